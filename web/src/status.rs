//! How the status of a paragraph is shown: one sign, one colour and one word, on every page alike.
//!
//! **Invariant:** no two statuses that can be told apart share a sign.

use unbracket_negotiation::event::ParagraphStatus;

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
        ParagraphStatus::Open => ("○", "fresh"),
        // None of them stands in the text any more.
        ParagraphStatus::Deleted | ParagraphStatus::Moved | ParagraphStatus::Merged => {
            ("–", "gone")
        }
    };
    Tint { word: status.word(), sign, class }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn statuses_that_stand_in_the_text_have_signs_of_their_own() {
        let mut signs: BTreeMap<&str, &str> = BTreeMap::new();
        for tint in ParagraphStatus::ALL.iter().map(|it| tint(*it)).filter(|it| it.class != "gone")
        {
            let before = signs.insert(tint.sign, tint.word);
            assert_eq!(before, None, "{} and {before:?} share a sign", tint.word);
        }
    }
}
