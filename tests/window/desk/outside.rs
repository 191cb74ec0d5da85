//! What happens to the window from outside: files that fall on it, its screen, its title bar.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Vec2, ViewportId};
use speechwright::ui::app::Part;

use super::Desk;

impl Desk {
    /// Closes the window as its title bar's button does.
    pub fn close_window(&mut self) {
        self.asked.clear();
        let viewport = self
            .harness
            .input_mut()
            .viewports
            .entry(ViewportId::ROOT)
            .or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        let asked = &self.harness.output().viewport_output[&ViewportId::ROOT].commands;
        self.asked.extend(asked.iter().cloned());
        let viewport = self
            .harness
            .input_mut()
            .viewports
            .entry(ViewportId::ROOT)
            .or_default();
        viewport.events.clear();
        self.settle();
    }

    /// Lets a part of the window fail when it is shown next, and shows it.
    pub fn break_part(&mut self, part: Part) {
        if let Some(app) = &mut self.harness.state_mut().app {
            app.break_part(part);
        }
        self.settle();
    }

    /// Ends the window as the system does.
    pub fn end_now(&mut self) {
        let ctx = self.harness.ctx.clone();
        if let Some(app) = &mut self.harness.state_mut().app {
            app.end_now(&ctx);
        }
        self.settle();
    }

    /// Tells the window how large the screen and the window itself are.
    pub fn put_on_screen(&mut self, screen: [f32; 2], window: [f32; 2]) {
        let viewport = self
            .harness
            .input_mut()
            .viewports
            .entry(ViewportId::ROOT)
            .or_default();
        viewport.monitor_size = Some(Vec2::from(screen));
        let size = Vec2::from(window);
        viewport.inner_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size));
        self.settle();
    }

    /// Makes the window another size, and shows one frame of it.
    pub fn resize(&mut self, size: [f32; 2]) {
        self.harness.set_size(Vec2::from(size));
        self.step();
    }

    /// Lets a file fall on the window.
    pub fn drop_file(&mut self, path: &Path) {
        self.drop_files(&[path]);
    }

    /// Lets several files fall on the window at once.
    pub fn drop_files(&mut self, paths: &[&Path]) {
        for path in paths {
            let dropped: egui::DroppedFileHandle = Arc::new(Dropped((*path).to_owned()));
            self.harness.input_mut().dropped_files.push(dropped);
        }
        self.settle();
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// How long whatever happens outside the window may take to show in it: far longer than it does.
const PATIENCE: Duration = Duration::from_mins(1);

impl Desk {
    /// Presses the button whose words have that key.
    pub fn answer(&mut self, key: &str) {
        let words = self.texts().get(key).to_owned();
        self.press(&words);
    }

    /// Lets time pass, for clocks that the window asks.
    pub fn pass(&mut self, time: Duration) {
        self.around.borrow_mut().now += time;
        self.settle();
    }

    /// Shows frames until something is called so.
    #[track_caller]
    pub fn comes_to_see(&mut self, name: &str) {
        self.wait_until(name, true);
    }

    /// Shows frames until nothing is called so.
    #[track_caller]
    pub fn loses_sight_of(&mut self, name: &str) {
        self.wait_until(name, false);
    }

    #[track_caller]
    fn wait_until(&mut self, name: &str, sees: bool) {
        let began = Instant::now();
        while self.sees(name) != sees {
            assert!(began.elapsed() < PATIENCE, "sees {name:?}: {}", !sees);
            std::thread::sleep(Duration::from_millis(20));
            self.settle();
        }
    }

    /// Shows frames until just these locks stand in the test's own folder.
    #[track_caller]
    pub fn comes_to_hold(&mut self, locks: &[&str]) {
        let began = Instant::now();
        while self.locks() != locks {
            assert!(began.elapsed() < PATIENCE, "{:?} and not {locks:?}", self.locks());
            std::thread::sleep(Duration::from_millis(5));
            self.settle();
        }
    }

    /// The locks beside the drafts in the test's own folder.
    fn locks(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let mut locks: Vec<String> = paths
            .filter(|path| path.extension().is_some_and(|extension| extension == "lock"))
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .collect();
        locks.sort();
        locks
    }
}

impl Desk {
    /// The window as its process ends without having been closed; what it did is written down. Gives its folder to
    /// a window that is opened later.
    pub fn struck_down(self) -> tempfile::TempDir {
        let folder = self.into_folder();
        // The threads end by themselves, and let go of what they hold.
        for _ in 0..1_000 {
            if !is_alive(folder.path()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        folder
    }
}

/// Whether a journal is still being written.
fn is_alive(folder: &Path) -> bool {
    let journals = std::fs::read_dir(folder.join("state/journals"));
    journals.into_iter().flatten().flatten().any(|journal| {
        let mark = std::fs::File::open(journal.path().join("alive"));
        mark.is_ok_and(|mark| mark.try_lock_shared().is_err())
    })
}
