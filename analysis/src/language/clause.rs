//! What one clause says, with the passages behind each number.

use std::ops::Range;

use thiserror::Error;
use unbracket_text::{Passage, Piece};

use super::lexicon::{Feature, Found, Lexicon};
use super::precision;
use crate::words::{Word, words};

/// Words of a clause that speak to a feature.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mark {
    /// What they speak to.
    pub feature: Feature,
    /// How strongly, on the scale of the feature.
    pub level: i8,
    /// How many words raise it (`strongly`).
    pub raised: i8,
    /// Whether a `not` turns it.
    pub negated: bool,
    /// The kind within the feature, as the lexicon names it.
    pub class: String,
    /// The words themselves, in lower case.
    pub words: String,
    /// The words with those beside them that raise or turn them (`deeply concerned`), in lower case.
    pub phrase: String,
    /// Their bytes in the clause.
    pub range: Range<usize>,
}

/// Obligation, precision and delegation, each by degree (Abbott, Keohane, Moravcsik, Slaughter and
/// Snidal, International Organization 54, 2000). How the features map to the three is this project's
/// construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Legalization {
    /// The strongest directive or commitment (0 to 6) less one for each hedge; not below 0.
    pub obligation: u8,
    /// How many dates, numbers and bodies the clause names.
    pub precision: usize,
    /// How many bodies and acts of follow-up it names.
    pub delegation: usize,
}

/// What one clause says.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Strength {
    /// The language that was scored.
    pub language: String,
    /// The version of the lexicon.
    pub lexicon: String,
    /// How many words the clause has.
    pub words: usize,
    /// The first operative verb, if there is one; the first of `marks` where it stands on two axes.
    pub operative: Option<usize>,
    /// Every passage that speaks to a feature, in the order of the clause.
    pub marks: Vec<Mark>,
}

/// Why a clause has no strength.
#[derive(Clone, Debug, PartialEq, Eq, Error, serde::Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum NotScored {
    /// The lexicon is for another language; scores of a translation would be those of nobody's text.
    #[error(
        "the text is in {text} and the lexicon is for {lexicon}; score the authentic text in that language"
    )]
    Language {
        /// That of the text.
        text: String,
        /// That of the lexicon.
        lexicon: String,
    },
    /// Brackets are open.
    #[error(
        "the clause has open brackets; score a reading of it, as the base or as a sponsor has it"
    )]
    Bracketed,
}

impl Strength {
    /// The passages that speak to a feature.
    pub fn of(&self, feature: Feature) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.feature == feature)
    }

    /// How many passages speak to a feature.
    #[must_use]
    pub fn count(&self, feature: Feature) -> usize {
        self.of(feature).count()
    }

    /// Obligation, precision and delegation.
    #[must_use]
    pub fn legalization(&self) -> Legalization {
        let bound = self
            .marks
            .iter()
            .filter(|mark| matches!(mark.feature, Feature::Directive | Feature::Commitment))
            .map(|mark| u8::try_from(mark.level).unwrap_or(0))
            .max()
            .unwrap_or(0);
        let hedges = u8::try_from(self.count(Feature::Hedge)).unwrap_or(u8::MAX);
        let bodies = self.count(Feature::Body);
        Legalization {
            obligation: bound.saturating_sub(hedges),
            precision: self.count(Feature::Date) + self.count(Feature::Number) + bodies,
            delegation: bodies + self.count(Feature::FollowUp),
        }
    }
}

/// Scores a passage of a draft.
///
/// # Errors
/// Another language than the lexicon's, or open brackets.
pub fn strength_of(
    passage: &Passage,
    language: &str,
    lexicon: &Lexicon,
) -> Result<Strength, NotScored> {
    if !passage.is_clean() {
        return Err(NotScored::Bracketed);
    }
    let text: String = passage
        .pieces
        .iter()
        .filter_map(
            |piece| if let Piece::Words(words) = piece { Some(words.as_str()) } else { None },
        )
        .collect();
    strength(&text, language, lexicon)
}

/// Scores the text of one clause, given without brackets. `language` is an ISO 639 or BCP 47 code.
///
/// # Errors
/// Another language than the lexicon's.
pub fn strength(text: &str, language: &str, lexicon: &Lexicon) -> Result<Strength, NotScored> {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    if !primary.eq_ignore_ascii_case(lexicon.language()) {
        return Err(NotScored::Language {
            text: language.to_owned(),
            lexicon: lexicon.language().to_owned(),
        });
    }
    let words = words(text);
    let found = lexicon.find(&words);
    let mut marks = Reader { text, words: &words, lexicon, found: &found }.read();
    marks.extend(precision::figures(text, &words, &found));
    marks.sort_by_key(|mark| (mark.range.start, mark.feature));
    let operative = marks.iter().position(|mark| is_operative(mark.feature));
    Ok(Strength {
        language: lexicon.language().to_owned(),
        lexicon: lexicon.version().to_owned(),
        words: words.len(),
        operative,
        marks,
    })
}

/// The form of a verb, which two verbs of one subject share.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Third,
    Participle,
    Bare,
}

fn ending(word: &str) -> Ending {
    if word.ends_with("ing") {
        Ending::Participle
    } else if word.ends_with('s') {
        Ending::Third
    } else {
        Ending::Bare
    }
}

/// Whether words of this feature count only where an organ speaks: `urges`, but not `the urges`.
fn is_operative(feature: Feature) -> bool {
    matches!(feature, Feature::Directive | Feature::Stance | Feature::Continuity)
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    lexicon: &'a Lexicon,
    found: &'a [Found],
}

impl Reader<'_> {
    fn read(&self) -> Vec<Mark> {
        let (mut marks, mut operates) = (Vec::new(), Vec::<bool>::new());
        for (at, found) in self.found.iter().enumerate() {
            let may_operate = self.may_operate(at, &operates);
            let before = marks.len();
            for entry in &found.entries {
                let entry = &self.lexicon.entries()[*entry as usize];
                let counts = match entry.feature {
                    Feature::Lead | Feature::Exclude | Feature::Modifier | Feature::Negation => {
                        false
                    }
                    feature if is_operative(feature) => may_operate,
                    Feature::Commitment => !self.is_month(found) && !self.is_unreal(found),
                    _ => true,
                };
                if counts {
                    let mut mark = mark_of(self.text, self.words, found, entry);
                    if is_operative(entry.feature) {
                        mark.raised = self.raised(at);
                        mark.negated = self.is_negated(at);
                        mark.phrase = self.phrase(at);
                    }
                    if entry.feature == Feature::Commitment {
                        mark.negated = self.has_no_subject(found);
                    }
                    marks.push(mark);
                }
            }
            operates.push(marks[before..].iter().any(|mark| is_operative(mark.feature)));
        }
        marks
    }

    /// Whether an organ may speak here. At the opening of a sentence, behind words that lead, it
    /// does; behind a comma, or an `and` inside a sentence, where the form of the verb says so.
    fn may_operate(&self, at: usize, operates: &[bool]) -> bool {
        let mut first = self.found[at].from;
        let (mut has_subject, mut is_linked) = (false, false);
        let form = ending(&self.words[first].folded);
        if first > 0 && self.words[first].joined && self.words[first - 1].folded == "the" {
            return false;
        }
        for (before, operates) in self.found[..at].iter().zip(operates).rev() {
            let is_next = before.to == first && self.words[first].joined;
            if !is_next || !(*operates || self.any(before, leads)) {
                break;
            }
            first = before.from;
            let word = self.words[first].folded.as_str();
            has_subject |= word == "we" || word == "hereby";
            is_linked |= word == "and";
        }
        let mut earlier = self.found.iter().zip(operates).filter(|(_, operates)| **operates);
        let has_spoken = operates.contains(&true);
        let agrees = form != Ending::Bare
            && earlier.any(|(found, _)| ending(&self.words[found.from].folded) == form);
        if first == 0 || has_subject {
            return true;
        }
        if self.words[first].joined {
            return is_linked && agrees;
        }
        let gap = &self.text[self.words[first - 1].range.end..self.words[first].range.start];
        gap.contains(['.', ';', ':', '\n', '(']) || agrees || (is_linked && has_spoken)
    }

    /// Words that raise it: those that lead to it, and `in the strongest terms` behind it.
    fn raised(&self, at: usize) -> i8 {
        let count =
            self.led_by(at, Feature::Modifier) + usize::from(self.raiser_behind(at).is_some());
        i8::try_from(count).unwrap_or(i8::MAX)
    }

    /// The words with those that raise or turn them, before and behind.
    fn phrase(&self, at: usize) -> String {
        let turns = |found| matches!(found, Feature::Modifier | Feature::Negation);
        let first = self.leading(at).filter(|before| self.any(before, turns)).last();
        let start = first.unwrap_or(&self.found[at]).from;
        let end = self.raiser_behind(at).unwrap_or(&self.found[at]).to;
        let range = self.words[start].range.start..self.words[end - 1].range.end;
        self.text[range].to_lowercase()
    }

    /// What stands directly behind and raises it.
    fn raiser_behind(&self, at: usize) -> Option<&Found> {
        let behind = self.found.get(at + 1).filter(|next| next.from == self.found[at].to);
        behind.filter(|next| self.any(next, |found| found == Feature::Modifier))
    }

    fn is_negated(&self, at: usize) -> bool {
        self.led_by(at, Feature::Negation) % 2 == 1
    }

    /// How many phrases of a feature stand directly before, with leading words between.
    fn led_by(&self, at: usize, feature: Feature) -> usize {
        self.leading(at).filter(|before| self.any(before, |found| found == feature)).count()
    }

    /// The phrases that lead to one and stand directly before it, the nearest first.
    fn leading(&self, at: usize) -> impl Iterator<Item = &Found> {
        let mut first = self.found[at].from;
        self.found[..at].iter().rev().take_while(move |before| {
            let is_next = before.to == first && self.words[first].joined;
            first = before.from;
            is_next && self.any(before, leads)
        })
    }

    fn any(&self, found: &Found, is: impl Fn(Feature) -> bool) -> bool {
        found.entries.iter().any(|entry| is(self.lexicon.entries()[*entry as usize].feature))
    }

    /// Whether it says what was not: `could have built`, but not `could have access`.
    fn is_unreal(&self, found: &Found) -> bool {
        let word = |at: usize| self.words.get(at).map_or("", |word| word.folded.as_str());
        let adverb = usize::from(word(found.to + 1).ends_with("ly"));
        let verb = word(found.to + 1 + adverb);
        let participle = verb.ends_with("ed") || PARTICIPLES.contains(&verb);
        matches!(word(found.from), "could" | "would" | "might")
            && word(found.to) == "have"
            && participle
    }

    /// Whether what it says is said of nobody: `no party should control`.
    fn has_no_subject(&self, found: &Found) -> bool {
        let before = (found.from.saturating_sub(NEAR)..found.from).rev();
        let near = before.take_while(|at| self.words[at + 1].joined);
        near.into_iter().any(|at| NOBODY.contains(&self.words[at].folded.as_str()))
    }

    /// `May` is a month beside a number or when written large inside a clause.
    fn is_month(&self, found: &Found) -> bool {
        let is_number = |at: Option<usize>| {
            at.and_then(|at| self.words.get(at))
                .is_some_and(|word| word.folded.starts_with(|c: char| c.is_ascii_digit()))
        };
        let word = &self.words[found.from];
        word.folded == "may"
            && (is_number(found.from.checked_sub(1))
                || is_number(Some(found.to))
                || (found.from > 0 && self.text[word.range.clone()].starts_with('M')))
    }
}

/// Participles that end like no other.
const PARTICIPLES: [&str; 24] = [
    "been", "begun", "brought", "built", "chosen", "come", "done", "found", "given", "gone",
    "grown", "held", "kept", "known", "led", "made", "met", "paid", "put", "said", "seen", "set",
    "taken", "written",
];
/// Words by which a sentence speaks of nobody.
const NOBODY: [&str; 5] = ["no", "neither", "nobody", "none", "nothing"];
/// So many words before a verb its subject begins at most.
const NEAR: usize = 6;

/// Whether a phrase may stand before an operative verb.
fn leads(feature: Feature) -> bool {
    matches!(feature, Feature::Lead | Feature::Modifier | Feature::Negation | Feature::Body)
}

fn mark_of(text: &str, words: &[Word], found: &Found, entry: &super::lexicon::Entry) -> Mark {
    let range = words[found.from].range.start..words[found.to - 1].range.end;
    let said = text[range.clone()].to_lowercase();
    Mark {
        feature: entry.feature,
        level: entry.level,
        raised: 0,
        negated: false,
        class: entry.class.clone(),
        words: said.clone(),
        phrase: said,
        range,
    }
}
