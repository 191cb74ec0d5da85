//! The window's dialogs. Each is plain data with a way to show it; its answer says what was decided, and the
//! window acts on it. One is shown at a time.

mod about;
mod commands;
#[cfg(test)]
mod field_tests;
mod insert_field;
mod make_field;
mod path;
mod questions;
mod shortcuts;

use std::path::PathBuf;

use egui::{Align, Button, Context, Id, Key, Layout, Modal, RichText, Ui};

pub use commands::FindCommand;
pub use insert_field::InsertField;
pub use make_field::MakeField;
pub use path::PathEntry;
pub use questions::{Message, Question, delete_field_question};

use super::command::Command;
use super::fonts;
use super::i18n::Texts;
use super::situation::Situation;
use super::theme::{Tokens, space, text_size};
use crate::session::Action;

/// A dialog over the window.
#[derive(Debug)]
pub enum Dialog {
    /// A question with two or three answers.
    Question(Question),
    /// Something to know.
    Message(Message),
    /// A path to type.
    Path(PathEntry),
    /// A command to find.
    FindCommand(FindCommand),
    /// A field to put at the caret.
    InsertField(InsertField),
    /// A field to make of the selected text.
    MakeField(MakeField),
    /// Every shortcut.
    Shortcuts,
    /// What the program is.
    About,
}

/// What was decided in a dialog, which is gone by then.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing: it was closed.
    Dismissed,
    /// The question's first answer, which does what was asked for.
    Accepted,
    /// The question's second answer, where it has one beside cancelling.
    Alternative,
    /// A path was typed, with what it is for.
    Path(PathBuf),
    /// A command was found.
    Command(Command),
    /// A change of the speech was decided on.
    Act(Box<Action>),
}

impl Dialog {
    /// Shows the dialog and returns what was decided, if anything was.
    pub fn show(&mut self, ctx: &Context, texts: &Texts, situation: &Situation) -> Option<Answer> {
        match self {
            Self::Question(question) => question.show(ctx, texts),
            Self::Message(message) => message.show(ctx, texts),
            Self::Path(path) => path.show(ctx, texts),
            Self::FindCommand(find) => find.show(ctx, texts, situation),
            Self::InsertField(insert) => insert.show(ctx, texts),
            Self::MakeField(make) => make.show(ctx, texts),
            Self::Shortcuts => shortcuts::show(ctx, texts),
            Self::About => about::show(ctx, texts),
        }
    }
}

/// A modal with a title. Escape and a click beside it dismiss it.
fn modal(
    ctx: &Context,
    name: &str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Option<Answer>,
) -> Option<Answer> {
    let tokens = Tokens::of_context(ctx);
    let frame = egui::Frame::new()
        .fill(tokens.panel)
        .stroke(tokens.border())
        .corner_radius(super::theme::corner::LARGE)
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(egui::Margin::same(24));
    let response = Modal::new(Id::unique(("dialog", name)))
        .frame(frame)
        .backdrop_color(tokens.shadow)
        .show(ctx, |ui| {
            ui.set_width(width.min(ctx.content_rect().width() - 96.0));
            ui.label(RichText::new(title).font(fonts::bold(text_size::MANUSCRIPT)));
            ui.add_space(space::SMALL);
            content(ui)
        });
    let closed = response.should_close().then_some(Answer::Dismissed);
    response.inner.or(closed)
}

/// A row of buttons at a dialog's foot, filled from the right; the first given is the one that Enter presses.
fn buttons(ui: &mut Ui, choices: &[(&str, Answer)]) -> Option<Answer> {
    ui.add_space(space::LARGE);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let mut chosen = None;
        for (place, (text, answer)) in choices.iter().enumerate() {
            let button = if place == 0 {
                Tokens::of(ui).primary_button(text)
            } else {
                Button::new(*text)
            };
            if ui.add(button).clicked() {
                chosen = Some(answer.clone());
            }
        }
        let focused = ui.memory(|memory| memory.focused().is_some());
        let enter = !focused && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
        chosen.or_else(|| {
            let (_, answer) = choices.first().filter(|_| enter)?;
            Some(answer.clone())
        })
    })
    .inner
}
