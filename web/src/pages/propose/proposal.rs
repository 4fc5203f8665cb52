//! One proposal: what it would change, who stands behind it, and what one can do with it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::texts::{
    JoinSponsors, LeaveSponsors, ReintroduceProposal, SecondProposal, StatePosition,
    WithdrawPosition, WithdrawProposal,
};
use unbracket_negotiation::assembly::carried;
use unbracket_negotiation::state::{Proposal, ProposalId, ProposalState, Stance, Target};
use unbracket_negotiation::{Act, Moment, Part, State, Words, said};

use super::words::named;
use crate::act_form::{Choice, Filled};
use crate::acting::{capacities, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::delegate::{self, actor, names};
use crate::pages::positions::rests;
use crate::pages::positions::said::{Place, Said};
use crate::pages::wording::{Shown, heading_now, new_words, shown};
use crate::telling::Teller;
use crate::unfit;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "propose/proposal.html")]
struct Page {
    frame: Frame,
    address: String,
    id: u32,
    view: View,
    verbs: Vec<(&'static str, String)>,
    may_amend: bool,
    /// Where people stand on it, and what of theirs rests on it.
    said: Vec<Said>,
    resting: Vec<Said>,
    /// What the seat of this person can say of it, where it can.
    own: Option<Own>,
    lang: String,
    dir: &'static str,
    capacities: Vec<Choice>,
    key: String,
}

/// One's own position on a proposal.
struct Own {
    stance: &'static str,
    reason: String,
    stands: bool,
}

/// A proposal as it is shown.
struct View {
    shown: Shown,
    by: String,
    at: Moment,
    entry: u64,
    state: &'static str,
    reason: String,
    sponsors: Vec<String>,
    supporters: Vec<String>,
    /// The proposal that it amends.
    amends: Option<u32>,
    /// The proposals that amend it.
    amended_by: Vec<u32>,
    /// Why it no longer fits the text.
    stale: Option<String>,
    waits_for_sponsor: bool,
}

pub(super) async fn show(
    visit: Visit,
    Path((_, number)): Path<(String, u32)>,
) -> Result<Response, Failure> {
    let (tongue, address) = (visit.tongue(), visit.address(""));
    let id = ProposalId(number);
    let found = visit.state(|state| {
        let proposal = state.texts.proposal(id)?;
        let place = Place { state, tongue, home: &address };
        Some((
            view(&visit, state, id, proposal),
            verbs(&visit, proposal),
            amendable(state, proposal),
            (place.of_proposal(id), place.resting_on(id), own(&visit, state, id)),
        ))
    });
    let (view, verbs, amendable, (said, resting, own)) = found.ok_or(Failure::NotFound)?;
    let title = tongue.with("propose-number", &[("number", &number)]);
    page(&Page {
        frame: Frame::within(&visit, Section::Text, title),
        address,
        id: number,
        said,
        resting,
        own,
        lang: view.shown.lang.clone(),
        dir: view.shown.dir,
        view,
        may_amend: amendable && visit.may("propose"),
        verbs: verbs.into_iter().map(|(verb, key)| (verb, tongue.say(key))).collect(),
        capacities: capacities(&visit, None),
        key: fresh_key(),
    })
}

fn view(visit: &Visit, state: &State, id: ProposalId, proposal: &Proposal) -> View {
    let tongue = visit.tongue();
    let other = proposal.amends.and_then(|other| state.texts.proposal(other));
    let shown = Shown {
        heading: heading_now(tongue, state, proposal),
        ..shown(tongue, &proposal.base, &proposal.change, other.map(|it| &it.change))
    };
    let all = (0..).map(ProposalId).zip(&state.texts.proposals);
    let open = proposal.state == ProposalState::Open;
    let rolling = state.texts.rolling.as_ref().filter(|_| open);
    let stale = rolling.and_then(|rolling| carried(proposal, &rolling.draft).err());
    View {
        shown,
        by: actor(tongue, state, proposal.by, proposal.capacity),
        at: proposal.at,
        entry: proposal.entry,
        state: proposal.state.word(),
        reason: named::words(tongue, &proposal.reason),
        sponsors: names(tongue, state, &proposal.sponsors),
        supporters: names(tongue, state, &proposal.supporters),
        amends: proposal.amends.map(|other| other.0),
        amended_by: all.filter(|(_, it)| it.amends == Some(id)).map(|(other, _)| other.0).collect(),
        stale: stale.map(|reason| unfit::stale(&Teller::new(tongue, state), &reason)),
        waits_for_sponsor: open
            && unbracket_negotiation::standing::waits_for_sponsor(state, proposal),
    }
}

/// What a seat said of a proposal, and could say of it now; nothing where it could not.
fn own(visit: &Visit, state: &State, id: ProposalId) -> Option<Own> {
    let open = state
        .texts
        .proposal(id)
        .is_some_and(|it| it.state == ProposalState::Open && it.cycle == state.present_cycle());
    let seat = visit.seat().filter(|_| open && visit.may_now("state-position"))?;
    let position = state.texts.position(&Target::proposal(id), seat);
    Some(Own {
        stance: position.map_or("", |it| it.stance.word()),
        reason: position.and_then(|it| it.reason.text()).unwrap_or_default().to_owned(),
        stands: position.is_some(),
    })
}

/// Says where a seat stands on a proposal, or takes that back.
pub(super) async fn position(
    visit: Visit,
    Path((_, number)): Path<(String, u32)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let on = Target::proposal(ProposalId(number));
    if filled.get("withdraw").is_some() {
        return delegate::act(&visit, &filled, WithdrawPosition { on }).await;
    }
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let field = || Part::Field("stance".into());
    let stance = Stance::find(filled.need("stance")?)
        .ok_or_else(|| Failure::Wrong(said!("{field} is missing", field = field())))?;
    let because = Words::said(filled.get("because").unwrap_or_default().trim());
    let act = visit.state(|state| {
        let unless = rests::kept(state, seat, &on, stance);
        rests::stated(
            state,
            seat,
            StatePosition { on, stance, direction: None, because, unless },
            "",
        )
    });
    delegate::act(&visit, &filled, act).await
}

fn amendable(state: &State, proposal: &Proposal) -> bool {
    let draft = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
    let stands =
        named(&proposal.change).is_none_or(|id| draft.is_some_and(|it| it.get(id).is_some()));
    proposal.state == ProposalState::Open && stands && !new_words(&proposal.change).is_empty()
}

/// What this visitor would be in order to do with a proposal, as far as it shows from here.
fn verbs(visit: &Visit, proposal: &Proposal) -> Vec<(&'static str, &'static str)> {
    let Some(seat) = visit.seat() else { return Vec::new() };
    let (open, sponsors) =
        (proposal.state == ProposalState::Open, proposal.sponsors.contains(&seat));
    let supports = proposal.supporters.contains(&seat);
    let all = [
        (open && !sponsors, "join", "propose-join", "join-sponsors"),
        (open && !sponsors && !supports, "second", "propose-second", "second-proposal"),
        (
            open && sponsors && proposal.sponsors.len() > 1,
            "leave",
            "propose-leave",
            "leave-sponsors",
        ),
        (
            open && sponsors && proposal.sponsors.len() == 1,
            "withdraw",
            "propose-withdraw",
            "withdraw-proposal",
        ),
        (
            proposal.state == ProposalState::Withdrawn,
            "reintroduce",
            "propose-reintroduce",
            "reintroduce-proposal",
        ),
    ];
    let may = all.into_iter().filter(|(fits, .., kind)| *fits && visit.may(kind));
    may.map(|(_, verb, key, _)| (verb, key)).collect()
}

pub(super) async fn act(
    visit: Visit,
    Path((_, number, verb)): Path<(String, u32, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let proposal = ProposalId(number);
    let act: Act = match verb.as_str() {
        "join" => JoinSponsors { proposal }.into(),
        "leave" => LeaveSponsors { proposal }.into(),
        "second" => SecondProposal { proposal }.into(),
        "withdraw" => WithdrawProposal { proposal }.into(),
        "reintroduce" => ReintroduceProposal { proposal }.into(),
        _ => return Err(Failure::NotFound),
    };
    delegate::act(&visit, &filled, act).await
}
