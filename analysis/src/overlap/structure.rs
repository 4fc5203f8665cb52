//! Commitments as tuples: who is to do what, with what, until when.
//!
//! **Invariant:** a tuple stands on words of one clause; what the lexicon does not know as an undertaking
//! or a request gives none.
//!
//! The parts are found by place, not by grammar: before `shall` stands who, behind it what is done; behind
//! `requests` stands who is asked, behind its `to` what for. Words in a passive or a subordinate clause
//! come out wrong. Two provisions with the same tuple may still commit to different things: they are to be
//! read side by side.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::language::{Feature, Lexicon, Mark, strength};
use crate::words::{Word, words};

/// What somebody is bound to or asked for in a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commitment {
    /// The words for who, without endings and small words, in order of the alphabet; none where the text
    /// names nobody.
    pub actor: BTreeSet<String>,
    /// The verb, without its ending.
    pub verb: String,
    /// The words for what, as those for who.
    pub object: BTreeSet<String>,
    /// By when, as the text says it.
    pub deadline: Option<String>,
    /// How strongly, from 1 to 6 (directive or commitment).
    pub force: i8,
}

/// Small words, which say neither who nor what.
const SMALL: &[&str] = &[
    "a",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "by",
    "each",
    "every",
    "for",
    "from",
    "further",
    "has",
    "have",
    "in",
    "including",
    "into",
    "is",
    "it",
    "its",
    "no",
    "not",
    "of",
    "on",
    "or",
    "other",
    "our",
    "such",
    "that",
    "the",
    "their",
    "them",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "we",
    "which",
    "while",
    "who",
    "will",
    "with",
    "within",
];

/// Words between a modal verb and what is done.
const BETWEEN: &[&str] = &[
    "also",
    "further",
    "continue",
    "not",
    "to",
    "be",
    "ourselves",
    "themselves",
    "jointly",
    "fully",
];

impl Commitment {
    /// How alike two are, from 0 to 1: 0 with another verb or no common word for what, else two thirds for
    /// the words for what and one for those for who (Jaccard's share). Who is not named could be anybody.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let object = jaccard(&self.object, &other.object);
        if self.verb != other.verb || object == 0.0 {
            return 0.0;
        }
        let is_open = self.actor.is_empty() || other.actor.is_empty();
        let actor = if is_open { 1.0 } else { jaccard(&self.actor, &other.actor) };
        (2.0 * object + actor) / 3.0
    }
}

#[expect(clippy::cast_precision_loss, reason = "words of a clause are far below 2^52")]
fn jaccard(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// The commitments of a provision in the language of the lexicon.
#[must_use]
pub fn commitments(text: &str, lexicon: &Lexicon) -> Vec<Commitment> {
    let Ok(strength) = strength(text, lexicon.language(), lexicon) else { return Vec::new() };
    let binds = |mark: &&Mark| {
        let is_one = matches!(mark.feature, Feature::Directive | Feature::Commitment);
        is_one && mark.level > 0
    };
    let mut binding: Vec<&Mark> = strength.marks.iter().filter(binds).collect();
    binding.dedup_by_key(|mark| mark.range.clone());
    let words = words(text);
    let reader = Reader { text, words: &words, marks: &strength.marks };
    let each = binding.iter().filter_map(|mark| {
        let next = binding.iter().find(|next| next.range.start >= mark.range.end);
        reader.commitment(mark, next.map_or(text.len(), |next| next.range.start))
    });
    each.collect()
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    marks: &'a [Mark],
}

impl Reader<'_> {
    fn commitment(&self, mark: &Mark, next: usize) -> Option<Commitment> {
        const ENDS: [char; 4] = ['.', ';', ':', '\n'];
        let from = self.text[..mark.range.start].rfind(ENDS).map_or(0, |at| at + 1);
        let rest = &self.text[mark.range.end..next];
        let to = mark.range.end + rest.find(ENDS).unwrap_or(rest.len());
        let behind = self.within(mark.range.end..to);
        let behind: Vec<&Word> = behind.into_iter().filter(|word| !self.is_aside(word)).collect();
        let (actor, deed): (Vec<&Word>, &[&Word]) = if mark.feature == Feature::Directive {
            let to = behind.iter().position(|word| word.folded == "to")?;
            (behind[..to].to_vec(), &behind[to + 1..])
        } else {
            (self.subject(from..mark.range.start), &behind[..])
        };
        let deed: Vec<&Word> = {
            let skip = deed.iter().take_while(|word| BETWEEN.contains(&word.folded.as_str()));
            let skip = skip.count();
            deed[skip..].to_vec()
        };
        let (verb, object) = deed.split_first()?;
        let deadline = self.marks.iter().find(|of| {
            of.class == "deadline" && mark.range.end <= of.range.start && of.range.end <= to
        });
        Some(Commitment {
            actor: self.content(&actor),
            verb: stem(&verb.folded).to_owned(),
            object: self.content(object),
            deadline: deadline.map(|mark| mark.words.clone()),
            force: mark.level,
        })
    }

    fn within(&self, range: Range<usize>) -> Vec<&Word> {
        let inside = |word: &&Word| range.start <= word.range.start && word.range.end <= range.end;
        self.words.iter().filter(inside).collect()
    }

    /// The words before a modal verb that say who: those behind the last comma, if they say anything.
    fn subject(&self, range: Range<usize>) -> Vec<&Word> {
        let comma = self.text[range.clone()].rfind(',').map(|at| range.start + at);
        let last = comma.map(|at| self.within(at..range.end));
        last.filter(|words| !self.content(words).is_empty()).unwrap_or_else(|| self.within(range))
    }

    /// Whether a word belongs to a hedge, a condition or a date.
    fn is_aside(&self, word: &Word) -> bool {
        let is = |feature| matches!(feature, Feature::Hedge | Feature::Condition | Feature::Date);
        self.marks.iter().any(|mark| {
            let over = mark.range.start <= word.range.start && word.range.end <= mark.range.end;
            is(mark.feature) && over
        })
    }

    /// What says who or what: no small words, no hedges, conditions and dates.
    fn content(&self, words: &[&Word]) -> BTreeSet<String> {
        let says = |word: &&&Word| !SMALL.contains(&word.folded.as_str()) && !self.is_aside(word);
        words.iter().filter(says).map(|word| stem(&word.folded).to_owned()).collect()
    }
}

/// A word without the endings of number and of regular verbs.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ies", "ed", "es", "s", "e", "y"];
    let cut = endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3));
    cut.unwrap_or(word)
}
