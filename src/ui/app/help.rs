//! The manual and the tour: which page belongs to where one is, and who is offered the tour.

use egui::{Context, Frame, Id, Panel, Ui};

use super::panes::Pane;
use super::{About, App, Part};
use crate::ui::bars::{Bar, Choice, Tone};
use crate::ui::command::Command;
use crate::ui::dialogs::{Dialog, HelpDialog, TourDialog};
use crate::ui::helper::Page;
use crate::ui::manual::ManualPage;

impl App {
    pub(super) fn help_command(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::Tour => self.show_tour(ctx),
            _ => self.show_help(self.page_here(ctx), ctx),
        }
    }

    /// Opens the manual at a page, or where it was read last.
    pub(super) fn show_help(&mut self, page: Option<ManualPage>, ctx: &Context) {
        let shown = page.or(self.panels.read_last).unwrap_or(ManualPage::Window);
        let help = HelpDialog::new(shown, page.is_some(), self.texts.language());
        let about = About::Reading(self.keyboard_beside_the_text(ctx));
        self.show(Dialog::Help(Box::new(help)), about);
        ctx.request_repaint();
    }

    fn show_tour(&mut self, ctx: &Context) {
        self.settings.offers_tour = false;
        let tour = TourDialog::new(self.texts.language());
        let about = About::Reading(self.keyboard_beside_the_text(ctx));
        self.show(Dialog::Tour(Box::new(tour)), about);
        ctx.request_repaint();
    }

    /// What has the keyboard, unless that is the manuscript: it has ways of its own to get it back.
    fn keyboard_beside_the_text(&self, ctx: &Context) -> Option<Id> {
        let focused = ctx.memory(egui::Memory::focused);
        focused.filter(|_| !self.panels.papers.active().has_keyboard(ctx))
    }

    /// Gives the keyboard back to where it was before a dialog that is gone.
    pub(super) fn give_keyboard_back_after(&mut self, about: &About, ctx: &Context) {
        match about {
            About::Reading(Some(id)) => {
                self.panels.returning = Some(*id);
                ctx.request_repaint();
            }
            About::Reading(None) if !self.dialogs.is_empty() => {}
            _ => self.panels.papers.active_mut().take_focus(),
        }
    }

    /// Takes the keys of the help while a dialog is open, which waits under the manual then.
    pub(super) fn take_help_keys(&mut self, ctx: &Context) {
        let Some(shown) = self.dialogs.last() else { return };
        if shown.dialog.takes_every_key() || matches!(shown.dialog, Dialog::Help(_)) {
            return;
        }
        let page = shown.dialog.page();
        let keys = self.keymap.shortcuts(Command::Help);
        let pressed = ctx.input_mut(|input| keys.iter().any(|keys| input.consume_shortcut(keys)));
        if pressed {
            self.show_help(page, ctx);
        }
    }

    /// The page that belongs to where one is; none where that is the text, or nowhere in particular.
    fn page_here(&self, ctx: &Context) -> Option<ManualPage> {
        self.document.as_ref()?;
        match self.pane_with_keyboard(ctx) {
            Pane::Outline => Some(ManualPage::Outline),
            Pane::FindBar => Some(ManualPage::Find),
            Pane::Helper => Some(match self.panels.helper.page() {
                Page::Fields | Page::Information => ManualPage::Fields,
                Page::Checklist | Page::Guide => ManualPage::Notes,
            }),
            Pane::Text => None,
        }
    }

    /// Offers the tour over the start page, until that is decided.
    pub(super) fn tour_offer(&mut self, ui: &mut Ui) {
        if !self.settings.offers_tour || !self.works(Part::Bars) {
            return;
        }
        let choice = |key: &str, answer: bool| Choice {
            text: self.texts.get(key).to_owned(),
            tooltip: String::new(),
            answer,
        };
        let bar = Bar {
            tone: Tone::Calm,
            text: self.texts.get("tour-offer").to_owned(),
            choices: vec![
                choice("tour-offer-take", true),
                choice("tour-offer-decline", false),
            ],
        };
        let shown = Panel::top("tour-offer")
            .resizable(false)
            .frame(Frame::new())
            .show(ui, |ui| self.caught(Part::Bars, |_| bar.show(ui)));
        match shown.inner.flatten() {
            Some(true) => self.show_tour(&ui.ctx().clone()),
            Some(false) => self.settings.offers_tour = false,
            None => {}
        }
    }
}
