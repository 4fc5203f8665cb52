//! The reasons of rules: what doors know them by, and their English.

use std::collections::BTreeSet;

use unbracket_procedure::*;

use crate::rooms::{room, says};

#[test]
fn every_reason_has_a_key_of_its_own_and_all_its_figures_stand_in_its_english() {
    let mut keys = BTreeSet::new();
    for reason in Reason::one_of_each() {
        let is_word = |key: &str| key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(is_word(reason.key()) && keys.insert(reason.key()), "{}", reason.key());
        let said = reason.to_string();
        for (name, figure) in reason.figures() {
            assert!(said.contains(&figure.to_string()), "{}: {name} in `{said}`", reason.key());
        }
    }
}

#[test]
fn a_reason_is_said_with_its_figures() {
    let tally = BallotTally { yes: 3, no: 2, abstain: 1, ..BallotTally::default() };
    let share = Fraction::new(2, 3).unwrap();
    let bound = Bound::AtLeast;
    let said = [
        (Reason::MoreThanAgainst { tally }, "3–2–1; yes has to exceed no"),
        (Reason::TwoThirds { tally, cast: 5 }, "3–2–1; two thirds of 5 are needed"),
        (
            Reason::ShareOfCast { yes: 3, whole: 5, bound, share },
            "3 of 5 cast for or against; at least 2/3",
        ),
        (Reason::GroupWithoutSeat { group: Constituency(4) }, "group 4 has no seat"),
        (
            Reason::TurnsOnReading { count: 2 },
            "the outcome turns on how the 2 who can live with it would vote",
        ),
    ];
    for (reason, words) in said {
        assert_eq!(reason.to_string(), words);
    }
}

#[test]
fn a_note_names_the_article_of_a_body_or_one_of_ours() {
    let vote = decide(&Rule::GA_SIMPLE, &room(5), &says("ssoc."));
    let notes: Vec<_> = vote.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "GA rules 85 and 86: 2–1–1; yes has to exceed no",
            "reading of positions as ballots: no vote was held; positions read as ballots",
        ]
    );
    let articles: Vec<_> = vote.notes.iter().map(|note| note.article.key()).collect();
    assert_eq!(articles, [None, Some("reading")]);
}
