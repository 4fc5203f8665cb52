//! Opens a vote.

use std::collections::BTreeSet;

use unbracket_procedure::{self as procedure, Moment, NextVote, Rule, Voter, quorum_for_decision};
use unbracket_text::ProvisionId;

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::deciding::{
    MotionId, QuestionId, Subject, VoteMethod, VoteResult, VoteRun, granted, room_of, voter,
};
use crate::state::{ProposalId, ProposalState, State, Target};
use crate::wire::act;

/// For how long a second vote can be taken after a tie (General Assembly, rule 95).
///
/// The rule also wants a later meeting. Votes are not tied to meetings here, since a body may vote
/// between them, so that whoever presides sees to that.
const SECOND_VOTE_HOURS: u32 = 48;

act! {
    /// Opens a vote on a question, a part of one after a division, a motion or an amendment.
    OpenVote = "open-vote" {
        /// The question.
        question: Option<QuestionId>,
        /// The part of the question.
        part: Option<ProvisionId>,
        /// The motion.
        motion: Option<MotionId>,
        /// The amendment.
        proposal: Option<ProposalId>,
        /// How it is taken.
        method: VoteMethod,
        /// The majority; none for that of the motion, or for the rule of the question.
        rule: Option<Rule>,
        /// Who is away.
        away: BTreeSet<SeatId>,
    }
}

impl OpenVote {
    fn subject(&self) -> Result<Subject, Refusal> {
        match (self.question, &self.part, self.motion, self.proposal) {
            (Some(id), None, None, None) => Ok(Subject::Question(id)),
            (Some(id), Some(part), None, None) => Ok(Subject::Part(id, part.clone())),
            (None, None, Some(id), None) => Ok(Subject::Motion(id)),
            (None, None, None, Some(id)) => Ok(Subject::Proposal(id)),
            _ => Err(Refusal::new(
                Code::Contradiction,
                rules::VOTES,
                said!(
                    "a vote is on one thing: a question or a part of it, a motion, or an amendment"
                ),
            )),
        }
    }

    fn rule(&self, state: &State, subject: &Subject) -> Result<Rule, Refusal> {
        let own = match subject {
            Subject::Motion(id) => {
                return Ok(motion(state, *id)?.kind.majority());
            }
            Subject::Question(id) | Subject::Part(id, _) => {
                Some(find::question(state, *id)?.rule.clone())
            }
            Subject::Proposal(_) => Some(state.cycle().modalities.rule.clone()),
        };
        let rule = self.rule.clone().or(own).filter(Rule::counts_votes);
        rule.ok_or_else(|| {
            let text =
                said!("a vote needs a majority, such as ga_simple; the rule named counts no votes");
            Refusal::new(Code::Contradiction, rules::VOTES, text)
        })
    }
}

fn motion(state: &State, id: MotionId) -> Result<&crate::state::deciding::Motion, Refusal> {
    find::found(state.deciding.motions.get(id.place()), rules::VOTES, id)
}

impl Deed for OpenVote {
    const PERMIT: Permit = Permit::new(Who::Office(find::PRESIDES)).in_stages(&[
        Stage::FirstReading,
        Stage::SecondReading,
        Stage::Closing,
        Stage::Adoption,
    ]);
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let subject = self.subject()?;
        let voting = state.deciding.votes.last().is_some_and(|vote| vote.result.is_none());
        require(!voting, Code::NotReady, rules::VOTES, || {
            said!("a vote is being taken; close it first")
        })?;
        match &subject {
            Subject::Question(id) => question_is_ripe(state, *id)?,
            Subject::Part(id, part) => part_is_ripe(state, *id, part)?,
            Subject::Motion(id) => find::motion_is_ripe(state, *id)?,
            Subject::Proposal(id) => proposal_is_ripe(state, *id)?,
        }
        let rule = self.rule(state, &subject)?;
        let hands = self.method == VoteMethod::NonRecorded;
        require(!(hands && rule.asks_who()), Code::Contradiction, rules::VOTES, || {
            said!(
                "{rule} asks whose votes they are; take a recorded vote or a roll call",
                rule = &rule
            )
        })?;
        second(state, &subject, case)?;
        let room = room_of(state, Right::Vote, case.now, &self.away);
        require(quorum_for_decision(&room), Code::NotReady, rules::VOTES, || {
            let (present, members) = (room.present().len(), room.size());
            said!(
                "{present} of {members} members are present; a decision needs a majority",
                present,
                members
            )
        })?;
        Ok(Outcome::made(u32::try_from(state.deciding.votes.len()).unwrap_or(u32::MAX)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Ok(subject) = self.subject() else { return };
        let Ok(rule) = self.rule(state, &subject) else { return };
        let room = room_of(state, Right::Vote, done.at, &self.away);
        let proposers = proposers(state, &subject);
        let method = self.method.procedure();
        let mut vote = procedure::Vote::announce(room.clone(), method, proposers);
        // A vote that was just announced can be opened.
        let _opened = vote.open();
        // What was reconsidered after those hours is voted on for the first time again.
        let last = state.deciding.votes.iter().rev().find(|vote| vote.subject == subject);
        let tied = last.filter(|vote| vote.result == Some(VoteResult::SecondVote));
        let second = tied.is_some_and(|vote| is_in_time(vote, done.at));
        state.deciding.votes.push(VoteRun {
            subject,
            rule,
            method: self.method,
            second,
            room,
            procedure: vote,
            result: None,
            at: done.at,
            cycle: state.present_cycle(),
            entry: done.index,
        });
    }
}

/// Whether the second vote after a tie can still be taken.
fn is_in_time(tied: &VoteRun, now: Moment) -> bool {
    now <= tied.at.plus_hours(SECOND_VOTE_HOURS)
}

/// Refuses a second vote that comes too late.
fn second(state: &State, subject: &Subject, case: &Case<'_>) -> Result<(), Refusal> {
    let Some(tied) = state.deciding.tie(subject) else { return Ok(()) };
    require(is_in_time(tied, case.now), Code::TooLate, rules::VOTES, || {
        said!("after a tie the second vote is taken within 48 hours; move reconsideration")
    })
}

fn question_is_ripe(state: &State, id: QuestionId) -> Result<(), Refusal> {
    let question = find::open_question(state, id)?;
    find::no_motion_pending(state, id)?;
    let divided = granted(state, id);
    let parts = divided.is_some_and(|motion| motion.results.len() < motion.parts.len());
    require(!parts, Code::NotReady, rules::VOTES, || {
        said!("the parts are put to the vote before the whole")
    })?;
    if question.target == Target::text() { find::no_amendment_waits(state) } else { Ok(()) }
}

fn part_is_ripe(state: &State, id: QuestionId, part: &ProvisionId) -> Result<(), Refusal> {
    find::open_question(state, id)?;
    find::no_motion_pending(state, id)?;
    let motion = granted(state, id).filter(|motion| motion.parts.contains(part));
    let motion = motion.ok_or_else(|| {
        let text = said!("no division of this part was granted; move it");
        Refusal::new(Code::NotReady, rules::VOTES, text)
    })?;
    require(!motion.results.contains_key(part), Code::Closed, rules::VOTES, || {
        said!("this part was voted on")
    })
}

fn proposal_is_ripe(state: &State, id: ProposalId) -> Result<(), Refusal> {
    let proposal = find::found(state.texts.proposals.get(id.place()), rules::VOTES, id)?;
    let cycle = state.present_cycle();
    let open = proposal.state == ProposalState::Open && proposal.cycle == cycle;
    let decided = matches!(
        state.deciding.last_result(&Subject::Proposal(id)),
        Some(VoteResult::Passed | VoteResult::NotPassed)
    );
    require(open && !decided, Code::Closed, rules::VOTES, || {
        said!("{id} is no longer before the room", id)
    })?;
    let wanted = procedure::Proposal(id.0);
    match find::next_vote(state) {
        None => Ok(()),
        Some(NextVote::Amendment(next)) if next == wanted => Ok(()),
        Some(NextVote::Amendment(next)) => Err(Refusal::new(
            Code::NotReady,
            rules::VOTES,
            said!("proposal {next} is put first: it is further removed", next = next.0),
        )),
        Some(NextVote::TheProposal { .. }) => Err(Refusal::new(
            Code::NotReady,
            rules::VOTES,
            said!(
                "all amendments in the order are dealt with; give a new order, or put the proposal"
            ),
        )),
    }
}

/// Whose proposal a vote is on: they do not explain their vote.
fn proposers(state: &State, subject: &Subject) -> BTreeSet<Voter> {
    let sponsors = |id: ProposalId| {
        let proposal = state.texts.proposals.get(id.place());
        proposal.map(|proposal| proposal.sponsors.clone()).unwrap_or_default()
    };
    let seats = match subject {
        Subject::Proposal(id) => sponsors(*id),
        Subject::Motion(id) => {
            state.deciding.motions.get(id.place()).map(|motion| motion.by).into_iter().collect()
        }
        Subject::Question(id) | Subject::Part(id, _) => {
            let question = state.deciding.questions.get(id.place());
            let proposal = question.and_then(|question| question.target.proposal);
            let document = question.and_then(|question| question.document);
            let document = document.and_then(|id| state.texts.documents.get(id.place()));
            let by = document.map(|document| document.by);
            proposal.map(sponsors).unwrap_or_default().into_iter().chain(by).collect()
        }
    };
    seats.into_iter().map(voter).collect()
}
