//! Who approves what.

use num_bigint::BigInt;
use num_rational::BigRational;
use thiserror::Error;

use crate::answers::{Answer, Answers};

/// Voters and the candidates that each approves. Candidates are known by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approvals {
    pub(super) candidates: Vec<String>,
    /// What each voter approves, ascending.
    pub(super) ballots: Vec<Vec<usize>>,
    /// Who approves each candidate, ascending.
    pub(super) supporters: Vec<Vec<usize>>,
}

/// Why nothing can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Error, serde::Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum ChoiceError {
    /// A ballot that names what is not there.
    #[error("a ballot names candidate {candidate}, and there are {candidates}")]
    NoCandidate {
        /// The place that was named.
        candidate: usize,
        /// How many candidates there are.
        candidates: usize,
    },
    /// More seats than candidates, or none.
    #[error(
        "{seats} seats for {candidates} candidates; at least one seat and as many candidates are needed"
    )]
    Seats {
        /// The seats asked for.
        seats: usize,
        /// How many candidates there are.
        candidates: usize,
    },
    /// No voter at all.
    #[error("there are no ballots")]
    NoBallots,
    /// More seats than the exact count can hold.
    #[error("{seats} seats; the exact score holds {most}")]
    TooManySeats {
        /// The seats asked for.
        seats: usize,
        /// The most.
        most: usize,
    },
    /// A ballot that ranks a candidate twice.
    #[error("a ballot ranks candidate {0} twice")]
    Twice(usize),
}

/// A step at which several candidates were equal.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Tie {
    /// The seat that was filled, from 1.
    pub seat: usize,
    /// All that were equal; the first was taken.
    pub candidates: Vec<usize>,
}

/// Candidates in the order in which they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Committee {
    /// Places of candidates.
    pub chosen: Vec<usize>,
    /// Where another order of the candidates could have led elsewhere.
    pub ties: Vec<Tie>,
}

impl Committee {
    /// The places, ascending.
    #[must_use]
    pub fn sorted(&self) -> Vec<usize> {
        let mut sorted = self.chosen.clone();
        sorted.sort_unstable();
        sorted
    }

    /// Takes the first of the candidates whose key is least, and notes a tie.
    pub(super) fn take_least<K: Ord>(
        &mut self,
        keys: impl Iterator<Item = (usize, K)>,
    ) -> Option<(usize, K)> {
        let mut least: Option<(Vec<usize>, K)> = None;
        for (candidate, key) in keys {
            match &mut least {
                Some((tied, held)) if key == *held => tied.push(candidate),
                Some((_, held)) if key > *held => {}
                _ => least = Some((vec![candidate], key)),
            }
        }
        let (tied, key) = least?;
        let first = tied[0];
        self.chosen.push(first);
        if tied.len() > 1 {
            self.ties.push(Tie { seat: self.chosen.len(), candidates: tied });
        }
        Some((first, key))
    }
}

impl Approvals {
    /// Ballots that name candidates by place; what is named twice counts once.
    ///
    /// # Errors
    /// [`ChoiceError::NoCandidate`] for a place that does not exist; [`ChoiceError::NoBallots`].
    pub fn new(candidates: Vec<String>, ballots: &[Vec<usize>]) -> Result<Self, ChoiceError> {
        if ballots.is_empty() {
            return Err(ChoiceError::NoBallots);
        }
        let mut supporters = vec![Vec::new(); candidates.len()];
        let mut kept = Vec::with_capacity(ballots.len());
        for (voter, ballot) in ballots.iter().enumerate() {
            let mut ballot = ballot.clone();
            ballot.sort_unstable();
            ballot.dedup();
            for candidate in &ballot {
                let missing = ChoiceError::NoCandidate {
                    candidate: *candidate,
                    candidates: candidates.len(),
                };
                supporters.get_mut(*candidate).ok_or(missing)?.push(voter);
            }
            kept.push(ballot);
        }
        Ok(Self { candidates, ballots: kept, supporters })
    }

    /// The actors as voters, the items as candidates, both by name: who is for an item approves it.
    ///
    /// # Errors
    /// [`ChoiceError::NoBallots`] if there are no actors.
    pub fn of_answers(answers: &Answers) -> Result<Self, ChoiceError> {
        let sorted = answers.sorted();
        let ballots: Vec<Vec<usize>> = (0..sorted.actors().len())
            .map(|actor| {
                let approved = sorted.of(actor).iter().filter(|(_, said)| *said == Answer::For);
                approved.map(|(item, _)| *item as usize).collect()
            })
            .collect();
        Self::new(sorted.items().to_vec(), &ballots)
    }

    /// The names of the candidates.
    #[must_use]
    pub fn candidates(&self) -> &[String] {
        &self.candidates
    }

    /// How many voters there are.
    #[must_use]
    pub fn voters(&self) -> usize {
        self.ballots.len()
    }

    pub(super) fn seats(&self, seats: usize) -> Result<(), ChoiceError> {
        if seats == 0 || seats > self.candidates.len() {
            return Err(ChoiceError::Seats { seats, candidates: self.candidates.len() });
        }
        Ok(())
    }

    /// The candidates, not yet chosen, that anyone approves.
    pub(super) fn standing<'a>(&'a self, chosen: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        (0..self.candidates.len()).filter(|candidate| {
            !chosen.contains(candidate) && !self.supporters[*candidate].is_empty()
        })
    }
}

/// A fraction of whole numbers.
pub(super) fn fraction(over: usize, under: usize) -> BigRational {
    BigRational::new(BigInt::from(over), BigInt::from(under))
}
