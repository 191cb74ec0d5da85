//! The menu of a row: everything that can be done with its section.

use egui::{Align, SetOpenCommand, containers::menu::MenuConfig};
use egui::{Button, Context, Id, LayerId, Layout, Order, Popup, PopupAnchor, PopupKind, Pos2, Ui};

use super::OutlinePanel;
use super::acts::RowAct;
use super::list::list_id;
use super::rows::Outline;
use crate::model::{HeadingLayout, Section, SectionId, SectionKind, SectionProperty, SectionTree, Status};
use crate::session::{Direction, Session};
use crate::ui::command::Command;
use crate::ui::controls::menu_choice;
use crate::ui::i18n::Texts;
use crate::ui::menus::{SCHEMES, kind_key, submenu_button};
use crate::ui::properties::{layout_key, may_be, status_key};
use crate::ui::request::Request;
use crate::ui::situation::Situation;
use crate::ui::theme;

/// The menu of a row, while it is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpenMenu {
    id: SectionId,
    /// Where the pointer asked for it; none when a key did.
    pointer: Option<Pos2>,
    is_shown: bool,
}

impl OpenMenu {
    pub(super) fn at_pointer(id: SectionId, at: Pos2) -> Self {
        Self {
            id,
            pointer: Some(at),
            is_shown: false,
        }
    }

    pub(super) fn at_row(id: SectionId) -> Self {
        Self {
            id,
            pointer: None,
            is_shown: false,
        }
    }
}

impl OutlinePanel {
    /// Shows the menu of a row, while it is open.
    pub(super) fn row_menu(
        &mut self,
        ctx: &Context,
        session: &Session,
        outline: &Outline,
        situation: &Situation,
        texts: &Texts,
    ) -> Option<Request> {
        let menu = self.menu.as_mut()?;
        let id = menu.id;
        let tree = &session.speech().sections;
        let section = tree.get(id).filter(|_| outline.place_of(id).is_some());
        let row = ctx.read_response(super::list::row_id(id)).map(|row| row.rect);
        let at = menu
            .pointer
            .or_else(|| Some(row?.left_bottom() + egui::vec2(32.0, 0.0)));
        let (Some(section), Some(at)) = (section, at) else {
            self.menu = None;
            return None;
        };
        let opens = !std::mem::replace(&mut menu.is_shown, true);
        let by_key = menu.pointer.is_none();
        let layer = LayerId::new(Order::Foreground, Id::unique("outline-menu-layer"));
        let popup = Popup::new(
            Id::unique("outline-menu"),
            ctx.clone(),
            PopupAnchor::Position(at),
            layer,
        )
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .style(theme::menu_style)
        .open_memory(opens.then_some(SetOpenCommand::Bool(true)));
        let shown = popup.show(|ui| {
            ui.set_min_width(220.0);
            let mut lines = Lines {
                session,
                section,
                situation,
                texts,
                chosen: None,
                focus_next: opens && by_key,
            };
            lines.all(ui);
            lines.chosen
        });
        let closed = shown.as_ref().is_none_or(|shown| shown.response.should_close());
        let chosen = shown.and_then(|shown| shown.inner);
        if closed || chosen.is_some() {
            self.menu = None;
            Popup::close_id(ctx, Id::unique("outline-menu"));
            ctx.memory_mut(|memory| memory.request_focus(list_id()));
        }
        self.act(id, chosen?, session)
    }
}

/// The lines of the menu while it is shown.
struct Lines<'a> {
    session: &'a Session,
    section: &'a Section,
    situation: &'a Situation,
    texts: &'a Texts,
    chosen: Option<RowAct>,
    /// Whether the next line takes the keyboard.
    focus_next: bool,
}

impl Lines<'_> {
    fn tree(&self) -> &SectionTree {
        &self.session.speech().sections
    }

    fn all(&mut self, ui: &mut Ui) {
        let id = self.section.id;
        let may_hold = self.tree().may_hold(Some(id), SectionKind::Custom, 1).is_ok();
        self.line(ui, Command::AddSibling, RowAct::AddSibling, true);
        self.line(ui, Command::AddChild, RowAct::AddChild, may_hold);
        self.line(ui, Command::DuplicateSection, RowAct::Duplicate, true);
        self.line(ui, Command::RenameSection, RowAct::Rename, true);
        self.line(ui, Command::DeleteSection, RowAct::Delete, true);
        ui.separator();
        self.moves(ui);
        ui.separator();
        self.kinds(ui);
        self.schemes(ui);
        self.layouts(ui);
        self.states(ui);
        ui.separator();
        let target = format!("{}…", self.texts.get("guide-target"));
        if ui.button(target).clicked() {
            self.chosen = Some(RowAct::Target);
        }
    }

    fn moves(&mut self, ui: &mut Ui) {
        let id = self.section.id;
        let tree = self.tree();
        let parent = tree.parent(id);
        let is_beside = |step| tree.sibling(id, step).is_some() || parent.is_some();
        let above = tree.sibling(id, -1);
        let goes_in = above.is_some_and(|above| self.session.may_move(id, Some(above)).is_ok());
        let (up, down) = (is_beside(-1), is_beside(1));
        self.line(ui, Command::MoveUp, RowAct::Nudge(Direction::Backward), up);
        self.line(ui, Command::MoveDown, RowAct::Nudge(Direction::Forward), down);
        self.line(
            ui,
            Command::Promote,
            RowAct::Nudge(Direction::Out),
            parent.is_some(),
        );
        self.line(ui, Command::Demote, RowAct::Nudge(Direction::In), goes_in);
    }

    fn line(&mut self, ui: &mut Ui, command: Command, act: RowAct, enabled: bool) {
        let mut button = Button::new(self.texts.get(command.text_key()));
        let shortcut = match command {
            Command::DeleteSection => Some("Delete".to_owned()),
            _ => self
                .situation
                .shortcuts(command)
                .first()
                .map(|shortcut| ui.ctx().format_shortcut(shortcut)),
        };
        if let Some(shortcut) = shortcut {
            button = button.shortcut_text(shortcut);
        }
        let response = ui
            .add_enabled(enabled, button)
            .on_hover_text(self.texts.get(command.tooltip_key()));
        if std::mem::take(&mut self.focus_next) {
            response.request_focus();
        }
        if response.clicked() {
            self.chosen = Some(act);
        }
    }

    fn submenu<T: Clone>(
        &mut self,
        ui: &mut Ui,
        text: &str,
        choices: impl Iterator<Item = Choice<T>>,
        act: impl Fn(T) -> RowAct,
    ) {
        let config = MenuConfig::new().style(theme::menu_style);
        submenu_button(ui, text).config(config).ui(ui, |ui| {
            ui.set_min_width(180.0);
            for choice in choices {
                let words = self.texts.get(choice.key);
                let entry = ui.add_enabled_ui(choice.enabled, |ui| menu_choice(ui, choice.is_on, words));
                // What is chosen already stays as it is: a connective has words of its own.
                if entry.inner.clicked() && !choice.is_on {
                    self.chosen = Some(act(choice.value));
                }
            }
        });
    }

    fn kinds(&mut self, ui: &mut Ui) {
        let section = self.section;
        let tree = &self.session.speech().sections;
        let choices = SectionKind::ALL.into_iter().map(|kind| Choice {
            key: kind_key(kind),
            is_on: kind == section.kind,
            enabled: may_be(tree, section, kind),
            value: kind,
        });
        let text = self.texts.get("menu-kind");
        self.submenu(ui, text, choices, |kind| RowAct::Set(SectionProperty::Kind(kind)));
    }

    fn schemes(&mut self, ui: &mut Ui) {
        let own = &self.section.scheme;
        let choices = SCHEMES.iter().map(|(scheme, key)| Choice {
            key,
            is_on: scheme.is_like(own),
            enabled: true,
            value: scheme.clone(),
        });
        self.submenu(ui, self.texts.get("menu-numbering"), choices, RowAct::Number);
    }

    fn layouts(&mut self, ui: &mut Ui) {
        let choices = HeadingLayout::ALL.into_iter().map(|layout| Choice {
            key: layout_key(layout),
            is_on: layout == self.section.layout,
            enabled: true,
            value: layout,
        });
        let text = self.texts.get("guide-layout");
        self.submenu(ui, text, choices, |layout| {
            RowAct::Set(SectionProperty::Layout(layout))
        });
    }

    fn states(&mut self, ui: &mut Ui) {
        let choices = Status::ALL.into_iter().map(|status| Choice {
            key: status_key(status),
            is_on: status == self.section.status,
            enabled: true,
            value: status,
        });
        let text = self.texts.get("guide-status");
        self.submenu(ui, text, choices, |status| {
            RowAct::Set(SectionProperty::Status(status))
        });
    }
}

/// One of several values in a submenu.
struct Choice<T> {
    key: &'static str,
    is_on: bool,
    enabled: bool,
    value: T,
}
