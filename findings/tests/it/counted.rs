//! What counts as a position besides what was stated as one: ballots, broken silences, cures, sponsors.

use unbracket_findings::gather::{BREAK, Positions, SPONSOR};
use unbracket_findings::{Voices, gather};

use crate::small::{REVISION, gathered, played_with, said, word};

fn present(lines: &str) -> Positions {
    gathered(lines).present().expect("somebody said something").clone()
}

#[test]
fn ballots_with_names_count_and_an_abstention_is_in_nobodys_way() {
    let vote = |method: &str, ballots: &str| {
        format!(
            "{}Chair: call-for-consensus target [provision #op1] rule ga_simple => q\n\
             President: open-vote question q method {method} => v\n\
             {ballots}\n",
            said(1, "a.....f")
        )
    };
    let positions = present(&vote(
        "recorded",
        "Aldoria: cast-ballot vote v ballot yes\n\
         Bantara: cast-ballot vote v ballot no\n\
         Costavia: cast-ballot vote v ballot abstain\n\
         President: close-vote vote v",
    ));
    let on = |actor| word(&positions, actor, "1");
    assert_eq!(on("Aldoria"), Some(("support", "yes")), "the last word holds");
    assert_eq!(on("Bantara"), Some(("object", "no")));
    assert_eq!(on("Costavia"), Some(("can-live-with", "abstain")));
    assert_eq!(on("Drovania"), None, "who took no part said nothing");
    assert_eq!(on("Galvia"), Some(("support", "support")));
    let hands = present(&vote("non-recorded", "President: close-vote vote v yes 1 no 1 abstain 1"));
    assert_eq!(word(&hands, "Aldoria", "1"), Some(("object", "object")));
    assert_eq!(word(&hands, "Bantara", "1"), None, "a show of hands has no names");
}

#[test]
fn what_is_said_after_a_ballot_takes_its_place() {
    let positions = present(&format!(
        "Chair: call-for-consensus target [provision #op1] rule ga_simple => q\n\
         President: open-vote question q method recorded => v\n\
         Aldoria: cast-ballot vote v ballot no\n\
         President: close-vote vote v\n{}",
        said(1, "f")
    ));
    assert_eq!(word(&positions, "Aldoria", "1"), Some(("support", "support")));
}

#[test]
fn registered_positions_count_as_the_rule_of_the_ballot_reads_them() {
    let positions = present(
        "Chair: call-for-consensus target [provision #op2] rule iesg_ballot => q\n\
         Aldoria: register-position question q position yes\n\
         Bantara: register-position question q position no-objection\n\
         Costavia: register-position question q position discuss because \"unclear\"\n\
         Drovania: register-position question q position abstain\n\
         Estoria: register-position question q position recuse because \"an interest\"\n",
    );
    let on = |actor| word(&positions, actor, "2");
    assert_eq!(on("Aldoria"), Some(("support", "yes")));
    assert_eq!(on("Bantara"), Some(("can-live-with", "no-objection")));
    assert_eq!(on("Costavia"), Some(("object", "discuss")));
    assert_eq!(on("Drovania"), Some(("can-live-with", "abstain")));
    assert_eq!(on("Estoria"), None);
}

/// A silence can be started from the second reading on.
const SECOND: &str = "Secretariat: open-stage stage second-reading\n";

/// A silence on the text, broken by these lines, and closed.
fn silence(name: &str, breaks: &str) -> String {
    format!(
        "Chair: issue-revision kind revision title \"Rev {name}\" => rev-{name}\n\
         wait 2d\n\
         Chair: start-silence document rev-{name} deadline +72h zone UTC => {name}\n\
         {breaks}\
         wait 73h\n\
         Chair: close-silence silence {name}\n"
    )
}

#[test]
fn a_broken_silence_is_an_objection_to_what_it_names() {
    let broken = "Aldoria: break-silence silence s provisions [#op2 #op3] because \"too far\"\n\
                  Bantara: break-silence silence s because \"not ripe\"\n\
                  Costavia: break-silence silence s provisions [#op2] because \"hasty\"\n\
                  Costavia: withdraw-break silence s\n";
    let positions = present(&format!("{SECOND}{}", silence("s", broken)));
    assert_eq!(word(&positions, "Aldoria", "2"), Some(("object", BREAK)));
    assert_eq!(word(&positions, "Aldoria", "3"), Some(("object", BREAK)));
    assert_eq!(word(&positions, "Aldoria", "4"), None);
    assert_eq!(word(&positions, "Bantara", "*"), Some(("object", BREAK)));
    assert_eq!(word(&positions, "Costavia", "2"), None, "it was taken back in time");
}

#[test]
fn who_lets_the_next_silence_pass_stands_in_the_way_no_more() {
    let broken = "Aldoria: break-silence silence s provisions [#op2] because \"too far\"\n\
                  Bantara: break-silence silence s provisions [#op2] because \"too far\"\n";
    let again = "Bantara: break-silence silence t provisions [#op2] because \"still\"\n";
    let gathered = gathered(&format!("{SECOND}{}{}", silence("s", broken), silence("t", again)));
    let positions = gathered.present().unwrap();
    assert_eq!(word(positions, "Aldoria", "2"), None);
    assert_eq!(word(positions, "Bantara", "2"), Some(("object", BREAK)));
    let first = &gathered.readings[0].positions;
    assert_eq!(word(first, "Aldoria", "2"), Some(("object", BREAK)), "until then it did");
}

#[test]
fn who_broke_a_silence_under_seal_is_not_told() {
    let broken = "Aldoria: break-silence silence s provisions [#op2] because x sealed yes\n";
    let state = played_with("no", &format!("{SECOND}{}{}", said(1, "f"), silence("s", broken)));
    assert_eq!(state.deciding.silences[0].breaks.len(), 1);
    let gathered = gather(&state, Voices::Seats);
    assert_eq!(word(gathered.present().unwrap(), "Aldoria", "2"), None);
    let named = format!("{SECOND}{}", silence("s", &broken.replace(" sealed yes", "")));
    let named = gather(&played_with("yes", &named), Voices::Seats);
    assert!(word(named.present().unwrap(), "Aldoria", "2").is_some(), "the seal is what hides it");
}

#[test]
fn a_cure_turns_an_objection_once_its_words_stand_in_the_text() {
    let offered = format!(
        "{}Bantara: propose-cure on [provision #op1] of Aldoria wording \"Decides to step;\" => cure\n\
         Aldoria: accept-cure cure cure => cured\n",
        said(1, "af")
    );
    let before = present(&offered);
    assert_eq!(word(&before, "Aldoria", "1"), Some(("object", "object")), "until then it stands");
    let lines = format!("{offered}{REVISION}Chair: accept-proposal proposal cured\n");
    let gathered = gathered(&lines);
    let [first, second] = &gathered.readings[..] else { panic!("two readings") };
    assert_eq!(word(&first.positions, "Aldoria", "1"), Some(("object", "object")));
    assert_eq!(word(&second.positions, "Aldoria", "1"), Some(("can-live-with", "can-live-with")));
}

#[test]
fn sponsors_stand_for_a_wording_on_which_somebody_else_spoke() {
    let sponsored = "Aldoria: propose change [delete #op4] because \"not needed\" => p\n\
                     Bantara: join-sponsors proposal p\n\
                     Costavia: join-sponsors proposal p\n\
                     Costavia: leave-sponsors proposal p\n";
    let alone = present(&format!("{sponsored}{}", said(1, "f")));
    assert!(alone.item("proposal 0").is_none(), "everybody on it would be for it");
    let lines = format!(
        "{sponsored}Drovania: state-position on [proposal p] stance object because \"it is needed\"\n\
         Bantara: state-position on [proposal p] stance can-live-with\n"
    );
    let positions = present(&lines);
    let on = |actor| word(&positions, actor, "proposal 0");
    assert_eq!(on("Aldoria"), Some(("support", SPONSOR)));
    assert_eq!(on("Bantara"), Some(("can-live-with", "can-live-with")), "the own word comes first");
    assert_eq!(on("Costavia"), None);
    assert_eq!(on("Drovania"), Some(("object", "object")));
}
