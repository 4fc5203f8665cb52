//! The front door: entering, and leaving.

use axum::extract::Path;
use axum::http::header;
use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, SameSite};
use unbracket_secretariat::accounts::Secret;

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::go;
use crate::route::{Access, Route, post};
use crate::site::{Cookies, Site};
use crate::visit::{Visitor, cookie_name};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        post("/demo/enter/{persona}", Access::Anyone, enter_demo),
        post("/leave", Access::Account, leave),
    ]
}

async fn enter_demo(
    visitor: Visitor,
    Path(persona): Path<String>,
    filled: Filled,
) -> Result<Response, Failure> {
    let personas = visitor.site.personas();
    let found = personas.into_iter().find(|(name, _)| *name == persona);
    let (_, account) = found.ok_or(Failure::NotFound)?;
    let secret = visitor.site.accounts().begin_session(&account).await?;
    Ok(with_session(go(filled.get("to").unwrap_or("/")), &visitor.site, Some(&secret)))
}

async fn leave(
    visitor: Visitor,
    headers: axum::http::HeaderMap,
    _: Filled,
) -> Result<Response, Failure> {
    let jar = axum_extra::extract::cookie::CookieJar::from_headers(&headers);
    let cookie = jar.get(cookie_name(visitor.site.settings().cookies));
    if let Some(secret) = cookie.and_then(|cookie| Secret::from_cookie(cookie.value())) {
        visitor.site.accounts().end_session(&secret).await?;
    }
    Ok(with_session(go("/"), &visitor.site, None))
}

/// Puts the cookie of a session on an answer, or takes it away.
pub(crate) fn with_session(
    mut response: Response,
    site: &Site,
    secret: Option<&Secret>,
) -> Response {
    let cookies = site.settings().cookies;
    let value = secret.map(Secret::to_cookie).unwrap_or_default();
    let cookie = Cookie::build((cookie_name(cookies), value))
        .path("/")
        .http_only(true)
        .secure(cookies == Cookies::Secure)
        .same_site(SameSite::Lax);
    let mut text = cookie.build().to_string();
    if secret.is_none() {
        text.push_str("; Max-Age=0");
    }
    if let Ok(value) = text.parse() {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
