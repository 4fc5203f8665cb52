//! The public API under `/api`: JSON for programs, with the same rights as the pages.
//!
//! **Invariant:** every route of the API stands in its OpenAPI document and the other way round; a test
//! holds them against each other.

mod acts;
mod document;
mod given;
mod lists;
mod reading;
mod record;
mod reply;
mod schema;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::failure::Failure;
use crate::route::{Access, Route, get, post};

pub use document::openapi;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/api/openapi.json", Access::Anyone, document::serve),
        get("/api/processes", Access::Anyone, reading::processes),
        get("/api/p/{process}", Access::Anyone, reading::process),
        get("/api/p/{process}/people", Access::Anyone, lists::people),
        get("/api/p/{process}/groups", Access::Anyone, lists::groups),
        get("/api/p/{process}/documents", Access::Anyone, lists::documents),
        get("/api/p/{process}/documents/{document}", Access::Anyone, reading::document),
        get("/api/p/{process}/text", Access::Anyone, reading::text),
        get("/api/p/{process}/compilation", Access::Anyone, reading::compilation),
        get("/api/p/{process}/proposals", Access::Anyone, lists::proposals),
        get("/api/p/{process}/positions", Access::Anyone, lists::positions),
        get("/api/p/{process}/contributions", Access::Anyone, lists::contributions),
        get("/api/p/{process}/points", Access::Anyone, lists::points),
        get("/api/p/{process}/statements", Access::Anyone, lists::statements),
        get("/api/p/{process}/commitments", Access::Anyone, lists::commitments),
        get("/api/p/{process}/entries", Access::Anyone, record::entries),
        get("/api/p/{process}/entries/{index}", Access::Anyone, record::entry),
        get("/api/p/{process}/receipts/{index}", Access::Anyone, record::receipt),
        get("/api/p/{process}/checkpoint", Access::Anyone, record::checkpoint),
        get("/api/p/{process}/acts", Access::Anyone, acts::kinds),
        post("/api/p/{process}/acts", Access::Seat, acts::submit),
    ]
}

/// Sends a value as JSON.
fn json(value: &impl Serialize) -> Result<Response, Failure> {
    let body =
        serde_json::to_vec(value).map_err(|error| Failure::Unavailable(error.to_string()))?;
    let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((StatusCode::OK, kind, body).into_response())
}
