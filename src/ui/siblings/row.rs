//! One row of the table: a grip to drag it by, the label, the heading in columns, what is wrong with it, and its length.

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::{
    Align2, Color32, CursorIcon, Rect, RichText, Role, Sense, TextFormat, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::data::{Heading, Piece};
use super::{Row, SiblingsPanel, field_id};
use crate::model::SectionId;
use crate::session::{Action, Session};
use crate::text::language::Language;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::request::Request;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, corner, space, text_size};

const GRIP: f32 = 18.0;
const LENGTH: f32 = 84.0;

/// Where the columns of the table stand, from a row's left edge.
pub(super) struct Columns {
    /// The widest label.
    label: f32,
    /// The share of what is left that the headings take.
    share: f32,
    /// Where each column of pieces begins, from the heading's left edge; none where they do not fit.
    pieces: Option<Vec<f32>>,
}

impl Columns {
    pub(super) fn of(ui: &Ui, rows: &[Row], openings: bool) -> Self {
        let width = |text: &str| {
            let font = fonts::regular(text_size::BODY);
            let galley = ui
                .painter()
                .layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
            galley.size().x
        };
        let labels = rows.iter().map(|row| width(row.heading.label.trim_end()));
        let label = labels.fold(0.0, f32::max) + space::SMALL;
        let share = if openings { 0.5 } else { 1.0 };
        let room = (ui.available_width() - GRIP - label - LENGTH) * share - 2.0 * space::SMALL;
        let mut widths: Vec<f32> = Vec::new();
        for row in rows
            .iter()
            .filter(|row| row.heading.written && !row.heading.breaks)
        {
            for (column, piece) in in_columns(&row.heading.pieces) {
                if widths.len() <= column {
                    widths.resize(column + 1, 0.0);
                }
                widths[column] = widths[column].max(width(&piece.text));
            }
        }
        let fits = widths.iter().sum::<f32>() <= room && widths.len() > 1;
        let begin = |at: &mut f32, width: f32| {
            let left = *at;
            *at += width;
            Some(left)
        };
        Self {
            label,
            share,
            pieces: fits.then(|| widths.into_iter().scan(0.0, begin).collect()),
        }
    }

    fn heading(&self, place: Rect) -> Rect {
        let left = place.left() + GRIP + self.label;
        let right = left + (place.right() - LENGTH - left) * self.share;
        Rect::from_x_y_ranges(left..=right, place.y_range())
    }

    fn opening(&self, place: Rect) -> Option<Rect> {
        let left = self.heading(place).right() + space::SMALL;
        (self.share < 1.0).then(|| Rect::from_x_y_ranges(left..=place.right() - LENGTH, place.y_range()))
    }
}

/// The column in which each piece stands: what is of the frame in the odd ones, what is a heading's own between.
fn in_columns(pieces: &[Piece]) -> Vec<(usize, &Piece)> {
    let mut before = 0;
    pieces
        .iter()
        .map(|piece| {
            if piece.common {
                before += 1;
                (2 * before - 1, piece)
            } else {
                (2 * before, piece)
            }
        })
        .collect()
}

impl SiblingsPanel {
    #[expect(
        clippy::too_many_arguments,
        reason = "a row stands between the table, the speech and the words"
    )]
    pub(super) fn row(
        &mut self,
        ui: &mut Ui,
        place: Rect,
        columns: &Columns,
        (index, row): (usize, &Row),
        usual: Option<usize>,
        session: &Session,
        texts: &Texts,
    ) -> Vec<Request> {
        let heading = &row.heading;
        let current = session.current_section() == Some(heading.id);
        if current {
            let tint = Tokens::of(ui).accent_tint;
            ui.painter()
                .rect_filled(place.shrink2(vec2(0.0, 1.0)), corner::SMALL, tint);
        }
        self.grip(ui, place, heading.id, texts);
        label(ui, place, heading, current);
        let cell = columns.heading(place);
        let mut requests = Vec::new();
        if self.editing == Some(heading.id) {
            requests.extend(self.field(ui, cell, index, texts));
        } else {
            requests.extend(self.cell(ui, cell, columns, heading, session, texts));
        }
        if let Some(cell) = columns.opening(place) {
            let mut child = ui.new_child(UiBuilder::new().max_rect(cell).layout(middle()));
            let words = RichText::new(&row.opening).size(text_size::SMALL);
            child.add(egui::Label::new(words.color(Tokens::of(ui).dim)).truncate());
        }
        length(ui, place, heading, usual, session.speech().language, texts);
        requests
    }

    fn grip(&mut self, ui: &Ui, place: Rect, id: SectionId, texts: &Texts) {
        let rect = Rect::from_min_size(place.min, vec2(GRIP, place.height()));
        let response = ui.interact(rect, field_id(id).with("grip"), Sense::drag());
        let tokens = Tokens::of(ui);
        let colour = if response.hovered() || self.dragged == Some(id) {
            tokens.text
        } else {
            tokens.line_strong
        };
        for (x, y) in [
            (-2.0, -4.0),
            (2.0, -4.0),
            (-2.0, 0.0),
            (2.0, 0.0),
            (-2.0, 4.0),
            (2.0, 4.0),
        ] {
            ui.painter()
                .circle_filled(rect.center() + vec2(x, y), 1.0, colour);
        }
        if response.drag_started() {
            self.dragged = Some(id);
        }
        response
            .on_hover_cursor(CursorIcon::Grab)
            .on_hover_text(texts.get("siblings-grip"));
    }

    /// The heading as it is read; a click or the keyboard begins to edit it.
    fn cell(
        &mut self,
        ui: &Ui,
        cell: Rect,
        columns: &Columns,
        heading: &Heading,
        session: &Session,
        texts: &Texts,
    ) -> Option<Request> {
        let response = ui.interact(cell, field_id(heading.id).with("cell"), Sense::click());
        let shown = format!("{}{}", heading.label, heading.text);
        let name = texts.with("siblings-edit-named", &[("heading", shown.into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() {
            let hover = Tokens::of(ui).hover;
            ui.painter()
                .rect_filled(cell.shrink2(vec2(0.0, 2.0)), corner::SMALL, hover);
        }
        paint(ui, cell, columns, heading);
        if heading.breaks {
            let at = pos2(cell.right() - space::TIGHT, cell.center().y);
            let words = texts.get("siblings-breaks");
            let (font, colour) = (fonts::regular(text_size::CAPTION), Tokens::of(ui).warn_text);
            ui.painter().text(at, Align2::RIGHT_CENTER, words, font, colour);
        }
        let begins = response.clicked() || response.gained_focus();
        let response = response.on_hover_cursor(CursorIcon::Text);
        if heading.breaks {
            response.on_hover_text(texts.get("siblings-breaks-tooltip"));
        }
        begins.then(|| self.edit(ui, heading.id, session)).flatten()
    }

    fn field(&mut self, ui: &mut Ui, cell: Rect, index: usize, texts: &Texts) -> Vec<Request> {
        let Some(built) = self.built.clone() else {
            return Vec::new();
        };
        let Some(row) = built.rows.get(index) else {
            return Vec::new();
        };
        let id = row.heading.id;
        let mut requests = Vec::new();
        if ui.memory(|memory| memory.has_focus(field_id(id))) {
            requests.extend(self.keys(ui, &built.rows, index));
        }
        let place = Rect::from_center_size(cell.center(), vec2(cell.width(), 26.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place));
        let ghost = row.heading.pieces.first().filter(|_| !row.heading.written);
        let name = format!("{}{}", row.heading.label, texts.get("siblings-heading"));
        let output = TextInput {
            id: field_id(id),
            name: &name,
            hint: ghost.map_or("", |piece| piece.text.as_str()),
            rows: 1,
            blank: false,
        }
        .show(&mut child, &row.heading.text);
        if let Some(text) = output.changed {
            requests.push(Request::Act(Action::SetHeading { id, text }));
        }
        let has_focus = ui.memory(|memory| memory.has_focus(field_id(id)));
        if output.entered {
            self.next = built.rows.get(index + 1).map(|row| row.heading.id);
        }
        if self.editing == Some(id) && !has_focus {
            self.editing = None;
        }
        requests
    }
}

pub(super) fn put_caret_at_end(ui: &Ui, id: SectionId, text: &str) {
    let mut state = egui::text_edit::TextEditState::default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui.ctx(), field_id(id));
}

fn middle() -> egui::Layout {
    egui::Layout::left_to_right(egui::Align::Center)
}

fn label(ui: &Ui, place: Rect, heading: &Heading, current: bool) {
    let tokens = Tokens::of(ui);
    let colour = if current { tokens.accent } else { tokens.dim };
    let at = pos2(place.left() + GRIP, place.center().y);
    let words = heading.label.trim_end();
    ui.painter().text(
        at,
        Align2::LEFT_CENTER,
        words,
        fonts::regular(text_size::BODY),
        colour,
    );
}

fn paint(ui: &Ui, cell: Rect, columns: &Columns, heading: &Heading) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter_at(cell);
    let left = cell.left() + space::SMALL;
    let colour = |piece: &Piece| match (heading.written, piece.common, heading.breaks) {
        (false, _, _) | (_, true, _) => tokens.dim,
        (_, _, true) => tokens.warn_text,
        _ => tokens.text,
    };
    let font = || fonts::regular(text_size::BODY);
    let aligned = columns
        .pieces
        .as_ref()
        .filter(|_| heading.written && !heading.breaks);
    if let Some(starts) = aligned {
        for (column, piece) in in_columns(&heading.pieces) {
            let Some(start) = starts.get(column) else { continue };
            let at = pos2(left + start, cell.center().y);
            painter.text(at, Align2::LEFT_CENTER, &piece.text, font(), colour(piece));
        }
        return;
    }
    let mut job = LayoutJob::default();
    for piece in &heading.pieces {
        job.append(&piece.text, 0.0, TextFormat::simple(font(), colour(piece)));
    }
    if heading.pieces.is_empty() {
        job.append("…", 0.0, TextFormat::simple(font(), tokens.dim));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(cell.width() - 2.0 * space::SMALL);
    let galley = painter.layout_job(job);
    let at = pos2(left, cell.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, tokens.text);
}

/// The heading's length, and by how much it differs from what most of them have. Chinese headings are made to be of one
/// length; with words that says nothing.
fn length(ui: &Ui, place: Rect, heading: &Heading, usual: Option<usize>, language: Language, texts: &Texts) {
    if !heading.written {
        return;
    }
    let tokens = Tokens::of(ui);
    let key = match language {
        Language::Chinese => "outline-characters",
        Language::English => "outline-words",
    };
    let mut words = texts.with(key, &[("count", heading.length.into())]);
    let mut colour = tokens.dim;
    let counts = |&usual: &usize| language == Language::Chinese && usual != heading.length;
    if let Some(usual) = usual.filter(counts) {
        let more = heading.length > usual;
        let sign = if more { '+' } else { '−' };
        words = format!("{words}（{sign}{}）", heading.length.abs_diff(usual));
        colour = tokens.warn_text;
    }
    let at = pos2(place.right() - space::SMALL, place.center().y);
    ui.painter().text(
        at,
        Align2::RIGHT_CENTER,
        words,
        fonts::regular(text_size::CAPTION),
        colour,
    );
}
