//! Why a proposal stands in no provision or fits the text no longer, in the visitor's language.
//!
//! **Invariant:** every such reason has words in every language, and what it names stands in them:
//! provisions by their numbers, as everywhere.

use unbracket_text::{ProvisionId, StaleReason, UnplacedReason};

use crate::telling::Teller;

/// Why a proposal could not be laid in.
pub(crate) fn unplaced(teller: &Teller<'_>, reason: &UnplacedReason) -> String {
    let of = |key: &str, id: &ProvisionId| teller.with(key, &[("provision", &teller.number(id))]);
    match reason {
        UnplacedReason::NoSuchProvision(id) => of("unfit-no-such-provision", id),
        UnplacedReason::QuoteNotFound { provision, percent } => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("provision", &teller.number(provision)), ("percent", percent)];
            teller.with("unfit-quote-not-found", &values)
        }
        UnplacedReason::NoChange => teller.t("unfit-no-change"),
        UnplacedReason::NotNeighbours => teller.t("unfit-not-neighbours"),
        UnplacedReason::NoSponsor => teller.t("unfit-no-sponsor"),
        UnplacedReason::NoPlace => teller.t("unfit-no-place"),
        UnplacedReason::MoveIntoItself(id) => of("unfit-move-into-itself", id),
    }
}

/// Why a proposal fits the new text no longer.
pub(crate) fn stale(teller: &Teller<'_>, reason: &StaleReason) -> String {
    let of = |key: &str, id: &ProvisionId| teller.with(key, &[("provision", &teller.number(id))]);
    match reason {
        StaleReason::ProvisionGone(id) => of("unfit-provision-gone", id),
        StaleReason::WordsChanged { before, now } => {
            teller.with("unfit-words-changed", &[("before", before), ("now", now)])
        }
        StaleReason::NeverAnchored(id) => of("unfit-never-anchored", id),
        StaleReason::StructureChanged(id) => of("unfit-structure-changed", id),
    }
}

#[cfg(test)]
mod tests {
    use unbracket_negotiation::State;
    use unbracket_negotiation::state::{DocumentId, Rolling};
    use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

    use super::*;
    use crate::tongue::Tongue;

    #[test]
    fn a_provision_is_named_by_its_number() {
        let words = Passage::words("Decides to meet;");
        let paragraph = Provision::new("op-seven", ProvisionKind::OperativeParagraph, words);
        let draft = Draft::new(vec![paragraph]).expect("one paragraph is a text");
        let mut state = State::default();
        state.texts.rolling = Some(Rolling {
            draft: draft.into(),
            status: [].into(),
            base: DocumentId(0),
            holders: [].into(),
            pending: [].into(),
        });
        let teller = Teller::new(Tongue::ENGLISH, &state);
        let reason = StaleReason::StructureChanged(ProvisionId::new("op-seven"));
        assert!(
            stale(&teller, &reason).starts_with("provision 1, "),
            "{}",
            stale(&teller, &reason)
        );
    }

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
        let state = State::default();
        for tongue in Tongue::all() {
            let teller = Teller::new(tongue, &state);
            let loose = loose.iter().map(|one| (one.to_string(), unplaced(&teller, one)));
            let gone = gone.iter().map(|one| (one.to_string(), stale(&teller, one)));
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
