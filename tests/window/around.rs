//! What stands around the window in a test: file dialogs that answer as the test says, a clock that the test moves,
//! other windows that are only noted down.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Datelike, Timelike, Utc};
use speechwright::ui::surroundings::{DesktopWishes, FileAnswer, FileQuestion, LocalTime, Surroundings};

/// What a test says and sees of the surroundings.
#[derive(Debug, Default)]
pub struct Around {
    /// What the next questions for a file are answered with; without one the desktop has no dialogs.
    pub file_answers: VecDeque<FileAnswer>,
    /// The questions asked so far.
    pub questions: Vec<FileQuestion>,
    /// The windows opened so far.
    pub windows: Vec<Option<PathBuf>>,
    /// The templates so far that another window was opened for, to be edited there.
    pub edited: Vec<PathBuf>,
    /// Whether no window can be opened.
    pub no_windows: bool,
    /// The folders shown so far.
    pub folders: Vec<PathBuf>,
    /// What the desktop wishes for.
    pub wishes: DesktopWishes,
    /// The steady clock.
    pub now: Duration,
    /// What every moment reads as where the test wants none to differ.
    pub frozen: Option<LocalTime>,
    /// Whether the writer has not decided yet.
    pub undecided: bool,
    waiting: VecDeque<(u64, FileAnswer)>,
}

/// The surroundings as the window asks them.
pub struct Shared(pub Rc<RefCell<Around>>);

impl Surroundings for Shared {
    fn ask_for_file(&mut self, question: FileQuestion) {
        let mut around = self.0.borrow_mut();
        let answer = around.file_answers.pop_front().unwrap_or(FileAnswer::NoDialog);
        around.waiting.push_back((question.serial, answer));
        around.questions.push(question);
    }

    fn file_answer(&mut self) -> Option<(u64, FileAnswer)> {
        let mut around = self.0.borrow_mut();
        if around.undecided {
            return None;
        }
        around.waiting.pop_front()
    }

    fn desktop_wishes(&mut self) -> DesktopWishes {
        self.0.borrow().wishes
    }

    fn now(&self) -> Duration {
        self.0.borrow().now
    }

    fn time_of_day(&self) -> String {
        "14:32".to_owned()
    }

    fn local_time(&self, at: SystemTime) -> LocalTime {
        if let Some(frozen) = self.0.borrow().frozen {
            return frozen;
        }
        let at = DateTime::<Utc>::from(at);
        LocalTime {
            year: at.year(),
            month: at.month(),
            day: at.day(),
            hour: at.hour(),
            minute: at.minute(),
            day_number: at.num_days_from_ce(),
        }
    }

    fn open_window(&mut self, file: Option<&Path>) -> Result<(), String> {
        if self.0.borrow().no_windows {
            return Err("no program".to_owned());
        }
        self.0.borrow_mut().windows.push(file.map(Path::to_owned));
        Ok(())
    }

    fn edit_in_window(&mut self, template: &Path) -> Result<(), String> {
        self.0.borrow_mut().edited.push(template.to_owned());
        Ok(())
    }

    fn show_folder(&mut self, folder: &Path) -> Result<(), String> {
        self.0.borrow_mut().folders.push(folder.to_owned());
        Ok(())
    }
}
