//! How far a section has come and how long it is to be; under “more”, what it is and how it is numbered.

use egui::{Button, Id, RichText, Ui};

use super::Shown;
use super::values::Refusal;
use super::widgets::{caption, card, choice, list, named};
use crate::model::{HeadingLayout, Scheme, Section, SectionKind, SectionProperty, Status, Target};
use crate::session::Action;
use crate::text::language::Language;
use crate::ui::menus::{SCHEMES, kind_key};
use crate::ui::properties::{layout_key, may_be, plain_figures, status_key};
use crate::ui::request::Request;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{space, text_size};

/// What is proposed where a target begins.
const USUAL_CHARACTERS: u32 = 300;
const USUAL_WORDS: u32 = 150;

/// Shows the cards.
pub(super) fn ui(
    ui: &mut Ui,
    shown: Shown<'_>,
    section: &Section,
    refusal: &mut Refusal,
    requests: &mut Vec<Request>,
) {
    let set = |property| {
        let id = section.id;
        Request::Act(Action::SetProperty { id, property })
    };
    card(ui, |ui| {
        caption(ui, shown.texts.get("guide-status"));
        if let Some(status) = status_choice(ui, shown, section.status) {
            requests.push(set(SectionProperty::Status(status)));
        }
        ui.add_space(space::HAIR);
        if let Some(target) = target_editor(ui, shown, section, refusal) {
            requests.push(set(target));
        }
        more(ui, shown, section, requests);
    });
}

fn status_choice(ui: &mut Ui, shown: Shown<'_>, current: Status) -> Option<Status> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        let room = ui.available_width() - 2.0 * space::TIGHT;
        for status in Status::ALL {
            let text = shown.texts.get(status_key(status));
            let button = Button::selectable(status == current, text)
                .min_size(egui::vec2((room / 3.0).floor(), 28.0))
                .frame_when_inactive(true);
            if ui.add(button).clicked() && status != current {
                chosen = Some(status);
            }
        }
    });
    chosen
}

/// What a target is given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    None,
    Characters,
    Minutes,
    Weight,
}

fn measure(target: Option<Target>) -> Measure {
    match target {
        None => Measure::None,
        Some(Target::Characters(_)) => Measure::Characters,
        Some(Target::Minutes(_)) => Measure::Minutes,
        Some(Target::Weight(_)) => Measure::Weight,
    }
}

/// Measure and number of the target. Returns the new one as the property that it is.
fn target_editor(
    ui: &mut Ui,
    shown: Shown<'_>,
    section: &Section,
    refusal: &mut Refusal,
) -> Option<SectionProperty> {
    let texts = shown.texts;
    let words = shown.session.speech().language == Language::English;
    let characters = if words {
        "guide-target-words"
    } else {
        "guide-target-characters"
    };
    let options = [
        (Measure::None, texts.get("guide-target-none")),
        (Measure::Characters, texts.get(characters)),
        (Measure::Minutes, texts.get("guide-target-minutes")),
        (Measure::Weight, texts.get("guide-target-weight")),
    ];
    let now = measure(section.target);
    let id = Id::unique(("target", section.id));
    let number_name = texts.get(match now {
        Measure::Minutes => "guide-target-minutes",
        Measure::Weight => "guide-target-weight",
        Measure::None | Measure::Characters => characters,
    });
    let (chosen, number) = ui
        .horizontal(|ui| {
            let name_width = (ui.available_width() * 0.24).floor();
            let label = named(ui, texts.get("guide-target"), name_width);
            let room = ui.available_width();
            let width = match now {
                Measure::None => room,
                _ => (room * 0.55).floor(),
            };
            let chosen = list(ui, id, &label, width, &now, &options);
            let number = section.target.map(|target| {
                let value = match target {
                    Target::Characters(characters) => characters.to_string(),
                    Target::Minutes(amount) | Target::Weight(amount) => amount.to_string(),
                };
                number_input(ui, id.with("number"), number_name, &value)
            });
            (chosen, number)
        })
        .inner;
    if let Some(chosen) = chosen {
        return Some(SectionProperty::Target(converted(section, chosen, shown)));
    }
    let output = number?;
    let typed = output.changed.as_deref().map(|text| parsed(text, now));
    if let Some(target) = &typed {
        let reason = texts.get("guide-target-impossible").to_owned();
        refusal.set(output.response.id, target.is_none().then_some(reason));
    }
    refusal.show(ui, &output);
    typed
        .flatten()
        .map(|target| SectionProperty::Target(Some(target)))
}

fn number_input(ui: &mut Ui, id: Id, name: &str, value: &str) -> TextInputOutput {
    TextInput {
        id,
        name,
        hint: "",
        rows: 1,
        blank: false,
    }
    .show(ui, value)
}

fn parsed(text: &str, measure: Measure) -> Option<Target> {
    let digits = plain_figures(text);
    let target = match measure {
        Measure::None => return None,
        Measure::Characters => Target::Characters(digits.parse().ok()?),
        Measure::Minutes => Target::Minutes(digits.parse().ok()?),
        Measure::Weight => Target::Weight(digits.parse().ok()?),
    };
    target.is_possible().then_some(target)
}

/// The length that a section is given in another measure.
#[expect(
    clippy::cast_possible_truncation,
    reason = "targets are small figures, and are rounded"
)]
fn converted(section: &Section, to: Measure, shown: Shown<'_>) -> Option<Target> {
    let budget = shown.session.budget();
    let usual = match shown.session.speech().language {
        Language::Chinese => USUAL_CHARACTERS,
        Language::English => USUAL_WORDS,
    };
    let given = budget
        .section(section.id)
        .given
        .filter(|given| given.rounded() > 0);
    let characters = given.map_or(usual, |given| u32::try_from(given.rounded()).unwrap_or(u32::MAX));
    match to {
        Measure::None => None,
        Measure::Characters => Some(Target::Characters(characters)),
        Measure::Minutes => {
            let minutes = f64::from(characters) / f64::from(budget.rate.units_per_minute());
            let halves = (minutes * 2.0).round().max(1.0);
            Some(Target::Minutes((halves / 2.0) as f32))
        }
        Measure::Weight => Some(Target::Weight(1.0)),
    }
}

fn more(ui: &mut Ui, shown: Shown<'_>, section: &Section, requests: &mut Vec<Request>) {
    let texts = shown.texts;
    let heading = RichText::new(texts.get("guide-more")).size(text_size::SMALL);
    egui::CollapsingHeader::new(heading)
        .id_salt("guide-more")
        .show_unindented(ui, |ui| {
            if let Some(kind) = kind_choice(ui, shown, section) {
                requests.push(Request::Act(Action::SetProperty {
                    id: section.id,
                    property: SectionProperty::Kind(kind),
                }));
            }
            if section.kind.holds_children() {
                numbering(ui, shown, section, requests);
            }
            let layouts = HeadingLayout::ALL.map(|layout| (layout, texts.get(layout_key(layout))));
            let id = Id::unique(("layout", section.id));
            let chosen = choice(ui, id, texts.get("guide-layout"), &section.layout, &layouts);
            if let Some(layout) = chosen {
                requests.push(Request::Act(Action::SetProperty {
                    id: section.id,
                    property: SectionProperty::Layout(layout),
                }));
            }
        });
}

/// Kinds that the section cannot have where it stands are left out.
fn kind_choice(ui: &mut Ui, shown: Shown<'_>, section: &Section) -> Option<SectionKind> {
    let tree = &shown.session.speech().sections;
    let kinds: Vec<(SectionKind, &str)> = SectionKind::ALL
        .into_iter()
        .filter(|&kind| may_be(tree, section, kind))
        .map(|kind| (kind, shown.texts.get(kind_key(kind))))
        .collect();
    let id = Id::unique(("kind", section.id));
    choice(ui, id, shown.texts.get("guide-kind"), &section.kind, &kinds)
}

fn numbering(ui: &mut Ui, shown: Shown<'_>, section: &Section, requests: &mut Vec<Request>) {
    let texts = shown.texts;
    let connective = match &section.scheme {
        Scheme::Connective(words) => Some(words),
        _ => None,
    };
    let schemes: Vec<(Scheme, &str)> = SCHEMES
        .iter()
        .map(|(scheme, key)| (scheme.clone(), texts.get(key)))
        .collect();
    // A connective is one choice, whatever its words.
    let current = connective.map_or_else(|| section.scheme.clone(), |_| Scheme::Connective(String::new()));
    let id = Id::unique(("scheme", section.id));
    if let Some(scheme) = choice(ui, id, texts.get("menu-numbering"), &current, &schemes) {
        requests.push(Request::Act(Action::SetGroupScheme {
            id: section.id,
            scheme,
        }));
    }
    if let Some(words) = connective {
        let input = TextInput {
            id: id.with("words"),
            name: texts.get("guide-connective"),
            hint: "",
            rows: 1,
            blank: false,
        };
        if let Some(words) = super::widgets::labelled(ui, input, words).changed {
            requests.push(Request::Act(Action::SetProperty {
                id: section.id,
                property: SectionProperty::Scheme(Scheme::Connective(words)),
            }));
        }
    }
}
