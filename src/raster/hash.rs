//! A hash for telling frames apart: every item of every frame goes through it, and nobody forges frames, so it is made
//! to be quick.

/// A running hash of 64 bits.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

/// Odd, with as many ones as zeros: digits of π.
const FACTOR: u64 = 0x2436_a885_308d_3131;

impl Hash {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed ^ 0x1319_8a2e_0370_7344)
    }

    /// Adds a number. The order of the numbers counts.
    pub(super) fn add(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number) * u128::from(FACTOR);
        self.0 = (product as u64).rotate_left(23) ^ (product >> 64) as u64;
    }

    /// Adds two numbers at once.
    pub(super) fn add_pair(&mut self, first: i32, second: i32) {
        self.add(u64::from(first.cast_unsigned()) << 32 | u64::from(second.cast_unsigned()));
    }

    pub(super) fn get(self) -> u64 {
        self.0
    }
}
