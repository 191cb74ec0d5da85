//! What a section is to do, as its template says it: read in a speech, written in a template.

use egui::{Id, Label, RichText, Ui};

use super::Shown;
use super::widgets::{dim, labelled};
use crate::model::{Guidance, Section, SectionProperty};
use crate::session::Action;
use crate::ui::request::Request;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};

/// Shows a section's guidance.
pub(super) fn words(ui: &mut Ui, shown: Shown<'_>, section: &Section) {
    let guidance = &section.guidance;
    if guidance.is_empty() {
        dim(ui, shown.texts.get("guide-empty"));
    }
    if !guidance.purpose.is_empty() {
        ui.add(Label::new(&guidance.purpose).wrap());
    }
    if !guidance.length.is_empty() {
        dim(ui, &guidance.length);
    }
    if !guidance.example.is_empty() {
        example(ui, shown.texts.get("guide-example"), &guidance.example);
    }
}

/// Lets a section's guidance be written.
pub(super) fn inputs(ui: &mut Ui, shown: Shown<'_>, section: &Section, requests: &mut Vec<Request>) {
    let texts = shown.texts;
    let Guidance {
        purpose,
        length,
        example,
    } = &section.guidance;
    let mut changed = section.guidance.clone();
    for (part, hint, rows, value, to) in [
        (
            "newcomer-purpose",
            "guidance-purpose-hint",
            4,
            purpose,
            &mut changed.purpose,
        ),
        (
            "newcomer-length",
            "guidance-length-hint",
            2,
            length,
            &mut changed.length,
        ),
        (
            "guide-example",
            "guidance-example-hint",
            3,
            example,
            &mut changed.example,
        ),
    ] {
        let input = TextInput {
            id: Id::unique(("guidance", part, section.id)),
            name: texts.get(part),
            hint: texts.get(hint),
            rows,
            blank: false,
        };
        if let Some(typed) = labelled(ui, input, value).changed {
            *to = typed;
        }
    }
    if changed != section.guidance {
        requests.push(Request::Act(Action::SetProperty {
            id: section.id,
            property: SectionProperty::Guidance(changed),
        }));
    }
}

fn example(ui: &mut Ui, name: &str, text: &str) {
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::new()
        .fill(tokens.panel)
        .corner_radius(crate::ui::theme::corner::SMALL)
        .inner_margin(egui::Margin::symmetric(8, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::HAIR;
        let name = RichText::new(name).size(text_size::CAPTION).color(tokens.dim);
        ui.label(name);
        ui.add(Label::new(text).wrap());
    });
}
