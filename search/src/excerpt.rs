//! Excerpts: the part of a text in which most of the words stand that were asked for, with these
//! marked.

use std::collections::BTreeSet;

use crate::fold::{Folded, fold};

/// How many words an excerpt has.
const WORDS: usize = 32;

/// A part of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its text.
    pub text: String,
    /// Whether it was asked for.
    pub hit: bool,
}

/// The excerpt of a text around these words, given by their places.
pub(crate) fn excerpt(text: &str, places: &BTreeSet<u32>) -> Vec<Part> {
    let words = fold(text);
    let (begin, end) = window(&words, places);
    let mut parts = Vec::new();
    let mut at = if begin == 0 { 0 } else { words[begin].from };
    if begin > 0 {
        push(&mut parts, "… ", false);
    }
    for word in &words[begin..end] {
        push(&mut parts, text.get(at..word.from).unwrap_or_default(), false);
        push(
            &mut parts,
            text.get(word.from..word.to).unwrap_or_default(),
            places.contains(&word.place),
        );
        at = word.to;
    }
    if end < words.len() {
        push(&mut parts, " …", false);
    } else {
        push(&mut parts, text.get(at..).unwrap_or_default(), false);
    }
    parts
}

/// The stretch of words with the most hits, the first of these, with a few words before its first hit.
fn window(words: &[Folded], places: &BTreeSet<u32>) -> (usize, usize) {
    let hits: Vec<usize> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| places.contains(&word.place))
        .map(|(number, _)| number)
        .collect();
    let lead = 6;
    let mut best = (0, 0);
    for (number, first) in hits.iter().enumerate() {
        let last = first.saturating_sub(lead) + WORDS;
        let count = hits[number..].iter().take_while(|hit| **hit < last).count();
        if count > best.1 {
            best = (*first, count);
        }
    }
    let begin = best.0.saturating_sub(lead);
    // A text that is little longer is shown whole.
    if words.len() <= WORDS + lead {
        (0, words.len())
    } else {
        (begin, (begin + WORDS).min(words.len()))
    }
}

fn push(parts: &mut Vec<Part>, text: &str, hit: bool) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(text),
        _ => parts.push(Part { text: text.to_owned(), hit }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_shown_whole_with_its_hits() {
        let parts = excerpt("Decides to act; now.", &[2].into());
        let shown: Vec<_> = parts.iter().map(|part| (part.text.as_str(), part.hit)).collect();
        assert_eq!(shown, [("Decides to ", false), ("act", true), ("; now.", false)]);
    }

    #[test]
    fn of_a_long_text_the_part_with_the_most_hits_is_shown() {
        let text = (0..200).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        let parts = excerpt(&text, &[3, 150, 152].into());
        let all: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert!(all.contains("w150") && all.contains("w152") && !all.contains("w3 "), "{all}");
        assert_eq!(parts.iter().filter(|part| part.hit).count(), 2);
    }
}
