//! Who took a phrase up when, in discrete time: the chance, in each period, of an actor who had not
//! used it yet.
//!
//! **Invariant:** an actor stands in the data up to and including the period of its first use, and
//! not after it.
//!
//! Allison, Sociological Methodology 13, 1982: a logistic regression on periods of actors. Standard
//! errors are robust for the periods of one actor (Liang and Zeger, Biometrika 73, 1986).

use super::cox::Coefficient;
use super::linear::{Curve, Scale, climb, coefficient, times};
use crate::TooLittle;

/// An actor in a period in which it had not used the phrase before.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Period {
    /// The actor.
    pub actor: String,
    /// Whether it used the phrase for the first time in this period.
    pub adopts: bool,
    /// The values of the covariates, as they stood before the period.
    pub covariates: Vec<f64>,
}

/// A fitted regression of first uses.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct EventHistory {
    /// The log odds where every covariate is 0.
    pub intercept: Coefficient,
    /// One for each covariate, in log odds.
    pub coefficients: Vec<Coefficient>,
    /// The log likelihood.
    pub log_likelihood: f64,
    /// How many periods of actors.
    pub periods: usize,
    /// How many actors.
    pub actors: usize,
    /// How many of them used the phrase.
    pub adopters: usize,
}

/// Fits the regression. Five first uses a covariate are the least.
///
/// # Errors
/// Too few first uses or periods without; a covariate that is the same everywhere or told by the
/// others; one that foretells every first use, whose coefficient would be infinite.
///
/// # Panics
/// If a period has not one value for each name.
pub fn event_history(names: &[&str], periods: &[Period]) -> Result<EventHistory, TooLittle> {
    assert!(
        periods.iter().all(|p| p.covariates.len() == names.len()),
        "a value for each covariate"
    );
    let adopters = periods.iter().filter(|period| period.adopts).count();
    TooLittle::unless(names.len(), 1, "covariates")?;
    TooLittle::unless(adopters, 5 * names.len(), "first uses")?;
    TooLittle::unless(periods.len() - adopters, 5 * names.len(), "periods without first use")?;
    let mut ordered: Vec<&Period> = periods.iter().collect();
    ordered.sort_by(|a, b| {
        let values = || a.covariates.iter().zip(&b.covariates).map(|(a, b)| a.total_cmp(b));
        let by_values =
            || values().find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal);
        a.actor.cmp(&b.actor).then(a.adopts.cmp(&b.adopts)).then_with(by_values)
    });
    let scale = Scale::of(&ordered.iter().map(|period| period.covariates.as_slice()), names.len())?;
    let rows: Vec<Vec<f64>> = ordered
        .iter()
        .map(|period| [vec![1.0], scale.apply(&period.covariates)].concat())
        .collect();
    let size = names.len() + 1;
    let peak = climb(size, |beta| likelihood(&rows, &ordered, beta))?;
    let (actors, covariance) = peak.sandwich(rows.iter().zip(&ordered).map(|(row, period)| {
        let rest = f64::from(u8::from(period.adopts)) - chance(row, &peak.at).1;
        (period.actor.as_str(), row.iter().map(|x| rest * x).collect())
    }));
    // Back from the standardised scale: the intercept is a sum of all coefficients.
    let shifts = scale.means.iter().zip(&scale.sds).map(|(mean, sd)| -mean / sd);
    let back: Vec<f64> = std::iter::once(1.0).chain(shifts).collect();
    let value = peak.at.iter().zip(&back).map(|(b, part)| b * part).sum();
    let variance: f64 = times(&covariance, &back, size).iter().zip(&back).map(|(a, b)| a * b).sum();
    let coefficients = names.iter().enumerate().map(|(at, name)| {
        let place = (at + 1) * size + at + 1;
        coefficient(name, peak.at[at + 1] / scale.sds[at], covariance[place].sqrt() / scale.sds[at])
    });
    Ok(EventHistory {
        intercept: coefficient("intercept", value, variance.sqrt()),
        coefficients: coefficients.collect(),
        log_likelihood: peak.value,
        periods: periods.len(),
        actors,
        adopters,
    })
}

fn chance(row: &[f64], beta: &[f64]) -> (f64, f64) {
    let score: f64 = row.iter().zip(beta).map(|(x, b)| x * b).sum();
    (score, 1.0 / (1.0 + (-score).exp()))
}

fn likelihood(rows: &[Vec<f64>], periods: &[&Period], beta: &[f64]) -> Curve {
    let size = beta.len();
    let mut curve =
        Curve { value: 0.0, gradient: vec![0.0; size], information: vec![0.0; size * size] };
    for (row, period) in rows.iter().zip(periods) {
        let (score, chance) = chance(row, beta);
        let signed = if period.adopts { score } else { -score };
        curve.value -=
            if signed > 0.0 { (-signed).exp().ln_1p() } else { signed.exp().ln_1p() - signed };
        let rest = f64::from(u8::from(period.adopts)) - chance;
        for at in 0..size {
            curve.gradient[at] += rest * row[at];
            for other in 0..size {
                curve.information[at * size + other] +=
                    chance * (1.0 - chance) * row[at] * row[other];
            }
        }
    }
    curve
}
