//! The outline by keyboard. The row that keys act on need not be the caret's: arrows look around, Enter goes there.

use egui::{Key, Modifiers, Ui};

use super::OutlinePanel;
use super::acts::RowAct;
use super::menu::OpenMenu;
use super::rows::{Fold, Outline, Row};
use crate::model::SectionId;
use crate::session::{Direction, Session};
use crate::ui::request::Request;

/// How many rows a page key goes.
const PAGE: isize = 10;

const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// What a key asks of the list.
#[derive(Debug, Clone, PartialEq)]
enum Pressed {
    /// To go on by so many rows.
    By(isize),
    First,
    Last,
    /// To fold, or go to the parent.
    Fold,
    /// To unfold, or go to the first child.
    Unfold,
    /// To open the menu of the row.
    Menu,
    /// To give the keyboard back to the manuscript.
    Leave,
    Act(RowAct),
}

/// Every key of the list. Those with modifiers come first, because a pattern without any matches them, too.
fn bindings() -> [(Modifiers, Key, Pressed); 22] {
    let act = Pressed::Act;
    let nudge = |direction| Pressed::Act(RowAct::Nudge(direction));
    [
        (ALT_SHIFT, Key::ArrowUp, nudge(Direction::Backward)),
        (ALT_SHIFT, Key::ArrowDown, nudge(Direction::Forward)),
        (ALT_SHIFT, Key::ArrowLeft, nudge(Direction::Out)),
        (ALT_SHIFT, Key::ArrowRight, nudge(Direction::In)),
        (CTRL_SHIFT, Key::Enter, act(RowAct::AddChild)),
        (CTRL_SHIFT, Key::D, act(RowAct::Duplicate)),
        (Modifiers::COMMAND, Key::Enter, act(RowAct::AddSibling)),
        (Modifiers::SHIFT, Key::F10, Pressed::Menu),
        (Modifiers::NONE, Key::Menu, Pressed::Menu),
        (Modifiers::NONE, Key::Insert, act(RowAct::AddSibling)),
        (Modifiers::NONE, Key::ArrowUp, Pressed::By(-1)),
        (Modifiers::NONE, Key::ArrowDown, Pressed::By(1)),
        (Modifiers::NONE, Key::PageUp, Pressed::By(-PAGE)),
        (Modifiers::NONE, Key::PageDown, Pressed::By(PAGE)),
        (Modifiers::NONE, Key::Home, Pressed::First),
        (Modifiers::NONE, Key::End, Pressed::Last),
        (Modifiers::NONE, Key::ArrowLeft, Pressed::Fold),
        (Modifiers::NONE, Key::ArrowRight, Pressed::Unfold),
        (Modifiers::NONE, Key::Enter, act(RowAct::Go)),
        (Modifiers::NONE, Key::F2, act(RowAct::Rename)),
        (Modifiers::NONE, Key::Delete, act(RowAct::Delete)),
        (Modifiers::NONE, Key::Escape, Pressed::Leave),
    ]
}

impl OutlinePanel {
    /// Takes the keys that are the list's and returns what they ask for.
    pub(super) fn keys(&mut self, ui: &Ui, session: &Session, outline: &Outline) -> Vec<Request> {
        if self.drag.is_some() || self.menu.is_some() || self.renaming.is_some() {
            return Vec::new();
        }
        let pressed: Vec<Pressed> = ui.input_mut(|input| {
            let taken = |(modifiers, key, pressed)| input.consume_key(modifiers, key).then_some(pressed);
            bindings().into_iter().filter_map(taken).collect()
        });
        pressed
            .into_iter()
            .filter_map(|pressed| self.press(pressed, ui, session, outline))
            .collect()
    }

    fn press(&mut self, pressed: Pressed, ui: &Ui, session: &Session, outline: &Outline) -> Option<Request> {
        if pressed == Pressed::Leave {
            return Some(Request::Show(session.selection()));
        }
        let id = self.cursor?;
        let place = outline.place_of(id)?;
        let row = outline.section_at(place)?;
        match pressed {
            Pressed::By(rows) => self.go_by(outline, place, rows),
            Pressed::First => self.go_by(outline, 0, 0),
            Pressed::Last => self.go_by(outline, outline.rows.len(), -1),
            Pressed::Fold if row.fold == Fold::Open && self.filter.trim().is_empty() => {
                self.set_folded(id, true);
            }
            Pressed::Fold => self.go_to(session.speech().sections.parent(id)),
            Pressed::Unfold if row.fold == Fold::Closed => self.set_folded(id, false),
            Pressed::Unfold if row.fold == Fold::Open => self.go_by(outline, place, 1),
            Pressed::Unfold | Pressed::Leave => {}
            Pressed::Menu => self.menu = Some(OpenMenu::at_row(id)),
            Pressed::Act(act) => {
                self.reveal = Some(id);
                return self.act(id, act, session);
            }
        }
        ui.request_repaint();
        None
    }

    fn go_to(&mut self, id: Option<SectionId>) {
        if id.is_some() {
            self.cursor = id;
            self.reveal = id;
        }
    }

    /// Goes on by so many sections' rows, as far as there are any.
    fn go_by(&mut self, outline: &Outline, from: usize, rows: isize) {
        let section = |row: &Row| Some(row.section()?.id);
        let found = if rows < 0 {
            let before = outline.rows.get(..from).unwrap_or_default().iter().rev();
            before.filter_map(section).take(rows.unsigned_abs()).last()
        } else {
            let behind = outline.rows.get(from..).unwrap_or_default().iter();
            behind.filter_map(section).take(rows.unsigned_abs() + 1).last()
        };
        self.go_to(found);
    }

    /// Puts the keyboard's row where there is one: where it was, else at the caret's section, else at the top.
    pub(super) fn settle_cursor(&mut self, session: &Session, outline: &Outline) {
        let tree = &session.speech().sections;
        let kept = self.cursor.filter(|&id| outline.place_of(id).is_some());
        let of_caret = || outline.place_of_shown(tree, session.current_section()?);
        let place = kept.and_then(|id| outline.place_of_shown(tree, id));
        let near = || self.cursor.map(|_| self.cursor_place);
        let place = place.or_else(near).or_else(of_caret).unwrap_or(0);
        let behind = outline.rows.get(place..).unwrap_or_default().iter();
        let row = behind.chain(outline.rows.iter().rev()).find_map(Row::section);
        self.cursor = row.map(|row| row.id);
    }
}
