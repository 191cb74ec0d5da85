//! Keeps the journal of the open speech, on a thread of its own that waits for nothing but the state folder's disk.
//!
//! The thread follows every record with a replica, so that it can begin a segment at any time without asking the
//! window. Records are written as they come and synced within half a second. A speech that is not changed leaves
//! nothing behind.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::awaited::words_of;
use super::waiting::{Waited, wait_for};
use super::{FileStamp, JournalState};
use crate::model::{EditError, Record, Recorder, Replica, TemplateIdentity};
use crate::store::{Disk, JournalFile, JournalHead, JournalWriter, StoreError};

/// How long records may be written and not synced.
const SYNC_WITHIN: Duration = Duration::from_millis(500);
/// After that long the disk is taken not to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long to wait before the first new attempt at a disk that refused, and the longest wait.
const RETRY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));
/// A segment with more appended than this, and twice its beginning, is begun anew.
const SEGMENT: usize = 8 << 20;

/// Of which speech to keep a journal.
#[derive(Debug)]
pub struct JournalOf {
    /// Its file; none for a speech that was never saved. And how that was read or written, where it was.
    pub file: Option<(PathBuf, Option<FileStamp>)>,
    /// The speech as it is now, with what can be undone.
    pub state: Box<Replica>,
    /// Whether something in it stands in no file, as after a recovery: that is written down at once.
    pub is_unsaved: bool,
}

/// What the thread is told.
enum Message {
    Begin(Box<JournalOf>),
    Record(Record),
    Saved {
        file: JournalFile,
        is_all: bool,
        /// As which template it is edited from here on.
        identity: Option<TemplateIdentity>,
    },
    End {
        is_unsaved: bool,
    },
    Flush(Sender<()>),
}

/// Says when the thread began to wait for the disk.
#[derive(Debug)]
struct Busy {
    origin: Instant,
    /// Milliseconds behind the origin, and one; 0 while it does not wait.
    since: AtomicU64,
}

impl Busy {
    fn now(&self) -> u64 {
        let since = self.origin.elapsed().as_millis();
        u64::try_from(since).unwrap_or(u64::MAX - 1) + 1
    }

    /// For how long the thread has waited.
    fn wait(&self) -> Duration {
        match self.since.load(Ordering::Relaxed) {
            0 => Duration::ZERO,
            since => Duration::from_millis(self.now().saturating_sub(since)),
        }
    }
}

/// The window's end of the journal.
pub(super) struct JournalKeeper {
    messages: Option<Sender<Message>>,
    busy: Arc<Busy>,
    /// Whether the window was told that the disk does not answer.
    told_waiting: bool,
}

impl JournalKeeper {
    /// Starts the thread; none is needed where there is no state folder. `tell` is called on the thread.
    pub(super) fn start(
        state: Option<PathBuf>,
        disk: Arc<dyn Disk>,
        tell: impl Fn(JournalState) + Send + 'static,
    ) -> Self {
        let busy = Arc::new(Busy {
            origin: Instant::now(),
            since: AtomicU64::new(0),
        });
        let messages = state.and_then(|state| {
            let (sender, messages) = channel();
            let keeping = Thread {
                state,
                disk,
                busy: Arc::clone(&busy),
                tell: Box::new(tell),
                told: JournalState::Off,
                kept: None,
                serial: 0,
            };
            let thread = thread::Builder::new()
                .name("journal".to_owned())
                .spawn(move || keeping.run(&messages));
            thread.is_ok().then_some(sender)
        });
        Self {
            messages,
            busy,
            told_waiting: false,
        }
    }

    fn send(&self, message: Message) {
        if let Some(messages) = &self.messages {
            // A thread that has ended was told so by its panic's report.
            let _ = messages.send(message);
        }
    }

    /// Begins a journal; the session is to give its records to what is returned. None where there is nowhere to
    /// keep one.
    pub(super) fn begin(&mut self, of: JournalOf) -> Option<Recorder> {
        // Whoever begins is told anew that the disk still does not answer.
        self.told_waiting = false;
        let messages = self.messages.clone()?;
        self.send(Message::Begin(Box::new(of)));
        Some(Box::new(move |record| {
            let _ = messages.send(Message::Record(record));
        }))
    }

    pub(super) fn saved(
        &self,
        path: &Path,
        stamp: &FileStamp,
        is_all: bool,
        identity: Option<TemplateIdentity>,
    ) {
        let file = journal_file(path, Some(stamp));
        self.send(Message::Saved {
            file,
            is_all,
            identity,
        });
    }

    pub(super) fn end(&self, is_unsaved: bool) {
        self.send(Message::End { is_unsaved });
    }

    /// Waits until what was done is on the disk, but not for a disk that does not answer.
    pub(super) fn flush(&self) {
        let (sender, done) = channel();
        self.send(Message::Flush(sender));
        let _ = done.recv_timeout(PATIENCE);
    }

    /// Whether it turned out since the last look that the disk does not answer.
    pub(super) fn stalls(&mut self) -> bool {
        let waits = self.busy.wait() > PATIENCE;
        let is_news = waits && !self.told_waiting;
        self.told_waiting = waits;
        is_news
    }
}

/// The file as it was left. One that was not read is none that is known again.
fn journal_file(path: &Path, stamp: Option<&FileStamp>) -> JournalFile {
    JournalFile {
        path: path.to_owned(),
        length: stamp.map_or(0, |stamp| stamp.length),
        modified: stamp.and_then(|stamp| stamp.modified),
    }
}

/// The thread.
struct Thread {
    state: PathBuf,
    disk: Arc<dyn Disk>,
    busy: Arc<Busy>,
    tell: Box<dyn Fn(JournalState) + Send>,
    told: JournalState,
    kept: Option<Kept>,
    serial: u32,
}

/// The journal of one speech.
struct Kept {
    writer: JournalWriter,
    replica: Replica,
    head: JournalHead,
    /// Whether the replica is what the session is.
    is_true: bool,
    /// Whether something was done that is in no segment.
    is_behind: bool,
    /// Since when something is written and not synced.
    unsynced: Option<Instant>,
    /// When to try again, and how long to wait after that.
    retry: Option<(Instant, Duration)>,
}

impl Thread {
    fn run(mut self, messages: &Receiver<Message>) {
        loop {
            match wait_for(messages, self.wait()) {
                Waited::Told(message) => self.take(message, messages),
                Waited::Due => {}
                Waited::Over => {
                    self.work(Kept::sync_now);
                    return;
                }
            }
            self.work(Kept::tend);
        }
    }

    /// How long to wait for messages; none to wait for ever.
    fn wait(&self) -> Option<Duration> {
        let kept = self.kept.as_ref()?;
        let sync = kept.unsynced.map(|since| since + SYNC_WITHIN);
        let retry = kept.retry.filter(|_| kept.is_behind).map(|(at, _)| at);
        let next = sync.into_iter().chain(retry).min()?;
        Some(next.saturating_duration_since(Instant::now()))
    }

    fn take(&mut self, message: Message, messages: &Receiver<Message>) {
        let mut next = Some(message);
        while let Some(message) = next.take() {
            match message {
                Message::Begin(of) => self.begin(*of),
                Message::Record(record) => {
                    let mut records = vec![record];
                    for message in messages.try_iter() {
                        match message {
                            Message::Record(record) => records.push(record),
                            other => {
                                next = Some(other);
                                break;
                            }
                        }
                    }
                    self.work(|kept| kept.follow(&records));
                    // What comes next may rest on its being written.
                    self.work(Kept::tend);
                }
                Message::Saved {
                    file,
                    is_all,
                    identity,
                } => self.work(|kept| {
                    if let Some(identity) = &identity {
                        kept.replica.speech.take_identity(identity);
                        kept.head.draft = kept.replica.speech.draft;
                    }
                    kept.saved(file, is_all)
                }),
                Message::End { is_unsaved } => self.end(is_unsaved),
                Message::Flush(done) => {
                    self.work(Kept::sync_now);
                    let _ = done.send(());
                }
            }
        }
    }

    fn begin(&mut self, of: JournalOf) {
        self.serial += 1;
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let name = format!("{}-{}-{}", since.as_millis(), std::process::id(), self.serial);
        let head = JournalHead {
            draft: of.state.speech.draft,
            file: of.file.map(|(path, stamp)| journal_file(&path, stamp.as_ref())),
        };
        self.kept = Some(Kept {
            writer: JournalWriter::new(Arc::clone(&self.disk), &self.state, &name),
            replica: *of.state,
            head,
            is_true: true,
            is_behind: of.is_unsaved,
            unsynced: None,
            retry: None,
        });
        self.say(JournalState::Keeping);
    }

    fn end(&mut self, is_unsaved: bool) {
        let Some(kept) = self.kept.take() else { return };
        // Whatever fails here, the next start finds the journal and offers it once more.
        let _ = self.timed(move || {
            if is_unsaved {
                kept.writer.put_aside();
            } else {
                kept.writer.remove();
            }
        });
    }

    /// Does something with the disk, so that it shows how long that takes. The program's own fault is an error like
    /// any other: the thread goes on.
    fn timed<T>(&mut self, act: impl FnOnce() -> T) -> Result<T, StoreError> {
        let began = Instant::now();
        self.busy.since.store(self.busy.now(), Ordering::Relaxed);
        let result = catch_unwind(AssertUnwindSafe(act));
        self.busy.since.store(0, Ordering::Relaxed);
        if began.elapsed() > PATIENCE {
            // The window was told that nothing came back; now it did.
            self.told = JournalState::Waiting;
        }
        result.map_err(|panic| fault(&*panic))
    }

    /// Works with the journal, if there is one, and says how that went where it is news.
    fn work(&mut self, act: impl FnOnce(&mut Kept) -> Result<(), StoreError>) {
        let Some(mut kept) = self.kept.take() else { return };
        let result = self.timed(|| act(&mut kept)).flatten();
        match result {
            Ok(()) if kept.retry.is_none() => self.say(JournalState::Keeping),
            Ok(()) => {}
            Err(error) => {
                kept.failed();
                self.say(JournalState::Failing(error.to_string()));
            }
        }
        // What is not what the session is must not be written over what was.
        self.kept = Some(kept).filter(|kept| kept.is_true);
    }

    fn say(&mut self, state: JournalState) {
        if self.told != state {
            self.told = state.clone();
            (self.tell)(state);
        }
    }
}

fn misfit(error: EditError) -> StoreError {
    StoreError::unwritten(Path::new("journal"), std::io::Error::other(error))
}

fn fault(panic: &(dyn Any + Send)) -> StoreError {
    let error = std::io::Error::other(format!("a fault of the program: {}", words_of(panic)));
    StoreError::unwritten(Path::new("journal"), error)
}

impl Kept {
    fn follow(&mut self, records: &[Record]) -> Result<(), StoreError> {
        let changes = records.iter().any(|record| !matches!(record, Record::Seal));
        // The session has done the same to the same speech, so that all of it fits.
        self.is_true = false;
        for record in records {
            self.replica.follow(record.clone()).map_err(misfit)?;
        }
        self.is_true = true;
        if self.writer.has_segment() && !self.is_behind {
            self.writer.append(records)?;
            self.unsynced.get_or_insert_with(Instant::now);
            return Ok(());
        }
        // A segment is begun when what is due is done.
        self.is_behind |= changes;
        Ok(())
    }

    /// Begins a segment if something is in none.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        if self.is_behind {
            self.writer.begin_segment(&self.head, &self.replica)?;
            self.is_behind = false;
            self.unsynced = None;
            self.retry = None;
        }
        Ok(())
    }

    /// Does what is due.
    fn tend(&mut self) -> Result<(), StoreError> {
        let now = Instant::now();
        if self.retry.is_none_or(|(at, _)| at <= now) {
            self.catch_up()?;
        }
        if self
            .unsynced
            .is_some_and(|since| now.duration_since(since) >= SYNC_WITHIN)
        {
            self.sync_now()?;
        }
        if self.writer.appended() > SEGMENT + 2 * self.writer.first_length() {
            self.is_behind = true;
            self.catch_up()?;
        }
        Ok(())
    }

    fn sync_now(&mut self) -> Result<(), StoreError> {
        if self.unsynced.take().is_some() {
            self.writer.sync()?;
        }
        Ok(())
    }

    fn saved(&mut self, file: JournalFile, is_all: bool) -> Result<(), StoreError> {
        self.head.file = Some(file);
        self.unsynced = None;
        if is_all {
            self.is_behind = false;
            self.retry = None;
            self.writer.clear();
            Ok(())
        } else {
            self.is_behind = true;
            self.catch_up()
        }
    }

    fn failed(&mut self) {
        self.is_behind = true;
        self.unsynced = None;
        let (first, longest) = RETRY;
        let wait = self.retry.map_or(first, |(_, wait)| (2 * wait).min(longest));
        self.retry = Some((Instant::now() + wait, wait));
    }
}
