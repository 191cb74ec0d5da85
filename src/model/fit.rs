//! Fitting a speech to a time: what each section must lose or may gain, told before anything is changed.
//!
//! Either all targets are scaled by one factor, and sections without one get what the same factor makes of their
//! present length; or what is fixed stays, and only weights follow the new whole.

use super::budget::{Budget, Share, fixed};
use super::ids::SectionId;
use super::manuscript::Manuscript;
use super::section::Target;
use super::speech::Speech;
use crate::text::speaking_time::SpeakingRate;
use std::collections::HashMap;

/// Sections without a target that are shorter than so many characters stay as they are: salutations.
const LEAST: f64 = 20.0;

/// What may be changed to make a speech fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fitting {
    /// All targets, by the same factor.
    Everything,
    /// Only what weights share.
    Weights,
}

/// What fitting makes of a section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FitRow {
    /// The section.
    pub id: SectionId,
    /// Its level, from 1.
    pub level: usize,
    /// What it uses now.
    pub used: Share,
    /// What it is given now.
    pub given: Option<Share>,
    /// What it is to be given.
    pub wanted: Share,
    /// Whether sections under it have shares of their own, of which its own is made up.
    pub holds_others: bool,
}

impl FitRow {
    /// What must be cut; nothing where there is room.
    #[must_use]
    pub fn cut(&self) -> Share {
        self.used.less(self.wanted)
    }

    /// What may be added; nothing where it is long enough.
    #[must_use]
    pub fn add(&self) -> Share {
        self.wanted.less(self.used)
    }
}

/// A speech fitted to a time, on paper.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The minutes it is fitted to.
    pub minutes: u32,
    /// The sections with a share, in reading order.
    pub rows: Vec<FitRow>,
    /// The targets that change.
    pub targets: Vec<(SectionId, Target)>,
    /// The budget that would follow.
    pub budget: Budget,
}

impl Fit {
    /// Fits a speech to `minutes`. `manuscript` is the one composed of it.
    #[must_use]
    pub fn of(speech: &Speech, manuscript: &Manuscript, minutes: u32, fitting: Fitting) -> Self {
        let now = Budget::of(speech, manuscript);
        let targets = match fitting {
            Fitting::Everything => Scaling::of(speech, manuscript, &now).targets(minutes),
            Fitting::Weights => HashMap::new(),
        };
        let wanted = |section: &super::section::Section| targets.get(&section.id).copied().or(section.target);
        let budget = Budget::with(speech, manuscript, Some(minutes), &wanted);
        let tree = &speech.sections;
        let order = tree.reading_order();
        let rows = order.iter().filter_map(|&id| {
            let after = budget.section(id);
            let holds = |&child: &SectionId| budget.section(child).basis.is_some();
            Some(FitRow {
                id,
                level: tree.level(id),
                used: after.used,
                given: now.section(id).given,
                wanted: after.given?,
                holds_others: tree.children(Some(id)).iter().any(holds),
            })
        });
        let rows = rows.collect();
        let changed = order.iter().filter_map(|id| Some((*id, *targets.get(id)?)));
        let targets = changed
            .filter(|&(id, target)| tree.get(id).is_some_and(|section| section.target != Some(target)))
            .collect();
        Self {
            minutes,
            rows,
            targets,
            budget,
        }
    }
}

/// What is scaled: the sections at the top of the plan with what they have now, and what stays as it is.
struct Scaling<'a> {
    speech: &'a Speech,
    now: &'a Budget,
    rate: SpeakingRate,
    members: Vec<(SectionId, Share)>,
    kept: Share,
}

impl<'a> Scaling<'a> {
    fn of(speech: &'a Speech, manuscript: &Manuscript, now: &'a Budget) -> Self {
        let mut scaling = Self {
            speech,
            now,
            rate: now.rate,
            members: Vec::new(),
            kept: Share::default(),
        };
        scaling.gather(None, manuscript);
        scaling
    }

    fn gather(&mut self, parent: Option<SectionId>, manuscript: &Manuscript) {
        for &id in self.speech.sections.children(parent) {
            let entry = self.now.section(id);
            let target = self.speech.sections.get(id).and_then(|section| section.target);
            let said = Share::of_units(entry.length.units(self.rate));
            if target.is_some() {
                // A weight of an unknown whole has what it uses.
                self.members.push((id, entry.given.unwrap_or(said)));
            } else if entry.basis.is_some() {
                let own = manuscript.own_length(id).units(self.rate);
                self.kept = self.kept.plus(Share::of_units(own));
                self.gather(Some(id), manuscript);
            } else if said.units() < LEAST {
                self.kept = self.kept.plus(said);
            } else {
                self.members.push((id, said));
            }
        }
    }

    /// The targets for a whole of so many minutes.
    fn targets(&self, minutes: u32) -> HashMap<SectionId, Target> {
        let whole = f64::from(minutes) * f64::from(self.rate.units_per_minute());
        let room = (whole - self.kept.units()).max(0.0);
        let now: Share = self.members.iter().map(|&(_, share)| share).sum();
        let factor = room / now.units().max(1.0);
        let mut targets = HashMap::new();
        for &(id, share) in &self.members {
            match self.speech.sections.get(id).and_then(|section| section.target) {
                None => {
                    targets.insert(id, characters(share.units() * factor));
                }
                Some(_) => self.scale(id, factor, &mut targets),
            }
        }
        targets
    }

    /// Scales what is fixed, here and below.
    fn scale(&self, id: SectionId, factor: f64, targets: &mut HashMap<SectionId, Target>) {
        let target = self.speech.sections.get(id).and_then(|section| section.target);
        if let Some(target) = target
            && let Some(share) = fixed(target, self.rate)
        {
            let scaled = match target {
                Target::Minutes(minutes) => tenths(f64::from(minutes) * factor),
                _ => characters(share.units() * factor),
            };
            targets.insert(id, scaled);
        }
        for &child in self.speech.sections.children(Some(id)) {
            self.scale(child, factor, targets);
        }
    }
}

/// So many characters, cut to whole tens where that is a small difference: all together never exceed the whole.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive length, and the largest there is stands for what does not fit"
)]
fn characters(units: f64) -> Target {
    let cut = if units >= 200.0 {
        (units / 10.0).floor() * 10.0
    } else {
        units.floor()
    };
    Target::Characters((cut as u32).max(1))
}

/// So many minutes, cut to whole tenths.
#[expect(clippy::cast_possible_truncation, reason = "a few minutes to the tenth")]
fn tenths(minutes: f64) -> Target {
    let cut = if minutes >= 0.1 {
        // A hair more, so that what is a tenth already is not cut.
        (minutes * 10.0 + 1e-6).floor() / 10.0
    } else {
        minutes
    };
    Target::Minutes((cut as f32).clamp(f32::MIN_POSITIVE, f32::MAX))
}

#[cfg(test)]
mod tests;
