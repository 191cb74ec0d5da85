//! Find and replace: a bar above the manuscript that marks everything it finds, leads from one match to the next, and
//! replaces one or lists all that is to be replaced. The search follows both what is typed in the bar and what is
//! written in the text.

mod bar;
pub mod search;
mod steps;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Context, Id};

use super::request::Request;
use crate::model::{Searched, SectionId, Selection, TextPosition, ViewPosition};
use crate::session::Session;
use crate::text::find::FindOptions;
use crate::text::offsets::ByteIndex;
use search::{Bounds, Search, Sought};

pub use steps::{Listed, Target};
pub use words::obstacle_key;

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// In the whole speech.
    #[default]
    Speech,
    /// In what was selected.
    Selection,
    /// In a section with all under it.
    Section,
    /// In headings.
    Headings,
    /// In the values of fields.
    Values,
}

impl Scope {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Speech,
        Self::Selection,
        Self::Section,
        Self::Headings,
        Self::Values,
    ];
}

/// What was selected, held in a way that outlives writing within it.
#[derive(Debug, Clone, Copy)]
struct Held {
    start: TextPosition,
    end: TextPosition,
    /// From the end to the end of its line.
    behind: usize,
}

/// A match that no selection can stand for: in a label, or in the midst of a field.
#[derive(Debug, Clone)]
struct Pinned {
    paragraph: usize,
    shown: std::ops::Range<ByteIndex>,
    /// The selection that stands beside it.
    selection: Selection,
}

/// The bar with its search.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct FindBar {
    is_open: bool,
    /// Whether the line for replacing is shown.
    replaces: bool,
    words: String,
    with: String,
    options: FindOptions,
    scope: Scope,
    held: Option<Held>,
    section: Option<SectionId>,
    search: Search,
    pinned: Option<Pinned>,
    /// Which match in a value was gone to last.
    value: usize,
    /// Whether what is sought has changed, so that its first match is to be shown once it is known.
    shows_first: bool,
    /// The field that takes the keyboard in the next frame, with all that is in it selected.
    focus: Option<Field>,
    /// Whether a part of the bar had the keyboard in the last frame.
    has_keyboard: bool,
}

/// A text field of the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Sought,
    With,
}

impl Field {
    fn id(self) -> Id {
        Id::unique(match self {
            Self::Sought => "find-sought",
            Self::With => "find-with",
        })
    }
}

impl FindBar {
    /// Opens the bar, or goes back to it. Words that are selected are what is sought; a selection of several
    /// paragraphs is where.
    pub fn open(&mut self, session: &Session, replaces: bool) {
        let (start, end) = session.selected_range();
        if start.place == end.place {
            self.seek_selected(session, start, end);
            if self.scope == Scope::Selection && !self.is_open {
                self.scope = Scope::Speech;
            }
        } else {
            self.choose_scope(session, Scope::Selection);
        }
        let is_in_bar = self.is_open && self.has_keyboard;
        self.replaces = replaces || (self.is_open && self.replaces);
        self.is_open = true;
        // Whoever asks to replace while seeking has said already what.
        self.focus = Some(if replaces && is_in_bar {
            Field::With
        } else {
            Field::Sought
        });
    }

    fn seek_selected(&mut self, session: &Session, start: TextPosition, end: TextPosition) {
        let line = session.speech().line(start.place);
        let selected = line.map(|line| line.slice(start.offset..end.offset));
        let selected = selected.filter(|line| !line.is_empty() && line.fields().is_empty());
        if let Some(selected) = selected {
            let words = if self.options.expression {
                crate::text::find::escaped(selected.text())
            } else {
                selected.text().to_owned()
            };
            self.set_words(words);
            self.shows_first = false;
        }
    }

    /// Closes the bar. What was sought is kept for the next time.
    pub fn close(&mut self) {
        self.is_open = false;
        self.focus = None;
        self.has_keyboard = false;
        self.forget_speech();
    }

    /// Forgets what belongs to the speech that was open.
    pub fn forget_speech(&mut self) {
        self.search.clear();
        self.pinned = None;
        self.held = None;
        self.section = None;
        self.value = 0;
        if matches!(self.scope, Scope::Selection | Scope::Section) {
            self.scope = Scope::Speech;
        }
    }

    /// Whether the bar is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether something is sought.
    #[must_use]
    pub fn seeks(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether a field or button of the bar has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.is_open && self.has_keyboard
    }

    /// Gives the keyboard to the field that seeks.
    pub fn give_keyboard(&mut self) {
        self.focus = Some(Field::Sought);
    }

    /// What was found, for those who mark it; none while the bar is closed.
    #[must_use]
    pub fn marks(&self, session: &Session) -> Option<Marks<'_>> {
        self.is_open.then(|| Marks {
            search: &self.search,
            current: self.current_place(session),
        })
    }

    /// How many matches stand before each paragraph, while something is sought.
    #[must_use]
    pub fn found_before(&self) -> Option<Arc<Vec<usize>>> {
        (self.is_open && self.seeks()).then(|| Arc::clone(self.search.starts()))
    }

    /// Follows the speech, before the frame is shown. Returns what is to be shown.
    pub fn follow(&mut self, ctx: &Context, session: &Session) -> Vec<Request> {
        if !self.is_open {
            return Vec::new();
        }
        if !self.search_on(session) {
            ctx.request_repaint();
            return Vec::new();
        }
        if std::mem::take(&mut self.shows_first) {
            return self.show_first(session);
        }
        Vec::new()
    }

    fn search_on(&mut self, session: &Session) -> bool {
        self.follow_caret(session);
        let bounds = self.bounds(session);
        let sought = self.sought();
        self.search.follow(session, &sought, bounds)
    }

    fn sought(&self) -> Sought {
        Sought {
            words: self.words.clone(),
            options: self.options,
            searched: match self.scope {
                Scope::Headings => Searched::Heading,
                Scope::Values => Searched::Values,
                Scope::Speech | Scope::Selection | Scope::Section => Searched::Everything,
            },
        }
    }

    fn set_words(&mut self, words: String) {
        if self.words != words {
            self.words = words;
            self.sought_changed();
        }
    }

    fn sought_changed(&mut self) {
        self.pinned = None;
        self.value = 0;
        self.shows_first = true;
    }

    fn choose_scope(&mut self, session: &Session, scope: Scope) {
        self.scope = scope;
        let (start, end) = session.selected_range();
        let end_of_line = session.speech().line(end.place).map(crate::model::Inline::end);
        self.held = (scope == Scope::Selection).then(|| Held {
            start,
            end,
            behind: end_of_line.map_or(0, |line| line.0.saturating_sub(end.offset.0)),
        });
        self.section = session.current_section();
        self.sought_changed();
    }

    /// Whoever goes to another section looks there.
    fn follow_caret(&mut self, session: &Session) {
        if self.scope != Scope::Section {
            return;
        }
        let tree = &session.speech().sections;
        let current = session.current_section();
        let is_within = |id: SectionId| current.is_some_and(|current| tree.is_within(current, id));
        if !self
            .section
            .is_some_and(|id| tree.get(id).is_some() && is_within(id))
        {
            self.section = current;
        }
    }

    /// The part of the manuscript in which matches count.
    fn bounds(&self, session: &Session) -> Bounds {
        let manuscript = session.manuscript();
        match self.scope {
            Scope::Selection => {
                let held = self.held?;
                let line = session
                    .speech()
                    .line(held.end.place)
                    .map(crate::model::Inline::end);
                let end = line.map_or(held.end.offset, |line| line.saturating_sub(held.behind));
                let start = manuscript.view_position(held.start)?;
                let end = manuscript.view_position(TextPosition::new(held.end.place, end))?;
                Some((start, end))
            }
            Scope::Section => {
                let paragraphs = manuscript.range_with_children(self.section?)?;
                let at = |paragraph, offset| ViewPosition {
                    paragraph,
                    offset: ByteIndex(offset),
                };
                let last = paragraphs.end.checked_sub(1)?;
                Some((at(paragraphs.start, 0), at(last, usize::MAX)))
            }
            Scope::Speech | Scope::Headings | Scope::Values => None,
        }
    }
}

/// What is to be marked in the manuscript.
#[derive(Debug, Clone)]
pub struct Marks<'a> {
    /// All that was found.
    pub search: &'a Search,
    /// The paragraph and place of the match that is gone to.
    pub current: Option<(usize, std::ops::Range<ByteIndex>)>,
}
