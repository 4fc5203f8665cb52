//! A good choice before the proof: climbing, with seeded kicks.
//!
//! What comes out is allowed and no worse than what went in. It proves nothing; bounds come from the
//! solver.

use crate::chance::Seed;

use super::model::Deal;
use super::program::Program;

/// A climb over the choices of a program. Scores compare in order; larger is better.
pub(super) struct Climb<'a> {
    program: &'a Program,
    score: &'a dyn Fn(&[i64]) -> (f64, f64),
    /// Slots are rows, actors are columns.
    columns: Vec<i32>,
    actors: usize,
    /// The conditions to which each slot is a way out.
    ways_out: Vec<Vec<usize>>,
}

/// A choice with the utilities of the actors.
#[derive(Clone)]
struct Place {
    slots: Vec<usize>,
    utilities: Vec<i64>,
    score: (f64, f64),
}

impl<'a> Climb<'a> {
    /// A climb for a score of the utilities of all actors.
    pub(super) fn new(
        deal: &Deal,
        program: &'a Program,
        score: &'a dyn Fn(&[i64]) -> (f64, f64),
    ) -> Self {
        let (slots, actors) = (deal.slots(), deal.actors.len());
        let columns =
            (0..slots).flat_map(|slot| (0..actors).map(move |a| deal.row(a)[slot])).collect();
        let mut ways_out = vec![Vec::new(); slots];
        for (at, condition) in program.conditions.iter().enumerate() {
            for slot in &condition.unless {
                ways_out[*slot].push(at);
            }
        }
        Self { program, score, columns, actors, ways_out }
    }

    /// The best choice met from an allowed one, with `kicks` fresh starts nearby.
    pub(super) fn from(&self, start: &[usize], kicks: u32, seed: Seed) -> Vec<usize> {
        let mut utilities = vec![0; self.actors];
        for slot in start {
            self.add(&mut utilities, *slot, 1);
        }
        let score = (self.score)(&utilities);
        let mut best = Place { slots: start.to_vec(), utilities, score };
        self.ascend(&mut best);
        for kick in 0..kicks {
            let mut chance = seed.stream("packages: kick", u64::from(kick));
            let mut place = best.clone();
            for _ in 0..3 {
                let issue = chance.below(place.slots.len());
                let open: Vec<usize> = self.program.choices(issue).collect();
                let slot = open[chance.below(open.len())];
                if self.may(&place.slots, issue, slot) {
                    self.go(&mut place, issue, slot);
                }
            }
            self.ascend(&mut place);
            if place.score > best.score {
                best = place;
            }
        }
        best.slots
    }

    /// Changes one issue after another while that is better.
    fn ascend(&self, place: &mut Place) {
        loop {
            let before = place.score;
            for issue in 0..place.slots.len() {
                let from = place.slots[issue];
                for slot in self.program.choices(issue) {
                    if slot == place.slots[issue] || !self.may(&place.slots, issue, slot) {
                        continue;
                    }
                    let (back, score) = (place.slots[issue], place.score);
                    self.go(place, issue, slot);
                    if place.score <= score {
                        self.step(place, issue, back);
                        place.score = score;
                    }
                }
                debug_assert!(place.slots[issue] == from || place.score > before);
            }
            if place.score <= before {
                return;
            }
        }
    }

    fn go(&self, place: &mut Place, issue: usize, slot: usize) {
        self.step(place, issue, slot);
        place.score = (self.score)(&place.utilities);
    }

    fn step(&self, place: &mut Place, issue: usize, slot: usize) {
        self.add(&mut place.utilities, place.slots[issue], -1);
        self.add(&mut place.utilities, slot, 1);
        place.slots[issue] = slot;
    }

    fn add(&self, utilities: &mut [i64], slot: usize, times: i64) {
        let column = &self.columns[slot * self.actors..(slot + 1) * self.actors];
        for (utility, by) in utilities.iter_mut().zip(column) {
            *utility += times * i64::from(*by);
        }
    }

    /// Whether an allowed choice stays allowed with another slot for an issue.
    fn may(&self, slots: &[usize], issue: usize, slot: usize) -> bool {
        let stands = |other: usize| {
            let at = self.program.issue[other];
            if at == issue { other == slot } else { slots[at] == other }
        };
        let met = |at: &usize| {
            let condition = &self.program.conditions[*at];
            !stands(condition.slot) || condition.unless.iter().any(|out| stands(*out))
        };
        self.program.by_slot[slot].iter().all(met) && self.ways_out[slots[issue]].iter().all(met)
    }
}
