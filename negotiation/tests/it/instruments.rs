//! Instruments of other processes.

use unbracket_negotiation::State;
use unbracket_negotiation::state::instruments::{InstrumentId, Manner, Relation};
use unbracket_text::ProvisionId;

use crate::adopted::check;

const COMPACT: &str = r#"
Secretariat: register-instrument name "Digital Compact" symbol A/RES/79/1 manner without-objection
    adopted-by "General Assembly" adopted 2024-09-22T00:00 => compact
"#;

#[test]
fn an_instrument_says_how_it_came_about_and_whether_it_binds() {
    let state = check(&format!(
        r#"{COMPACT}
refused repeated Aldoria: register-instrument name "The Compact" symbol A/RES/79/1 manner by-vote
    adopted-by "General Assembly"
refused blank Aldoria: register-instrument name "The Compact" manner declared
refused too-early Aldoria: register-instrument name "The Pact" manner by-vote adopted-by us
    adopted 2039-01-01T00:00
refused contradiction Aldoria: register-instrument name "The Pact" manner not-adopted adopted-by us
    adopted 2024-01-01T00:00
Aldoria: register-instrument name "Treaty of the Lakes" manner by-vote adopted-by "the riparians"
    binding yes
"#
    ));
    assert_eq!(state.instruments.registered[0].manner, Manner::WithoutObjection);
    assert!(state.instruments.registered[1].binding);
}

#[test]
fn who_contests_an_instrument_stands_beside_it_until_it_is_withdrawn() {
    let contested = check(&format!(
        r#"{COMPACT}
refused unknown Costavia: contest-instrument instrument 9 point adoption reason "we objected"
refused blank Costavia: contest-instrument instrument compact point adoption
refused not-permitted Secretariat: contest-instrument instrument compact point adoption reason "no"
Costavia: contest-instrument instrument compact point adoption reason "we dissociated" => contest
refused repeated Costavia: contest-instrument instrument compact point force reason "it binds nobody"
refused not-yours Aldoria: withdraw-contest contest contest
refused unknown Aldoria: withdraw-contest contest 9
"#
    ));
    assert!(contested.instruments.is_contested(InstrumentId(0)));
    let settled = check(&format!(
        r#"{COMPACT}
Costavia: contest-instrument instrument compact point adoption reason "we dissociated" => contest
Costavia: withdraw-contest contest contest
refused closed Costavia: withdraw-contest contest contest
"#
    ));
    assert!(!settled.instruments.is_contested(InstrumentId(0)));
    let again = check(&format!(
        r#"{COMPACT}
Costavia: contest-instrument instrument compact point adoption reason "we dissociated" => contest
Costavia: withdraw-contest contest contest
Costavia: contest-instrument instrument compact point force reason "it binds nobody"
"#
    ));
    assert!(again.instruments.is_contested(InstrumentId(0)));
    assert_eq!(again.instruments.contests.len(), 2, "what was contested before stays on record");
}

#[test]
fn a_link_and_its_refusal_stand_side_by_side() {
    let state = check(&format!(
        r#"{COMPACT}
refused unknown Aldoria: link-instrument document 0 provision #op9 to [instrument compact] relation recalls
refused unknown Aldoria: link-instrument document 4 provision #op3 to [instrument compact] relation recalls
refused unknown Aldoria: link-instrument provision #op3 to [instrument compact] relation recalls
refused unknown Aldoria: link-instrument document 0 provision #op3 to [instrument 9] relation recalls
Aldoria: link-instrument document 0 provision #op3 to [instrument compact at 11] relation implements
    reason "the same schools"
refused repeated Costavia: link-instrument document 0 provision #op3 to [instrument compact at 11]
    relation implements
Costavia: link-instrument document 0 provision #op3 to [instrument compact at 11] relation duplicates
refused blank Costavia: refuse-link document 0 provision #op3 to [instrument compact at 11]
refused unknown Costavia: refuse-link document 0 provision #op9 to [instrument compact at 11] reason "no"
refused not-permitted Secretariat: refuse-link document 0 provision #op3 to [instrument compact] reason "no"
Costavia: refuse-link document 0 provision #op3 to [instrument compact at 11] reason "not agreed by all"
refused repeated Costavia: refuse-link document 0 provision #op3 to [instrument compact at 11] reason "no"
"#
    ));
    let links: Vec<_> = state.instruments.links_of(&ProvisionId::new("op3")).collect();
    let relations: Vec<_> = links.iter().map(|link| link.relation).collect();
    assert_eq!(relations, [Some(Relation::Implements), Some(Relation::Duplicates), None]);
    assert_eq!(state.instruments.links_of(&ProvisionId::new("op1")).count(), 0);
}

#[test]
fn a_commitment_can_be_tied_to_an_instrument() {
    let state = check(&format!(
        r#"{COMPACT}
Secretariat: take-commitment provision #op3 what [verb invites actors [Aldoria] action "connect"
    links [[instrument compact at 11] [instrument compact]]]
"#
    ));
    assert_eq!(state.aftermath.commitments[0].undertaking.links.len(), 2);
}

#[test]
fn reasons_for_contests_and_links_can_be_erased_and_the_facts_stay() {
    let told = format!(
        r#"{COMPACT}
Secretariat: give-office seat Aldoria office chair
Costavia: contest-instrument instrument compact point adoption reason "MARKED one"
Costavia: refuse-link document 0 provision #op3 to [instrument compact] reason "MARKED two"
Costavia: link-instrument document 0 provision #op1 to [instrument compact] relation recalls
"#
    );
    let state = check(&told);
    let shown = |state: &State| format!("{:?}", state.instruments);
    assert!(shown(&state).contains("MARKED"), "the planted word is there");
    let first = state.instruments.contests[0].entry;
    let mut script = told;
    for entry in first..first + 3 {
        script +=
            &format!("Secretariat countersigned by Aldoria: erase entry {entry} because asked\n");
    }
    let erased = check(&script);
    assert!(!shown(&erased).contains("MARKED"));
    assert!(erased.instruments.is_contested(InstrumentId(0)));
    assert!(erased.instruments.links[1].reason.is_blank(), "what was never said is not withheld");
}
