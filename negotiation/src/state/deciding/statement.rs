//! Statements: what parties put on record around a decision. They never change the text.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use super::vote::VoteId;
use crate::rights::Capacity;
use crate::roster::SeatId;
use crate::state::DocumentId;
use crate::wire::{id, terms};
use crate::words::Words;

id! {
    /// A statement around a decision.
    StatementId = "statement",
}

terms! {
    /// What a statement is.
    StatementKind {
        /// An explanation of position, where no vote is taken.
        ExplanationOfPosition = "explanation-of-position",
        /// An explanation of vote.
        ExplanationOfVote = "explanation-of-vote",
        /// A stated limit after adoption.
        Reservation = "reservation",
        /// Not joining provisions, or the consensus.
        Dissociation = "dissociation",
        /// Joining what another stated.
        Alignment = "alignment",
        /// An answer to what another stated.
        RightOfReply = "right-of-reply",
        /// A view that was not taken up, of whoever takes part.
        MinorityStatement = "minority-statement",
    }
}

/// What a party put on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Whose.
    pub by: SeatId,
    /// In which capacity.
    pub capacity: Capacity,
    /// The document that it is on.
    pub document: Option<DocumentId>,
    /// The vote that it explains.
    pub vote: Option<VoteId>,
    /// The provisions that it is on; none for the whole, or for the consensus.
    pub provisions: BTreeSet<ProvisionId>,
    /// The statement that it joins or answers.
    pub to: Option<StatementId>,
    /// What it says.
    pub words: Words,
    /// Whether it was made after the decision.
    pub after: bool,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

impl super::Deciding {
    pub(crate) fn add_statement(&mut self, statement: Statement) {
        let id = StatementId(u32::try_from(self.statements.len()).unwrap_or(u32::MAX));
        for provision in &statement.provisions {
            self.stated.entry(provision.clone()).or_default().push(id);
        }
        self.statements.push(statement);
    }
}
