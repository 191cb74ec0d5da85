//! Pictures of every view, state and dialog of the window, drawn by the program's own rasteriser and compared with
//! those in `tests/pictures/kept`.
//!
//! They are the same on every machine: the faces are the program's own, clock, caret and folders stand still, and
//! whatever follows the system (language, theme, scale) is set. A picture that differs is written beside the kept one
//! as `NAME.new.png`, with the difference as `NAME.diff.png`; one that is missing fails, too. To keep what is drawn now:
//!
//!     UPDATE_SNAPSHOTS=1 cargo test --test pictures

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "where the window does not do its part, the test has failed"
)]

#[path = "../window/around.rs"]
mod around;
#[path = "../window/desk/mod.rs"]
#[expect(dead_code, reason = "the tests of the window use the rest")]
mod desk;
#[path = "../support/raster_renderer.rs"]
mod raster_renderer;

mod comparing;
#[cfg(all(feature = "gpu-pictures", target_os = "linux"))]
mod gpu;
mod scene;
mod scenes;
