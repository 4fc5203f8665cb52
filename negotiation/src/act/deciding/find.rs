//! What several acts of deciding look up, and how they refuse what is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_procedure::{self as procedure, Need, NextVote, PositionTally, Rule};
use unbracket_text::{Draft, ProvisionId};

use crate::event::ParagraphStatus;
use crate::record;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Role;
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::said::{Part, Said};
use crate::standing;
use crate::state::deciding::{
    AmendmentOrder, Motion, MotionId, MotionKind, Question, QuestionEnd, QuestionId, SilenceId,
    SilenceRun, Subject, VoteId, VoteRun,
};
use crate::state::{Document, DocumentId, ProposalId, ProposalState, State, Target};
use crate::words::Tag;

/// Who runs a silence procedure.
pub(super) const RUNS_SILENCE: &[Role] = &[Role::Chair, Role::Secretariat];

/// Who puts questions and presides over votes.
pub(super) const PRESIDES: &[Role] = &[Role::Chair, Role::PresidingOfficer];

/// A silence procedure of this cycle.
pub(super) fn silence(state: &State, id: SilenceId) -> Result<&SilenceRun, Refusal> {
    let run = found(state.deciding.silences.get(id.place()), rules::SILENCE, id)?;
    of_this_cycle(state, run.cycle, rules::SILENCE, id)?;
    Ok(run)
}

/// Refuses what belongs to a cycle that ended.
fn of_this_cycle(
    state: &State,
    its: usize,
    rule: &'static str,
    named: impl Into<Part>,
) -> Result<(), Refusal> {
    require(its == state.present_cycle(), Code::Closed, rule, || {
        said!("{named} belongs to a cycle that ended; what was left open then has lapsed", named)
    })
}

/// A question of this cycle.
pub(super) fn question(state: &State, id: QuestionId) -> Result<&Question, Refusal> {
    let put = found(state.deciding.questions.get(id.place()), rules::CONSENSUS, id)?;
    of_this_cycle(state, put.cycle, rules::CONSENSUS, id)?;
    Ok(put)
}

/// A question that was not decided.
pub(super) fn open_question(state: &State, id: QuestionId) -> Result<&Question, Refusal> {
    let found = question(state, id)?;
    require(found.end.is_none(), Code::Closed, rules::CONSENSUS, || {
        said!("{id} was decided; move its reconsideration, or put it anew", id)
    })?;
    Ok(found)
}

/// A vote of this cycle.
pub(super) fn vote(state: &State, id: VoteId) -> Result<&VoteRun, Refusal> {
    let run = found(state.deciding.votes.get(id.place()), rules::VOTES, id)?;
    of_this_cycle(state, run.cycle, rules::VOTES, id)?;
    Ok(run)
}

pub(super) fn document(state: &State, id: DocumentId) -> Result<&Document, Refusal> {
    found(state.texts.documents.get(id.place()), rules::TEXT, id)
}

/// What is there, or a refusal that says that it is not.
pub(super) fn found<'t, T>(
    thing: Option<&'t T>,
    rule: &'static str,
    named: impl Into<Part>,
) -> Result<&'t T, Refusal> {
    thing.ok_or_else(|| Refusal::new(Code::Unknown, rule, said!("there is no {id}", id = named)))
}

/// Refuses provisions that a text does not hold.
pub(super) fn all_stand_in(
    draft: &Draft,
    named: &BTreeSet<ProvisionId>,
    rule: &'static str,
) -> Result<(), Refusal> {
    let missing = named.iter().find(|id| draft.get(id).is_none());
    require(missing.is_none(), Code::Unknown, rule, || {
        let id = missing.map_or(Part::from(""), Part::from);
        said!("the text holds no provision {id}; name one that it holds", id)
    })
}

/// Refuses a target that is not there.
pub(super) fn target_stands(state: &State, target: &Target) -> Result<(), Refusal> {
    let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
    let last = state.texts.documents.last().map(|document| &document.draft);
    if let Some(id) = &target.provision {
        let holds = |draft: Option<&Arc<Draft>>| draft.is_some_and(|draft| draft.get(id).is_some());
        require(holds(rolling) || holds(last), Code::Unknown, rules::POSITIONS, || {
            said!("the text holds no provision {id}", id)
        })?;
    }
    if let Some(id) = target.proposal {
        found(state.texts.proposals.get(id.place()), rules::POSITIONS, id)?;
    }
    Ok(())
}

/// The provision to which a decision on a target agrees; none where it is on less, or where words of the
/// provision are still in brackets.
pub(super) fn agrees_to(state: &State, target: &Target) -> Option<ProvisionId> {
    let id = target.provision.as_ref().filter(|_| target.bracket.is_none())?;
    let rolling = state.texts.rolling.as_ref()?;
    rolling.draft.get(id)?;
    let open = [ParagraphStatus::Bracketed, ParagraphStatus::Placeholder];
    (!open.contains(&standing::status(rolling, id))).then(|| id.clone())
}

/// A word of the decisions of this topic.
pub(super) fn word(text: &str) -> Tag {
    Tag::new(text).expect("the words of decisions are short and printable")
}

/// A count of the decisions of this topic, by name.
pub(super) fn counts<const N: usize>(counts: [(&str, u64); N]) -> BTreeMap<Tag, u32> {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    counts.into_iter().map(|(name, number)| (word(name), count(number))).collect()
}

/// Takes out what a seat said of a target.
pub(super) fn forget<T>(
    said: &mut BTreeMap<Target, BTreeMap<SeatId, T>>,
    target: &Target,
    seat: SeatId,
) {
    if let Some(seats) = said.get_mut(target) {
        seats.remove(&seat);
        if seats.is_empty() {
            said.remove(target);
        }
    }
}

/// Whether a vote on a question was opened.
pub(super) fn voting_began(state: &State, id: QuestionId) -> bool {
    state.deciding.votes.iter().any(|vote| vote.subject == Subject::Question(id))
}

/// The word for a designation of a rule.
pub(super) fn designation_word(designation: procedure::Designation) -> Tag {
    word(match designation {
        procedure::Designation::Unanimity => "unanimity",
        procedure::Designation::FullConsensus => "full-consensus",
        procedure::Designation::Consensus => "consensus",
        procedure::Designation::RoughConsensus => "rough-consensus",
        procedure::Designation::StrongSupportButSignificantOpposition => {
            "strong-support-but-significant-opposition"
        }
        procedure::Designation::Dissent => "dissent",
        procedure::Designation::Divergence => "divergence",
    })
}

/// The order of voting on the amendments of this cycle.
pub(super) fn order(state: &State) -> Option<&AmendmentOrder> {
    state.deciding.order.as_ref().filter(|order| order.cycle == state.present_cycle())
}

/// What was voted, as `procedure` knows it.
pub(super) fn voted(order: &AmendmentOrder) -> BTreeMap<procedure::Proposal, bool> {
    order.voted.iter().map(|(id, adopted)| (procedure::Proposal(id.0), *adopted)).collect()
}

/// Refuses to decide a motion that was decided, or while another comes before it.
pub(super) fn motion_is_ripe(state: &State, id: MotionId) -> Result<(), Refusal> {
    let motion = found(state.deciding.motions.get(id.place()), rules::VOTES, id)?;
    require(motion.carried.is_none(), Code::Closed, rules::VOTES, || {
        said!("{id} was decided", id)
    })?;
    let motions = &state.deciding.motions;
    let before = motions.iter().any(|other| other.carried.is_none() && other.kind < motion.kind);
    require(!before, Code::NotReady, rules::VOTES, || {
        said!("another motion has precedence; decide it first (rule 77)")
    })
}

/// What a motion brings about once it is decided.
pub(super) fn carry(state: &mut State, id: MotionId, carried: bool) {
    let Some(motion) = state.deciding.motions.get_mut(id.place()) else { return };
    motion.carried = Some(carried);
    let (kind, target) = (motion.kind, motion.question);
    let question = target.and_then(|id| state.deciding.questions.get_mut(id.place()));
    let Some(question) = question.filter(|_| carried) else { return };
    match kind {
        MotionKind::AdjournDebate => question.end = Some(QuestionEnd::NoAction),
        MotionKind::Reconsider => {
            question.end = None;
            question.voted = false;
            question.vote_requests.clear();
            // The whole comes after its parts again.
            for divided in state.deciding.motions.iter_mut().filter(|it| it.question == target) {
                divided.results.clear();
            }
        }
        MotionKind::SuspendMeeting
        | MotionKind::AdjournMeeting
        | MotionKind::CloseDebate
        | MotionKind::Division => {}
    }
}

/// Refuses while a motion on a question is before the room.
pub(super) fn no_motion_pending(state: &State, id: QuestionId) -> Result<(), Refusal> {
    let motions = &state.deciding.motions;
    let pending = |motion: &Motion| motion.question == Some(id) && motion.carried.is_none();
    require(!motions.iter().any(pending), Code::NotReady, rules::VOTES, || {
        said!("a motion on this question is before the room; it comes first")
    })
}

/// What the order of voting has next; none where no order was given.
///
/// What was withdrawn or fell waits for no vote. What was accepted without one counts as adopted, so
/// that what it implies the rejection of is not put (rule 90).
pub(super) fn next_vote(state: &State) -> Option<NextVote> {
    let order = order(state)?;
    let mut dealt_with = voted(order);
    for amendment in order.order.amendments() {
        let proposal = state.texts.proposals.get(ProposalId(amendment.0).place());
        let end = proposal.map_or(ProposalState::Fallen, |proposal| proposal.state);
        if end != ProposalState::Open {
            dealt_with.entry(amendment).or_insert(end == ProposalState::Accepted);
        }
    }
    Some(order.order.next(&dealt_with))
}

/// What a rule says that cannot say yet.
pub(super) fn undecided(rule: &Rule, needs: &BTreeSet<Need>) -> Said {
    let needs: Part =
        needs.iter().map(|need| Part::Term("Need".into(), need.word().into())).collect();
    said!("{rule} cannot say yet; it needs {needs}", rule, needs)
}

/// Refuses while amendments wait to be put to the vote.
pub(super) fn no_amendment_waits(state: &State) -> Result<(), Refusal> {
    let waits = matches!(next_vote(state), Some(NextVote::Amendment(_)));
    require(!waits, Code::NotReady, rules::VOTES, || {
        said!("the amendments are put to the vote before the proposal (rule 90)")
    })
}

/// Provisions as an outcome lists them. Where they are too many for a leaf it only counts them: they
/// follow from what was decided, and `apply` finds them as `decide` did.
pub(super) fn listed(
    provisions: BTreeSet<ProvisionId>,
    what: &str,
    tally: &mut BTreeMap<Tag, u32>,
) -> BTreeSet<ProvisionId> {
    if fit_in_a_leaf(&provisions) {
        return provisions;
    }
    tally.extend(counts([(what, provisions.len() as u64)]));
    BTreeSet::new()
}

/// Whether a list of provisions leaves room for what else a leaf says.
pub(super) fn fit_in_a_leaf<'i>(provisions: impl IntoIterator<Item = &'i ProvisionId>) -> bool {
    // An identity, its quotation marks, and a status.
    let size = |id: &ProvisionId| id.as_str().len() + 32;
    provisions.into_iter().map(size).sum::<usize>() <= record::LEAF_LIMIT / 4
}

/// Positions by name.
pub(super) fn said(said: &PositionTally) -> BTreeMap<Tag, u32> {
    counts([
        ("support", said.support),
        ("can-live-with", said.can_live_with),
        ("reserve", said.reserve),
        ("object", said.object),
        ("abstain", said.abstain),
        ("recused", said.recused),
        ("silent", said.silent),
    ])
}
