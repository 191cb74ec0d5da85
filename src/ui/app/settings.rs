//! Taking over what was decided in the settings window: everything that would have followed from a command follows here.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::{About, App};
use crate::store::Settings;
use crate::ui::command::Keymap;
use crate::ui::dialogs::{Dialog, SettingsDialog};
use crate::ui::surroundings::FileUse;

impl App {
    pub(super) fn show_settings(&mut self) {
        let dialog = SettingsDialog::new(&self.settings);
        self.show(Dialog::Settings(Box::new(dialog)), About::Itself);
    }

    fn shown_settings(&mut self) -> Option<&mut SettingsDialog> {
        self.dialogs.iter_mut().find_map(|shown| match &mut shown.dialog {
            Dialog::Settings(settings) => Some(&mut **settings),
            _ => None,
        })
    }

    /// Asks for the folder that the settings window wants chosen.
    pub(super) fn take_settings_question(&mut self) {
        if self.shown_settings().is_some_and(SettingsDialog::takes_question) {
            self.ask_for_file(FileUse::TemplateFolder, None);
        }
    }

    /// Puts a folder that was chosen into the settings window; nothing comes of it where that is gone.
    pub(super) fn take_template_folder(&mut self, folder: PathBuf) {
        if let Some(settings) = self.shown_settings() {
            settings.take_template_folder(folder);
        }
    }

    /// Takes over what differs between `before` and `after`; what changed meanwhile stays.
    pub(super) fn change_settings(&mut self, before: &Settings, after: &Settings, ctx: &Context) {
        let mut settings = self.settings.with_changes(before, after);
        let safety = std::mem::replace(&mut settings.safety, self.settings.safety);
        let former = std::mem::replace(&mut self.settings, settings);
        let (views, past) = (self.settings.views, former.views);
        if past.side_by_side && !views.side_by_side {
            self.panels.papers.close_second();
        }
        if past.cards != views.cards {
            self.panels.papers.active_mut().reveal();
            self.take_keyboard(ctx);
        }
        if past.full_screen != views.full_screen {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(views.full_screen));
        }
        if former.shortcuts != self.settings.shortcuts {
            self.keymap = Arc::new(Keymap::from_words(&self.settings.shortcuts));
        }
        if former.template_folder != self.settings.template_folder {
            self.watch_templates();
            self.template_folder_changed();
        }
        if safety != former.safety {
            self.set_safety(safety, None, ctx);
        }
        self.follow_desktop(ctx);
        ctx.request_repaint();
    }
}
