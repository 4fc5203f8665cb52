//! The words and brackets of a compiled provision, as negotiators print them.

use unbracket_text::{Alternative, Bracket, Edge, Passage, Piece, Stance};

use super::markup::{Look, Paragraph};
use crate::wording::Wording;

/// Prints passages into a paragraph, with what is said in brackets in a language.
pub(super) struct Marks<'p> {
    /// The paragraph.
    pub(super) paragraph: &'p mut Paragraph,
    /// The words of ours.
    pub(super) wording: &'static Wording,
}

impl Marks<'_> {
    /// Prints a passage: words in a look, the brackets of the compilation with their alternatives,
    /// those of the base as characters.
    pub(super) fn passage(&mut self, passage: &Passage, look: Look) {
        for piece in &passage.pieces {
            match piece {
                Piece::Words(words) => drop(self.paragraph.words(words, look)),
                Piece::Edge(Edge::Opens) => drop(self.paragraph.words("[", look)),
                Piece::Edge(Edge::Closes) => drop(self.paragraph.words("]", look)),
                Piece::Break => drop(self.paragraph.words("¶ ", Look::Mark)),
                Piece::Bracket(bracket) if bracket.is_compiled() => self.compiled(bracket, look),
                Piece::Bracket(bracket) => {
                    for alternative in &bracket.alternatives {
                        self.stood_in_base(alternative, look);
                    }
                }
            }
        }
    }

    /// `[`, the words of the base, and each rival wording behind ` | `, `]`.
    ///
    /// Spaces at the edges of the wordings stand outside the brackets, where a reader expects them.
    fn compiled(&mut self, bracket: &Bracket, look: Look) {
        let edges = bracket.alternatives.iter().map(|one| one.wording.to_marked_text());
        let (before, behind) = edges.fold((false, false), |(before, behind), text| {
            (before || text.starts_with(' '), behind || text.ends_with(' '))
        });
        self.paragraph.words(if before { " " } else { "" }, look).words("[", Look::Mark);
        let deletion = bracket.alternatives.iter().find(|one| one.stance == Stance::Delete);
        let silent = |one: &&Alternative| match one.stance {
            Stance::Retain => one.wording.is_empty() && one.sponsors.is_empty(),
            Stance::Delete => one.wording.is_empty(),
            Stance::Propose => false,
        };
        let spoken = bracket.alternatives.iter().filter(|one| !silent(one));
        for (at, alternative) in spoken.enumerate() {
            self.paragraph.words(if at > 0 { " | " } else { "" }, Look::Mark);
            match alternative.stance {
                Stance::Retain => self.retained(alternative, deletion, look),
                Stance::Propose | Stance::Delete => self.proposed(bracket, alternative),
            }
        }
        self.paragraph.words("]", Look::Mark).words(if behind { " " } else { "" }, look);
    }

    /// The words of the base, struck out where somebody would delete them, and who would.
    fn retained(&mut self, retain: &Alternative, deletion: Option<&Alternative>, look: Look) {
        let wording = self.wording;
        let words = if deletion.is_some() { Look::Struck } else { look };
        self.passage(&trimmed(&retain.wording), words);
        let mut said = Vec::new();
        if !retain.sponsors.is_empty() {
            said.push(wording.said(wording.marks.retain, &wording.names(&retain.sponsors)));
        }
        if let Some(delete) = deletion {
            let names = format!("{}{}", wording.names(&delete.sponsors), self.linked(delete));
            said.push(wording.said(wording.marks.delete, &names));
        }
        if !said.is_empty() {
            self.paragraph.said(&format!(" – {}", said.join(wording.signs.semicolon)), Look::Names);
        }
    }

    fn proposed(&mut self, bracket: &Bracket, alternative: &Alternative) {
        let wording = self.wording;
        self.passage(&trimmed(&alternative.wording), Look::Proposed);
        let names = wording.names(&alternative.sponsors);
        let mut said = format!(" – {names}{}", self.linked(alternative));
        let other = alternative.nearly_repeats.and_then(|at| bracket.alternatives.get(at));
        if let Some(other) = other {
            said.push_str(&wording.nearly(&wording.names(&other.sponsors)));
        }
        self.paragraph.said(&said, Look::Names);
    }

    /// Parts of one proposal that are printed in several brackets say so.
    fn linked(&self, alternative: &Alternative) -> String {
        alternative.link.map_or(String::new(), |link| self.wording.part(&link))
    }

    /// An alternative of a bracket that stood in the base, with the characters of its document.
    fn stood_in_base(&mut self, alternative: &Alternative, look: Look) {
        let printed = alternative.printed.clone();
        let (opens, closes) = printed.as_ref().map_or((true, true), |one| (one.opens, one.closes));
        let printed = printed.unwrap_or_default();
        self.paragraph.words(&printed.lead, look).words(if opens { "[" } else { "" }, look);
        self.paragraph.words(&printed.before, look);
        self.passage(&alternative.wording, look);
        self.paragraph.words(&printed.after, look).words(if closes { "]" } else { "" }, look);
    }
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
