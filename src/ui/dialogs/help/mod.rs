//! The manual: at the left the field in which it is searched and the list of its pages, at the right the page that is
//! read. In a narrow window there is room for one of both.

mod list;

use egui::{Button, Context, Frame, Id, Key, Layout, Margin, Modifiers, ScrollArea, Ui, vec2};

use super::sought::{Arrows, Sought};
use super::{Answer, bare_modal};
use crate::ui::focus::keep_in_sight;
use crate::ui::i18n::{Language, Texts};
use crate::ui::icons::{Icon, icon_button};
use crate::ui::manual::{self, Hit, Index, ManualPage, PageText, Pictures};
use crate::ui::theme::{Tokens, border_of, corner, space};

/// How wide the list is.
const LIST: f32 = 236.0;
/// In less than this list and page do not stand side by side.
const NARROW: f32 = 640.0;
/// What stands above and below the columns, with room to spare.
const AROUND: f32 = 160.0;
/// How far the arrow keys scroll a page.
const STEP: f32 = 44.0;
/// The field in which the manual is searched.
const FIELD: &str = "help-sought";

/// The manual.
#[derive(Debug)]
pub struct HelpDialog {
    language: Language,
    pages: Vec<(ManualPage, PageText)>,
    index: Index,
    /// The page that is read.
    page: ManualPage,
    /// The pages to go back to, and those that were gone back from.
    behind: Vec<ManualPage>,
    ahead: Vec<ManualPage>,
    sought: Sought,
    /// What was found, while something is sought.
    found: Vec<Hit>,
    /// Whether the page is shown where there is no room for both.
    reads: bool,
    view: View,
    pictures: Pictures,
}

/// What of a page is in view.
#[derive(Debug, Default)]
struct View {
    /// How far it was scrolled in the last frame, and how much of it was seen.
    offset: f32,
    height: f32,
    /// How far it can be scrolled.
    most: f32,
    /// How far it is to be scrolled now.
    wanted: Option<f32>,
    /// Whether the list is to show what is chosen in it.
    reveals: bool,
}

impl HelpDialog {
    /// The manual, open at a page. `reads` says that it is the page that was asked for, not the list.
    #[must_use]
    pub fn new(page: ManualPage, reads: bool, language: Language) -> Self {
        let all = ManualPage::ALL.iter();
        let pages: Vec<_> = all.map(|&page| (page, PageText::of(page, language))).collect();
        let index = Index::new(pages.iter().map(|(page, read)| (*page, read)));
        let mut help = Self {
            language,
            pages,
            index,
            page,
            behind: Vec::new(),
            ahead: Vec::new(),
            sought: Sought::default(),
            found: Vec::new(),
            reads,
            view: View::default(),
            pictures: Pictures::default(),
        };
        help.choose_page();
        help
    }

    /// The page that is read.
    #[must_use]
    pub fn page(&self) -> ManualPage {
        self.page
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let height = (ctx.content_rect().height() - AROUND).clamp(120.0, 900.0);
        bare_modal(ctx, "help", texts.get("help-title"), 1_040.0, |ui| {
            let is_narrow = ui.available_width() < NARROW;
            self.take_keys(ui, is_narrow);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::LARGE;
                if !is_narrow || !self.reads {
                    let width = if is_narrow { ui.available_width() } else { LIST };
                    column(ui, width, height, |ui| self.list(ui, height, texts));
                }
                if !is_narrow || self.reads {
                    let width = ui.available_width();
                    column(ui, width, height, |ui| self.reading(ui, is_narrow, texts));
                }
            });
            foot(ui, texts)
        })
    }

    /// Takes the keys that go back and forth and scroll the page, before a field would.
    fn take_keys(&mut self, ui: &Ui, is_narrow: bool) {
        let is_free = ui.memory(|memory| memory.focused().is_none());
        let shows_page = !is_narrow || self.reads;
        let (back, forth, pages, steps) = ui.input_mut(|input| {
            let mut taken = |modifiers, key| input.consume_key(modifiers, key);
            let back = taken(Modifiers::ALT, Key::ArrowLeft);
            let forth = taken(Modifiers::ALT, Key::ArrowRight);
            let by = |less: bool, more: bool| f32::from(i8::from(more) - i8::from(less));
            let pages = by(
                taken(Modifiers::NONE, Key::PageUp),
                taken(Modifiers::NONE, Key::PageDown),
            );
            let steps = if is_free {
                by(
                    taken(Modifiers::NONE, Key::ArrowUp),
                    taken(Modifiers::NONE, Key::ArrowDown),
                )
            } else {
                0.0
            };
            (back, forth, pages, steps)
        });
        if back {
            self.go_back();
        }
        if forth {
            self.go_forth();
        }
        let way = pages * (self.view.height - STEP).max(STEP) + steps * STEP;
        if shows_page && way != 0.0 {
            self.view.wanted = Some((self.view.offset + way).clamp(0.0, self.view.most));
        }
    }

    /// Opens a page, from its beginning.
    fn open(&mut self, page: ManualPage) {
        if page != self.page {
            self.behind.push(std::mem::replace(&mut self.page, page));
            self.ahead.clear();
        }
        self.reads = true;
        self.sought.is_choosing = false;
        self.view.wanted = Some(0.0);
        self.choose_page();
    }

    /// Goes back to the page before, or to the list where there is none.
    fn go_back(&mut self) {
        match self.behind.pop() {
            Some(page) => self.ahead.push(std::mem::replace(&mut self.page, page)),
            None => self.show_list(),
        }
        self.choose_page();
    }

    fn go_forth(&mut self) {
        if let Some(page) = self.ahead.pop() {
            self.behind.push(std::mem::replace(&mut self.page, page));
            self.reads = true;
        }
        self.choose_page();
    }

    /// Shows the list, where there is no room for both, and gives its field the keyboard.
    fn show_list(&mut self) {
        if std::mem::take(&mut self.reads) {
            self.sought.ask_again();
        }
    }

    fn seeks(&self) -> bool {
        !self.sought.words.trim().is_empty()
    }

    /// The page that is read is the chosen one of the whole list.
    fn choose_page(&mut self) {
        if !self.seeks() {
            let place = ManualPage::ALL.iter().position(|page| *page == self.page);
            self.sought.chosen = place.unwrap_or(0);
            self.view.reveals = true;
        }
    }

    /// The pages that are listed.
    fn listed(&self) -> Vec<ManualPage> {
        if self.seeks() {
            self.found.iter().map(|hit| hit.page).collect()
        } else {
            ManualPage::ALL.to_vec()
        }
    }

    /// The field and the list under it.
    fn list(&mut self, ui: &mut Ui, height: f32, texts: &Texts) {
        let arrows = Arrows::take_in(ui, Id::unique(FIELD));
        let name = texts.get("help-sought");
        let field = self.sought.show(ui, FIELD, name, name);
        if field.changed.is_some() {
            self.found = self.index.find(&self.sought.words);
            self.choose_page();
            self.view.reveals = true;
        }
        let listed = self.listed();
        if let Some(arrows) = arrows {
            self.sought.move_choice(arrows, listed.len());
            self.view.reveals = true;
        }
        if field.entered {
            self.sought.ask_again();
            if let Some(&page) = listed.get(self.sought.chosen) {
                self.open(page);
            }
        }
        ui.add_space(space::TIGHT);
        let room = height - field.response.rect.height() - space::LARGE;
        let clicked = ScrollArea::vertical()
            .id_salt(("help-list", self.seeks()))
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let clicked = self.rows(ui, field.response.id, texts);
                keep_in_sight(ui);
                clicked
            })
            .inner;
        self.view.reveals = false;
        if let Some(page) = clicked {
            self.open(page);
        }
    }

    /// The page that is read, under the ways back.
    fn reading(&mut self, ui: &mut Ui, is_narrow: bool, texts: &Texts) {
        self.ways_back(ui, is_narrow, texts);
        let page = self.page;
        let Some((_, read)) = self.pages.iter().find(|(listed, _)| *listed == page) else {
            return;
        };
        let tokens = Tokens::of(ui);
        let margin = if is_narrow {
            Margin::symmetric(12, 8)
        } else {
            Margin::symmetric(24, 16)
        };
        let room = ui.max_rect().bottom() - ui.cursor().top() - 2.0;
        let paper = Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL);
        let shown = paper.show(ui, |ui| {
            let mut area = ScrollArea::vertical()
                .id_salt(("help-page", page.stem()))
                .max_height(room)
                .min_scrolled_height(room)
                .auto_shrink([false, false]);
            if let Some(offset) = self.view.wanted.take() {
                area = area.vertical_scroll_offset(offset);
            }
            area.show(ui, |ui| {
                let which = (page, self.language);
                let inner = Frame::new().inner_margin(margin);
                let followed = inner.show(ui, |ui| manual::page(ui, which, read, &mut self.pictures));
                keep_in_sight(ui);
                followed.inner
            })
        });
        self.view.offset = shown.inner.state.clamped_offset().y;
        self.view.height = shown.inner.inner_rect.height();
        self.view.most = (shown.inner.content_size.y - self.view.height).max(0.0);
        if let Some(page) = shown.inner.inner {
            self.open(page);
        }
    }

    /// Buttons that go back and forth, and to the list where it is not shown.
    fn ways_back(&mut self, ui: &mut Ui, is_narrow: bool, texts: &Texts) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            if is_narrow && ui.button(texts.get("help-list")).clicked() {
                self.show_list();
            }
            let back = ui.add_enabled_ui(!self.behind.is_empty(), |ui| {
                icon_button(ui, Icon::ArrowLeft, texts.get("help-back")).clicked()
            });
            if back.inner {
                self.go_back();
            }
            let forth = ui.add_enabled_ui(!self.ahead.is_empty(), |ui| {
                icon_button(ui, Icon::ArrowRight, texts.get("help-forward")).clicked()
            });
            if forth.inner {
                self.go_forth();
            }
        });
    }
}

fn column(ui: &mut Ui, width: f32, height: f32, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
        ui.set_min_size(vec2(width, height));
        ui.set_max_width(width);
        content(ui);
    });
}

fn foot(ui: &mut Ui, texts: &Texts) -> Option<Answer> {
    ui.add_space(space::MEDIUM);
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
    let layout = Layout::right_to_left(egui::Align::Center);
    let close = ui.allocate_ui_with_layout(size, layout, |ui| ui.add(Button::new(texts.get("button-close"))));
    close.inner.clicked().then_some(Answer::Dismissed)
}
