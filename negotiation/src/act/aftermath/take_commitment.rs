//! Takes a commitment from an adopted provision.

use unbracket_text::ProvisionId;

use super::{known_seats, operative, serves, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::said::Said;
use crate::state::aftermath::{
    Commitment, CommitmentId, CommitmentState, Means, Undertaking, Verb, next,
};
use crate::state::{DocumentId, State};
use crate::wire::act;

act! {
    /// Writes down what an adopted provision asks, of whom, until when. The secretariat does so for
    /// everybody; a seat may only commit itself.
    TakeCommitment = "take-commitment" {
        /// The adopted document; none means the latest.
        document: Option<DocumentId>,
        /// The provision.
        provision: ProvisionId,
        /// What is undertaken.
        what: Undertaking,
    }
}

impl Deed for TakeCommitment {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        operative(state, self.document, &self.provision)?;
        let own = self.what.verb == Verb::Commits
            && self.what.others.is_empty()
            && self.what.actors.iter().eq([&case.by.seat]);
        require(own || serves(state, case.by), Code::NotYours, rules::FOLLOW_UP, || {
            said!("a seat commits itself and nobody else; for others it is the secretariat")
        })?;
        check(&self.what, state)?;
        Ok(Outcome::made(next(&state.aftermath.commitments)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some((document, _)) = state.adopted_document(self.document) else { return };
        let id = CommitmentId(next(&state.aftermath.commitments));
        state.aftermath.open.insert(id);
        state.aftermath.commitments.push(Commitment {
            document,
            provision: self.provision.clone(),
            undertaking: self.what.clone(),
            former: Vec::new(),
            state: CommitmentState::Open,
            successor: None,
            reports: Vec::new(),
            evidence: Vec::new(),
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        });
    }
}

/// Checks what is undertaken, for its first wording and for every later one.
pub(super) fn check(what: &Undertaking, state: &State) -> Result<(), Refusal> {
    let blank = |message: Said| Refusal::new(Code::Blank, rules::FOLLOW_UP, message);
    if what.action.is_blank() {
        return Err(blank(said!("what has to be done is wanted")));
    }
    if what.actors.is_empty() && what.others.is_empty() {
        return Err(blank(said!(
            "who has to do it is wanted: seats, or words for those without one"
        )));
    }
    if what.others.iter().chain(&what.indicators).any(crate::Words::is_blank) {
        return Err(blank(said!(
            "an actor or an indicator without words says nothing; leave it out"
        )));
    }
    known_seats(state, &what.actors)?;
    for link in &what.links {
        let known = state.instruments.instrument(link.instrument).is_some();
        require(known, Code::Unknown, rules::INSTRUMENTS, || {
            said!("there is no {instrument}; register it first", instrument = link.instrument)
        })?;
    }
    what.means.as_ref().map_or(Ok(()), check_means)
}

fn check_means(means: &Means) -> Result<(), Refusal> {
    for money in means.needs.iter().chain(&means.pledged) {
        require(money.amount > 0, Code::Contradiction, rules::FOLLOW_UP, || {
            said!("an amount is more than nothing; leave it out where there is none")
        })?;
        let code = money.currency.as_str();
        let plain = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        require(plain, Code::Unknown, rules::FOLLOW_UP, || {
            said!("{code} is no code of a currency, such as USD", code)
        })?;
    }
    let said = !means.sources.is_empty() || means.needs.is_some() || means.pledged.is_some();
    require(said, Code::Blank, rules::FOLLOW_UP, || {
        said!("means without a source or an amount say nothing; leave them out")
    })
}

/// Finds a commitment that an act changes, whatever its state.
pub(super) fn find(state: &State, id: CommitmentId) -> Result<&Commitment, Refusal> {
    state.aftermath.commitment(id).ok_or_else(|| unknown(id))
}
