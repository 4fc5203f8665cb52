//! One's passkeys: adding, naming, removing.
//!
//! **Invariant:** a passkey is added by who was certainly here minutes ago; a session that was left open
//! adds none.

use axum::Json;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use unbracket_secretariat::accounts::{Passkey, Secret};
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::own_secret;
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::go;
use crate::pages::entry::cookie::unkept;
use crate::route::{Access, Route, post};
use crate::visit::Visitor;

const KIND: &str = "passkey-new";
const GOOD: i64 = 300;
/// Nobody has more devices than this.
const MANY: usize = 20;

pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/account/passkeys/ask", Access::Account, ask),
        post("/account/passkeys", Access::Account, add),
        post("/account/passkeys/rename", Access::Account, rename),
        post("/account/passkeys/remove", Access::Account, remove),
    ]
}

async fn ask(visitor: Visitor, headers: HeaderMap, _: Filled) -> Result<Response, Failure> {
    visitor.present().await?;
    let (site, account) = (&visitor.site, &visitor.entered()?.account);
    let keys = site.accounts().passkeys(&account.id).await?;
    if keys.len() >= MANY {
        return Err(Failure::Said(visitor.tongue.say("account-passkeys-many")));
    }
    let known = keys.into_iter().map(|key| key.id).collect();
    let user = Uuid::from_bytes(account.id.to_bytes());
    let (question, state) = site
        .doors()
        .webauthn(site)?
        .start_passkey_registration(user, &account.name, &account.name, Some(known))
        .map_err(|error| Failure::Unavailable(error.to_string()))?;
    let browser = own_secret(&visitor, &headers)?;
    let ceremony = site.accounts().lay_by(KIND, &browser, &state, GOOD).await?;
    let mut question = serde_json::to_value(question).unwrap_or_default();
    // The device keeps it under our name, so that one enters without typing who one is.
    let wish = &mut question["publicKey"]["authenticatorSelection"];
    wish["residentKey"] = json!("required");
    wish["requireResidentKey"] = json!(true);
    let answer = json!({ "publicKey": question["publicKey"], "ceremony": ceremony.to_cookie() });
    Ok(unkept(Json(answer).into_response()))
}

async fn add(visitor: Visitor, headers: HeaderMap, filled: Filled) -> Result<Response, Failure> {
    let (site, account) = (&visitor.site, &visitor.entered()?.account);
    let refused = || Failure::Said(visitor.tongue.say("enter-passkey-refused"));
    let ceremony = Secret::from_cookie(filled.need("ceremony")?).ok_or_else(refused)?;
    let browser = own_secret(&visitor, &headers)?;
    let state = site.accounts().take_out::<PasskeyRegistration>(KIND, &browser, &ceremony).await?;
    let state = state.ok_or_else(refused)?;
    let answer: RegisterPublicKeyCredential =
        serde_json::from_str(filled.need("credential")?).map_err(|_| refused())?;
    let made = site.doors().webauthn(site)?.finish_passkey_registration(&answer, &state);
    let made = made.map_err(|_| refused())?;
    let passkey = Passkey {
        id: made.cred_id().clone(),
        name: name(&visitor, &filled),
        made: visitor.now().0,
        credential: serde_json::to_value(&made).map_err(|_| refused())?,
    };
    site.accounts().keep_passkey(&account.id, &passkey).await?;
    Ok(unkept(go("/account#passkeys")))
}

fn name(visitor: &Visitor, filled: &Filled) -> String {
    let given = filled.get("name").map(|name| name.chars().filter(|c| !c.is_control()).take(60));
    given.map_or_else(|| visitor.tongue.say("account-passkey"), Iterator::collect)
}

async fn found(visitor: &Visitor, filled: &Filled) -> Result<Passkey, Failure> {
    let (account, handle) = (&visitor.entered()?.account, filled.need("passkey")?);
    let keys = visitor.site.accounts().passkeys(&account.id).await?;
    keys.into_iter().find(|key| key.handle() == handle).ok_or(Failure::NotFound)
}

async fn rename(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let passkey = Passkey { name: name(&visitor, &filled), ..found(&visitor, &filled).await? };
    let account = &visitor.entered()?.account;
    visitor.site.accounts().keep_passkey(&account.id, &passkey).await?;
    Ok(unkept(go("/account#passkeys")))
}

async fn remove(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    visitor.present().await?;
    let passkey = found(&visitor, &filled).await?;
    let account = &visitor.entered()?.account;
    visitor.site.accounts().drop_passkey(&account.id, &passkey.id).await?;
    Ok(unkept(go("/account#passkeys")))
}
