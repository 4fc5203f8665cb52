//! Everything, as JSON.

use serde::Serialize;

use super::WriteError;
use crate::Findings;

/// The form of the JSON; it counts up when a field changes its meaning.
const FORM: &str = "findings/1";

#[derive(Serialize)]
struct Formed<'f> {
    unbracket: &'static str,
    #[serde(flatten)]
    findings: &'f Findings,
}

/// The findings as JSON, ended by a line feed. A number that is none stands as `null`.
///
/// # Errors
/// Where a value cannot be put into JSON.
pub fn json(findings: &Findings) -> Result<Vec<u8>, WriteError> {
    let mut bytes = serde_json::to_vec_pretty(&Formed { unbracket: FORM, findings })?;
    bytes.push(b'\n');
    Ok(bytes)
}
