//! A file counts its provisions from the first; on the record each keeps the identity that it had.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_negotiation::State;
use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::script::{Files, play};
use unbracket_negotiation::standing;
use unbracket_text::{
    Alternative, Bracket, BracketReason, Draft, Passage, Piece, Provision, ProvisionId,
    ProvisionKind, Stance,
};

use crate::deciding::{USUAL, world};

const RECALLS: &str = "Recalling the founding summit and its vision of a shared network,";
const CONSULTS: &str = "Decides that all meetings shall be open to accredited stakeholders;";
const REPORTS: &str = "Requests the Secretary-General to report annually on the means provided;";
const FUNDS: &str = "Establishes a fund for schools, libraries and clinics in remote places;";
const CHILDREN: &str = "Urges platforms to protect children from harm while they learn online;";
const WEATHER: &str = "Notes the weather of the last summer with deep concern for the harvest;";

/// Texts as a reader of files gives them: the provisions are counted, whatever they are.
struct Counted;

fn counted(paragraphs: &[&str]) -> Draft {
    let provision = |(at, words): (usize, &&str)| {
        let kind = match words.ends_with(',') {
            true => ProvisionKind::PreambularParagraph,
            false => ProvisionKind::OperativeParagraph,
        };
        Provision::new(format!("p{}", at + 1), kind, Passage::words(*words))
    };
    Draft::new(paragraphs.iter().enumerate().map(provision).collect()).expect("they are counted")
}

impl Files for Counted {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        Ok(match path {
            "base" => counted(&[RECALLS, CONSULTS, REPORTS, FUNDS]),
            "above" => counted(&[RECALLS, CHILDREN, CONSULTS, REPORTS, FUNDS]),
            "changed" => {
                let consults = CONSULTS.replace("accredited", "all");
                counted(&[FUNDS, RECALLS, &consults])
            }
            "bracketed" => {
                let counted = counted(&[RECALLS, CHILDREN, CONSULTS, REPORTS]);
                let mut provisions = counted.provisions().to_vec();
                let funds = FUNDS.split_once("libraries").expect("it names them");
                provisions.push(Provision::new(
                    "p5",
                    ProvisionKind::OperativeParagraph,
                    as_read(funds.0, "libraries", funds.1),
                ));
                Draft::new(provisions).expect("they are counted")
            }
            "paper" => counted(&[WEATHER, CHILDREN]),
            "french" => counted(&["Rappelant,", "Enfants ;", "Ouvertes ;", "Rapport ;", "Fonds ;"]),
            "short" => counted(&["Rappelant,"]),
            _ => return Err("no such text".to_owned()),
        })
    }
}

/// Words with some of them in brackets, as a reader gives them: it knows of no stance.
fn as_read(before: &str, within: &str, behind: &str) -> Passage {
    let proposed = Alternative::new(Stance::Propose, Passage::words(within));
    let mut out = Passage::words(before);
    out.push(Piece::Bracket(Bracket::new(vec![proposed])));
    out.push_words(behind);
    out
}

fn after(script: &str) -> State {
    let played = play(&format!("{}{script}", world(USUAL, "base")), &Counted);
    played.unwrap_or_else(|stopped| panic!("{stopped}")).0
}

/// Words by identity.
fn by_identity(draft: &Draft) -> BTreeMap<String, String> {
    let each = draft.visit().map(|visit| visit.provision);
    each.map(|one| (one.id.as_str().to_owned(), one.content.to_marked_text())).collect()
}

fn rolling(state: &State) -> BTreeMap<String, String> {
    by_identity(&state.texts.rolling.as_ref().expect("there is a text").draft)
}

const CHAIRS: &str = "Chair: issue-document kind chairs-text title Chair's language en text";

#[test]
fn a_paragraph_put_in_above_leaves_every_other_its_identity_and_its_positions() {
    let state = after(&format!(
        "Aldoria: object target [provision #p2] because \"too far\"\n{CHAIRS} @above\n"
    ));
    let text = rolling(&state);
    assert_eq!(text["p1"], RECALLS);
    assert_eq!(text["p2"], CONSULTS);
    assert_eq!(text["p4"], FUNDS);
    let new = text.iter().find(|(_, words)| *words == CHILDREN).expect("it is there");
    assert!(!["p1", "p2", "p3", "p4", "p5"].contains(&new.0.as_str()), "{}", new.0);
    assert_eq!(state.texts.positions_on(&ProvisionId::new("p2")).count(), 1);
    assert_eq!(state.texts.positions_on(&ProvisionId::new(new.0.as_str())).count(), 0);
}

#[test]
fn what_moved_and_what_reads_otherwise_is_still_the_same_and_what_is_left_out_is_gone() {
    let state = after(&format!("{CHAIRS} @changed\n"));
    let text = rolling(&state);
    assert_eq!(text["p4"], FUNDS);
    assert_eq!(text["p2"], CONSULTS.replace("accredited", "all"));
    let rolling = state.texts.rolling.as_ref().expect("there is a text");
    assert_eq!(
        standing::status(rolling, &ProvisionId::new("p3")),
        ParagraphStatus::Deleted,
        "the report is left out"
    );
}

#[test]
fn a_bracket_that_nobody_touched_is_the_same_bracket() {
    let state = after(&format!(
        "Chair: bracket provision #p4 words libraries reason pending-instructions because asked
{CHAIRS} @bracketed
"
    ));
    let now = state.texts.rolling.as_ref().expect("there is a text");
    let p4 = ProvisionId::new("p4");
    let bracket = now.draft.get(&p4).expect("it stands").content.brackets()[0];
    assert_eq!(bracket.reason, BracketReason::PendingInstructions);
    assert!(bracket.alternatives[0].is_retain());
    assert_eq!(standing::status(now, &p4), ParagraphStatus::Bracketed);
    assert_eq!(rolling(&state)["p4"], FUNDS.replace("libraries", "[libraries]"));
}

#[test]
fn a_paper_beside_the_text_shares_no_identity_with_it() {
    let state = after(
        "Chair: issue-document kind elements-paper title Elements language en text @paper\n\
         Chair: issue-document kind elements-paper title More language en text @paper\n",
    );
    let documents = &state.texts.documents;
    let ids = documents.iter().flat_map(|one| by_identity(&one.draft).into_keys());
    let all: Vec<String> = ids.collect();
    assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "{all:?}");
}

#[test]
fn a_translation_of_a_revised_text_has_its_identities() {
    let state = after(&format!(
        "{CHAIRS} @above => chairs
refused contradiction Chair: make-available document chairs language fr text @short
Chair: make-available document chairs language fr text @french
"
    ));
    let chairs = state.texts.documents.last().expect("it was issued");
    let french = &chairs.versions.values().next().expect("it was handed in");
    let ids = |draft: &Draft| -> Vec<ProvisionId> {
        draft.visit().map(|visit| visit.provision.id.clone()).collect()
    };
    assert_eq!(ids(french), ids(&chairs.draft));
}

#[test]
fn what_a_later_cycle_takes_over_is_the_same_provision_and_nothing_else_is() {
    let state = after(
        "
Chair: open-stage stage closing
President countersigned by Chair: fail-to-adopt because \"no agreement\"
Secretariat: open-cycle title Second modalities [kind intergovernmental
    rights [member-state: [attend speak submit propose-text object vote]]
    input-days 7 text-hours 24 languages [en] supporters 0 speaking-seconds 180
    rule un_consensus silence-hours 72 end-rule package-text breakers-named yes]
Chair: open-stage stage first-reading
Chair: issue-document kind elements-paper title Elements language en text @paper
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @changed
Chair: insert-provision place start new \"Guided by the wish of all to be heard,\" because \"asked for\"
Chair: issue-document kind chairs-text title Text language en text @above
",
    );
    let text = rolling(&state);
    let identity = |of: &str| text.iter().find(|(_, words)| *words == of).map(|it| it.0.as_str());
    assert_eq!(identity(RECALLS), Some("p1"));
    assert_eq!(identity(CONSULTS), Some("p2"));
    assert_eq!(identity(FUNDS), Some("p4"));
    let former: BTreeSet<&str> = ["p1", "p2", "p3", "p4", "p5"].into();
    for new in [REPORTS, CHILDREN] {
        let id = identity(new).expect("it is there");
        assert!(!former.contains(id), "{new}: {id}");
    }
}

#[test]
fn an_identity_that_a_file_states_itself_is_meant() {
    struct Stated;
    impl Files for Stated {
        fn draft(&self, path: &str) -> Result<Draft, String> {
            let mut provisions = counted(&[RECALLS, CONSULTS, REPORTS]).provisions().to_vec();
            if path == "again" {
                // The one that the text knows under another identity, and one that it never had.
                provisions[0].id = ProvisionId::new("n12");
                provisions[1].id = ProvisionId::new("d2");
                provisions.push(Provision::new(
                    "p4",
                    ProvisionKind::OperativeParagraph,
                    Passage::words(CHILDREN),
                ));
            }
            Draft::new(provisions).map_err(|error| error.to_string())
        }
    }
    let script = format!("{}{CHAIRS} @again\n", world(USUAL, "base"));
    let state = play(&script, &Stated).unwrap_or_else(|stopped| panic!("{stopped}")).0;
    let text = rolling(&state);
    assert_eq!((text["n12"].as_str(), text["d2"].as_str()), (RECALLS, CONSULTS));
    assert_eq!(text["p3"], REPORTS);
    assert_eq!(text.len(), 4, "{text:?}");
}
