//! What is on the screen: takes the pixels over into the window system's buffer and shows those that changed.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::Arc;

use softbuffer::{Context, Rect, SoftBufferError, Surface};
use winit::window::Window;

use crate::raster::{PixelRect, Rasteriser};

/// The window systems take turns with two buffers at most; one more does no harm.
const REMEMBERED: usize = 3;

/// A window so many times smaller than the largest one before gets buffers of its own size.
const MUCH_SMALLER: usize = 4;

/// The window's surface.
pub(super) struct Screen {
    context: Context<Arc<Window>>,
    surface: Surface<Arc<Window>, Arc<Window>>,
    /// The pixels of the largest picture that the surface has shown: its buffers never shrink.
    largest: usize,
    changes: Changes,
    /// Whether all is to be shown, whether it changed or not.
    shows_all: bool,
}

impl Screen {
    pub fn new(window: &Arc<Window>) -> Result<Self, SoftBufferError> {
        let context = Context::new(Arc::clone(window))?;
        let surface = Surface::new(&context, Arc::clone(window))?;
        Ok(Self {
            context,
            surface,
            largest: 0,
            changes: Changes::default(),
            shows_all: true,
        })
    }

    /// Has all shown anew with the next picture.
    pub fn show_all(&mut self) {
        self.shows_all = true;
    }

    /// Shows what changed in the picture, if anything did. `announce` is called right before.
    pub fn show(&mut self, picture: &Rasteriser, announce: impl FnOnce()) -> Result<(), SoftBufferError> {
        let shown = self.try_to_show(picture, announce);
        if shown.is_err() {
            // Now nobody knows what is in the window and in its buffers.
            self.changes.forget();
            self.shows_all = true;
        }
        shown
    }

    /// Gives back the memory of a window that was much larger.
    fn fit(&mut self, pixels: usize) -> Result<(), SoftBufferError> {
        if pixels < self.largest / MUCH_SMALLER {
            let window = Arc::clone(self.surface.window());
            self.surface = Surface::new(&self.context, window)?;
            self.changes.forget();
            self.largest = 0;
        }
        self.largest = self.largest.max(pixels);
        Ok(())
    }

    fn try_to_show(&mut self, picture: &Rasteriser, announce: impl FnOnce()) -> Result<(), SoftBufferError> {
        let [width, height] = picture.size();
        let (Some(columns), Some(rows)) = (side(width), side(height)) else {
            return Ok(());
        };
        let changed = picture.damage();
        if changed.is_empty() && !self.shows_all {
            return Ok(());
        }
        self.fit(width * height)?;
        self.surface.resize(columns, rows)?;
        let mut buffer = self.surface.buffer_mut()?;
        self.changes.add(changed);
        match self.changes.since(buffer.age()) {
            Some(stale) => stale.for_each(|rect| copy(rect, width, picture.pixels(), &mut buffer)),
            None => buffer.copy_from_slice(picture.pixels()),
        }
        announce();
        if std::mem::take(&mut self.shows_all) {
            buffer.present()
        } else {
            let changed: Vec<Rect> = changed.iter().filter_map(region).collect();
            buffer.present_with_damage(&changed)
        }
    }
}

fn side(pixels: usize) -> Option<NonZeroU32> {
    u32::try_from(pixels).ok().and_then(NonZeroU32::new)
}

/// The same rectangle in softbuffer's terms.
fn region(rect: &PixelRect) -> Option<Rect> {
    Some(Rect {
        x: u32::try_from(rect.left).ok()?,
        y: u32::try_from(rect.top).ok()?,
        width: side(rect.width())?,
        height: side(rect.height())?,
    })
}

/// Copies a rectangle of one picture into another of the same size.
fn copy(rect: &PixelRect, width: usize, from: &[u32], to: &mut [u32]) {
    let (Ok(left), Ok(top)) = (usize::try_from(rect.left), usize::try_from(rect.top)) else {
        return;
    };
    for row in top..top + rect.height() {
        let start = row * width + left;
        let columns = start..start + rect.width();
        if let (Some(from), Some(to)) = (from.get(columns.clone()), to.get_mut(columns)) {
            to.copy_from_slice(from);
        }
    }
}

/// What changed in the last pictures, newest first, since a buffer may hold an older one.
#[derive(Debug, Default)]
struct Changes(VecDeque<Vec<PixelRect>>);

impl Changes {
    fn add(&mut self, changed: &[PixelRect]) {
        let mut kept = if self.0.len() < REMEMBERED {
            Vec::new()
        } else {
            self.0.pop_back().unwrap_or_default()
        };
        kept.clear();
        kept.extend_from_slice(changed);
        self.0.push_front(kept);
    }

    fn forget(&mut self) {
        self.0.clear();
    }

    /// What changed since the picture of that age; none when that is not known, which age 0 stands for, too.
    fn since(&self, age: u8) -> Option<impl Iterator<Item = &PixelRect>> {
        let age = usize::from(age);
        (1..=self.0.len())
            .contains(&age)
            .then(|| self.0.iter().take(age).flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: i32, top: i32, right: i32, bottom: i32) -> PixelRect {
        PixelRect {
            left,
            top,
            right,
            bottom,
        }
    }

    #[test]
    fn an_older_buffer_gets_all_that_changed_since() {
        let pictures = [
            rect(0, 0, 1, 1),
            rect(1, 0, 2, 1),
            rect(2, 0, 3, 1),
            rect(3, 0, 4, 1),
        ];
        let mut changes = Changes::default();
        assert!(changes.since(1).is_none(), "nothing is known yet");
        for picture in pictures {
            changes.add(&[picture]);
        }
        let since = |age| changes.since(age).map(|rects| rects.copied().collect::<Vec<_>>());
        assert_eq!(since(0), None, "a new buffer");
        assert_eq!(since(1), Some(vec![pictures[3]]));
        assert_eq!(since(2), Some(vec![pictures[3], pictures[2]]));
        assert_eq!(since(4), None, "longer ago than is remembered");
        changes.forget();
        assert!(changes.since(1).is_none());
    }

    #[test]
    fn a_rectangle_is_copied_and_nothing_beside_it() {
        let from: Vec<u32> = (0..12).collect();
        let mut to = vec![99; 12];
        copy(&rect(1, 1, 3, 3), 4, &from, &mut to);
        assert_eq!(to, [99, 99, 99, 99, 99, 5, 6, 99, 99, 9, 10, 99]);
    }

    #[test]
    fn a_rectangle_outside_does_no_harm() {
        let mut to = vec![7; 4];
        for outside in [rect(-3, 0, 1, 1), rect(0, 2, 2, 9), rect(1, 1, 1, 1)] {
            copy(&outside, 2, &[1; 4], &mut to);
        }
        assert_eq!(to, [7; 4]);
    }
}
