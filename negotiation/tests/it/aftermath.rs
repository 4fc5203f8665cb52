//! Commitments, reports, assessments, disputes, task forces, road maps.

use proptest::prelude::*;
use unbracket_negotiation::Moment;
use unbracket_negotiation::script::{NoFiles, play};
use unbracket_negotiation::state::DocumentId;
use unbracket_negotiation::state::aftermath::{
    Aftermath, Commitment, CommitmentId, CommitmentState, Funding, Means, Money, Progress, Report,
    ReportId, RoundId, Undertaking, Verb, Verdict,
};
use unbracket_negotiation::state::follow_up::Unfunded;
use unbracket_negotiation::{SeatId, Tag, Words};
use unbracket_text::ProvisionId;

use crate::adopted::{adopted, check, go, last_tally};
use crate::process::OPENING;

/// A commitment of Aldoria, written down by the secretariat, due in 2037.
const TAKEN: &str = r#"
Secretariat: take-commitment provision #op1 what [verb requests actors [Aldoria]
    action "report on financial mechanisms" due 2037-04-01T00:00 session CSTD40 to ECOSOC
    means [sources [within-existing-resources] needs [amount 500000 currency USD]
           pledged [amount 120000 currency USD]]
    indicators ["report issued"] action-lines [C1 C2] goals [SDG-9.c]] => task
"#;

#[test]
fn a_commitment_is_taken_from_an_adopted_provision_of_action() {
    let state = check(&format!(
        r#"{TAKEN}
refused contradiction Secretariat: take-commitment provision #pp1
    what [verb requests actors [Aldoria] action "recall"]
refused contradiction Secretariat: take-commitment provision #t
    what [verb requests actors [Aldoria] action "recall"]
refused unknown Secretariat: take-commitment provision #op99
    what [verb requests actors [Aldoria] action "report"]
refused unknown Secretariat: take-commitment document 7 provision #op1
    what [verb requests actors [Aldoria] action "report"]
refused blank Secretariat: take-commitment provision #op1 what [verb requests actors [Aldoria] action ""]
refused blank Secretariat: take-commitment provision #op1 what [verb requests action "report"]
refused blank Secretariat: take-commitment provision #op1
    what [verb requests others [""] action "report"]
refused unknown Secretariat: take-commitment provision #op1
    what [verb requests actors [99] action "report"]
refused unknown Secretariat: take-commitment provision #op1
    what [verb requests actors [Aldoria] action "report" links [[instrument 3]]]
refused contradiction Secretariat: take-commitment provision #op1 what [verb requests
    actors [Aldoria] action "report" means [needs [amount 0 currency USD]]]
refused unknown Secretariat: take-commitment provision #op1 what [verb requests
    actors [Aldoria] action "report" means [needs [amount 1 currency dollars]]]
refused blank Secretariat: take-commitment provision #op1 what [verb requests
    actors [Aldoria] action "report" means []]
"#
    ));
    let commitment = &state.aftermath.commitments[0];
    assert_eq!(commitment.document, DocumentId(0));
    assert_eq!(commitment.provision, ProvisionId::new("op1"));
    assert_eq!(commitment.undertaking.verb, Verb::Requests);
    assert_eq!(state.aftermath.open.len(), 1);
}

#[test]
fn nothing_is_committed_before_an_adoption() {
    let script = format!(
        "{OPENING}
refused unknown Secretariat: take-commitment provision #op1
    what [verb requests actors [Aldoria] action report]
"
    );
    play(&script, &NoFiles).unwrap();
}

#[test]
fn a_seat_commits_itself_and_nobody_else() {
    check(
        r#"
Aldoria: take-commitment provision #op3 what [verb commits actors [Aldoria] action "connect all"] => own
refused not-yours Aldoria: take-commitment provision #op3
    what [verb commits actors [Costavia] action "connect all"]
refused not-yours Aldoria: take-commitment provision #op3
    what [verb requests actors [Aldoria] action "connect all"]
refused not-yours Costavia: amend-commitment commitment own
    what [verb commits actors [Costavia] action "connect some"] because "we would rather"
refused not-yours Aldoria: amend-commitment commitment own
    what [verb commits actors [Aldoria Costavia] action "connect all"] because "together"
Aldoria: amend-commitment commitment own
    what [verb commits actors [Aldoria] action "connect most"] because "the budget was cut"
"#,
    );
}

#[test]
fn verbs_are_ordered_by_their_strength() {
    assert!(Verb::Decides < Verb::Requests);
    assert!(Verb::Requests < Verb::Invites && Verb::Requests < Verb::Encourages);
}

#[test]
fn what_a_commitment_was_stays_when_it_is_amended() {
    let state = check(&format!(
        r#"{TAKEN}
refused blank Secretariat: amend-commitment commitment task
    what [verb requests actors [Aldoria] action "report"]
refused unknown Secretariat: amend-commitment commitment 9
    what [verb requests actors [Aldoria] action "report"] because "the date is known"
refused blank Secretariat: amend-commitment commitment task
    what [verb requests actors [Aldoria] action ""] because "the date is known"
Secretariat: amend-commitment commitment task
    what [verb requests actors [Aldoria] action "report" due 2036-01-01T00:00] because "moved"
"#
    ));
    let commitment = &state.aftermath.commitments[0];
    assert_eq!(commitment.former.len(), 1);
    assert_eq!(commitment.former[0].1.to.as_ref().map(Tag::as_str), Some("ECOSOC"));
}

#[test]
fn those_who_have_to_act_report_and_nobody_else() {
    let state = check(&format!(
        r#"{TAKEN}
refused not-yours Costavia: report-progress commitment task progress done words "They did it."
refused not-yours Secretariat: report-progress commitment task progress done words "They did it."
refused blank Aldoria: report-progress commitment task progress done
refused unknown Aldoria: report-progress commitment 9 progress done words "Done."
refused unknown Aldoria: report-progress commitment task progress done words "Done." evidence [4]
refused unknown Aldoria: report-progress commitment task round 4 progress done words "Done."
Aldoria: report-progress commitment task progress under-way words "An office was opened."
Secretariat: take-commitment provision #op1
    what [verb requests others ["the coordinating agency"] action "report"] => agency
Secretariat: report-progress commitment agency progress stalled words "No staff." => stalled
"#
    ));
    assert_eq!(state.aftermath.progress(CommitmentId(0)), Some(Progress::UnderWay));
    assert_eq!(state.aftermath.progress(CommitmentId(1)), Some(Progress::Stalled));
}

#[test]
fn a_round_asks_counts_reports_and_says_who_stayed_silent() {
    let mut player = adopted();
    go(&mut player, "refused not-ready Secretariat: open-reporting-round deadline +30d");
    go(&mut player, TAKEN);
    let steps = go(
        &mut player,
        r#"
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action "connect"] => b
Secretariat: take-commitment provision #op3 what [verb invites actors ["Fibre Works"] action "connect"] => c
refused too-late Secretariat: open-reporting-round deadline 2034-01-01T00:00
refused unknown Secretariat: open-reporting-round commitments [9] deadline +30d
refused not-permitted Aldoria: open-reporting-round deadline +30d
Secretariat: open-reporting-round deadline +30d => first
Secretariat: open-reporting-round commitments [b] deadline +30d => other
refused contradiction Aldoria: report-progress commitment task round other progress done words "Done."
Aldoria: report-progress commitment task round first progress under-way words "Begun."
refused too-early Secretariat: close-reporting-round round first
wait 31d
Costavia: report-progress commitment b round first progress done words "All schools." => late
refused unknown Secretariat: close-reporting-round round 9
Secretariat: close-reporting-round round first
"#,
    );
    assert_eq!(last_tally(&steps, "asked"), Some(3));
    assert_eq!(last_tally(&steps, "reported"), Some(2));
    assert_eq!(last_tally(&steps, "silent"), Some(1));
    let aftermath = &player.state.aftermath;
    assert_eq!(aftermath.silent(RoundId(0)), [CommitmentId(2)]);
    assert_eq!(aftermath.silent(RoundId(9)), []);
    let late: Vec<_> = aftermath.reports.iter().map(|report| report.late).collect();
    assert_eq!(late, [false, true]);
    go(
        &mut player,
        r#"
refused closed Secretariat: close-reporting-round round first
refused closed Aldoria: report-progress commitment task round first progress done words "Done."
"#,
    );
}

#[test]
fn an_assessment_comes_from_another_stakeholder_group() {
    let state = check(&format!(
        r#"{TAKEN}
Aldoria: report-progress commitment task progress done words "Issued." => said
Aldoria: add-evidence commitment task what "the report" place "https://example.org/r" => paper
refused not-permitted Costavia: assess report said verdict agrees reasons "We know them."
refused not-permitted Aldoria: assess report said verdict agrees reasons "We did it."
refused not-permitted Secretariat: assess report said verdict agrees reasons "It is here."
refused blank Fibre Works: assess report said verdict partly
refused unknown Open Library: assess report said verdict partly reasons "Pages are missing." evidence [8]
refused unknown Open Library: assess report 8 verdict partly reasons "Pages are missing."
Open Library: assess report said verdict partly reasons "Pages are missing." evidence [paper]
Fibre Works: assess report said verdict agrees reasons "We read it."
refused repeated Fibre Works: assess report said verdict agrees reasons "We read it again."
"#
    ));
    let status = state.aftermath.status_of(CommitmentId(0), state.now).unwrap();
    assert_eq!(status.progress, Some(Progress::Done));
    assert_eq!(status.assessed, [(Verdict::Agrees, 1), (Verdict::Partly, 1)].into());
}

#[test]
fn evidence_says_what_it_is_and_where() {
    let state = check(&format!(
        r#"{TAKEN}
refused blank Aldoria: add-evidence commitment task what "the report"
refused unknown Aldoria: add-evidence commitment 9 what "the report" place "shelf 4"
Open Library: add-evidence commitment task what "a photograph" place "shelf 4"
Secretariat: take-commitment provision #op3 what [verb invites actors [Aldoria] action "connect"] => b
refused unknown Aldoria: report-progress commitment b progress done words "Done." evidence [0]
"#
    ));
    assert_eq!(state.aftermath.commitments[0].evidence.len(), 1);
}

#[test]
fn a_dispute_is_answered_by_whoever_said_what_is_disputed() {
    let mut player = adopted();
    go(&mut player, TAKEN);
    go(
        &mut player,
        r#"
Aldoria: report-progress commitment task progress under-way words "Begun." => first
Aldoria: report-progress commitment task progress done words "Issued." => said
Open Library: assess report said verdict disagrees reasons "Nobody saw it." => view
refused contradiction Costavia: dispute reason "wrong"
refused contradiction Costavia: dispute report said assessment view reason "wrong"
refused contradiction Aldoria: dispute report said reason "we erred"
refused blank Costavia: dispute report said
refused unknown Costavia: dispute report 9 reason "wrong"
refused unknown Costavia: dispute assessment 9 reason "wrong"
Costavia: dispute report said reason "It was not issued." => one
Aldoria: dispute assessment view reason "It was issued." => two
refused not-yours Costavia: answer-dispute dispute one answer stands because "no"
refused unknown Aldoria: answer-dispute dispute 9 answer stands because "no"
refused blank Aldoria: answer-dispute dispute one answer stands
refused not-ready Secretariat: close-commitment commitment task state done because "reported"
"#,
    );
    let now = player.now;
    let status = player.state.aftermath.status_of(CommitmentId(0), now).unwrap();
    assert_eq!((status.progress, status.disputed), (Some(Progress::Done), 2));
    go(
        &mut player,
        r#"
Open Library: answer-dispute dispute two answer withdrawn because "We found it."
Aldoria: answer-dispute dispute one answer withdrawn because "A draft was issued."
refused repeated Aldoria: answer-dispute dispute one answer stands because "It was."
"#,
    );
    let status = player.state.aftermath.status_of(CommitmentId(0), now).unwrap();
    assert_eq!(status.report, Some(ReportId(0)), "the report that was taken back counts no more");
    assert_eq!((status.progress, status.disputed), (Some(Progress::UnderWay), 0));
    assert!(status.assessed.is_empty());
}

#[test]
fn a_commitment_closes_with_a_reason() {
    let state = check(&format!(
        r#"{TAKEN}
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action "connect"] => b
refused not-ready Secretariat: close-commitment commitment task state done because "so we hear"
refused blank Secretariat: close-commitment commitment task state lapsed
refused contradiction Secretariat: close-commitment commitment task state open because "no"
refused contradiction Secretariat: close-commitment commitment task state superseded because "no"
refused contradiction Secretariat: close-commitment commitment task state superseded successor task because "no"
refused contradiction Secretariat: close-commitment commitment task state lapsed successor b because "no"
refused unknown Secretariat: close-commitment commitment task state superseded successor 9 because "no"
refused unknown Secretariat: close-commitment commitment 9 state lapsed because "no"
refused not-permitted Aldoria: close-commitment commitment task state lapsed because "we tire"
Secretariat: close-commitment commitment task state superseded successor b because "b says more"
Costavia: report-progress commitment b progress done words "All schools."
Secretariat: close-commitment commitment b state done because "reported and not disputed"
refused closed Secretariat: close-commitment commitment b state lapsed because "again"
refused closed Costavia: report-progress commitment b progress stalled words "Not all."
refused closed Secretariat: amend-commitment commitment b
    what [verb invites actors [Costavia] action "connect"] because "again"
refused closed Secretariat: open-reporting-round commitments [b] deadline +30d
"#
    ));
    let states: Vec<_> = state.aftermath.commitments.iter().map(|one| one.state).collect();
    assert_eq!(states, [CommitmentState::Superseded, CommitmentState::Done]);
    assert!(state.aftermath.open.is_empty());
}

#[test]
fn a_task_force_has_a_mandate_from_an_adopted_provision() {
    let state = check(&format!(
        r#"{TAKEN}
Secretariat: establish-task-force name "Finance" mandate "assess gaps" provision #op1
    convener Aldoria members [Costavia] due 2037-04-01T00:00 to CSTD commitments [task]
    within-resources yes => force
refused blank Secretariat: establish-task-force name "Finance" provision #op1 convener Aldoria
refused contradiction Secretariat: establish-task-force name A mandate B provision #pp1 convener Aldoria
refused unknown Secretariat: establish-task-force name A mandate B provision #op1 convener 99
refused unknown Secretariat: establish-task-force name A mandate B provision #op1 convener Aldoria
    commitments [9]
refused too-late Secretariat: establish-task-force name A mandate B provision #op1 convener Aldoria
    due 2020-01-01T00:00
refused not-permitted Aldoria: establish-task-force name A mandate B provision #op1 convener Aldoria
refused not-yours Costavia: end-task-force task-force force report "No gaps."
refused blank Aldoria: end-task-force task-force force
refused unknown Secretariat: end-task-force task-force 9 report "None."
Aldoria: end-task-force task-force force report "Three gaps were found."
refused closed Aldoria: end-task-force task-force force report "Four gaps were found."
"#
    ));
    let force = &state.aftermath.task_forces[0];
    assert!(force.members.contains(&force.convener) && force.ended.is_some());
}

#[test]
fn a_road_map_has_milestones_in_the_order_of_their_dates() {
    let state = check(&format!(
        r#"{TAKEN}
refused blank Secretariat: set-road-map action-line C2
refused contradiction Secretariat: set-road-map action-line C2
    milestones [[what "all" at 2037-01-01T00:00] [what "half" at 2036-01-01T00:00]]
refused unknown Secretariat: set-road-map action-line C2 facilitators [99]
    milestones [[what "half" at 2036-01-01T00:00]]
refused unknown Secretariat: set-road-map action-line C2
    milestones [[what "half" at 2036-01-01T00:00 commitments [9]]]
refused not-permitted Aldoria: set-road-map action-line C2 milestones [[what "half" at +30d]]
Secretariat: set-road-map action-line C2 facilitators ["Fibre Works"]
    milestones [[what "half" at 2036-01-01T00:00 commitments [task]] [what "all" at 2037-01-01T00:00]] => map
refused not-yours Aldoria: reach-milestone road-map map milestone 1 words "Half."
refused unknown Fibre Works: reach-milestone road-map map milestone 3 words "Half."
refused unknown Fibre Works: reach-milestone road-map map milestone 0 words "Half."
refused unknown Fibre Works: reach-milestone road-map 9 milestone 1 words "Half."
refused blank Fibre Works: reach-milestone road-map map milestone 1
refused unknown Fibre Works: reach-milestone road-map map milestone 1 evidence [9]
Fibre Works: reach-milestone road-map map milestone 1 words "Half of them."
refused repeated Fibre Works: reach-milestone road-map map milestone 1 words "Half of them."
refused blank Secretariat: set-road-map action-line C2 milestones [[what "half" at 2036-01-01T00:00]]
Secretariat: set-road-map action-line C2 milestones [[what "half" at 2036-01-01T00:00]]
    because "the line was split"
refused closed Secretariat: reach-milestone road-map map milestone 2 words "All."
"#
    ));
    assert_eq!(state.aftermath.road_maps.len(), 2);
    assert_eq!(state.aftermath.road_maps[0].reached.len(), 1);
}

#[test]
fn what_lacks_means_is_told_with_the_reason() {
    let state = check(&format!(
        r#"{TAKEN}
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action a]
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action b
    means [sources [within-existing-resources]]]
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action c
    means [sources [voluntary]]]
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action d
    means [needs [amount 5 currency USD] pledged [amount 5 currency EUR]]]
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action e
    means [needs [amount 5 currency USD] pledged [amount 5 currency USD]]]
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action f
    means [sources [assessed] needs [amount 5 currency USD]]]
"#
    ));
    let short = Money { amount: 380_000, currency: Tag::new("USD").unwrap() };
    assert_eq!(
        state.aftermath.unfunded(),
        [
            (CommitmentId(0), Unfunded::Short(short)),
            (CommitmentId(1), Unfunded::NoMeans),
            (CommitmentId(2), Unfunded::NothingPledged),
            (CommitmentId(4), Unfunded::OtherCurrency),
            (CommitmentId(6), Unfunded::NothingPledged),
        ]
    );
}

#[test]
fn erasing_the_words_of_reports_changes_nothing_else() {
    let state = check(&format!(
        r#"{TAKEN}
Secretariat: give-office seat Costavia office chair
Aldoria: report-progress commitment task progress done words "Mallory did it." => said
Open Library: add-evidence commitment task what "a letter" place "shelf 4" => letter
Open Library: assess report said verdict partly reasons "Mallory did little." => view
Costavia: dispute report said reason "Mallory did nothing." => one
Aldoria: answer-dispute dispute one answer stands because "Mallory did."
"#
    ));
    let first = state.aftermath.reports[0].entry;
    let mut player = adopted();
    player.state = state.clone();
    player.now = state.now;
    for entry in first..first + 5 {
        let line = format!(
            "Secretariat countersigned by Costavia: erase entry {entry} because \"a person is named\""
        );
        go(&mut player, &line);
    }
    let shown = format!("{:?}", player.state.aftermath);
    assert!(format!("{:?}", state.aftermath).contains("Mallory"), "the planted name is there");
    assert!(!shown.contains("Mallory") && !shown.contains("shelf"), "{shown}");
    let before = state.aftermath.status_of(CommitmentId(0), state.now);
    assert_eq!(player.state.aftermath.status_of(CommitmentId(0), state.now), before);
}

/// What a generated commitment is made of: its day, its state, the last report on it.
fn any_commitments() -> impl Strategy<Value = Vec<(Option<i64>, CommitmentState, Option<Progress>)>>
{
    let state = prop::sample::select(CommitmentState::ALL);
    let progress = prop::option::of(prop::sample::select(Progress::ALL));
    prop::collection::vec((prop::option::of(0..20_i64), state, progress), 0..12)
}

fn aftermath_of(made: &[(Option<i64>, CommitmentState, Option<Progress>)]) -> Aftermath {
    let mut aftermath = Aftermath::default();
    for (number, (due, state, progress)) in (0..).zip(made) {
        let id = CommitmentId(number);
        if *state == CommitmentState::Open {
            aftermath.open.insert(id);
        }
        let mut reports = Vec::new();
        if let Some(progress) = progress {
            reports.push(ReportId(u32::try_from(aftermath.reports.len()).expect("few reports")));
            aftermath.reports.push(Report {
                commitment: id,
                round: None,
                progress: *progress,
                words: Words::said("so"),
                evidence: [].into(),
                late: false,
                assessments: [].into(),
                disputes: Vec::new(),
                by: SeatId(1),
                at: Moment(0),
                entry: 0,
            });
        }
        aftermath.commitments.push(Commitment {
            document: DocumentId(0),
            provision: ProvisionId::new("op1"),
            undertaking: Undertaking {
                verb: Verb::Requests,
                actors: [SeatId(1)].into(),
                others: Vec::new(),
                action: Words::said("act"),
                due: due.map(Moment),
                session: None,
                to: None,
                means: Some(Means { sources: [Funding::Core].into(), needs: None, pledged: None }),
                indicators: Vec::new(),
                action_lines: [].into(),
                goals: [].into(),
                links: [].into(),
            },
            former: Vec::new(),
            state: *state,
            successor: None,
            reports,
            evidence: Vec::new(),
            by: SeatId(0),
            at: Moment(0),
            entry: 0,
        });
    }
    aftermath
}

proptest! {
    #[test]
    fn a_commitment_is_overdue_iff_its_day_has_passed_and_it_is_not_done(
        made in any_commitments(),
        now in 0..20_i64,
    ) {
        let aftermath = aftermath_of(&made);
        let overdue = aftermath.overdue(Moment(now));
        for (number, (due, state, progress)) in (0..).zip(&made) {
            let passed = due.is_some_and(|due| due < now);
            let done = *progress == Some(Progress::Done) || *state != CommitmentState::Open;
            let id = CommitmentId(number);
            prop_assert_eq!(overdue.contains(&id), passed && !done);
            let status = aftermath.status_of(id, Moment(now)).unwrap();
            prop_assert_eq!(status.overdue, passed && !done);
        }
    }
}

#[test]
fn a_commitment_done_in_time_is_not_overdue_and_a_planted_late_one_is() {
    let open = CommitmentState::Open;
    let aftermath = aftermath_of(&[(Some(5), open, Some(Progress::Done)), (Some(5), open, None)]);
    assert_eq!(aftermath.overdue(Moment(6)), [CommitmentId(1)]);
    assert_eq!(aftermath.overdue(Moment(5)), [], "the day itself has not passed");
}
