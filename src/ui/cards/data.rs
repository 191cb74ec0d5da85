//! What the cards show and where they lie, as plain data: one card for every section that holds no others, under the
//! heading of the section that holds it, and a ghost behind each numbered group for its next member.

use std::collections::HashSet;

use egui::{Rect, Vec2, pos2, vec2};

use crate::model::{SectionId, Speech};
use crate::session::Session;
use crate::text::offsets::ByteIndex;
use crate::text::sentences::sentence_at;
use crate::ui::i18n::Texts;
use crate::ui::outline::rows::{Fold, GhostRow, Outline, Row, SectionRow};
use crate::ui::theme::space;

/// Cards are at least this wide.
const NARROWEST: f32 = 196.0;
/// All cards have one height, so that rows align.
pub(super) const HEIGHT: f32 = 136.0;
/// The height of a heading over cards.
pub(super) const HEADING: f32 = 36.0;
const GAP: f32 = space::MEDIUM;
/// How much further right what stands under a heading begins.
const INDENT: f32 = space::LARGE;
/// No card shows more of its first sentence.
const LONGEST_OPENING: usize = 120;

/// Something that lies in the grid.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// The heading of a section that holds others.
    Heading(SectionRow),
    /// A section that holds no others, with the sentence it begins with.
    Card(SectionRow, String),
    /// An invitation to add the next member of a group.
    Ghost(GhostRow),
}

impl Item {
    /// The row of its section; none for a ghost.
    pub(super) fn row(&self) -> Option<&SectionRow> {
        match self {
            Self::Heading(row) | Self::Card(row, _) => Some(row),
            Self::Ghost(_) => None,
        }
    }

    /// The section; none for a ghost.
    pub(super) fn section(&self) -> Option<SectionId> {
        Some(self.row()?.id)
    }

    fn level(&self) -> usize {
        match self {
            Self::Heading(row) | Self::Card(row, _) => row.level,
            Self::Ghost(ghost) => ghost.level,
        }
    }
}

/// All items of a speech, in reading order.
pub(super) fn items(session: &Session, texts: &Texts) -> Vec<Item> {
    let outline = Outline::build(session, &HashSet::new(), "", texts);
    let speech = session.speech();
    let item = |row: Row| match row {
        Row::Section(row) if row.fold == Fold::Leaf => {
            let opening = opening_of(speech, row.id);
            Item::Card(row, opening)
        }
        Row::Section(row) => Item::Heading(row),
        Row::Ghost(ghost) => Item::Ghost(ghost),
    };
    outline.rows.into_iter().map(item).collect()
}

/// The sentence that a section's text begins with.
pub(in crate::ui) fn opening_of(speech: &Speech, id: SectionId) -> String {
    let body = speech.sections.get(id).map_or(&[][..], |section| &section.body);
    let Some(first) = body.iter().find(|line| !line.is_empty()) else {
        return String::new();
    };
    let text = speech.plain_text(first);
    let sentence = sentence_at(&text, ByteIndex(0));
    let sentence = text[..sentence.end.0].trim();
    match sentence.char_indices().nth(LONGEST_OPENING) {
        Some((end, _)) => format!("{}…", &sentence[..end]),
        None => sentence.to_owned(),
    }
}

/// Where the items lie, from the grid's upper left corner, and how high the grid is.
pub(super) fn places(items: &[Item], width: f32) -> (Vec<Rect>, f32) {
    let mut places = Vec::with_capacity(items.len());
    let mut at = Flow {
        width,
        top: 0.0,
        columns: 0,
        level: 0,
    };
    for item in items {
        places.push(at.place(item));
    }
    at.break_line();
    (places, at.top)
}

/// Where the next item goes.
struct Flow {
    width: f32,
    top: f32,
    /// How many cards stand in the present line.
    columns: usize,
    /// The level of the last item.
    level: usize,
}

impl Flow {
    fn break_line(&mut self) {
        if self.columns > 0 {
            self.columns = 0;
            self.top += HEIGHT + GAP;
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a few levels and columns")]
    fn place(&mut self, item: &Item) -> Rect {
        if item.level() != self.level {
            self.break_line();
        }
        if item.level() < self.level {
            self.top += GAP;
        }
        self.level = item.level();
        let left = INDENT * (item.level().saturating_sub(1)) as f32;
        let room = (self.width - left).max(NARROWEST);
        if matches!(item, Item::Heading(_)) {
            self.break_line();
            let rect = Rect::from_min_size(pos2(left, self.top), vec2(room, HEADING));
            self.top += HEADING + space::TIGHT;
            return rect;
        }
        let (columns, size) = grid(room);
        if self.columns == columns {
            self.break_line();
        }
        let x = left + (size.x + GAP) * self.columns as f32;
        self.columns += 1;
        Rect::from_min_size(pos2(x, self.top), size)
    }
}

/// How many cards stand beside each other, and how large they are.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a few columns"
)]
fn grid(room: f32) -> (usize, Vec2) {
    let columns = (((room + GAP) / (NARROWEST + GAP)) as usize).max(1);
    let gaps = GAP * (columns - 1) as f32;
    let width = ((room - gaps) / columns as f32).floor();
    (columns, vec2(width, HEIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::built_in;
    use crate::ui::i18n::Language;

    fn session() -> Session {
        let template = built_in("half-year-review").unwrap();
        Session::new(template.instantiate(None), false)
    }

    fn all() -> Vec<Item> {
        items(&session(), &Texts::new(Language::Chinese))
    }

    #[test]
    fn every_section_has_a_card_or_is_the_heading_over_some() {
        let session = session();
        let tree = &session.speech().sections;
        let shown: Vec<SectionId> = all().iter().filter_map(Item::section).collect();
        assert_eq!(shown, tree.reading_order());
        for item in all() {
            if let Some(id) = item.section() {
                let holds = !tree.children(Some(id)).is_empty();
                assert_eq!(matches!(item, Item::Heading(_)), holds);
            }
        }
    }

    #[test]
    fn nothing_lies_over_anything_else_at_any_width() {
        let items = all();
        for width in [100.0, 300.0, 640.0, 1100.0, 1900.0] {
            let (places, height) = places(&items, width);
            for (index, place) in places.iter().enumerate() {
                assert!(place.bottom() <= height && place.left() >= 0.0);
                assert!(
                    width < NARROWEST + 3.0 * INDENT || place.right() <= width,
                    "{width}"
                );
                for other in &places[index + 1..] {
                    assert!(
                        !place.shrink(0.5).intersects(*other),
                        "{place} {other} at {width}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_card_shows_the_first_sentence_of_its_text() {
        let mut session = session();
        let id = session.speech().sections.reading_order()[1];
        let start = session.start_of_section(id).unwrap();
        let place = crate::model::Selection::caret(start);
        for action in [
            crate::session::Action::Select(place),
            crate::session::Action::InsertText("先说一句。再说".to_owned()),
        ] {
            session.perform(action, std::time::Duration::ZERO);
        }
        assert_eq!(opening_of(session.speech(), id), "先说一句。");
    }
}
