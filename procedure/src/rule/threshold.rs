//! A plain threshold: a share of some whole.
//!
//! *Invariant*: nothing passes that nobody voted for.

use std::fmt;

use super::{Case, ga};
use crate::article::Article;
use crate::case::{at_least, more_than};
use crate::decision::{Decision, Verdict};
use crate::reason::Reason;

/// A share in hundredths, 100 at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u8);

/// A share as a fraction, greater than nothing and one at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

/// Why two numbers are no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a share is more than nothing and one at most: {0}/{1} is not; write for example 2/3")]
pub struct FractionError(pub u32, pub u32);

/// Whether the share itself is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// It is.
    AtLeast,
    /// It is not; one more is needed.
    MoreThan,
}

/// The whole that the share is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Votes for and against.
    Cast,
    /// Votes for, against, and abstentions.
    Voting,
    /// Members present.
    Present,
    /// All members.
    Members,
}

/// The votes in favour that are needed, as a share of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Threshold {
    /// Whether the share itself is enough.
    pub bound: Bound,
    /// The share.
    pub share: Fraction,
    /// What it is taken of.
    pub of: Base,
}

impl Percent {
    /// Takes a share in hundredths; more than 100 is 100.
    pub const fn new(hundredths: u8) -> Self {
        Self(if hundredths > 100 { 100 } else { hundredths })
    }

    /// The hundredths.
    pub fn hundredths(self) -> u8 {
        self.0
    }
}

impl From<Percent> for u128 {
    fn from(percent: Percent) -> Self {
        Self::from(percent.0)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Fraction {
    /// Takes a share.
    ///
    /// # Errors
    ///
    /// When it is nothing, or more than one.
    pub fn new(numerator: u32, denominator: u32) -> Result<Self, FractionError> {
        if numerator == 0 || numerator > denominator {
            return Err(FractionError(numerator, denominator));
        }
        Ok(Self { numerator, denominator })
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtLeast => "at least",
            Self::MoreThan => "more than",
        })
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

pub(super) fn decide(case: Case<'_>, threshold: &Threshold) -> Decision {
    case.by_ballots(|ballots| {
        let tally = ballots.tally();
        let yes = tally.yes;
        let Threshold { bound, share, of } = *threshold;
        let (whole, counted) = match of {
            Base::Cast => {
                let whole = tally.cast();
                (whole, Reason::ShareOfCast { yes, whole, bound, share })
            }
            Base::Voting => {
                let whole = tally.cast() + tally.abstain;
                (whole, Reason::ShareOfVoting { yes, whole, bound, share })
            }
            Base::Present => {
                let whole = case.tally().present;
                (whole, Reason::ShareOfPresent { yes, whole, bound, share })
            }
            Base::Members => {
                let whole = case.tally().eligible;
                (whole, Reason::ShareOfMembers { yes, whole, bound, share })
            }
        };
        let reached = match bound {
            Bound::AtLeast => at_least,
            Bound::MoreThan => more_than,
        };
        let Fraction { numerator, denominator } = share;
        let enough = reached(yes.into(), whole.into(), numerator.into(), denominator.into());
        ga::close(case, ballots, Verdict::of(enough && yes > 0)).note(Article::Threshold, counted)
    })
}
