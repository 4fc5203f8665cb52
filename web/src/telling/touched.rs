//! Which provisions an act touches, whatever it does to them.

use std::collections::BTreeSet;

use unbracket_negotiation::act::aftermath::AftermathAct as After;
use unbracket_negotiation::act::deciding::DecidingAct as D;
use unbracket_negotiation::act::forum::ForumAct as F;
use unbracket_negotiation::act::inputs::InputsAct as I;
use unbracket_negotiation::act::instruments::InstrumentsAct as N;
use unbracket_negotiation::act::texts::TextsAct as T;
use unbracket_negotiation::state::{ProposalId, Target};
use unbracket_negotiation::{Act, Event, State};
use unbracket_text::ProvisionId;

use super::names::changed;

type Touched = BTreeSet<ProvisionId>;

/// The provisions that an act touches.
pub(crate) fn touched(state: &State, event: &Event) -> Touched {
    let mut all: Touched = event.outcome.status.keys().cloned().collect();
    all.extend(event.outcome.units.iter().cloned());
    match &event.act {
        Act::Texts(act) => of_texts(state, act, &mut all),
        Act::Deciding(act) => of_deciding(act, &mut all),
        Act::Inputs(I::Contribute(act)) => all.extend(act.about.iter().cloned()),
        Act::Inputs(I::Dispose(act)) => all.extend(act.used_in.iter().cloned()),
        Act::Inputs(I::ReviseDisposition(act)) => all.extend(act.used_in.iter().cloned()),
        Act::Inputs(I::TakePoint(act)) if !act.confidential => {
            all.extend(act.about.iter().cloned());
        }
        Act::Aftermath(After::TakeCommitment(act)) => all.extend([act.provision.clone()]),
        Act::Aftermath(After::EstablishTaskForce(act)) => all.extend([act.provision.clone()]),
        Act::Forum(F::EstablishForum(act)) => all.extend([act.provision.clone()]),
        Act::Forum(F::Speak(act)) => all.extend(act.provisions.iter().cloned()),
        Act::Forum(F::AdoptMessage(act)) => all.extend(act.provisions.iter().cloned()),
        Act::Instruments(N::LinkInstrument(act)) => all.extend([act.provision.clone()]),
        Act::Instruments(N::RefuseLink(act)) => all.extend([act.provision.clone()]),
        _ => {}
    }
    all
}

fn of_proposal(state: &State, id: ProposalId, all: &mut Touched) {
    let proposal = state.texts.proposal(id);
    all.extend(proposal.and_then(|proposal| changed(&proposal.change)).cloned());
}

fn of_target(state: &State, on: &Target, all: &mut Touched) {
    all.extend(on.provision.clone());
    if let Some(id) = on.proposal {
        of_proposal(state, id, all);
    }
}

fn of_texts(state: &State, act: &T, all: &mut Touched) {
    match act {
        T::Propose(act) => all.extend(changed(&act.change.0).cloned()),
        T::AcceptProposal(act) => of_proposal(state, act.proposal, all),
        T::JoinSponsors(act) => of_proposal(state, act.proposal, all),
        T::SecondProposal(act) => of_proposal(state, act.proposal, all),
        T::WithdrawProposal(act) => of_proposal(state, act.proposal, all),
        T::DropProposal(act) => of_proposal(state, act.proposal, all),
        T::ReintroduceProposal(act) => of_proposal(state, act.proposal, all),
        T::StatePosition(act) => of_target(state, &act.on, all),
        T::WithdrawPosition(act) => of_target(state, &act.on, all),
        T::ProposeCure(act) => of_target(state, &act.on, all),
        T::ApplyCure(act) => of_target(state, &act.on, all),
        T::PutInBrackets(act) => all.extend([act.provision.clone()]),
        T::ReleaseBracket(act) => all.extend([act.provision.clone()]),
        T::LiftBracket(act) => all.extend([act.provision.clone()]),
        T::ReviseProvision(act) => all.extend([act.provision.clone()]),
        T::DeleteProvision(act) => all.extend([act.provision.clone()]),
        T::MoveProvision(act) => all.extend([act.provision.clone()]),
        T::SplitProvision(act) => all.extend([act.provision.clone()]),
        T::MergeProvisions(act) => all.extend(act.provisions.iter().cloned()),
        T::Reopen(act) => all.extend(act.provisions.iter().cloned()),
        T::LinkIssues(act) => all.extend(act.provisions.iter().cloned()),
        T::Agree(act) => all.extend(act.provisions.iter().cloned()),
        T::SuggestForClosure(act) => all.extend(act.provisions.iter().cloned()),
        _ => {}
    }
}

fn of_deciding(act: &D, all: &mut Touched) {
    match act {
        D::StartSilence(act) => all.extend(act.provisions.iter().cloned()),
        D::BreakSilence(act) => all.extend(act.provisions.iter().cloned()),
        D::StateUnderstanding(act) => all.extend(act.provisions.iter().cloned()),
        D::Object(act) => all.extend(act.target.as_ref().and_then(|it| it.provision.clone())),
        D::CallForConsensus(act) => {
            all.extend(act.target.as_ref().and_then(|it| it.provision.clone()));
        }
        D::ExplainPosition(act) => all.extend(act.provisions.iter().cloned()),
        D::Reserve(act) => all.extend(act.provisions.iter().cloned()),
        D::Dissociate(act) => all.extend(act.provisions.iter().cloned()),
        D::StateMinority(act) => all.extend(act.provisions.iter().cloned()),
        _ => {}
    }
}
