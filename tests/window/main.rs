//! The whole window without a display: every flow from the start page to the exported text, driven by the keyboard,
//! the pointer and the names that a screen reader finds, in both languages.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "where the window does not do its part, the test has failed"
)]

mod around;
mod desk;
#[path = "../support/raster_renderer.rs"]
mod raster_renderer;

// The tests themselves.
mod beside;
mod budget;
mod commands;
mod drawing;
mod edited_template;
mod faults;
mod fields;
mod files;
mod finding;
mod gallery;
mod held;
mod help;
mod leaving;
mod newcomer;
mod panes;
mod recovery;
mod safety;
mod secrecy;
mod settings;
mod settled;
mod siblings;
mod statistics;
mod structure;
mod traces;
mod typing;
mod underneath;
mod versions;
mod views;
mod workshop;
mod writing;
