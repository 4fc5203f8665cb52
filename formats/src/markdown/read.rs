//! Reading Markdown.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::walk::Walk;
use crate::assemble::{Found, assemble, marks_within_limits};
use crate::decode;
use crate::document::Document;
use crate::limits::{Limits, ReadError};
use crate::read::ReadOptions;

/// Reads a text in Markdown.
///
/// # Errors
/// Refuses a text over a limit, and bytes that are not text.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let text = decode::text(bytes, &options.limits)?;
    assemble(found(&text, &options.limits)?, options)
}

fn found(text: &str, limits: &Limits) -> Result<Found, ReadError> {
    marks_within_limits(text, |byte| byte == b'\n' || byte.is_ascii_punctuation(), limits)?;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &dialect());
    let mut walk = Walk::new(text, limits);
    let mut at = root;
    loop {
        let skipped = walk.open(at)?;
        if let Some(child) = at.first_child().filter(|_| !skipped) {
            at = child;
            continue;
        }
        loop {
            walk.close(at);
            if std::ptr::eq(at, root) {
                return Ok(walk.finish());
            }
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent() else { return Ok(walk.finish()) };
            at = parent;
        }
    }
}

/// CommonMark with what negotiated texts use; nothing that changes their characters.
fn dialect() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    options.parse.leave_footnote_definitions = true;
    options
}

/// Whether a node is a block that holds inline text.
pub(super) fn holds_text(node: &AstNode<'_>) -> bool {
    matches!(
        node.data.borrow().value,
        NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableRow(_)
    )
}
