//! Faults that the model finds in a speech that was read, with their places in the file.

use super::error::{Problem, Refusal};
use super::locate::{self, List};
use crate::model::{SectionId, Speech, SpeechFault};

/// A fault of the model with its place in the file.
pub(super) fn located(fault: SpeechFault, speech: &Speech, text: &str) -> Refusal {
    let section = |id: SectionId, key| {
        let number = speech
            .sections
            .reading_order()
            .iter()
            .position(|&other| other == id);
        number.and_then(|number| locate::entry(text, List::Sections, number, key))
    };
    let place = match &fault {
        SpeechFault::Rate | SpeechFault::Minutes => locate::within(text, "information", "rate"),
        SpeechFault::TitleInTitle | SpeechFault::UnknownField(None) => {
            locate::within(text, "information", "title")
        }
        SpeechFault::DraftId => locate::at_top(text, "id"),
        SpeechFault::DuplicateField(_) | SpeechFault::FieldName(_) => None,
        SpeechFault::UnknownField(Some(id)) | SpeechFault::NoParagraph(id) => section(*id, "body"),
        SpeechFault::Nesting(id, _) => section(*id, "kind"),
        SpeechFault::Target(id) => section(*id, "target"),
    };
    Refusal::at(text, place, Problem::Fault(fault))
}
