//! Plays a script against a state in memory: how tests and documentation speak.

use unbracket_procedure::Moment;

use super::{Files, Labels, Line, LineKind, World, parse, world};
use crate::event::{Event, decide, evolve};
use crate::record;
use crate::refusal::Refusal;
use crate::state::State;

/// What a line did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It moved the clock.
    Clock(Moment),
    /// It was in order.
    Done(Box<Event>),
    /// It was refused, as the script says it must be.
    Refused(Refusal),
}

/// Why a script stops.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct Stopped {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// A script on its way: the state so far, the clock, and what it has named.
pub struct Player<'f> {
    /// The state so far.
    pub state: State,
    /// The clock.
    pub now: Moment,
    /// What the script has named.
    pub labels: Labels,
    files: &'f dyn Files,
}

/// Plays a whole script.
///
/// # Errors
/// At the first line that cannot be understood, is refused against the script's word, or is in order
/// where the script says that it is not.
pub fn play(script: &str, files: &dyn Files) -> Result<(State, Vec<Step>), Stopped> {
    let lines =
        parse(script).map_err(|(line, error)| Stopped { line, problem: error.to_string() })?;
    let mut player = Player::new(State::default(), files);
    let steps: Result<_, _> = lines.iter().map(|line| player.step(line)).collect();
    Ok((player.state, steps?))
}

impl<'f> Player<'f> {
    /// Begins at a state.
    pub fn new(state: State, files: &'f dyn Files) -> Self {
        Self { now: state.now, state, labels: Labels::new(), files }
    }

    /// Plays one line.
    ///
    /// # Errors
    /// As [`play`].
    pub fn step(&mut self, line: &Line) -> Result<Step, Stopped> {
        let stopped = |problem: String| Stopped { line: line.number, problem };
        let (refused, label) = match &line.kind {
            LineKind::At(moment) => return Ok(self.set(*moment)),
            LineKind::Wait(seconds) => {
                let until = world::later(self.now, *seconds);
                let until = until.ok_or_else(|| stopped(world::TOO_LATE.to_owned()))?;
                return Ok(self.set(until));
            }
            LineKind::Act { refused, label, .. } => (refused, label),
        };
        let world =
            World { state: &self.state, labels: &self.labels, files: self.files, now: self.now };
        let found = line.act(&world).map_err(|error| stopped(error.to_string()))?;
        let (by, act) = found.ok_or_else(|| stopped("an act is wanted".to_owned()))?;
        match (decide(&self.state, &act, &by, self.now), refused) {
            (Ok(_), Some(code)) => Err(stopped(format!("this was in order, not {code}"))),
            (Err(refusal), Some(code)) if refusal.code == *code => Ok(Step::Refused(refusal)),
            (Err(refusal), _) => Err(stopped(format!("{}: {refusal}", refusal.code))),
            (Ok(event), None) => self.take(&event, label.as_deref()).map_err(stopped),
        }
    }

    fn set(&mut self, moment: Moment) -> Step {
        self.now = moment;
        Step::Clock(moment)
    }

    /// Takes an event through its bytes, so that every script tests the record as well.
    fn take(&mut self, event: &Event, label: Option<&str>) -> Result<Step, String> {
        let written = record::write(event);
        let body = written.body.clone();
        let commitment = body.as_deref().map(crate::event::Digest::of);
        let leaf = written.leaf(commitment);
        let read = record::Leaf::read(&leaf).and_then(|leaf| leaf.event(body.as_deref()));
        let read = read.map_err(|error| format!("the entry cannot be read again: {error}"))?;
        evolve(&mut self.state, &read);
        if let (Some(label), Some(made)) = (label, event.outcome.made) {
            self.labels.insert(label.to_owned(), made);
        }
        if read == *event {
            Ok(Step::Done(Box::new(read)))
        } else {
            Err("the entry does not read as what was written".to_owned())
        }
    }
}
