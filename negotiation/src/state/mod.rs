//! Where things stand: the fold of all events.
//!
//! One file a topic. A state is compared, cloned and shown, and changed only by
//! [`evolve`](crate::evolve).

pub mod aftermath;
mod conditions;
mod course;
pub mod deciding;
mod entries;
pub mod follow_up;
pub mod forum;
mod inputs;
pub mod instruments;
mod process;
mod rewriting;
mod texts;
pub mod undertaking;

use std::collections::BTreeSet;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use crate::rights::Right;
use crate::roster::{Roster, SeatId};

pub use conditions::{Condition, Fate};
pub use course::{Reading, Stated, Stood, Turn, Turned};
pub use deciding::{Deciding, standing};
pub use entries::{Entries, Entry, Reach};
pub use inputs::{
    Call, CallId, Consent, Contribution, ContributionId, Disposed, Disposition, Inputs, Joint,
    Point, PointId,
};
pub use process::{Breach, Clause, Correction, Cycle, Process, Ruling, RulingId, Slot};
pub use texts::{
    Cure, CureId, Direction, Document, DocumentId, DocumentKind, Issue, IssueId, Position,
    Proposal, ProposalId, ProposalState, ReadingPass, Rolling, Room, Stance, Target, Texts,
};

/// Where a negotiation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// How many events there were.
    pub length: u64,
    /// The moment of the last one.
    pub now: Moment,
    /// Who takes part.
    pub roster: Roster,
    /// The process and its cycles.
    pub process: Process,
    /// The text.
    pub texts: Texts,
    /// What follows an adoption.
    pub aftermath: aftermath::Aftermath,
    /// Standing forums.
    pub forums: forum::Forums,
    /// Texts of other processes.
    pub instruments: instruments::Instruments,
    /// Silence, questions, votes, adoption, statements.
    pub deciding: Deciding,
    /// Calls for inputs, contributions, points.
    pub inputs: Inputs,
}

impl Default for State {
    fn default() -> Self {
        Self {
            length: 0,
            now: Moment(0),
            roster: Roster::default(),
            process: Process::default(),
            texts: Texts::default(),
            aftermath: aftermath::Aftermath::default(),
            forums: forum::Forums::default(),
            instruments: instruments::Instruments::default(),
            deciding: Deciding::default(),
            inputs: Inputs::default(),
        }
    }
}

/// What is kept cycle by cycle, of a cycle by its number: those that are over came first.
pub(crate) fn of_cycle<'s, T>(former: &'s [T], present: &'s T, cycle: usize) -> Option<&'s T> {
    former.iter().chain([present]).nth(cycle)
}

impl State {
    /// The present cycle; before the process is opened, an empty one.
    pub fn cycle(&self) -> &Cycle {
        self.process.cycles.last().unwrap_or(&process::NONE)
    }

    /// The number of the present cycle, from 0.
    pub fn present_cycle(&self) -> usize {
        self.process.cycles.len().saturating_sub(1)
    }

    pub(crate) fn cycle_mut(&mut self) -> &mut Cycle {
        if self.process.cycles.is_empty() {
            self.process.cycles.push(process::NONE.clone());
        }
        self.process.cycles.last_mut().expect("one was just pushed where none was")
    }

    /// Where things stand as everybody may see it: the words of sealed entries are withheld.
    #[must_use]
    pub fn as_public(&self) -> Self {
        let mut public = self.clone();
        for entry in self.process.entries.sealed() {
            public.withhold(entry);
        }
        public
    }

    /// Takes away the words that an entry recorded, wherever they stand; facts stay.
    pub(crate) fn withhold(&mut self, entry: u64) {
        self.inputs.withhold(entry);
        self.process.withhold(entry);
        self.aftermath.withhold(entry);
        self.forums.withhold(entry);
        self.instruments.withhold(entry);
        deciding::withhold(self, entry);
    }

    /// What a seat is entitled to in the present cycle.
    pub fn rights_of(&self, seat: SeatId) -> BTreeSet<Right> {
        let basis = self.roster.seat(seat).map(|seat| seat.basis);
        let rights = basis.and_then(|basis| self.cycle().modalities.rights.get(&basis));
        rights.cloned().unwrap_or_default()
    }

    /// Finds a provision by its label in the present text, or in the latest outcome where the next
    /// text is still to come.
    ///
    /// `12`, `12 bis`, `PP3`, and `7(a)` for what stands below 7: see
    /// [`cited_labels`](crate::standing::cited_labels). Spaces and final dots do not count.
    pub fn provision_labelled(&self, label: &str) -> Option<ProvisionId> {
        let rolling = self.texts.rolling.as_ref().map(|rolling| &rolling.draft);
        let draft = rolling.or_else(|| Some(&self.adopted_document(None)?.1.draft))?;
        let plain = |text: &str| text.replace([' ', '.'], "").to_lowercase();
        let wanted = plain(label);
        let labels = crate::standing::cited_labels(draft);
        labels.into_iter().find(|(_, label)| plain(label) == wanted).map(|(id, _)| id)
    }
}
