//! What stands before a compilation: what the marks mean, how many amendments there are, and whose.

use unbracket_text::Compilation;

use super::markup::{Look, Paragraph};
use crate::wording::{self, Wording, fill};

/// Writes the legend.
pub(super) fn legend(compilation: &Compilation, wording: &'static Wording, out: &mut String) {
    let (headings, legend, marks) = (&wording.headings, &wording.legend, &wording.marks);
    head("Title", headings.compilation, wording, out);
    if let Some(title) = compilation.base().title() {
        super::draft::title_paragraph(title, compilation.base().language()).write(out);
    }
    heading(headings.legend, wording, out);
    // Behind each example, as in the text: what it means.
    let means = |line: &mut Paragraph, meaning: &str, out: &mut String| {
        line.words(&wording.said("", meaning), Look::Plain).write(out);
    };
    means(line(wording).words(legend.words, Look::Plain), legend.base, out);
    let mut brackets = line(wording);
    brackets.words("[", Look::Mark).words(" … | … ", Look::Plain).words("]", Look::Mark);
    means(&mut brackets, legend.brackets, out);
    let [a, b, _] = legend.letters;
    let mut example = |look, names: &str, meaning: &str| {
        let mut line = line(wording);
        line.words("[", Look::Mark).words(legend.words, look);
        line.words(&format!(" – {names}"), Look::Names).words("]", Look::Mark);
        means(&mut line, meaning, out);
    };
    example(Look::Proposed, &wording.list([a, b]), legend.proposed);
    let behind =
        [("delete", wording.quoted(marks.delete)), ("retain", wording.quoted(marks.retain))];
    let struck = fill(legend.struck, &behind.each_ref().map(|(key, words)| (*key, words.as_str())));
    let said = [wording.said(marks.retain, a), wording.said(marks.delete, b)];
    example(Look::Struck, &said.join(wording.signs.semicolon), &struck);
    for rare in wording::rare(compilation, wording) {
        means(line(wording).words(&rare.mark, Look::Mark), rare.meaning, out);
    }
    for counts in wording::counts(compilation, wording) {
        line(wording).said(&counts, Look::Plain).write(out);
    }
    heading(headings.text, wording, out);
}

/// A heading of the frame around the text.
pub(super) fn heading(text: &str, wording: &Wording, out: &mut String) {
    head("Heading1", text, wording, out);
}

fn head(style: &str, text: &str, wording: &Wording, out: &mut String) {
    Paragraph::new(style, 0, wording.right_to_left).words(text, Look::Plain).write(out);
}

/// A line of the frame around the text.
pub(super) fn line(wording: &Wording) -> Paragraph {
    Paragraph::new("Legend", 0, wording.right_to_left)
}
