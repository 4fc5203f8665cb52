//! What pages need beside themselves: style and script, embedded, at addresses that change with their
//! bytes, so that browsers may keep them for ever.

use std::io::Write;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A file as it is served.
struct Asset {
    name: &'static str,
    version: String,
    kind: &'static str,
    plain: Bytes,
    packed: Bytes,
}

static SERVED: LazyLock<Vec<Asset>> =
    LazyLock::new(|| ASSETS.iter().map(|(name, bytes)| asset(name, bytes)).collect());

fn asset(name: &'static str, bytes: &'static [u8]) -> Asset {
    let digest = Sha256::digest(bytes);
    let version = digest[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    Asset { name, version, kind: kind(name), plain: Bytes::from_static(bytes), packed: pack(bytes) }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Compresses what is sent often.
pub(crate) fn pack(bytes: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("a vector takes what is written to it").into()
}

/// The style of all pages, for a file that stands alone.
pub(crate) fn style() -> &'static str {
    let sheet = ASSETS.iter().find(|(name, _)| *name == "unbracket.css");
    sheet.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The address of a file; it names the file's version.
pub(crate) fn address(name: &str) -> String {
    let version = SERVED.iter().find(|asset| asset.name == name).map(|asset| &asset.version);
    format!("/assets/{}/{name}", version.map_or("none", String::as_str))
}

/// Serves a file.
pub(crate) async fn serve(
    Path((version, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = SERVED.iter().find(|asset| asset.name == name && asset.version == version);
    let Some(asset) = found else { return StatusCode::NOT_FOUND.into_response() };
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let packs = accepts.is_some_and(|accepts| accepts.contains("gzip"));
    let mut response = if packs {
        ([(header::CONTENT_ENCODING, "gzip")], asset.packed.clone()).into_response()
    } else {
        asset.plain.clone().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(asset.kind));
    headers.insert(header::VARY, header::HeaderValue::from_static("accept-encoding"));
    let for_ever = "public, max-age=31536000, immutable";
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(for_ever));
    response
}
