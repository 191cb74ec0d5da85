//! The program on a real desktop: the only place where the window system, the input method, the clipboard and the
//! release binary meet. What can be shown without them is shown elsewhere, in less time.
//!
//! Each test starts a desktop of its own (see [`session`]), so these tests need Debian's packages of `.ci/run` and
//! are ignored by plain `cargo test`. Run them by
//! `cargo build --release && cargo test --test desktop -- --ignored`.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "where the desktop does not do its part, the test has failed"
)]

mod access;
mod answering;
mod clipboard;
mod compositor;
mod desk;
mod desktop_settings;
mod desktop_wishes;
mod dropping;
mod input_method;
mod keys;
mod options;
mod packages;
mod portals;
mod program;
mod screen;
mod session;
#[path = "../support/sockets.rs"]
mod sockets;
mod viewer;
mod wait;

// The tests themselves.
mod copying;
mod dialogs;
mod drawing;
mod ending;
mod files;
mod habits;
mod killing;
mod long;
mod pinyin;
mod quitting;
mod reading;
mod remote;
mod secrecy;
mod start;
mod structure;
mod surroundings;
mod tour;
mod wayland;
mod workshop;
