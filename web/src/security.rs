//! What every answer carries so that a browser does nothing but what we mean, and what every request
//! has to carry so that no other site can speak for somebody.

use std::panic::AssertUnwindSafe;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;

use crate::failure::Failure;
use crate::limits::{Limits, What, origin};
use crate::pages::failed;
use crate::site::{Cookies, Site};
use crate::tongue::Tongue;
use crate::visit::{Network, Visitor, language_name, session_secret};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types unbracket";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// Headers on every answer; failures become pages in the visitor's language.
pub(crate) async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let from = origin(&parts, site.doors().proxies());
    let now = site.house().clock().now();
    let network = Network(from.map(|from| site.doors().limits().network(from, now)));
    parts.extensions.insert(network);
    let visitor = admitted(&site, &mut parts, network).await;
    let (visitor, refused) = match visitor {
        Ok(visitor) => (visitor, None),
        Err(failure) => (Visitor::stranger(&site, &parts), Some(failure)),
    };
    let asks = asked_language(&parts);
    let mut response = match refused {
        Some(failure) => failure.into_response(),
        None => answered(Request::from_parts(parts, body), next).await,
    };
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        response = failed::shown(&visitor, &failure);
    }
    let headers = response.headers_mut();
    if let Some(tongue) = asks {
        remember(headers, tongue, site.settings().cookies);
    }
    if visitor.account().is_some() {
        keep_private(headers);
    }
    protect(headers, &site);
    response
}

/// Whoever may ask at all: not too often, and not from another site.
async fn admitted(site: &Site, parts: &mut Parts, network: Network) -> Result<Visitor, Failure> {
    let limits = site.doors().limits();
    if let Some(network) = network.0 {
        limits.count(What::Network, network)?;
    }
    if comes_from_elsewhere(site, parts) {
        // Under `/api` there is no form: a program shows a token, and only a browser a session.
        let of_programs =
            parts.uri.path().starts_with("/api/") && session_secret(site, &parts.headers).is_none();
        return Err(if of_programs { Failure::Enter } else { Failure::Stale });
    }
    let visitor = Visitor::from_request_parts(parts, site).await?;
    if let Some(account) = visitor.account() {
        let whom = Limits::named(account.id.as_str());
        limits.count(if reads(&parts.method) { What::Account } else { What::Acts }, whom)?;
    }
    Ok(visitor)
}

/// The answer of the pages; a defect of ours in one of them ends that answer alone.
async fn answered(request: Request, next: Next) -> Response {
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    answer.unwrap_or_else(|_| {
        tracing::error!("a page panicked");
        Failure::Broken.into_response()
    })
}

fn reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn protect(headers: &mut HeaderMap, site: &Site) {
    for (name, value) in HEADERS {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    if site.settings().public.starts_with("https:") {
        let long = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, long);
    }
}

/// What is made for somebody is kept by nobody else's cache.
fn keep_private(headers: &mut HeaderMap) {
    let said = headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok());
    let shared = said.is_none_or(|said| !said.contains("immutable") && !said.contains("no-store"));
    if shared {
        let private = HeaderValue::from_static("private, no-cache");
        headers.insert(header::CACHE_CONTROL, private);
    }
}

/// The language that an address asks for.
fn asked_language(parts: &Parts) -> Option<Tongue> {
    let mut pairs = parts.uri.query()?.split('&');
    let asked = pairs.find_map(|pair| pair.strip_prefix("lang="))?;
    Tongue::find(asked).filter(|_| !parts.uri.path().starts_with("/api/"))
}

/// The next pages are in this language too.
fn remember(headers: &mut HeaderMap, tongue: Tongue, cookies: Cookies) {
    let secure = if cookies == Cookies::Secure { "; Secure" } else { "" };
    let (name, code) = (language_name(cookies), tongue.code());
    let cookie = format!("{name}={code}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// A request that changes something has to come from our own pages, or from a program with a token.
fn comes_from_elsewhere(site: &Site, parts: &Parts) -> bool {
    if reads(&parts.method) {
        return false;
    }
    // What cannot be read as text is not what our own pages send.
    let text = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if text("authorization").is_some() && parts.uri.path().starts_with("/api/") {
        return false;
    }
    // A mail program that ends a subscription with one click (RFC 8058) says nothing of where it comes
    // from; the secret in the address is what lets it.
    let silent = text("sec-fetch-site").is_none() && text("origin").is_none();
    if silent && parts.uri.path().starts_with("/unsubscribe/") {
        return false;
    }
    match (text("sec-fetch-site"), text("origin")) {
        // No page can write this header. Beside it the origin says nothing: our own pages send no
        // referrer, and so browsers write `null`.
        (Some("same-origin"), None | Some("null")) => false,
        (Some("same-origin" | "none") | None, Some(origin)) => !is_ours(site, origin),
        (Some(_), _) | (None, None) => true,
    }
}

/// Whether an origin is that of our own pages; on one's own machine, by whichever name.
fn is_ours(site: &Site, origin: &str) -> bool {
    let public = &site.settings().public;
    if origin == public {
        return true;
    }
    let port = |origin: &str| {
        let host = origin.strip_prefix("http://")?;
        ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .find_map(|name| {
                host.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with(':'))
            })
            .map(ToOwned::to_owned)
    };
    let loopback = site.settings().cookies == Cookies::Loopback;
    loopback && port(origin).is_some() && port(origin) == port(public)
}
