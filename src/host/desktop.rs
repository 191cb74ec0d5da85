//! What the window asks of the desktop around it, answered by the real one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use chrono::{Datelike, Timelike};

use super::dialogs;
use crate::cli::EDITS;
use crate::session::files::Wake;
use crate::ui::surroundings::{DesktopWishes, Drawing, FileAnswer, FileQuestion, LocalTime, Surroundings};

/// The desktop the program runs on.
pub(super) struct Desktop {
    start: Instant,
    wake: Wake,
    answer: Sender<(u64, FileAnswer)>,
    answers: Receiver<(u64, FileAnswer)>,
    wishes: DesktopWishes,
    drawing: Drawing,
    /// What other windows are told about drawing.
    inherited: Vec<OsString>,
    #[cfg(target_os = "linux")]
    heard: Receiver<DesktopWishes>,
}

impl Desktop {
    pub fn new(wake: Wake, drawing: Drawing, inherited: Vec<OsString>) -> Self {
        #[cfg(target_os = "linux")]
        let heard = super::portal::listen(std::sync::Arc::clone(&wake));
        let (answer, answers) = channel();
        let mut desktop = Self {
            start: Instant::now(),
            wake,
            answer,
            answers,
            wishes: DesktopWishes::default(),
            drawing,
            inherited,
            #[cfg(target_os = "linux")]
            heard,
        };
        desktop.hear_first_wishes();
        desktop
    }

    /// Waits a moment for what the desktop wishes, so that a dark desktop does not see a light window flash.
    #[cfg(target_os = "linux")]
    fn hear_first_wishes(&mut self) {
        if let Ok(wishes) = self.heard.recv_timeout(Duration::from_millis(60)) {
            self.wishes = wishes;
        }
    }

    /// Elsewhere the window system itself tells the theme.
    #[cfg(not(target_os = "linux"))]
    fn hear_first_wishes(&mut self) {}
}

impl Surroundings for Desktop {
    fn ask_for_file(&mut self, question: FileQuestion) {
        let serial = question.serial;
        let answered = self.answer.clone();
        let wake = std::sync::Arc::clone(&self.wake);
        dialogs::ask(question, move |answer| {
            // A window that is gone needs no answer.
            let _ = answered.send((serial, answer));
            wake();
        });
    }

    fn file_answer(&mut self) -> Option<(u64, FileAnswer)> {
        self.answers.try_recv().ok()
    }

    fn desktop_wishes(&mut self) -> DesktopWishes {
        #[cfg(target_os = "linux")]
        while let Ok(wishes) = self.heard.try_recv() {
            self.wishes = wishes;
        }
        self.wishes
    }

    fn drawing(&self) -> Drawing {
        self.drawing.clone()
    }

    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn time_of_day(&self) -> String {
        chrono::Local::now().format("%H:%M").to_string()
    }

    fn local_time(&self, at: SystemTime) -> LocalTime {
        let at = chrono::DateTime::<chrono::Local>::from(at);
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
        self.start_window(file, false)
    }

    fn edit_in_window(&mut self, template: &Path) -> Result<(), String> {
        self.start_window(Some(template), true)
    }

    fn show_folder(&mut self, folder: &Path) -> Result<(), String> {
        open::that_detached(folder).map_err(|error| error.to_string())
    }
}

impl Desktop {
    /// Starts the program once more, for a window of its own.
    fn start_window(&self, file: Option<&Path>, edits: bool) -> Result<(), String> {
        let program: PathBuf = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.args(&self.inherited);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        if edits {
            command.arg(EDITS);
        }
        if let Some(file) = file {
            command.arg("--").arg(file);
        }
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        // Waited for, so that a closed window leaves no dead process behind.
        let waiting = std::thread::Builder::new().name("window".to_owned());
        waiting
            .spawn(move || child.wait())
            .map(drop)
            .map_err(|error| error.to_string())
    }
}
