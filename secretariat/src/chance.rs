//! Chance: salts and keys come from the operating system, or from a stated seed.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Where salts, keys and shuffles come from.
#[derive(Clone, Debug)]
pub enum Chance {
    /// The operating system: for every real process.
    System,
    /// A stated seed, so that a script gives the same record wherever it is played. Whoever knows the
    /// seed knows every salt and key: for demonstrations and tests alone.
    Stated([u8; 32]),
}

/// The operating system gave no randomness.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gives no randomness: {0}")]
pub struct NoChance(String);

impl Chance {
    /// 32 bytes for one purpose; the same purpose gives the same bytes under a stated seed.
    ///
    /// # Errors
    /// Where the operating system gives none.
    pub fn bytes(&self, purpose: &str, number: u64) -> Result<[u8; 32], NoChance> {
        match self {
            Self::System => {
                let mut bytes = [0; 32];
                getrandom::fill(&mut bytes).map_err(|error| NoChance(error.to_string()))?;
                Ok(bytes)
            }
            Self::Stated(seed) => {
                let mut mac = Hmac::<Sha256>::new_from_slice(seed).expect("HMAC takes any key");
                mac.update(purpose.as_bytes());
                mac.update(&[0]);
                mac.update(&number.to_be_bytes());
                Ok(mac.finalize().into_bytes().into())
            }
        }
    }

    /// Puts items in an order that tells nothing of the one in which they came.
    ///
    /// # Errors
    /// Where the operating system gives no randomness.
    pub fn shuffle<T>(&self, purpose: &str, items: &mut [T]) -> Result<(), NoChance> {
        for last in (1..items.len()).rev() {
            let bytes = self.bytes(purpose, last as u64)?;
            let number = u128::from_be_bytes(bytes[..16].try_into().expect("sixteen of 32"));
            // 128 bits over a list that fits in memory: the bias is below 2^-64.
            let place = usize::try_from(number % (last as u128 + 1)).unwrap_or(last);
            items.swap(last, place);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_seed_gives_the_same_bytes_and_the_system_never_does() {
        let stated = Chance::Stated([7; 32]);
        assert_eq!(stated.bytes("salt", 1), stated.bytes("salt", 1));
        assert_ne!(stated.bytes("salt", 1), stated.bytes("salt", 2));
        assert_ne!(stated.bytes("salt", 1), stated.bytes("key", 1));
        assert_ne!(Chance::System.bytes("salt", 1), Chance::System.bytes("salt", 1));
    }

    #[test]
    fn every_place_is_as_likely_for_the_first() {
        let mut places = [0_u32; 8];
        for seed in 0..8_000_u32 {
            let mut bytes = [0; 32];
            bytes[..4].copy_from_slice(&seed.to_be_bytes());
            let mut items = [0, 1, 2, 3, 4, 5, 6, 7];
            Chance::Stated(bytes).shuffle("remarks", &mut items).unwrap();
            places[items.iter().position(|item| *item == 0).unwrap()] += 1;
        }
        // 1,000 are expected in each; five standard deviations are about 148.
        assert!(places.iter().all(|count| (850..1_150).contains(count)), "{places:?}");
    }
}
