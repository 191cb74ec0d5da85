//! Settings of safety: saving of its own accord, room for former versions, and what leaves traces.

use egui::{Button, Context, Label, RichText, ScrollArea, Ui};

use super::{Answer, buttons, modal};
use crate::store::SafetySettings;
use crate::ui::controls::{Tick, choice_list};
use crate::ui::focus::keep_in_sight;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::safety::SafetyAct;
use crate::ui::theme::{Tokens, space, text_size};

/// The seconds that are offered.
const SECONDS: [u32; 5] = [10, 30, 60, 300, 600];
/// The MiB that are offered.
const MEBIBYTES: [u32; 5] = [50, 200, 500, 1_000, 5_000];

/// Asks for the settings of safety.
#[derive(Debug)]
pub struct SafetyDialog {
    settings: SafetySettings,
    /// Whether the open draft leaves traces; none without one.
    leaves_traces: Option<bool>,
}

impl SafetyDialog {
    /// Asks, beginning with what is in force.
    #[must_use]
    pub fn new(settings: SafetySettings, leaves_traces: Option<bool>) -> Self {
        Self {
            settings,
            leaves_traces,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        modal(ctx, texts, "safety", texts.get("safety-title"), 480.0, |ui| {
            let room = (ctx.content_rect().height() - 180.0).max(120.0);
            let settings = ScrollArea::vertical().max_height(room).show(ui, |ui| {
                self.saving(ui, texts);
                self.versions(ui, texts);
                let clear = self.traces(ui, texts);
                keep_in_sight(ui);
                clear
            });
            let clear = settings.inner;
            let set = SafetyAct::Set {
                settings: self.settings,
                leaves_traces: self.leaves_traces,
            };
            let choices = [
                (texts.get("button-ok"), Answer::Safety(Box::new(set))),
                (texts.get("button-cancel"), Answer::Dismissed),
            ];
            let chosen = buttons(ui, &choices);
            clear.or(chosen)
        })
    }

    fn saving(&mut self, ui: &mut Ui, texts: &Texts) {
        heading(ui, texts.get("safety-saving"));
        ui.add(Tick::new(
            &mut self.settings.autosave,
            texts.get("safety-autosave"),
        ));
        note(ui, texts.get("safety-autosave-note"));
        ui.add_enabled_ui(self.settings.autosave, |ui| {
            let seconds = &mut self.settings.autosave_seconds;
            choice(ui, texts.get("safety-every"), seconds, &SECONDS, |seconds| {
                if seconds.is_multiple_of(60) {
                    texts.with("safety-minutes", &[("minutes", (seconds / 60).into())])
                } else {
                    texts.with("safety-seconds", &[("seconds", seconds.into())])
                }
            });
        });
    }

    fn versions(&mut self, ui: &mut Ui, texts: &Texts) {
        heading(ui, texts.get("safety-versions"));
        let limit = &mut self.settings.backup_mebibytes;
        choice(ui, texts.get("safety-limit"), limit, &MEBIBYTES, |count| {
            texts.with("safety-mebibytes", &[("count", count.into())])
        });
    }

    fn traces(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        heading(ui, texts.get("safety-traces"));
        let mut none = !self.settings.traces;
        ui.add(Tick::new(&mut none, texts.get("safety-no-traces")));
        self.settings.traces = !none;
        let mut of_draft = false;
        if let Some(leaves) = &mut self.leaves_traces {
            of_draft = !*leaves;
            ui.add_enabled_ui(!none, |ui| {
                ui.add(Tick::new(&mut of_draft, texts.get("safety-no-traces-of-draft")));
            });
            *leaves = !of_draft;
        }
        if none || of_draft {
            let words = RichText::new(texts.get("safety-no-traces-cost"))
                .size(text_size::SMALL)
                .color(Tokens::of(ui).warn_text);
            ui.add(Label::new(words).wrap());
        }
        ui.add_space(space::SMALL);
        let clear = ui
            .add(Button::new(texts.get("safety-clear-all")))
            .on_hover_text(texts.get("safety-clear-all-tooltip"));
        clear
            .clicked()
            .then(|| Answer::Safety(Box::new(SafetyAct::ClearHistory(None))))
    }
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(space::SMALL);
    ui.label(RichText::new(words).font(fonts::bold(text_size::BODY)));
}

fn note(ui: &mut Ui, words: &str) {
    let words = RichText::new(words)
        .size(text_size::SMALL)
        .color(Tokens::of(ui).dim);
    ui.add(Label::new(words).wrap());
}

/// A choice among figures; one that a file holds and nobody offers stands among them.
fn choice(ui: &mut Ui, name: &str, chosen: &mut u32, offered: &[u32], words: impl Fn(u32) -> String) {
    let mut figures = offered.to_vec();
    if !figures.contains(chosen) {
        figures.push(*chosen);
        figures.sort_unstable();
    }
    ui.horizontal(|ui| {
        let label = ui.label(name);
        let list = choice_list(name.to_owned())
            .selected_text(words(*chosen))
            .show_ui(ui, |ui| {
                for figure in figures {
                    ui.selectable_value(chosen, figure, words(figure));
                }
            });
        list.response.labelled_by(label.id);
    });
}
