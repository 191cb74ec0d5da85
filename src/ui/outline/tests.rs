//! The pane as it is used: by pointer, by keyboard and by those who cannot see it.

use std::time::Duration;

use egui::{Key, Modifiers, Pos2, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use super::*;
use crate::model::{Scheme, SectionKind, SectionProperty, Selection};
use crate::session::{Effect, Notice};
use crate::store::built_in;
use crate::ui::command::Command;
use crate::ui::situation::OpenSpeech;
use crate::ui::{fonts, theme};

mod dragging;
mod keyboard;
mod pointer;
mod reading;

/// The pane with the speech it changes, as the window does it.
pub(super) struct Desk {
    panel: OutlinePanel,
    session: Session,
    texts: Texts,
    requests: Vec<Request>,
    notices: Vec<Notice>,
}

impl Desk {
    fn new(template: &str, language: Language) -> Self {
        let speech = built_in(template).unwrap().instantiate(None);
        Self::of(Session::new(speech, false), language)
    }

    fn of(session: Session, language: Language) -> Self {
        Self {
            panel: OutlinePanel::default(),
            session,
            texts: Texts::new(language),
            requests: Vec::new(),
            notices: Vec::new(),
        }
    }

    fn ui(&mut self, ui: &mut Ui) {
        let situation = Situation {
            speech: Some(OpenSpeech::default()),
            outline: true,
            helper: true,
            views: crate::store::Views::default(),
            theme: egui::ThemePreference::Light,
            language: None,
            recent: Vec::new(),
            keymap: std::sync::Arc::default(),
        };
        for request in self.panel.ui(ui, &self.session, &situation, &self.texts) {
            self.requests.push(request.clone());
            let action = match request {
                Request::Act(action) => action,
                Request::Show(selection) => Action::Select(selection),
                _ => continue,
            };
            for effect in self.session.perform(action, Duration::ZERO) {
                if let Effect::Notice(notice) = effect {
                    self.notices.push(notice);
                }
            }
        }
    }

    fn id(&self, name: &str) -> SectionId {
        let named = |&id: &SectionId| self.session.speech().outline_name(id) == name;
        self.session
            .speech()
            .sections
            .reading_order()
            .into_iter()
            .find(named)
            .unwrap()
    }

    /// The sections as label and name, indented by level.
    fn outline(&self) -> Vec<String> {
        let tree = &self.session.speech().sections;
        let line = |id: SectionId| {
            let label = self.session.label(id).unwrap_or_default();
            let indent = "  ".repeat(tree.level(id) - 1);
            format!("{indent}{label}{}", self.session.speech().outline_name(id))
        };
        tree.reading_order().into_iter().map(line).collect()
    }

    fn children(&self, parent: &str) -> Vec<String> {
        let tree = &self.session.speech().sections;
        let children = tree.children(Some(self.id(parent))).iter();
        children
            .map(|&id| self.session.speech().outline_name(id))
            .collect()
    }
}

const PART: &str = "说说到任到任时长的印象";

fn window(desk: Desk, width: f32, height: f32) -> Harness<'static, Desk> {
    let mut harness = Harness::builder()
        .with_size(vec2(width, height))
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| {
            fonts::install(ctx, fonts::Marks::Chinese);
            theme::apply(ctx, egui::ThemePreference::Light, true);
        })
        .build_ui_state(|ui, desk: &mut Desk| desk.ui(ui), desk);
    harness.run();
    harness
}

fn chinese() -> Harness<'static, Desk> {
    window(Desk::new("half-year-review", Language::Chinese), 312.0, 760.0)
}

fn row<'a>(harness: &'a Harness<'_, Desk>, name: &'a str) -> Node<'a> {
    harness.get_by_role_and_label(Role::TreeItem, name)
}

fn press(harness: &mut Harness<'_, Desk>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Gives the list the keyboard with the row of that name under it.
fn focus_row(harness: &mut Harness<'_, Desk>, name: &str) {
    let id = harness.state().id(name);
    harness
        .ctx
        .memory_mut(|memory| memory.request_focus(list::list_id()));
    harness.run();
    harness.state_mut().panel.cursor = Some(id);
    harness.run();
}
