//! What the fuzz targets for files were told or have found once, gone through by a plain test; and each of it damaged
//! in a thousand ways.

#![expect(
    clippy::expect_used,
    reason = "where the seeds cannot be read, or a promise is not kept, the test has failed"
)]

#[path = "support/fuzzed_files.rs"]
mod fuzzed_files;
#[path = "support/seeds.rs"]
mod seeds;

use std::path::Path;

use seeds::seeds;

/// Numbers that look like chance, the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// A few bytes of it changed, left out, doubled, or taken from another place.
fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let end = (at + 1 + chance.below(12)).min(bytes.len());
        match chance.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part: Vec<u8> = bytes[at..end].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, part);
            }
            3 => {
                let digits = *b"-09.{}()[]\",:";
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = digits[chance.below(digits.len())];
                }
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
        }
    }
    bytes
}

#[test]
fn every_kept_seed_keeps_the_promises_and_so_does_what_is_left_of_it_after_damage() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for (name, target) in fuzzed_files::TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "no seeds for {name}");
        for seed in &seeds {
            target(seed);
            for _ in 0..1000 / seeds.len() {
                target(&damaged(seed, &mut chance));
            }
        }
    }
}

/// Otherwise a target might look at nothing but refusals.
#[test]
fn each_target_has_a_seed_that_opens() {
    use speechwright::store::{read_settings, read_speech, read_template};
    let path = Path::new("seed");
    let any = |name: &str, opens: &dyn Fn(&[u8]) -> bool| {
        assert!(
            seeds(name).iter().any(|seed| opens(seed)),
            "none opens for {name}"
        );
    };
    any("draft", &|bytes| read_speech(bytes, path).is_ok());
    any("template", &|bytes| read_template(bytes, path).is_ok());
    any("settings", &|bytes| read_settings(bytes, path).is_ok());
    any("journal", &|bytes| bytes.split(|byte| *byte == b'\n').count() > 3);
}
