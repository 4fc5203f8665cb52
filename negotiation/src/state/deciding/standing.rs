//! How a question stands: under its rule, under every other, and what would turn it.
//!
//! **Invariant:** only what was recorded counts; a seat that said nothing is in no position here.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{
    self as procedure, ChairFindings, Decision, Designated, Flips, Limit, Moment, Room, Round,
    Rule, Voter,
};

use super::question::{
    BallotPosition, Designation, DesignationSide, Finding, Question, QuestionId, Ruling, blocking,
};
use super::room::{room_of, voter};
use super::vote::Subject;
use crate::rights::Right;
use crate::roster::SeatId;
use crate::state::{Position, Stance, State};

/// How a question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The room that decides it.
    pub room: Room,
    /// What is known of it, as the rules see it.
    pub question: procedure::Question,
    /// The rule that decides it.
    pub rule: Rule,
    /// What that rule says.
    pub decision: Decision,
    /// Who stands in the way under that rule.
    pub in_the_way: BTreeSet<SeatId>,
    /// What every other rule would say of the same positions.
    pub others: Vec<(Rule, Decision)>,
    /// The smallest changes that would turn it under its rule.
    pub flips: Flips,
}

/// How a question stands at the moment of the last event; none where there is no such question.
pub fn standing(state: &State, id: QuestionId) -> Option<Standing> {
    let put = state.deciding.questions.get(id.place())?;
    let (room, question) = asked(state, id, state.now)?;
    let rule = put.rule.clone();
    let (decision, in_the_way) = judge_asked(&rule, &room, &question);
    let others = procedure::under_every_rule(&room, &question)
        .into_iter()
        .filter(|(other, _)| *other != rule)
        .collect();
    let flips = procedure::flips(&rule, &room, &question, Limit::default());
    Some(Standing { room, question, rule, decision, in_the_way, others, flips })
}

/// The room and the question as the rules see them; none where there is no such question.
pub(crate) fn asked(
    state: &State,
    id: QuestionId,
    now: Moment,
) -> Option<(Room, procedure::Question)> {
    let put = state.deciding.questions.get(id.place())?;
    let vote = last_vote(state, id);
    let room = match vote {
        Some(vote) => vote.room.clone(),
        None => room_of(state, Right::Object, now, &BTreeSet::new()),
    };
    let mut question = procedure::Question::of_positions(positions(state, put));
    question.vote_requested = !put.vote_requests.is_empty();
    question.chair = findings(state, put);
    question.review_at = put.review_at;
    if let Some(vote) = vote {
        // Of hands nobody knows whose they were.
        question.ballots = vote.procedure.result().unwrap_or_default();
        question.vote_requested = true;
        question.round = if vote.second { Round::Second } else { Round::First };
    }
    Some((room, question))
}

/// What a rule says, with who stands in the way.
pub(crate) fn judge_asked(
    rule: &Rule,
    room: &Room,
    question: &procedure::Question,
) -> (Decision, BTreeSet<SeatId>) {
    let decision = procedure::decide(rule, room, question);
    let in_the_way = who_stands_in_the_way(&decision);
    (decision, in_the_way)
}

fn who_stands_in_the_way(decision: &Decision) -> BTreeSet<SeatId> {
    decision.in_the_way.iter().map(|it| super::seat(it.voter)).collect()
}

/// The last vote on the question itself that was closed; none where it was not decided by one.
pub fn last_vote(state: &State, id: QuestionId) -> Option<&super::VoteRun> {
    let put = state.deciding.questions.get(id.place())?;
    if !put.voted {
        return None;
    }
    let on =
        |vote: &&super::VoteRun| vote.subject == Subject::Question(id) && vote.result.is_some();
    state.deciding.votes.iter().rev().find(on)
}

/// The positions on what a question is on, in the cycle of the question: what is said of the same words
/// ten years later is no answer to it.
fn on_target<'s>(
    state: &'s State,
    put: &Question,
) -> impl Iterator<Item = (&'s SeatId, &'s Position)> + use<'s> {
    let all = state.texts.positions_in(put.cycle);
    all.and_then(|all| all.get(&put.target)).into_iter().flatten()
}

/// What members said: positions on the target, obstacles on its parts, and what they registered.
fn positions(state: &State, put: &Question) -> BTreeMap<Voter, procedure::Stance> {
    let mut said = BTreeMap::new();
    for (seat, position) in on_target(state, put) {
        let stance = match position.stance {
            Stance::Support => procedure::Stance::Support,
            Stance::CanLiveWith => procedure::Stance::CanLiveWith,
            Stance::Reserve => procedure::Stance::Reserve,
            Stance::Object => match state.objection_in(put.cycle, &put.target, *seat) {
                Some((position, known)) => procedure::Stance::Object(known.as_rule_sees(position)),
                None => continue,
            },
        };
        said.insert(voter(*seat), stance);
    }
    for (target, seat) in blocking(state, put).filter(|(target, _)| **target != put.target) {
        let Some((position, known)) = state.objection_in(put.cycle, target, seat) else { continue };
        let objection = known.as_rule_sees(position);
        let stands = said.entry(voter(seat)).or_insert(procedure::Stance::Object(objection));
        if !stands.objection().is_some_and(|other| other.obstacle) {
            *stands = procedure::Stance::Object(objection);
        }
    }
    said.extend(put.registered.iter().map(|(seat, registered)| {
        let stance = match registered.position {
            BallotPosition::Yes => procedure::Stance::Support,
            BallotPosition::NoObjection => procedure::Stance::CanLiveWith,
            BallotPosition::Discuss => procedure::Stance::BLOCK,
            BallotPosition::Abstain => procedure::Stance::Abstain,
            BallotPosition::Recuse => procedure::Stance::Recuse,
        };
        (voter(*seat), stance)
    }));
    said
}

/// What the chair found of the question and of the objections to it.
fn findings(state: &State, put: &Question) -> ChairFindings {
    let published = put.published.last();
    ChairFindings {
        objections: found_of_objections(state, put),
        consensus: put.found.map(|found| found == super::Found::Consensus),
        designation: published.map(|it| designated(it.designation, it.side)),
        designation_accepted: published.is_some_and(|it| it.accepted),
        council: put.ruling.map(|ruling| match ruling {
            Ruling::Affirm => procedure::CouncilRuling::Affirm,
            Ruling::Overturn => procedure::CouncilRuling::Overturn,
        }),
    }
}

/// What the chair found of each objector: where one has several objections, the least; nothing where
/// one of them was not judged.
fn found_of_objections(state: &State, put: &Question) -> BTreeMap<Voter, procedure::Finding> {
    let own = on_target(state, put).map(|(seat, _)| (&put.target, *seat));
    let mut found: BTreeMap<SeatId, Option<Finding>> = BTreeMap::new();
    for (target, seat) in own.chain(blocking(state, put)) {
        let Some((_, known)) = state.objection_in(put.cycle, target, seat) else { continue };
        let least = found.entry(seat).or_insert(known.finding);
        *least = (*least).min(known.finding);
    }
    let of_procedure = |finding| match finding {
        Finding::NotAddressed => procedure::Finding::NotAddressed,
        Finding::Addressed => procedure::Finding::Addressed,
        Finding::Accommodated => procedure::Finding::Accommodated,
    };
    let judged = found.into_iter().filter_map(|(seat, finding)| Some((seat, finding?)));
    judged.map(|(seat, finding)| (voter(seat), of_procedure(finding))).collect()
}

fn designated(designation: Designation, side: DesignationSide) -> Designated {
    let designation = match designation {
        Designation::FullConsensus => procedure::Designation::FullConsensus,
        Designation::Consensus => procedure::Designation::Consensus,
        Designation::StrongSupport => procedure::Designation::StrongSupportButSignificantOpposition,
        Designation::Divergence => procedure::Designation::Divergence,
    };
    match side {
        DesignationSide::InFavour => Designated::in_favour(designation),
        DesignationSide::Against => Designated::against(designation),
    }
}
