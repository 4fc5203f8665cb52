//! Invitations: who accredits sends one for a seat, and whoever gets it takes the seat with one click.
//!
//! **Invariant:** an invitation gives the seat that it names; taking it never opens an account that is
//! there already, except to who holds its mailbox.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_negotiation::{Role, SeatId};
use unbracket_secretariat::accounts::{Account, Holding, Invitation, Offer, Proof, Secret, Stay};

use super::cookie::{unkept, with_session};
use super::{end_former, letter};
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page};
use crate::named;
use crate::route::{Access, Route, get, post};
use crate::site::Site;
use crate::tongue::{LANGUAGES, Tongue};
use crate::visit::{Visit, Visitor};

const INVITE: Access = Access::Office(&[Role::Registrar, Role::Secretariat]);

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/invitation/{secret}", Access::Anyone, show),
        post("/invitation/{secret}", Access::Anyone, take),
        get("/p/{process}/office/invitations", INVITE, list),
        post("/p/{process}/office/invitations", INVITE, invite),
        post("/p/{process}/office/invitations/{invitation}/take-back", INVITE, take_back),
    ]
}

#[derive(Template)]
#[template(path = "entry/invitation.html")]
struct Shown {
    frame: Frame,
    action: String,
    /// The process and the seat; none for an account alone.
    seat: Option<(String, String)>,
    operator: bool,
    /// The person who has entered: they take it with the account that they have.
    known: Option<String>,
    /// Whether the letter went to no address, so that one is asked for.
    asks_address: bool,
}

/// The names of the process and of the seat that an invitation gives.
fn seat_of(site: &Site, offer: &Offer, tongue: Tongue) -> Option<(String, String)> {
    let seat = offer.seat.as_ref()?;
    let process = site.process(&seat.process)?;
    Some((process.title(), process.seat_name(tongue, SeatId(seat.seat))))
}

async fn show(visitor: Visitor, Path(secret): Path<String>) -> Result<Response, Failure> {
    let invitation = found(&visitor, &secret).await?;
    let account = visitor.session.as_ref().map(|session| &session.account);
    page(&Shown {
        frame: Frame::new(&visitor, visitor.tongue.say("invitation-title")),
        action: format!("/invitation/{secret}"),
        seat: seat_of(&visitor.site, &invitation.offer, visitor.tongue),
        operator: invitation.offer.operator,
        known: account.map(|account| account.name.clone()),
        asks_address: invitation.offer.address.is_none() && account.is_none(),
    })
    .map(unkept)
}

async fn found(visitor: &Visitor, secret: &str) -> Result<Invitation, Failure> {
    let secret = Secret::from_cookie(secret).ok_or(Failure::NotFound)?;
    visitor.site.accounts().invitation(&secret).await?.ok_or(Failure::NotFound)
}

async fn take(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Failure> {
    let (site, accounts) = (&visitor.site, visitor.site.accounts());
    let invitation = found(&visitor, &secret).await?;
    let secret = Secret::from_cookie(&secret).ok_or(Failure::NotFound)?;
    let ready = match ready(&visitor, &invitation, &filled).await {
        Ok(ready) => ready,
        Err(failure) => {
            if matches!(failure, Failure::Enter) {
                accounts.tried_in_vain(&secret).await?;
            }
            return Err(failure);
        }
    };
    let offer = accounts.take_invitation(&secret).await?.ok_or(Failure::NotFound)?;
    let account = match ready {
        Ready::Known(account) => *account,
        Ready::New { name, address } => accounts.make(&name, Some(&address)).await?,
    };
    accounts.give(&account, &offer).await?;
    let to = match &offer.seat {
        Some(seat) => format!("/p/{}", seat.process),
        None if offer.operator => "/operator".to_owned(),
        None => "/account".to_owned(),
    };
    if visitor.session.is_some() {
        return Ok(unkept(go(&to)));
    }
    end_former(site, &headers).await?;
    let session = accounts.enter(&account.id, Proof::Invitation, Stay::Shared).await?;
    Ok(with_session(go(&to), site, Some(&session)))
}

/// Who takes an invitation.
enum Ready {
    Known(Box<Account>),
    New { name: String, address: String },
}

/// Makes sure that an invitation can be taken, before it is used up.
async fn ready(
    visitor: &Visitor,
    invitation: &Invitation,
    filled: &Filled,
) -> Result<Ready, Failure> {
    if let Some(session) = &visitor.session {
        return Ok(Ready::Known(Box::new(session.account.clone())));
    }
    let accounts = visitor.site.accounts();
    let sent_to = invitation.offer.address.as_deref();
    let address = match sent_to {
        Some(address) => address,
        None => filled.need("address")?,
    };
    if !letter::is_address(address) {
        return Err(Failure::Said(visitor.tongue.say("enter-no-address")));
    }
    match accounts.by_address(address).await? {
        // Of an address that was typed, nobody is told more than that it is somebody's.
        Some(_) if sent_to.is_none() => Err(Failure::Enter),
        Some(account) if account.disabled => Err(Failure::NotYours),
        // Whoever holds the letter holds the mailbox to which it went.
        Some(account) => Ok(Ready::Known(Box::new(account))),
        None => {
            let name = filled.need("name")?;
            let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
            crate::suspicions::look(filled, &["name"])?;
            Ok(Ready::New { name, address: address.to_owned() })
        }
    }
}

#[derive(Template)]
#[template(path = "entry/invitations.html")]
struct List {
    frame: Frame,
    action: String,
    waiting: Vec<(Invitation, String)>,
    seats: Vec<(u32, String)>,
    languages: &'static [(&'static str, &'static str, bool)],
    key: String,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let accounts = visit.visitor.site.accounts();
    let waiting = accounts.invitations(Some(visit.process.name())).await?;
    let named = |invitation: Invitation| {
        let seat = invitation.offer.seat.as_ref().map(|seat| SeatId(seat.seat));
        let name =
            seat.map(|seat| visit.process.seat_name(visit.tongue(), seat)).unwrap_or_default();
        (invitation, name)
    };
    let seats = visit.state(|state| {
        let seats = state.roster.seats();
        seats.map(|(id, seat)| (id.0, named::seat(visit.tongue(), id, seat))).collect()
    });
    page(&List {
        frame: Frame::within(&visit, Section::Office, visit.tongue().say("invitations-title")),
        action: visit.address("office/invitations"),
        waiting: waiting.into_iter().map(named).collect(),
        seats,
        languages: LANGUAGES,
        key: Secret::fresh()?.to_cookie(),
    })
    .map(unkept)
}

async fn invite(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let site = &visit.visitor.site;
    // To give a seat to somebody is to accredit: whoever does it is certainly here.
    visit.visitor.present().await?;
    let address = filled.need("address")?;
    if !letter::is_address(address) {
        return Err(Failure::Said(visit.tongue().say("enter-no-address")));
    }
    let wrong = || Failure::Said(visit.tongue().say("invitations-no-seat"));
    let seat: u32 = filled.need("seat")?.parse().map_err(|_| wrong())?;
    // The letter is in the language of whoever is invited.
    let tongue = filled.get("language").and_then(Tongue::find).unwrap_or(visit.tongue());
    let id = SeatId(seat);
    let name = visit.state(|state| Some(named::seat(tongue, id, state.roster.seat(id)?)));
    let name = name.ok_or_else(wrong)?;
    if !site.accounts().may_invite(address).await? {
        return Err(Failure::Said(visit.tongue().say("invitations-too-many")));
    }
    let offer = Offer {
        seat: Some(Holding { process: visit.process.name().to_owned(), seat }),
        operator: false,
        address: Some(address.to_owned()),
        language: Some(tongue.code().to_owned()),
    };
    let secret = site.accounts().invite(offer).await?;
    let seat = (visit.process.title(), name);
    let letter = letter::invitation(site, tongue, address, (&seat.0, &seat.1), &secret);
    site.outbox().put(&letter).await?;
    Ok(unkept(go(&visit.address("office/invitations"))))
}

async fn take_back(
    visit: Visit,
    Path((_, invitation)): Path<(String, String)>,
    _: Filled,
) -> Result<Response, Failure> {
    let accounts = visit.visitor.site.accounts();
    accounts.take_back(visit.process.name(), &invitation).await?;
    Ok(unkept(go(&visit.address("office/invitations"))))
}
