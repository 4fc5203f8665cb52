//! The smallest changes of position that would turn an outcome.
//!
//! *Invariant*: exact. Sizes are tried from one upwards and every set of a size is tried, up to the
//! exchange of voters who are alike; where the bound stopped the search, the answer says so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::ballot::Ballot;
use crate::case::Case;
use crate::position::Stance;
use crate::question::{Finding, Question};
use crate::room::{Member, Room, Voter};
use crate::rule::{Rule, decide};

/// The positions to which a voter might change.
pub const POSITIONS: [Stance; 4] =
    [Stance::Support, Stance::CanLiveWith, Stance::Abstain, Stance::BLOCK];

/// How far to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The largest set to try.
    pub size: usize,
    /// How many sets to try in all.
    pub sets: usize,
}

/// The smallest changes that turn the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flips {
    /// All smallest sets, one of each kind: voters who are alike can stand in for each other.
    pub sets: Vec<FlipSet>,
    /// Why there are no more, or none.
    pub end: FlipEnd,
    /// Where the bound stopped the search before it found a set: changes that turn the outcome, found by looking at support
    /// alone (or at objections alone, where the text was adopted). There may be smaller ones.
    pub suffices: Option<FlipSet>,
}

/// One set of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlipSet {
    /// Who would have to take which position.
    pub changes: BTreeSet<(Voter, Stance)>,
    /// In how many ways voters who are alike can stand in for these; stays at the largest number.
    pub ways: u64,
}

/// How the search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlipEnd {
    /// These are all of the smallest size.
    Complete,
    /// No change of positions turns it: all sizes were tried.
    Never,
    /// No set up to this size turns it; larger ones were not tried.
    SizeReached(usize),
    /// So many sets were tried; smaller sets than this size do not turn it, and of this size there may
    /// be more.
    SetsReached(usize),
}

impl Default for Limit {
    /// Sets of 64, a hundred thousand in all: three seconds for 193 members without optimisation.
    fn default() -> Self {
        Self { size: 64, sets: 100_000 }
    }
}

/// The smallest sets of positions whose change would turn adopted into not adopted, or back.
///
/// Where a vote was held, a change of position is a change of ballot: support is a yes, an objection a
/// no. What the chair found of an objection falls with the objection; what the chair found of the whole
/// stays.
pub fn flips(rule: &Rule, room: &Room, question: &Question, limit: Limit) -> Flips {
    let adopted = decide(rule, room, question).verdict.is_adopted();
    let mut classes = classes(room, question);
    let search = || Search { rule, room, question, adopted, left: limit.sets, found: Vec::new() };
    let (sets, end) = search().smallest(&classes, 1..=room.size().min(limit.size));
    let (end, tried) = match end {
        FlipEnd::SetsReached(size) if sets.is_empty() => (end, size),
        FlipEnd::Never if limit.size < room.size() => {
            (FlipEnd::SizeReached(limit.size), limit.size + 1)
        }
        _ => {
            return Flips { sets, end, suffices: None };
        }
    };
    let furthest = if adopted { Stance::BLOCK } else { Stance::Support };
    for class in &mut classes {
        class.targets.retain(|stance| *stance == furthest);
    }
    let (larger, _) = search().smallest(&classes, tried..=room.size());
    Flips { sets, end, suffices: larger.into_iter().next() }
}

/// What makes voters interchangeable: their seats and all that is known of them is alike.
type Likeness = (Member, Option<Stance>, Option<Ballot>, bool, Option<Finding>);

/// Voters who are alike, with the positions to which they might change.
struct Class {
    voters: Vec<Voter>,
    targets: Vec<Stance>,
}

fn classes(room: &Room, question: &Question) -> Vec<Class> {
    let mut alike: BTreeMap<Likeness, Vec<Voter>> = BTreeMap::new();
    for member in room.members() {
        let voter = member.voter;
        let likeness = (
            Member { voter: Voter(0), ..member.clone() },
            question.positions.get(&voter).copied(),
            question.ballots.get(&voter).copied(),
            room.is_present(voter),
            question.chair.objections.get(&voter).copied(),
        );
        alike.entry(likeness).or_default().push(voter);
    }
    let by_ballot = Case { room, question }.was_voted() && question.positions.is_empty();
    let class = |((_, stance, ballot, ..), voters): (Likeness, Vec<Voter>)| {
        let changes = |to: &Stance| match by_ballot {
            true => *to != Stance::CanLiveWith && Some(question.reading.read(Some(to))) != ballot,
            false => Some(*to) != stance,
        };
        Class { voters, targets: POSITIONS.into_iter().filter(changes).collect() }
    };
    alike.into_iter().map(class).collect()
}

struct Search<'a> {
    rule: &'a Rule,
    room: &'a Room,
    question: &'a Question,
    adopted: bool,
    left: usize,
    found: Vec<FlipSet>,
}

/// A class of which some voters were given positions: the next position, and who is still free.
struct Open<'a> {
    class: &'a Class,
    target: usize,
    free: usize,
}

/// A set under construction.
struct Chosen {
    changes: Vec<(Voter, Stance)>,
    /// Ways to choose the voters, as far as classes were gone through.
    ways: u64,
}

impl Search<'_> {
    /// The smallest sets of these sizes.
    fn smallest(
        mut self,
        classes: &[Class],
        sizes: RangeInclusive<usize>,
    ) -> (Vec<FlipSet>, FlipEnd) {
        let mut chosen = Chosen { changes: Vec::new(), ways: 1 };
        for size in sizes {
            let complete = self.choose(classes, size, &mut chosen);
            if complete && self.found.is_empty() {
                continue;
            }
            self.found.sort_by(|one, other| one.changes.cmp(&other.changes));
            let end = if complete { FlipEnd::Complete } else { FlipEnd::SetsReached(size) };
            return (self.found, end);
        }
        (Vec::new(), FlipEnd::Never)
    }

    /// Tries every set of this size: somebody of the first class that takes part, then of later ones.
    /// False when the bound stopped it.
    fn choose(&mut self, classes: &[Class], size: usize, chosen: &mut Chosen) -> bool {
        if size == 0 {
            return self.try_set(chosen);
        }
        let mut voters: usize = classes.iter().map(|class| class.voters.len()).sum();
        for (index, class) in classes.iter().enumerate() {
            if voters < size {
                break;
            }
            voters -= class.voters.len();
            let open = Open { class, target: 0, free: class.voters.len() };
            if !self.assign(&open, &classes[index + 1..], size, chosen) {
                return false;
            }
        }
        true
    }

    /// Gives 0, 1, 2 … of the class's free voters the target, then goes on with the next target.
    fn assign(
        &mut self,
        open: &Open<'_>,
        rest: &[Class],
        size: usize,
        chosen: &mut Chosen,
    ) -> bool {
        let Open { class, target, free } = *open;
        let Some(stance) = class.targets.get(target) else {
            let takes_part = free < class.voters.len();
            return !takes_part || self.choose(rest, size, chosen);
        };
        let (depth, ways) = (chosen.changes.len(), chosen.ways);
        let used = class.voters.len() - free;
        let mut complete = true;
        for count in 0..=free.min(size) {
            if count > 0 {
                chosen.changes.push((class.voters[used + count - 1], *stance));
            }
            chosen.ways = ways.saturating_mul(combinations(free as u64, count as u64));
            let next = Open { class, target: target + 1, free: free - count };
            complete = self.assign(&next, rest, size - count, chosen);
            if !complete {
                break;
            }
        }
        chosen.changes.truncate(depth);
        chosen.ways = ways;
        complete
    }

    fn try_set(&mut self, chosen: &Chosen) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        let changed = changed(self.room, self.question, &chosen.changes);
        if decide(self.rule, self.room, &changed).verdict.is_adopted() != self.adopted {
            let changes = chosen.changes.iter().copied().collect();
            self.found.push(FlipSet { changes, ways: chosen.ways });
        }
        true
    }
}

/// The question with these positions changed.
fn changed(room: &Room, question: &Question, changes: &[(Voter, Stance)]) -> Question {
    let mut question = question.clone();
    let voted = Case { room, question: &question }.was_voted();
    let with_positions = !voted || !question.positions.is_empty();
    for (voter, stance) in changes {
        if voted {
            question.ballots.insert(*voter, question.reading.read(Some(stance)));
        }
        if with_positions {
            question.positions.insert(*voter, *stance);
        }
        question.chair.objections.remove(voter);
    }
    question
}

/// In how many ways so many can be chosen of so many; stays at the largest number.
fn combinations(of: u64, chosen: u64) -> u64 {
    (0..chosen.min(of - chosen))
        .fold(1_u128, |ways, step| {
            ways.saturating_mul(u128::from(of - step)) / u128::from(step + 1)
        })
        .try_into()
        .unwrap_or(u64::MAX)
}
