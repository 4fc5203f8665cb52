//! Group-informed consensus, with bounds.
//!
//! The product over groups of (agrees + 1) / (seen + 2) (Polis, "group-aware consensus") shrinks
//! with every further group; the geometric mean does not. The bound says how little the agreement in
//! the worst group may be: the 5 % quantile of Beta(1 + a, 1 + s − a), the posterior of a share under
//! an even prior.
//!
//! Of a group in which fewer than five answered an item no share and no count is told, nor of one more that
//! would give it away; a bound is, for it says how little is known of such a group.

use crate::fault::LEAST;
use crate::groups::{Count, Tally, collapsed};
use crate::numeric::beta_quantile;
use crate::parallel::each_of;

/// The quantile of the bound.
const LOW: f64 = 0.05;

/// What the groups have in common on an item.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Common {
    /// The name of the item.
    pub item: String,
    /// How many answered, in a group or not.
    pub n: u32,
    /// The product over groups of the shares that agree.
    pub product: f64,
    /// The same for disagreement.
    pub product_against: f64,
    /// The geometric mean over groups of the shares that agree.
    pub mean: f64,
    /// (agrees + 1) / (seen + 2) in the group where that is least: an estimate, not the share counted; none
    /// where that group is withheld.
    pub least: Option<f64>,
    /// That group, likewise.
    pub worst_group: Option<usize>,
    /// The least over groups of the 5 % bound of the share that agrees.
    pub bound: f64,
    /// The group of that bound, which need not be the one above.
    pub least_sure: LeastSure,
    /// The least over groups of the 5 % bound of the share that does not object: the order for bodies
    /// that decide by consensus.
    pub no_objection: f64,
    /// How many object, in a group or not.
    pub objecting: u32,
    /// How many object in each group; none where it is withheld.
    pub objecting_by_group: Vec<Option<u32>>,
}

/// The group of which the least can be said for sure: where its share that agrees has the lowest bound.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct LeastSure {
    /// The group.
    pub group: usize,
    /// The share of it that agrees, as counted; none where nobody in it answered, or it is withheld.
    pub share: Option<f64>,
    /// How many in it answered; none where it is withheld.
    pub n: Option<u32>,
}

/// Every item, with the counts of the groups.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ByGroup {
    /// How many actors are in each group.
    pub sizes: Vec<u32>,
    /// Which quantile the bounds are.
    pub quantile: f64,
    /// The items, by `no_objection`, then by fewest objections, then by name: what nobody objects to
    /// comes first.
    pub items: Vec<Common>,
    /// Whether the geometric means tell nothing apart.
    pub collapsed: bool,
}

/// Bounds already computed, by hits and misses: many items share them.
struct Bounds {
    known: Vec<((u32, u32), f64)>,
}

impl Bounds {
    fn of(tally: &Tally) -> Self {
        let counts = tally.counts.iter().flatten();
        let mut pairs: Vec<(u32, u32)> =
            counts.flat_map(|count| [agreeing(*count), passing(*count)]).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let bound = |&pair: &(u32, u32)| {
            (pair, beta_quantile(LOW, 1.0 + f64::from(pair.0), 1.0 + f64::from(pair.1)))
        };
        Self { known: each_of(&pairs, bound) }
    }

    fn get(&self, pair: (u32, u32)) -> f64 {
        let at = self.known.binary_search_by_key(&pair, |(pair, _)| *pair);
        at.map_or(0.0, |at| self.known[at].1)
    }
}

/// Agreeing, and not.
fn agreeing(count: Count) -> (u32, u32) {
    (count.agree, count.seen - count.agree)
}

/// Not objecting, and objecting.
fn passing(count: Count) -> (u32, u32) {
    (count.seen - count.disagree, count.disagree)
}

/// What the groups have in common on every item. A group in which nobody answered an item has the
/// share ½ and the bound .05: nothing is known of it.
#[must_use]
pub fn by_group(tally: &Tally) -> ByGroup {
    let bounds = Bounds::of(tally);
    let mut items: Vec<Common> =
        (0..tally.items.len()).map(|item| common(tally, item, &bounds)).collect();
    items.sort_by(|a, b| {
        let by_bound = b.no_objection.total_cmp(&a.no_objection);
        by_bound.then(a.objecting.cmp(&b.objecting)).then_with(|| a.item.cmp(&b.item))
    });
    let collapsed = collapsed(items.iter().map(|item| item.mean));
    ByGroup { sizes: tally.sizes.clone(), quantile: LOW, items, collapsed }
}

/// Whether each group is told: not those in which one to four answered, and of the others not the
/// smallest where a single small one could be had by subtracting the others from the total.
fn told(groups: &[Count]) -> Vec<bool> {
    let is_small = |count: &Count| (1..LEAST).contains(&(count.seen as usize));
    let mut told: Vec<bool> = groups.iter().map(|count| !is_small(count)).collect();
    let large = || groups.iter().enumerate().filter(|(_, count)| count.seen as usize >= LEAST);
    if groups.iter().filter(|count| is_small(count)).count() == 1
        && let Some((smallest, _)) = large().min_by_key(|(at, count)| (count.seen, *at))
    {
        told[smallest] = false;
    }
    told
}

fn common(tally: &Tally, item: usize, bounds: &Bounds) -> Common {
    let groups = &tally.counts[item];
    let told = told(groups);
    let share = |hits: u32, seen: u32| (f64::from(hits) + 1.0) / (f64::from(seen) + 2.0);
    let (mut least, mut worst_group) = (1.0, 0);
    let (mut product, mut product_against) = (1.0, 1.0);
    let (mut bound, mut no_objection) = (f64::INFINITY, 1.0_f64);
    let mut least_sure = LeastSure { group: 0, share: None, n: None };
    for (group, count) in groups.iter().enumerate() {
        let agree = share(count.agree, count.seen);
        if agree < least {
            (least, worst_group) = (agree, group);
        }
        product *= agree;
        product_against *= share(count.disagree, count.seen);
        let own = bounds.get(agreeing(*count));
        if own < bound {
            let share = || f64::from(count.agree) / f64::from(count.seen);
            let share = (count.seen > 0 && told[group]).then(share);
            let n = told[group].then_some(count.seen);
            (bound, least_sure) = (own, LeastSure { group, share, n });
        }
        no_objection = no_objection.min(bounds.get(passing(*count)));
    }
    let all = tally.all(item);
    Common {
        item: tally.items[item].clone(),
        n: all.seen,
        product,
        product_against,
        mean: product.powf(1.0 / groups.len().max(1) as f64),
        least: told.get(worst_group).is_some_and(|told| *told).then_some(least),
        worst_group: Some(worst_group).filter(|group| told.get(*group).is_some_and(|told| *told)),
        bound: bound.min(1.0),
        least_sure,
        no_objection,
        objecting: all.disagree,
        objecting_by_group: groups
            .iter()
            .zip(&told)
            .map(|(count, told)| told.then_some(count.disagree))
            .collect(),
    }
}
