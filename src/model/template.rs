//! Templates: speeches to begin from, with guidance for every section.

use super::ids::DraftId;
use super::inline::{FieldRef, Inline, Part};
use super::section::Target;
use super::speech::Speech;

/// A speech to begin from.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Fixed English id: lower-case letters, digits and hyphens.
    pub id: String,
    /// What it is called where one is chosen.
    pub name: String,
    /// When to use it, in a sentence.
    pub summary: String,
    /// What it stands under where templates are listed, such as “Reviews”; empty without one.
    pub category: String,
    /// Total minutes that it is offered for; its targets are written for the first.
    pub lengths: Vec<u32>,
    /// What a speech made from it begins as.
    pub speech: Speech,
}

/// What a template says of itself, without the speech.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateHead {
    /// Fixed English id.
    pub id: String,
    /// What it is called where one is chosen.
    pub name: String,
    /// When to use it, in a sentence.
    pub summary: String,
    /// For which occasions it is; empty where it does not say.
    pub category: String,
    /// Total minutes that it is offered for; its targets are written for the first.
    pub lengths: Vec<u32>,
}

/// Which template a speech is edited as. It follows the file, not the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateIdentity {
    /// What stands for a draft's identity.
    pub draft: DraftId,
    /// The template's id.
    pub id: String,
}

impl Speech {
    /// The template that it is edited as; none for a speech to be given.
    #[must_use]
    pub fn to_template(&self) -> Option<Template> {
        self.head.as_ref().map(|head| head.with(self))
    }

    /// What the template that it is edited as says of itself: its own minutes are the first length.
    #[must_use]
    pub fn template_head(&self) -> Option<TemplateHead> {
        let head = self.head.as_deref()?;
        Some(TemplateHead {
            lengths: head.lengths_for(self.information.minutes),
            ..head.clone()
        })
    }

    /// Lets it be edited as another template than before, where it is edited as one.
    pub fn take_identity(&mut self, identity: &TemplateIdentity) {
        if let Some(head) = &mut self.head {
            head.id.clone_from(&identity.id);
            self.draft = Some(identity.draft);
        }
    }
}

impl TemplateHead {
    /// The lengths that it is offered for where its speech has so many minutes: these come first.
    fn lengths_for(&self, minutes: Option<u32>) -> Vec<u32> {
        let others = self.lengths.iter().copied();
        let others = others.filter(|&length| Some(length) != minutes);
        minutes.into_iter().chain(others).collect()
    }

    /// The template of that head with a speech that was edited for it. The minutes of the speech are the length that its
    /// targets are written for.
    #[must_use]
    pub fn with(&self, speech: &Speech) -> Template {
        let mut speech = speech.clone();
        speech.template.clear();
        speech.draft = None;
        speech.head = None;
        write_out_lost_counts(&mut speech);
        let lengths = self.lengths_for(speech.information.minutes);
        Template {
            id: self.id.clone(),
            name: self.name.clone(),
            summary: self.summary.clone(),
            category: self.category.clone(),
            lengths,
            speech,
        }
    }
}

impl Template {
    /// What it says of itself.
    #[must_use]
    pub fn head(&self) -> TemplateHead {
        TemplateHead {
            id: self.id.clone(),
            name: self.name.clone(),
            summary: self.summary.clone(),
            category: self.category.clone(),
            lengths: self.lengths.clone(),
        }
    }

    /// Its speech to be edited: with its head, and the minutes that its targets are written for.
    #[must_use]
    pub fn to_edit(&self) -> Speech {
        let mut speech = self.speech.clone();
        speech.head = Some(Box::new(self.head()));
        speech.information.minutes = self.lengths.first().copied().or(speech.information.minutes);
        speech
    }

    /// A speech to write, for `minutes` in all, or for the template's first length. Targets are scaled to it; what the
    /// guidance says of lengths holds for the first only, and is left out for others.
    #[must_use]
    pub fn instantiate(&self, minutes: Option<u32>) -> Speech {
        let mut speech = self.speech.clone();
        speech.template.clone_from(&self.id);
        let written_for = self.lengths.first().copied();
        let wanted = minutes.filter(|&minutes| minutes > 0).or(written_for);
        speech.information.minutes = wanted.or(speech.information.minutes);
        if let (Some(wanted), Some(written_for)) = (wanted, written_for.filter(|&length| length > 0))
            && wanted != written_for
        {
            let ratio = f64::from(wanted) / f64::from(written_for);
            for id in speech.sections.reading_order() {
                if let Some(section) = speech.sections.get_mut(id) {
                    section.target = section.target.map(|target| scaled(target, ratio));
                    section.guidance.length.clear();
                }
            }
        }
        speech
    }

    /// A template made of a speech as it stands: its text and values stay; its notes, states and what
    /// is to be done do not.
    #[must_use]
    pub fn from_speech(speech: &Speech, id: &str, name: &str, summary: &str) -> Self {
        let mut kept = speech.clone();
        kept.template.clear();
        kept.head = None;
        for section in kept.sections.reading_order() {
            if let Some(section) = kept.sections.get_mut(section) {
                section.notes.clear();
                section.todos.clear();
                section.bookmark = false;
                section.status = super::section::Status::default();
            }
        }
        write_out_lost_counts(&mut kept);
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            summary: summary.to_owned(),
            category: String::new(),
            lengths: speech.information.minutes.into_iter().collect(),
            speech: kept,
        }
    }
}

/// Makes text of counts whose section is gone: a template's sections are given other identities when it is read, and
/// one of them might be taken for it.
fn write_out_lost_counts(speech: &mut Speech) {
    for place in speech.places() {
        let is_lost = |field: FieldRef| match field {
            FieldRef::Count(count) => count.group.parent.is_some_and(|id| !speech.sections.contains(id)),
            FieldRef::Named(_) | FieldRef::Information(_) => false,
        };
        let Some(line) = speech.line(place) else { continue };
        if !line.fields().iter().any(|&field| is_lost(field)) {
            continue;
        }
        let mut written = Inline::new();
        for (range, part) in line.parts() {
            match part {
                Part::Field(field) if is_lost(field) => written.push_text(&speech.field_name(field)),
                _ => written.append(&line.slice(range)),
            }
        }
        if let Some(line) = speech.line_mut(place) {
            *line = written;
        }
    }
}

/// Scales a target, characters to the nearest ten, minutes to the nearest tenth.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "targets are small positive figures"
)]
fn scaled(target: Target, ratio: f64) -> Target {
    match target {
        Target::Characters(characters) if characters < 20 => Target::Characters(characters),
        Target::Characters(characters) => {
            let tens = (f64::from(characters) * ratio / 10.0).round().max(1.0);
            Target::Characters(tens as u32 * 10)
        }
        Target::Minutes(minutes) => {
            let tenths = (f64::from(minutes) * ratio * 10.0).round().max(1.0);
            Target::Minutes((tenths / 10.0) as f32)
        }
        Target::Weight(weight) => Target::Weight(weight),
    }
}
