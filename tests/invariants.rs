//! The model's invariants under random sequences of every action there is.
//!
//! Each step is a handful of numbers, read against the session as it then stands, so that every sequence is valid
//! and shrinks well. `SPEECHWRIGHT_PROPTEST_CASES` makes the run longer.

use std::collections::HashSet;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use proptest::prelude::*;
use speechwright::model::{
    CountRef, Field, FieldId, FieldKind, FieldRef, Group, Guidance, HeadingLayout, InformationItem,
    Manuscript, Record, Replica, Scheme, Searched, SectionId, SectionKind, SectionProperty, Selection,
    Speech, Status, Target, TextPlace, TextPosition, Todo, matches_in, matches_in_values,
};
use speechwright::session::{
    Action, Direction, Effect, Motion, Notice, ReplaceTarget, Replacement, Session, Unit,
};
use speechwright::store::{JournalHead, read_journal, write_head, write_record};
use speechwright::text::announcements::NumeralStyle;
use speechwright::text::find::{FindOptions, Pattern};
use speechwright::text::language::Language;
use speechwright::text::offsets::ByteIndex;

const TEXTS: [&str; 14] = [
    "同志们：",
    "一是",
    "（二）要实干。多跑腿，多读书！",
    "第一段\n第二段\r\n第三段",
    "plain words, and more",
    "👩‍👩‍👧e\u{301}\u{200f}",
    "",
    "\u{0}\u{FDD0}",
    "“《（",
    "多",
    "首先，讲政治",
    "　　缩进的一段\n\n　　又一段",
    "三、抓落实",
    "{花括号}",
];

#[derive(Debug, Clone, Copy)]
struct Step {
    kind: u8,
    a: u16,
    b: u16,
    c: u16,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>());
    prop::collection::vec(step.prop_map(|(kind, a, b, c)| Step { kind, a, b, c }), 1..60)
}

fn pick<T: Copy>(from: &[T], at: u16) -> Option<T> {
    (!from.is_empty()).then(|| from[usize::from(at) % from.len()])
}

struct Walk {
    session: Session,
    clipboard: Option<Action>,
}

impl Walk {
    fn position(&self, a: u16, b: u16) -> TextPosition {
        let speech = self.session.speech();
        let place = pick(&speech.places(), a).unwrap_or(TextPlace::Title);
        let length = speech.line(place).map_or(0, |line| line.text().len());
        TextPosition::new(place, ByteIndex(usize::from(b) % (length + 2)))
    }

    fn section(&self, at: u16) -> SectionId {
        pick(&self.session.speech().sections.reading_order(), at).unwrap_or(SectionId(9_999))
    }

    fn parent(&self, at: u16) -> Option<SectionId> {
        (!at.is_multiple_of(3)).then(|| self.section(at / 3))
    }

    fn field(&self, at: u16) -> FieldRef {
        let mut all: Vec<FieldRef> = InformationItem::ALL
            .into_iter()
            .map(FieldRef::Information)
            .collect();
        all.extend(
            self.session
                .speech()
                .fields
                .iter()
                .map(|field| FieldRef::Named(field.id)),
        );
        all.extend(SectionKind::ALL.map(|kind| {
            let group = Group {
                parent: self.parent(at),
                kind,
            };
            let style = NumeralStyle::ALL[usize::from(at) % 4];
            FieldRef::Count(CountRef { group, style })
        }));
        all[usize::from(at) % all.len()]
    }

    fn scheme(at: u16) -> Scheme {
        let mut all = Scheme::NUMBERED.to_vec();
        all.extend([
            Scheme::Connective("首先".into()),
            Scheme::Connective(String::new()),
        ]);
        all[usize::from(at) % all.len()].clone()
    }

    fn property(b: u16, c: u16) -> SectionProperty {
        let text = TEXTS[usize::from(c) % TEXTS.len()].to_owned();
        match b % 11 {
            0 => SectionProperty::Kind(SectionKind::ALL[usize::from(c) % 7]),
            1 => SectionProperty::Name(text),
            2 => SectionProperty::Scheme(Self::scheme(c)),
            3 => SectionProperty::Layout(HeadingLayout::ALL[usize::from(c) % 3]),
            4 => SectionProperty::Target(Some(Target::Characters(u32::from(c)))),
            5 => SectionProperty::Guidance(Guidance {
                purpose: text,
                ..Guidance::default()
            }),
            6 => SectionProperty::Notes(text),
            7 => SectionProperty::Frame(text),
            8 => SectionProperty::Todos(vec![Todo {
                text,
                done: c.is_multiple_of(2),
            }]),
            9 => SectionProperty::Bookmark(c.is_multiple_of(2)),
            _ => SectionProperty::Status(Status::ALL[usize::from(c) % 3]),
        }
    }

    fn text_action(&self, Step { kind, a, b, c }: Step) -> Option<Action> {
        let text = TEXTS[usize::from(c) % TEXTS.len()].to_owned();
        let direction = if a % 2 == 0 {
            Direction::Backward
        } else {
            Direction::Forward
        };
        let unit = if b % 2 == 0 { Unit::Character } else { Unit::Word };
        let motions = [
            Motion::By(direction, unit),
            Motion::ParagraphBackward,
            Motion::ParagraphForward,
            Motion::Start,
            Motion::End,
        ];
        Some(match kind {
            0..=2 => Action::Select(Selection::caret(self.position(a, b))),
            3..=4 => Action::Select(Selection {
                anchor: self.position(a, b),
                head: self.position(c, a),
            }),
            5 => Action::Move {
                motion: motions[usize::from(c) % 5],
                extend: c % 2 == 0,
            },
            6..=8 => Action::InsertText(text),
            9..=11 => Action::Delete { direction, unit },
            12 => Action::NewParagraph,
            13 => Action::NewSibling,
            14 => Action::Copy,
            15 => Action::Cut,
            16 => Action::Paste { text, fragment: None },
            17..=18 => self.clipboard.clone()?,
            19 if c % 8 == 0 => Action::SelectAll,
            20 => Action::AcceptOffer,
            _ => return None,
        })
    }

    fn action(&self, step: Step) -> Option<Action> {
        let step = Step {
            kind: step.kind % 47,
            ..step
        };
        if step.kind <= 20 {
            return self.text_action(step);
        }
        let Step { kind, a, b, c } = step;
        let id = self.section(a);
        let text = TEXTS[usize::from(c) % TEXTS.len()].to_owned();
        let directions = [
            Direction::Backward,
            Direction::Forward,
            Direction::Out,
            Direction::In,
        ];
        let index = usize::from(c % 5);
        Some(match kind {
            21 => Action::AddSection {
                parent: self.parent(a),
                index,
                like: (b % 2 == 0).then(|| self.section(b)),
            },
            22 => Action::AddSibling(id),
            23..=24 => Action::AddChild(id),
            25 => Action::DuplicateSection(id),
            26 => Action::DeleteSection(id),
            27..=28 => Action::MoveSection {
                id,
                parent: self.parent(b),
                index,
            },
            29..=30 => Action::NudgeSection {
                id,
                direction: directions[usize::from(b) % 4],
            },
            31 => Action::RenameRow { id, text },
            32..=34 => Action::SetProperty {
                id,
                property: Self::property(b, c),
            },
            35 if c % 3 == 0 => Action::SetGroupFrame {
                id,
                frame: "要…的X".to_owned(),
            },
            35 if c % 3 == 1 => Action::SetHeading {
                id,
                text: TEXTS[usize::from(b) % TEXTS.len()].to_owned(),
            },
            35 => Action::SetGroupScheme {
                id,
                scheme: Self::scheme(b),
            },
            36 => Action::InsertField(self.field(b)),
            37 => Action::DefineField {
                field: Field::new(FieldId(0), &format!("甲{}", a % 6)),
                insert: b % 2 == 0,
            },
            38 => Action::MakeField {
                name: format!("乙{}", a % 6),
            },
            39 => Action::FillField {
                field: self.field(b),
                value: text,
            },
            40 => match self.field(a) {
                FieldRef::Named(id) => Action::DeleteField {
                    id,
                    keep_text: b % 2 == 0,
                },
                FieldRef::Information(item) => Action::SetInformation { item, value: text },
                FieldRef::Count(_) if a % 2 == 0 => Action::BindCount,
                FieldRef::Count(_) => Action::FitTime {
                    minutes: u32::from(b) + 1,
                    targets: vec![(self.section(a), Target::Weight(f32::from(b) + 0.5))],
                },
            },
            41 => Action::SelectNextUnfilled {
                backwards: a % 2 == 0,
            },
            42 => Action::SetByline(a % 2 == 0),
            43 if a % 4 == 0 => Action::SetLanguage(if b % 2 == 0 {
                Language::Chinese
            } else {
                Language::English
            }),
            43 => {
                let field = pick(&self.session.speech().fields.iter().collect::<Vec<_>>(), a)?.clone();
                Action::SetField(Field {
                    kind: FieldKind::ALL[usize::from(b) % 5],
                    default: text,
                    ..field
                })
            }
            44 => Action::Undo,
            46 => Action::ReplaceMatches(self.replacements(b, &text)),
            _ => Action::Redo,
        })
    }

    /// Every place of some words, in the text and in values, with what is to stand there.
    fn replacements(&self, sought: u16, with: &str) -> Vec<Replacement> {
        let sought = ["多", "[一二三]", "，|。", "政治上强", "\\w+", "."][usize::from(sought) % 6];
        let options = FindOptions {
            expression: true,
            ..FindOptions::default()
        };
        let Ok(pattern) = Pattern::new(sought, options) else {
            return Vec::new();
        };
        let speech = self.session.speech();
        let text = self
            .session
            .manuscript()
            .paragraphs()
            .iter()
            .flat_map(|paragraph| {
                let found = matches_in(paragraph, &pattern, Searched::Everything).into_iter();
                found.filter_map(|found| {
                    let expected = paragraph.text[found.shown.start.0..found.shown.end.0].to_owned();
                    Some((ReplaceTarget::Text(found.source.ok()?), expected))
                })
            });
        let values = matches_in_values(speech, &pattern).into_iter().map(|found| {
            let value = speech.field_value(found.field).unwrap_or_default();
            let expected = value[found.range.start.0..found.range.end.0].to_owned();
            (ReplaceTarget::Value(found), expected)
        });
        let all = text.chain(values).map(|(target, expected)| Replacement {
            target,
            expected,
            with: with.to_owned(),
        });
        all.collect()
    }

    fn labels(&self) -> Vec<Option<String>> {
        let order = self.session.speech().sections.reading_order().into_iter();
        order.map(|id| self.session.label(id)).collect()
    }

    fn take(&mut self, step: Step) {
        let Some(action) = self.action(step) else { return };
        for effect in self
            .session
            .perform(action, Duration::from_millis(u64::from(step.a)))
        {
            if let Effect::Copy { text, fragment } = effect {
                self.clipboard = Some(Action::Paste {
                    text,
                    fragment: Some(fragment),
                });
            }
        }
    }

    fn check(&self) {
        let session = &self.session;
        assert_eq!(session.speech().check(), Ok(()));
        let ids = session.speech().sections.reading_order();
        assert_eq!(
            ids.iter().collect::<HashSet<_>>().len(),
            ids.len(),
            "identities are unique"
        );
        assert_eq!(
            ids.len(),
            session.speech().sections.len(),
            "every section is reached"
        );
        check_manuscript(session.manuscript(), session.speech());
        for position in [session.selection().anchor, session.selection().head] {
            assert!(
                session.manuscript().view_position(position).is_some(),
                "{position:?} is shown"
            );
        }
    }
}

fn check_manuscript(kept: &Manuscript, speech: &Speech) {
    let fresh = Manuscript::compose(speech);
    assert_eq!(kept.text(), fresh.text());
    assert_eq!(kept.spans(), fresh.spans());
    assert_eq!(kept.paragraphs().len(), fresh.paragraphs().len());
    for (one, other) in kept.paragraphs().iter().zip(fresh.paragraphs()) {
        assert!(one.is_alike(other), "{one:?}\n{other:?}");
        let mut end = ByteIndex(0);
        for segment in &one.segments {
            assert_eq!(
                segment.range.start, end,
                "segments tile the text without gap or overlap"
            );
            end = segment.range.end;
        }
        assert_eq!(end.0, one.text.len());
    }
}

fn small_speech() -> Speech {
    let mut session = Session::new(Speech::new(Language::Chinese), true);
    let mut perform = |action| session.perform(action, Duration::ZERO);
    perform(Action::AddSection {
        parent: None,
        index: 0,
        like: None,
    });
    perform(Action::InsertText("讲印象".into()));
    perform(Action::AddChild(SectionId(1)));
    perform(Action::InsertText("政治上强。多读书。".into()));
    perform(Action::NewSibling);
    perform(Action::InsertText("作风上硬。".into()));
    session.speech().clone()
}

fn configuration() -> ProptestConfig {
    let cases = std::env::var("SPEECHWRIGHT_PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(192),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(configuration())]

    /// What a journal rests on.
    #[test]
    fn records_make_the_same_speech_with_the_same_history(steps in steps()) {
        let (sender, records) = channel();
        let mut walk = Walk { session: Session::new(small_speech(), true), clipboard: None };
        walk.session.set_recorder(Some(Box::new(move |record| sender.send(record).unwrap())));
        for step in steps {
            walk.take(step);
        }
        let records: Vec<Record> = records.try_iter().collect();
        let head = JournalHead { draft: None, file: None };
        let mut bytes = write_head(&head, &small_speech(), 0).unwrap();
        for record in &records {
            write_record(record, &mut bytes).unwrap();
        }
        let read = read_journal(&bytes, Path::new("a.journal")).unwrap();
        prop_assert_eq!(&read.base, &small_speech());
        prop_assert_eq!(&read.records, &records);
        let mut replica = Replica::new(small_speech());
        for record in records {
            replica.follow(record).unwrap();
        }
        let (base, again) = replica.unwound().unwrap();
        let mut rebuilt = Replica::new(base);
        for record in again {
            rebuilt.follow(record).unwrap();
        }
        let mut session = walk.session;
        let mut recovered = [Session::recovered(replica), Session::recovered(rebuilt)];
        for other in &recovered {
            prop_assert_eq!(other.speech(), session.speech());
            prop_assert_eq!(other.redo_name(), session.redo_name());
        }
        loop {
            for other in &recovered {
                prop_assert_eq!(other.undo_name(), session.undo_name());
                prop_assert_eq!(other.speech(), session.speech());
            }
            if session.undo_name().is_none() {
                break;
            }
            for one in recovered.iter_mut().chain([&mut session]) {
                one.perform(Action::Undo, Duration::ZERO);
            }
        }
        while session.redo_name().is_some() {
            for one in recovered.iter_mut().chain([&mut session]) {
                one.perform(Action::Redo, Duration::ZERO);
            }
            for other in &recovered {
                prop_assert_eq!(other.speech(), session.speech());
            }
        }
        // What is added now is told from all that was.
        for other in &mut recovered {
            other.perform(Action::AddSection { parent: None, index: 0, like: None }, Duration::ZERO);
            prop_assert_eq!(other.speech().check(), Ok(()));
            while other.undo_name().is_some() {
                other.perform(Action::Undo, Duration::ZERO);
                prop_assert_eq!(other.speech().check(), Ok(()));
            }
        }
    }

    #[test]
    fn every_action_keeps_the_invariants(steps in steps()) {
        let mut walk = Walk { session: Session::new(small_speech(), true), clipboard: None };
        for step in steps {
            walk.take(step);
            walk.check();
        }
    }

    #[test]
    fn undoing_everything_restores_the_speech_and_redoing_brings_it_back(steps in steps()) {
        let start = small_speech();
        let mut walk = Walk { session: Session::new(start.clone(), true), clipboard: None };
        for step in steps {
            walk.take(step);
        }
        let mut redone = 0;
        while walk.session.redo_name().is_some() {
            walk.session.perform(Action::Redo, Duration::ZERO);
        }
        let end = walk.session.speech().clone();
        while walk.session.undo_name().is_some() {
            walk.session.perform(Action::Undo, Duration::ZERO);
            redone += 1;
            walk.check();
        }
        prop_assert_eq!(walk.session.speech(), &start);
        prop_assert!(!walk.session.is_unsaved());
        for _ in 0..redone {
            walk.session.perform(Action::Redo, Duration::ZERO);
        }
        prop_assert_eq!(walk.session.speech(), &end);
        check_manuscript(walk.session.manuscript(), walk.session.speech());
    }

    /// Replacing everywhere and taking it back leaves the speech as it was; numbering never changes.
    #[test]
    fn replacing_all_is_one_step_and_harms_no_label(
        steps in steps(),
        sought in any::<u16>(),
        with in prop::sample::select(TEXTS.to_vec()),
    ) {
        let mut walk = Walk { session: Session::new(small_speech(), true), clipboard: None };
        for step in steps {
            walk.take(step);
        }
        let before = walk.session.speech().clone();
        let (labels, steps) = (walk.labels(), walk.session.state());
        let replacements = walk.replacements(sought, with);
        let effects = walk.session.perform(Action::ReplaceMatches(replacements), Duration::ZERO);
        let is_refused = effects.iter().any(|effect| matches!(effect, Effect::Notice(Notice::Refused(_))));
        prop_assert!(!is_refused, "{:?}", effects);
        walk.check();
        prop_assert_eq!(walk.labels(), labels);
        if walk.session.state() != steps {
            walk.session.perform(Action::Undo, Duration::ZERO);
        }
        prop_assert_eq!(walk.session.speech(), &before);
        prop_assert_eq!(walk.session.state(), steps);
        walk.check();
    }
}
