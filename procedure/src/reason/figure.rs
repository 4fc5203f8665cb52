//! The figures of a reason: what was counted, what is needed.
//!
//! *Invariant*: a figure keeps its type until a door puts it in words.

use std::fmt;

use crate::ballot::BallotTally;
use crate::room::Constituency;
use crate::rule::{Bound, Fraction, Percent};

/// A figure that stands in a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A number of members, votes, hours or people; also shares in hundredths, and the number of a group.
    Number(u128),
    /// A share as a fraction.
    Share(Fraction),
    /// Whether the share itself is enough: a word, which a door has to translate.
    Bound(Bound),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Share(share) => write!(f, "{share}"),
            Self::Bound(bound) => write!(f, "{bound}"),
        }
    }
}

/// A field of a reason, which is one figure or several.
pub(super) trait Figured {
    /// Adds its figures under the name of the field or, where it has several, under their own.
    fn lay(self, name: &'static str, figures: &mut Vec<(&'static str, Figure)>);

    /// A value that means nothing: the next number, so that no two figures of a sample are the same.
    fn sample(number: &mut u8) -> Self;
}

fn next(number: &mut u8) -> u8 {
    *number += 1;
    *number
}

/// Numbers, and what is written as one.
macro_rules! numbers {
    ($($type:ty),+) => { $(
        impl Figured for $type {
            fn lay(self, name: &'static str, figures: &mut Vec<(&'static str, Figure)>) {
                figures.push((name, Figure::Number(self.into())));
            }

            fn sample(number: &mut u8) -> Self {
                next(number).into()
            }
        }
    )+ };
}

numbers!(u32, u64, u128);

impl Figured for Percent {
    fn lay(self, name: &'static str, figures: &mut Vec<(&'static str, Figure)>) {
        figures.push((name, Figure::Number(self.into())));
    }

    fn sample(number: &mut u8) -> Self {
        Self::new(next(number))
    }
}

impl Figured for Constituency {
    fn lay(self, name: &'static str, figures: &mut Vec<(&'static str, Figure)>) {
        figures.push((name, Figure::Number(self.0.into())));
    }

    fn sample(number: &mut u8) -> Self {
        Self(next(number).into())
    }
}

impl Figured for Bound {
    fn lay(self, name: &'static str, figures: &mut Vec<(&'static str, Figure)>) {
        figures.push((name, Figure::Bound(self)));
    }

    fn sample(_: &mut u8) -> Self {
        Self::AtLeast
    }
}

impl Figured for Fraction {
    fn lay(self, name: &'static str, figures: &mut Vec<(&'static str, Figure)>) {
        figures.push((name, Figure::Share(self)));
    }

    fn sample(number: &mut u8) -> Self {
        Self::new(1, next(number).into()).expect("one of several is a share")
    }
}

/// The votes for and against and the abstentions, each under its own name.
impl Figured for BallotTally {
    fn lay(self, _: &'static str, figures: &mut Vec<(&'static str, Figure)>) {
        let counted = [("yes", self.yes), ("no", self.no), ("abstain", self.abstain)];
        figures.extend(counted.map(|(name, count)| (name, Figure::Number(count.into()))));
    }

    fn sample(number: &mut u8) -> Self {
        let mut count = || u64::from(next(number));
        Self { yes: count(), no: count(), abstain: count(), ..Self::default() }
    }
}
