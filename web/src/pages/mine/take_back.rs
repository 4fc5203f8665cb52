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
use unbracket_negotiation::{Act, Credentials, Event, State, Words, decide};

use crate::act_form::Filled;
use crate::acting::{self, fresh_key};
use crate::failure::Failure;
use crate::pages::acts::facts_of;
use crate::pages::delegate::done_all;
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
    let Some(found) = withdrawal(&visit, index, count).await? else {
        // Whoever presses twice sees what the first time did.
        let Some((last, kind, count)) = withdrawn(&visit, index, count).await? else {
            return Err(Failure::Said(visit.tongue().say("mine-back-late")));
        };
        return Ok(done_all(&visit, kind, last, count));
    };
    filled.put("acting", found.by.seat.0.to_string());
    filled.put("capacity", acting::capacity_word(found.by.capacity));
    let kind = found.acts.first().map_or("", Act::kind);
    let accepted = acting::submit_all(&visit, &filled, found.acts).await;
    let accepted = accepted.map_err(|(_, failure)| failure)?;
    let last = accepted.last().map(|it| it.index).unwrap_or_default();
    Ok(done_all(&visit, kind, last, accepted.len()))
}

/// The entries of a form, by number, that are the visitor's own.
fn own(visit: &Visit, index: u64, count: u32) -> impl Iterator<Item = u64> {
    let first = index.saturating_sub(u64::from(count.clamp(1, MOST)) - 1);
    (first..=index).filter(|number| is_own(visit, *number))
}

fn is_own(visit: &Visit, number: u64) -> bool {
    let by = visit.state(|state| state.process.entries.get(number).map(|entry| entry.by));
    by.is_some_and(|by| visit.seats.contains(&by))
}

/// What took the acts of a form back since: its last entry, its kind and how many there were; none where
/// none of them was.
async fn withdrawn(
    visit: &Visit,
    index: u64,
    count: u32,
) -> Result<Option<(u64, &'static str, usize)>, Failure> {
    let mut opposites = Vec::new();
    for number in own(visit, index, count) {
        opposites.extend(facts_of(visit, number).await?.and_then(|event| opposite(&event)));
    }
    let (mut last, mut found) = (None, 0);
    let mut later = (index + 1..)
        .take_while(|number| visit.state(|state| state.process.entries.get(*number).is_some()));
    while let Some(number) = later.find(|number| is_own(visit, *number))
        && found < opposites.len()
    {
        let Some(event) = facts_of(visit, number).await? else { continue };
        if opposites.contains(&event.act) {
            (last, found) = (Some((number, event.act.kind())), found + 1);
        }
    }
    Ok(last.map(|(number, kind)| (number, kind, found)))
}

async fn withdrawal(visit: &Visit, index: u64, count: u32) -> Result<Option<Withdrawal>, Failure> {
    let (mut acts, mut by, now) = (Vec::new(), None, visit.now());
    for number in own(visit, index, count) {
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
    let stands = match &event.act {
        Act::Texts(TextsAct::StatePosition(it)) => {
            // To withdraw takes back the whole position: not where it was only said what it rests on.
            it.unless.is_empty() && state.texts.position(&it.on, seat)?.entry == entry
        }
        Act::Deciding(DecidingAct::BreakSilence(it)) => {
            let run = state.deciding.silences.get(it.silence.place())?;
            let mut mine = run.breaks.iter().filter(|one| one.by == seat && !one.withdrawn);
            // To withdraw takes back all of one's objections: not where there are others.
            mine.next()?.entry == entry && mine.next().is_none()
        }
        _ => true,
    };
    stands.then(|| opposite(event)).flatten()
}

/// The act that withdraws what was done; none where nothing does.
fn opposite(event: &Event) -> Option<Act> {
    let because = Words::default();
    Some(match &event.act {
        Act::Texts(TextsAct::StatePosition(it)) => WithdrawPosition { on: it.on.clone() }.into(),
        Act::Texts(TextsAct::Propose(_)) => {
            WithdrawProposal { proposal: ProposalId(event.outcome.made?) }.into()
        }
        Act::Texts(TextsAct::JoinSponsors(it)) => LeaveSponsors { proposal: it.proposal }.into(),
        Act::Inputs(InputsAct::Contribute(_)) => {
            WithdrawContribution { contribution: ContributionId(event.outcome.made?), because }
                .into()
        }
        Act::Inputs(InputsAct::CoSign(it)) => {
            WithdrawCoSignature { contribution: it.contribution }.into()
        }
        Act::Deciding(DecidingAct::BreakSilence(it)) => {
            WithdrawBreak { silence: it.silence }.into()
        }
        Act::Deciding(DecidingAct::Object(it)) => {
            WithdrawObjection { target: it.target.clone(), because }.into()
        }
        Act::Deciding(DecidingAct::RequestVote(it)) => {
            WithdrawVoteRequest { question: it.question }.into()
        }
        Act::Forum(ForumAct::RequestFloor(_)) => {
            WithdrawRequest { request: RequestId(event.outcome.made?) }.into()
        }
        _ => return None,
    })
}
