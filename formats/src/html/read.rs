//! Reading HTML: the blocks of a page as paragraphs, `ins` and `del` as tracked changes.

use scraper::Html;

use super::depth;
use super::walk::Walk;
use crate::assemble::{Found, assemble, marks_within_limits, over};
use crate::decode;
use crate::document::Document;
use crate::limits::{Limits, ReadError};
use crate::read::ReadOptions;

/// Elements may be nested this many times deeper than brackets: pages wrap everything twice.
const ELEMENTS: usize = 8;

/// Reads an HTML page.
///
/// # Errors
/// Refuses a page over a limit, and bytes that are not text.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let text = decode::text(bytes, &options.limits)?;
    let found = page(&text, &options.limits)?;
    assemble(found, options)
}

fn page(text: &str, limits: &Limits) -> Result<Found, ReadError> {
    bounded(text, limits)?;
    Ok(walked(&Html::parse_document(text)))
}

/// The paragraphs of a piece of HTML within a text of another kind.
pub(crate) fn fragment(text: &str, limits: &Limits) -> Result<Found, ReadError> {
    bounded(text, limits)?;
    Ok(walked(&Html::parse_fragment(text)))
}

fn bounded(text: &str, limits: &Limits) -> Result<(), ReadError> {
    marks_within_limits(text, |byte| matches!(byte, b'<' | b'&'), limits)?;
    let limit = limits.depth.saturating_mul(ELEMENTS);
    over("the depth of nested elements", depth::deepest(text), limit)
}

/// Walks the tree without recursion, for pages nest as deep as their authors like.
fn walked(page: &Html) -> Found {
    let mut walk = Walk::default();
    let root = page.tree.root();
    let mut at = root;
    loop {
        walk.open(at.value());
        if let Some(child) = at.first_child() {
            at = child;
            continue;
        }
        loop {
            walk.close(at.value());
            if let Some(next) = at.next_sibling().filter(|_| at != root) {
                at = next;
                break;
            }
            let Some(parent) = at.parent().filter(|_| at != root) else { return walk.finish() };
            at = parent;
        }
    }
}
