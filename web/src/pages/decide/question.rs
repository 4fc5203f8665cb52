//! One question: who stands where, what the rule says now, what any other would say, what would turn
//! it, and what can be done.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::standing::decides;
use unbracket_negotiation::state::deciding::{
    Question, QuestionId, Standing, Subject, VoteMethod, VoteResult, VoteRun,
};
use unbracket_negotiation::state::{Position, Stance};
use unbracket_negotiation::{SeatId, State, Target};
use unbracket_procedure::PositionTally;

use super::concluding::{Concluding, concluding};
use super::parts::{Opening, Parts, opening, parts};
use super::words::{Ruled, flips, ruled};
use super::{May, about, answer, figures, target_fields};
use crate::act_form::{Choice, Filled, escaped};
use crate::acting::{capacities, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::floor::Done;
use crate::pages::positions::rests::{Rests, rests};
use crate::rule_form::{Offer, RuleForm};
use crate::rules;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// Who said what of the question.
struct Said {
    seat: u32,
    who: String,
    stance: &'static str,
    class: &'static str,
    reason: String,
    /// The wording that would lift the objection.
    cure: Option<String>,
    /// What it rests on.
    rests: Option<Rests>,
    /// The chair's finding, or that there is none yet.
    finding: Option<&'static str>,
    answered: bool,
    objects: bool,
    /// Whether it is stated as an obstacle.
    obstacle: bool,
    /// Whether the seat takes part in the decision, or is heard alone.
    decides: bool,
    /// Whether it bears on the decision: it is on the question itself, or stated as an obstacle to it.
    concerns: bool,
    fields: Vec<(&'static str, String)>,
    /// On what, where it is on a part of what the question is on.
    on: Option<String>,
}

/// A vote that was taken.
struct Voted {
    result: &'static str,
    /// How many were in favour, against and abstained.
    tally: Option<(u64, u64, u64)>,
    /// Whether the page of decisions tells who voted how: it shows those of the present cycle.
    told: bool,
    /// Whether it was a tie, after which it is voted once more.
    again: bool,
}

#[derive(Template)]
#[template(path = "decide/question.html")]
struct Page {
    frame: Frame,
    name: String,
    here: String,
    key: String,
    done: Done,
    number: usize,
    about: String,
    end: Option<&'static str>,
    now: Option<Ruled>,
    tally: PositionTally,
    others: Vec<Ruled>,
    flips: Vec<String>,
    flips_end: String,
    /// Who stands where, as far as it concerns the decision.
    said: Vec<Said>,
    /// Objections to single provisions that nobody states as an obstacle to the text as a whole.
    beside: Vec<Said>,
    requests: Vec<String>,
    asked: bool,
    voting: bool,
    /// What became of the parts, where the question is divided.
    parts: Option<Parts>,
    /// The next vote, for whoever may open it.
    opening: Option<Opening>,
    /// How it can be concluded, for whoever may conclude it.
    concluding: Option<Concluding>,
    /// The vote that decided it.
    vote: Option<Voted>,
    provision: Option<String>,
    /// What this person's seat has said of it.
    given: Option<&'static str>,
    capacities: Vec<Choice>,
    /// The rule of a vote.
    choose: RuleForm,
    may: May,
}

pub(super) async fn question(
    visit: Visit,
    Path((_, number)): Path<(String, usize)>,
) -> Result<Response, Failure> {
    let id = QuestionId(u32::try_from(number).map_err(|_| Failure::NotFound)?);
    let standing = visit.process.standing(id).await.ok_or(Failure::NotFound)?;
    let found = visit.state(|state| {
        let put = state.deciding.questions.get(number)?;
        Some(shown(&visit, state, put, number, &standing))
    });
    page(&found.ok_or(Failure::NotFound)?)
}

fn shown(
    visit: &Visit,
    state: &State,
    put: &Question,
    number: usize,
    standing: &Arc<Standing>,
) -> Page {
    let tongue = visit.tongue();
    let about = about(state, &put.target, tongue);
    let others = standing.others.iter().map(|(rule, it)| ruled(state, rule, it, tongue));
    let (sets, flips_end) = flips(state, standing, tongue);
    let id = QuestionId(u32::try_from(number).unwrap_or(u32::MAX));
    let (said, beside) = said(state, put, visit).into_iter().partition(|one| one.concerns);
    let opening = put.end.is_none().then(|| opening(visit, state, id)).flatten();
    let own = visit.seats.iter().any(|seat| put.vote_requests.contains(seat));
    Page {
        frame: Frame::within(visit, Section::Decide, about.clone()),
        name: visit.process.name().to_owned(),
        here: visit.address(&format!("decide/questions/{number}")),
        key: fresh_key(),
        done: Done::of(visit),
        number,
        about,
        end: put.end.map(unbracket_negotiation::state::deciding::QuestionEnd::word),
        now: Some(ruled(state, &standing.rule, &standing.decision, tongue)),
        tally: standing.decision.tally.positions,
        others: others.collect(),
        flips: sets,
        flips_end,
        said,
        beside,
        requests: put
            .vote_requests
            .iter()
            .filter(|_| put.end.is_none())
            .map(|id| named::seat_of(tongue, state, *id))
            .collect(),
        asked: own,
        voting: state.deciding.votes.iter().any(|vote| vote.result.is_none() && is_on(vote, id)),
        parts: parts(state, id, put),
        opening,
        concluding: put.end.is_none().then(|| concluding(visit, state, id)).flatten(),
        vote: decided(state, id).filter(|it| put.end.is_some() || it.again),
        provision: put.target.provision.as_ref().map(|id| escaped(id.as_str())),
        given: answer::given(visit, state, id),
        capacities: capacities(visit, None),
        choose: majority(put, tongue),
        may: May::of(
            visit,
            &[
                "judge-objection",
                "answer-objection",
                "request-vote",
                "withdraw-vote-request",
                "rule",
                "apply-cure",
                "move",
                "open-reading",
                "state-position",
                "object",
            ],
        ),
    }
}

/// Whether a vote is on a question, or on a part of it.
fn is_on(vote: &VoteRun, id: QuestionId) -> bool {
    matches!(&vote.subject, Subject::Question(on) | Subject::Part(on, _) if *on == id)
}

/// The result of the last vote on a question.
fn decided(state: &State, id: QuestionId) -> Option<Voted> {
    let mut votes = state.deciding.votes.iter().rev();
    let vote = votes.find(|vote| vote.subject == Subject::Question(id) && vote.result.is_some())?;
    let tally = figures(vote);
    // A show of hands has no roll.
    let told = vote.cycle == state.present_cycle() && vote.method != VoteMethod::NonRecorded;
    let again = vote.result == Some(VoteResult::SecondVote);
    Some(Voted { result: vote.result?.word(), tally, told, again })
}

/// The choice of a majority for a vote: without one, the question's own rule, where that counts votes.
fn majority(put: &Question, tongue: Tongue) -> RuleForm {
    let own = put.rule.counts_votes().then(|| {
        tongue.with("decide-rule-of-question", &[("rule", &rules::plain(tongue, &put.rule))])
    });
    let names = ("rule", tongue.say("decide-rule"));
    RuleForm::new(tongue, Offer::Votes, names, own, &Filled::default())
}

/// Positions on the target, and on any provision where it is the text as a whole.
fn said(state: &State, put: &Question, visit: &Visit) -> Vec<Said> {
    let whole = put.target == Target::text();
    let (home, tongue) = (visit.address(""), visit.tongue());
    let mut out = Vec::new();
    for (target, seats) in state.texts.positions_in(put.cycle).into_iter().flatten() {
        let own = *target == put.target;
        let part = whole && target.proposal.is_none() && target.provision.is_some();
        for (seat, position) in seats {
            let objects = position.stance == Stance::Object;
            if own || (part && objects) {
                let on = (!own).then(|| about(state, target, tongue));
                let rests = rests(state, position, (tongue, &home));
                let found = (target, *seat, position);
                out.push(Said { rests, ..one(state, put.cycle, found, on, tongue) });
            }
        }
    }
    out.sort_by_key(|one| !one.objects);
    out
}

fn one(
    state: &State,
    cycle: usize,
    (target, by, it): (&Target, SeatId, &Position),
    on: Option<String>,
    tongue: Tongue,
) -> Said {
    let known = state.objection_in(cycle, target, by).map(|(_, known)| known);
    let obstacle = known.as_ref().is_some_and(|known| known.obstacle);
    let class = match it.stance {
        Stance::Support => "agreed",
        Stance::CanLiveWith => "closing",
        Stance::Reserve => "open",
        Stance::Object => "held",
    };
    Said {
        seat: by.0,
        who: named::seat_of(tongue, state, by),
        stance: it.stance.word(),
        class,
        reason: named::words(tongue, &it.reason),
        cure: it.cure.as_ref().map(unbracket_text::Passage::to_marked_text),
        rests: None,
        finding: known
            .as_ref()
            .and_then(|known| known.finding)
            .map(unbracket_negotiation::state::deciding::Finding::word),
        answered: known.as_ref().is_some_and(|known| known.answered),
        objects: it.stance == Stance::Object,
        obstacle,
        decides: decides(state, by),
        concerns: on.is_none() || obstacle,
        fields: target_fields(target),
        on,
    }
}
