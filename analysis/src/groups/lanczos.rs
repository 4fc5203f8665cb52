//! The leading eigenvectors of a symmetric positive operator that is only known by its products.
//!
//! Lanczos' method with full reorthogonalisation (Golub and Van Loan, Matrix Computations, 10.1 and
//! 10.3); the small tridiagonal problem by QL with implicit shifts (EISPACK tql2). No chance: the
//! start is fixed, so that the result depends on the operator alone.

/// Eigenvalues, largest first, and their vectors of length 1.
pub(crate) struct Leading {
    pub(crate) values: Vec<f64>,
    pub(crate) vectors: Vec<Vec<f64>>,
}

/// How many to find, how exactly (residual relative to the largest eigenvalue), in how many steps.
#[derive(Clone, Copy)]
pub(crate) struct Aim {
    pub(crate) want: usize,
    pub(crate) tolerance: f64,
    pub(crate) steps: usize,
}

/// A vector without pattern: fractional parts of multiples of the golden ratio.
fn fixed(length: usize, turn: usize) -> Vec<f64> {
    (0..length)
        .map(|at| ((at + 1 + turn * length) as f64 * 0.618_033_988_749_894_9).fract() - 0.4)
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Takes out of `v` what lies along the basis, twice, and gives the length of what remains.
fn outside(v: &mut [f64], basis: &[Vec<f64>]) -> f64 {
    for _ in 0..2 {
        for known in basis {
            let along = dot(v, known);
            v.iter_mut().zip(known).for_each(|(v, known)| *v -= along * known);
        }
    }
    dot(v, v).sqrt()
}

/// The leading eigenvectors of `product` (from, to) on vectors of the given length. `start` is where
/// the search begins, if something near is known.
pub(crate) fn leading(
    mut product: impl FnMut(&[f64], &mut [f64]),
    length: usize,
    start: Option<Vec<f64>>,
    aim: Aim,
) -> Leading {
    let want = aim.want.min(length);
    let steps = aim.steps.min(length);
    let (mut basis, mut diagonal, mut beside): (Vec<Vec<f64>>, Vec<f64>, Vec<f64>) =
        Default::default();
    let mut next = start.unwrap_or_else(|| fixed(length, 0));
    let mut image = vec![0.0; length];
    let mut remaining = outside(&mut next, &basis);
    let mut largest = 0.0_f64;
    while basis.len() < steps {
        if remaining <= 1e-12 * largest.max(f64::MIN_POSITIVE) {
            // Everything reachable is found: go on from somewhere else.
            next = fixed(length, basis.len() + 1);
            let size = outside(&mut next, &basis);
            if size < 1e-9 {
                break;
            }
            next.iter_mut().for_each(|v| *v /= size);
            if let Some(last) = beside.last_mut() {
                *last = 0.0;
            }
        } else {
            next.iter_mut().for_each(|v| *v /= remaining);
        }
        product(&next, &mut image);
        diagonal.push(dot(&next, &image));
        largest = largest.max(diagonal[diagonal.len() - 1].abs());
        basis.push(std::mem::take(&mut next));
        next.clone_from(&image);
        remaining = outside(&mut next, &basis);
        beside.push(remaining);
        if basis.len() >= want + 2
            && basis.len() % 4 == 0
            && near(&diagonal, &beside, want, aim.tolerance)
        {
            break;
        }
    }
    assemble(&basis, &diagonal, &beside, want)
}

/// Whether the wanted eigenvectors of the small problem are those of the large one.
fn near(diagonal: &[f64], beside: &[f64], want: usize, tolerance: f64) -> bool {
    let (values, vectors) = tridiagonal(diagonal, beside);
    let last = diagonal.len() - 1;
    (0..want).all(|at| (beside[last] * vectors[last][at]).abs() <= tolerance * values[0].abs())
}

fn assemble(basis: &[Vec<f64>], diagonal: &[f64], beside: &[f64], want: usize) -> Leading {
    let (values, small) = tridiagonal(diagonal, beside);
    let want = want.min(basis.len());
    let length = basis.first().map_or(0, Vec::len);
    let vectors = (0..want)
        .map(|at| {
            let mut vector = vec![0.0; length];
            for (known, row) in basis.iter().zip(&small) {
                vector.iter_mut().zip(known).for_each(|(v, known)| *v += row[at] * known);
            }
            let size = dot(&vector, &vector).sqrt();
            if size > 0.0 {
                vector.iter_mut().for_each(|v| *v /= size);
            }
            vector
        })
        .collect();
    Leading { values: values[..want].to_vec(), vectors }
}

/// Eigenvalues, largest first, of a symmetric tridiagonal matrix, and its eigenvectors as columns.
fn tridiagonal(diagonal: &[f64], beside: &[f64]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = diagonal.len();
    let mut d = diagonal.to_vec();
    let mut e: Vec<f64> = beside.iter().take(n).copied().collect();
    e.resize(n, 0.0);
    if let Some(last) = e.last_mut() {
        *last = 0.0;
    }
    let mut z: Vec<Vec<f64>> = (0..n)
        .map(|row| (0..n).map(|column| f64::from(u8::from(row == column))).collect())
        .collect();
    for l in 0..n {
        for _ in 0..60 {
            let small = |m: usize| e[m].abs() <= f64::EPSILON * (d[m].abs() + d[m + 1].abs());
            let m = (l..n - 1).find(|m| small(*m)).unwrap_or(n - 1);
            if m == l {
                break;
            }
            sweep(&mut d, &mut e, &mut z, (l, m));
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| d[*b].total_cmp(&d[*a]));
    let vectors = z.iter().map(|row| order.iter().map(|at| row[*at]).collect()).collect();
    (order.iter().map(|at| d[*at]).collect(), vectors)
}

/// One implicit QL step on the unreduced block from `l` to `m`.
fn sweep(d: &mut [f64], e: &mut [f64], z: &mut [Vec<f64>], (l, m): (usize, usize)) {
    let mut g = (d[l + 1] - d[l]) / (2.0 * e[l]);
    let r = g.hypot(1.0);
    g = d[m] - d[l] + e[l] / (g + r.copysign(g));
    let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
    for i in (l..m).rev() {
        let (f, b) = (s * e[i], c * e[i]);
        let r = f.hypot(g);
        e[i + 1] = r;
        if r == 0.0 {
            d[i + 1] -= p;
            e[m] = 0.0;
            return;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1] - p;
        let t = (d[i] - g) * s + 2.0 * c * b;
        p = s * t;
        d[i + 1] = g + p;
        g = c * t - b;
        for row in z.iter_mut() {
            let f = row[i + 1];
            row[i + 1] = s * row[i] + c * f;
            row[i] = c * row[i] - s * f;
        }
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigenvectors_of_a_known_matrix_are_found() {
        // The path of 5 points: eigenvalues 2 − 2 cos(πk/6), k = 1..5.
        let product = |v: &[f64], out: &mut [f64]| {
            for i in 0..5 {
                let left = if i > 0 { v[i - 1] } else { 0.0 };
                let right = if i < 4 { v[i + 1] } else { 0.0 };
                out[i] = 2.0 * v[i] - left - right;
            }
        };
        let found = leading(product, 5, None, Aim { want: 3, tolerance: 1e-12, steps: 50 });
        for (k, value) in (3..=5).rev().zip(&found.values) {
            let known = 2.0 - 2.0 * (std::f64::consts::PI * f64::from(k) / 6.0).cos();
            assert!((known - value).abs() < 1e-12, "{known} {value}");
        }
        let mut out = [0.0; 5];
        for (vector, value) in found.vectors.iter().zip(&found.values) {
            product(vector, &mut out);
            assert!(vector.iter().zip(out).all(|(v, o)| (o - v * value).abs() < 1e-10));
        }
    }

    #[test]
    fn equal_eigenvalues_and_a_matrix_of_nothing_are_no_trouble() {
        let found = leading(
            |v, out| out.copy_from_slice(v),
            6,
            None,
            Aim { want: 2, tolerance: 1e-9, steps: 9 },
        );
        assert!(found.values.iter().all(|value| (value - 1.0).abs() < 1e-12));
        assert!(dot(&found.vectors[0], &found.vectors[1]).abs() < 1e-12);
        let none =
            leading(|_, out| out.fill(0.0), 4, None, Aim { want: 2, tolerance: 1e-9, steps: 9 });
        assert_eq!(none.values, [0.0, 0.0]);
    }
}
