//! Acts: everything that people can do, one file each, by topic.
//!
//! A new act is one file in the folder of its topic, and one line in the list of that folder's
//! `mod.rs`. The list gives it its place in the record, in scripts and in the matrix of rights.

mod dispatch;

pub mod aftermath;
pub mod deciding;
pub mod forum;
pub mod inputs;
pub mod instruments;
pub mod process;
pub mod texts;

use unbracket_procedure::Moment;

use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Credentials, Permit};
use crate::state::State;
use crate::wire::Recorded;

pub(crate) use dispatch::{acts, topics};

/// The case before the one who decides: who acts, and when.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Who, in which capacity.
    pub by: &'a Credentials,
    /// When.
    pub now: Moment,
}

/// An act that was in order, on its way into the state.
pub(crate) struct Done<'a> {
    pub(crate) by: Credentials,
    pub(crate) at: Moment,
    pub(crate) outcome: &'a Outcome,
    /// The number of the entry that records it.
    pub(crate) index: u64,
}

/// An act has a name, which is part of the record.
pub(crate) trait Named {
    /// Its name in leaves and scripts.
    const KIND: &'static str;
}

/// What every act says of itself.
pub(crate) trait Deed: Named + Recorded {
    /// Who may, and when.
    const PERMIT: Permit;

    /// The rule it relies on: a name from [`crate::rules`].
    const RULE: &'static str;

    /// Whether its words may be erased; never those of acts of office.
    const ERASABLE: bool = false;

    /// Whether what it concerns belongs to whoever acts; asked where the permit is for one's own.
    fn owns(&self, _: &State, _: &Credentials) -> bool {
        true
    }

    /// Whether its body is kept from the public.
    fn sealed(&self) -> bool {
        false
    }

    /// Decides what follows from it. The permit has been checked.
    ///
    /// # Errors
    /// A refusal that names the rule and what would be in order.
    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal>;

    /// Takes it into the state; cannot fail.
    fn apply(&self, state: &mut State, done: &Done<'_>);
}

topics! {
    /// Everything that people can do.
    Act {
        /// The process: its rules, stages, people.
        Process(process::ProcessAct),
        /// What follows an adoption: commitments, reports, assessments.
        Aftermath(aftermath::AftermathAct),
        /// Standing forums and their meetings.
        Forum(forum::ForumAct),
        /// Texts of other processes.
        Instruments(instruments::InstrumentsAct),
        /// Deciding: silence, questions, votes, adoption, statements.
        Deciding(deciding::DecidingAct),
        /// Inputs: calls, contributions, points and what became of them.
        Inputs(inputs::InputsAct),
        /// The way of the text, and positions on it.
        Texts(texts::TextsAct),
    }
}
