//! What costs time below the window: a keystroke through the session, composing the manuscript, opening a draft and
//! exporting it, at growing sizes. Compare the figures of one run with each other: they are ratios against growth.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use speechwright::convert::plain_text::{ExportOptions, encode, text};
use speechwright::model::{
    Manuscript, SectionId, SectionProperty, Selection, Speech, Target, TextPlace, TextPosition,
};
use speechwright::session::{Action, Direction, Session, Unit};
use speechwright::store::{read_speech, write_speech};
use speechwright::text::language::Language;
use speechwright::text::offsets::ByteIndex;

const SIZES: [usize; 4] = [5_000, 20_000, 100_000, 1_000_000];
const SENTENCE: &str = "今年上半年，全馆同志把“马上查”落到实处，接待群众三千二百人次，同比增长27.2%。";

/// A speech of `characters` in paragraphs of up to 2,000, ten to a section.
fn speech_of(characters: usize) -> Speech {
    speech_in(characters, 2_000)
}

/// A speech of `characters` in paragraphs of up to `longest`, ten to a section.
fn speech_in(characters: usize, longest: usize) -> Speech {
    let mut session = Session::new(Speech::new(Language::Chinese), true);
    let paragraphs = characters.div_ceil(longest);
    let mut left = characters;
    for section in 0..paragraphs.div_ceil(10) {
        let id = SectionId(u32::try_from(section + 1).unwrap_or(u32::MAX));
        session.perform(
            Action::AddSection {
                parent: None,
                index: section,
                like: None,
            },
            Duration::ZERO,
        );
        let mut lines = Vec::new();
        for _ in 0..10 {
            let length = left.min(longest);
            left -= length;
            if length > 0 {
                lines.push(SENTENCE.chars().cycle().take(length).collect::<String>());
            }
        }
        let place = TextPosition::start_of(TextPlace::Body(id, 0));
        session.perform(Action::Select(Selection::caret(place)), Duration::ZERO);
        session.perform(Action::InsertText(lines.join("\n")), Duration::ZERO);
    }
    session.speech().clone()
}

fn middle(speech: &Speech) -> TextPosition {
    let places = speech.places();
    TextPosition::new(places[places.len() / 2], ByteIndex(0))
}

fn keystroke(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    for size in SIZES {
        let mut session = Session::new(speech_of(size), true);
        let caret = Selection::caret(middle(session.speech()));
        session.perform(Action::Select(caret), Duration::ZERO);
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| {
                session.perform(Action::InsertText("字".to_owned()), Duration::ZERO);
                let delete = Action::Delete {
                    direction: Direction::Backward,
                    unit: Unit::Character,
                };
                session.perform(delete, Duration::ZERO);
            });
        });
    }
    let mut session = Session::new(Speech::new(Language::Chinese), true);
    session.perform(
        Action::AddSection {
            parent: None,
            index: 0,
            like: None,
        },
        Duration::ZERO,
    );
    let text = SENTENCE.chars().cycle().take(100_000).collect();
    let start = TextPosition::start_of(TextPlace::Body(SectionId(1), 0));
    session.perform(Action::Select(Selection::caret(start)), Duration::ZERO);
    session.perform(Action::InsertText(text), Duration::ZERO);
    group.bench_function("one paragraph of 100000", |bencher| {
        bencher.iter(|| {
            session.perform(Action::InsertText("字".to_owned()), Duration::ZERO);
            let delete = Action::Delete {
                direction: Direction::Backward,
                unit: Unit::Character,
            };
            session.perform(delete, Duration::ZERO);
        });
    });
    group.finish();
}

/// What every section is given and uses, after a keystroke: the lengths that paragraphs keep are added up, and no text
/// is counted anew but the one paragraph's.
fn budgets(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("budgets after a keystroke");
    for (name, size, length) in [
        ("20000", 20_000, 2_000),
        ("1000000", 1_000_000, 2_000),
        ("300000 in paragraphs of 150", 300_000, 150),
    ] {
        let mut speech = speech_in(size, length);
        speech.information.minutes = Some(60);
        let mut session = Session::new(speech, true);
        for id in session.speech().sections.reading_order() {
            let property = SectionProperty::Target(Some(Target::Weight(1.0)));
            session.perform(Action::SetProperty { id, property }, Duration::ZERO);
        }
        let caret = Selection::caret(middle(session.speech()));
        session.perform(Action::Select(caret), Duration::ZERO);
        let mut key = |action: Action, asks: bool| {
            session.perform(action, Duration::ZERO);
            if asks {
                black_box(session.budget());
            }
        };
        for (what, asks) in [("keystroke alone", false), ("with budgets", true)] {
            group.bench_function(BenchmarkId::new(what, name), |bencher| {
                bencher.iter(|| {
                    key(Action::InsertText("字".to_owned()), asks);
                    let delete = Action::Delete {
                        direction: Direction::Backward,
                        unit: Unit::Character,
                    };
                    key(delete, asks);
                });
            });
        }
    }
    group.finish();
}

fn compose(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compose");
    for size in SIZES {
        let speech = speech_of(size);
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| Manuscript::compose(black_box(&speech)));
        });
    }
    group.finish();
}

fn open(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    let path = Path::new("bench.speech");
    for size in SIZES {
        let bytes = write_speech(&speech_of(size), path).unwrap_or_default();
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| read_speech(black_box(&bytes), path).map(|speech| Session::new(speech, true)));
        });
    }
    group.finish();
}

fn export(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("export");
    let options = ExportOptions::for_language(Language::Chinese);
    for size in SIZES {
        let manuscript = Manuscript::compose(&speech_of(size));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter_batched(
                || (),
                |()| encode(&text(black_box(&manuscript), Language::Chinese, options), options),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group! {
    name = document;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    targets = keystroke, budgets, compose, open, export
}
criterion_main!(document);
