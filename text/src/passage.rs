//! The passage: the words and brackets of a provision, in order.
//!
//! **Invariant:** square brackets as characters exist only at the doors. Text that is not agreed is
//! a [`Bracket`], half of a bracket that opens in one provision and closes in another is an
//! [`Edge`]. A bracket never closes itself: nothing in this crate turns a bracket into words, except
//! a reading that somebody asks for.

use std::collections::BTreeSet;

use crate::amendment::AmendmentId;
use crate::sponsor::Sponsors;

/// Words and brackets in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Passage {
    /// The pieces, in order; neighbouring words may stand in several pieces.
    pub pieces: Vec<Piece>,
}

/// One piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// Words, with the spaces and punctuation between them.
    Words(String),
    /// Text that is not agreed.
    Bracket(Bracket),
    /// Half of a bracket whose other half stands in another provision, or nowhere.
    Edge(Edge),
    /// Here a new provision would begin: stands only in the proposal to split one.
    Break,
}

/// Half of a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Opens here.
    Opens,
    /// Closes here.
    Closes,
}

/// The number of a bracket within one compilation, in reading order from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BracketId(pub u32);

/// Text that is not agreed, as the alternatives that are still open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bracket {
    /// Its number, where a compilation made it; none where it was read from a document.
    pub id: Option<BracketId>,
    /// Why the text stands in brackets.
    pub reason: BracketReason,
    /// The alternatives, in order; at least one.
    pub alternatives: Vec<Alternative>,
}

/// Why text stands in brackets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BracketReason {
    /// It is not agreed.
    #[default]
    NotAgreed,
    /// It waits for another issue, named here.
    Linked(String),
    /// A delegation waits for its instructions.
    PendingInstructions,
    /// An open question of drafting.
    Technical,
    /// An open question of translation.
    Translation,
}

/// What an alternative does to the words of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Keeps the words of the base.
    Retain,
    /// Puts other words.
    Propose,
    /// Takes the words out.
    Delete,
}

/// One wording in a bracket, with those who stand behind it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alternative {
    /// What it does to the base.
    pub stance: Stance,
    /// Its words, which may hold smaller brackets.
    pub wording: Passage,
    /// Who stands behind it, in alphabetical order; nobody where the document does not say.
    pub sponsors: Sponsors,
    /// The amendments it comes from; empty where it was read from a document.
    pub sources: BTreeSet<AmendmentId>,
    /// The first alternative of the same bracket that it nearly repeats, counted from 0.
    pub nearly_repeats: Option<usize>,
    /// Set where one edit crosses another and is printed in several brackets: all its parts share
    /// this number and are chosen together.
    pub link: Option<u32>,
    /// How a document printed it, where it was read from one.
    pub printed: Option<Printed>,
}

/// How a document printed an alternative: what a parser needs to give back the same characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Printed {
    /// Between the alternative before and this one's opening bracket: empty, a space, a slash.
    pub lead: String,
    /// Whether a square bracket opens before it: false for the later parts of `[shall/should]`.
    pub opens: bool,
    /// Whether a square bracket closes after it.
    pub closes: bool,
    /// Behind the opening bracket, before the words: `EU: `.
    pub before: String,
    /// Behind the words, before the closing bracket: ` – G77 and China`.
    pub after: String,
}

impl Passage {
    /// A passage of words alone.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { pieces: if text.is_empty() { Vec::new() } else { vec![Piece::Words(text)] } }
    }

    /// Whether it holds nothing at all.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Words(words) if words.is_empty()))
    }

    /// Whether it is words alone.
    pub fn is_clean(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Words(_)))
    }

    /// Adds words at the end, joined to words that stand there.
    pub fn push_words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Piece::Words(last)) = self.pieces.last_mut() {
            last.push_str(text);
        } else {
            self.pieces.push(Piece::Words(text.to_owned()));
        }
    }

    /// Adds a piece at the end, joining words to words.
    pub fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Words(words) => self.push_words(&words),
            Piece::Bracket(_) | Piece::Edge(_) | Piece::Break => self.pieces.push(piece),
        }
    }

    /// Several passages as one, with a break between them.
    pub fn broken<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut whole = Self::default();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                whole.push(Piece::Break);
            }
            part.pieces.iter().for_each(|piece| whole.push(piece.clone()));
        }
        whole
    }

    /// All brackets, the nested ones behind those that hold them.
    pub fn brackets(&self) -> Vec<&Bracket> {
        let mut found = Vec::new();
        for piece in &self.pieces {
            if let Piece::Bracket(bracket) = piece {
                found.push(bracket);
                for alternative in &bracket.alternatives {
                    found.extend(alternative.wording.brackets());
                }
            }
        }
        found
    }

    /// The text with its brackets as characters: every alternative in square brackets, sponsors
    /// as printed in the source or, in a compilation, left to the door.
    pub fn to_marked_text(&self) -> String {
        let mut out = String::new();
        write_marked(self, &mut out);
        out
    }
}

fn write_marked(passage: &Passage, out: &mut String) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Edge(Edge::Opens) => out.push('['),
            Piece::Edge(Edge::Closes) => out.push(']'),
            Piece::Break => out.push('¶'),
            Piece::Bracket(bracket) => write_bracket(bracket, out),
        }
    }
}

fn write_bracket(bracket: &Bracket, out: &mut String) {
    for alternative in &bracket.alternatives {
        write_alternative(alternative, out);
    }
}

fn write_alternative(alternative: &Alternative, out: &mut String) {
    let plain = Printed { opens: true, closes: true, ..Printed::default() };
    let printed = alternative.printed.as_ref().unwrap_or(&plain);
    out.push_str(&printed.lead);
    if printed.opens {
        out.push('[');
    }
    out.push_str(&printed.before);
    write_marked(&alternative.wording, out);
    out.push_str(&printed.after);
    if printed.closes {
        out.push(']');
    }
}

impl Alternative {
    /// An alternative without sponsors or sources.
    pub fn new(stance: Stance, wording: Passage) -> Self {
        Self {
            stance,
            wording,
            sponsors: Sponsors::new(),
            sources: BTreeSet::new(),
            nearly_repeats: None,
            link: None,
            printed: None,
        }
    }

    /// Whether it stands for the words of the base.
    pub fn is_retain(&self) -> bool {
        self.stance == Stance::Retain
    }
}

impl Bracket {
    /// A bracket with these alternatives, not agreed.
    pub fn new(alternatives: Vec<Alternative>) -> Self {
        Self { id: None, reason: BracketReason::NotAgreed, alternatives }
    }

    /// How it reads, as in [`Passage::to_marked_text`].
    pub fn to_marked_text(&self) -> String {
        let mut out = String::new();
        write_bracket(self, &mut out);
        out
    }

    /// Whether a compilation made it, rather than the document it was read from.
    pub fn is_compiled(&self) -> bool {
        self.id.is_some()
    }
}
