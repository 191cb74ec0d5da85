//! How a template is applied to the speech: of each section where it goes, to be changed, and what is added without
//! text. Nothing happens before it is confirmed.

use egui::{Align, Context, Frame, Label, Layout, Margin, RichText, ScrollArea, Ui, vec2};

use super::{Answer, buttons, modal};
use crate::model::{Applying, Going, SectionId, Speech, Template, label_of};
use crate::ui::controls::choice_list;
use crate::ui::i18n::Texts;
use crate::ui::start_page::outline_label;
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

/// How wide the places are that sections go to.
const PLACES: f32 = 330.0;
const ROW: f32 = 34.0;
/// By how much a level is set in.
const INDENT: f32 = 16.0;
/// How many places and fields are named at most.
const NAMED: usize = 30;

/// Shows how a template is applied.
#[derive(Debug)]
pub struct ApplyDialog {
    /// What the template is called.
    name: String,
    applying: Applying,
    /// The speech's sections, in order.
    rows: Vec<SectionRow>,
    /// What is said of it; made anew when a choice changes.
    said: Option<Said>,
}

/// What is said under the sections.
#[derive(Debug)]
struct Said {
    /// How many sections have no place in the template, where there are some.
    unmatched: Option<String>,
    /// What the template adds.
    lines: Vec<String>,
}

/// A section of the speech.
#[derive(Debug)]
struct SectionRow {
    id: SectionId,
    level: usize,
    name: String,
}

impl ApplyDialog {
    /// Proposes how a template is applied to a speech.
    #[must_use]
    pub fn new(speech: &Speech, template: &Template, texts: &Texts) -> Self {
        let order = speech.sections.reading_order().into_iter();
        let rows = order.map(|id| SectionRow {
            id,
            level: speech.sections.level(id),
            name: section_name(speech, id, texts),
        });
        Self {
            name: template.name.clone(),
            rows: rows.collect(),
            applying: Applying::propose(speech, template),
            said: None,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.with("apply-title", &[("name", self.name.as_str().into())]);
        modal(ctx, texts, "apply", &title, 760.0, |ui| {
            let tokens = Tokens::of(ui);
            ui.add(Label::new(RichText::new(texts.get("apply-explained")).color(tokens.dim)).wrap());
            ui.add_space(space::SMALL);
            self.table(ui, texts);
            ui.add_space(space::SMALL);
            self.say(ui, texts);
            let choices = [
                (texts.get("apply-accept"), Answer::Accepted),
                (texts.get("button-cancel"), Answer::Dismissed),
            ];
            match buttons(ui, &choices)? {
                Answer::Accepted => Some(Answer::Applied {
                    name: self.name.clone(),
                    speech: Box::new(self.applying.applied()),
                }),
                other => Some(other),
            }
        })
    }

    fn table(&mut self, ui: &mut Ui, texts: &Texts) {
        let tokens = Tokens::of(ui);
        let width = ui.available_width();
        let places = PLACES.min(width * 0.5);
        ui.horizontal(|ui| {
            let dim = |words: &str| RichText::new(words).size(text_size::SMALL).color(tokens.dim);
            let size = vec2(width - places - 18.0, 18.0);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(size.x);
                // Over the names, which stand in a frame.
                ui.add_space(9.0);
                ui.label(dim(texts.get("apply-sections")));
            });
            ui.label(dim(texts.get("apply-places")));
        });
        let height = (ui.ctx().content_rect().height() - 360.0).clamp(2.0 * ROW, 420.0);
        let mut choice = None;
        Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::symmetric(8, 4))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.rows.is_empty() {
                    ui.label(RichText::new(texts.get("apply-no-sections")).color(tokens.dim));
                }
                ScrollArea::vertical()
                    .id_salt("apply-rows")
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show_rows(ui, ROW, self.rows.len(), |ui, shown| {
                        for row in self.rows.get(shown).unwrap_or_default() {
                            let chosen = show_row(ui, row, &self.applying, places, texts);
                            choice = choice.or(chosen.map(|going| (row.id, going)));
                        }
                    });
            });
        if let Some((id, going)) = choice {
            self.applying.choose(id, going);
            self.said = None;
        }
    }

    /// What becomes of sections without a place, and what the template adds.
    fn say(&mut self, ui: &mut Ui, texts: &Texts) {
        let Self {
            said, applying, rows, ..
        } = self;
        let said = said.get_or_insert_with(|| {
            let keeps = |row: &&SectionRow| applying.going(row.id) == Going::Keeps;
            let count = rows.iter().filter(keeps).count();
            Said {
                unmatched: (count > 0).then(|| texts.with("apply-unmatched", &[("count", count.into())])),
                lines: added_lines(applying, texts),
            }
        });
        let tokens = Tokens::of(ui);
        ScrollArea::vertical()
            .id_salt("apply-added")
            .max_height((ui.ctx().content_rect().height() * 0.2).min(100.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let unmatched = said.unmatched.iter().map(|line| (line, tokens.warn_text));
                let lines = said.lines.iter().map(|line| (line, tokens.dim));
                for (line, color) in unmatched.chain(lines) {
                    let words = RichText::new(line).size(text_size::SMALL).color(color);
                    ui.add(Label::new(words).wrap());
                }
            });
    }
}

fn show_row(ui: &mut Ui, row: &SectionRow, applying: &Applying, places: f32, texts: &Texts) -> Option<Going> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        let size = vec2(ui.available_width() - places - space::SMALL, ROW);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            #[expect(clippy::cast_precision_loss, reason = "a few levels")]
            let indent = INDENT * row.level.saturating_sub(1) as f32;
            ui.add_space(indent);
            ui.add(Label::new(&row.name).truncate());
        });
        let going = applying.going(row.id);
        let path = going_words(going, applying, place_name, texts);
        // What becomes of those without a place is said once, below.
        let (words, color) = match going {
            Going::Keeps => (texts.get("apply-keeps-short").to_owned(), Tokens::of(ui).dim),
            Going::Fills(_) | Going::Under(_) => {
                let words = going_words(going, applying, section_name, texts);
                (words, Tokens::of(ui).text)
            }
        };
        let size = vec2(places - space::LARGE, ROW);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_max_width(size.x);
            let list = choice_list(("apply", row.id))
                .width(size.x)
                .height(320.0)
                .truncate()
                .selected_text(RichText::new(words).color(color))
                .show_ui(ui, |ui| {
                    for choice in applying.choices(row.id) {
                        let words = going_words(choice, applying, place_name, texts);
                        if ui.selectable_label(choice == going, words).clicked() {
                            chosen = Some(choice);
                        }
                    }
                });
            let name = texts.with("apply-choice", &[("name", row.name.as_str().into())]);
            list.response.accessible_name(&name).on_hover_text(path);
        });
    });
    chosen
}

fn going_words(
    going: Going,
    applying: &Applying,
    name_of: fn(&Speech, SectionId, &Texts) -> String,
    texts: &Texts,
) -> String {
    let named = |key: &str, place: SectionId| {
        let name = name_of(applying.pattern(), place, texts);
        texts.with(key, &[("name", name.into())])
    };
    match going {
        Going::Fills(place) => named("apply-fills", place),
        Going::Under(place) => named("apply-under", place),
        Going::Keeps => texts.get("apply-keeps").to_owned(),
    }
}

fn added_lines(applying: &Applying, texts: &Texts) -> Vec<String> {
    let joined = |names: &[String], separator: &str| {
        let mut words = names
            .iter()
            .take(NAMED)
            .cloned()
            .collect::<Vec<_>>()
            .join(separator);
        if names.len() > NAMED {
            words.push('…');
        }
        words
    };
    let added = applying.added();
    let names: Vec<String> = added
        .iter()
        .map(|&place| section_name(applying.pattern(), place, texts))
        .collect();
    let mut lines = Vec::new();
    if !names.is_empty() {
        let count = names.len().into();
        lines.push(texts.with(
            "apply-added",
            &[
                ("count", count),
                ("names", joined(&names, texts.get("apply-separator")).into()),
            ],
        ));
    }
    let (known, new) = applying.fields();
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
    for (key, names) in [
        ("apply-fields-known", owned(known)),
        ("apply-fields-new", owned(new)),
    ] {
        if !names.is_empty() {
            let count = names.len().into();
            let names = joined(&names, texts.get("list-separator"));
            lines.push(texts.with(key, &[("count", count), ("names", names.into())]));
        }
    }
    lines.push(texts.get("apply-taken-over").to_owned());
    lines
}

/// A section with its number.
fn section_name(speech: &Speech, id: SectionId, texts: &Texts) -> String {
    let name = speech.outline_name(id);
    let name = if name.is_empty() {
        texts.get("outline-untitled")
    } else {
        name.as_str()
    };
    match label_of(&speech.sections, id, speech.language) {
        Some(label) => format!("{} {name}", outline_label(&label)),
        None => name.to_owned(),
    }
}

/// A place of the template with what it stands under, by which places of one name are told apart.
fn place_name(pattern: &Speech, place: SectionId, texts: &Texts) -> String {
    let own = section_name(pattern, place, texts);
    match pattern.sections.parent(place) {
        Some(parent) => format!("{} › {own}", section_name(pattern, parent, texts)),
        None => own,
    }
}
