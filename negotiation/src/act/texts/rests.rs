//! What an objection may rest on: a proposal that is open, an alternative of a bracket that stands.

use std::collections::BTreeSet;

use super::common::check_target;
use crate::refusal::{Code, Refusal, require};
use crate::rules;
use crate::said;
use crate::state::{State, Target};

/// On so many things one position rests at most.
const LIMIT: usize = 20;

/// Refuses to let a position on one thing rest on others that cannot come to stand, or on itself.
pub(in crate::act) fn check(
    state: &State,
    on: &Target,
    unless: &BTreeSet<Target>,
) -> Result<(), Refusal> {
    require(unless.len() <= LIMIT, Code::TooMuch, rules::LIMITS, || {
        said!(
            "{count} things to rest on; at most {limit} are allowed",
            count = unless.len(),
            limit = LIMIT
        )
    })?;
    unless.iter().try_for_each(|one| {
        let is_wording = one.proposal.is_some() || one.alternative.is_some();
        require(is_wording, Code::Contradiction, rules::POSITIONS, || {
            said!("a position rests on a proposal or on an alternative of a bracket")
        })?;
        require(one != on, Code::Contradiction, rules::POSITIONS, || {
            said!("a position does not rest on what it is on")
        })?;
        check_target(state, one)
    })
}
