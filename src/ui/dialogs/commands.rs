//! Finding a command by a part of its name, in either language's words or by its shortcut.

use egui::{Button, Context, Key, Modifiers, ScrollArea, TextEdit};

use super::{Answer, modal};
use crate::ui::command::{Command, shown_shortcut};
use crate::ui::i18n::Texts;
use crate::ui::situation::Situation;
use crate::ui::theme::space;

/// A command to find.
#[derive(Debug, Default)]
pub struct FindCommand {
    sought: String,
    chosen: usize,
    has_focus: bool,
}

impl FindCommand {
    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts, situation: &Situation) -> Option<Answer> {
        let title = texts.get("command-palette").trim_end_matches('…');
        modal(ctx, "find-command", title, 440.0, |ui| {
            let (up, down, enter) = ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::NONE, Key::ArrowUp),
                    input.consume_key(Modifiers::NONE, Key::ArrowDown),
                    input.consume_key(Modifiers::NONE, Key::Enter),
                )
            });
            let label = ui.label(texts.get("dialog-find-command-label"));
            let field = ui
                .add(TextEdit::singleline(&mut self.sought).desired_width(f32::INFINITY))
                .labelled_by(label.id);
            if !std::mem::replace(&mut self.has_focus, true) {
                field.request_focus();
            }
            if field.changed() {
                self.chosen = 0;
            }
            let found = found(&self.sought, texts, situation);
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
                            button = button.shortcut_text(shown_shortcut(ctx, shortcut));
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

/// The commands that can be given now and whose name or explanation holds what is sought.
fn found(sought: &str, texts: &Texts, situation: &Situation) -> Vec<Command> {
    let sought = sought.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&sought);
    Command::ALL
        .iter()
        .copied()
        .filter(|&command| command != Command::FindCommand && situation.allows(command))
        .filter(|command| holds(texts.get(command.text_key())) || holds(texts.get(command.tooltip_key())))
        .collect()
}
