//! Where fields are used. Looking through a whole speech for them is not for every frame, so what was found is kept
//! until the manuscript changes.

use crate::model::{FIELD_MARK, FieldRef, FieldUse, Part, Selection, TextPlace, TextPosition};
use crate::session::Session;
use crate::text::offsets::ByteIndex;
use crate::ui::stamp::Stamp;

/// The uses of every field.
#[derive(Debug, Default)]
pub(super) struct Uses {
    stamp: Option<Stamp>,
    uses: Vec<FieldUse>,
}

impl Uses {
    /// Looks through the speech if it changed.
    pub(super) fn refresh(&mut self, session: &Session) {
        let stamp = Some(Stamp::of(session));
        if self.stamp != stamp {
            self.uses = FieldUse::of(session.speech());
            self.stamp = stamp;
        }
    }

    /// How often a field is used.
    pub(super) fn count(&self, field: FieldRef) -> usize {
        let used = self.uses.iter().find(|used| used.field == field);
        used.map_or(0, |used| used.count)
    }

    /// The fields that are used, in reading order.
    pub(super) fn used(&self) -> impl Iterator<Item = FieldRef> + '_ {
        self.uses.iter().map(|used| used.field)
    }

    /// The fields that are used and unfilled.
    pub(super) fn unfilled<'a>(&'a self, session: &'a Session) -> impl Iterator<Item = FieldRef> + 'a {
        self.used()
            .filter(|&field| session.speech().field_value(field).is_none())
    }
}

/// How often a field is used.
pub(in crate::ui) fn count_of_uses(session: &Session, field: FieldRef) -> usize {
    let uses = FieldUse::of(session.speech());
    uses.iter()
        .find(|used| used.field == field)
        .map_or(0, |used| used.count)
}

/// The next use of a field behind the selection, or its first; for one that stands under the title only, the title.
pub(super) fn next_use(session: &Session, field: FieldRef) -> Option<Selection> {
    let places = places_of(session, field);
    let key = |position| session.manuscript().order_key(position);
    let (_, end) = session.selected_range();
    let next = places
        .iter()
        .find(|selection| key(selection.anchor) >= key(end) && **selection != session.selection());
    let under_title = || {
        let title = &session.speech().information.title;
        Selection::caret(TextPosition::new(TextPlace::Title, title.end()))
    };
    let is_used = count_of_uses(session, field) > 0;
    next.or(places.first())
        .copied()
        .or_else(|| is_used.then(under_title))
}

fn places_of(session: &Session, field: FieldRef) -> Vec<Selection> {
    let speech = session.speech();
    let mut places = Vec::new();
    for place in speech.places() {
        let Some(line) = speech.line(place).filter(|line| line.mentions(field)) else {
            continue;
        };
        for (range, part) in line.parts() {
            if part == Part::Field(field) {
                places.push(Selection {
                    anchor: TextPosition::new(place, range.start),
                    head: TextPosition::new(place, ByteIndex(range.start.0 + FIELD_MARK.len_utf8())),
                });
            }
        }
    }
    places
}
