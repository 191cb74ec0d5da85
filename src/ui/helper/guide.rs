//! The guide: what the caret's section is to do, what its writer noted, what its siblings are called, how far it has
//! come, and the fields that still want a value.

use egui::{Button, Id, Label, TextFormat, Ui, text::LayoutJob};

use super::guidance;
use super::todos::Todos;
use super::values::{self, Refusal};
use super::widgets::{caption, card, colored, dim, ends, link};
use super::{Page, Shown, length, progress};
use crate::model::{FieldRef, Section, SectionId, SectionProperty, Selection, label_of};
use crate::session::Action;
use crate::ui::fonts;
use crate::ui::request::Request;
use crate::ui::siblings::{self, Heading};
use crate::ui::stamp::Stamp;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};

/// More unfilled fields than these are better seen on their own page.
const MOST_FIELDS: usize = 8;

/// The guide page.
#[derive(Debug, Default)]
pub(super) struct Guide {
    siblings: Option<(Stamp, SectionId, Vec<Heading>)>,
    /// The fields of the card, which stay while they are being filled.
    fields: Vec<FieldRef>,
    section: Option<SectionId>,
    todos: Todos,
}

impl Guide {
    /// Shows the page. Returns the page that it refers to, when that was asked for.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        refusal: &mut Refusal,
        requests: &mut Vec<Request>,
    ) -> Option<Page> {
        let session = shown.session;
        let current = session.current_section();
        if self.section != current {
            self.section = current;
            self.forget_filled();
        }
        let mut turn = None;
        match current.and_then(|id| session.speech().sections.get(id)) {
            Some(section) => {
                guided(ui, shown, section, requests);
                notes(ui, shown, section, requests);
                self.todos.ui(ui, shown, section, requests);
                self.siblings(ui, shown, section, requests);
                progress::ui(ui, shown, section, refusal, requests);
            }
            None => turn = no_section(ui, shown, requests),
        }
        turn.or(self.fields(ui, shown, refusal, requests))
    }

    /// Lets go of the fields that were filled in the card.
    pub(super) fn forget_filled(&mut self) {
        self.fields.clear();
    }

    fn siblings(&mut self, ui: &mut Ui, shown: Shown<'_>, section: &Section, requests: &mut Vec<Request>) {
        let stamp = Stamp::of(shown.session);
        let known = self
            .siblings
            .as_ref()
            .is_some_and(|(at, id, _)| *at == stamp && *id == section.id);
        if !known {
            let headings = siblings::headings(shown.session, section.id);
            self.siblings = Some((stamp, section.id, headings));
        }
        let Some((_, _, headings)) = self.siblings.as_ref().filter(|(_, _, all)| !all.is_empty()) else {
            return;
        };
        card(ui, |ui| {
            caption(ui, shown.texts.get("guide-siblings"));
            ui.spacing_mut().item_spacing.y = 0.0;
            for heading in headings {
                let button = Button::new(heading_text(ui, heading, heading.id == section.id))
                    .frame_when_inactive(false)
                    .wrap();
                let clicked = ui
                    .scope(|ui| {
                        ui.spacing_mut().button_padding = egui::vec2(space::TIGHT, space::HAIR);
                        ui.spacing_mut().interact_size.y = 22.0;
                        ui.add(button).clicked()
                    })
                    .inner;
                if clicked && let Some(start) = shown.session.start_of_section(heading.id) {
                    requests.push(Request::Show(Selection::caret(start)));
                }
            }
        });
    }

    fn fields(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        refusal: &mut Refusal,
        requests: &mut Vec<Request>,
    ) -> Option<Page> {
        let unfilled: Vec<FieldRef> = shown.uses.unfilled(shown.session).collect();
        self.fields.retain(|&field| shown.uses.count(field) > 0);
        for &field in &unfilled {
            if !self.fields.contains(&field) && self.fields.len() < MOST_FIELDS {
                self.fields.push(field);
            }
        }
        if self.fields.is_empty() {
            return None;
        }
        let texts = shown.texts;
        card(ui, |ui| {
            let rest = if unfilled.is_empty() {
                texts.get("fields-all-filled").to_owned()
            } else {
                texts.with("fields-unfilled", &[("count", unfilled.len().into())])
            };
            caption(ui, &format!("{}　{rest}", texts.get("fields-title")));
            let mut entered = None;
            for (place, &field) in self.fields.iter().enumerate() {
                if value_row(ui, shown, field, refusal, requests) {
                    entered = self.fields.get(place + 1);
                }
            }
            // Now that all are shown: an input shown later would act on the same Enter.
            if let Some(&next) = entered {
                ui.memory_mut(|memory| memory.request_focus(input_id(next)));
            }
            link(ui, texts.get("fields-show-all"))
                .clicked()
                .then_some(Page::Fields)
        })
    }
}

/// The identity of the card's input for a field.
fn input_id(field: FieldRef) -> Id {
    Id::unique(("guide-field", field))
}

/// A field's name, how often it is used, and its input. Returns whether Enter was pressed in it.
fn value_row(
    ui: &mut Ui,
    shown: Shown<'_>,
    field: FieldRef,
    refusal: &mut Refusal,
    requests: &mut Vec<Request>,
) -> bool {
    let output = ui
        .horizontal(|ui| {
            let width = (ui.available_width() * 0.44).floor();
            ui.scope(|ui| {
                ui.set_width(width);
                let count = shown.uses.count(field);
                let uses = shown.texts.with("fields-uses", &[("count", count.into())]);
                let name = shown.session.speech().field_name(field);
                ui.add(Label::new(name_and_uses(ui, &name, &uses)).truncate());
            });
            values::input(ui, shown, input_id(field), field, refusal, requests)
        })
        .inner;
    refusal.show(ui, &output);
    output.entered
}

/// A name with the count of uses behind it, in smaller letters.
fn name_and_uses(ui: &Ui, name: &str, uses: &str) -> LayoutJob {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    let name_format = TextFormat::simple(fonts::regular(text_size::BODY), tokens.text);
    job.append(name, 0.0, name_format);
    let uses_format = TextFormat::simple(fonts::regular(text_size::CAPTION), tokens.dim);
    job.append(uses, space::TIGHT, uses_format);
    job
}

fn guided(ui: &mut Ui, shown: Shown<'_>, section: &Section, requests: &mut Vec<Request>) {
    let (session, texts) = (shown.session, shown.texts);
    card(ui, |ui| {
        caption(ui, &section_title(shown, section.id));
        if shown.edits_guidance {
            guidance::inputs(ui, shown, section, requests);
        } else {
            guidance::words(ui, shown, section);
        }
        let now = session.budget().section(section.id).length;
        let now = length::length_line(now, session, texts);
        match length::target_line(session, section.id, texts) {
            Some(line) => {
                let color = line.tone.color(Tokens::of(ui));
                ui.scope(|ui| ends(ui, &line.target, (&line.rest, color)))
                    .response
                    .on_hover_text(now);
            }
            None => {
                dim(ui, &now);
            }
        }
        if let Some(words) = length::overcommitted(session, section.id, texts) {
            colored(ui, &words, Tokens::of(ui).error);
        }
    });
}

/// A section's label and what the outline calls it.
fn section_title(shown: Shown<'_>, id: SectionId) -> String {
    let speech = shown.session.speech();
    let name = speech.outline_name(id);
    let name = if name.is_empty() {
        shown.texts.get("outline-untitled")
    } else {
        &name
    };
    match label_of(&speech.sections, id, speech.language) {
        Some(label) if label.mark.is_empty() => format!("{} {name}", label.number),
        Some(label) => label.text() + name,
        None => name.to_owned(),
    }
}

fn notes(ui: &mut Ui, shown: Shown<'_>, section: &Section, requests: &mut Vec<Request>) {
    let name = shown.texts.get("guide-notes");
    card(ui, |ui| {
        let label = caption(ui, name);
        let output = TextInput {
            id: Id::unique(("notes", section.id)),
            name,
            hint: shown.texts.get("guide-notes-hint"),
            rows: 2,
            blank: false,
        }
        .show(ui, &section.notes);
        output.response.labelled_by(label.id);
        if let Some(notes) = output.changed {
            requests.push(Request::Act(Action::SetProperty {
                id: section.id,
                property: SectionProperty::Notes(notes),
            }));
        }
    });
}

/// A heading with the frame dimmed; in the own one what is its own stands out.
fn heading_text(ui: &Ui, heading: &Heading, own: bool) -> LayoutJob {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    let format = |color, bold: bool| {
        let font = if bold {
            fonts::bold(text_size::BODY)
        } else {
            fonts::regular(text_size::BODY)
        };
        TextFormat::simple(font, color)
    };
    let mut gap = 0.0;
    if !heading.label.is_empty() {
        let color = if own { tokens.accent } else { tokens.dim };
        job.append(heading.label.trim_end(), 0.0, format(color, false));
        gap = space::TIGHT;
    }
    let framed = heading.pieces.iter().any(|piece| piece.common);
    for piece in &heading.pieces {
        let color = match (own, piece.common) {
            (true, false) => tokens.accent,
            (true, true) if heading.written => tokens.text,
            (_, true) => tokens.dim,
            (false, false) if heading.breaks => tokens.warn_text,
            (false, false) => tokens.text,
        };
        job.append(&piece.text, gap, format(color, own && framed && !piece.common));
        gap = 0.0;
    }
    if heading.pieces.is_empty() {
        job.append("…", gap, format(tokens.dim, false));
    }
    job
}

/// What stands there while the caret is in the title.
fn no_section(ui: &mut Ui, shown: Shown<'_>, requests: &mut Vec<Request>) -> Option<Page> {
    let (session, texts) = (shown.session, shown.texts);
    let first = session.speech().sections.children(None).first().copied();
    card(ui, |ui| {
        caption(ui, texts.get("status-no-section"));
        let (words, action) = match first {
            Some(_) => ("guide-in-title", "guide-go-to-first"),
            None => ("outline-empty", "outline-add-first"),
        };
        ui.add(Label::new(texts.get(words)).wrap());
        if ui.button(texts.get(action)).clicked() {
            let start = first.and_then(|id| session.start_of_section(id));
            requests.push(match start {
                Some(start) => Request::Show(Selection::caret(start)),
                None => Request::Act(Action::AddSection {
                    parent: None,
                    index: 0,
                    like: None,
                }),
            });
        }
        link(ui, texts.get("guide-to-information"))
            .clicked()
            .then_some(Page::Information)
    })
}
