//! The head of the outline: its title, adding a section, more commands, and the filter.

use egui::{Align, Button, Id, Key, Layout, Modifiers, Popup, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use super::OutlinePanel;
use super::list::list_id;
use crate::session::{Action, Session};
use crate::ui::command::Command;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::icons::{Icon, small_icon_button};
use crate::ui::request::Request;
use crate::ui::situation::Situation;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{self, Tokens, space, text_size};

/// The head's height in points.
const HEIGHT: f32 = 74.0;

/// The commands in the menu for more; none stands for a line between groups.
const MORE: [Option<Command>; 9] = [
    Some(Command::AddSibling),
    Some(Command::AddChild),
    Some(Command::DuplicateSection),
    Some(Command::DeleteSection),
    None,
    Some(Command::FoldAll),
    Some(Command::UnfoldAll),
    None,
    Some(Command::Outline),
];

impl OutlinePanel {
    /// Shows the head and returns what it asks for.
    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        situation: &Situation,
        texts: &Texts,
    ) -> Vec<Request> {
        let room = ui.available_rect_before_wrap();
        let head = room.with_max_y(room.top() + HEIGHT);
        let inner = head.shrink2(vec2(space::MEDIUM, space::SMALL));
        let mut requests = Vec::new();
        let mut child = ui.new_child(
            UiBuilder::new()
                .max_rect(inner)
                .layout(Layout::top_down(Align::Min)),
        );
        child.horizontal(|ui| {
            ui.set_min_height(22.0);
            let title = RichText::new(texts.get("outline-title")).font(fonts::bold(text_size::BODY));
            ui.label(title.color(Tokens::of(ui).dim));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                requests.extend(self.more(ui, session, situation, texts));
                if small_icon_button(ui, Icon::AddSection, texts.get("command-add-sibling")).clicked() {
                    self.expect_new(session);
                    requests.push(Request::Act(Action::NewSibling));
                }
            });
        });
        self.filter_field(&mut child, texts);
        ui.advance_cursor_after_rect(head);
        requests
    }

    fn more(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        situation: &Situation,
        texts: &Texts,
    ) -> Option<Request> {
        let button = small_icon_button(ui, Icon::More, texts.get("outline-more"));
        let mut chosen = None;
        Popup::menu(&button).style(theme::menu_style).show(|ui| {
            ui.set_min_width(220.0);
            for command in &MORE {
                match command {
                    None => {
                        ui.separator();
                    }
                    Some(command) => {
                        let mut line = Button::new(texts.get(command.text_key()));
                        if let Some(shortcut) = situation.shortcuts(*command).first() {
                            line = line.shortcut_text(ui.ctx().format_shortcut(shortcut));
                        }
                        let line = ui.add_enabled(situation.allows(*command), line);
                        if line.on_hover_text(texts.get(command.tooltip_key())).clicked() {
                            chosen = Some(*command);
                        }
                    }
                }
            }
        });
        match chosen? {
            Command::FoldAll => self.fold_all(session),
            Command::UnfoldAll => self.unfold_all(),
            Command::AddSibling | Command::AddChild => {
                self.expect_new(session);
                return chosen.map(Request::Command);
            }
            command => return Some(Request::Command(command)),
        }
        None
    }

    fn filter_field(&mut self, ui: &mut Ui, texts: &Texts) {
        let room = ui.available_rect_before_wrap();
        let field = room.with_max_y(room.top() + 30.0);
        let clear = Rect::from_center_size(pos2(field.right() - 14.0, field.center().y), vec2(20.0, 20.0));
        let filtering = !self.filter.is_empty();
        let field = if filtering {
            field.with_max_x(clear.left() - space::TIGHT)
        } else {
            field
        };
        let id = Id::unique("outline-filter");
        let mut child = ui.new_child(UiBuilder::new().max_rect(field));
        let input = TextInput {
            id,
            name: texts.get("outline-filter"),
            hint: texts.get("outline-filter"),
            rows: 1,
            blank: false,
        };
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let down = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let output = input.show(&mut child, &self.filter);
        if let Some(text) = output.changed {
            self.set_filter(text);
        }
        let cleared = if filtering {
            ui.scope_builder(UiBuilder::new().max_rect(clear), |ui| {
                small_icon_button(ui, Icon::Close, texts.get("outline-filter-clear")).clicked()
            })
            .inner
        } else {
            Icon::Search.paint(ui.painter(), clear.shrink(3.0), Tokens::of(ui).dim);
            false
        };
        if output.escaped || cleared {
            self.set_filter(String::new());
        }
        if down || output.entered {
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
    }

    pub(super) fn set_filter(&mut self, filter: String) {
        self.filter = filter;
        self.outline = None;
        self.reveal = self.cursor;
    }
}
