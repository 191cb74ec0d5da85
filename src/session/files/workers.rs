//! The three threads that do jobs in order. A job at which the program fails ends neither its thread nor the count:
//! its outcome then says so.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::awaited::Awaited;
use super::journal::{JournalKeeper, JournalOf};
use super::locking::Locks;
use super::watching::{TemplateWatch, WatchKeeper, WatchedFile};
use super::work::{Means, done};
use super::{FileStamp, Job, JournalState, Outcome, Wake};
use crate::model::{Recorder, TemplateIdentity};
use crate::store::{Disk, Folders, Settings, SystemDisk, mend_rescued};

/// How long the program's end waits for the lock of the open draft to be given up.
const PATIENCE: Duration = Duration::from_secs(2);

/// An outcome, and how many jobs it stands for: settings that wait are saved once.
struct Finished {
    outcome: Outcome,
    jobs: usize,
    /// Whether it comes of looking around.
    is_look: bool,
}

impl Finished {
    /// What comes unasked, or before the rest.
    fn aside(outcome: Outcome) -> Self {
        Self {
            outcome,
            jobs: 0,
            is_look: false,
        }
    }
}

/// The workers.
pub struct Workers {
    documents: Worker,
    state: Worker,
    looking: Worker,
    /// Looks into folders of others, which may never answer.
    far: Worker,
    journal: JournalKeeper,
    watching: WatchKeeper,
    templates: TemplateWatch,
    /// Answers when the draft that was let go is free.
    letting_go: Option<Receiver<()>>,
    results: Receiver<Finished>,
    /// What was done here because a thread could not be had.
    done_here: VecDeque<Finished>,
    unfinished: usize,
    /// How many of them only look around.
    unfinished_looks: usize,
}

impl fmt::Debug for Workers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Workers");
        shown
            .field("unfinished", &self.unfinished)
            .finish_non_exhaustive()
    }
}

impl Workers {
    /// Starts the workers. Without folders there are no templates but the built-in ones, and nothing is kept.
    /// `wake` is called, on a worker's thread, whenever an outcome has come.
    #[must_use]
    pub fn new(folders: Option<Folders>, wake: Wake) -> Self {
        Self::with_disk(folders, wake, Arc::new(SystemDisk))
    }

    /// As [`Workers::new`], writing to a disk that is handed in, so that tests can make it fail.
    #[must_use]
    pub fn with_disk(folders: Option<Folders>, wake: Wake, disk: Arc<dyn Disk>) -> Self {
        let (sender, results) = channel();
        let watching = WatchKeeper::new();
        let shared = Desk {
            folders,
            disk,
            wake,
            results: sender,
            locks: Arc::default(),
            watched: Arc::clone(watching.file()),
            looks: false,
        };
        let looking = Desk {
            looks: true,
            ..shared.clone()
        };
        Self {
            documents: Worker::start("documents", shared.clone(), |_| ()),
            state: Worker::start("state", shared.clone(), Desk::mend),
            looking: Worker::start("looking", looking.clone(), |_| ()),
            far: Worker::start("far", looking, |_| ()),
            journal: shared.keep_journal(),
            watching,
            templates: TemplateWatch::default(),
            letting_go: None,
            results,
            done_here: VecDeque::new(),
            unfinished: 0,
            unfinished_looks: 0,
        }
    }

    /// Gives the workers a job; jobs of a kind are done in the order in which they are given.
    pub fn start(&mut self, job: Job) {
        self.unfinished += 1;
        let worker = match &job {
            Job::StoreFragment { .. }
            | Job::FindFragment(_)
            | Job::SaveSettings { .. }
            | Job::ListReports
            | Job::CountWritten { .. }
            | Job::DiscardRecovery(_)
            | Job::ClearHistory(_) => &self.state,
            Job::ListFolder { .. }
            | Job::ListTemplates(None)
            | Job::ListRecoveries
            | Job::LoadRecovery(_)
            | Job::AskHolder(_) => {
                self.unfinished_looks += 1;
                &self.looking
            }
            Job::ListTemplates(Some(_)) => {
                self.unfinished_looks += 1;
                &self.far
            }
            Job::ChangeTemplates(wanted) if wanted.change.is_far_away() => {
                self.unfinished_looks += 1;
                &self.far
            }
            _ => &self.documents,
        };
        self.done_here.extend(worker.take(job));
    }

    /// Keeps a journal of a speech that is begun or opened; the session is to give its records to what is returned.
    /// None where there is nowhere to keep one.
    pub fn keep_journal(&mut self, of: JournalOf) -> Option<Recorder> {
        self.journal.begin(of)
    }

    /// The speech was saved; `is_all` says that nothing was done since. A template that was saved into another file has
    /// another identity from here on.
    pub fn journal_saved(
        &mut self,
        path: &Path,
        stamp: &FileStamp,
        is_all: bool,
        identity: Option<TemplateIdentity>,
    ) {
        self.journal.saved(path, stamp, is_all, identity);
    }

    /// The speech is left. Where something `is_unsaved`, the writer did not want it; it is kept for some time all the
    /// same.
    pub fn end_journal(&mut self, is_unsaved: bool) {
        self.journal.end(is_unsaved);
    }

    /// Watches the open draft's file, which was read or written as `file` says; call it after opening and saving. What
    /// becomes of it comes unasked, as [`Outcome::FileChanged`].
    pub fn watch(&mut self, file: Option<(PathBuf, FileStamp)>) {
        let documents = self.documents.desk.clone();
        let disk = Arc::clone(&documents.disk);
        self.watching.watch(file, &disk, move |outcome| {
            documents.tell(Finished::aside(outcome));
        });
    }

    /// Watches folders of templates instead of those that were watched. What happens there comes unasked, as
    /// [`Outcome::TemplateFolderChanged`].
    pub fn watch_templates(&mut self, folders: &[PathBuf]) {
        let documents = self.documents.desk.clone();
        let disk = Arc::clone(&documents.disk);
        self.templates.watch(folders, &disk, &move || {
            documents.tell(Finished::aside(Outcome::TemplateFolderChanged));
        });
    }

    /// Gives the open draft free once what was asked for is done, and watches it no longer.
    pub fn let_go(&mut self) {
        self.watch(None);
        let (sender, gone) = channel();
        self.documents.let_go(sender);
        self.letting_go = Some(gone);
    }

    /// The next outcome that has come.
    pub fn outcome(&mut self) -> Option<Outcome> {
        let finished = self.done_here.pop_front();
        match finished.or_else(|| self.results.try_recv().ok()) {
            Some(finished) => Some(self.count(finished)),
            None => self
                .journal
                .stalls()
                .then_some(Outcome::Journal(JournalState::Waiting)),
        }
    }

    /// How many jobs are given and their outcomes not fetched.
    #[must_use]
    pub fn unfinished(&self) -> usize {
        self.unfinished
    }

    /// Waits for all outcomes and returns them.
    pub fn finish(&mut self) -> Vec<Outcome> {
        self.finish_but(|_| 0)
    }

    /// Waits for what is read and written, and returns the outcomes that have come: for the program's end, which no
    /// folder that hangs may hold up.
    pub fn finish_files(&mut self) -> Vec<Outcome> {
        let outcomes = self.finish_but(|workers| workers.unfinished_looks);
        if let Some(gone) = self.letting_go.take() {
            // A lock that stays is known as left over.
            let _ = gone.recv_timeout(PATIENCE);
        }
        self.journal.flush();
        outcomes
    }

    /// Waits until the journal's disk holds what was done, but not for one that does not answer.
    pub fn flush_journal(&self) {
        self.journal.flush();
    }

    fn finish_but(&mut self, left: impl Fn(&Self) -> usize) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        while let Some(finished) = self.done_here.pop_front() {
            outcomes.push(self.count(finished));
        }
        while self.unfinished > left(self)
            && let Ok(finished) = self.results.recv()
        {
            outcomes.push(self.count(finished));
        }
        outcomes
    }

    fn count(&mut self, finished: Finished) -> Outcome {
        self.unfinished = self.unfinished.saturating_sub(finished.jobs);
        let looks = usize::from(finished.is_look) * finished.jobs;
        self.unfinished_looks = self.unfinished_looks.saturating_sub(looks);
        finished.outcome
    }
}

/// What a worker works with.
#[derive(Clone)]
struct Desk {
    folders: Option<Folders>,
    disk: Arc<dyn Disk>,
    wake: Wake,
    results: Sender<Finished>,
    locks: Arc<Locks>,
    watched: Arc<WatchedFile>,
    /// Whether it only looks around.
    looks: bool,
}

/// What a worker is given.
enum Task {
    Job(Job),
    /// Gives the open draft free, and answers.
    LetGo(Sender<()>),
}

impl Desk {
    fn keep_journal(self) -> JournalKeeper {
        let state = self.folders.map(|folders| folders.state);
        let (results, wake) = (self.results, self.wake);
        JournalKeeper::start(state, self.disk, move |state| {
            let outcome = Outcome::Journal(state);
            if results.send(Finished::aside(outcome)).is_ok() {
                let _ = catch_unwind(AssertUnwindSafe(|| wake()));
            }
        })
    }

    fn finished(&self, job: Job, jobs: usize) -> Finished {
        let awaited = Awaited::of(&job);
        // Nothing of the job is looked at after a panic, and files are written whole or not at all.
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let also = |outcome| self.tell(Finished::aside(outcome));
            let means = Means {
                disk: &*self.disk,
                folders: self.folders.as_ref(),
                locks: &self.locks,
                watched: &self.watched,
                also: &also,
            };
            done(job, means)
        }));
        let outcome = attempt.unwrap_or_else(|panic| awaited.failed(&*panic));
        Finished {
            outcome,
            jobs,
            is_look: self.looks,
        }
    }

    /// Puts right what a stopped process left torn, and tells.
    fn mend(&self) {
        let Some(folders) = &self.folders else { return };
        // A start must not fail at what an earlier process left.
        let attempt = catch_unwind(AssertUnwindSafe(|| mend_rescued(&*self.disk, &folders.state)));
        match attempt {
            Ok(mended) if !mended.is_empty() => self.tell(Finished::aside(Outcome::Mended(mended))),
            _ => {}
        }
    }

    /// Hands an outcome over, and wakes the window.
    fn tell(&self, finished: Finished) {
        if self.results.send(finished).is_ok() {
            // A window that fails when woken must not take the jobs that wait with it.
            let _ = catch_unwind(AssertUnwindSafe(|| (self.wake)()));
        }
    }

    fn let_go(&self, gone: &Sender<()>) {
        let _ = catch_unwind(AssertUnwindSafe(|| self.locks.let_go(&*self.disk)));
        // Whoever does not wait need not be told.
        let _ = gone.send(());
    }

    /// Does jobs until the window is gone, and then those that are left: a save that was asked for is done.
    fn work(&self, tasks: &Receiver<Task>) {
        let mut waiting = VecDeque::new();
        // Settings that were passed over; they are counted with the later ones that stand for them.
        let mut passed = 0;
        // The settings before the first change that is not in the file yet.
        let mut unsaved: Option<Box<Settings>> = None;
        loop {
            if waiting.is_empty() {
                let Ok(task) = tasks.recv() else { return };
                waiting.push_back(task);
            }
            waiting.extend(tasks.try_iter());
            let job = match waiting.pop_front() {
                Some(Task::Job(job)) => job,
                Some(Task::LetGo(gone)) => {
                    self.let_go(&gone);
                    continue;
                }
                None => continue,
            };
            let mut stands_for = 1;
            let job = match job {
                Job::SaveSettings { before, after } => {
                    let before = unsaved.get_or_insert(before).clone();
                    if waiting.iter().any(is_settings) {
                        passed += 1;
                        continue;
                    }
                    stands_for += std::mem::take(&mut passed);
                    Job::SaveSettings { before, after }
                }
                other => other,
            };
            let finished = self.finished(job, stands_for);
            if matches!(finished.outcome, Outcome::SettingsSaved(Ok(()))) {
                unsaved = None;
            }
            self.tell(finished);
        }
    }
}

fn is_settings(task: &Task) -> bool {
    matches!(task, Task::Job(Job::SaveSettings { .. }))
}

/// A thread with its queue.
struct Worker {
    jobs: Option<Sender<Task>>,
    desk: Desk,
}

impl Worker {
    /// `first` is done before any job.
    fn start(name: &str, desk: Desk, first: fn(&Desk)) -> Self {
        let (sender, jobs) = channel();
        let at_work = desk.clone();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            first(&at_work);
            at_work.work(&jobs);
        });
        Self {
            jobs: thread.is_ok().then_some(sender),
            desk,
        }
    }

    /// Gives the open draft free after all jobs that were given before.
    fn let_go(&self, gone: Sender<()>) {
        match &self.jobs {
            Some(jobs) => {
                let _ = jobs.send(Task::LetGo(gone));
            }
            None => self.desk.let_go(&gone),
        }
    }

    /// Queues a job, or does it at once where there is no thread to do it.
    fn take(&self, job: Job) -> Option<Finished> {
        let returned = match &self.jobs {
            Some(jobs) => match jobs.send(Task::Job(job)) {
                Err(SendError(Task::Job(job))) => Some(job),
                _ => None,
            },
            None => Some(job),
        };
        returned.map(|job| self.desk.finished(job, 1))
    }
}
