//! Standing forums: notice, the speakers' list, equal time, the Chatham House Rule.

use proptest::prelude::*;
use unbracket_negotiation::act::forum::PublishRemarks;
use unbracket_negotiation::script::{Player, Step};
use unbracket_negotiation::state::forum::{Bench, Forums, MeetingId, MeetingState, RequestState};
use unbracket_negotiation::{State, Words, record};

use crate::adopted::{adopted, check, go, last_tally};

/// A permanent forum, and a meeting of it that Costavia leads.
const FORUM: &str = r#"
Secretariat: establish-forum name "The Forum" mandate "to meet as equals" provision #op2
    funding [core voluntary] secretariat Secretariat => forum
Secretariat: plan-meeting forum forum agenda ["access" "finance"] place "Lillehaven" online yes
    public yes from +30d until +32d chair Costavia => day
"#;

#[test]
fn a_forum_has_a_mandate_from_an_adopted_provision() {
    let state = check(
        r#"
refused unknown Secretariat: establish-forum name A mandate B provision #op9 secretariat Secretariat
refused blank Secretariat: establish-forum name A provision #op2 secretariat Secretariat
refused unknown Secretariat: establish-forum name A mandate B provision #op2 secretariat 99
refused too-late Secretariat: establish-forum name A mandate B provision #op2
    secretariat Secretariat until 2020-01-01T00:00
refused not-permitted Aldoria: establish-forum name A mandate B provision #op2 secretariat Aldoria
Secretariat: establish-forum name A mandate B provision #op2 secretariat Aldoria
"#,
    );
    assert_eq!(state.forums.standing[0].until, None, "it is permanent");
}

#[test]
fn the_negotiation_itself_meets_before_there_is_a_forum() {
    let state = check(
        r#"
refused not-yours Aldoria: plan-meeting agenda [reading] place "Room 4" from +3d until +4d chair Costavia
refused short-notice Secretariat: plan-meeting agenda [reading] place "Room 4" from +1h until +3h chair Costavia
Secretariat: plan-meeting agenda [reading] place "Room 4" from +4d until +5d chair Costavia => sitting
Secretariat: plan-meeting agenda [reading] place "Room 4" from +6d until +7d chair Costavia
wait 4d
Costavia: open-meeting meeting sitting
Aldoria: request-floor meeting sitting item 1 => asked
Costavia: give-floor meeting sitting request asked
"#,
    );
    let meeting = &state.forums.meetings[0];
    assert!(meeting.forum.is_none() && state.forums.of_meeting(meeting).is_none());
    assert!(meeting.speaking.is_some());
    assert!(state.forums.standing.is_empty());
}

#[test]
fn a_meeting_is_announced_in_time_or_with_a_public_reason() {
    let steps = go(
        &mut adopted(),
        r#"
Secretariat: establish-forum name A mandate B provision #op2 secretariat Aldoria
    until 2036-01-01T00:00 => forum
refused not-yours Costavia: plan-meeting forum forum agenda [a] online yes from +30d until +31d chair Costavia
refused unknown Secretariat: plan-meeting forum 9 agenda [a] online yes from +30d until +31d chair Costavia
refused blank Aldoria: plan-meeting forum forum online yes from +30d until +31d chair Costavia
refused blank Aldoria: plan-meeting forum forum agenda [a] from +30d until +31d chair Costavia
refused contradiction Aldoria: plan-meeting forum forum agenda [a] online yes from +30d until +30d chair Costavia
refused contradiction Aldoria: plan-meeting forum forum agenda [a] online yes public yes
    chatham-house yes from +30d until +31d chair Costavia
refused unknown Aldoria: plan-meeting forum forum agenda [a] online yes from +30d until +31d chair 99
refused too-late Aldoria: plan-meeting forum forum agenda [a] online yes
    from 2036-02-01T09:00 until 2036-02-01T18:00 chair Costavia
refused too-late Aldoria: plan-meeting forum forum agenda [a] online yes
    from 2034-02-01T09:00 until 2036-02-01T18:00 chair Costavia
refused short-notice Aldoria: plan-meeting forum forum agenda [a] online yes from +7d until +8d chair Costavia
Aldoria: plan-meeting forum forum agenda [a] online yes from +30d until +31d chair Costavia
Aldoria: plan-meeting forum forum agenda [a] online yes from +7d until +8d chair Costavia
    because "the hall is free on no other day"
"#,
    );
    let Some(Step::Done(event)) = steps.last() else { panic!("the last line is an act") };
    let broken: Vec<_> = event.outcome.breaches.iter().map(ToString::to_string).collect();
    assert_eq!(broken, ["notice"], "short notice is public");
}

#[test]
fn a_meeting_opens_at_its_hour_by_its_chair() {
    let mut player = adopted();
    go(&mut player, FORUM);
    go(
        &mut player,
        r#"
Secretariat: plan-meeting forum forum agenda [a] online yes from +30d until +31d chair Aldoria => missed
refused too-early Costavia: open-meeting meeting day
refused not-ready Costavia: take-up-item meeting day item 2
wait 31d
refused not-yours Aldoria: open-meeting meeting day
refused unknown Aldoria: open-meeting meeting 9
refused too-late Aldoria: open-meeting meeting missed
Costavia: open-meeting meeting day
refused repeated Costavia: open-meeting meeting day
refused unknown Costavia: take-up-item meeting day item 3
refused repeated Costavia: take-up-item meeting day item 1
refused not-yours Aldoria: take-up-item meeting day item 2
Costavia: take-up-item meeting day item 2
refused not-yours Aldoria: close-meeting meeting day
Costavia: close-meeting meeting day
refused closed Costavia: close-meeting meeting day
refused closed Aldoria: request-floor meeting day item 1
refused closed Aldoria: speak meeting day item 1 words "Late."
refused closed Costavia: adopt-message meeting day words "Late."
"#,
    );
    assert_eq!(player.state.forums.meetings[0].state, MeetingState::Closed);
}

#[test]
fn the_floor_alternates_and_a_departure_from_the_order_is_public() {
    let mut player = adopted();
    go(&mut player, FORUM);
    let steps = go(
        &mut player,
        r#"
Aldoria: request-floor meeting day item 1 => first
Costavia: request-floor meeting day item 1 => second
Fibre Works: request-floor meeting day item 1 => third
Open Library: request-floor meeting day item 1 => fourth
Digital Rights Assembly: request-floor meeting day item 2 => elsewhere
refused repeated Aldoria: request-floor meeting day item 1
refused unknown Aldoria: request-floor meeting day item 3
refused unknown Aldoria: request-floor meeting 9 item 1
refused not-yours Aldoria: withdraw-request request second
refused unknown Aldoria: withdraw-request request 99
Open Library: withdraw-request request fourth
refused closed Open Library: withdraw-request request fourth
refused not-ready Costavia: give-floor meeting day request first
wait 30d
Costavia: open-meeting meeting day
refused not-ready Costavia: end-turn meeting day seconds 10
refused not-yours Aldoria: give-floor meeting day request first
refused unknown Costavia: give-floor meeting day request 99
refused closed Costavia: give-floor meeting day request fourth
refused contradiction Costavia: give-floor meeting day request elsewhere
refused blank Costavia: give-floor meeting day request second
Costavia: give-floor meeting day request first
refused not-ready Costavia: give-floor meeting day request third
refused not-ready Costavia: take-up-item meeting day item 2
refused not-ready Costavia: close-meeting meeting day
refused not-yours Aldoria: end-turn meeting day seconds 10
Costavia: end-turn meeting day seconds 200
"#,
    );
    assert_eq!(last_tally(&steps, "over"), Some(20), "over time is on record");
    let meeting = MeetingId(0);
    assert_eq!(
        player.state.forums.next_speaker(meeting).map(|id| id.0),
        Some(2),
        "the other bench"
    );
    let steps = go(
        &mut player,
        r#"
refused blank Costavia: give-floor meeting day request second
Costavia: give-floor meeting day request second because "they have a train to catch"
"#,
    );
    let Some(Step::Done(event)) = steps.last() else { panic!("the last line is an act") };
    assert!(event.outcome.breaches.iter().any(|rule| rule.as_str() == "meetings"));
    let steps = go(
        &mut player,
        "wait 1m\nCostavia: end-turn meeting day\nCostavia: close-meeting meeting day",
    );
    assert_eq!((last_tally(&steps, "turns"), last_tally(&steps, "unheard")), (Some(2), Some(2)));
    assert_eq!(player.state.forums.requests[2].state, RequestState::Unheard);
    let times = player.state.forums.speaking_time(meeting);
    let time = times.values().next().unwrap();
    assert_eq!((times.len(), time.turns, time.used, time.over), (1, 2, 260, 1));
}

#[test]
fn what_is_said_is_tied_to_a_turn_or_sent_in_writing() {
    let mut player = adopted();
    go(&mut player, FORUM);
    go(
        &mut player,
        r#"
Secretariat: create-group name "Group of Forty" kind negotiating members [Aldoria]
Aldoria for Group of Forty: request-floor meeting day item 1 => turn
refused not-ready Aldoria: speak meeting day item 1 turn turn words "We agree."
Open Library: speak meeting day item 2 words "In writing, from afar." provisions [#op3]
wait 30d
Costavia: open-meeting meeting day
Costavia: give-floor meeting day request turn
refused not-yours Open Library: speak meeting day item 1 turn turn words "We agree."
refused contradiction Aldoria: speak meeting day item 2 turn turn words "We agree."
refused unknown Aldoria: speak meeting day item 1 turn 99 words "We agree."
refused unknown Aldoria: speak meeting day item 9 words "We agree."
refused unknown Aldoria: speak meeting 9 item 1 words "We agree."
refused unknown Aldoria: speak meeting day item 1 words "We agree." provisions [#op99]
refused blank Aldoria: speak meeting day item 1 turn turn
Aldoria for Group of Forty: speak meeting day item 1 turn turn words "We agree." provisions [#op2]
refused repeated Aldoria: speak meeting day item 1 turn turn words "We agree again."
refused blank Costavia: adopt-message meeting day
refused unknown Costavia: adopt-message meeting day words "Connect." provisions [#op99]
refused not-yours Aldoria: adopt-message meeting day words "Connect."
Costavia: adopt-message meeting day words "Connect every school." provisions [#op3] to CSTD
"#,
    );
    let forums = &player.state.forums;
    assert_eq!(forums.interventions.len(), 2);
    assert_eq!(forums.interventions[1].turn.map(|turn| turn.0), Some(0));
    assert_eq!(forums.messages[0].provisions.len(), 1);
    let entry = forums.interventions[1].entry;
    go(&mut player, "Secretariat: give-office seat Costavia office chair");
    go(
        &mut player,
        &format!("Secretariat countersigned by Costavia: erase entry {entry} because \"asked\""),
    );
    assert_eq!(player.state.forums.interventions[1].words, Words::Withheld(0));
}

/// A closed meeting under the Chatham House Rule, in which people with marked names sat.
const QUIET: &str = r#"
Secretariat: establish-forum name "The Forum" mandate "to meet as equals" provision #op2
    secretariat Secretariat => forum
Secretariat: accredit name "CANARY Ada" basis ecosoc-special
Secretariat: accredit name "CANARY Bo" basis ecosoc-special
Secretariat: plan-meeting forum forum agenda [frank] online yes
    from +30d until +31d chatham-house yes chair Costavia => quiet
"#;

const QUIET_TALK: &str = r#"
refused not-permitted CANARY Ada: request-floor meeting quiet item 1
refused not-permitted CANARY Bo: speak meeting quiet item 1 words "I doubt it."
wait 30d
Costavia: open-meeting meeting quiet
refused not-permitted CANARY Ada: request-floor meeting quiet item 1
refused not-permitted CANARY Bo: speak meeting quiet item 1 words "I doubt it."
refused not-ready Secretariat: publish-remarks meeting quiet remarks ["Some doubt it."]
Costavia: close-meeting meeting quiet
refused blank Secretariat: publish-remarks meeting quiet
refused blank Secretariat: publish-remarks meeting quiet remarks ["Some doubt it." ""]
refused not-permitted Aldoria: publish-remarks meeting quiet remarks ["Some doubt it."]
refused unknown Secretariat: publish-remarks meeting 9 remarks ["Some doubt it."]
Secretariat: publish-remarks meeting quiet remarks ["Some doubt it." "Others do not."]
refused repeated Secretariat: publish-remarks meeting quiet remarks ["Some doubt it."]
"#;

/// What the record holds of these steps: every leaf and every body.
fn recorded(steps: &[Step]) -> Vec<(String, String)> {
    let events = steps.iter().filter_map(|step| match step {
        Step::Done(event) => Some(event),
        Step::Clock(_) | Step::Refused(_) => None,
    });
    let entries = events.map(|event| {
        let written = record::write(event);
        let body = written.body.clone().unwrap_or_default();
        let leaf = String::from_utf8(written.leaf(None)).expect("canonical JSON is text");
        (leaf, String::from_utf8(body).expect("canonical JSON is text"))
    });
    entries.collect()
}

/// Whether an entry tells of one of these seats, by number or by name.
fn tells(state: &State, entries: &[(String, String)], names: &[&str]) -> bool {
    names.iter().any(|name| {
        let seat = state.roster.seat_named(name).expect("they were accredited");
        entries.iter().any(|(leaf, body)| {
            leaf.contains(&format!("\"by\":{},", seat.0))
                || leaf.contains(name)
                || body.contains(name)
        })
    })
}

#[test]
fn under_the_chatham_house_rule_no_entry_holds_a_speaker() {
    let mut player = adopted();
    go(&mut player, QUIET);
    let entries = recorded(&go(&mut player, QUIET_TALK));
    assert_eq!(entries.len(), 3, "opened, closed, published: nothing else is on record");
    assert!(!tells(&player.state, &entries, &["CANARY Ada", "CANARY Bo"]));
    let meeting = &player.state.forums.meetings[0];
    assert!(meeting.turns.is_empty() && meeting.interventions.is_empty());
    assert_eq!(meeting.remarks.as_ref().map(Vec::len), Some(2));
}

#[test]
fn in_an_open_meeting_the_planted_speaker_is_found() {
    let mut player = adopted();
    go(&mut player, FORUM);
    go(&mut player, "Secretariat: accredit name \"CANARY Ada\" basis ecosoc-special");
    let steps = go(&mut player, "CANARY Ada: request-floor meeting day item 1");
    assert!(tells(&player.state, &recorded(&steps), &["CANARY Ada"]));
    go(
        &mut player,
        "
wait 30d
Costavia: open-meeting meeting day
Costavia: close-meeting meeting day
refused contradiction Secretariat: publish-remarks meeting day remarks [doubt]",
    );
}

proptest! {
    #[test]
    fn remarks_come_in_an_order_that_tells_nothing_of_the_order_of_speaking(
        (spoken, other) in prop::collection::vec("[a-d]{1,3}", 2..12).prop_flat_map(|spoken| {
            (Just(spoken.clone()), Just(spoken).prop_shuffle())
        }),
    ) {
        let said = |words: &[String]| words.iter().map(Words::said).collect::<Vec<_>>();
        let published = |words| PublishRemarks::without_order(MeetingId(0), said(words));
        prop_assert_eq!(published(&spoken), published(&other));
        // The planted fault: as they were spoken, the two meetings can be told apart.
        let as_spoken = |words| PublishRemarks { meeting: MeetingId(0), remarks: said(words) };
        prop_assert_eq!(as_spoken(&spoken) == as_spoken(&other), spoken == other);
    }
}

#[test]
fn erased_remarks_leave_that_they_were_there() {
    let mut player = adopted();
    go(&mut player, QUIET);
    go(&mut player, QUIET_TALK);
    let entry = player.state.length - 1;
    go(&mut player, "Secretariat: give-office seat Costavia office chair");
    go(
        &mut player,
        &format!("Secretariat countersigned by Costavia: erase entry {entry} because \"asked\""),
    );
    let remarks = player.state.forums.meetings[0].remarks.clone();
    assert_eq!(remarks, Some(vec![Words::Withheld(0), Words::Withheld(1)]));
}

const SPEAKERS: [&str; 5] =
    ["Aldoria", "Costavia", "Digital Rights Assembly", "Fibre Works", "Open Library"];

/// Plays a meeting in which seats ask for the floor and get it in turn; at `fault`, the chair departs
/// from the order.
fn meet(asking: &[usize], fault: Option<usize>) -> Player<'static> {
    let mut player = adopted();
    go(&mut player, FORUM);
    go(&mut player, "wait 30d\nCostavia: open-meeting meeting day");
    // Who waits already is refused; what matters here is who is on the list.
    let mut waits = std::collections::BTreeSet::new();
    for seat in asking.iter().filter(|seat| waits.insert(**seat)) {
        go(&mut player, &format!("{}: request-floor meeting day item 1", SPEAKERS[*seat]));
    }
    for turn in 0..waits.len() {
        let next = player.state.forums.next_speaker(MeetingId(0)).expect("somebody waits");
        let meeting = &player.state.forums.meetings[0];
        let last = meeting.waiting.values().flatten().copied().filter(|id| *id != next).max();
        let given = if fault == Some(turn) { last.unwrap_or(next) } else { next };
        go(
            &mut player,
            &format!(
                "Costavia: give-floor meeting day request {} because \"as it is\"
Costavia: end-turn meeting day seconds 100",
                given.0
            ),
        );
    }
    player
}

/// Whether one bench spoke twice in a row while the other waited: everybody asks before the first
/// turn, so that whoever speaks later waited.
fn crowds_out(forums: &Forums) -> bool {
    let turns = forums.meetings[0].turns.iter().filter_map(|id| forums.request(*id));
    let turns: Vec<Bench> = turns.map(|request| request.bench).collect();
    (1..turns.len()).any(|place| {
        turns[place] == turns[place - 1] && turns[place..].iter().any(|one| *one != turns[place])
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_bench_speaks_twice_while_the_other_waits_and_everybody_has_equal_time(
        asking in prop::collection::vec(0..5_usize, 1..8),
    ) {
        let player = meet(&asking, None);
        let forums = &player.state.forums;
        prop_assert!(!crowds_out(forums));
        prop_assert!(forums.requests.iter().all(|request| request.allotted == 180));
        let spoken: u64 = forums.speaking_time(MeetingId(0)).values().map(|time| time.used).sum();
        prop_assert_eq!(spoken, 100 * forums.requests.len() as u64);
        // In each bench, who asked first spoke first.
        for bench in [Bench::Governments, Bench::Others] {
            let turns = forums.meetings[0].turns.iter();
            let order: Vec<_> =
                turns.filter(|id| forums.request(**id).unwrap().bench == bench).collect();
            prop_assert!(order.is_sorted());
        }
    }
}

#[test]
fn a_planted_departure_from_the_order_is_found_and_public() {
    // Two governments and two others ask; after the first government, the chair hears the second.
    let player = meet(&[2, 3, 0, 1], Some(1));
    assert!(!crowds_out(&meet(&[2, 3, 0, 1], None).state.forums));
    let player_forums = &player.state.forums;
    let public = player_forums.requests.iter().filter(|one| !one.out_of_order.is_blank()).count();
    assert_eq!(public, 1);
    let faulty = meet(&[0, 2, 3, 1], Some(1));
    assert!(crowds_out(&faulty.state.forums));
}
