//! Ways of seeing a speech: what the commands for them switch, and the strip that says that only one section is shown.

use egui::{Align, Context, Frame, Label, Layout, Margin, Panel, RichText, Ui, ViewportCommand};

use super::{App, Part};
use crate::store::FocusScope;
use crate::ui::cards::cards_id;
use crate::ui::command::{Command, shown_shortcut};
use crate::ui::request::Request;
use crate::ui::theme::{Tokens, text_size};

/// The height of the strip over the paper.
const STRIP: f32 = 34.0;
/// The height of the table of siblings.
const TABLE: f32 = 200.0;
const TABLES: std::ops::RangeInclusive<f32> = 100.0..=460.0;

impl App {
    /// Switches a way of seeing on or off.
    pub(super) fn switch_view(&mut self, command: Command, ctx: &Context) {
        let views = &mut self.settings.views;
        let mut focus_on = |scope| views.focus = Some(scope).filter(|_| views.focus != Some(scope));
        match command {
            Command::FocusSentence => focus_on(FocusScope::Sentence),
            Command::FocusParagraph => focus_on(FocusScope::Paragraph),
            Command::FocusSection => focus_on(FocusScope::Section),
            Command::Typewriter => views.typewriter = !views.typewriter,
            Command::OneSection => views.one_section = !views.one_section,
            Command::Cards => {
                views.cards = !views.cards;
                self.panels.papers.active_mut().reveal();
                self.take_keyboard(ctx);
            }
            Command::Siblings => views.siblings = !views.siblings,
            Command::SideBySide => self.toggle_side_by_side(),
            Command::OtherSide => self.go_to_other_side(ctx),
            _ => {
                views.full_screen = !views.full_screen;
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(views.full_screen));
            }
        }
        ctx.request_repaint();
    }

    /// Gives the keyboard to what stands in the middle: the manuscript, or the cards in its place.
    pub(super) fn take_keyboard(&mut self, ctx: &Context) {
        if self.settings.views.cards {
            ctx.memory_mut(|memory| memory.request_focus(cards_id()));
        } else {
            self.panels.papers.active_mut().take_focus();
        }
    }

    /// Shows the headings of the caret's group side by side, under the paper.
    pub(super) fn siblings(&mut self, ui: &mut Ui) -> Vec<Request> {
        if !self.settings.views.siblings {
            return Vec::new();
        }
        let tokens = Tokens::of(ui);
        let frame = Frame::new()
            .fill(tokens.panel)
            .inner_margin(Margin::symmetric(12, 0));
        Panel::bottom("siblings")
            .default_size(TABLE)
            .size_range(TABLES)
            .resizable(true)
            .frame(frame)
            .show(ui, |ui| {
                let requests = self.guarded(Part::Manuscript, ui, |app, ui| {
                    let session = &app.document.as_ref()?.session;
                    Some(app.panels.siblings.ui(ui, session, &app.texts))
                });
                requests.flatten().unwrap_or_default()
            })
            .inner
    }

    /// Shows the outline as cards.
    pub(super) fn cards(&mut self, ui: &mut Ui) -> Vec<Request> {
        let requests = self.guarded(Part::Manuscript, ui, |app, ui| {
            let session = &app.document.as_ref()?.session;
            Some(app.panels.cards.ui(ui, session, &app.texts))
        });
        requests.flatten().unwrap_or_default()
    }

    /// Follows a window that the desktop brought to the whole screen or back. What is heard first says nothing: a window
    /// that begins on the whole screen may not be there yet.
    pub(super) fn hear_of_full_screen(&mut self, full_screen: Option<bool>) {
        let Some(now) = full_screen else { return };
        if self.was_full_screen.is_some_and(|before| before != now) {
            self.settings.views.full_screen = now;
        }
        self.was_full_screen = Some(now);
    }

    /// Says that only one section is shown, and leads back.
    pub(super) fn alone_strip(&mut self, ui: &mut Ui) {
        let name = self.document.as_ref().and_then(|document| {
            let id = self.panels.papers.active().alone()?;
            let name = document.session.speech().outline_name(id);
            let label = document.session.label(id).unwrap_or_default();
            Some((label + &name).trim().to_owned())
        });
        let Some(name) = name.filter(|_| self.settings.views.one_section) else {
            return;
        };
        let name = if name.is_empty() {
            self.texts.get("outline-untitled").to_owned()
        } else {
            name
        };
        let words = self.texts.with("views-only", &[("name", name.into())]);
        let tokens = Tokens::of(ui);
        let shown = Panel::top("one-section")
            .exact_size(STRIP)
            .resizable(false)
            .frame(
                Frame::new()
                    .fill(tokens.panel)
                    .inner_margin(Margin::symmetric(12, 0)),
            )
            .show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let clicked = self.whole_again(ui);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let words = RichText::new(words).size(text_size::SMALL).color(tokens.dim);
                        ui.add(Label::new(words).truncate());
                    });
                    clicked
                })
                .inner
            });
        if shown.inner {
            self.settings.views.one_section = false;
            ui.request_repaint();
        }
    }

    fn whole_again(&self, ui: &mut Ui) -> bool {
        let mut button = egui::Button::new(self.texts.get("views-whole"));
        if let Some(shortcut) = self.keymap.shortcuts(Command::OneSection).first() {
            button = button.shortcut_text(shown_shortcut(ui.ctx(), shortcut));
        }
        ui.add(button).clicked()
    }
}
