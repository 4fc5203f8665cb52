//! One's tokens: what one's own programs enter with.

use askama::Template;
use axum::response::Response;
use unbracket_secretariat::accounts::Scopes;

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, go, page};
use crate::pages::entry::cookie::unkept;
use crate::route::{Access, Route, post};
use crate::visit::Visitor;

/// Nobody has more programs than this.
const MANY: usize = 50;

pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/account/tokens", Access::Account, make),
        post("/account/tokens/end", Access::Account, end),
    ]
}

#[derive(Template)]
#[template(path = "account/token.html")]
struct Made {
    frame: Frame,
    token: String,
    process: String,
}

/// Makes a token, and shows it: now, and never again.
async fn make(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    visitor.present().await?;
    let (accounts, account) = (visitor.site.accounts(), &visitor.entered()?.account);
    let process = filled.need("process")?;
    if account.seats(process).next().is_none() {
        return Err(Failure::NotYours);
    }
    if accounts.tokens(&account.id).await?.len() >= MANY {
        return Err(Failure::Said(visitor.tongue.say("account-tokens-many")));
    }
    let chosen = |scope| filled.all("scope").any(|given| given == scope);
    let scopes = Scopes { read: chosen("read") || chosen("submit"), submit: chosen("submit") };
    if !scopes.read {
        return Err(Failure::Said(visitor.tongue.say("account-token-no-scope")));
    }
    let name: String = filled.need("name")?.chars().filter(|c| !c.is_control()).take(60).collect();
    let days = filled.get("days").and_then(|days| days.parse().ok()).unwrap_or(90);
    let token = accounts.make_token(&account.id, &name, (process, scopes), days).await?;
    let frame = Frame::new(&visitor, visitor.tongue.say("account-token-made"));
    page(&Made { frame, token, process: process.to_owned() }).map(unkept)
}

async fn end(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let account = &visitor.entered()?.account;
    visitor.site.accounts().end_token(&account.id, filled.need("token-name")?).await?;
    Ok(unkept(go("/account#tokens")))
}
