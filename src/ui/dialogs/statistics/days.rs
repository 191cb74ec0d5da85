//! What was written on each of the last days, as small bars.

use egui::{CornerRadius, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::store::WrittenDays;
use crate::ui::fonts;
use crate::ui::i18n::{self, Texts};
use crate::ui::theme::{Tokens, space, text_size};

/// So many days are shown.
const SHOWN: usize = 14;
const HEIGHT: f32 = 36.0;
/// The least a bar is high, so that a day on which little was written is seen.
const LEAST: f32 = 2.0;

/// The last days on which something was written, the newest last.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<(String, u64)>);

impl Days {
    pub fn new(days: WrittenDays) -> Self {
        let passed = days.len().saturating_sub(SHOWN);
        Self(days.into_iter().skip(passed).collect())
    }

    /// The days with what was written on them, in lines of a table.
    pub fn lines(&self) -> impl Iterator<Item = [String; 2]> {
        self.0.iter().map(|(day, count)| [day.clone(), count.to_string()])
    }

    /// Shows them, if they are counted.
    pub fn show(&self, ui: &mut Ui, width: f32, texts: &Texts) {
        let Some((_, today)) = self.0.last() else { return };
        let most = self.0.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        ui.add_space(space::SMALL);
        let words = texts.with("statistics-today", &[("count", figure(*today).into())]);
        ui.label(RichText::new(words).font(fonts::bold(text_size::SMALL)));
        let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
        let listed: Vec<String> = self
            .0
            .iter()
            .map(|(day, count)| day_words(day, *count, texts))
            .collect();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, listed.join("; ")));
        let floor = Stroke::new(1.0, Tokens::of(ui).line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, floor);
        for (index, (_, count)) in self.0.iter().enumerate() {
            self.bar(ui, rect, index, *count, most);
        }
        response.on_hover_text(listed.join("\n"));
    }

    #[expect(clippy::cast_precision_loss, reason = "bars are drawn")]
    fn bar(&self, ui: &Ui, rect: Rect, index: usize, count: u64, most: u64) {
        let step = rect.width() / SHOWN as f32;
        let left = rect.left() + step * index as f32;
        let height = (rect.height() * (count as f32 / most as f32)).max(LEAST);
        let bar = Rect::from_min_max(
            pos2(left, rect.bottom() - height),
            pos2(left + step - space::TIGHT, rect.bottom()),
        );
        let tokens = Tokens::of(ui);
        let is_today = index + 1 == self.0.len();
        let colour = if is_today {
            tokens.accent
        } else {
            tokens.line_strong
        };
        ui.painter().rect_filled(bar, CornerRadius::same(1), colour);
    }
}

fn figure(count: u64) -> String {
    i18n::count(usize::try_from(count).unwrap_or(usize::MAX))
}

fn day_words(day: &str, count: u64, texts: &Texts) -> String {
    texts.with(
        "statistics-day",
        &[("day", day.into()), ("count", figure(count).into())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_days_are_shown_and_the_newest_last() {
        let days = (1..=20).map(|day| (format!("2026-11-{day:02}"), day)).collect();
        let lines: Vec<[String; 2]> = Days::new(days).lines().collect();
        assert_eq!(lines.len(), SHOWN);
        assert_eq!(lines[0], ["2026-11-07".to_owned(), "7".to_owned()]);
        assert_eq!(lines[SHOWN - 1], ["2026-11-20".to_owned(), "20".to_owned()]);
    }
}
