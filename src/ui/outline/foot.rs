//! The foot of the outline: time used of the time given, what is left to write, and one bar split by kind.

use std::time::Duration;

use egui::{Align2, Color32, CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::rows::Outline;
use crate::model::Information;
use crate::session::Session;
use crate::text::language::Language;
use crate::text::speaking_time::{SpeakingRate, speaking_time};
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::status_bar::duration;
use crate::ui::theme::{KindTone, Tokens, space, text_size};

/// The foot's height in points.
pub(super) const HEIGHT: f32 = 54.0;

/// What the foot shows, as plain data.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Foot {
    pub(super) language: Language,
    pub(super) used: Duration,
    pub(super) given: Option<Duration>,
    /// Characters (English: words) by Word's rule.
    pub(super) count: usize,
    /// What can still be said in the time given; negative when it is exceeded, none without a time.
    pub(super) left: Option<i64>,
    pub(super) parts: Vec<Part>,
}

/// A stretch of the bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub(super) tone: KindTone,
    pub(super) count: usize,
    pub(super) time: Duration,
    /// Its share of the whole bar.
    pub(super) share: f32,
}

impl Foot {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "shares are for drawing, and what is left is rounded for reading"
    )]
    pub(super) fn of(outline: &Outline, information: &Information, language: Language) -> Self {
        let rate = SpeakingRate::new(information.rate);
        let units: f32 = outline.tones.iter().map(|share| share.spoken_units).sum();
        let given = information
            .minutes
            .map(|minutes| minutes as f32 * rate.units_per_minute() as f32);
        let whole = units.max(given.unwrap_or(0.0)).max(1.0);
        let parts = outline.tones.iter().filter(|share| share.spoken_units > 0.0);
        Self {
            language,
            used: speaking_time(units, rate),
            given: information
                .minutes
                .map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
            count: outline.tones.iter().map(|share| share.count).sum(),
            left: given.map(|given| (given - units).round() as i64),
            parts: parts
                .map(|share| Part {
                    tone: share.tone,
                    count: share.count,
                    time: speaking_time(share.spoken_units, rate),
                    share: share.spoken_units / whole,
                })
                .collect(),
        }
    }

    /// The time used, of the time given where one is.
    pub(super) fn time_text(&self, texts: &Texts) -> String {
        let used = duration(self.used, texts);
        match self.given {
            Some(given) => {
                let given = duration(given, texts);
                texts.with(
                    "outline-time-used",
                    &[("used", used.into()), ("given", given.into())],
                )
            }
            None => texts.with("status-time", &[("time", used.into())]),
        }
    }

    /// What is left to write or over, or without a time given the length.
    pub(super) fn length_text(&self, texts: &Texts) -> String {
        let chinese = self.language == Language::Chinese;
        let Some(left) = self.left else {
            return length_text(self.count, self.language, texts);
        };
        let key = match (left < 0, chinese) {
            (false, true) => "outline-characters-left",
            (false, false) => "outline-words-left",
            (true, true) => "outline-characters-over",
            (true, false) => "outline-words-over",
        };
        texts.with(key, &[("count", left.unsigned_abs().into())])
    }

    fn length_colour(&self, tokens: &Tokens) -> Color32 {
        match self.left {
            None => tokens.dim,
            Some(left) if left < 0 => tokens.error,
            Some(_) => tokens.ok,
        }
    }
}

fn length_text(count: usize, language: Language, texts: &Texts) -> String {
    let key = match language {
        Language::Chinese => "outline-characters",
        Language::English => "outline-words",
    };
    texts.with(key, &[("count", count.into())])
}

fn tone_key(tone: KindTone) -> &'static str {
    match tone {
        KindTone::Opening => "kind-opening",
        KindTone::Impression => "kind-impression",
        KindTone::Requirement => "kind-requirement",
        KindTone::Closing => "outline-tone-other",
    }
}

/// Shows the foot in `rect`.
pub(super) fn show(ui: &mut Ui, rect: Rect, session: &Session, outline: &Outline, texts: &Texts) {
    let speech = session.speech();
    let foot = Foot::of(outline, &speech.information, speech.language);
    let tokens = Tokens::of(ui);
    ui.painter()
        .hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    let inner = rect.shrink2(vec2(space::LARGE - 2.0, 0.0));
    let y = rect.top() + 20.0;
    let font = fonts::regular(text_size::SMALL);
    let (time, length) = (foot.time_text(texts), foot.length_text(texts));
    let painter = ui.painter();
    painter.text(
        pos2(inner.left(), y),
        Align2::LEFT_CENTER,
        &time,
        font.clone(),
        tokens.dim,
    );
    let colour = foot.length_colour(tokens);
    painter.text(
        pos2(inner.right(), y),
        Align2::RIGHT_CENTER,
        &length,
        font,
        colour,
    );
    let bar = Rect::from_min_size(pos2(inner.left(), rect.top() + 36.0), vec2(inner.width(), 5.0));
    let whole = ui.interact(rect, Id::unique("outline-foot"), Sense::hover());
    let summary = format!("{time} · {length}");
    whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &summary));
    paint_bar(ui, bar, &foot, texts);
}

fn paint_bar(ui: &Ui, bar: Rect, foot: &Foot, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let rounding = CornerRadius::same(2);
    ui.painter().rect_filled(bar, rounding, tokens.track);
    let mut left = bar.left();
    for (place, part) in foot.parts.iter().enumerate() {
        let right = left + bar.width() * part.share;
        let drawn = Rect::from_min_max(pos2(left, bar.top()), pos2((right - 1.0).max(left), bar.bottom()));
        ui.painter()
            .rect_filled(drawn, CornerRadius::ZERO, tokens.kind(part.tone));
        let name = part_text(part, foot.language, texts);
        let reach = Rect::from_x_y_ranges(left..=right, bar.y_range()).expand2(vec2(0.0, space::SMALL));
        let response = ui.interact(reach, Id::unique(("outline-time", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &name));
        response.on_hover_text(name.as_str());
        left = right;
    }
}

fn part_text(part: &Part, language: Language, texts: &Texts) -> String {
    let kind = texts.get(tone_key(part.tone));
    let time = duration(part.time, texts);
    format!("{kind} · {time} · {}", length_text(part.count, language, texts))
}
