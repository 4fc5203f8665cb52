//! Shares of the floor, beside shares of the seats, and without each in turn.
//!
//! Invariant: what one actor has, were it many interventions, words or seconds, is no number of cases of
//! their own: the interval of a share is Wilson's at 95 % for Kish's effective number of cases (`effective`
//! in the module above), which reaches beyond the end where a share is nought or one. Whoever has nothing
//! stands in the list.

use super::{Concentration, Z, concentration, effective};
use crate::numeric::wilson;
use crate::{Estimate, Interval, TooLittle};

/// Of an amount that fewer actors have than this nothing is said.
const ACTORS: usize = 5;

/// One's share of a count.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Share {
    /// Who.
    pub name: String,
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The share, with Wilson's 95 % interval for as many cases as it tells of.
    pub share: Estimate,
}

/// The shares of counts of things each of which is a case of its own, in the order given.
///
/// # Errors
/// [`TooLittle`] if nothing was counted.
pub fn shares(counts: &[(String, u64)]) -> Result<Vec<Share>, TooLittle> {
    let of: u64 = counts.iter().map(|(_, count)| count).sum();
    shares_of_cases(counts, of as f64)
}

/// The shares of counts that tell as much as so many independent cases.
fn shares_of_cases(counts: &[(String, u64)], cases: f64) -> Result<Vec<Share>, TooLittle> {
    let of: u64 = counts.iter().map(|(_, count)| count).sum();
    TooLittle::unless(usize::try_from(of).unwrap_or(usize::MAX), 1, "counted")?;
    let share = |(name, count): &(String, u64)| {
        let value = *count as f64 / of as f64;
        let interval = wilson(value * cases, cases, Z);
        Share { name: name.clone(), count: *count, of, share: Estimate { value, interval } }
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

/// The representation ratios of groups: name, and how much each of its seats has, those without any as
/// 0; in the order given.
///
/// # Errors
/// [`TooLittle`] if nothing was counted, or there are no seats.
pub fn representation(groups: &[(String, Vec<u64>)]) -> Result<Vec<Representation>, TooLittle> {
    let seats = groups.iter().map(|(_, amounts)| amounts.len()).sum();
    TooLittle::unless(seats, 1, "seats")?;
    let counts: Vec<(String, u64)> =
        groups.iter().map(|(name, amounts)| (name.clone(), amounts.iter().sum())).collect();
    let cases = effective(groups.iter().flat_map(|(_, amounts)| amounts).map(|it| *it as f64));
    let found = shares_of_cases(&counts, cases)?.into_iter().zip(groups);
    Ok(found.map(|(floor, group)| beside_seats(floor, group, seats)).collect())
}

/// The same of amounts such as seconds or words, of which few say nothing.
///
/// # Errors
/// [`TooLittle`] if there are no seats, or if fewer than five have something.
pub fn representation_of_amounts(
    groups: &[(String, Vec<u64>)],
) -> Result<Vec<Representation>, TooLittle> {
    let having = groups.iter().flat_map(|(_, amounts)| amounts).filter(|amount| **amount > 0);
    TooLittle::unless(having.count(), ACTORS, "actors who have any of it")?;
    representation(groups)
}

/// A share beside that of the seats, of which there are `all`.
fn beside_seats(floor: Share, (group, own): &(String, Vec<u64>), all: usize) -> Representation {
    let seats = own.len() as f64 / all as f64;
    let Estimate { value, interval: Interval { low, high } } = floor.share;
    let over = || Estimate {
        value: value / seats,
        interval: Interval { low: low / seats, high: high / seats },
    };
    let ratio = (!own.is_empty()).then(over);
    Representation { group: group.clone(), floor, seats, ratio }
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
