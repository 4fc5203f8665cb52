//! Proof of work: who sends a form without an account has their browser work a moment for it, or waits.
//!
//! **Invariant:** a puzzle is ours, not older than ten minutes, and used once. Nothing is asked of who
//! has entered, and nobody needs JavaScript: without it one waits a few seconds instead.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use unbracket_negotiation::Moment;
use unbracket_secretariat::Chance;

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::limits::What;
use crate::visit::Visitor;

/// Leading bits that have to be nought: about 65,000 attempts, well under a second on a phone.
pub(crate) const BITS: u32 = 16;
/// Seconds for which a puzzle can be used.
const GOOD: i64 = 600;
/// Seconds that somebody waits instead of working.
const PATIENCE: i64 = 6;

/// Makes and checks puzzles.
pub(crate) struct Puzzles {
    key: [u8; 32],
    used: Mutex<HashMap<[u8; 16], i64>>,
}

/// Whether somebody worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Worked,
    Waited,
    Early(i64),
    Nothing,
}

impl Puzzles {
    /// Puzzles under this key; every node of a house has the same.
    pub(crate) fn new(key: [u8; 32]) -> Self {
        Self { key, used: Mutex::default() }
    }

    fn mac(&self, begin: &[u8]) -> [u8; 16] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes any key");
        mac.update(begin);
        mac.finalize().into_bytes()[..16].try_into().expect("sixteen of 32")
    }

    /// A puzzle for a form that is shown now.
    pub(crate) fn make(&self, now: Moment) -> String {
        let mut bytes = now.0.to_be_bytes().to_vec();
        let chance = Chance::System.bytes("puzzle", 0).unwrap_or_default();
        bytes.extend_from_slice(&chance[..8]);
        let mac = self.mac(&bytes);
        bytes.extend_from_slice(&mac);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn check(&self, puzzle: &str, nonce: &str, now: Moment) -> Verdict {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(puzzle) else { return Verdict::Nothing };
        let Some((begin, mac)) = bytes.split_at_checked(16) else { return Verdict::Nothing };
        if mac != self.mac(begin) {
            return Verdict::Nothing;
        }
        let made = i64::from_be_bytes(begin[..8].try_into().expect("eight of sixteen"));
        let age = now.0 - made;
        if !(0..=GOOD).contains(&age) {
            return Verdict::Nothing;
        }
        let worked = nonce.len() <= 32 && is_solved(puzzle, nonce);
        if !worked && age < PATIENCE {
            return Verdict::Early(PATIENCE - age);
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.retain(|_, made| now.0 - *made <= GOOD);
        let name: [u8; 16] = begin.try_into().expect("sixteen were split off");
        match used.insert(name, made) {
            Some(_) => Verdict::Nothing,
            None if worked => Verdict::Worked,
            None => Verdict::Waited,
        }
    }
}

/// Whether a nonce solves a puzzle.
fn is_solved(puzzle: &str, nonce: &str) -> bool {
    let digest = Sha256::digest(format!("{puzzle}:{nonce}").as_bytes());
    u32::from_be_bytes(digest[..4].try_into().expect("four of 32")).leading_zeros() >= BITS
}

impl Visitor {
    /// A puzzle for a form that anybody may send: `{% include "entry/puzzle.html" %}` in the form, with
    /// this as `puzzle`.
    ///
    /// # Errors
    /// Where the vault does not give its key.
    pub(crate) async fn puzzle(&self) -> Result<String, Failure> {
        Ok(self.site.doors().puzzles(&self.site).await?.make(self.now()))
    }

    /// Lets a form through that anybody may send: its sender has entered, or their browser worked, or
    /// they waited; and their network did not send too many.
    ///
    /// # Errors
    /// [`Failure::Patience`] with the form, or [`Failure::TooMuch`]; [`Failure::Stale`] for a puzzle that is used up.
    pub(crate) async fn worked(&self, filled: &Filled) -> Result<(), Failure> {
        if self.account().is_some() {
            return Ok(());
        }
        let doors = self.site.doors();
        let text = |name| filled.get(name).unwrap_or_default();
        let puzzles = doors.puzzles(&self.site).await?;
        let what = match puzzles.check(text("puzzle"), text("nonce"), self.now()) {
            Verdict::Worked => What::Unknown,
            Verdict::Waited => What::Unworked,
            Verdict::Early(seconds) => {
                return Err(filled.kept(Failure::Patience(seconds.unsigned_abs())));
            }
            Verdict::Nothing => return Err(Failure::Stale),
        };
        match self.network {
            Some(network) => doors.limits().count(what, network),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(puzzle: &str) -> String {
        let solved = (0_u32..).map(|nonce| nonce.to_string());
        solved.into_iter().find(|nonce| is_solved(puzzle, nonce)).expect("there are enough")
    }

    #[test]
    fn work_opens_once_and_waiting_opens_later() {
        let puzzles = Puzzles::new([7; 32]);
        let one = puzzles.make(Moment(1_000));
        let nonce = solve(&one);
        assert_eq!(puzzles.check(&one, &nonce, Moment(1_001)), Verdict::Worked);
        assert_eq!(puzzles.check(&one, &nonce, Moment(1_001)), Verdict::Nothing);
        let other = puzzles.make(Moment(1_000));
        assert_eq!(puzzles.check(&other, "", Moment(1_001)), Verdict::Early(5));
        assert_eq!(puzzles.check(&other, "", Moment(1_007)), Verdict::Waited);
        assert_eq!(puzzles.check(&other, "", Moment(1_008)), Verdict::Nothing);
    }

    #[test]
    fn a_puzzle_that_is_old_or_of_another_house_opens_nothing() {
        let puzzles = Puzzles::new([7; 32]);
        let theirs = Puzzles::new([8; 32]).make(Moment(1_000));
        let nonce = solve(&theirs);
        assert_eq!(puzzles.check(&theirs, &nonce, Moment(1_001)), Verdict::Nothing);
        let ours = puzzles.make(Moment(1_000));
        let nonce = solve(&ours);
        assert_eq!(puzzles.check(&ours, &nonce, Moment(1_601)), Verdict::Nothing);
        assert_eq!(puzzles.check("", "", Moment(1_000)), Verdict::Nothing);
        assert_eq!(puzzles.check(&"A".repeat(9_000), "", Moment(1_000)), Verdict::Nothing);
    }
}
