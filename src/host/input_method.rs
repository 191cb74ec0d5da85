//! Where the input method shows its candidates.
//!
//! The window hands on the caret's rectangle. X11's protocol takes a point instead, and input methods put their
//! window a little below it; winit takes the rectangle's upper left corner, so that the candidates would cover the
//! very row that is written. On X11 the rectangle's lower edge is therefore handed on.

use egui::{Context, Rect, Vec2};

/// Moves the place for the candidates below the caret, where the window system needs it. After each frame's content.
pub(super) fn put_candidates_below_caret(ctx: &Context) {
    if !takes_a_point() {
        return;
    }
    ctx.output_mut(|output| {
        if let Some(ime) = &mut output.ime {
            ime.cursor_rect = below(ime.cursor_rect);
        }
    });
}

fn below(caret: Rect) -> Rect {
    Rect::from_min_size(caret.left_bottom(), Vec2::new(caret.width(), 0.0))
}

/// Whether the window stands on X11: winit chooses Wayland where one of these is set.
#[cfg(target_os = "linux")]
fn takes_a_point() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET")
}

#[cfg(not(target_os = "linux"))]
fn takes_a_point() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn candidates_stand_at_the_lower_edge_of_the_caret() {
        let caret = Rect::from_min_max(pos2(10.0, 20.0), pos2(12.0, 46.0));
        assert_eq!(below(caret).left_top(), pos2(10.0, 46.0));
    }
}
