//! Where fields are used, and which of them are still unfilled. Counts fill themselves and are left out.

use std::collections::HashMap;

use super::information::InformationItem;
use super::inline::{FieldRef, Inline, Part};
use super::manuscript::TextPlace;
use super::position::TextPosition;
use super::speech::Speech;

/// How often a field is used, and where first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldUse {
    /// Which field.
    pub field: FieldRef,
    /// How often it stands in the text (the byline included).
    pub count: usize,
    /// Its first use in the text; none when it stands in the byline only.
    pub first: Option<TextPosition>,
}

impl FieldUse {
    /// The uses of every field that is used at all, in reading order of the first use.
    #[must_use]
    pub fn of(speech: &Speech) -> Vec<Self> {
        let mut uses: Vec<Self> = Vec::new();
        let mut index: HashMap<FieldRef, usize> = HashMap::new();
        let mut note = |field: FieldRef, first: Option<TextPosition>| {
            let at = *index.entry(field).or_insert_with(|| {
                uses.push(Self {
                    field,
                    count: 0,
                    first,
                });
                uses.len() - 1
            });
            uses[at].count += 1;
            uses[at].first = uses[at].first.or(first);
        };
        for place in speech.places() {
            let line = speech.line(place);
            for (range, part) in line
                .into_iter()
                .filter(|line| !line.fields().is_empty())
                .flat_map(Inline::parts)
            {
                if let Part::Field(field) = part
                    && !matches!(field, FieldRef::Count(_))
                {
                    note(field, Some(TextPosition::new(place, range.start)));
                }
            }
            if place == TextPlace::Title && speech.information.byline {
                note(FieldRef::Information(InformationItem::Speaker), None);
            }
        }
        uses
    }
}

/// The fields that are used and still unfilled, in reading order of their first use.
#[must_use]
pub fn unfilled(speech: &Speech) -> Vec<FieldUse> {
    let mut uses = FieldUse::of(speech);
    uses.retain(|entry| speech.field_value(entry.field).is_none());
    uses
}
