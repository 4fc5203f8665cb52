//! Everything about one's own acts: what is on the record from the seats that one holds, with the words,
//! also the sealed ones, and the receipts.
//!
//! **Invariant:** what is given out was written from a seat that the account of this session holds now;
//! there is no link to it that works without the session.

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use unbracket_negotiation::SeatId;
use unbracket_negotiation::record::Leaf;
use unbracket_store::{Body, Name};

use crate::failure::Failure;
use crate::hosted::Hosted;
use crate::pages::entry::cookie::unkept;
use crate::route::{Access, Route, get};
use crate::visit::Visitor;

/// How many entries are read at a time.
const CHUNK: u64 = 2_048;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/account/acts.json", Access::Account, download)]
}

async fn download(visitor: Visitor) -> Result<Response, Failure> {
    let account = &visitor.entered()?.account;
    let mut processes = Vec::new();
    for process in visitor.site.processes() {
        let seats: Vec<_> = account.seats(process.name()).collect();
        if !seats.is_empty() {
            processes.push(of_process(&process, &seats).await?);
        }
    }
    let all = json!({ "name": account.name, "address": account.address, "processes": processes });
    let mut response = Json(all).into_response();
    let file = HeaderValue::from_static("attachment; filename=\"own-acts.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, file);
    Ok(unkept(response))
}

async fn of_process(process: &Hosted, seats: &[SeatId]) -> Result<Value, Failure> {
    let unreadable = |error: unbracket_store::Error| Failure::Unavailable(error.to_string());
    let service = process.secretariat();
    let log = service.stores().log.clone();
    let length = process.state(|state| state.length);
    let (mut acts, mut from) = (Vec::new(), 0);
    while from < length {
        let leaves = log.read(from, CHUNK.min(length - from)).await.map_err(unreadable)?;
        if leaves.is_empty() {
            break;
        }
        for (index, leaf) in (from..).zip(&leaves) {
            let own = process.state(|state| {
                state.process.entries.get(index).is_some_and(|entry| seats.contains(&entry.by))
            });
            if !own {
                continue;
            }
            let body = Leaf::read(leaf).ok().and_then(|leaf| leaf.body);
            let body = match body {
                Some(name) => {
                    log.bodies(&[Name(name.0)]).await.map_err(unreadable)?.pop().flatten()
                }
                None => None,
            };
            // A node that only reads gives no receipts; the record has them for everybody.
            let receipt = service.receipt(index).await.ok().map(|receipt| receipt.to_string());
            acts.push(shown(index, leaf, body.as_ref(), receipt.as_deref()));
        }
        from += leaves.len() as u64;
    }
    let names: Vec<_> = seats.iter().map(|seat| process.seat_name(*seat)).collect();
    Ok(json!({ "process": process.name(), "title": process.title(), "seats": names, "acts": acts }))
}

fn shown(index: u64, leaf: &[u8], body: Option<&Body>, receipt: Option<&str>) -> Value {
    let words =
        body.and_then(|body| serde_json::from_slice::<Value>(body.bytes.trim_ascii_end()).ok());
    json!({
        "entry": index,
        "act": serde_json::from_slice::<Value>(leaf).ok(),
        "leaf": STANDARD.encode(leaf),
        "words": words,
        "body": body.map(|body| STANDARD.encode(&body.bytes)),
        "salt": body.map(|body| STANDARD.encode(body.salt)),
        "receipt": receipt,
    })
}
