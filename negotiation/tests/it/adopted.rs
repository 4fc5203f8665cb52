//! A process whose outcome has been adopted: where the tests of what follows begin.

use std::collections::BTreeMap;
use std::sync::Arc;

use unbracket_negotiation::script::{NoFiles, Player, Step, parse};
use unbracket_negotiation::state::{Document, DocumentKind};
use unbracket_negotiation::{Modalities, SeatId, Stage, State, Words};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

use crate::process::OPENING;

/// Three sides, five seats besides the secretariat.
const PEOPLE: &str = r#"
Secretariat: create-group name Governments kind stakeholder members [Aldoria Costavia]
Secretariat: create-group name "Private Sector" kind stakeholder
Secretariat: create-group name "Civil Society" kind stakeholder members ["Digital Rights Assembly"]
Secretariat: accredit name "Fibre Works" basis ecosoc-special side "Private Sector"
Secretariat: accredit name "Open Library" basis ecosoc-special side "Civil Society"
"#;

/// The provisions of the outcome.
const OUTCOME: &[(&str, ProvisionKind, &str)] = &[
    ("t", ProvisionKind::Title, "Charter for a Shared Network"),
    (
        "pp1",
        ProvisionKind::PreambularParagraph,
        "Recalling the commitment to a people-centred network,",
    ),
    (
        "op1",
        ProvisionKind::OperativeParagraph,
        "Requests the coordinating agency to establish, within existing resources, a task force on \
         financial mechanisms and to report in 2037;",
    ),
    (
        "op2",
        ProvisionKind::OperativeParagraph,
        "Decides to make the Forum a permanent forum with a stable and sustainable basis;",
    ),
    (
        "op3",
        ProvisionKind::OperativeParagraph,
        "Invites all stakeholders to connect every school by 2040.",
    ),
];

/// The process, its people and its outcome, on the day after adoption.
pub(crate) fn adopted() -> Player<'static> {
    let mut player = Player::new(State::default(), &NoFiles);
    go(&mut player, OPENING);
    go(&mut player, PEOPLE);
    let provisions =
        OUTCOME.iter().map(|(id, kind, words)| Provision::new(*id, *kind, Passage::words(*words)));
    player.state.texts.documents.push(Document {
        kind: DocumentKind::Outcome,
        symbol: None,
        title: Words::said("Charter for a Shared Network"),
        draft: Arc::new(
            Draft::new(provisions.collect()).expect("no two provisions share an identity"),
        ),
        issued: player.now,
        languages: BTreeMap::new(),
        cycle: 0,
        by: SeatId(0),
        entry: 0,
        corrects: None,
        concordance: Vec::new(),
        versions: BTreeMap::new(),
    });
    player.state.process.cycles.last_mut().expect("the process is open").stage = Stage::FollowUp;
    go(&mut player, "at 2035-01-01 09:00");
    player
}

/// Goes on with a script.
pub(crate) fn go(player: &mut Player<'_>, script: &str) -> Vec<Step> {
    let lines = parse(script).unwrap_or_else(|(line, error)| panic!("line {line}: {error}"));
    let mut steps = Vec::new();
    for line in &lines {
        match player.step(line) {
            Ok(step) => steps.push(step),
            Err(stopped) => panic!("{stopped}"),
        }
    }
    steps
}

/// Plays a script from the day after adoption.
pub(crate) fn check(script: &str) -> State {
    let mut player = adopted();
    go(&mut player, script);
    player.state
}

/// The events of steps.
pub(crate) fn last_tally(steps: &[Step], name: &str) -> Option<u32> {
    let Some(Step::Done(event)) = steps.last() else { return None };
    let found = event.outcome.tally.iter().find(|(tag, _)| tag.as_str() == name);
    found.map(|(_, count)| *count)
}

/// What a cycle is opened with in scripts.
pub(crate) const MODALITIES: &str = "modalities [kind multistakeholder
        rights [member-state: [attend speak submit propose-text object vote]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        supporters 0 end-rule package-text speaking-seconds 180]";

/// The same, as rules.
pub(crate) fn rules(state: &State) -> &Modalities {
    &state.cycle().modalities
}
