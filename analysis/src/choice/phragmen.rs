//! Sequential Phragmén: each seat loads its supporters with one unit, shared so that the heaviest
//! load stays least.
//!
//! (Phragmén 1894; Brill, Freeman, Janson and Lackner 2017, "Phragmén's voting methods and justified
//! representation".) Loads are exact fractions.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::approvals::{Approvals, ChoiceError, Committee, fraction};

impl Approvals {
    /// The committee of sequential Phragmén. Candidates whom nobody approves are never chosen, so it
    /// can be smaller than asked for.
    ///
    /// # Errors
    /// [`ChoiceError::Seats`] for none, or more than there are candidates.
    pub fn phragmen(&self, seats: usize) -> Result<Committee, ChoiceError> {
        self.seats(seats)?;
        let mut committee = Committee::default();
        self.phragmen_on(&mut committee, vec![fraction(0, 1); self.voters()], seats);
        Ok(committee)
    }

    /// Goes on from a committee and loads that are there already.
    pub(super) fn phragmen_on(
        &self,
        committee: &mut Committee,
        mut loads: Vec<BigRational>,
        seats: usize,
    ) {
        while committee.chosen.len() < seats {
            let chosen = committee.chosen.clone();
            let load = |candidate: usize| {
                let supporters = &self.supporters[candidate];
                let sum: BigRational = supporters.iter().map(|voter| &loads[*voter]).sum();
                (candidate, (sum + fraction(1, 1)) / BigInt::from(supporters.len()))
            };
            let keys: Vec<_> = self.standing(&chosen).map(load).collect();
            let Some((candidate, load)) = committee.take_least(keys.into_iter()) else { return };
            for voter in &self.supporters[candidate] {
                loads[*voter] = load.clone();
            }
        }
    }
}
