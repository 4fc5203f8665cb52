//! Products of matrices in single precision, in one fixed order of addition.
//!
//! A matrix lies in panels of [`WIDTH`] columns, row by row, so that the inner loop reads it straight
//! through. Each element of a product is summed from the first to the last column of its row, each
//! product rounded before it is added: the width of the processor's registers changes how many elements
//! are computed at once, never an element.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x16};

/// How many columns a panel has.
const WIDTH: usize = 16;

/// How many rows are multiplied at once.
const HEIGHT: usize = 6;

/// A matrix to multiply by.
#[derive(Debug)]
pub(super) struct Matrix {
    rows: usize,
    columns: usize,
    panels: Vec<f32>,
}

/// Rows of numbers: row `r` begins at `r` strides; rows may overlap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'a> {
    /// The numbers.
    pub values: &'a [f32],
    /// From the beginning of a row to that of the next one.
    pub stride: usize,
    /// How many rows.
    pub count: usize,
}

impl<'a> Rows<'a> {
    /// One row.
    pub(super) fn one(values: &'a [f32]) -> Self {
        Self { values, stride: values.len(), count: 1 }
    }
}

impl Matrix {
    /// A matrix from its numbers, row by row; the number of columns is a multiple of 16.
    pub(super) fn new(values: &[f32], rows: usize, columns: usize) -> Self {
        debug_assert!(columns.is_multiple_of(WIDTH) && values.len() == rows * columns);
        let mut panels = Vec::with_capacity(values.len());
        for left in (0..columns).step_by(WIDTH) {
            for row in values.chunks_exact(columns) {
                panels.extend_from_slice(&row[left..left + WIDTH]);
            }
        }
        Self { rows, columns, panels }
    }

    /// How many columns it has.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Multiplies rows by it. The product of row `r` is written from `r` strides of `out` on.
    pub(super) fn multiply(&self, level: Level, input: Rows<'_>, out: &mut [f32], stride: usize) {
        dispatch!(level, simd => self.multiply_with(simd, input, out, stride));
    }

    #[inline(always)]
    fn multiply_with<S: Simd>(&self, simd: S, input: Rows<'_>, out: &mut [f32], stride: usize) {
        for (number, panel) in self.panels.chunks_exact(self.rows * WIDTH).enumerate() {
            let column = number * WIDTH;
            let mut row = 0;
            while row + HEIGHT <= input.count {
                let sums = block::<S, HEIGHT>(simd, panel, input, row);
                for (below, sum) in sums.iter().enumerate() {
                    let at = (row + below) * stride + column;
                    out[at..at + WIDTH].copy_from_slice(sum);
                }
                row += HEIGHT;
            }
            while row < input.count {
                let [sum] = block::<S, 1>(simd, panel, input, row);
                let at = row * stride + column;
                out[at..at + WIDTH].copy_from_slice(&sum);
                row += 1;
            }
        }
    }
}

/// The products of some rows with one panel.
#[inline(always)]
fn block<S: Simd, const R: usize>(
    simd: S,
    panel: &[f32],
    input: Rows<'_>,
    first: usize,
) -> [[f32; WIDTH]; R] {
    let (weights, _) = panel.as_chunks::<WIDTH>();
    let rows: [&[f32]; R] = std::array::from_fn(|below| {
        let start = (first + below) * input.stride;
        &input.values[start..start + weights.len()]
    });
    let mut sums = [f32x16::splat(simd, 0.0); R];
    for (k, weights) in weights.iter().enumerate() {
        let weights = f32x16::from_slice(simd, weights);
        for (sum, row) in sums.iter_mut().zip(rows) {
            // Not a fused multiplication: it would round otherwise where the processor has none.
            *sum += weights * f32x16::splat(simd, row[k]);
        }
    }
    sums.map(|sum| {
        let mut numbers = [0.0; WIDTH];
        sum.store_slice(&mut numbers);
        numbers
    })
}

/// The sum of what is made of numbers, in 16 lanes that are then added from the first to the last;
/// numbers beyond the last multiple of 16 are not counted.
pub(super) fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0_f32; WIDTH];
    for chunk in values.as_chunks::<WIDTH>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += of(*value);
        }
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_that_of_plain_loops_bit_for_bit() {
        let (rows, columns, count) = (70, 48, 15);
        let number = |at: usize| (at * 37 % 101) as f32 / 13.0 - 3.7;
        let matrix: Vec<f32> = (0..rows * columns).map(number).collect();
        let input: Vec<f32> = (0..rows * count).map(|at| number(at + 5)).collect();
        let packed = Matrix::new(&matrix, rows, columns);
        let read = Rows { values: &input, stride: rows, count };
        let mut out = vec![0.0; columns * count];
        packed.multiply(Level::new(), read, &mut out, columns);
        let mut plain = vec![0.0; columns * count];
        packed.multiply(Level::baseline(), read, &mut plain, columns);
        for row in 0..count {
            for column in 0..columns {
                let mut sum = 0.0_f32;
                for k in 0..rows {
                    sum += matrix[k * columns + column] * input[row * rows + k];
                }
                assert_eq!(out[row * columns + column].to_bits(), sum.to_bits());
                assert_eq!(plain[row * columns + column].to_bits(), sum.to_bits());
            }
        }
    }
}
