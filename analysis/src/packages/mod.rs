//! Package deals: which alternatives of all open issues could stand together.
//!
//! An issue is a bracketed provision; a package takes one alternative of each, or omits it. The
//! methods search for packages under the objections as they were stated; each result says whether
//! it is proven best or what could still be better. Limits count nodes of branch and bound, so that
//! the same deal, limits and seed give the same result on any machine and any number of threads.
//!
//! What this cannot say: that a package is *the* deal. Utilities are stated by those whom they serve,
//! and an objection that costs its author nothing invites more of them: [`Deal::veto_prices`] shows what
//! each costs the others.
//!
//! - [`Deal::best_total`]: the largest weighted sum of utilities.
//! - [`Deal::best_for_the_worst_off`]: the largest least satisfaction, then the next (leximin).
//! - [`Deal::best_nash`]: the largest product of gains.
//! - [`Deal::diverse`]: several good packages that differ.
//! - [`Deal::smallest_conflict`]: objections that cannot all hold.
//! - [`Deal::account`]: who gains and who concedes where.

mod account;
mod aims;
mod branch;
mod climb;
mod conflict;
mod coupled;
mod diverse;
mod linear;
mod model;
mod nash;
mod program;
mod solver;
mod synthetic;
mod total;
mod vetoes;
mod worst_off;

pub use account::{Account, ActorAccount, Change};
pub use conflict::{Conflict, ConflictLimit, StatedObjection};
pub use model::{Chosen, Deal, DealBuilder, DealError, MOST, OMIT, Package};
pub use nash::Nash;
pub use synthetic::Synthetic;
pub use total::{Found, Limits, NoPackage, Proof};
pub use vetoes::{ActorPrice, VetoPrice, VetoPrices};
pub use worst_off::{Satisfaction, WorstOff};
