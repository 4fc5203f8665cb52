//! JSON: drafts both ways without loss, compilations out.
//!
//! **Invariant:** the types on the wire are these modules' own; the same draft gives the same bytes.
//! Every value says what it is: `"unbracket": "draft/1"`, `"unbracket": "compilation/1"`.

mod compilation;
mod depth;
mod draft;
mod passage;
mod print;

use serde::Deserialize;
use unbracket_text::{Compilation, Draft};

use crate::limits::{Limits, ReadError};
use print::printed;

/// What a draft in JSON calls itself.
pub const DRAFT: &str = "draft/1";
/// What a compilation in JSON calls itself.
pub const COMPILATION: &str = "compilation/1";

/// Writes a draft as JSON, with all it holds.
pub fn write_draft(draft: &Draft) -> String {
    depth::with_room(|| printed(&draft::DraftWire::from(draft)))
}

/// Writes a compilation as JSON: base, amendments, provisions, what could not be laid in and why.
pub fn write_compilation(compilation: &Compilation) -> String {
    depth::with_room(|| printed(&compilation::CompilationWire::from(compilation)))
}

/// Reads a draft from JSON, exactly as it was written.
///
/// # Errors
/// Refuses a file over a limit, JSON that is damaged (and says where), another kind of value, and a
/// version newer than this program.
pub fn read_draft(bytes: &[u8], limits: &Limits) -> Result<Draft, ReadError> {
    let text = crate::decode::text(bytes, limits)?;
    depth::bounded(&text, limits)?;
    depth::with_room(|| {
        version(&text)?;
        let wire: draft::DraftWire = parsed(&text)?;
        let draft = Draft::try_from(wire).map_err(|error| damaged(error.to_string()))?;
        Ok(draft)
    })
}

/// The head of any value that this program writes.
#[derive(Deserialize)]
struct Head {
    unbracket: Option<String>,
}

fn version(text: &str) -> Result<(), ReadError> {
    let head: Head = parsed(text)?;
    let found = head.unbracket.as_deref();
    if found == Some(DRAFT) {
        return Ok(());
    }
    let (found, hint) = match found {
        None => (
            "the file is JSON, but no draft: it has no field \"unbracket\"".to_owned(),
            format!("a draft opens with \"unbracket\": \"{DRAFT}\""),
        ),
        Some(other) if other.starts_with("draft/") => (
            format!("the file holds a draft of version {other}; this program reads {DRAFT}"),
            "use a newer version of this program".to_owned(),
        ),
        Some(other) => (
            format!("the file holds {other:?}, not a draft"),
            format!("send a value with \"unbracket\": \"{DRAFT}\""),
        ),
    };
    Err(ReadError::WrongKind { found, hint })
}

fn parsed<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, ReadError> {
    let mut from = serde_json::Deserializer::from_str(text);
    // Depth was bounded before, and this runs where there is room for it.
    from.disable_recursion_limit();
    let value = T::deserialize(&mut from).map_err(|error| damaged(error.to_string()))?;
    from.end().map_err(|error| damaged(error.to_string()))?;
    Ok(value)
}

fn damaged(what: String) -> ReadError {
    ReadError::Damaged { what, hint: format!("correct it, or write it anew as {DRAFT}") }
}
