//! What is still to be done for a section: ticked off, added and taken away beside the text.

use egui::{Align, Id, Label, Layout, RichText, Ui};

use super::Shown;
use super::widgets::{caption, card};
use crate::model::{Section, SectionId, SectionProperty, Todo};
use crate::session::Action;
use crate::ui::controls::Tick;
use crate::ui::i18n::Texts;
use crate::ui::icons::{Icon, small_icon_button};
use crate::ui::request::Request;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};

/// The card of a section's to-dos.
#[derive(Debug, Default)]
pub(super) struct Todos {
    /// What is being typed, and for which section.
    typed: Option<(SectionId, String)>,
}

impl Todos {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        section: &Section,
        requests: &mut Vec<Request>,
    ) {
        let texts = shown.texts;
        card(ui, |ui| {
            caption(ui, texts.get("todos-name"));
            requests.extend(list(ui, section, texts));
            requests.extend(self.field(ui, section, texts));
        });
    }

    /// The field for one more, which counts once it is entered.
    fn field(&mut self, ui: &mut Ui, section: &Section, texts: &Texts) -> Option<Request> {
        let typed = self.typed.take().filter(|(id, _)| *id == section.id);
        let typed = typed.map_or_else(String::new, |(_, typed)| typed);
        let output = TextInput {
            id: Id::unique(("new-todo", section.id)),
            name: texts.get("todos-add"),
            hint: texts.get("todos-add"),
            rows: 1,
            blank: false,
        }
        .show(ui, &typed);
        let typed = output.changed.unwrap_or(typed);
        if output.escaped {
            return None;
        }
        if !output.entered || typed.trim().is_empty() {
            self.typed = Some((section.id, typed));
            return None;
        }
        // One comes seldom alone.
        output.response.request_focus();
        let mut todos = section.todos.clone();
        todos.push(Todo {
            text: typed.trim().to_owned(),
            done: false,
        });
        Some(set(section.id, todos))
    }
}

fn set(id: SectionId, todos: Vec<Todo>) -> Request {
    let property = SectionProperty::Todos(todos);
    Request::Act(Action::SetProperty { id, property })
}

/// A section's to-dos. Returns what was ticked off or taken away.
pub(super) fn list(ui: &mut Ui, section: &Section, texts: &Texts) -> Option<Request> {
    let mut changed = None;
    for (index, todo) in section.todos.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::TIGHT;
                let name = texts.with("todos-remove", &[("todo", todo.text.as_str().into())]);
                if small_icon_button(ui, Icon::Close, &name).clicked() {
                    let mut todos = section.todos.clone();
                    todos.remove(index);
                    changed = Some(todos);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let mut done = todo.done;
                    if ui.add(Tick::new(&mut done, words(ui, todo))).changed() {
                        let mut todos = section.todos.clone();
                        todos[index].done = done;
                        changed = Some(todos);
                    }
                });
            });
        });
    }
    changed.map(|todos| set(section.id, todos))
}

fn words(ui: &Ui, todo: &Todo) -> RichText {
    let words = RichText::new(&todo.text).size(text_size::BODY);
    if todo.done {
        words.color(Tokens::of(ui).dim).strikethrough()
    } else {
        words.color(Tokens::of(ui).text)
    }
}

/// The writer's notes on a section, to be read.
pub(super) fn notes(ui: &mut Ui, section: &Section) {
    let words = RichText::new(section.notes.trim()).size(text_size::SMALL);
    ui.add(Label::new(words.color(Tokens::of(ui).dim)).wrap());
}
