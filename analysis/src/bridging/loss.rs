//! The loss of the Community Notes factorisation, and its slope.
//!
//! The mean of (r − μ − i_u − i_n − f_u f_n)², and .03 mean f_u², .15 mean i_u², .03 mean f_n²,
//! .15 mean i_n² and .15 μ² added to it, with r = 1, ½, 0 for agreement, pass, disagreement. (The
//! published formula has sums; the code of twitter/communitynotes minimises means, and its results
//! are those of the means.)

use crate::Answers;

/// The weight of the intercepts and of μ.
pub(crate) const INTERCEPT: f64 = 0.15;
/// The weight of the factors.
pub(crate) const FACTOR: f64 = 0.03;

/// The ratings, raters and items in the order of names.
pub(crate) struct Ratings {
    pub(crate) raters: Vec<usize>,
    pub(crate) items: usize,
    starts: Vec<usize>,
    cells: Vec<(u32, f64)>,
}

impl Ratings {
    /// The ratings of sorted answers; who said nothing is no rater.
    pub(crate) fn of(sorted: &Answers) -> Self {
        let said = |actor: &usize| !sorted.of(*actor).is_empty();
        let raters: Vec<usize> = (0..sorted.actors().len()).filter(said).collect();
        let (mut starts, mut cells) = (vec![0], Vec::with_capacity(sorted.len()));
        for rater in &raters {
            let row = sorted.of(*rater).iter();
            cells.extend(row.map(|(item, answer)| (*item, f64::midpoint(answer.value(), 1.0))));
            starts.push(cells.len());
        }
        Self { raters, items: sorted.items().len(), starts, cells }
    }

    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(crate) fn of_rater(&self, rater: usize) -> &[(u32, f64)] {
        &self.cells[self.starts[rater]..self.starts[rater + 1]]
    }

    /// The mean rating.
    pub(crate) fn mean(&self) -> f64 {
        self.cells.iter().map(|(_, rating)| rating).sum::<f64>() / self.len().max(1) as f64
    }

    /// Where the parts of a vector of parameters begin: μ, i_u, f_u, i_n, f_n, and its length.
    pub(crate) fn layout(&self) -> [usize; 6] {
        let (u, n) = (self.raters.len(), self.items);
        [0, 1, 1 + u, 1 + 2 * u, 1 + 2 * u + n, 1 + 2 * u + 2 * n]
    }

    /// About half the curvature of the loss along each parameter where factors are of size ½: the
    /// scale that makes the descent quick. It changes the way and not the end.
    pub(crate) fn scale(&self) -> Vec<f64> {
        let [_, iu, fu, i_n, f_n, length] = self.layout();
        let (all, u, n) = (self.len() as f64, self.raters.len() as f64, self.items as f64);
        let mut scale = vec![0.0; length];
        scale[0] = 1.0 + INTERCEPT;
        for rater in 0..self.raters.len() {
            let cells = self.of_rater(rater);
            scale[iu + rater] = cells.len() as f64 / all + INTERCEPT / u;
            scale[fu + rater] = 0.25 * cells.len() as f64 / all + FACTOR / u;
            for (item, _) in cells {
                scale[i_n + *item as usize] += 1.0 / all;
                scale[f_n + *item as usize] += 0.25 / all;
            }
        }
        scale[i_n..f_n].iter_mut().for_each(|scale| *scale += INTERCEPT / n);
        scale[f_n..].iter_mut().for_each(|scale| *scale += FACTOR / n);
        scale
    }

    /// The loss at `x`, and its slope.
    pub(crate) fn loss(&self, x: &[f64], slope: &mut [f64]) -> f64 {
        let [_, iu, fu, i_n, f_n, length] = self.layout();
        let all = self.len() as f64;
        slope.fill(0.0);
        // Side by side, so that an item is fetched at once.
        let items: Vec<[f64; 2]> =
            x[i_n..f_n].iter().zip(&x[f_n..length]).map(|(i, f)| [*i, *f]).collect();
        let mut item_slopes = vec![[0.0; 2]; self.items];
        let mut squares = 0.0;
        for rater in 0..self.raters.len() {
            let (base, factor) = (x[0] + x[iu + rater], x[fu + rater]);
            let (mut own, mut along) = (0.0, 0.0);
            for (item, rating) in self.of_rater(rater) {
                let [intercept, item_factor] = items[*item as usize];
                let error = base + intercept + factor * item_factor - rating;
                squares += error * error;
                own += error;
                along += error * item_factor;
                let slopes = &mut item_slopes[*item as usize];
                slopes[0] += error;
                slopes[1] += error * factor;
            }
            slope[0] += own;
            slope[iu + rater] = own;
            slope[fu + rater] = along;
        }
        for (at, [intercept, factor]) in item_slopes.iter().enumerate() {
            slope[i_n + at] = *intercept;
            slope[f_n + at] = *factor;
        }
        slope.iter_mut().for_each(|slope| *slope *= 2.0 / all);
        squares / all + self.ridge(x, slope)
    }

    /// What the size of the parameters costs; its slope is added.
    fn ridge(&self, x: &[f64], slope: &mut [f64]) -> f64 {
        let [_, iu, fu, i_n, f_n, length] = self.layout();
        let mut loss = INTERCEPT * x[0] * x[0];
        slope[0] += 2.0 * INTERCEPT * x[0];
        for (from, to, weight) in
            [(iu, fu, INTERCEPT), (fu, i_n, FACTOR), (i_n, f_n, INTERCEPT), (f_n, length, FACTOR)]
        {
            let weight = weight / (to - from).max(1) as f64;
            for at in from..to {
                loss += weight * x[at] * x[at];
                slope[at] += 2.0 * weight * x[at];
            }
        }
        loss
    }
}
