//! What each command does.

use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::look::{chosen_language, chosen_theme};
use super::{About, App, Next};
use crate::convert::plain_text::{self, ExportOptions};
use crate::model::SectionId;
use crate::session::files::Job;
use crate::session::{Action, Direction};
use crate::store::{InterfaceLanguage, ThemeChoice};
use crate::ui::command::Command;
use crate::ui::dialogs::{
    Dialog, ExportDialog, FitDialog, InsertField, MakeField, MakeTemplate, Palette, ShortcutSheet,
    StatisticsDialog, TypingDialog,
};
use crate::ui::menus::Choice;
use crate::ui::request::Request;
use crate::ui::situation::{OpenSpeech, Situation};
use crate::ui::surroundings::FileUse;

impl App {
    /// What the commands can do just now.
    pub(super) fn situation(&mut self) -> Situation {
        let (outline, helper) = self.shown_panes();
        let trail = self.panels.trail.reaches();
        let speech = self.document.as_mut().map(super::document::Document::open_speech);
        Situation {
            speech: speech.map(|speech| OpenSpeech { trail, ..speech }),
            outline,
            helper,
            views: self.settings.views,
            theme: chosen_theme(&self.settings),
            language: chosen_language(&self.settings),
            recent: self.settings.recent.clone(),
            keymap: Arc::clone(&self.keymap),
        }
    }

    /// Carries out the commands whose shortcuts were pressed. Those with more modifiers go first, since egui takes
    /// Ctrl+Shift+S for a Ctrl+S, too. Returns whether there were any, and those that
    /// wait for what is typed in the same frame.
    pub(super) fn take_shortcuts(&mut self, ctx: &Context) -> (bool, Vec<Command>) {
        let outline_has_keyboard = self.panels.outline.has_keyboard(ctx);
        let manuscript_has_keyboard = self.panels.papers.active().has_keyboard(ctx);
        let keymap = Arc::clone(&self.keymap);
        let mut pressed: Vec<Command> = Vec::new();
        ctx.input_mut(|input| {
            for shift in [true, false] {
                for &command in Command::ALL {
                    if command.is_for_the_focused_text()
                        || (outline_has_keyboard && command.is_for_the_focused_row())
                        || (manuscript_has_keyboard && matches!(command, Command::Undo | Command::Redo))
                    {
                        continue;
                    }
                    // Alt+Shift+arrows are the outline's where it has the keyboard; egui would take them for these.
                    let is_another = command.is_along_trail() && input.modifiers.shift;
                    for shortcut in keymap.shortcuts(command).iter().filter(|_| !is_another) {
                        if shortcut.modifiers.shift == shift && input.consume_shortcut(shortcut) {
                            pressed.push(command);
                        }
                    }
                }
            }
        });
        let has_command = !pressed.is_empty();
        let (waiting, at_once) = pressed
            .into_iter()
            .partition(|command| command.takes_the_whole_text());
        self.carry_out_allowed(at_once, ctx);
        (has_command, waiting)
    }

    /// Carries out those of some commands that can be carried out just now.
    pub(super) fn carry_out_allowed(&mut self, commands: Vec<Command>, ctx: &Context) {
        if commands.is_empty() {
            return;
        }
        let situation = self.situation();
        for command in commands {
            if situation.allows(command) {
                self.carry_out(command, ctx);
            }
        }
    }

    pub(super) fn take_choice(&mut self, choice: Choice, ctx: &Context) {
        match choice {
            Choice::Command(command) => self.carry_out(command, ctx),
            Choice::Recent(path) => self.open(path),
            Choice::ForgetRecent => self.settings.recent.clear(),
            Choice::Kind(kind) => {
                if let Some(id) = self.current_section() {
                    let property = crate::model::SectionProperty::Kind(kind);
                    self.act(Action::SetProperty { id, property }, ctx);
                }
            }
            Choice::Scheme(scheme) => {
                if let Some(id) = self.current_section() {
                    self.act(Action::SetGroupScheme { id, scheme }, ctx);
                }
            }
        }
    }

    /// Takes a name that is still being typed in the outline into the speech.
    pub(super) fn take_typed_name(&mut self, ctx: &Context) {
        let typed = self
            .document
            .as_ref()
            .and_then(|document| self.panels.outline.typed(&document.session));
        if let Some(action) = typed {
            self.act(action, ctx);
        }
    }

    pub(super) fn carry_out(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::New
            | Command::NewWindow
            | Command::Open
            | Command::OpenPath
            | Command::Save
            | Command::SaveAs
            | Command::SaveAsPath
            | Command::FormerVersions
            | Command::Recoveries
            | Command::Safety
            | Command::Settings
            | Command::ExportText
            | Command::CopySpeech
            | Command::Close
            | Command::Quit => self.file_command(command, ctx),
            Command::Gallery => self.show_gallery(),
            Command::LoadTemplate
            | Command::LoadTemplatePath
            | Command::SaveAsTemplate
            | Command::EditTemplate
            | Command::TemplatePreview
            | Command::TemplateInformation
            | Command::TemplateFolder => self.template_command(command),
            Command::Undo
            | Command::Redo
            | Command::Cut
            | Command::Copy
            | Command::Paste
            | Command::PastePlain
            | Command::SelectAll
            | Command::Characters
            | Command::InsertField
            | Command::MakeField
            | Command::NextUnfilled
            | Command::PreviousUnfilled
            | Command::BindCount => self.edit_command(command, ctx),
            Command::FitTime => {
                if let Some(document) = &self.document {
                    let dialog = FitDialog::new(&document.session);
                    self.show(Dialog::Fit(Box::new(dialog)), About::Itself);
                }
            }
            Command::Find | Command::Replace | Command::FindNext | Command::FindPrevious => {
                self.find_command(command, ctx);
            }
            Command::GoBack
            | Command::GoForward
            | Command::Bookmark
            | Command::NextBookmark
            | Command::Checklist => self.place_command(command, ctx),
            Command::AddSibling
            | Command::AddChild
            | Command::DuplicateSection
            | Command::DeleteSection
            | Command::RenameSection
            | Command::MoveUp
            | Command::MoveDown
            | Command::Promote
            | Command::Demote
            | Command::FoldAll
            | Command::UnfoldAll => self.section_command(command, ctx),
            _ => self.view_command(command, ctx),
        }
    }

    fn file_command(&mut self, command: Command, ctx: &Context) {
        self.take_typed_name(ctx);
        match command {
            Command::New if self.document.is_none() => {}
            Command::New | Command::NewWindow => {
                if let Err(reason) = self.surroundings.open_window(None) {
                    if command == Command::New {
                        self.leave(Next::StartPage);
                    } else {
                        let text = self.texts.with("notice-no-window", &[("reason", reason.into())]);
                        self.tell(text);
                    }
                }
            }
            Command::Open => self.ask_for_file(FileUse::OpenSpeech, None),
            Command::OpenPath => self.ask_for_path(FileUse::OpenSpeech, None),
            Command::Save => {
                self.leaving = None;
                self.save();
            }
            Command::SaveAs => self.ask_for_file(self.saving_use(), None),
            Command::SaveAsPath => self.ask_for_path(self.saving_use(), None),
            Command::ExportText => {
                if let Some(document) = &self.document {
                    let dialog = ExportDialog::new(&document.session, &self.texts);
                    self.show(Dialog::Export(Box::new(dialog)), About::Itself);
                }
            }
            Command::FormerVersions => self.show_versions(),
            Command::Recoveries => self.show_recoveries(),
            Command::Safety => self.show_safety(),
            Command::Settings => self.show_settings(),
            Command::CopySpeech => self.copy_speech(ctx),
            Command::Close => self.leave(Next::StartPage),
            _ => self.leave(Next::Quit),
        }
        ctx.request_repaint();
    }

    fn copy_speech(&mut self, ctx: &Context) {
        let Some(document) = &self.document else {
            return;
        };
        let session = &document.session;
        let language = session.speech().language;
        let options = ExportOptions::for_language(language);
        ctx.copy_text(plain_text::text(session.manuscript(), language, options));
        let unfilled = crate::model::unfilled(session.speech()).len();
        let text = if unfilled > 0 {
            self.texts
                .with("notice-copied-unfilled", &[("count", unfilled.into())])
        } else {
            self.texts.get("notice-copied").to_owned()
        };
        self.tell(text);
    }

    fn template_command(&mut self, command: Command) {
        match command {
            Command::LoadTemplate => self.ask_for_file(FileUse::OpenTemplate, None),
            Command::LoadTemplatePath => self.ask_for_path(FileUse::OpenTemplate, None),
            Command::SaveAsTemplate => {
                if let Some(document) = &self.document {
                    let dialog = MakeTemplate::new(&document.session, &self.texts);
                    self.show(Dialog::MakeTemplate(Box::new(dialog)), About::Itself);
                }
            }
            Command::EditTemplate => self.ask_which_template(),
            Command::TemplatePreview => self.show_newcomer(),
            Command::TemplateInformation => self.show_template_information(),
            _ => {
                if let Some(folders) = &self.folders {
                    self.shows_folder = true;
                    self.workers.start(Job::MakeFolder(folders.templates.clone()));
                }
            }
        }
    }

    fn edit_command(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::Undo => self.act(Action::Undo, ctx),
            Command::Redo => self.act(Action::Redo, ctx),
            Command::Cut => self.act(Action::Cut, ctx),
            Command::Copy => self.act(Action::Copy, ctx),
            Command::SelectAll => {
                let action = self
                    .document
                    .as_ref()
                    .map(|document| self.panels.papers.active().select_all(&document.session));
                self.act(action.unwrap_or(Action::SelectAll), ctx);
            }
            Command::BindCount => self.act(Action::BindCount, ctx),
            Command::Paste | Command::PastePlain => {
                if command == Command::PastePlain {
                    self.panels.papers.active_mut().paste_plain_next();
                }
                self.panels.papers.active_mut().take_focus();
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                return;
            }
            Command::Characters => {
                self.panels.papers.active_mut().offer_characters();
                ctx.request_repaint();
            }
            Command::InsertField => {
                if let Some(document) = &self.document {
                    let dialog = InsertField::new(&document.session);
                    self.show(Dialog::InsertField(dialog), About::Itself);
                }
                return;
            }
            Command::MakeField => {
                let dialog = self
                    .document
                    .as_ref()
                    .and_then(|document| MakeField::new(&document.session));
                match dialog {
                    Some(dialog) => self.show(Dialog::MakeField(dialog), About::Itself),
                    None => self.tell(self.texts.get("notice-select-for-field").to_owned()),
                }
                return;
            }
            _ => {
                let backwards = command == Command::PreviousUnfilled;
                self.act(Action::SelectNextUnfilled { backwards }, ctx);
                return;
            }
        }
        self.panels.papers.active_mut().reveal();
    }

    pub(super) fn current_section(&self) -> Option<SectionId> {
        self.document.as_ref()?.session.current_section()
    }

    fn section_command(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::FoldAll => {
                if let Some(document) = &self.document {
                    self.panels.outline.fold_all(&document.session);
                }
                return;
            }
            Command::UnfoldAll => {
                self.panels.outline.unfold_all();
                return;
            }
            Command::AddSibling => {
                self.act(Action::NewSibling, ctx);
                self.panels.papers.active_mut().take_focus();
                self.panels.papers.active_mut().reveal();
                return;
            }
            _ => {}
        }
        let Some(id) = self.current_section() else {
            return;
        };
        let nudge = |direction| Action::NudgeSection { id, direction };
        let action = match command {
            Command::AddChild => Action::AddChild(id),
            Command::DuplicateSection => Action::DuplicateSection(id),
            Command::DeleteSection => Action::DeleteSection(id),
            Command::MoveUp => nudge(Direction::Backward),
            Command::MoveDown => nudge(Direction::Forward),
            Command::Promote => nudge(Direction::Out),
            Command::Demote => nudge(Direction::In),
            _ => {
                self.open_outline();
                self.panels.outline.rename(id);
                return;
            }
        };
        self.act(action, ctx);
        self.panels.papers.active_mut().reveal();
    }

    fn view_command(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::Outline => self.toggle_outline(),
            Command::Helper => self.toggle_helper(),
            Command::NextPane => self.go_to_pane(false, ctx),
            Command::PreviousPane => self.go_to_pane(true, ctx),
            Command::FocusSentence
            | Command::FocusParagraph
            | Command::FocusSection
            | Command::Typewriter
            | Command::OneSection
            | Command::Cards
            | Command::Siblings
            | Command::SideBySide
            | Command::OtherSide
            | Command::FullScreen => self.switch_view(command, ctx),
            Command::ZoomIn => self.zoom_by(1.0),
            Command::ZoomOut => self.zoom_by(-1.0),
            Command::ZoomReset => self.reset_zoom(),
            Command::ThemeLight => self.choose_theme(ThemeChoice::Light, ctx),
            Command::ThemeDark => self.choose_theme(ThemeChoice::Dark, ctx),
            Command::ThemeSystem => self.choose_theme(ThemeChoice::System, ctx),
            Command::LanguageChinese => self.choose_language(InterfaceLanguage::Chinese, ctx),
            Command::LanguageEnglish => self.choose_language(InterfaceLanguage::English, ctx),
            Command::LanguageSystem => self.choose_language(InterfaceLanguage::System, ctx),
            Command::Statistics => {
                if let Some(document) = &self.document {
                    let dialog = StatisticsDialog::new(&document.session, self.days_written(), &self.texts);
                    self.show(Dialog::Statistics(Box::new(dialog)), About::Itself);
                }
            }
            Command::TypingAids => {
                let dialog = TypingDialog::new(self.settings.typing);
                self.show(Dialog::Typing(dialog), About::Itself);
            }
            Command::Shortcuts => {
                let sheet = ShortcutSheet::new(&self.keymap);
                self.show(Dialog::Shortcuts(Box::new(sheet)), About::Itself);
            }
            Command::Help | Command::Tour => self.help_command(command, ctx),
            Command::FindCommand => self.show_palette(),
            _ => self.show(Dialog::About(self.surroundings.drawing()), About::Itself),
        }
    }

    fn show_palette(&mut self) {
        if self.listing.is_none() {
            self.list_templates();
        }
        let session = self.document.as_ref().map(|document| &document.session);
        let recent = &self.settings.recent;
        let palette = Palette::new(session, self.listing.as_ref(), recent, &self.texts);
        self.show(Dialog::Palette(palette), About::Itself);
    }

    /// Takes what a panel asks for.
    pub(super) fn take_request(&mut self, request: Request, ctx: &Context) {
        match request {
            Request::Act(action) => self.act(action, ctx),
            Request::Command(command) => self.carry_out(command, ctx),
            Request::Show(selection) => {
                self.go_to(selection);
                ctx.request_repaint();
            }
            Request::Open(selection) => {
                self.settings.views.cards = false;
                self.go_to(selection);
                ctx.request_repaint();
            }
            Request::Point(selection) => self.point_at(selection, ctx),
            Request::FindOn => self.find_on(ctx),
            Request::ListReplacements => self.list_replacements(),
            Request::DeleteField(id) => self.delete_field(id, ctx),
            Request::EditTemplate(wanted) => self.edit_template(wanted),
            Request::Tell(text) => self.tell(text),
        }
    }
}
