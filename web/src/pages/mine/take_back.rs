//! Taking back what was just done, by one click on the notice that confirms it, where the rules allow it.
//!
//! **Invariant:** nothing is undone: a further act withdraws, and the record keeps both. It is offered only
//! for acts of one's own whose effect still stands as they left it, and the core decides once more when
//! it is taken.

use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::deciding::{
    DecidingAct, WithdrawBreak, WithdrawObjection, WithdrawVoteRequest,
};
use unbracket_negotiation::act::forum::{ForumAct, WithdrawRequest};
use unbracket_negotiation::act::inputs::{InputsAct, WithdrawCoSignature, WithdrawContribution};
use unbracket_negotiation::act::texts::{
    LeaveSponsors, TextsAct, WithdrawPosition, WithdrawProposal,
};
use unbracket_negotiation::state::forum::RequestId;
use unbracket_negotiation::state::{ContributionId, ProposalId};
use unbracket_negotiation::{Act, Capacity, Credentials, Event, State, Words, decide};

use crate::act_form::Filled;
use crate::acting::{self, fresh_key};
use crate::failure::Failure;
use crate::frame::go;
use crate::pages::acts::facts_of;
use crate::visit::Visit;

/// How many acts of one form are looked at.
const MOST: u32 = 200;

/// The button on a notice: a template with a `frame` and this as `back` includes `mine/back.html`.
pub(crate) struct Button {
    /// Where its form goes.
    pub(crate) action: String,
    /// How many acts there were, where one form made several.
    pub(crate) count: u32,
    /// The name of the submission.
    pub(crate) key: String,
}

/// What would take acts back, and who would.
struct Withdrawal {
    acts: Vec<Act>,
    by: Credentials,
}

/// The button for the acts of a form: `count` of them, the last of which is entry `index`; none where
/// nothing of it can be taken back by this visitor.
///
/// # Errors
/// Where the record cannot be read.
pub(crate) async fn button(
    visit: &Visit,
    index: u64,
    count: u32,
) -> Result<Option<Button>, Failure> {
    let found = withdrawal(visit, index, count).await?;
    Ok(found.map(|_| Button {
        action: visit.address(&format!("mine/done/{index}/take-back")),
        count,
        key: fresh_key(),
    }))
}

/// Takes back.
pub(super) async fn take_back(
    visit: Visit,
    Path((_, index)): Path<(String, u64)>,
    mut filled: Filled,
) -> Result<Response, Failure> {
    let count = filled.get("count").and_then(|count| count.parse().ok()).unwrap_or(1);
    let late = || Failure::Wrong(visit.tongue().say("mine-back-late"));
    let Some(found) = withdrawal(&visit, index, count).await? else { return Err(late()) };
    filled.put("acting", found.by.seat.0.to_string());
    filled.put("capacity", word(found.by.capacity));
    let kind = found.acts.first().map_or("", Act::kind);
    let accepted = acting::submit_all(&visit, &filled, found.acts).await;
    let accepted = accepted.map_err(|(_, failure)| failure)?;
    let last = accepted.last().map(|it| it.index).unwrap_or_default();
    let count = accepted.len();
    Ok(go(&visit.address(&format!("mine/done/{last}?act={kind}&count={count}"))))
}

/// A capacity as a form names it.
fn word(capacity: Capacity) -> String {
    match capacity {
        Capacity::National => "national".to_owned(),
        Capacity::OnBehalfOf(group) => format!("for:{}", group.0),
        Capacity::AlignedWith(group) => format!("with:{}", group.0),
    }
}

async fn withdrawal(visit: &Visit, index: u64, count: u32) -> Result<Option<Withdrawal>, Failure> {
    let first = index.saturating_sub(u64::from(count.clamp(1, MOST)) - 1);
    let own = |number: &u64| {
        let by = visit.state(|state| state.process.entries.get(*number).map(|entry| entry.by));
        by.is_some_and(|by| visit.seats.contains(&by))
    };
    let (mut acts, mut by, now) = (Vec::new(), None, visit.now());
    for number in (first..=index).filter(own) {
        let Some(event) = facts_of(visit, number).await? else { continue };
        let who = Credentials { countersigned: None, ..event.by };
        let act = visit.state(|state| {
            let act = withdraws(state, number, &event)?;
            decide(state, &act, &who, now.max(state.now)).ok().map(|_| act)
        });
        let Some(act) = act else { continue };
        // One form, one actor: what another seat did has its own notice.
        if *by.get_or_insert(who) == who {
            acts.push(act);
        }
    }
    Ok(by.map(|by| Withdrawal { acts, by }))
}

/// The act that withdraws what an entry did; none where nothing does, or where something else has taken
/// its place since.
fn withdraws(state: &State, entry: u64, event: &Event) -> Option<Act> {
    let seat = event.by.seat;
    match &event.act {
        Act::Texts(TextsAct::StatePosition(it)) => {
            let stands = state.texts.position(&it.on, seat)?.entry == entry;
            stands.then(|| WithdrawPosition { on: it.on.clone() }.into())
        }
        Act::Texts(TextsAct::Propose(_)) => {
            Some(WithdrawProposal { proposal: ProposalId(event.outcome.made?) }.into())
        }
        Act::Texts(TextsAct::JoinSponsors(it)) => {
            Some(LeaveSponsors { proposal: it.proposal }.into())
        }
        Act::Inputs(InputsAct::Contribute(_)) => {
            let contribution = ContributionId(event.outcome.made?);
            Some(WithdrawContribution { contribution, because: Words::default() }.into())
        }
        Act::Inputs(InputsAct::CoSign(it)) => {
            Some(WithdrawCoSignature { contribution: it.contribution }.into())
        }
        Act::Deciding(DecidingAct::BreakSilence(it)) => {
            let run = state.deciding.silences.get(it.silence.place())?;
            let mut mine = run.breaks.iter().filter(|one| one.by == seat && !one.withdrawn);
            // To withdraw takes back all of one's objections: not where there are others.
            let alone = mine.next()?.entry == entry && mine.next().is_none();
            alone.then(|| WithdrawBreak { silence: it.silence }.into())
        }
        Act::Deciding(DecidingAct::Object(it)) => {
            let because = Words::default();
            Some(WithdrawObjection { target: it.target.clone(), because }.into())
        }
        Act::Deciding(DecidingAct::RequestVote(it)) => {
            Some(WithdrawVoteRequest { question: it.question }.into())
        }
        Act::Forum(ForumAct::RequestFloor(_)) => {
            Some(WithdrawRequest { request: RequestId(event.outcome.made?) }.into())
        }
        _ => None,
    }
}
