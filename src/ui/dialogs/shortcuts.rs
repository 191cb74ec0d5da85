//! The sheet of shortcuts: every command that has one, as the menus name it.

use egui::{Context, Grid, RichText, ScrollArea};

use super::{Answer, buttons, modal};
use crate::ui::command::{Command, shown_shortcut};
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space};

pub(super) fn show(ctx: &Context, texts: &Texts) -> Option<Answer> {
    modal(
        ctx,
        "shortcuts",
        texts.get("dialog-shortcuts-title"),
        620.0,
        |ui| {
            let shown: Vec<Command> = Command::ALL
                .iter()
                .copied()
                .filter(|command| !command.shortcuts().is_empty())
                .collect();
            ScrollArea::vertical()
                .auto_shrink([false, true])
                .max_height((ctx.content_rect().height() - 240.0).max(160.0))
                .show(ui, |ui| {
                    Grid::new("shortcuts")
                        .num_columns(4)
                        .spacing([space::LARGE, space::SMALL])
                        .show(ui, |ui| {
                            // Two columns, each read downwards.
                            let rows = shown.len().div_ceil(2);
                            for row in 0..rows {
                                for command in [shown.get(row), shown.get(row + rows)].into_iter().flatten() {
                                    let keys: Vec<String> = command
                                        .shortcuts()
                                        .iter()
                                        .map(|shortcut| shown_shortcut(ctx, shortcut))
                                        .collect();
                                    let dim = Tokens::of(ui).dim;
                                    ui.label(RichText::new(keys.join("  ")).color(dim));
                                    ui.label(texts.get(command.text_key()).trim_end_matches('…'));
                                }
                                ui.end_row();
                            }
                        });
                });
            buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)])
        },
    )
}
