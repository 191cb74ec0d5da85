//! Exporting plain text: the choices, what is still to fill in, and what the file will hold.
//!
//! The dialog keeps the composed manuscript, whose paragraphs are shared, and makes the text anew only when a choice
//! changes it: a long speech costs nothing while the dialog is merely open.

use egui::{Align, Button, Context, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::on_paper::on_paper;
use super::{Answer, buttons_if, modal};
use crate::convert::plain_text::{
    self, ExportEncoding, ExportError, ExportOptions, LineEnding, UnfilledFields,
};
use crate::model::{FieldRef, Manuscript, unfilled};
use crate::session::Session;
use crate::text::language::Language;
use crate::ui::chip::blank_chip;
use crate::ui::controls::{Tick, choice_list};
use crate::ui::errors;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

/// How many lines the preview shows.
const PREVIEW_LINES: usize = 200;
/// How many characters of a line the preview shows.
const PREVIEW_COLUMNS: usize = 2_000;
/// The width of the column of choices.
const CHOICES_WIDTH: f32 = 252.0;

/// Asks how to export the speech as plain text.
#[derive(Debug)]
pub struct ExportDialog {
    manuscript: Manuscript,
    language: Language,
    title: String,
    options: ExportOptions,
    blanks: Vec<Blank>,
    made: Made,
}

/// A field that is still to fill in.
#[derive(Debug)]
struct Blank {
    field: FieldRef,
    name: String,
}

/// What follows from the choices.
#[derive(Debug)]
struct Made {
    text: String,
    preview: String,
    /// The lines that the preview leaves out.
    more_lines: usize,
    counts: String,
    error: Option<String>,
}

impl ExportDialog {
    /// Asks how to export a speech as it stands.
    #[must_use]
    pub fn new(session: &Session, texts: &Texts) -> Self {
        let speech = session.speech();
        let options = ExportOptions {
            line_ending: if cfg!(windows) {
                LineEnding::CrLf
            } else {
                LineEnding::Lf
            },
            ..ExportOptions::for_language(speech.language)
        };
        let blanks = unfilled(speech).into_iter().map(|entry| Blank {
            field: entry.field,
            name: speech.field_name(entry.field),
        });
        let manuscript = session.manuscript().clone();
        Self {
            made: Made::new(&manuscript, speech.language, options, texts),
            blanks: blanks.collect(),
            title: texts.get("export-title").to_owned(),
            manuscript,
            language: speech.language,
            options,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = self.title.clone();
        let before = self.options;
        let height = (ctx.content_rect().height() - 240.0).clamp(240.0, 560.0);
        let answer = modal(ctx, texts, "export", &title, 900.0, |ui| {
            let go_to = ui
                .horizontal_top(|ui| {
                    let size = vec2(CHOICES_WIDTH, height);
                    let layout = Layout::top_down(Align::Min);
                    let go_to = ui.allocate_ui_with_layout(size, layout, |ui| self.left(ui, height, texts));
                    ui.add_space(space::LARGE);
                    ui.vertical(|ui| self.preview(ui, height, texts));
                    go_to.inner
                })
                .inner;
            let chosen = buttons_if(
                ui,
                self.made.error.is_none(),
                &[
                    (texts.get("button-export"), Answer::Accepted),
                    (texts.get("export-copy"), Answer::Alternative),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            );
            go_to.or(chosen)
        });
        if self.options != before {
            self.made = Made::new(&self.manuscript, self.language, self.options, texts);
        }
        Some(match answer? {
            Answer::Accepted => Answer::Export {
                text: std::mem::take(&mut self.made.text),
                options: self.options,
            },
            Answer::Alternative => Answer::CopyText(std::mem::take(&mut self.made.text)),
            other => other,
        })
    }

    fn left(&mut self, ui: &mut Ui, height: f32, texts: &Texts) -> Option<Answer> {
        ScrollArea::vertical()
            .id_salt("export-choices")
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.set_width((ui.available_width() - space::SMALL).max(0.0));
                let go_to = self.blanks(ui, texts);
                self.choices(ui, texts);
                go_to
            })
            .inner
    }

    /// What is still to fill in, each with a way there.
    fn blanks(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        if self.blanks.is_empty() {
            return None;
        }
        let tokens = Tokens::of(ui);
        let words = texts.with("export-unfilled", &[("count", self.blanks.len().into())]);
        ui.label(
            RichText::new(words)
                .font(fonts::bold(text_size::BODY))
                .color(tokens.warn_text),
        );
        let mut answer = None;
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            ui.spacing_mut().button_padding = vec2(space::SMALL, space::HAIR);
            for blank in &self.blanks {
                if blank_row(ui, &blank.name, texts) {
                    answer = Some(Answer::GoToField(blank.field));
                }
            }
        });
        let mut keep = self.options.unfilled == UnfilledFields::Bracketed;
        ui.add(Tick::new(&mut keep, texts.get("export-keep-blanks")));
        self.options.unfilled = if keep {
            UnfilledFields::Bracketed
        } else {
            UnfilledFields::LeftOut
        };
        ui.add_space(space::MEDIUM);
        answer
    }

    fn choices(&mut self, ui: &mut Ui, texts: &Texts) {
        let options = &mut self.options;
        let utf8 = ExportEncoding::Utf8;
        let encodings = [utf8, ExportEncoding::Gb18030];
        choice(
            ui,
            texts.get("export-encoding"),
            &mut options.encoding,
            &encodings,
            |encoding| match encoding {
                ExportEncoding::Utf8 => texts.get("export-encoding-utf8"),
                ExportEncoding::Gb18030 => texts.get("export-encoding-gb18030"),
            },
        );
        ui.add_enabled_ui(options.encoding == utf8, |ui| {
            ui.add(Tick::new(&mut options.bom, texts.get("export-bom")))
                .on_hover_text(texts.get("export-bom-tooltip"));
        });
        // A mark of order says nothing in GB18030, and editors show it as a character.
        options.bom &= options.encoding == utf8;
        ui.add_space(space::SMALL);
        let endings = [LineEnding::CrLf, LineEnding::Lf];
        choice(
            ui,
            texts.get("export-line-ending"),
            &mut options.line_ending,
            &endings,
            |ending| match ending {
                LineEnding::Lf => texts.get("export-line-ending-lf"),
                LineEnding::CrLf => texts.get("export-line-ending-crlf"),
            },
        );
        ui.add_space(space::SMALL);
        ui.add(Tick::new(&mut options.indent, texts.get("export-indent")));
        ui.add(Tick::new(
            &mut options.blank_lines,
            texts.get("export-blank-lines"),
        ));
    }

    fn preview(&self, ui: &mut Ui, height: f32, texts: &Texts) {
        let tokens = Tokens::of(ui);
        let start = ui.cursor().top();
        ui.horizontal(|ui| {
            ui.label(RichText::new(texts.get("export-preview")).font(fonts::bold(text_size::BODY)));
            ui.add(Label::new(RichText::new(&self.made.counts).color(tokens.dim)).truncate());
        });
        if let Some(error) = &self.made.error {
            ui.add(Label::new(RichText::new(error).color(tokens.error)).wrap());
        }
        let left = height - (ui.cursor().top() - start);
        let text = (self.made.preview.as_str(), self.language);
        on_paper(ui, "export-preview", text, (left, 120.0), |ui| {
            if self.made.more_lines > 0 {
                let count = self.made.more_lines.into();
                let words = texts.with("export-preview-more", &[("count", count)]);
                ui.label(RichText::new(words).size(text_size::SMALL).color(tokens.dim));
            }
        });
    }
}

/// Shows a field that is still to fill in and returns whether to go there.
fn blank_row(ui: &mut Ui, name: &str, texts: &Texts) -> bool {
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        let words = RichText::new(texts.get("export-go-there")).size(text_size::SMALL);
        let spoken = texts.with("export-go-to", &[("name", name.into())]);
        let clicked = ui.add(Button::new(words)).accessible_name(spoken).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| blank_chip(ui, name));
        clicked
    })
    .inner
}

fn choice<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    values: &[T],
    words: impl Fn(T) -> &'a str,
) {
    let label = ui.label(name);
    let list = choice_list(name.to_owned())
        .width(ui.available_width())
        .selected_text(words(*chosen))
        .show_ui(ui, |ui| {
            for &value in values {
                ui.selectable_value(chosen, value, words(value));
            }
        });
    list.response.labelled_by(label.id);
}

impl Made {
    fn new(manuscript: &Manuscript, language: Language, options: ExportOptions, texts: &Texts) -> Self {
        let text = plain_text::text(manuscript, language, options);
        let encoded = plain_text::encode(&text, options);
        let (preview, more_lines) = preview_of(&text);
        let length = manuscript.length().count;
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let key = match language {
            Language::Chinese => "export-counts",
            Language::English => "export-counts-words",
        };
        let counts = texts.with(
            key,
            &[
                ("length", length.words.into()),
                ("lines", lines.into()),
                (
                    "size",
                    size_words(encoded.as_ref().map_or(text.len(), Vec::len)).into(),
                ),
            ],
        );
        let error = encoded
            .err()
            .map(|error: ExportError| errors::export_error(&error, texts));
        Self {
            text,
            preview,
            more_lines,
            counts,
            error,
        }
    }
}

/// The first lines, long ones cut, and how many are left out.
fn preview_of(text: &str) -> (String, usize) {
    let mut preview = String::new();
    for line in text.lines().take(PREVIEW_LINES) {
        match line.char_indices().nth(PREVIEW_COLUMNS) {
            Some((end, _)) => {
                preview.push_str(&line[..end]);
                preview.push('…');
            }
            None => preview.push_str(line),
        }
        preview.push('\n');
    }
    preview.truncate(preview.trim_end().len());
    (preview, text.lines().skip(PREVIEW_LINES).count())
}

/// A file's size in the unit that is read most easily; the units are the same in every language.
fn size_words(bytes: usize) -> String {
    const KIB: usize = 1 << 10;
    const MIB: usize = 1 << 20;
    match bytes {
        0..KIB => format!("{bytes} B"),
        KIB..MIB => format!("{} KB", bytes.div_ceil(KIB)),
        _ => format!("{} MB", bytes.div_ceil(MIB)),
    }
}
