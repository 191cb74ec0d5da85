//! Random speeches for property tests.
//!
//! Several test files share this module and none uses all of it.
#![allow(dead_code, reason = "each test file uses its own part")]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use speechwright::model::{
    CountRef, Field, FieldId, FieldKind, FieldRef, Group, Guidance, HeadingLayout, InformationItem, Inline,
    Scheme, Section, SectionId, SectionKind, SectionTree, Speech, Status, Subtree, Target, Todo,
};
use speechwright::text::announcements::NumeralStyle;
use speechwright::text::language::Language;

/// How many random cases to try: `SPEECHWRIGHT_CASES` makes the tests run longer.
pub fn cases(usual: u32) -> ProptestConfig {
    let wanted = std::env::var("SPEECHWRIGHT_CASES").ok();
    ProptestConfig {
        cases: wanted.and_then(|cases| cases.parse().ok()).unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Text that files have trouble with: quotes, braces, escapes, controls, direction marks, joiners, every plane.
pub fn hard_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[一-龥，。“”（）]{1,6}",
        2 => "[a-z '{}@\"\\\\]{1,6}",
        1 => select(vec!["\0", "\t", "\u{7}", "\u{202E}", "\u{200F}", "\u{FEFF}", "e\u{301}", "👨\u{200D}👩\u{200D}👧", "𠮷", "\u{E5E5}", "\u{10FFFF}", "\u{FFFD}"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// Text of several lines.
pub fn long_text() -> impl Strategy<Value = String> {
    vec(hard_text(), 0..3).prop_map(|lines| lines.join("\r\n"))
}

/// Text of one line, cleaned as the model keeps it.
pub fn one_line() -> impl Strategy<Value = String> {
    hard_text().prop_map(|text| Inline::from_text(&text).text().to_owned())
}

fn field_name() -> impl Strategy<Value = String> {
    prop_oneof!["[一-龥]{1,6}", "[a-zA-Z\"\\\\'][a-z '\"\\\\]{0,10}[a-z\"\\\\]"]
}

/// Named fields of different names and identities.
pub fn fields() -> impl Strategy<Value = Vec<Field>> {
    let field = (
        1..500_u32,
        field_name(),
        select(FieldKind::ALL.to_vec()),
        long_text(),
        one_line(),
        one_line(),
    )
        .prop_map(|(id, name, kind, hint, default, value)| Field {
            id: FieldId(id),
            name,
            kind,
            hint,
            default,
            value,
        });
    vec(field, 0..4).prop_map(|mut fields| {
        let mut kept: Vec<Field> = Vec::new();
        fields.retain(|field| {
            let is_new = !kept
                .iter()
                .any(|other| other.id == field.id || other.name == field.name);
            kept.extend(is_new.then(|| field.clone()));
            is_new
        });
        fields
    })
}

/// A line that uses some of the fields.
pub fn line(ids: Vec<FieldId>, title: bool) -> impl Strategy<Value = Inline> {
    let items: Vec<InformationItem> = InformationItem::ALL
        .into_iter()
        .filter(|item| !title || *item != InformationItem::Title)
        .collect();
    let mut fields: Vec<FieldRef> = items.into_iter().map(FieldRef::Information).collect();
    fields.extend(ids.into_iter().map(FieldRef::Named));
    fields.extend(NumeralStyle::ALL.map(|style| {
        let group = Group {
            parent: None,
            kind: SectionKind::Part,
        };
        FieldRef::Count(CountRef { group, style })
    }));
    vec((hard_text(), option::of(select(fields))), 0..4).prop_map(|pieces| {
        let mut line = Inline::new();
        for (text, field) in pieces {
            line.push_text(&text);
            if let Some(field) = field {
                line.push_field(field);
            }
        }
        line
    })
}

fn scheme() -> impl Strategy<Value = Scheme> {
    prop_oneof![
        select(Scheme::NUMBERED.to_vec()),
        one_line().prop_map(Scheme::Connective)
    ]
}

fn target() -> impl Strategy<Value = Option<Target>> {
    prop_oneof![
        Just(None),
        (1..=u32::MAX).prop_map(|characters| Some(Target::Characters(characters))),
        (f32::MIN_POSITIVE..=f32::MAX).prop_map(|minutes| Some(Target::Minutes(minutes))),
        (0.1_f32..30.0).prop_map(|minutes| Some(Target::Minutes(minutes))),
        (f32::MIN_POSITIVE..=f32::MAX).prop_map(|weight| Some(Target::Weight(weight))),
        (0.1_f32..9.0).prop_map(|weight| Some(Target::Weight(weight))),
    ]
}

fn section(ids: Vec<FieldId>, kind: SectionKind) -> impl Strategy<Value = Section> {
    let texts = (
        one_line(),
        line(ids.clone(), false),
        vec(line(ids, false), 1..4),
        (long_text(), long_text(), long_text()),
        long_text(),
        (one_line(), vec((one_line(), any::<bool>()), 0..3), any::<bool>()),
    );
    let choices = (
        scheme(),
        select(HeadingLayout::ALL.to_vec()),
        target(),
        select(Status::ALL.to_vec()),
    );
    (texts, choices).prop_map(move |(texts, (scheme, layout, target, status))| {
        let (name, heading, body, (purpose, length, example), notes, beside) = texts;
        let (frame, todos, bookmark) = beside;
        let todos = todos.into_iter().map(|(text, done)| Todo { text, done });
        Section {
            name,
            heading,
            body,
            scheme,
            layout,
            target,
            guidance: Guidance {
                purpose,
                length,
                example,
            },
            notes,
            status,
            frame,
            todos: todos.collect(),
            bookmark,
            ..Section::new(SectionId(0), kind)
        }
    })
}

fn subtree(ids: Vec<FieldId>, levels: usize) -> BoxedStrategy<Subtree> {
    let kinds: Vec<SectionKind> = SectionKind::ALL
        .into_iter()
        .filter(|kind| levels == 4 || kind.holds_children())
        .collect();
    select(kinds)
        .prop_flat_map(move |kind| {
            let children = if kind.holds_children() && levels > 1 {
                vec(subtree(ids.clone(), levels - 1), 0..3).boxed()
            } else {
                Just(Vec::new()).boxed()
            };
            (section(ids.clone(), kind), children)
                .prop_map(|(section, children)| Subtree { section, children })
        })
        .boxed()
}

/// Sections, the identities of which are not in order and have gaps.
fn roots(ids: &[FieldId]) -> impl Strategy<Value = Vec<Subtree>> + use<> {
    (vec(subtree(ids.to_vec(), 4), 0..4), 1..9_u32).prop_map(|(mut roots, step)| {
        let mut next = 10_000;
        for root in &mut roots {
            root.for_each_mut(&mut |section| {
                section.id = SectionId(next);
                next -= step;
            });
        }
        roots
    })
}

/// A speech that keeps every invariant.
pub fn speech() -> impl Strategy<Value = Speech> {
    fields().prop_flat_map(|fields| {
        let ids: Vec<FieldId> = fields.iter().map(|field| field.id).collect();
        let information = (
            line(ids.clone(), true),
            [one_line(), one_line(), one_line(), one_line(), one_line()],
            option::of(1..=u32::MAX),
            1..=u32::MAX,
            any::<bool>(),
        );
        let language = select(vec![Language::Chinese, Language::English]);
        (Just(fields), information, roots(&ids), language, hard_text()).prop_map(
            |(fields, (title, texts, minutes, rate, byline), roots, language, template)| {
                let mut speech = Speech::new(language);
                let [speaker, post, occasion, place, date] = texts;
                speech.information.title = title;
                speech.information.speaker = speaker;
                speech.information.post = post;
                speech.information.occasion = occasion;
                speech.information.place = place;
                speech.information.date = date;
                speech.information.minutes = minutes;
                speech.information.rate = rate;
                speech.information.byline = byline;
                speech.fields = fields;
                speech.sections = SectionTree::from_roots(roots).unwrap_or_default();
                speech.template = template;
                speech
            },
        )
    })
}
