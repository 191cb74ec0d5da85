//! The pages' pictures. One is decoded when it is shown and let go of when another one is.

use std::fmt;
use std::io::Cursor;

use egui::{ColorImage, Image, Role, Sense, StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo};

use super::ManualPage;
use crate::ui::i18n::Language;
use crate::ui::theme::{border_of, corner};

/// The picture that was shown last.
#[derive(Default)]
pub struct Pictures {
    shown: Option<((ManualPage, Language), TextureHandle)>,
}

impl fmt::Debug for Pictures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.shown.as_ref().map(|(which, _)| which);
        formatter.debug_struct("Pictures").field("shown", &shown).finish()
    }
}

impl Pictures {
    /// Shows a page's picture, never larger than it is and never larger than `room`. `words` say what it shows.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut Ui,
        (page, language): (ManualPage, Language),
        words: &str,
        room: Vec2,
    ) {
        let Some(texture) = self.texture(ui, page, language) else {
            return;
        };
        let full = texture.size_vec2();
        let share = (room.x / full.x).min(room.y / full.y).min(1.0);
        let (rect, response) = ui.allocate_exact_size((full * share).floor(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
        let corners = corner::SMALL;
        Image::new((texture.id(), rect.size()))
            .corner_radius(corners)
            .paint_at(ui, rect);
        let edge = border_of(ui);
        ui.painter().rect_stroke(rect, corners, edge, StrokeKind::Outside);
    }

    fn texture(&mut self, ui: &Ui, page: ManualPage, language: Language) -> Option<TextureHandle> {
        let which = (page, language);
        if let Some((_, texture)) = self.shown.as_ref().filter(|(shown, _)| *shown == which) {
            return Some(texture.clone());
        }
        let image = decoded(page.picture(language))?;
        let name = format!("manual-{}", page.stem());
        let texture = ui.ctx().load_texture(name, image, TextureOptions::LINEAR);
        self.shown = Some((which, texture.clone()));
        Some(texture)
    }
}

/// The pixels of a PNG file; none where it holds no colours of eight bits.
pub(super) fn decoded(file: &[u8]) -> Option<ColorImage> {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    let bytes = bytes.get(..frame.buffer_size())?;
    let size = [
        usize::try_from(frame.width).ok()?,
        usize::try_from(frame.height).ok()?,
    ];
    match frame.color_type {
        png::ColorType::Rgb => Some(ColorImage::from_rgb(size, bytes)),
        png::ColorType::Rgba => Some(ColorImage::from_rgba_unmultiplied(size, bytes)),
        _ => None,
    }
}
