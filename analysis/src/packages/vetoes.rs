//! What each objection costs: the best total without it less the best total with it.
//!
//! An objection that costs its author nothing invites more of them; its price is what it costs
//! everyone together. A price of 0 does not mean that an objection has no point, only that no package
//! with a larger total waits behind it alone.

use super::conflict::StatedObjection;
use super::linear::{self, Linear};
use super::model::Deal;
use super::program::Program;
use super::solver::Failure;
use super::total::{Found, Limits, NoPackage};
use crate::parallel::each;

/// The price of one objection.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct VetoPrice {
    /// The objection.
    pub objection: StatedObjection,
    /// The best total without it, less the best total with it.
    pub price: i64,
    /// The price is not above this; the same number if it is proven.
    pub at_most: i64,
}

/// The price of all objections of one actor together.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ActorPrice {
    /// The actor.
    pub actor: String,
    /// How many objections it has.
    pub objections: usize,
    /// The best total without them, less the best total with them.
    pub price: i64,
    /// The price is not above this; the same number if it is proven.
    pub at_most: i64,
}

/// The prices of all objections.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct VetoPrices {
    /// The best package with all objections.
    pub best: Found,
    /// Each objection, dearest first, then in the order of actors.
    pub objections: Vec<VetoPrice>,
    /// Each actor that objects, dearest first, then by name.
    pub actors: Vec<ActorPrice>,
    /// The limits of each search.
    pub limits: Limits,
}

impl Deal {
    /// The price of each objection and of each actor's objections together.
    ///
    /// # Errors
    /// [`NoPackage`]: with the objections that conflict, or the limit that came first.
    pub fn veto_prices(&self, limits: Limits) -> Result<VetoPrices, NoPackage> {
        let gains = self.totals();
        let best = self.best_total(limits)?;
        let priced = |count: usize, without: &(dyn Fn(usize, usize) -> bool + Sync)| {
            let prices =
                each(count, |one| self.price(&best, &gains, limits.nodes, &|at| !without(one, at)));
            prices.into_iter().collect::<Result<Vec<_>, _>>()
        };
        let single = priced(self.objections.len(), &|one, at| one == at);
        let single = single.map_err(|failure| self.why(failure, limits))?;
        let grouped = priced(self.actors.len(), &|one, at| self.objections[at].actor == one);
        let grouped = grouped.map_err(|failure| self.why(failure, limits))?;
        let mut objections: Vec<VetoPrice> = self
            .objections
            .iter()
            .zip(single)
            .map(|(objection, (price, at_most))| VetoPrice {
                objection: self.stated(objection),
                price,
                at_most,
            })
            .collect();
        objections.sort_by_key(|price| std::cmp::Reverse(price.price));
        let mut actors: Vec<ActorPrice> = (0..self.actors.len())
            .zip(grouped)
            .map(|(actor, (price, at_most))| ActorPrice {
                actor: self.actors[actor].clone(),
                objections: self.objections.iter().filter(|o| o.actor == actor).count(),
                price,
                at_most,
            })
            .filter(|price| price.objections > 0)
            .collect();
        actors.sort_by_key(|price| std::cmp::Reverse(price.price));
        Ok(VetoPrices { best, objections, actors, limits })
    }

    /// What the best total gains if only some objections hold: found, and at most.
    fn price(
        &self,
        best: &Found,
        gains: &[i64],
        nodes: u64,
        holds: &dyn Fn(usize) -> bool,
    ) -> Result<(i64, i64), Failure> {
        let program = Program::of(self, holds).ok_or(Failure::Infeasible)?;
        let Linear { value, bound, .. } =
            linear::best(&program, gains, nodes, Some(&best.package.slots))?;
        // With fewer objections nothing is lost: the package that is known is still allowed.
        Ok(((value - best.total).max(0), (bound - best.total).max(0)))
    }
}
