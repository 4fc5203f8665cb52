//! Voting power: how often a member decides.
//!
//! Invariant: where everybody can stop everything, no index is given, for each would be 1/n whatever
//! the room is like. Counts of coalitions are computed by dynamic programming over number and weight;
//! they are exact while they are under 2⁵³ and right to twelve digits beyond.
//!
//! The indices treat all coalitions (Banzhaf) or all orders (Shapley-Shubik) as equally likely. They
//! speak of rules, not of what anybody wants.

use std::collections::BTreeMap;

use thiserror::Error;

/// Most steps that one computation may take.
const STEPS: u64 = 4_000_000_000;
/// Most members: numbers of coalitions beyond do not fit.
const MEMBERS: usize = 1000;

/// A member's power.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Member {
    /// The member.
    pub name: String,
    /// Its weight.
    pub weight: u64,
    /// Share of the orders in which it turns losing into winning (Shapley and Shubik, 1954).
    pub shapley_shubik: f64,
    /// Its share of all swings (Banzhaf, 1965).
    pub banzhaf: f64,
    /// Share of the coalitions of the others in which it decides (Penrose, 1946).
    pub decides: f64,
}

/// What can be said of power under a rule.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Power {
    /// Some win without others: the indices, members in the order given.
    Weighted {
        /// The members.
        members: Vec<Member>,
        /// The weight that wins.
        quota: u64,
    },
    /// Each can stop everything. Every index is the same for all: they say nothing.
    Unanimity {
        /// How many members.
        members: usize,
    },
}

/// Why there is no power to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PowerError {
    /// Nobody can win, or nobody is needed.
    #[error("the quota is {quota} of {total}; from 1 to the total would be in order")]
    Quota {
        /// The quota.
        quota: u64,
        /// The total of weights.
        total: u64,
    },
    /// More than can be computed in a reasonable time.
    #[error("{members} members and a quota of {quota} are too many to compute")]
    TooLarge {
        /// Members.
        members: usize,
        /// The quota.
        quota: u64,
    },
}

/// The power of members with weights, where a coalition wins that has the quota.
///
/// # Errors
/// [`PowerError`] if the quota is out of reach or the computation too large.
pub fn power(members: &[(String, u64)], quota: u64) -> Result<Power, PowerError> {
    let count = members.len();
    let too_large = PowerError::TooLarge { members: count, quota };
    let sum = members.iter().try_fold(0_u64, |sum, (_, weight)| sum.checked_add(*weight));
    let total = sum.ok_or(too_large)?;
    if quota == 0 || quota > total {
        return Err(PowerError::Quota { quota, total });
    }
    if members.iter().all(|(_, weight)| total - weight < quota) {
        return Ok(Power::Unanimity { members: count });
    }
    let mut weights: BTreeMap<u64, (f64, f64)> =
        members.iter().map(|(_, weight)| (*weight, (0.0, 0.0))).collect();
    let square = (count as u64).saturating_mul(count as u64);
    let steps = square.saturating_mul(quota).saturating_mul(weights.len() as u64);
    if count > MEMBERS || steps > STEPS {
        return Err(too_large);
    }
    for (weight, power) in &mut weights {
        let mut others: Vec<u64> = members.iter().map(|(_, weight)| *weight).collect();
        let own = others.iter().position(|other| other == weight).expect("a member has it");
        others.swap_remove(own);
        *power = decides(&others, *weight, quota);
    }
    let swings: f64 = members.iter().map(|(_, weight)| weights[weight].1).sum();
    let member = |(name, weight): &(String, u64)| Member {
        name: name.clone(),
        weight: *weight,
        shapley_shubik: weights[weight].0,
        banzhaf: weights[weight].1 / swings,
        decides: weights[weight].1,
    };
    Ok(Power::Weighted { members: members.iter().map(member).collect(), quota })
}

/// The share of orders and of coalitions of the others in which a weight decides.
///
/// Coalitions are counted as shares of those of their number, so that nothing overflows: `table[s][w]`
/// is the share of the sets of `s` others that weigh `w`.
fn decides(others: &[u64], weight: u64, quota: u64) -> (f64, f64) {
    let (count, wide) = (others.len(), quota as usize);
    let mut table = vec![0.0; (count + 1) * wide];
    table[0] = 1.0;
    for (before, other) in others.iter().enumerate() {
        // A set of `size` among one more holds the new one with probability size / (before + 1).
        for size in (0..=before + 1).rev() {
            let with = size as f64 / (before + 1) as f64;
            let (smaller, own) = table.split_at_mut(size * wide);
            let own = &mut own[..wide];
            own.iter_mut().for_each(|share| *share *= 1.0 - with);
            let shift = usize::try_from(*other).unwrap_or(usize::MAX);
            if size > 0 && shift < wide {
                let smaller = &smaller[(size - 1) * wide..];
                own[shift..].iter_mut().zip(smaller).for_each(|(own, one)| *own += with * one);
            }
        }
    }
    // What wins with the member and not without it.
    let from = wide - usize::try_from(weight).unwrap_or(usize::MAX).min(wide);
    let (mut orders, mut coalitions) = (0.0, 0.0);
    let mut log_sets = -(count as f64) * std::f64::consts::LN_2;
    for (size, row) in table.chunks_exact(wide).enumerate() {
        let swings: f64 = row[from..].iter().sum();
        orders += swings / (count + 1) as f64;
        coalitions += swings * log_sets.exp();
        log_sets += ((count - size) as f64).ln() - ((size + 1) as f64).ln();
    }
    (orders, coalitions)
}
