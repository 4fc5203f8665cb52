//! Inputs: calling for them, contributing, answering every point.

mod call_for_inputs;
mod change_consent;
mod close_contribution;
mod co_sign;
mod contribute;
mod dispose;
mod extend_call;
mod join_points;
mod publish_contributions;
mod publish_synthesis;
mod revise_disposition;
mod synthesis;
mod take_point;
mod withdraw_co_signature;
mod withdraw_contribution;

pub use call_for_inputs::CallForInputs;
pub use change_consent::ChangeConsent;
pub use close_contribution::CloseContribution;
pub use co_sign::CoSign;
pub use contribute::Contribute;
pub use dispose::Dispose;
pub use extend_call::ExtendCall;
pub use join_points::JoinPoints;
pub use publish_contributions::PublishContributions;
pub use publish_synthesis::PublishSynthesis;
pub use revise_disposition::ReviseDisposition;
pub use synthesis::{Synthesis, SynthesisPoint, synthesis};
pub use take_point::TakePoint;
pub use withdraw_co_signature::WithdrawCoSignature;
pub use withdraw_contribution::WithdrawContribution;

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::acts;
use crate::refusal::{Code, Refusal, at_most, require};
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::state::{
    Call, CallId, Contribution, ContributionId, Disposition, Point, PointId, State,
};

acts! {
    /// What is done about inputs.
    InputsAct {
        CallForInputs, ExtendCall, Contribute, CoSign, WithdrawCoSignature, WithdrawContribution,
        ChangeConsent, PublishContributions, TakePoint, JoinPoints, Dispose, ReviseDisposition,
        CloseContribution, PublishSynthesis,
    }
}

/// The call whose synthesis has to be published before the next draft is issued.
pub fn awaits_synthesis(state: &State) -> Option<CallId> {
    state.inputs.awaiting_synthesis()
}

fn unknown(id: impl Into<Part>) -> Refusal {
    Refusal::new(Code::Unknown, rules::INPUTS, said!("there is no {id}", id))
}

fn call(state: &State, id: CallId) -> Result<&Call, Refusal> {
    state.inputs.call(id).ok_or_else(|| unknown(id))
}

/// Refuses what belongs to a call of a cycle that ended.
fn of_this_cycle(state: &State, id: CallId) -> Result<(), Refusal> {
    let present = call(state, id)?.cycle == state.present_cycle();
    require(present, Code::Closed, rules::INPUTS, || {
        said!("{id} belongs to a cycle that ended; contribute to a call of this one", id)
    })
}

/// A call of this cycle whose synthesis is not published.
fn open_call(state: &State, id: CallId) -> Result<&Call, Refusal> {
    of_this_cycle(state, id)?;
    let call = call(state, id)?;
    require(call.synthesised.is_none(), Code::Closed, rules::INPUTS, || {
        said!("the synthesis of this call is published")
    })?;
    Ok(call)
}

fn contribution(state: &State, id: ContributionId) -> Result<&Contribution, Refusal> {
    state.inputs.contribution(id).ok_or_else(|| unknown(id))
}

/// A contribution that is neither closed nor withdrawn.
fn open_contribution(state: &State, id: ContributionId) -> Result<&Contribution, Refusal> {
    let found = contribution(state, id)?;
    open_call(state, found.call)?;
    require(found.closed.is_none() && !found.withdrawn, Code::Closed, rules::INPUTS, || {
        said!("{id} is closed or withdrawn", id)
    })?;
    Ok(found)
}

fn point(state: &State, id: PointId) -> Result<&Point, Refusal> {
    state.inputs.point(id).ok_or_else(|| unknown(id))
}

/// Checks that provisions stand in the present text or in a document.
fn check_provisions(state: &State, ids: &BTreeSet<ProvisionId>) -> Result<(), Refusal> {
    at_most(ids.len(), said!("provisions"))?;
    let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
    let last = state.texts.documents.last().map(|document| &document.draft);
    for id in ids {
        let known = [rolling, last].into_iter().flatten().any(|draft| draft.get(id).is_some());
        require(known, Code::Unknown, rules::INPUTS, || {
            said!("there is no provision #{id} in the present text", id)
        })?;
    }
    Ok(())
}

/// Checks that points are named, and that where they are used fits what is said of them.
fn check_used(
    state: &State,
    points: &BTreeSet<PointId>,
    disposition: Disposition,
    used_in: &BTreeSet<ProvisionId>,
) -> Result<(), Refusal> {
    require(!points.is_empty(), Code::Blank, rules::INPUTS, || {
        said!("at least one point is wanted")
    })?;
    at_most(points.len(), said!("points"))?;
    let uses = disposition.uses();
    // Before there is a text, a point can only have gone into ideas for it.
    let text = state.texts.rolling.is_some();
    require(!uses || !text || !used_in.is_empty(), Code::Blank, rules::INPUTS, || {
        said!("say in which provisions it is used")
    })?;
    require(uses || used_in.is_empty(), Code::Contradiction, rules::INPUTS, || {
        said!("what is {disposition} stands in no provision", disposition)
    })?;
    check_provisions(state, used_in)
}
