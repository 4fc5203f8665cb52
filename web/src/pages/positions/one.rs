//! Everything that was said of one paragraph: reasons, cures, and what one can do about them.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::texts::{
    AcceptCure, ConfirmAgreement, ProposeCure, WithdrawPosition,
};
use unbracket_negotiation::state::{CureId, Stance, Target};
use unbracket_negotiation::{Act, Kept, Moment, SeatId, State};
use unbracket_negotiation::{Part, said};
use unbracket_text::{Draft, ProvisionId};

use super::rests::{self, Rests, Thing};
use crate::act_form::Filled;
use crate::acting::{capacity_word, submit_all};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::delegate::{self, actor, passage_over, random_word};
use crate::pages::wording::{Shade, direction, label_of, language, recorded, shades};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// A position with all that belongs to it.
struct Said {
    seat: u32,
    by: String,
    stance: &'static str,
    sign: &'static str,
    class: &'static str,
    direction: &'static str,
    reason: String,
    cure: Option<Vec<Shade>>,
    rests: Option<Rests>,
    at: Moment,
    entry: u64,
    /// Whether it objects to the paragraph as a whole, so that a cure can be offered.
    curable: bool,
}

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
}

pub(super) async fn show(
    visit: Visit,
    Path((_, provision)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = ProvisionId::new(provision.as_str());
    let seat = visit.seat();
    let (may_cure, may_propose) = (visit.may("propose-cure"), visit.may("propose"));
    let key = random_word()?;
    let rolling = visit.state(|state| state.texts.rolling.clone()).ok_or(Failure::NotFound)?;
    let draft = rolling.draft.clone();
    let content = draft.get(&id).ok_or(Failure::NotFound)?.content.clone();
    let (tongue, address) = (visit.tongue(), visit.address(""));
    let (said, offers, things, made) = visit.state(|state| {
        let own = seat.filter(|_| visit.may_now("state-position"));
        (
            said(state, &draft, &id, (tongue, &address)),
            offers(state, &draft, &id, seat),
            own.map(|seat| rests::things(state, seat, &id, tongue)).unwrap_or_default(),
            seat.and_then(|seat| made(state, seat, &id)).unwrap_or_default(),
        )
    });
    let lang = language(&draft);
    let label = label_of(&draft, &id);
    let title = visit.tongue().with("positions-on", &[("label", &label)]);
    page(&Page {
        frame: Frame::within(&visit, Section::Positions, title),
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
    })
}

/// How the position of a seat on a provision was stated.
fn made(state: &State, seat: SeatId, id: &ProvisionId) -> Option<Made> {
    let position = state.texts.position(&Target::provision(id.clone()), seat)?;
    Some(Made { seat: seat.0, capacity: capacity_word(position.capacity) })
}

fn said(state: &State, draft: &Draft, id: &ProvisionId, at: (Tongue, &str)) -> Vec<Said> {
    let content = draft.get(id).map(|it| it.content.clone()).unwrap_or_default();
    let whole = Target::provision(id.clone());
    let one = |(on, seat, position): (&Target, SeatId, &unbracket_negotiation::state::Position)| {
        let (sign, class) = crate::status::stance(Some(position.stance));
        Said {
            seat: seat.0,
            by: actor(state, seat, position.capacity),
            stance: position.stance.word(),
            sign,
            class,
            direction: position.direction.map_or("", |it| it.word()),
            reason: position.reason.shown().to_owned(),
            cure: position.cure.as_ref().map(|cure| shades(&content, cure)),
            rests: rests::rests(state, position, at),
            at: position.at,
            entry: position.entry,
            curable: *on == whole && position.stance == Stance::Object,
        }
    };
    state.texts.positions_on(id).map(one).collect()
}

fn offers(state: &State, draft: &Draft, id: &ProvisionId, seat: Option<SeatId>) -> Vec<Offer> {
    let content = draft.get(id).map(|it| it.content.clone()).unwrap_or_default();
    let cycle = state.present_cycle();
    let all = (0..).map(CureId).zip(&state.texts.cures);
    let here = all.filter(|(_, cure)| cure.provision == *id && cure.cycle == cycle);
    here.map(|(number, cure)| Offer {
        id: number.0,
        of: delegate::names(state, [&cure.of]).join(""),
        by: delegate::names(state, [&cure.by]).join(""),
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
        let done = submit_all(&visit, &filled, acts).await.map_err(|(_, failure)| failure)?;
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
