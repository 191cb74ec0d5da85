//! Finding a field by its name or value to put it at the caret; a name that is new makes a new field.

use egui::{Align, Button, Context, Layout, RichText, ScrollArea, Ui};

use super::sought::{Arrows, Sought};
use super::{Answer, modal};
use crate::model::{Field, FieldId, FieldRef, InformationItem, Speech, TextPlace};
use crate::session::{Action, Session};
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

/// A field to insert.
#[derive(Debug)]
pub struct InsertField {
    entries: Vec<Entry>,
    sought: Sought,
}

/// A field with what the list shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    field: FieldRef,
    name: String,
    value: Option<String>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found<'a> {
    Entry(&'a Entry),
    New(&'a str),
}

impl InsertField {
    /// Every field that can stand at the caret, the named ones first.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let speech = session.speech();
        let in_title = session.selection().head.place == TextPlace::Title;
        let named = speech.fields.iter().map(|field| FieldRef::Named(field.id));
        let information = InformationItem::ALL
            .into_iter()
            // A title cannot hold itself.
            .filter(|item| !(in_title && *item == InformationItem::Title))
            .map(FieldRef::Information);
        Self {
            entries: named
                .chain(information)
                .map(|field| entry(speech, field))
                .collect(),
            sought: Sought::default(),
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get("dialog-insert-field-title");
        modal(ctx, texts, "insert-field", title, 400.0, |ui| {
            let arrows = Arrows::take(ui);
            let name = texts.get("dialog-insert-field-label");
            let field = self.sought.show(ui, "insert-field-name", name, name);
            if field.escaped {
                return Some(Answer::Dismissed);
            }
            let words = self.sought.words.clone();
            let found = found(&self.entries, &words);
            self.sought.move_choice(arrows, found.len());
            ui.add_space(space::SMALL);
            let clicked = list(ui, &found, self.sought.chosen, arrows.any(), texts);
            if field.entered && found.is_empty() {
                self.sought.ask_again();
            }
            let taken = clicked.or(field.entered.then_some(self.sought.chosen));
            Some(Answer::Act(Box::new(found.get(taken?)?.action())))
        })
    }
}

impl Found<'_> {
    fn action(&self) -> Action {
        match self {
            Self::Entry(entry) => Action::InsertField(entry.field),
            Self::New(name) => Action::DefineField {
                field: Field::new(FieldId(0), name),
                insert: true,
            },
        }
    }
}

fn entry(speech: &Speech, field: FieldRef) -> Entry {
    Entry {
        field,
        name: speech.field_name(field),
        value: speech.field_value(field),
    }
}

/// The fields whose name or value holds what is sought, those that begin with it first; then the new field of that
/// name.
fn found<'a>(entries: &'a [Entry], sought: &'a str) -> Vec<Found<'a>> {
    let name = sought.trim();
    let sought = name.to_lowercase();
    let rank = |entry: &Entry| {
        let (entry_name, value) = (entry.name.to_lowercase(), entry.value.as_deref().unwrap_or(""));
        if entry_name == sought {
            Some(0)
        } else if entry_name.starts_with(&sought) {
            Some(1)
        } else if entry_name.contains(&sought) || value.to_lowercase().contains(&sought) {
            Some(2)
        } else {
            None
        }
    };
    let mut ranked: Vec<(i32, &Entry)> = entries
        .iter()
        .filter_map(|entry| Some((rank(entry)?, entry)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let is_taken = entries
        .iter()
        .any(|entry| matches!(entry.field, FieldRef::Named(_)) && entry.name == name);
    let new = (Field::is_name(name) && !is_taken).then_some(Found::New(name));
    ranked
        .into_iter()
        .map(|(_, entry)| Found::Entry(entry))
        .chain(new)
        .collect()
}

/// Shows what was found. Returns which was clicked.
fn list(ui: &mut Ui, found: &[Found<'_>], chosen: usize, moved: bool, texts: &Texts) -> Option<usize> {
    let mut clicked = None;
    ScrollArea::vertical()
        .max_height(280.0_f32.min(ui.ctx().content_rect().height() - 170.0).max(60.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            if found.is_empty() {
                ui.label(texts.get("dialog-insert-field-none"));
            }
            ui.spacing_mut().item_spacing.y = space::HAIR;
            for (place, line) in found.iter().enumerate() {
                let response = row(ui, line, place == chosen, texts);
                if place == chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(place);
                }
            }
        });
    clicked
}

fn row(ui: &mut Ui, line: &Found<'_>, chosen: bool, texts: &Texts) -> egui::Response {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let (name, value) = match line {
        Found::Entry(entry) => (entry_name(entry, texts), Some(entry.value.as_deref())),
        Found::New(name) => (
            texts.with("dialog-insert-field-new", &[("name", (*name).into())]),
            None,
        ),
    };
    let button = Button::selectable(chosen, name)
        .min_size(egui::vec2(width, 0.0))
        .truncate();
    let response = ui.add(button);
    let Some(value) = value else {
        return response;
    };
    let (text, color) = match value {
        Some(value) => (value, tokens.dim),
        None => (texts.get("fields-value-hint"), tokens.warn_text),
    };
    let right = response.rect.shrink2(egui::vec2(space::SMALL, 0.0));
    let right = right.with_min_x(right.left() + width * 0.45);
    let mut beside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(right)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let text = RichText::new(text).size(text_size::SMALL).color(color);
    beside.add(egui::Label::new(text).truncate().sense(egui::Sense::empty()));
    response
}

/// A named field may be called as an item of the information is.
fn entry_name(entry: &Entry, texts: &Texts) -> String {
    match entry.field {
        FieldRef::Named(_) => entry.name.clone(),
        FieldRef::Information(_) | FieldRef::Count(_) => texts.with(
            "dialog-insert-field-information",
            &[("name", entry.name.as_str().into())],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: u32, name: &str, value: Option<&str>) -> Entry {
        Entry {
            field: FieldRef::Named(FieldId(id)),
            name: name.to_owned(),
            value: value.map(str::to_owned),
        }
    }

    fn names(entries: &[Entry], sought: &str) -> Vec<String> {
        found(entries, sought)
            .iter()
            .map(|line| match line {
                Found::Entry(entry) => entry.name.clone(),
                Found::New(name) => format!("+{name}"),
            })
            .collect()
    }

    #[test]
    fn fields_are_found_by_name_or_value_and_a_new_name_is_offered_last() {
        let entries = [
            named(1, "汇报单位", None),
            named(2, "单位", Some("市档案馆")),
            named(3, "期限", None),
        ];
        assert_eq!(names(&entries, ""), ["汇报单位", "单位", "期限"]);
        assert_eq!(names(&entries, "单位"), ["单位", "汇报单位"]);
        assert_eq!(names(&entries, "档案"), ["单位", "+档案"]);
        assert_eq!(names(&entries, " 会议 "), ["+会议"]);
        assert_eq!(names(&entries, "{会议}"), Vec::<String>::new());
    }
}
