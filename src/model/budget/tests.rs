use proptest::prelude::*;

use super::*;
use crate::model::{InformationItem, Inline, SectionKind, Subtree};
use crate::text::language::Language;

use Target::{Characters, Minutes, Weight};

const RATE: u32 = 180;

fn section(id: u32, target: Option<Target>, text: &str) -> Section {
    let mut section = Section::new(SectionId(id), SectionKind::Custom);
    section.target = target;
    section.body = vec![Inline::from_text(text)];
    section
}

fn leaf(id: u32, target: Option<Target>, text: &str) -> Subtree {
    Subtree::leaf(section(id, target, text))
}

fn speech(minutes: Option<u32>, roots: Vec<Subtree>) -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.minutes = minutes;
    speech.sections = SectionTree::from_roots(roots).unwrap();
    speech
}

fn budget(speech: &Speech) -> Budget {
    Budget::of(speech, &Manuscript::compose(speech))
}

fn given(budget: &Budget, id: u32) -> Option<u64> {
    budget.section(SectionId(id)).given.map(Share::rounded)
}

#[test]
fn weights_share_what_the_fixed_ones_leave() {
    let speech = speech(
        Some(10),
        vec![
            leaf(1, Some(Characters(300)), ""),
            leaf(2, Some(Minutes(2.5)), ""),
            leaf(3, Some(Weight(1.0)), ""),
            leaf(4, Some(Weight(2.0)), ""),
        ],
    );
    let budget = budget(&speech);
    assert_eq!(
        [1, 2, 3, 4].map(|id| given(&budget, id)),
        [Some(300), Some(450), Some(350), Some(700)]
    );
    assert_eq!(budget.planned, budget.whole.unwrap());
    assert!(budget.overcommitted.is_nothing() && budget.spare().is_nothing());
}

#[test]
fn another_total_divides_anew_only_what_is_not_fixed() {
    let mut speech = speech(
        Some(10),
        vec![leaf(1, Some(Characters(300)), ""), leaf(2, Some(Weight(1.0)), "")],
    );
    assert_eq!(given(&budget(&speech), 2), Some(1500));
    speech.information.set_value(InformationItem::Minutes, "5");
    let after = budget(&speech);
    assert_eq!((given(&after, 1), given(&after, 2)), (Some(300), Some(600)));
}

#[test]
fn children_share_what_their_parent_is_given() {
    let parent = Subtree {
        section: section(1, Some(Minutes(2.0)), "引子十个字共有十个。"),
        children: vec![
            leaf(2, Some(Characters(100)), ""),
            leaf(3, Some(Weight(1.0)), ""),
            leaf(4, Some(Weight(1.0)), ""),
        ],
    };
    let budget = budget(&speech(None, vec![parent]));
    // The lead-in of ten characters is set aside.
    assert_eq!(
        [1, 2, 3, 4].map(|id| given(&budget, id)),
        [Some(360), Some(100), Some(125), Some(125)]
    );
}

#[test]
fn a_section_without_a_target_hands_on_and_is_given_what_those_under_it_are() {
    let part = Subtree {
        section: section(1, None, ""),
        children: vec![leaf(2, Some(Weight(1.0)), ""), leaf(3, Some(Weight(3.0)), "")],
    };
    let budget = budget(&speech(Some(10), vec![part, leaf(4, Some(Weight(2.0)), "")]));
    assert_eq!(
        [1, 2, 3, 4].map(|id| given(&budget, id)),
        [Some(1200), Some(300), Some(900), Some(600)]
    );
    assert_eq!(budget.section(SectionId(1)).basis, Some(Basis::Below));
}

#[test]
fn fixed_ones_that_exceed_the_whole_are_told_and_leave_nothing() {
    let speech = speech(
        Some(1),
        vec![leaf(1, Some(Characters(300)), ""), leaf(2, Some(Weight(1.0)), "")],
    );
    let budget = budget(&speech);
    assert_eq!(budget.overcommitted.rounded(), 120);
    assert_eq!(given(&budget, 2), Some(0));
}

#[test]
fn weights_of_no_total_are_given_nothing() {
    let budget = budget(&speech(None, vec![leaf(1, Some(Weight(1.0)), "一")]));
    let entry = budget.section(SectionId(1));
    assert_eq!(entry.given, None);
    assert_eq!(entry.basis, Some(Basis::Weight));
    assert_eq!(entry.standing(), None);
}

#[test]
fn characters_are_measured_on_paper_and_minutes_aloud() {
    let text = "27.2%";
    let speech = speech(
        None,
        vec![
            leaf(1, Some(Characters(1)), text),
            leaf(2, Some(Minutes(1.0)), text),
        ],
    );
    let budget = budget(&speech);
    assert_eq!(budget.section(SectionId(1)).used.rounded(), 1);
    assert_eq!(budget.section(SectionId(2)).used.rounded(), 8);
}

#[test]
fn those_who_are_over_carry_what_is_over() {
    let long = "字".repeat(120);
    let longer = "字".repeat(240);
    let speech = speech(
        Some(1),
        vec![
            leaf(1, Some(Characters(60)), &long),
            leaf(2, Some(Characters(60)), &longer),
            leaf(3, Some(Characters(60)), "短"),
        ],
    );
    let budget = budget(&speech);
    assert_eq!(budget.over().rounded(), 181);
    let carriers = budget.carriers(Duration::from_secs(1));
    let ids: Vec<u32> = carriers.iter().map(|(id, _)| id.0).collect();
    assert_eq!(ids, [2, 1]);
    assert_eq!(carriers[1].1, Duration::from_secs(20));
}

fn target() -> impl Strategy<Value = Option<Target>> {
    prop_oneof![
        Just(None),
        (1_u32..3000).prop_map(|characters| Some(Characters(characters))),
        (0.1_f32..20.0).prop_map(|minutes| Some(Minutes(minutes))),
        (0.01_f32..50.0).prop_map(|weight| Some(Weight(weight))),
    ]
}

fn tree() -> impl Strategy<Value = Vec<Subtree>> {
    let child = (target(), "[字，2]{0,20}");
    let root = (target(), "[字。]{0,10}", prop::collection::vec(child, 0..4));
    prop::collection::vec(root, 0..5).prop_map(|roots| {
        let mut ids = 1..;
        let mut subtrees = Vec::new();
        for (target, text, children) in roots {
            let section = section(ids.next().unwrap(), target, &text);
            let children = children.into_iter();
            let children = children.map(|(target, text)| leaf(ids.next().unwrap(), target, &text));
            subtrees.push(Subtree {
                section,
                children: children.collect(),
            });
        }
        subtrees
    })
}

/// What a group is given, what is fixed in it, and what of it is in no section of the plan.
fn group(speech: &Speech, budget: &Budget, parent: Option<SectionId>, own: Share) -> [Share; 3] {
    let mut sums = [Share::default(), Share::default(), own];
    for &id in speech.sections.children(parent) {
        let section = speech.sections.get(id).unwrap();
        let below = match section.target {
            Some(target) => [
                budget.section(id).given.unwrap_or_default(),
                fixed(target, budget.rate).unwrap_or_default(),
                Share::default(),
            ],
            None => group(speech, budget, Some(id), own_share(speech, id)),
        };
        for (sum, below) in sums.iter_mut().zip(below) {
            *sum = sum.plus(below);
        }
    }
    sums
}

fn own_share(speech: &Speech, id: SectionId) -> Share {
    let rate = speech.information.speaking_rate();
    Share::of_units(Manuscript::compose(speech).own_length(id).units(rate))
}

fn has_weight(speech: &Speech, parent: Option<SectionId>) -> bool {
    let mut children = speech.sections.children(parent).iter();
    children.any(|&id| matches!(speech.sections.get(id).unwrap().target, Some(Weight(_))))
}

proptest! {
    #[test]
    fn rebalancing_conserves_the_total_and_every_fixed_share(
        roots in tree(),
        totals in prop::collection::vec(1_u32..60, 1..4),
    ) {
        let mut speech = speech(None, roots);
        for total in totals {
            speech.information.minutes = Some(total);
            let budget = budget(&speech);
            let whole = budget.whole.unwrap();
            prop_assert_eq!(whole, Share::of_units(f64::from(total * RATE)));
            let [given, fixed_in_all, unplanned] = group(&speech, &budget, None, Share::default());
            prop_assert_eq!(given, budget.planned);
            prop_assert_eq!(unplanned, budget.unplanned);
            prop_assert_eq!(budget.overcommitted, fixed_in_all.less(whole));
            prop_assert!(given <= whole || given == fixed_in_all);
            if has_weight(&speech, None) && fixed_in_all.plus(unplanned) < whole {
                prop_assert_eq!(given.plus(unplanned), whole);
            }
            for section in speech.sections.sections() {
                let Some(target) = section.target else { continue };
                let entry = budget.section(section.id);
                let whole = entry.given.unwrap();
                if let Some(fixed) = fixed(target, budget.rate) {
                    prop_assert_eq!(whole, fixed);
                }
                let own = own_share(&speech, section.id);
                let [given, fixed, unplanned] = group(&speech, &budget, Some(section.id), own);
                prop_assert_eq!(entry.overcommitted, fixed.less(whole));
                if has_weight(&speech, Some(section.id)) && fixed.plus(unplanned) < whole {
                    prop_assert_eq!(given.plus(unplanned), whole);
                }
            }
        }
    }

    #[test]
    fn parts_add_up_and_keep_to_their_weights(
        whole in 0_u64..1_000_000_000,
        weights in prop::collection::vec(0.001_f64..1e9, 1..20),
    ) {
        let parts = apportioned(Share(whole), &weights);
        prop_assert_eq!(parts.iter().copied().sum::<Share>(), Share(whole));
        let sum: f64 = weights.iter().sum();
        for (part, weight) in parts.iter().zip(weights) {
            let exact = Share(whole).units() * weight / sum;
            prop_assert!((part.units() - exact).abs() < 0.003);
        }
    }
}
