//! The way of the text: documents, readings, proposals, brackets, agreement, positions.

mod accept_cure;
mod accept_proposal;
mod agree;
mod apply_cure;
mod bracket;
mod close_reading;
mod common;
mod confirm_agreement;
mod correct_document;
mod delete_provision;
mod drop_proposal;
mod insert_provision;
mod issue_document;
mod issue_revision;
mod join_sponsors;
mod leave_sponsors;
mod lift_bracket;
mod link_issues;
mod make_available;
mod merge_provisions;
mod move_provision;
mod open_reading;
mod propose;
mod propose_cure;
mod reintroduce_proposal;
mod release_bracket;
mod reopen;
pub(in crate::act) mod rests;
mod revise_provision;
mod second_proposal;
mod split_provision;
mod state_position;
mod suggest_for_closure;
mod symbol;
mod unlink_issues;
mod withdraw_position;
mod withdraw_proposal;

use crate::act::acts;
use crate::state::State;

pub use accept_cure::AcceptCure;
pub use accept_proposal::AcceptProposal;
pub use agree::Agree;
pub use apply_cure::ApplyCure;
pub use bracket::{BracketCause, PutInBrackets};
pub use close_reading::CloseReading;
pub use confirm_agreement::ConfirmAgreement;
pub use correct_document::CorrectDocument;
pub use delete_provision::DeleteProvision;
pub use drop_proposal::DropProposal;
pub use insert_provision::InsertProvision;
pub use issue_document::IssueDocument;
pub use issue_revision::IssueRevision;
pub use join_sponsors::JoinSponsors;
pub use leave_sponsors::LeaveSponsors;
pub use lift_bracket::LiftBracket;
pub use link_issues::LinkIssues;
pub use make_available::MakeAvailable;
pub use merge_provisions::MergeProvisions;
pub use move_provision::MoveProvision;
pub use open_reading::OpenReading;
pub use propose::Propose;
pub use propose_cure::ProposeCure;
pub use reintroduce_proposal::ReintroduceProposal;
pub use release_bracket::ReleaseBracket;
pub use reopen::Reopen;
pub use revise_provision::ReviseProvision;
pub use second_proposal::SecondProposal;
pub use split_provision::SplitProvision;
pub use state_position::StatePosition;
pub use suggest_for_closure::SuggestForClosure;
pub use unlink_issues::UnlinkIssues;
pub use withdraw_position::WithdrawPosition;
pub use withdraw_proposal::WithdrawProposal;

acts! {
    /// Acts on the text, and positions on it.
    TextsAct {
        IssueDocument,
        IssueRevision,
        MakeAvailable,
        CorrectDocument,
        OpenReading,
        CloseReading,
        Propose,
        JoinSponsors,
        LeaveSponsors,
        SecondProposal,
        WithdrawProposal,
        ReintroduceProposal,
        DropProposal,
        AcceptProposal,
        PutInBrackets,
        ReleaseBracket,
        LiftBracket,
        ReviseProvision,
        InsertProvision,
        DeleteProvision,
        MoveProvision,
        MergeProvisions,
        SplitProvision,
        SuggestForClosure,
        Agree,
        ConfirmAgreement,
        Reopen,
        LinkIssues,
        UnlinkIssues,
        StatePosition,
        WithdrawPosition,
        ProposeCure,
        AcceptCure,
        ApplyCure,
    }
}

/// Whether the inputs that were called for wait for their synthesis report.
fn awaits_synthesis(state: &State) -> bool {
    state.inputs.awaiting_synthesis().is_some()
}
