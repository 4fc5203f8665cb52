//! Entering by mail: a link that works once, for ten minutes, in the browser that asked for it.
//!
//! **Invariant:** whether an address is known here shows in nothing that whoever asks can see: the same
//! page, the same work, a letter either way.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use unbracket_secretariat::accounts::{AccountId, MAILS_AN_HOUR, Proof, Secret, Stay};

use super::cookie::{Door, at_door, unkept, with_session};
use super::{end_former, letter};
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, go, page};
use crate::limits::{Limits, What};
use crate::pages::failed::encoded;
use crate::route::{Access, Route, get, post};
use crate::tongue::Tongue;
use crate::visit::Visitor;

/// So many links go to one address in an hour, from wherever they are asked for.
const LINKS_IN_ALL: usize = 8;
/// A link is good for ten minutes.
const GOOD: i64 = 600;
pub(super) const KIND: &str = "link";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/enter", Access::Anyone, show),
        post("/enter", Access::Anyone, ask),
        get("/enter/sent", Access::Anyone, sent),
        get("/enter/link/{secret}", Access::Anyone, button),
        post("/enter/link/{secret}", Access::Anyone, enter),
    ]
}

/// What a link opens.
#[derive(Serialize, Deserialize)]
struct Link {
    account: Option<AccountId>,
    to: String,
    stay: Stay,
}

/// Where to go after entering.
#[derive(Default, Deserialize)]
pub(super) struct Onward {
    to: Option<String>,
}

#[derive(Template)]
#[template(path = "entry/enter.html")]
struct Enter {
    frame: Frame,
    door: String,
    puzzle: String,
    to: String,
    /// The same, as it stands in a query.
    onward: String,
    /// The address of who has entered, and shows once more who they are.
    address: String,
    again: bool,
    providers: Vec<(String, String)>,
    demo: bool,
}

async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Query(onward): Query<Onward>,
) -> Result<Response, Failure> {
    let site = &visitor.site;
    let door = Door::shown_or_fresh(site, &headers)?;
    let account = visitor.account();
    let providers = site.doors().providers().iter();
    let response = page(&Enter {
        frame: Frame::new(&visitor, visitor.tongue.say("enter-title")),
        door: door.token(),
        puzzle: visitor.puzzle().await?,
        onward: encoded(onward.to.as_deref().unwrap_or_default()),
        to: onward.to.unwrap_or_default(),
        address: account.and_then(|account| account.address.clone()).unwrap_or_default(),
        again: account.is_some(),
        providers: providers.map(|one| (one.slug.clone(), one.name.clone())).collect(),
        demo: site.settings().demo,
    })?;
    Ok(door.with(response, site))
}

async fn ask(visitor: Visitor, headers: HeaderMap, filled: Filled) -> Result<Response, Failure> {
    let site = &visitor.site;
    let door = at_door(site, &headers, &filled)?;
    let address = filled.need("address")?;
    if !letter::is_address(address) {
        return Err(Failure::Said(visitor.tongue.say("enter-no-address")));
    }
    visitor.worked(&filled).await?;
    let accounts = site.accounts();
    let account = accounts.by_address(address).await?.filter(|account| !account.disabled);
    let language = account.as_ref().and_then(|account| account.language.as_deref());
    let tongue = language.and_then(Tongue::find).unwrap_or(visitor.tongue);
    let link = Link {
        account: account.map(|account| account.id),
        to: filled.get("to").unwrap_or("/").to_owned(),
        stay: if filled.get("own").is_some() { Stay::Own } else { Stay::Shared },
    };
    // Beyond the third letter in an hour the page is the same and so is the work, and nothing is sent.
    let may = may_mail(&visitor, address).await?;
    let secret = accounts.lay_by(KIND, &door.secret, &link, GOOD).await?;
    let letter = letter::link(site, tongue, address, link.account.is_some().then_some(&secret));
    match may {
        true => site.outbox().put(&letter).await?,
        false => site.outbox().hold_back(&letter).await?,
    }
    site.doors().sweep(site).await?;
    Ok(unkept(go("/enter/sent")))
}

/// Whether one more letter may go to an address: three in an hour that one network asks for, so that no
/// stranger uses up those of somebody else, and never more than a mailbox can take.
async fn may_mail(visitor: &Visitor, address: &str) -> Result<bool, Failure> {
    let accounts = visitor.site.accounts();
    let Some(network) = visitor.network else {
        return Ok(accounts.may_mail(address, MAILS_AN_HOUR).await?);
    };
    let whom = Limits::asked_for(network, &address.trim().to_lowercase());
    let here = visitor.site.doors().limits().count(What::Links, whom).is_ok();
    // Counted in any case, so that the work is the same.
    let at_most = if here { LINKS_IN_ALL } else { 0 };
    Ok(accounts.may_mail(address, at_most).await?)
}

#[derive(Template)]
#[template(path = "entry/sent.html")]
struct Sent {
    frame: Frame,
    operator_reads: bool,
    /// Whether the operator hands letters over.
    by_hand: bool,
}

async fn sent(visitor: Visitor) -> Result<Response, Failure> {
    let frame = Frame::new(&visitor, visitor.tongue.say("enter-sent-title"));
    let operator_reads = visitor.site.settings().demo;
    let by_hand = !operator_reads && visitor.site.by_hand();
    page(&Sent { frame, operator_reads, by_hand }).map(unkept)
}

#[derive(Template)]
#[template(path = "entry/button.html")]
struct Button {
    frame: Frame,
    /// What the form carries; none where the link was opened in another browser.
    door: Option<String>,
    action: String,
}

/// Shows a button: programs that look into letters open links, and press nothing.
async fn button(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> Result<Response, Failure> {
    let secret = Secret::from_cookie(&secret).ok_or(Failure::NotFound)?;
    page(&Button {
        frame: Frame::new(&visitor, visitor.tongue.say("enter-title")),
        door: Door::shown(&visitor.site, &headers).map(|door| door.token()),
        action: format!("/enter/link/{}", secret.to_cookie()),
    })
    .map(unkept)
}

async fn enter(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    filled: Filled,
) -> Result<Response, Failure> {
    let site = &visitor.site;
    let door = at_door(site, &headers, &filled)?;
    let secret = Secret::from_cookie(&secret).ok_or(Failure::NotFound)?;
    let over = || Failure::Said(visitor.tongue.say("enter-link-over"));
    let link = site.accounts().take_out::<Link>(KIND, &door.secret, &secret).await?;
    let link = link.ok_or_else(over)?;
    let id = link.account.ok_or_else(over)?;
    let account = site.accounts().account(&id).await?.filter(|account| !account.disabled);
    let account = account.ok_or_else(over)?;
    end_former(site, &headers).await?;
    let secret = site.accounts().enter(&account.id, Proof::Link, link.stay).await?;
    Ok(with_session(go(&link.to), site, Some(&secret)))
}
