//! Proportional approval voting: the committee with the largest Σ over voters of 1 + 1/2 + … + 1/m,
//! where m is how many of the committee the voter approves.
//!
//! (Thiele 1895; Aziz et al. 2017, "Justified representation in approval-based committee voting".)
//! Scores are whole multiples of 1/lcm(1 … k). The exact search is branch and bound: gains only
//! shrink as a committee grows, so the largest gains at hand bound what can still come.

use super::approvals::{Approvals, ChoiceError, Committee};

/// Seats whose least common multiple still leaves room for a hundred million voters.
const MOST_SEATS: usize = 70;

/// A committee of proportional approval voting.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Pav {
    /// The candidates; in the order of choice if sequential, ascending if exact.
    pub committee: Committee,
    /// The score.
    pub score: f64,
    /// No committee of this size has a larger score than this.
    pub bound: f64,
    /// Whether it is proven that none has a larger score.
    pub optimal: bool,
    /// How many committees have this score, as far as the search met them (1 if it did not look).
    pub equals: usize,
    /// The steps of the search.
    pub steps: u64,
}

struct Search<'a> {
    approvals: &'a Approvals,
    seats: usize,
    /// The gain of a voter's (m + 1)-th, in units of 1/unit.
    gains: Vec<u128>,
    chosen: Vec<usize>,
    /// How many of the chosen each voter approves.
    held: Vec<usize>,
    best: Vec<usize>,
    score: u128,
    equals: usize,
    steps: u64,
    limit: u64,
    /// The largest bound that was left unexplored.
    open: u128,
}

impl Approvals {
    /// The committee that grows by the largest gain in score, seat by seat; at least 1 − 1/e of the
    /// best. Its bound is that of the first step.
    ///
    /// # Errors
    /// [`ChoiceError::Seats`]; [`ChoiceError::TooManySeats`] above 70.
    pub fn sequential_pav(&self, seats: usize) -> Result<Pav, ChoiceError> {
        let mut search = self.pav_search(seats, 0)?;
        let mut committee = Committee::default();
        let bound = search.bound(0);
        let mut score = 0;
        while committee.chosen.len() < seats {
            let chosen = committee.chosen.clone();
            let keys = (0..self.candidates.len()).filter(|candidate| !chosen.contains(candidate));
            let keys = keys.map(|candidate| (candidate, std::cmp::Reverse(search.gain(candidate))));
            let Some((next, gain)) = committee.take_least(keys.collect::<Vec<_>>().into_iter())
            else {
                break;
            };
            score += gain.0;
            search.hold(next, true);
        }
        Ok(search.result(committee, score, bound))
    }

    /// The committee with the largest score, by branch and bound over at most `limit` steps. Of
    /// several with the same score, the first in the order of candidates.
    ///
    /// # Errors
    /// [`ChoiceError::Seats`]; [`ChoiceError::TooManySeats`] above 70.
    pub fn pav(&self, seats: usize, limit: u64) -> Result<Pav, ChoiceError> {
        let start = self.sequential_pav(seats)?;
        let mut search = self.pav_search(seats, limit)?;
        search.best = start.committee.sorted();
        for candidate in &search.best.clone() {
            search.score += search.gain(*candidate);
            search.hold(*candidate, true);
        }
        search.held = vec![0; self.voters()];
        search.chosen.clear();
        search.equals = 0;
        search.descend(0, 0);
        let bound = search.score.max(search.open);
        let committee = Committee { chosen: search.best.clone(), ties: Vec::new() };
        Ok(search.result(committee, search.score, bound))
    }

    fn pav_search(&self, seats: usize, limit: u64) -> Result<Search<'_>, ChoiceError> {
        self.seats(seats)?;
        if seats > MOST_SEATS {
            return Err(ChoiceError::TooManySeats { seats, most: MOST_SEATS });
        }
        let unit = (1..=seats as u128).fold(1, lcm);
        Ok(Search {
            approvals: self,
            seats,
            gains: (1..=seats as u128).map(|m| unit / m).chain([0]).collect(),
            chosen: Vec::new(),
            held: vec![0; self.voters()],
            best: Vec::new(),
            score: 0,
            equals: 0,
            steps: 0,
            limit,
            open: 0,
        })
    }
}

fn lcm(a: u128, b: u128) -> u128 {
    let (mut x, mut y) = (a, b);
    while y > 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

impl Search<'_> {
    /// What a candidate adds to the score of the chosen.
    fn gain(&self, candidate: usize) -> u128 {
        let voters = &self.approvals.supporters[candidate];
        voters.iter().map(|voter| self.gains[self.held[*voter]]).sum()
    }

    fn hold(&mut self, candidate: usize, on: bool) {
        for voter in &self.approvals.supporters[candidate] {
            if on { self.held[*voter] += 1 } else { self.held[*voter] -= 1 }
        }
        if on {
            self.chosen.push(candidate);
        } else {
            self.chosen.pop();
        }
    }

    /// The most that the seats left can add from the candidates from a place on.
    fn bound(&self, from: usize) -> u128 {
        let mut gains: Vec<u128> =
            (from..self.approvals.candidates.len()).map(|candidate| self.gain(candidate)).collect();
        gains.sort_unstable_by(|a, b| b.cmp(a));
        gains.iter().take(self.seats - self.chosen.len()).sum()
    }

    fn descend(&mut self, from: usize, score: u128) {
        if self.chosen.len() == self.seats {
            if score > self.score || (score == self.score && self.equals == 0) {
                self.best.clone_from(&self.chosen);
                self.equals = 0;
            }
            if score >= self.score {
                self.score = score;
                self.equals += 1;
            }
            return;
        }
        let bound = score + self.bound(from);
        if bound < self.score {
            return;
        }
        if self.steps >= self.limit {
            self.open = self.open.max(bound);
            return;
        }
        self.steps += 1;
        let left = self.seats - self.chosen.len();
        let (gain, last) = (self.gain(from), self.approvals.candidates.len() - left);
        self.hold(from, true);
        self.descend(from + 1, score + gain);
        self.hold(from, false);
        if from < last {
            self.descend(from + 1, score);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a score is shown as the nearest number")]
    fn result(&self, committee: Committee, score: u128, bound: u128) -> Pav {
        let unit = self.gains[0] as f64;
        Pav {
            committee,
            score: score as f64 / unit,
            bound: bound as f64 / unit,
            optimal: bound <= score,
            equals: self.equals.max(1),
            steps: self.steps,
        }
    }
}
