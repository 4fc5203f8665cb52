//! Entering by the word of a provider: there, and back in the same browser.
//!
//! **Invariant:** an identity leads to an account only where its person said so, having entered before;
//! an address that a provider names counts for nothing.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use unbracket_secretariat::accounts::{Proof, Secret, Stay};

use super::cookie::{Door, unkept, with_session};
use super::end_former;
use crate::failure::Failure;
use crate::frame::go;
use crate::limits::What;
use crate::provider::{Asked, NotTaken, Provider};
use crate::route::{Access, Route, get};
use crate::site::Site;
use crate::visit::Visitor;

const KIND: &str = "provider";
/// Somebody is back within ten minutes.
const GOOD: i64 = 600;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/enter/with/{provider}", Access::Anyone, leave_for),
        get("/enter/from/{provider}", Access::Anyone, back),
    ]
}

#[derive(Serialize, Deserialize)]
struct Way {
    asked: Asked,
    to: String,
}

fn named<'s>(site: &'s Site, slug: &str) -> Result<&'s Provider, Failure> {
    let mut all = site.doors().providers().iter();
    all.find(|provider| provider.slug == slug).ok_or(Failure::NotFound)
}

fn unreached(error: &NotTaken) -> Failure {
    Failure::Unavailable(error.to_string())
}

/// Where somebody wants to go.
#[derive(Deserialize)]
struct Onward {
    to: Option<String>,
}

/// Who comes by way of which provider.
type Came = (Visitor, HeaderMap, Path<String>);

async fn leave_for(
    (visitor, headers, Path(slug)): Came,
    Query(onward): Query<Onward>,
) -> Result<Response, Failure> {
    let site = &visitor.site;
    let provider = named(site, &slug)?;
    if let Some(network) = visitor.network {
        site.doors().limits().count(What::Unknown, network)?;
    }
    let door = Door::shown_or_fresh(site, &headers)?;
    let way = Way { asked: provider.ask(), to: onward.to.unwrap_or_default() };
    let state = site.accounts().lay_by(KIND, &door.secret, &way, GOOD).await?;
    let public = &site.settings().public;
    let address = provider.address(public, &way.asked, state.to_cookie()).await;
    let address = address.map_err(|error| unreached(&error))?;
    let value = HeaderValue::from_str(&address)
        .map_err(|_| Failure::Unavailable("the provider's address is none".to_owned()))?;
    let response = (StatusCode::SEE_OTHER, [(header::LOCATION, value)]).into_response();
    Ok(door.with(response, site))
}

/// What a provider sends back.
#[derive(Deserialize)]
struct Back {
    state: Option<String>,
    code: Option<String>,
    /// Who answers, where the provider says so (RFC 9207).
    iss: Option<String>,
}

async fn back(
    (visitor, headers, Path(slug)): Came,
    Query(back): Query<Back>,
) -> Result<Response, Failure> {
    let (site, accounts) = (&visitor.site, visitor.site.accounts());
    let provider = named(site, &slug)?;
    let door = Door::shown(site, &headers).ok_or(Failure::Stale)?;
    let state = back.state.as_deref().and_then(Secret::from_cookie).ok_or(Failure::Stale)?;
    let way = accounts.take_out::<Way>(KIND, &door.secret, &state).await?.ok_or(Failure::Stale)?;
    let other_issuer = back.iss.is_some_and(|issuer| issuer != provider.issuer);
    if way.asked.slug != slug || other_issuer {
        return Err(Failure::Stale);
    }
    let refused = || Failure::Said(visitor.tongue.say("enter-provider-refused"));
    let code = back.code.ok_or_else(refused)?;
    let answer = provider.answer(&site.settings().public, &way.asked, code).await;
    let subject = answer.map_err(|error| {
        tracing::warn!(provider = provider.slug, why = %error, "an answer of a provider was not taken");
        refused()
    })?;
    let known = accounts.by_identity(&provider.issuer, &subject).await?;
    match (known, &visitor.session) {
        (None, Some(session)) => {
            visitor.present().await?;
            accounts.link_identity(&session.account.id, &provider.issuer, &subject).await?;
            Ok(unkept(go("/account")))
        }
        (Some(account), _) if !account.disabled => {
            end_former(site, &headers).await?;
            let secret = accounts.enter(&account.id, Proof::Provider, Stay::Shared).await?;
            Ok(with_session(go(&way.to), site, Some(&secret)))
        }
        _ => Err(Failure::Said(visitor.tongue.say("enter-provider-unknown"))),
    }
}
