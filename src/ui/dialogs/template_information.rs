//! What a template says of itself: its name, when to use it, and for which lengths it is offered.

use egui::{Context, Id, Label, RichText, Ui};

use super::templates::labelled_input;
use super::{Answer, buttons_if, modal};
use crate::model::TemplateHead;
use crate::ui::i18n::Texts;
use crate::ui::properties::plain_figures;
use crate::ui::text_input::TextInputOutput;
use crate::ui::theme::{Tokens, space, text_size};

/// The longest that a template is offered for, in minutes.
const LONGEST: u32 = 100_000;

/// Asks what a template says of itself.
#[derive(Debug)]
pub struct TemplateInformation {
    head: TemplateHead,
    /// The lengths as they are typed.
    lengths: String,
    has_focus: bool,
}

impl TemplateInformation {
    /// For a template that is edited.
    #[must_use]
    pub fn new(head: TemplateHead) -> Self {
        let lengths: Vec<String> = head.lengths.iter().map(u32::to_string).collect();
        Self {
            head,
            lengths: lengths.join(", "),
            has_focus: false,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get("command-template-information").trim_end_matches('…');
        let answer = modal(ctx, texts, "template-information", title, 480.0, |ui| {
            let entered = self.inputs(ui, texts);
            let complete = self.fault(texts).is_none();
            let chosen = buttons_if(
                ui,
                complete,
                &[
                    (texts.get("button-ok"), Answer::Accepted),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            );
            chosen.or_else(|| (entered && complete).then_some(Answer::Accepted))
        });
        match answer? {
            Answer::Accepted => Some(Answer::TemplateInformation(Box::new(self.decided()))),
            other => Some(other),
        }
    }

    fn decided(&self) -> TemplateHead {
        TemplateHead {
            name: self.head.name.trim().to_owned(),
            summary: self.head.summary.trim().to_owned(),
            category: self.head.category.trim().to_owned(),
            lengths: lengths_of(&self.lengths).unwrap_or_default(),
            ..self.head.clone()
        }
    }

    fn inputs(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let name = input(ui, "name", texts.get("template-name"), "", &self.head.name);
        if !std::mem::replace(&mut self.has_focus, true) {
            name.response.request_focus();
        }
        if let Some(name) = name.changed {
            self.head.name = name;
        }
        let hint = texts.get("template-summary-hint");
        let summary = input(
            ui,
            "summary",
            texts.get("template-summary"),
            hint,
            &self.head.summary,
        );
        if let Some(summary) = summary.changed {
            self.head.summary = summary;
        }
        let hint = texts.get("template-category-hint");
        let category = input(
            ui,
            "category",
            texts.get("template-category"),
            hint,
            &self.head.category,
        );
        if let Some(category) = category.changed {
            self.head.category = category;
        }
        let hint = texts.get("template-lengths-hint");
        let lengths = input(ui, "lengths", texts.get("template-lengths"), hint, &self.lengths);
        if let Some(lengths) = lengths.changed {
            self.lengths = lengths;
        }
        let tokens = Tokens::of(ui);
        let id = texts.with("template-own-id", &[("id", self.head.id.as_str().into())]);
        let (words, color) = match self.fault(texts) {
            Some(fault) => (fault.to_owned(), tokens.error),
            None => (id, tokens.dim),
        };
        ui.add(Label::new(RichText::new(words).size(text_size::SMALL).color(color)).wrap());
        name.entered || summary.entered || category.entered || lengths.entered
    }

    /// Why it cannot stay like this.
    fn fault<'a>(&self, texts: &'a Texts) -> Option<&'a str> {
        if self.head.name.trim().is_empty() {
            Some(texts.get("template-name-missing"))
        } else if lengths_of(&self.lengths).is_none() {
            Some(texts.get("template-lengths-wrong"))
        } else {
            None
        }
    }
}

/// The minutes that were typed, one after another; none where something else was.
fn lengths_of(typed: &str) -> Option<Vec<u32>> {
    let mut lengths = Vec::new();
    for part in typed.split([',', '，', '、', ';', '；', ' ']) {
        let part = plain_figures(part);
        if part.is_empty() {
            continue;
        }
        let minutes: u32 = part
            .parse()
            .ok()
            .filter(|minutes| (1..=LONGEST).contains(minutes))?;
        if !lengths.contains(&minutes) {
            lengths.push(minutes);
        }
    }
    Some(lengths)
}

fn input(ui: &mut Ui, id: &str, name: &str, hint: &str, text: &str) -> TextInputOutput {
    let output = labelled_input(ui, Id::unique(("template-information", id)), name, hint, text);
    ui.add_space(space::TIGHT);
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_they_are_typed() {
        assert_eq!(lengths_of("28, 20、１５，20"), Some(vec![28, 20, 15]));
        assert_eq!(lengths_of(""), Some(Vec::new()));
        for typed in ["0", "ten", "20 min", "-3", "999999999"] {
            assert_eq!(lengths_of(typed), None, "{typed}");
        }
    }
}
