//! What pages offer: only what the core would take.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use unbracket_negotiation::act::forum::{OpenMeeting, PlanMeeting};
use unbracket_negotiation::state::forum::MeetingId;
use unbracket_negotiation::{Act, Credentials, SeatId, Words};
use unbracket_secretariat::Submission;

use crate::delegate::seat;
use crate::division::operative;
use crate::support::{At, wait};

/// The forums whose meetings somebody can announce, by number; empty for the negotiation itself.
fn announces(at: &At, who: &str, process: &str) -> BTreeSet<String> {
    let page = at.get_as(who, &format!("/p/{process}/meetings")).text();
    let Some(select) = page.split("<select name=\"forum\">").nth(1) else { return BTreeSet::new() };
    let select = select.split("</select>").next().unwrap_or_default();
    let values = select.split("value=\"").skip(1).filter_map(|it| it.split('"').next());
    values.map(str::to_owned).collect()
}

#[test]
fn a_meeting_is_announced_by_those_who_serve_who_meets() {
    let at = At::station("follow-up");
    let forums = at.state("follow-up", |state| state.forums.standing.len());
    assert!(forums > 0, "the story has a forum");
    let itself = BTreeSet::from([String::new()]);
    assert_eq!(announces(&at, "chair", "follow-up"), itself, "the forum has a secretariat");
    let all: BTreeSet<_> = (0..forums).map(|it| it.to_string()).chain([String::new()]).collect();
    assert_eq!(announces(&at, "secretariat", "follow-up"), all);
    assert!(announces(&at, "north", "follow-up").is_empty());
}

#[test]
fn the_room_shows_every_meeting_that_sits() {
    let at = At::own(&["second-reading"]);
    let chair = at.state("second-reading", |state| seat(state, "Co-Facilitator North"));
    let now = at.record("second-reading").now();
    let submit = |act: Act, by: SeatId| {
        let by = Credentials::of(by);
        let submission = Submission { act, by, key: None, at: None, unchanged: Vec::new() };
        wait(at.record("second-reading").submit(submission)).expect("it is in order")
    };
    let before = at.state("second-reading", |state| state.forums.meetings.len());
    let items = ["The first cluster", "The second cluster"];
    for item in items {
        let meeting = PlanMeeting {
            forum: None,
            agenda: vec![Words::said(item)],
            place: Words::default(),
            online: true,
            from: now.plus_hours(1),
            until: now.plus_hours(3),
            public: true,
            chatham_house: false,
            chair,
            seconds: None,
            because: Words::said("The time is short."),
        };
        submit(meeting.into(), chair);
    }
    at.clock.set(at.site.house().clock().now().plus_hours(2));
    let shown = || {
        let room = at.get_as("chair", "/p/second-reading/room").text();
        items.map(|item| room.contains(item))
    };
    assert_eq!(shown(), [false, false]);
    for (number, expected) in [(before, [true, false]), (before + 1, [true, true])] {
        let meeting = MeetingId(u32::try_from(number).expect("few"));
        submit(OpenMeeting { meeting }.into(), chair);
        assert_eq!(shown(), expected);
    }
}

/// The findings with which the page offers the chair to conclude a question; none where it offers nothing.
fn findings(page: &str) -> Option<Vec<&str>> {
    let form = page.split("/floor/do/conclude\"").nth(1)?;
    let select = form.split("<select name=\"finding\">").nth(1)?.split("</select>").next()?;
    Some(select.split("value=\"").skip(1).filter_map(|it| it.split('"').next()).collect())
}

#[test]
fn a_question_is_concluded_with_what_its_rule_lets_the_chair_find() {
    const PROCESS: &str = "second-reading";
    let at = At::own(&[PROCESS]);
    let paragraphs = at.state(PROCESS, operative);
    let all = Some(vec!["", "consensus", "no-consensus"]);
    // An issue that was raised is judged before there is rough consensus; that there is none needs nothing.
    let judged = Some(vec!["no-consensus"]);
    let rules = [("un_consensus", all), ("ietf_rough", judged), ("ga_simple", None)];
    for ((rule, expected), on) in rules.into_iter().zip(paragraphs) {
        let number = at.state(PROCESS, |state| state.deciding.questions.len()).to_string();
        let does = |act: &str, fields: &[(&str, &str)]| {
            let key = format!("{rule}-{act}-{}", fields.len());
            let fields: Vec<_> = fields.iter().copied().chain([("key", &*key)]).collect();
            at.post_as("chair", &format!("/p/{PROCESS}/floor/do/{act}"), &fields)
        };
        let put = does("call-for-consensus", &[("target.provision", &on), ("rule", rule)]);
        assert_eq!(put.status, StatusCode::SEE_OTHER, "{rule}: {}", put.text());
        let place = format!("/p/{PROCESS}/decide/questions/{number}");
        if rule == "ietf_rough" {
            let issue =
                [("stance", "object"), ("because", "It says nothing of means."), ("key", "issue")];
            let raised = at.post_as("north", &format!("{place}/answer"), &issue);
            assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.text());
        }
        let page = at.get_as("chair", &place).text();
        assert_eq!(findings(&page), expected, "{rule}: {page}");
        let told = page.contains("The question cannot be concluded now.");
        assert_eq!(told, expected.is_none(), "{rule}: {page}");
        // The core takes each of those alone.
        for finding in ["", "no-consensus"] {
            let offered = expected.as_ref().is_some_and(|all| all.contains(&finding));
            if at.state(PROCESS, |state| state.deciding.questions.iter().all(|it| it.end.is_some()))
            {
                break;
            }
            let fields = [("question", &*number), ("finding", finding)];
            let fields = if finding.is_empty() { &fields[..1] } else { &fields[..] };
            let done = does("conclude", fields);
            assert_eq!(done.status == StatusCode::SEE_OTHER, offered, "{rule} {finding}");
        }
    }
}
