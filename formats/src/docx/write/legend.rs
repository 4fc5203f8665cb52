//! What stands before a compilation: what the marks mean, how many amendments there are, and whose.

use unbracket_text::{Compilation, Piece};

use super::markup::{Look, Paragraph};

/// Writes the legend.
pub(super) fn legend(compilation: &Compilation, out: &mut String) {
    Paragraph::new("Title", 0, false).words("Compilation of amendments", Look::Plain).write(out);
    if let Some(title) = compilation.base().title() {
        super::draft::title_paragraph(title, compilation.base().language()).write(out);
    }
    heading("How to read this text", out);
    line()
        .words("Plain words", Look::Plain)
        .words(" stand in the base text.", Look::Plain)
        .write(out);
    line()
        .words("[", Look::Mark)
        .words(" … | … ", Look::Plain)
        .words("]", Look::Mark)
        .words(
            " Bold brackets hold what is not agreed: first the words of the base, then each \
             alternative behind a bar. Brackets can stand in brackets.",
            Look::Plain,
        )
        .write(out);
    line()
        .words("Bold and underlined words", Look::Proposed)
        .words(" are proposed by those named behind them: ", Look::Plain)
        .words("[", Look::Mark)
        .words("words", Look::Proposed)
        .words(" – A, B", Look::Names)
        .words("]", Look::Mark)
        .write(out);
    line()
        .words("Struck-out words", Look::Struck)
        .words(" stand in the base; those named behind ", Look::Plain)
        .words("delete:", Look::Names)
        .words(" would delete them, those behind ", Look::Plain)
        .words("retain:", Look::Names)
        .words(" want them kept.", Look::Plain)
        .write(out);
    special(compilation, out);
    sponsors(compilation, out);
    heading("Text", out);
}

/// Marks that are explained only where they occur.
fn special(compilation: &Compilation, out: &mut String) {
    let brackets = || compilation.provisions().iter().flat_map(|one| one.content.brackets());
    let alternatives = || brackets().flat_map(|bracket| &bracket.alternatives);
    if alternatives().any(|one| one.link.is_some()) {
        let text = "“Part of proposal n” names parts of one proposal that cross another and are \
                    printed in several brackets; they are chosen together.";
        line().words(text, Look::Plain).write(out);
    }
    if alternatives().any(|one| one.wording.pieces.contains(&Piece::Break)) {
        let text = " A new paragraph would begin here.";
        line().words("¶", Look::Mark).words(text, Look::Plain).write(out);
    }
}

fn sponsors(compilation: &Compilation, out: &mut String) {
    let count = compilation.amendments().len();
    let sponsors: Vec<String> = compilation
        .sponsors()
        .into_iter()
        .map(|(sponsor, count)| format!("{sponsor} ({count})"))
        .collect();
    let amendments = if count == 1 { "amendment" } else { "amendments" };
    let by = if sponsors.len() == 1 { "sponsor" } else { "sponsors" };
    let text = format!(
        "{count} {amendments} by {} {by}, each with the number of amendments: {}.",
        sponsors.len(),
        sponsors.join(", ")
    );
    line().words(&text, Look::Plain).write(out);
}

/// A heading of the frame around the text.
pub(super) fn heading(text: &str, out: &mut String) {
    Paragraph::new("Heading1", 0, false).words(text, Look::Plain).write(out);
}

/// A line of the frame around the text.
fn line() -> Paragraph {
    Paragraph::new("Legend", 0, false)
}
