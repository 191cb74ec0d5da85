//! The faces the window is set in: one Chinese sans-serif, regular and bold, inside the binary.
//!
//! Chinese and English share the characters “ ” ‘ ’ — …, full-width in one and proportional in the other, and
//! Unicode does not tell them apart. So every family comes in two: with the [`Marks`] of Chinese or with those of
//! English before the common face. The interface follows its language; the manuscript says which it wants.
//!
//! What the embedded faces lack (rare characters of names, other scripts, emoji) is looked for among the system's by
//! the host's font provider; what no face has becomes a box with the character's code (`missing`), so that nothing
//! of a manuscript is ever invisible.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::text::language::Language;

mod missing;

#[cfg(test)]
mod tests;

/// Whose form the marks take that Chinese and English share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Full-width.
    Chinese,
    /// Proportional.
    Latin,
}

impl From<Language> for Marks {
    fn from(language: Language) -> Self {
        match language {
            Language::Chinese => Self::Chinese,
            Language::English => Self::Latin,
        }
    }
}

/// How heavy the letters are. (`RichText::strong` changes the colour only.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For text.
    Regular,
    /// For headings and labels.
    Bold,
}

const REGULAR: &str = "speechwright-regular";
const BOLD: &str = "speechwright-bold";
const LATIN_REGULAR: &str = "speechwright-latin-regular";
const LATIN_BOLD: &str = "speechwright-latin-bold";

/// Installs the embedded faces, the interface's marks, and the boxes for characters that no face has.
///
/// At the start, and again when the interface's language changes.
pub fn install(ctx: &Context, interface: Marks) {
    ctx.set_fonts(definitions(interface));
    ctx.add_glyph_rasterizer(missing::code_boxes());
}

/// The interface's regular face at `size` points.
#[must_use]
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// The interface's bold face at `size` points.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// A face of the manuscript at `size` points, with the marks of its language whatever the interface speaks.
#[must_use]
pub fn face(size: f32, weight: Weight, marks: Marks) -> FontId {
    FontId::new(size, FontFamily::Name(family_name(weight, marks).into()))
}

fn family_name(weight: Weight, marks: Marks) -> &'static str {
    match (weight, marks) {
        (Weight::Regular, Marks::Chinese) => "chinese-regular",
        (Weight::Bold, Marks::Chinese) => "chinese-bold",
        (Weight::Regular, Marks::Latin) => "latin-regular",
        (Weight::Bold, Marks::Latin) => "latin-bold",
    }
}

/// The faces of a family in the order in which a character is looked for.
fn faces(weight: Weight, marks: Marks) -> Vec<String> {
    let (latin, chinese) = match weight {
        Weight::Regular => (LATIN_REGULAR, [REGULAR, BOLD]),
        Weight::Bold => (LATIN_BOLD, [BOLD, REGULAR]),
    };
    (marks == Marks::Latin)
        .then_some(latin)
        .into_iter()
        .chain(chinese)
        .map(str::to_owned)
        .collect()
}

macro_rules! embedded {
    ($file:literal) => {
        include_bytes!(concat!("../../assets/fonts/", $file)).as_slice()
    };
}

fn definitions(interface: Marks) -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, face) in [
        (REGULAR, embedded!("SpeechwrightSansSC-Regular.otf")),
        (BOLD, embedded!("SpeechwrightSansSC-Bold.otf")),
        (
            LATIN_REGULAR,
            embedded!("SpeechwrightSansSCLatinMarks-Regular.otf"),
        ),
        (LATIN_BOLD, embedded!("SpeechwrightSansSCLatinMarks-Bold.otf")),
    ] {
        definitions
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(face)));
    }
    let families = &mut definitions.families;
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        families.insert(family, faces(Weight::Regular, interface));
    }
    families.insert(FontFamily::Name(BOLD.into()), faces(Weight::Bold, interface));
    for weight in [Weight::Regular, Weight::Bold] {
        for marks in [Marks::Chinese, Marks::Latin] {
            families.insert(
                FontFamily::Name(family_name(weight, marks).into()),
                faces(weight, marks),
            );
        }
    }
    definitions
}
