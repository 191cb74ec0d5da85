//! The sheet's scroll bar, in egui's style. The surface scrolls by itself, because what it scrolls over is known by
//! estimate only.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::place::Screen;
use super::sheet::Sheet;

/// The shortest handle that can be taken hold of.
const SHORTEST: f32 = 24.0;

/// Where the bar stands.
pub(super) fn track(ui: &Ui, rect: Rect) -> Rect {
    let style = &ui.spacing().scroll;
    let right = rect.right() - style.bar_outer_margin;
    Rect::from_min_max(
        pos2(right - style.bar_width, rect.top() + 2.0),
        pos2(right, rect.bottom() - 2.0),
    )
}

/// Shows the bar and scrolls where it is dragged to. It is for the pointer: the keyboard scrolls by its own keys.
pub(super) fn show(ui: &Ui, sheet: &mut Sheet, screen: &Screen, name: &str) {
    let view = screen.rect.height();
    let whole = sheet.height_of_all();
    if whole <= view + 1.0 {
        return;
    }
    let track = track(ui, screen.rect);
    let length = (track.height() * view / whole).clamp(SHORTEST.min(track.height()), track.height());
    let room = track.height() - length;
    let share = (sheet.scrolled() / (whole - view)).clamp(0.0, 1.0);
    let top = track.top() + room * share;
    let handle = Rect::from_min_max(pos2(track.left(), top), pos2(track.right(), top + length));
    let id = ui.scope_id().with("manuscript-scroll-bar");
    let response = ui.interact(track, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(1.0);
        node.set_numeric_value(f64::from(share));
    });
    let grip = ui.data(|data| data.get_temp::<f32>(id));
    if let Some(pointer) = response.interact_pointer_pos() {
        let grip = grip.unwrap_or_else(|| {
            let within = pointer.y - handle.top();
            if (0.0..=length).contains(&within) {
                within
            } else {
                length / 2.0
            }
        });
        ui.data_mut(|data| data.insert_temp(id, grip));
        let share = ((pointer.y - grip - track.top()) / room.max(1.0)).clamp(0.0, 1.0);
        sheet.scroll_to(share * (whole - view));
        sheet.settle(ui, view);
        ui.ctx().request_repaint();
    } else if grip.is_some() {
        ui.data_mut(|data| data.remove::<f32>(id));
    }
    let look = ui.style().interact(&response);
    let colour = look.bg_stroke.color;
    let visible = if response.hovered() || response.dragged() {
        handle
    } else {
        handle.shrink2(egui::vec2(2.0, 0.0))
    };
    ui.painter().rect_filled(visible, look.corner_radius, colour);
}
