//! Triangles: which pixels they cover, to the last one, and how colours and texture coordinates run over them.

use super::{blend::Texel, rect::PixelRect, texture::Texture};

/// Positions are whole numbers of these parts of a pixel.
pub(super) const PARTS: i32 = 256;

/// Positions lie within this many pixels of the origin, so that products of two fit into 64 bits.
pub(super) const REACH: f64 = 2_097_152.0;

/// A corner of a triangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Corner {
    /// In [`PARTS`] of a pixel.
    pub at: [i32; 2],
    /// In texels.
    pub uv: [f32; 2],
    pub colour: Texel,
}

impl Corner {
    /// One that is too far out, or no number. Nothing is drawn with it as it is.
    pub(super) const NOWHERE: Self = Self {
        at: [i32::MIN; 2],
        uv: [0.0; 2],
        colour: [0; 4],
    };

    /// Whether it is another one than [`Self::NOWHERE`].
    pub(super) fn is_somewhere(&self) -> bool {
        self.at[0] != i32::MIN
    }
}

/// A position in pixels, snapped; `None` when it is out of [`REACH`] or no number.
pub(super) fn snap(pixels: f64) -> Option<i32> {
    if pixels.abs() <= REACH {
        let parts = pixels * f64::from(PARTS);
        Some((parts + 0.5_f64.copysign(parts)) as i32)
    } else {
        None
    }
}

/// The first pixel whose centre is not left of (or above) a position.
pub(super) fn first_from(parts: i32) -> i32 {
    (parts + PARTS / 2 - 1).div_euclid(PARTS)
}

/// The pixels on the inner side of an edge: those with `by_x * x + by_y * y + offset >= 0`.
#[derive(Clone, Copy, Debug)]
struct Edge {
    by_x: i64,
    by_y: i64,
    offset: i64,
}

impl Edge {
    /// The edge of a triangle that turns clockwise.
    fn new(from: [i32; 2], to: [i32; 2]) -> Self {
        let [x, y] = from.map(i64::from);
        let across = i64::from(to[0]) - x;
        let down = i64::from(to[1]) - y;
        let half = i64::from(PARTS / 2);
        let is_top_or_left = down < 0 || (down == 0 && across > 0);
        let at_first_centre = across * (half - y) - down * (half - x) - i64::from(!is_top_or_left);
        Self {
            by_x: -down,
            by_y: across,
            offset: at_first_centre.div_euclid(i64::from(PARTS)),
        }
    }

    /// Whether a pixel of the rectangle is on the inner side.
    fn touches(&self, rect: &PixelRect) -> bool {
        let x = if self.by_x > 0 { rect.right - 1 } else { rect.left };
        let y = if self.by_y > 0 { rect.bottom - 1 } else { rect.top };
        self.by_x * i64::from(x) + self.by_y * i64::from(y) + self.offset >= 0
    }
}

/// How a value runs over a triangle, by the pixel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    origin: f64,
    pub by_x: f64,
    pub by_y: f64,
}

impl Plane {
    /// The value at the centre of a pixel.
    pub(super) fn at(&self, x: i32, y: i32) -> f64 {
        self.origin + self.by_x * f64::from(x) + self.by_y * f64::from(y)
    }
}

/// A triangle that covers something.
#[derive(Clone, Debug)]
pub(super) struct Triangle {
    pub corners: [Corner; 3],
    edges: [Edge; 3],
    /// Twice the area, in [`PARTS`] squared.
    area: i64,
}

impl Triangle {
    /// `None` when the corners lie on a line.
    pub(super) fn new(mut corners: [Corner; 3]) -> Option<Self> {
        let mut area = Self::area(&corners);
        if area == 0 {
            return None;
        }
        if area < 0 {
            corners.swap(1, 2);
            area = -area;
        }
        let [first, second, third] = corners.each_ref().map(|corner| corner.at);
        let edges = [
            Edge::new(first, second),
            Edge::new(second, third),
            Edge::new(third, first),
        ];
        Some(Self { corners, edges, area })
    }

    fn area(corners: &[Corner; 3]) -> i64 {
        let [first, second, third] = corners.each_ref().map(|corner| corner.at.map(i64::from));
        (second[0] - first[0]) * (third[1] - first[1]) - (second[1] - first[1]) * (third[0] - first[0])
    }

    /// The pixels between its outermost corners.
    pub(super) fn bounds(corners: &[Corner; 3]) -> PixelRect {
        let [[x0, y0], [x1, y1], [x2, y2]] = corners.each_ref().map(|corner| corner.at);
        PixelRect {
            left: first_from(x0.min(x1).min(x2)),
            top: first_from(y0.min(y1).min(y2)),
            // A corner on a pixel's centre may belong to the triangle.
            right: first_from(x0.max(x1).max(x2) + 1),
            bottom: first_from(y0.max(y1).max(y2) + 1),
        }
    }

    /// Whether it may cover a pixel of the rectangle, which lies within its bounds.
    pub(super) fn touches(&self, rect: &PixelRect) -> bool {
        self.edges.iter().all(|edge| edge.touches(rect))
    }

    /// Whether texels between its corners are others than in the last frame.
    pub(super) fn has_changed(&self, texture: &Texture) -> bool {
        let [first, second, third] = self.corners.each_ref().map(|corner| corner.uv);
        let ends = |choose: fn(f32, f32) -> f32| {
            std::array::from_fn(|axis| choose(choose(first[axis], second[axis]), third[axis]))
        };
        texture.has_changed_between(ends(f32::min), ends(f32::max))
    }

    /// How a value that the corners have runs over it.
    pub(super) fn plane(&self, of: impl Fn(&Corner) -> f64) -> Plane {
        let parts = f64::from(PARTS);
        let [first, second, third] = self.corners.each_ref();
        let along = |corner: &Corner, axis: usize| f64::from(corner.at[axis]) - f64::from(first.at[axis]);
        let start = of(first);
        let (one, other) = (of(second) - start, of(third) - start);
        let scale = parts / self.area as f64;
        let by_x = (one * along(third, 1) - other * along(second, 1)) * scale;
        let by_y = (other * along(second, 0) - one * along(third, 0)) * scale;
        let [x, y] = first
            .at
            .map(|parts_from_origin| f64::from(parts_from_origin) / parts - 0.5);
        Plane {
            origin: start - by_x * x - by_y * y,
            by_x,
            by_y,
        }
    }

    /// The covered pixels within `bounds`, row by row.
    pub(super) fn spans(&self, bounds: PixelRect) -> Spans {
        Spans {
            walks: self.edges.map(|edge| Walk::new(edge, bounds.top)),
            bounds,
        }
    }
}

/// Follows an edge down, row by row, without dividing.
#[derive(Clone, Copy, Debug)]
struct Walk {
    side: Side,
    /// Of the edge's value at the row's beginning divided by `divisor`, rounded down.
    quotient: i64,
    remainder: i64,
    quotient_step: i64,
    remainder_step: i64,
    divisor: i64,
}

/// On which side of the triangle an edge is.
#[derive(Clone, Copy, Debug)]
enum Side {
    Left,
    Right,
    Level,
}

impl Walk {
    fn new(edge: Edge, row: i32) -> Self {
        let side = match edge.by_x {
            1.. => Side::Left,
            0 => Side::Level,
            _ => Side::Right,
        };
        let divisor = edge.by_x.abs().max(1);
        let value = edge.by_y * i64::from(row) + edge.offset;
        Self {
            side,
            quotient: value.div_euclid(divisor),
            remainder: value.rem_euclid(divisor),
            quotient_step: edge.by_y.div_euclid(divisor),
            remainder_step: edge.by_y.rem_euclid(divisor),
            divisor,
        }
    }

    fn step(&mut self) {
        self.quotient += self.quotient_step;
        self.remainder += self.remainder_step;
        if self.remainder >= self.divisor {
            self.remainder -= self.divisor;
            self.quotient += 1;
        }
    }
}

/// A part of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub y: i32,
    pub left: i32,
    pub right: i32,
}

/// The rows of a triangle, each with the pixels that are covered; rows without any are left out.
pub(super) struct Spans {
    walks: [Walk; 3],
    bounds: PixelRect,
}

impl Iterator for Spans {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.bounds.top < self.bounds.bottom {
            let mut left = i64::from(self.bounds.left);
            let mut right = i64::from(self.bounds.right);
            for walk in &mut self.walks {
                match walk.side {
                    Side::Left => left = left.max(-walk.quotient),
                    Side::Right => right = right.min(walk.quotient + 1),
                    Side::Level if walk.quotient < 0 => right = left,
                    Side::Level => {}
                }
                walk.step();
            }
            let y = self.bounds.top;
            self.bounds.top += 1;
            if left < right {
                return Some(Span {
                    y,
                    left: left as i32,
                    right: right as i32,
                });
            }
        }
        None
    }
}
