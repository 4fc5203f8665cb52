//! Opening a process, its stages, its people.

use unbracket_negotiation::Stage;
use unbracket_negotiation::script::{NoFiles, play};

/// The beginning of every script: a process with a secretariat and two States.
pub(crate) const OPENING: &str = r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]
                ecosoc-special: [attend speak submit]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        supporters 0 end-rule package-text speaking-seconds 180]
Secretariat: accredit name Aldoria code AD basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: accredit name "Digital Rights Assembly" basis ecosoc-special
"#;

#[test]
fn a_process_opens_with_its_modalities_and_goes_through_its_stages() {
    let script = format!(
        "{OPENING}
Secretariat: open-stage stage inputs
refused repeated Secretariat: open-stage stage inputs
refused not-permitted Aldoria: open-stage stage first-reading
refused blank Secretariat: open-stage stage modalities
refused not-ready Secretariat: open-stage stage follow-up
refused repeated Secretariat: accredit name Aldoria basis observer
refused repeated Secretariat: open-process title A secretariat B
    modalities [kind multistakeholder rule consent silence-hours 1 input-days 1 text-hours 1
        supporters 0 end-rule vote speaking-seconds 1]
"
    );
    let (state, _) = play(&script, &NoFiles).unwrap();
    assert_eq!(state.cycle().stage, Stage::Inputs);
    assert_eq!(state.length, 5);
}

#[test]
fn time_does_not_go_back() {
    let script = format!(
        "{OPENING}
at 2033-01-01 09:00
refused too-early Secretariat: open-stage stage inputs
"
    );
    play(&script, &NoFiles).unwrap();
}
