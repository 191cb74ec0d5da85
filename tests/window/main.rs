//! The whole window without a display: every flow from the start page to the exported text, driven by the keyboard,
//! the pointer and the names that a screen reader finds, in both languages.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "where the window does not do its part, the test has failed"
)]

mod around;
mod desk;

// The tests themselves.
mod commands;
mod fields;
mod files;
mod leaving;
mod recovery;
mod safety;
mod structure;
mod writing;
