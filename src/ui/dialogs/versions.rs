//! Former versions of a draft: a list by time at the left, and at the right the chosen one, by itself or held against
//! the present text.

use egui::{Button, Context, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::on_paper::on_paper;
use super::{Answer, buttons, modal};
use crate::model::{DraftId, Speech};
use crate::store::BackupEntry;
use crate::ui::comparison::{Comparison, Side, plain};
use crate::ui::i18n::Texts;
use crate::ui::safety::SafetyAct;
use crate::ui::theme::{Tokens, space, text_size};

/// The width of the list.
const LIST: f32 = 208.0;
/// How many lines of a version are shown.
const PREVIEW_LINES: usize = 300;

/// A former version in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Which.
    pub entry: BackupEntry,
    /// Its day, in words.
    pub day: String,
    /// Its time of day.
    pub time: String,
    /// Day and time, in words.
    pub when: String,
}

/// What is known of the list.
#[derive(Debug)]
enum Listed {
    Reading,
    Failed(String),
    Read(Vec<VersionRow>),
}

/// The chosen version.
#[derive(Debug)]
enum Content {
    Reading,
    Failed(String),
    Read {
        speech: Box<Speech>,
        preview: String,
        comparison: Box<Comparison>,
    },
}

/// Shows former versions of a draft.
#[derive(Debug)]
pub struct Versions {
    draft: Option<DraftId>,
    present: Box<Speech>,
    leaves_traces: bool,
    listed: Listed,
    chosen: usize,
    /// The version that is to be read.
    wanted: Option<BackupEntry>,
    content: Content,
    compares: bool,
}

impl Versions {
    /// Shows the former versions of a speech as it stands.
    #[must_use]
    pub fn new(present: Speech, leaves_traces: bool) -> Self {
        let draft = present.draft;
        let listed = match draft {
            Some(_) => Listed::Reading,
            None => Listed::Read(Vec::new()),
        };
        Self {
            draft,
            present: Box::new(present),
            leaves_traces,
            listed,
            chosen: 0,
            wanted: None,
            content: Content::Reading,
            compares: true,
        }
    }

    /// The draft whose versions are shown.
    #[must_use]
    pub fn draft(&self) -> Option<DraftId> {
        self.draft
    }

    /// Whether a comparison is still being made.
    #[must_use]
    pub fn is_working(&self) -> bool {
        matches!(&self.content, Content::Read { comparison, .. } if comparison.is_working())
    }

    /// Takes in the list, newest first.
    pub fn take_list(&mut self, rows: Result<Vec<VersionRow>, String>) {
        self.chosen = 0;
        self.listed = match rows {
            Ok(rows) => {
                self.wanted = rows.first().map(|row| row.entry.clone());
                Listed::Read(rows)
            }
            Err(reason) => Listed::Failed(reason),
        };
    }

    /// The version that is to be read, once.
    pub fn wanted(&mut self) -> Option<BackupEntry> {
        self.wanted.take()
    }

    /// Takes in a version that was read.
    pub fn take_version(
        &mut self,
        entry: &BackupEntry,
        result: Result<Box<Speech>, String>,
        texts: &Texts,
        ctx: &Context,
    ) {
        let Some(row) = self.row().filter(|row| row.entry == *entry) else {
            return;
        };
        let when = row.when.clone();
        self.content = match result {
            Ok(speech) => {
                let former = Side {
                    name: texts.with("comparison-former", &[("when", when.into())]),
                    speech: (*speech).clone(),
                };
                let present = Side {
                    name: texts.get("comparison-present").to_owned(),
                    speech: (*self.present).clone(),
                };
                Content::Read {
                    preview: beginning(&plain(&speech)),
                    comparison: Box::new(Comparison::new(former, present, ctx)),
                    speech,
                }
            }
            Err(reason) => Content::Failed(reason),
        };
    }

    fn row(&self) -> Option<&VersionRow> {
        match &self.listed {
            Listed::Read(rows) => rows.get(self.chosen),
            Listed::Reading | Listed::Failed(_) => None,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let height = (ctx.content_rect().height() - 240.0).clamp(160.0, 800.0);
        let is_empty = matches!(&self.listed, Listed::Read(rows) if rows.is_empty());
        let title = texts.get("versions-title");
        modal(ctx, texts, "versions", title, 1_100.0, |ui| {
            match &self.listed {
                Listed::Read(rows) if !rows.is_empty() => self.columns(ui, height, texts),
                other => {
                    let words = self.words_of(other, texts);
                    ui.add(Label::new(RichText::new(words).color(Tokens::of(ui).dim)).wrap());
                }
            }
            self.foot(ui, is_empty, texts)
        })
    }

    fn words_of(&self, listed: &Listed, texts: &Texts) -> String {
        match listed {
            Listed::Reading => texts.get("versions-reading").to_owned(),
            Listed::Failed(reason) => texts.with("versions-failed", &[("reason", reason.as_str().into())]),
            Listed::Read(_) if self.leaves_traces => texts.get("versions-empty").to_owned(),
            Listed::Read(_) => texts.get("versions-empty-no-traces").to_owned(),
        }
    }

    fn foot(&self, ui: &mut Ui, is_empty: bool, texts: &Texts) -> Option<Answer> {
        let mut choices = Vec::new();
        if let (Content::Read { speech, .. }, Some(row)) = (&self.content, self.row()) {
            let answer = |act| Answer::Safety(Box::new(act));
            let (speech, when) = (speech.clone(), row.when.clone());
            let restore = SafetyAct::Restore {
                speech: speech.clone(),
                when: when.clone(),
            };
            choices.push((texts.get("versions-restore"), answer(restore)));
            let file = row.entry.file.clone();
            let copy = answer(SafetyAct::OpenCopy { file, speech, when });
            choices.push((texts.get("versions-copy"), copy));
        }
        if let Some(draft) = self.draft.filter(|_| !is_empty) {
            let clear = SafetyAct::ClearHistory(Some(draft));
            choices.push((texts.get("versions-clear"), Answer::Safety(Box::new(clear))));
        }
        let close = (texts.get("button-close"), Answer::Dismissed);
        // Enter restores nothing by accident.
        choices.insert(0, close);
        buttons(ui, &choices)
    }

    fn columns(&mut self, ui: &mut Ui, height: f32, texts: &Texts) {
        ui.horizontal_top(|ui| {
            let layout = Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(vec2(LIST, height), layout, |ui| self.list(ui, height));
            ui.add_space(space::MEDIUM);
            ui.vertical(|ui| self.version(ui, height, texts));
        });
    }

    fn list(&mut self, ui: &mut Ui, height: f32) {
        let Listed::Read(rows) = &self.listed else { return };
        let mut clicked = None;
        ui.set_width(LIST);
        ScrollArea::vertical()
            .id_salt("versions")
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::HAIR;
                let mut day = "";
                for (at, row) in rows.iter().enumerate() {
                    if row.day != day {
                        day = &row.day;
                        ui.add_space(space::TIGHT);
                        let words = RichText::new(day).size(text_size::SMALL);
                        ui.label(words.color(Tokens::of(ui).dim));
                    }
                    let button = Button::selectable(at == self.chosen, &row.time)
                        .min_size(vec2(ui.available_width() - space::SMALL, 26.0));
                    if ui.add(button).accessible_name(&row.when).clicked() {
                        clicked = Some(at);
                    }
                }
            });
        if let Some(at) = clicked.filter(|&at| at != self.chosen) {
            self.wanted = rows.get(at).map(|row| row.entry.clone());
            self.chosen = at;
            self.content = Content::Reading;
        }
    }

    fn version(&mut self, ui: &mut Ui, height: f32, texts: &Texts) {
        let start = ui.cursor().top();
        ui.horizontal(|ui| {
            for (compares, key) in [(true, "versions-compare"), (false, "versions-preview")] {
                let button = Button::selectable(self.compares == compares, texts.get(key));
                if ui.add(button).clicked() {
                    self.compares = compares;
                }
            }
        });
        ui.add_space(space::TIGHT);
        let room = height - (ui.cursor().top() - start);
        match &mut self.content {
            Content::Reading => {
                ui.label(RichText::new(texts.get("versions-reading")).color(Tokens::of(ui).dim));
            }
            Content::Failed(reason) => {
                let words = texts.with("versions-failed", &[("reason", reason.as_str().into())]);
                ui.add(Label::new(RichText::new(words).color(Tokens::of(ui).error)).wrap());
            }
            Content::Read { comparison, .. } if self.compares => comparison.ui(ui, room, texts),
            Content::Read { preview, speech, .. } => {
                let text = (preview.as_str(), speech.language);
                on_paper(ui, "version-preview", text, (room, 60.0), |_| {});
            }
        }
    }
}

/// The first lines of a text.
fn beginning(text: &str) -> String {
    let mut lines = text.lines();
    let shown: Vec<&str> = lines.by_ref().take(PREVIEW_LINES).collect();
    let mut beginning = shown.join("\n");
    if lines.next().is_some() {
        beginning.push_str("\n…");
    }
    beginning
}
