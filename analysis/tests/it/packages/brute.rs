//! Small random deals, compared with what looking at every package gives.

use proptest::prelude::*;
use unbracket_analysis::packages::{Deal, Limits, NoPackage, OMIT, Package};

/// A small deal as it was told, so that it can be told again without some objections.
#[derive(Clone, Debug)]
struct Told {
    issues: Vec<usize>,
    weights: Vec<u32>,
    utilities: Vec<i32>,
    objections: Vec<(usize, usize, Vec<usize>)>,
    requirements: Vec<(usize, usize)>,
}

impl Told {
    /// Every alternative by number, the omission of each issue among them.
    fn spots(&self) -> Vec<(String, String)> {
        let issues = self.issues.iter().enumerate();
        issues
            .flat_map(|(issue, count)| {
                (0..=*count).map(move |alternative| {
                    let name =
                        if alternative == 0 { OMIT.into() } else { format!("a{alternative}") };
                    (format!("i{issue}"), name)
                })
            })
            .collect()
    }

    fn deal(&self, holds: impl Fn(usize) -> bool) -> Deal {
        let spots = self.spots();
        let at = |number: usize| {
            let (issue, alternative) = &spots[number % spots.len()];
            (issue.as_str(), alternative.as_str())
        };
        let mut deal = Deal::builder();
        for spot in &spots {
            deal.issue(&spot.0, &[&spot.1]);
        }
        for (actor, weight) in self.weights.iter().enumerate() {
            deal.actor(&format!("n{actor}"), *weight);
            for number in 0..spots.len() {
                let utility = self.utilities[(actor * 31 + number) % self.utilities.len()];
                deal.utility(&format!("n{actor}"), at(number), utility);
            }
        }
        for (_, (actor, to, unless)) in self.objections.iter().enumerate().filter(|o| holds(o.0)) {
            let unless: Vec<_> = unless.iter().map(|number| at(*number)).collect();
            deal.objects(&format!("n{}", actor % self.weights.len()), at(*to), &unless);
        }
        for (this, that) in &self.requirements {
            deal.requires(at(*this), &[at(*that)]);
        }
        deal.build().expect("what is told was named")
    }

    /// Every package of a deal that is allowed.
    fn packages(&self, deal: &Deal) -> Vec<Package> {
        let count: usize = self.issues.iter().map(|alternatives| alternatives + 1).product();
        let mut packages = Vec::new();
        for mut number in 0..count {
            let mut chosen = Vec::new();
            for (issue, alternatives) in self.issues.iter().enumerate() {
                let alternative = number % (alternatives + 1);
                number /= alternatives + 1;
                let name = if alternative == 0 { OMIT.into() } else { format!("a{alternative}") };
                chosen.push((format!("i{issue}"), name));
            }
            let chosen: Vec<_> = chosen.iter().map(|(i, a)| (i.as_str(), a.as_str())).collect();
            let package = deal.package(&chosen).expect("the names are those of the deal");
            if deal.allows(&package) {
                packages.push(package);
            }
        }
        packages
    }
}

fn told() -> impl Strategy<Value = Told> {
    let objection = (0..9usize, 0..99usize, prop::collection::vec(0..99usize, 0..3));
    (
        prop::collection::vec(1..4usize, 1..5),
        prop::collection::vec(1..4u32, 1..5),
        prop::collection::vec(-5..6i32, 97..98),
        prop::collection::vec(objection, 0..14),
        prop::collection::vec((0..99usize, 0..99usize), 0..3),
    )
        .prop_map(|(issues, weights, utilities, objections, requirements)| Told {
            issues,
            weights,
            utilities,
            objections,
            requirements,
        })
}

/// The satisfactions of a package by the scale that a result states, ascending.
fn satisfactions(deal: &Deal, package: &Package, scale: &[(i64, i64)]) -> Vec<f64> {
    let each =
        deal.utilities(package).into_iter().zip(scale).filter(|(_, (least, most))| most > least);
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let mut each: Vec<f64> = each
        .map(|(utility, (least, most))| (utility - least) as f64 / (most - least) as f64)
        .collect();
    each.sort_unstable_by(f64::total_cmp);
    each
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_best_total_is_the_largest_of_all_packages(told in told()) {
        let deal = told.deal(|_| true);
        let all = told.packages(&deal);
        match deal.best_total(Limits::default()) {
            Ok(found) => {
                prop_assert!(found.proof.optimal && deal.allows(&found.package));
                prop_assert_eq!(Some(found.total), all.iter().map(|p| deal.total(p)).max());
                prop_assert_eq!(found.total, deal.total(&found.package));
            }
            Err(_) => prop_assert!(all.is_empty()),
        }
    }

    #[test]
    fn nobody_can_be_better_off_without_someone_worse_off_being_so(told in told()) {
        let deal = told.deal(|_| true);
        let all = told.packages(&deal);
        let levels = deal.actors().len();
        let Ok(found) = deal.best_for_the_worst_off(levels, Limits::default()) else {
            prop_assert!(all.is_empty());
            return Ok(());
        };
        prop_assert!(deal.allows(&found.package));
        prop_assert!(found.levels.iter().all(|proof| proof.optimal) && found.total_proof.optimal);
        let most: Vec<_> = (0..levels)
            .map(|actor| all.iter().map(|p| deal.utilities(p)[actor]).max().expect("one is allowed"))
            .collect();
        let stated: Vec<_> = found.actors.iter().map(|actor| actor.most).collect();
        prop_assert_eq!(&stated, &most);
        let scale: Vec<_> = found.actors.iter().map(|actor| (actor.least, actor.most)).collect();
        let rounded = |package: &Package| -> Vec<i64> {
            #[expect(clippy::cast_possible_truncation, reason = "between 0 and a million")]
            let round = |s: f64| (s * 1e5).round() as i64;
            satisfactions(&deal, package, &scale).into_iter().map(round).collect()
        };
        let best = all.iter().map(|p| (rounded(p), deal.total(p))).max().expect("one is allowed");
        prop_assert_eq!((rounded(&found.package), found.total), best);
    }

    #[test]
    fn the_product_of_gains_is_the_largest_of_all_packages(told in told()) {
        let deal = told.deal(|_| true);
        let all = told.packages(&deal);
        let Ok(found) = deal.best_nash(Limits::default()) else {
            prop_assert!(all.is_empty());
            return Ok(());
        };
        prop_assert!(found.proof.optimal && deal.allows(&found.package));
        let utilities = deal.utilities(&found.package);
        let least: Vec<i64> = utilities.iter().zip(&found.gains).map(|(u, gain)| u - gain).collect();
        let welfare = |package: &Package| -> f64 {
            let gains = deal.utilities(package).into_iter().zip(&least).map(|(u, least)| u - least);
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let logs = gains.map(|gain| (gain as f64).ln_1p());
            logs.zip(&told.weights).map(|(log, weight)| log * f64::from(*weight)).sum()
        };
        let best = all.iter().map(welfare).fold(f64::NEG_INFINITY, f64::max);
        prop_assert!((found.welfare - best).abs() < 1e-6, "{} is not {}", found.welfare, best);
        prop_assert!((found.welfare - welfare(&found.package)).abs() < 1e-9);
    }

    #[test]
    fn a_conflict_is_a_smallest_set_that_cannot_hold(told in told()) {
        let mut told = told;
        told.objections.sort();
        told.objections.dedup();
        told.objections.truncate(9);
        let deal = told.deal(|_| true);
        let conflict = deal.smallest_conflict(Limits::default()).expect("small deals are decided");
        let impossible = |subset: usize| {
            let deal = told.deal(|at| subset >> at & 1 == 1);
            told.packages(&deal).is_empty()
        };
        let sizes = (0..1usize << told.objections.len()).filter(|subset| impossible(*subset));
        let least = sizes.map(usize::count_ones).min();
        prop_assert_eq!(conflict.as_ref().map(|c| c.objections.len()), least.map(|n| n as usize));
        prop_assert!(conflict.is_none_or(|c| c.limit.smallest));
    }

    #[test]
    fn the_price_of_an_objection_is_what_the_others_lose(told in told()) {
        let deal = told.deal(|_| true);
        let Ok(prices) = deal.veto_prices(Limits::default()) else { return Ok(()) };
        for actor in &prices.actors {
            let without = told.deal(|at| {
                format!("n{}", told.objections[at].0 % told.weights.len()) != actor.actor
            });
            let best = told.packages(&without).iter().map(|p| without.total(p)).max();
            prop_assert_eq!(Some(prices.best.total + actor.price), best);
            prop_assert_eq!(actor.price, actor.at_most);
        }
    }

    #[test]
    fn diverse_packages_are_the_best_that_differ(told in told()) {
        let deal = told.deal(|_| true);
        let all = told.packages(&deal);
        match deal.diverse(4, 0.5, Limits::default()) {
            Ok(found) => {
                let differ = told.issues.len().div_ceil(2);
                for (at, next) in found.iter().enumerate() {
                    let apart = |p: &&Package| {
                        found[..at].iter().all(|earlier| deal.distance(&earlier.package, p) >= differ)
                    };
                    let best = all.iter().filter(apart).map(|p| deal.total(p)).max();
                    prop_assert!(next.proof.optimal && apart(&&next.package));
                    prop_assert_eq!(Some(next.total), best);
                }
                let more = all.iter().any(|p| found.iter().all(|f| deal.distance(&f.package, p) >= differ));
                prop_assert!(found.len() == 4 || !more);
            }
            Err(NoPackage::Conflict(_)) => prop_assert!(all.is_empty()),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}
