//! Steps 2 to 5: centre, components, projections, extremity.

use super::vote;
use crate::Answers;

/// Centre, two components and what lies where on them.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Components {
    /// The mean vote on each item, passes as 0; 0 for an item moderated out.
    pub centre: Vec<f64>,
    /// The two components, each of length 1, or 0 where there is nothing more to find.
    pub components: [Vec<f64>; 2],
    /// Where each participant lies.
    pub places: Vec<[f64; 2]>,
    /// Where one who agreed with this item alone would lie.
    pub items: Vec<[f64; 2]>,
    /// How far that is from the middle.
    pub extremity: Vec<f64>,
}

/// Votes minus the centre of their item; a missing vote counts as the centre, so it is absent.
struct Rows {
    rows: Vec<Vec<(usize, f64)>>,
}

impl Rows {
    fn new(answers: &Answers, centre: &[f64], out: &[bool]) -> Self {
        let row = |actor: usize| {
            let votes =
                answers.of(actor).iter().map(|(item, answer)| (*item as usize, vote(*answer)));
            votes
                .filter(|(item, _)| !out[*item])
                .map(|(item, x)| (item, x - centre[item]))
                .collect()
        };
        Self { rows: (0..answers.actors().len()).map(row).collect() }
    }

    /// XᵀX v, with what lies along `first` taken out of the rows of X.
    fn product(&self, v: &[f64], first: Option<&[f64]>) -> Vec<f64> {
        let without = |v: &mut [f64]| {
            let Some(first) = first else { return };
            let along = dot(first, v) / dot(first, first).max(f64::MIN_POSITIVE);
            v.iter_mut().zip(first).for_each(|(v, first)| *v -= along * first);
        };
        let mut from = v.to_vec();
        without(&mut from);
        let mut sum = vec![0.0; v.len()];
        for row in &self.rows {
            let along: f64 = row.iter().map(|(item, x)| x * from[*item]).sum();
            row.iter().for_each(|(item, x)| sum[*item] += along * x);
        }
        without(&mut sum);
        sum
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Power iteration: at most `most` steps, ended when the length of the product no longer changes.
fn power(rows: &Rows, start: Vec<f64>, first: Option<&[f64]>, most: usize) -> Vec<f64> {
    let (mut v, mut last) = (start, 0.0);
    for left in (0..=most).rev() {
        let product = rows.product(&v, first);
        let length = dot(&product, &product).sqrt();
        if length <= f64::MIN_POSITIVE {
            return vec![0.0; v.len()];
        }
        v = product.iter().map(|x| x / length).collect();
        if left == 0 || (length - last).abs() <= 0.0 {
            break;
        }
        last = length;
    }
    v
}

/// Centre, components and places. `before` are the components of the last tick; a component that is
/// missing or 0 begins as ones, and one that is too short is continued with ones.
#[must_use]
pub fn components(
    answers: &Answers,
    out: &[usize],
    before: Option<&[Vec<f64>; 2]>,
    iterations: usize,
) -> Components {
    let count = answers.items().len();
    let masked: Vec<bool> = (0..count).map(|item| out.contains(&item)).collect();
    let (mut sums, mut seen) = (vec![0.0; count], vec![0.0_f64; count]);
    for (_, item, answer) in answers.iter().filter(|(_, item, _)| !masked[*item]) {
        sums[item] += vote(answer);
        seen[item] += 1.0;
    }
    let centre: Vec<f64> = sums.iter().zip(&seen).map(|(sum, n)| sum / n.max(1.0)).collect();
    let rows = Rows::new(answers, &centre, &masked);
    let start = |at: usize| {
        let mut start = before.map_or_else(Vec::new, |before| before[at].clone());
        if start.iter().all(|x| *x == 0.0) {
            start.clear();
        }
        start.resize(count, 1.0);
        start
    };
    let first = power(&rows, start(0), None, iterations);
    let second = power(&rows, start(1), Some(&first), iterations);
    let hidden = masked.iter().filter(|masked| **masked).count();
    let places = (0..answers.actors().len())
        .map(|actor| {
            // An item moderated out has the vote 0 of everybody: it moves nobody, but it counts.
            let votes = answers.of(actor);
            let own = votes.iter().filter(|(item, _)| !masked[*item as usize]).count();
            let scale = (count as f64 / (own + hidden).max(1) as f64).sqrt();
            let row = &rows.rows[actor];
            let along = |v: &[f64]| row.iter().map(|(item, x)| x * v[*item]).sum::<f64>();
            [scale * along(&first), scale * along(&second)]
        })
        .collect();
    let scale = (count as f64).sqrt();
    let item = |at: usize| {
        let away = scale * (-1.0 - centre[at]);
        [away * first[at], away * second[at]]
    };
    let items: Vec<[f64; 2]> = (0..count).map(item).collect();
    let extremity = items.iter().map(|[x, y]| x.hypot(*y)).collect();
    Components { centre, components: [first, second], places, items, extremity }
}
