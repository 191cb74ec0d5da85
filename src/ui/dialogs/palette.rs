//! The command palette: every command, section, field, template and recent draft, found by a part of its name, by its
//! pinyin or their first letters; commands also by the other languages' words, their explanation and their shortcut.

use std::path::PathBuf;

use egui::{Button, Context, Id, Key, Modifiers, Rect, ScrollArea, Ui, pos2, vec2};

use super::{Answer, modal, shortened};
use crate::model::{FieldRef, InformationItem, SectionId, label_of};
use crate::session::Session;
use crate::store::Listing;
use crate::text::pinyin::{Found, Sounds};
use crate::ui::command::{Command, shown_shortcut};
use crate::ui::i18n::{Language, Texts};
use crate::ui::menus::kind_key;
use crate::ui::situation::Situation;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space};

/// How high a line of the list is, in points.
const LINE: f32 = 28.0;
const HEIGHT: f32 = 320.0;

/// What can be found, and what is sought.
#[derive(Debug, Default)]
pub struct Palette {
    places: Vec<Place>,
    sought: String,
    chosen: usize,
    has_focus: bool,
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
}

/// A line of the list with what it is found by.
#[derive(Debug)]
struct Indexed {
    answer: Answer,
    name: String,
    detail: String,
    /// Small letters; what tells most about it comes first.
    words: Vec<String>,
    sounds: Sounds,
}

/// How well a line fits what is sought, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NameStarts,
    NameHolds,
    SoundsStart,
    SoundsHold,
    Words(usize),
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
        modal(ctx, "palette", title, 560.0, |ui| {
            let (up, down) = ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::NONE, Key::ArrowUp),
                    input.consume_key(Modifiers::NONE, Key::ArrowDown),
                )
            });
            let sought = self.sought.clone();
            let enter = self.input(ui, texts);
            if self.index.is_empty() {
                self.index = index(ctx, texts, situation, &self.places);
                self.found = found(&self.index, &self.sought);
            } else if sought != self.sought {
                self.found = found(&self.index, &self.sought);
            }
            if enter && self.found.is_empty() {
                self.has_focus = false;
            }
            self.move_choice(up, down);
            ui.add_space(space::SMALL);
            if self.found.is_empty() {
                ui.label(texts.get("palette-none"));
                return None;
            }
            let clicked = self.list(ui, up || down);
            let line = clicked.or((enter).then_some(self.chosen))?;
            let entry = self.index.get(*self.found.get(line)?)?;
            Some(entry.answer.clone())
        })
    }

    /// Shows the field and returns whether Enter was pressed in it.
    fn input(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let name = texts.get("palette-label");
        let label = ui.label(name);
        let field = TextInput {
            id: Id::unique("palette-sought"),
            name,
            hint: "",
            rows: 1,
            blank: false,
        }
        .show(ui, &self.sought);
        let response = field.response.labelled_by(label.id);
        if !std::mem::replace(&mut self.has_focus, true) {
            response.request_focus();
        }
        if let Some(sought) = field.changed {
            self.sought = sought;
            self.chosen = 0;
        }
        field.entered
    }

    fn move_choice(&mut self, up: bool, down: bool) {
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if down {
            self.chosen += 1;
        }
        self.chosen = self.chosen.min(self.found.len().saturating_sub(1));
    }

    /// Shows the lines that are in view, and returns the one that was clicked.
    fn list(&self, ui: &mut Ui, has_moved: bool) -> Option<usize> {
        let mut clicked = None;
        let area = ScrollArea::vertical()
            .id_salt(("palette", &self.sought))
            .max_height(HEIGHT)
            .auto_shrink([false, true]);
        area.show_viewport(ui, |ui, view| {
            let top = ui.max_rect().top();
            let width = ui.available_width();
            #[expect(
                clippy::cast_precision_loss,
                reason = "lists are short, and this is a place on the screen"
            )]
            let line_at = |line: usize| {
                let from = pos2(ui.max_rect().left(), top + LINE * line as f32);
                Rect::from_min_size(from, vec2(width, LINE))
            };
            let lines: Vec<Rect> = (0..self.found.len()).map(line_at).collect();
            if has_moved && let Some(chosen) = lines.get(self.chosen) {
                ui.scroll_to_rect(*chosen, None);
            }
            let seen = view.translate(vec2(0.0, top));
            for (line, (rect, entry)) in lines.iter().zip(&self.found).enumerate() {
                if rect.bottom() < seen.top() || rect.top() > seen.bottom() {
                    continue;
                }
                let Some(entry) = self.index.get(*entry) else {
                    continue;
                };
                let detail = egui::RichText::new(&entry.detail).color(Tokens::of(ui).dim);
                let button = Button::selectable(line == self.chosen, &entry.name)
                    .truncate()
                    .shortcut_text(detail);
                if ui.put(*rect, button).clicked() {
                    clicked = Some(line);
                }
            }
            ui.expand_to_include_y(lines.last().map_or(top, Rect::bottom));
        });
        clicked
    }
}

fn sections(session: &Session, texts: &Texts) -> Vec<Place> {
    let speech = session.speech();
    let place = |id: SectionId| {
        let name = speech.marked_name(id);
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
                sounds: Sounds::of(&name),
                detail: shown.map_or_else(String::new, |shortcut| shown_shortcut(ctx, shortcut)),
                name,
                words,
            }
        });
    let places = places.iter().map(|place| Indexed {
        answer: match &place.target {
            Target::Section(id) => Answer::GoToSection(*id),
            Target::Field(field) => Answer::GoToField(*field),
            Target::Template(entry) => Answer::Begin(*entry),
            Target::Draft(path) => Answer::OpenDraft(path.clone()),
        },
        words: vec![place.name.to_lowercase(), place.detail.to_lowercase()],
        sounds: Sounds::of(&place.name),
        name: place.name.clone(),
        detail: place.detail.clone(),
    });
    commands.chain(places).collect()
}

/// The lines found by what is sought, the best first, and among equals in their order.
fn found(index: &[Indexed], sought: &str) -> Vec<usize> {
    let sought = sought.trim().to_lowercase();
    let mut found: Vec<(Rank, usize)> = index
        .iter()
        .enumerate()
        .filter_map(|(line, entry)| Some((entry.rank(&sought)?, line)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, line)| line).collect()
}

impl Indexed {
    fn rank(&self, sought: &str) -> Option<Rank> {
        let place = self.words.iter().position(|words| words.contains(sought));
        match place {
            Some(0) if self.words.first().is_some_and(|name| name.starts_with(sought)) => {
                Some(Rank::NameStarts)
            }
            Some(0) => Some(Rank::NameHolds),
            place => match self.sounds.find(sought) {
                Some(Found::AtStart) => Some(Rank::SoundsStart),
                Some(Found::Within) => Some(Rank::SoundsHold),
                None => place.map(Rank::Words),
            },
        }
    }
}
