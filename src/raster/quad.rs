//! Recognises upright rectangles among pairs of triangles: glyphs, backgrounds, carets, lines. They are most of what an
//! editor draws, and the quickest to draw.

use super::{
    blend::Texel,
    rect::PixelRect,
    triangle::{Corner, PARTS, REACH, first_from},
};

/// Texels this near to the pixels they are drawn on count as lying on them. The colours differ by half a step at most.
const NEAR: f64 = 1.0 / 512.0;

/// An upright rectangle of one colour, with upright texture coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quad {
    least: Corner,
    most: Corner,
}

impl Quad {
    /// The same as [`Self::of`], quicker, for triangles in the order in which egui makes rectangles: upper left, upper
    /// right, lower left; lower left, upper right, lower right. `None` for all others, which may be rectangles, too.
    pub(super) fn in_order(corners: &[Corner], indices: [u32; 6]) -> Option<Self> {
        let corner = |index: u32| corners.get(index as usize);
        let [first, second, third, again, and_again, last] = indices;
        if again != third || and_again != second {
            return None;
        }
        let (upper_left, upper_right) = (corner(first)?, corner(second)?);
        let (lower_left, lower_right) = (corner(third)?, corner(last)?);
        let on = |one: &Corner, other: &Corner, axis: usize| {
            one.at[axis] == other.at[axis] && one.uv[axis] == other.uv[axis]
        };
        let same = |one: &Corner, other: &Corner| one.colour == other.colour;
        let is_upright = on(upper_left, lower_left, 0)
            && on(upper_right, lower_right, 0)
            && on(upper_left, upper_right, 1)
            && on(lower_left, lower_right, 1)
            && (upper_left.at[0] < upper_right.at[0])
            && (upper_left.at[1] < lower_left.at[1]);
        let has_one_colour =
            same(upper_left, upper_right) && same(upper_left, lower_left) && same(upper_left, lower_right);
        let is_somewhere = upper_left.is_somewhere() && lower_right.is_somewhere();
        (is_upright && has_one_colour && is_somewhere).then_some(Self {
            least: *upper_left,
            most: *lower_right,
        })
    }

    /// The rectangle that two triangles make together, whatever the order of their corners.
    pub(super) fn of(triangles: [&[Corner; 3]; 2]) -> Option<Self> {
        let [first, second] = triangles;
        let colour = first[0].colour;
        let mut least = first[0];
        let mut most = first[0];
        for corner in first.iter().chain(second) {
            if corner.colour != colour {
                return None;
            }
            for axis in 0..2 {
                if corner.at[axis] < least.at[axis] {
                    least.at[axis] = corner.at[axis];
                    least.uv[axis] = corner.uv[axis];
                }
                if corner.at[axis] > most.at[axis] {
                    most.at[axis] = corner.at[axis];
                    most.uv[axis] = corner.uv[axis];
                }
            }
        }
        let quad = Self { least, most };
        // Each lacks one corner of the four, and those two are opposite.
        let lacking = quad.lacking(first)? ^ quad.lacking(second)?;
        (lacking == 3).then_some(quad)
    }

    /// Which of the rectangle's corners (0 to 3) a triangle lacks, when it has the three others.
    fn lacking(&self, triangle: &[Corner; 3]) -> Option<usize> {
        let mut seen = 0;
        let mut sum = 0;
        for corner in triangle {
            let mut place = 0;
            for axis in 0..2 {
                let end = if corner.at[axis] == self.least.at[axis] {
                    &self.least
                } else if corner.at[axis] == self.most.at[axis] {
                    place += 1 << axis;
                    &self.most
                } else {
                    return None;
                };
                if corner.uv[axis] != end.uv[axis] {
                    return None;
                }
            }
            seen |= 1 << place;
            sum += place;
        }
        (i32::count_ones(seen) == 3).then(|| 6 - sum)
    }

    /// The pixels it covers.
    pub(super) fn bounds(&self) -> PixelRect {
        PixelRect {
            left: first_from(self.least.at[0]),
            top: first_from(self.least.at[1]),
            right: first_from(self.most.at[0]),
            bottom: first_from(self.most.at[1]),
        }
    }

    pub(super) fn colour(&self) -> Texel {
        self.least.colour
    }

    /// The texture coordinates, when all corners have the same.
    pub(super) fn only_uv(&self) -> Option<[f32; 2]> {
        (self.least.uv == self.most.uv).then_some(self.least.uv)
    }

    /// How far the texels lie from the pixels `within` on which they are drawn, when each pixel shows one texel.
    pub(super) fn texel_shift(&self, within: &PixelRect) -> Option<[i32; 2]> {
        let x = self.shift_along(0, within.left, within.right)?;
        let y = self.shift_along(1, within.top, within.bottom)?;
        Some([x, y])
    }

    fn shift_along(&self, axis: usize, first: i32, end: i32) -> Option<i32> {
        let start = f64::from(self.least.at[axis]);
        let length = f64::from(self.most.at[axis]) - start;
        let uv = f64::from(self.least.uv[axis]);
        let run = f64::from(self.most.uv[axis]) - uv;
        let parts = f64::from(PARTS);
        let whole_of = |shift: f64| {
            let whole = (shift + 0.5_f64.copysign(shift)) as i32;
            let is_near = (shift - f64::from(whole)).abs() < NEAR;
            (is_near && shift.abs() < REACH).then_some(whole)
        };
        if run * parts == length {
            // As nearly always: a texel a pixel. All this is exact, and the same for every pixel.
            return whole_of(uv - start / parts);
        }
        let slope = run / length;
        let shift_at = |pixel: i32| {
            let centre = f64::from(pixel) + 0.5;
            uv + (centre * parts - start) * slope - centre
        };
        let whole = whole_of(shift_at(first))?;
        let is_near = (shift_at(end - 1) - f64::from(whole)).abs() < NEAR;
        is_near.then_some(whole)
    }
}
