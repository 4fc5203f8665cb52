//! The signs of the pages: how the status of a paragraph, a stance on it and what became of a point are
//! shown, on every page alike.
//!
//! **Invariant:** a sign says one thing, with colour or without. Two things share one only where they say
//! the same: `✓` is a yes (agreed, supports, used), `…` is still to come (words, an answer).

use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::state::{Disposition, Stance};

/// The sign of a paragraph that is held until a linked issue is settled.
pub(crate) const HELD: &str = "⧖";
/// The sign of an open paragraph to which changes are proposed.
pub(crate) const CONTESTED: &str = "±";
/// The sign of a paragraph that is only proposed.
pub(crate) const NEW: &str = "+";

/// A status as it is shown: its word, its sign and its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tint {
    /// The word of its closed list.
    pub(crate) word: &'static str,
    /// What tells it before colour does.
    pub(crate) sign: &'static str,
    /// The class that colours it.
    pub(crate) class: &'static str,
}

/// How a status is shown.
pub(crate) fn tint(status: ParagraphStatus) -> Tint {
    let (sign, class) = match status {
        ParagraphStatus::Agreed => ("✓", "agreed"),
        ParagraphStatus::AgreedAdReferendum => ("(✓)", "agreed"),
        ParagraphStatus::SuggestedForClosure => ("~", "closing"),
        ParagraphStatus::Bracketed => ("[ ]", "open"),
        ParagraphStatus::Placeholder => ("…", "held"),
        ParagraphStatus::Reopened => ("↺", "open"),
        // What was moved stands in the text, at another place and as open as before: an agreed paragraph
        // keeps its status where it goes.
        ParagraphStatus::Open | ParagraphStatus::Moved => ("○", "fresh"),
        // Neither stands in the text any more.
        ParagraphStatus::Deleted => ("–", "gone"),
        ParagraphStatus::Merged => ("→", "gone"),
    };
    let status = if status == ParagraphStatus::Moved { ParagraphStatus::Open } else { status };
    Tint { word: status.word(), sign, class }
}

/// The sign of a stance and the class of its colour; of silence where there is none.
pub(crate) const fn stance(stance: Option<Stance>) -> (&'static str, &'static str) {
    match stance {
        Some(Stance::Support) => ("✓", "agreed"),
        Some(Stance::CanLiveWith) => ("≈", "closing"),
        Some(Stance::Reserve) => ("?", "open"),
        Some(Stance::Object) => ("✕", "held"),
        None => ("·", "silent"),
    }
}

/// The sign of a stance by its word; of silence for any other.
pub(crate) fn stance_sign(word: &str) -> &'static str {
    stance(Stance::find(word)).0
}

/// The sign of what became of a point and the class of its colour; of one that waits where nothing did.
pub(crate) const fn disposition(disposition: Option<Disposition>) -> (&'static str, &'static str) {
    match disposition {
        Some(Disposition::Used) => ("✓", "agreed"),
        Some(Disposition::PartlyUsed) => ("½", "closing"),
        Some(Disposition::NotUsed) => ("∅", "open"),
        Some(Disposition::NotApplicable) => ("≠", "plain"),
        None => ("…", "held"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_sign_says_one_thing_whatever_its_colour() {
        let statuses = ParagraphStatus::ALL.iter().filter(|it| **it != ParagraphStatus::Moved);
        let statuses = statuses.map(|it| (tint(*it).sign, it.word()));
        let stances = Stance::ALL.iter().map(|it| (stance(Some(*it)).0, it.word()));
        let points = Disposition::ALL.iter().map(|it| (disposition(Some(*it)).0, it.word()));
        let others = [
            (HELD, "held"),
            (CONTESTED, "contested"),
            (NEW, "new"),
            (stance(None).0, "silent"),
            (disposition(None).0, "waiting"),
        ];
        let mut said: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (sign, word) in statuses.chain(stances).chain(points).chain(others) {
            said.entry(sign).or_default().push(word);
        }
        said.retain(|_, words| words.len() > 1);
        let yes = ("✓", vec!["agreed", "support", "used"]);
        let to_come = ("…", vec!["placeholder", "waiting"]);
        assert_eq!(said, BTreeMap::from([yes, to_come]));
    }

    #[test]
    fn a_paragraph_that_was_moved_stands_as_open_as_before() {
        assert_eq!(tint(ParagraphStatus::Moved), tint(ParagraphStatus::Open));
    }
}
