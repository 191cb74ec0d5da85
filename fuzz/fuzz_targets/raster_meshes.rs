//! Arbitrary textures and meshes before the rasteriser.

#![no_main]

#[path = "../../tests/support/mesh_frames.rs"]
mod mesh_frames;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mesh_frames::run(bytes));
