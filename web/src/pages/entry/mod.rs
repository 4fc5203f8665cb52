//! The door: entering, and leaving.
//!
//! **Invariant:** whoever enters gets a session that did not exist before; whatever opens the door once
//! was asked for in the same browser.

pub(crate) mod cookie;
mod invitation;
mod letter;
mod link;
mod passkey;
mod provider;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::go;
use crate::route::{Access, Route, post};
use crate::site::Site;
use crate::visit::{Visitor, session_secret};
use cookie::with_session;

pub(crate) fn routes() -> Vec<Route> {
    let own = vec![
        post("/demo/enter/{persona}", Access::Anyone, enter_demo),
        post("/leave", Access::Account, leave),
    ];
    let others = [link::routes(), passkey::routes(), provider::routes(), invitation::routes()];
    own.into_iter().chain(others.into_iter().flatten()).collect()
}

async fn enter_demo(
    visitor: Visitor,
    Path(persona): Path<String>,
    headers: HeaderMap,
    filled: Filled,
) -> Result<Response, Failure> {
    let personas = visitor.site.personas();
    let found = personas.into_iter().find(|(name, _)| *name == persona);
    let (_, account) = found.ok_or(Failure::NotFound)?;
    end_former(&visitor.site, &headers).await?;
    let secret = visitor.site.accounts().begin_session(&account).await?;
    Ok(with_session(go(filled.get("to").unwrap_or("/")), &visitor.site, Some(&secret)))
}

async fn leave(visitor: Visitor, headers: HeaderMap, _: Filled) -> Result<Response, Failure> {
    end_former(&visitor.site, &headers).await?;
    let mut response = with_session(go("/"), &visitor.site, None);
    // What was seen in the session is shown to nobody who presses "back".
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}

/// Ends the session that a browser had: entering and leaving both do.
async fn end_former(site: &Site, headers: &HeaderMap) -> Result<(), Failure> {
    if let Some(secret) = session_secret(site, headers) {
        site.accounts().end_session(&secret).await?;
    }
    Ok(())
}
