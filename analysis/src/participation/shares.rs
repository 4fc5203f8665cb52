//! Shares of the floor, beside shares of the seats, and without each in turn.
//!
//! Invariant: a share of countable things (interventions, proposals) has Wilson's 95 % interval; of an
//! amount (seconds, words), whose pieces are no cases of their own, that of drawing actors anew. Whoever
//! has nothing stands in the list.

use super::{Concentration, Z, concentration};
use crate::fragmentation::Bootstrap;
use crate::numeric::wilson;
use crate::parallel::each;
use crate::{Estimate, Interval, TooLittle};

/// Fewer actors who have something of an amount are too few to draw from.
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
    /// The share, with Wilson's 95 % interval, or of amounts with that of drawing actors anew.
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
    let seats: u64 = groups.iter().map(|(_, _, seats)| seats).sum();
    TooLittle::unless(usize::try_from(seats).unwrap_or(usize::MAX), 1, "seats")?;
    let counts: Vec<_> = groups.iter().map(|(name, count, _)| (name.clone(), *count)).collect();
    Ok(beside_seats(groups, seats, shares(&counts)?))
}

/// The same of amounts such as seconds or words: for each group the amount of each of its seats, those
/// without any as 0. Seconds of one speech are no cases of their own, so that the interval is that of
/// drawing the seats anew, all together; draws in which nobody has anything are left out.
///
/// # Errors
/// [`TooLittle`] if there are no seats, if nobody has anything, or if fewer than five have something:
/// too few from whom to draw.
pub fn representation_of_amounts(
    groups: &[(String, Vec<u64>)],
    bootstrap: &Bootstrap,
) -> Result<Vec<Representation>, TooLittle> {
    let seats: Vec<(usize, u64)> = (0..)
        .zip(groups)
        .flat_map(|(group, (_, amounts))| amounts.iter().map(move |amount| (group, *amount)))
        .collect();
    let having = seats.iter().filter(|(_, amount)| *amount > 0).count();
    TooLittle::unless(having, ACTORS, "actors who have any of it")?;
    let draw = |turn: usize| {
        let mut chance = bootstrap.seed.stream("shares of amounts", turn as u64);
        let mut sums = vec![0_u64; groups.len()];
        for _ in 0..seats.len() {
            let (group, amount) = seats[chance.below(seats.len())];
            sums[group] += amount;
        }
        let all: u64 = sums.iter().sum();
        (all > 0).then(|| sums.iter().map(|sum| *sum as f64 / all as f64).collect::<Vec<f64>>())
    };
    let turns = usize::try_from(bootstrap.draws).unwrap_or(usize::MAX);
    let draws: Vec<Vec<f64>> = each(turns, draw).into_iter().flatten().collect();
    let sums: Vec<(String, u64, u64)> = groups
        .iter()
        .map(|(name, amounts)| (name.clone(), amounts.iter().sum(), amounts.len() as u64))
        .collect();
    let counts: Vec<_> = sums.iter().map(|(name, sum, _)| (name.clone(), *sum)).collect();
    let mut found = shares(&counts)?;
    for (group, share) in found.iter_mut().enumerate() {
        let own: Vec<f64> = draws.iter().map(|parts| parts[group]).collect();
        let Estimate { value, .. } = share.share;
        let alone = Interval { low: value, high: value };
        share.share.interval = Interval::of_sample(&own, bootstrap.level).unwrap_or(alone);
    }
    Ok(beside_seats(&sums, seats.len() as u64, found))
}

/// Shares beside those of the seats, of which there are `all`.
fn beside_seats(
    groups: &[(String, u64, u64)],
    all: u64,
    shares: Vec<Share>,
) -> Vec<Representation> {
    let ratio = |(floor, (group, _, own)): (Share, &(String, u64, u64))| {
        let seats = *own as f64 / all as f64;
        let Estimate { value, interval: Interval { low, high } } = floor.share;
        let over = || Estimate {
            value: value / seats,
            interval: Interval { low: low / seats, high: high / seats },
        };
        Representation { group: group.clone(), floor, seats, ratio: (*own > 0).then(over) }
    };
    shares.into_iter().zip(groups).map(ratio).collect()
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
