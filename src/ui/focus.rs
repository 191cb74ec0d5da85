//! Keeps what has the keyboard in sight: Tab goes on behind the edge of what scrolls.

use egui::{Id, Ui};

use super::theme::space;

/// Scrolls what has just got the keyboard into view, if it stands in this part of the window. Called at the end of what
/// scrolls.
pub(super) fn keep_in_sight(ui: &Ui) {
    let kept = ui.scope_id().with("kept-in-sight");
    let focused = ui.memory(egui::Memory::focused);
    let former = ui.data_mut(|data| data.get_temp::<Option<Id>>(kept).flatten());
    if focused == former {
        return;
    }
    ui.data_mut(|data| data.insert_temp(kept, focused));
    let place = focused.and_then(|id| ui.ctx().read_response(id));
    if let Some(place) = place.filter(|place| place.layer_id == ui.layer_id())
        && ui.min_rect().contains(place.rect.center())
    {
        ui.scroll_to_rect(place.rect.expand(space::MEDIUM), None);
    }
}
