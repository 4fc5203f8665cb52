//! What other programs follow: Atom feeds, and a calendar.
//!
//! **Invariant:** a feed shows what the public page of the same things shows, and nothing else.

mod calendar;
mod ical;

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use unbracket_negotiation::{Moment, Stage};
use unbracket_text::ProvisionId;

use super::news::{Item, told};
use crate::dates;
use crate::failure::Failure;
use crate::route::{Access, Route, get};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/feed.atom", Access::Anyone, whole),
        get("/p/{process}/stages/{stage}/feed.atom", Access::Anyone, stage),
        get("/p/{process}/provisions/{id}/feed.atom", Access::Anyone, provision),
        get("/p/{process}/calendar.ics", Access::Anyone, calendar::calendar),
    ]
}

/// How many entries a feed holds.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "feeds/feed.xml")]
struct Feed {
    language: &'static str,
    title: String,
    /// Where the feed is, and the page of the same things; whole addresses.
    itself: String,
    page: String,
    process: String,
    updated: String,
    items: Vec<(u64, String, String, String)>,
}

async fn whole(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    let indices = visit.process.chronicle(|it| it.latest(MOST)).await?;
    feed(&visit, &headers, (visit.process.title(), "news".to_owned()), &indices).await
}

async fn stage(
    visit: Visit,
    headers: HeaderMap,
    Path((_, word)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let stage = Stage::find(&word).ok_or(Failure::NotFound)?;
    let indices = visit.process.chronicle(|it| it.of_stage(stage, None)).await?;
    let name = visit.tongue().say(&format!("term-Stage-{}", stage.word()));
    let title = format!("{} · {name}", visit.process.title());
    feed(&visit, &headers, (title, format!("stages/{}", stage.word())), &indices).await
}

async fn provision(
    visit: Visit,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let provision = ProvisionId::new(id.as_str());
    let known = visit.state(|state| {
        let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
        let mut drafts = state.texts.documents.iter().map(|it| &it.draft).chain(rolling);
        drafts.any(|draft| draft.get(&provision).is_some())
    });
    if !known {
        return Err(Failure::NotFound);
    }
    let indices = visit.process.chronicle(|it| it.of_provision(&provision)).await?;
    let name = visit
        .state(|state| crate::telling::Teller::new(visit.tongue(), state).paragraph(&provision));
    let title = format!("{} · {name}", visit.process.title());
    feed(&visit, &headers, (title, format!("provisions/{id}")), &indices).await
}

async fn feed(
    visit: &Visit,
    headers: &HeaderMap,
    (title, page): (String, String),
    indices: &[u64],
) -> Result<Response, Failure> {
    let indices = &indices[..indices.len().min(MOST)];
    let items = told(visit, indices).await?;
    let public = &visit.visitor.site.settings().public;
    let within = |path: &str| format!("{public}{}", visit.address(path));
    let item = |item: &Item| {
        let to = item.sentence.to.as_deref().map(within);
        let id = within(&format!("record/{}", item.index));
        let at = dates::machine(item.at);
        (item.index, clean(&item.sentence.text), at, to.unwrap_or(id))
    };
    let updated = items.iter().map(|item| item.at.0).max().unwrap_or_default();
    let itself = visit.visitor.address.split('?').next().unwrap_or_default();
    let language = visit.tongue().code();
    let feed = Feed {
        language,
        title: clean(&title),
        itself: format!("{public}{itself}?lang={language}"),
        page: within(&page),
        process: within(""),
        updated: dates::machine(Moment(updated)),
        items: items.iter().map(item).collect(),
    };
    let text = feed.render().map_err(|error| Failure::Unavailable(error.to_string()))?;
    Ok(tagged(headers, "application/atom+xml; charset=utf-8", text))
}

/// Characters that XML does not allow, taken out.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// A file with a tag by which a program asks only for what changed.
fn tagged(headers: &HeaderMap, kind: &'static str, text: String) -> Response {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(text.as_bytes());
    let name: String = digest[..9].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{name}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known =
        known.unwrap_or_default().split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    out.insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    response
}
