//! Everything that was said of one paragraph: reasons, cures, and what one can do about them.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::texts::{
    AcceptCure, ConfirmAgreement, ProposeCure, WithdrawPosition,
};
use unbracket_negotiation::state::{CureId, Target};
use unbracket_negotiation::{Act, Kept, SeatId, State};
use unbracket_negotiation::{Part, said};
use unbracket_text::{Draft, ProvisionId};

use super::rests::{self, Thing};
use super::said::{Place, Said};
use crate::act_form::Filled;
use crate::acting::{capacity_word, submit_all};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::pages::delegate::{self, passage_over, random_word};
use crate::pages::problem::Problem;
use crate::pages::wording::{Shade, direction, label_of, language, recorded, shades};
use crate::visit::Visit;

/// A cure that somebody offers.
struct Offer {
    id: u32,
    of: String,
    by: String,
    shades: Vec<Shade>,
    proposal: Option<u32>,
    mine: bool,
}

/// How one's own position was stated: by which seat, in which capacity.
#[derive(Default)]
struct Made {
    seat: u32,
    capacity: String,
}

#[derive(Template)]
#[template(path = "positions/one.html")]
struct Page {
    frame: Frame,
    address: String,
    id: String,
    label: String,
    words: String,
    lang: String,
    dir: &'static str,
    said: Vec<Said>,
    offers: Vec<Offer>,
    /// Whether this seat has said something that it can take back.
    withdraws: bool,
    /// Whether an agreement waits for this capital.
    confirms: bool,
    /// What one's own objection could rest on, with how it was made; nothing without one.
    things: Vec<Thing>,
    made: Made,
    may_cure: bool,
    may_propose: bool,
    key: String,
    /// Why what was ticked was not taken.
    problem: Option<Problem>,
}

pub(super) async fn show(
    visit: Visit,
    Path((_, provision)): Path<(String, String)>,
) -> Result<Response, Failure> {
    page(&made(&visit, provision, None)?)
}

/// The page; with what was ticked and why it was not taken, where that comes back.
fn made(
    visit: &Visit,
    provision: String,
    again: Option<(&Filled, &Failure)>,
) -> Result<Page, Failure> {
    let id = ProvisionId::new(provision.as_str());
    let seat = visit.seat();
    let (may_cure, may_propose) = (visit.may("propose-cure"), visit.may("propose"));
    let key = random_word()?;
    let rolling = visit.state(|state| state.texts.rolling.clone()).ok_or(Failure::NotFound)?;
    let draft = rolling.draft.clone();
    let content = draft.get(&id).ok_or(Failure::NotFound)?.content.clone();
    let (tongue, address) = (visit.tongue(), visit.address(""));
    let (said, offers, mut things, made) = visit.state(|state| {
        let own = seat.filter(|_| visit.may_now("state-position"));
        let place = Place { state, tongue, home: &address };
        (
            place.of_provision(&Target::provision(id.clone()), &content),
            offers(place, &draft, &id, seat),
            own.map(|seat| rests::things(state, seat, &id, tongue)).unwrap_or_default(),
            seat.and_then(|seat| stated(state, seat, &id)).unwrap_or_default(),
        )
    });
    if let Some((filled, _)) = again {
        for thing in &mut things {
            thing.ticked = filled.all("unless").any(|it| *it == thing.value);
        }
    }
    let lang = language(&draft);
    let label = label_of(&draft, &id);
    let title = visit.tongue().with("positions-on", &[("label", &label)]);
    Ok(Page {
        frame: Frame::within(visit, Section::Positions, title),
        address,
        withdraws: seat.is_some_and(|seat| said.iter().any(|it| it.seat == seat.0)),
        confirms: seat
            .is_some_and(|it| rolling.pending.get(&id).is_some_and(|all| all.contains(&it))),
        id: provision,
        label,
        words: content.to_marked_text(),
        dir: direction(&lang),
        lang,
        said,
        offers,
        things,
        made,
        may_cure,
        may_propose,
        key,
        problem: again.map(|(_, failure)| Problem::of(tongue, failure)),
    })
}

/// How the position of a seat on a provision was stated.
fn stated(state: &State, seat: SeatId, id: &ProvisionId) -> Option<Made> {
    let position = state.texts.position(&Target::provision(id.clone()), seat)?;
    Some(Made { seat: seat.0, capacity: capacity_word(position.capacity) })
}

fn offers(place: Place<'_>, draft: &Draft, id: &ProvisionId, seat: Option<SeatId>) -> Vec<Offer> {
    let Place { state, tongue, .. } = place;
    let content = draft.get(id).map(|it| it.content.clone()).unwrap_or_default();
    let cycle = state.present_cycle();
    let all = (0..).map(CureId).zip(&state.texts.cures);
    let here = all.filter(|(_, cure)| cure.provision == *id && cure.cycle == cycle);
    here.map(|(number, cure)| Offer {
        id: number.0,
        of: delegate::names(tongue, state, [&cure.of]).join(""),
        by: delegate::names(tongue, state, [&cure.by]).join(""),
        shades: shades(&content, &cure.wording),
        proposal: cure.proposal.map(|it| it.0),
        mine: Some(cure.of) == seat && cure.proposal.is_none(),
    })
    .collect()
}

pub(super) async fn act(
    visit: Visit,
    Path((_, provision, verb)): Path<(String, String, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let id = ProvisionId::new(provision.as_str());
    let number = |name: &str| -> Result<u32, Failure> {
        filled.need(name)?.parse().map_err(|_| {
            Failure::Wrong(said!(
                "{field} is no number",
                field = Part::Field(name.to_owned().into())
            ))
        })
    };
    if verb == "rest" {
        let acts = rests::acts(&visit, &id, &filled)?;
        let count = acts.len();
        let done = match submit_all(&visit, &filled, acts).await {
            Ok(done) => done,
            Err((_, failure @ Failure::Refused(_))) => {
                let again = made(&visit, provision, Some((&filled, &failure)))?;
                return page_with(failure.status(), &again);
            }
            Err((_, failure)) => return Err(failure),
        };
        let last = done.last().map(|it| it.index).unwrap_or_default();
        return Ok(delegate::done_all(&visit, "state-position", last, count));
    }
    let act: Act = match verb.as_str() {
        "withdraw" => WithdrawPosition { on: Target::provision(id) }.into(),
        "accept" => AcceptCure { cure: CureId(number("cure")?) }.into(),
        "confirm" => ConfirmAgreement { provisions: [id].into() }.into(),
        "cure" => {
            let rolling = visit.state(|state| state.texts.rolling.clone());
            let old = rolling.and_then(|it| it.draft.get(&id).map(|it| it.content.clone()));
            let typed = passage_over(filled.need("words")?, &old.unwrap_or_default());
            let wording = Kept(recorded(&typed)?);
            let of = Some(SeatId(number("of")?)).filter(|of| Some(*of) != visit.seat());
            ProposeCure { on: Target::provision(id), of, wording }.into()
        }
        _ => return Err(Failure::NotFound),
    };
    delegate::act(&visit, &filled, act).await
}
