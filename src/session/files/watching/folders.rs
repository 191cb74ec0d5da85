//! Watches folders of templates, and tells when something may have happened there: a file came, went or changed.
//!
//! As with the draft, the system tells, and nothing is done while nothing happens. A folder that is not there yet is
//! waited for in the nearest one above it. Where the system cannot tell, as on a share, the folder is looked through
//! every few seconds. Each folder has a thread of its own, which may hang with it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::native::Native;
use super::{LONGEST, QUIET};
use crate::session::files::waiting::{Waited, wait_for};
use crate::store::{Disk, TEMPLATE_EXTENSION, has_template_name};

/// How often a folder is looked through of which the system does not tell.
const LOOKED_THROUGH: Duration = Duration::from_secs(5);

/// The folders that are watched.
#[derive(Default)]
pub(in crate::session::files) struct TemplateWatch {
    folders: Vec<(PathBuf, Option<Sender<Message>>)>,
}

impl fmt::Debug for TemplateWatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folders = self.folders.iter().map(|(folder, _)| folder);
        formatter.debug_list().entries(folders).finish()
    }
}

/// What a folder's thread is told.
enum Message {
    /// Something happened there.
    Event,
    End,
}

impl TemplateWatch {
    /// Watches these folders and no others; those that are watched already go on.
    pub(in crate::session::files) fn watch<F>(&mut self, wanted: &[PathBuf], disk: &Arc<dyn Disk>, tell: &F)
    where
        F: Fn() + Clone + Send + 'static,
    {
        let former = std::mem::take(&mut self.folders);
        let (kept, left): (Vec<_>, Vec<_>) = former
            .into_iter()
            .partition(|(folder, _)| wanted.contains(folder));
        end(left);
        self.folders = kept;
        for folder in wanted {
            if self.folders.iter().all(|(known, _)| known != folder) {
                let thread = start(folder.clone(), Arc::clone(disk), tell.clone());
                self.folders.push((folder.clone(), thread));
            }
        }
    }
}

fn end(folders: Vec<(PathBuf, Option<Sender<Message>>)>) {
    for thread in folders.into_iter().filter_map(|(_, thread)| thread) {
        let _ = thread.send(Message::End);
    }
}

impl Drop for TemplateWatch {
    fn drop(&mut self) {
        end(std::mem::take(&mut self.folders));
    }
}

/// Without a thread a folder is not watched, and listed when it is asked for.
fn start(folder: PathBuf, disk: Arc<dyn Disk>, tell: impl Fn() + Send + 'static) -> Option<Sender<Message>> {
    let (sender, messages) = channel();
    let events = sender.clone();
    let thread = thread::Builder::new().name("template folder".to_owned());
    let started = thread.spawn(move || {
        let watching = Watching {
            disk,
            tell: Box::new(tell),
            events,
            standing: None,
            native: None,
            folder,
        };
        watching.run(&messages);
    });
    started.is_ok().then_some(sender)
}

/// What is known of the files in a folder: names, lengths, times. None where the folder cannot be listed.
type Standing = Option<Vec<(PathBuf, Option<(u64, Option<SystemTime>)>)>>;

/// A folder that is there, and what tells it from one that is put in its place.
type Place = (PathBuf, Option<(u64, u64)>);

struct Watching {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    tell: Box<dyn Fn() + Send>,
    events: Sender<Message>,
    /// As it was when it was last looked through.
    standing: Standing,
    /// What the system watches, where it can: the folder, or the nearest one above it that is there.
    native: Option<(Place, Native)>,
}

impl Watching {
    fn run(mut self, messages: &Receiver<Message>) {
        self.follow();
        self.standing = self.look_through();
        let mut due: Option<(Instant, Instant)> = None;
        loop {
            let until = due.map(|(at, _)| at.saturating_duration_since(Instant::now()));
            let wait = until.or_else(|| self.native.is_none().then_some(LOOKED_THROUGH));
            match wait_for(messages, wait) {
                Waited::Told(Message::Event) => {
                    let now = Instant::now();
                    let latest = due.map_or(now + LONGEST, |(_, latest)| latest);
                    due = Some(((now + QUIET).min(latest), latest));
                }
                Waited::Told(Message::End) | Waited::Over => return,
                Waited::Due => {
                    due = None;
                    self.look();
                }
            }
        }
    }

    fn look(&mut self) {
        self.follow();
        let standing = self.look_through();
        if standing != self.standing {
            self.standing = standing;
            (self.tell)();
        }
    }

    /// Has the system watch the folder, or the nearest one above it that is there.
    fn follow(&mut self) {
        let there = |folder: &Path| {
            let facts = self.disk.facts(folder).ok().filter(|facts| !facts.is_file)?;
            Some((folder.to_owned(), facts.identity))
        };
        let Some(place) = self.folder.ancestors().find_map(there) else {
            self.native = None;
            return;
        };
        if self.native.as_ref().is_some_and(|(watched, _)| *watched == place) {
            return;
        }
        let nearest = &place.0;
        let events = self.events.clone();
        let happened = move || {
            // A thread that has ended needs no events.
            let _ = events.send(Message::Event);
        };
        let below = self.folder.strip_prefix(nearest).ok();
        let native = match below.and_then(|below| below.components().next()) {
            None => Native::of_files(nearest, TEMPLATE_EXTENSION, happened),
            Some(next) => Native::new(&*self.disk, &nearest.join(next), happened),
        };
        self.native = native.map(|native| (place, native));
    }

    fn look_through(&self) -> Standing {
        let mut files = self.disk.list(&self.folder).ok()?;
        files.retain(|file| has_template_name(file));
        files.sort_unstable();
        let facts = |file: PathBuf| {
            let facts = self.disk.facts(&file).ok();
            let facts = facts.map(|facts| (facts.length, facts.modified));
            (file, facts)
        };
        Some(files.into_iter().map(facts).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SystemDisk;

    /// Watches a folder; what comes of it is told to the receiver.
    fn watch(folder: &Path) -> (TemplateWatch, Receiver<()>) {
        let (sender, receiver) = channel();
        let mut watch = TemplateWatch::default();
        let disk: Arc<dyn Disk> = Arc::new(SystemDisk);
        watch.watch(&[folder.to_owned()], &disk, &move || {
            let _ = sender.send(());
        });
        // Let the system begin.
        thread::sleep(Duration::from_millis(400));
        (watch, receiver)
    }

    fn is_told(receiver: &Receiver<()>) -> bool {
        receiver.recv_timeout(Duration::from_secs(20)).is_ok()
    }

    #[test]
    fn templates_that_come_change_and_go_are_told_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let (_watch, receiver) = watch(folder.path());
        std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
        assert!(receiver.recv_timeout(Duration::from_millis(900)).is_err());
        let file = folder.path().join("a.ron");
        std::fs::write(&file, "x").unwrap();
        assert!(is_told(&receiver), "it came");
        std::fs::write(&file, "longer").unwrap();
        assert!(is_told(&receiver), "it changed");
        std::fs::remove_file(&file).unwrap();
        assert!(is_told(&receiver), "it went");
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_waited_for() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("share").join("templates");
        let (_watch, receiver) = watch(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        assert!(is_told(&receiver), "it is there");
        thread::sleep(Duration::from_millis(400));
        std::fs::write(folder.join("a.ron"), "x").unwrap();
        assert!(is_told(&receiver));
    }

    #[test]
    fn what_is_watched_no_longer_is_not_told() {
        let folder = tempfile::tempdir().unwrap();
        let (mut watch, receiver) = watch(folder.path());
        let disk: Arc<dyn Disk> = Arc::new(SystemDisk);
        watch.watch(&[], &disk, &|| ());
        thread::sleep(Duration::from_millis(200));
        std::fs::write(folder.path().join("a.ron"), "x").unwrap();
        assert!(receiver.recv_timeout(Duration::from_millis(900)).is_err());
    }
}
