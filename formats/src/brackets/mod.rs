//! Square brackets as characters, read into passages and counted.
//!
//! **Invariant:** nothing is lost: `parse(text, names).passage.to_marked_text() == text` for every
//! text, balanced or not. A bracket without its other half in the same text is an
//! [`Edge`](unbracket_text::Edge). Reading takes time in proportion to the text and does not recurse.

mod attribution;
mod build;
mod census;
mod pair;
mod rival;

use unbracket_text::{Draft, Passage};

use crate::limits::Limits;
use crate::names::Names;
use crate::notice::Notice;

pub use census::{Census, census};

/// The code of the notice on brackets without their other half.
pub(crate) const UNMATCHED: &str = "bracket-unmatched";

/// What a text with square brackets says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// The words and brackets.
    pub passage: Passage,
    /// Brackets without their other half, brackets nested too deep, reserves.
    pub notices: Vec<Notice>,
}

/// Reads a text with square brackets, under the default limit of depth.
///
/// Recognises sponsors by these names (`[EU: text]`, `[text – EU]`, `[text (EU)]`, `[US, JP:
/// delete]`) and rival wordings (`[shall] [should]`, `[shall][should]`, `[shall/should]`).
pub fn parse(text: &str, names: &Names) -> Parsed {
    parse_within(text, names, Limits::default().depth)
}

/// As [`parse`], with brackets nested deeper than `depth` kept as edges.
pub fn parse_within(text: &str, names: &Names, depth: usize) -> Parsed {
    if !text.contains(['[', ']']) {
        return Parsed { passage: Passage::words(text), notices: Vec::new() };
    }
    let pairs = pair::pair(text, depth);
    let built = build::build(text, &pairs.marks, names);
    let mut notices = unmatched(&pairs);
    notices.extend(built.reserves.iter().map(|who| {
        Notice::new("reserve", "", format!("{who} reserved the position on these words"))
    }));
    Parsed { passage: built.passage, notices }
}

fn unmatched(pairs: &pair::Pairs) -> Vec<Notice> {
    let mut notices = Vec::new();
    if pairs.unmatched > 0 {
        let message = format!(
            "{} without another half in the paragraph, kept as half of a bracket",
            counted(pairs.unmatched, "bracket")
        );
        notices.push(Notice::new(UNMATCHED, "", message));
    }
    if pairs.too_deep > 0 {
        let message = format!(
            "{} nested deeper than the limit, kept as halves",
            counted(pairs.too_deep, "bracket")
        );
        notices.push(Notice::new("bracket-too-deep", "", message));
    }
    notices
}

/// One notice on the half brackets of a whole text: in real texts most of them open in one paragraph
/// and close in another. None where there are none.
pub(crate) fn half_brackets(draft: &Draft, places: &[String]) -> Option<Notice> {
    let census = census(draft);
    let across = census.edges_matched;
    let alone = census.edges_opening + census.edges_closing - 2 * across;
    if across + alone == 0 {
        return None;
    }
    let first: Vec<&str> = places.iter().take(5).map(String::as_str).collect();
    let more = if places.len() > 5 { " and others" } else { "" };
    let place =
        if first.is_empty() { String::new() } else { format!(" ({}{more})", first.join(", ")) };
    let message = format!(
        "{} over several paragraphs, {} without another half anywhere{place}",
        counted(across, "bracket"),
        counted(alone, "half bracket"),
    );
    Some(Notice::new(UNMATCHED, "", message))
}

/// `1 bracket`, `2 brackets`, `2 marks of emphasis`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    match what.split_once(' ') {
        _ if number == 1 => format!("1 {what}"),
        Some((head, rest)) if rest.starts_with("of ") => format!("{number} {head}s {rest}"),
        _ => format!("{number} {what}s"),
    }
}

#[cfg(test)]
mod tests;
