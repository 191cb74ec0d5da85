//! Saving on file systems that are full, read-only, gone or hanging: on real mounts, since no model of a disk is one.
//!
//! Each test mounts in a mount namespace of its own (see [`place`]), so nothing of it is seen outside. They need leave
//! to mount (root, or user namespaces), are ignored by plain `cargo test`, and say aloud when they skip themselves.
//! Run them by `cargo test --test mounts -- --ignored --nocapture`.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "where the system does not do its part, the test has failed"
)]

mod place;

// The tests themselves.
mod access;
mod clock;
mod gone;
mod hanging;
mod space;
