//! Look-alike text: words that are not what they look like raise a notice, in every command alike.
//!
//! **Invariant:** nothing is changed or refused; a notice says what stands there, so that people look.

use std::collections::BTreeMap;
use std::ops::Range;

use unbracket_text::lookalike::warnings;
use unbracket_text::{
    Amendment, Change, Draft, Label, Passage, ProvisionId, Run, Sponsor, compare, labels,
    look_alike,
};

use crate::notice::Notice;

/// The name of these notices for machines.
pub const CODE: &str = "look-alike";

/// At most this many are named one by one for one file.
const NAMED: usize = 5;

/// What in a draft is not what it looks like.
pub fn in_draft(draft: &Draft) -> Vec<Notice> {
    let places = places(draft);
    let mut found = Vec::new();
    for visit in draft.visit() {
        let text = visit.provision.content.to_marked_text();
        let place = places.get(&visit.provision.id).map_or("", String::as_str);
        let all = 0..text.len();
        found.extend(strange(&text, &[all]).map(|what| notice(place, what)));
    }
    shortened(found)
}

/// What in the words that amendments would put into the base is not what it looks like.
pub fn in_amendments(base: &Draft, amendments: &[Amendment]) -> Vec<Notice> {
    let places = places(base);
    let old = |id: &ProvisionId| {
        base.get(id).map(|provision| provision.content.clone()).unwrap_or_default()
    };
    let mut found = Vec::new();
    let mut look = |id: Option<&ProvisionId>, before: &Passage, after: &Passage| {
        let place = match id.and_then(|id| places.get(id)) {
            Some(place) => place.clone(),
            None => format!("new: {}", first_words(after)),
        };
        found.extend(in_change(&place, &compare(before, after)));
    };
    for amendment in amendments {
        match &amendment.change {
            Change::Replace { provision, wording } => {
                look(Some(provision), &old(provision), wording);
            }
            Change::Excerpt { provision, quoted, wording } => {
                look(Some(provision), quoted, wording);
            }
            Change::Insert { provision, .. } => {
                look(None, &Passage::default(), &provision.content);
            }
            Change::Merge { provisions, wording } => {
                look(provisions.first(), &joined(provisions.iter().map(old)), wording);
            }
            Change::Split { provision, into } => {
                look(Some(provision), &old(provision), &joined(into.iter().cloned()));
            }
            Change::Delete { .. } | Change::Move { .. } | Change::Retain { .. } => {}
        }
    }
    shortened(found)
}

/// What in one compared provision is not what it looks like: strange characters in its new words, and
/// new words that only look the same as the old ones.
pub fn in_change(place: &str, runs: &[Run]) -> Vec<Notice> {
    let (text, new) = new_text(runs);
    let mut found: Vec<Notice> = strange(&text, &new).map(|what| notice(place, what)).collect();
    for pair in runs.windows(2) {
        let [Run::Deleted(old), Run::Inserted(new)] = pair else { continue };
        let (old, new) = (old.to_marked_text(), new.to_marked_text());
        if look_alike(&old, &new) && typographic(&old) != typographic(&new) {
            let what = format!(
                "the new words “{}” look the same as the words that they replace, and are not",
                new.trim()
            );
            found.push(notice(place, what));
        }
    }
    found
}

/// The other sponsor whose name looks the same as this one's and is not.
pub fn in_name<'a>(
    sponsor: &Sponsor,
    mut others: impl Iterator<Item = &'a Sponsor>,
) -> Option<Notice> {
    let other = others.find(|other| look_alike(sponsor.as_str(), other.as_str()))?;
    let what = format!("the sponsors “{sponsor}” and “{other}” look the same and are not");
    Some(notice("", what))
}

/// What each provision is called in a notice: its number with those above it, or its first words.
pub fn places(draft: &Draft) -> BTreeMap<ProvisionId, String> {
    let labels = labels(draft);
    let mut out: BTreeMap<ProvisionId, String> = BTreeMap::new();
    for visit in draft.visit() {
        let own = labels.get(&visit.provision.id).map_or("", Label::as_str);
        // `(a)` says nothing without the paragraph above it.
        let above = visit.parent.filter(|_| own.starts_with('(')).and_then(|id| out.get(id));
        let place = match above.filter(|above| above.starts_with("paragraph ")) {
            _ if own.is_empty() => first_words(&visit.provision.content),
            Some(above) => format!("{above} {own}"),
            None => format!("paragraph {own}"),
        };
        out.insert(visit.provision.id.clone(), place);
    }
    out
}

fn first_words(content: &Passage) -> String {
    let text = content.to_marked_text();
    let first: Vec<&str> = text.split_whitespace().take(5).collect();
    format!("“{} …”", first.join(" "))
}

/// At most so many notices for one file, and how many more there are.
pub fn shortened(mut found: Vec<Notice>) -> Vec<Notice> {
    let more = found.len().saturating_sub(NAMED);
    if more > 0 {
        found.truncate(NAMED);
        found.push(notice("", format!("{more} more places are not what they look like")));
    }
    found
}

fn notice(place: &str, what: String) -> Notice {
    Notice::new(CODE, place, what)
}

/// The characters within these parts of a text that are not what they look like, each kind once.
fn strange(text: &str, parts: &[Range<usize>]) -> impl Iterator<Item = String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for warning in warnings(text) {
        let at = &warning.at;
        if parts.iter().any(|part| at.start < part.end && part.start < at.end) {
            *seen.entry(warning.to_string()).or_default() += 1;
        }
    }
    seen.into_iter().map(|(what, times)| match times {
        1 => what,
        _ => format!("{what}, {times} times"),
    })
}

/// The text after a change, and which parts of it are new.
fn new_text(runs: &[Run]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut new) = (String::new(), Vec::new());
    for run in runs {
        match run {
            Run::Kept(words) => text.push_str(&words.to_marked_text()),
            Run::Inserted(words) => {
                let start = text.len();
                text.push_str(&words.to_marked_text());
                new.push(start..text.len());
            }
            Run::Deleted(_) => {}
        }
    }
    (text, new)
}

fn joined(passages: impl Iterator<Item = Passage>) -> Passage {
    let mut out = Passage::default();
    for passage in passages {
        for piece in passage.pieces {
            out.push(piece);
        }
        out.push_words(" ");
    }
    out
}

/// A text without the fineries that word processors put in by themselves: two texts that differ in
/// these alone were typed on different machines, and nobody hides anything.
fn typographic(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '‘' | '’' | '‛' | '′' | '`' | '´' => '\'',
            '“' | '”' | '„' | '″' => '"',
            '–' | '—' | '‐' | '‑' | '−' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str) -> Vec<String> {
        let runs = compare(&Passage::words(old), &Passage::words(new));
        in_change("", &runs).into_iter().map(|notice| notice.message).collect()
    }

    #[test]
    fn a_borrowed_letter_in_new_words_raises_a_notice() {
        let found = check("States shall act", "States sh\u{430}ll act");
        assert!(found.iter().any(|what| what.contains("U+0430")), "{found:?}");
        assert!(found.iter().any(|what| what.contains("look the same")), "{found:?}");
    }

    #[test]
    fn a_strange_letter_of_the_base_is_not_held_against_who_keeps_it() {
        let found = check("States sh\u{430}ll act", "States sh\u{430}ll act at once");
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn quotation_marks_of_another_machine_raise_none() {
        assert_eq!(check("the States' rights", "the States’ rights"), Vec::<String>::new());
    }

    #[test]
    fn sponsors_that_look_the_same_are_named() {
        let (one, other) = (Sponsor::new("Aldoria"), Sponsor::new("\u{410}ldoria"));
        assert!(in_name(&one, [&other].into_iter()).is_some());
        assert!(in_name(&one, [&one].into_iter()).is_none());
    }
}
