//! The window, free of any host: panels, theme, fonts and words.
//!
//! Panels take the state of the [`crate`]'s session layer and give back actions; nothing here touches a file or
//! knows which host puts it on the screen. This is the only place, beside `raster` and `host`, where egui's types
//! appear.

pub mod app;
pub mod bars;
pub mod budget;
pub mod cards;
pub mod chip;
pub mod command;
pub mod comparison;
pub mod controls;
pub mod dialogs;
mod dragging;
pub mod errors;
pub mod excerpt;
pub mod field_names;
pub mod find;
mod focus;
pub mod fonts;
pub mod helper;
pub mod i18n;
pub mod icons;
pub mod manual;
pub mod manuscript;
mod menu_keys;
pub mod menus;
pub mod moments;
pub mod newcomer;
pub mod outline;
pub mod properties;
pub mod recoveries;
pub mod request;
pub mod safety;
pub mod siblings;
pub mod situation;
pub mod stamp;
pub mod start_page;
pub mod status_bar;
pub mod surroundings;
pub mod text_input;
pub mod theme;
pub mod toasts;
pub mod toolbar;
