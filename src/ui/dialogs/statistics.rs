//! What can be counted in the speech, each section's share of it against what is planned, and the sentences that are
//! too long to be spoken in one breath.

mod days;

use std::collections::HashSet;
use std::fmt::Write as _;

use egui::{
    Align, Button, Context, CornerRadius, Frame, Grid, Label, Layout, Margin, Rect, RichText, ScrollArea,
    Sense, Ui, vec2,
};

use super::{Answer, buttons, modal};
use crate::session::{Sentence, Session, Statistics, long_from};
use crate::store::WrittenDays;
use crate::text::language::Language;
use crate::ui::fonts;
use crate::ui::i18n::{self, Texts};
use crate::ui::outline::rows::{Outline, Row, SectionRow};
use crate::ui::status_bar::duration;
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

use days::Days;

const ROW: f32 = 26.0;
const FIGURES_WIDTH: f32 = 232.0;
const NAME_WIDTH: f32 = 190.0;
const BAR_WIDTH: f32 = 190.0;
const COUNT_WIDTH: f32 = 92.0;
/// How high the chart, and the list of long sentences, may become.
const MOST_HEIGHT: f32 = 250.0;

/// Shows what can be counted.
#[derive(Debug)]
pub struct StatisticsDialog {
    statistics: Statistics,
    sections: Vec<SectionRow>,
    language: Language,
    /// Characters (English: words) that the longest bar stands for.
    most: usize,
    /// Characters (English: words) of the speech.
    whole: usize,
    days: Days,
}

impl StatisticsDialog {
    /// Counts the speech as it stands; `days` is what was written on which day, where that is counted.
    #[must_use]
    pub fn new(session: &Session, days: Option<WrittenDays>, texts: &Texts) -> Self {
        let outline = Outline::build(session, &HashSet::new(), "", texts);
        let sections: Vec<SectionRow> = outline
            .rows
            .into_iter()
            .filter_map(|row| match row {
                Row::Section(row) => Some(row),
                Row::Ghost(_) => None,
            })
            .collect();
        let most = sections.iter().map(|row| row.count.max(row.target.unwrap_or(0)));
        let statistics = session.statistics();
        Self {
            most: most.max().unwrap_or(0).max(1),
            whole: statistics.count.words.max(1),
            statistics,
            sections,
            language: session.speech().language,
            days: Days::new(days.unwrap_or_default()),
        }
    }

    pub(super) fn show(&self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get("command-statistics").trim_end_matches('…');
        modal(ctx, texts, "statistics", title, 820.0, |ui| {
            let mut answer = None;
            let room = ctx.content_rect().height() - 220.0;
            let height = (room / 2.0).clamp(90.0, MOST_HEIGHT);
            ui.horizontal_top(|ui| {
                let size = vec2(FIGURES_WIDTH, height);
                let figures = ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                    answer = self.figures(ui, texts);
                });
                let height = height.max(figures.response.rect.height());
                ui.add_space(space::LARGE);
                ui.vertical(|ui| self.chart(ui, height, texts));
            });
            ui.add_space(space::MEDIUM);
            let chosen = self.long_sentences(ui, height, texts);
            let choices = [
                (texts.get("button-close"), Answer::Dismissed),
                (texts.get("statistics-copy"), Answer::CopyTable(self.table(texts))),
            ];
            answer.or(chosen).or(buttons(ui, &choices))
        })
    }

    /// The figures with their names, in the order in which they are shown.
    fn named_figures(&self, texts: &Texts) -> Vec<(String, usize)> {
        let statistics = &self.statistics;
        let mean = (statistics.in_sentences + statistics.sentences / 2)
            .checked_div(statistics.sentences)
            .unwrap_or(0);
        [
            ("statistics-words", statistics.count.words),
            ("statistics-characters", statistics.count.characters),
            (
                "statistics-characters-with-spaces",
                statistics.count.characters_with_spaces,
            ),
            ("statistics-paragraphs", statistics.paragraphs),
            ("statistics-sentences", statistics.sentences),
            ("statistics-mean-sentence", mean),
        ]
        .into_iter()
        .map(|(key, figure)| (texts.get(key).to_owned(), figure))
        .collect()
    }

    fn figures(&self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        let mut answer = None;
        Grid::new("statistics")
            .num_columns(2)
            .spacing(vec2(space::LARGE, space::SMALL))
            .show(ui, |ui| {
                let right = |ui: &mut Ui, content: &mut dyn FnMut(&mut Ui)| {
                    ui.with_layout(Layout::right_to_left(Align::Center), content);
                    ui.end_row();
                };
                for (name, figure) in self.named_figures(texts) {
                    ui.label(RichText::new(name).color(Tokens::of(ui).dim));
                    right(ui, &mut |ui| {
                        ui.label(i18n::count(figure));
                    });
                }
                let longest = texts.get("statistics-longest");
                ui.label(RichText::new(longest).color(Tokens::of(ui).dim));
                right(ui, &mut |ui| match &self.statistics.longest {
                    Some(sentence) => {
                        let text = self.length_words(sentence.length, texts);
                        let button = ui.add(Button::new(text)).on_hover_text(&sentence.text);
                        let spoken =
                            texts.with("statistics-go-to", &[("sentence", sentence.text.as_str().into())]);
                        if button.accessible_name(spoken).clicked() {
                            answer = Some(Answer::Show(sentence.selection));
                        }
                    }
                    None => {
                        ui.label("–");
                    }
                });
            });
        self.days.show(ui, FIGURES_WIDTH, texts);
        answer
    }

    fn length_words(&self, length: usize, texts: &Texts) -> String {
        let key = match self.language {
            Language::Chinese => "outline-characters",
            Language::English => "outline-words",
        };
        texts.with(key, &[("count", length.into())])
    }

    fn length_and_time(&self, sentence: &Sentence, texts: &Texts) -> String {
        let length = self.length_words(sentence.length, texts);
        format!("{length} · {}", duration(sentence.spoken, texts))
    }

    fn chart(&self, ui: &mut Ui, height: f32, texts: &Texts) {
        ui.label(RichText::new(texts.get("statistics-sections")).font(fonts::bold(text_size::BODY)));
        ui.add_space(space::TIGHT);
        if self.sections.is_empty() {
            ui.label(RichText::new(texts.get("outline-empty")).color(Tokens::of(ui).dim));
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("statistics-sections")
            .max_height((height - 28.0).max(ROW))
            .auto_shrink([false, true])
            .show_rows(ui, ROW, self.sections.len(), |ui, rows| {
                for row in self.sections.get(rows).into_iter().flatten() {
                    self.section(ui, row, texts);
                }
            });
    }

    fn section(&self, ui: &mut Ui, row: &SectionRow, texts: &Texts) {
        let tokens = Tokens::of(ui);
        let size = vec2(ui.available_width(), ROW);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            #[expect(clippy::cast_precision_loss, reason = "a few levels")]
            let indent = row.level.saturating_sub(1) as f32 * space::MEDIUM;
            ui.allocate_ui_with_layout(
                vec2(NAME_WIDTH, ROW),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_min_width(NAME_WIDTH);
                    ui.add_space(indent);
                    ui.add(Label::new(row.name()).truncate());
                },
            );
            let (rect, _) = ui.allocate_exact_size(vec2(BAR_WIDTH, ROW), Sense::hover());
            self.bar(ui, rect, row);
            let right = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(vec2(COUNT_WIDTH, ROW), right, |ui| {
                ui.set_min_width(COUNT_WIDTH);
                let words = match row.target {
                    Some(target) => format!("{} / {}", i18n::count(row.count), i18n::count(target)),
                    None => self.length_words(row.count, texts),
                };
                ui.label(RichText::new(words).size(text_size::SMALL).color(tokens.dim));
            });
            ui.with_layout(right, |ui| {
                ui.label(RichText::new(self.percent(row)).size(text_size::SMALL));
            });
        });
    }

    fn percent(&self, row: &SectionRow) -> String {
        format!("{}%", (row.count * 100 + self.whole / 2) / self.whole)
    }

    /// What is written over what is planned.
    #[expect(clippy::cast_precision_loss, reason = "a bar is drawn")]
    fn bar(&self, ui: &Ui, rect: Rect, row: &SectionRow) {
        let tokens = Tokens::of(ui);
        let wide = |count: usize| rect.width() * (count as f32 / self.most as f32).min(1.0);
        let within = Rect::from_center_size(rect.center(), vec2(rect.width(), 8.0));
        let part = |count| within.with_max_x(within.left() + wide(count));
        let rounding = CornerRadius::same(2);
        if let Some(target) = row.target {
            ui.painter().rect_filled(part(target), rounding, tokens.track);
        }
        let colour = row
            .share()
            .map_or(tokens.kind(row.tone), |share| tokens.progress(share));
        ui.painter().rect_filled(part(row.count), rounding, colour);
    }

    fn long_sentences(&self, ui: &mut Ui, height: f32, texts: &Texts) -> Option<Answer> {
        let least = long_from(self.language).into();
        let key = match self.language {
            Language::Chinese => "statistics-long",
            Language::English => "statistics-long-words",
        };
        ui.label(RichText::new(texts.with(key, &[("least", least)])).font(fonts::bold(text_size::BODY)));
        ui.add_space(space::TIGHT);
        let tokens = Tokens::of(ui);
        let long = &self.statistics.long;
        if long.is_empty() {
            ui.label(RichText::new(texts.get("statistics-no-long")).color(tokens.dim));
            return None;
        }
        let mut answer = None;
        Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::symmetric(8, 4))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ScrollArea::vertical()
                    .id_salt("statistics-long")
                    .max_height((height - 40.0).max(ROW))
                    .auto_shrink([false, true])
                    .show_rows(ui, ROW, long.len(), |ui, rows| {
                        for sentence in long.get(rows).into_iter().flatten() {
                            let length = self.length_and_time(sentence, texts);
                            let size = vec2(ui.available_width(), ROW);
                            let button = Button::new(sentence.text.as_str())
                                .shortcut_text(length)
                                .frame_when_inactive(false)
                                .min_size(size)
                                .truncate();
                            let spoken = texts
                                .with("statistics-go-to", &[("sentence", sentence.text.as_str().into())]);
                            if ui.add(button).accessible_name(spoken).clicked() {
                                answer = Some(Answer::Show(sentence.selection));
                            }
                        }
                    });
            });
        answer
    }

    /// All of it as a table, columns parted by tabs.
    fn table(&self, texts: &Texts) -> String {
        let mut table = String::new();
        let mut line = |cells: &[&str]| {
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('\t', " ")).collect();
            let _ = writeln!(table, "{}", cells.join("\t"));
        };
        for (name, figure) in self.named_figures(texts) {
            line(&[&name, &figure.to_string()]);
        }
        if let Some(longest) = &self.statistics.longest {
            line(&[
                texts.get("statistics-longest"),
                &longest.length.to_string(),
                &longest.text,
            ]);
        }
        line(&[]);
        line(&[
            texts.get("statistics-section"),
            texts.get("statistics-words"),
            texts.get("statistics-target"),
            texts.get("statistics-share"),
        ]);
        for row in &self.sections {
            let target = row.target.map_or_else(String::new, |target| target.to_string());
            line(&[&row.name(), &row.count.to_string(), &target, &self.percent(row)]);
        }
        if !self.statistics.long.is_empty() {
            line(&[]);
            line(&[
                texts.get("statistics-long-sentence"),
                texts.get("statistics-words"),
                texts.get("statistics-seconds"),
            ]);
            for sentence in &self.statistics.long {
                let (length, seconds) = (sentence.length.to_string(), sentence.spoken.as_secs().to_string());
                line(&[&sentence.text, &length, &seconds]);
            }
        }
        let mut days = self.days.lines().peekable();
        if days.peek().is_some() {
            line(&[]);
            line(&[
                texts.get("statistics-day-written"),
                texts.get("statistics-characters"),
            ]);
            days.for_each(|[day, count]| line(&[&day, &count]));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::built_in;

    #[test]
    fn the_table_has_a_line_for_every_figure_section_and_long_sentence() {
        let speech = built_in("half-year-review")
            .expect("the template")
            .instantiate(None);
        let session = Session::new(speech, true);
        let texts = Texts::new(i18n::Language::Chinese);
        let days = WrittenDays::from([("2026-11-29".to_owned(), 40), ("2026-11-30".to_owned(), 2)]);
        let dialog = StatisticsDialog::new(&session, Some(days), &texts);
        let table = dialog.table(&texts);
        let blocks: Vec<Vec<&str>> = table.split("\n\n").map(|block| block.lines().collect()).collect();
        assert_eq!(blocks[0].len(), 7, "{table}");
        assert!(blocks[0].iter().all(|line| line.split('\t').count() >= 2));
        assert_eq!(blocks[1].len(), 1 + session.speech().sections.len());
        assert!(blocks[1].iter().all(|line| line.split('\t').count() == 4));
        let long = session.statistics().long.len();
        assert!(long > 0);
        assert_eq!(blocks[2].len(), 1 + long);
        assert!(blocks[2].iter().all(|line| line.split('\t').count() == 3));
        assert_eq!(blocks[3][1..], ["2026-11-29\t40", "2026-11-30\t2"]);
    }
}
