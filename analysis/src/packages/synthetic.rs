//! Made-up deals, for measuring and for comparing solvers.
//!
//! Two camps with a spread: actors and alternatives have places on a line, who is near likes, who is
//! far dislikes. Most objections are conditional: not this, unless one of three things that the actor
//! likes. They gather on a third of the wordings. Nothing found on such a deal says anything about a real one.

use std::collections::BTreeSet;

use crate::chance::{Chance, Seed};

use super::model::{Deal, DealError, OMIT};

/// The size of a made-up deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Synthetic {
    /// Issues.
    pub issues: usize,
    /// Alternatives of each, besides [`OMIT`].
    pub alternatives: usize,
    /// Actors, of weight 1.
    pub actors: usize,
    /// Objections aimed at; fewer if there is less that anyone dislikes.
    pub objections: usize,
    /// One in so many objections is a veto without a way out; 0 for none. All vetoes hit the first
    /// tenth of the alternatives, as they do where a few wordings are red lines.
    pub vetoes: usize,
}

impl Synthetic {
    /// A deal of this size; the same for the same seed.
    ///
    /// # Errors
    /// [`DealError::Empty`] without issues or actors.
    pub fn deal(self, seed: Seed) -> Result<Deal, DealError> {
        let mut chance = seed.stream("packages: synthetic", 0);
        let mut place = |_| {
            let camp = if chance.below(2) == 0 { -0.4 } else { 0.4 };
            camp + 1.2 * (chance.unit() - 0.5)
        };
        let actors: Vec<f64> = (0..self.actors).map(&mut place).collect();
        let wordings: Vec<f64> = (0..self.issues * self.alternatives).map(&mut place).collect();
        let mut utilities = Vec::with_capacity(actors.len() * wordings.len());
        for actor in &actors {
            for wording in &wordings {
                utilities.push(Self::utility(actor - wording, &mut chance));
            }
        }
        self.build(&utilities, &mut chance)
    }

    /// Indifferent half the time; otherwise from 7 (near) down to −12 (far).
    fn utility(away: f64, chance: &mut Chance) -> i32 {
        if chance.below(2) == 0 {
            return 0;
        }
        #[expect(clippy::cast_possible_truncation, reason = "lies between −20 and 10")]
        let utility = (5.0 - 9.0 * away.abs() + 4.0 * (chance.unit() - 0.5)).round() as i32;
        utility
    }

    fn build(self, utilities: &[i32], chance: &mut Chance) -> Result<Deal, DealError> {
        let columns = self.issues * self.alternatives;
        let actor = |at: usize| format!("party {at:03}");
        let issue = |at: usize| format!("p{:03}", at / self.alternatives);
        let wording = |at: usize| format!("alt {}", at % self.alternatives + 1);
        let mut deal = Deal::builder();
        for at in 0..self.issues {
            let names: Vec<String> = (0..self.alternatives).map(wording).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).chain([OMIT]).collect();
            deal.issue(&issue(at * self.alternatives), &names);
        }
        let mut disliked = Vec::new();
        for (at, utility) in utilities.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            deal.actor(&actor(row), 1);
            deal.utility(&actor(row), (&issue(column), &wording(column)), *utility);
            // A third of the wordings is contested.
            if *utility < 0 && column % 3 == 0 {
                disliked.push((row, column));
            }
        }
        chance.shuffle(&mut disliked);
        for (turn, (row, column)) in disliked.into_iter().take(self.objections).enumerate() {
            let veto = self.vetoes > 0 && turn % self.vetoes == 0 && column * 10 < columns;
            let liked = |at: &usize| utilities[row * columns + at] > 0;
            let ways = (0..40).map(|_| chance.below(columns)).filter(liked);
            let ways: BTreeSet<usize> = ways.take(if veto { 0 } else { 3 }).collect();
            if ways.is_empty() && !veto {
                continue;
            }
            let names: Vec<_> = ways.iter().map(|at| (issue(*at), wording(*at))).collect();
            let names: Vec<_> = names.iter().map(|(i, w)| (i.as_str(), w.as_str())).collect();
            deal.objects(&actor(row), (&issue(column), &wording(column)), &names);
        }
        deal.build()
    }
}
