//! Deciding: silences, questions and what the rule says of them, votes, motions, adoption, and what
//! follows it.
//!
//! **Invariant:** nothing here computes a decision; what is shown is what `negotiation` says.

mod adoption;
mod answer;
mod concluding;
mod follow;
mod hub;
mod parts;
mod question;
mod words;

use unbracket_negotiation::State;
use unbracket_negotiation::state::Target;
use unbracket_negotiation::state::deciding::{Subject, VoteRun};

use crate::pages::floor::RUNS;
use crate::pages::shown::Labels;
use crate::route::{Access, Route, get, post};
use crate::tongue::Tongue;
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/decide", Access::Anyone, hub::hub),
        get("/p/{process}/decide/questions/{number}", Access::Anyone, question::question),
        post(
            "/p/{process}/decide/questions/{number}/answer",
            Access::Act("state-position"),
            answer::answer,
        ),
        get("/p/{process}/decide/adoption", Access::Anyone, adoption::adoption),
        get("/p/{process}/decide/commitments", Access::Office(RUNS), follow::commitments),
        get("/p/{process}/decide/next-cycle", Access::Office(RUNS), follow::next),
        post("/p/{process}/decide/next-cycle", Access::Act("open-cycle"), follow::open_next),
    ]
}

/// What a question is on, in words.
pub(crate) fn about(state: &State, target: &Target, tongue: Tongue) -> String {
    if let Some(proposal) = target.proposal {
        return tongue.with("decide-on-proposal", &[("number", &proposal.0)]);
    }
    let Some(id) = &target.provision else { return tongue.say("decide-on-text") };
    let rolling = state.texts.rolling.as_ref();
    let label =
        rolling.map(|rolling| Labels::of(&rolling.draft)).unwrap_or_default().cite(id).label;
    match (target.bracket, target.alternative) {
        (Some(bracket), Some(alternative)) => tongue.with(
            "decide-on-alternative",
            &[("label", &label), ("number", &bracket), ("alternative", &alternative)],
        ),
        (Some(bracket), None) => {
            tongue.with("decide-on-bracket", &[("label", &label), ("number", &bracket)])
        }
        (None, _) => tongue.with("decide-on-provision", &[("label", &label)]),
    }
}

/// How many were in favour, against and abstained in a vote that was closed.
pub(crate) fn figures(vote: &VoteRun) -> Option<(u64, u64, u64)> {
    let tally = vote.result.and_then(|_| vote.procedure.tally())?;
    Some((tally.yes, tally.no, tally.abstain))
}

/// What a vote is on, in words.
pub(crate) fn subject(state: &State, subject: &Subject, tongue: Tongue) -> String {
    match subject {
        Subject::Question(id) => {
            let put = state.deciding.questions.get(id.place());
            put.map(|put| about(state, &put.target, tongue)).unwrap_or_default()
        }
        Subject::Part(_, part) => about(state, &Target::provision(part.clone()), tongue),
        Subject::Motion(id) => tongue.with("decide-on-motion", &[("number", &id.0)]),
        Subject::Proposal(id) => tongue.with("decide-on-proposal", &[("number", &id.0)]),
    }
}

/// The names of the fields of a target in a form, with their values.
fn target_fields(target: &Target) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    fields.extend(target.provision.as_ref().map(|id| ("target.provision", format!("#{id}"))));
    fields.extend(target.bracket.map(|number| ("target.bracket", number.to_string())));
    fields.extend(target.alternative.map(|number| ("target.alternative", number.to_string())));
    fields.extend(target.proposal.map(|id| ("target.proposal", id.0.to_string())));
    fields
}

/// Which of these acts this person may take.
struct May(Vec<&'static str>);

impl May {
    fn of(visit: &Visit, kinds: &[&'static str]) -> Self {
        Self(kinds.iter().copied().filter(|kind| visit.may(kind)).collect())
    }

    /// Whether this person may.
    fn take(&self, kind: &str) -> bool {
        self.0.contains(&kind)
    }
}
