//! The window as a whole: it holds the open speech, the panels and the settings, performs what panels ask for, and
//! hands file work to the workers. It is free of any host: what stands around it is behind [`Surroundings`].
//!
//! A host calls [`App::logic`] once before every frame, also while the window is hidden, then [`App::ui`], and
//! [`App::shut_down`] at the end.

mod answers;
mod commands;
mod document;
mod faults;
mod files;
mod finding;
mod frame;
mod gallery;
mod help;
mod look;
mod outcomes;
mod panes;
mod papers;
mod performing;
mod places;
mod safety;
mod settings;
mod templates;
mod trail;
mod views;
mod written;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::cards::CardsPanel;
use super::command::Keymap;
use super::dialogs::Dialog;
use super::find::FindBar;
use super::helper::HelperPanel;
use super::i18n::Texts;
use super::manual::ManualPage;
use super::outline::OutlinePanel;
use super::siblings::SiblingsPanel;
use super::start_page::StartPage;
use super::surroundings::{Drawing, FileUse, Surroundings, WhySoftware};
use super::toasts::Toasts;
use crate::convert::plain_text::ExportOptions;
use crate::model::{DraftId, FieldId, Fragment, Selection, Speech, Template};
use crate::session::files::{Job, Wake, Workers};
use crate::session::{Action, Session};
use crate::store::{Folders, Listing, RecoveryId, Settings, SettingsNote};

pub use faults::Part;

use document::Document;
use faults::Faults;
use look::Look;
use panes::PanePlaces;
use papers::Papers;
use safety::Safety;
use trail::Trail;
use written::Written;

/// What a window begins with.
pub struct Start {
    /// The draft or text file to open.
    pub file: Option<PathBuf>,
    /// Whether the file is a template to be edited.
    pub edits: bool,
    /// Where templates, settings and the structured clipboard are kept; none where there is no home.
    pub folders: Option<Folders>,
    /// The settings as they were read.
    pub settings: Settings,
    /// Why the settings could not be read, if they could not.
    pub note: Option<SettingsNote>,
    /// Asks for a new frame, from any thread.
    pub wake: Wake,
    /// What stands around the window.
    pub surroundings: Box<dyn Surroundings>,
}

/// The window.
pub struct App {
    surroundings: Box<dyn Surroundings>,
    workers: Workers,
    /// Asks for a new frame, from any thread.
    wake: Wake,
    folders: Option<Folders>,
    settings: Settings,
    /// The settings as they were handed over last, to be saved.
    settings_in_file: Settings,
    settings_changed_at: Option<Duration>,
    /// The settings' shortcuts.
    keymap: Arc<Keymap>,
    texts: Texts,
    look: Look,
    document: Option<Document>,
    listing: Option<Listing>,
    panels: Panels,
    dialogs: Vec<Shown>,
    toasts: Toasts,
    /// The questions for files that are not answered yet.
    asked: Vec<Asked>,
    serial: u64,
    /// What is being exported or saved as a template, for the case that the writer has to be asked once more.
    writing: Vec<(PathBuf, Payload)>,
    /// The file that is being read to be opened here.
    opening: Option<PathBuf>,
    /// What to do once the speech is saved.
    leaving: Option<Next>,
    may_close: bool,
    /// Whether the window was fitted to the screen.
    fitted: bool,
    /// Whether the window took the whole screen when that was last heard of; none before it was.
    was_full_screen: Option<bool>,
    /// Whether to show the folder that is being made.
    shows_folder: bool,
    paste: Option<PendingPaste>,
    /// What was copied here last; its structure need not be looked for on the disk.
    copied: Option<(String, Box<Fragment>)>,
    title: String,
    safety: Safety,
    written: Written,
    faults: Faults,
}

/// The parts of the window that keep a state of their own.
#[derive(Default)]
struct Panels {
    papers: Papers,
    cards: CardsPanel,
    siblings: SiblingsPanel,
    /// Where the writer was.
    trail: Trail,
    outline: OutlinePanel,
    helper: HelperPanel,
    find: FindBar,
    start: StartPage,
    places: PanePlaces,
    /// The page of the manual that was read last.
    read_last: Option<ManualPage>,
    /// What gets the keyboard back with the next frame: in that of a dialog's end nothing under it may have it.
    returning: Option<egui::Id>,
    /// Whether the outline is open while it is a drawer.
    outline_drawer: bool,
    /// Whether the helper is open while it is a drawer.
    helper_drawer: bool,
    /// Whether Escape belongs to whatever has the keyboard.
    escape_is_for_a_field: bool,
    /// How wide the window was in the last frame, which decides what is a drawer.
    width: f32,
    /// What is to come after the last frame.
    next: NextFrame,
}

/// Whether a frame shows all that follows from its input.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum NextFrame {
    /// More may show in another frame.
    #[default]
    ShowsMore,
    /// Another frame would show the same.
    ShowsTheSame,
}

/// A dialog with what its answer is about.
struct Shown {
    dialog: Dialog,
    about: About,
}

/// What a dialog's answer is about.
#[derive(Debug)]
enum About {
    /// Nothing more than the dialog says.
    Itself,
    /// Leaving an unsaved speech.
    Leaving(Next),
    /// A path that is typed, with what is to be written there if it is not the speech.
    Typing(Option<Payload>),
    /// Writing over a file that stands there.
    Replacing(FileUse, PathBuf, Option<Payload>),
    /// Saving that was refused by the disk.
    SaveFailed(PathBuf),
    /// Deleting a field that is in use.
    DeletingField(FieldId),
    /// Clearing the history of a draft, or all.
    ClearingHistory(Option<DraftId>),
    /// Reading the manual or the tour: what had the keyboard before, beside the manuscript.
    Reading(Option<egui::Id>),
}

/// A question for a file that was asked.
#[derive(Debug)]
struct Asked {
    serial: u64,
    purpose: FileUse,
    payload: Option<Payload>,
}

/// What is to be written where it is not the speech as a draft.
#[derive(Debug, Clone)]
enum Payload {
    Template(Box<Template>),
    /// Into one archive.
    Templates(Vec<Template>),
    Text {
        text: String,
        options: ExportOptions,
    },
}

/// What follows once the open speech may go.
#[derive(Debug, Clone, PartialEq)]
enum Next {
    Quit,
    StartPage,
    Open(PathBuf),
    /// A template to edit; a copy is written into that file first.
    EditTemplate {
        path: PathBuf,
        copy: Option<Box<Template>>,
    },
    Begin(Box<Speech>),
    /// A former version as a new speech.
    Copy {
        speech: Box<Speech>,
        called: String,
    },
    /// What was recovered.
    Recovered {
        id: RecoveryId,
        as_copy: bool,
    },
}

/// A paste whose structure is looked for.
#[derive(Debug)]
struct PendingPaste {
    text: String,
    until: Duration,
}

impl App {
    /// A window with its start page, or with the file given.
    #[must_use]
    pub fn new(ctx: &Context, start: Start) -> Self {
        let Start {
            file,
            edits,
            folders,
            settings,
            note,
            wake,
            mut surroundings,
        } = start;
        let look = Look::new(&settings, surroundings.desktop_wishes());
        let texts = Texts::new(look.language);
        look.apply(ctx);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // As the desktops have it; egui's own third of a second is short for slow hands and slow machines.
            options.input_options.max_double_click_delay = 0.5;
            options.quit_shortcuts.clear();
        });
        let mut app = Self {
            surroundings,
            workers: Workers::new(folders.clone(), Arc::clone(&wake)),
            wake,
            folders,
            settings_in_file: settings.clone(),
            keymap: Arc::new(Keymap::from_words(&settings.shortcuts)),
            settings,
            settings_changed_at: None,
            texts,
            look,
            document: None,
            listing: None,
            panels: Panels::default(),
            dialogs: Vec::new(),
            toasts: Toasts::default(),
            asked: Vec::new(),
            serial: 0,
            writing: Vec::new(),
            opening: None,
            leaving: None,
            may_close: false,
            fitted: false,
            was_full_screen: None,
            shows_folder: false,
            paste: None,
            copied: None,
            title: String::new(),
            safety: Safety::default(),
            written: Written::default(),
            faults: Faults::default(),
        };
        if note.is_some() {
            app.toasts
                .add_lasting(app.texts.get("error-settings-damaged").to_owned());
        }
        if app.folders.is_none() {
            app.toasts.add_lasting(app.texts.get("journal-notice").to_owned());
        }
        let unusable = Drawing::Software(WhySoftware::Failed { is_news: true });
        if app.surroundings.drawing() == unusable {
            app.toasts
                .add_lasting(app.texts.get("notice-gpu-failed").to_owned());
        }
        match file {
            Some(path) if edits => app.begin_template(path, None),
            Some(path) => app.read_draft(path),
            None => app.list_templates(),
        }
        app.watch_templates();
        app.workers.start(Job::ListRecoveries);
        app.workers.start(Job::ListReports);
        app
    }

    /// What comes before every frame: answers and outcomes are taken in, and the window's title and size are kept.
    pub fn logic(&mut self, ctx: &Context) {
        self.follow_desktop(ctx);
        while let Some(outcome) = self.workers.outcome() {
            self.take_outcome(outcome, ctx);
        }
        while let Some((serial, answer)) = self.surroundings.file_answer() {
            if let Some(at) = self.asked.iter().position(|asked| asked.serial == serial) {
                let asked = self.asked.remove(at);
                self.take_file_answer(asked, answer);
            }
        }
        self.let_paste_wait_no_longer(ctx);
        self.keep_saving(ctx);
        self.watch_holder(ctx);
        self.take_close_request(ctx);
        self.take_dropped_files(ctx);
        self.set_title(ctx);
        self.fit_to_screen(ctx);
        self.keep_settings(ctx);
        self.count_written();
    }

    /// Writes what is still to be written: settings, and saves that were begun.
    pub fn shut_down(&mut self) {
        if self.settings != self.settings_in_file {
            self.save_settings();
        }
        self.keep_written();
        // What is being saved is saved under its lock first.
        self.workers.let_go();
        self.workers.finish_files();
    }

    /// The open speech.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.document.as_ref().map(|document| &document.session)
    }

    /// Selects a place in the open speech, shows it, and gives the manuscript the keyboard.
    pub fn go_to(&mut self, selection: Selection) {
        let now = self.now();
        if let Some(document) = &mut self.document {
            document.session.perform(Action::Select(selection), now);
            self.panels.papers.active_mut().reveal();
            self.panels.papers.active_mut().take_focus();
        }
    }

    /// Whether the last frame shows all that follows from its input, so that no other has to come for that. Only
    /// said of frames for what is typed into the manuscript: there it spares most of the work.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.panels.next == NextFrame::ShowsTheSame
    }

    /// The window's words.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// What is remembered for the next start.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is said in passing just now, oldest first.
    pub fn notices(&self) -> impl Iterator<Item = &str> {
        self.toasts.texts()
    }

    /// Whether file work or a comparison is still going on.
    #[must_use]
    pub fn is_working(&self) -> bool {
        let compares = |shown: &Shown| match &shown.dialog {
            Dialog::Comparison(dialog) => dialog.comparison.is_working(),
            Dialog::Versions(versions) => versions.is_working(),
            _ => false,
        };
        self.workers.unfinished() > 0 || self.dialogs.iter().any(compares)
    }

    fn now(&self) -> Duration {
        self.surroundings.now()
    }

    fn tell(&mut self, text: String) {
        self.toasts.add(text, false);
    }

    fn show(&mut self, dialog: Dialog, about: About) {
        self.dialogs.push(Shown { dialog, about });
    }

    fn begin(&mut self, mut session: Session, file: Option<document::DraftFile>) {
        self.keep_journal(&mut session, file.as_ref());
        self.settings.offers_tour = false;
        self.asked.clear();
        self.paste = None;
        self.document = Some(Document::new(session, file));
        self.panels.papers = Papers::default();
        self.panels.trail = Trail::default();
        self.panels.cards = CardsPanel::default();
        self.panels.siblings = SiblingsPanel::default();
        self.panels.outline = OutlinePanel::default();
        self.panels.helper.forget_speech();
        self.panels.find.forget_speech();
        self.panels.papers.active_mut().take_focus();
        self.toasts.withdraw_undo();
    }
}
