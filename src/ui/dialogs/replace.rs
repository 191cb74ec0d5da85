//! All that is to be replaced, each place with what stands around it, before anything is changed: what is not to be
//! replaced is left out, and what cannot be says why.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Color32, Context, Frame, Label, Layout, Margin, RichText, ScrollArea, Sense, Stroke, Ui,
    vec2,
};

use super::{Answer, buttons_if, modal};
use crate::model::SectionId;
use crate::session::{Action, Replacement, Session};
use crate::ui::controls::{Tick, lead_to_words};
use crate::ui::excerpt::{self, Excerpt};
use crate::ui::find::{Listed, Target, obstacle_key};
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

const ROW: f32 = 30.0;
/// How wide the names of sections are at most.
const NAME_WIDTH: f32 = 210.0;

/// Lists all that is to be replaced.
#[derive(Debug)]
pub struct ReplaceDialog {
    entries: Vec<Entry>,
    marks: fonts::Marks,
    /// How many are chosen.
    chosen: usize,
    /// How many cannot be replaced.
    fixed: usize,
}

#[derive(Debug)]
struct Entry {
    excerpt: Excerpt,
    /// Which section or field it stands in.
    name: String,
    change: Change,
}

#[derive(Debug)]
enum Change {
    Possible {
        replacement: Replacement,
        chosen: bool,
    },
    /// Why it stays as it is.
    Impossible(&'static str),
}

impl ReplaceDialog {
    /// Lists matches, all of which that can be replaced are chosen.
    #[must_use]
    pub fn new(session: &Session, listed: Vec<Listed>, texts: &Texts) -> Self {
        let mut names = Names {
            session,
            texts,
            last: None,
        };
        let entries: Vec<Entry> = listed
            .into_iter()
            .map(|listed| Entry::new(&mut names, listed))
            .collect();
        let fixed = entries
            .iter()
            .filter(|entry| matches!(entry.change, Change::Impossible(_)))
            .count();
        Self {
            chosen: entries.len() - fixed,
            fixed,
            entries,
            marks: session.speech().language.into(),
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get("replace-title");
        let height = (ctx.content_rect().height() - 260.0).clamp(160.0, 520.0);
        let answer = modal(ctx, texts, "replace", title, 780.0, |ui| {
            self.head(ui, texts);
            ui.add_space(space::SMALL);
            self.list(ui, height, texts);
            let count = self.chosen.into();
            let accept = texts.with("replace-accept", &[("count", count)]);
            buttons_if(
                ui,
                self.chosen > 0,
                &[
                    (&accept, Answer::Accepted),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            )
        });
        Some(match answer? {
            Answer::Accepted => Answer::Act(Box::new(Action::ReplaceMatches(self.taken()))),
            other => other,
        })
    }

    fn taken(&mut self) -> Vec<Replacement> {
        std::mem::take(&mut self.entries)
            .into_iter()
            .filter_map(|entry| match entry.change {
                Change::Possible {
                    replacement,
                    chosen: true,
                } => Some(replacement),
                _ => None,
            })
            .collect()
    }

    /// How many there are, and all of them at once.
    fn head(&mut self, ui: &mut Ui, texts: &Texts) {
        let possible = self.entries.len() - self.fixed;
        ui.horizontal(|ui| {
            if possible > 0 {
                let mut all = self.chosen == possible;
                let some = self.chosen > 0 && !all;
                let words = texts.get("replace-all-of-them");
                if ui.add(Tick::new(&mut all, words).in_part(some)).clicked() {
                    self.choose_all(self.chosen < possible);
                }
            }
            let words = if self.entries.is_empty() {
                texts.get("find-none").to_owned()
            } else if self.fixed > 0 {
                let values = [("count", possible.into()), ("fixed", self.fixed.into())];
                texts.with("replace-counts-fixed", &values)
            } else {
                texts.with("replace-counts", &[("count", possible.into())])
            };
            ui.label(RichText::new(words).color(Tokens::of(ui).dim));
        });
    }

    fn choose_all(&mut self, all: bool) {
        for entry in &mut self.entries {
            if let Change::Possible { chosen, .. } = &mut entry.change {
                *chosen = all;
            }
        }
        self.chosen = if all { self.entries.len() - self.fixed } else { 0 };
    }

    fn list(&mut self, ui: &mut Ui, height: f32, texts: &Texts) {
        let tokens = Tokens::of(ui);
        Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::symmetric(12, 6))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show_rows(ui, ROW, self.entries.len(), |ui, rows| {
                        for entry in self.entries.get_mut(rows).into_iter().flatten() {
                            match entry.show(ui, self.marks, texts) {
                                Some(true) => self.chosen += 1,
                                Some(false) => self.chosen -= 1,
                                None => {}
                            }
                        }
                    });
            });
    }
}

impl Entry {
    /// `names` remembers what the section of the match before is called.
    fn new(names: &mut Names<'_>, listed: Listed) -> Self {
        let (excerpt, name) = match listed.target {
            Target::Paragraph { paragraph, shown } => {
                (Excerpt::of(&paragraph.text, shown), names.of(paragraph.section))
            }
            Target::Value { name, value, shown } => (Excerpt::of(&value, shown), name),
        };
        let change = match listed.replacement {
            Ok(replacement) => Change::Possible {
                replacement,
                chosen: true,
            },
            Err(obstacle) => Change::Impossible(obstacle_key(obstacle)),
        };
        Self {
            excerpt,
            name,
            change,
        }
    }

    /// Shows the entry as one line. Returns whether it was chosen or left out.
    fn show(&mut self, ui: &mut Ui, marks: fonts::Marks, texts: &Texts) -> Option<bool> {
        let size = vec2(ui.available_width(), ROW);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            let spoken = self.spoken(texts);
            let changed = match &mut self.change {
                Change::Possible { chosen, .. } => {
                    let response = ui.add(Tick::bare(chosen)).accessible_name(spoken);
                    response.clicked().then_some(*chosen)
                }
                Change::Impossible(_) => {
                    // Where the others have their box.
                    let square = ui.spacing().interact_size.y;
                    let (rect, response) = ui.allocate_exact_size(vec2(square, ROW), Sense::hover());
                    let sign = fonts::regular(text_size::BODY);
                    let colour = Tokens::of(ui).dim;
                    ui.painter()
                        .text(rect.center(), Align2::CENTER_CENTER, "–", sign, colour);
                    response.accessible_name(spoken);
                    None
                }
            };
            lead_to_words(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.side(ui, texts);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = self.words(ui, marks, ui.available_width());
                    let response = ui.add(Label::new(words).truncate().sense(Sense::click()));
                    self.clicked(response.clicked())
                })
                .inner
            })
            .inner
            .or(changed)
        })
        .inner
    }

    fn clicked(&mut self, clicked: bool) -> Option<bool> {
        match &mut self.change {
            Change::Possible { chosen, .. } if clicked => {
                *chosen = !*chosen;
                Some(*chosen)
            }
            _ => None,
        }
    }

    /// Where it stands, or why it stays.
    fn side(&self, ui: &mut Ui, texts: &Texts) {
        let tokens = Tokens::of(ui);
        let (words, colour) = match &self.change {
            Change::Possible { .. } => (self.name.as_str(), tokens.dim),
            Change::Impossible(key) => (texts.get(key), tokens.warn_text),
        };
        // Only as wide as it is: the rest is for the words around the match.
        let font = fonts::regular(text_size::SMALL);
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, colour);
        let width = galley.size().x.ceil().min(NAME_WIDTH);
        ui.allocate_ui_with_layout(vec2(width, ROW), Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_width(width);
            let text = RichText::new(words).size(text_size::SMALL).color(colour);
            ui.add(Label::new(text).truncate());
        });
    }

    /// The match with as much around it as the row has room for.
    fn words(&self, ui: &Ui, marks: fonts::Marks, room: f32) -> LayoutJob {
        let tokens = Tokens::of(ui);
        let face = excerpt::face(marks);
        let plain = |color: Color32| TextFormat {
            font_id: face.clone(),
            color,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::default();
        let (ink, gone, new) = match &self.change {
            Change::Possible {
                replacement,
                chosen: true,
            } => (tokens.text, true, Some(replacement.with.as_str())),
            Change::Possible { .. } => (tokens.text, false, None),
            Change::Impossible(_) => (tokens.dim, false, None),
        };
        let core = [self.excerpt.found.as_str(), new.unwrap_or_default()].concat();
        let (before, behind) = self.excerpt.fitted(ui, &face, &core, room);
        job.append(&before, 0.0, plain(ink));
        let found = if gone {
            TextFormat {
                background: tokens.removed_fill,
                strikethrough: Stroke::new(1.0, tokens.error),
                ..plain(tokens.error)
            }
        } else {
            TextFormat {
                background: tokens.mark,
                ..plain(ink)
            }
        };
        job.append(&self.excerpt.found, 0.0, found);
        if let Some(new) = new {
            let added = TextFormat {
                background: tokens.added_fill,
                ..plain(tokens.ok)
            };
            job.append(new, 0.0, added);
        }
        job.append(&behind, 0.0, plain(ink));
        job
    }

    /// The line for those who cannot see it.
    fn spoken(&self, texts: &Texts) -> String {
        let line = self.excerpt.spoken();
        match &self.change {
            Change::Possible { replacement, .. } => texts.with(
                "replace-entry",
                &[
                    ("found", self.excerpt.found.as_str().into()),
                    ("with", replacement.with.as_str().into()),
                    ("line", line.into()),
                    ("name", self.name.as_str().into()),
                ],
            ),
            Change::Impossible(key) => format!("{line} · {}", texts.get(key)),
        }
    }
}

/// What sections are called; matches of the same section follow each other.
struct Names<'a> {
    session: &'a Session,
    texts: &'a Texts,
    last: Option<(Option<SectionId>, String)>,
}

impl Names<'_> {
    fn of(&mut self, section: Option<SectionId>) -> String {
        if let Some((_, name)) = self.last.as_ref().filter(|(known, _)| *known == section) {
            return name.clone();
        }
        let name = match section {
            Some(id) => {
                let name = self.session.speech().outline_name(id);
                match self.session.label(id) {
                    Some(label) => format!("{label} {name}"),
                    None => name,
                }
            }
            None => self.texts.get("replace-in-title").to_owned(),
        };
        self.last = Some((section, name.clone()));
        name
    }
}
