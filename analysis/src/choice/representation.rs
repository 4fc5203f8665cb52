//! Whether a committee leaves out a group that is large enough and agrees: extended justified
//! representation.
//!
//! (Aziz et al. 2017.) A group of at least ℓ·n/k voters that agree on ℓ candidates is left out if
//! none of them approves ℓ of the committee. Finding such a group is hard in general; the search
//! counts its steps and says when it gave up.

use super::approvals::{Approvals, ChoiceError};

/// A group that is left out.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LeftOut {
    /// ℓ: how many seats the group could claim.
    pub seats: usize,
    /// The candidates that all of them approve.
    pub agree_on: Vec<usize>,
    /// The voters, each of whom approves fewer than ℓ of the committee.
    pub voters: Vec<usize>,
}

/// What the search for a group found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "found", rename_all = "kebab-case")]
pub enum Representation {
    /// No group is left out.
    Holds,
    /// This one is.
    LeftOut(LeftOut),
    /// The limit came first.
    Unknown {
        /// The steps that were made.
        steps: u64,
    },
}

struct Search<'a> {
    approvals: &'a Approvals,
    /// How many seats the committee has.
    size: usize,
    seats: usize,
    steps: u64,
    limit: u64,
}

impl Approvals {
    /// Whether a committee gives extended justified representation, within `limit` steps.
    ///
    /// # Errors
    /// [`ChoiceError::Seats`] for an empty committee, [`ChoiceError::NoCandidate`] for a member that
    /// does not stand.
    pub fn extended_justified_representation(
        &self,
        committee: &[usize],
        limit: u64,
    ) -> Result<Representation, ChoiceError> {
        let (size, candidates) = (committee.len(), self.candidates.len());
        self.seats(size)?;
        if let Some(candidate) = committee.iter().find(|member| **member >= candidates) {
            return Err(ChoiceError::NoCandidate { candidate: *candidate, candidates });
        }
        let mut search = Search { approvals: self, size, seats: 0, steps: 0, limit };
        for seats in 1..=size {
            search.seats = seats;
            let held = |ballot: &[usize]| ballot.iter().filter(|c| committee.contains(c)).count();
            let short: Vec<usize> =
                (0..self.voters()).filter(|voter| held(&self.ballots[*voter]) < seats).collect();
            match search.group(&mut Vec::new(), 0, &short) {
                Some(group) => return Ok(Representation::LeftOut(group)),
                None if search.steps >= limit => {
                    return Ok(Representation::Unknown { steps: search.steps });
                }
                None => {}
            }
        }
        Ok(Representation::Holds)
    }
}

impl Search<'_> {
    /// A group among these voters, all of whom approve what is agreed so far.
    fn group(&mut self, agreed: &mut Vec<usize>, from: usize, voters: &[usize]) -> Option<LeftOut> {
        let needed = self.seats * self.approvals.voters();
        if voters.len() * self.size < needed {
            return None;
        }
        if agreed.len() == self.seats {
            let (seats, agree_on) = (self.seats, agreed.clone());
            return Some(LeftOut { seats, agree_on, voters: voters.to_vec() });
        }
        for candidate in from..self.approvals.candidates.len() {
            if self.steps >= self.limit {
                return None;
            }
            self.steps += 1;
            let approves =
                |voter: &&usize| self.approvals.ballots[**voter].binary_search(&candidate).is_ok();
            let still: Vec<usize> = voters.iter().filter(approves).copied().collect();
            agreed.push(candidate);
            if let Some(group) = self.group(agreed, candidate + 1, &still) {
                return Some(group);
            }
            agreed.pop();
        }
        None
    }
}
