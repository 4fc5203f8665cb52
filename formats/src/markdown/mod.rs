//! Markdown: CommonMark with tables, footnotes, strike-through and front matter.
//!
//! **Invariant:** every square bracket that is not a link, a footnote or a reference is text. Labels
//! of list items are those printed in the source, never counted anew.

mod compilation;
mod escape;
mod read;
mod source;
mod walk;
mod write;

pub use compilation::write_compilation;
pub use read::read;
pub use write::write_draft;
