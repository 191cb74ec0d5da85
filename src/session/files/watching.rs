//! Watches the open draft's file, and tells when something else stands there, nothing does, or all is as it was.
//!
//! The system tells what happens in the draft's folder, and nothing is done while nothing happens. Where it cannot, as
//! on a share whose other users it does not hear of, the file is asked for every few seconds. Both are done on a thread
//! of its own, which may hang with the share: nobody waits for it.

mod folders;
mod native;

use std::collections::VecDeque;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::stamp::{Standing, change_in, compare};
use super::waiting::{Waited, wait_for};
use super::{FileChange, FileStamp, Outcome};
use crate::store::Disk;
use native::Native;

pub(super) use folders::TemplateWatch;

/// How long it must have been quiet before the file is looked at: most programs write in several steps.
const QUIET: Duration = Duration::from_millis(300);
/// After that long it is looked at all the same.
const LONGEST: Duration = Duration::from_secs(2);
/// How often a file is asked for of which the system does not tell.
const POLLED: Duration = Duration::from_secs(3);
/// How many of our own saves are remembered.
const SAVES: usize = 8;

/// The watched file as it is known here, shared by whoever saves it and by the thread that watches it. It is locked
/// for moments only, and never while a disk is asked.
#[derive(Debug, Default)]
pub(super) struct WatchedFile {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    file: Option<(PathBuf, FileStamp)>,
    /// What was written here, the newest last: no change of anybody else's.
    saves: VecDeque<(PathBuf, FileStamp)>,
    /// What the window was told last; nothing is as it was before.
    told: Option<FileChange>,
    /// How many saves are going on.
    saving: usize,
    /// Counts whatever makes a look that is under way worthless.
    generation: u64,
}

impl Known {
    fn newest_save_of(&self, path: &Path) -> Option<FileStamp> {
        let mut newest_first = self.saves.iter().rev();
        newest_first
            .find(|(saved, _)| saved == path)
            .map(|(_, stamp)| *stamp)
    }

    /// Takes in what the window knows. It may have heard of an earlier save only.
    fn watch(&mut self, file: Option<(PathBuf, FileStamp)>) {
        let file = file.map(|(path, stamp)| {
            let is_save = self.saves.contains(&(path.clone(), stamp));
            let newest = self.newest_save_of(&path).filter(|_| is_save);
            (path, newest.unwrap_or(stamp))
        });
        // What was told before this was known may have been told of the file as it was then.
        self.told = None;
        if self.file != file {
            self.file = file;
            self.generation += 1;
        }
    }

    fn saved(&mut self, path: &Path, stamp: FileStamp) {
        if self.saves.len() == SAVES {
            self.saves.pop_front();
        }
        self.saves.push_back((path.to_owned(), stamp));
        if let Some((watched, known)) = &mut self.file
            && watched == path
        {
            *known = stamp;
            self.told = None;
        }
    }
}

/// Counts a save as long as it goes on.
struct Saving<'a>(&'a WatchedFile);

impl Drop for Saving<'_> {
    fn drop(&mut self) {
        let mut known = self.0.known();
        known.saving = known.saving.saturating_sub(1);
        known.generation += 1;
    }
}

/// What came of a look.
enum Looked {
    /// Nothing that is news.
    Nothing,
    /// This is to be told.
    News(PathBuf, FileChange),
    /// Somebody saved meanwhile: it is to be looked at again.
    Again,
}

impl WatchedFile {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Saves a file, of which nobody is to be told as of a change.
    pub(super) fn save<E>(
        &self,
        path: &Path,
        write: impl FnOnce() -> Result<FileStamp, E>,
    ) -> Result<FileStamp, E> {
        {
            let mut known = self.known();
            known.saving += 1;
            known.generation += 1;
        }
        let _saving = Saving(self);
        let stamp = write()?;
        self.known().saved(path, stamp);
        Ok(stamp)
    }

    fn look(&self, disk: &dyn Disk) -> Looked {
        let (path, stamp, generation) = {
            let known = self.known();
            let Some((path, stamp)) = known.file.clone() else {
                return Looked::Nothing;
            };
            if known.saving > 0 {
                return Looked::Again;
            }
            (path, stamp, known.generation)
        };
        let standing = compare(disk, &path, &stamp);
        let change = change_in(disk, &path, &standing);
        let mut known = self.known();
        if known.generation != generation {
            return Looked::Again;
        }
        if let (Standing::Same(now), Some((_, known))) = (standing, &mut known.file) {
            // A file that was touched need not be read every time.
            *known = now;
        }
        let told = known.told.replace(change);
        if told.unwrap_or(FileChange::AsBefore) == change {
            Looked::Nothing
        } else {
            Looked::News(path, change)
        }
    }
}

/// What the thread is told.
enum Message {
    /// Another file is to be watched.
    Watch,
    /// Something happened where it lies.
    Event,
    End,
}

/// The window's end of the watching.
pub(super) struct WatchKeeper {
    file: Arc<WatchedFile>,
    thread: Option<Sender<Message>>,
}

impl fmt::Debug for WatchKeeper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("WatchKeeper").field(&self.file).finish()
    }
}

impl WatchKeeper {
    pub(super) fn new() -> Self {
        Self {
            file: Arc::default(),
            thread: None,
        }
    }

    /// What is shared with whoever saves.
    pub(super) fn file(&self) -> &Arc<WatchedFile> {
        &self.file
    }

    /// Watches a file instead of the one that was watched. `tell` is called on the thread.
    pub(super) fn watch(
        &mut self,
        file: Option<(PathBuf, FileStamp)>,
        disk: &Arc<dyn Disk>,
        tell: impl Fn(Outcome) + Send + 'static,
    ) {
        let is_wanted = file.is_some();
        self.file.known().watch(file);
        if self.thread.is_none() && is_wanted {
            self.thread = start(Arc::clone(&self.file), Arc::clone(disk), tell);
        }
        if let Some(thread) = &self.thread {
            let _ = thread.send(Message::Watch);
        }
    }
}

impl Drop for WatchKeeper {
    fn drop(&mut self) {
        if let Some(thread) = &self.thread {
            let _ = thread.send(Message::End);
        }
    }
}

/// Without a thread nothing is watched; the look before every save is left.
fn start(
    file: Arc<WatchedFile>,
    disk: Arc<dyn Disk>,
    tell: impl Fn(Outcome) + Send + 'static,
) -> Option<Sender<Message>> {
    let (sender, messages) = channel();
    let watching = Watching {
        file,
        disk,
        tell: Box::new(tell),
        events: sender.clone(),
        place: None,
        due: None,
    };
    let thread = thread::Builder::new().name("watching".to_owned());
    let started = thread.spawn(move || watching.run(&messages));
    started.is_ok().then_some(sender)
}

/// Where the watched file lies.
struct Place {
    path: PathBuf,
    /// The system's own watching, where it is to be had.
    native: Option<Native>,
}

/// When to look next: not before it was quiet for a while, but at the latest then.
#[derive(Clone, Copy)]
struct Due {
    at: Instant,
    latest: Instant,
}

struct Watching {
    file: Arc<WatchedFile>,
    disk: Arc<dyn Disk>,
    tell: Box<dyn Fn(Outcome) + Send>,
    events: Sender<Message>,
    place: Option<Place>,
    due: Option<Due>,
}

impl Watching {
    fn run(mut self, messages: &Receiver<Message>) {
        loop {
            match wait_for(messages, self.wait()) {
                Waited::Told(Message::Watch) => self.follow(),
                Waited::Told(Message::Event) => self.look_soon(),
                Waited::Told(Message::End) | Waited::Over => return,
                Waited::Due => self.look(),
            }
        }
    }

    /// How long to wait for messages; none to wait for ever.
    fn wait(&self) -> Option<Duration> {
        let due = self
            .due
            .map(|due| due.at.saturating_duration_since(Instant::now()));
        let polled = self.place.as_ref().is_some_and(|place| place.native.is_none());
        due.or_else(|| polled.then_some(POLLED))
    }

    fn look_soon(&mut self) {
        let now = Instant::now();
        let latest = self.due.map_or(now + LONGEST, |due| due.latest);
        self.due = Some(Due {
            at: (now + QUIET).min(latest),
            latest,
        });
    }

    /// Watches where the file lies that is to be watched now.
    fn follow(&mut self) {
        let wanted = self.file.known().file.as_ref().map(|(path, _)| path.clone());
        let Some(path) = wanted else {
            self.place = None;
            self.due = None;
            return;
        };
        if self.place.as_ref().is_none_or(|place| place.path != path) {
            let native = self.native(&path);
            self.place = Some(Place { path, native });
        }
        // Something may have happened before it was watched.
        self.look_soon();
    }

    fn native(&self, path: &Path) -> Option<Native> {
        let events = self.events.clone();
        Native::new(&*self.disk, path, move || {
            // A thread that has ended needs no events.
            let _ = events.send(Message::Event);
        })
    }

    fn look(&mut self) {
        self.due = None;
        if let Some(place) = &self.place
            && place.native.is_none()
        {
            // The folder may have come back.
            let native = self.native(&place.path);
            if let Some(place) = &mut self.place {
                place.native = native;
            }
        }
        match self.file.look(&*self.disk) {
            Looked::Nothing => {}
            Looked::Again => self.look_soon(),
            Looked::News(path, change) => {
                if change == FileChange::Unreachable
                    && let Some(place) = &mut self.place
                {
                    // What is watched is not the folder that may come back.
                    place.native = None;
                }
                (self.tell)(Outcome::FileChanged { path, change });
            }
        }
    }
}

#[cfg(test)]
mod tests;
