//! What can become fields: each with its name, how often it stands in the speech, and all its places with the words
//! around them.

use std::collections::HashSet;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Atom, Button, Frame, Id, IdSalt, Label, Layout, Margin, Rect, RichText, ScrollArea, Sense, Ui,
    pos2, vec2,
};

use super::sections::Sections;
use crate::model::{FieldPlace, FieldPlan, Origin, PlanFault, SectionId, Speech, WorkshopPlan};
use crate::ui::chip::{GROUND_MARGIN, Ground, label_on_grounds};
use crate::ui::controls::{Tick, lead_to_words};
use crate::ui::excerpt::{self, Excerpt};
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::icons::Icon;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

const ROW: f32 = 34.0;
const PLACE: f32 = 26.0;
const PLACES_INDENT: f32 = 24.0;
const NAME_WIDTH: f32 = 168.0;
const COUNT_WIDTH: f32 = 104.0;
/// How large the mark is that tells whether places are listed.
const MARK: f32 = 12.0;
/// How wide the names of sections are.
const SECTION_WIDTH: f32 = 150.0;
/// More places than these are not listed each; they go with the others.
const MOST_PLACES: usize = 100;

/// The list of fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Whose places are listed.
    open: HashSet<usize>,
}

/// What the list is shown with.
pub(super) struct Shown<'a> {
    pub(super) speech: &'a Speech,
    pub(super) sections: &'a mut Sections,
    pub(super) texts: &'a Texts,
}

impl Fields {
    /// Shows the list and returns whether the plan was changed.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        plan: &mut WorkshopPlan,
        height: f32,
        shown: &mut Shown<'_>,
    ) -> bool {
        let tokens = Tokens::of(ui);
        let fault = plan.fault(shown.speech);
        let mut changed = false;
        Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::symmetric(10, 4))
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .id_salt("workshop-fields")
                    .max_height(height - 12.0)
                    .min_scrolled_height(height - 12.0)
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        if plan.fields.is_empty() {
                            ui.add_space(space::SMALL);
                            let words = shown.texts.get("workshop-no-fields");
                            ui.add(Label::new(RichText::new(words).color(tokens.dim)).wrap());
                        }
                        for at in 0..plan.fields.len() {
                            changed |= self.field(ui, plan, at, fault.as_ref(), shown);
                        }
                    });
            });
        changed
    }

    fn field(
        &mut self,
        ui: &mut Ui,
        plan: &mut WorkshopPlan,
        at: usize,
        fault: Option<&PlanFault>,
        shown: &mut Shown<'_>,
    ) -> bool {
        if let Some(key) = heading_key(&plan.fields, at) {
            ui.add_space(space::TIGHT);
            let words = RichText::new(shown.texts.get(key))
                .font(fonts::bold(text_size::SMALL))
                .color(Tokens::of(ui).dim);
            ui.label(words);
        }
        let Some(field) = plan.fields.get_mut(at) else {
            return false;
        };
        let mut changed = self.row(ui, field, at, shown.texts);
        if let Some(words) = fault.and_then(|fault| words_of(fault, at, field, shown.texts)) {
            let words = RichText::new(words)
                .size(text_size::SMALL)
                .color(Tokens::of(ui).error);
            ui.add(Label::new(words).wrap());
        }
        if self.open.contains(&at) {
            changed |= places(ui, field, shown);
        }
        changed
    }

    /// A field: whether it is one, the words, its name, and how many places it has.
    fn row(&mut self, ui: &mut Ui, field: &mut FieldPlan, at: usize, texts: &Texts) -> bool {
        let size = vec2(ui.available_width(), ROW);
        let mut changed = false;
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_size(size);
            self.count(ui, field, at, texts);
            changed |= name(ui, field, at, texts);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let spoken = texts.with(
                    "workshop-field-spoken",
                    &[
                        ("text", field.text.as_str().into()),
                        ("count", field.places.len().into()),
                    ],
                );
                let check = ui.add(Tick::bare(&mut field.is_taken));
                changed |= check.accessible_name(spoken).clicked();
                lead_to_words(ui);
                changed |= phrase(ui, field);
            });
        });
        changed
    }

    /// How many places become the field; a click lists them.
    fn count(&mut self, ui: &mut Ui, field: &FieldPlan, at: usize, texts: &Texts) {
        let is_open = self.open.contains(&at);
        let (taken, all) = (field.taken(), field.places.len());
        let words = if taken == all {
            texts.with("workshop-places", &[("count", all.into())])
        } else {
            texts.with(
                "workshop-places-of",
                &[("taken", taken.into()), ("count", all.into())],
            )
        };
        let spoken = texts.with(
            "workshop-places-spoken",
            &[("text", field.text.as_str().into()), ("count", all.into())],
        );
        // The words stand behind the mark, and under those of the other fields; what pushes them there is at the right.
        let room = Atom::custom(IdSalt::new("mark"), vec2(MARK, MARK));
        let button = Button::new((room, words)).right_text("");
        let button = ui.add(button.frame_when_inactive(false).min_size(vec2(COUNT_WIDTH, 0.0)));
        let icon = if is_open {
            Icon::ChevronDown
        } else {
            Icon::ChevronRight
        };
        let left = button.rect.left() + ui.spacing().button_padding.x;
        let middle = pos2(left + MARK / 2.0, button.rect.center().y);
        let square = Rect::from_center_size(middle, vec2(MARK, MARK));
        let tokens = Tokens::of(ui);
        let color = if is_open { tokens.accent } else { tokens.dim };
        icon.paint(ui.painter(), square, color);
        let tooltip = texts.get("workshop-places-tooltip");
        if button.accessible_name(spoken).on_hover_text(tooltip).clicked() {
            if is_open {
                self.open.remove(&at);
            } else {
                self.open.insert(at);
            }
        }
    }
}

/// The heading over the field, where it is the first of its sort.
fn heading_key(fields: &[FieldPlan], at: usize) -> Option<&'static str> {
    let origin = fields.get(at)?.origin;
    let former = at.checked_sub(1).and_then(|before| fields.get(before));
    if former.is_some_and(|former| former.origin == origin) {
        return None;
    }
    Some(match origin {
        Origin::Blank => "workshop-blanks",
        Origin::Name => "workshop-names",
    })
}

/// Why the field cannot be called so.
fn words_of(fault: &PlanFault, at: usize, field: &FieldPlan, texts: &Texts) -> Option<String> {
    match *fault {
        PlanFault::NoName(place) if place == at => Some(texts.get("fields-name-empty").to_owned()),
        PlanFault::Name(place) if place == at => Some(texts.get("fields-name-impossible").to_owned()),
        PlanFault::Taken(place) if place == at => {
            Some(texts.with("fields-name-taken", &[("name", field.name.trim().into())]))
        }
        _ => None,
    }
}

fn name(ui: &mut Ui, field: &mut FieldPlan, at: usize, texts: &Texts) -> bool {
    let size = vec2(NAME_WIDTH, ROW);
    let name = texts.with("workshop-name-spoken", &[("text", field.text.as_str().into())]);
    let output = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(NAME_WIDTH);
        let input = TextInput {
            id: Id::unique(("workshop-field", at)),
            name: &name,
            hint: texts.get("fields-name"),
            rows: 1,
            blank: field.is_taken && field.name.trim().is_empty(),
        };
        input.show(ui, &field.name)
    });
    match output.inner.changed {
        Some(name) => {
            field.name = name;
            // Whoever names a field wants it.
            field.is_taken = true;
            true
        }
        None => false,
    }
}

/// The words that become the field; a click on them is one on the box before them.
fn phrase(ui: &mut Ui, field: &mut FieldPlan) -> bool {
    let tokens = Tokens::of(ui);
    let (fill, ink) = if field.is_taken {
        (tokens.blank_fill, tokens.blank_text)
    } else {
        (tokens.hover, tokens.text)
    };
    let words = RichText::new(&field.text).color(ink);
    let label = Label::new(words).truncate().sense(Sense::CLICK);
    ui.add_space(GROUND_MARGIN);
    let ground = (0..field.text.chars().count(), fill);
    let response = label_on_grounds(ui, label, &[ground]);
    if response.clicked() {
        field.is_taken = !field.is_taken;
    }
    response.clicked()
}

/// The places of a field with the words around them.
fn places(ui: &mut Ui, field: &mut FieldPlan, shown: &mut Shown<'_>) -> bool {
    let mut changed = false;
    if field.places.len() > 1 {
        changed |= apart(ui, field, shown.texts);
    }
    let more = field.places.len().saturating_sub(MOST_PLACES);
    for place in field.places.iter_mut().take(MOST_PLACES) {
        changed |= place_row(ui, place, shown);
    }
    if more > 0 {
        let words = shown
            .texts
            .with("workshop-more-places", &[("count", more.into())]);
        ui.label(
            RichText::new(words)
                .size(text_size::SMALL)
                .color(Tokens::of(ui).dim),
        );
    }
    ui.add_space(space::TIGHT);
    changed
}

/// Whether each place is a field of its own.
fn apart(ui: &mut Ui, field: &mut FieldPlan, texts: &Texts) -> bool {
    let size = vec2(ui.available_width(), PLACE);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(PLACES_INDENT);
        let words = RichText::new(texts.get("workshop-apart")).color(Tokens::of(ui).dim);
        let spoken = texts.with("workshop-apart-spoken", &[("text", field.text.as_str().into())]);
        let tooltip = texts.get("workshop-apart-tooltip");
        let check = ui.add(Tick::bare(&mut field.is_apart)).accessible_name(spoken);
        let check = check.on_hover_text(tooltip);
        lead_to_words(ui);
        // The words stand under those of the places, and a click on them is one on the box.
        let label = ui.add(Label::new(words).truncate().sense(Sense::CLICK));
        let is_label_clicked = label.on_hover_text(tooltip).clicked();
        if is_label_clicked {
            field.is_apart = !field.is_apart;
        }
        check.clicked() || is_label_clicked
    })
    .inner
}

fn place_row(ui: &mut Ui, place: &mut FieldPlace, shown: &mut Shown<'_>) -> bool {
    let size = vec2(ui.available_width(), PLACE);
    let text = shown.speech.line(place.place).map_or("", |line| line.text());
    let excerpt = Excerpt::of(text, place.range.clone());
    let spoken = excerpt.spoken();
    let section = place.place.section();
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        if let Some(asked) = section_link(ui, section, shown) {
            shown.sections.show_section(asked);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(PLACES_INDENT);
            let check = ui.add(Tick::bare(&mut place.is_taken));
            let mut changed = check.accessible_name(spoken).clicked();
            lead_to_words(ui);
            let (job, grounds) = around(ui, shown.speech, place, &excerpt);
            let label = Label::new(job).truncate().sense(Sense::CLICK);
            if label_on_grounds(ui, label, &grounds).clicked() {
                place.is_taken = !place.is_taken;
                changed = true;
            }
            changed
        })
        .inner
    })
    .inner
}

/// The name of the section where a place is; a click shows it in the list.
fn section_link(ui: &mut Ui, section: Option<SectionId>, shown: &Shown<'_>) -> Option<SectionId> {
    let tokens = Tokens::of(ui);
    let name = shown.sections.name(section);
    let name = name.unwrap_or_else(|| shown.texts.get("replace-in-title").to_owned());
    let size = vec2(SECTION_WIDTH, PLACE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(SECTION_WIDTH);
        let words = RichText::new(name).size(text_size::SMALL).color(tokens.dim);
        let button = Button::new(words).frame_when_inactive(false).truncate();
        let response = ui.add_enabled(section.is_some(), button);
        let tooltip = shown.texts.get("workshop-show-section");
        response.on_hover_text(tooltip).clicked()
    })
    .inner
    .then_some(section)
    .flatten()
}

/// A place with as much of the text before and behind it as there is room for, and the ground on which it stands.
fn around(ui: &Ui, speech: &Speech, place: &FieldPlace, excerpt: &Excerpt) -> (LayoutJob, Vec<Ground>) {
    let tokens = Tokens::of(ui);
    let face = excerpt::face(speech.language.into());
    let ink = if place.is_taken { tokens.text } else { tokens.dim };
    let plain = TextFormat::simple(face.clone(), ink);
    let found = TextFormat::simple(face.clone(), if place.is_taken { tokens.blank_text } else { ink });
    let (margin, ground) = if place.is_taken {
        (GROUND_MARGIN, Some(tokens.blank_fill))
    } else {
        (0.0, None)
    };
    let room = ui.available_width() - 2.0 * margin;
    let (before, behind) = excerpt.fitted(ui, &face, &excerpt.found, room);
    let begun = before.chars().count();
    let length = excerpt.found.chars().count();
    let mut job = LayoutJob::default();
    job.append(&before, 0.0, plain.clone());
    job.append(&excerpt.found, margin, found);
    job.append(&behind, margin, plain);
    let ground = ground.map(|fill| (begun..begun + length, fill));
    (job, ground.into_iter().collect())
}
