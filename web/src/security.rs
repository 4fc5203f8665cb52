//! What every answer carries so that a browser does nothing but what we mean, and what every request
//! has to carry so that no other site can speak for somebody.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::pages::failed;
use crate::site::Site;
use crate::visit::Visitor;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types unbracket";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// Headers on every answer; failures become pages in the visitor's language.
pub(crate) async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let foreign = comes_from_elsewhere(&site, &request);
    let (mut parts, body) = request.into_parts();
    let visitor = Visitor::from_request_parts(&mut parts, &site).await;
    let mut response = if foreign {
        Failure::Stale.into_response()
    } else {
        next.run(Request::from_parts(parts, body)).await
    };
    if let Some(failure) = response.extensions_mut().remove::<Failure>()
        && let Ok(visitor) = &visitor
    {
        response = failed::shown(visitor, &failure);
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    if site.settings().public.starts_with("https:") {
        let long = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, long);
    }
    response
}

/// A request that changes something has to come from our own pages, or from a program with a token.
fn comes_from_elsewhere(site: &Site, request: &Request) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if text("authorization").is_some() && request.uri().path().starts_with("/api/") {
        return false;
    }
    match (text("sec-fetch-site"), text("origin")) {
        (Some(from), _) if from != "same-origin" && from != "none" => true,
        (_, Some(origin)) => origin != site.settings().public,
        (Some(_), None) => false,
        (None, None) => true,
    }
}
