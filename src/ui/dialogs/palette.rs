//! The command palette: every command, section, field, template, recent draft and page of the manual, found by a part
//! of its name, by its pinyin or their first letters; commands also by the other languages' words, their explanation and
//! their shortcut.

use std::ops::Range;
use std::path::PathBuf;

use egui::{Button, Context, Id, Rect, ScrollArea, Ui, pos2, vec2};

use super::matching::{Findable, ranked};
use super::sought::{Arrows, Sought};
use super::{Answer, bare_modal, shortened};
use crate::model::{FieldRef, InformationItem, SectionId, label_of};
use crate::session::Session;
use crate::store::Listing;
use crate::ui::command::{Command, shown_shortcut};
use crate::ui::i18n::{Language, Texts};
use crate::ui::manual::ManualPage;
use crate::ui::menus::kind_key;
use crate::ui::situation::Situation;
use crate::ui::theme::{Tokens, space};

/// How high a line of the list is, in points.
const LINE: f32 = 28.0;
const HEIGHT: f32 = 320.0;
/// What stands around the list, with room to spare.
const AROUND: f32 = 190.0;

/// What can be found, and what is sought.
#[derive(Debug, Default)]
pub struct Palette {
    places: Vec<Place>,
    sought: Sought,
    /// What everything is found by; known once the dialog is shown.
    index: Vec<Indexed>,
    /// What was found of it, best first.
    found: Vec<usize>,
}

/// Something other than a command.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    target: Target,
    name: String,
    /// What stands beside it.
    detail: String,
}

/// Where a place leads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Section(SectionId),
    Field(FieldRef),
    /// By its place in the listing.
    Template(usize),
    Draft(PathBuf),
    Page(ManualPage),
}

/// A line of the list with what it is found by.
#[derive(Debug)]
struct Indexed {
    answer: Answer,
    name: String,
    detail: String,
    findable: Findable,
}

impl Palette {
    /// Everything there is to find, beside the commands: in the open speech, among the templates, and the recent drafts.
    #[must_use]
    pub fn new(
        session: Option<&Session>,
        listing: Option<&Listing>,
        recent: &[PathBuf],
        texts: &Texts,
    ) -> Self {
        let mut places = Vec::new();
        if let Some(session) = session {
            places.extend(sections(session, texts));
            places.extend(fields(session));
        }
        if let Some(listing) = listing {
            places.extend(templates(listing, texts));
        }
        places.extend(recent.iter().map(|path| {
            Place {
                target: Target::Draft(path.clone()),
                name: path
                    .file_stem()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy()
                    .into_owned(),
                detail: path
                    .parent()
                    .map_or_else(String::new, |folder| shortened(folder).display().to_string()),
            }
        }));
        places.extend(pages(texts));
        Self {
            places,
            ..Self::default()
        }
    }

    /// Takes in the templates, which were not read when it was opened.
    pub fn take_templates(&mut self, listing: &Listing, texts: &Texts) {
        self.places
            .retain(|place| !matches!(place.target, Target::Template(_)));
        self.places.extend(templates(listing, texts));
        self.index.clear();
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts, situation: &Situation) -> Option<Answer> {
        let title = texts.get("command-palette").trim_end_matches('…');
        bare_modal(ctx, "palette", title, 560.0, |ui| {
            let arrows = Arrows::take(ui);
            let name = texts.get("palette-label");
            let label = ui.label(name);
            let field = self.sought.show(ui, "palette-sought", name, "");
            let enter = field.entered;
            let is_new = self.index.is_empty();
            if is_new {
                self.index = index(ctx, texts, situation, &self.places);
            }
            if is_new || field.changed.is_some() {
                self.found = found(&self.index, &self.sought.words);
            }
            let field = field.response.labelled_by(label.id).id;
            if enter && self.found.is_empty() {
                self.sought.ask_again();
            }
            self.sought.move_choice(arrows, self.found.len());
            ui.add_space(space::SMALL);
            if self.found.is_empty() {
                ui.label(texts.get("palette-none"));
                return None;
            }
            let clicked = self.list(ui, field, arrows.any());
            let line = clicked.or(enter.then_some(self.sought.chosen))?;
            let entry = self.index.get(*self.found.get(line)?)?;
            Some(entry.answer.clone())
        })
    }

    /// Shows the lines that are in view, and returns the one that was clicked. Screen readers are told which one the
    /// arrow keys chose, while the field keeps the keyboard.
    fn list(&self, ui: &mut Ui, field: Id, has_moved: bool) -> Option<usize> {
        let mut clicked = None;
        let area = ScrollArea::vertical()
            .id_salt(("palette", &self.sought.words))
            .max_height(HEIGHT.min(ui.ctx().content_rect().height() - AROUND).max(LINE))
            .auto_shrink([false, true]);
        area.show_viewport(ui, |ui, view| {
            let (left, top) = (ui.max_rect().left(), ui.max_rect().top());
            let size = vec2(ui.available_width(), LINE);
            let place = |line: usize| Rect::from_min_size(pos2(left, top + start(line)), size);
            if has_moved {
                ui.scroll_to_rect(place(self.sought.chosen), None);
            }
            let seen = lines_in(view.top(), view.bottom(), self.found.len());
            for (line, entry) in self.found.iter().enumerate().take(seen.end).skip(seen.start) {
                let Some(entry) = self.index.get(*entry) else {
                    continue;
                };
                let detail = egui::RichText::new(&entry.detail).color(Tokens::of(ui).dim);
                let button = Button::selectable(line == self.sought.chosen, &entry.name)
                    .truncate()
                    .shortcut_text(detail);
                let response = ui.put(place(line), button);
                if line == self.sought.chosen && self.sought.is_choosing {
                    ui.ctx().accesskit_node_builder(field, |node| {
                        node.set_active_descendant(response.id.accesskit_id());
                    });
                }
                if response.clicked() {
                    clicked = Some(line);
                }
            }
            ui.expand_to_include_y(top + start(self.found.len()));
        });
        clicked
    }
}

/// How far below the list's top a line begins.
#[expect(clippy::cast_precision_loss, reason = "a list of some thousand lines")]
fn start(line: usize) -> f32 {
    LINE * line as f32
}

/// The lines of a list that stand at least in part between two heights in it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a list of some thousand lines, and never above its first"
)]
fn lines_in(top: f32, bottom: f32, count: usize) -> Range<usize> {
    let first = (top / LINE).floor().max(0.0) as usize;
    let end = (bottom / LINE).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}

fn sections(session: &Session, texts: &Texts) -> Vec<Place> {
    let speech = session.speech();
    let place = |id: SectionId| {
        let name = speech.outline_name(id);
        let label = label_of(&speech.sections, id, speech.language).map(|label| label.number);
        let words = [label.unwrap_or_default(), name];
        let name = words
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        let kind = speech.sections.get(id).map(|section| kind_key(section.kind));
        Place {
            target: Target::Section(id),
            name,
            detail: kind.map_or("", |key| texts.get(key)).to_owned(),
        }
    };
    let ids = speech.sections.reading_order();
    ids.into_iter()
        .map(place)
        .filter(|place| !place.name.is_empty())
        .collect()
}

fn templates(listing: &Listing, texts: &Texts) -> Vec<Place> {
    let places = listing.entries.iter().enumerate().map(|(place, entry)| Place {
        target: Target::Template(place),
        name: entry.template.name.clone(),
        detail: texts.get("palette-template").to_owned(),
    });
    places.collect()
}

fn pages(texts: &Texts) -> impl Iterator<Item = Place> {
    ManualPage::ALL.iter().map(|&page| Place {
        target: Target::Page(page),
        name: page.title(texts.language()).to_owned(),
        detail: texts.get("palette-page").to_owned(),
    })
}

fn fields(session: &Session) -> Vec<Place> {
    let speech = session.speech();
    let named = speech.fields.iter().map(|field| FieldRef::Named(field.id));
    let items = InformationItem::ALL.into_iter().map(FieldRef::Information);
    let place = |field: FieldRef| Place {
        target: Target::Field(field),
        name: speech.field_name(field),
        detail: speech.field_value(field).unwrap_or_default(),
    };
    named.chain(items).map(place).collect()
}

/// Every command that can be given now, with its name here and in the other languages, its explanation here, and its
/// shortcuts; then all places.
fn index(ctx: &Context, texts: &Texts, situation: &Situation, places: &[Place]) -> Vec<Indexed> {
    let other = |language: &Language| *language != texts.language();
    let others: Vec<Texts> = Language::ALL.into_iter().filter(other).map(Texts::new).collect();
    let commands = Command::ALL
        .iter()
        .filter(|command| **command != Command::FindCommand && situation.allows(**command))
        .map(|&command| {
            let name = situation.text(command, texts);
            let mut words = vec![texts.get(command.text_key()).to_lowercase()];
            words.extend(
                others
                    .iter()
                    .map(|other| other.get(command.text_key()).to_lowercase()),
            );
            words.push(texts.get(command.tooltip_key()).to_lowercase());
            let shortcuts = situation.shortcuts(command).iter();
            words.extend(shortcuts.map(|shortcut| ctx.format_shortcut(shortcut).to_lowercase()));
            let shown = situation.shortcuts(command).first();
            Indexed {
                answer: Answer::Command(command),
                findable: Findable::new(&name, words),
                detail: shown.map_or_else(String::new, |shortcut| shown_shortcut(ctx, shortcut)),
                name,
            }
        });
    let places = places.iter().map(|place| Indexed {
        answer: match &place.target {
            Target::Section(id) => Answer::GoToSection(*id),
            Target::Field(field) => Answer::GoToField(*field),
            Target::Template(entry) => Answer::Begin(*entry),
            Target::Draft(path) => Answer::OpenDraft(path.clone()),
            Target::Page(page) => Answer::Help(Some(*page)),
        },
        findable: Findable::new(
            &place.name,
            vec![place.name.to_lowercase(), place.detail.to_lowercase()],
        ),
        name: place.name.clone(),
        detail: place.detail.clone(),
    });
    commands.chain(places).collect()
}

/// The lines found by what is sought, the best first, and among equals in their order.
fn found(index: &[Indexed], sought: &str) -> Vec<usize> {
    ranked(index.iter().map(|entry| &entry.findable).enumerate(), sought)
}
