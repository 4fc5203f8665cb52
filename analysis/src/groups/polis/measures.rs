//! Steps 10 to 12: consensus, group-aware consensus, priorities.

use crate::groups::representative::{Z, share};
use crate::groups::tally::Tally;

/// An item on which nearly everybody is on one side.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Consented {
    /// The name.
    pub item: String,
    /// Its place among the items.
    pub place: usize,
    /// How many are on that side.
    pub hits: u32,
    /// How many answered.
    pub n: u32,
    /// The share, one hit and one miss added.
    pub share: f64,
    /// Its test against one half.
    pub test: f64,
}

/// Up to five items that everybody agrees with, and five that everybody disagrees with.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Consensus {
    /// Agreed with.
    pub agree: Vec<Consented>,
    /// Disagreed with.
    pub disagree: Vec<Consented>,
}

/// The consensus over everybody, in a group or not: a share above one half with a test above 1.2816,
/// by the product of the two. Items at the places `without` are passed over.
#[must_use]
pub fn consensus(tally: &Tally, without: &[usize]) -> Consensus {
    let side = |agree: bool| {
        let mut found: Vec<Consented> = (0..tally.items.len())
            .filter(|place| !without.contains(place))
            .map(|place| {
                let count = tally.all(place);
                let hits = if agree { count.agree } else { count.disagree };
                let (share, test) = share(hits, count.seen);
                Consented {
                    item: tally.items[place].clone(),
                    place,
                    hits,
                    n: count.seen,
                    share,
                    test,
                }
            })
            .filter(|item| item.share > 0.5 && item.test > Z)
            .collect();
        found.sort_by(|a, b| (b.share * b.test).total_cmp(&(a.share * a.test)));
        found.truncate(5);
        found
    };
    Consensus { agree: side(true), disagree: side(false) }
}

/// For each item the product over groups of (agrees + 1) / (seen + 2).
#[must_use]
pub fn group_aware(tally: &Tally) -> Vec<f64> {
    let of = |counts: &Vec<crate::groups::Count>| {
        counts.iter().map(|c| share(c.agree, c.seen).0).product()
    };
    tally.counts.iter().map(of).collect()
}

/// The priority of a meta item, before it is squared.
const META: f64 = 7.0;

/// How soon each item is to be shown: ((1 − p)(E + 1) a (1 + 8 · 2^(−S/5)))², with p = (passes + 1) /
/// (S + 2), a = (agrees + 1) / (S + 2), S the votes in all groups, E the extremity; 49 for meta items.
///
/// The server takes the votes of the tick *before*; without one they are none.
#[must_use]
pub fn priorities(before: Option<&Tally>, extremity: &[f64], meta: &[usize]) -> Vec<f64> {
    let of = |(place, extremity): (usize, &f64)| {
        if meta.contains(&place) {
            return META * META;
        }
        let counts = before.and_then(|tally| tally.counts.get(place));
        let count =
            counts.into_iter().flatten().fold(crate::groups::Count::default(), |a, b| a.and(*b));
        let seen = f64::from(count.seen);
        let passes = f64::from(count.seen - count.agree - count.disagree);
        let (p, a) = ((passes + 1.0) / (seen + 2.0), (f64::from(count.agree) + 1.0) / (seen + 2.0));
        let importance = (1.0 - p) * (extremity + 1.0) * a;
        (importance * (1.0 + 8.0 * (-seen / 5.0).exp2())).powi(2)
    };
    extremity.iter().enumerate().map(of).collect()
}
