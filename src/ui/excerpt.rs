//! A place in a line with what stands around it, cut to the room there is. The place itself is never cut away, and each
//! side that is cut says so.

use std::ops::Range;

use egui::{FontId, Ui};

use super::fonts;
use crate::model::FIELD_MARK;
use crate::text::boundaries::{next_grapheme, previous_grapheme};
use crate::text::offsets::ByteIndex;

/// What is cut away.
const CUT: char = '…';
/// More characters than these on one side find no room in any window.
const MOST: usize = 300;
/// How many characters are spoken before the place, and behind it.
const SPOKEN: [usize; 2] = [14, 40];

/// A place in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the place.
    before: String,
    /// The place's own words.
    pub found: String,
    /// What stands behind it.
    behind: String,
}

impl Excerpt {
    /// A place in a text. A field that has no words of its own shows as a gap.
    #[must_use]
    pub fn of(text: &str, place: Range<ByteIndex>) -> Self {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let shown = |part: &str| part.replace(FIELD_MARK, "…");
        let before = part(0, place.start.0);
        let from = before.char_indices().rev().nth(MOST).map_or(0, |(at, _)| at);
        let behind = part(place.end.0, text.len());
        let to = behind.char_indices().nth(MOST).map_or(behind.len(), |(at, _)| at);
        Self {
            before: shown(before.get(from..).unwrap_or_default()),
            found: part(place.start.0, place.end.0).to_owned(),
            behind: shown(behind.get(..to).unwrap_or_default()),
        }
    }

    /// The place with a few words around it.
    #[must_use]
    pub fn spoken(&self) -> String {
        let [before, behind] = SPOKEN.map(usize_as_width);
        let before = tail_within(&self.before, before, &mut |_| 1.0);
        let behind = head_within(&self.behind, behind, &mut |_| 1.0);
        format!("{before}{}{behind}", self.found)
    }

    /// What is shown before the place and behind it in a row so wide, of which the place itself takes what `core` says.
    #[must_use]
    pub fn fitted(&self, ui: &Ui, font: &FontId, core: &str, room: f32) -> (String, String) {
        ui.fonts_mut(|known| {
            let mut width = |letter: char| known.glyph_width(font, letter);
            let core: f32 = core.chars().map(&mut width).sum();
            // Rounding must not make a row longer than it is.
            cut(&self.before, &self.behind, room - core - 2.0, &mut width)
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few characters")]
fn usize_as_width(count: usize) -> f32 {
    count as f32
}

/// Both sides of a place, cut to the room that there is for them together. A side that needs less than half of it leaves
/// the rest to the other.
fn cut(before: &str, behind: &str, room: f32, width: &mut dyn FnMut(char) -> f32) -> (String, String) {
    let room = room.max(0.0);
    let needed = [before, behind].map(|side| side.chars().map(&mut *width).sum::<f32>());
    let half = room / 2.0;
    let shares = match needed {
        [before, _] if before <= half => [before, room - before],
        [_, behind] if behind <= half => [room - behind, behind],
        _ => [half, half],
    };
    (
        tail_within(before, shares[0], width),
        head_within(behind, shares[1], width),
    )
}

/// The end of a text that has room, behind a sign where something is cut away.
fn tail_within(text: &str, room: f32, width: &mut dyn FnMut(char) -> f32) -> String {
    let mut from = text.len();
    let mut fitting = None;
    let mut used = 0.0;
    let sign = width(CUT);
    while from > 0 {
        if used + sign <= room + 0.01 {
            fitting = Some(from);
        }
        let start = previous_grapheme(text, ByteIndex(from)).0;
        used += text
            .get(start..from)
            .unwrap_or_default()
            .chars()
            .map(&mut *width)
            .sum::<f32>();
        if used > room + 0.01 {
            return fitting.map_or_else(String::new, |from| {
                format!("{CUT}{}", text.get(from..).unwrap_or_default())
            });
        }
        from = start;
    }
    text.to_owned()
}

/// The beginning of a text that has room, before a sign where something is cut away.
fn head_within(text: &str, room: f32, width: &mut dyn FnMut(char) -> f32) -> String {
    let mut to = 0;
    let mut fitting = None;
    let mut used = 0.0;
    let sign = width(CUT);
    while to < text.len() {
        if used + sign <= room + 0.01 {
            fitting = Some(to);
        }
        let end = next_grapheme(text, ByteIndex(to)).0;
        used += text
            .get(to..end)
            .unwrap_or_default()
            .chars()
            .map(&mut *width)
            .sum::<f32>();
        if used > room + 0.01 {
            return fitting.map_or_else(String::new, |to| {
                format!("{}{CUT}", text.get(..to).unwrap_or_default())
            });
        }
        to = end;
    }
    text.to_owned()
}

/// The face of rows in dialogs that show text of the speech.
#[must_use]
pub fn face(marks: fonts::Marks) -> FontId {
    fonts::face(super::theme::text_size::BODY, fonts::Weight::Regular, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each character is as wide as one.
    fn sides(before: &str, behind: &str, room: f32) -> (String, String) {
        cut(before, behind, room, &mut |_| 1.0)
    }

    #[test]
    fn what_has_room_is_whole_and_what_is_cut_says_so() {
        for (room, before, behind) in [
            (12.0, "一二三四五六", "七八九十百千"),
            (11.0, "…三四五六", "七八九十…"),
            (10.0, "…三四五六", "七八九十…"),
            (4.0, "…六", "七…"),
            (2.0, "…", "…"),
            (0.0, "", ""),
        ] {
            let (shown_before, shown_behind) = sides("一二三四五六", "七八九十百千", room);
            assert_eq!((&*shown_before, &*shown_behind), (before, behind), "{room}");
        }
    }

    #[test]
    fn a_short_side_leaves_its_room_to_the_other() {
        assert_eq!(sides("一二", "三四五六七八九十", 8.0).1, "三四五六七…");
        assert_eq!(sides("一二三四五六七八", "九", 6.0).0, "…五六七八");
        assert_eq!(sides("", "一二三", 3.0).1, "一二三");
    }

    #[test]
    fn what_is_one_character_to_the_reader_is_not_cut_in_two() {
        let (before, _) = sides("家👩‍👩‍👧", "", 3.0);
        assert_eq!(before, "…");
    }

    #[test]
    fn gaps_show_and_few_words_are_spoken() {
        let text = format!("请{FIELD_MARK}把{}材料{}", "很".repeat(20), "好".repeat(60));
        let start = text.find("材料").expect("the place");
        let excerpt = Excerpt::of(&text, ByteIndex(start)..ByteIndex(start + "材料".len()));
        let spoken = excerpt.spoken();
        assert_eq!(spoken.chars().count(), 14 + 2 + 40, "{spoken}");
        assert!(spoken.starts_with("…很") && spoken.ends_with("好…"));
        assert!(excerpt.before.starts_with("请…把"));
    }
}
