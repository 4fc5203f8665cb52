//! The files of the record, live, laid out as an export lays them out: whoever can fetch can verify.
//!
//! **Invariant:** what never changes is said to be so: full tiles and bodies by their commitment; a
//! checkpoint is never kept by anybody on the way.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, PoisonError};

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::Mutex;
use unbracket_ledger::Tile;
use unbracket_secretariat::archive::archive;
use unbracket_secretariat::export::{FORM, VERIFY, text_bytes};
use unbracket_store::Name;

use super::{hex, unhex};
use crate::failure::Failure;
use crate::pages::shown::number;
use crate::visit::Visit;

const BINARY: &str = "application/octet-stream";
const TEXT: &str = "text/plain; charset=utf-8";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const NEVER: &str = "no-store";
const BRIEFLY: &str = "no-cache";

fn served(kind: &'static str, keep: &'static str, bytes: impl Into<Bytes>) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)];
    (headers, bytes.into()).into_response()
}

/// The last checkpoint: a signed note.
pub(super) async fn checkpoint(visit: Visit) -> Result<Response, Failure> {
    let (note, _) = visit.process.secretariat().published().await?;
    Ok(served(TEXT, NEVER, note))
}

/// The key under which the record verifies.
pub(super) async fn key(visit: Visit) -> Result<Response, Failure> {
    let key = format!("{}\n", visit.process.secretariat().key());
    Ok(served(TEXT, BRIEFLY, key))
}

/// A tile of hashes or a bundle of entries.
pub(super) async fn tile(
    visit: Visit,
    Path((_, path)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let tile: Tile = format!("tile/{path}").parse().map_err(|_| Failure::NotFound)?;
    let found = visit.process.secretariat().tile(tile).await?;
    // The hashes and entries of a partial tile never change either.
    Ok(served(BINARY, FOR_EVER, found.ok_or(Failure::NotFound)?))
}

/// A body under its commitment: 32 bytes of salt, then its bytes.
pub(super) async fn body(
    visit: Visit,
    Path((_, prefix, commitment)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let name = unhex(&commitment).filter(|_| commitment.starts_with(&prefix) && prefix.len() == 2);
    let name = name.ok_or(Failure::NotFound)?;
    let body = visit.process.secretariat().body(Name(name)).await?.ok_or(Failure::NotFound)?;
    // A body may be erased one day: nobody on the way shall keep it.
    Ok(served(BINARY, NEVER, [body.salt.as_slice(), &body.bytes].concat()))
}

/// The files beside the log: `FORM`, `VERIFY.md`, `key`, `policy`, `erasures`.
pub(super) async fn beside(
    visit: Visit,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let key = visit.process.secretariat().key();
    let text = match file.as_str() {
        "FORM" => FORM.to_owned(),
        "VERIFY.md" => VERIFY.to_owned(),
        "key" => format!("{key}\n"),
        "policy" => format!("log {key}\nquorum none\n"),
        "erasures" => visit.process.secretariat().fold(|fold| {
            let erased = fold.state.process.entries.erased();
            let name = |index: u64| {
                let body = fold.bodies.get(usize::try_from(index).ok()?)?.as_ref()?;
                Some(format!("{index} {}\n", hex(&body.0)))
            };
            erased.filter_map(name).collect()
        }),
        _ => return Err(Failure::NotFound),
    };
    Ok(served(TEXT, BRIEFLY, text))
}

/// A document of the process, as canonical JSON.
pub(super) async fn document(
    visit: Visit,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let place = file.strip_suffix(".json").filter(|digits| digits.len() >= 4);
    let place: usize = number(place.ok_or(Failure::NotFound)?)?;
    if format!("{place:04}.json") != file {
        return Err(Failure::NotFound);
    }
    let draft = visit.state(|state| state.texts.documents.get(place).map(|one| one.draft.clone()));
    let draft = draft.ok_or(Failure::NotFound)?;
    let bytes = text_bytes(&draft);
    Ok(served("application/json", BRIEFLY, bytes))
}

/// An archive and the checkpoint for which it was made.
type Packed = Arc<Mutex<Option<(String, Bytes)>>>;

/// The last archive of each process.
static PACKED: LazyLock<std::sync::Mutex<BTreeMap<String, Packed>>> =
    LazyLock::new(std::sync::Mutex::default);

/// The whole record as one archive of the folder that `unbracket export` writes; made once for a
/// checkpoint, whoever asks.
pub(super) async fn export(visit: Visit) -> Result<Response, Failure> {
    let secretariat = visit.process.secretariat();
    let name = visit.process.name().to_owned();
    let (note, size) = secretariat.published().await?;
    let folder = format!("{name}-{size}");
    let packed = {
        let mut all = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(secretariat.key().to_string()).or_default().clone()
    };
    let mut packed = packed.lock().await;
    let bytes = match packed.as_ref() {
        Some((known, bytes)) if *known == note => bytes.clone(),
        _ => {
            let unavailable = |error: String| Failure::Unavailable(error);
            let made = archive(secretariat, &folder).await;
            let tar = made.map_err(|error| unavailable(error.to_string()))?;
            let work = tokio::task::spawn_blocking(move || crate::assets::pack(&tar));
            let bytes = work.await.map_err(|error| unavailable(error.to_string()))?;
            *packed = Some((note, bytes.clone()));
            bytes
        }
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/gzip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(BRIEFLY));
    let file = format!("attachment; filename=\"{folder}.tar.gz\"");
    if let Ok(value) = HeaderValue::from_str(&file) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok((headers, bytes).into_response())
}
