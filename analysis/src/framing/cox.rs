//! Who took a phrase up sooner: Cox's regression, ties by Efron's method.
//!
//! **Invariant:** who never took it up is censored at the end of watching, not left out.
//!
//! Cox, JRSS B 34, 1972; Efron, JASA 72, 1977. Hazards are taken to be proportional over all time.
//! The standard errors of the likelihood take subjects for independent. Where an actor comes several
//! times, once for each phrase, it is the actors that are: the robust ones (Lin and Wei, JASA 84,
//! 1989) add up the score residuals of each actor. Neither knows of actors who watch one another.

use super::linear::{Curve, Scale, climb, coefficient};
use crate::{Interval, TooLittle};

/// A subject watched for some time.
#[derive(Clone, Debug, PartialEq)]
pub struct Survival {
    /// Whose time it is. Subjects of one actor are not taken for independent.
    pub actor: String,
    /// How long it was watched, or until it happened; in any unit.
    pub time: f64,
    /// Whether it happened at that time.
    pub happened: bool,
    /// The values of the covariates.
    pub covariates: Vec<f64>,
}

/// What one more unit of a covariate does to the log hazard or log odds.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Coefficient {
    /// The covariate.
    pub name: String,
    /// The coefficient.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// The probability of one at least as far from 0 if there were none (Wald).
    pub p: f64,
}

/// A fitted regression.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Cox {
    /// One for each covariate, with the errors of the likelihood: too small where actors come several
    /// times.
    pub coefficients: Vec<Coefficient>,
    /// The same with errors that are robust for the subjects of one actor, times G/(G−1) for G actors;
    /// none below ten actors or with hardly more of them than covariates.
    pub robust: Result<Vec<Coefficient>, TooLittle>,
    /// How many actors.
    pub actors: usize,
    /// The log of the partial likelihood.
    pub log_likelihood: f64,
    /// How many subjects.
    pub subjects: usize,
    /// To how many it happened.
    pub events: usize,
}

/// Fits the regression. Five events a covariate are the least (Vittinghoff and McCulloch, American
/// Journal of Epidemiology 165, 2007).
///
/// # Errors
/// Too few events; a covariate that is the same everywhere or told by the others; one that tells
/// early from late entirely.
///
/// # Panics
/// If a subject has not one value for each name.
pub fn cox(names: &[&str], subjects: &[Survival]) -> Result<Cox, TooLittle> {
    let size = names.len();
    assert!(subjects.iter().all(|s| s.covariates.len() == size), "a value for each covariate");
    let events = subjects.iter().filter(|subject| subject.happened).count();
    TooLittle::unless(size, 1, "covariates")?;
    TooLittle::unless(events, 5 * size, "events")?;
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    // From the latest on: who is at risk is then a growing set. Equal subjects may stand anyhow.
    order.sort_by(|a, b| {
        let (a, b) = (&subjects[*a], &subjects[*b]);
        let values = || a.covariates.iter().zip(&b.covariates).map(|(a, b)| a.total_cmp(b));
        let by_values =
            || values().find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal);
        b.time.total_cmp(&a.time).then(a.happened.cmp(&b.happened)).then_with(by_values)
    });
    let scale = Scale::of(&order.iter().map(|at| subjects[*at].covariates.as_slice()), size)?;
    let rows = order.iter().flat_map(|at| scale.apply(&subjects[*at].covariates)).collect();
    let ordered = Ordered {
        size,
        rows,
        times: order.iter().map(|at| (subjects[*at].time, subjects[*at].happened)).collect(),
        actors: order.iter().map(|at| subjects[*at].actor.as_str()).collect(),
    };
    let peak = climb(size, |at| ordered.likelihood(at))?;
    let told = |covariance: &[f64]| -> Vec<Coefficient> {
        let of = |(at, name): (usize, &&str)| {
            let se = covariance[at * size + at].sqrt() / scale.sds[at];
            coefficient(name, peak.at[at] / scale.sds[at], se)
        };
        names.iter().enumerate().map(of).collect()
    };
    let (actors, covariance) =
        peak.sandwich(ordered.actors.iter().copied().zip(ordered.residuals(&peak.at)));
    Ok(Cox {
        coefficients: told(&peak.covariance),
        robust: TooLittle::unless(actors, LEAST.max(size + 2), "actors")
            .map(|()| told(&covariance)),
        actors,
        log_likelihood: peak.value,
        subjects: subjects.len(),
        events,
    })
}

/// Fewer actors are no sample over which to sum.
const LEAST: usize = 10;

/// Subjects from the latest time to the first.
struct Ordered<'a> {
    size: usize,
    rows: Vec<f64>,
    times: Vec<(f64, bool)>,
    actors: Vec<&'a str>,
}

/// Sums over a set of subjects: of the risks, of covariates × risk, of their products × risk.
#[derive(Clone)]
struct Sums {
    risk: f64,
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Sums {
    fn none(size: usize) -> Self {
        Self { risk: 0.0, first: vec![0.0; size], second: vec![0.0; size * size] }
    }

    fn add(&mut self, row: &[f64], risk: f64) {
        self.risk += risk;
        for (at, x) in row.iter().enumerate() {
            self.first[at] += x * risk;
            for (other, y) in row.iter().enumerate() {
                self.second[at * row.len() + other] += x * y * risk;
            }
        }
    }
}

impl Ordered<'_> {
    fn likelihood(&self, beta: &[f64]) -> Curve {
        let size = self.size;
        let mut curve =
            Curve { value: 0.0, gradient: vec![0.0; size], information: vec![0.0; size * size] };
        let mut at_risk = Sums::none(size);
        let mut from = 0;
        while from < self.times.len() {
            let time = self.times[from].0;
            let mut dying = Sums::none(size);
            let mut deaths = 0u32;
            while from < self.times.len() && self.times[from].0.total_cmp(&time).is_eq() {
                let row = &self.rows[from * size..(from + 1) * size];
                let score: f64 = row.iter().zip(beta).map(|(x, b)| x * b).sum();
                at_risk.add(row, score.exp());
                if self.times[from].1 {
                    dying.add(row, score.exp());
                    deaths += 1;
                    curve.value += score;
                    curve.gradient.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
                }
                from += 1;
            }
            efron(&mut curve, &at_risk, &dying, deaths);
        }
        curve
    }

    /// What each subject adds to the gradient, where it dies and while it is at risk. At the peak
    /// the sum is 0.
    fn residuals(&self, beta: &[f64]) -> Vec<Vec<f64>> {
        let size = self.size;
        let row = |at: usize| &self.rows[at * size..(at + 1) * size];
        let risk = |at: usize| row(at).iter().zip(beta).map(|(x, b)| x * b).sum::<f64>().exp();
        let mut residuals = vec![vec![0.0; size]; self.times.len()];
        let mut at_risk = Sums::none(size);
        let mut from = 0;
        while from < self.times.len() {
            let alike =
                self.times[from..].iter().take_while(|(time, _)| *time == self.times[from].0);
            let to = from + alike.count().max(1);
            let mut dying = Sums::none(size);
            (from..to).for_each(|at| at_risk.add(row(at), risk(at)));
            let dead: Vec<usize> = (from..to).filter(|at| self.times[*at].1).collect();
            dead.iter().for_each(|at| dying.add(row(*at), risk(*at)));
            for (place, count) in dead.iter().zip(0u32..).map(|(_, place)| (place, dead.len())) {
                #[expect(clippy::cast_precision_loss, reason = "subjects are far below 2^52")]
                let (count, part) = (count as f64, f64::from(place) / count as f64);
                let sum = at_risk.risk - part * dying.risk;
                let firsts = at_risk.first.iter().zip(&dying.first);
                let mean: Vec<f64> = firsts.map(|(all, dead)| (all - part * dead) / sum).collect();
                for (at, residual) in residuals[..to].iter_mut().enumerate() {
                    let dies = at >= from && self.times[at].1;
                    let share = if dies { 1.0 - part } else { 1.0 };
                    let weight = f64::from(u8::from(dies)) / count - share * risk(at) / sum;
                    let apart = row(at).iter().zip(&mean).map(|(x, mean)| x - mean);
                    residual.iter_mut().zip(apart).for_each(|(sum, apart)| *sum += weight * apart);
                }
            }
            from = to;
        }
        residuals
    }
}

/// Efron's share of those who share a time: the l-th of d counts with 1 − l/d of their risk.
fn efron(curve: &mut Curve, at_risk: &Sums, dying: &Sums, deaths: u32) {
    let size = at_risk.first.len();
    for place in 0..deaths {
        let part = f64::from(place) / f64::from(deaths);
        let risk = at_risk.risk - part * dying.risk;
        curve.value -= risk.ln();
        let mean: Vec<f64> = at_risk
            .first
            .iter()
            .zip(&dying.first)
            .map(|(all, dead)| (all - part * dead) / risk)
            .collect();
        for at in 0..size {
            curve.gradient[at] -= mean[at];
            for other in 0..size {
                let cell = at * size + other;
                let second = (at_risk.second[cell] - part * dying.second[cell]) / risk;
                curve.information[cell] += second - mean[at] * mean[other];
            }
        }
    }
}
