//! The answers as a sparse matrix of differences from the mean of each item.
//!
//! A missing answer counts as the mean of its item, so its difference is 0 and is not stored: the
//! matrix with every gap filled never exists. Rows and columns stand in the order of names.

use crate::Answers;
use crate::parallel::each;

/// From how many cells on a product is worth several threads.
const MANY: usize = 100_000;
/// Into how many parts it is cut then; fixed, so that sums are the same on any number of threads.
const PARTS: usize = 8;

/// Differences from the means, by row.
pub(crate) struct Matrix {
    /// Which row of the answers stands in each row here.
    pub(crate) actors: Vec<usize>,
    /// Which column of the answers stands in each column here.
    pub(crate) items: Vec<usize>,
    /// The mean of each item over those who answered; 0 where nobody did.
    pub(crate) means: Vec<f64>,
    /// How many answered each item.
    pub(crate) answered: Vec<u32>,
    starts: Vec<usize>,
    columns: Vec<u32>,
    differences: Vec<f64>,
}

/// Places in the order of names.
fn order(names: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| names[*a].cmp(&names[*b]));
    order
}

impl Matrix {
    pub(crate) fn of(answers: &Answers) -> Self {
        let (actors, items) = (order(answers.actors()), order(answers.items()));
        let mut place = vec![0u32; items.len()];
        for (new, old) in (0u32..).zip(&items) {
            place[*old] = new;
        }
        let (mut sums, mut answered) = (vec![0.0; items.len()], vec![0u32; items.len()]);
        let (mut starts, mut columns) = (vec![0], Vec::with_capacity(answers.len()));
        let mut differences = Vec::with_capacity(answers.len());
        let mut row: Vec<(u32, f64)> = Vec::new();
        for actor in &actors {
            row.clear();
            row.extend(
                answers
                    .of(*actor)
                    .iter()
                    .map(|(item, answer)| (place[*item as usize], answer.value())),
            );
            row.sort_unstable_by_key(|(column, _)| *column);
            for (column, value) in &row {
                sums[*column as usize] += value;
                answered[*column as usize] += 1;
                columns.push(*column);
                differences.push(*value);
            }
            starts.push(columns.len());
        }
        let means: Vec<f64> =
            sums.iter().zip(&answered).map(|(sum, n)| sum / f64::from((*n).max(1))).collect();
        for (value, column) in differences.iter_mut().zip(&columns) {
            *value -= means[*column as usize];
        }
        Self { actors, items, means, answered, starts, columns, differences }
    }

    pub(crate) fn rows(&self) -> usize {
        self.actors.len()
    }

    /// The columns and differences of a row.
    pub(crate) fn row(&self, row: usize) -> (&[u32], &[f64]) {
        let at = self.starts[row]..self.starts[row + 1];
        (&self.columns[at.clone()], &self.differences[at])
    }

    /// How many answers a row has.
    pub(crate) fn answers(&self, row: usize) -> usize {
        self.starts[row + 1] - self.starts[row]
    }

    /// The sum of the squares of all differences, columns weighed.
    pub(crate) fn energy(&self, weights: &[f64]) -> f64 {
        self.columns.iter().zip(&self.differences).map(|(c, d)| weights[*c as usize] * d * d).sum()
    }

    /// `out = W DᵀD W v`, with `roots` the diagonal of W.
    pub(crate) fn gram(&self, roots: &[f64], v: &[f64], out: &mut [f64]) {
        let scaled: Vec<f64> = v.iter().zip(roots).map(|(v, root)| v * root).collect();
        if self.columns.len() < MANY {
            out.fill(0.0);
            self.gram_of(0..self.rows(), &scaled, out);
        } else {
            let rows = self.rows();
            let parts = each(PARTS, |part| {
                let mut sum = vec![0.0; scaled.len()];
                self.gram_of(part * rows / PARTS..(part + 1) * rows / PARTS, &scaled, &mut sum);
                sum
            });
            for (at, out) in out.iter_mut().enumerate() {
                *out = parts.iter().map(|part| part[at]).sum();
            }
        }
        out.iter_mut().zip(roots).for_each(|(out, root)| *out *= root);
    }

    fn gram_of(&self, rows: std::ops::Range<usize>, v: &[f64], out: &mut [f64]) {
        for row in rows {
            let (columns, differences) = self.row(row);
            let dot: f64 = columns.iter().zip(differences).map(|(c, d)| d * v[*c as usize]).sum();
            for (column, difference) in columns.iter().zip(differences) {
                out[*column as usize] += difference * dot;
            }
        }
    }

    /// Where each row lies on two components, over the answered items only and scaled by
    /// √(items / answers), so that who answers little is not drawn to the middle. `weights` says how
    /// often each column was drawn, `loadings` are those of a single copy.
    pub(crate) fn project(&self, weights: &[f64], loadings: [&[f64]; 2]) -> Vec<[f64; 2]> {
        let pairs: Vec<[f64; 3]> = weights
            .iter()
            .zip(loadings[0].iter().zip(loadings[1]))
            .map(|(w, (x, y))| [*w, w * x, w * y])
            .collect();
        let all: f64 = weights.iter().sum();
        (0..self.rows())
            .map(|row| {
                let (columns, differences) = self.row(row);
                let (mut seen, mut x, mut y) = (0.0, 0.0, 0.0);
                for (column, difference) in columns.iter().zip(differences) {
                    let [weight, first, second] = pairs[*column as usize];
                    seen += weight;
                    x += difference * first;
                    y += difference * second;
                }
                let scale = (all / f64::max(seen, 1.0)).sqrt();
                [scale * x, scale * y]
            })
            .collect()
    }
}
