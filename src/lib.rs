//! Speechwright (讲稿工坊): a desktop editor for people who draft speeches.
//!
//! The library holds everything but the entry point, in layers that each import only what stands to their
//! left (`docs/architecture.md`; guarded by `tests/architecture.rs`):
//!
//! `text → model → { convert, store } → session → { cli, ui } → host → main`

pub mod cli;
pub mod convert;
pub mod host;
pub mod model;
pub mod raster;
pub mod session;
pub mod store;
pub mod text;
pub mod ui;
