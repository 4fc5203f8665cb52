//! The record: entries, receipts, the checkpoint.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::value::RawValue;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::state::Reach;
use unbracket_store::Name;

use super::json;
use super::lists::Part;
use super::reply::{self, Listed, Problem};
use crate::failure::Failure;
use crate::visit::Visit;

/// Entries of the record, each with its body where that is public.
#[utoipa::path(get, path = "/api/p/{process}/entries",
    params(
        ("process" = String, Path, description = "The name of the process"),
        ("from" = Option<u64>, Query, description = "The number of the first entry", minimum = 0),
        ("limit" = Option<u64>, Query, description = "How many at most", minimum = 1, maximum = 1000)),
    responses(
        (status = 200, description = "A part of the record", body = Listed<reply::Entry>),
        (status = 400, description = "The query is wrong", body = Problem),
        (status = 404, description = "There is no such process", body = Problem)))]
pub(crate) async fn entries(visit: Visit, asked: Part) -> Result<Response, Failure> {
    let items = read(&visit, asked.from, asked.limit).await?;
    let end = asked.from.saturating_add(items.len() as u64);
    let more = !items.is_empty() && end < visit.state(|state| state.length);
    json(&Listed { items, next: more.then_some(end) })
}

/// One entry of the record.
#[utoipa::path(get, path = "/api/p/{process}/entries/{index}",
    params(
        ("process" = String, Path, description = "The name of the process"),
        ("index" = u64, Path, description = "The number of the entry")),
    responses(
        (status = 200, description = "The entry", body = reply::Entry),
        (status = 404, description = "There is no such entry", body = Problem)))]
pub(crate) async fn entry(
    visit: Visit,
    Path((_, index)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let index = index.parse().map_err(|_| Failure::NotFound)?;
    let found = read(&visit, index, 1).await?.into_iter().next();
    json(&found.ok_or(Failure::NotFound)?)
}

async fn read(visit: &Visit, from: u64, limit: u64) -> Result<Vec<reply::Entry>, Failure> {
    let unavailable = |error: unbracket_store::Error| Failure::Unavailable(error.to_string());
    // Never more than what the state shows: what is durable and folded.
    let length = visit.state(|state| state.length);
    let limit = limit.min(length.saturating_sub(from));
    if limit == 0 {
        return Ok(Vec::new());
    }
    let log = visit.process.secretariat().stores().log.clone();
    let leaves = log.read(from, limit).await.map_err(unavailable)?;
    let mut found = Vec::new();
    for (index, bytes) in (from..).zip(&leaves) {
        let damaged = || Failure::Unavailable(format!("entry {index} cannot be read"));
        let leaf = Leaf::read(bytes).map_err(|_| damaged())?;
        let (reach, public) = visit.state(|state| {
            let entries = &state.process.entries;
            (entries.get(index).map(|entry| entry.reach), entries.is_public(index))
        });
        let name = leaf.body.filter(|_| public).map(|digest| Name(digest.0));
        let body = match name {
            Some(name) => log.bodies(&[name]).await.map_err(unavailable)?.pop().flatten(),
            None => None,
        };
        let salt =
            body.as_ref().map(|body| body.salt.iter().map(|byte| format!("{byte:02x}")).collect());
        found.push(reply::Entry {
            index,
            leaf: raw(bytes).ok_or_else(damaged)?,
            body: body.and_then(|body| raw(&body.bytes)),
            salt,
            reach: reach.map_or("public", word),
        });
    }
    Ok(found)
}

fn raw(bytes: &[u8]) -> Option<Box<RawValue>> {
    let text = std::str::from_utf8(bytes).ok()?;
    RawValue::from_string(text.trim_end().to_owned()).ok()
}

fn word(reach: Reach) -> &'static str {
    match reach {
        Reach::Public => "public",
        Reach::Sealed => "sealed",
        Reach::Opened => "opened",
        Reach::Erased => "erased",
    }
}

/// The receipt for an entry: a C2SP tlog-proof that can be verified offline.
#[utoipa::path(get, path = "/api/p/{process}/receipts/{index}",
    params(
        ("process" = String, Path, description = "The name of the process"),
        ("index" = u64, Path, description = "The number of the entry")),
    responses(
        (status = 200, description = "The receipt", body = String, content_type = "text/plain"),
        (status = 404, description = "There is no such entry", body = Problem),
        (status = 503, description = "Nothing can be signed at present", body = Problem)))]
pub(crate) async fn receipt(
    visit: Visit,
    Path((_, index)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let index: u64 = index.parse().map_err(|_| Failure::NotFound)?;
    if index >= visit.state(|state| state.length) {
        return Err(Failure::NotFound);
    }
    let receipt = visit.process.secretariat().receipt(index).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], receipt.to_string()).into_response())
}

/// The present checkpoint: a C2SP signed note.
#[utoipa::path(get, path = "/api/p/{process}/checkpoint",
    params(("process" = String, Path, description = "The name of the process")),
    responses(
        (status = 200, description = "The checkpoint", body = String, content_type = "text/plain"),
        (status = 404, description = "There is no such process", body = Problem),
        (status = 503, description = "Nothing can be signed at present", body = Problem)))]
pub(crate) async fn checkpoint(visit: Visit) -> Result<Response, Failure> {
    let note = visit.process.secretariat().checkpoint().await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], note.to_string()).into_response())
}
