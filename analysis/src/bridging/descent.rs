//! The least value of a smooth function, from its slope: L-BFGS.
//!
//! Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 7.5, with a diagonal scale for the
//! first guess of the curvature and a line search by bisection (weak Wolfe conditions). No chance.

/// How many past steps are kept.
const MEMORY: usize = 12;
/// The share of the promised descent that a step must reach.
const ARMIJO: f64 = 1e-4;
/// The share of the slope that may be left after a step: without this the memory goes stale.
const WOLFE: f64 = 0.9;
/// How many lengths are tried for a step.
const TRIES: usize = 60;

/// Where a descent ended.
pub(crate) struct Ended {
    pub(crate) x: Vec<f64>,
    pub(crate) value: f64,
    pub(crate) steps: usize,
    /// Whether it ended because nothing was left to gain.
    pub(crate) converged: bool,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Steps and differences of slopes, latest last.
#[derive(Default)]
struct Memory(Vec<(Vec<f64>, Vec<f64>, f64)>);

impl Memory {
    fn keep(&mut self, step: Vec<f64>, change: Vec<f64>) {
        let curvature = dot(&step, &change);
        if curvature > 1e-12 * dot(&change, &change).sqrt() * dot(&step, &step).sqrt() {
            if self.0.len() == MEMORY {
                self.0.remove(0);
            }
            self.0.push((step, change, curvature));
        }
    }

    /// The direction of descent.
    fn direction(&self, slope: &[f64], scale: &[f64]) -> Vec<f64> {
        let mut q: Vec<f64> = slope.to_vec();
        let mut along = vec![0.0; self.0.len()];
        for (at, (step, change, curvature)) in self.0.iter().enumerate().rev() {
            along[at] = dot(step, &q) / curvature;
            q.iter_mut().zip(change).for_each(|(q, change)| *q -= along[at] * change);
        }
        q.iter_mut().zip(scale).for_each(|(q, scale)| *q /= scale);
        if let Some((_, change, curvature)) = self.0.last() {
            let size: f64 =
                change.iter().zip(scale).map(|(change, scale)| change * change / scale).sum();
            q.iter_mut().for_each(|q| *q *= curvature / size);
        }
        for (along, (step, change, curvature)) in along.iter().zip(&self.0) {
            let back = dot(change, &q) / curvature;
            q.iter_mut().zip(step).for_each(|(q, step)| *q += (along - back) * step);
        }
        q.iter_mut().for_each(|q| *q = -*q);
        q
    }
}

/// Goes down from `x` until the gain of ten steps is below `tolerance` × value, or for `most` steps.
pub(crate) fn descend(
    function: impl Fn(&[f64], &mut [f64]) -> f64,
    mut x: Vec<f64>,
    scale: &[f64],
    (tolerance, most): (f64, usize),
) -> Ended {
    let mut slope = vec![0.0; x.len()];
    let mut value = function(&x, &mut slope);
    let (mut memory, mut mark) = (Memory::default(), value);
    let mut tried_slope = slope.clone();
    for step in 0..most {
        if step > 0 && step % 10 == 0 {
            if mark - value <= tolerance * value.abs() {
                return Ended { x, value, steps: step, converged: true };
            }
            mark = value;
        }
        let mut direction = memory.direction(&slope, scale);
        let mut promise = dot(&direction, &slope);
        if promise >= 0.0 {
            memory = Memory::default();
            direction = memory.direction(&slope, scale);
            promise = dot(&direction, &slope);
        }
        let ahead = |length: f64| -> Vec<f64> {
            x.iter().zip(&direction).map(|(x, direction)| x + length * direction).collect()
        };
        let (mut length, mut short, mut long) = (1.0, 0.0, f64::INFINITY);
        let mut found = None;
        for _ in 0..TRIES {
            let tried = ahead(length);
            let new = function(&tried, &mut tried_slope);
            if new > value + ARMIJO * length * promise {
                long = length;
            } else if dot(&tried_slope, &direction) < WOLFE * promise {
                short = length;
            } else {
                found = Some((tried, new));
                break;
            }
            length = if long.is_finite() { f64::midpoint(short, long) } else { 2.0 * short };
        }
        let Some((tried, new)) = found else {
            if memory.0.is_empty() {
                return Ended { x, value, steps: step, converged: true };
            }
            // What was remembered no longer fits: begin anew from here.
            memory = Memory::default();
            continue;
        };
        let moved = tried.iter().zip(&x).map(|(new, old)| new - old).collect();
        let change = tried_slope.iter().zip(&slope).map(|(new, old)| new - old).collect();
        memory.keep(moved, change);
        x = tried;
        std::mem::swap(&mut slope, &mut tried_slope);
        value = new;
    }
    Ended { x, value, steps: most, converged: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valley_of_rosenbrock_is_walked_to_its_end() {
        let function = |x: &[f64], slope: &mut [f64]| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            slope[0] = -2.0 * a - 400.0 * x[0] * b;
            slope[1] = 200.0 * b;
            a * a + 100.0 * b * b
        };
        let ended = descend(function, vec![-1.2, 1.0], &[1.0, 1.0], (1e-14, 500));
        assert!(
            (ended.x[0] - 1.0).abs() < 1e-6 && (ended.x[1] - 1.0).abs() < 1e-6,
            "{:?}",
            ended.x
        );
        assert!(ended.converged);
    }
}
