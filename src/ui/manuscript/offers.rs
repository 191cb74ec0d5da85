//! What is offered beside the caret, by one key each: to make a section of what begins with a label, to bind a number
//! to the group that it announces, and to make plain text of one that is bound.
//!
//! Tab is for the first only, which comes of what was just typed. A caret that merely stands in an announcing phrase is
//! on its way somewhere else, and Tab goes to the next blank there as everywhere.

use egui::{Button, Frame, Key, KeyboardShortcut, Modifiers, Pos2, RichText, Ui, pos2, vec2};

use super::popups::over;
use super::{ManuscriptView, Work};
use crate::model::{CountRef, TextPlace};
use crate::session::{Action, Session};
use crate::ui::budget::section_name;
use crate::ui::command::Command;
use crate::ui::i18n::Texts;
use crate::ui::menus::kind_key;
use crate::ui::theme::{Tokens, space, text_size};

/// Something that can be done with what stands at the caret.
struct Offer {
    at: Pos2,
    /// What is to be known before; nothing, where the offer says all.
    note: Option<String>,
    text: String,
    key: Option<KeyboardShortcut>,
    action: Action,
}

/// The number at the caret that is offered to be bound, or the bound one that is selected, by the line it stands in.
fn number_at(session: &Session) -> Option<TextPlace> {
    let announced = session.count_at_caret().map(|found| found.place);
    announced.or_else(|| Some(selected_count(session)?.0))
}

/// The bound number that is selected, and nothing else with it.
fn selected_count(session: &Session) -> Option<(TextPlace, CountRef)> {
    let (start, end) = session.selected_range();
    let (at, count) = session.bound_count_at_caret().filter(|_| start != end)?;
    let is_all = at == start && end.offset.0 - start.offset.0 == crate::model::FIELD_MARK.len_utf8();
    is_all.then_some((at.place, count))
}

impl ManuscriptView {
    /// Offers what can be made of what stands at the caret: a section, or a number that follows its group.
    pub(super) fn show_offer(&mut self, work: &mut Work<'_>) {
        if self.beside {
            return;
        }
        let offer = if work.session.offer().is_some() {
            self.section_offer(work)
        } else {
            self.number_offer(work)
        };
        if let Some(offer) = offer {
            self.show_one(work, offer);
        }
    }

    fn section_offer(&mut self, work: &Work<'_>) -> Option<Offer> {
        let offer = work.session.offer()?;
        let paragraph = work.session.manuscript().paragraph_of(offer.place)?;
        let character = self.sheet.metrics()?.character();
        let label = offer.label.clone();
        let caret = self.caret_rect(work)?;
        let height = self.sheet.known_layout(paragraph)?.height;
        let view = work.screen.rect;
        let below = view.top() + self.sheet.paragraph_in_view(paragraph) + height;
        let y = below.min(view.bottom() - 40.0).max(caret.bottom() + space::TIGHT);
        Some(Offer {
            at: pos2(work.screen.left + 2.0 * character, y),
            note: None,
            text: work
                .texts
                .with("manuscript-offer-section", &[("label", label.into())]),
            key: Some(KeyboardShortcut::new(Modifiers::NONE, Key::Tab)),
            action: Action::AcceptOffer,
        })
    }

    /// Offers to bind the number at the caret to the group that it announces, or says what the selected one follows.
    fn number_offer(&mut self, work: &Work<'_>) -> Option<Offer> {
        let place = number_at(work.session);
        if place != self.declined {
            self.declined = None;
        }
        let has_keyboard = self.popup.is_none() && self.has_keyboard(work.ui.ctx());
        if self.declined.is_some() || place.is_none() || !has_keyboard {
            return None;
        }
        let (note, text) = if let Some(found) = work.session.count_at_caret() {
            let key = if found.disagrees() {
                "manuscript-offer-count-other"
            } else {
                "manuscript-offer-count"
            };
            let count = found.bound.style.written(found.count);
            (None, work.texts.with(key, &[("count", count.into())]))
        } else {
            let (_, count) = selected_count(work.session)?;
            let text = work.texts.get("manuscript-offer-unbind").to_owned();
            (Some(followed(work.session, count, work.texts)), text)
        };
        Some(Offer {
            at: self.caret_rect(work)?.left_bottom() + vec2(0.0, space::TIGHT),
            note,
            text,
            key: work.situation.shortcuts(Command::BindCount).first().copied(),
            action: Action::BindCount,
        })
    }

    /// A button that says what a key does, under a note if there is one.
    fn show_one(&mut self, work: &mut Work<'_>, offer: Offer) {
        let tokens = Tokens::of(work.ui);
        let button = |ui: &mut Ui| {
            let text = RichText::new(offer.text)
                .size(text_size::SMALL)
                .color(tokens.accent);
            let mut button = Button::new(text).fill(tokens.paper).stroke(tokens.border());
            if let Some(key) = offer.key {
                let key = ui.ctx().format_shortcut(&key);
                button = button.shortcut_text(RichText::new(key).size(text_size::CAPTION));
            }
            ui.add(button).clicked()
        };
        let clicked = over(work.ui, work.id.with("offer"), offer.at)
            .show(work.ui.ctx(), |ui| {
                let Some(note) = offer.note else { return button(ui) };
                Frame::popup(ui.style())
                    .inner_margin(space::MEDIUM)
                    .show(ui, |ui| {
                        ui.set_max_width(NOTE_WIDTH);
                        ui.label(RichText::new(note).size(text_size::SMALL).color(tokens.dim));
                        ui.add_space(space::TIGHT);
                        button(ui)
                    })
                    .inner
            })
            .inner;
        if clicked {
            self.focus(work);
            self.act(work, offer.action);
            work.ui.ctx().request_repaint();
        }
    }

    /// Makes the present offer go away, if there is one: until the caret stands elsewhere.
    pub(super) fn decline(&mut self, work: &mut Work<'_>) {
        if work.session.offer().is_some() {
            self.act(work, Action::DismissOffer);
        } else {
            self.declined = number_at(work.session);
        }
    }
}

/// How wide the note under a selected number may be.
const NOTE_WIDTH: f32 = 320.0;

/// What a bound number follows, in words.
fn followed(session: &Session, count: CountRef, texts: &Texts) -> String {
    let speech = session.speech();
    let kind = texts.get(kind_key(count.group.kind)).to_lowercase();
    match count.group.parent.map(|id| section_name(speech, id, texts)) {
        Some(name) => texts.with(
            "manuscript-count-follows",
            &[("kind", kind.into()), ("parent", name.into())],
        ),
        None => texts.with("manuscript-count-follows-all", &[("kind", kind.into())]),
    }
}
