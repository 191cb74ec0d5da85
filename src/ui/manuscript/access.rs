//! What a screen reader is told: one multi-line text with its runs, the selection, and where the characters in view
//! stand.
//!
//! Rows in view are runs of their own with a place for every character, as egui's text fields make them. A paragraph
//! out of view is a single run without places, kept until the paragraph changes: so a million characters cost a copy
//! in each frame, and nothing at all while no screen reader listens.

use std::ops::Range;

use egui::accesskit::{
    self, ActionData, ActionRequest, Node, NodeId, Role, TextDirection, TextPosition, TextSelection,
};
use egui::{Id, Response, WidgetInfo};

use super::place::{Screen, SetRow, Spot};
use super::sheet::Sheet;
use super::{ManuscriptView, Place, Work, paint};
use crate::model::Selection;
use crate::session::Action;
use crate::text::boundaries;
use crate::text::offsets::{ByteIndex, CharIndex};

/// The runs of the last frame.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs {
    known: Vec<Run>,
}

/// A run: a range of a paragraph as it is shown.
#[derive(Debug, Clone)]
struct Run {
    id: Id,
    paragraph: usize,
    range: Range<usize>,
}

/// A run without places.
pub(super) fn plain_run(text: &str, breaks: bool) -> Node {
    let mut node = Node::new(Role::TextRun);
    let mut value = text.to_owned();
    if breaks {
        value.push('\n');
    }
    let lengths: Vec<u8> = value.chars().map(length_of).collect();
    node.set_text_direction(TextDirection::LeftToRight);
    node.set_character_lengths(lengths);
    node.set_value(value);
    node
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a character has at most four bytes"
)]
fn length_of(character: char) -> u8 {
    character.len_utf8() as u8
}

/// A row in view, with a place for every character, but without its words.
fn placed_run(screen: &Screen, set: &SetRow<'_>, text: &str, top: f32, line: f32, breaks: bool) -> Node {
    let mut node = plain_run(text, breaks);
    let glyphs = set.galley.rows.first().map_or(&[][..], |row| &row.row.glyphs);
    let left = glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
    let mut positions: Vec<f32> = glyphs.iter().map(|glyph| glyph.pos.x - left).collect();
    let mut widths: Vec<f32> = glyphs.iter().map(|glyph| glyph.advance_width).collect();
    let right = glyphs.last().map_or(0.0, |glyph| glyph.max_x() - left);
    let characters = text.chars().count() + usize::from(breaks);
    positions.resize(characters, right);
    widths.resize(characters, 0.0);
    let x = f64::from(screen.left + set.left + left);
    let y = f64::from(screen.rect.top() + top);
    node.set_bounds(accesskit::Rect {
        x0: x,
        y0: y,
        x1: x + f64::from(right),
        y1: y + f64::from(line),
    });
    node.set_character_positions(positions);
    node.set_character_widths(widths);
    node
}

/// Which characters of `row` words begin with, when they begin at `starts` of its paragraph: those that Ctrl with an
/// arrow stops at, so that what is read is what is passed.
fn word_starts(starts: &[ByteIndex], text: &str, row: Range<usize>) -> Vec<u8> {
    let characters = text[row.clone()].char_indices().enumerate();
    characters
        .filter(|(_, (offset, _))| starts.binary_search(&ByteIndex(row.start + offset)).is_ok())
        .map_while(|(index, _)| u8::try_from(index).ok())
        .collect()
}

impl Sheet {
    /// The runs of a paragraph: the rows in view one by one, what is out of view at a stretch.
    fn runs_of(&mut self, work: &Work<'_>, paragraph: usize, nodes: &mut Vec<(Run, Node)>) {
        let is_last = paragraph + 1 == self.range().end;
        let rows = paint::visible_rows(self, paragraph);
        let in_view = self.visible().contains(&paragraph) && !rows.is_empty();
        let id = |part: usize| work.id.with((paragraph, part));
        let run = |part: usize, range: Range<usize>| Run {
            id: id(part),
            paragraph,
            range,
        };
        if !in_view {
            let length = self.shown(paragraph).map_or(0, |shown| shown.text.len());
            if let Some(node) = self.whole_run(paragraph, !is_last) {
                nodes.push((run(0, 0..length), node));
            }
            return;
        }
        let (Some(shown), Some(layout)) = (self.shown(paragraph), self.known_layout(paragraph)) else {
            return;
        };
        let (first, last) = (rows.start, rows.end - 1);
        let (start, end) = (layout.rows[first].start, layout.rows[last].end);
        if start > 0 {
            nodes.push((run(0, 0..start), plain_run(&shown.text[..start], false)));
        }
        let words = boundaries::word_starts(&shown.text, &(ByteIndex(start)..ByteIndex(end)));
        for index in rows {
            let row = layout.rows[index];
            let ends = index + 1 == layout.rows.len();
            let Some(set) = self.set_row(work.ui, paragraph, index) else {
                continue;
            };
            let top = self.row_in_view(paragraph, index).unwrap_or_default();
            let text = &shown.text[row.start..row.end];
            let mut node = placed_run(&work.screen, &set, text, top, layout.line, ends && !is_last);
            node.set_word_starts(word_starts(&words, &shown.text, row.start..row.end));
            nodes.push((run(index + 1, row.start..row.end), node));
        }
        if end < shown.text.len() {
            let part = layout.rows.len() + 1;
            nodes.push((
                run(part, end..shown.text.len()),
                plain_run(&shown.text[end..], !is_last),
            ));
        }
    }
}

impl ManuscriptView {
    pub(super) fn tell_screen_readers(&mut self, work: &Work<'_>, response: &Response) {
        let name = work.texts.get(match self.place {
            Place::Alone => "manuscript-name",
            Place::Left => "manuscript-name-left",
            Place::Right => "manuscript-name-right",
        });
        let enabled = work.ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, enabled, name));
        let ctx = work.ui.ctx();
        if !ctx.has_accesskit_node(work.id) {
            return;
        }
        let mut nodes = Vec::new();
        for paragraph in self.sheet.range() {
            self.sheet.runs_of(work, paragraph, &mut nodes);
        }
        let children: Vec<NodeId> = nodes.iter().map(|(run, _)| run.id.accesskit_id()).collect();
        self.runs.known = nodes.iter().map(|(run, _)| run.clone()).collect();
        // egui hangs a node whose parent it was not told on the root; its own way to tell it is private.
        let root = egui::accesskit_root_id();
        let of_root = ctx.accesskit_node_builder(root, |root| root.children().to_vec());
        for (run, node) in nodes {
            ctx.accesskit_node_builder(run.id, |slot| *slot = node);
        }
        if let Some(of_root) = of_root {
            ctx.accesskit_node_builder(root, |root| root.set_children(of_root));
        }
        let selection = self.access_selection(work);
        ctx.accesskit_node_builder(work.id, |node| {
            // A menu opened over the manuscript is its child already.
            node.set_children(
                node.children()
                    .iter()
                    .copied()
                    .chain(children)
                    .collect::<Vec<_>>(),
            );
            node.add_action(accesskit::Action::SetTextSelection);
            if let Some(selection) = selection {
                node.set_text_selection(selection);
            }
        });
    }

    fn access_selection(&self, work: &Work<'_>) -> Option<TextSelection> {
        let Selection { anchor, head } = work.session.selection();
        let focus = self.caret_spot(work)?;
        let anchor = if self.composition.is_some() {
            focus
        } else {
            self.spot_of(work, anchor)?
        };
        debug_assert!(self.spot_of(work, head).is_some());
        Some(TextSelection {
            anchor: self.access_position(anchor)?,
            focus: self.access_position(focus)?,
        })
    }

    fn access_position(&self, spot: Spot) -> Option<TextPosition> {
        let first = self
            .runs
            .known
            .partition_point(|run| run.paragraph < spot.paragraph);
        let behind = self
            .runs
            .known
            .partition_point(|run| run.paragraph <= spot.paragraph);
        let runs = &self.runs.known[first..behind];
        let ended = || runs.iter().find(|run| run.range.end == spot.offset);
        let begun = || runs.iter().find(|run| run.range.contains(&spot.offset));
        let run = if spot.back {
            ended().or_else(begun)
        } else {
            begun().or_else(ended)
        }?;
        let text = &self.sheet.shown(spot.paragraph)?.text;
        Some(TextPosition {
            node: run.id.accesskit_id(),
            character_index: text.get(run.range.start..spot.offset)?.chars().count(),
        })
    }

    /// Does what a screen reader asks for: selecting a range.
    pub(super) fn take_access_request(&mut self, work: &mut Work<'_>, request: &ActionRequest) {
        if request.target_node != work.id.accesskit_id()
            || request.action != accesskit::Action::SetTextSelection
        {
            return;
        }
        let Some(ActionData::SetTextSelection(selection)) = &request.data else {
            return;
        };
        let anchor = self
            .spot_from(selection.anchor)
            .and_then(|spot| self.position_at(work, spot));
        let head = self
            .spot_from(selection.focus)
            .and_then(|spot| self.position_at(work, spot));
        if let (Some(anchor), Some(head)) = (anchor, head) {
            self.act(work, Action::Select(Selection { anchor, head }));
        }
    }

    fn spot_from(&self, position: TextPosition) -> Option<Spot> {
        let is_run = |run: &&Run| run.id.accesskit_id() == position.node;
        let run = self.runs.known.iter().find(is_run)?;
        let text = self.sheet.shown(run.paragraph)?.text.get(run.range.clone())?;
        let ByteIndex(within) = CharIndex(position.character_index).to_byte(text);
        Some(Spot {
            paragraph: run.paragraph,
            offset: run.range.start + within,
            back: false,
        })
    }
}
