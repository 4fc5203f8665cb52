//! The Schulze method: one order from many rankings, by strongest paths.
//!
//! (Schulze 2011, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
//! single-winner election method".) The strength of a link is the number of ballots for it, where
//! they are more than those against; a path is as strong as its weakest link. Strengths are counts,
//! so what is equal is equal, and is said to be.

use super::approvals::ChoiceError;

/// What a ballot says of a candidate that it does not rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unranked {
    /// Nothing: it is compared with no other on that ballot.
    NoView,
    /// It stands below all that are ranked, level with the other unranked ones.
    Last,
}

/// Counts of preferences between pairs of candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rankings {
    candidates: usize,
    ballots: u64,
    /// At row a, column b: how many rank a above b.
    prefer: Vec<u64>,
}

/// The order of the Schulze method.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Schulze {
    /// The candidates from first to last. Those in one place are not beaten by each other or by
    /// anyone after them.
    pub order: Vec<Vec<usize>>,
    /// Pairs of which neither beats the other, lower place first.
    pub ties: Vec<(usize, usize)>,
    /// At row a, column b: the strength of the strongest path from a to b.
    pub strengths: Vec<Vec<u64>>,
    /// At row a, column b: how many rank a above b.
    pub preferences: Vec<Vec<u64>>,
    /// How many ballots were counted.
    pub ballots: u64,
}

impl Rankings {
    /// No ballots yet on so many candidates.
    #[must_use]
    pub fn new(candidates: usize) -> Self {
        Self { candidates, ballots: 0, prefer: vec![0; candidates * candidates] }
    }

    /// Counts a ranking, from first to last, candidates that are level together, so many times.
    ///
    /// # Errors
    /// [`ChoiceError::NoCandidate`] or [`ChoiceError::Twice`]; the ballot is then not counted.
    pub fn count(
        &mut self,
        ranking: &[Vec<usize>],
        unranked: Unranked,
        times: u64,
    ) -> Result<(), ChoiceError> {
        let mut rank = vec![None; self.candidates];
        for (place, level) in ranking.iter().enumerate() {
            for candidate in level {
                let candidates = self.candidates;
                let missing = ChoiceError::NoCandidate { candidate: *candidate, candidates };
                if rank.get_mut(*candidate).ok_or(missing)?.replace(place).is_some() {
                    return Err(ChoiceError::Twice(*candidate));
                }
            }
        }
        for (a, of_a) in rank.iter().enumerate() {
            let Some(of_a) = of_a else { continue };
            for (b, of_b) in rank.iter().enumerate() {
                let above = of_b.map_or(unranked == Unranked::Last, |of_b| *of_a < of_b);
                if above {
                    self.prefer[a * self.candidates + b] += times;
                }
            }
        }
        self.ballots += times;
        Ok(())
    }

    /// The order by strongest paths, with its ties.
    ///
    /// # Errors
    /// [`ChoiceError::NoBallots`] if nothing was counted.
    pub fn schulze(&self) -> Result<Schulze, ChoiceError> {
        if self.ballots == 0 {
            return Err(ChoiceError::NoBallots);
        }
        let n = self.candidates;
        let strengths = self.strongest_paths();
        let beats = |a: usize, b: usize| strengths[a * n + b] > strengths[b * n + a];
        let mut left: Vec<usize> = (0..n).collect();
        let mut order = Vec::new();
        while !left.is_empty() {
            let beaten = |b: &usize| left.iter().any(|a| beats(*a, *b));
            let (rest, first): (Vec<usize>, Vec<usize>) = left.iter().partition(|b| beaten(b));
            order.push(first);
            left = rest;
        }
        let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
        let rows = |flat: &[u64]| flat.chunks(n.max(1)).map(<[u64]>::to_vec).collect();
        Ok(Schulze {
            order,
            ties: pairs.filter(|(a, b)| !beats(*a, *b) && !beats(*b, *a)).collect(),
            strengths: rows(&strengths),
            preferences: rows(&self.prefer),
            ballots: self.ballots,
        })
    }

    /// Floyd and Warshall's algorithm over (min, max).
    fn strongest_paths(&self) -> Vec<u64> {
        let n = self.candidates;
        let mut strength = vec![0; n * n];
        for a in 0..n {
            for b in 0..n {
                let (for_it, against) = (self.prefer[a * n + b], self.prefer[b * n + a]);
                strength[a * n + b] = if for_it > against { for_it } else { 0 };
            }
        }
        for via in 0..n {
            let through: Vec<u64> = strength[via * n..(via + 1) * n].to_vec();
            for a in (0..n).filter(|a| *a != via) {
                let to = strength[a * n + via];
                for (path, on) in strength[a * n..(a + 1) * n].iter_mut().zip(&through) {
                    *path = (*path).max(to.min(*on));
                }
            }
            // A path back to where it began is no path.
            for a in 0..n {
                strength[a * n + a] = 0;
            }
        }
        strength
    }
}
