//! What the rules of procedure refuse, as refusals of the negotiation.

use unbracket_procedure::{EXPLANATION_MINUTES, SilenceError, VoteError, VoteStage, Voter};

use crate::refusal::{Code, Refusal};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::said::Said;

/// A refusal of `procedure` on silence.
pub(super) fn silence(error: SilenceError) -> Refusal {
    let code = match error {
        SilenceError::TooShort(_) => Code::ShortNotice,
        SilenceError::NobodyEligible => Code::NotReady,
        SilenceError::NothingInScope | SilenceError::OutOfScope | SilenceError::NoBreak(_) => {
            Code::Unknown
        }
        SilenceError::NotEligible(_) => Code::NotPermitted,
        SilenceError::Withdrawn => Code::Closed,
        SilenceError::Over(_) => Code::TooLate,
        SilenceError::NotLater(_) => Code::Contradiction,
    };
    let message = match error {
        SilenceError::TooShort(from) => {
            said!(
                "silence runs for the least notice of the modalities; a deadline from {from} on would be in order",
                from
            )
        }
        SilenceError::NobodyEligible => {
            said!("a silence that nobody may break agrees nothing; name who is eligible")
        }
        SilenceError::NothingInScope => {
            said!("a silence covers the whole text or at least one unit; name a unit")
        }
        SilenceError::NotEligible(voter) => {
            said!(
                "silence is broken by those who are eligible, and {seat} is not; ask an eligible member to object",
                seat = seat(voter)
            )
        }
        SilenceError::OutOfScope => {
            said!(
                "an objection breaks the silence of units in scope; name one of them, or the whole text"
            )
        }
        SilenceError::Withdrawn => said!("the text was withdrawn from silence; issue it again"),
        SilenceError::Over(deadline) => {
            said!(
                "this has to happen before the deadline, {deadline}; issue the text again",
                deadline
            )
        }
        SilenceError::NotLater(deadline) => {
            said!("an extension sets a later deadline than {deadline}; name one", deadline)
        }
        SilenceError::NoBreak(voter) => {
            said!(
                "only an objection that stands can be withdrawn, and {seat} has none",
                seat = seat(voter)
            )
        }
    };
    Refusal::new(code, rules::SILENCE, message)
}

/// A refusal of `procedure` on a vote.
pub(super) fn vote(error: VoteError) -> Refusal {
    let code = match error {
        VoteError::Stage(..) => Code::Closed,
        VoteError::NotPresent(_) => Code::NotPermitted,
        VoteError::NoBallot(_)
        | VoteError::Secret
        | VoteError::ByHands
        | VoteError::NotByHands(_)
        | VoteError::TooManyHands(..) => Code::Contradiction,
        VoteError::Uncounted => Code::NotReady,
        VoteError::Proposer(_) => Code::NotYours,
        VoteError::Once => Code::Repeated,
        VoteError::TooLong(_) => Code::TooMuch,
    };
    Refusal::new(code, rules::VOTES, vote_said(error))
}

fn vote_said(error: VoteError) -> Said {
    match error {
        VoteError::Stage(VoteStage::Announced, _) => {
            said!("the vote is announced, and not open yet (rule 88)")
        }
        VoteError::Stage(VoteStage::Open, _) => {
            said!("the vote is being taken; this is in order when it is closed (rule 88)")
        }
        VoteError::Stage(VoteStage::Locked, _) => said!("the vote is closed (rule 88)"),
        VoteError::NotPresent(voter) => {
            said!(
                "members who are present vote, and {seat} is not one (rule 86)",
                seat = seat(voter)
            )
        }
        VoteError::NoBallot(_) => {
            said!(
                "a ballot is yes, no or abstention; all else is recorded of those who cast none (rule 86)"
            )
        }
        VoteError::ByHands => {
            said!("in a non-recorded vote hands are shown, and the chair counts them (rule 87)")
        }
        VoteError::NotByHands(_) => {
            said!("this vote keeps names; its ballots are cast, and no hands are counted (rule 87)")
        }
        VoteError::TooManyHands(hands, present) => said!(
            "{hands} hands are counted where {present} members are present (rule 86)",
            hands,
            present,
        ),
        VoteError::Uncounted => {
            said!("count the hands first, for, against and abstaining (rule 87)")
        }
        VoteError::Secret => {
            said!("a secret ballot is neither explained nor noted by name (rule 88)")
        }
        VoteError::Proposer(voter) => said!(
            "the proposer does not explain a vote on its own proposal; {seat} is one (rule 88)",
            seat = seat(voter),
        ),
        VoteError::Once => said!(
            "a vote is explained once, in committee or plenary, unless it differs (decision 34/401)"
        ),
        VoteError::TooLong(minutes) => said!(
            "an explanation takes {most} minutes at most, not {minutes} (decision 34/401)",
            most = EXPLANATION_MINUTES,
            minutes,
        ),
    }
}

fn seat(voter: Voter) -> SeatId {
    SeatId(voter.0)
}
