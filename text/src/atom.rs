//! Atoms: a passage as one flat run of words, spaces, punctuation and the marks of its brackets.
//!
//! **Invariant:** [`Lexicon::passage`] of [`Lexicon::read`] gives the passage back, pieces joined.
//! Two atoms are equal if and only if their numbers are, within one lexicon.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::passage::{Alternative, Bracket, BracketReason, Edge, Passage, Piece};
use crate::token::{TokenKind, is_han, tokens};

/// The number of an atom within its lexicon.
pub(crate) type AtomId = u32;

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AtomKind {
    Word,
    Han,
    Space,
    Punctuation,
    Open,
    Next,
    Close,
    Edge(Edge),
    Break,
}

/// The mark of a bracket: everything of it but its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    kind: AtomKind,
    reason: BracketReason,
    head: Option<Alternative>,
}

/// All atoms met so far, each with its number.
#[derive(Debug, Default)]
pub(crate) struct Lexicon<'a> {
    words: HashMap<&'a str, AtomId, BuildHasherDefault<Fnv>>,
    marks: Vec<(AtomId, Mark)>,
    atoms: Vec<(AtomKind, &'a str)>,
}

/// FNV-1a over bytes eight at a time: short keys, no hostile keys (a collision costs time only).
#[derive(Debug, Default)]
pub(crate) struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0_u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

impl<'a> Lexicon<'a> {
    /// Reads a passage as atoms.
    pub(crate) fn read(&mut self, passage: &'a Passage) -> Vec<AtomId> {
        let mut out = Vec::new();
        self.read_into(passage, &mut out);
        out
    }

    fn read_into(&mut self, passage: &'a Passage, out: &mut Vec<AtomId>) {
        for piece in &passage.pieces {
            match piece {
                Piece::Words(words) => self.read_words(words, out),
                Piece::Edge(edge) => out.push(self.sign(AtomKind::Edge(*edge))),
                Piece::Break => out.push(self.sign(AtomKind::Break)),
                Piece::Bracket(bracket) => self.read_bracket(bracket, out),
            }
        }
    }

    fn read_words(&mut self, text: &'a str, out: &mut Vec<AtomId>) {
        for token in tokens(text) {
            let kind = match token.kind {
                TokenKind::Space => AtomKind::Space,
                TokenKind::Punctuation => AtomKind::Punctuation,
                TokenKind::Word if token.text.starts_with(is_han) => AtomKind::Han,
                TokenKind::Word => AtomKind::Word,
            };
            out.push(self.word(kind, token.text));
        }
    }

    fn read_bracket(&mut self, bracket: &'a Bracket, out: &mut Vec<AtomId>) {
        let mut kind = AtomKind::Open;
        for alternative in &bracket.alternatives {
            let head = Alternative { wording: Passage::default(), ..alternative.clone() };
            let mark = Mark { kind, reason: bracket.reason.clone(), head: Some(head) };
            out.push(self.mark(mark));
            self.read_into(&alternative.wording, out);
            kind = AtomKind::Next;
        }
        out.push(self.sign(AtomKind::Close));
    }

    fn word(&mut self, kind: AtomKind, text: &'a str) -> AtomId {
        if let Some(&id) = self.words.get(text) {
            return id;
        }
        let id = self.push(kind, text);
        self.words.insert(text, id);
        id
    }

    fn sign(&mut self, kind: AtomKind) -> AtomId {
        self.mark(Mark { kind, reason: BracketReason::NotAgreed, head: None })
    }

    fn mark(&mut self, mark: Mark) -> AtomId {
        if let Some((id, _)) = self.marks.iter().find(|(_, known)| *known == mark) {
            return *id;
        }
        let id = self.push(mark.kind, "");
        self.marks.push((id, mark));
        id
    }

    fn push(&mut self, kind: AtomKind, text: &'a str) -> AtomId {
        self.atoms.push((kind, text));
        AtomId::try_from(self.atoms.len() - 1).expect("fewer than 2^32 distinct words")
    }

    /// What an atom is.
    pub(crate) fn kind(&self, id: AtomId) -> AtomKind {
        self.atoms[id as usize].0
    }

    /// The characters of a word, space or punctuation; nothing for a mark.
    pub(crate) fn text(&self, id: AtomId) -> &'a str {
        self.atoms[id as usize].1
    }

    /// How many atoms there are; every number is smaller.
    pub(crate) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether an atom is a word.
    pub(crate) fn is_word(&self, id: AtomId) -> bool {
        matches!(self.kind(id), AtomKind::Word | AtomKind::Han)
    }

    /// How many words these atoms hold.
    pub(crate) fn count_words(&self, atoms: &[AtomId]) -> usize {
        atoms.iter().filter(|&&id| self.is_word(id)).count()
    }

    /// The passage that balanced atoms stand for.
    pub(crate) fn passage(&self, atoms: &[AtomId]) -> Passage {
        let mut builder = Builder::default();
        for &atom in atoms {
            builder.push(self, atom);
        }
        builder.finish()
    }

    /// The characters of balanced atoms, brackets as characters.
    pub(crate) fn passage_text(&self, atoms: &[AtomId]) -> String {
        self.passage(atoms).to_marked_text()
    }

    fn head(&self, id: AtomId) -> (BracketReason, Alternative) {
        let mark = self.marks.iter().find(|(known, _)| *known == id).map(|(_, mark)| mark);
        let mark = mark.expect("opening marks are kept when they are read");
        let head = mark.head.clone().expect("opening marks have a head");
        (mark.reason.clone(), head)
    }
}

/// Puts a passage together from atoms and from brackets that a compilation makes.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    done: Passage,
    open: Vec<(Passage, Bracket)>,
}

impl Builder {
    /// Adds an atom.
    pub(crate) fn push(&mut self, lexicon: &Lexicon<'_>, atom: AtomId) {
        match lexicon.kind(atom) {
            AtomKind::Edge(edge) => self.done.push(Piece::Edge(edge)),
            AtomKind::Break => self.done.push(Piece::Break),
            AtomKind::Open => {
                let (reason, head) = lexicon.head(atom);
                let bracket = Bracket { id: None, reason, alternatives: vec![head] };
                self.open.push((std::mem::take(&mut self.done), bracket));
            }
            AtomKind::Next => {
                if let Some((_, bracket)) = self.open.last_mut() {
                    close_alternative(bracket, &mut self.done);
                    bracket.alternatives.push(lexicon.head(atom).1);
                }
            }
            AtomKind::Close => {
                if let Some((before, mut bracket)) = self.open.pop() {
                    close_alternative(&mut bracket, &mut self.done);
                    self.done = before;
                    self.done.push(Piece::Bracket(bracket));
                }
            }
            AtomKind::Word | AtomKind::Han | AtomKind::Space | AtomKind::Punctuation => {
                self.done.push_words(lexicon.text(atom));
            }
        }
    }

    /// Adds a bracket.
    pub(crate) fn push_bracket(&mut self, bracket: Bracket) {
        self.done.push(Piece::Bracket(bracket));
    }

    /// The passage. The atoms must have been balanced.
    pub(crate) fn finish(self) -> Passage {
        debug_assert!(self.open.is_empty(), "atoms are balanced before they are put together");
        self.done
    }
}

fn close_alternative(bracket: &mut Bracket, done: &mut Passage) {
    if let Some(last) = bracket.alternatives.last_mut() {
        last.wording = std::mem::take(done);
    }
}

/// Whether every bracket that opens in these atoms closes in them, and none is cut between
/// alternatives. On failure tells on which side an atom is missing.
pub(crate) fn balance(lexicon: &Lexicon<'_>, atoms: &[AtomId]) -> Balance {
    let mut depth = 0_usize;
    for &atom in atoms {
        match lexicon.kind(atom) {
            AtomKind::Open => depth += 1,
            AtomKind::Close if depth == 0 => return Balance::NeedsBefore,
            AtomKind::Close => depth -= 1,
            AtomKind::Next if depth == 0 => return Balance::NeedsBefore,
            _ => {}
        }
    }
    if depth == 0 { Balance::Even } else { Balance::NeedsAfter }
}

/// The answer of [`balance`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Balance {
    Even,
    NeedsBefore,
    NeedsAfter,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Stance;

    #[test]
    fn a_passage_comes_back_from_its_atoms() {
        let mut inner = Passage::words("shall ");
        inner.push(Piece::Bracket(Bracket::new(vec![Alternative::new(
            Stance::Propose,
            Passage::words("duly"),
        )])));
        let alternatives = vec![
            Alternative::new(Stance::Retain, inner),
            Alternative::new(Stance::Propose, Passage::words("should")),
        ];
        let mut passage = Passage::words("States ");
        passage.push(Piece::Edge(Edge::Closes));
        passage.push(Piece::Bracket(Bracket::new(alternatives)));
        passage.push_words(", act.");
        let mut lexicon = Lexicon::default();
        let atoms = lexicon.read(&passage);
        assert_eq!(lexicon.passage(&atoms), passage);
        assert_eq!(balance(&lexicon, &atoms), Balance::Even);
        assert_eq!(balance(&lexicon, &atoms[..4]), Balance::NeedsAfter);
    }
}
