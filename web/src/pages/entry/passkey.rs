//! Entering by a passkey: the server asks, the device answers, and nobody types a name.
//!
//! **Invariant:** a question is answered once, within five minutes, in the browser that got it; a device
//! always makes sure who holds it.

use axum::Json;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use unbracket_secretariat::accounts::{Account, AccountId, Passkey, Proof, Secret, Stay};
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential};

use super::cookie::{at_door, unkept, with_session};
use super::end_former;
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::go;
use crate::limits::What;
use crate::route::{Access, Route, post};
use crate::site::Site;
use crate::visit::Visitor;

const KIND: &str = "passkey";
const GOOD: i64 = 300;

pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/enter/passkey/ask", Access::Anyone, ask),
        post("/enter/passkey", Access::Anyone, enter),
    ]
}

async fn ask(visitor: Visitor, headers: HeaderMap, filled: Filled) -> Result<Response, Failure> {
    let site = &visitor.site;
    let door = at_door(site, &headers, &filled)?;
    if let Some(network) = visitor.network {
        site.doors().limits().count(What::Unknown, network)?;
    }
    let (question, state) = site
        .doors()
        .webauthn(site)?
        .start_discoverable_authentication()
        .map_err(|error| Failure::Unavailable(error.to_string()))?;
    let ceremony = site.accounts().lay_by(KIND, &door.secret, &state, GOOD).await?;
    let question = serde_json::to_value(question).unwrap_or_default();
    let answer = json!({ "publicKey": question["publicKey"], "ceremony": ceremony.to_cookie() });
    Ok(unkept(Json(answer).into_response()))
}

async fn enter(visitor: Visitor, headers: HeaderMap, filled: Filled) -> Result<Response, Failure> {
    let site = &visitor.site;
    let door = at_door(site, &headers, &filled)?;
    let refused = || Failure::Said(visitor.tongue.say("enter-passkey-refused"));
    let ceremony = Secret::from_cookie(filled.need("ceremony")?).ok_or_else(refused)?;
    let state = site.accounts().take_out(KIND, &door.secret, &ceremony).await?;
    let answer: PublicKeyCredential =
        serde_json::from_str(filled.need("credential")?).map_err(|_| refused())?;
    let account = shown(site, &answer, state.ok_or_else(refused)?).await?.ok_or_else(refused)?;
    let stay = if filled.get("own").is_some() { Stay::Own } else { Stay::Shared };
    end_former(site, &headers).await?;
    let secret = site.accounts().enter(&account.id, Proof::Passkey, stay).await?;
    Ok(with_session(go(filled.get("to").unwrap_or("/")), site, Some(&secret)))
}

/// Whose the passkey is, if the answer is right.
async fn shown(
    site: &Site,
    answer: &PublicKeyCredential,
    state: DiscoverableAuthentication,
) -> Result<Option<Account>, Failure> {
    let webauthn = site.doors().webauthn(site)?;
    let Ok((user, id)) = webauthn.identify_discoverable_authentication(answer) else {
        return Ok(None);
    };
    let user = AccountId::from_bytes(user.as_bytes());
    // Somebody who is not there costs the same questions as somebody who is.
    let account = site.accounts().account(&user).await?;
    let keys = site.accounts().passkeys(&user).await?;
    let Some(account) = account else { return Ok(None) };
    let Some(key) = keys.into_iter().find(|key| key.id == id) else { return Ok(None) };
    let Ok(mut kept) = credential(&key.credential) else { return Ok(None) };
    let Ok(result) = webauthn.finish_discoverable_authentication_v2(answer, state, &kept) else {
        return Ok(None);
    };
    if kept.update_credential(&result) == Some(true) {
        let credential = serde_json::to_value(&kept).unwrap_or(key.credential.clone());
        site.accounts().keep_passkey(&user, &Passkey { credential, ..key }).await?;
    }
    Ok(Some(account).filter(|account| !account.disabled))
}

/// A passkey as it was kept.
pub(crate) fn credential(kept: &Value) -> Result<webauthn_rs::prelude::Passkey, serde_json::Error> {
    serde_json::from_value(kept.clone())
}
