//! The place where a model of meaning comes in: vectors from outside, none where there is no model.

use crate::parallel::each_of;

/// A model that gives texts vectors whose cosine says how alike they are.
///
/// Its weights belong to whoever calls; this crate has none and fetches none.
pub trait Meaning: Sync {
    /// Name and version of the model, shown with every figure that rests on it.
    fn model(&self) -> &str;

    /// The vector of a text; none where the model cannot say, for example for want of its language.
    fn vector(&self, text: &str) -> Option<Vec<f32>>;
}

/// The vectors of texts, brought to length 1.
pub(super) fn unit_vectors(meaning: &dyn Meaning, texts: &[&str]) -> Vec<Option<Vec<f64>>> {
    each_of(texts, |text| meaning.vector(text).and_then(|vector| unit(&vector)))
}

fn unit(vector: &[f32]) -> Option<Vec<f64>> {
    let wide: Vec<f64> = vector.iter().copied().map(f64::from).collect();
    let length = wide.iter().map(|x| x * x).sum::<f64>().sqrt();
    let is_fit = length.is_finite() && length > 0.0;
    is_fit.then(|| wide.into_iter().map(|x| x / length).collect())
}

/// For each left text, its cosine with each right one; −1 where one of them has no vector.
pub(super) fn cosines(left: &[Option<Vec<f64>>], right: &[Option<Vec<f64>>]) -> Vec<Vec<f64>> {
    let cosine = |a: &Option<Vec<f64>>, b: &Option<Vec<f64>>| match (a, b) {
        (Some(a), Some(b)) if a.len() == b.len() => {
            a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>().clamp(-1.0, 1.0)
        }
        _ => -1.0,
    };
    each_of(left, |a| right.iter().map(|b| cosine(a, b)).collect())
}
