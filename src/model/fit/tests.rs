use proptest::prelude::*;

use super::*;
use crate::model::{Edit, Inline, Section, SectionKind, SectionProperty, SectionTree, Subtree};
use crate::text::language::Language;

fn leaf(id: u32, target: Option<Target>, characters: usize) -> Subtree {
    let mut section = Section::new(SectionId(id), SectionKind::Custom);
    section.target = target;
    section.body = vec![Inline::from_text(&"字".repeat(characters))];
    Subtree::leaf(section)
}

fn speech(minutes: Option<u32>, roots: Vec<Subtree>) -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.minutes = minutes;
    speech.sections = SectionTree::from_roots(roots).unwrap();
    speech
}

fn fit(speech: &Speech, minutes: u32, fitting: Fitting) -> Fit {
    Fit::of(speech, &Manuscript::compose(speech), minutes, fitting)
}

fn applied(speech: &Speech, fit: &Fit) -> Speech {
    let mut fitted = speech.clone();
    fitted.information.minutes = Some(fit.minutes);
    for &(section, target) in &fit.targets {
        let property = SectionProperty::Target(Some(target));
        Edit::SetProperty { section, property }
            .apply(&mut fitted)
            .unwrap();
    }
    fitted
}

fn wanted(fit: &Fit) -> Vec<u64> {
    fit.rows.iter().map(|row| row.wanted.rounded()).collect()
}

use Target::{Characters, Minutes, Weight};

#[test]
fn fixed_targets_are_scaled_alike() {
    let speech = speech(
        Some(10),
        vec![
            leaf(1, Some(Characters(900)), 1000),
            leaf(2, Some(Minutes(5.0)), 100),
        ],
    );
    let fit = fit(&speech, 5, Fitting::Everything);
    assert_eq!(wanted(&fit), [450, 450]);
    assert_eq!(fit.rows[0].cut().rounded(), 550);
    assert_eq!(fit.rows[1].add().rounded(), 350);
    assert_eq!(
        fit.targets,
        [(SectionId(1), Characters(450)), (SectionId(2), Minutes(2.5))]
    );
}

#[test]
fn only_weights_follow_where_what_is_fixed_stays() {
    let speech = speech(
        Some(10),
        vec![leaf(1, Some(Characters(300)), 0), leaf(2, Some(Weight(1.0)), 0)],
    );
    let kept = fit(&speech, 5, Fitting::Weights);
    assert_eq!(wanted(&kept), [300, 600]);
    assert!(kept.targets.is_empty());
    let scaled = fit(&speech, 5, Fitting::Everything);
    assert_eq!(wanted(&scaled), [150, 750]);
}

#[test]
fn a_speech_without_targets_is_shared_out_as_it_stands() {
    let speech = speech(
        None,
        vec![leaf(1, None, 4), leaf(2, None, 400), leaf(3, None, 800)],
    );
    let fit = fit(&speech, 5, Fitting::Everything);
    // The salutation stays as it is.
    let ids: Vec<u32> = fit.rows.iter().map(|row| row.id.0).collect();
    assert_eq!(ids, [2, 3]);
    assert_eq!(wanted(&fit), [290, 590]);
    assert_eq!(fit.rows[0].cut().rounded(), 110);
}

#[test]
fn what_is_shown_is_what_applying_gives() {
    let speech = speech(
        Some(10),
        vec![
            leaf(1, None, 30),
            leaf(2, Some(Characters(700)), 650),
            leaf(3, Some(Weight(2.0)), 900),
            leaf(4, Some(Weight(1.0)), 10),
        ],
    );
    for fitting in [Fitting::Everything, Fitting::Weights] {
        let fit = fit(&speech, 7, fitting);
        let after = applied(&speech, &fit);
        let budget = Budget::of(&after, &Manuscript::compose(&after));
        for row in &fit.rows {
            assert_eq!(budget.section(row.id).given, Some(row.wanted));
        }
    }
}

proptest! {
    #[test]
    fn whoever_keeps_to_the_shares_keeps_to_the_time(
        minutes in 3_u32..60,
        before in prop::option::of(1_u32..60),
        sections in prop::collection::vec((0_usize..600, 0_u8..4, 1_u32..2000), 1..6),
    ) {
        let roots = sections.iter().zip(1..).map(|(&(length, sort, amount), id)| {
            let target = match sort {
                0 => None,
                1 => Some(Characters(amount)),
                #[expect(clippy::cast_precision_loss, reason = "small figures")]
                2 => Some(Minutes(amount as f32 / 100.0)),
                #[expect(clippy::cast_precision_loss, reason = "small figures")]
                _ => Some(Weight(amount as f32)),
            };
            leaf(id, target, length)
        });
        let speech = speech(before, roots.collect());
        let fit = fit(&speech, minutes, Fitting::Everything);
        let needed = fit.budget.planned.plus(fit.budget.unplanned);
        // A target is never less than a character.
        let slack = Share::of_units(10.0);
        prop_assert!(needed <= fit.budget.whole.unwrap().plus(slack), "{:?}", fit.budget.planned);
    }
}
