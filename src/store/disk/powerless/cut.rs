//! Losing power: at any operation, with any part kept of what was not synced.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::PowerlessDisk;
use super::tree::{Kind, Piece, apply};
use crate::store::disk::Disk;
use crate::store::disk::faults::Failure;
use crate::store::disk::watched::{Operation, Passing, Watched};

/// How much of a file is kept or lost at once: the least that any disk writes.
const SECTOR: usize = 512;

/// How many schedules are tried: as many as the variable `SPEECHWRIGHT_SCHEDULES` says, or some thousands.
pub(crate) fn schedules() -> u64 {
    std::env::var("SPEECHWRIGHT_SCHEDULES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(4_000)
}

/// Numbers that look like chance, the same for the same seed (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or(0)
    }

    /// Whether something with a chance of `part` in four happens.
    fn of_four(&mut self, part: usize) -> bool {
        self.below(4) < part
    }
}

/// What is there after the power came back.
pub(crate) struct Cut<R> {
    /// The schedule's seed, to try it again.
    pub(crate) seed: u64,
    /// At which operation the power went.
    pub(crate) at: usize,
    /// How many operations the whole work has.
    pub(crate) of: usize,
    /// The disk as it comes back.
    pub(crate) disk: PowerlessDisk,
    /// What the work returned: what it was promised before the power went, it must find.
    pub(crate) result: R,
}

/// Does `run` on a disk that `set_up` prepared, once for each of `schedules` random schedules: the power goes at some
/// operation, and the disk comes back with some part of what was not synced. `check` panics where something does not
/// hold.
pub(crate) fn power_cuts<R>(
    name: &str,
    schedules: u64,
    set_up: impl Fn(&PowerlessDisk),
    run: impl Fn(Arc<dyn Disk>) -> R,
    check: impl Fn(&Cut<R>),
) {
    let attempt = |at: usize| {
        let disk = PowerlessDisk::new();
        set_up(&disk);
        disk.settle();
        let watched = Watched::new(disk.clone(), PowerAt::new(at));
        let power = watched.passing();
        let result = run(Arc::new(watched));
        (disk, result, power.next.load(Ordering::SeqCst))
    };
    let (_, _, of) = attempt(usize::MAX);
    for seed in 0..schedules {
        let mut chance = Chance::new(seed);
        let at = chance.below(of + 1);
        let (disk, result, _) = attempt(at);
        check(&Cut {
            seed,
            at,
            of,
            disk: disk.after_power_cut(&mut chance),
            result,
        });
    }
    println!("{name}: {of} operations, {schedules} schedules of lost power");
}

/// Lets everything pass until the power goes.
#[derive(Debug)]
struct PowerAt {
    at: usize,
    next: AtomicUsize,
}

impl PowerAt {
    fn new(at: usize) -> Self {
        Self {
            at,
            next: AtomicUsize::new(0),
        }
    }
}

impl Passing for PowerAt {
    fn before(&self, _operation: Operation, _path: &Path) -> io::Result<()> {
        if self.next.fetch_add(1, Ordering::SeqCst) >= self.at {
            return Err(Failure::Broken.error());
        }
        Ok(())
    }

    fn half_is_done(&self) -> bool {
        self.next.load(Ordering::SeqCst) <= self.at + 1
    }
}

impl PowerlessDisk {
    /// The disk as it may come back when the power goes now.
    pub(crate) fn after_power_cut(&self, chance: &mut Chance) -> Self {
        let mut tree = self.tree().clone();
        // Some schedules keep nearly all, some nearly nothing: both ends are where mistakes show.
        let kept = 1 + chance.below(3);
        for node in &mut tree.nodes {
            match &mut node.kind {
                Kind::File { held, since, .. } => *held = file_after(held, since, kept, chance),
                Kind::Folder { held, since, .. } => {
                    for change in since.iter() {
                        if chance.of_four(kept) {
                            apply(held, change);
                        }
                    }
                }
            }
        }
        for node in &mut tree.nodes {
            match &mut node.kind {
                Kind::File { now, held, since } => {
                    now.clone_from(held);
                    since.clear();
                }
                Kind::Folder { now, held, since } => {
                    now.clone_from(held);
                    since.clear();
                }
            }
        }
        let disk = Self::new();
        *disk.tree() = tree;
        disk
    }
}

/// What a file may hold of what was done to it since its last sync.
fn file_after(held: &[u8], since: &[Piece], kept: usize, chance: &mut Chance) -> Vec<u8> {
    let mut data = held.to_vec();
    let mut lengths = vec![held.len()];
    // Where the next write begins, which is not where the disk's file ends.
    let mut end = held.len();
    for piece in since {
        match piece {
            Piece::Cut => {
                if chance.of_four(kept) {
                    data.clear();
                }
                end = 0;
            }
            Piece::Data(bytes) => {
                for (number, sector) in bytes.chunks(SECTOR).enumerate() {
                    let start = end + number * SECTOR;
                    if chance.of_four(kept) {
                        data.resize(data.len().max(start + sector.len()), 0);
                        data[start..start + sector.len()].copy_from_slice(sector);
                    }
                }
                end += bytes.len();
            }
        }
        lengths.push(end);
    }
    // A length that the file had, kept without its data or with it; or an end within what was written last.
    if chance.of_four(2) {
        data.resize(lengths[chance.below(lengths.len())], 0);
    } else if since.iter().any(|piece| matches!(piece, Piece::Data(_))) && chance.of_four(1) {
        // What was synced stays, unless the file was emptied since.
        let was_cut = since.iter().any(|piece| matches!(piece, Piece::Cut));
        let least = if was_cut { 0 } else { held.len().min(data.len()) };
        data.truncate(least + chance.below(data.len() - least + 1));
    }
    data
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::disk::Access;

    /// What a file may hold after a write of two sectors over one, in as many schedules as show it all.
    fn seen(sync: bool) -> BTreeSet<Option<Vec<u8>>> {
        let path = Path::new("/a");
        (0..2_000)
            .map(|seed| {
                let disk = PowerlessDisk::new();
                disk.put(path, b"old");
                let mut file = disk.overwrite(path).unwrap();
                file.write(&[b'n'; 2 * SECTOR]).unwrap();
                if sync {
                    file.sync().unwrap();
                }
                disk.after_power_cut(&mut Chance::new(seed)).content(path)
            })
            .collect()
    }

    #[test]
    fn what_was_synced_stays_and_of_the_rest_any_part() {
        assert_eq!(seen(true).len(), 1);
        let seen = seen(false);
        let second = [&b"old"[..], &[0; SECTOR - 3], &[b'n'; SECTOR]].concat();
        for wanted in [
            b"old".to_vec(),
            Vec::new(),
            vec![b'n'; 2 * SECTOR],
            vec![b'n'; SECTOR],
            vec![0; 2 * SECTOR],
            second,
        ] {
            assert!(seen.contains(&Some(wanted.clone())), "{wanted:?}");
        }
    }

    #[test]
    fn a_synced_file_may_have_no_name_until_its_folder_is_synced() {
        let names = |sync: bool| -> BTreeSet<usize> {
            (0..500)
                .map(|seed| {
                    let disk = PowerlessDisk::new();
                    disk.create(Path::new("/a"), Access::Usual)
                        .unwrap()
                        .sync()
                        .unwrap();
                    disk.rename(Path::new("/a"), Path::new("/b")).unwrap();
                    if sync {
                        disk.sync_folder(Path::new("/")).unwrap();
                    }
                    disk.after_power_cut(&mut Chance::new(seed)).files().len()
                })
                .collect()
        };
        assert_eq!(names(true), BTreeSet::from([1]));
        assert_eq!(names(false), BTreeSet::from([0, 1]));
    }
}
