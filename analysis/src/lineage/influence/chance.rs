//! What chance would have given.

use super::credit::Credits;
use super::{Null, Weighing, count};
use crate::chance::Chance;
use crate::estimate::{Interval, TooLittle};
use crate::parallel::each;

/// For each name, its credited words against those when proposals of one stratum change hands.
pub(super) fn nulls(credits: &Credits, weighing: Weighing) -> Vec<Result<Null, TooLittle>> {
    let strata = strata(credits);
    let exchangeable = exchangeable(credits, &strata);
    let turn = |turn: usize| {
        let mut chance = weighing.seed.stream("influence-permutation", turn as u64);
        permuted(credits, &strata, &mut chance)
    };
    let draws = each(weighing.turns, turn);
    let null = |name: usize| {
        let what = "proposals beside those of others";
        TooLittle::unless(exchangeable[name], weighing.least, what)?;
        let drawn: Vec<f64> = draws.iter().map(|draw| draw[name]).collect();
        against(credits.tallies[name].credited, &drawn, exchangeable[name])
    };
    (0..credits.names.len()).map(null).collect()
}

/// The proposals of each stratum.
fn strata(credits: &Credits) -> Vec<Vec<usize>> {
    let mut strata = vec![Vec::new(); credits.strata];
    for (at, proposal) in credits.proposals.iter().enumerate() {
        strata[proposal.stratum].push(at);
    }
    strata
}

/// For each name, how many of its proposals stand in a stratum with proposals of others.
fn exchangeable(credits: &Credits, strata: &[Vec<usize>]) -> Vec<usize> {
    let mut counts = vec![0; credits.names.len()];
    let sponsorship = |at: usize| credits.proposals[at].sponsorship;
    for stratum in strata {
        if stratum.windows(2).any(|pair| sponsorship(pair[0]) != sponsorship(pair[1])) {
            for &at in stratum {
                for &(name, _) in &credits.sponsorships[sponsorship(at)] {
                    counts[name] += 1;
                }
            }
        }
    }
    counts
}

fn permuted(credits: &Credits, strata: &[Vec<usize>], chance: &mut Chance) -> Vec<f64> {
    let mut credited = vec![0.0; credits.names.len()];
    for stratum in strata {
        let mut sponsorships: Vec<usize> =
            stratum.iter().map(|&at| credits.proposals[at].sponsorship).collect();
        chance.shuffle(&mut sponsorships);
        for (&at, sponsorship) in stratum.iter().zip(sponsorships) {
            for &(name, share) in &credits.sponsorships[sponsorship] {
                credited[name] += share * credits.proposals[at].credited;
            }
        }
    }
    credited
}

fn against(credited: f64, drawn: &[f64], exchangeable: usize) -> Result<Null, TooLittle> {
    TooLittle::unless(drawn.len(), 2, "permutations")?;
    let turns = count(drawn.len());
    let mean = drawn.iter().sum::<f64>() / turns;
    let square = drawn.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
    let deviation = (square / (turns - 1.0)).sqrt();
    // Sums of the same shares in another order differ in their last digits only.
    let same = 1e-9 * credited.abs().max(1.0);
    if deviation <= same {
        return Err(TooLittle::Same { what: "proposals that could change hands" });
    }
    let rank = |value: &f64| match credited - value {
        above if above > same => 1.0,
        below if below < -same => 0.0,
        _ => 0.5,
    };
    let percentile = drawn.iter().map(rank).sum::<f64>() / turns;
    let z = (credited - mean) / deviation;
    Ok(Null { exchangeable, mean, deviation, z, percentile })
}

/// Intervals of success and of influence.
type Spread = (Result<Interval, TooLittle>, Result<Interval, TooLittle>);

/// For each name, where its figures may lie: sources are drawn anew with all that they proposed and
/// were credited with; the words without a source stay as they are.
pub(super) fn bootstrap(credits: &Credits, own: f64, weighing: Weighing) -> Vec<Spread> {
    let sources = by_source(credits);
    let turn = |turn: usize| {
        let mut chance = weighing.seed.stream("influence-bootstrap", turn as u64);
        let drawn = chance.resample(sources.len(), sources.len());
        resampled(credits, (&sources, &drawn), own)
    };
    let draws = each(weighing.turns, turn);
    let spread = |name: usize| {
        let interval = |pick: fn(&(f64, f64)) -> f64| {
            TooLittle::unless(credits.tallies[name].sources, weighing.least, "sources")?;
            let sample: Vec<f64> = draws
                .iter()
                .map(|draw| pick(&draw[name]))
                .filter(|value| value.is_finite())
                .collect();
            TooLittle::unless(sample.len(), 2, "bootstrap samples")?;
            let few = TooLittle::Few { what: "bootstrap samples", have: 0, need: 2 };
            let found = Interval::of_sample(&sample, weighing.level).ok_or(few)?;
            // Sources of which none or each stands as a whole tell nothing of the others like them.
            if found.high - found.low < 1e-12 {
                return Err(TooLittle::Same { what: "sources" });
            }
            Ok(found)
        };
        (interval(|draw| draw.0), interval(|draw| draw.1))
    };
    (0..credits.names.len()).map(spread).collect()
}

/// The proposals of each source that has any.
fn by_source(credits: &Credits) -> Vec<&[super::credit::Proposal]> {
    credits.proposals.chunk_by(|a, b| a.source == b.source).collect()
}

/// Success and influence of each name in one sample; not a number where nothing was proposed.
fn resampled(
    credits: &Credits,
    (sources, drawn): (&[&[super::credit::Proposal]], &[usize]),
    own: f64,
) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0, 0.0); credits.names.len()];
    let mut all = own;
    for proposal in drawn.iter().flat_map(|&at| sources[at]) {
        all += proposal.credited;
        for &(name, share) in &credits.sponsorships[proposal.sponsorship] {
            sums[name].0 += share * proposal.proposed;
            sums[name].1 += share * proposal.survived();
            sums[name].2 += share * proposal.credited;
        }
    }
    let figures = |(proposed, survived, credited)| (survived / proposed, credited / all);
    sums.into_iter().map(figures).collect()
}
