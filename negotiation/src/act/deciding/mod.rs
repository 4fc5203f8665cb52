//! Deciding: silence, the call for consensus, votes and motions, adoption, and what is stated around it.

mod accept_designation;
mod adopt;
mod align_with_statement;
mod answer_objection;
mod appeal_formal_objection;
mod break_silence;
mod call_for_consensus;
mod cast_ballot;
mod close_silence;
mod close_vote;
mod conclude;
mod contest_designation;
mod decide_formal_objection;
mod decide_motion;
mod designate;
mod dissociate;
mod explain_position;
mod explain_vote;
mod extend_silence;
mod fail_to_adopt;
mod find;
mod judge_objection;
mod minority_statement;
mod move_motion;
mod note_intended_vote;
mod notice;
mod object;
mod open_vote;
mod order_amendments;
mod refused;
mod register_position;
mod request_vote;
mod reserve;
mod right_of_reply;
mod speak_to_motion;
mod start_silence;
mod state_understanding;
mod statements;
mod withdraw_break;
mod withdraw_objection;
mod withdraw_text;
mod withdraw_vote_request;

pub use accept_designation::AcceptDesignation;
pub use adopt::Adopt;
pub use align_with_statement::AlignWithStatement;
pub use answer_objection::AnswerObjection;
pub use appeal_formal_objection::AppealFormalObjection;
pub use break_silence::BreakSilence;
pub use call_for_consensus::CallForConsensus;
pub use cast_ballot::CastBallot;
pub use close_silence::CloseSilence;
pub use close_vote::CloseVote;
pub use conclude::Conclude;
pub use contest_designation::ContestDesignation;
pub use decide_formal_objection::DecideFormalObjection;
pub use decide_motion::DecideMotion;
pub use designate::Designate;
pub use dissociate::Dissociate;
pub use explain_position::ExplainPosition;
pub use explain_vote::ExplainVote;
pub use extend_silence::ExtendSilence;
pub use fail_to_adopt::FailToAdopt;
pub use judge_objection::JudgeObjection;
pub use minority_statement::StateMinority;
pub use move_motion::MoveMotion;
pub use note_intended_vote::NoteIntendedVote;
pub use object::Object;
pub use open_vote::OpenVote;
pub use order_amendments::OrderAmendments;
pub use register_position::RegisterPosition;
pub use request_vote::RequestVote;
pub use reserve::Reserve;
pub use right_of_reply::Reply;
pub use speak_to_motion::SpeakToMotion;
pub use start_silence::StartSilence;
pub use state_understanding::StateUnderstanding;
pub use withdraw_break::WithdrawBreak;
pub use withdraw_objection::WithdrawObjection;
pub use withdraw_text::WithdrawText;
pub use withdraw_vote_request::WithdrawVoteRequest;

use super::acts;

acts! {
    /// What is done to decide.
    DecidingAct {
        StartSilence,
        ExtendSilence,
        BreakSilence,
        WithdrawBreak,
        StateUnderstanding,
        WithdrawText,
        CloseSilence,
        CallForConsensus,
        Object,
        WithdrawObjection,
        AnswerObjection,
        JudgeObjection,
        RegisterPosition,
        Designate,
        ContestDesignation,
        AcceptDesignation,
        AppealFormalObjection,
        DecideFormalObjection,
        RequestVote,
        WithdrawVoteRequest,
        Conclude,
        MoveMotion,
        SpeakToMotion,
        DecideMotion,
        OrderAmendments,
        OpenVote,
        CastBallot,
        CloseVote,
        NoteIntendedVote,
        Adopt,
        FailToAdopt,
        ExplainPosition,
        ExplainVote,
        Reserve,
        Dissociate,
        AlignWithStatement,
        Reply,
        StateMinority,
    }
}
