//! What the window asks of whatever stands around it: file dialogs, the desktop's settings, the time, other windows.
//!
//! The host answers in the program, the tests answer in tests. Nothing here blocks: what takes time is asked for
//! and its answer fetched later.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use egui::Theme;

/// What a file is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileUse {
    /// A speech to open.
    OpenSpeech,
    /// Where to save the speech.
    SaveSpeech,
    /// A template to load.
    OpenTemplate,
    /// Where to save the speech as a template.
    SaveTemplate,
    /// A template, or an archive of many, to take over.
    ImportTemplates,
    /// Where to write an archive of templates to.
    ExportTemplates,
    /// Where to export the text to.
    ExportText,
    /// Where to save the shortcuts as a page to print.
    ShortcutPage,
    /// The folder of templates that are shared with others.
    TemplateFolder,
}

impl FileUse {
    /// Whether a file is written.
    #[must_use]
    pub fn writes(self) -> bool {
        !matches!(
            self,
            Self::OpenSpeech | Self::OpenTemplate | Self::ImportTemplates | Self::TemplateFolder
        )
    }

    /// Whether a folder is chosen rather than a file.
    #[must_use]
    pub fn is_folder(self) -> bool {
        self == Self::TemplateFolder
    }

    /// The key of what a dialog that asks for such a file is called.
    #[must_use]
    pub fn title_key(self) -> &'static str {
        match self {
            Self::OpenSpeech => "dialog-path-open-speech",
            Self::SaveSpeech => "dialog-path-save-speech",
            Self::OpenTemplate => "dialog-path-open-template",
            Self::SaveTemplate => "dialog-path-save-template",
            Self::ImportTemplates => "dialog-path-import-templates",
            Self::ExportTemplates => "dialog-path-export-templates",
            Self::ExportText => "dialog-path-export-text",
            Self::ShortcutPage => "dialog-path-shortcut-page",
            Self::TemplateFolder => "dialog-path-template-folder",
        }
    }

    /// The ending that files of this use have, without a dot; folders have none.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::OpenSpeech | Self::SaveSpeech => "speech",
            Self::OpenTemplate | Self::SaveTemplate => "ron",
            Self::ImportTemplates | Self::ExportTemplates => "zip",
            Self::ExportText => "txt",
            Self::ShortcutPage => "html",
            Self::TemplateFolder => "",
        }
    }

    /// The endings that are offered, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::OpenSpeech => &["speech", "txt"],
            Self::SaveSpeech => &["speech"],
            Self::OpenTemplate | Self::SaveTemplate => &["ron"],
            Self::ImportTemplates => &["zip", "ron"],
            Self::ExportTemplates => &["zip"],
            Self::ExportText => &["txt"],
            Self::ShortcutPage => &["html"],
            Self::TemplateFolder => &[],
        }
    }
}

/// A question for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileQuestion {
    /// Tells its answer from that to an older question.
    pub serial: u64,
    /// What the file is for.
    pub purpose: FileUse,
    /// The dialog's title.
    pub title: String,
    /// What files of this sort are called.
    pub kind: String,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// The name proposed; empty when opening.
    pub name: String,
}

/// An answer to a question for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAnswer {
    /// A file was chosen; the dialog has asked before naming one that exists.
    Chosen(PathBuf),
    /// The question was withdrawn.
    Cancelled,
    /// The desktop has no file dialog: the window must ask in its own way.
    NoDialog,
}

/// What the desktop wishes for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DesktopWishes {
    /// Light or dark; none where the desktop does not say.
    pub theme: Option<Theme>,
    /// How much larger than usual text is wanted.
    pub text_scale: f32,
    /// Whether less movement is wanted.
    pub reduced_motion: bool,
}

impl Default for DesktopWishes {
    fn default() -> Self {
        Self {
            theme: None,
            text_scale: 1.0,
            reduced_motion: false,
        }
    }
}

/// What draws the window, and why that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawing {
    /// The graphics card, through OpenGL.
    Gpu {
        /// Why.
        why: WhyGpu,
        /// What it calls itself.
        name: String,
    },
    /// The processor.
    Software(WhySoftware),
}

/// Why the graphics card draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyGpu {
    /// The program was started so.
    Asked,
    /// The settings say so.
    Set,
    /// There is one.
    Found,
}

/// Why the processor draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhySoftware {
    /// The program was started so.
    Asked,
    /// The settings say so.
    Set,
    /// Programs here have no graphics card to use.
    Absent,
    /// OpenGL is there, but drawn by the processor, too; this is its name.
    Emulated(String),
    /// The graphics card was tried and failed.
    Failed {
        /// Whether nobody was told so yet.
        is_news: bool,
    },
}

/// A moment as a calendar and a clock on the writer's wall show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
    /// The hour.
    pub hour: u32,
    /// The minute.
    pub minute: u32,
    /// Counts the days, so that yesterday can be told.
    pub day_number: i32,
}

/// What the window asks of whatever stands around it.
pub trait Surroundings {
    /// Asks for a file. The answer comes through [`Surroundings::file_answer`].
    fn ask_for_file(&mut self, question: FileQuestion);
    /// The next answer that has come, with the serial of its question.
    fn file_answer(&mut self) -> Option<(u64, FileAnswer)>;
    /// What the desktop wishes for, as last heard.
    fn desktop_wishes(&mut self) -> DesktopWishes;
    /// A steady clock.
    fn now(&self) -> Duration;
    /// What draws the window.
    fn drawing(&self) -> Drawing {
        Drawing::Software(WhySoftware::Absent)
    }
    /// The time of day where the writer sits, as `14:32`.
    fn time_of_day(&self) -> String;
    /// The present moment.
    fn wall_clock(&self) -> SystemTime {
        SystemTime::now()
    }
    /// A moment where the writer sits.
    fn local_time(&self, at: SystemTime) -> LocalTime;
    /// Opens another window of the program, with a file if one is given. Says why when it cannot.
    ///
    /// # Errors
    /// The program cannot be started again.
    fn open_window(&mut self, file: Option<&Path>) -> Result<(), String>;
    /// Opens another window of the program in which a template is edited. Says why when it cannot.
    ///
    /// # Errors
    /// The program cannot be started again.
    fn edit_in_window(&mut self, template: &Path) -> Result<(), String>;
    /// Shows a folder in the desktop's file manager.
    ///
    /// # Errors
    /// There is nothing to show it with.
    fn show_folder(&mut self, folder: &Path) -> Result<(), String>;
}
