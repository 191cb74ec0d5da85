//! The rows of the list: all pages in their groups, or those that were found, each with a part of what it says.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, CornerRadius, FontId, Galley, Id, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::HelpDialog;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::manual::{Excerpt, Group, ManualPage};
use crate::ui::theme::{Tokens, corner, space, text_size};

/// How high a row without an excerpt is.
const ROW: f32 = 28.0;
/// The most rows of an excerpt.
const EXCERPT_ROWS: usize = 2;

/// A row.
struct Line<'a> {
    title: &'a Excerpt,
    /// A part of what the page says, where something is sought.
    excerpt: Option<&'a Excerpt>,
    /// Whether it is the one that Enter opens.
    is_chosen: bool,
    /// Whether it is the page that is read.
    is_read: bool,
}

impl HelpDialog {
    /// Shows the rows and returns the page that was clicked. Screen readers are told which one the arrow keys chose,
    /// while the field keeps the keyboard.
    pub(super) fn rows(&self, ui: &mut Ui, field: Id, texts: &Texts) -> Option<ManualPage> {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        if self.seeks() {
            self.found_rows(ui, field, texts)
        } else {
            self.all_rows(ui, field, texts)
        }
    }

    fn all_rows(&self, ui: &mut Ui, field: Id, texts: &Texts) -> Option<ManualPage> {
        let mut clicked = None;
        let mut group: Option<Group> = None;
        for (place, (page, read)) in self.pages.iter().enumerate() {
            if group.replace(page.group()) != Some(page.group()) {
                group_name(ui, texts.get(page.group().key()), place == 0);
            }
            let title = Excerpt {
                text: read.title.clone(),
                mark: 0..0,
            };
            let line = Line {
                title: &title,
                excerpt: None,
                is_chosen: place == self.sought.chosen,
                is_read: *page == self.page,
            };
            if self.row(ui, &line, field).clicked() {
                clicked = Some(*page);
            }
        }
        clicked
    }

    fn found_rows(&self, ui: &mut Ui, field: Id, texts: &Texts) -> Option<ManualPage> {
        if self.found.is_empty() {
            let words = RichText::new(texts.get("help-none")).color(Tokens::of(ui).dim);
            ui.add(egui::Label::new(words).wrap());
            return None;
        }
        let mut clicked = None;
        for (place, hit) in self.found.iter().enumerate() {
            let line = Line {
                title: &hit.title,
                excerpt: Some(&hit.excerpt),
                is_chosen: place == self.sought.chosen,
                is_read: hit.page == self.page,
            };
            if self.row(ui, &line, field).clicked() {
                clicked = Some(hit.page);
            }
        }
        clicked
    }

    fn row(&self, ui: &mut Ui, line: &Line<'_>, field: Id) -> Response {
        let response = show(ui, line);
        if line.is_chosen {
            if self.view.reveals {
                response.scroll_to_me(None);
            }
            if self.sought.is_choosing {
                ui.ctx().accesskit_node_builder(field, |node| {
                    node.set_active_descendant(response.id.accesskit_id());
                });
            }
        }
        response
    }
}

fn group_name(ui: &mut Ui, name: &str, is_first: bool) {
    if !is_first {
        ui.add_space(space::SMALL);
    }
    let words = RichText::new(name)
        .size(text_size::SMALL)
        .color(Tokens::of(ui).dim);
    ui.horizontal(|ui| {
        ui.add_space(space::SMALL);
        ui.label(words);
    });
}

fn show(ui: &mut Ui, line: &Line<'_>) -> Response {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let room = width - 2.0 * space::SMALL;
    let face = if line.is_read { fonts::bold } else { fonts::regular };
    let title = marked(ui, line.title, face(text_size::BODY), tokens.text, (room, 1));
    let small = fonts::regular(text_size::SMALL);
    let excerpt = line
        .excerpt
        .map(|excerpt| marked(ui, excerpt, small, tokens.dim, (room, EXCERPT_ROWS)));
    let below = excerpt
        .as_ref()
        .map_or(0.0, |excerpt| excerpt.size().y + space::TIGHT);
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW + below), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, line.is_chosen, &line.title.text));
    if let Some(excerpt) = line.excerpt {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(excerpt.text.as_str()));
    }
    let corners = CornerRadius::same(corner::SMALL);
    if line.is_chosen {
        ui.painter().rect_filled(rect, corners, tokens.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corners, tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.0, tokens.accent);
        ui.painter().rect_stroke(rect, corners, ring, StrokeKind::Inside);
    }
    let left = rect.left() + space::SMALL;
    let top = rect.top() + (ROW - title.size().y) / 2.0;
    ui.painter().galley(pos2(left, top), title, tokens.text);
    if let Some(excerpt) = excerpt {
        let top = rect.top() + ROW - space::TIGHT;
        ui.painter().galley(pos2(left, top), excerpt, tokens.dim);
    }
    response
}

/// A text with what was sought marked in it, in as many rows as there is room for.
fn marked(
    ui: &Ui,
    excerpt: &Excerpt,
    face: FontId,
    color: Color32,
    (width, rows): (f32, usize),
) -> Arc<Galley> {
    let tokens = Tokens::of(ui);
    let plain = TextFormat::simple(face, color);
    let found = TextFormat {
        background: tokens.mark,
        color: tokens.text,
        ..plain.clone()
    };
    let mut job = LayoutJob {
        wrap: TextWrapping {
            max_width: width,
            max_rows: rows,
            ..TextWrapping::default()
        },
        ..LayoutJob::default()
    };
    let (start, end) = (excerpt.mark.start, excerpt.mark.end);
    for (range, format) in [
        (0..start, &plain),
        (start..end, &found),
        (end..excerpt.text.len(), &plain),
    ] {
        let part = excerpt.text.get(range).unwrap_or_default();
        if !part.is_empty() {
            job.append(part, 0.0, format.clone());
        }
    }
    ui.painter().layout_job(job)
}
