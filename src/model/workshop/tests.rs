use super::*;
use crate::model::{Scheme, SectionKind, Target};
use crate::text::language::Language;

fn section(id: u32, kind: SectionKind, heading: &str, body: &[&str]) -> Section {
    let mut section = Section::new(SectionId(id), kind);
    section.heading = Inline::from_text(heading);
    section.body = body.iter().map(|line| Inline::from_text(line)).collect();
    section
}

fn speech() -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.title = Inline::from_text("在X市大会上的讲话");
    speech.information.speaker = "甲".to_owned();
    let mut part = section(1, SectionKind::Part, "提两点要求", &["在X市，XX同志说过。"]);
    part.target = Some(Target::Characters(400));
    let mut tree = Vec::new();
    for (id, heading) in [(2, "要当好勤学的领跑者"), (3, "要当好攻坚的突击手")] {
        let mut one = section(
            id,
            SectionKind::Requirement,
            heading,
            &["王书记讲过。", "要落实。"],
        );
        one.scheme = Scheme::ParenthesisedChinese;
        tree.push(crate::model::Subtree::leaf(one));
    }
    let root = crate::model::Subtree {
        section: part,
        children: tree,
    };
    speech.sections = crate::model::SectionTree::from_roots(vec![root]).unwrap();
    speech
}

fn words(plan: &WorkshopPlan) -> Vec<(&str, &str, usize, bool)> {
    let fields = plan.fields.iter();
    fields
        .map(|field| {
            (
                field.text.as_str(),
                field.name.as_str(),
                field.places.len(),
                field.is_taken,
            )
        })
        .collect()
}

#[test]
fn blanks_are_taken_and_names_are_offered_with_all_their_places() {
    let plan = WorkshopPlan::of(&speech());
    assert_eq!(
        words(&plan),
        [
            ("X市", "市名", 2, true),
            ("XX同志", "同志姓名", 1, true),
            ("王书记", "书记", 2, false)
        ]
    );
    assert_eq!(plan.fault(&speech()), None);
}

#[test]
fn a_plan_that_changes_nothing_but_blanks_puts_fields_in_their_place() {
    let speech = speech();
    let template = WorkshopPlan::of(&speech).apply(&speech, "t", "甲", "乙");
    let made = &template.speech;
    assert_eq!(made.check(), Ok(()));
    assert_eq!(
        made.marked_text(&made.information.title),
        "在〔市名〕市大会上的讲话"
    );
    let body = &made.sections.get(SectionId(1)).unwrap().body[0];
    assert_eq!(made.marked_text(body), "在〔市名〕市，〔同志姓名〕同志说过。");
    assert_eq!((template.id.as_str(), template.name.as_str()), ("t", "甲"));
    assert_eq!(made.information.speaker, "甲");
}

#[test]
fn a_place_that_is_left_out_stays_as_it_is_and_overlapping_ones_give_way() {
    let speech = speech();
    let mut plan = WorkshopPlan::of(&speech);
    plan.fields[0].places[0].is_taken = false;
    let mut whole = plan.fields[0].clone();
    whole.name = "全称".to_owned();
    whole.places[1].range.end.0 += "市".len();
    plan.fields.push(whole);
    let template = plan.apply(&speech, "t", "甲", "");
    let made = &template.speech;
    assert_eq!(made.marked_text(&made.information.title), "在X市大会上的讲话");
    let body = &made.sections.get(SectionId(1)).unwrap().body[0];
    assert_eq!(made.marked_text(body), "在〔全称〕，〔同志姓名〕同志说过。");
}

#[test]
fn text_becomes_guidance_or_goes_and_headings_become_a_frame() {
    let speech = speech();
    let mut plan = WorkshopPlan::of(&speech);
    assert_eq!(plan.sections[0].frame, None);
    for (at, treatment) in [(1, Treatment::Guidance), (2, Treatment::Empty)] {
        assert_eq!(plan.sections[at].frame.as_deref(), Some("要当好…的…"));
        plan.sections[at].treatment = treatment;
        plan.sections[at].becomes_frame = true;
    }
    plan.clears_values = true;
    let made = plan.apply(&speech, "t", "甲", "").speech;
    let one = made.sections.get(SectionId(2)).unwrap();
    assert_eq!(one.guidance.example, "要当好勤学的领跑者\n王书记讲过。\n要落实。");
    for id in [2, 3] {
        let section = made.sections.get(SectionId(id)).unwrap();
        assert!(section.is_unwritten());
        assert_eq!(section.frame, "要当好…的…");
        assert_eq!(section.scheme, Scheme::ParenthesisedChinese);
    }
    assert!(made.sections.get(SectionId(3)).unwrap().guidance.is_empty());
    assert_eq!(made.information.speaker, "");
    assert_eq!(
        made.sections.get(SectionId(1)).unwrap().target,
        Some(Target::Characters(400))
    );
}

#[test]
fn fields_that_stand_in_emptied_text_only_are_none() {
    let speech = speech();
    let mut plan = WorkshopPlan::of(&speech);
    plan.fields[2].is_taken = true;
    for section in &mut plan.sections {
        section.treatment = Treatment::Empty;
    }
    let names = |plan: &WorkshopPlan| {
        let made = plan.apply(&speech, "t", "甲", "").speech;
        made.fields
            .into_iter()
            .map(|field| field.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&plan), ["市名"], "it stands in the title");
    plan.sections[2].treatment = Treatment::Guidance;
    assert_eq!(names(&plan), ["市名", "书记"], "an example names it");
}

#[test]
fn a_second_example_stands_under_the_first() {
    let mut speech = speech();
    let section = speech.sections.get_mut(SectionId(2)).unwrap();
    section.guidance.example = "旧例".to_owned();
    let mut plan = WorkshopPlan::of(&speech);
    plan.sections[1].treatment = Treatment::Guidance;
    let made = plan.apply(&speech, "t", "甲", "").speech;
    let section = made.sections.get(SectionId(2)).unwrap();
    assert_eq!(section.guidance.example, "旧例\n王书记讲过。\n要落实。");
    assert_eq!(section.heading.text(), "要当好勤学的领跑者");
}

#[test]
fn names_that_cannot_be_are_faults() {
    let mut speech = speech();
    let plan = WorkshopPlan::of(&speech);
    let named = |name: &str| {
        let mut plan = plan.clone();
        plan.fields[1].name = name.to_owned();
        plan
    };
    assert_eq!(named(" ").fault(&speech), Some(PlanFault::NoName(1)));
    assert_eq!(named("{").fault(&speech), Some(PlanFault::Name(1)));
    assert_eq!(named("市名").fault(&speech), Some(PlanFault::Taken(1)));
    speech.fields.push(Field::new(FieldId(1), "市名"));
    assert_eq!(plan.fault(&speech), Some(PlanFault::Taken(0)));
    assert_eq!(WorkshopPlan::of(&speech).fields[0].name, "市名2");
    let template = named("").apply(&speech, "t", "甲", "");
    assert_eq!(template.speech.check(), Ok(()));
}

#[test]
fn each_place_of_a_blank_can_be_a_field_of_its_own() {
    let mut speech = speech();
    speech.fields.push(Field::new(FieldId(1), "市名2"));
    let mut plan = WorkshopPlan::of(&speech);
    plan.fields[0].is_apart = true;
    assert_eq!(plan.fault(&speech), None);
    assert_eq!(plan.names(&speech)[0], ["市名", "市名3"], "a number that is free");
    let made = plan.apply(&speech, "t", "甲", "").speech;
    assert_eq!(made.check(), Ok(()));
    assert_eq!(
        made.marked_text(&made.information.title),
        "在〔市名〕市大会上的讲话"
    );
    let body = &made.sections.get(SectionId(1)).unwrap().body[0];
    assert_eq!(made.marked_text(body), "在〔市名3〕市，〔同志姓名〕同志说过。");
    plan.fields[0].places[0].is_taken = false;
    assert_eq!(plan.names(&speech)[0], ["市名"]);
}

/// The names as they were found before numbers were remembered: each begins to count anew.
fn names_counted_anew(plan: &WorkshopPlan, speech: &Speech) -> Vec<Vec<String>> {
    let is_used = |field: &FieldPlan| field.is_taken && field.taken() > 0;
    let own = plan.fields.iter().filter(|field| is_used(field));
    let mut used: HashSet<String> = own.map(|field| field.name.trim().to_owned()).collect();
    used.extend(speech.fields.iter().map(|field| field.name.clone()));
    let mut all = Vec::new();
    for field in &plan.fields {
        let mut names = Vec::new();
        if is_used(field) {
            let name = field.name.trim();
            names.push(name.to_owned());
            for _ in 1..if field.is_apart { field.taken() } else { 1 } {
                let free = (2..).map(|number| numbered(name, number, speech.language));
                let free = free
                    .into_iter()
                    .find(|candidate| !used.contains(candidate))
                    .unwrap();
                used.insert(free.clone());
                names.push(free);
            }
        }
        all.push(names);
    }
    all
}

proptest::proptest! {
    #[test]
    fn names_are_those_that_counting_anew_finds(
        fields in proptest::collection::vec(("(名|名2|名3|甲| 名)", 0_usize..5, proptest::bool::ANY, proptest::bool::ANY), 0..8),
        known in proptest::collection::vec("(名|名2|名4|甲3)", 0..3),
        is_english in proptest::bool::ANY,
    ) {
        let mut speech = speech();
        if is_english {
            speech.language = Language::English;
        }
        let mut ids = speech.id_source();
        for name in known {
            speech.fields.push(Field::new(ids.field(), &name));
        }
        let mut plan = WorkshopPlan::of(&speech);
        let sample = plan.fields[0].clone();
        plan.fields = fields
            .into_iter()
            .map(|(name, places, is_apart, is_taken)| FieldPlan {
                name,
                is_apart,
                is_taken,
                places: vec![FieldPlace { is_taken: true, ..sample.places[0].clone() }; places],
                ..sample.clone()
            })
            .collect();
        proptest::prop_assert_eq!(plan.names(&speech), names_counted_anew(&plan, &speech));
    }
}
