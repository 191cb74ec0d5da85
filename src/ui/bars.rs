//! Bars under the toolbar: something that has to be decided, though not at once. Writing goes on below them.

use egui::{Button, Frame, Label, Margin, RichText, Sense, Ui, vec2};

use super::icons::Icon;
use super::theme::{Tokens, space};

/// How much a bar calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something is offered.
    Calm,
    /// Something should be decided.
    Warn,
}

/// A way to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<A> {
    /// What the button says.
    pub text: String,
    /// What follows from it, shown under the pointer; may be empty.
    pub tooltip: String,
    /// What was decided.
    pub answer: A,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar<A> {
    /// How much it calls.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// What can be decided, the usual first.
    pub choices: Vec<Choice<A>>,
}

impl<A: Clone> Bar<A> {
    /// Shows the bar as wide as there is room and returns what was decided.
    pub fn show(&self, ui: &mut Ui) -> Option<A> {
        let tokens = Tokens::of(ui);
        let (fill, ink) = match self.tone {
            Tone::Calm => (tokens.field_fill, tokens.field_text),
            Tone::Warn => (tokens.blank_fill, tokens.blank_text),
        };
        Frame::new()
            .fill(fill)
            .inner_margin(Margin::symmetric(12, 6))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::SMALL, space::TIGHT);
                    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
                    let square = egui::Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
                    Icon::Info.paint(ui.painter(), square, ink);
                    ui.add(Label::new(RichText::new(&self.text).color(tokens.text)));
                    ui.add_space(space::SMALL);
                    let mut chosen = None;
                    for choice in &self.choices {
                        let mut button = ui.add(Button::new(&choice.text));
                        if !choice.tooltip.is_empty() {
                            button = button.on_hover_text(&choice.tooltip);
                        }
                        if button.clicked() {
                            chosen = Some(choice.answer.clone());
                        }
                    }
                    chosen
                })
                .inner
            })
            .inner
    }
}
