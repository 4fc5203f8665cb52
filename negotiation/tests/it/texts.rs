//! The way of the text: documents, readings, proposals, brackets, agreement, positions.

use unbracket_negotiation::assembly::{assemble, compilation};
use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::script::{Files, Step, Stopped, play};
use unbracket_negotiation::standing;
use unbracket_negotiation::state::{DocumentKind, ProposalState, Stance, State, Target};
use unbracket_negotiation::story::story;
use unbracket_text::{
    Draft, Passage, Provision, ProvisionId, ProvisionKind, Reading, Sponsor, renumber,
};

/// Texts beside the scripts of these tests.
pub(crate) struct Shelf;

impl Files for Shelf {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        match path {
            "base" => Ok(base()),
            "chairs" => Ok(chairs()),
            "french" => Ok(base().with_language(Some("fr".to_owned()))),
            "short" => Ok(Draft::new(base().provisions()[..2].to_vec()).unwrap()),
            "one" => Ok(Draft::new(base().provisions()[1..2].to_vec()).unwrap()),
            _ => Err("no such text".to_owned()),
        }
    }
}

fn paragraph(id: &str, kind: ProvisionKind, words: &str) -> Provision {
    Provision::new(id, kind, Passage::words(words))
}

/// PP1, 1, 2 with (a) and (b), 3, and 4 as a placeholder.
pub(crate) fn base() -> Draft {
    use ProvisionKind as Kind;
    let chapeau = paragraph("p2", Kind::Chapeau, "Invites all stakeholders to contribute:");
    Draft::new(vec![
        paragraph("pp1", Kind::PreambularParagraph, "Recalling the Charter,"),
        paragraph("p1", Kind::OperativeParagraph, "States shall consult all stakeholders;"),
        chapeau.with_children(vec![
            paragraph("p2a", Kind::SubParagraph, "by sharing data;"),
            paragraph("p2b", Kind::SubParagraph, "by funding access;"),
        ]),
        paragraph(
            "p3",
            Kind::OperativeParagraph,
            "Requests the Secretary-General to report annually;",
        ),
        paragraph("p4", Kind::Placeholder, ""),
    ])
    .unwrap()
}

/// The chair changes 1 and leaves out 3.
fn chairs() -> Draft {
    let mut provisions = base().provisions().to_vec();
    provisions[1].content = Passage::words("States should consult;");
    provisions.remove(3);
    Draft::new(provisions).unwrap()
}

/// A process in its first reading, with these settings besides the usual ones.
pub(crate) fn opening(settings: &str) -> String {
    let supporters = if settings.contains("supporters") { "" } else { "supporters 0" };
    let end_rule = if settings.contains("end-rule") { "" } else { "end-rule package-text" };
    format!(
        r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]
                observer: [attend speak submit propose-text]
                ecosoc-special: [attend speak submit]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        {supporters} {end_rule} {settings} speaking-seconds 180]
Secretariat: accredit name Aldoria code AD basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: accredit name Marenia basis member-state
Secretariat: accredit name Holm basis observer
Secretariat: accredit name "Digital Rights Assembly" basis ecosoc-special
Secretariat: issue-document kind zero-draft symbol IGF/2034/L.1 title "Zero draft" language en text @base
Secretariat: open-stage stage first-reading
"#
    )
}

pub(crate) fn run(script: &str) -> Result<(State, Vec<Step>), Stopped> {
    play(&(opening("") + script), &Shelf)
}

fn check(script: &str) -> State {
    run(script).unwrap().0
}

pub(crate) fn id(name: &str) -> ProvisionId {
    ProvisionId::new(name)
}

fn words(state: &State, name: &str) -> String {
    let draft = &state.texts.rolling.as_ref().unwrap().draft;
    draft.get(&id(name)).map(|one| one.content.to_marked_text()).unwrap_or_default()
}

fn status(state: &State, name: &str) -> ParagraphStatus {
    standing::status(state.texts.rolling.as_ref().unwrap(), &id(name))
}

fn labels(state: &State) -> Vec<String> {
    let draft = &state.texts.rolling.as_ref().unwrap().draft;
    standing::cited_labels(draft).into_iter().map(|(_, label)| label).collect()
}

#[test]
fn provisions_are_found_by_the_numbers_that_people_cite() {
    let state =
        check("Secretariat: insert-provision place [after 1] new \"Urges action;\" because x\n");
    assert_eq!(labels(&state), ["PP1", "1", "1 bis", "2", "2(a)", "2(b)", "3", "4"]);
    let found = |label: &str| state.provision_labelled(label);
    assert_eq!(found("2(a)"), Some(id("p2a")));
    assert_eq!(found("2 (b)"), Some(id("p2b")));
    assert_eq!(found("pp1"), Some(id("pp1")));
    assert!(found("1bis").is_some_and(|one| one.as_str().starts_with('n')));
    assert_eq!((found("(a)"), found("9")), (None, None));
}

#[test]
fn documents_are_issued_corrected_and_made_available_in_other_languages() {
    let state = check(
        r#"
refused repeated Secretariat: issue-document kind zero-draft title "Again" language en text @base
refused repeated Secretariat: issue-document kind elements-paper symbol IGF/2034/L.1 title "E" language en text @short
refused contradiction Secretariat: issue-document kind elements-paper symbol "Final draft" title "E" language en text @short
refused contradiction Secretariat: issue-document kind revision title "R" language en text @base
refused blank Secretariat: issue-document kind elements-paper title "" language en text @short
refused not-permitted Aldoria: issue-document kind elements-paper title "E" language en text @short
Secretariat: issue-document kind elements-paper symbol IGF/2034/L.2 title "Elements" language en text @short => paper
refused repeated Secretariat: make-available document 0 language en
refused contradiction Secretariat: make-available document 0 language fr text @short
refused unknown Secretariat: make-available document 9 language fr
Secretariat: make-available document 0 language fr text @french
Secretariat: make-available document 0 language ar
refused blank Secretariat: correct-document document paper text @one
refused contradiction Secretariat: correct-document document paper text @one because "editing"
refused repeated Secretariat: correct-document document paper text @short because "editing"
refused unknown Secretariat: correct-document document 9 text @short because "editing"
Secretariat: correct-document document 0 symbol IGF/2034/L.1/Corr.1 text @french because "the language was not told" => corr
"#,
    );
    let documents = &state.texts.documents;
    assert_eq!(documents.len(), 3);
    assert_eq!(documents[0].languages.len(), 3);
    assert_eq!(documents[0].versions.len(), 1);
    assert_eq!(documents[2].corrects.map(|one| one.0), Some(0));
    assert_eq!(*state.texts.rolling.unwrap().draft, base(), "a corrigendum changes no text");
}

#[test]
fn a_chairs_text_takes_the_place_of_the_text_and_opens_what_it_changes() {
    let state = check(
        r#"
Secretariat: agree provisions [1 2(a)]
Secretariat: issue-document kind chairs-text title "Chair's text" language en text @chairs
refused repeated Secretariat: issue-document kind zero-draft title "Again" language en text @base
"#,
    );
    assert_eq!(status(&state, "p1"), ParagraphStatus::Reopened);
    assert_eq!(status(&state, "p2a"), ParagraphStatus::Agreed);
    assert_eq!(status(&state, "p3"), ParagraphStatus::Deleted);
    assert_eq!(words(&state, "p1"), "States should consult;");
    // The words of the first text are no less lost for that a new one began.
    let (kept, of) = standing::words_kept(&state).unwrap();
    assert_eq!(standing::words_kept(&check("")), Some((of, of)));
    assert!(kept < of && kept > 0, "{kept} of {of}");
}

#[test]
fn a_revision_renumbers_and_tells_the_former_numbers() {
    let state = check(
        r#"
Secretariat: insert-provision place [after 1] new "Urges action;" because "asked for"
refused contradiction Secretariat: issue-revision kind zero-draft title "Rev.1"
refused blank Secretariat: issue-revision kind revision title ""
refused repeated Secretariat: issue-revision kind revision symbol IGF/2034/L.1 title "Rev.1"
Secretariat: issue-revision kind revision symbol IGF/2034/L.1/Rev.1 title "Rev.1"
refused not-ready Secretariat: issue-revision kind final-text title "Final"
Secretariat: revise-provision provision 5 wording "Decides to meet again." kind operative because "agreed last night"
Secretariat: issue-revision kind final-text title "Final"
"#,
    );
    assert_eq!(labels(&state), ["PP1", "1", "2", "3", "3(a)", "3(b)", "4", "5"]);
    let rows = &state.texts.documents[1].concordance;
    let row = rows.iter().find(|row| row.provision == id("p2")).unwrap();
    assert_eq!(row.former[0].as_str(), "2");
    assert_eq!(row.present.as_ref().unwrap().as_str(), "3");
    assert_eq!(state.texts.documents[2].kind, DocumentKind::FinalText);
    assert!(state.texts.documents[1].languages.keys().any(|tag| tag.as_str() == "en"));
}

#[test]
fn the_last_version_is_of_the_text_on_the_screen_and_no_paper_beside_it() {
    let last = |script: &str| {
        let texts = check(script).texts;
        texts.document(texts.last_version()?).map(|one| one.title.shown().to_owned())
    };
    let beside =
        "Secretariat: issue-document kind streamlined-text title Outside language en text @short\n";
    let inside = "Secretariat: issue-revision kind streamlined-text title Inside\n";
    let none = last(beside);
    assert!(none.is_some() && none.as_deref() != Some("Outside"), "{none:?}");
    assert_eq!(last(&format!("{beside}{inside}{beside}")).as_deref(), Some("Inside"));
    let chairs =
        "Secretariat: issue-document kind chairs-text title Chair's language en text @chairs\n";
    assert_eq!(last(&format!("{inside}{chairs}{beside}")).as_deref(), Some("Chair's"));
}

#[test]
fn a_text_for_the_vote_may_hold_brackets() {
    let script = "Aldoria: bracket provision 1 reason not-agreed\n\
        Secretariat: issue-revision kind final-text title F\n";
    let refused = play(&(opening("") + script), &Shelf).unwrap_err();
    assert!(refused.problem.starts_with("not-ready"), "{refused}");
    play(&(opening("end-rule vote") + script), &Shelf).unwrap();
}

#[test]
fn the_room_reads_first_and_then_a_second_time() {
    let state = check(
        r#"
refused not-ready Secretariat: close-reading
refused not-ready Secretariat: open-reading pass second provisions [1]
refused unknown Secretariat: open-reading pass first provisions [#x]
Secretariat: open-reading pass first
refused repeated Secretariat: open-reading pass first
refused not-permitted Aldoria: close-reading
Secretariat: close-reading
Secretariat: insert-provision place start new "New," because "asked for"
Secretariat: open-reading pass second
"#,
    );
    assert_eq!(state.texts.read.len(), 7);
    assert!(state.texts.room.is_some());
}

#[test]
fn without_a_text_nothing_is_proposed() {
    let opening = opening("").replace(
        "Secretariat: issue-document kind zero-draft symbol IGF/2034/L.1 title \"Zero draft\" language en text @base\n",
        "",
    );
    let script = "refused not-ready Aldoria: propose change [delete #p1]\n\
        refused not-ready Aldoria: state-position on [] stance support\n\
        refused not-ready Secretariat: issue-revision kind revision title R\n";
    let (state, _) = play(&(opening + script), &Shelf).unwrap();
    assert_eq!(state.provision_labelled("1"), None);
    assert!(!standing::clean(&state));
    assert!(compilation(&state).provisions().is_empty());
}

#[test]
fn proposals_are_refused_where_they_do_not_fit() {
    check(
        r#"
refused not-permitted Digital Rights Assembly: propose change [delete 1]
refused unknown Aldoria: propose change [delete #nowhere]
refused unknown Aldoria: propose change [excerpt 1 "all the moons of Jupiter" "none"]
refused repeated Aldoria: propose change [replace 1 "States shall consult all stakeholders;"]
refused contradiction Aldoria: propose change [move 2 [under 2(a)]]
refused contradiction Aldoria: propose change [merge [1 3] "Both;"]
refused contradiction Aldoria: propose change [merge [1] "One;"]
Aldoria: propose change [excerpt 1 "shall" "should"] because "capacity"
refused repeated Aldoria: propose change [excerpt 1 "shall" "should"]
Costavia: propose change [excerpt 1 "shall" "should"]
Secretariat: agree provisions [3]
refused closed Aldoria: propose change [delete 3]
"#,
    );
}

#[test]
fn a_replacement_of_everything_is_a_rival_proposal() {
    let rival = r#"
Secretariat: issue-document kind chairs-text title "C" language en text @one
refused contradiction Aldoria: propose change [replace 1 "Nothing whatsoever happens here."]
Aldoria: propose change [replace 1 "States should consult;"] => first
refused contradiction Costavia: propose change [replace 1 "Nothing whatsoever happens."] amends first
Costavia: propose change [replace 1 "States should consult everybody;"] amends first
"#;
    check(rival);
    check(
        r#"
Aldoria: propose change [replace 1 "States should consult;"] => first
refused contradiction Costavia: propose change [delete 1] amends first
refused contradiction Costavia: propose change [replace 3 "Requests the Secretary-General to report;"] amends first
refused unknown Costavia: propose change [delete 1] amends 9
"#,
    );
}

#[test]
fn sponsors_join_leave_and_take_over() {
    let state = check(
        r#"
Aldoria: propose change [delete 3] => one
refused unknown Costavia: join-sponsors proposal 9
Costavia: join-sponsors proposal one
refused repeated Costavia: join-sponsors proposal one
refused not-ready Aldoria: withdraw-proposal proposal one
refused not-yours Marenia: withdraw-proposal proposal one
refused not-yours Marenia: leave-sponsors proposal one
Aldoria: leave-sponsors proposal one
refused closed Marenia: reintroduce-proposal proposal one
Costavia: leave-sponsors proposal one
refused closed Costavia: join-sponsors proposal one
Marenia: reintroduce-proposal proposal one
Costavia: second-proposal proposal one
refused repeated Costavia: second-proposal proposal one
refused repeated Marenia: second-proposal proposal one
Marenia: withdraw-proposal proposal one
refused closed Marenia: withdraw-proposal proposal one
refused closed Costavia: second-proposal proposal one
Costavia: propose change [delete 1] => two
refused blank Secretariat: drop-proposal proposal two
refused not-permitted Marenia: drop-proposal proposal two because "no"
Secretariat: drop-proposal proposal two because "it found no echo"
refused closed Secretariat: drop-proposal proposal two because "again"
refused closed Secretariat: accept-proposal proposal two
"#,
    );
    let states: Vec<_> = state.texts.proposals.iter().map(|one| one.state).collect();
    assert_eq!(states, [ProposalState::Withdrawn, ProposalState::Fallen]);
}

#[test]
fn an_observers_proposal_waits_for_a_sponsor_who_may_decide() {
    let script = "Holm: propose change [delete 3] => one\n\
        refused not-ready Secretariat: accept-proposal proposal one\n";
    let opening = opening("needs-sponsor yes");
    let (state, steps) = play(&(opening.clone() + script), &Shelf).unwrap();
    assert!(compilation(&state).amendments().is_empty());
    let decided = steps.iter().rev().find_map(|step| match step {
        Step::Done(event) => event.outcome.decision.clone(),
        _ => None,
    });
    assert_eq!(decided.unwrap().as_str(), "sponsor-needed");
    let script = format!(
        "{opening}{script}Aldoria: join-sponsors proposal one\nSecretariat: accept-proposal proposal one\n"
    );
    let (state, _) = play(&script, &Shelf).unwrap();
    assert_eq!(status(&state, "p3"), ParagraphStatus::Deleted);
}

#[test]
fn a_proposal_without_echo_is_not_kept() {
    let script = "Aldoria: propose change [delete 3] => one\n\
        Costavia: propose change [delete 1] => two\n\
        Marenia: second-proposal proposal two\n\
        refused not-ready Secretariat: accept-proposal proposal one\n";
    let (state, _) = play(&(opening("supporters 1") + script), &Shelf).unwrap();
    let assembly = assemble(&state);
    let kept: Vec<_> = assembly.proposals.values().map(|one| one.0).collect();
    assert_eq!(kept, [1]);
}

#[test]
fn accepted_words_go_into_the_text_and_others_are_carried_on() {
    let state = check(
        r#"
Aldoria: propose change [excerpt 1 "shall" "should"] => verb
Costavia: propose change [excerpt 1 "all stakeholders" "everybody"] => whom
Marenia: propose change [excerpt 1 "shall" "should"] => same
Costavia: propose change [excerpt 1 "shall" "may"] => rival
Secretariat: accept-proposal proposal verb
refused repeated Secretariat: accept-proposal proposal same
refused not-ready Secretariat: accept-proposal proposal rival
Secretariat: accept-proposal proposal whom
Aldoria: propose change [insert [after 1] "Urges action;"] => new
Secretariat: accept-proposal proposal new
Costavia: propose change [retain 1] => keep
Secretariat: accept-proposal proposal keep
Marenia: propose change [split 3 ["Requests a report;" "Asks for it annually;"]] => split
Secretariat: accept-proposal proposal split
"#,
    );
    assert_eq!(words(&state, "p1"), "States should consult everybody;");
    assert_eq!(labels(&state), ["PP1", "1", "1 bis", "2", "2(a)", "2(b)", "3", "3 bis", "4"]);
    let assembly = assemble(&state);
    assert_eq!(assembly.taken.iter().map(|one| one.0).collect::<Vec<_>>(), [2]);
    assert_eq!(assembly.stale.keys().map(|one| one.0).collect::<Vec<_>>(), [3]);
    let (_, sources) = state.texts.sources.iter().find(|(_, from)| !from.is_empty()).unwrap();
    assert_eq!(*sources, [id("p3")]);
}

#[test]
fn an_amendment_to_a_proposal_changes_the_proposal() {
    let state = check(
        r#"
Aldoria: propose change [replace 1 "States should consult stakeholders;"] => one
Costavia: propose change [replace 1 "States should consult all stakeholders early;"] amends one => sub
Secretariat: accept-proposal proposal sub
refused closed Secretariat: accept-proposal proposal sub
Secretariat: accept-proposal proposal one
"#,
    );
    assert_eq!(words(&state, "p1"), "States should consult all stakeholders early;");
}

#[test]
fn an_objection_that_counts_keeps_words_out_of_the_text() {
    let state = check(
        r#"
Aldoria: propose change [excerpt 1 "shall" "should"] => verb
Digital Rights Assembly: state-position on [proposal verb] stance object because "too weak"
Costavia: state-position on [proposal verb] stance object direction not-far-enough because "too weak"
refused objected Secretariat: accept-proposal proposal verb
Costavia: withdraw-position on [proposal verb]
refused unknown Costavia: withdraw-position on [proposal verb]
Secretariat: accept-proposal proposal verb
"#,
    );
    assert_eq!(words(&state, "p1"), "States should consult all stakeholders;");
}

#[test]
fn a_bracket_is_lifted_only_when_nobody_who_counts_stands_in_the_way() {
    let state = check(
        r#"
refused unknown Aldoria: bracket provision 1 words "whoever" reason not-agreed
refused unknown Aldoria: bracket provision #x reason not-agreed
refused contradiction Aldoria: bracket provision 1 reason linked
refused contradiction Aldoria: bracket provision 1 reason technical issue 0
refused unknown Aldoria: bracket provision 1 reason linked issue 0
refused not-permitted Digital Rights Assembly: bracket provision 1 reason technical
Aldoria: bracket provision 1 words "shall" or ["should" "may"] reason not-agreed
Secretariat: bracket provision 1 words "all" reason technical
Costavia: state-position on [provision 1 bracket 1 alternative 2] stance object because "no"
Marenia: state-position on [provision 1 bracket 2] stance object because "all means all"
refused unknown Marenia: state-position on [provision 1 bracket 3] stance support
refused unknown Marenia: state-position on [provision 1 bracket 1 alternative 4] stance support
refused contradiction Marenia: state-position on [provision 1 alternative 1] stance support
refused unknown Secretariat: lift-bracket provision 1 bracket 3 alternative 1
refused unknown Secretariat: lift-bracket provision 1 bracket 1 alternative 4
Holm: state-position on [provision 1 bracket 1] stance object because "drop it"
Holm: state-position on [provision 1 bracket 2] stance support
refused objected Secretariat: lift-bracket provision 1 bracket 1 alternative 2
refused objected Secretariat: lift-bracket provision 1 bracket 1 alternative 1
refused objected Secretariat: revise-provision provision 1 wording "States shall consult;" because "x"
refused objected Secretariat: delete-provision provision 1 because "x"
refused not-yours Costavia: release-bracket provision 1 bracket 1
refused not-permitted Digital Rights Assembly: release-bracket provision 1 bracket 1
Aldoria: release-bracket provision 1 bracket 1
Secretariat: lift-bracket provision 1 bracket 1 alternative 3
refused objected Secretariat: lift-bracket provision 1 bracket 1 alternative 1
refused not-ready Secretariat: agree provisions [1]
refused not-ready Secretariat: suggest-for-closure provisions [1]
Marenia: state-position on [provision 1 bracket 1] stance can-live-with
Secretariat: lift-bracket provision 1 bracket 1 alternative 1
"#,
    );
    assert_eq!(words(&state, "p1"), "States may consult all stakeholders;");
    assert_eq!(status(&state, "p1"), ParagraphStatus::Open);
    let all = &state.texts.positions;
    let seats: Vec<_> = all[&Target::provision(id("p1"))].keys().collect();
    let holm = state.roster.seat_named("Holm").unwrap();
    assert_eq!(seats, [&holm], "an objection to a bracket outlives it, one to \"should\" does not");
    assert_eq!(all.len(), 1, "support for the words of a bracket ends with it");
}

#[test]
fn what_was_held_in_an_outer_bracket_stays_held_when_an_inner_one_is_lifted() {
    let state = check(
        r#"
Aldoria: bracket provision 1 reason pending-instructions
Costavia: bracket provision 1 words "shall" or ["should"] reason translation
refused objected Secretariat: lift-bracket provision 1 bracket 2 alternative 2
Costavia: release-bracket provision 1 bracket 2
Secretariat: lift-bracket provision 1 bracket 2 alternative 2
refused objected Secretariat: lift-bracket provision 1 bracket 1 alternative 1
"#,
    );
    assert_eq!(words(&state, "p1"), "[States should consult all stakeholders;]");
    assert_eq!(status(&state, "p1"), ParagraphStatus::Bracketed);
}

#[test]
fn the_chair_redrafts_by_named_acts() {
    let state = check(
        r#"
refused blank Secretariat: revise-provision provision 1 wording "States should act;"
refused repeated Secretariat: revise-provision provision 1 wording "States shall consult all stakeholders;" because x
refused unknown Secretariat: revise-provision provision #x wording "y" because x
refused not-permitted Aldoria: revise-provision provision 1 wording "y" because x
Secretariat: revise-provision provision 1 wording "States should act;" because "a way between"
refused blank Secretariat: insert-provision place start new "N"
refused unknown Secretariat: insert-provision place [after #x] new "N" because x
refused blank Secretariat: delete-provision provision 3
refused unknown Secretariat: delete-provision provision #x because x
refused unknown Secretariat: move-provision provision #x to start
refused contradiction Secretariat: move-provision provision 2 to [after 2(a)]
refused repeated Secretariat: move-provision provision 2(a) to [under 2]
Secretariat: move-provision provision 3 to [after 1]
refused contradiction Secretariat: merge-provisions provisions [1] wording "W" because x
refused contradiction Secretariat: merge-provisions provisions [#p2 #p2a] wording "W" because x
refused unknown Secretariat: merge-provisions provisions [1 #x] wording "W" because x
refused blank Secretariat: merge-provisions provisions [1 2] wording "W"
Secretariat: merge-provisions provisions [#p2a #p2b] wording "by all means;" because "shorter"
refused contradiction Secretariat: split-provision provision 1 into ["W"] because x
refused blank Secretariat: split-provision provision 1 into ["W" "V"]
refused unknown Secretariat: split-provision provision #x into ["W" "V"] because x
Secretariat: split-provision provision 1 into ["States act;" "They should;"] because "two ideas"
Secretariat: delete-provision provision PP1 because "nobody needs it"
"#,
    );
    assert_eq!(status(&state, "p3"), ParagraphStatus::Moved);
    assert_eq!(status(&state, "p2a"), ParagraphStatus::Merged);
    assert_eq!(status(&state, "p2b"), ParagraphStatus::Merged);
    assert_eq!(status(&state, "pp1"), ParagraphStatus::Deleted);
    assert_eq!(labels(&state).last().map(String::as_str), Some("4"));
    let merged = state.texts.sources.iter().find(|(_, from)| from.len() == 2).unwrap().0;
    let told = story(&state, merged);
    assert_eq!(told.sources, [id("p2a"), id("p2b")]);
    assert_eq!(told.changes.len(), 1);
    assert_eq!(story(&state, &id("p1")).changes.len(), 2);
}

#[test]
fn agreement_is_explicit_and_reopening_has_a_reason() {
    let state = check(
        r#"
refused not-ready Secretariat: agree provisions [4]
refused not-ready Secretariat: suggest-for-closure provisions [4]
refused blank Secretariat: agree
refused unknown Secretariat: agree provisions [#x]
Secretariat: suggest-for-closure provisions [1 3]
refused repeated Secretariat: suggest-for-closure provisions [1]
Costavia: state-position on [provision 1] stance object because "too much" direction too-far
refused objected Secretariat: agree provisions [1]
Costavia: state-position on [provision 1] stance reserve
refused unknown Secretariat: agree provisions [1] ad-referendum [Holm]
Secretariat: agree provisions [1] ad-referendum [Aldoria Costavia]
refused closed Secretariat: revise-provision provision 1 wording "W" because x
refused closed Aldoria: bracket provision 1 reason not-agreed
refused not-ready Marenia: confirm-agreement provisions [1]
refused not-permitted Holm: confirm-agreement provisions [1]
refused blank Aldoria: confirm-agreement
Aldoria: confirm-agreement provisions [1]
refused not-ready Aldoria: confirm-agreement provisions [1]
"#,
    );
    assert_eq!(status(&state, "p1"), ParagraphStatus::AgreedAdReferendum);
    assert_eq!(status(&state, "p3"), ParagraphStatus::SuggestedForClosure);
    let progress = standing::progress(&state).unwrap();
    assert_eq!((progress.units, progress.agreed, progress.ad_referendum), (7, 0, 1));
    let (kept, of) = standing::words_kept(&state).unwrap();
    assert_eq!(kept, of);
    let state = check(
        r#"
Secretariat: agree provisions [1] ad-referendum [Aldoria]
Aldoria: confirm-agreement provisions [1]
refused closed Secretariat: agree provisions [1]
refused closed Secretariat: suggest-for-closure provisions [1]
Secretariat: move-provision provision 1 to [after 3]
refused blank Costavia: reopen provisions [#p1]
refused not-ready Costavia: reopen provisions [2] because x
refused unknown Costavia: reopen provisions [#x] because x
refused blank Costavia: reopen because x
refused not-permitted Digital Rights Assembly: reopen provisions [#p1] because x
Costavia: reopen provisions [#p1] because "new instructions"
Secretariat: suggest-for-closure provisions [#p2]
Secretariat: revise-provision provision #p2 wording "Invites everybody:" because "shorter"
"#,
    );
    assert_eq!(status(&state, "p1"), ParagraphStatus::Reopened);
    assert_eq!(status(&state, "p2"), ParagraphStatus::Open, "new words are not suggested");
}

#[test]
fn a_clean_text_has_everything_agreed_and_the_package_is_provisional_until_then() {
    let agree = "Secretariat: delete-provision provision 4 because \"not needed\"\n\
        Secretariat: agree provisions [PP1 1 2 2(a) 2(b)]\n";
    let opening = opening("package yes");
    let (state, _) = play(&(opening.clone() + agree), &Shelf).unwrap();
    assert!(standing::provisional(&state));
    let open: Vec<_> =
        standing::in_the_way_of_clean(&state).into_iter().map(|(id, _)| id).collect();
    assert_eq!(open, [id("p3")]);
    let closed = format!("{opening}{agree}Secretariat: suggest-for-closure provisions [3]\n");
    assert!(!standing::clean(&play(&closed, &Shelf).unwrap().0));
    let suffices = closed.replace("package yes", "package yes closure-suffices yes");
    let (state, _) = play(&suffices, &Shelf).unwrap();
    assert!(standing::clean(&state));
    assert!(!standing::provisional(&state));
}

#[test]
fn linked_provisions_are_agreed_together() {
    let state = check(
        r#"
refused contradiction Aldoria: link-issues title "Money" provisions [1]
refused blank Aldoria: link-issues provisions [1 3]
refused unknown Aldoria: link-issues title "Money" provisions [1 #x]
Aldoria: link-issues title "Money" provisions [1 3] because "no report without funds" => money
refused not-ready Secretariat: agree provisions [1]
Aldoria: bracket provision 2 reason linked issue money
Aldoria: release-bracket provision 2 bracket 1
refused not-ready Secretariat: lift-bracket provision 2 bracket 1 alternative 1
refused not-yours Costavia: unlink-issues issue money because x
refused blank Aldoria: unlink-issues issue money
refused unknown Secretariat: unlink-issues issue 7 because x
Aldoria: unlink-issues issue money because "settled"
refused closed Secretariat: unlink-issues issue money because x
Secretariat: lift-bracket provision 2 bracket 1 alternative 1
Secretariat: agree provisions [1]
Costavia: link-issues title "Both" provisions [1 3]
Secretariat: agree provisions [3]
"#,
    );
    assert_eq!(story(&state, &id("p3")).issues.len(), 2);
}

#[test]
fn positions_are_one_for_each_seat_and_target() {
    let state = check(
        r#"
refused blank Aldoria: state-position on [provision 1] stance object
refused contradiction Aldoria: state-position on [provision 1] stance support direction too-far
refused contradiction Aldoria: state-position on [provision 1 proposal 0] stance support
refused unknown Aldoria: state-position on [proposal 0] stance support
refused unknown Aldoria: state-position on [provision #x] stance support
Aldoria: state-position on [provision 1] stance object because "no"
Aldoria: state-position on [provision 1] stance support
Aldoria: state-position on [] stance can-live-with
Digital Rights Assembly: state-position on [provision 1] stance object because "hear us"
"#,
    );
    let on = Target::provision(id("p1"));
    assert_eq!(state.texts.positions[&on].len(), 2);
    let aldoria = state.roster.seat_named("Aldoria").unwrap();
    assert_eq!(state.texts.position(&on, aldoria).unwrap().stance, Stance::Support);
    assert!(standing::objectors(&state, &id("p1"), state.now).is_empty());
    assert_eq!(story(&state, &id("p1")).positions.len(), 2);
}

#[test]
fn a_cure_that_the_objector_accepts_lifts_the_objection_once_it_stands() {
    let script = r#"
Costavia: state-position on [provision 1] stance object because "too much"
refused not-ready Aldoria: propose-cure on [provision 3] of Costavia wording "W"
refused repeated Aldoria: propose-cure on [provision 1] of Costavia wording "States shall consult all stakeholders;"
refused not-permitted Digital Rights Assembly: propose-cure on [provision 1] of Costavia wording "W"
Aldoria: propose-cure on [provision 1] of Costavia wording "States should consult all stakeholders;" => cure
refused not-yours Aldoria: accept-cure cure cure
refused unknown Costavia: accept-cure cure 9
Costavia: accept-cure cure cure => both
refused repeated Costavia: accept-cure cure cure
refused objected Secretariat: agree provisions [1]
"#;
    let state = check(script);
    let costavia = state.roster.seat_named("Costavia").unwrap();
    let on = Target::provision(id("p1"));
    assert_eq!(state.texts.position(&on, costavia).unwrap().stance, Stance::Object);
    let both = state.texts.proposals.last().unwrap();
    assert_eq!(both.sponsors.len(), 2);
    let state = check(&format!(
        "{script}Secretariat: accept-proposal proposal both\nSecretariat: agree provisions [1]\n"
    ));
    assert_eq!(state.texts.position(&on, costavia).unwrap().stance, Stance::CanLiveWith);
    assert_eq!(words(&state, "p1"), "States should consult all stakeholders;");
}

#[test]
fn the_chair_puts_an_objectors_own_cure_in_the_text() {
    let state = check(
        r#"
Costavia: state-position on [] stance object because "no"
refused contradiction Costavia: propose-cure on [] wording "W"
Costavia: state-position on [provision 1] stance object because "too much"
refused unknown Secretariat: apply-cure on [provision 1] of Costavia
refused not-ready Secretariat: apply-cure on [provision 1] of Aldoria
Costavia: propose-cure on [provision 1] wording "States may consult;"
refused not-permitted Aldoria: apply-cure on [provision 1] of Costavia
Secretariat: apply-cure on [provision 1] of Costavia
"#,
    );
    let costavia = state.roster.seat_named("Costavia").unwrap();
    let position = state.texts.position(&Target::provision(id("p1")), costavia).unwrap();
    assert_eq!(position.stance, Stance::CanLiveWith);
    assert_eq!(words(&state, "p1"), "States may consult;");
}

#[test]
fn everyone_finds_their_own_text_in_the_compilation() {
    let state = check(
        r#"
Aldoria: propose change [excerpt 1 "shall" "should"]
Costavia: propose change [delete 3]
Marenia: propose change [insert [after 1] "Urges action;"]
"#,
    );
    let compilation = compilation(&state);
    let reading = |name: &str| compilation.reading(&Reading::Sponsor(&Sponsor::new(name)));
    let first = reading("Aldoria").get(&id("p1")).unwrap().content.to_marked_text();
    assert_eq!(first, "States should consult all stakeholders;");
    assert!(reading("Costavia").get(&id("p3")).is_none());
    assert_eq!(reading("Marenia").visit().count(), 8);
    assert_eq!(compilation.reading(&Reading::Base), base());
    assert_eq!(renumber(&base()).0.visit().count(), 7);
}

#[test]
fn no_draft_is_issued_before_the_synthesis_of_the_inputs() {
    let state = check(
        r#"
Secretariat: call-for-inputs title "On the zero draft" until 2034-02-01T18:00 => call
Aldoria: contribute call call about [1] language en consent name text "Say who pays." => sent
refused not-ready Secretariat: issue-revision kind revision title "Rev.1"
refused not-ready Secretariat: issue-document kind chairs-text title "C" language en text @chairs
Secretariat: issue-document kind elements-paper title "A paper beside the text" language en text @short
at 2034-02-02 09:00
Secretariat: take-point contribution sent claim "Who pays" about [1] => point
Secretariat: dispose points point disposition not-used because "another process decides that"
Secretariat: close-contribution contribution sent
Secretariat: publish-synthesis call call report "One point."
Secretariat: issue-revision kind revision title "Rev.1"
"#,
    );
    assert_eq!(story(&state, &id("p1")).points.len(), 1);
    assert!(story(&state, &id("p2")).points.is_empty());
}

#[test]
fn a_wording_has_a_limit_that_no_paragraph_needs() {
    let long = "word ".repeat(14_000);
    check(&format!("refused too-much Aldoria: propose change [replace 1 \"{long}\"]\n"));
}
