//! A page as it is drawn: its title, and its blocks one under the other.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Role, Ui, Vec2, WidgetInfo, vec2};

use super::ManualPage;
use super::flow::{Flow, LINE};
use super::picture::Pictures;
use super::reading::{Block, Marker, PageText, Span};
use crate::ui::fonts;
use crate::ui::i18n::Language;
use crate::ui::theme::{Tokens, corner, space, text_size};

/// Wider than this no row is.
const MEASURE: f32 = 720.0;
/// How far items of lists are set in.
const INDENT: f32 = 22.0;

/// Shows a page as wide as there is room, and returns the page whose link was followed.
pub(in crate::ui) fn page(
    ui: &mut Ui,
    page: (ManualPage, Language),
    read: &PageText,
    pictures: &mut Pictures,
) -> Option<ManualPage> {
    let width = ui.available_width().min(MEASURE);
    ui.spacing_mut().item_spacing.y = 0.0;
    heading(ui, &read.title, fonts::bold(text_size::MANUSCRIPT), 1);
    let mut followed = None;
    let mut before: Option<&Block> = None;
    for block in &read.blocks {
        ui.add_space(distance(before, block));
        followed = followed.or(show(ui, block, page, width, pictures));
        before = Some(block);
    }
    followed
}

/// Shows a paragraph, and returns the page whose link was followed.
pub(in crate::ui) fn paragraph(ui: &mut Ui, spans: &[Span]) -> Option<ManualPage> {
    let width = ui.available_width().min(MEASURE);
    Flow::new(ui, spans, width).show(ui, width, Role::Label).1
}

/// A heading, as screen readers list them.
fn heading(ui: &mut Ui, words: &str, face: egui::FontId, level: usize) {
    let response = ui.add(Label::new(RichText::new(words).font(face)).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_level(level));
}

/// How much room parts a block from the one before.
fn distance(before: Option<&Block>, block: &Block) -> f32 {
    match (before, block) {
        (None, _) => space::SMALL,
        (Some(Block::Heading(_)), _) | (Some(Block::Item { .. }), Block::Item { .. }) => space::TIGHT,
        (_, Block::Heading(_)) => space::WIDE,
        (Some(Block::Picture(_)), _) | (_, Block::Picture(_)) => space::LARGE,
        _ => space::MEDIUM,
    }
}

fn show(
    ui: &mut Ui,
    block: &Block,
    page: (ManualPage, Language),
    width: f32,
    pictures: &mut Pictures,
) -> Option<ManualPage> {
    match block {
        Block::Heading(_) => {
            heading(ui, &block.text(), fonts::bold(text_size::BODY), 2);
            None
        }
        Block::Paragraph(spans) => Flow::new(ui, spans, width).show(ui, width, Role::Label).1,
        Block::Item { marker, spans } => item(ui, *marker, spans, width),
        Block::Code(text) => {
            code(ui, text, width);
            None
        }
        Block::Picture(words) => {
            pictures.show(ui, page, words, Vec2::new(width, f32::INFINITY));
            None
        }
    }
}

fn item(ui: &mut Ui, marker: Marker, spans: &[Span], width: f32) -> Option<ManualPage> {
    let text = match marker {
        Marker::Dot => "•".to_owned(),
        Marker::Number(number) => format!("{number}."),
    };
    let width = width - INDENT;
    let flow = Flow::new(ui, spans, width);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(INDENT, LINE), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(vec2(INDENT, LINE));
            ui.label(
                RichText::new(text)
                    .color(Tokens::of(ui).dim)
                    .line_height(Some(LINE)),
            );
        });
        flow.show(ui, width, Role::ListItem).1
    })
    .inner
}

/// Lines that can be selected and copied.
fn code(ui: &mut Ui, text: &str, width: f32) {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.hover)
        .corner_radius(corner::SMALL)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(width - 2.0 * space::MEDIUM);
            let words = RichText::new(text).size(text_size::SMALL).line_height(Some(20.0));
            ui.add(Label::new(words).selectable(true).wrap());
        });
}
