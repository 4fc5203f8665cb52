//! The floor, the room, deciding and meetings: what is shown, and that nothing is lost or done twice.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use unbracket_negotiation::script::{Labels, NoFiles, Token, World};
use unbracket_negotiation::{Act, Credentials, Right, SeatId};
use unbracket_secretariat::Submission;

use crate::support::{At, events, wait};

/// The first paragraph that holds no bracket: its identity, its words, and what forms know of it.
fn plain(at: &At, process: &str) -> (String, String, String) {
    at.state(process, |state| {
        let rolling = state.texts.rolling.as_ref().expect("a text");
        let found = rolling.draft.visit().find(|visit| {
            let one = visit.provision;
            one.kind == unbracket_text::ProvisionKind::OperativeParagraph
                && one.content.brackets().is_empty()
        });
        let one = found.expect("a paragraph without brackets").provision;
        let last = state.texts.history.get(&one.id).and_then(|all| all.last());
        let seen = format!("{}:{}", one.id, last.map_or(0, |entry| entry + 1));
        (one.id.to_string(), one.content.to_marked_text(), seen)
    })
}

fn length(at: &At, process: &str) -> u64 {
    at.state(process, |state| state.length)
}

#[test]
fn every_page_opens_at_every_station_for_the_public_and_for_those_who_run_it() {
    for station in ["review", "first-reading", "second-reading", "silence", "adoption", "follow-up"]
    {
        let at = At::station(station);
        for page in ["room", "decide", "decide/adoption", "meetings"] {
            let path = format!("/p/{station}/{page}");
            assert_eq!(at.get(&path).status, StatusCode::OK, "{path}");
            for persona in ["chair", "secretariat", "north"] {
                assert_eq!(at.get_as(persona, &path).status, StatusCode::OK, "{path} {persona}");
            }
        }
        for page in ["floor", "decide/next-cycle"] {
            let path = format!("/p/{station}/{page}");
            assert_eq!(at.get_as("chair", &path).status, StatusCode::OK, "{path}");
            assert_eq!(at.get_as("north", &path).status, StatusCode::FORBIDDEN, "{path}");
        }
        let questions = at.state(station, |state| state.deciding.questions.len());
        for number in 0..questions.min(4) {
            let path = format!("/p/{station}/decide/questions/{number}");
            assert_eq!(at.get(&path).status, StatusCode::OK, "{path}");
        }
        let meetings = at.state(station, |state| state.forums.meetings.len());
        for number in 0..meetings {
            let path = format!("/p/{station}/meetings/{number}");
            assert_eq!(at.get(&path).status, StatusCode::OK, "{path}");
        }
        assert_eq!(at.get(&format!("/p/{station}/meetings/9999")).status, StatusCode::NOT_FOUND);
    }
}

#[test]
fn no_page_shows_a_message_that_is_missing() {
    let at = At::station("second-reading");
    for page in ["room", "floor", "decide", "decide/adoption", "meetings", "decide/questions/0"] {
        for lang in ["en", "ar", "zh"] {
            let path = format!("/p/second-reading/{page}?lang={lang}");
            let text = at.get_as("chair", &path).text();
            assert!(
                !text.contains('⟦'),
                "{path}: {:?}",
                text.split('⟦').nth(1).map(|it| &it[..40])
            );
        }
    }
}

#[test]
fn a_change_is_shown_first_and_made_when_it_was_seen() {
    let at = At::own(&["second-reading"]);
    let (id, words, seen) = plain(&at, "second-reading");
    let before = length(&at, "second-reading");
    let (name, new) = (format!("#{id}"), format!("{words} In due time."));
    let form = [
        ("provision", name.as_str()),
        ("wording", new.as_str()),
        ("because", "The room asked for it"),
        ("seen", seen.as_str()),
        ("began", words.as_str()),
        ("back", "/p/second-reading/floor"),
    ];
    let path = "/p/second-reading/floor/do/revise-provision";
    let shown = at.post_as("chair", path, &form);
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text());
    assert!(shown.text().contains("<ins>"), "{}", shown.text());
    assert_eq!(length(&at, "second-reading"), before, "nothing was done yet");
    let make: Vec<_> = form.into_iter().chain([("step", "do")]).collect();
    let made = at.post_as("chair", path, &make);
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    assert_eq!(made.header("location"), format!("/p/second-reading/floor?done={before}"));
    assert!(
        at.get_as("chair", &format!("/p/second-reading/floor?at={id}"))
            .text()
            .contains("In due time.")
    );
}

#[test]
fn whoever_writes_over_a_change_of_another_sees_both_first() {
    let at = At::own(&["second-reading"]);
    let (id, words, seen) = plain(&at, "second-reading");
    let name = format!("#{id}");
    let path = "/p/second-reading/floor/do/revise-provision";
    let send = |persona: &str, new: &str, seen: &str| {
        let fields = [
            ("provision", name.as_str()),
            ("wording", new),
            ("because", "The room asked for it"),
            ("seen", seen),
            ("began", words.as_str()),
            ("step", "do"),
            ("back", "/p/second-reading/floor"),
        ];
        at.post_as(persona, path, &fields)
    };
    let first = format!("{words} First thought.");
    assert_eq!(send("chair", &first, &seen).status, StatusCode::SEE_OTHER);
    let length_now = length(&at, "second-reading");
    let second = format!("{words} Second thought.");
    let answer = send("secretariat", &second, &seen);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.text();
    assert!(page.contains("First thought.") && page.contains("Second thought."), "both are shown");
    assert_eq!(length(&at, "second-reading"), length_now, "nothing was overwritten");
    let (_, _, seen) = plain_of(&at, &id);
    assert_eq!(send("secretariat", &second, &seen).status, StatusCode::SEE_OTHER);
}

fn plain_of(at: &At, id: &str) -> (String, String, String) {
    at.state("second-reading", |state| {
        let id = unbracket_text::ProvisionId::new(id);
        let last = state.texts.history.get(&id).and_then(|all| all.last());
        (id.to_string(), String::new(), format!("{id}:{}", last.map_or(0, |entry| entry + 1)))
    })
}

#[test]
fn what_was_typed_comes_back_with_the_refusal_above_it() {
    let at = At::station("second-reading");
    let (id, _, _) = plain(&at, "second-reading");
    let name = format!("#{id}");
    let long = "A wording at some length that nobody wants to type again;";
    let path = "/p/second-reading/floor/do/revise-provision";
    let fields = [("provision", name.as_str()), ("wording", long), ("back", "/p/second-reading")];
    let answer = at.post_as("chair", path, &fields);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains(long));
    assert_eq!(at.post_as("north", path, &fields).status, StatusCode::FORBIDDEN);
}

#[test]
fn two_hundred_times_the_same_form_act_once_and_another_form_of_the_page_acts_too() {
    let at = Arc::new(At::own(&["second-reading"]));
    let (cookie, token) = at.session("chair");
    let key = "ab".repeat(32);
    let rulings = || at.state("second-reading", |state| state.process.rulings.len());
    let before = rulings();
    let site = unbracket_web::router(at.site.clone());
    let sent = |ruling: &'static str| {
        let body = format!(
            "token={token}&key={key}&article=rule+71&ruling={ruling}&because=it+is&back=/p/second-reading"
        );
        let request =
            crate::support::asked(axum::http::Method::POST, "/p/second-reading/floor/do/rule")
                .header("cookie", &cookie)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(axum::body::Body::from(body))
                .expect("an address");
        tower::ServiceExt::oneshot(site.clone(), request)
    };
    let places: BTreeSet<String> = wait(async {
        let all = futures_util::future::join_all((0..200).map(|_| sent("granted"))).await;
        all.into_iter()
            .map(|answer| {
                let answer = answer.expect("the router answers");
                assert_eq!(answer.status(), StatusCode::SEE_OTHER);
                answer.headers()["location"].to_str().expect("an address").to_owned()
            })
            .collect()
    });
    assert_eq!(places.len(), 1, "all are told the same entry: {places:?}");
    assert_eq!(rulings(), before + 1);
    wait(sent("refused")).expect("the router answers");
    assert_eq!(rulings(), before + 2, "the same page, another form");
}

#[test]
fn ten_who_propose_on_one_provision_at_once_all_have_their_proposal_and_a_receipt() {
    let at = At::own(&["second-reading"]);
    let (id, words, _) = plain(&at, "second-reading");
    let seats: Vec<SeatId> = at.state("second-reading", |state| {
        let seats = state.roster.seats().map(|(id, _)| id);
        // The proposals of others wait for a sponsor before they stand on the floor.
        let wanted = [Right::ProposeText, Right::Object];
        let may = |seat: &SeatId| wanted.iter().all(|it| state.rights_of(*seat).contains(it));
        seats.filter(may).take(10).collect()
    });
    assert_eq!(seats.len(), 10);
    let record = at.record("second-reading");
    let before = at.state("second-reading", |state| state.texts.proposals.len());
    let act = |by: usize| {
        let wording = format!("{words} As the member {by} proposes.");
        let change = Token::several(vec![
            Token::given("replace"),
            Token::given(format!("#{id}")),
            Token::said(wording),
        ]);
        at.state("second-reading", |state| {
            let labels = Labels::new();
            let world = World { state, labels: &labels, files: &NoFiles, now: state.now };
            let fields = [Token::given("change"), change.clone()];
            Act::filled_in("propose", &fields, &world).expect("a proposal")
        })
    };
    let submissions: Vec<_> = seats
        .iter()
        .enumerate()
        .map(|(number, seat)| Submission {
            act: act(number),
            by: Credentials::of(*seat),
            key: None,
            at: None,
            unchanged: Vec::new(),
        })
        .collect();
    let accepted = wait(futures_util::future::join_all(
        submissions.into_iter().map(|submission| record.submit(submission)),
    ));
    let entries: BTreeSet<u64> =
        accepted.into_iter().map(|it| it.expect("it is in order").index).collect();
    assert_eq!(entries.len(), seats.len(), "each has an entry of its own");
    for entry in entries {
        wait(record.receipt(entry)).expect("a receipt");
    }
    let after = at.state("second-reading", |state| state.texts.proposals.len());
    assert_eq!(after, before + seats.len());
    let page = at.get_as("chair", &format!("/p/second-reading/floor?at={id}")).text();
    for number in 0..seats.len() {
        assert!(page.contains(&format!("member {number} proposes")), "proposal {number} is shown");
    }
}

#[test]
fn the_earliest_deadline_that_is_offered_is_lawful_and_one_an_hour_before_the_notice_is_not() {
    let at = At::own(&["second-reading"]);
    let page = at.get_as("chair", "/p/second-reading/decide").text();
    let form = page.split("id=\"start-silence\"").nth(1).expect("the chair may start one");
    let offered = form.split("name=\"deadline\" value=\"").nth(1).expect("a deadline");
    let offered = offered.split('"').next().expect("it ends").to_owned();
    let path = "/p/second-reading/floor/do/start-silence";
    let now =
        at.state("second-reading", |state| (state.now, state.cycle().modalities.silence_hours));
    let early = unbracket_negotiation::Moment(now.0.0 + i64::from(now.1) * 3_600 - 3_600);
    let early = unbracket_negotiation::script::shown(early).replace(' ', "T");
    let start = |deadline: &str| {
        at.post_as(
            "chair",
            path,
            &[("deadline", deadline), ("zone", "UTC"), ("back", "/p/second-reading/decide")],
        )
    };
    let refused = start(&early);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let started = start(&offered);
    assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.text());
    assert!(at.get("/p/second-reading/room").text().contains("data-until"));
}

#[test]
fn a_meeting_under_the_chatham_house_rule_offers_no_floor_and_names_no_speaker() {
    let at = At::station("review");
    let quiet = at.state("review", |state| {
        state.forums.meetings.iter().position(|meeting| meeting.chatham_house)
    });
    let quiet = quiet.expect("the story has a quiet meeting");
    let page = at.get_as("north", &format!("/p/review/meetings/{quiet}")).text();
    assert!(!page.contains("do/request-floor") && !page.contains("do/speak"));
    let loud = at.state("review", |state| {
        state.forums.meetings.iter().position(|it| !it.chatham_house && !it.turns.is_empty())
    });
    let loud = loud.expect("the story has a meeting with speakers");
    let page = at.get(&format!("/p/review/meetings/{loud}")).text();
    assert!(page.contains("<caption"), "speaking time is counted by group");
}

#[test]
fn remarks_are_taken_down_only_while_a_quiet_meeting_sits_and_only_by_those_who_publish_them() {
    let at = At::station("review");
    let quiet = at.state("review", |state| {
        state.forums.meetings.iter().position(|meeting| meeting.chatham_house)
    });
    let path = format!("/p/review/meetings/{}/remarks", quiet.expect("a quiet meeting"));
    let remark = [("remark", "It was said that this works.")];
    assert_eq!(at.post_as("north", &path, &remark).status, StatusCode::FORBIDDEN);
    assert_eq!(at.post_as("secretariat", &path, &remark).status, StatusCode::NOT_FOUND);
}

#[test]
fn whoever_cast_no_ballot_did_not_abstain() {
    use unbracket_procedure::Ballot;
    let at = At::station("follow-up");
    let page = at.get("/p/follow-up/decide").text();
    let cast = |which: fn(&Ballot) -> bool| {
        at.state("follow-up", |state| {
            let cycle = state.process.cycles.len();
            let votes = state.deciding.votes.iter().filter(|vote| vote.cycle + 1 == cycle);
            let votes = votes.filter_map(unbracket_negotiation::state::deciding::VoteRun::named);
            votes.flatten().filter(|(_, ballot)| which(ballot)).count()
        })
    };
    let abstained = cast(|it| *it == Ballot::Abstain);
    let silent = cast(|it| *it == Ballot::NotParticipating);
    assert!(abstained > 0 && silent > 0, "{abstained} {silent}");
    assert_eq!(page.matches(": abstention</li>").count(), abstained);
    assert_eq!(page.matches(": not participating</li>").count(), silent);
}

#[test]
fn a_question_that_was_voted_on_says_how_and_no_more_what_another_rule_would_say() {
    let at = At::station("follow-up");
    let (number, open) = at.state("follow-up", |state| {
        let questions = || state.deciding.questions.iter();
        let voted = questions().rposition(|it| it.voted && it.end.is_some());
        (voted.expect("one was voted on"), questions().position(|it| !it.voted))
    });
    let page = at.get(&format!("/p/follow-up/decide/questions/{number}")).text();
    assert!(page.contains("/p/follow-up/decide#votes"), "{page}");
    assert!(!page.contains("What the rule says now") && !page.contains("What would turn it"));
    let open = open.expect("one was not");
    let page = at.get(&format!("/p/follow-up/decide/questions/{open}")).text();
    assert!(page.contains("What the rule says now"), "{page}");
}

#[test]
fn after_the_adoption_the_text_is_the_one_that_was_adopted() {
    let at = At::station("follow-up");
    let page = at.get("/p/follow-up/text").text();
    assert!(!page.contains("The text under negotiation"), "{page}");
    assert!(page.contains("Adopted on"), "{page}");
    let positions = at.get_as("north", "/p/follow-up/positions").text();
    assert!(!positions.contains("name=\"s-"), "a form that would be refused");
}

#[test]
fn a_silence_can_be_closed_when_its_hour_has_come_and_not_before() {
    let at = At::own(&["silence"]);
    let closes = || at.get_as("chair", "/p/silence/decide").text().contains("do/close-silence");
    let run = at.state("silence", |state| {
        let open = state.deciding.silences.iter().find(|run| run.end.is_none());
        open.map(|run| run.procedure.terms().deadline).expect("one runs")
    });
    assert!(!closes());
    let now = at.state("silence", |state| state.now);
    let house = at.site.house().clock().now();
    at.clock.set(unbracket_negotiation::Moment(house.0 + run.0 - now.0 + 1));
    assert!(closes());
}

#[test]
fn languages_in_which_no_text_is_here_are_told_from_those_with_a_digest() {
    let page = At::station("adoption").get("/p/adoption/decide/adoption").text();
    assert!(page.contains("Said to be available in: Spanish, French."), "{page}");
}

#[test]
fn an_office_is_offered_the_rooms_that_are_open_to_it() {
    let at = At::station("adoption");
    for (persona, opens) in [("president", false), ("chair", true)] {
        let desk = at.get_as(persona, "/p/adoption/office").text();
        for room in ["/p/adoption/office/inputs", "/p/adoption/office/issue"] {
            assert_eq!(desk.contains(&format!("href=\"{room}\"")), opens, "{persona} {room}");
            assert_eq!(at.get_as(persona, room).status.is_success(), opens, "{persona} {room}");
        }
    }
}

/// The last question on a document, and that document.
fn put(at: &At) -> (String, String) {
    at.state("adoption", |state| {
        let questions = state.deciding.questions.iter().enumerate().rev();
        let mut put = questions.filter_map(|(at, it)| Some((at, it.document?.0)));
        let (question, document) = put.next().expect("the text is before the room");
        (question.to_string(), document.to_string())
    })
}

#[test]
fn adoption_waits_for_a_second_officer_and_then_is_done() {
    let at = At::own(&["adoption", "review"]);
    let (question, document) = put(&at);
    let before = length(&at, "adoption");
    let shown = at.get_as("president", "/p/adoption/decide/adoption").text();
    let row = shown.split("<tr><th scope=\"row\">en</th><td><code>").nth(1);
    let digest = row.and_then(|rest| rest.split('<').next()).expect("a digest in its language");
    let fields = [("question", question.as_str()), ("document", document.as_str())];
    let asked = at.post_as("president", "/p/adoption/floor/do/adopt", &fields);
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    let place = asked.header("location").to_owned();
    assert!(place.starts_with("/p/adoption/office/pending/"), "{place}");
    assert_eq!(length(&at, "adoption"), before, "one officer alone adopts nothing");
    // It waits for a day in the time of the process, which is years before that of the house.
    let waits = at.get_as("chair", &place).text();
    assert!(waits.contains("(in 1 day)"), "{waits}");
    // It is on the desk of whoever can sign it, and of nobody else.
    assert!(at.get_as("chair", "/p/adoption/mine").text().contains(&place));
    assert!(!at.get_as("president", "/p/adoption/mine").text().contains(&place));
    let signed = at.post_as("chair", &format!("{place}/sign"), &[]);
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    assert_eq!(length(&at, "adoption"), before + 1);
    let adopted = at.state("adoption", |state| state.adopted_document(None).is_some());
    assert!(adopted);
    // What was shown before is what was adopted.
    let outcome = at.get("/p/adoption/outcome").text();
    assert!(outcome.contains(&format!("<code>{digest}</code>")), "{digest}: {outcome}");
}

#[test]
fn the_adoption_page_says_who_stands_in_the_way_of_a_text_before_the_room() {
    let at = At::own(&["adoption"]);
    let free = at.get_as("president", "/p/adoption/decide/adoption").text();
    assert!(free.contains("Nothing.") && !free.contains("Aldoria (objects)"));
    let fields = [("target", ""), ("because", "not like this"), ("obstacle", "yes"), ("key", "1")];
    let objected = at.post_as("sovereign", "/p/adoption/acts/object", &fields);
    assert_eq!(objected.status, StatusCode::SEE_OTHER, "{}", objected.text());
    let held = at.get_as("president", "/p/adoption/decide/adoption").text();
    assert!(held.contains("Aldoria (objects)") && !held.contains("Nothing."));
}

#[test]
fn an_objection_to_a_provision_stands_in_the_way_of_the_text_only_where_that_is_stated() {
    let at = At::own(&["adoption"]);
    let question = at.state("adoption", |state| {
        let on_text = |it: &unbracket_negotiation::state::deciding::Question| {
            it.target == unbracket_negotiation::Target::text() && it.end.is_none()
        };
        state.deciding.questions.iter().rposition(on_text).expect("it is before the room")
    });
    let page = format!("/p/adoption/decide/questions/{question}");
    let said = |fields: &[(&str, &str)]| {
        let mut all = vec![("because", "not like this at all")];
        all.extend(fields);
        let done = at.post_as("sovereign", "/p/adoption/acts/object", &all);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let page = at.get(&page).text();
        let (before, beside) =
            page.split_once("Objections to single provisions").unwrap_or((&page, ""));
        assert!(before.contains("is heard, does not decide"), "the assembly states its position");
        (before.contains("not like this at all"), beside.contains("not like this at all"))
    };
    let on = ("target.provision", "#p7");
    assert_eq!(said(&[on, ("key", "1")]), (false, true));
    assert_eq!(said(&[on, ("obstacle", "yes"), ("key", "2")]), (true, false));
}

#[test]
fn the_adoption_page_names_what_stands_in_the_way() {
    let at = At::station("second-reading");
    let page = at.get("/p/second-reading/decide/adoption").text();
    let open = at.state("second-reading", |state| {
        unbracket_negotiation::standing::in_the_way_of_clean(state).len()
    });
    assert!(open > 0 && page.contains(&format!("{open} provisions of the rolling text")));
    assert!(events("adoption").len() > events("second-reading").len());
    let ready = At::station("adoption").get_as("president", "/p/adoption/decide/adoption").text();
    assert!(ready.contains("SHA-256"));
}
