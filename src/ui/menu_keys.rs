//! The arrow keys in the row of menus: Down opens a menu and goes to its first entry, Left and Right go from menu to menu
//! and take an open one along. Within a menu egui leads from entry to entry.

use egui::{FocusDirection, Id, Key, Popup, Response, Ui, containers::menu::MenuState};

/// A way along the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
}

impl Way {
    fn pressed(ui: &Ui) -> Option<Self> {
        ui.input(|input| {
            if input.modifiers.any() {
                return None;
            }
            match (
                input.key_pressed(Key::ArrowLeft),
                input.key_pressed(Key::ArrowRight),
            ) {
                (true, false) => Some(Self::Left),
                (false, true) => Some(Self::Right),
                _ => None,
            }
        })
    }

    /// The neighbour of a place among as many as `count`, round the ends.
    fn from(self, place: usize, count: usize) -> usize {
        match self {
            Self::Left => (place + count - 1) % count,
            Self::Right => (place + 1) % count,
        }
    }
}

/// A menu that was shown: its name in the row, and where its entries ask to go.
pub(super) struct Shown {
    pub(super) name: Response,
    pub(super) way: Option<Way>,
}

/// Where the menu is remembered that was opened by a key and is to get the keyboard.
fn entering() -> Id {
    Id::unique("menu-entering")
}

/// Looks after an open menu, whose entries stand above: to be called last within it.
pub(super) fn within(ui: &Ui) -> Option<Way> {
    if ui.is_sizing_pass() {
        return None;
    }
    let entries: Vec<Id> = ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(ui.layer_id());
        let reached = widgets.filter(|widget| widget.enabled && widget.sense.is_focusable());
        reached.map(|widget| widget.id).collect()
    });
    let entered = ui.data(|data| data.get_temp::<Id>(entering()));
    if entered == Some(ui.layer_id().id)
        && let Some(&first) = entries.first()
    {
        ui.data_mut(|data| data.remove::<Id>(entering()));
        ui.memory_mut(|memory| memory.request_focus(first));
        return None;
    }
    let has_submenu = MenuState::from_ui(ui, |state, _| state.open_item.is_some());
    let is_here = ui
        .memory(egui::Memory::focused)
        .is_some_and(|focused| entries.contains(&focused));
    Way::pressed(ui).filter(|_| is_here && !has_submenu)
}

/// Follows the keys along the row.
pub(super) fn follow(ui: &Ui, row: &[Shown]) {
    let entered = ui.data(|data| data.get_temp::<Id>(entering()));
    if entered.is_some_and(|popup| !Popup::is_id_open(ui.ctx(), popup)) {
        // It was closed before it was seen.
        ui.data_mut(|data| data.remove::<Id>(entering()));
    }
    let count = row.len();
    for (place, menu) in row.iter().enumerate() {
        let popup = |place: usize| Popup::default_response_id(&row[place].name);
        if let Some(way) = menu.way {
            open(ui, &row[way.from(place, count)].name);
            return;
        }
        if !menu.name.has_focus() {
            continue;
        }
        let is_open = Popup::is_id_open(ui.ctx(), popup(place));
        if !is_open && ui.input(|input| !input.modifiers.any() && input.key_pressed(Key::ArrowDown)) {
            open(ui, &menu.name);
        } else if let Some(way) = Way::pressed(ui) {
            let neighbour = way.from(place, count);
            if is_open {
                open(ui, &row[neighbour].name);
            } else {
                stay(ui);
                row[neighbour].name.request_focus();
            }
        }
        return;
    }
}

/// Opens a menu whose first entry gets the keyboard.
fn open(ui: &Ui, name: &Response) {
    stay(ui);
    name.request_focus();
    let popup = Popup::default_response_id(name);
    Popup::open_id(ui.ctx(), popup);
    ui.data_mut(|data| data.insert_temp(entering(), popup));
    ui.request_repaint();
}

/// Takes the key from egui, which would look for whatever stands in that direction.
fn stay(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}
