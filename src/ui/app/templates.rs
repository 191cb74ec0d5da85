//! Editing a template: in the same window, in a mode of its own that a bar under the toolbar shows. The template's
//! speech is the open speech, so that everything that can be done with one can be done with it; what the template says
//! of itself is part of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Button, Frame, Label, Margin, Panel, RichText, Ui, vec2};

use super::document::DraftFile;
use super::{About, App, Next, Part, Payload};
use crate::model::{Template, TemplateHead};
use crate::session::Session;
use crate::session::files::{Job, OpenedTemplate, Replacing};
use crate::store::{LockState, StoreError, TEMPLATE_EXTENSION, fresh_id, template_draft};
use crate::ui::command::Command;
use crate::ui::dialogs::{Dialog, Gallery, NewcomerDialog, TemplateInformation};
use crate::ui::icons::Icon;
use crate::ui::request::TemplateToEdit;
use crate::ui::surroundings::FileUse;
use crate::ui::theme::{Tokens, space, text_size};
use crate::ui::{errors, fonts};

impl App {
    /// What the template that is open to be edited says of itself, if one is.
    pub(super) fn edited_template(&self) -> Option<&TemplateHead> {
        self.document.as_ref()?.template()
    }

    /// Edits a template in place of what is open, after asking when that is not saved.
    pub(super) fn edit_template(&mut self, wanted: TemplateToEdit) {
        match wanted {
            TemplateToEdit::Own(path) => {
                let own = self.document.as_ref().and_then(|document| document.file.as_ref());
                if own.is_some_and(|file| file.path == path) {
                    self.tell(self.texts.get("workshop-open-here").to_owned());
                } else {
                    self.leave(Next::EditTemplate { path, copy: None });
                }
            }
            TemplateToEdit::CopyOf(template) => {
                if let Some((path, copy)) = self.copy_of(*template) {
                    let copy = Some(Box::new(copy));
                    self.leave(Next::EditTemplate { path, copy });
                }
            }
        }
    }

    /// A copy of a template that is not the writer's own, with an id that no other has, and the file that it is for.
    fn copy_of(&mut self, mut template: Template) -> Option<(PathBuf, Template)> {
        let Some(folder) = self.folders.as_ref().map(|folders| folders.templates.clone()) else {
            self.tell(self.texts.get("workshop-no-folder").to_owned());
            return None;
        };
        template.id = self.id_beside(&template.id);
        let name = template.name.as_str().into();
        template.name = self.texts.with("workshop-copy-name", &[("name", name)]);
        let path = folder.join(format!("{}.{TEMPLATE_EXTENSION}", template.id));
        Some((path, template))
    }

    /// An id for a copy of a template, which none of those has that are listed, and least of all what it is a copy of.
    pub(super) fn id_beside(&self, id: &str) -> String {
        let mut taken = self.taken_ids();
        taken.insert(id.to_owned());
        fresh_id(id, &taken)
    }

    /// The ids of all templates that are listed. A file that cannot be read has its id all the same, and is called by it.
    pub(super) fn taken_ids(&self) -> BTreeSet<String> {
        let Some(listing) = &self.listing else {
            return BTreeSet::new();
        };
        let listed = listing.entries.iter().map(|entry| entry.template.id.clone());
        let broken = listing.broken.iter().filter_map(|error| error.path.file_stem());
        listed
            .chain(broken.map(|stem| stem.to_string_lossy().into_owned()))
            .collect()
    }

    /// Reads a template to edit it, now that nothing else is open; a copy is written first.
    pub(super) fn begin_template(&mut self, path: PathBuf, copy: Option<Box<Template>>) {
        self.document = None;
        self.opening = Some(path.clone());
        let Some(copy) = copy else {
            self.workers.start(Job::EditTemplate(path));
            return;
        };
        if let Some(folder) = path.parent() {
            self.workers.start(Job::MakeFolder(folder.to_owned()));
        }
        let payload = Some(Payload::Template(copy));
        self.use_path(FileUse::SaveTemplate, path, Replacing::Nothing, payload);
    }

    /// A template was written, or not: where it is the copy that is to be edited, it is read now.
    pub(super) fn edit_written_copy(&mut self, path: &Path, is_written: bool) {
        if self.document.is_some() || self.opening.as_deref() != Some(path) {
            return;
        }
        if is_written {
            self.workers.start(Job::EditTemplate(path.to_owned()));
        } else {
            self.opening = None;
        }
    }

    /// A template was read: it is edited from now on.
    pub(super) fn template_opened(&mut self, path: &Path, result: Result<OpenedTemplate, StoreError>) {
        self.opening.take_if(|opening| *opening == path);
        if self.document.is_some() {
            // Something was begun while the template was being read: that stays.
            self.workers.let_go();
            self.hold_again();
            return;
        }
        match result {
            Ok(opened) => self.begin_opened_template(path, opened),
            Err(error) => {
                let text = errors::store_error(&error, &self.texts);
                self.show_message("error-template-title", path.to_owned(), text);
                self.list_templates();
            }
        }
    }

    fn begin_opened_template(&mut self, path: &Path, opened: OpenedTemplate) {
        let OpenedTemplate {
            template,
            stamp,
            lock,
        } = opened;
        let mut speech = template.to_edit();
        speech.draft = Some(template_draft(path));
        let mut session = Session::new(speech, true);
        let held = match lock {
            LockState::Held(holder) => Some(holder),
            LockState::Ours | LockState::Unlocked => None,
        };
        session.set_read_only(held.is_some());
        let file = DraftFile {
            path: path.to_owned(),
            stamp: Some(stamp),
        };
        self.begin(session, Some(file));
        self.workers.watch(Some((path.to_owned(), stamp)));
        if let Some(document) = &mut self.document {
            document.held = held;
        }
        self.show_template_mode();
    }

    /// Shows the guidance where a template is open, which is what is written for one.
    pub(super) fn show_template_mode(&mut self) {
        if self.edited_template().is_some() {
            self.panels.helper.edit_guidance();
        }
    }

    /// Asks which template is to be edited.
    pub(super) fn ask_which_template(&mut self) {
        self.list_templates();
        let gallery = Gallery::to_edit(self.listing.as_ref(), &self.texts);
        self.show(Dialog::Gallery(Box::new(gallery)), About::Itself);
    }

    /// Shows the template as whoever begins a speech from it will see it.
    pub(super) fn show_newcomer(&mut self) {
        let Some(document) = &self.document else { return };
        let Some(template) = document.session.speech().to_template() else {
            return;
        };
        let dialog = NewcomerDialog::new(&template);
        self.show(Dialog::Newcomer(Box::new(dialog)), About::Itself);
    }

    pub(super) fn show_template_information(&mut self) {
        let head = self
            .session()
            .and_then(|session| session.speech().template_head());
        if let Some(head) = head {
            let dialog = TemplateInformation::new(head);
            self.show(Dialog::TemplateInformation(Box::new(dialog)), About::Itself);
        }
    }

    /// The bar that says that a template is edited, with what can be done with it.
    pub(super) fn template_bar(&mut self, ui: &mut Ui) {
        let Some(head) = self.edited_template().filter(|_| self.works(Part::Bars)) else {
            return;
        };
        let name = head.name.as_str().into();
        let words = self.texts.with("workshop-bar", &[("name", name)]);
        let is_unsaved = self.session().is_some_and(Session::is_unsaved);
        let fill = Tokens::of(ui).accent_tint;
        let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(12, 6));
        let shown = Panel::top("bar-template")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                self.caught(Part::Bars, |app| bar(ui, &words, is_unsaved, app))
            });
        if let Some(Some(command)) = shown.inner {
            let ctx = ui.ctx().clone();
            self.carry_out(command, &ctx);
        }
    }
}

/// The bar's content. Returns what was pressed.
fn bar(ui: &mut Ui, words: &str, is_unsaved: bool, app: &App) -> Option<Command> {
    let tokens = Tokens::of(ui);
    let choices = [
        (Command::TemplatePreview, "workshop-preview", true),
        (Command::TemplateInformation, "workshop-information", true),
        (Command::Save, "button-save", is_unsaved),
        (Command::Close, "workshop-done", true),
    ];
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::SMALL, space::TIGHT);
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), egui::Sense::hover());
        let square = egui::Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
        Icon::Template.paint(ui.painter(), square, tokens.accent);
        let words = RichText::new(words)
            .font(fonts::bold(text_size::BODY))
            .color(tokens.accent);
        ui.add(Label::new(words));
        ui.add_space(space::SMALL);
        let mut chosen = None;
        for (command, key, possible) in choices {
            let button = ui.add_enabled(possible, Button::new(app.texts.get(key)));
            let tooltip = match command {
                Command::Save => "workshop-save-tooltip",
                Command::Close => "workshop-done-tooltip",
                other => other.tooltip_key(),
            };
            let tooltip = app.texts.get(tooltip);
            if button.on_hover_text(tooltip).clicked() {
                chosen = Some(command);
            }
        }
        chosen
    });
    let line = ui.max_rect().expand2(vec2(12.0, 6.0));
    let y = row.response.rect.bottom() + 5.0;
    ui.painter()
        .hline(line.x_range(), y, egui::Stroke::new(2.0, tokens.accent));
    row.inner
}
