//! What clients of an append-only log saw, and whether it can have been one log.
//!
//! Every append has an id of its own and ends up at an index, so that no search is needed: the check
//! takes as long as sorting. Time is the count of a shared clock that ticks at each begin and end, so
//! that *before* means before in this process.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// A moment: the smaller came first.
pub type Tick = u64;

/// What a client knows of its append in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was acknowledged at this index, or found there after the answer was lost.
    At(u64),
    /// It was told that nothing was written, or found nothing after the answer was lost.
    Absent,
    /// It never got to know.
    Unknown,
}

/// Something that a client did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// It appended an entry of this id, perhaps several times.
    Append {
        /// The id, which no other intended append has.
        id: u64,
        /// What came of it.
        outcome: Outcome,
    },
    /// It read the log from its beginning.
    Read {
        /// The ids that it saw.
        ids: Vec<u64>,
    },
}

/// An operation with its client and its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who did it.
    pub client: u32,
    /// When it began.
    pub start: Tick,
    /// When its end was known.
    pub end: Tick,
    /// What it was.
    pub operation: Operation,
}

/// What cannot have happened to one append-only log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// An acknowledged append is not at its index.
    Lost {
        /// Its id.
        id: u64,
        /// The index that was acknowledged.
        index: u64,
    },
    /// An append of which it was said that nothing was written is in the log.
    Haunting(u64),
    /// An entry stands twice.
    Doubled(u64),
    /// An entry was appended by nobody.
    Invented(u64),
    /// An append that began after another was acknowledged stands before it.
    Overtaken(u64),
    /// A client read something else than a beginning of the log.
    Forked(u32),
    /// A client read a log without an entry that had been acknowledged before, or less than before.
    Stale(u32),
}

/// Writes down a history from many tasks.
#[derive(Debug, Default)]
pub struct History {
    clock: AtomicU64,
    steps: Mutex<Vec<Step>>,
}

impl History {
    /// Lets the clock tick.
    pub fn tick(&self) -> Tick {
        self.clock.fetch_add(1, Ordering::SeqCst)
    }

    /// Notes an operation that began at `start` and ends now.
    ///
    /// # Panics
    /// Where another task panicked while it noted something.
    pub fn note(&self, client: u32, start: Tick, operation: Operation) {
        let mut steps = self.steps.lock().expect("nobody panicked while noting");
        // Under the lock, so that the order of the list is that of the ends.
        steps.push(Step { client, start, end: self.tick(), operation });
    }

    /// What was noted, in order of the ends.
    ///
    /// # Panics
    /// As [`History::note`].
    pub fn steps(&self) -> Vec<Step> {
        self.steps.lock().expect("nobody panicked while noting").clone()
    }
}

/// How many appends of a history were acknowledged.
#[must_use]
pub fn acknowledged(steps: &[Step]) -> usize {
    let at =
        |step: &&Step| matches!(step.operation, Operation::Append { outcome: Outcome::At(_), .. });
    steps.iter().filter(at).count()
}

/// Holds a history against the log that was there in the end.
#[must_use]
pub fn check(steps: &[Step], log: &[u64]) -> Vec<Violation> {
    let mut violations = places(steps, log);
    violations.extend(order(steps));
    violations.extend(reads(steps, log));
    violations.sort();
    violations.dedup();
    violations
}

/// Everything is where it was said to be, once, and nothing else is there.
fn places(steps: &[Step], log: &[u64]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut there: BTreeMap<u64, u32> = BTreeMap::new();
    for id in log {
        *there.entry(*id).or_default() += 1;
    }
    violations.extend(there.iter().filter(|(_, n)| **n > 1).map(|(id, _)| Violation::Doubled(*id)));
    let mut invented = there.clone();
    for step in steps {
        let Operation::Append { id, outcome } = step.operation else { continue };
        invented.remove(&id);
        match outcome {
            Outcome::At(index) if entry(log, index) != Some(id) => {
                violations.push(Violation::Lost { id, index });
            }
            Outcome::Absent if there.contains_key(&id) => violations.push(Violation::Haunting(id)),
            _ => {}
        }
    }
    violations.extend(invented.into_keys().map(Violation::Invented));
    violations
}

/// What was acknowledged before another began stands before it.
fn order(steps: &[Step]) -> Vec<Violation> {
    let placed = |step: &Step| match step.operation {
        Operation::Append { id, outcome: Outcome::At(index) } => {
            Some((step.start, step.end, id, index))
        }
        _ => None,
    };
    let mut by_start: Vec<_> = steps.iter().filter_map(placed).collect();
    by_start.sort_unstable();
    let known = Known::of(steps);
    let overtaken = |&&(start, _, _, index): &&(Tick, Tick, u64, u64)| {
        known.before(start).is_some_and(|earlier| index <= earlier)
    };
    by_start.iter().filter(overtaken).map(|(_, _, id, _)| Violation::Overtaken(*id)).collect()
}

/// A read is a beginning of the log, not older than what was known when it began.
fn reads(steps: &[Step], log: &[u64]) -> Vec<Violation> {
    let known = Known::of(steps);
    let mut longest: BTreeMap<u32, Vec<(Tick, usize)>> = BTreeMap::new();
    let mut violations = Vec::new();
    for step in steps {
        let Operation::Read { ids } = &step.operation else { continue };
        if !log.starts_with(ids) {
            violations.push(Violation::Forked(step.client));
        }
        let seen = longest.entry(step.client).or_default();
        let shrunk = seen.iter().any(|(end, length)| *end < step.start && ids.len() < *length);
        let stale = known.before(step.start).is_some_and(|index| ids.len() as u64 <= index);
        if shrunk || stale {
            violations.push(Violation::Stale(step.client));
        }
        // Only the longest matters for what comes later.
        seen.retain(|(_, length)| *length > ids.len());
        seen.push((step.end, ids.len()));
    }
    violations
}

/// The largest index that was acknowledged up to each moment.
struct Known(Vec<(Tick, u64)>);

impl Known {
    fn of(steps: &[Step]) -> Self {
        let mut ends: Vec<(Tick, u64)> = steps
            .iter()
            .filter_map(|step| match step.operation {
                Operation::Append { outcome: Outcome::At(index), .. } => Some((step.end, index)),
                _ => None,
            })
            .collect();
        ends.sort_unstable();
        let mut highest = 0;
        for (_, index) in &mut ends {
            highest = highest.max(*index);
            *index = highest;
        }
        Self(ends)
    }

    fn before(&self, start: Tick) -> Option<u64> {
        let ended = self.0.partition_point(|(end, _)| *end < start);
        Some(self.0.get(ended.checked_sub(1)?)?.1)
    }
}

fn entry(log: &[u64], index: u64) -> Option<u64> {
    log.get(usize::try_from(index).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::{History, Operation, Outcome, Step, Violation, check};

    fn append(id: u64, outcome: Outcome, start: u64, end: u64) -> Step {
        Step { client: 0, start, end, operation: Operation::Append { id, outcome } }
    }

    fn read(ids: &[u64], start: u64, end: u64) -> Step {
        Step { client: 1, start, end, operation: Operation::Read { ids: ids.to_vec() } }
    }

    /// Ten follows eleven, twelve was not written, thirteen is not known and is there.
    fn sound() -> (Vec<Step>, Vec<u64>) {
        let steps = vec![
            append(11, Outcome::At(0), 0, 3),
            append(10, Outcome::At(1), 1, 2),
            append(12, Outcome::Absent, 4, 5),
            append(13, Outcome::Unknown, 6, 7),
            read(&[11], 1, 2),
            read(&[11, 10], 8, 9),
        ];
        (steps, vec![11, 10, 13])
    }

    #[test]
    fn a_sound_history_has_no_violation() {
        let (steps, log) = sound();
        // The short read ended with the tick at which ten was acknowledged, so it may be short.
        assert_eq!(check(&steps, &log), []);
    }

    #[test]
    fn every_planted_fault_is_found() {
        type Plant = fn(&mut Vec<Step>, &mut Vec<u64>);
        let faults: [(Plant, Violation); 9] = [
            (|_, log| log.retain(|id| *id != 10), Violation::Lost { id: 10, index: 1 }),
            (|_, log| log[0] = 99, Violation::Lost { id: 11, index: 0 }),
            (|_, log| log.push(12), Violation::Haunting(12)),
            (|_, log| log.push(11), Violation::Doubled(11)),
            (|_, log| log.push(99), Violation::Invented(99)),
            (|steps, _| steps[4] = read(&[11], 3, 4), Violation::Stale(1)),
            (|steps, _| steps[0] = append(11, Outcome::At(0), 3, 4), Violation::Overtaken(11)),
            (|steps, _| steps.push(read(&[10], 8, 9)), Violation::Forked(1)),
            (|steps, _| steps.push(read(&[11], 10, 11)), Violation::Stale(1)),
        ];
        for (number, (plant, violation)) in faults.into_iter().enumerate() {
            let (mut steps, mut log) = sound();
            plant(&mut steps, &mut log);
            let found = check(&steps, &log);
            assert!(found.contains(&violation), "{number}: {found:?}");
        }
    }

    #[test]
    fn a_million_steps_are_checked_in_moments() {
        let history = History::default();
        for id in 0..1_000_000 {
            let start = history.tick();
            history.note(0, start, Operation::Append { id, outcome: Outcome::At(id) });
        }
        let log: Vec<u64> = (0..1_000_000).collect();
        assert_eq!(check(&history.steps(), &log), []);
    }
}
