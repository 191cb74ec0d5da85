//! A speech that goes through the workshop, into a template's file and out of it again keeps its tree, its kinds, its
//! numbering, its targets and its fields, whatever was decided about its text.

mod support;

use std::collections::HashMap;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use speechwright::model::{
    FieldId, FieldKind, FieldRef, FieldUse, HeadingLayout, Inline, Origin, Part, Scheme, SectionKind,
    SectionTree, Speech, Subtree, Target, TextPlace, Treatment, WorkshopPlan,
};
use speechwright::store::{read_template, write_template};

/// What writers leave to be filled in another time, and names.
const WORDS: [&str; 12] = [
    "在X市召开",
    "请XX同志讲话",
    "XX",
    "××年×月×日",
    "〔姓名〕主持",
    "○○公司",
    "感谢王书记",
    "王书记说",
    "青山市河东镇，青山市",
    "Dear [name]",
    "the River Trust, River Trust and River Trust",
    "一个没有空的句子。",
];

/// A random speech with blanks and names in it.
fn speech() -> impl Strategy<Value = Speech> {
    (support::speech(), vec(0..WORDS.len(), 40)).prop_map(|(mut speech, words)| {
        let mut words = words.into_iter();
        let mut sprinkle = |line: &mut Inline| {
            if let Some(word) = words.next() {
                line.push_text(WORDS[word]);
            }
        };
        sprinkle(&mut speech.information.title);
        let roots = speech.sections.children(None).iter();
        let mut roots: Vec<Subtree> = roots.filter_map(|&id| speech.sections.subtree(id)).collect();
        for root in &mut roots {
            root.for_each_mut(&mut |section| {
                sprinkle(&mut section.heading);
                section.body.iter_mut().for_each(&mut sprinkle);
            });
        }
        speech.sections = SectionTree::from_roots(roots).unwrap_or_default();
        speech
    })
}

/// A plan in which everything is decided at random.
fn decided(speech: &Speech, decisions: &[u16]) -> WorkshopPlan {
    let mut decisions = decisions.iter().copied().cycle();
    let mut next = || decisions.next().unwrap_or_default();
    let mut plan = WorkshopPlan::of(speech);
    for section in &mut plan.sections {
        section.treatment = Treatment::ALL[usize::from(next()) % 3];
        section.becomes_frame = section.frame.is_some() && next() % 2 == 0;
    }
    for field in &mut plan.fields {
        field.is_taken = next() % 3 > 0;
        field.is_apart = next() % 3 == 0;
        for place in &mut field.places {
            place.is_taken = next() % 4 > 0;
        }
    }
    plan.clears_values = next() % 2 == 0;
    plan
}

type Shape = (usize, SectionKind, String, Scheme, HeadingLayout, Option<Target>);

fn shape(speech: &Speech) -> Vec<Shape> {
    let tree = &speech.sections;
    let sections = tree.reading_order().into_iter();
    sections
        .filter_map(|id| Some((tree.level(id), tree.get(id)?)))
        .map(|(level, section)| {
            let (scheme, layout) = (section.scheme.clone(), section.layout);
            (
                level,
                section.kind,
                section.name.clone(),
                scheme,
                layout,
                section.target,
            )
        })
        .collect()
}

fn fields(speech: &Speech) -> Vec<(String, FieldKind)> {
    let fields = speech.fields.iter();
    fields.map(|field| (field.name.clone(), field.kind)).collect()
}

/// What stood in the place of each new field.
fn former_words(speech: &Speech, plan: &WorkshopPlan) -> HashMap<String, String> {
    let fields = plan.fields.iter().zip(plan.names(speech));
    fields
        .flat_map(|(field, names)| {
            let words = match (field.origin, field.places.first()) {
                (Origin::Blank, Some(place)) => {
                    let line = speech.line(place.place).map_or("", |line| line.text());
                    line[place.range.start.0..place.range.end.0].to_owned()
                }
                _ => field.text.clone(),
            };
            names.into_iter().map(move |name| (name, words.clone()))
        })
        .collect()
}

/// A line with its new fields written out again; fields that were there before stand by their names.
fn written_out(speech: &Speech, line: &Inline, former: &HashMap<String, String>) -> String {
    let name = |id: FieldId| {
        speech
            .field(id)
            .map_or_else(String::new, |field| field.name.clone())
    };
    let parts = line.parts().map(|(_, part)| match part {
        Part::Text(words) => words.to_owned(),
        Part::Field(FieldRef::Named(id)) => match former.get(&name(id)) {
            Some(words) => words.clone(),
            None => format!("{{{}}}", name(id)),
        },
        // Sections have other identities in a template: which one is counted cannot be compared.
        Part::Field(FieldRef::Count(_)) => "{count}".to_owned(),
        Part::Field(FieldRef::Information(item)) => format!("{{@{}}}", item.key()),
    });
    parts.collect()
}

proptest! {
    #![proptest_config(support::cases(96))]

    #[test]
    fn structure_fields_and_targets_outlive_the_workshop(
        speech in speech(),
        decisions in vec(any::<u16>(), 1..60),
    ) {
        let plan = decided(&speech, &decisions);
        prop_assert_eq!(plan.fault(&speech), None);
        let template = plan.apply(&speech, "my-template", "甲", "乙");
        prop_assert_eq!(template.speech.check(), Ok(()));
        let path = Path::new("my-template.ron");
        let bytes = write_template(&template, path).unwrap();
        let again = read_template(&bytes, path).unwrap().instantiate(None);
        prop_assert_eq!(shape(&again), shape(&speech));
        prop_assert_eq!(&again.information.minutes, &speech.information.minutes);

        let before = fields(&speech);
        let after = fields(&again);
        prop_assert_eq!(&after[..before.len()], &before[..]);
        let mut planned: Vec<(String, FieldKind)> = Vec::new();
        for (field, names) in plan.fields.iter().zip(plan.names(&speech)) {
            planned.extend(names.into_iter().map(|name| (name, field.kind)));
        }
        // Those that stand nowhere, neither in its text nor in an example, are none.
        let used = FieldUse::of(&template.speech);
        planned.retain(|(name, _)| {
            let field = template.speech.field_named(name).map(|field| FieldRef::Named(field.id));
            let marked = template.speech.language.blank(name);
            let mut sections = template.speech.sections.sections();
            used.iter().any(|entry| Some(entry.field) == field)
                || sections.any(|section| section.guidance.example.contains(&marked))
        });
        prop_assert_eq!(&after[before.len()..], &planned[..]);
        if plan.clears_values {
            prop_assert!(again.fields.iter().all(|field| field.value.is_empty()));
            prop_assert!(again.information.speaker.is_empty());
        }
    }

    #[test]
    fn text_that_is_kept_reads_as_it_did_and_what_is_not_is_gone(
        speech in speech(),
        decisions in vec(any::<u16>(), 1..60),
    ) {
        let plan = decided(&speech, &decisions);
        let made = plan.apply(&speech, "my-template", "甲", "").speech;
        let former = former_words(&speech, &plan);
        let same = |place: TextPlace| {
            let line = |speech: &Speech| {
                let line = speech.line(place).expect("the line");
                written_out(speech, line, &former)
            };
            (line(&made), line(&speech))
        };
        let (now, before) = same(TextPlace::Title);
        prop_assert_eq!(now, before);
        for section in &plan.sections {
            let id = section.section;
            let kept = made.sections.get(id).unwrap();
            if section.becomes_frame {
                prop_assert!(kept.heading.is_empty());
                prop_assert_eq!(Some(&kept.frame), section.frame.as_ref());
            } else {
                let (now, before) = same(TextPlace::Heading(id));
                prop_assert_eq!(now, before);
            }
            if section.treatment == Treatment::Keep {
                for index in 0..kept.body.len() {
                    let (now, before) = same(TextPlace::Body(id, index));
                    prop_assert_eq!(now, before);
                }
            } else {
                prop_assert!(kept.has_empty_body());
            }
        }
    }
}
