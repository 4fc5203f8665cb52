//! The special functions that several methods share.

use std::f64::consts::{PI, SQRT_2};

/// The density of the standard normal distribution.
#[must_use]
pub fn normal_density(x: f64) -> f64 {
    (-0.5 * x * x).exp() / (2.0 * PI).sqrt()
}

/// The distribution function of the standard normal distribution.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

/// The quantile of the standard normal distribution; infinite at 0 and 1, NaN outside.
///
/// Acklam's rational approximation (relative error 1.15 × 10⁻⁹) with one step of Halley's method.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969_683_028_665_376e1,
        2.209_460_984_245_205e2,
        -2.759_285_104_469_687e2,
        1.383_577_518_672_69e2,
        -3.066_479_806_614_716e1,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -5.447_609_879_822_406e1,
        1.615_858_368_580_409e2,
        -1.556_989_798_598_866e2,
        6.680_131_188_771_972e1,
        -1.328_068_155_288_572e1,
    ];
    const C: [f64; 6] = [
        -7.784_894_002_430_293e-3,
        -3.223_964_580_411_365e-1,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] = [
        7.784_695_709_041_462e-3,
        3.224_671_290_700_398e-1,
        2.445_134_137_142_996,
        3.754_408_661_907_416,
    ];
    if p.is_nan() || !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p == 0.0 {
        return f64::NEG_INFINITY;
    }
    if p == 1.0 {
        return f64::INFINITY;
    }
    let poly = |c: &[f64], x: f64| c.iter().fold(0.0, |sum, c| sum * x + c);
    let tail = |q: f64| poly(&C, q) / (poly(&D, q) * q + 1.0);
    let x = if p < 0.02425 {
        tail((-2.0 * p.ln()).sqrt())
    } else if p > 1.0 - 0.02425 {
        -tail((-2.0 * (1.0 - p).ln()).sqrt())
    } else {
        let q = p - 0.5;
        let r = q * q;
        poly(&A, r) * q / (poly(&B, r) * r + 1.0)
    };
    let density = normal_density(x);
    if density == 0.0 {
        return x;
    }
    let u = (normal_cdf(x) - p) / density;
    x - u / (1.0 + x * u / 2.0)
}

/// The regularised incomplete beta function, `I_x(a, b)`: the distribution function of Beta(a, b).
///
/// Lentz's continued fraction (Numerical Recipes 6.4; Abramowitz and Stegun 26.5.8).
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_cdf(1.0 - x, b, a);
    }
    let front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b);
    let front = (front + a * x.ln() + b * (-x).ln_1p()).exp() / a;
    let floor = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let (mut c, mut d) = (1.0, 1.0 / floor(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in (1..=300).map(f64::from) {
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / floor(1.0 + even * d);
        c = floor(1.0 + even / c);
        fraction *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / floor(1.0 + odd * d);
        c = floor(1.0 + odd / c);
        let step = c * d;
        fraction *= step;
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

/// The quantile of Beta(a, b), by bisection of [`beta_cdf`]; exact to 10⁻¹².
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while high - low > 1e-12 {
        let middle = 0.5 * (low + high);
        if beta_cdf(middle, a, b) < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// Wilson's score interval for `hits` of `tries`, at the given number of standard errors (1.96 for
/// 95 %). (Wilson, JASA 1927.) The whole of 0 to 1 when nothing was tried.
#[must_use]
pub fn wilson(hits: f64, tries: f64, z: f64) -> crate::Interval {
    if tries <= 0.0 {
        return crate::Interval { low: 0.0, high: 1.0 };
    }
    let share = hits / tries;
    let z2 = z * z;
    let centre = (share + z2 / (2.0 * tries)) / (1.0 + z2 / tries);
    let half = z / (1.0 + z2 / tries)
        * (share * (1.0 - share) / tries + z2 / (4.0 * tries * tries)).sqrt();
    crate::Interval { low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
}

/// Probabilities adjusted for their number so that of those below a level at most that share is false
/// (Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995), 289), in the order in which they came.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (behind, at) in order.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 tests")]
        let factor = p.len() as f64 / (p.len() - behind) as f64;
        least = least.min(p[at] * factor);
        adjusted[at] = least;
    }
    adjusted
}
