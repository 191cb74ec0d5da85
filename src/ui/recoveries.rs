//! What can be recovered, as a list: on the start page until it is decided, and in a dialog.

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::dialogs::shortened;
use super::fonts;
use super::i18n::Texts;
use super::safety::SafetyAct;
use super::theme::{Tokens, border_of, space, text_size};
use crate::store::{RecoveredFile, RecoveryEntry, RecoveryId};

/// From this width on the buttons stand beside the words.
const BESIDE: f32 = 760.0;

/// What can be recovered of one draft, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryRow {
    id: RecoveryId,
    name: String,
    path: String,
    /// When, how much, and how the file stands to it.
    facts: String,
    /// Whether the file stands beside it, to be opened, too.
    has_file: bool,
    is_discarded: bool,
}

impl RecoveryRow {
    /// An entry in words; `when` is its last change in words.
    #[must_use]
    pub fn new(entry: &RecoveryEntry, when: &str, texts: &Texts) -> Self {
        let path = entry
            .path
            .as_deref()
            .map(|path| shortened(path).display().to_string());
        let differing_key = match entry.file {
            RecoveredFile::Never | RecoveredFile::Gone => "recovery-length",
            RecoveredFile::Same | RecoveredFile::Changed => "recovery-differing",
        };
        let file_key = match entry.file {
            RecoveredFile::Never => None,
            RecoveredFile::Same => Some("recovery-same-file"),
            RecoveredFile::Changed => Some("recovery-file-changed"),
            RecoveredFile::Gone => Some("recovery-file-gone"),
        };
        let mut facts = vec![
            texts.with("recovery-changed-at", &[("when", when.into())]),
            texts.with(differing_key, &[("count", entry.differing.into())]),
        ];
        facts.extend(file_key.map(|key| texts.get(key).to_owned()));
        Self {
            id: entry.id.clone(),
            name: recovery_name(entry, texts),
            path: path.unwrap_or_else(|| texts.get("recovery-never-saved").to_owned()),
            facts: facts.join(" · "),
            has_file: matches!(entry.file, RecoveredFile::Same | RecoveredFile::Changed),
            is_discarded: entry.is_discarded,
        }
    }
}

/// What can be recovered is called: by its title, else by its file's name. A template says that it is one.
#[must_use]
pub fn recovery_name(entry: &RecoveryEntry, texts: &Texts) -> String {
    if entry.is_template() {
        let stem = entry.path.as_deref().and_then(std::path::Path::file_stem);
        let name = stem.unwrap_or_default().to_string_lossy().into_owned();
        return texts.with("workshop-recovery-name", &[("name", name.into())]);
    }
    let title = entry.title.trim();
    if !title.is_empty() {
        return title.to_owned();
    }
    let stem = entry.path.as_deref().and_then(std::path::Path::file_stem);
    stem.map_or_else(
        || texts.get("file-untitled").to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

/// Shows what is undecided over the start page, and returns what was decided.
pub fn strip(ui: &mut Ui, rows: &[RecoveryRow], texts: &Texts) -> Option<SafetyAct> {
    let tokens = Tokens::of(ui);
    ui.label(RichText::new(texts.get("recoveries-heading")).font(fonts::bold(text_size::MANUSCRIPT)));
    ui.add(Label::new(RichText::new(texts.get("recoveries-text")).color(tokens.dim)).wrap());
    ui.add_space(space::SMALL);
    let most = (ui.ctx().content_rect().height() * 0.32).max(120.0);
    ScrollArea::vertical()
        .id_salt("recoveries")
        .max_height(most)
        .min_scrolled_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let undecided = rows.iter().filter(|row| !row.is_discarded);
            cards(ui, undecided, texts)
        })
        .inner
}

/// Shows all that can be recovered, what was put aside below the rest, and returns what was decided.
pub fn list(ui: &mut Ui, rows: &[RecoveryRow], height: f32, texts: &Texts) -> Option<SafetyAct> {
    let tokens = Tokens::of(ui);
    if rows.is_empty() {
        ui.label(RichText::new(texts.get("recoveries-empty")).color(tokens.dim));
        return None;
    }
    ScrollArea::vertical()
        .id_salt("recoveries-all")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let (discarded, undecided): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.is_discarded);
            let decided = cards(ui, undecided, texts);
            if discarded.is_empty() {
                return decided;
            }
            ui.add_space(space::SMALL);
            let words = RichText::new(texts.get("recoveries-discarded")).size(text_size::SMALL);
            ui.label(words.color(tokens.dim));
            decided.or(cards(ui, discarded, texts))
        })
        .inner
}

fn cards<'a>(
    ui: &mut Ui,
    rows: impl IntoIterator<Item = &'a RecoveryRow>,
    texts: &Texts,
) -> Option<SafetyAct> {
    let mut decided = None;
    for row in rows {
        let act = card(ui, row, texts);
        decided = decided.or(act);
        ui.add_space(space::TIGHT);
    }
    decided
}

fn card(ui: &mut Ui, row: &RecoveryRow, texts: &Texts) -> Option<SafetyAct> {
    let tokens = Tokens::of(ui);
    tokens
        .card()
        .stroke(border_of(ui))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if ui.available_width() < BESIDE {
                words(ui, row);
                ui.add_space(space::TIGHT);
                return buttons(ui, row, texts);
            }
            let height = ui.spacing().interact_size.y;
            let mut decided = None;
            ui.allocate_ui_with_layout(
                vec2(ui.available_width(), height),
                Layout::right_to_left(Align::Center),
                |ui| {
                    let width = 320.0;
                    ui.allocate_ui_with_layout(
                        vec2(width, height),
                        Layout::left_to_right(Align::Center),
                        |ui| {
                            decided = buttons(ui, row, texts);
                        },
                    );
                    ui.with_layout(Layout::top_down(Align::Min), |ui| words(ui, row));
                },
            );
            decided
        })
        .inner
}

fn words(ui: &mut Ui, row: &RecoveryRow) {
    let dim = Tokens::of(ui).dim;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&row.name).font(fonts::bold(text_size::BODY)));
        ui.label(RichText::new(&row.path).size(text_size::SMALL).color(dim));
    });
    ui.add(Label::new(RichText::new(&row.facts).color(dim)).wrap());
}

fn buttons(ui: &mut Ui, row: &RecoveryRow, texts: &Texts) -> Option<SafetyAct> {
    let mut decided = None;
    let spoken = |action: &str| {
        let values = [("action", action.into()), ("name", row.name.as_str().into())];
        texts.with("recovery-spoken", &values)
    };
    ui.horizontal_wrapped(|ui| {
        let recover = texts.get("recovery-recover");
        let primary = ui.add(Tokens::of(ui).primary_button(recover));
        if primary.accessible_name(spoken(recover)).clicked() {
            decided = Some(SafetyAct::Recover(row.id.clone()));
        }
        let mut button = |key: &str, tooltip: Option<&str>, act: fn(RecoveryId) -> SafetyAct| {
            let words = texts.get(key);
            let mut response = ui.add(Button::new(words)).accessible_name(spoken(words));
            if let Some(tooltip) = tooltip {
                response = response.on_hover_text(texts.get(tooltip));
            }
            if response.clicked() {
                decided = Some(act(row.id.clone()));
            }
        };
        button("recovery-compare", None, SafetyAct::CompareRecovery);
        if row.has_file {
            let tooltip = Some("recovery-open-both-tooltip");
            button("recovery-open-both", tooltip, SafetyAct::OpenBoth);
        }
        if !row.is_discarded {
            let tooltip = Some("recovery-discard-tooltip");
            button("recovery-discard", tooltip, SafetyAct::DiscardRecovery);
        }
    });
    decided
}
