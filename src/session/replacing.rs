//! Replacing what was found, in the text and in the values of fields, as one step. What was found is named with the
//! words that stood there, so that a list that has become old replaces nothing by mistake.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Session;
use super::action::{Effect, Notice};
use super::editing::Editing;
use crate::model::{
    Edit, EditError, FIELD_MARK, Field, FieldRef, InformationItem, Inline, Selection, Source, TextPlace,
    TextPosition, TransactionName, ValueMatch,
};
use crate::text::offsets::ByteIndex;

/// Words to stand in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Where.
    pub target: ReplaceTarget,
    /// What stands there.
    pub expected: String,
    /// What is to stand there.
    pub with: String,
}

/// Where something is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplaceTarget {
    /// In a line of text.
    Text(Source),
    /// In the value of a field, and so wherever the field is used.
    Value(ValueMatch),
}

/// What changes in one line, sorted and without overlaps.
type Changes<'a> = Vec<(Range<ByteIndex>, &'a Replacement)>;

impl Session {
    /// Replaces all of these, or nothing where one no longer stands as it was found.
    pub(super) fn replace_matches(&mut self, replacements: &[Replacement]) -> Result<Vec<Effect>, EditError> {
        let mut lines: BTreeMap<TextPlace, Changes<'_>> = BTreeMap::new();
        let mut values: BTreeMap<FieldRef, Changes<'_>> = BTreeMap::new();
        for replacement in replacements {
            match &replacement.target {
                ReplaceTarget::Text(source) => {
                    let changes = lines.entry(source.place).or_default();
                    changes.push((source.range.clone(), replacement));
                }
                ReplaceTarget::Value(found) => {
                    let changes = values.entry(found.field).or_default();
                    changes.push((found.range.clone(), replacement));
                }
            }
        }
        let Selection { anchor, head } = self.selection;
        self.transact(TransactionName::Replace, |editing| {
            let mut after = Selection { anchor, head };
            for (place, mut changes) in lines {
                put_in_order(&mut changes)?;
                editing.replace_in_line(place, &changes)?;
                for end in [&mut after.anchor, &mut after.head] {
                    if end.place == place {
                        *end = TextPosition::new(place, moved(end.offset, &changes));
                    }
                }
            }
            for (field, mut changes) in values {
                put_in_order(&mut changes)?;
                editing.replace_in_value(field, &changes)?;
            }
            Ok(Some(after))
        })?;
        let count = replacements.len();
        Ok((count > 1)
            .then_some(Effect::Notice(Notice::Replaced { count }))
            .into_iter()
            .collect())
    }
}

fn put_in_order(changes: &mut Changes<'_>) -> Result<(), EditError> {
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let overlap = changes
        .windows(2)
        .any(|neighbours| neighbours[1].0.start < neighbours[0].0.end);
    if overlap { Err(EditError::Range) } else { Ok(()) }
}

/// Whether the words still stand where they were found. They never hold a field.
fn stands(text: &str, (range, replacement): &(Range<ByteIndex>, &Replacement)) -> bool {
    text.get(range.start.0..range.end.0)
        .is_some_and(|found| found == replacement.expected && !found.contains(FIELD_MARK))
}

/// Where an offset stands after the changes; one within what is replaced, behind it.
fn moved(offset: ByteIndex, changes: &Changes<'_>) -> ByteIndex {
    let mut added = 0;
    let mut removed = 0;
    for (range, replacement) in changes {
        if offset <= range.start {
            break;
        }
        let within = offset.min(range.end);
        removed += within - range.start;
        added += Inline::from_text(&replacement.with).end().0;
    }
    ByteIndex(offset.0 + added - removed)
}

impl Editing<'_> {
    fn replace_in_line(&mut self, place: TextPlace, changes: &Changes<'_>) -> Result<(), EditError> {
        let line = self.line(place)?;
        if !changes.iter().all(|change| stands(line.text(), change)) {
            return Err(EditError::Range);
        }
        let (Some((first, _)), Some((last, _))) = (changes.first(), changes.last()) else {
            return Ok(());
        };
        let whole = first.start..last.end;
        let mut with = Inline::new();
        let mut done = whole.start;
        for (range, replacement) in changes {
            with.append(&line.slice(done..range.start));
            with.push_text(&replacement.with);
            done = range.end;
        }
        self.replace(place, whole, with)
    }

    fn replace_in_value(&mut self, field: FieldRef, changes: &Changes<'_>) -> Result<(), EditError> {
        let shown = self.speech.field_value(field).ok_or(EditError::Range)?;
        if !changes.iter().all(|change| stands(&shown, change)) {
            return Err(EditError::Range);
        }
        let mut value = shown;
        for (range, replacement) in changes.iter().rev() {
            value.replace_range(range.start.0..range.end.0, &replacement.with);
        }
        match field {
            FieldRef::Named(id) => {
                let field = self.speech.field(id).ok_or(EditError::UnknownField(id))?.clone();
                self.edit(Edit::SetField {
                    field: Field { value, ..field },
                })
            }
            // The one is text, changed as text; the other follows its group.
            FieldRef::Information(InformationItem::Title) | FieldRef::Count(_) => Err(EditError::Range),
            FieldRef::Information(item) => self.edit(Edit::SetInformation { item, value }),
        }
    }
}
