//! Shares of the floor, beside shares of the seats, and without each in turn.
//!
//! Invariant: a share of countable things (interventions, proposals) has Wilson's 95 % interval;
//! whoever has nothing stands in the list.

use super::{Concentration, Z, concentration};
use crate::numeric::wilson;
use crate::{Estimate, Interval, TooLittle};

/// One's share of a count.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Share {
    /// Who.
    pub name: String,
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The share, with Wilson's 95 % interval.
    pub share: Estimate,
}

/// The shares of counts, in the order given.
///
/// # Errors
/// [`TooLittle`] if nothing was counted.
pub fn shares(counts: &[(String, u64)]) -> Result<Vec<Share>, TooLittle> {
    let of: u64 = counts.iter().map(|(_, count)| count).sum();
    TooLittle::unless(usize::try_from(of).unwrap_or(usize::MAX), 1, "counted")?;
    let share = |(name, count): &(String, u64)| Share {
        name: name.clone(),
        count: *count,
        of,
        share: Estimate {
            value: *count as f64 / of as f64,
            interval: wilson(*count as f64, of as f64, Z),
        },
    };
    Ok(counts.iter().map(share).collect())
}

/// How much a group has of the floor beside what it has of the seats (or of the population).
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Representation {
    /// The group.
    pub group: String,
    /// Its share of what was counted.
    pub floor: Share,
    /// Its share of the seats.
    pub seats: f64,
    /// Floor over seats, with the interval of the floor; 1 is as much as seats. None without a seat.
    pub ratio: Option<Estimate>,
}

/// The representation ratios of groups: name, count on the floor, seats; in the order given.
///
/// # Errors
/// [`TooLittle`] if nothing was counted, or there are no seats.
pub fn representation(groups: &[(String, u64, u64)]) -> Result<Vec<Representation>, TooLittle> {
    let all: u64 = groups.iter().map(|(_, _, seats)| seats).sum();
    TooLittle::unless(usize::try_from(all).unwrap_or(usize::MAX), 1, "seats")?;
    let counts: Vec<_> = groups.iter().map(|(name, count, _)| (name.clone(), *count)).collect();
    let ratio = |(floor, (group, _, own)): (Share, &(String, u64, u64))| {
        let seats = *own as f64 / all as f64;
        let Estimate { value, interval: Interval { low, high } } = floor.share;
        let over = || Estimate {
            value: value / seats,
            interval: Interval { low: low / seats, high: high / seats },
        };
        Representation { group: group.clone(), floor, seats, ratio: (*own > 0).then(over) }
    };
    Ok(shares(&counts)?.into_iter().zip(groups).map(ratio).collect())
}

/// What is left when one is taken out.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Without {
    /// Who is taken out: an actor, or a funder with all that it pays for.
    pub name: String,
    /// Its share.
    pub share: f64,
    /// How concentrated the rest is; none if nothing or only one is left.
    pub rest: Option<Concentration>,
    /// The largest share within the rest.
    pub largest_of_rest: f64,
}

/// Takes each out in turn, in the order given.
///
/// # Errors
/// [`TooLittle`] for fewer than two amounts or nothing but zeros.
pub fn leave_one_out(amounts: &[(String, f64)]) -> Result<Vec<Without>, TooLittle> {
    let values: Vec<f64> = amounts.iter().map(|(_, amount)| *amount).collect();
    concentration(&values)?;
    let all: f64 = values.iter().sum();
    let without = |(at, (name, amount)): (usize, &(String, f64))| {
        let mut rest = values.clone();
        rest.remove(at);
        let left: f64 = rest.iter().sum();
        let largest = rest.iter().copied().fold(0.0, f64::max);
        Without {
            name: name.clone(),
            share: amount / all,
            rest: concentration(&rest).ok(),
            largest_of_rest: if left > 0.0 { largest / left } else { 0.0 },
        }
    };
    Ok(amounts.iter().enumerate().map(without).collect())
}
