//! Writing a compilation as Markdown: every bracket with its sponsors, a legend on top.

use unbracket_text::Compilation;

use super::escape;
use crate::compiled::{self, Style};

/// Writes a compilation as Markdown.
pub fn write_compilation(compilation: &Compilation) -> String {
    let style = Style {
        words: escape::inline,
        strong: |text| format!("**{text}**"),
        heading: |level, text| format!("{} {text}", "#".repeat(usize::from(level.clamp(1, 6)))),
        item: |text| format!("- {text}"),
    };
    compiled::write(compilation, &style)
}
