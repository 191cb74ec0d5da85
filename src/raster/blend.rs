//! Rows of pixels: filling and blending them. Written so that the compiler makes them into vector instructions.

/// A colour, premultiplied: blue, green, red, alpha. As little-endian number it is `0xAARRGGBB`.
pub(super) type Texel = [u8; 4];

/// Texels that are handled in one go: as many as make a vector that every machine has.
const BLOCK: usize = 16;

/// `product / 255`, rounded; exact for all products of two bytes.
fn by_255(product: u16) -> u8 {
    let product = product + 128;
    ((product + (product >> 8)) >> 8) as u8
}

/// Two colours multiplied.
pub(super) fn times(one: Texel, other: Texel) -> Texel {
    std::array::from_fn(|channel| by_255(u16::from(one[channel]) * u16::from(other[channel])))
}

/// Lays one colour over the row.
pub(super) fn solid(row: &mut [Texel], colour: Texel) {
    if colour[3] == 255 {
        row.fill(colour);
        return;
    }
    let keep = u16::from(255 - colour[3]);
    let colours: [u8; BLOCK] = std::array::from_fn(|at| colour[at % 4]);
    let lay_over = |block: &mut [u8; BLOCK]| {
        for (below, colour) in block.iter_mut().zip(colours) {
            *below = colour.saturating_add(by_255(u16::from(*below) * keep));
        }
    };
    let (blocks, rest) = row.as_flattened_mut().as_chunks_mut::<BLOCK>();
    blocks.iter_mut().for_each(lay_over);
    if !rest.is_empty() {
        // As a whole block, too: byte by byte it would take longer than that.
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        lay_over(&mut block);
        rest.copy_from_slice(&block[..rest.len()]);
    }
}

/// Lays texels, each multiplied with `tint`, over the row.
pub(super) fn texels(row: &mut [Texel], texels: &[Texel], tint: Texel) {
    let tints: [u16; BLOCK] = std::array::from_fn(|at| u16::from(tint[at % 4]));
    let (blocks, rest) = row.as_flattened_mut().as_chunks_mut::<BLOCK>();
    let (above, above_rest) = texels.as_flattened().as_chunks::<BLOCK>();
    for (block, above) in blocks.iter_mut().zip(above) {
        // Most of a glyph's box is empty.
        if *above != [0; BLOCK] {
            tinted_block(block, above, &tints);
        }
    }
    if above_rest.iter().any(|byte| *byte != 0) {
        let mut block = [0; BLOCK];
        let mut above = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        above[..above_rest.len()].copy_from_slice(above_rest);
        tinted_block(&mut block, &above, &tints);
        rest.copy_from_slice(&block[..rest.len()]);
    }
}

fn tinted_block(below: &mut [u8; BLOCK], above: &[u8; BLOCK], tints: &[u16; BLOCK]) {
    let above: [u8; BLOCK] = std::array::from_fn(|at| by_255(u16::from(above[at]) * tints[at]));
    let keep: [u16; BLOCK] = std::array::from_fn(|at| u16::from(255 - above[at | 3]));
    for at in 0..BLOCK {
        below[at] = above[at].saturating_add(by_255(u16::from(below[at]) * keep[at]));
    }
}

/// Lays a colour with channels from 0 to 255 over a pixel.
pub(super) fn pixel(below: &mut Texel, colour: [f32; 4]) {
    let keep = 1.0 - colour[3] / 255.0;
    *below = std::array::from_fn(|channel| {
        (colour[channel] + f32::from(below[channel]) * keep + 0.5).clamp(0.0, 255.0) as u8
    });
}

/// Lays a colour that is `start` at the first pixel and changes by `step` from one to the next over the row.
pub(super) fn gradient(row: &mut [Texel], start: [f32; 4], step: [f32; 4]) {
    for (at, below) in row.iter_mut().enumerate() {
        let at = at as f32;
        pixel(
            below,
            std::array::from_fn(|channel| (start[channel] + step[channel] * at).clamp(0.0, 255.0)),
        );
    }
}
