//! The findings as files: a report that stands alone, JSON, tables.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use unbracket_findings::{Findings, write};

use super::{advises, readable};
use crate::analysis::keep::Known;
use crate::analysis::{report_of, without_advice};
use crate::failure::Failure;
use crate::frame::go;
use crate::kept::away;
use crate::visit::Visit;

pub(super) async fn report(visit: Visit) -> Result<Response, Failure> {
    let (tongue, chapters) = (visit.tongue(), readable(&visit));
    let write = move |known: &Known| Ok(report_of(&known.findings, tongue, &chapters).into_bytes());
    file(visit, ("report.html", "text/html; charset=utf-8"), write).await
}

pub(super) async fn json(visit: Visit) -> Result<Response, Failure> {
    let open = open(&visit);
    let write = move |known: &Known| write::json(&open(known)).map_err(|error| failed(&error));
    file(visit, ("findings.json", "application/json"), write).await
}

pub(super) async fn csv(visit: Visit) -> Result<Response, Failure> {
    let open = open(&visit);
    let write = move |known: &Known| write::csv(&open(known)).map_err(|error| failed(&error));
    file(visit, ("findings.csv", "text/csv; charset=utf-8"), write).await
}

pub(super) async fn parquet(visit: Visit) -> Result<Response, Failure> {
    let open = open(&visit);
    let write = move |known: &Known| write::parquet(&open(known)).map_err(|error| failed(&error));
    file(visit, ("findings.parquet", "application/vnd.apache.parquet"), write).await
}

fn failed(error: &write::WriteError) -> Failure {
    Failure::Unavailable(error.to_string())
}

/// The findings as this person may have them.
fn open(visit: &Visit) -> impl Fn(&Known) -> Findings + Send + 'static {
    let all = advises(visit);
    move |known| if all { known.findings.clone() } else { without_advice(&known.findings) }
}

/// A file for download; where there are no findings yet, the page that says so.
async fn file(
    visit: Visit,
    (name, kind): (&str, &'static str),
    write: impl FnOnce(&Known) -> Result<Vec<u8>, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let Some(known) = visit.process.findings() else { return Ok(go(&visit.address("analysis"))) };
    let known: Arc<Known> = known;
    let bytes = away(move || write(&known)).await?;
    let told = format!("attachment; filename=\"{}-{name}\"", visit.process.name());
    let told =
        HeaderValue::from_str(&told).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static(kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, told)], bytes).into_response())
}
