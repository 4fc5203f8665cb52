//! The probability of an answer and its derivatives, fast.
//!
//! Invariant: tables are only a faster way to the functions of `numeric`; they agree with them to nine
//! digits wherever the probability is above 10⁻²⁰.

use crate::numeric::{normal_cdf, normal_density};

/// What was said, as a place among the answers that the item received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Below the low cut.
    Low,
    /// Between the cuts.
    Middle,
    /// Above the high cut.
    High,
}

/// The parameters of an item; with one cut, `low` and `high` are equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cuts {
    pub(super) slope: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The variance of the slope, as far as it is known from the last sweep.
    pub(super) doubt: f64,
}

/// First derivatives of the log probability of an answer by the two cuts of its item, and the second
/// with the sign turned (so that they are positive semidefinite: the log probability is concave).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bend {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) low_low: f64,
    pub(super) low_high: f64,
    pub(super) high_high: f64,
}

/// The probability of a mark at a place.
pub(super) fn probability(item: Cuts, place: f64, mark: Mark) -> f64 {
    let middle = item.slope * place;
    match mark {
        Mark::Low => normal_cdf(item.low - middle),
        Mark::Middle => between(item.low - middle, item.high - middle),
        Mark::High => normal_cdf(middle - item.high),
    }
}

/// The mass between two bounds, taken in the tail where differences keep their digits.
fn between(low: f64, high: f64) -> f64 {
    if low + high > 0.0 {
        normal_cdf(-low) - normal_cdf(-high)
    } else {
        normal_cdf(high) - normal_cdf(low)
    }
}

const REACH: f64 = 10.0;
const PER_UNIT: f64 = 64.0;
const NODES: usize = 1281;

/// Tables of the density, the distribution function and their ratio, with the slopes at the nodes.
pub(super) struct Tables {
    ratio: Vec<[f64; 2]>,
    density: Vec<[f64; 2]>,
    mass: Vec<[f64; 2]>,
}

impl Tables {
    pub(super) fn new() -> Self {
        let of = |pair: fn(f64) -> (f64, f64)| {
            (0..NODES)
                .map(|node| {
                    let (value, slope) = pair(node as f64 / PER_UNIT - REACH);
                    [value, slope / PER_UNIT]
                })
                .collect()
        };
        Self {
            ratio: of(|x| {
                let ratio = normal_density(x) / normal_cdf(x);
                (ratio, -ratio * (ratio + x))
            }),
            density: of(|x| (normal_density(x), -x * normal_density(x))),
            mass: of(|x| (normal_cdf(x), normal_density(x))),
        }
    }

    /// Cubic Hermite interpolation; `x` lies within reach.
    #[inline]
    fn look(table: &[[f64; 2]], x: f64) -> f64 {
        let place = (x + REACH) * PER_UNIT;
        let at = (place as usize).min(NODES - 2);
        let t = place - at as f64;
        let ([a, da], [b, db]) = (table[at], table[at + 1]);
        let rise = b - a;
        a + t * (da + t * ((3.0 * rise - 2.0 * da - db) + t * (da + db - 2.0 * rise)))
    }

    /// The density over the distribution function at `x`.
    #[inline]
    fn ratio(&self, x: f64) -> f64 {
        if x >= REACH {
            0.0
        } else if x > -REACH {
            Self::look(&self.ratio, x)
        } else {
            // The asymptotic series of Mills' ratio.
            let w = 1.0 / (x * x);
            -x * (1.0 + w * (1.0 - w * (2.0 - w * (10.0 - 74.0 * w))))
        }
    }

    /// The distribution function.
    #[inline]
    pub(super) fn mass(&self, x: f64) -> f64 {
        if x >= REACH {
            1.0
        } else if x <= -REACH {
            0.0
        } else {
            Self::look(&self.mass, x)
        }
    }

    /// How the log probability of a mark bends, at a place.
    #[inline]
    pub(super) fn bend(&self, item: Cuts, place: f64, mark: Mark) -> Bend {
        let middle = item.slope * place;
        match mark {
            Mark::Low => {
                let bound = item.low - middle;
                let ratio = self.ratio(bound);
                Bend { low: ratio, low_low: ratio * (ratio + bound), ..Bend::default() }
            }
            Mark::High => {
                let bound = middle - item.high;
                let ratio = self.ratio(bound);
                Bend { high: -ratio, high_high: ratio * (ratio + bound), ..Bend::default() }
            }
            Mark::Middle => self.bend_between(item.low - middle, item.high - middle),
        }
    }

    fn bend_between(&self, low: f64, high: f64) -> Bend {
        let within = low.abs().max(high.abs()) < REACH && low.abs().min(high.abs()) < 8.0;
        let (mass, at_low, at_high) = if within {
            let (a, b) = if low + high > 0.0 { (-high, -low) } else { (low, high) };
            let mass = Self::look(&self.mass, b) - Self::look(&self.mass, a);
            (mass, Self::look(&self.density, low), Self::look(&self.density, high))
        } else {
            (between(low, high), normal_density(low), normal_density(high))
        };
        let mass = mass.max(f64::MIN_POSITIVE);
        let (at_low, at_high) = (at_low / mass, at_high / mass);
        Bend {
            low: -at_low,
            high: at_high,
            low_low: (at_low * (at_low - low)).max(0.0),
            low_high: -at_low * at_high,
            high_high: (at_high * (at_high + high)).max(0.0),
        }
    }
}
