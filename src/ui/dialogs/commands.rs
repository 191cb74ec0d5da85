//! Finding a command by a part of its name, in either language's words, of its explanation or of its shortcut.

use egui::{Button, Context, Id, Key, Modifiers, ScrollArea, Ui};

use super::{Answer, modal};
use crate::ui::command::Command;
use crate::ui::i18n::{Language, Texts};
use crate::ui::situation::Situation;
use crate::ui::text_input::TextInput;
use crate::ui::theme::space;

/// A command to find.
#[derive(Debug, Default)]
pub struct FindCommand {
    sought: String,
    chosen: usize,
    has_focus: bool,
    /// What each command is found by; known once the dialog is shown.
    index: Vec<Indexed>,
}

/// A command with what it is found by, in small letters; what tells most about it comes first.
#[derive(Debug)]
struct Indexed {
    command: Command,
    words: Vec<String>,
}

impl FindCommand {
    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts, situation: &Situation) -> Option<Answer> {
        let title = texts.get("command-palette").trim_end_matches('…');
        modal(ctx, "find-command", title, 440.0, |ui| {
            let (up, down) = ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::NONE, Key::ArrowUp),
                    input.consume_key(Modifiers::NONE, Key::ArrowDown),
                )
            });
            let enter = self.input(ui, texts);
            if self.index.is_empty() {
                self.index = index(ctx, texts);
            }
            let found = found(&self.index, &self.sought, situation);
            if enter && found.is_empty() {
                self.has_focus = false;
            }
            self.move_choice(up, down, found.len());
            ui.add_space(space::SMALL);
            let mut answer = None;
            ScrollArea::vertical()
                .max_height(300.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    if found.is_empty() {
                        ui.label(texts.get("dialog-find-command-none"));
                    }
                    for (place, command) in found.iter().enumerate() {
                        let mut button =
                            Button::selectable(place == self.chosen, situation.text(*command, texts))
                                .min_size(egui::vec2(ui.available_width(), 0.0));
                        if let Some(shortcut) = command.shortcuts().first() {
                            button = button.shortcut_text(ctx.format_shortcut(shortcut));
                        }
                        let response = ui.add(button);
                        if place == self.chosen && (up || down) {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() || (enter && place == self.chosen) {
                            answer = Some(Answer::Command(*command));
                        }
                    }
                });
            answer
        })
    }

    /// Shows the field and returns whether Enter was pressed in it.
    fn input(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let name = texts.get("dialog-find-command-label");
        let label = ui.label(name);
        let field = TextInput {
            id: Id::unique("find-command-name"),
            name,
            hint: "",
            rows: 1,
            blank: false,
        }
        .show(ui, &self.sought);
        let response = field.response.labelled_by(label.id);
        if !std::mem::replace(&mut self.has_focus, true) {
            response.request_focus();
        }
        if let Some(sought) = field.changed {
            self.sought = sought;
            self.chosen = 0;
        }
        field.entered
    }

    fn move_choice(&mut self, up: bool, down: bool, length: usize) {
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if down {
            self.chosen += 1;
        }
        self.chosen = self.chosen.min(length.saturating_sub(1));
    }
}

/// Every command with its name here and in the other languages, its explanation here, and its shortcuts.
fn index(ctx: &Context, texts: &Texts) -> Vec<Indexed> {
    let other = |language: &Language| *language != texts.language();
    let others: Vec<Texts> = Language::ALL.into_iter().filter(other).map(Texts::new).collect();
    let indexed = |&command: &Command| {
        let mut words = vec![texts.get(command.text_key()).to_lowercase()];
        words.extend(
            others
                .iter()
                .map(|other| other.get(command.text_key()).to_lowercase()),
        );
        words.push(texts.get(command.tooltip_key()).to_lowercase());
        let shortcuts = command.shortcuts().iter();
        words.extend(shortcuts.map(|shortcut| ctx.format_shortcut(shortcut).to_lowercase()));
        Indexed { command, words }
    };
    Command::ALL.iter().map(indexed).collect()
}

/// The commands that can be given now and are found by what is sought, those first that are called so.
fn found(index: &[Indexed], sought: &str, situation: &Situation) -> Vec<Command> {
    let sought = sought.trim().to_lowercase();
    let mut found: Vec<(usize, Command)> = index
        .iter()
        .filter(|indexed| indexed.command != Command::FindCommand && situation.allows(indexed.command))
        .filter_map(|indexed| {
            let rank = indexed.words.iter().position(|words| words.contains(&sought))?;
            Some((rank, indexed.command))
        })
        .collect();
    found.sort_by_key(|&(rank, _)| rank);
    found.into_iter().map(|(_, command)| command).collect()
}
