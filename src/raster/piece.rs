//! Meshes cut into pieces: whoever types changes the end of a mesh, and the pieces before stay as they were.

use egui::epaint::{Mesh, Vertex};

/// A piece has so many indices at least, unless the mesh ends: those of a row of glyphs or two.
const LEAST: usize = 6 * 64;

/// A mesh whose pieces would have so many times more vertices than indices is not cut: they would overlap.
const MOST_APART: usize = 2;

/// A piece of a mesh.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    /// All that its indices mean, and maybe some between.
    pub vertices: &'a [Vertex],
    /// As in the mesh.
    pub indices: &'a [u32],
    /// The index of its first vertex.
    pub first: u32,
}

impl Piece<'_> {
    /// Indices of the mesh as places among the piece's own vertices.
    pub(super) fn places<const N: usize>(&self, indices: [u32; N]) -> [u32; N] {
        indices.map(|index| index.wrapping_sub(self.first))
    }

    /// Whether it is made of the same, to the last bit; of indices as [`Self::places`] has them.
    pub(super) fn is(&self, vertices: &[Vertex], indices: &[u32]) -> bool {
        self.vertices.len() == vertices.len()
            && self.indices.len() == indices.len()
            && differences(self.indices, indices, |one, other| {
                one.wrapping_sub(self.first) ^ other
            }) == 0
            && differences(self.vertices, vertices, vertices_differ) == 0
    }
}

/// Without looking whether there are any on the way: that is quicker.
fn differences<T>(some: &[T], others: &[T], between: impl Fn(&T, &T) -> u32) -> u32 {
    let pairs = some.iter().zip(others);
    pairs.fold(0, |all, (one, other)| all | between(one, other))
}

fn vertices_differ(one: &Vertex, other: &Vertex) -> u32 {
    let number = |number: f32| number.to_bits();
    (number(one.pos.x) ^ number(other.pos.x))
        | (number(one.pos.y) ^ number(other.pos.y))
        | (number(one.uv.x) ^ number(other.uv.x))
        | (number(one.uv.y) ^ number(other.uv.y))
        | (u32::from_le_bytes(one.color.to_array()) ^ u32::from_le_bytes(other.color.to_array()))
}

/// The pieces of a mesh, which together have all of its triangles, in their order.
pub(super) fn pieces(mesh: &Mesh) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = mesh.indices.as_slice();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (indices, others) = rest.split_at(end(rest));
        let next = piece(mesh, indices);
        if next.vertices.len() > MOST_APART * indices.len() {
            let all = piece(mesh, rest);
            rest = &[];
            return Some(all);
        }
        rest = others;
        Some(next)
    })
}

/// Where a piece may end: before a rectangle, so that none is cut in two.
fn end(indices: &[u32]) -> usize {
    let starts = (LEAST..indices.len()).step_by(3);
    let mut ends = starts.filter(|&start| {
        let rectangle = indices.get(start..start + 6);
        rectangle.is_some_and(|corners| {
            let [first, second, third, again, and_again, last] = *corners else {
                return false;
            };
            again == third && and_again == second && last.wrapping_sub(first) == 3
        })
    });
    ends.next().unwrap_or(indices.len())
}

fn piece<'a>(mesh: &'a Mesh, indices: &'a [u32]) -> Piece<'a> {
    let ends = |all: (u32, u32), index: &u32| (all.0.min(*index), all.1.max(*index));
    let (first, last) = indices.iter().fold((u32::MAX, 0), ends);
    // Indices that lead nowhere are passed over when they are met.
    let end = (last as usize).saturating_add(1).min(mesh.vertices.len());
    Piece {
        vertices: mesh.vertices.get(first as usize..end).unwrap_or_default(),
        indices,
        first,
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Rect, pos2, vec2};

    use super::*;

    fn glyphs(count: u8) -> Mesh {
        let mut mesh = Mesh::default();
        for number in 0..count {
            let place = Rect::from_min_size(pos2(f32::from(number), 0.0), vec2(1.0, 1.0));
            mesh.add_rect_with_uv(place, place, Color32::WHITE);
        }
        mesh
    }

    #[test]
    fn pieces_have_all_triangles_and_cut_no_rectangle() {
        for triangles_before in 0..3 {
            let mut mesh = Mesh::default();
            for _ in 0..triangles_before {
                mesh.add_triangle(0, 1, 2);
            }
            mesh.append(glyphs(200));
            let all: Vec<_> = pieces(&mesh).collect();
            let indices: Vec<u32> = all.iter().flat_map(|piece| piece.indices).copied().collect();
            assert!(indices == mesh.indices);
            assert!(all.len() > 2);
            let cut = all.iter().skip(1).filter(|piece| piece.indices.len() % 6 != 0);
            assert_eq!(cut.count(), 0);
        }
    }

    #[test]
    fn pieces_before_a_change_are_what_they_were() {
        let (before, mut after) = (glyphs(200), glyphs(201));
        after.vertices[4 * 150].color = Color32::BLACK;
        let kept = pieces(&before).zip(pieces(&after)).map(|(before, after)| {
            let indices: Vec<u32> = before.indices.iter().map(|index| index - before.first).collect();
            after.is(before.vertices, &indices)
        });
        assert_eq!(kept.collect::<Vec<_>>(), [true, true, false, false]);
    }

    #[test]
    fn a_mesh_that_jumps_about_is_not_cut() {
        let mut mesh = glyphs(250);
        for number in (0..mesh.indices.len()).step_by(60) {
            mesh.indices[number] = 996 * u32::from(number % 120 == 0);
        }
        let all: Vec<_> = pieces(&mesh).collect();
        assert!(all.iter().map(|piece| piece.vertices.len()).sum::<usize>() <= 3 * mesh.indices.len());
        let mut far = glyphs(250);
        far.vertices.resize(100_000, far.vertices[0]);
        far.indices[3] = 99_999;
        assert_eq!(pieces(&far).count(), 1);
    }

    #[test]
    fn indices_that_lead_nowhere_do_no_harm() {
        let mut mesh = glyphs(1);
        mesh.indices.extend([900, 901, u32::MAX]);
        let all: Vec<_> = pieces(&mesh).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].vertices.len(), 4);
        assert_eq!(all[0].places([900, u32::MAX]), [900, u32::MAX]);
        mesh.indices = vec![700, 701, 702];
        assert!(pieces(&mesh).all(|piece| piece.vertices.is_empty()));
    }
}
