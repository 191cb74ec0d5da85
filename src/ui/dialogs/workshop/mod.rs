//! The workshop: a speech is made into a template. At the left what becomes of each section, at the right what can
//! become fields, or what a newcomer will see; above how the template is called.

mod fields;
mod naming;
mod proposed;
mod sections;

use egui::{Align, Button, Context, Label, Layout, RichText, Ui, vec2};

use self::fields::{Fields, Shown};
use self::naming::Naming;
use self::proposed::proposed_name;
use self::sections::Sections;
use super::templates::contents;
use super::{Answer, buttons_if, modal};
use crate::model::{Speech, Template, WorkshopPlan};
use crate::session::Session;
use crate::ui::controls::Tick;
use crate::ui::i18n::Texts;
use crate::ui::newcomer::NewcomerView;
use crate::ui::theme::{Tokens, space, text_size};

const WIDTH: f32 = 1_160.0;
/// What stands above and below the two columns.
const AROUND: f32 = 366.0;

/// What the right column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Fields,
    Newcomer,
}

/// Makes a template of the open speech.
#[derive(Debug)]
pub struct MakeTemplate {
    speech: Speech,
    plan: WorkshopPlan,
    naming: Naming,
    sections: Sections,
    fields: Fields,
    page: Page,
    /// The template as it is planned now, and how a newcomer sees it; none until they are asked for again.
    made: Option<Made>,
    view: Option<NewcomerView>,
}

/// What the plan comes to.
#[derive(Debug)]
struct Made {
    template: Template,
    contents: String,
}

impl MakeTemplate {
    /// Plans a template of a speech as it stands.
    #[must_use]
    pub fn new(session: &Session, texts: &Texts) -> Self {
        let speech = session.speech().clone();
        let name = proposed_name(&speech.text_around_blanks(&speech.information.title));
        Self {
            plan: WorkshopPlan::of(&speech),
            naming: Naming::new(name, &speech.information.date),
            sections: Sections::new(&speech, texts),
            fields: Fields::default(),
            page: Page::Fields,
            made: None,
            view: None,
            speech,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let height = (ctx.content_rect().height() - AROUND).clamp(140.0, 560.0);
        let title = texts.get("command-save-as-template").trim_end_matches('…');
        let answer = modal(ctx, texts, "make-template", title, WIDTH, |ui| {
            let entered = self.naming.inputs(ui, texts);
            ui.add_space(space::SMALL);
            let changed = self.columns(ui, height, texts);
            let cleared = self.foot(ui, texts);
            if changed || cleared {
                self.made = None;
                self.view = None;
            }
            let complete = self.naming.fault(texts).is_none() && self.plan.fault(&self.speech).is_none();
            let chosen = buttons_if(
                ui,
                complete,
                &[
                    (texts.get("button-save"), Answer::Accepted),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            );
            chosen.or_else(|| (entered && complete).then_some(Answer::Accepted))
        });
        match answer? {
            Answer::Accepted => {
                self.made = None;
                Some(Answer::MakeTemplate(Box::new(self.made(texts).template.clone())))
            }
            other => Some(other),
        }
    }

    /// What the plan comes to, worked out once after a change.
    fn made(&mut self, texts: &Texts) -> &Made {
        let Self {
            made,
            plan,
            naming,
            speech,
            ..
        } = self;
        made.get_or_insert_with(|| {
            let template = plan.apply(speech, &naming.id, naming.name.trim(), naming.summary.trim());
            let contents = contents(&template.speech, texts).join(texts.get("workshop-separator"));
            Made { template, contents }
        })
    }

    /// The sections, and what the page at the right shows. Returns whether the plan was changed.
    fn columns(&mut self, ui: &mut Ui, height: f32, texts: &Texts) -> bool {
        let left = (ui.available_width() * 0.44).floor();
        let right = ui.available_width() - left - space::LARGE;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            let mut changed = column(ui, left, height, |ui| {
                self.sections.ui(ui, &mut self.plan, height, texts)
            });
            changed |= column(ui, right, height, |ui| self.right(ui, height, texts));
            changed
        })
        .inner
    }

    fn right(&mut self, ui: &mut Ui, height: f32, texts: &Texts) -> bool {
        self.pages(ui, texts);
        ui.add_space(space::TIGHT);
        let height = height - 40.0;
        match self.page {
            Page::Fields => {
                let mut shown = Shown {
                    speech: &self.speech,
                    sections: &mut self.sections,
                    texts,
                };
                self.fields.ui(ui, &mut self.plan, height, &mut shown)
            }
            Page::Newcomer => {
                if self.view.is_none() {
                    self.view = Some(NewcomerView::new(&self.made(texts).template));
                }
                if let Some(view) = &self.view {
                    view.ui(ui, height - 2.0, texts);
                }
                false
            }
        }
    }

    /// The names of the pages.
    fn pages(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            let count: usize = self.plan.names(&self.speech).iter().map(Vec::len).sum();
            let fields = texts.with("workshop-fields", &[("count", count.into())]);
            let newcomer = texts.get("workshop-newcomer").to_owned();
            for (page, name) in [(Page::Fields, fields), (Page::Newcomer, newcomer)] {
                let button = Button::selectable(self.page == page, name);
                if ui.add(button).clicked() {
                    self.page = page;
                }
            }
        });
    }

    /// What will be in the template. Returns whether what is filled in is to be left out or kept from now on.
    fn foot(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let tokens = Tokens::of(ui);
        ui.add_space(space::SMALL);
        let clears = Tick::new(&mut self.plan.clears_values, texts.get("workshop-clear-values"));
        let clicked = ui.add(clears).clicked();
        if clicked {
            self.made = None;
        }
        let contents = self.made(texts).contents.clone();
        let words = format!(
            "{contents}{}{}",
            texts.get("workshop-separator"),
            texts.get("template-left-out")
        );
        let words = RichText::new(words).size(text_size::SMALL).color(tokens.dim);
        ui.add(Label::new(words).wrap());
        clicked
    }
}

/// A column of a fixed size.
fn column<R>(ui: &mut Ui, width: f32, height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(width, height);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(width);
        content(ui)
    })
    .inner
}
