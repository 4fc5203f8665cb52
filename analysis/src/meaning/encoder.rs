//! From the pieces of a text to its vector.
//!
//! For each piece its vector of 512 and, for runs of 2, 3 and 5 pieces, two convolutions of 256 with what
//! they are added to; normalised, added up over the pieces, divided by the root of their number; then
//! four layers, each but the last rectified, and the hyperbolic tangent.

use fearless_simd::Level;

use super::error::ModelError;
use super::matrix::{Matrix, Rows, sum};
use super::npy::Arrays;
use crate::parallel::{each, each_of};

/// How many components a vector has, of a piece as of a text.
pub(super) const COMPONENTS: usize = 512;

/// How many components each convolution has.
const CHANNELS: usize = 256;

/// How many pieces each convolution spans, and how many of them lie before the piece in the middle.
const SPANS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];

/// Empty rows on each side of a text, as the widest span needs them.
const MARGIN: usize = 2;

/// What stands for a piece when its runs are known.
const WIDE: usize = COMPONENTS + SPANS.len() * CHANNELS;

/// How many components the layers in between have.
const HIDDEN: usize = 320;

/// The vectors of pieces lie in so many blocks of so many rows: piece `p` is row `p / 17` of block
/// `p % 17`.
const BLOCKS: usize = 17;
const BLOCK_ROWS: usize = 7530;

/// The weights.
#[derive(Debug)]
pub(super) struct Encoder {
    level: Level,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    spread: Norm,
    wide: Norm,
    mean: Dense,
    first: Matrix,
    second: (Matrix, Matrix),
    third: Matrix,
    last: (Matrix, Matrix),
    epsilon: f32,
}

/// Vectors of pieces in bytes: value = byte × scale + lowest.
#[derive(Debug)]
struct Block {
    bytes: Vec<u8>,
    scale: f32,
    lowest: f32,
}

/// A matrix and what is added to each column.
#[derive(Debug)]
struct Dense {
    matrix: Matrix,
    bias: Vec<f32>,
}

/// What makes rows of mean 0 and variance 1 and stretches them again (Ba et al. 2016).
#[derive(Debug)]
struct Norm {
    gain: Vec<f32>,
    bias: Vec<f32>,
}

/// The convolutions over runs of some length.
#[derive(Debug)]
struct Span {
    length: usize,
    before: usize,
    projection: Dense,
    layers: [Dense; 2],
}

impl Encoder {
    /// Reads the weights; every array must have its type and shape.
    pub(super) fn read(archive: &[u8]) -> Result<Self, ModelError> {
        let arrays = Arrays::new(archive);
        let matrix = |name: &str, rows: usize, columns: usize| {
            Ok(Matrix::new(&arrays.singles(name, &[rows, columns])?, rows, columns))
        };
        let spans = each_of(&SPANS, |&(length, before)| {
            let read = |weights: String, bias: String, rows: usize| {
                let bias = arrays.singles(&bias, &[CHANNELS])?;
                Ok(Dense { matrix: matrix(&weights, rows, CHANNELS)?, bias })
            };
            let layer = |number: u8| {
                read(
                    format!("w{number}_{length}"),
                    format!("b{number}_{length}"),
                    length * CHANNELS,
                )
            };
            let projection = read(format!("proj{length}"), format!("proj_b{length}"), COMPONENTS)?;
            Ok(Span { length, before, projection, layers: [layer(1)?, layer(2)?] })
        });
        Ok(Self {
            level: Level::new(),
            blocks: blocks(arrays)?,
            spans: spans.into_iter().collect::<Result<_, ModelError>>()?,
            spread: spread(arrays)?,
            wide: Norm {
                gain: arrays.singles("ln_g", &[WIDE])?,
                bias: arrays.singles("ln_b", &[WIDE])?,
            },
            mean: Dense {
                matrix: matrix("cnn_W", WIDE, COMPONENTS)?,
                bias: arrays.singles("cnn_b", &[COMPONENTS])?,
            },
            first: matrix("d0", COMPONENTS, HIDDEN)?,
            second: (matrix("p1", COMPONENTS, HIDDEN)?, matrix("d1", HIDDEN, HIDDEN)?),
            third: matrix("d2", HIDDEN, COMPONENTS)?,
            last: (matrix("p3", HIDDEN, COMPONENTS)?, matrix("d3", COMPONENTS, COMPONENTS)?),
            #[expect(clippy::cast_possible_truncation, reason = "single precision is enough")]
            epsilon: arrays.double("eps")? as f32,
        })
    }

    /// How many pieces have a vector.
    pub(super) fn rows(&self) -> usize {
        BLOCKS * BLOCK_ROWS
    }

    /// The vector of a text in pieces, of length 1; none where it is 0 or where a piece has none.
    pub(super) fn encode(&self, pieces: &[u32]) -> Option<Vec<f32>> {
        let mut features = vec![0.0; pieces.len() * WIDE];
        for (row, &piece) in features.chunks_exact_mut(WIDE).zip(pieces) {
            self.look_up(piece, &mut row[..COMPONENTS])?;
        }
        self.convolve(&mut features, pieces.len());
        let mut total = vec![0.0; WIDE];
        for row in features.chunks_exact_mut(WIDE) {
            self.wide.apply(row, self.epsilon);
            total.iter_mut().zip(&*row).for_each(|(total, value)| *total += value);
        }
        #[expect(clippy::cast_precision_loss, reason = "texts have at most 4,098 pieces")]
        let count = pieces.len() as f32;
        let mut mean = self.times(&self.mean.matrix, &total);
        for (value, bias) in mean.iter_mut().zip(&self.mean.bias) {
            *value = (*value + count * bias) / count.sqrt();
        }
        unit(self.layers(&mean), self.epsilon)
    }

    fn look_up(&self, piece: u32, vector: &mut [f32]) -> Option<()> {
        let piece = piece as usize;
        let block = &self.blocks[piece % BLOCKS];
        let start = piece / BLOCKS * COMPONENTS;
        let bytes = block.bytes.get(start..start + COMPONENTS)?;
        for (value, byte) in vector.iter_mut().zip(bytes) {
            *value = f32::from(*byte) * block.scale + block.lowest;
        }
        Some(())
    }

    /// Fills in what follows the vector of each piece.
    fn convolve(&self, features: &mut [f32], count: usize) {
        let width = SPANS.len() * CHANNELS;
        let mut spread = vec![0.0; count * width];
        let vectors = Rows { values: features, stride: WIDE, count };
        for (at, span) in self.spans.iter().enumerate() {
            let matrix = &span.projection.matrix;
            matrix.multiply(self.level, vectors, &mut spread[at * CHANNELS..], width);
        }
        for row in spread.chunks_exact_mut(width) {
            for (part, span) in row.chunks_exact_mut(CHANNELS).zip(&self.spans) {
                add(part, &span.projection.bias);
            }
            self.spread.apply(row, self.epsilon);
        }
        let mut padded = vec![0.0; (count + 2 * MARGIN) * CHANNELS];
        let mut run = vec![0.0; count * CHANNELS];
        for (at, span) in self.spans.iter().enumerate() {
            let parts = spread.chunks_exact(width).map(|row| &row[at * CHANNELS..][..CHANNELS]);
            for (own, part) in padded.chunks_exact_mut(CHANNELS).skip(MARGIN).zip(parts) {
                own.copy_from_slice(part);
            }
            for layer in &span.layers {
                span.layer(self.level, layer, (&mut padded, &mut run));
            }
            let from = COMPONENTS + at * CHANNELS;
            let own = padded.chunks_exact(CHANNELS).skip(MARGIN);
            for (row, own) in features.chunks_exact_mut(WIDE).zip(own) {
                row[from..from + CHANNELS].copy_from_slice(own);
            }
        }
    }

    fn layers(&self, mean: &[f32]) -> Vec<f32> {
        let first = rectified(self.times(&self.first, mean));
        let mut second = self.times(&self.second.0, mean);
        add(&mut second, &self.times(&self.second.1, &first));
        let second = rectified(second);
        let third = rectified(self.times(&self.third, &second));
        let mut last = self.times(&self.last.0, &second);
        add(&mut last, &self.times(&self.last.1, &third));
        last.into_iter().map(libm::tanhf).collect()
    }

    fn times(&self, matrix: &Matrix, row: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; matrix.columns()];
        matrix.multiply(self.level, Rows::one(row), &mut out, matrix.columns());
        out
    }
}

impl Span {
    /// Adds to each row of `padded` but its margins the rectified convolution of the rows around it.
    fn layer(&self, level: Level, layer: &Dense, (padded, run): (&mut [f32], &mut [f32])) {
        let count = run.len() / CHANNELS;
        // A run of rows lies in one piece: the convolution is a product with overlapping rows.
        let values = &padded[(MARGIN - self.before) * CHANNELS..];
        debug_assert!(values.len() >= (count + self.length - 1) * CHANNELS);
        layer.matrix.multiply(level, Rows { values, stride: CHANNELS, count }, run, CHANNELS);
        let rows = padded.chunks_exact_mut(CHANNELS).skip(MARGIN);
        for (own, run) in rows.zip(run.chunks_exact(CHANNELS)) {
            for ((own, value), bias) in own.iter_mut().zip(run).zip(&layer.bias) {
                *own += (value + bias).max(0.0);
            }
        }
    }
}

impl Norm {
    fn apply(&self, row: &mut [f32], epsilon: f32) {
        #[expect(clippy::cast_precision_loss, reason = "rows have 1,280 components at most")]
        let length = row.len() as f32;
        let mean = sum(row, |value| value) / length;
        row.iter_mut().for_each(|value| *value -= mean);
        let factor = 1.0 / (sum(row, |value| value * value) / length + epsilon).sqrt();
        for ((value, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
            *value = *value * factor * gain + bias;
        }
    }
}

fn blocks(arrays: Arrays<'_>) -> Result<Vec<Block>, ModelError> {
    let (scales, lowest) = (arrays.singles("scale", &[BLOCKS])?, arrays.singles("lo", &[BLOCKS])?);
    let block = |at: usize| {
        let bytes = arrays.bytes(&format!("q{}", at + 1), &[BLOCK_ROWS, COMPONENTS])?;
        Ok(Block { bytes, scale: scales[at], lowest: lowest[at] })
    };
    each(BLOCKS, block).into_iter().collect()
}

/// The norm over the projections of all spans, which the file keeps span by span.
fn spread(arrays: Arrays<'_>) -> Result<Norm, ModelError> {
    let joined = |name: &str| -> Result<Vec<f32>, ModelError> {
        let mut all = Vec::with_capacity(SPANS.len() * CHANNELS);
        for (length, _) in SPANS {
            all.extend(arrays.singles(&format!("{name}{length}"), &[CHANNELS])?);
        }
        Ok(all)
    };
    Ok(Norm { gain: joined("ln_g")?, bias: joined("ln_b")? })
}

fn add(values: &mut [f32], others: &[f32]) {
    values.iter_mut().zip(others).for_each(|(value, other)| *value += other);
}

fn rectified(mut values: Vec<f32>) -> Vec<f32> {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
    values
}

fn unit(mut vector: Vec<f32>, epsilon: f32) -> Option<Vec<f32>> {
    let squares = sum(&vector, |value| value * value);
    if !squares.is_finite() || squares <= epsilon {
        return None;
    }
    let length = squares.sqrt();
    vector.iter_mut().for_each(|value| *value /= length);
    Some(vector)
}
