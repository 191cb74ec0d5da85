//! Whether a speech keeps its invariants: asked of every file that is read, and of every random edit in the tests.

use std::collections::HashSet;

use super::field::Field;
use super::ids::{FieldId, SectionId};
use super::information::InformationItem;
use super::inline::FieldRef;
use super::manuscript::TextPlace;
use super::speech::Speech;
use super::tree::{MAXIMUM_LEVELS, NestingRefusal};

/// What is wrong with a speech.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpeechFault {
    /// Two fields share an identity.
    #[error("two fields have the identity {0}")]
    DuplicateField(FieldId),
    /// A field's name is taken or is none.
    #[error("“{0}” cannot be a field's name: it is empty, taken, or holds braces")]
    FieldName(String),
    /// A line shows a field that the speech does not have.
    #[error("section {0:?} uses a field that the speech does not have")]
    UnknownField(Option<SectionId>),
    /// The title holds itself.
    #[error("the title holds itself as a field")]
    TitleInTitle,
    /// A section stands where it may not.
    #[error("section {0}: {1}")]
    Nesting(SectionId, NestingRefusal),
    /// A section has no paragraph.
    #[error("section {0} has no paragraph")]
    NoParagraph(SectionId),
    /// A length that is not a positive number.
    #[error("section {0} has an impossible target")]
    Target(SectionId),
    /// A speaking rate of nothing.
    #[error("the speaking rate must be at least 1 a minute")]
    Rate,
    /// A total length of nothing.
    #[error("the total length must be at least 1 minute, or be left out")]
    Minutes,
    /// What stands for the draft's identity is none.
    #[error("the draft's id must have 32 digits from 0 to f, or be left out")]
    DraftId,
}

impl Speech {
    /// Checks the invariants.
    ///
    /// # Errors
    /// Names the first that is broken.
    pub fn check(&self) -> Result<(), SpeechFault> {
        if self.information.rate == 0 {
            return Err(SpeechFault::Rate);
        }
        if self.information.minutes == Some(0) {
            return Err(SpeechFault::Minutes);
        }
        let fields = self.check_fields()?;
        for place in self.places() {
            self.check_line(place, &fields)?;
        }
        self.sections
            .reading_order()
            .into_iter()
            .try_for_each(|id| self.check_section(id))
    }

    /// Returns the identities of all fields.
    fn check_fields(&self) -> Result<HashSet<FieldId>, SpeechFault> {
        let mut ids = HashSet::new();
        let mut names = HashSet::new();
        for field in &self.fields {
            if !ids.insert(field.id) {
                return Err(SpeechFault::DuplicateField(field.id));
            }
            if !names.insert(&field.name) || !Field::is_name(&field.name) {
                return Err(SpeechFault::FieldName(field.name.clone()));
            }
        }
        Ok(ids)
    }

    fn check_line(&self, place: TextPlace, fields: &HashSet<FieldId>) -> Result<(), SpeechFault> {
        let Some(line) = self.line(place) else {
            return Ok(());
        };
        for field in line.fields() {
            match field {
                FieldRef::Named(id) if !fields.contains(id) => {
                    return Err(SpeechFault::UnknownField(place.section()));
                }
                FieldRef::Information(InformationItem::Title) if place == TextPlace::Title => {
                    return Err(SpeechFault::TitleInTitle);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn check_section(&self, id: SectionId) -> Result<(), SpeechFault> {
        let Some(section) = self.sections.get(id) else {
            return Ok(());
        };
        let level = self.sections.level(id);
        if level > MAXIMUM_LEVELS {
            return Err(SpeechFault::Nesting(id, NestingRefusal::TooDeep));
        }
        if level > 1 && !section.kind.holds_children() {
            return Err(SpeechFault::Nesting(id, NestingRefusal::KindStandsAtTop));
        }
        if !section.kind.holds_children() && !self.sections.children(Some(id)).is_empty() {
            return Err(SpeechFault::Nesting(id, NestingRefusal::KindHoldsNone));
        }
        if section.body.is_empty() {
            return Err(SpeechFault::NoParagraph(id));
        }
        if section.target.is_some_and(|target| !target.is_possible()) {
            return Err(SpeechFault::Target(id));
        }
        Ok(())
    }
}
