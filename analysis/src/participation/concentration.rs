//! How unevenly something is spread.
//!
//! Invariant: every member of the body has an entry, zeros too; a body in which nobody has anything
//! has no inequality to speak of, and gets none.

use std::collections::BTreeMap;

use crate::TooLittle;

/// Gini's coefficient, 0 (all equal) to (n − 1)/n (one has all):
/// Σᵢ (2i − n − 1) x₍ᵢ₎ / (n Σ x).
///
/// # Errors
/// [`TooLittle`] for fewer than two amounts or nothing but zeros.
pub fn gini(amounts: &[f64]) -> Result<f64, TooLittle> {
    let all = total(amounts)?;
    let mut sorted = amounts.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let ranked = (1_u32..).zip(&sorted).map(|(i, x)| (2.0 * f64::from(i) - n - 1.0) * x);
    Ok(ranked.sum::<f64>() / (n * all))
}

/// Theil's T and its two parts.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Theil {
    /// (1/n) Σ (x/μ) ln(x/μ); 0 (all equal) to ln n.
    pub total: f64,
    /// What would be left if everybody had the mean of the group.
    pub between: f64,
    /// The mean of the groups' own, by their share of the amounts.
    pub within: f64,
    /// The groups, by name.
    pub groups: Vec<GroupPart>,
}

/// One group's part.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GroupPart {
    /// The group.
    pub group: String,
    /// Members.
    pub members: usize,
    /// Its share of the amounts.
    pub share: f64,
    /// Theil's T inside the group.
    pub own: f64,
}

/// Theil's T of amounts, each with its group, divided into between and within groups.
///
/// # Errors
/// [`TooLittle`] for fewer than two amounts or nothing but zeros.
pub fn theil(amounts: &[(&str, f64)]) -> Result<Theil, TooLittle> {
    let only: Vec<f64> = amounts.iter().map(|(_, amount)| *amount).collect();
    let all = total(&only)?;
    let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (group, amount) in amounts {
        groups.entry(group).or_default().push(*amount);
    }
    let part = |(group, amounts): (&str, Vec<f64>)| GroupPart {
        group: group.to_owned(),
        members: amounts.len(),
        share: amounts.iter().sum::<f64>() / all,
        own: own(&amounts),
    };
    let groups: Vec<GroupPart> = groups.into_iter().map(part).collect();
    let people = amounts.len() as f64;
    let between = |part: &GroupPart| {
        let seats = part.members as f64 / people;
        if part.share > 0.0 { part.share * (part.share / seats).ln() } else { 0.0 }
    };
    Ok(Theil {
        total: own(&only),
        between: groups.iter().map(between).sum(),
        within: groups.iter().map(|part| part.share * part.own).sum(),
        groups,
    })
}

/// Theil's T; 0 where there is nothing.
fn own(amounts: &[f64]) -> f64 {
    let n = amounts.len() as f64;
    let mean = amounts.iter().sum::<f64>() / n;
    let part = |x: &f64| if *x > 0.0 { x / mean * (x / mean).ln() } else { 0.0 };
    amounts.iter().map(part).sum::<f64>() / n
}

/// How much lies with few.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Concentration {
    /// The Herfindahl-Hirschman index, Σ s²; 1/n to 1.
    pub index: f64,
    /// As many equal parts would be as concentrated: 1 / index.
    pub effective: f64,
    /// Above 0.25. The bound is one of antitrust practice, not of negotiations.
    pub above_quarter: bool,
    /// Parts, zeros too.
    pub parts: usize,
}

/// The concentration of amounts.
///
/// # Errors
/// [`TooLittle`] for fewer than two amounts or nothing but zeros.
pub fn concentration(amounts: &[f64]) -> Result<Concentration, TooLittle> {
    let all = total(amounts)?;
    let index = amounts.iter().map(|amount| (amount / all).powi(2)).sum::<f64>();
    let (effective, above_quarter) = (1.0 / index, index > 0.25);
    Ok(Concentration { index, effective, above_quarter, parts: amounts.len() })
}

fn total(amounts: &[f64]) -> Result<f64, TooLittle> {
    TooLittle::unless(amounts.len(), 2, "amounts")?;
    let all = amounts.iter().sum::<f64>();
    let sound = all > 0.0 && amounts.iter().all(|amount| *amount >= 0.0 && amount.is_finite());
    if sound { Ok(all) } else { Err(TooLittle::Same { what: "amounts" }) }
}
