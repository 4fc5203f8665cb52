//! The words and brackets of a compiled provision, as negotiators print them.

use unbracket_text::sponsor::names;
use unbracket_text::{Alternative, Bracket, Edge, Passage, Piece, Stance};

use super::markup::{Look, Paragraph};

/// Prints a passage: words in a look, the brackets of the compilation with their alternatives, those
/// of the base as characters.
pub(super) fn passage(paragraph: &mut Paragraph, passage: &Passage, look: Look) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(words) => drop(paragraph.words(words, look)),
            Piece::Edge(Edge::Opens) => drop(paragraph.words("[", look)),
            Piece::Edge(Edge::Closes) => drop(paragraph.words("]", look)),
            Piece::Break => drop(paragraph.words("¶ ", Look::Mark)),
            Piece::Bracket(bracket) if bracket.is_compiled() => compiled(paragraph, bracket, look),
            Piece::Bracket(bracket) => {
                for alternative in &bracket.alternatives {
                    stood_in_base(paragraph, alternative, look);
                }
            }
        }
    }
}

/// `[`, the words of the base, and each rival wording behind ` | `, `]`.
///
/// Spaces at the edges of the wordings stand outside the brackets, where a reader expects them.
fn compiled(paragraph: &mut Paragraph, bracket: &Bracket, look: Look) {
    let edges = bracket.alternatives.iter().map(|one| one.wording.to_marked_text());
    let (before, behind) = edges.fold((false, false), |(before, behind), text| {
        (before || text.starts_with(' '), behind || text.ends_with(' '))
    });
    paragraph.words(if before { " " } else { "" }, look).words("[", Look::Mark);
    let deletion = bracket.alternatives.iter().find(|one| one.stance == Stance::Delete);
    let silent = |one: &&Alternative| match one.stance {
        Stance::Retain => one.wording.is_empty() && one.sponsors.is_empty(),
        Stance::Delete => one.wording.is_empty(),
        Stance::Propose => false,
    };
    let spoken = bracket.alternatives.iter().filter(|one| !silent(one));
    for (at, alternative) in spoken.enumerate() {
        paragraph.words(if at > 0 { " | " } else { "" }, Look::Mark);
        match alternative.stance {
            Stance::Retain => retained(paragraph, alternative, deletion, look),
            Stance::Propose | Stance::Delete => proposed(paragraph, bracket, alternative),
        }
    }
    paragraph.words("]", Look::Mark).words(if behind { " " } else { "" }, look);
}

/// The words of the base, struck out where somebody would delete them, and who would.
fn retained(
    paragraph: &mut Paragraph,
    retain: &Alternative,
    deletion: Option<&Alternative>,
    look: Look,
) {
    let words = if deletion.is_some() { Look::Struck } else { look };
    passage(paragraph, &trimmed(&retain.wording), words);
    let mut said = Vec::new();
    if !retain.sponsors.is_empty() {
        said.push(format!("retain: {}", names(&retain.sponsors)));
    }
    if let Some(delete) = deletion {
        said.push(format!("delete: {}{}", names(&delete.sponsors), linked(delete)));
    }
    if !said.is_empty() {
        paragraph.words(&format!(" – {}", said.join("; ")), Look::Names);
    }
}

fn proposed(paragraph: &mut Paragraph, bracket: &Bracket, alternative: &Alternative) {
    passage(paragraph, &trimmed(&alternative.wording), Look::Proposed);
    let mut said = format!(" – {}{}", names(&alternative.sponsors), linked(alternative));
    let other = alternative.nearly_repeats.and_then(|at| bracket.alternatives.get(at));
    if let Some(other) = other {
        said.push_str(&format!(" (nearly the same as {})", names(&other.sponsors)));
    }
    paragraph.words(&said, Look::Names);
}

/// A passage without the spaces at its edges.
fn trimmed(passage: &Passage) -> Passage {
    let mut passage = passage.clone();
    if let Some(Piece::Words(words)) = passage.pieces.first_mut() {
        *words = words.trim_start_matches(' ').to_owned();
    }
    if let Some(Piece::Words(words)) = passage.pieces.last_mut() {
        *words = words.trim_end_matches(' ').to_owned();
    }
    passage
}

/// Parts of one proposal that are printed in several brackets say so.
fn linked(alternative: &Alternative) -> String {
    alternative.link.map_or(String::new(), |link| format!(" (part of proposal {link})"))
}

/// An alternative of a bracket that stood in the base, with the characters of its document.
fn stood_in_base(paragraph: &mut Paragraph, alternative: &Alternative, look: Look) {
    let printed = alternative.printed.clone();
    let (opens, closes) = printed.as_ref().map_or((true, true), |one| (one.opens, one.closes));
    let printed = printed.unwrap_or_default();
    paragraph.words(&printed.lead, look).words(if opens { "[" } else { "" }, look);
    paragraph.words(&printed.before, look);
    passage(paragraph, &alternative.wording, look);
    paragraph.words(&printed.after, look).words(if closes { "]" } else { "" }, look);
}
