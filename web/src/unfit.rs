//! Why a proposal stands in no provision or fits the text no longer, in the visitor's language.
//!
//! **Invariant:** every such reason has words in every language, and what it names stands in them.

use unbracket_text::{StaleReason, UnplacedReason};

use crate::tongue::Tongue;

/// Why a proposal could not be laid in.
pub(crate) fn unplaced(tongue: Tongue, reason: &UnplacedReason) -> String {
    match reason {
        UnplacedReason::NoSuchProvision(provision) => {
            tongue.with("unfit-no-such-provision", &[("provision", provision)])
        }
        UnplacedReason::QuoteNotFound { provision, percent } => {
            tongue.with("unfit-quote-not-found", &[("provision", provision), ("percent", percent)])
        }
        UnplacedReason::NoChange => tongue.say("unfit-no-change"),
        UnplacedReason::NotNeighbours => tongue.say("unfit-not-neighbours"),
        UnplacedReason::NoSponsor => tongue.say("unfit-no-sponsor"),
        UnplacedReason::NoPlace => tongue.say("unfit-no-place"),
        UnplacedReason::MoveIntoItself(provision) => {
            tongue.with("unfit-move-into-itself", &[("provision", provision)])
        }
    }
}

/// Why a proposal fits the new text no longer.
pub(crate) fn stale(tongue: Tongue, reason: &StaleReason) -> String {
    match reason {
        StaleReason::ProvisionGone(provision) => {
            tongue.with("unfit-provision-gone", &[("provision", provision)])
        }
        StaleReason::WordsChanged { before, now } => {
            tongue.with("unfit-words-changed", &[("before", before), ("now", now)])
        }
        StaleReason::NeverAnchored(provision) => {
            tongue.with("unfit-never-anchored", &[("provision", provision)])
        }
        StaleReason::StructureChanged(provision) => {
            tongue.with("unfit-structure-changed", &[("provision", provision)])
        }
    }
}

#[cfg(test)]
mod tests {
    use unbracket_text::ProvisionId;

    use super::*;

    #[test]
    fn every_reason_is_said_in_every_language_with_what_it_names() {
        let id = || ProvisionId::new("op-seven");
        let loose = [
            UnplacedReason::NoSuchProvision(id()),
            UnplacedReason::QuoteNotFound { provision: id(), percent: 61 },
            UnplacedReason::NoChange,
            UnplacedReason::NotNeighbours,
            UnplacedReason::NoSponsor,
            UnplacedReason::NoPlace,
            UnplacedReason::MoveIntoItself(id()),
        ];
        let (before, now) = ("shall".to_owned(), "should".to_owned());
        let gone = [
            StaleReason::ProvisionGone(id()),
            StaleReason::WordsChanged { before, now },
            StaleReason::NeverAnchored(id()),
            StaleReason::StructureChanged(id()),
        ];
        for tongue in Tongue::all() {
            let loose = loose.iter().map(|one| (one.to_string(), unplaced(tongue, one)));
            let gone = gone.iter().map(|one| (one.to_string(), stale(tongue, one)));
            for (core, said) in loose.chain(gone) {
                assert!(!said.contains(['⟦', '{']), "{}: {said}", tongue.code());
                assert!(tongue == Tongue::ENGLISH || said != core, "{}: {said}", tongue.code());
                for named in ["op-seven", "61", "shall", "should"] {
                    assert_eq!(core.contains(named), said.contains(named), "{said}");
                }
            }
        }
    }
}
