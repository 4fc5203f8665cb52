//! Nothing that is sealed, erased or unpublished comes into findings.

use std::collections::BTreeSet;

use unbracket_findings::{Settings, Voices, find, gather};
use unbracket_negotiation::state::Consent;
use unbracket_negotiation::{State, Words};

use crate::support::whole;

const CANARY: &str = "kanarienvogel";

/// Puts a canary into all words of entries that are not public, and into what is not published.
fn with_canaries(state: &State) -> (State, usize) {
    let mut state = state.clone();
    let entries = state.process.entries.clone();
    let mut planted = 0;
    let mut plant = |words: &mut Words| {
        planted += 1;
        *words = Words::said(CANARY);
    };
    for one in &mut state.inputs.contributions {
        let hidden =
            one.published.is_none() || one.withdrawn || one.consent == Consent::SecretariatOnly;
        if hidden || !entries.is_public(one.entry) {
            plant(&mut one.title);
            plant(&mut one.text);
        }
    }
    for point in &mut state.inputs.points {
        if point.confidential || !entries.is_public(point.entry) {
            plant(&mut point.claim);
        }
    }
    for proposal in &mut state.texts.proposals {
        plant(&mut proposal.reason);
    }
    (state, planted)
}

#[test]
fn no_canary_sings() {
    let (state, planted) = with_canaries(whole());
    assert!(planted > 3, "the example holds words that are not public");
    let settings = Settings { bootstraps: 20, permutations: 19, ..Settings::default() };
    let gathered = gather(&state, Voices::Members);
    let told = serde_json::to_string(&find(&gathered, &settings)).unwrap();
    assert!(!told.contains(CANARY));
    assert!(!format!("{:?}", gathered.contributions).contains(CANARY));
    assert!(!format!("{:?}", gathered.points).contains(CANARY));
}

#[test]
fn who_spoke_under_the_chatham_house_rule_is_not_gathered() {
    let state = whole();
    let quiet: BTreeSet<u32> = (0..)
        .zip(&state.forums.meetings)
        .filter(|(_, meeting)| meeting.chatham_house || !meeting.public)
        .map(|(number, _)| number)
        .collect();
    assert!(!quiet.is_empty(), "the example holds a quiet meeting");
    let gathered = gather(state, Voices::Seats);
    assert!(!gathered.floor.is_empty());
    assert!(gathered.floor.iter().all(|turn| !quiet.contains(&turn.meeting)));
}
