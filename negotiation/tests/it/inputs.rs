//! From a call for inputs to its synthesis: who may contribute, and what everybody is owed.

use unbracket_negotiation::act::inputs::{awaits_synthesis, synthesis};
use unbracket_negotiation::script::{NoFiles, Step, play};
use unbracket_negotiation::state::{CallId, ContributionId, Disposition, PointId};
use unbracket_negotiation::{Outcome, State, Tag};

use crate::process::OPENING;

/// A call, and somebody who takes part under a pseudonym (seat 4).
pub(crate) const CALL: &str = r#"
Secretariat: create-group name "Civil society" kind stakeholder members ["Digital Rights Assembly"]
Secretariat: accredit basis ecosoc-special => hidden
Secretariat: open-stage stage inputs
Secretariat: call-for-inputs title "Elements" questions ["What is missing?" "Who pays?"]
    until 2034-02-01T18:00 => elements
"#;

pub(crate) fn run(script: &str) -> (State, Vec<Outcome>) {
    match play(&format!("{OPENING}{CALL}{script}"), &NoFiles) {
        Ok((state, steps)) => {
            let outcomes = steps.into_iter().filter_map(|step| match step {
                Step::Done(event) => Some(event.outcome),
                Step::Clock(_) | Step::Refused(_) => None,
            });
            (state, outcomes.collect())
        }
        Err(stopped) => panic!("{stopped}"),
    }
}

fn check(script: &str) -> State {
    run(script).0
}

#[test]
fn a_call_has_a_title_questions_and_the_languages_of_the_modalities() {
    let state = check(
        r#"
refused blank Secretariat: call-for-inputs until 2034-02-01T18:00
refused blank Secretariat: call-for-inputs title Next questions ["" "Why?"] until 2034-02-01T18:00
refused too-late Secretariat: call-for-inputs title Next until 2034-01-01T18:00
refused unknown Secretariat: call-for-inputs title Next about 3 until 2034-02-01T18:00
refused not-permitted Aldoria: call-for-inputs title Next until 2034-02-01T18:00
Secretariat: open-stage stage adoption
refused out-of-stage Secretariat: call-for-inputs title Next until 2034-02-01T18:00
"#,
    );
    let call = &state.inputs.calls[0];
    assert_eq!(call.questions.len(), 2);
    assert_eq!(call.languages, [Tag::new("en").unwrap()].into());
}

#[test]
fn inputs_are_taken_until_the_stroke_and_after_an_extension() {
    let state = check(
        r#"
refused blank Aldoria: contribute call elements language en consent name
refused unknown Aldoria: contribute call 7 language en consent name text "Finance."
refused unknown Aldoria: contribute call elements about [#p9] language en consent name text "Finance."
refused contradiction Secretariat: extend-call call elements until 2034-01-30T18:00 because "enough"
refused blank Secretariat: extend-call call elements until 2034-02-03T18:00
refused unknown Secretariat: extend-call call 9 until 2034-02-03T18:00 because "more time was asked"
refused not-permitted Aldoria: extend-call call elements until 2034-02-03T18:00 because "us too"
at 2034-02-01 18:00
Aldoria: contribute call elements language fr consent name title Finance text "Toutes les obligations."
at 2034-02-01 18:01
refused too-late Costavia: contribute call elements language en consent name text "Late."
refused too-late Secretariat: extend-call call elements until 2034-02-01T18:01 because "more time"
Secretariat: extend-call call elements until 2034-02-10T18:00 because "three asked for more time"
Costavia: contribute call elements language en consent name text "In time."
refused not-permitted Secretariat: contribute call elements language en consent name text "Ours."
"#,
    );
    assert_eq!(state.inputs.calls[0].contributions.len(), 2);
    assert_eq!(state.inputs.contributions[0].language, Tag::new("fr").unwrap());
}

#[test]
fn a_seat_with_a_name_cannot_be_anonymous_on_a_record_that_names_seats() {
    let state = check(
        r#"
refused contradiction Aldoria: contribute call elements language en consent anonymous text "x"
hidden: contribute call elements language en consent anonymous text "We are watched."
"#,
    );
    let contribution = &state.inputs.contributions[0];
    assert!(state.roster.seat(contribution.by).unwrap().name.is_blank());
    assert!(!state.process.entries.is_public(contribution.entry), "sealed until publication");
}

#[test]
fn an_act_names_so_many_things_and_no_more() {
    let points: Vec<String> = (0..501).map(|point| point.to_string()).collect();
    let provisions: Vec<String> = (0..501).map(|id| format!("#p{id}")).collect();
    let languages: Vec<String> = (0..501).map(|id| format!("x-{id}")).collect();
    let (points, provisions, languages) =
        (points.join(" "), provisions.join(" "), languages.join(" "));
    check(&format!(
        r#"
refused too-much Secretariat: dispose points [{points}] disposition used
refused too-much Secretariat: join-points points [{points}]
refused too-much Aldoria: contribute call elements language en consent name text x about [{provisions}]
refused too-much Secretariat: call-for-inputs title Next until 2034-03-01T18:00 languages [{languages}]
refused too-much Secretariat: create-group name All kind negotiating members [{points}]
"#
    ));
}

#[test]
fn consent_can_be_withdrawn_until_publication_and_never_widened() {
    let (state, outcomes) = run(r#"
Aldoria: contribute call elements language en consent name text "Finance." => a
Costavia: contribute call elements language en consent organisation text "Rights." => b
Digital Rights Assembly: contribute call elements language en consent name text "Care." => c
refused not-yours Costavia: change-consent contribution a consent organisation
refused contradiction Aldoria: change-consent contribution a consent name
refused contradiction Aldoria: change-consent contribution a consent anonymous
refused unknown Aldoria: change-consent contribution 9 consent organisation
Costavia: change-consent contribution b consent secretariat-only
refused contradiction Costavia: change-consent contribution b consent name
refused too-early Secretariat: publish-contributions call elements
refused unknown Secretariat: publish-contributions call 4
refused not-permitted Aldoria: publish-contributions call elements
refused not-yours Costavia: open-sealed entry 8
refused not-permitted Secretariat: open-sealed entry 9 because "curious"
refused blank Secretariat: open-sealed entry 10
refused not-yours Aldoria: withdraw-contribution contribution c
Digital Rights Assembly: withdraw-contribution contribution c because "we were told to"
refused closed Digital Rights Assembly: withdraw-contribution contribution c
refused not-permitted Secretariat: open-sealed entry 10 because "it was withdrawn"
refused unknown Aldoria: withdraw-contribution contribution 9
at 2034-02-02 09:00
Secretariat: publish-contributions call elements
refused repeated Secretariat: publish-contributions call elements
refused closed Aldoria: change-consent contribution a consent secretariat-only
refused closed Aldoria: open-sealed entry 8
Costavia: open-sealed entry 9
"#);
    let tally = &outcomes[outcomes.len() - 2].tally;
    assert_eq!(tally[&Tag::new("published").unwrap()], 1);
    assert_eq!(tally[&Tag::new("not-published").unwrap()], 1);
    let public = [8, 9, 10].map(|entry| state.process.entries.is_public(entry));
    assert_eq!(public, [true, true, false], "b was opened by Costavia itself");
}

#[test]
fn the_secretariat_opens_what_may_be_published_with_a_reason() {
    let state = check(
        r#"
Aldoria: contribute call elements language en consent name text "Finance." => a
Secretariat: open-sealed entry 8 because "asked for at the consultation"
"#,
    );
    assert!(state.process.entries.is_public(8));
}

#[test]
fn a_joint_statement_counts_when_enough_have_signed_in_time() {
    let state = check(
        r#"
refused contradiction Aldoria: contribute call elements language en consent name text "We." signatures 1
refused contradiction Aldoria: contribute call elements language en consent name text "We." sign-until +24h
refused contradiction Aldoria: contribute call elements language en consent name text "We." signatures 2 sign-until +0h
Aldoria: contribute call elements language en consent name text "We." signatures 2 sign-until +24h => we
Aldoria: contribute call elements language en consent name text "All of us." signatures 3 => all
refused repeated Aldoria: co-sign contribution we
Costavia: co-sign contribution we
refused repeated Costavia: co-sign contribution we
refused unknown Costavia: co-sign contribution 9
Costavia: co-sign contribution all
refused not-yours Digital Rights Assembly: withdraw-co-signature contribution we
Costavia: withdraw-co-signature contribution we
Costavia: co-sign contribution we
wait 24h 1s
refused too-late Digital Rights Assembly: co-sign contribution we
at 2034-02-02 09:00
refused too-late Digital Rights Assembly: co-sign contribution all
refused not-ready Secretariat: publish-synthesis call elements
Secretariat: take-point contribution we claim "Joint finance" => joint
Secretariat: dispose points joint disposition not-applicable
Secretariat: close-contribution contribution we
refused closed Costavia: withdraw-co-signature contribution we
# What too few signed lapsed, and nobody waits for it.
Secretariat: publish-synthesis call elements
"#,
    );
    let stands = [0, 1].map(|id| state.inputs.contribution(ContributionId(id)).unwrap().stands());
    assert_eq!(stands, [true, false]);
    assert_eq!(synthesis(&state, CallId(0)).unwrap().contributions, 1);
}

#[test]
fn every_point_is_answered_before_the_next_draft() {
    let (state, outcomes) = run(r#"
Aldoria: contribute call elements language en consent name text "Finance and care." => a
Digital Rights Assembly: contribute call elements language en consent name text "Finance." => d
at 2034-02-02 09:00
refused not-ready Secretariat: close-contribution contribution a
refused blank Secretariat: take-point contribution a
refused unknown Secretariat: take-point contribution a claim "Finance" about [#p1]
refused unknown Secretariat: take-point contribution 9 claim "Finance"
refused not-permitted Aldoria: take-point contribution a claim "Finance"
Secretariat: take-point contribution a claim "Finance is assessed" => finance
Secretariat: take-point contribution a claim "Care" => care
Secretariat: take-point contribution d claim "Assessed finance" => same
refused repeated Secretariat: join-points points [finance]
Secretariat: join-points points [same finance]
refused repeated Secretariat: join-points points [same finance]
refused unknown Secretariat: join-points points [same 77]
refused not-ready Secretariat: publish-synthesis call elements
refused not-ready Secretariat: close-contribution contribution a
refused blank Secretariat: dispose points finance disposition not-used
refused blank Secretariat: dispose points finance disposition partly-used
refused blank Secretariat: dispose disposition used
refused unknown Secretariat: dispose points 44 disposition used
refused unknown Secretariat: dispose points finance disposition used used-in [#p1]
refused contradiction Secretariat: dispose points finance disposition not-used used-in [#p1] because "no"
refused not-permitted Aldoria: dispose points finance disposition used
refused not-ready Secretariat: revise-disposition points finance disposition used because "after all"
Secretariat: dispose points [finance same] disposition not-used because "no budget line"
refused repeated Secretariat: dispose points finance disposition used
refused not-ready Secretariat: close-contribution contribution a
Secretariat: dispose points care disposition used
refused blank Secretariat: revise-disposition points same disposition used
Secretariat: revise-disposition points same disposition partly-used because "as an invitation"
Secretariat: close-contribution contribution a
refused closed Secretariat: take-point contribution a claim "One more"
refused closed Secretariat: close-contribution contribution a
refused not-permitted Digital Rights Assembly: close-contribution contribution d
Secretariat: close-contribution contribution d
refused not-permitted Aldoria: publish-synthesis call elements
Secretariat: publish-synthesis call elements report "Two contributions, three points."
refused closed Secretariat: publish-synthesis call elements
refused closed Secretariat: extend-call call elements until 2034-03-01T18:00 because "more"
refused closed Aldoria: contribute call elements language en consent name text "More."
"#);
    assert_eq!(awaits_synthesis(&state), None);
    let report = synthesis(&state, CallId(0)).unwrap();
    let said: Vec<_> = report
        .points
        .iter()
        .map(|point| (point.claim.shown(), point.disposed.as_ref().unwrap().disposition))
        .collect();
    assert_eq!(
        said,
        [
            ("Finance is assessed", Disposition::NotUsed),
            ("Assessed finance", Disposition::PartlyUsed),
            ("Care", Disposition::Used),
        ]
    );
    assert_eq!(state.inputs.same_as(PointId(0)), [PointId(0), PointId(2)].into());
    let tally = &outcomes.last().unwrap().tally;
    let count = |name: &str| tally.get(&Tag::new(name).unwrap()).copied();
    assert_eq!(count("points"), Some(3));
    assert_eq!(count("partly-used"), Some(1));
    assert_eq!(count("group 0: partly-used"), Some(1));
    assert_eq!(count("group 0: used"), None);
}

#[test]
fn the_next_draft_waits_for_the_synthesis_of_the_last_call() {
    let state = check("refused too-early Secretariat: publish-synthesis call elements\n");
    assert_eq!(awaits_synthesis(&state), Some(CallId(0)));
    let state = check("at 2034-02-02 09:00\nSecretariat: publish-synthesis call elements\n");
    assert_eq!(awaits_synthesis(&state), None, "nothing came in, nothing waits");
}

#[test]
fn no_draft_is_issued_while_the_synthesis_is_owed() {
    let draft = "Secretariat: issue-document kind zero-draft title Draft language en text @base\n";
    let script = format!(
        "{OPENING}{CALL}
refused not-ready {draft}at 2034-02-02 09:00
Secretariat: publish-synthesis call elements
{draft}"
    );
    let (state, _) = play(&script, &crate::texts::Shelf).unwrap();
    assert_eq!(state.texts.documents.len(), 1);
}

#[test]
fn points_of_a_contribution_for_the_secretariat_are_confidential() {
    let state = check(
        r#"
Aldoria: contribute call elements language en consent secretariat-only text "Between us." => a
refused contradiction Secretariat: take-point contribution a claim "Between us"
Secretariat: take-point contribution a claim "Between us" confidential yes
"#,
    );
    assert!(!state.process.entries.is_public(9));
    let report = synthesis(&state, CallId(0)).unwrap();
    assert_eq!(report.points[0].claim.text(), None);
    assert_eq!(report.points[0].group, None);
}

#[test]
fn points_of_different_calls_stay_apart() {
    check(
        r#"
Aldoria: contribute call elements language en consent name text "Finance." => a
Secretariat: call-for-inputs title Next until 2034-03-01T18:00 => next
Aldoria: contribute call next language en consent name text "Finance." => b
Secretariat: take-point contribution a claim Finance => one
Secretariat: take-point contribution b claim Finance => two
refused contradiction Secretariat: join-points points [one two]
"#,
    );
}

#[test]
fn erasing_a_contribution_leaves_that_it_came_in() {
    let state = check(
        r#"
Secretariat: give-office seat Costavia office chair
Aldoria: contribute call elements language en consent name title "About Mr X" text "He lives at 7." => a
Secretariat: take-point contribution a claim "He lives at 7" => home
Secretariat countersigned by Costavia: erase entry 9 because "personal data"
Secretariat countersigned by Costavia: erase entry 10 because "personal data"
Secretariat: dispose points home disposition not-applicable
Secretariat: close-contribution contribution a
"#,
    );
    let found = &state.inputs.contributions[0];
    assert_eq!((found.title.text(), found.text.text()), (None, None));
    assert_eq!(state.inputs.points[0].claim.text(), None);
    assert!(found.closed.is_some());
}
