//! Why a change to a speech is refused.

use super::check::SpeechFault;
use super::ids::{FieldId, SectionId};
use super::tree::NestingRefusal;

/// Why an edit was refused. The speech is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The line is not in the speech.
    #[error("there is no such line in the speech")]
    UnknownPlace,
    /// The section is not in the speech.
    #[error("there is no section {0} in the speech")]
    UnknownSection(SectionId),
    /// The field is not in the speech.
    #[error("there is no field {0} in the speech")]
    UnknownField(FieldId),
    /// A section cannot stand there.
    #[error(transparent)]
    Nesting(#[from] NestingRefusal),
    /// The identity is taken.
    #[error("the identity {0} is taken already")]
    DuplicateId(u32),
    /// The name is taken or is not a name.
    #[error("“{0}” cannot be the field's name: it is empty, taken, or holds braces")]
    FieldName(String),
    /// The field still stands in the text.
    #[error("the field {0} is still used in the text")]
    FieldInUse(FieldId),
    /// A body must keep a paragraph, and a range must lie within its line.
    #[error("the range does not lie within the text")]
    Range,
    /// A length that no section can have.
    #[error("a target must be a number above 0")]
    ImpossibleTarget,
    /// The state to be restored is none that a speech can have.
    #[error("{0}")]
    Fault(SpeechFault),
    /// A speech to be given says nothing of itself as templates do.
    #[error("the speech is no template")]
    NotATemplate,
    /// The title would hold itself.
    #[error("the title cannot hold itself as a field")]
    TitleInTitle,
}
