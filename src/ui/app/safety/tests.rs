//! What the window makes of reports that the workers give seldom: they are pushed in by hand.

mod deciding;
mod keeping;
mod versions;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use egui::accesskit::Role;
use egui::{Event, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use super::*;
use crate::model::{DraftId, Selection, TextPosition};
use crate::session::Session;
use crate::session::files::stamp_of;
use crate::store::{Folders, InterfaceLanguage, Settings, built_in, load_speech, write_speech};
use crate::text::offsets::ByteIndex;
use crate::ui::app::Start;
use crate::ui::surroundings::{DesktopWishes, FileAnswer, FileQuestion, LocalTime, Surroundings};

/// What a test says and sees of the surroundings.
#[derive(Default)]
struct Around {
    now: Duration,
    answers: Vec<FileAnswer>,
    asked: Vec<u64>,
    windows: Vec<Option<PathBuf>>,
}

struct Shared(Rc<RefCell<Around>>);

impl Surroundings for Shared {
    fn ask_for_file(&mut self, question: FileQuestion) {
        self.0.borrow_mut().asked.push(question.serial);
    }

    fn file_answer(&mut self) -> Option<(u64, FileAnswer)> {
        let mut around = self.0.borrow_mut();
        let serial = around.asked.pop()?;
        Some((serial, around.answers.pop().unwrap_or(FileAnswer::Cancelled)))
    }

    fn desktop_wishes(&mut self) -> DesktopWishes {
        DesktopWishes::default()
    }

    fn now(&self) -> Duration {
        self.0.borrow().now
    }

    fn time_of_day(&self) -> String {
        "14:32".to_owned()
    }

    fn local_time(&self, at: SystemTime) -> LocalTime {
        let seconds = at
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs();
        LocalTime {
            year: 2026,
            month: 7,
            day: 15,
            hour: u32::try_from(seconds / 3_600 % 24).unwrap_or_default(),
            minute: u32::try_from(seconds / 60 % 60).unwrap_or_default(),
            day_number: 1,
        }
    }

    fn open_window(&mut self, file: Option<&Path>) -> Result<(), String> {
        self.0.borrow_mut().windows.push(file.map(Path::to_owned));
        Ok(())
    }

    fn edit_in_window(&mut self, template: &Path) -> Result<(), String> {
        self.open_window(Some(template))
    }

    fn show_folder(&mut self, _: &Path) -> Result<(), String> {
        Ok(())
    }
}

struct Slot {
    start: Option<Start>,
    app: Option<App>,
}

/// A window that a test holds in its hands.
struct Desk {
    harness: Harness<'static, Slot>,
    around: Rc<RefCell<Around>>,
    folder: TempDir,
}

impl Desk {
    /// A window with a draft that stands in `draft.speech`.
    fn open() -> Self {
        Self::with(|_| {}, true)
    }

    fn with(set: impl FnOnce(&mut Settings), opens: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.speech");
        let bytes = write_speech(&review(), &path).expect("a speech to write");
        std::fs::write(&path, bytes).expect("a draft");
        let mut settings = Settings {
            language: InterfaceLanguage::Chinese,
            ..Settings::default()
        };
        set(&mut settings);
        let around = Rc::new(RefCell::new(Around::default()));
        let start = Start {
            file: opens.then_some(path),
            edits: false,
            folders: Some(Folders::below(folder.path())),
            settings,
            note: None,
            wake: Arc::new(|| {}),
            surroundings: Box::new(Shared(Rc::clone(&around))),
        };
        let slot = Slot {
            start: Some(start),
            app: None,
        };
        let harness = Harness::builder()
            .with_size(Vec2::new(1280.0, 720.0))
            .allow_missing_glyphs()
            .build_ui_state(
                |ui, slot: &mut Slot| {
                    let ctx = ui.ctx().clone();
                    if let Some(start) = slot.start.take() {
                        slot.app = Some(App::new(&ctx, start));
                        return;
                    }
                    if let Some(app) = &mut slot.app {
                        app.logic(&ctx);
                        app.ui(ui);
                    }
                },
                slot,
            );
        let mut desk = Self {
            harness,
            around,
            folder,
        };
        desk.settle();
        desk
    }

    fn settle(&mut self) {
        // What is done may be what a click of some frames ago brought about.
        let mut quiet = 0;
        for _ in 0..2_000 {
            self.harness.step();
            quiet = if self.app().is_working() { 0 } else { quiet + 1 };
            if quiet > 5 {
                break;
            }
            if quiet == 0 {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }

    fn app(&self) -> &App {
        self.harness.state().app.as_ref().expect("the window")
    }

    fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut().app.as_mut().expect("the window")
    }

    fn session(&self) -> &Session {
        self.app().session().expect("an open speech")
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("draft.speech")
    }

    /// Takes in a report as though a worker had given it.
    fn hear(&mut self, outcome: Outcome) {
        let ctx = self.harness.ctx.clone();
        self.app_mut().take_outcome(outcome, &ctx);
        self.settle();
    }

    fn pass(&mut self, time: Duration) {
        self.around.borrow_mut().now += time;
        self.settle();
    }

    /// Writes at the end of the paragraph that greets.
    fn write(&mut self, text: &str) {
        let speech = self.session().speech();
        let place = speech
            .places()
            .into_iter()
            .find(|place| {
                speech
                    .line(*place)
                    .is_some_and(|line| line.text().contains("同志们"))
            })
            .expect("a greeting");
        let at = TextPosition::new(place, ByteIndex(0));
        self.app_mut().go_to(Selection::caret(at));
        self.settle();
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Clicks what is called exactly so, rather a button than a label.
    fn press(&mut self, name: &str) {
        {
            let found = self.harness.query_all_by_label(name);
            let node = found
                .max_by_key(|node| node.accesskit_node().role() != Role::Label)
                .unwrap_or_else(|| panic!("nothing is called {name:?}: {:#?}", self.harness.root()));
            node.click();
        }
        self.settle();
    }

    fn notices(&self) -> String {
        self.app().notices().collect::<Vec<_>>().join("\n")
    }
}

fn review() -> crate::model::Speech {
    let mut speech = built_in("half-year-review")
        .expect("the template")
        .instantiate(None);
    speech.draft = Some(DraftId(7));
    speech
}
