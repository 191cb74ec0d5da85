//! What can be asked of a session, and what it asks of its surroundings.

use crate::model::{
    EditError, Field, FieldId, FieldRef, Fragment, InformationItem, Scheme, SectionId, SectionProperty,
    Selection, Speech, Target, TemplateHead, TransactionName,
};
use crate::text::language::Language;
use crate::text::substitutions::Substitutions;

use super::replacing::Replacement;

/// How far a movement or deletion reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One grapheme, or one field as a whole.
    Character,
    /// To the next word boundary.
    Word,
}

/// Towards the beginning or the end of the speech; in the outline, up and down, out and in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Backward,
    /// Towards the end.
    Forward,
    /// To the parent's level, behind it.
    Out,
    /// Under the sibling before.
    In,
}

/// A movement of the caret that needs no layout. Movements by row are computed by the surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// By a character or word.
    By(Direction, Unit),
    /// To the beginning of this paragraph, or of the one before.
    ParagraphBackward,
    /// To the beginning of the next paragraph.
    ParagraphForward,
    /// To the very beginning.
    Start,
    /// To the very end.
    End,
}

/// A change asked of a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Sets the selection.
    Select(Selection),
    /// Moves the caret, extending the selection if asked to.
    Move {
        /// Where to.
        motion: Motion,
        /// Whether the anchor stays.
        extend: bool,
    },
    /// Selects everything.
    SelectAll,
    /// Replaces the selection by typed text; line breaks make paragraphs.
    InsertText(String),
    /// Puts a better sign in the place of what was just typed, where there is one. The next Backspace takes it back.
    Substitute(Substitutions),
    /// Puts marks around the selection, or the caret between them.
    InsertPair {
        /// The mark before.
        opening: String,
        /// The mark behind.
        closing: String,
    },
    /// Deletes the selection, or else what stands beside the caret.
    Delete {
        /// On which side ([`Direction::Backward`] or [`Direction::Forward`]).
        direction: Direction,
        /// How much.
        unit: Unit,
    },
    /// Enter: a new paragraph.
    NewParagraph,
    /// Ctrl+Enter: the next sibling of the caret's section.
    NewSibling,
    /// Copies the selection.
    Copy,
    /// Copies and deletes the selection.
    Cut,
    /// Pastes: paragraphs of plain text, or with a fragment sections and fields.
    Paste {
        /// The clipboard's text.
        text: String,
        /// The structure that belongs to it, unless plain text is wanted.
        fragment: Option<Box<Fragment>>,
    },
    /// Adds an empty section under `parent` at `index`, in the manner of `like`.
    AddSection {
        /// Under which section; none for the top level.
        parent: Option<SectionId>,
        /// The place among the siblings.
        index: usize,
        /// Whose kind, scheme, layout and target it takes.
        like: Option<SectionId>,
    },
    /// Adds an empty section behind one, in its manner.
    AddSibling(SectionId),
    /// Adds an empty section under one, behind its other children and in their manner.
    AddChild(SectionId),
    /// Puts a copy behind the section.
    DuplicateSection(SectionId),
    /// Deletes a section with all under it.
    DeleteSection(SectionId),
    /// Moves a section; `index` counts among the new siblings without it.
    MoveSection {
        /// The section.
        id: SectionId,
        /// Under which section; none for the top level.
        parent: Option<SectionId>,
        /// The place among the siblings.
        index: usize,
    },
    /// Moves a section one step up, down, out or in.
    NudgeSection {
        /// The section.
        id: SectionId,
        /// Where to.
        direction: Direction,
    },
    /// Changes what the outline's row shows: the name, else the heading.
    RenameRow {
        /// The section.
        id: SectionId,
        /// The new name or heading.
        text: String,
    },
    /// Sets a property of a section.
    SetProperty {
        /// The section.
        id: SectionId,
        /// The property with its new value.
        property: SectionProperty,
    },
    /// Changes the scheme of a section and of the siblings numbered with it.
    SetGroupScheme {
        /// One section of the group.
        id: SectionId,
        /// The new scheme.
        scheme: Scheme,
    },
    /// Gives a section and the siblings numbered with it a frame for their headings; empty to take it away.
    SetGroupFrame {
        /// One section of the group.
        id: SectionId,
        /// The frame, with `…` or X for the gaps.
        frame: String,
    },
    /// Changes a heading, which keeps the fields that the change does not touch.
    SetHeading {
        /// The section.
        id: SectionId,
        /// What it is to read as.
        text: String,
    },
    /// Makes a section of the label that was typed or pasted.
    AcceptOffer,
    /// Leaves the typed label as text.
    DismissOffer,
    /// Puts a field at the caret.
    InsertField(FieldRef),
    /// Adds a named field (its id is given anew), and puts it at the caret if asked to.
    DefineField {
        /// The field; its id is ignored.
        field: Field,
        /// Whether to put it at the caret.
        insert: bool,
    },
    /// Makes a field of the selected text and of all its other occurrences.
    MakeField {
        /// The field's name.
        name: String,
    },
    /// Fills a field, everywhere at once; empty text empties it.
    FillField {
        /// The field.
        field: FieldRef,
        /// Its value.
        value: String,
    },
    /// Changes a named field's name, kind, hint, default or value.
    SetField(Field),
    /// Deletes a named field: its uses become its value (or its name), or go with it.
    DeleteField {
        /// The field.
        id: FieldId,
        /// Whether its text stays where it is used.
        keep_text: bool,
    },
    /// Selects the next (or former) use of an unfilled field.
    SelectNextUnfilled {
        /// Whether to look towards the beginning.
        backwards: bool,
    },
    /// Sets an item of the information; a title's text may hold no fields this way.
    SetInformation {
        /// The item.
        item: InformationItem,
        /// Its value.
        value: String,
    },
    /// Shows or hides the line under the title.
    SetByline(bool),
    /// Sets the speech's language.
    SetLanguage(Language),
    /// Binds the announcing number at the caret to its group, or makes plain text of one that is bound.
    BindCount,
    /// Sets the total minutes and the targets that go with them, as one step.
    FitTime {
        /// The minutes.
        minutes: u32,
        /// The sections whose targets change, with the new ones.
        targets: Vec<(SectionId, Target)>,
    },
    /// Puts another state of the speech in its place, as one step: from a backup, or from a file that was changed by
    /// someone else.
    Restore(Box<Speech>),
    /// Puts the speech with a template applied ([`crate::model::Applying`]) in its place, as one step.
    ApplyTemplate(Box<Speech>),
    /// Sets what the template that is edited says of itself.
    SetTemplateHead(Box<TemplateHead>),
    /// Says whether journal, backups and the list of recent drafts may speak of the speech. It is no step to be undone:
    /// what was kept meanwhile does not come back by itself.
    LeaveTraces(bool),
    /// Puts other words in the place of those that were found, as one step; all or none.
    ReplaceMatches(Vec<Replacement>),
    /// Takes back what was done since a state ([`crate::session::Session::state`]), as if it were given up before it
    /// was done: nobody is told. Nothing happens where undoing does not lead back to that state.
    Withdraw(u64),
    /// Takes back the last step.
    Undo,
    /// Repeats the step taken back.
    Redo,
    /// Ends the present run of typing, as a click does.
    Seal,
}

impl Action {
    /// Whether the action only moves about, selects or copies.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        matches!(
            self,
            Self::Select(_)
                | Self::Move { .. }
                | Self::SelectAll
                | Self::Copy
                | Self::DismissOffer
                | Self::SelectNextUnfilled { .. }
                | Self::Seal
        )
    }
}

/// What a session asks of its surroundings.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Put text on the clipboard, and keep the structure that belongs to it.
    Copy {
        /// Plain text with labels and values.
        text: String,
        /// Sections and fields, for pasting into a speech.
        fragment: Box<Fragment>,
    },
    /// Tell the writer.
    Notice(Notice),
    /// Show the place of the caret.
    Reveal,
    /// Ask the writer for a field's value; its use, when it stands in the text, is selected.
    AskField(FieldRef),
}

/// What a writer is told in passing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// An action was refused.
    Refused(EditError),
    /// A step was taken back.
    Undone(TransactionName),
    /// A step was repeated.
    Redone(TransactionName),
    /// A section was deleted, with so many under it; offer to undo.
    SectionDeleted {
        /// What the outline called it.
        name: String,
        /// How many sections stood under it.
        below: usize,
    },
    /// Text became a field, in so many places; offer to undo.
    FieldMade {
        /// The field's name.
        name: String,
        /// In how many places.
        places: usize,
    },
    /// So many places were replaced; offer to undo.
    Replaced {
        /// How many.
        count: usize,
    },
    /// No field is unfilled.
    NothingUnfilled,
    /// The speech is open for reading only.
    ReadOnly,
}
