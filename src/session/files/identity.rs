//! Who gives a new draft its identity: chance, which the model below must not ask.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::DraftId;

/// An identity that no other draft has. It keeps no secret: that it is given once is all that counts.
#[must_use]
pub fn new_draft_id() -> DraftId {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // The system seeds the hasher; time, process and count are for a system whose chance repeats itself.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let half = || {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u128(since.as_nanos());
        hasher.write_u32(std::process::id());
        hasher.write_u64(count);
        u128::from(hasher.finish())
    };
    DraftId(half() << 64 | half())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn identities_are_given_once() {
        let given: HashSet<DraftId> = (0..10_000).map(|_| new_draft_id()).collect();
        assert_eq!(given.len(), 10_000);
        let halves: HashSet<[u8; 8]> = given
            .iter()
            .flat_map(|DraftId(id)| id.to_be_bytes().as_chunks::<8>().0.to_vec())
            .collect();
        assert_eq!(halves.len(), 20_000);
    }
}
