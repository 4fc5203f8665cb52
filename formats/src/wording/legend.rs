//! What every legend says: the marks that are rare, and how many amendments there are and whose.

use unbracket_text::{Compilation, Piece};

use super::{Wording, fill};

/// A mark and what it means.
pub(crate) struct Entry {
    /// As it looks.
    pub(crate) mark: String,
    /// What it means.
    pub(crate) meaning: &'static str,
}

/// Marks that are explained only where they occur.
pub(crate) fn rare(compilation: &Compilation, wording: &'static Wording) -> Vec<Entry> {
    let brackets = || compilation.provisions().iter().flat_map(|one| one.content.brackets());
    let alternatives = || brackets().flat_map(|bracket| &bracket.alternatives);
    let mut found = Vec::new();
    if alternatives().any(|one| one.link.is_some()) {
        let mark = wording.quoted(&fill(wording.marks.part, &[("number", "n")]));
        found.push(Entry { mark, meaning: wording.legend.linked });
    }
    if alternatives().any(|one| one.wording.pieces.contains(&Piece::Break)) {
        found.push(Entry { mark: "¶".to_owned(), meaning: wording.legend.paragraph });
    }
    found
}

/// How many amendments there are, and whose.
pub(crate) fn counts(compilation: &Compilation, wording: &Wording) -> Vec<String> {
    let sponsors = compilation.sponsors();
    let legend = &wording.legend;
    let amendments = legend.amendments.say(compilation.amendments().len());
    let by = legend.sponsors.say(sponsors.len());
    let mut lines = vec![fill(legend.counts, &[("amendments", &amendments), ("sponsors", &by)])];
    if !sponsors.is_empty() {
        let names = sponsors.iter().map(|(sponsor, count)| {
            format!("{}{}", wording.apart(sponsor.as_str()), wording.aside(&count.to_string()))
        });
        lines.push(fill(legend.each, &[("names", &wording.list(names))]));
    }
    lines
}
