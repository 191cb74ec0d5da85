//! What is wrong with an expression, and where, for the writer who types it.

use regex_syntax::Error;
use regex_syntax::ast::ErrorKind;

use crate::text::offsets::{ByteIndex, CharIndex};

/// What is wrong with an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternFault {
    /// A round bracket is not closed.
    UnclosedGroup,
    /// A round bracket is closed that was not opened.
    UnopenedGroup,
    /// A square bracket is not closed.
    UnclosedClass,
    /// A range of characters runs backwards, or is of something else than characters.
    Range,
    /// Nothing stands before `*`, `+`, `?` or `{`.
    NothingToRepeat,
    /// What stands in curly brackets is no number of times.
    Repetition,
    /// What stands behind a backslash means nothing.
    Escape,
    /// It refers back or looks around, which these expressions cannot.
    Unsupported,
    /// There is no set of characters of that name.
    UnknownSet,
    /// What stands behind `(?` means nothing.
    Group,
    /// It would take too much memory.
    TooLarge,
}

/// Why something is no pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the expression is wrong at its character {}", .at.0 + 1)]
pub struct PatternError {
    /// What is wrong.
    pub fault: PatternFault,
    /// At which character, from 0.
    pub at: CharIndex,
}

impl PatternError {
    pub(super) fn too_large() -> Self {
        Self {
            fault: PatternFault::TooLarge,
            at: CharIndex(0),
        }
    }

    pub(super) fn of_parser(error: &Error) -> Self {
        match error {
            Error::Parse(error) => Self {
                fault: fault_of(error.kind()),
                at: ByteIndex(error.span().start.offset).to_char(error.pattern()),
            },
            Error::Translate(error) => Self {
                fault: PatternFault::UnknownSet,
                at: ByteIndex(error.span().start.offset).to_char(error.pattern()),
            },
            _ => Self::too_large(),
        }
    }
}

fn fault_of(kind: &ErrorKind) -> PatternFault {
    match kind {
        ErrorKind::GroupUnclosed => PatternFault::UnclosedGroup,
        ErrorKind::GroupUnopened => PatternFault::UnopenedGroup,
        ErrorKind::ClassUnclosed => PatternFault::UnclosedClass,
        ErrorKind::ClassRangeInvalid | ErrorKind::ClassRangeLiteral | ErrorKind::ClassEscapeInvalid => {
            PatternFault::Range
        }
        ErrorKind::RepetitionMissing => PatternFault::NothingToRepeat,
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => PatternFault::Repetition,
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => PatternFault::Unsupported,
        ErrorKind::UnicodeClassInvalid => PatternFault::UnknownSet,
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => PatternFault::TooLarge,
        ErrorKind::FlagDanglingNegation
        | ErrorKind::FlagDuplicate { .. }
        | ErrorKind::FlagRepeatedNegation { .. }
        | ErrorKind::FlagUnexpectedEof
        | ErrorKind::FlagUnrecognized
        | ErrorKind::GroupNameDuplicate { .. }
        | ErrorKind::GroupNameEmpty
        | ErrorKind::GroupNameInvalid
        | ErrorKind::GroupNameUnexpectedEof => PatternFault::Group,
        _ => PatternFault::Escape,
    }
}
