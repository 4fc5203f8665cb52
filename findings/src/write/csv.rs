//! The long form as tables for a spreadsheet.

use super::{Row, WriteError, rows};
use crate::Findings;

const HEAD: [&str; 8] = ["chapter", "measure", "subject", "value", "low", "high", "n", "why"];

/// All chapters in one table.
///
/// # Errors
/// Where a value cannot be put into a table.
pub fn csv(findings: &Findings) -> Result<Vec<u8>, WriteError> {
    table(&rows(findings)?)
}

/// A table a chapter: the name of its file, and its bytes.
///
/// # Errors
/// As [`csv()`].
pub fn tables(findings: &Findings) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let rows = rows(findings)?;
    let chapters = rows.chunk_by(|one, next| one.chapter == next.chapter);
    chapters.map(|rows| Ok((format!("{}.csv", rows[0].chapter), table(rows)?))).collect()
}

fn table(rows: &[Row]) -> Result<Vec<u8>, WriteError> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEAD)?;
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    for row in rows {
        out.write_record([
            &row.chapter,
            &row.measure,
            &harmless(&row.subject),
            &number(row.value),
            &number(row.low),
            &number(row.high),
            &row.n.map(|n| n.to_string()).unwrap_or_default(),
            row.why.as_deref().unwrap_or_default(),
        ])?;
    }
    let bytes = out.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(bytes)
}

/// A spreadsheet takes what begins so for a formula; the names in a table are those of strangers.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
