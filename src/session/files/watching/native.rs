//! The system's own watching of a folder.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::store::{Disk, folder_of_file, real_path};

/// A folder that the system watches, as long as this is there.
pub(super) struct Native {
    _watcher: RecommendedWatcher,
}

impl fmt::Debug for Native {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Native")
    }
}

impl Native {
    /// Watches the folder of a file; `happened` is called when something may have happened to it. None where the
    /// system cannot watch, or would tell of what is done on this machine only.
    pub(super) fn new(disk: &dyn Disk, file: &Path, happened: impl Fn() + Send + 'static) -> Option<Self> {
        let folder = std::path::absolute(folder_of_file(disk, file)).ok()?;
        let name = real_path(disk, file).file_name()?.to_owned();
        Self::of(&folder, Interest::Name(name), happened)
    }

    /// Watches a folder for files of an ending, as [`Native::new`] does for one file.
    pub(super) fn of_files(
        folder: &Path,
        extension: &'static str,
        happened: impl Fn() + Send + 'static,
    ) -> Option<Self> {
        let folder = std::path::absolute(folder).ok()?;
        Self::of(&folder, Interest::Extension(extension), happened)
    }

    fn of(folder: &Path, interest: Interest, happened: impl Fn() + Send + 'static) -> Option<Self> {
        if is_shared(folder) {
            return None;
        }
        let concern = Concern {
            interest,
            folder: folder.to_owned(),
        };
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| !concern.is_about(&event)) {
                return;
            }
            happened();
        };
        let mut watcher = notify::recommended_watcher(told).ok()?;
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
        Some(Self { _watcher: watcher })
    }
}

/// Which files of a folder matter.
enum Interest {
    Name(OsString),
    Extension(&'static str),
}

/// What is of interest.
struct Concern {
    folder: PathBuf,
    interest: Interest,
}

impl Concern {
    fn is_about(&self, event: &Event) -> bool {
        let changes = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            // Reading changes nothing.
            EventKind::Access(_) => false,
            _ => true,
        };
        let concerned = |path: &PathBuf| {
            *path == self.folder
                || match &self.interest {
                    Interest::Name(name) => path.file_name() == Some(name),
                    Interest::Extension(extension) => {
                        path.extension().is_some_and(|found| found == *extension)
                    }
                }
        };
        event.need_rescan() || (changes && (event.paths.is_empty() || event.paths.iter().any(concerned)))
    }
}

/// Whether others may change what lies in a folder without this system hearing of it.
#[cfg(target_os = "linux")]
fn is_shared(folder: &Path) -> bool {
    // NFS, SMB, CIFS, SMB2, FUSE, 9P, Ceph, AFS, Coda.
    const KINDS: [u32; 9] = [
        0x6969,
        0x517B,
        0xFF53_4D42,
        0xFE53_4D42,
        0x6573_5546,
        0x0102_1997,
        0x00C3_6400,
        0x5346_414F,
        0x7375_7245,
    ];
    // The numbers have 32 bits, in a type that differs from one processor to the next, and may be negative there.
    let low_bits = |kind: i128| u32::try_from(kind & 0xFFFF_FFFF).unwrap_or_default();
    rustix::fs::statfs(folder).is_ok_and(|facts| KINDS.contains(&low_bits(facts.f_type.into())))
}

#[cfg(not(target_os = "linux"))]
fn is_shared(_folder: &Path) -> bool {
    false
}
