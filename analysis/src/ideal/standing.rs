//! Who stands above whom, as far as the intervals allow.
//!
//! Invariant: two actors whose intervals share a value are never ordered, whatever their places.

use super::{Position, SessionPositions};
use crate::Interval;

/// Between which ranks an actor lies: an interval order, not a list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Standing {
    /// The actor.
    pub actor: String,
    /// How many actors lie wholly below.
    pub below: usize,
    /// How many lie wholly above.
    pub above: usize,
    /// How many cannot be told apart from it.
    pub not_distinguishable: usize,
}

impl SessionPositions {
    /// The position of an actor, if it has one.
    #[must_use]
    pub fn of(&self, actor: &str) -> Option<&Position> {
        let at =
            self.positions.binary_search_by(|position| position.actor.as_str().cmp(actor)).ok()?;
        self.positions.get(at)
    }

    /// Whether the intervals of two actors share no value. False for an actor without a position or
    /// an interval: what is not known is not told apart.
    #[must_use]
    pub fn distinguishable(&self, one: &str, other: &str) -> bool {
        let interval = |actor| self.of(actor).and_then(|position| position.interval);
        interval(one).zip(interval(other)).is_some_and(|(one, other)| !one.overlaps(other))
    }

    /// Where each actor stands, by name. Empty where there are no intervals.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        let known: Option<Vec<Interval>> = self.positions.iter().map(|p| p.interval).collect();
        let Some(known) = known else { return Vec::new() };
        let count = |is: &dyn Fn(&Interval) -> bool| known.iter().filter(|other| is(other)).count();
        let stand = |(position, own): (&Position, &Interval)| {
            let below = count(&|other| other.high < own.low);
            let above = count(&|other| other.low > own.high);
            let not_distinguishable = known.len() - 1 - below - above;
            Standing { actor: position.actor.clone(), below, above, not_distinguishable }
        };
        self.positions.iter().zip(&known).map(stand).collect()
    }

    /// Actors in tiers from the lowest to the highest, each tier by name: everybody in a tier lies
    /// wholly below everybody in the next. One tier if nothing divides the intervals through.
    #[must_use]
    pub fn tiers(&self) -> Vec<Vec<&str>> {
        let known = |p: &'_ Position| {
            p.interval.unwrap_or(Interval { low: f64::NEG_INFINITY, high: f64::INFINITY })
        };
        let mut order: Vec<&Position> = self.positions.iter().collect();
        order.sort_by(|a, b| known(a).low.total_cmp(&known(b).low).then(a.actor.cmp(&b.actor)));
        let mut tiers: Vec<Vec<&str>> = Vec::new();
        let mut reach = f64::NEG_INFINITY;
        for position in order {
            let interval = known(position);
            match tiers.last_mut() {
                Some(tier) if interval.low <= reach => tier.push(&position.actor),
                _ => tiers.push(vec![position.actor.as_str()]),
            }
            reach = reach.max(interval.high);
        }
        tiers.iter_mut().for_each(|tier| tier.sort_unstable());
        tiers
    }
}
