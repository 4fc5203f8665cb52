//! The desk of the offices: what waits, two officers, people, stages, inputs, versions.

use axum::http::StatusCode;

use unbracket_secretariat::accounts::{Holding, Offer};

use crate::support::{At, wait};

const ROOMS: [&str; 7] = ["", "/pending", "/people", "/stages", "/inputs", "/issue", "/rulings"];

#[test]
fn every_room_of_the_office_opens_at_every_moment_for_those_who_hold_one_and_for_nobody_else() {
    for station in ["first-reading", "silence", "follow-up"] {
        let at = At::station(station);
        for room in ROOMS {
            let path = format!("/p/{station}/office{room}");
            let answer = at.get_as("secretariat", &path);
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
            assert!(!answer.text().contains('⟦'), "{path}: a message is missing");
            assert_eq!(at.get_as("north", &path).status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(at.get(&path).status, StatusCode::UNAUTHORIZED, "{path}");
        }
    }
}

/// The digest at the end of an address.
fn digest(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

#[test]
fn an_erasure_is_asked_for_by_one_officer_and_signed_by_another() {
    let at = At::own(&["first-reading"]);
    let entry = at.state("first-reading", |state| {
        let found = (0..state.length)
            .find(|entry| state.process.entries.get(*entry).is_some_and(|it| it.erasable));
        found.expect("an entry that can be erased")
    });
    let (entry, before) = (entry.to_string(), at.state("first-reading", |state| state.length));
    let fields = [("entry", entry.as_str()), ("because", "Personal data"), ("key", "one")];
    let asked = at.post_as("secretariat", "/p/first-reading/acts/erase", &fields);
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    let place = asked.header("location").to_owned();
    assert!(place.starts_with("/p/first-reading/office/pending/"), "{place}");
    assert_eq!(at.state("first-reading", |state| state.length), before, "nothing is done yet");
    let seen = at.get_as("chair", &place).text();
    assert!(seen.contains("Personal data") && seen.contains(&digest(&place)), "{seen}");
    let alone = at.post_as("secretariat", &format!("{place}/sign"), &[]);
    assert_eq!(alone.status, StatusCode::BAD_REQUEST, "nobody signs alone");
    assert!(alone.text().contains("A second person has to sign it"), "{}", alone.text());
    // Nor does another seat make a second person of them.
    let people = at.site.personas();
    let account = |persona: &str| {
        let (_, own) = people.iter().find(|(name, _)| name == persona).unwrap();
        wait(at.site.accounts().account(own)).unwrap().unwrap()
    };
    let chair = account("chair").seats("first-reading").next().unwrap();
    let holding = Holding { process: "first-reading".to_owned(), seat: chair.0 };
    let offer = Offer { seat: Some(holding), operator: false, address: None, language: None };
    wait(at.site.accounts().give(&account("secretariat"), &offer)).unwrap();
    let alone = at.post_as("secretariat", &format!("{place}/sign"), &[]);
    assert_eq!(alone.status, StatusCode::BAD_REQUEST, "one person in two seats is one person");
    let signed = at.post_as("chair", &format!("{place}/sign"), &[]);
    assert_eq!(signed.header("location"), format!("/p/first-reading/done/{before}"));
    let done = at.get(signed.header("location"));
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(at.state("first-reading", |state| state.length), before + 1);
    let gone = at.get_as("chair", &place);
    assert_eq!(gone.status, StatusCode::GONE, "it waits no more");
    assert!(gone.text().contains("waits no more"), "{}", gone.text());
}

#[test]
fn many_seats_are_looked_at_before_anybody_is_accredited() {
    let at = At::own(&["first-reading"]);
    let path = "/p/first-reading/office/people/many";
    let count = || at.state("first-reading", |state| state.roster.seats().count());
    let before = count();
    let wrong =
        [("table", "Newland;NL;member-state\nNowhere;;no-such-basis"), ("step", "accredit")];
    let looked = at.post_as("secretariat", path, &wrong);
    assert_eq!((looked.status, count()), (StatusCode::OK, before), "one wrong line stops all");
    assert!(looked.text().contains("no-such-basis"));
    let right = [("table", "Newland;NL;member-state\nOldland;;observer"), ("step", "accredit")];
    // Where a registrar serves, nobody else accredits.
    let persona = at.state("first-reading", |state| {
        state.roster.officers(unbracket_negotiation::Role::Registrar).is_empty()
    });
    if persona {
        let taken = at.post_as("secretariat", path, &right);
        assert_eq!((taken.status, count()), (StatusCode::SEE_OTHER, before + 2));
    } else {
        let taken = at.post_as("secretariat", path, &right);
        assert_eq!((taken.status, count()), (StatusCode::OK, before));
        assert!(taken.text().contains("role=\"alert\""));
    }
}

#[test]
fn a_process_is_set_up_from_a_template_with_its_timetable_and_its_officers() {
    let at = At::own(&["first-reading"]);
    let chosen = at.get_as("secretariat", "/begin");
    assert!(chosen.text().contains("/begin?template=standards"));
    assert_eq!(at.get_as("north", "/begin").status, StatusCode::FORBIDDEN);
    let form = at.get_as("secretariat", "/begin?template=standards").text();
    let mut fields = crate::acts::fields(&form);
    fields.retain(|(name, _)| !matches!(name.as_str(), "name" | "title" | "chair" | "token"));
    for (name, value) in [("name", "norms"), ("title", "Norms"), ("chair", "Ada Example")] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let begun = at.post_as("secretariat", "/begin", &fields);
    assert_eq!(begun.header("location"), "/p/norms/office", "{}", begun.text());
    at.state("norms", |state| {
        assert_eq!(state.process.title.shown(), "Norms");
        assert_eq!(state.cycle().modalities.silence_hours, 336);
        assert_eq!(state.cycle().timetable.len(), 5);
        let chair = state.roster.seat_named("Ada Example").expect("the chair has a seat");
        assert!(state.roster.officers(unbracket_negotiation::Role::Chair).contains(&chair));
        let groups: Vec<_> = state.roster.groups().map(|(_, it)| it.name.shown()).collect();
        assert_eq!((groups.len(), groups[2]), (6, "Civil society"), "{groups:?}");
    });
    assert_eq!(at.get_as("secretariat", "/p/norms/office").status, StatusCode::OK);
    let again = at.post_as("secretariat", "/begin", &fields);
    assert_eq!(again.status, StatusCode::BAD_REQUEST, "a name leads to one process");
}

#[test]
fn a_new_version_is_set_against_the_last_text_of_this_cycle_and_not_of_an_earlier_one() {
    let at = At::station("first-reading");
    let page = at.get_as("secretariat", "/p/first-reading/office/issue").text();
    let (earlier, base) = at.state("first-reading", |state| {
        let base = state.texts.rolling.as_ref().expect("a rolling text").base;
        let words = |draft: &unbracket_text::Draft| -> Vec<String> {
            draft.visit().map(|it| it.provision.content.to_marked_text()).collect()
        };
        let documents = &state.texts.documents;
        let earlier = documents[..base.place()].iter().flat_map(|it| words(&it.draft)).collect();
        (earlier, words(&documents[base.place()].draft))
    });
    let earlier: Vec<String> = earlier;
    // As far as words stand on a page as they are.
    let begin = |words: &str| words.split(['&', '<', '"', '\'']).next().unwrap_or("").to_owned();
    let gone = earlier.iter().filter(|words| !base.contains(words)).map(|words| begin(words));
    let gone: Vec<String> = gone.filter(|words| words.len() > 40).collect();
    let shown: Vec<_> = gone.iter().filter(|words| page.contains(words.as_str())).collect();
    assert!(!gone.is_empty() && shown.is_empty(), "{shown:?}");
}

#[test]
fn how_the_paragraphs_of_a_text_are_matched_is_shown_before_it_is_issued() {
    let at = At::own(&["second-reading"]);
    let process = "second-reading";
    let draft = at.state(process, |state| {
        state.texts.rolling.as_ref().expect("a text is on the screen").draft.clone()
    });
    let (kept, length) = (draft.visit().count(), at.state(process, |state| state.length));
    let text = unbracket_formats::markdown::write_draft(&draft).text;
    let text = format!("{text}\n\n99. *Decides* that lanterns are lit at dusk in every harbour.\n");
    let fields = [
        ("kind", "chairs-text"),
        ("symbol", "A/80/L.77"),
        ("title", "A chair's text"),
        ("language", "en"),
        ("text", text.as_str()),
        ("key", "k1"),
    ];
    let path = format!("/p/{process}/acts/issue-document");
    let mut asked = fields.to_vec();
    asked.push(("check", "yes"));
    let page = at.post_as("chair", &path, &asked);
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    assert!(page.contains(&format!("Kept: {kept}; new: 1; gone: 0.")), "{page}");
    let row = page.rsplit("lanterns").next().and_then(|rest| rest.split("</tr>").next());
    assert!(row.is_some_and(|row| row.ends_with("<td>new</td>")), "{row:?}");
    assert_eq!(at.state(process, |state| state.length), length, "nothing is issued");
    // What stands in the form is sent, and the text has the identities that were shown.
    let words = page.split("class=\"draft\"").nth(1).expect("the text stands in the form again");
    assert!(words.contains("lanterns"));
    let sent = at.post_as("chair", &path, &fields);
    assert!(sent.status.is_redirection(), "{}", sent.text());
    let of = |state: &unbracket_negotiation::State| {
        let last = state.texts.documents.last().expect("one was issued").draft.clone();
        last.visit().filter(|visit| draft.get(&visit.provision.id).is_some()).count()
    };
    assert_eq!(at.state(process, of), kept);
    // A paper beside the text goes on from none.
    let mut paper = asked.clone();
    paper[0] = ("kind", "elements-paper");
    let page = at.post_as("chair", &path, &paper).text();
    assert!(page.contains("This text goes on from no other"), "{page}");
}

#[test]
fn a_name_that_reads_like_another_seats_is_shown_before_it_is_accredited() {
    let at = At::own(&["first-reading"]);
    let seats = || at.state("first-reading", |state| state.roster.seats().count());
    let before = seats();
    let fields = [("name", "A1doria"), ("basis", "member-state"), ("key", "one")];
    let shown = at.post_as("secretariat", "/p/first-reading/acts/accredit", &fields);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", shown.text());
    let asks = |answer: &str| answer.contains("name=\"anyway\"") && answer.contains("Aldoria");
    assert!(asks(&shown.text()), "{}", shown.text());
    assert_eq!(seats(), before);
    // Who means it comes before the core, which here leaves accrediting to the registrar.
    let meant = [&fields[..], &[("anyway", "yes")]].concat();
    let taken = at.post_as("secretariat", "/p/first-reading/acts/accredit", &meant).text();
    assert!(!asks(&taken) && taken.contains("registrar"), "{taken}");
}

#[test]
fn invitations_beyond_three_an_hour_are_refused_and_links_of_strangers_are_not_among_them() {
    let at = At::own(&["first-reading"]);
    for _ in 0..3 {
        assert!(wait(at.site.accounts().may_mail("new@example.org", 3)).unwrap());
    }
    let invite = || {
        let seat = at.state("first-reading", |state| state.roster.seat_named("Aldoria").unwrap());
        let seat = seat.0.to_string();
        let fields = [("address", "new@example.org"), ("seat", &*seat), ("language", "en")];
        at.post_as("secretariat", "/p/first-reading/office/invitations", &fields)
    };
    for _ in 0..3 {
        assert_eq!(invite().status, StatusCode::SEE_OTHER);
    }
    let beyond = invite();
    assert_eq!(beyond.status, StatusCode::BAD_REQUEST);
    assert!(beyond.text().contains("Three invitations"), "{}", beyond.text());
}
