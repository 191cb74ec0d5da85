//! What the program is, what draws it, and under which licences it and its typeface stand.

use egui::{Context, Label, RichText};

use super::{Answer, bare_modal, buttons};
use crate::ui::i18n::Texts;
use crate::ui::surroundings::{Drawing, WhyGpu, WhySoftware};
use crate::ui::theme::{Tokens, space, text_size};

pub(super) fn show(ctx: &Context, texts: &Texts, drawing: &Drawing) -> Option<Answer> {
    bare_modal(ctx, "about", texts.get("app-name"), 400.0, |ui| {
        ui.add(Label::new(texts.get("dialog-about-text")).wrap());
        ui.add_space(space::SMALL);
        let dim = Tokens::of(ui).dim;
        let version = texts.with(
            "dialog-about-version",
            &[("version", env!("CARGO_PKG_VERSION").into())],
        );
        ui.label(RichText::new(version).size(text_size::SMALL).color(dim));
        let drawn = RichText::new(drawn_by(drawing, texts))
            .size(text_size::SMALL)
            .color(dim);
        ui.add(Label::new(drawn).wrap());
        let licences = RichText::new(texts.get("dialog-about-licences"))
            .size(text_size::SMALL)
            .color(dim);
        ui.add(Label::new(licences).wrap());
        buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)])
    })
}

/// What draws the window and why, in a sentence.
fn drawn_by(drawing: &Drawing, texts: &Texts) -> String {
    match drawing {
        Drawing::Gpu { why, name } => {
            let key = match why {
                WhyGpu::Asked => "about-gpu-asked",
                WhyGpu::Set => "about-gpu-set",
                WhyGpu::Found => "about-gpu-found",
            };
            texts.with(key, &[("name", name.as_str().into())])
        }
        Drawing::Software(why) => match why {
            WhySoftware::Asked => texts.get("about-software-asked").to_owned(),
            WhySoftware::Set => texts.get("about-software-set").to_owned(),
            WhySoftware::Absent => texts.get("about-software-absent").to_owned(),
            WhySoftware::Emulated(name) => {
                texts.with("about-software-emulated", &[("name", name.as_str().into())])
            }
            WhySoftware::Failed { .. } => texts.get("about-software-failed").to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Language;

    #[test]
    fn the_window_says_what_draws_it_and_names_the_card() {
        for language in [Language::Chinese, Language::English] {
            let texts = Texts::new(language);
            let named = |why| Drawing::Gpu {
                why,
                name: "Card 5".to_owned(),
            };
            let emulated = Drawing::Software(WhySoftware::Emulated("Card 5".to_owned()));
            for drawing in [
                named(WhyGpu::Asked),
                named(WhyGpu::Set),
                named(WhyGpu::Found),
                emulated,
            ] {
                let said = drawn_by(&drawing, &texts);
                assert!(said.contains("Card 5"), "{drawing:?}: {said}");
            }
            let sentences = [
                WhySoftware::Asked,
                WhySoftware::Set,
                WhySoftware::Absent,
                WhySoftware::Failed { is_news: false },
            ]
            .map(|why| drawn_by(&Drawing::Software(why), &texts));
            for (place, sentence) in sentences.iter().enumerate() {
                assert!(!sentences[..place].contains(sentence), "{sentence}");
            }
        }
    }
}
