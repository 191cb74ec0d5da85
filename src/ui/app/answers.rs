//! What was decided in a dialog.

use std::sync::Arc;

use egui::Context;

use super::{About, App, Next, Part, Payload, Shown};
use crate::convert::plain_text::ExportOptions;
use crate::model::{FieldRef, FieldUse, Selection, Template, TextPosition};
use crate::session::Action;
use crate::session::files::{Job, Replacing, TemplateChange};
use crate::text::language::Language;
use crate::ui::dialogs::{Answer, Dialog};
use crate::ui::request::Request;
use crate::ui::surroundings::FileUse;

impl App {
    /// Shows the newest dialog and acts on what is decided in it.
    pub(super) fn show_dialog(&mut self, ctx: &Context) {
        if self.dialogs.is_empty() {
            return;
        }
        let situation = self.situation();
        self.load_wanted_version();
        let Some(shown) = self.dialogs.last() else {
            return;
        };
        if let Dialog::Path(entry) = &shown.dialog
            && let Some(folder) = entry.folder_to_list()
            && self.workers.unfinished() == 0
        {
            let extensions = entry.purpose().extensions();
            self.workers.start(Job::ListFolder { folder, extensions });
        }
        let answer = self.caught(Part::Dialog, |app| {
            app.fail_if_told(Part::Dialog);
            let shown = app.dialogs.last_mut()?;
            shown.dialog.show(ctx, &app.texts, &situation)
        });
        self.take_gallery_acts();
        self.take_settings_question();
        let Some(Some(answer)) = answer else { return };
        if let Answer::Help(page) = answer
            && let Some(Shown { dialog, .. }) = self.dialogs.last()
            && !matches!(dialog, Dialog::Palette(_))
        {
            let page = page.or(dialog.page());
            self.show_help(page, ctx);
        } else if let Some(shown) = self.dialogs.pop() {
            self.give_keyboard_back_after(&shown.about, ctx);
            self.take_answer(shown.dialog, shown.about, answer, ctx);
        }
    }

    fn take_answer(&mut self, dialog: Dialog, about: About, answer: Answer, ctx: &Context) {
        match answer {
            Answer::Command(command) => self.carry_out(command, ctx),
            Answer::Path(path) => {
                if let (Dialog::Path(entry), About::Typing(payload)) = (dialog, about) {
                    self.take_path(entry.purpose(), &path, payload);
                }
            }
            Answer::Safety(act) => self.decide(*act, ctx),
            Answer::Settings { before, after, then } => {
                self.change_settings(&before, &after, ctx);
                if let Some(command) = then {
                    self.carry_out(command, ctx);
                }
            }
            Answer::Typing(settings) => self.settings.typing = settings,
            Answer::Act(action) => self.act(*action, ctx),
            Answer::Export { text, options } => self.export(text, options),
            Answer::GoToField(field) => self.go_to_field(field, ctx),
            Answer::Show(selection) => self.take_request(Request::Show(selection), ctx),
            Answer::CopyTable(table) => {
                ctx.copy_text(table);
                self.tell(self.texts.get("notice-table-copied").to_owned());
            }
            Answer::GoToSection(id) => {
                let session = self.document.as_ref().map(|document| &document.session);
                if let Some(start) = session.and_then(|session| session.start_of_section(id)) {
                    self.go_to(Selection::caret(start));
                }
            }
            Answer::Begin(entry) => self.begin_listed(entry),
            Answer::BeginSpeech(speech) => self.leave(Next::Begin(speech)),
            Answer::ApplyTemplate(template) => self.propose_template(&template),
            Answer::Applied { name, speech } => self.apply_template(&name, speech, ctx),
            Answer::OpenDraft(path) => self.open(path),
            Answer::Shortcuts(keymap) => {
                keymap.write_to(&mut self.settings.shortcuts);
                self.keymap = Arc::new(*keymap);
            }
            Answer::CopyText(text) => {
                ctx.copy_text(text);
                self.tell(self.texts.get("notice-copied").to_owned());
            }
            Answer::ShortcutPage(text) => {
                // UTF-8, as the page says of itself; nothing else of them concerns what is a text already.
                let options = ExportOptions::for_language(Language::English);
                self.ask_for_file(FileUse::ShortcutPage, Some(Payload::Text { text, options }));
            }
            Answer::MakeTemplate(template) => self.save_template(template),
            Answer::EditTemplate(wanted) => self.edit_template(wanted),
            Answer::AddTemplate(path) => self.change_templates(TemplateChange::Import(path)),
            Answer::TemplateInformation(head) => self.act(Action::SetTemplateHead(head), ctx),
            Answer::Help(page) => self.show_help(page, ctx),
            Answer::Accepted => self.accepted(about, ctx),
            Answer::Alternative => self.alternative(about, ctx),
            Answer::Dismissed => self.dismissed(&dialog),
        }
    }

    /// Begins a speech from the template at that place of the listing.
    fn begin_listed(&mut self, entry: usize) {
        let entries = self.listing.as_ref().map(|listing| &listing.entries);
        let entry = entries.and_then(|entries| entries.get(entry));
        if let Some(speech) = entry.map(|entry| entry.template.instantiate(None)) {
            self.leave(Next::Begin(Box::new(speech)));
        }
    }

    fn accepted(&mut self, about: About, ctx: &Context) {
        match about {
            About::Itself | About::Typing(_) | About::Reading(_) => {}
            About::Leaving(next) => {
                self.leaving = Some(next);
                self.save();
            }
            About::Replacing(purpose, path, payload) => {
                self.use_path(purpose, path, Replacing::Anything, payload);
            }
            About::SaveFailed(_) => self.ask_for_file(self.saving_use(), None),
            About::DeletingField(id) => self.act(Action::DeleteField { id, keep_text: true }, ctx),
            About::ClearingHistory(draft) => self.clear_history(draft),
        }
    }

    fn alternative(&mut self, about: About, ctx: &Context) {
        match about {
            About::Leaving(next) => self.go_on(next),
            About::SaveFailed(path) => {
                let own = self.document.as_ref().and_then(|document| document.file.as_ref());
                if own.is_some_and(|file| file.path == path) {
                    self.save();
                } else {
                    self.save_to(path, Replacing::Nothing);
                }
            }
            About::DeletingField(id) => self.act(Action::DeleteField { id, keep_text: false }, ctx),
            About::Itself
            | About::Typing(_)
            | About::Reading(_)
            | About::Replacing(..)
            | About::ClearingHistory(_) => {}
        }
    }

    /// Whoever goes back to the speech does not leave it; and the manual is opened again where it was closed.
    fn dismissed(&mut self, dialog: &Dialog) {
        if matches!(dialog, Dialog::Question(_) | Dialog::Path(_)) {
            self.leaving = None;
        }
        if let Dialog::Help(help) = dialog {
            self.panels.read_last = Some(help.page());
        }
    }

    fn export(&mut self, text: String, options: ExportOptions) {
        self.ask_for_file(FileUse::ExportText, Some(Payload::Text { text, options }));
    }

    fn save_template(&mut self, template: Box<Template>) {
        if let Some(folders) = &self.folders {
            // So that the dialog can begin there.
            self.workers.start(Job::MakeFolder(folders.templates.clone()));
        }
        let payload = Payload::Template(template);
        self.ask_for_file(FileUse::SaveTemplate, Some(payload));
    }

    /// Shows the first use of a field in the text and asks for its value; one of the byline is asked for there.
    fn go_to_field(&mut self, field: FieldRef, ctx: &Context) {
        let Some(document) = &self.document else {
            return;
        };
        let speech = document.session.speech();
        let first = FieldUse::of(speech)
            .into_iter()
            .find(|entry| entry.field == field)
            .and_then(|entry| entry.first);
        if let Some(anchor) = first {
            let behind = crate::model::FIELD_MARK.len_utf8();
            let head = TextPosition::new(anchor.place, anchor.offset + behind);
            self.take_request(Request::Open(Selection { anchor, head }), ctx);
        }
        self.panels.papers.active_mut().ask_field(field);
    }
}
