//! What a key costs in the command palette over two thousand entries, from the key to tessellated shapes: less than
//! two milliseconds. And what it costs to open it, when the sounds of all names are made out.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Event, Key};
use speechwright::model::{Inline, Section, SectionId, SectionKind, SectionTree, Speech, Subtree};
use speechwright::session::Session;
use speechwright::text::language::Language;
use speechwright::ui::dialogs::{Dialog, Palette};

use screen::{Screen, struck};

mod screen;

const ENTRIES: u32 = 2_000;

/// Headings as they are written, each of its own.
fn session() -> Session {
    let subjects = [
        "政务服务",
        "档案利用",
        "干部队伍",
        "基层治理",
        "营商环境",
        "生态保护",
    ];
    let aims = [
        "要抓紧抓实抓出成效",
        "要敢于动真碰硬",
        "要久久为功、善作善成",
        "要在创新上下功夫",
    ];
    let sections = (1..=ENTRIES).map(|number| {
        let at = number as usize;
        let (subject, aim) = (subjects[at % subjects.len()], aims[at / 7 % aims.len()]);
        Subtree::leaf(Section {
            heading: Inline::from_text(&format!("第{number}件事：{subject}{aim}")),
            ..Section::new(SectionId(number), SectionKind::Part)
        })
    });
    let mut speech = Speech::new(Language::Chinese);
    speech.sections = SectionTree::from_roots(sections.collect()).unwrap_or_default();
    Session::new(speech, true)
}

/// A window with the palette in it.
struct Window {
    screen: Screen,
    dialog: Dialog,
}

impl Window {
    fn new(session: &Session) -> Self {
        let screen = Screen::new();
        let palette = Palette::new(Some(session), None, &[], &screen.texts);
        let mut window = Self {
            dialog: Dialog::Palette(palette),
            screen,
        };
        // The first frames find out how large all is, and give the field the keyboard.
        for _ in 0..4 {
            window.frame(Vec::new());
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) {
        let dialog = &mut self.dialog;
        self.screen.frame(events, |ui, screen| {
            black_box(dialog.show(ui.ctx(), &screen.texts, &screen.situation));
        });
    }

    fn write(&mut self, text: &str) {
        self.frame(vec![Event::Text(text.to_owned())]);
    }

    fn key(&mut self, key: Key) {
        self.frame(vec![struck(key)]);
    }
}

fn keys(criterion: &mut Criterion) {
    let session = session();
    let mut group = criterion.benchmark_group("a key in the palette over 2000 entries");
    // A letter, and in the next frame Backspace: half of the keys find more than they did.
    for (name, before, letter) in [
        ("the first letter", "", "z"),
        ("pinyin", "zhengwufuw", "u"),
        ("first letters", "zwf", "w"),
        ("characters", "政务服", "务"),
        ("what is not there", "没有", "的"),
    ] {
        let mut window = Window::new(&session);
        if !before.is_empty() {
            window.write(before);
        }
        let mut writes = true;
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| {
                if writes {
                    window.write(letter);
                } else {
                    window.key(Key::Backspace);
                }
                writes = !writes;
            });
        });
    }
    let mut window = Window::new(&session);
    group.bench_function(BenchmarkId::from_parameter("an arrow"), |bencher| {
        bencher.iter(|| window.key(Key::ArrowDown));
    });
    group.finish();
}

fn opening(criterion: &mut Criterion) {
    let session = session();
    let mut group = criterion.benchmark_group("the palette over 2000 entries");
    group.sample_size(10);
    group.bench_function("opened", |bencher| {
        bencher.iter(|| black_box(Window::new(&session)).screen.frames);
    });
    group.finish();
}

criterion_group!(benches, keys, opening);
criterion_main!(benches);
