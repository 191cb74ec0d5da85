//! Asking for a section's target: a length, minutes, a weight, or none.

use egui::{Context, Id, Modal, RichText, Ui};

use super::OutlinePanel;
use super::list::list_id;
use crate::model::{Section, SectionId, SectionProperty, Target};
use crate::session::Action;
use crate::ui::controls::Radio;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::properties::plain_figures;
use crate::ui::request::Request;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};

/// A target being typed.
#[derive(Debug, Clone)]
pub(super) struct TargetEntry {
    id: SectionId,
    text: String,
    measure: Measure,
    is_refused: bool,
    has_focus: bool,
}

/// What a target is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Characters,
    Minutes,
    Weight,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Decision {
    Cancelled,
    Accepted,
    None,
}

impl TargetEntry {
    pub(super) fn of(section: &Section) -> Self {
        let (text, measure) = match section.target {
            Some(Target::Characters(characters)) => (characters.to_string(), Measure::Characters),
            Some(Target::Minutes(minutes)) => (minutes.to_string(), Measure::Minutes),
            Some(Target::Weight(weight)) => (weight.to_string(), Measure::Weight),
            None => (String::new(), Measure::Characters),
        };
        Self {
            id: section.id,
            text,
            measure,
            is_refused: false,
            has_focus: false,
        }
    }

    /// The target that is typed, if it is one. Full-width figures count, too.
    fn target(&self) -> Option<Target> {
        let text = plain_figures(&self.text);
        let target = match self.measure {
            Measure::Characters => Target::Characters(text.parse().ok()?),
            Measure::Minutes => Target::Minutes(text.parse().ok()?),
            Measure::Weight => Target::Weight(text.parse().ok()?),
        };
        target.is_possible().then_some(target)
    }

    fn show(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Decision> {
        ui.set_width(280.0);
        ui.label(RichText::new(texts.get("guide-target")).font(fonts::bold(text_size::MANUSCRIPT)));
        ui.add_space(space::SMALL);
        ui.horizontal(|ui| {
            for (measure, key) in [
                (Measure::Characters, "guide-target-characters"),
                (Measure::Minutes, "guide-target-minutes"),
                (Measure::Weight, "guide-target-weight"),
            ] {
                if ui
                    .add(Radio::new(self.measure == measure, texts.get(key)))
                    .clicked()
                {
                    self.measure = measure;
                }
            }
        });
        let id = Id::unique("outline-target");
        let input = TextInput {
            id,
            name: texts.get("guide-target"),
            hint: texts.get("outline-target-hint"),
            rows: 1,
            blank: false,
        };
        let output = input.show(ui, &self.text);
        // Asked for behind the field: a dialog that is only being measured takes the keyboard from what is in it.
        if !std::mem::replace(&mut self.has_focus, true) {
            output.response.request_focus();
        }
        if let Some(text) = output.changed {
            self.text = text;
            self.is_refused = false;
        }
        if self.is_refused {
            let error = RichText::new(texts.get("outline-target-impossible")).size(text_size::SMALL);
            ui.label(error.color(Tokens::of(ui).error));
        }
        let entered = output.entered.then_some(Decision::Accepted);
        ui.add_space(space::MEDIUM);
        ui.horizontal(|ui| {
            let accept = ui
                .add(Tokens::of(ui).primary_button(texts.get("button-ok")))
                .clicked();
            let none = ui.button(texts.get("guide-target-none")).clicked();
            let cancel = ui.button(texts.get("button-cancel")).clicked();
            let clicked = [
                (accept, Decision::Accepted),
                (none, Decision::None),
                (cancel, Decision::Cancelled),
            ];
            clicked
                .into_iter()
                .find_map(|(clicked, decision)| clicked.then_some(decision))
        })
        .inner
        .or(entered)
    }
}

impl OutlinePanel {
    /// Shows the question for a target, while it is asked.
    pub(super) fn target_dialog(&mut self, ctx: &Context, texts: &Texts) -> Option<Request> {
        let entry = self.target.as_mut()?;
        let tokens = Tokens::of_context(ctx);
        let frame = tokens
            .card()
            .fill(tokens.panel)
            .shadow(ctx.global_style().visuals.window_shadow)
            .inner_margin(egui::Margin::same(24));
        let modal = Modal::new(Id::unique("outline-target-dialog"))
            .frame(frame)
            .backdrop_color(tokens.shadow);
        let response = modal.show(ctx, |ui| entry.show(ui, texts));
        let closed = response.should_close().then_some(Decision::Cancelled);
        let target = match response.inner.or(closed)? {
            Decision::Cancelled => {
                self.close_target(ctx);
                return None;
            }
            Decision::None => None,
            Decision::Accepted => {
                let target = entry.target();
                entry.is_refused = target.is_none();
                entry.has_focus = !entry.is_refused;
                Some(target?)
            }
        };
        let id = entry.id;
        self.close_target(ctx);
        let property = SectionProperty::Target(target);
        Some(Request::Act(Action::SetProperty { id, property }))
    }

    fn close_target(&mut self, ctx: &Context) {
        self.target = None;
        ctx.memory_mut(|memory| memory.request_focus(list_id()));
    }
}
