//! The left column: the ways in without a template, and the drafts opened last.

use std::path::{Path, PathBuf};

use egui::{
    Align, Button, CornerRadius, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{StartChoice, heading, language_of, other};
use crate::ui::command::Command;
use crate::ui::dialogs::shortened;
use crate::ui::i18n::Texts;
use crate::ui::icons::{Icon, small_icon_button};
use crate::ui::theme::{Tokens, corner, space, text_size};

/// The height of a recent draft's row.
const ROW: f32 = 44.0;

/// A blank speech in either language, opening one, and the ways to further templates.
pub(super) fn ways_in(ui: &mut Ui, texts: &Texts) -> Option<StartChoice> {
    let own = language_of(texts);
    let ways = [
        ("start-blank", StartChoice::Blank(own)),
        ("start-blank-other", StartChoice::Blank(other(own))),
        ("start-open", StartChoice::Command(Command::Open)),
    ];
    let mut choice = None;
    ui.spacing_mut().item_spacing.y = space::SMALL;
    for (key, way) in ways {
        let button = Button::new(texts.get(key)).min_size(vec2(ui.available_width(), 32.0));
        if ui.add(button).clicked() {
            choice = Some(way);
        }
    }
    ui.spacing_mut().item_spacing.y = space::HAIR;
    for command in [Command::Gallery, Command::LoadTemplate, Command::TemplateFolder] {
        let words = RichText::new(texts.get(command.text_key())).color(Tokens::of(ui).dim);
        let button = Button::new(words)
            .frame_when_inactive(false)
            .min_size(vec2(ui.available_width(), 0.0));
        let response = ui.add(button).on_hover_text(texts.get(command.tooltip_key()));
        if response.clicked() {
            choice = Some(StartChoice::Command(command));
        }
    }
    choice
}

/// The drafts opened last, each with a way to take it off.
pub(super) fn recent(ui: &mut Ui, recent: &[PathBuf], texts: &Texts) -> Option<StartChoice> {
    heading(ui, texts.get("start-recent"));
    ui.add_space(space::TIGHT);
    if recent.is_empty() {
        let words = RichText::new(texts.get("start-recent-empty"))
            .size(text_size::SMALL)
            .color(Tokens::of(ui).dim);
        ui.add(Label::new(words).wrap());
        return None;
    }
    let mut choice = None;
    ScrollArea::vertical()
        .id_salt("start-recent")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            for path in recent {
                choice = choice.take().or(row(ui, path, texts));
            }
        });
    choice
}

fn row(ui: &mut Ui, path: &Path, texts: &Texts) -> Option<StartChoice> {
    let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    let folder = path.parent().map(shortened).unwrap_or_default();
    let folder = folder.display().to_string();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let values = [("name", (&*name).into()), ("folder", folder.as_str().into())];
        WidgetInfo::labeled(Role::Button, true, texts.with("start-recent-entry", &values))
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let tokens = Tokens::of(ui);
    let corners = CornerRadius::same(corner::SMALL);
    if response.hovered() {
        ui.painter().rect_filled(rect, corners, tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.0, tokens.accent);
        ui.painter().rect_stroke(rect, corners, ring, StrokeKind::Inside);
    }
    let end = rect.with_min_x(rect.right() - 28.0);
    let words = rect
        .with_max_x(end.left())
        .shrink2(vec2(space::SMALL, space::TIGHT));
    let mut lines = ui.new_child(
        UiBuilder::new()
            .max_rect(words)
            .layout(Layout::top_down(Align::Min)),
    );
    lines.spacing_mut().item_spacing.y = 0.0;
    lines.add(Label::new(&*name).truncate().selectable(false));
    let folder = RichText::new(folder).size(text_size::CAPTION).color(tokens.dim);
    lines.add(Label::new(folder).truncate().selectable(false));
    let clicked = response.on_hover_text(path.display().to_string()).clicked();
    if forget(ui, end, &name, texts) {
        return Some(StartChoice::Forget(path.to_owned()));
    }
    clicked.then(|| StartChoice::Recent(path.to_owned()))
}

fn forget(ui: &mut Ui, rect: Rect, name: &str, texts: &Texts) -> bool {
    let words = texts.with("start-forget", &[("name", name.into())]);
    let layout = Layout::centered_and_justified(egui::Direction::LeftToRight);
    let mut end = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(4.0, 12.0)))
            .layout(layout),
    );
    small_icon_button(&mut end, Icon::Close, &words).clicked()
}
