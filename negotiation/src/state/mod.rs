//! Where things stand: the fold of all events.
//!
//! One file a topic. A state is compared, cloned and shown, and changed only by
//! [`evolve`](crate::evolve).

mod process;
mod rewriting;
mod texts;

use std::collections::BTreeSet;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use crate::rights::Right;
use crate::roster::{Roster, SeatId};

pub use process::{Cycle, Process};
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
}

impl Default for State {
    fn default() -> Self {
        Self {
            length: 0,
            now: Moment(0),
            roster: Roster::default(),
            process: Process::default(),
            texts: Texts::default(),
        }
    }
}

impl State {
    /// The present cycle; before the process is opened, an empty one.
    pub fn cycle(&self) -> &Cycle {
        self.process.cycles.last().unwrap_or(&process::NONE)
    }

    pub(crate) fn cycle_mut(&mut self) -> &mut Cycle {
        if self.process.cycles.is_empty() {
            self.process.cycles.push(process::NONE.clone());
        }
        self.process.cycles.last_mut().expect("one was just pushed where none was")
    }

    /// What a seat is entitled to in the present cycle.
    pub fn rights_of(&self, seat: SeatId) -> BTreeSet<Right> {
        let basis = self.roster.seat(seat).map(|seat| seat.basis);
        let rights = basis.and_then(|basis| self.cycle().modalities.rights.get(&basis));
        rights.cloned().unwrap_or_default()
    }

    /// Finds a provision by its label in the present text.
    ///
    /// `12`, `12 bis`, `PP3`, and `7(a)` for what stands below 7: see
    /// [`cited_labels`](crate::standing::cited_labels). Spaces and final dots do not count.
    pub fn provision_labelled(&self, label: &str) -> Option<ProvisionId> {
        let draft = &self.texts.rolling.as_ref()?.draft;
        let plain = |text: &str| text.replace([' ', '.'], "").to_lowercase();
        let wanted = plain(label);
        let labels = crate::standing::cited_labels(draft);
        labels.into_iter().find(|(_, label)| plain(label) == wanted).map(|(id, _)| id)
    }
}
