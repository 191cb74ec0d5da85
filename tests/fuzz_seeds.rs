//! What the fuzz targets of `fuzz/` were told or have found once, gone through by a plain test.

#![expect(
    clippy::expect_used,
    reason = "where the seeds cannot be read, the test has failed"
)]

#[path = "support/mesh_frames.rs"]
mod mesh_frames;
#[path = "support/seeds.rs"]
mod seeds;

use seeds::seeds;

#[test]
fn no_mesh_that_was_kept_panics_or_is_drawn_in_another_way_from_damage() {
    let seeds = seeds("raster_meshes");
    assert!(!seeds.is_empty());
    for bytes in seeds {
        mesh_frames::run(&bytes);
    }
}

/// Bytes as they fall: a generator of a few lines, so that every run has the same.
#[test]
fn meshes_of_arbitrary_bytes_keep_the_promises_too() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..400 {
        let bytes: Vec<u8> = (0..600)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state.to_le_bytes()[5]
            })
            .collect();
        mesh_frames::run(&bytes);
    }
}
