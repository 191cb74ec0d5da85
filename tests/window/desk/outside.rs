//! What happens to the window from outside: files that fall on it, its screen, its title bar.

use std::path::{Path, PathBuf};
use std::sync::Arc;

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
            std::thread::sleep(std::time::Duration::from_millis(5));
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
