//! What finding costs: all of a speech searched, and a search that follows a keystroke. A million characters have to be
//! searched within two frames.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use speechwright::model::{
    Inline, Searched, Section, SectionId, SectionKind, SectionTree, Selection, Speech, Subtree, TextPlace,
    TextPosition,
};
use speechwright::session::{Action, Direction, Session, Unit};
use speechwright::text::find::FindOptions;
use speechwright::text::language::Language;
use speechwright::ui::find::search::{Search, Sought};

const CHARACTERS: usize = 1_000_000;
const SENTENCE: &str = "今年上半年，全馆同志把“马上查”落到实处，接待群众三千二百人次，同比增长27.2%。";

/// A million characters in paragraphs of some length, ten to a section.
fn session_of(paragraph: usize) -> Session {
    let text: String = SENTENCE.chars().cycle().take(paragraph).collect();
    let sections = CHARACTERS / paragraph / 10;
    let roots = (1..=sections).map(|number| {
        let id = SectionId(u32::try_from(number).unwrap_or(u32::MAX));
        Subtree::leaf(Section {
            body: vec![Inline::from_text(&text); 10],
            ..Section::new(id, SectionKind::Custom)
        })
    });
    let mut speech = Speech::new(Language::Chinese);
    speech.sections = SectionTree::from_roots(roots.collect()).unwrap_or_default();
    Session::new(speech, true)
}

fn sought(words: &str, options: FindOptions) -> Sought {
    Sought {
        words: words.to_owned(),
        options,
        searched: Searched::Everything,
    }
}

fn all(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find all in 1M");
    let expression = FindOptions {
        expression: true,
        ..FindOptions::default()
    };
    let plain = FindOptions::default();
    for (name, words, options) in [
        ("nothing", "没有这样的话", plain),
        ("words", "马上查", plain),
        ("quotes and digits", "\"马上查\"", plain),
        ("every comma", "，", plain),
        ("an expression", r"\d+(\.\d+)?%", expression),
        ("words of Unicode", r"\w+，\w+", expression),
    ] {
        for paragraph in [50, 2_000] {
            let session = session_of(paragraph);
            let sought = sought(words, options);
            group.bench_function(BenchmarkId::new(name, paragraph), |bencher| {
                bencher.iter(|| {
                    let mut search = Search::default();
                    search.finish(black_box(&session), &sought, None);
                    search.count()
                });
            });
        }
    }
    group.finish();
}

fn keystroke(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find follows a keystroke in 1M");
    for paragraph in [50, 2_000] {
        let mut session = session_of(paragraph);
        let middle = SectionId(u32::try_from(CHARACTERS / paragraph / 20).unwrap_or(1));
        let caret = Selection::caret(TextPosition::start_of(TextPlace::Body(middle, 5)));
        session.perform(Action::Select(caret), Duration::ZERO);
        let sought = sought("马上查", FindOptions::default());
        let mut search = Search::default();
        search.finish(&session, &sought, None);
        group.bench_function(BenchmarkId::from_parameter(paragraph), |bencher| {
            bencher.iter_custom(|times| {
                let mut spent = Duration::ZERO;
                for _ in 0..times {
                    session.perform(Action::InsertText("字".to_owned()), Duration::ZERO);
                    let start = std::time::Instant::now();
                    search.follow(&session, &sought, None);
                    spent += start.elapsed();
                    let delete = Action::Delete {
                        direction: Direction::Backward,
                        unit: Unit::Character,
                    };
                    session.perform(delete, Duration::ZERO);
                    search.follow(&session, &sought, None);
                }
                spent
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = find;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = all, keystroke
}
criterion_main!(find);
