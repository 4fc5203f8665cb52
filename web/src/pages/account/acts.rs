//! Everything about one's own acts: what is on the record from the seats that one holds, with the words,
//! also the sealed ones, and the receipts.
//!
//! **Invariant:** what is given out was written from a seat that the account of this session holds now;
//! there is no link to it that works without the session. It is written as it is read: an office that recorded
//! a hundred thousand acts has them without the server holding them all.

use axum::body::Body as Answer;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt;
use futures_util::stream::unfold;
use serde_json::{Value, json};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use unbracket_negotiation::SeatId;
use unbracket_negotiation::record::Leaf;
use unbracket_secretariat::accounts::Account;
use unbracket_store::{Body, Name};

use crate::failure::Failure;
use crate::hosted::Hosted;
use crate::pages::entry::cookie::unkept;
use crate::route::{Access, Route, get};
use crate::visit::Visitor;

/// How many entries are read at a time.
const CHUNK: u64 = 512;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/account/acts.json", Access::Account, download)]
}

async fn download(visitor: Visitor) -> Result<Response, Failure> {
    let account = visitor.entered()?.account.clone();
    let (sender, pieces) = channel(1);
    tokio::spawn(async move {
        if let Err(Ended::Unreadable(error)) = write(&visitor, &account, &sender).await {
            // Whoever reads sees that it ends before its end.
            let _ = sender.send(Err(error)).await;
        }
    });
    let next = |mut pieces: Receiver<Piece>| async { pieces.recv().await.map(|it| (it, pieces)) };
    // What compresses it asks once more behind the end.
    let mut response = Answer::from_stream(unfold(pieces, next).fuse()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let file = HeaderValue::from_static("attachment; filename=\"own-acts.json\"");
    headers.insert(header::CONTENT_DISPOSITION, file);
    Ok(unkept(response))
}

/// A piece of the file, or why there are no more.
type Piece = Result<String, unbracket_store::Error>;

/// Why the file is not written to its end.
enum Ended {
    /// Nobody reads it any more.
    Left,
    Unreadable(unbracket_store::Error),
}

impl From<unbracket_store::Error> for Ended {
    fn from(error: unbracket_store::Error) -> Self {
        Self::Unreadable(error)
    }
}

async fn put(sender: &Sender<Piece>, piece: String) -> Result<(), Ended> {
    sender.send(Ok(piece)).await.map_err(|_| Ended::Left)
}

async fn write(visitor: &Visitor, account: &Account, to: &Sender<Piece>) -> Result<(), Ended> {
    let head = json!({ "name": account.name, "address": account.address });
    put(to, format!("{},\"processes\":[", open(&head))).await?;
    let mut comma = "";
    for process in visitor.site.processes() {
        let seats: Vec<_> = account.seats(process.name()).collect();
        if !seats.is_empty() {
            put(to, comma.to_owned()).await?;
            of_process(&process, &seats, to).await?;
            comma = ",";
        }
    }
    put(to, "]}".to_owned()).await
}

async fn of_process(process: &Hosted, seats: &[SeatId], to: &Sender<Piece>) -> Result<(), Ended> {
    let names: Vec<_> =
        process.state(|state| seats.iter().map(|seat| state.roster.shown(*seat)).collect());
    let head = json!({ "process": process.name(), "title": process.title(), "seats": names });
    put(to, format!("{},\"acts\":[", open(&head))).await?;
    let log = process.secretariat().stores().log.clone();
    let length = process.state(|state| state.length);
    let (mut comma, mut from) = ("", 0);
    while from < length {
        let leaves = log.read(from, CHUNK.min(length - from)).await?;
        if leaves.is_empty() {
            break;
        }
        let own = process.state(|state| {
            let entry = |index: u64| state.process.entries.get(index);
            let own = |index: &u64| entry(*index).is_some_and(|entry| seats.contains(&entry.by));
            let numbered = (from..).zip(&leaves).filter(|(index, _)| own(index));
            numbered.map(|(index, leaf)| (index, leaf.as_slice())).collect::<Vec<_>>()
        });
        for act in acts(process, &own).await? {
            put(to, format!("{comma}{act}")).await?;
            comma = ",";
        }
        from += leaves.len() as u64;
    }
    put(to, "]}".to_owned()).await
}

/// An object without its last sign, so that more can follow.
fn open(object: &Value) -> String {
    let text = object.to_string();
    text.strip_suffix('}').unwrap_or(&text).to_owned()
}

/// These entries with their words and receipts.
async fn acts(
    process: &Hosted,
    entries: &[(u64, &[u8])],
) -> Result<Vec<Value>, unbracket_store::Error> {
    let service = process.secretariat();
    let name = |leaf: &[u8]| Leaf::read(leaf).ok()?.body.map(|name| Name(name.0));
    let names: Vec<Option<Name>> = entries.iter().map(|(_, leaf)| name(leaf)).collect();
    let wanted: Vec<Name> = names.iter().flatten().copied().collect();
    let mut bodies = service.stores().log.bodies(&wanted).await?.into_iter();
    // A node that only reads gives no receipts; the record has them for everybody.
    let indices: Vec<u64> = entries.iter().map(|(index, _)| *index).collect();
    let receipts = service.receipts(&indices).await.unwrap_or_default();
    let mut receipts = receipts.into_iter();
    let act = |((index, leaf), name): (&(u64, &[u8]), &Option<Name>)| {
        let body = name.as_ref().and_then(|_| bodies.next().flatten());
        let receipt = receipts.next().flatten().map(|receipt| receipt.to_string());
        shown(*index, leaf, body.as_ref(), receipt.as_deref())
    };
    Ok(entries.iter().zip(&names).map(act).collect())
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
