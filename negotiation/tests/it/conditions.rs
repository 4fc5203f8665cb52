//! What an objection rests on: told when it is settled, and never a reason to lift the objection.

use unbracket_negotiation::script::play;
use unbracket_negotiation::state::{Fate, Position, State, Target};
use unbracket_text::ProvisionId;

use super::texts::{Shelf, opening};

fn played(script: &str) -> State {
    play(&(opening("") + script), &Shelf).unwrap().0
}

/// The position of Aldoria on the first provision.
fn of(state: &State) -> &Position {
    let seat = state.roster.seat_named("Aldoria").unwrap();
    state.texts.position(&Target::provision(ProvisionId::new("p1")), seat).unwrap()
}

fn fate(script: &str) -> Option<Fate> {
    let state = played(script);
    of(&state).fate(&state.texts)
}

const ON_A_PROPOSAL: &str = "\
Costavia: propose change [replace 2 \"States should report;\"] => p
Aldoria: state-position on [provision 1] stance object because \"not alone\" unless [[proposal p]]
";

#[test]
fn a_proposal_that_was_asked_for_is_told_and_the_objection_stands_until_it_is_taken_back() {
    assert_eq!(fate(ON_A_PROPOSAL), Some(Fate::Waits));
    let accepted = format!("{ON_A_PROPOSAL}Secretariat: accept-proposal proposal p\n");
    assert_eq!(fate(&accepted), Some(Fate::Stands));
    let refused = format!("{accepted}refused objected Secretariat: agree provisions [1]\n");
    assert_eq!(fate(&refused), Some(Fate::Stands));
    let withdrawn = format!("{ON_A_PROPOSAL}Costavia: withdraw-proposal proposal p\n");
    assert_eq!(fate(&withdrawn), Some(Fate::Gone));
}

#[test]
fn of_several_things_one_is_enough() {
    let both = "\
Costavia: propose change [replace 2 \"States should report;\"] => p
Costavia: propose change [replace 2 \"States must report;\"] => q
Aldoria: state-position on [provision 1] stance reserve unless [[proposal p] [proposal q]]
Costavia: withdraw-proposal proposal p
";
    assert_eq!(fate(both), Some(Fate::Waits));
    let state = played(both);
    assert_eq!(of(&state).waits_for(&state.texts).len(), 1);
    assert_eq!(
        fate(&format!("{both}Secretariat: accept-proposal proposal q\n")),
        Some(Fate::Stands)
    );
    assert_eq!(fate(&format!("{both}Costavia: withdraw-proposal proposal q\n")), Some(Fate::Gone));
}

/// Two brackets in the third provision; Aldoria waits for the second alternative of the second.
const ON_A_BRACKET: &str = "\
Secretariat: bracket provision 3 words \"report\" or [\"tell\"] reason technical
Secretariat: bracket provision 3 words \"annually\" or [\"yearly\"] reason technical
Aldoria: state-position on [provision 1] stance object because \"not alone\" unless [[provision 3 bracket 2 alternative 2]]
";

#[test]
fn a_condition_follows_its_bracket_to_the_wording_that_stands() {
    let lifted = |tail: &str| fate(&format!("{ON_A_BRACKET}{tail}"));
    let first = "Secretariat: release-bracket provision 3 bracket 1\n\
                 Secretariat: lift-bracket provision 3 bracket 1 alternative 1\n\
                 Secretariat: release-bracket provision 3 bracket 1\n";
    assert_eq!(lifted(first), Some(Fate::Waits), "the second bracket is the first by now");
    let other = format!("{first}Secretariat: lift-bracket provision 3 bracket 1 alternative 2\n");
    assert_eq!(lifted(&other), Some(Fate::Stands));
    let other = format!("{first}Secretariat: lift-bracket provision 3 bracket 1 alternative 1\n");
    assert_eq!(lifted(&other), Some(Fate::Gone));
}

#[test]
fn an_obstacle_rests_on_something_as_a_position_does() {
    let formal =
        ON_A_PROPOSAL.replace("state-position on", "object target").replace("stance object ", "");
    let state = played(&format!("{formal}Costavia: withdraw-proposal proposal p\n"));
    assert_eq!(of(&state).fate(&state.texts), Some(Fate::Gone));
    played(&format!(
        "{formal}refused contradiction Aldoria: object target [] because \"no\" unless [[]]\n"
    ));
}

#[test]
fn what_no_position_can_rest_on_is_refused() {
    let state = played(
        "\
Costavia: propose change [replace 2 \"States should report;\"] => p
refused contradiction Aldoria: state-position on [provision 1] stance support unless [[proposal p]]
refused contradiction Aldoria: state-position on [proposal p] stance reserve unless [[proposal p]]
refused contradiction Aldoria: state-position on [provision 1] stance reserve unless [[provision 2]]
refused unknown Aldoria: state-position on [provision 1] stance reserve unless [[provision 2 bracket 9 alternative 1]]
Costavia: withdraw-proposal proposal p
refused closed Aldoria: state-position on [provision 1] stance reserve unless [[proposal p]]
",
    );
    assert!(state.texts.positions.is_empty());
}
