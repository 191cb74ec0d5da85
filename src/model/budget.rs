//! The time budget: what every section is given of the time for the whole, and how it stands to that.
//!
//! Sections share by [`Target`]s. Those in characters or minutes are fixed; what they leave is shared by weight. Under a
//! section with a target, its children share in the same way what it is given. A section without a target is not in
//! the plan: what stands under it shares with its siblings as though it were not there, and its own text, as the lead-in
//! of a section whose children share, is set aside before weights are served. So whoever keeps to every share keeps to
//! the whole.
//!
//! Shares are whole thousandths of a spoken character (English: word), so that they add up exactly. The budget needs
//! the lengths that the manuscript keeps with its paragraphs, and never counts text itself.

use std::collections::HashMap;
use std::time::Duration;

use super::ids::SectionId;
use super::manuscript::Manuscript;
use super::section::{Section, Target};
use super::speech::Speech;
use super::tree::SectionTree;
use crate::text::length::Length;
use crate::text::speaking_time::SpeakingRate;

#[cfg(test)]
mod tests;

/// How many parts a character has in a [`Share`].
const PARTS: f64 = 1000.0;

/// How far over what is given still counts as near it: a tenth.
const NEAR: f64 = 0.1;
/// How little may be missing for what is given to count as reached: a twentieth.
const REACHED: f64 = 0.05;

/// A stretch of speaking, in thousandths of a spoken character (English: word).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Share(u64);

impl Share {
    /// So many spoken characters (English: words).
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lengths are positive, and the largest there is stands for what does not fit"
    )]
    pub fn of_units(units: f64) -> Self {
        Self((units * PARTS).round() as u64)
    }

    /// Spoken characters (English: words).
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a length to the thousandth of a character"
    )]
    pub fn units(self) -> f64 {
        self.0 as f64 / PARTS
    }

    /// Whole spoken characters (English: words), the nearest.
    #[must_use]
    pub fn rounded(self) -> u64 {
        self.0.saturating_add(500) / 1000
    }

    /// How long it takes at `rate`.
    #[must_use]
    pub fn time(self, rate: SpeakingRate) -> Duration {
        let seconds = self.units() * 60.0 / f64::from(rate.units_per_minute());
        Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What `other` leaves of it, at least nothing.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self.0 == 0
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), Self::plus)
    }
}

/// By what a section has its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// So many characters (English: words) by Word's rule.
    Characters,
    /// So many minutes.
    Minutes,
    /// A part of what the fixed ones leave.
    Weight,
    /// No target of its own: what those under it are given.
    Below,
}

/// How a section stands to what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is more to write.
    Short,
    /// It is as long as it is to be.
    Reached,
    /// It is a little over.
    Near,
    /// It is over.
    Over,
}

/// What a section is given, and what it uses.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SectionBudget {
    /// By what it has its share; none when it is not in the plan.
    pub basis: Option<Basis>,
    /// What it is given; none when it is not in the plan, or has a weight of a whole that is not known.
    pub given: Option<Share>,
    /// Its length with all under it.
    pub length: Length,
    /// What it uses, in the measure of its share.
    pub used: Share,
    /// By how much what is fixed under it exceeds what it is given.
    pub overcommitted: Share,
}

impl SectionBudget {
    /// How it stands to what it is given; none when it is given nothing.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        let (used, given) = (self.used.units(), self.given?.units());
        Some(if used > given * (1.0 + NEAR) {
            Standing::Over
        } else if used > given {
            Standing::Near
        } else if used >= given * (1.0 - REACHED) {
            Standing::Reached
        } else {
            Standing::Short
        })
    }

    /// By how much it is over what it is given.
    #[must_use]
    pub fn over(&self) -> Share {
        self.given.map_or(Share::default(), |given| self.used.less(given))
    }

    /// What is left to write of what it is given.
    #[must_use]
    pub fn left(&self) -> Share {
        self.given.map_or(Share::default(), |given| given.less(self.used))
    }

    /// Whether it is measured in time rather than in characters.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.basis.is_some_and(|basis| basis != Basis::Characters)
    }
}

/// The budget of a speech as it stands.
#[derive(Debug, Clone)]
pub struct Budget {
    /// The rate at which times are reckoned.
    pub rate: SpeakingRate,
    /// What there is to share, when a length was set.
    pub whole: Option<Share>,
    /// What the speech uses.
    pub used: Share,
    /// What the sections at the top of the plan are given in all.
    pub planned: Share,
    /// What text takes that is in no section of the plan.
    pub unplanned: Share,
    /// By how much what is fixed exceeds the whole.
    pub overcommitted: Share,
    sections: HashMap<SectionId, SectionBudget>,
    /// The sections of the plan under which there are no others of it, in reading order.
    tips: Vec<SectionId>,
}

/// Who shares: the sections of a group, and what else must have room beside them.
#[derive(Debug, Default)]
struct Group {
    members: Vec<(SectionId, Target)>,
    unplanned: Share,
}

struct Builder<'a> {
    tree: &'a SectionTree,
    manuscript: &'a Manuscript,
    target: &'a dyn Fn(&Section) -> Option<Target>,
    rate: SpeakingRate,
    lengths: HashMap<SectionId, Length>,
    budget: Budget,
}

impl Budget {
    /// The budget of a speech. `manuscript` is the one composed of it.
    #[must_use]
    pub fn of(speech: &Speech, manuscript: &Manuscript) -> Self {
        let whole = speech.information.minutes;
        Self::with(speech, manuscript, whole, &|section| section.target)
    }

    /// The budget that a speech would have with a length and targets other than its own.
    pub(super) fn with(
        speech: &Speech,
        manuscript: &Manuscript,
        minutes: Option<u32>,
        target: &dyn Fn(&Section) -> Option<Target>,
    ) -> Self {
        let rate = speech.information.speaking_rate();
        let a_minute = f64::from(rate.units_per_minute());
        let mut builder = Builder {
            tree: &speech.sections,
            manuscript,
            target,
            rate,
            lengths: manuscript.lengths(&speech.sections),
            budget: Self {
                rate,
                whole: minutes.map(|minutes| Share::of_units(f64::from(minutes) * a_minute)),
                used: Share::of_units(manuscript.length().units(rate)),
                planned: Share::default(),
                unplanned: Share::default(),
                overcommitted: Share::default(),
                sections: HashMap::with_capacity(speech.sections.len()),
                tips: Vec::new(),
            },
        };
        let group = builder.group(None, Share::default());
        let unplanned = group.unplanned;
        let (planned, overcommitted) = builder.divide(&group, builder.budget.whole);
        builder.sum_up(None);
        Self {
            planned,
            unplanned,
            overcommitted,
            ..builder.budget
        }
    }

    /// What a section is given and uses.
    #[must_use]
    pub fn section(&self, id: SectionId) -> SectionBudget {
        self.sections.get(&id).copied().unwrap_or_default()
    }

    /// By how much the speech is over the time given.
    #[must_use]
    pub fn over(&self) -> Share {
        self.whole.map_or(Share::default(), |whole| self.used.less(whole))
    }

    /// Whether any section has a share, or would have one of a whole that is not known.
    #[must_use]
    pub fn is_plan(&self) -> bool {
        self.sections.values().any(|section| section.basis.is_some())
    }

    /// What neither the plan nor text outside of it needs of the whole.
    #[must_use]
    pub fn spare(&self) -> Share {
        let whole = self.whole.unwrap_or_default();
        whole.less(self.planned).less(self.unplanned)
    }

    /// The sections that are over what they are given, by at least `least` and with none under them in the plan, and
    /// by how much; those that are over most come first.
    #[must_use]
    pub fn carriers(&self, least: Duration) -> Vec<(SectionId, Duration)> {
        let over = |&id: &SectionId| {
            let section = self.section(id);
            let said = Share::of_units(section.length.units(self.rate));
            let over = said.less(section.given?).time(self.rate);
            (over >= least).then_some((id, over))
        };
        let mut carriers: Vec<(SectionId, Duration)> = self.tips.iter().filter_map(over).collect();
        carriers.sort_by_key(|&(_, over)| std::cmp::Reverse(over));
        carriers
    }
}

impl Builder<'_> {
    /// Those who share under `owner`, for whose own text `own` is set aside.
    fn group(&self, owner: Option<SectionId>, own: Share) -> Group {
        let mut group = Group {
            unplanned: own,
            ..Group::default()
        };
        self.gather(owner, &mut group);
        group
    }

    fn gather(&self, parent: Option<SectionId>, group: &mut Group) {
        for &id in self.tree.children(parent) {
            let target = self.tree.get(id).and_then(self.target);
            if let Some(target) = target {
                group.members.push((id, target));
            } else {
                group.unplanned = group.unplanned.plus(self.own(id));
                self.gather(Some(id), group);
            }
        }
    }

    fn own(&self, id: SectionId) -> Share {
        Share::of_units(self.manuscript.own_length(id).units(self.rate))
    }

    /// Gives every member of a group its share. Returns what all are given, and by how much the fixed ones exceed
    /// what there is.
    fn divide(&mut self, group: &Group, given: Option<Share>) -> (Share, Share) {
        let fixed: Share = group
            .members
            .iter()
            .filter_map(|&(_, target)| fixed(target, self.rate))
            .sum();
        let rest = given.map(|given| given.less(fixed).less(group.unplanned));
        let weights: Vec<f64> = group.members.iter().map(|&(_, target)| weight(target)).collect();
        let mut parts = apportioned(rest.unwrap_or_default(), &weights).into_iter();
        let mut planned = Share::default();
        for &(id, target) in &group.members {
            let part = parts.next().filter(|_| rest.is_some());
            let share = fixed_or(target, self.rate, part);
            planned = planned.plus(share.unwrap_or_default());
            self.member(id, target, share);
        }
        let overcommitted = given.map_or(Share::default(), |given| fixed.less(given));
        (planned, overcommitted)
    }

    /// Notes a member's share, and divides it among those under it.
    fn member(&mut self, id: SectionId, target: Target, given: Option<Share>) {
        let group = self.group(Some(id), self.own(id));
        if group.members.is_empty() {
            self.budget.tips.push(id);
        }
        let (_, overcommitted) = self.divide(&group, given);
        let basis = match target {
            Target::Characters(_) => Basis::Characters,
            Target::Minutes(_) => Basis::Minutes,
            Target::Weight(_) => Basis::Weight,
        };
        let entry = self.budget.sections.entry(id).or_default();
        entry.basis = Some(basis);
        entry.given = given;
        entry.overcommitted = overcommitted;
    }

    /// Adds lengths to all sections, and what those without a target have under them. Returns what the sections under
    /// `parent` are given in all, and whether any is in the plan.
    fn sum_up(&mut self, parent: Option<SectionId>) -> (Option<Share>, bool) {
        let mut sum: Option<Share> = None;
        let mut is_planned = false;
        for &id in self.tree.children(parent) {
            let (below, planned_below) = self.sum_up(Some(id));
            let length = self.lengths.get(&id).copied().unwrap_or_default();
            let rate = self.rate;
            let entry = self.budget.sections.entry(id).or_default();
            entry.length = length;
            if entry.basis.is_none() && planned_below {
                entry.basis = Some(Basis::Below);
                entry.given = below;
            }
            entry.used = match entry.basis {
                Some(Basis::Characters) => Share(length.count.words as u64 * 1000),
                _ => Share::of_units(length.units(rate)),
            };
            is_planned |= entry.basis.is_some();
            if let Some(given) = entry.given {
                sum = Some(sum.unwrap_or_default().plus(given));
            }
        }
        (sum, is_planned)
    }
}

/// What a target asks for by itself; none for a weight.
pub(super) fn fixed(target: Target, rate: SpeakingRate) -> Option<Share> {
    match target {
        Target::Characters(characters) => Some(Share::of_units(f64::from(characters))),
        Target::Minutes(minutes) => {
            let units = f64::from(minutes) * f64::from(rate.units_per_minute());
            Some(Share::of_units(units))
        }
        Target::Weight(_) => None,
    }
}

fn fixed_or(target: Target, rate: SpeakingRate, part: Option<Share>) -> Option<Share> {
    fixed(target, rate).or(part)
}

fn weight(target: Target) -> f64 {
    match target {
        Target::Weight(weight) => f64::from(weight),
        Target::Characters(_) | Target::Minutes(_) => 0.0,
    }
}

/// `whole` divided by weights, so that the parts add up to it; nothing for those of no weight.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "each bound is cut to a whole part, and parts are taken between bounds"
)]
fn apportioned(whole: Share, weights: &[f64]) -> Vec<Share> {
    let sum: f64 = weights.iter().sum();
    let mut bound = 0;
    let mut passed = 0.0;
    let mut left = weights.iter().filter(|&&weight| weight > 0.0).count();
    let parts = weights.iter().map(|&weight| {
        if weight <= 0.0 {
            return Share::default();
        }
        passed += weight;
        left -= 1;
        // The last takes what is left, whatever rounding made of the sum.
        let next = if left == 0 {
            whole.0
        } else {
            ((whole.0 as f64 * (passed / sum)) as u64).clamp(bound, whole.0)
        };
        let part = Share(next - bound);
        bound = next;
        part
    });
    parts.collect()
}
