//! The window as it is painted.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::{Rgba, RgbaImage};

use super::Desk;

/// How much of a line that names the test's own folder is painted over, in points: longer than the line is.
const HIDDEN: f32 = 392.0;

impl Desk {
    /// How many buttons and the like are called so in part.
    pub fn count(&self, name: &str) -> usize {
        let all = self.harness.query_all_by_label_contains(name);
        all.filter(|node| node.accesskit_node().role() != Role::Label)
            .count()
    }

    /// Whether something is called exactly so.
    pub fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether a screen reader is told so of something, beside its name.
    pub fn describes(&self, words: &str) -> bool {
        self.harness.root().children_recursive().any(|node| {
            node.accesskit_node()
                .description()
                .is_some_and(|description| description.contains(words))
        })
    }

    /// The window's picture. What names the test's own folder, which is never called the same, is painted over.
    pub fn picture(&mut self) -> RgbaImage {
        let folder = self.folder.path().to_string_lossy().into_owned();
        let lines: Vec<_> = self
            .harness
            .query_all_by_label_contains(&folder)
            .map(|node| node.rect())
            .collect();
        let scale = self.harness.ctx.pixels_per_point();
        let mut picture = self.harness.render().expect("a painter");
        for line in lines {
            let line = line.with_max_x(line.left() + HIDDEN) * scale;
            for (x, y, pixel) in picture.enumerate_pixels_mut() {
                if line.contains(egui::Pos2::new(as_point(x), as_point(y))) {
                    *pixel = Rgba([128, 128, 128, 255]);
                }
            }
        }
        picture
    }
}

fn as_point(pixel: u32) -> f32 {
    f32::from(u16::try_from(pixel).unwrap_or(u16::MAX)) + 0.5
}
