//! Fields and information: filled once, everywhere at once.

use super::Session;
use super::action::{Effect, Notice};
use super::editing::Editing;
use crate::model::{
    Edit, EditError, Field, FieldId, FieldRef, InformationItem, Inline, Part, SectionId, SectionProperty,
    Selection, Target, TemplateHead, TextPlace, TextPosition, TransactionName, unfilled,
};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

impl Session {
    pub(super) fn insert_field(&mut self, field: FieldRef) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        self.transact(TransactionName::InsertField, |editing| {
            let at = editing.delete_range(start, end)?;
            let at = editing.insert_lines(at, &[Inline::from_field(field)])?;
            Ok(Some(Selection::caret(at)))
        })
    }

    pub(super) fn define_field(&mut self, field: Field, insert: bool) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        self.transact(TransactionName::InsertField, |editing| {
            let id = editing.ids.field();
            let index = editing.speech.fields.len();
            editing.edit(Edit::InsertField {
                index,
                field: Field { id, ..field },
            })?;
            if !insert {
                return Ok(None);
            }
            let at = editing.delete_range(start, end)?;
            let at = editing.insert_lines(at, &[Inline::from_field(FieldRef::Named(id))])?;
            Ok(Some(Selection::caret(at)))
        })
    }

    /// Makes a field of the selected text, and of all its other occurrences. A field that has that name and no
    /// value, or the same, is used.
    pub(super) fn make_field(&mut self, name: &str) -> Result<Vec<Effect>, EditError> {
        let (start, end) = self.selected_range();
        let selected = self
            .speech
            .line(start.place)
            .map(|line| line.slice(start.offset..end.offset));
        let selected = selected.filter(|line| start.place == end.place && line.fields().is_empty());
        let Some(text) = selected
            .map(|line| line.text().to_owned())
            .filter(|text| !text.trim().is_empty())
        else {
            return Err(EditError::Range);
        };
        let name = name.trim().to_owned();
        let mut places = 0;
        self.transact(TransactionName::MakeField, |editing| {
            let field = editing.field_for(&name, &text)?;
            places = editing.replace_everywhere(&text, field)?;
            let start = TextPosition::new(start.place, editing.line(start.place)?.floor(start.offset));
            Ok(Some(Selection::caret(start)))
        })?;
        Ok(vec![Effect::Notice(Notice::FieldMade { name, places })])
    }

    pub(super) fn fill_field(&mut self, field: FieldRef, value: &str) -> Result<(), EditError> {
        match field {
            FieldRef::Named(id) => {
                let field = self.speech.field(id).ok_or(EditError::UnknownField(id))?.clone();
                let value = Inline::from_text(value).text().to_owned();
                if field.value == value {
                    return Ok(());
                }
                self.transact(TransactionName::FillField, |editing| {
                    editing.edit(Edit::SetField {
                        field: Field { value, ..field },
                    })?;
                    Ok(None)
                })
            }
            FieldRef::Information(item) => self.set_information(item, value),
            // A count fills itself.
            FieldRef::Count(_) => Ok(()),
        }
    }

    pub(super) fn set_field(&mut self, field: Field) -> Result<(), EditError> {
        self.transact(TransactionName::EditField, |editing| {
            editing.edit(Edit::SetField { field })?;
            Ok(None)
        })
    }

    pub(super) fn delete_field(&mut self, id: FieldId, keep_text: bool) -> Result<(), EditError> {
        let field = FieldRef::Named(id);
        let text = self
            .speech
            .field_value(field)
            .unwrap_or_else(|| self.speech.field_name(field));
        let substitute = if keep_text {
            Inline::from_text(&text)
        } else {
            Inline::new()
        };
        let selection = self.selection;
        self.transact(TransactionName::DeleteField, |editing| {
            for place in editing.speech.places() {
                let line = editing.line(place)?;
                if line.mentions(field) {
                    let mut without = Inline::new();
                    for (range, part) in line.parts() {
                        match part {
                            Part::Field(used) if used == field => without.append(&substitute),
                            _ => without.append(&line.slice(range)),
                        }
                    }
                    editing.set_line(place, without)?;
                }
            }
            editing.edit(Edit::RemoveField { id })?;
            Ok(Some(Selection::caret(selection.head)))
        })
    }

    /// Selects the next use of an unfilled field and asks for its value.
    pub(super) fn select_next_unfilled(&mut self, backwards: bool) -> Result<Vec<Effect>, EditError> {
        let uses = self.unfilled_uses();
        if uses.is_empty() {
            return Ok(vec![Effect::Notice(Notice::NothingUnfilled)]);
        }
        let (start, end) = self.selected_range();
        let key = |position| self.manuscript.order_key(position);
        // A use in the byline cannot be selected, so the next is counted from the one asked for last.
        let asked = self.asked.filter(|asked| asked.0 == start).and_then(|asked| {
            let at = uses.iter().position(|entry| *entry == asked)?;
            let next = if backwards { at.checked_sub(1)? } else { at + 1 };
            uses.get(next)
        });
        let chosen = if backwards {
            asked
                .or_else(|| {
                    uses.iter()
                        .rev()
                        .find(|(position, _)| key(*position) < key(start))
                })
                .or(uses.last())
        } else {
            let from = if start == end { key(start) } else { key(end) };
            asked
                .or_else(|| uses.iter().find(|(position, _)| key(*position) >= from))
                .or(uses.first())
        };
        let Some(&(position, field)) = chosen else {
            return Ok(Vec::new());
        };
        let shown_at = self
            .speech
            .line(position.place)
            .and_then(|line| line.field_at(position.offset));
        let behind = if shown_at == Some(field) {
            crate::model::FIELD_MARK.len_utf8()
        } else {
            0
        };
        let head = TextPosition::new(position.place, ByteIndex(position.offset.0 + behind));
        self.select(Selection {
            anchor: position,
            head,
        })?;
        self.asked = Some((position, field));
        Ok(vec![Effect::Reveal, Effect::AskField(field)])
    }

    /// Every use of an unfilled field in reading order; one in the byline stands at the title's end.
    fn unfilled_uses(&self) -> Vec<(TextPosition, FieldRef)> {
        let fields: Vec<FieldRef> = unfilled(&self.speech)
            .into_iter()
            .map(|entry| entry.field)
            .collect();
        let speaker = FieldRef::Information(InformationItem::Speaker);
        let mut uses = Vec::new();
        for place in self.speech.places() {
            let Some(line) = self.speech.line(place) else {
                continue;
            };
            if !line.fields().is_empty() {
                for (range, part) in line.parts() {
                    if let Part::Field(field) = part
                        && fields.contains(&field)
                    {
                        uses.push((TextPosition::new(place, range.start), field));
                    }
                }
            }
            if place == TextPlace::Title && self.speech.information.byline && fields.contains(&speaker) {
                uses.push((TextPosition::new(place, line.end()), speaker));
            }
        }
        uses
    }

    pub(super) fn set_information(&mut self, item: InformationItem, value: &str) -> Result<(), EditError> {
        if item == InformationItem::Title {
            return self.set_shown_text(TextPlace::Title, value, TransactionName::EditInformation);
        }
        if self.speech.information.value(item).unwrap_or_default() == value {
            return Ok(());
        }
        let value = value.to_owned();
        self.transact(TransactionName::EditInformation, |editing| {
            editing.edit(Edit::SetInformation { item, value })?;
            Ok(None)
        })
    }

    pub(super) fn fit_time(
        &mut self,
        minutes: u32,
        targets: &[(SectionId, Target)],
    ) -> Result<(), EditError> {
        let item = InformationItem::Minutes;
        let value = minutes.to_string();
        let is_set = self.speech.information.value(item).as_ref() == Some(&value);
        self.transact(TransactionName::FitTime, |editing| {
            if !is_set {
                editing.edit(Edit::SetInformation { item, value })?;
            }
            for &(id, target) in targets {
                editing.set(id, SectionProperty::Target(Some(target)))?;
            }
            Ok(None)
        })
    }

    /// A template's targets are written for its first length: the minutes follow that where it is changed.
    pub(super) fn set_template_head(&mut self, head: Box<TemplateHead>) -> Result<(), EditError> {
        let own = self.speech.template_head().ok_or(EditError::NotATemplate)?;
        let first = head.lengths.first();
        let minutes = (first != own.lengths.first()).then(|| first.map_or_else(String::new, u32::to_string));
        // The id is the file's.
        let is_same = own
            == TemplateHead {
                id: own.id.clone(),
                ..(*head).clone()
            };
        self.transact(TransactionName::EditTemplateInformation, |editing| {
            if !is_same {
                editing.edit(Edit::SetTemplateHead(head))?;
            }
            if let Some(value) = minutes {
                let item = InformationItem::Minutes;
                editing.edit(Edit::SetInformation { item, value })?;
            }
            Ok(None)
        })
    }

    pub(super) fn set_byline(&mut self, shown: bool) -> Result<(), EditError> {
        self.transact(TransactionName::EditInformation, |editing| {
            editing.edit(Edit::SetByline(shown))?;
            Ok(None)
        })
    }

    pub(super) fn set_language(&mut self, language: Language) -> Result<(), EditError> {
        self.transact(TransactionName::SetLanguage, |editing| {
            editing.edit(Edit::SetLanguage(language))?;
            Ok(None)
        })
    }
}

impl Editing<'_> {
    fn field_for(&mut self, name: &str, value: &str) -> Result<FieldRef, EditError> {
        if let Some(field) = self.speech.field_named(name) {
            let known = field.shown_value().is_none_or(|shown| shown == value);
            if !known {
                return Err(EditError::FieldName(name.to_owned()));
            }
            let field = Field {
                value: value.to_owned(),
                ..field.clone()
            };
            let id = field.id;
            self.edit(Edit::SetField { field })?;
            return Ok(FieldRef::Named(id));
        }
        let id = self.ids.field();
        let field = Field {
            value: value.to_owned(),
            ..Field::new(id, name)
        };
        let index = self.speech.fields.len();
        self.edit(Edit::InsertField { index, field })?;
        Ok(FieldRef::Named(id))
    }

    /// Puts a field in the place of every occurrence of a text. Returns how many there were.
    fn replace_everywhere(&mut self, text: &str, field: FieldRef) -> Result<usize, EditError> {
        let mut places = 0;
        for place in self.speech.places() {
            let line = self.line(place)?;
            if !line.text().contains(text) {
                continue;
            }
            let mut with_fields = Inline::new();
            let mut done = ByteIndex(0);
            for (at, found) in line.text().match_indices(text) {
                with_fields.append(&line.slice(done..ByteIndex(at)));
                with_fields.push_field(field);
                done = ByteIndex(at + found.len());
                places += 1;
            }
            with_fields.append(&line.slice(done..line.end()));
            self.set_line(place, with_fields)?;
        }
        Ok(places)
    }
}
