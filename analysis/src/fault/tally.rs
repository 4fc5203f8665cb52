//! Counts of answers, and the disagreement in them.

use crate::{Answer, Chance};

/// How many answered what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Against.
    pub against: usize,
    /// In the middle.
    pub neutral: usize,
    /// For.
    pub r#for: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, answer: Answer) {
        match answer {
            Answer::Against => self.against += 1,
            Answer::Neutral => self.neutral += 1,
            Answer::For => self.r#for += 1,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn n(self) -> usize {
        self.against + self.neutral + self.r#for
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            against: self.against + other.against,
            neutral: self.neutral + other.neutral,
            r#for: self.r#for + other.r#for,
        }
    }

    /// The number of pairs.
    pub(super) fn pairs(self) -> f64 {
        let n = float(self.n());
        n * (n - 1.0) / 2.0
    }

    /// The disagreement of all pairs together.
    pub(super) fn sum(self) -> f64 {
        let (a, m, f) = (float(self.against), float(self.neutral), float(self.r#for));
        a * f + 0.5 * m * (a + f)
    }

    /// The mean disagreement of a pair; none for fewer than two answers.
    #[must_use]
    pub fn disagreement(self) -> Option<f64> {
        (self.n() > 1).then(|| self.sum() / self.pairs())
    }

    /// As many drawn from these with replacement, and from a fifth of an answer of each kind: five who
    /// answer alike are no proof that all do.
    pub(super) fn resampled(self, chance: &mut Chance) -> Self {
        const FIFTHS: usize = 5;
        let weight = |count: usize| FIFTHS * count + 1;
        let (against, neutral) = (weight(self.against), weight(self.neutral));
        let mut out = Self::default();
        for _ in 0..self.n() {
            let place = chance.below(against + neutral + weight(self.r#for));
            out.add(if place < against {
                Answer::Against
            } else if place < against + neutral {
                Answer::Neutral
            } else {
                Answer::For
            });
        }
        out
    }
}

/// How much more pairs across the parts disagree than pairs within them, in −1 to 1; none where there
/// are no pairs across or none within.
pub(super) fn strength(parts: &[Tally]) -> Option<f64> {
    apart(parts, |part| part.sum())
}

/// The same of parts that were drawn with replacement. A draw holds the same actor twice, who never
/// disagrees with itself: of n drawn one pair in n is such a pair, which [`strength`] would take for
/// agreement within the part.
pub(super) fn strength_of_drawn(parts: &[Tally]) -> Option<f64> {
    apart(parts, |part| part.sum() * float(part.n()) / (float(part.n()) - 1.0).max(1.0))
}

fn apart(parts: &[Tally], disagreement: impl Fn(&Tally) -> f64) -> Option<f64> {
    let all = parts.iter().fold(Tally::default(), |sum, part| sum.with(*part));
    let within: f64 = parts.iter().map(|part| part.pairs()).sum();
    let sum_within: f64 = parts.iter().map(|part| part.sum()).sum();
    let own: f64 = parts.iter().map(disagreement).sum();
    let across = all.pairs() - within;
    (within > 0.0 && across > 0.0)
        .then(|| ((all.sum() - sum_within) / across - own / within).clamp(-1.0, 1.0))
}

pub(super) fn float(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of answers are far below 2^52")]
    let float = count as f64;
    float
}
