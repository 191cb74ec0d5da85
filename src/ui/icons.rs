//! One set of line icons, drawn for this program, 16 points square.
//!
//! They are strokes handed to the painter rather than characters of a font or images: sharp at every zoom, tinted by
//! the theme, nothing to load. Coordinates are on a grid of 16 by 16; most lie on half points, where a stroke is
//! crisp.

use std::f32::consts::TAU;

use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, emath::GuiRounding as _, vec2,
};

use super::theme::{Tokens, corner};

mod drawings;

#[cfg(test)]
mod tests;

/// The side of an icon in points.
pub const SIDE: f32 = 16.0;

/// The side of an icon button in points.
pub const BUTTON_SIDE: f32 = 28.0;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A new speech.
    New,
    /// Open a file.
    Open,
    /// Save.
    Save,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Add a section to the outline.
    AddSection,
    /// Put a field into the text.
    InsertField,
    /// Search or filter.
    Search,
    /// The pane at the left.
    OutlinePane,
    /// The pane at the right.
    HelperPane,
    /// Light or dark.
    Theme,
    /// Write text out.
    Export,
    /// Text.
    Text,
    /// More commands.
    More,
    /// Close.
    Close,
    /// Folded.
    ChevronRight,
    /// Unfolded.
    ChevronDown,
    /// Add.
    Plus,
    /// Take away, zoom out.
    Minus,
    /// Delete.
    Trash,
    /// Something to drag by.
    Drag,
    /// Done.
    Check,
    /// A bookmark.
    Bookmark,
    /// Something to be done.
    Todo,
    /// Look here.
    Warning,
    /// Up.
    ArrowUp,
    /// Down.
    ArrowDown,
    /// Out a level.
    ArrowLeft,
    /// In a level.
    ArrowRight,
    /// A copy beside.
    Duplicate,
    /// Copy to the clipboard.
    Copy,
    /// Something to know.
    Info,
    /// Something to read about.
    Help,
    /// Settings.
    Settings,
    /// A folder.
    Folder,
    /// A draft.
    Document,
    /// A template.
    Template,
    /// Rename, edit.
    Pencil,
    /// Speaking time.
    Clock,
}

/// One stroke of a drawing, on the grid of 16 by 16.
enum Stroked {
    /// Straight lines through the points.
    Line(&'static [(f32, f32)]),
    /// Straight lines through the points and back to the first.
    Loop(&'static [(f32, f32)]),
    /// A rectangle with rounded corners: left, top, right, bottom, radius.
    Box(f32, f32, f32, f32, f32),
    /// A circle: centre, radius.
    Circle(f32, f32, f32),
    /// A part of a circle: centre, radius, from and to in turns clockwise from three o'clock.
    Arc(f32, f32, f32, f32, f32),
    /// A filled circle: centre, radius.
    Dot(f32, f32, f32),
    /// A filled half of a circle, at the right: centre, radius.
    HalfDisc(f32, f32, f32),
}

impl Icon {
    /// All of them.
    pub const ALL: [Self; 39] = [
        Self::New,
        Self::Open,
        Self::Save,
        Self::Undo,
        Self::Redo,
        Self::AddSection,
        Self::InsertField,
        Self::Search,
        Self::OutlinePane,
        Self::HelperPane,
        Self::Theme,
        Self::Export,
        Self::Text,
        Self::More,
        Self::Close,
        Self::ChevronRight,
        Self::ChevronDown,
        Self::Plus,
        Self::Minus,
        Self::Trash,
        Self::Drag,
        Self::Check,
        Self::Bookmark,
        Self::Todo,
        Self::Warning,
        Self::ArrowUp,
        Self::ArrowDown,
        Self::ArrowLeft,
        Self::ArrowRight,
        Self::Duplicate,
        Self::Copy,
        Self::Info,
        Self::Help,
        Self::Settings,
        Self::Folder,
        Self::Document,
        Self::Template,
        Self::Pencil,
        Self::Clock,
    ];

    /// Draws the icon in the middle of `rect`, as large as fits.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let origin = (rect.center() - Vec2::splat(side / 2.0)).round_to_pixels(painter.pixels_per_point());
        let pen = Pen {
            painter,
            origin,
            scale: side / SIDE,
            stroke: Stroke::new(1.25 * side / SIDE, color),
        };
        for stroked in self.drawing() {
            pen.draw(stroked);
        }
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    stroke: Stroke,
}

impl Pen<'_> {
    fn place(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|(x, y)| self.place(*x, *y)).collect()
    }

    fn draw(&self, stroked: &Stroked) {
        match *stroked {
            Stroked::Line(points) => {
                self.painter.line(self.points(points), self.stroke);
            }
            Stroked::Loop(points) => {
                self.painter
                    .add(egui::Shape::closed_line(self.points(points), self.stroke));
            }
            Stroked::Box(left, top, right, bottom, radius) => {
                self.painter.rect_stroke(
                    Rect::from_min_max(self.place(left, top), self.place(right, bottom)),
                    egui::epaint::CornerRadiusF32::same(radius * self.scale),
                    self.stroke,
                    StrokeKind::Middle,
                );
            }
            Stroked::Circle(x, y, radius) => {
                self.painter
                    .circle_stroke(self.place(x, y), radius * self.scale, self.stroke);
            }
            Stroked::Arc(x, y, radius, from, to) => {
                self.painter.line(self.arc(x, y, radius, from, to), self.stroke);
            }
            Stroked::Dot(x, y, radius) => {
                self.painter
                    .circle_filled(self.place(x, y), radius * self.scale, self.stroke.color);
            }
            Stroked::HalfDisc(x, y, radius) => {
                self.painter.add(egui::Shape::convex_polygon(
                    self.arc(x, y, radius, -0.25, 0.25),
                    self.stroke.color,
                    Stroke::NONE,
                ));
            }
        }
    }

    fn arc(&self, x: f32, y: f32, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
        const STEPS: u8 = 20;
        (0..=STEPS)
            .map(|step| {
                let turn = from + (to - from) * f32::from(step) / f32::from(STEPS);
                let (sine, cosine) = (turn * TAU).sin_cos();
                self.place(x + radius * cosine, y + radius * sine)
            })
            .collect()
    }
}

/// A square button with an icon. `tooltip` is also its name for assistive technology.
pub fn icon_button(ui: &mut Ui, icon: Icon, tooltip: &str) -> Response {
    button(ui, icon, tooltip, BUTTON_SIDE, None)
}

/// A small icon button, for the heads of panels and the ends of rows.
pub fn small_icon_button(ui: &mut Ui, icon: Icon, tooltip: &str) -> Response {
    button(ui, icon, tooltip, 20.0, None)
}

/// An icon button that stays down while something is on.
pub fn icon_toggle(ui: &mut Ui, icon: Icon, tooltip: &str, on: bool) -> Response {
    button(ui, icon, tooltip, BUTTON_SIDE, Some(on))
}

fn button(ui: &mut Ui, icon: Icon, tooltip: &str, side: f32, on: Option<bool>) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(Role::Button, enabled, on, tooltip),
        None => WidgetInfo::labeled(Role::Button, enabled, tooltip),
    });
    if ui.is_rect_visible(rect) {
        paint_button(ui, icon, rect, &response, on.unwrap_or(false));
    }
    response.on_hover_text(tooltip).on_disabled_hover_text(tooltip)
}

fn paint_button(ui: &Ui, icon: Icon, rect: Rect, response: &Response, on: bool) {
    let tokens = Tokens::of(ui);
    let rounding = CornerRadius::same(corner::SMALL);
    let under_pointer = response.hovered();
    let ground = if on || response.is_pointer_button_down_on() {
        tokens.pressed
    } else if under_pointer {
        tokens.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, rounding, ground);
    if response.has_focus() {
        let focus = Stroke::new(1.0, tokens.accent);
        ui.painter()
            .rect_stroke(rect, rounding, focus, StrokeKind::Inside);
    }
    let color = if on || under_pointer {
        tokens.text
    } else {
        tokens.dim
    };
    let place = Rect::from_center_size(rect.center(), Vec2::splat(SIDE.min(rect.width() - 4.0)));
    icon.paint(ui.painter(), place, color);
}
