//! The gallery of templates: at the left the groups that it can be narrowed to, in the middle the list, at the right
//! what the chosen one is like.
//!
//! It stays while templates are copied, renamed, deleted and taken over: what is to be done is left in it for the window
//! to fetch, and what came of it is handed back. A template is remembered by where it is from and its id, so that the
//! choice outlives a new listing.

mod acts;
mod data;
mod groups;
mod list;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use egui::{Color32, Context, Id, Label, Layout, RichText, Ui, vec2};

use super::sought::Arrows;
use super::{Answer, modal};
use crate::model::Template;
use crate::session::files::{TemplateChange, TemplateChanged};
use crate::store::Listing;
use crate::ui::i18n::Texts;
use crate::ui::request::TemplateToEdit;
use crate::ui::start_page::{self, Chosen, Offers};
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, border_of, space, text_size};
use data::{Filter, Key, Row, Shelf};

/// In less width than this everything is narrower.
const NARROW: f32 = 700.0;
/// How wide the groups are, where there is room and where there is not.
const GROUPS: [f32; 2] = [164.0, 132.0];
/// How wide the preview is.
const PREVIEW: f32 = 328.0;
/// At most this share of the width is the preview's, where there is room and where there is not.
const PREVIEW_SHARE: [f32; 2] = [0.36, 0.32];
/// From this height on the buttons by which a speech is begun and a template edited stand in the preview; below it they
/// stand at the foot, and the preview's room is for what there is to see.
const BUTTONS_IN_PREVIEW: f32 = 420.0;
/// What of the dialog stands above and below the columns.
const AROUND: f32 = 164.0;
/// How high a line is that says what came of something.
const STATUS: f32 = 22.0;
/// For how long work goes on before it is spoken of, in seconds.
const PATIENCE: f64 = 0.5;

/// Something that the window is to do with templates.
#[derive(Debug, Clone, PartialEq)]
pub enum GalleryAct {
    /// To change something among the files.
    Change(Box<TemplateChange>),
    /// To write one template to a file.
    Export(Box<Template>),
    /// To write several into an archive.
    ExportMany(Vec<Template>),
    /// To ask for a file or an archive to take over.
    Import,
}

/// The gallery.
#[derive(Debug, Default)]
pub struct Gallery {
    purpose: Purpose,
    /// What is listed; none while it is still being read.
    stock: Option<Shelf>,
    /// Whether a speech is open that a template can be applied to.
    has_speech: bool,
    filter: Filter,
    sought: String,
    chosen: Option<Key>,
    /// Those that are to be exported together.
    marked: HashSet<Key>,
    /// The lengths that were chosen, by places in the listing.
    minutes: HashMap<usize, u32>,
    renaming: Option<Renaming>,
    has_focus: bool,
    /// Whether the list shows the chosen row, wherever it is.
    reveals: bool,
    /// What came of what was done last, and whether it failed.
    said: Option<(String, bool)>,
    work: Work,
    /// The template that is to go, and the one that is chosen once it is gone.
    leaving: Option<(Key, Option<Key>)>,
    acts: Vec<GalleryAct>,
}

/// What a template is chosen for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Purpose {
    /// To begin a speech from it.
    #[default]
    Beginning,
    /// To be edited.
    Editing,
}

/// Whether something is being done.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Work {
    #[default]
    Nothing,
    Begun,
    /// Since then, by the window's clock.
    Since(f64),
}

/// A name that is being typed.
#[derive(Debug)]
struct Renaming {
    key: Key,
    name: String,
    has_focus: bool,
}

impl Gallery {
    /// Shows what is listed; none while it is still being read.
    #[must_use]
    pub fn new(listing: Option<&Listing>, has_speech: bool, texts: &Texts) -> Self {
        let mut gallery = Self {
            has_speech,
            ..Self::default()
        };
        if let Some(listing) = listing {
            gallery.take_listing(listing, texts);
        }
        gallery
    }

    /// Shows what is listed, for one to be chosen that is to be edited. The writer's own go first.
    #[must_use]
    pub fn to_edit(listing: Option<&Listing>, texts: &Texts) -> Self {
        let mut gallery = Self {
            purpose: Purpose::Editing,
            ..Self::default()
        };
        if let Some(listing) = listing {
            gallery.take_listing(listing, texts);
        }
        gallery
    }

    /// Takes in what is listed now. Choice and marks stay with the templates that are still there.
    pub fn take_listing(&mut self, listing: &Listing, texts: &Texts) {
        let stock = Shelf::new(listing, self.edits(), texts);
        let works = self.works();
        if self.edits() && !self.reveals && self.is_first_chosen() {
            // Nothing was chosen by hand: what goes first now is.
            self.chosen = None;
        }
        if let Some((_, neighbour)) = self
            .leaving
            .take_if(|(key, _)| !works && stock.place_of(key).is_none())
            && self
                .chosen
                .as_ref()
                .is_some_and(|key| stock.place_of(key).is_none())
        {
            self.chosen = neighbour;
        }
        self.marked.retain(|key| stock.place_of(key).is_some());
        self.renaming
            .take_if(|renaming| stock.place_of(&renaming.key).is_none());
        // Places in another listing mean something else.
        self.minutes.clear();
        if !stock.filters().iter().any(|(filter, _)| *filter == self.filter) {
            self.filter = Filter::All;
        }
        self.stock = Some(stock);
    }

    /// What the window is to do, once.
    pub fn take_acts(&mut self) -> Vec<GalleryAct> {
        std::mem::take(&mut self.acts)
    }

    /// Something is being done from now on.
    pub fn begin_work(&mut self) {
        self.work = Work::Begun;
        self.said = None;
    }

    fn works(&self) -> bool {
        self.work != Work::Nothing
    }

    /// Says something below the list; an error is said as one.
    pub fn say(&mut self, words: String, is_error: bool) {
        self.said = Some((words, is_error));
    }

    /// Takes in that something was done; a copy is chosen as soon as it is listed.
    pub fn end_work(&mut self, change: &TemplateChange, result: Option<&TemplateChanged>) {
        self.work = Work::Nothing;
        if result.is_none() {
            self.leaving = None;
        }
        if let (TemplateChange::Duplicate { .. }, Some(TemplateChanged::Duplicated(file))) = (change, result)
            && let Some(id) = file.file_stem()
        {
            // A copy's file is called as its id.
            let origin = crate::store::TemplateOrigin::File(file.clone());
            self.chosen = Some((origin, id.to_string_lossy().into_owned()));
            self.reveals = true;
            self.filter = Filter::All;
            self.sought.clear();
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let key = if self.edits() {
            "workshop-choose"
        } else {
            "gallery-title"
        };
        let title = texts.get(key);
        let screen = ctx.content_rect().height();
        // What stays free above the dialog and below it.
        let outside = if screen < 500.0 { 32.0 } else { 64.0 };
        let height = (screen - outside - AROUND).clamp(96.0, 760.0);
        modal(ctx, texts, "gallery", title, 1_184.0, |ui| {
            let entered = self.head(ui, texts);
            ui.add_space(space::SMALL);
            let found = self.found();
            self.keep_choice(&found);
            let said = self.words_to_say(ui, texts);
            // The columns give it its line, so that the buttons stay where they are.
            let line = if said.is_some() { STATUS } else { 0.0 };
            let has_buttons = height >= BUTTONS_IN_PREVIEW;
            let chosen = self.columns(ui, &found, (height - line, has_buttons), texts);
            if let Some(said) = said {
                say(ui, said);
            }
            let answer = self.foot(ui, !has_buttons, texts);
            let start = match chosen {
                Some(Chosen::Edit) => self.edit(),
                Some(Chosen::Start) => self.take_chosen(),
                None => entered.then(|| self.take_chosen()).flatten(),
            };
            // Enter took the keyboard from the field; where nothing comes of it, it goes back there.
            self.has_focus &= !(entered && start.is_none());
            answer.or(start)
        })
    }

    /// The rows that are shown.
    fn found(&self) -> Vec<usize> {
        let stock = self.stock.as_ref();
        stock.map_or_else(Vec::new, |stock| stock.found(&self.filter, &self.sought))
    }

    /// The first of what is found is chosen where the choice is not among it.
    fn keep_choice(&mut self, found: &[usize]) {
        let Some(stock) = &self.stock else { return };
        let is_shown = self
            .chosen
            .as_ref()
            .and_then(|key| stock.place_of(key))
            .is_some_and(|place| found.contains(&place));
        // A copy may not be listed yet.
        let is_awaited = self.works() || (self.reveals && self.chosen.is_some());
        if !is_shown && !is_awaited {
            let first = found.first().and_then(|&place| stock.rows.get(place));
            self.chosen = first.map(|row| row.key.clone());
        }
    }

    fn row(&self) -> Option<(usize, &Row)> {
        let stock = self.stock.as_ref()?;
        let place = stock.place_of(self.chosen.as_ref()?)?;
        Some((place, stock.rows.get(place)?))
    }

    fn template(&self) -> Option<&Template> {
        let (place, _) = self.row()?;
        Some(&self.stock.as_ref()?.entry(place)?.template)
    }

    /// What is shown of the chosen template.
    fn card(&self) -> Option<&start_page::Card> {
        let (place, _) = self.row()?;
        self.stock.as_ref()?.card(place)
    }

    fn is_first_chosen(&self) -> bool {
        let first = self.found().first().copied();
        first.is_some() && self.row().map(|(place, _)| place) == first
    }

    fn edits(&self) -> bool {
        self.purpose == Purpose::Editing
    }

    /// What the gallery is for, done with the chosen template.
    fn take_chosen(&self) -> Option<Answer> {
        if self.edits() {
            self.edit()
        } else {
            self.begin_speech()
        }
    }

    /// A speech from the chosen template.
    fn begin_speech(&self) -> Option<Answer> {
        let (place, _) = self.row()?;
        let minutes = self.minutes.get(&place).copied();
        let speech = self.template()?.instantiate(minutes);
        Some(Answer::BeginSpeech(Box::new(speech)))
    }

    /// The chosen template, to be edited.
    fn edit(&self) -> Option<Answer> {
        let (place, _) = self.row()?;
        let entry = self.stock.as_ref()?.entry(place)?;
        Some(Answer::EditTemplate(TemplateToEdit::of(entry)))
    }

    /// The field in which a template is sought, and the way to take others over. Returns whether Enter was pressed.
    fn head(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let arrows = Arrows::take_in(ui, Id::unique("gallery-sought"));
        let import = texts.get("gallery-import");
        let mut entered = false;
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(egui::Align::Center), |ui| {
            let button = ui
                .button(import)
                .on_hover_text(texts.get("gallery-import-tooltip"));
            if button.clicked() {
                self.acts.push(GalleryAct::Import);
            }
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let name = texts.get("gallery-sought");
                let field = TextInput {
                    id: Id::unique("gallery-sought"),
                    name,
                    hint: name,
                    rows: 1,
                    blank: false,
                }
                .show(ui, &self.sought);
                if !std::mem::replace(&mut self.has_focus, true) {
                    field.response.request_focus();
                }
                if let Some(sought) = field.changed {
                    self.sought = sought;
                    self.chosen = None;
                    self.reveals = false;
                }
                entered = field.entered;
            });
        });
        if let Some(arrows) = arrows {
            let found = self.found();
            self.move_choice(&found, arrows.step());
        }
        entered
    }

    /// The chosen template, and the next one, or the last: the one to choose where the chosen one goes.
    fn neighbour(&self) -> Option<(Key, Option<Key>)> {
        let found = self.found();
        let (place, row) = self.row()?;
        let at = found.iter().position(|&shown| shown == place).unwrap_or(0);
        let neighbour = found.get(at + 1).or_else(|| found.get(at.checked_sub(1)?));
        let neighbour = neighbour.and_then(|&place| self.stock.as_ref()?.rows.get(place));
        Some((row.key.clone(), neighbour.map(|row| row.key.clone())))
    }

    /// Moves the choice among what is found.
    fn move_choice(&mut self, found: &[usize], step: isize) {
        let Some(stock) = &self.stock else { return };
        let at = self
            .row()
            .and_then(|(place, _)| found.iter().position(|&shown| shown == place));
        let last = found.len().saturating_sub(1);
        let to = at.map_or(0, |at| at.saturating_add_signed(step).min(last));
        if let Some(row) = found.get(to).and_then(|&place| stock.rows.get(place)) {
            self.chosen = Some(row.key.clone());
            self.reveals = true;
        }
    }

    /// Shows groups, list and preview; returns what was chosen to be done with a template.
    fn columns(
        &mut self,
        ui: &mut Ui,
        found: &[usize],
        (height, has_buttons): (f32, bool),
        texts: &Texts,
    ) -> Option<Chosen> {
        let whole = ui.available_width();
        let narrow = usize::from(whole < NARROW);
        let groups = GROUPS[narrow];
        let preview = PREVIEW.min(whole * PREVIEW_SHARE[narrow]);
        let mut chosen = None;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            let column = Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(vec2(groups, height), column, |ui| {
                ui.set_width(groups);
                self.groups(ui, height, texts);
            });
            let width = (ui.available_width() - preview - space::MEDIUM).max(120.0);
            ui.allocate_ui_with_layout(vec2(width, height), column, |ui| {
                ui.set_width(width);
                chosen = self.list(ui, found, height, texts).then_some(Chosen::Start);
            });
            ui.allocate_ui_with_layout(vec2(preview, height), column, |ui| {
                ui.set_width(preview);
                chosen = chosen.or(self.preview(ui, (vec2(preview, height), has_buttons), texts));
            });
        });
        chosen
    }

    fn preview(
        &mut self,
        ui: &mut Ui,
        (size, has_buttons): (egui::Vec2, bool),
        texts: &Texts,
    ) -> Option<Chosen> {
        let shown = (self.filter != Filter::Broken)
            .then(|| self.row().map(|(place, _)| place))
            .flatten();
        let card = shown.and_then(|place| self.stock.as_ref()?.card(place));
        let Some(card) = card else {
            let tokens = Tokens::of(ui);
            tokens.card().stroke(border_of(ui)).show(ui, |ui| {
                ui.set_width(size.x - 26.0);
                ui.set_height(size.y - 26.0);
                let words = RichText::new(texts.get("gallery-nothing-chosen")).color(tokens.dim);
                ui.add(Label::new(words).wrap());
            });
            return None;
        };
        let offers = match (has_buttons, self.edits()) {
            (false, _) => Offers::Nothing,
            (true, true) => Offers::Editing,
            (true, false) => Offers::Both,
        };
        start_page::preview(ui, card, &mut self.minutes, offers, texts)
    }

    /// What there is to say: what came of what was done last, or that something is being done.
    fn words_to_say(&mut self, ui: &Ui, texts: &Texts) -> Option<(String, Color32)> {
        let tokens = Tokens::of(ui);
        let now = ui.input(|input| input.time);
        if self.work == Work::Begun {
            self.work = Work::Since(now);
        }
        if let Work::Since(since) = self.work {
            let left = PATIENCE - (now - since);
            if left <= 0.0 {
                return Some((texts.get("gallery-working").to_owned(), tokens.dim));
            }
            ui.ctx()
                .request_repaint_after(std::time::Duration::from_secs_f64(left));
            return None;
        }
        let (words, is_error) = self.said.as_ref()?;
        let color = if *is_error { tokens.error } else { tokens.ok };
        Some((words.clone(), color))
    }
}

fn say(ui: &mut Ui, (words, color): (String, Color32)) {
    let words = RichText::new(words).size(text_size::SMALL).color(color);
    let size = vec2(ui.available_width(), STATUS - ui.spacing().item_spacing.y);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_size(size);
        ui.add(Label::new(words).truncate());
    });
}
