//! Choosing some of many: what to show, what to discuss, which wording to put first.
//!
//! From approvals, a committee of a given size in which each part of the room finds what it stands
//! for; from rankings, one order. All comparisons that decide are exact: fractions of whole numbers,
//! never rounded ones, so a tie is a tie. Ties are broken by the order of the candidates and named.
//!
//! What this cannot say: what the best text is. Approvals are taken as given; who approves nothing is
//! not represented, and a missing answer is not a refusal.
//!
//! - [`Approvals::equal_shares`], [`Approvals::phragmen`], [`Approvals::pav`]: committees.
//! - [`Approvals::extended_justified_representation`]: whether a committee leaves out a group that is
//!   large and agrees.
//! - [`Rankings::schulze`]: one order from many, by strongest paths.

mod approvals;
mod equal_shares;
mod pav;
mod phragmen;
mod representation;
mod schulze;

pub use approvals::{Approvals, ChoiceError, Committee, Tie};
pub use equal_shares::{Completion, EqualShares};
pub use pav::Pav;
pub use representation::{LeftOut, Representation};
pub use schulze::{Rankings, Schulze, Unranked};
