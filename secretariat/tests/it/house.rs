//! A small process to test on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use unbracket_negotiation::script::{Files, LineKind, NoFiles, Player, Step, World, parse};
use unbracket_negotiation::{Act, Credentials, Event, Moment, State};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SetClock;
use unbracket_secretariat::{Secretariat, Settings, Stores, Submission};

/// A process with a secretariat, two States, an organisation, and somebody under a pseudonym.
pub(crate) const OPENING: &str = r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]
                ecosoc-special: [attend speak submit]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        supporters 0 end-rule package-text speaking-seconds 180]
Secretariat: accredit name Aldoria basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: accredit name "Digital Rights Assembly" basis ecosoc-special
Secretariat: accredit basis ecosoc-special
Secretariat: accredit name "The Chair" basis office
Secretariat: give-office seat "The Chair" office chair
Secretariat: open-stage stage inputs
Secretariat: call-for-inputs title "Elements" questions ["What is missing?"] until 2034-02-01T18:00
"#;

/// Contributions, one of them sealed, one to be erased.
pub(crate) const INPUTS: &str = r#"
wait 1h
Digital Rights Assembly: contribute call 0 language en consent organisation text "Open the meetings."
Aldoria: contribute call 0 language en consent secretariat-only text "MARKER-SEALED in confidence"
Costavia: contribute call 0 language en consent organisation text "MARKER-ERASED to be forgotten"
"#;

pub(crate) fn settings() -> Settings {
    Settings {
        origin: "record.example/test".to_owned(),
        clock: Arc::new(SetClock::at(Moment(2_020_000_000))),
        chance: Chance::Stated([1; 32]),
    }
}

/// The acts of a script, played from a state.
pub(crate) fn acts(state: State, script: &str) -> Vec<Event> {
    acts_with(state, script, &NoFiles)
}

/// As [`acts`], with files.
pub(crate) fn acts_with(state: State, script: &str, files: &dyn Files) -> Vec<Event> {
    let mut player = Player::new(state, files);
    let lines = parse(script).expect("nothing is in its way");
    let steps = lines.iter().map(|line| player.step(line).expect("nothing is in its way"));
    steps
        .filter_map(|step| match step {
            Step::Done(event) => Some(*event),
            Step::Clock(_) | Step::Refused(_) => None,
        })
        .collect()
}

/// One line of a script as an act, without deciding it.
pub(crate) fn act(state: &State, line: &str) -> (Credentials, Act) {
    let lines = parse(line).expect("nothing is in its way");
    assert!(matches!(lines[0].kind, LineKind::Act { .. }));
    let world = World { state, labels: &Default::default(), files: &NoFiles, now: state.now };
    lines[0].act(&world).expect("nothing is in its way").expect("nothing is in its way")
}

pub(crate) fn submission(event: &Event) -> Submission {
    Submission {
        act: event.act.clone(),
        by: event.by,
        key: None,
        at: Some(event.at),
        unchanged: Vec::new(),
    }
}

/// Submits what a script does.
pub(crate) async fn submit(service: &Secretariat, script: &str) {
    let state = service.state(State::clone);
    let all = acts(state, script).iter().map(submission).collect();
    service.submit_all(all).await.expect("nothing is in its way");
}

/// A service in memory on which a script was played.
pub(crate) async fn played(script: &str) -> (Secretariat, Stores) {
    let stores = Stores::in_memory();
    let service =
        Secretariat::open(stores.clone(), settings()).await.expect("nothing is in its way");
    submit(&service, script).await;
    (service, stores)
}

/// An empty place of this test's own.
pub(crate) fn place(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).expect("nothing is in its way");
    place
}
