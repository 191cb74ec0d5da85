//! The toolbar: the commands of every minute as icons, and the one that hands the speech over as a button.

use egui::{Align, Layout, Ui};

use super::command::Command;
use super::i18n::Texts;
use super::icons::{icon_button, icon_toggle};
use super::situation::Situation;
use super::theme::{Tokens, space};

const GROUPS: [&[Command]; 4] = [
    &[Command::New, Command::Open, Command::Save],
    &[Command::Undo, Command::Redo],
    &[Command::AddSibling, Command::InsertField, Command::CopySpeech],
    &[Command::Outline, Command::Helper],
];

/// Shows the toolbar and returns what was clicked.
pub fn bar(ui: &mut Ui, situation: &Situation, texts: &Texts) -> Option<Command> {
    let mut clicked = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for (place, group) in GROUPS.into_iter().enumerate() {
            if place > 0 {
                separator(ui);
            }
            for &command in group {
                clicked = clicked.or(button(ui, command, situation, texts));
            }
        }
        clicked = clicked.or(button(ui, other_theme(ui), situation, texts));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            clicked = clicked.or(export(ui, situation, texts));
        });
    });
    clicked
}

fn other_theme(ui: &Ui) -> Command {
    if Tokens::of(ui).dark {
        Command::ThemeLight
    } else {
        Command::ThemeDark
    }
}

fn separator(ui: &mut Ui) {
    ui.add_space(space::TIGHT);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(1.0, 20.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0, Tokens::of(ui).line);
    ui.add_space(space::TIGHT);
}

fn button(ui: &mut Ui, command: Command, situation: &Situation, texts: &Texts) -> Option<Command> {
    let icon = command.icon()?;
    let name = name_with_shortcut(ui, command, situation, texts);
    let is_toggle = matches!(command, Command::Outline | Command::Helper);
    let enabled = situation.allows(command);
    let response = ui
        .add_enabled_ui(enabled, |ui| {
            if is_toggle {
                icon_toggle(ui, icon, &name, situation.is_on(command).unwrap_or(false))
            } else {
                icon_button(ui, icon, &name)
            }
        })
        .inner;
    response.clicked().then_some(command)
}

fn name_with_shortcut(ui: &Ui, command: Command, situation: &Situation, texts: &Texts) -> String {
    let text = situation.text(command, texts);
    let text = text.trim_end_matches('…');
    match situation.shortcuts(command).first() {
        Some(shortcut) => format!("{text}  {}", ui.ctx().format_shortcut(shortcut)),
        None => text.to_owned(),
    }
}

fn export(ui: &mut Ui, situation: &Situation, texts: &Texts) -> Option<Command> {
    let command = Command::ExportText;
    let text = texts.get(command.text_key()).trim_end_matches('…');
    let button = Tokens::of(ui).primary_button(text);
    let response = ui
        .add_enabled(situation.allows(command), button)
        .on_hover_text(texts.get(command.tooltip_key()));
    response.clicked().then_some(command)
}
