//! A browser of the tests: it keeps cookies, and sends what forms hold.
//!
//! **Invariant:** it sends nothing that a browser would not send; what a test adds stands in the test.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, header};
use tower::ServiceExt;
use unbracket_secretariat::accounts::{Account, Proof, Stay};
use unbracket_web::{Site, router};

use crate::support::{Answer, PUBLIC, escaped, wait};

/// A browser, with its cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Browser {
    /// One that has never been here.
    pub(crate) fn new(site: &Site) -> Self {
        Self { router: router(site.clone()), cookies: BTreeMap::new() }
    }

    /// One in which somebody has entered.
    pub(crate) fn of(site: &Site, account: &Account, proof: Proof) -> Self {
        let mut browser = Self::new(site);
        let begun = wait(site.accounts().enter(&account.id, proof, Stay::Own));
        let secret = begun.expect("the vault takes it");
        browser.cookies.insert("unbracket".to_owned(), secret.to_cookie());
        browser
    }

    /// A request with the cookies.
    pub(crate) fn asked(&self, method: &Method, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method.clone()).uri(path);
        let cookies: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if *method == Method::GET { request } else { request.header(header::ORIGIN, PUBLIC) }
    }

    /// Sends a request, and keeps the cookies of the answer.
    pub(crate) fn send(&mut self, request: Request<Body>) -> Answer {
        let answer = wait(send(self.router.clone(), request));
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are text");
            let (pair, rest) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a value");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// Opens a page.
    pub(crate) fn get(&mut self, path: &str) -> Answer {
        let request = self.asked(&Method::GET, path).body(Body::empty()).expect("an address");
        self.send(request)
    }

    /// Sends a form as it stands: nothing is added.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = written(self.asked(&Method::POST, path), fields);
        self.send(request)
    }

    /// Opens a page and sends its first form to that address, with these fields filled in.
    pub(crate) fn fill(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let html = self.get(page).text();
        self.fill_in((page, &html), action, fields)
    }

    /// Sends the first form of a page that is shown to that address, with these fields filled in.
    pub(crate) fn fill_in(
        &mut self,
        (page, html): (&str, &str),
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let start = html.find(&format!("action=\"{action}\""));
        let form =
            &html[start.unwrap_or_else(|| panic!("{page} has no form to {action}: {html}"))..];
        let form = &form[..form.find("</form>").expect("a form ends")];
        let mut all: Vec<(String, String)> = Vec::new();
        for input in form.split("<input type=\"hidden\"").skip(1) {
            let input = &input[..input.find('>').expect("an element ends")];
            let value = |name: &str| {
                let from = input.find(&format!("{name}=\""))? + name.len() + 2;
                Some(unescaped(&input[from..from + input[from..].find('"')?]))
            };
            all.extend(value("name").map(|name| (name, value("value").unwrap_or_default())));
        }
        all.retain(|(name, _)| fields.iter().all(|(given, _)| given != name));
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action, &all)
    }

    /// The name in the head of the page: whoever has entered.
    pub(crate) fn is_in(&mut self) -> bool {
        self.get("/account").status.is_success()
    }
}

/// The value of an attribute as a browser reads it.
fn unescaped(value: &str) -> String {
    let signs = [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    signs.iter().fold(value.to_owned(), |value, (name, sign)| value.replace(name, sign))
}

/// A form as a browser writes it.
pub(crate) fn written(
    request: axum::http::request::Builder,
    fields: &[(&str, &str)],
) -> Request<Body> {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    let kind = "application/x-www-form-urlencoded";
    let request = request.header(header::CONTENT_TYPE, kind);
    request.body(Body::from(pairs.join("&"))).expect("an address")
}

/// Sends a request; what goes on for ever is not waited for.
pub(crate) async fn send(router: Router, request: Request<Body>) -> Answer {
    let answer = router.oneshot(request).await.expect("the router answers everything");
    let (parts, body) = answer.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let goes_on = kind.is_some_and(|kind| kind.starts_with("text/event-stream"));
    let read = async { to_bytes(body, 64 << 20).await.unwrap_or_default() };
    let bytes = if goes_on { Default::default() } else { read.await };
    Answer { status: parts.status, headers: parts.headers, bytes }
}
