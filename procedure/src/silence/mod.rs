//! The silence procedure: agreed unless somebody says otherwise by the deadline.
//!
//! *Invariant*: silence is counted as silence. Nothing here yields a yes, and what comes after the
//! deadline is recorded without effect.
//!
//! practice 1.5 and 9.3; 72 hours: GA decision 74/544 (read). That an objection on the stroke of the
//! deadline is in time is a choice of ours.

mod error;
mod outcome;
mod terms;

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Calendar, notice};
use crate::moment::{HOUR, Moment};
use crate::position::Stance;
use crate::question::{Question, TimeToObject};
use crate::room::Voter;

pub use error::SilenceError;
pub use outcome::{SilenceOutcome, SilenceTally};
pub use terms::{GA_NOTICE, Scope, Terms, Unit};

/// A silence procedure, from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    terms: Terms,
    starts: Moment,
    breaks: Vec<Break>,
    late: Vec<Break>,
    former_breakers: BTreeSet<Voter>,
    understandings: BTreeSet<Voter>,
    withdrawn: bool,
}

/// An objection to a text under silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// Whose.
    pub by: Voter,
    /// When it came.
    pub at: Moment,
    /// To what.
    pub of: Scope,
}

/// What an objection does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It breaks the silence.
    Breaks,
    /// It came after the deadline: recorded, without effect.
    Late,
}

impl Silence {
    /// Puts a text under silence. The clock starts when the last demanded language is there.
    ///
    /// # Errors
    ///
    /// When the notice is too short, nobody is eligible, or nothing is in scope.
    pub fn start(terms: Terms, calendar: &Calendar) -> Result<Self, SilenceError> {
        let starts = terms.languages_at.iter().copied().fold(terms.issued_at, Moment::max);
        let earliest = notice(starts, terms.least_notice, calendar);
        if terms.deadline < earliest {
            return Err(SilenceError::TooShort(earliest));
        }
        if terms.eligible.is_empty() {
            return Err(SilenceError::NobodyEligible);
        }
        if matches!(&terms.scope, Scope::Units(units) if units.is_empty()) {
            return Err(SilenceError::NothingInScope);
        }
        Ok(Self {
            terms,
            starts,
            breaks: Vec::new(),
            late: Vec::new(),
            former_breakers: BTreeSet::new(),
            understandings: BTreeSet::new(),
            withdrawn: false,
        })
    }

    /// Its terms, with the deadline as last extended.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// When the clock started.
    pub fn starts(&self) -> Moment {
        self.starts
    }

    /// The objections that stand, in the order in which they came.
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// The objections that came too late, in the order in which they came.
    pub fn late(&self) -> &[Break] {
        &self.late
    }

    /// Sets a later deadline; objections received stay.
    ///
    /// # Errors
    ///
    /// From the old deadline on, after a withdrawal, or when the new deadline is not later.
    pub fn extend(&mut self, at: Moment, deadline: Moment) -> Result<(), SilenceError> {
        self.before_the_deadline(at)?;
        if deadline <= self.terms.deadline {
            return Err(SilenceError::NotLater(self.terms.deadline));
        }
        self.terms.deadline = deadline;
        Ok(())
    }

    /// Takes the text from silence.
    ///
    /// # Errors
    ///
    /// From the deadline on, or when it was done before.
    pub fn withdraw(&mut self, at: Moment) -> Result<(), SilenceError> {
        self.before_the_deadline(at)?;
        self.withdrawn = true;
        Ok(())
    }

    /// Objects. On the stroke of the deadline it is in time; later it is recorded without effect.
    ///
    /// # Errors
    ///
    /// When its author is not eligible, nothing of it is in scope, or the text was withdrawn.
    pub fn break_silence(
        &mut self,
        by: Voter,
        at: Moment,
        of: Scope,
    ) -> Result<Effect, SilenceError> {
        self.may_speak(by)?;
        let of = self.in_scope(of)?;
        let objection = Break { by, at, of };
        if at <= self.terms.deadline {
            self.breaks.push(objection);
            Ok(Effect::Breaks)
        } else {
            self.late.push(objection);
            Ok(Effect::Late)
        }
    }

    /// Withdraws all objections of one author that stand.
    ///
    /// # Errors
    ///
    /// After the deadline, when none stands, or the text was withdrawn.
    pub fn withdraw_break(&mut self, by: Voter, at: Moment) -> Result<(), SilenceError> {
        self.may_speak(by)?;
        if at > self.terms.deadline {
            return Err(SilenceError::Over(self.terms.deadline));
        }
        if !self.breaks.iter().any(|objection| objection.by == by) {
            return Err(SilenceError::NoBreak(by));
        }
        self.breaks.retain(|objection| objection.by != by);
        self.former_breakers.insert(by);
        Ok(())
    }

    /// States an understanding with which the text is received. It breaks nothing: whose understanding
    /// is meant to, objects.
    ///
    /// # Errors
    ///
    /// When its author is not eligible, or the text was withdrawn.
    pub fn state_understanding(&mut self, by: Voter) -> Result<(), SilenceError> {
        self.may_speak(by)?;
        self.understandings.insert(by);
        Ok(())
    }

    /// How it stands at this instant.
    pub fn outcome(&self, now: Moment) -> SilenceOutcome {
        if self.withdrawn {
            return SilenceOutcome::Withdrawn;
        }
        if now <= self.terms.deadline {
            return SilenceOutcome::Running;
        }
        if self.breaks.is_empty() {
            return SilenceOutcome::NotBroken;
        }
        let mut units: BTreeMap<Unit, BTreeSet<Voter>> = BTreeMap::new();
        let mut whole = BTreeSet::new();
        for objection in &self.breaks {
            match &objection.of {
                Scope::All => {
                    whole.insert(objection.by);
                }
                Scope::Units(named) => {
                    for unit in named {
                        units.entry(*unit).or_default().insert(objection.by);
                    }
                }
            }
        }
        let returns = if self.terms.package || !whole.is_empty() {
            self.terms.scope.clone()
        } else {
            Scope::Units(units.keys().copied().collect())
        };
        SilenceOutcome::Broken { units, whole, returns }
    }

    /// Who did what.
    pub fn tally(&self) -> SilenceTally {
        let breakers: BTreeSet<Voter> = self.breaks.iter().map(|it| it.by).collect();
        let withdrawn_break = self.former_breakers.difference(&breakers).count();
        let late: BTreeSet<Voter> = self.late.iter().map(|it| it.by).collect();
        SilenceTally {
            objected: breakers.len(),
            silent: self.terms.eligible.len() - breakers.len() - withdrawn_break,
            withdrawn_break,
            late: late.len(),
            understandings: self.understandings.len(),
        }
    }

    /// The same as a question, to be decided under [`crate::Rule::Silence`] or beside other rules: who
    /// objects holds an objection, and who is silent holds nothing.
    pub fn question(&self, now: Moment) -> Question {
        let positions = self.breaks.iter().map(|objection| (objection.by, Stance::BLOCK));
        let seconds = self.terms.deadline.0.saturating_sub(self.starts.0);
        let hours = u32::try_from(seconds / HOUR).unwrap_or(u32::MAX);
        let over = now > self.terms.deadline && !self.withdrawn;
        Question {
            time_to_object: Some(TimeToObject { hours, over }),
            ..Question::of_positions(positions)
        }
    }

    fn may_speak(&self, by: Voter) -> Result<(), SilenceError> {
        if self.withdrawn {
            return Err(SilenceError::Withdrawn);
        }
        if !self.terms.eligible.contains(&by) {
            return Err(SilenceError::NotEligible(by));
        }
        Ok(())
    }

    fn before_the_deadline(&self, at: Moment) -> Result<(), SilenceError> {
        if self.withdrawn {
            return Err(SilenceError::Withdrawn);
        }
        if at >= self.terms.deadline {
            return Err(SilenceError::Over(self.terms.deadline));
        }
        Ok(())
    }

    /// What of an objection's aim lies under silence.
    fn in_scope(&self, of: Scope) -> Result<Scope, SilenceError> {
        let units = match (&self.terms.scope, of) {
            (_, Scope::All) => return Ok(Scope::All),
            (Scope::All, Scope::Units(named)) => named,
            (Scope::Units(under), Scope::Units(named)) => {
                under.intersection(&named).copied().collect()
            }
        };
        if units.is_empty() { Err(SilenceError::OutOfScope) } else { Ok(Scope::Units(units)) }
    }
}
