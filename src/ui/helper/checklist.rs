//! The whole speech by what is kept beside its text: to-dos, bookmarks, notes, and how far each section has come.

use egui::{Button, RichText, Ui};

use super::widgets::{card, dim};
use super::{Shown, todos};
use crate::model::{Section, SectionId, Selection, Status, label_of};
use crate::ui::icons::Icon;
use crate::ui::properties::status_key;
use crate::ui::request::Request;
use crate::ui::theme::{Tokens, space, text_size};

/// More sections than these are found by narrowing down.
const MOST: usize = 100;

/// Which sections are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Filter {
    /// Those for which something is to be done.
    #[default]
    Todos,
    /// Those that are marked.
    Bookmarks,
    /// Those with notes.
    Notes,
    /// Those that have come so far.
    Of(Status),
}

impl Filter {
    const ALL: [Self; 6] = [
        Self::Todos,
        Self::Bookmarks,
        Self::Notes,
        Self::Of(Status::ToWrite),
        Self::Of(Status::Draft),
        Self::Of(Status::Done),
    ];

    fn name_key(self) -> &'static str {
        match self {
            Self::Todos => "todos-name",
            Self::Bookmarks => "checklist-bookmarks",
            Self::Notes => "checklist-notes",
            Self::Of(status) => status_key(status),
        }
    }

    fn empty_key(self) -> &'static str {
        match self {
            Self::Todos => "checklist-no-todos",
            Self::Bookmarks => "checklist-no-bookmarks",
            Self::Notes => "checklist-no-notes",
            Self::Of(_) => "checklist-none",
        }
    }

    /// What counts of a section: its open to-dos, or that it is one.
    fn count(self, section: &Section) -> usize {
        match self {
            Self::Todos => section.todos.iter().filter(|todo| !todo.done).count(),
            Self::Bookmarks => usize::from(section.bookmark),
            Self::Notes => usize::from(!section.notes.trim().is_empty()),
            Self::Of(status) => usize::from(section.status == status),
        }
    }

    /// Whether a section is listed. One whose to-dos are all done stays as long as it has any.
    fn lists(self, section: &Section) -> bool {
        match self {
            Self::Todos => !section.todos.is_empty(),
            _ => self.count(section) > 0,
        }
    }
}

/// The page.
#[derive(Debug, Default)]
pub(super) struct Checklist {
    filter: Filter,
}

impl Checklist {
    pub(super) fn ui(&mut self, ui: &mut Ui, shown: Shown<'_>, requests: &mut Vec<Request>) {
        let tree = &shown.session.speech().sections;
        let order = tree.reading_order();
        let sections: Vec<&Section> = order.iter().filter_map(|&id| tree.get(id)).collect();
        self.filters(ui, shown, &sections);
        let filter = self.filter;
        let listed: Vec<&&Section> = sections.iter().filter(|section| filter.lists(section)).collect();
        if listed.is_empty() {
            dim(ui, shown.texts.get(filter.empty_key()));
            return;
        }
        for section in listed.iter().take(MOST) {
            card(ui, |ui| {
                requests.extend(title(ui, shown, section));
                match filter {
                    Filter::Todos => requests.extend(todos::list(ui, section, shown.texts)),
                    Filter::Notes => todos::notes(ui, section),
                    Filter::Bookmarks | Filter::Of(_) => {}
                }
            });
        }
        let more = listed.len().saturating_sub(MOST);
        if more > 0 {
            dim(ui, &shown.texts.with("checklist-more", &[("count", more.into())]));
        }
    }

    fn filters(&mut self, ui: &mut Ui, shown: Shown<'_>, sections: &[&Section]) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
            for filter in Filter::ALL {
                let count: usize = sections.iter().map(|section| filter.count(section)).sum();
                let name = shown.texts.get(filter.name_key());
                let words = RichText::new(format!("{name} {count}")).size(text_size::SMALL);
                let button = Button::selectable(self.filter == filter, words).frame_when_inactive(true);
                if ui.add(button).clicked() {
                    self.filter = filter;
                }
            }
        });
    }
}

/// What a section is called; a click leads to it.
fn title(ui: &mut Ui, shown: Shown<'_>, section: &Section) -> Option<Request> {
    let speech = shown.session.speech();
    let name = speech.outline_name(section.id);
    let label = label_of(&speech.sections, section.id, speech.language);
    let label = label.map_or_else(String::new, |label| label.text());
    let name = if name.is_empty() {
        shown.texts.get("outline-untitled")
    } else {
        &name
    };
    let current = shown.session.current_section() == Some(section.id);
    let tokens = Tokens::of(ui);
    let color = if current { tokens.accent } else { tokens.text };
    let words = RichText::new(format!("{label}{name}")).color(color);
    let clicked = ui
        .horizontal(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(0.0, space::HAIR);
            if section.bookmark {
                let (place, _) = ui.allocate_exact_size(egui::vec2(12.0, 12.0), egui::Sense::hover());
                Icon::Bookmark.paint(ui.painter(), place, tokens.accent);
            }
            ui.add(Button::new(words).frame_when_inactive(false).truncate())
                .clicked()
        })
        .inner;
    clicked.then(|| go(shown, section.id)).flatten()
}

fn go(shown: Shown<'_>, id: SectionId) -> Option<Request> {
    let start = shown.session.start_of_section(id)?;
    Some(Request::Open(Selection::caret(start)))
}
