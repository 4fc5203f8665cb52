//! Random numbers from a seed.
//!
//! A stream is named by its seed, its purpose and its index. What needs chance inside a loop takes one
//! stream for each turn, so that the result is the same on any number of threads.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// The seed of an analysis; stated beside every result that chance had a part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Seed(pub u64);

impl Default for Seed {
    /// The seed of whoever states none.
    fn default() -> Self {
        Self(2025)
    }
}

impl Seed {
    /// The stream of this seed for a purpose, and for one turn of its loop.
    #[must_use]
    pub fn stream(self, purpose: &str, turn: u64) -> Chance {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&self.0.to_le_bytes());
        key[8..16].copy_from_slice(&turn.to_le_bytes());
        key[16..24].copy_from_slice(&fnv(purpose).to_le_bytes());
        Chance(ChaCha8Rng::from_seed(key))
    }
}

/// FNV-1a, 64 bits: tells purposes apart; nothing secret hangs on it.
fn fnv(purpose: &str) -> u64 {
    purpose.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// A number from 0 up to, not including, `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        // Lemire's multiplication; the bias is under 2⁻⁶⁴ × end.
        let wide = u128::from(self.0.next_u64()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number in [0, 1).
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number from the standard normal distribution, by inverting its distribution function.
    pub fn normal(&mut self) -> f64 {
        crate::numeric::normal_quantile(self.unit().max(f64::MIN_POSITIVE))
    }

    /// `count` places below `end`, with replacement: a bootstrap sample.
    pub fn resample(&mut self, count: usize, end: usize) -> Vec<usize> {
        (0..count).map(|_| self.below(end)).collect()
    }

    /// Puts a slice in random order.
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        for last in (1..slice.len()).rev() {
            slice.swap(last, self.below(last + 1));
        }
    }
}
