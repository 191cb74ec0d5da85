//! The bar that finds and replaces: what opens it, what it asks for, and what follows from it in the other panes.

use egui::{Context, Frame, Key, Modifiers, Panel, Ui};

use super::{About, App, Part};
use crate::model::Selection;
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::dialogs::{Dialog, ReplaceDialog};
use crate::ui::request::Request;
use crate::ui::theme::Tokens;

impl App {
    pub(super) fn find_command(&mut self, command: Command, ctx: &Context) {
        let Some(document) = &self.document else { return };
        let session = &document.session;
        let find = &mut self.panels.find;
        let is_step = matches!(command, Command::FindNext | Command::FindPrevious);
        let requests = if is_step && find.seeks() {
            find.step(session, command == Command::FindPrevious)
        } else {
            find.open(session, command == Command::Replace);
            Vec::new()
        };
        for request in requests {
            self.take_request(request, ctx);
        }
        ctx.request_repaint();
    }

    /// Lets the search follow what was typed, before the panes show what was found.
    pub(super) fn search_on(&mut self, ctx: &Context) -> Vec<Request> {
        let requests = self.caught(Part::Find, |app| {
            let session = &app.document.as_ref()?.session;
            let requests = app.panels.find.follow(ctx, session);
            app.panels.outline.show_found(app.panels.find.found_before());
            Some(requests)
        });
        requests.flatten().unwrap_or_default()
    }

    /// The bar above the manuscript.
    pub(super) fn find_bar(&mut self, ui: &mut Ui) -> Vec<Request> {
        if !self.panels.find.is_open() {
            return Vec::new();
        }
        let height = self.panels.find.height(ui.available_width());
        let fill = Tokens::of(ui).panel;
        let shown = Panel::top("find-bar")
            .exact_size(height)
            .resizable(false)
            .frame(Frame::new().fill(fill))
            .show(ui, |ui| {
                self.guarded(Part::Find, ui, |app, ui| {
                    let session = &app.document.as_ref()?.session;
                    Some(app.panels.find.ui(ui, session, &app.texts))
                })
            });
        shown.inner.flatten().unwrap_or_default()
    }

    /// Escape in the text closes the bar, unless it is for something that is nearer.
    pub(super) fn take_find_escape(&mut self, ctx: &Context) {
        let is_for_bar = self.panels.find.is_open()
            && self.dialogs.is_empty()
            && self.panels.papers.active().is_plainly_written_in(ctx)
            && !self.panels.papers.active().is_composing()
            && !egui::Popup::is_any_open(ctx)
            && self.session().is_some_and(|session| session.offer().is_none());
        if is_for_bar && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.panels.find.close();
            ctx.request_repaint();
        }
    }

    /// Selects a place and shows it; the keyboard stays where it is.
    pub(super) fn point_at(&mut self, selection: Selection, ctx: &Context) {
        self.act(Action::Select(selection), ctx);
        self.panels.papers.active_mut().reveal();
    }

    pub(super) fn find_on(&mut self, ctx: &Context) {
        let Some(document) = &self.document else { return };
        for request in self.panels.find.go_on(&document.session) {
            self.take_request(request, ctx);
        }
    }

    pub(super) fn list_replacements(&mut self) {
        let Some(document) = &self.document else { return };
        let listed = self.panels.find.list(&document.session);
        let dialog = ReplaceDialog::new(&document.session, listed, &self.texts);
        self.show(Dialog::Replace(Box::new(dialog)), About::Itself);
    }
}
