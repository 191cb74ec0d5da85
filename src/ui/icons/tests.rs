use std::collections::HashSet;

use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;
use crate::ui::{
    fonts::{self, Marks},
    theme,
};

#[test]
fn every_icon_is_listed_once_and_drawn() {
    assert_eq!(Icon::ALL.iter().collect::<HashSet<_>>().len(), Icon::ALL.len());
    for icon in Icon::ALL {
        assert!(!icon.drawing().is_empty(), "{icon:?}");
    }
}

#[test]
fn drawings_stay_on_their_grid() {
    let inside = |x: f32, y: f32, reach: f32, icon: Icon| {
        for value in [x - reach, x + reach, y - reach, y + reach] {
            assert!(
                (1.0..=15.0).contains(&value),
                "{icon:?} leaves its grid at {x}, {y}"
            );
        }
    };
    for icon in Icon::ALL {
        for stroked in icon.drawing() {
            match *stroked {
                Stroked::Line(points) | Stroked::Loop(points) => {
                    for (x, y) in points {
                        inside(*x, *y, 0.0, icon);
                    }
                }
                Stroked::Box(left, top, right, bottom, _) => {
                    inside(left, top, 0.0, icon);
                    inside(right, bottom, 0.0, icon);
                }
                Stroked::Circle(x, y, radius)
                | Stroked::Arc(x, y, radius, ..)
                | Stroked::Dot(x, y, radius)
                | Stroked::HalfDisc(x, y, radius) => inside(x, y, radius, icon),
            }
        }
    }
}

#[test]
fn an_icon_button_has_a_name_and_is_clicked() {
    let mut harness = Harness::new_ui_state(
        |ui, clicks: &mut u32| {
            fonts::install(ui.ctx(), Marks::Chinese);
            theme::apply(ui.ctx(), egui::ThemePreference::Light, false);
            if icon_button(ui, Icon::Save, "保存").clicked() {
                *clicks += 1;
            }
            icon_toggle(ui, Icon::OutlinePane, "提纲", true);
        },
        0,
    );
    harness.get_by_label("保存").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_label("提纲");
}
