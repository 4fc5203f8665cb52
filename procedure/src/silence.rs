//! The silence procedure: agreed unless somebody says otherwise by the deadline.
//!
//! *Invariant*: silence is counted as silence. Nothing here yields a yes, and what comes after the
//! deadline is recorded without effect.
//!
//! practice 1.5 and 9.3; 72 hours: GA decision 74/544 (read). That an objection on the stroke of the
//! deadline is in time is a choice of ours.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Calendar, Period, notice};
use crate::moment::{HOUR, Moment};
use crate::position::Stance;
use crate::question::{Question, TimeToObject};
use crate::room::Voter;

/// A part of the text that can stand or fall by itself; the numbers are the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(pub u32);

/// What lies under silence, or what an objection is aimed at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole text.
    All,
    /// These units.
    Units(BTreeSet<Unit>),
}

/// How a text is put under silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// When it was issued.
    pub issued_at: Moment,
    /// When each language that the modalities demand was there.
    pub languages_at: Vec<Moment>,
    /// Until when objections are in time.
    pub deadline: Moment,
    /// The least notice that the modalities ask for; [`GA_NOTICE`] where they say nothing.
    pub least_notice: Period,
    /// What lies under silence.
    pub scope: Scope,
    /// Who may break it.
    pub eligible: BTreeSet<Voter>,
    /// Nothing is agreed until everything is: one unit broken returns all.
    pub package: bool,
}

/// The least notice of GA decision 74/544.
pub const GA_NOTICE: Period = Period::Hours(72);

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

/// How a silence procedure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SilenceOutcome {
    /// The deadline is not over; objections can still come, and be withdrawn.
    Running,
    /// Nobody objected in time. Nobody is in favour for that.
    NotBroken,
    /// Somebody did.
    Broken {
        /// Who, by unit.
        units: BTreeMap<Unit, BTreeSet<Voter>>,
        /// Who objected to the whole text.
        whole: BTreeSet<Voter>,
        /// What goes back to negotiation.
        returns: Scope,
    },
    /// The text was withdrawn before the deadline.
    Withdrawn,
}

/// Who did what while the silence ran; the first three make up all who are eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SilenceTally {
    /// An objection of theirs stands.
    pub objected: usize,
    /// They said nothing in time; counted for no side.
    pub silent: usize,
    /// They objected and withdrew it.
    pub withdrawn_break: usize,
    /// Of all these, how many objected after the deadline.
    pub late: usize,
    /// Of all these, how many stated an understanding.
    pub understandings: usize,
}

/// Why an act is out of order under the silence procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SilenceError {
    /// Too little time to object.
    #[error("silence runs for the least notice of the modalities; a deadline from {} on would be in order", .0.0)]
    TooShort(Moment),
    /// Nobody could break it.
    #[error("a silence that nobody may break agrees nothing; name who is eligible")]
    NobodyEligible,
    /// Nothing lies under it.
    #[error("a silence covers the whole text or at least one unit; name a unit")]
    NothingInScope,
    /// Whoever may not break it.
    #[error("silence is broken by those who are eligible, and {} is not; ask an eligible member to object", .0.0)]
    NotEligible(Voter),
    /// An objection to something else.
    #[error(
        "an objection breaks the silence of units in scope; name one of them, or the whole text"
    )]
    OutOfScope,
    /// The text is no longer under silence.
    #[error("the text was withdrawn from silence; issue it again")]
    Withdrawn,
    /// After the deadline.
    #[error("this has to happen before the deadline, {}; issue the text again", .0.0)]
    Over(Moment),
    /// A deadline that is no extension.
    #[error("an extension sets a later deadline than {}; name one", .0.0)]
    NotLater(Moment),
    /// Nothing to withdraw.
    #[error("only an objection that stands can be withdrawn, and {} has none", .0.0)]
    NoBreak(Voter),
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
