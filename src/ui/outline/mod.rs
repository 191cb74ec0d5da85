//! The outline pane: the tree of sections with their lengths, to click, fold, rename and drag.
//!
//! The pane brings its own margins and fills the room it is given: a head with the filter, the rows, and a foot that
//! tells the time. Its rows are one stop for the Tab key; the row that keys act on is the pane's own affair until Enter
//! goes to the text.

mod acts;
mod drag;
mod foot;
mod head;
mod keys;
mod list;
mod menu;
mod rename;
mod row;
pub mod rows;
mod target;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Context, Rect, Ui, UiBuilder};

use super::i18n::{Language, Texts};
use super::request::Request;
use super::situation::Situation;
use super::stamp::Stamp;
use crate::model::SectionId;
use crate::session::{Action, Session};
use crate::ui::theme::{Tokens, space};
pub(super) use drag::{refusal_key, scroll_at_edge};
use rename::{Origin, Renaming};
use rows::{Fold, Outline, SectionRow};

/// The outline pane.
#[derive(Debug, Default)]
pub struct OutlinePanel {
    folded: HashSet<SectionId>,
    filter: String,
    outline: Option<Built>,
    /// The row that keys act on, and where it stood.
    cursor: Option<SectionId>,
    cursor_place: usize,
    /// The caret's section when it was last looked at.
    followed: Option<SectionId>,
    /// The section whose row is to be scrolled into view.
    reveal: Option<SectionId>,
    /// The largest identity before a section was asked for, which is to be named as soon as it is there.
    newest_known: Option<u32>,
    /// What to edit in place, asked for from outside.
    rename_asked: Option<SectionId>,
    renaming: Option<Renaming>,
    drag: Option<drag::Drag>,
    menu: Option<menu::OpenMenu>,
    target: Option<target::TargetEntry>,
    /// How many matches stand before each paragraph, while something is sought.
    found_before: Option<Arc<Vec<usize>>>,
}

/// An outline with what it was built from.
#[derive(Debug)]
struct Built {
    outline: Arc<Outline>,
    stamp: Stamp,
    language: Language,
}

impl OutlinePanel {
    /// Shows the pane and returns what it asks for.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        situation: &Situation,
        texts: &Texts,
    ) -> Vec<Request> {
        self.follow(session);
        let mut requests = self.head(ui, session, situation, texts);
        let outline = self.built(session, texts);
        if let Some(place) = self.cursor.and_then(|id| outline.place_of(id)) {
            self.cursor_place = place;
        }
        let room = ui.available_rect_before_wrap();
        let words = foot::Lines::of(ui, room.width(), session, &outline, texts);
        let foot = room.with_min_y((room.bottom() - words.height()).max(room.top()));
        let middle = room.with_max_y(foot.top());
        let shown = ui.scope_builder(UiBuilder::new().max_rect(middle), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(middle));
            self.middle(ui, session, &outline, texts)
        });
        requests.extend(shown.inner);
        requests.extend(self.accept_unseen_renaming(ui, session));
        words.show(ui, foot, texts);
        ui.advance_cursor_after_rect(Rect::from_min_max(room.min, foot.max));
        requests.extend(self.row_menu(ui.ctx(), session, &outline, situation, texts));
        requests.extend(self.target_dialog(ui.ctx(), texts));
        requests
    }

    /// Shows in each row how many matches its section has; `before` says how many stand before each paragraph.
    pub fn show_found(&mut self, before: Option<Arc<Vec<usize>>>) {
        self.found_before = before;
    }

    /// How many matches a row tells of: those of its section, and of all under it while that is folded.
    fn found_in(&self, session: &Session, row: &SectionRow) -> usize {
        let manuscript = session.manuscript();
        let paragraphs = if row.fold == Fold::Closed {
            manuscript.range_with_children(row.id)
        } else {
            manuscript
                .span(row.id)
                .map(|span| span.first..span.first + span.length)
        };
        let before = self.found_before.as_ref().zip(paragraphs);
        before
            .and_then(|(before, paragraphs)| {
                Some(before.get(paragraphs.end)? - before.get(paragraphs.start)?)
            })
            .unwrap_or_default()
    }

    /// Begins to edit in place what a section's row shows.
    pub fn rename(&mut self, id: SectionId) {
        self.rename_asked = Some(id);
    }

    /// Folds every section.
    pub fn fold_all(&mut self, session: &Session) {
        let tree = &session.speech().sections;
        let holders = tree.sections().map(|section| section.id);
        self.folded = holders
            .filter(|&id| !tree.children(Some(id)).is_empty())
            .collect();
        self.outline = None;
    }

    /// Unfolds every section.
    pub fn unfold_all(&mut self) {
        self.folded.clear();
        self.outline = None;
    }

    /// Whether the pane has the keyboard. The window then leaves it F2, Delete, Ctrl+Enter and Alt+Shift+arrows.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(list::list_id()) || memory.has_focus(rename::field_id()))
    }

    fn set_folded(&mut self, id: SectionId, folded: bool) {
        if folded {
            self.folded.insert(id);
        } else {
            self.folded.remove(&id);
        }
        self.outline = None;
    }

    /// Unfolds what stands above a section, so that its row is shown.
    fn unfold_above(&mut self, session: &Session, id: SectionId) {
        let mut above = session.speech().sections.parent(id);
        while let Some(id) = above {
            self.set_folded(id, false);
            above = session.speech().sections.parent(id);
        }
    }

    /// Lets the keyboard's row follow the caret's section when that changes, and begins what waits for a new one.
    fn follow(&mut self, session: &Session) {
        let current = session.current_section();
        // Waited for one frame only: an addition that was refused must not have a later one named here.
        let known = self.newest_known.take();
        if current != self.followed {
            self.followed = current;
            self.cursor = current.or(self.cursor);
            self.reveal = current;
            let is_new = |id: &SectionId| known.is_some_and(|known| id.0 > known);
            if let Some(id) = current.filter(is_new) {
                self.begin_renaming(id, session, Origin::List);
            }
        }
        if let Some(id) = self.rename_asked.take() {
            self.begin_renaming(id, session, Origin::Manuscript);
        }
    }

    /// The outline of the present speech, built anew only where something changed.
    fn built(&mut self, session: &Session, texts: &Texts) -> Arc<Outline> {
        let stamp = Stamp::of(session);
        if let Some(built) = &self.outline {
            if built.stamp == stamp && built.language == texts.language() {
                return Arc::clone(&built.outline);
            }
            if stamp.is_of_another_speech(&built.stamp) {
                self.forget_speech();
            }
        }
        let outline = Arc::new(Outline::build(session, &self.folded, &self.filter, texts));
        self.outline = Some(Built {
            outline: Arc::clone(&outline),
            stamp,
            language: texts.language(),
        });
        outline
    }

    /// Forgets what belongs to the speech that was shown before. The pane finds out by itself that another one is
    /// shown, unless that was changed already.
    pub fn forget_speech(&mut self) {
        *self = Self {
            reveal: self.reveal,
            followed: self.followed,
            ..Self::default()
        };
    }

    fn middle(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        outline: &Arc<Outline>,
        texts: &Texts,
    ) -> Vec<Request> {
        if !outline.rows.is_empty() {
            return self.list(ui, session, outline, texts);
        }
        let filtering = !session.speech().sections.is_empty();
        let mut requests = Vec::new();
        ui.add_space(space::WIDE);
        ui.vertical_centered(|ui| {
            let words = if filtering {
                "outline-filter-none"
            } else {
                "outline-empty"
            };
            ui.colored_label(Tokens::of(ui).dim, texts.get(words));
            ui.add_space(space::SMALL);
            if filtering {
                if ui.button(texts.get("outline-filter-clear")).clicked() {
                    self.set_filter(String::new());
                }
            } else if ui
                .add(Tokens::of(ui).primary_button(texts.get("outline-add-first")))
                .clicked()
            {
                self.expect_new(session);
                requests.push(Request::Act(Action::AddSection {
                    parent: None,
                    index: 0,
                    like: None,
                }));
            }
        });
        requests
    }
}
