//! One's own account: name and language, seats, sessions, passkeys, tokens, one's own acts, and leaving
//! for good.
//!
//! **Invariant:** every page and form here is about the account of the session, and of no other: no
//! address and no field names an account.

mod acts;
mod passkeys;
mod tokens;

use std::collections::BTreeSet;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use unbracket_negotiation::{Part, said};
use unbracket_negotiation::{SeatId, State};
use unbracket_secretariat::accounts::{Passkey, Session, Sitting, Token};
use unbracket_secretariat::vault;

use super::entry::cookie::{unkept, with_session};
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, go, page};
use crate::pages::front::called;
use crate::route::{Access, Route, get, post};
use crate::suspicions;
use crate::tongue::{LANGUAGES, Tongue};
use crate::visit::Visitor;

pub(crate) fn routes() -> Vec<Route> {
    let own = vec![
        get("/account", Access::Account, show),
        post("/account", Access::Account, keep),
        post("/account/seat", Access::Account, choose_seat),
        post("/account/sessions/end", Access::Account, end_sessions),
        post("/account/identities/remove", Access::Account, remove_identity),
        post("/account/forget", Access::Account, forget),
    ];
    let others = [passkeys::routes(), tokens::routes(), acts::routes()];
    own.into_iter().chain(others.into_iter().flatten()).collect()
}

/// The seats of a person in one process.
struct Held {
    process: String,
    title: String,
    /// Number, name, and whether it is the one for which they act.
    seats: Vec<(u32, String, bool)>,
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct Page {
    frame: Frame,
    session: Session,
    /// Code, name, and whether it is the one in which they are written to.
    languages: Vec<(&'static str, &'static str, bool)>,
    held: Vec<Held>,
    sittings: Vec<Sitting>,
    passkeys: Vec<Passkey>,
    tokens: Vec<Token>,
    providers: Vec<(String, String, String, bool)>,
    present: bool,
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let session = visitor.entered()?.clone();
    let (accounts, account) = (visitor.site.accounts(), &session.account);
    let language = account.language.as_deref().and_then(Tongue::find).unwrap_or(visitor.tongue);
    let languages =
        LANGUAGES.iter().map(|(code, name, _)| (*code, *name, *code == language.code()));
    let providers = visitor.site.doors().providers().iter().map(|one| {
        let known = account.identities.iter().any(|(issuer, _)| *issuer == one.issuer);
        (one.slug.clone(), one.name.clone(), one.issuer.clone(), known)
    });
    page(&Page {
        frame: Frame::new(&visitor, visitor.tongue.say("account-title")),
        languages: languages.collect(),
        held: held(&visitor, &session),
        sittings: accounts.sessions(&account.id).await?,
        passkeys: accounts.passkeys(&account.id).await?,
        tokens: accounts.tokens(&account.id).await?,
        providers: providers.collect(),
        present: visitor.present().await.is_ok(),
        session,
    })
    .map(unkept)
}

fn held(visitor: &Visitor, session: &Session) -> Vec<Held> {
    let processes = visitor.site.processes().into_iter();
    let each = processes.map(|process| {
        let seats = session.account.seats(process.name()).enumerate();
        let seats = seats
            .map(|(place, seat)| (seat.0, process.seat_name(visitor.tongue, seat), place == 0));
        Held {
            seats: seats.collect(),
            process: process.name().to_owned(),
            title: called(visitor, &process),
        }
    });
    each.filter(|held| !held.seats.is_empty()).collect()
}

async fn keep(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let session = visitor.entered()?;
    let name: String = filled.need("name")?.chars().filter(|c| !c.is_control()).take(120).collect();
    suspicions::raise(suspicions::in_name(&name, seat_names(&visitor).iter()), &filled)?;
    let language = filled.get("language").and_then(Tongue::find);
    let accounts = visitor.site.accounts();
    accounts
        .change(&session.account.id, |account| {
            account.name = name;
            account.language = language.map(|tongue| tongue.code().to_owned());
        })
        .await?;
    let to = language.map_or("/account".to_owned(), |to| format!("/account?lang={}", to.code()));
    Ok(unkept(go(&to)))
}

/// The names of all seats: nobody is called what looks like one of them and is not.
fn seat_names(visitor: &Visitor) -> BTreeSet<String> {
    let processes = visitor.site.processes().into_iter();
    let names = processes.map(|process| {
        let names = |state: &State| {
            state.roster.seats().map(|(_, seat)| seat.shown().to_owned()).collect::<Vec<_>>()
        };
        process.state(names)
    });
    names.flatten().collect()
}

async fn choose_seat(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let account = &visitor.entered()?.account;
    let process = filled.need("process")?.to_owned();
    let seat = filled.need("seat")?.parse().map(SeatId).map_err(|_| Failure::NotYours)?;
    if !account.seats(&process).any(|own| own == seat) {
        return Err(Failure::NotYours);
    }
    let to = filled.get("to").unwrap_or("/account").to_owned();
    let accounts = visitor.site.accounts();
    accounts
        .change(&account.id, |account| {
            account.acting.insert(process, seat.0);
        })
        .await?;
    Ok(unkept(go(&to)))
}

async fn end_sessions(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let session = visitor.entered()?;
    let named = filled.get("session");
    if named.is_none() && filled.get("all").is_none() {
        return Err(Failure::Wrong(said!(
            "{field} is missing",
            field = Part::Field("session".into())
        )));
    }
    visitor.site.accounts().end_sessions(&session.account.id, named).await?;
    if named.is_none_or(|named| named == session.handle) {
        return Ok(with_session(go("/"), &visitor.site, None));
    }
    Ok(unkept(go("/account#sessions")))
}

async fn remove_identity(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    visitor.present().await?;
    let account = &visitor.entered()?.account;
    visitor.site.accounts().unlink_identity(&account.id, filled.need("issuer")?).await?;
    Ok(unkept(go("/account#providers")))
}

/// Destroys who somebody was. The seats stay, with all that was done there, and can be given anew.
async fn forget(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    visitor.present().await?;
    let account = &visitor.entered()?.account;
    if filled.get("sure").is_none() {
        return Err(Failure::Said(visitor.tongue.say("account-forget-sure-first")));
    }
    if visitor.site.personas().iter().any(|(_, id)| *id == account.id) {
        return Err(Failure::Said(visitor.tongue.say("account-forget-invented")));
    }
    for process in visitor.site.processes() {
        for seat in account.seats(process.name()) {
            let stores = process.secretariat().stores();
            vault::forget_identity(stores.vault.as_ref(), seat)
                .await
                .map_err(|error| Failure::Unavailable(error.to_string()))?;
        }
    }
    visitor.site.accounts().forget(account).await?;
    Ok(cleared(with_session(go("/"), &visitor.site, None)))
}

/// Has the browser forget what it keeps of us.
fn cleared(mut response: Response) -> Response {
    let all = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response.headers_mut().insert("clear-site-data", all);
    response
}

/// The secret of the session itself: what a ceremony of somebody who has entered is bound to.
fn own_secret(
    visitor: &Visitor,
    headers: &HeaderMap,
) -> Result<unbracket_secretariat::accounts::Secret, Failure> {
    crate::visit::session_secret(&visitor.site, headers).ok_or(Failure::Enter)
}
