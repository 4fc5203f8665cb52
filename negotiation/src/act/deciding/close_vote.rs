//! Closes a vote: the result stands.

use std::collections::BTreeMap;

use unbracket_procedure::{self as procedure, Hands, Need, Round, Verdict, VoteError};
use unbracket_text::ProvisionId;

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::{
    MotionKind, QuestionEnd, QuestionId, Subject, VoteId, VoteMethod, VoteResult, VoteRun,
    draft_of, judge_asked, whole_falls,
};
use crate::state::{ProposalId, ProposalState, State};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Closes a vote. Nothing changes its result from here on. In a non-recorded vote it says how many
    /// hands were counted; who raised them stands nowhere.
    CloseVote = "close-vote" {
        /// The vote.
        vote: VoteId,
        /// The hands in favour, in a non-recorded vote.
        yes: Option<u32>,
        /// The hands against.
        no: Option<u32>,
        /// The hands of those who abstain.
        abstain: Option<u32>,
    }
}

impl CloseVote {
    /// Locks a vote, with its hands where they were counted.
    fn lock(&self, vote: &mut procedure::Vote) -> Result<(), VoteError> {
        if self.yes.is_some() || self.no.is_some() || self.abstain.is_some() {
            let count = |counted: Option<u32>| counted.unwrap_or_default();
            let [yes, no, abstain] = [self.yes, self.no, self.abstain].map(count);
            vote.count(Hands { yes, no, abstain })?;
        }
        vote.lock()
    }
}

impl Deed for CloseVote {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let vote = find::vote(state, self.vote)?;
        require(vote.result.is_none(), Code::Closed, rules::VOTES, || {
            said!("this vote is closed")
        })?;
        let mut locked = vote.procedure.clone();
        self.lock(&mut locked).map_err(refused::vote)?;
        let mut question = locked.question().unwrap_or_default();
        question.round = if vote.second { Round::Second } else { Round::First };
        let (decision, mut in_the_way) = judge_asked(&vote.rule, &vote.room, &question);
        if vote.method == VoteMethod::NonRecorded {
            in_the_way.clear();
        }
        let result = match &decision.verdict {
            Verdict::Passed | Verdict::AdoptedWithoutAVote(_) => VoteResult::Passed,
            Verdict::NotPassed => VoteResult::NotPassed,
            Verdict::Undecided { needs }
                if needs.contains(&Need::SecondVote) || needs.contains(&Need::LaterVote) =>
            {
                VoteResult::SecondVote
            }
            Verdict::Undecided { needs } => {
                let text = find::undecided(&vote.rule, needs);
                return Err(Refusal::new(Code::NotReady, rules::VOTES, text));
            }
        };
        let tally = locked.tally().unwrap_or_default();
        Ok(Outcome {
            decision: Some(find::word(result.word())),
            in_the_way,
            status: status(state, vote, result),
            tally: find::counts([
                ("yes", tally.yes),
                ("no", tally.no),
                ("abstain", tally.abstain),
                ("not-participating", tally.not_participating),
                ("absent", tally.absent),
            ]),
            ..Outcome::none()
        })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let word = done.outcome.decision.as_ref().map(Tag::as_str);
        let Some(result) = word.and_then(VoteResult::find) else { return };
        let Some(vote) = state.deciding.votes.get_mut(self.vote.place()) else { return };
        // What was not in order leaves no trace here.
        let _locked = self.lock(&mut vote.procedure);
        vote.result = Some(result);
        vote.at = done.at;
        let (subject, passed) = (vote.subject.clone(), result == VoteResult::Passed);
        state.texts.mark(&done.outcome.status, done.index);
        if let Subject::Question(id) = subject
            && let Some(question) = state.deciding.questions.get_mut(id.place())
        {
            question.voted = true;
        }
        if result == VoteResult::SecondVote {
            return;
        }
        match subject {
            Subject::Question(id) => end(state, id, passed),
            Subject::Motion(id) => find::carry(state, id, passed),
            Subject::Proposal(id) => settle(state, id, passed),
            Subject::Part(id, part) => take_part(state, id, part, passed),
        }
    }
}

/// A provision on which a question passed is agreed, unless words of it are still in brackets; one that was
/// agreed and is voted down is open again.
fn status(
    state: &State,
    vote: &VoteRun,
    result: VoteResult,
) -> BTreeMap<ProvisionId, ParagraphStatus> {
    let Subject::Question(id) = vote.subject else { return BTreeMap::new() };
    let Some(question) = state.deciding.questions.get(id.place()) else { return BTreeMap::new() };
    let whole = || question.target.provision.clone().filter(|_| question.target.bracket.is_none());
    let was_agreed = |id: &ProvisionId| {
        state.texts.rolling.as_ref().is_some_and(|rolling| rolling.status(id).is_agreed())
    };
    let (id, status) = match result {
        VoteResult::Passed => (find::agrees_to(state, &question.target), ParagraphStatus::Agreed),
        VoteResult::NotPassed => (whole().filter(was_agreed), ParagraphStatus::Reopened),
        VoteResult::SecondVote => return BTreeMap::new(),
    };
    id.into_iter().map(|id| (id, status)).collect()
}

fn end(state: &mut State, id: QuestionId, passed: bool) {
    if let Some(question) = state.deciding.questions.get_mut(id.place()) {
        question.end = Some(if passed { QuestionEnd::Agreed } else { QuestionEnd::NotAgreed });
    }
}

/// An amendment that was not adopted falls, and so does what an adopted one implies.
fn settle(state: &mut State, id: ProposalId, passed: bool) {
    let mut falls: Vec<ProposalId> = if passed { Vec::new() } else { vec![id] };
    if let Some(order) = &mut state.deciding.order {
        order.voted.insert(id, passed);
        let not_put = order.order.not_put(&find::voted(order));
        falls.extend(not_put.keys().map(|fallen| ProposalId(fallen.0)));
    }
    for fallen in falls {
        if let Some(proposal) = state.texts.proposals.get_mut(fallen.place()) {
            proposal.state = ProposalState::Fallen;
        }
    }
}

/// Takes in the vote on a part; if all operative parts fell, so does the whole.
fn take_part(state: &mut State, id: QuestionId, part: ProvisionId, passed: bool) {
    let divided = state.deciding.motions.iter_mut().rev().find(|motion| {
        motion.kind == MotionKind::Division
            && motion.question == Some(id)
            && motion.carried == Some(true)
    });
    let Some(motion) = divided else { return };
    motion.results.insert(part, passed);
    let results = motion.results.clone();
    let falls = draft_of(state, id).is_some_and(|draft| whole_falls(&draft, &results));
    if falls {
        end(state, id, false);
    }
}
