//! Fitting a speech to a time: for every section what is to be cut or may be added, before any target is changed.
//!
//! The dialog keeps the speech and its manuscript as they were when it was opened; what it shows is reckoned anew only
//! when minutes or manner change.

use egui::{
    Align2, Color32, Context, CornerRadius, Frame, Id, Label, Margin, Rect, RichText, Role, ScrollArea,
    Sense, Ui, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use super::{Answer, buttons_if, modal};
use crate::model::{Fit, FitRow, Fitting, Manuscript, Speech, Target};
use crate::session::{Action, Session};
use crate::ui::budget::{characters, section_name};
use crate::ui::controls::Radio;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::properties::plain_figures;
use crate::ui::status_bar::duration;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

/// The most minutes that a speech can be given.
const LONGEST_MINUTES: u32 = 600;
/// The height of a row.
const ROW: f32 = 26.0;
/// The height of the table at most.
const TABLE: f32 = 312.0;
/// The width of a column of figures.
const COLUMN: f32 = 84.0;
/// How much further right each level begins.
const INDENT: f32 = 14.0;

/// Asks to which time a speech is to be fitted.
#[derive(Debug)]
pub struct FitDialog {
    speech: Speech,
    manuscript: Manuscript,
    minutes: String,
    fitting: Fitting,
    has_weights: bool,
    fit: Option<Fit>,
    has_focus: bool,
}

impl FitDialog {
    /// Begins with the time that the speech is given, else with the one that it takes.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let speech = session.speech().clone();
        let manuscript = session.manuscript().clone();
        let taken = manuscript.length().time(speech.information.speaking_rate());
        let taken = u32::try_from(taken.as_secs().div_ceil(60)).unwrap_or(LONGEST_MINUTES);
        let minutes = speech.information.minutes.unwrap_or(taken.max(1));
        let is_weight = |target: Option<Target>| matches!(target, Some(Target::Weight(_)));
        let has_weights = speech
            .sections
            .sections()
            .any(|section| is_weight(section.target));
        let mut dialog = Self {
            speech,
            manuscript,
            minutes: minutes.to_string(),
            fitting: Fitting::Everything,
            has_weights,
            fit: None,
            has_focus: false,
        };
        dialog.reckon();
        dialog
    }

    /// The minutes typed, if a speech can be given so many.
    fn wanted(&self) -> Option<u32> {
        let minutes = plain_figures(&self.minutes).parse().ok()?;
        (1..=LONGEST_MINUTES).contains(&minutes).then_some(minutes)
    }

    fn reckon(&mut self) {
        self.fit = self
            .wanted()
            .map(|minutes| Fit::of(&self.speech, &self.manuscript, minutes, self.fitting));
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        modal(ctx, texts, "fit", texts.get("fit-title"), 620.0, |ui| {
            let entered = self.minutes_input(ui, texts);
            self.manner(ui, texts);
            ui.add_space(space::SMALL);
            match &self.fit {
                Some(fit) if fit.rows.is_empty() => {
                    ui.colored_label(Tokens::of(ui).dim, texts.get("fit-nothing"));
                }
                Some(fit) => {
                    table(ui, &self.speech, fit, texts);
                    ui.add_space(space::TIGHT);
                    let note = RichText::new(texts.get("fit-note"))
                        .size(text_size::SMALL)
                        .color(Tokens::of(ui).dim);
                    ui.add(Label::new(note).wrap());
                }
                None => {
                    let range = [("least", 1.into()), ("most", LONGEST_MINUTES.into())];
                    ui.colored_label(Tokens::of(ui).error, texts.with("fields-number-range", &range));
                }
            }
            let action = self.action();
            let apply = action
                .clone()
                .map_or(Answer::Dismissed, |action| Answer::Act(Box::new(action)));
            let choices = [
                (texts.get("fit-apply"), apply.clone()),
                (texts.get("button-cancel"), Answer::Dismissed),
            ];
            let answer = buttons_if(ui, action.is_some(), &choices);
            answer.or((entered && action.is_some()).then_some(apply))
        })
    }

    /// What applying does; none when nothing would change.
    fn action(&self) -> Option<Action> {
        let fit = self.fit.as_ref()?;
        let changes = self.speech.information.minutes != Some(fit.minutes) || !fit.targets.is_empty();
        changes.then(|| Action::FitTime {
            minutes: fit.minutes,
            targets: fit.targets.clone(),
        })
    }

    /// The minutes, and beside them what the speech takes now. Returns whether Enter was pressed.
    fn minutes_input(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let output = ui
            .horizontal(|ui| {
                let label = ui.label(texts.get("information-minutes"));
                let output = ui
                    .scope(|ui| {
                        ui.set_max_width(72.0);
                        TextInput {
                            id: Id::unique("fit-minutes"),
                            name: texts.get("information-minutes"),
                            hint: "",
                            rows: 1,
                            blank: false,
                        }
                        .show(ui, &self.minutes)
                    })
                    .inner;
                output.response.clone().labelled_by(label.id);
                ui.add_space(space::MEDIUM);
                self.summary(ui, texts);
                output
            })
            .inner;
        if !std::mem::replace(&mut self.has_focus, true) {
            output.response.request_focus();
        }
        if let Some(minutes) = output.changed {
            self.minutes = minutes;
            self.reckon();
        }
        output.entered
    }

    fn summary(&self, ui: &mut Ui, texts: &Texts) {
        let tokens = Tokens::of(ui);
        let rate = self.speech.information.speaking_rate();
        let taken = duration(self.manuscript.length().time(rate), texts);
        ui.colored_label(tokens.dim, texts.with("fit-now", &[("time", taken.into())]));
        let Some(fit) = &self.fit else { return };
        let (over, spare) = (
            fit.budget.over(),
            fit.budget.whole.unwrap_or_default().less(fit.budget.used),
        );
        let (key, difference, colour) = if over.is_nothing() {
            ("fit-may-add", spare, tokens.ok)
        } else {
            ("fit-must-cut", over, tokens.error)
        };
        let amount = characters(difference.rounded(), self.speech.language, texts);
        ui.colored_label(colour, texts.with(key, &[("amount", amount.into())]));
    }

    /// Whether everything is scaled or weights only, where there are any.
    fn manner(&mut self, ui: &mut Ui, texts: &Texts) {
        if !self.has_weights {
            return;
        }
        let before = self.fitting;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            for (fitting, key) in [
                (Fitting::Everything, "fit-everything"),
                (Fitting::Weights, "fit-weights"),
            ] {
                if ui
                    .add(Radio::new(self.fitting == fitting, texts.get(key)))
                    .clicked()
                {
                    self.fitting = fitting;
                }
            }
        });
        if self.fitting != before {
            self.reckon();
        }
    }
}

/// Where the columns of a row end.
struct Columns {
    name: Rect,
    ends: [f32; 3],
}

impl Columns {
    fn of(row: Rect, level: usize) -> Self {
        let right = row.right() - space::SMALL;
        #[expect(clippy::cast_precision_loss, reason = "a few levels")]
        let left = row.left() + space::SMALL + INDENT * level.saturating_sub(1) as f32;
        Self {
            name: Rect::from_x_y_ranges(left..=right - 3.0 * COLUMN - space::SMALL, row.y_range()),
            ends: [right - 2.0 * COLUMN, right - COLUMN, right],
        }
    }
}

fn table(ui: &mut Ui, speech: &Speech, fit: &Fit, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let head = ui.allocate_space(vec2(ui.available_width(), 20.0)).1;
    let columns = Columns::of(head, 1);
    let font = fonts::regular(text_size::CAPTION);
    let at = pos2(columns.name.left(), head.center().y);
    ui.painter().text(
        at,
        Align2::LEFT_CENTER,
        texts.get("fit-section"),
        font.clone(),
        tokens.dim,
    );
    for (end, key) in columns
        .ends
        .into_iter()
        .zip(["fit-used", "fit-wanted", "fit-change"])
    {
        let at = pos2(end, head.center().y);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, texts.get(key), font.clone(), tokens.dim);
    }
    Frame::new()
        .fill(tokens.paper)
        .stroke(border_of(ui))
        .corner_radius(CornerRadius::same(corner::SMALL))
        .inner_margin(Margin::symmetric(0, 4))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical()
                .id_salt("fit-rows")
                .max_height(TABLE.min(ui.ctx().content_rect().height() - 320.0).max(3.0 * ROW))
                .auto_shrink([false, true])
                .show_rows(ui, ROW, fit.rows.len(), |ui, shown| {
                    for row in fit.rows.get(shown).unwrap_or_default() {
                        table_row(ui, speech, row, texts);
                    }
                });
        });
}

fn table_row(ui: &mut Ui, speech: &Speech, row: &FitRow, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let name = section_name(speech, row.id, texts);
    let (change, colour) = change(row, texts, tokens);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let columns = Columns::of(rect, row.level);
    let values = [
        ("name", name.as_str().into()),
        ("used", row.used.rounded().into()),
        ("wanted", row.wanted.rounded().into()),
        ("change", change.as_str().into()),
    ];
    let words = texts.with("fit-row", &values);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &words));
    let ink = if row.holds_others { tokens.dim } else { tokens.text };
    let mut job = LayoutJob::simple_singleline(name, fonts::regular(text_size::BODY), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(columns.name.width().max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(columns.name.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    let font = fonts::regular(text_size::SMALL);
    let figures = [
        (row.used.rounded().to_string(), ink),
        (row.wanted.rounded().to_string(), ink),
        (change, colour),
    ];
    for (end, (figure, colour)) in columns.ends.into_iter().zip(figures) {
        let at = pos2(end, rect.center().y);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, figure, font.clone(), colour);
    }
}

/// What is to be cut or may be added, in words, and its colour.
fn change(row: &FitRow, texts: &Texts, tokens: &Tokens) -> (String, Color32) {
    let (cut, add) = (row.cut().rounded(), row.add().rounded());
    let counted = |key: &str, count: u64| texts.with(key, &[("count", count.into())]);
    match (cut, add) {
        (0, 0) => (texts.get("fit-as-it-is").to_owned(), tokens.dim),
        (0, add) => (counted("fit-add", add), tokens.ok),
        (cut, _) => (counted("fit-cut", cut), tokens.error),
    }
}

#[cfg(test)]
mod tests;
