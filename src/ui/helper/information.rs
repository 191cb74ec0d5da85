//! The information of the speech: title and byline, the occasion, the time given and the rate, and whether the speech
//! fits into it.

use std::time::Duration;

use egui::{Button, Id, Ui};

use super::Shown;
use super::values::{self, Refusal};
use super::widgets::{caption, card, choice, colored, dim, labelled, link};
use crate::model::{FieldRef, InformationItem};
use crate::session::Action;
use crate::text::language::Language;
use crate::text::speaking_time::SpeakingRate;
use crate::ui::command::Command;
use crate::ui::controls::Tick;
use crate::ui::i18n::Texts;
use crate::ui::request::Request;
use crate::ui::status_bar::duration;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space};

/// Shows the page.
pub(super) fn ui(ui: &mut Ui, shown: Shown<'_>, refusal: &mut Refusal, requests: &mut Vec<Request>) {
    let texts = shown.texts;
    let information = &shown.session.speech().information;
    card(ui, |ui| {
        for item in [
            InformationItem::Title,
            InformationItem::Speaker,
            InformationItem::Post,
            InformationItem::Date,
        ] {
            item_input(ui, shown, item, refusal, requests);
        }
        let mut byline = information.byline;
        let tick = Tick::new(&mut byline, texts.get("information-byline"));
        if ui.add(tick).changed() {
            requests.push(Request::Act(Action::SetByline(byline)));
        }
    });
    card(ui, |ui| {
        for item in [InformationItem::Occasion, InformationItem::Place] {
            item_input(ui, shown, item, refusal, requests);
        }
    });
    card(ui, |ui| {
        item_input(ui, shown, InformationItem::Minutes, refusal, requests);
        item_input(ui, shown, InformationItem::Rate, refusal, requests);
        presets(ui, shown, requests);
        rate_note(ui, shown);
        ui.add_space(space::TIGHT);
        time(ui, shown);
        if link(ui, &format!("{}…", texts.get("command-fit-time"))).clicked() {
            requests.push(Request::Command(Command::FitTime));
        }
    });
    card(ui, |ui| {
        let languages = [
            (Language::Chinese, texts.get("command-language-chinese")),
            (Language::English, texts.get("command-language-english")),
        ];
        let current = shown.session.speech().language;
        caption(ui, texts.get("information-language"));
        let name = texts.get("information-language-name");
        let id = Id::unique("speech-language");
        if let Some(language) = choice(ui, id, name, &current, &languages) {
            requests.push(Request::Act(Action::SetLanguage(language)));
        }
        dim(ui, texts.get("information-language-note"));
    });
}

fn name(item: InformationItem, language: Language, texts: &Texts) -> &str {
    texts.get(match item {
        InformationItem::Title => "information-title",
        InformationItem::Speaker => "information-speaker",
        InformationItem::Post => "information-post",
        InformationItem::Occasion => "information-occasion",
        InformationItem::Place => "information-place",
        InformationItem::Date => "information-date",
        InformationItem::Minutes => "information-minutes",
        InformationItem::Rate if language == Language::English => "information-rate-words",
        InformationItem::Rate => "information-rate",
    })
}

fn item_input(
    ui: &mut Ui,
    shown: Shown<'_>,
    item: InformationItem,
    refusal: &mut Refusal,
    requests: &mut Vec<Request>,
) {
    let (speech, texts) = (shown.session.speech(), shown.texts);
    let field = FieldRef::Information(item);
    let value = speech.field_value(field).unwrap_or_default();
    let input = TextInput {
        id: Id::unique(("information", item)),
        name: name(item, speech.language, texts),
        hint: match item {
            InformationItem::Title => texts.get("information-title-hint"),
            InformationItem::Date => texts.get("information-date-hint"),
            _ => "",
        },
        rows: if item == InformationItem::Title { 2 } else { 1 },
        blank: value.is_empty() && shown.uses.count(field) > 0,
    };
    let output = labelled(ui, input, &value);
    if let Some(text) = &output.changed {
        let taken = values::accepted(field, text, texts);
        if let Ok(value) = &taken {
            let value = value.clone();
            requests.push(Request::Act(Action::SetInformation { item, value }));
        }
        refusal.set(output.response.id, taken.err());
    }
    refusal.show(ui, &output);
}

/// Usual rates to choose from.
fn presets(ui: &mut Ui, shown: Shown<'_>, requests: &mut Vec<Request>) {
    let speech = shown.session.speech();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for preset in speech.language.preset_rates() {
            let units = preset.units_per_minute();
            let button = Button::selectable(units == speech.information.rate, units.to_string())
                .frame_when_inactive(true);
            if ui.add(button).clicked() && units != speech.information.rate {
                requests.push(Request::Act(Action::SetInformation {
                    item: InformationItem::Rate,
                    value: units.to_string(),
                }));
            }
        }
    });
}

/// Says so where the rate that is set is none that times are reckoned at.
fn rate_note(ui: &mut Ui, shown: Shown<'_>) {
    let information = &shown.session.speech().information;
    if information.rate_is_out_of_bounds() {
        let values = [
            ("least", SpeakingRate::SLOWEST.into()),
            ("most", SpeakingRate::FASTEST.into()),
            ("taken", information.speaking_rate().units_per_minute().into()),
        ];
        let words = shown.texts.with("budget-rate-out-of-bounds", &values);
        colored(ui, &words, Tokens::of(ui).error);
    }
}

/// How long the speech takes, and what that leaves of the time given.
fn time(ui: &mut Ui, shown: Shown<'_>) {
    let (session, texts) = (shown.session, shown.texts);
    let length = session.manuscript().length();
    let taken = length.time(session.budget().rate);
    let words = texts.with("information-takes", &[("time", duration(taken, texts).into())]);
    dim(ui, &words);
    let pauses = Duration::try_from_secs_f32(length.pause_seconds).unwrap_or_default();
    if !pauses.is_zero() {
        let time = ("time", duration(pauses, texts).into());
        dim(ui, &texts.with("budget-pauses", &[time]));
    }
    let Some(minutes) = session.speech().information.minutes else {
        return;
    };
    let given = Duration::from_secs(u64::from(minutes) * 60);
    // Whole seconds, so that the figures shown add up.
    let taken = Duration::from_secs(taken.as_secs());
    let tokens = Tokens::of(ui);
    let (key, color) = if taken > given {
        ("information-time-over", tokens.error)
    } else {
        ("information-time-left", tokens.ok)
    };
    let difference = taken.abs_diff(given);
    let words = texts.with(key, &[("time", duration(difference, texts).into())]);
    colored(ui, &words, color);
}
