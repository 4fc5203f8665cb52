//! Dates and numbers of a clause.
//!
//! A number that names something (`paragraph 5`, `resolution 70/125`, `2030 Agenda`) is no figure.

use super::clause::Mark;
use super::lexicon::{Feature, Found};
use crate::words::Word;

/// Words before a number that make it a name.
const NAMES: &[&str] = &[
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "article",
    "articles",
    "resolution",
    "resolutions",
    "decision",
    "decisions",
    "section",
    "sections",
    "annex",
    "chapter",
    "agenda",
    "goal",
    "goals",
    "target",
    "targets",
    "line",
    "c",
    "no",
    "number",
    "rule",
    "rules",
    "document",
    "cp",
    "rev",
];

/// Words before a date that make it a day by which something is due.
const DUE: &[&str] = &["by", "before", "than", "until"];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The figures of a clause that no phrase of the lexicon holds already.
pub(super) fn figures(text: &str, words: &[Word], found: &[Found]) -> Vec<Mark> {
    let mut taken = vec![false; words.len()];
    for phrase in found {
        taken[phrase.from..phrase.to].fill(true);
    }
    let mut out: Vec<Mark> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_number = word.folded.starts_with(|c: char| c.is_ascii_digit())
            && word.folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\''));
        if !is_number || taken[at] || is_name(text, words, at) {
            continue;
        }
        let date = is_year(&word.folded) || has_month(words, at);
        if date && out.last().is_some_and(|last| is_same_date(last, text, word)) {
            if let Some(last) = out.last_mut() {
                last.range.end = word.range.end;
                text[last.range.clone()].clone_into(&mut last.words);
                last.phrase.clone_from(&last.words);
            }
            continue;
        }
        let (feature, class) = match (date, is_due(words, at)) {
            (true, true) => (Feature::Date, "deadline"),
            (true, false) => (Feature::Date, "date"),
            (false, _) => (Feature::Number, "number"),
        };
        out.push(Mark {
            feature,
            level: 0,
            raised: 0,
            negated: false,
            class: class.to_owned(),
            words: word.folded.clone(),
            phrase: word.folded.clone(),
            range: word.range.clone(),
        });
    }
    out
}

/// A number is part of a name behind `paragraph` and the like, behind `and` or `to` after such a one,
/// and where a slash joins it to another, as in a symbol.
fn is_name(text: &str, words: &[Word], at: usize) -> bool {
    let range = &words[at].range;
    let slash =
        text[..range.start].ends_with(['/', '.']) || text[range.end..].starts_with(['/', ')']);
    let before = |back: usize| at.checked_sub(back).map(|at| words[at].folded.as_str());
    let names = |word: Option<&str>| word.is_some_and(|word| NAMES.contains(&word));
    let listed = matches!(before(1), Some("and" | "to" | "or"))
        && before(2).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        && names(before(3));
    // The number that opens a clause is its own.
    let own = at == 0 && text[range.end..].starts_with('.');
    slash || own || listed || names(before(1))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2200).contains(&year))
}

fn has_month(words: &[Word], at: usize) -> bool {
    let is_month = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| MONTHS.contains(&word.folded.as_str()))
    };
    is_month(at.checked_sub(1)) || is_month(Some(at + 1))
}

/// Whether a word goes on a date: `30 June 2027` is one.
fn is_same_date(last: &Mark, text: &str, word: &Word) -> bool {
    let between = text[last.range.end..word.range.start].trim().to_lowercase();
    last.feature == Feature::Date && MONTHS.contains(&between.trim_end_matches(','))
}

/// Whether `by`, `before`, `no later than` stands shortly before, as in `by the end of 2027`.
fn is_due(words: &[Word], at: usize) -> bool {
    words[at.saturating_sub(5)..at].iter().any(|word| DUE.contains(&word.folded.as_str()))
}
