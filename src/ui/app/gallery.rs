//! The templates: listing and watching them, the gallery, and applying one to the speech.

use std::path::PathBuf;

use egui::Context;

use super::{About, App, Payload};
use crate::model::Template;
use crate::session::Action;
use crate::session::files::{Job, TemplateChange, TemplateChanged, WantedChange, WriteError};
use crate::store::{ImportReport, Listing};
use crate::ui::dialogs::{ApplyDialog, Dialog, Gallery, GalleryAct, Message};
use crate::ui::errors;
use crate::ui::surroundings::FileUse;

/// How many templates a report names of each sort.
const NAMED: usize = 100;

impl App {
    /// Asks for all templates.
    pub(super) fn list_templates(&mut self) {
        let shared = self.settings.template_folder.clone();
        self.workers.start(Job::ListTemplates(shared));
    }

    /// Has the folders of templates watched.
    pub(super) fn watch_templates(&mut self) {
        let own = self.folders.as_ref().map(|folders| folders.templates.clone());
        let shared = self.settings.template_folder.clone();
        let folders: Vec<PathBuf> = own.into_iter().chain(shared).collect();
        self.workers.watch_templates(&folders);
    }

    /// Something happened among the templates; they are listed anew where they were listed before.
    pub(super) fn template_folder_changed(&mut self) {
        if self.listing.is_some() {
            self.list_templates();
        }
    }

    pub(super) fn templates_listed(&mut self, mut listing: Listing) {
        if let Some(former) = self.listing.take() {
            listing.keep_shared_of(former);
        }
        for shown in &mut self.dialogs {
            match &mut shown.dialog {
                Dialog::Palette(palette) => palette.take_templates(&listing, &self.texts),
                Dialog::Gallery(gallery) => gallery.take_listing(&listing, &self.texts),
                _ => {}
            }
        }
        self.listing = Some(listing);
    }

    pub(super) fn show_gallery(&mut self) {
        // What stands in the folders may have changed without being told.
        self.list_templates();
        let gallery = Gallery::new(self.listing.as_ref(), self.document.is_some(), &self.texts);
        self.show(Dialog::Gallery(Box::new(gallery)), About::Itself);
    }

    fn gallery(&mut self) -> Option<&mut Gallery> {
        self.dialogs.iter_mut().find_map(|shown| match &mut shown.dialog {
            Dialog::Gallery(gallery) => Some(&mut **gallery),
            _ => None,
        })
    }

    /// Does what the gallery asks for.
    pub(super) fn take_gallery_acts(&mut self) {
        let acts = self.gallery().map(Gallery::take_acts).unwrap_or_default();
        for act in acts {
            match act {
                GalleryAct::Change(change) => self.change_templates(*change),
                GalleryAct::Export(template) => {
                    self.ask_for_file(FileUse::SaveTemplate, Some(Payload::Template(template)));
                }
                GalleryAct::ExportMany(templates) => {
                    self.ask_for_file(FileUse::ExportTemplates, Some(Payload::Templates(templates)));
                }
                GalleryAct::Import => self.ask_for_file(FileUse::ImportTemplates, None),
            }
        }
    }

    pub(super) fn change_templates(&mut self, change: TemplateChange) {
        let own = self.document.as_ref().and_then(|document| document.file.as_ref());
        if let TemplateChange::Rename { file, .. } | TemplateChange::Trash { file, .. } = &change
            && own.is_some_and(|own| own.path == *file)
        {
            // It would change underneath what is being edited here.
            if let Some(gallery) = self.gallery() {
                gallery.end_work(&change, None);
            }
            self.tell_of_templates(self.texts.get("gallery-open-here").to_owned());
            return;
        }
        let taken = self.taken_ids();
        if let Some(gallery) = self.gallery() {
            gallery.begin_work();
        }
        let wanted = WantedChange {
            change,
            taken,
            backups: self
                .settings
                .safety
                .traces
                .then(|| self.settings.safety.backup_bytes()),
        };
        self.workers.start(Job::ChangeTemplates(Box::new(wanted)));
    }

    pub(super) fn templates_changed(
        &mut self,
        change: TemplateChange,
        result: Result<TemplateChanged, WriteError>,
    ) {
        if let Some(gallery) = self.gallery() {
            gallery.end_work(&change, result.as_ref().ok());
        }
        self.list_templates();
        match (result, change) {
            (Err(error), TemplateChange::Import(path)) => {
                let text = errors::write_error(&error, &self.texts);
                self.show_message("gallery-import-failed", path, text);
            }
            (Err(error), change) => {
                let reason = errors::write_error(&error, &self.texts);
                let path = match &error {
                    WriteError::Store(error) => &error.path,
                    _ => change.path(),
                };
                let name = path.file_name().unwrap_or(path.as_os_str());
                let name = name.to_string_lossy().into_owned();
                let values = [("name", name.into()), ("reason", reason.into())];
                let text = self.texts.with("gallery-failed", &values);
                match self.gallery() {
                    Some(gallery) => gallery.say(text, true),
                    None => self.tell(text),
                }
            }
            (Ok(TemplateChanged::Imported(report)), _) => self.say_imported(&report),
            (Ok(_), TemplateChange::Duplicate { name, .. }) => self.say_changed("gallery-duplicated", &name),
            (Ok(_), TemplateChange::Rename { name, .. }) => self.say_changed("gallery-renamed", &name),
            (Ok(_), TemplateChange::Trash { name, .. }) => self.say_changed("gallery-trashed", &name),
            (Ok(_), TemplateChange::Import(_)) => {}
        }
    }

    fn say_changed(&mut self, key: &str, name: &str) {
        let text = self.texts.with(key, &[("name", name.into())]);
        self.tell_of_templates(text);
    }

    /// Says something below the gallery's list where that is shown, else in passing.
    pub(super) fn tell_of_templates(&mut self, text: String) {
        match self.gallery() {
            Some(gallery) => gallery.say(text, false),
            None => self.tell(text),
        }
    }

    /// Says what was taken over: in passing where there is nothing to add, else in full.
    fn say_imported(&mut self, report: &ImportReport) {
        let count = report.taken.len();
        let summary = self.texts.with("gallery-imported", &[("count", count.into())]);
        let lines = self.report_lines(report);
        if lines.is_empty() {
            self.tell_of_templates(summary);
            return;
        }
        let mut text = vec![summary];
        text.extend(lines);
        let message = Message {
            title: self.texts.get("gallery-import-title").to_owned(),
            text: text.join("\n"),
            path: None,
        };
        self.show(Dialog::Message(message), About::Itself);
    }

    /// What is to be known of single ones that were taken over, or were not.
    fn report_lines(&self, report: &ImportReport) -> Vec<String> {
        let texts = &self.texts;
        let renamed = report.taken.iter().filter_map(|taken| {
            let id = taken.file.file_stem()?.to_string_lossy().into_owned();
            let values = [
                ("name", taken.name.as_str().into()),
                ("former", taken.former_id.as_deref()?.into()),
                ("id", id.into()),
            ];
            Some(texts.with("gallery-imported-renamed", &values))
        });
        let present = report.present.iter();
        let present =
            present.map(|name| texts.with("gallery-imported-present", &[("name", name.as_str().into())]));
        let refused = report.refused.iter().map(|error| {
            let name = error.path.file_name().unwrap_or(error.path.as_os_str());
            let values = [
                ("name", name.to_string_lossy().into_owned().into()),
                ("reason", errors::store_error(error, texts).into()),
            ];
            texts.with("gallery-imported-refused", &values)
        });
        let mut lines: Vec<String> = refused.take(NAMED).collect();
        lines.extend(renamed.take(NAMED));
        lines.extend(present.take(NAMED));
        if report.others > 0 {
            lines.push(texts.with("gallery-imported-others", &[("count", report.others.into())]));
        }
        lines
    }

    /// Shows how a template would be applied to the speech.
    pub(super) fn propose_template(&mut self, template: &Template) {
        if let Some(document) = &self.document {
            let dialog = ApplyDialog::new(document.session.speech(), template, &self.texts);
            self.show(Dialog::Apply(Box::new(dialog)), About::Itself);
        }
    }

    /// Puts the speech with a template applied in its place, and offers to take it back.
    pub(super) fn apply_template(&mut self, name: &str, speech: Box<crate::model::Speech>, ctx: &Context) {
        let state = |app: &Self| app.document.as_ref().map(|document| document.session.state());
        let before = state(self);
        self.act(Action::ApplyTemplate(speech), ctx);
        if state(self) != before {
            let text = self
                .texts
                .with("notice-template-applied", &[("name", name.into())]);
            self.toasts.add(text, true);
        }
    }
}
