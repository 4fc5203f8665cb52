//! Writing a compilation as Markdown: every bracket with its sponsors, a legend on top.

use unbracket_text::{Bracket, Compilation, Edge, Passage, Piece};

use super::escape;
use crate::compiled;

/// Writes a compilation as Markdown.
pub fn write_compilation(compilation: &Compilation) -> String {
    compiled::write(compilation, &compiled::Style {
        words: escape::inline,
        strong: |text| format!("**{text}**"),
        heading: |level, text| format!("{} {text}", "#".repeat(usize::from(level.clamp(1, 6)))),
        item: |text| format!("- {text}"),
        paragraph: |text| text.to_owned(),
    })
}
