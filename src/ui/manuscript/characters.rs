//! The signs that are hard to type, in a small window beside the caret: arrows choose, Enter puts one in.

use egui::{Button, EventFilter, Frame, Key, Modifiers, Response, RichText, Ui, vec2};

use super::popups::over;
use super::{ManuscriptView, Work};
use crate::session::Action;
use crate::text::language::Language;
use crate::ui::fonts::{self, Weight};
use crate::ui::theme::{Tokens, space, text_size};

/// The size of a button.
const SIDE: (f32, f32) = (48.0, 32.0);

/// A sign, or a pair of them that goes around the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    One(&'static str),
    Pair(&'static str, &'static str),
}

use Sign::{One, Pair};

/// How many stand in a row.
const COLUMNS: usize = 8;

const CHINESE: [Sign; 40] = [
    One("——"),
    One("……"),
    One("·"),
    Pair("“", "”"),
    Pair("‘", "’"),
    Pair("《", "》"),
    Pair("〈", "〉"),
    Pair("（", "）"),
    Pair("「", "」"),
    Pair("『", "』"),
    Pair("〔", "〕"),
    Pair("【", "】"),
    One("、"),
    One("；"),
    One("－"),
    One("～"),
    One("①"),
    One("②"),
    One("③"),
    One("④"),
    One("⑤"),
    One("⑥"),
    One("⑦"),
    One("⑧"),
    One("⑨"),
    One("⑩"),
    One("№"),
    One("℃"),
    One("％"),
    One("‰"),
    One("㎡"),
    One("°"),
    One("×"),
    One("÷"),
    One("±"),
    One("≥"),
    One("≤"),
    One("￥"),
    One("§"),
    One("→"),
];

const ENGLISH: [Sign; 32] = [
    One("—"),
    One("–"),
    One("…"),
    Pair("“", "”"),
    Pair("‘", "’"),
    One("’"),
    One("·"),
    One("•"),
    One("1st"),
    One("2nd"),
    One("3rd"),
    One("4th"),
    One("№"),
    One("§"),
    One("¶"),
    One("†"),
    One("£"),
    One("€"),
    One("¥"),
    One("¢"),
    One("½"),
    One("¼"),
    One("¾"),
    One("‰"),
    One("°"),
    One("℃"),
    One("×"),
    One("÷"),
    One("±"),
    One("≥"),
    One("≤"),
    One("→"),
];

impl Sign {
    fn all(language: Language) -> &'static [Self] {
        match language {
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
        }
    }

    fn words(self) -> String {
        match self {
            One(sign) => sign.to_owned(),
            Pair(opening, closing) => format!("{opening}{closing}"),
        }
    }

    fn action(self) -> Action {
        match self {
            One(sign) => Action::InsertText(sign.to_owned()),
            Pair(opening, closing) => Action::InsertPair {
                opening: opening.to_owned(),
                closing: closing.to_owned(),
            },
        }
    }
}

/// The window with the signs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Palette {
    /// Which sign the keyboard is at.
    chosen: usize,
    /// Whether the keyboard was given to it.
    focused: bool,
}

impl ManuscriptView {
    pub(super) fn show_palette(&mut self, work: &mut Work<'_>) {
        let Some(mut palette) = self.palette.take() else {
            return;
        };
        let Some(caret) = self.caret_rect(work) else {
            return;
        };
        let language = work.session.speech().language;
        let signs = Sign::all(language);
        palette.take_arrows(work.ui, signs.len());
        let at = caret.left_bottom() + vec2(0.0, space::TIGHT);
        let shown = over(work.ui, work.id.with("characters"), at).show(work.ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(space::SMALL);
            frame
                .show(ui, |ui| {
                    let title = work.texts.get("command-characters").trim_end_matches('…');
                    let title = RichText::new(title).size(text_size::SMALL);
                    ui.label(title.color(Tokens::of(ui).dim));
                    palette.grid(ui, signs, language)
                })
                .inner
        });
        let (clicked, has_focus) = shown.inner;
        if let Some(sign) = clicked {
            self.focus(work);
            self.act(work, sign.action());
            // The text was drawn before.
            work.ui.ctx().request_repaint();
            return;
        }
        let escaped = work
            .ui
            .input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let left = palette.focused && !has_focus;
        if escaped || left || (palette.focused && shown.response.clicked_elsewhere()) {
            if !left {
                self.focus(work);
            }
            work.ui.ctx().request_repaint();
            return;
        }
        palette.focused |= has_focus;
        self.palette = Some(palette);
    }
}

impl Palette {
    fn take_arrows(&mut self, ui: &Ui, count: usize) {
        if !self.focused {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = count.saturating_sub(1);
        let mut chosen = self.chosen;
        if pressed(Key::ArrowLeft) {
            chosen = chosen.saturating_sub(1);
        }
        if pressed(Key::ArrowRight) {
            chosen = (chosen + 1).min(last);
        }
        if pressed(Key::ArrowUp) && chosen >= COLUMNS {
            chosen -= COLUMNS;
        }
        if pressed(Key::ArrowDown) && chosen + COLUMNS <= last {
            chosen += COLUMNS;
        }
        self.chosen = chosen;
    }

    /// Shows the signs. Returns which was clicked, and whether one of them has the keyboard.
    fn grid(&mut self, ui: &mut Ui, signs: &[Sign], language: Language) -> (Option<Sign>, bool) {
        ui.spacing_mut().item_spacing = vec2(space::HAIR, space::HAIR);
        ui.spacing_mut().button_padding = vec2(space::HAIR, space::HAIR);
        let face = fonts::face(16.0, Weight::Regular, language.into());
        let mut clicked = None;
        let mut has_focus = false;
        for (row, in_row) in signs.chunks(COLUMNS).enumerate() {
            ui.horizontal(|ui| {
                for (column, sign) in in_row.iter().enumerate() {
                    let number = row * COLUMNS + column;
                    let text = RichText::new(sign.words()).font(face.clone());
                    let response = ui.add(Button::new(text).min_size(SIDE.into()));
                    if response.clicked() {
                        clicked = Some(*sign);
                    }
                    has_focus |= self.keep_keyboard(ui, number, &response);
                }
            });
        }
        (clicked, has_focus)
    }

    /// Gives the keyboard to the sign it is to be at, and keeps the arrows from egui.
    fn keep_keyboard(&mut self, ui: &Ui, number: usize, response: &Response) -> bool {
        if number == self.chosen {
            if !response.has_focus() {
                response.request_focus();
            }
            let filter = EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        response.has_focus()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_offered_twice_and_rows_are_full() {
        for language in [Language::Chinese, Language::English] {
            let signs = Sign::all(language);
            let words: std::collections::HashSet<String> = signs.iter().map(|sign| sign.words()).collect();
            assert_eq!(words.len(), signs.len());
            assert!(signs.len().is_multiple_of(COLUMNS));
        }
    }
}
