//! The method of equal shares: every voter has the same budget and pays for what it approves.
//!
//! (Peters and Skowron 2020, "Proportionality and the limits of welfarism".) A seat costs 1, each of
//! n voters has k/n; bought next is what asks least of the most charged of its supporters. Money can
//! remain with seats to fill: the completion says how they are filled.

use num_rational::BigRational;

use super::approvals::{Approvals, ChoiceError, Committee, fraction};

/// How seats that nobody can pay for any more are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// Not at all.
    None,
    /// Sequential Phragmén, with what each voter has left as a load below zero.
    Phragmen,
    /// Budgets as for one seat more, again and again, until every seat is bought; buying stops at the
    /// last seat.
    AddOne,
}

/// The committee of equal shares.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct EqualShares {
    /// The candidates, those that were bought first.
    pub committee: Committee,
    /// How many of them were bought; the others come from the completion.
    pub bought: usize,
    /// How the seats that remained were filled.
    pub completion: Completion,
    /// The seats for which the budgets were made; more than the seats only after
    /// [`Completion::AddOne`].
    pub budget: usize,
}

impl Approvals {
    /// The committee of equal shares. Candidates whom nobody approves are never chosen, so it can be
    /// smaller than asked for.
    ///
    /// # Errors
    /// [`ChoiceError::Seats`] for none, or more than there are candidates.
    pub fn equal_shares(
        &self,
        seats: usize,
        completion: Completion,
    ) -> Result<EqualShares, ChoiceError> {
        self.seats(seats)?;
        let mut budget = seats;
        let (mut committee, mut left) = self.buy(budget, seats);
        if completion == Completion::AddOne {
            let most = self.standing(&[]).count().min(seats);
            // Once every voter alone can pay for every seat, the committee is full.
            while committee.chosen.len() < most && budget <= seats * self.voters() {
                budget += 1;
                (committee, left) = self.buy(budget, seats);
            }
        }
        let bought = committee.chosen.len();
        if completion == Completion::Phragmen {
            let loads = left.into_iter().map(|money| -money).collect();
            self.phragmen_on(&mut committee, loads, seats);
        }
        Ok(EqualShares { committee, bought, completion, budget })
    }

    /// Buys at most so many seats with budgets for `budget` seats; gives what each voter has left.
    fn buy(&self, budget: usize, seats: usize) -> (Committee, Vec<BigRational>) {
        let mut left = vec![fraction(budget, self.voters()); self.voters()];
        let mut committee = Committee::default();
        while committee.chosen.len() < seats {
            let chosen = committee.chosen.clone();
            let asks: Vec<_> = self
                .standing(&chosen)
                .filter_map(|candidate| Some((candidate, self.share(candidate, &left)?)))
                .collect();
            let Some((candidate, share)) = committee.take_least(asks.into_iter()) else { break };
            for voter in &self.supporters[candidate] {
                let paid = left[*voter].clone().min(share.clone());
                left[*voter] -= paid;
            }
        }
        (committee, left)
    }

    /// The least share ρ at which the supporters, each paying at most ρ, raise 1; `None` if they
    /// cannot.
    fn share(&self, candidate: usize, left: &[BigRational]) -> Option<BigRational> {
        let mut purses: Vec<&BigRational> =
            self.supporters[candidate].iter().map(|voter| &left[*voter]).collect();
        purses.sort_unstable();
        let mut missing = fraction(1, 1);
        for (at, purse) in purses.iter().enumerate() {
            let share = &missing / fraction(purses.len() - at, 1);
            if share <= **purse {
                return Some(share);
            }
            missing -= *purse;
        }
        None
    }
}
