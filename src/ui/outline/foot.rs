//! The foot of the outline: time used of the time given, what is left to write, one bar split by kind, and, when the
//! speech is over the time given, which sections carry it.

use std::sync::Arc;
use std::time::Duration;

use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    text::LayoutJob, vec2,
};

use super::rows::Outline;
use crate::model::Share;
use crate::session::Session;
use crate::text::language::Language;
use crate::text::length::Length;
use crate::ui::budget;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::status_bar::duration;
use crate::ui::theme::{KindTone, Tokens, space, text_size};

/// The foot's height in points, with its words in one row.
pub(super) const HEIGHT: f32 = 54.0;

/// The height of a row of words.
const ROW: f32 = 18.0;

/// What is left free at either side.
const MARGIN: f32 = 14.0;

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
    /// Why the time given is not kept, when it is not: in a line, and all of it.
    pub(super) trouble: Option<(String, String)>,
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
        reason = "shares are for drawing, and what is left is rounded for reading"
    )]
    pub(super) fn of(outline: &Outline, session: &Session, texts: &Texts) -> Self {
        let (speech, budget) = (session.speech(), session.budget());
        let rate = budget.rate;
        let minutes = speech.information.minutes;
        let length: Length = outline.tones.iter().map(|share| share.length).sum();
        let units = length.units(rate);
        let given = budget.whole.map(Share::units);
        let whole = units.max(given.unwrap_or(0.0)).max(1.0);
        let spoken = outline
            .tones
            .iter()
            .filter(|share| share.length.units(rate) > 0.0);
        Self {
            language: speech.language,
            used: length.time(rate),
            given: minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
            count: length.count.words,
            left: given.map(|given| (given - units).round() as i64),
            parts: spoken
                .map(|share| Part {
                    tone: share.tone,
                    count: share.length.count.words,
                    time: share.length.time(rate),
                    share: (share.length.units(rate) / whole) as f32,
                })
                .collect(),
            trouble: budget::trouble(budget, speech, texts),
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

/// The two lines of words in the foot, and whether they need a row each.
pub(super) struct Lines {
    foot: Foot,
    time: Arc<Galley>,
    length: Arc<Galley>,
    /// Why the time given is not kept.
    trouble: Option<Arc<Galley>>,
    are_stacked: bool,
}

impl Lines {
    /// Sets the foot's words for a pane of `width`.
    pub(super) fn of(ui: &Ui, width: f32, session: &Session, outline: &Outline, texts: &Texts) -> Self {
        let foot = Foot::of(outline, session, texts);
        let tokens = Tokens::of(ui);
        let set = |text: String, colour: Color32| {
            ui.painter()
                .layout_no_wrap(text, fonts::regular(text_size::SMALL), colour)
        };
        let time = set(foot.time_text(texts), tokens.dim);
        let length = set(foot.length_text(texts), foot.length_colour(tokens));
        let needed = time.size().x + space::MEDIUM + length.size().x;
        let room = width - 2.0 * MARGIN;
        let trouble = foot.trouble.as_ref().map(|(line, _)| {
            let small = fonts::regular(text_size::SMALL);
            let mut job = LayoutJob::simple_singleline(line.clone(), small, tokens.error);
            job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
            ui.painter().layout_job(job)
        });
        Self {
            are_stacked: needed > room,
            foot,
            time,
            length,
            trouble,
        }
    }

    /// The foot's height in points.
    pub(super) fn height(&self) -> f32 {
        let rows = u8::from(self.are_stacked) + u8::from(self.trouble.is_some());
        HEIGHT + f32::from(rows) * ROW
    }

    /// Shows the foot in `rect`.
    pub(super) fn show(self, ui: &mut Ui, rect: Rect, texts: &Texts) {
        let line = Stroke::new(1.0, Tokens::of(ui).line);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
        let whole = ui.interact(rect, Id::unique("outline-foot"), Sense::hover());
        let summary = format!("{} · {}", self.time.text(), self.length.text());
        whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &summary));
        let inner = rect.shrink2(vec2(MARGIN, 0.0));
        let first = Rect::from_min_size(inner.left_top() + vec2(0.0, 11.0), vec2(inner.width(), ROW));
        let second = first.translate(vec2(0.0, if self.are_stacked { ROW } else { 0.0 }));
        let align = if self.are_stacked {
            Align2::LEFT_CENTER
        } else {
            Align2::RIGHT_CENTER
        };
        for (galley, place, align) in [
            (self.time, first, Align2::LEFT_CENTER),
            (self.length, second, align),
        ] {
            let at = align.align_size_within_rect(galley.size(), place).min;
            ui.painter().galley(at, galley, Color32::PLACEHOLDER);
        }
        let top = second.bottom() + 7.0;
        let bar = Rect::from_min_size(pos2(inner.left(), top), vec2(inner.width(), 5.0));
        paint_bar(ui, bar, &self.foot, texts);
        if let Some((galley, (_, all))) = self.trouble.zip(self.foot.trouble.as_ref()) {
            let row = Rect::from_min_size(pos2(inner.left(), bar.bottom() + 4.0), vec2(inner.width(), ROW));
            let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), row).min;
            ui.painter().galley(at, galley, Color32::PLACEHOLDER);
            let response = ui.interact(row, Id::unique("outline-trouble"), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, all));
            response.on_hover_text(all);
        }
    }
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
