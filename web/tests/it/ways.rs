//! Where pages lead people, and that they find there what was promised.

use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use unbracket_negotiation::State;
use unbracket_negotiation::standing::{cited_labels, in_the_way_of_clean};
use unbracket_negotiation::state::aftermath::CommitmentId;

use crate::support::At;

/// What stands behind each of these words, up to a quotation mark or a question mark.
fn after<'t>(text: &'t str, words: &str) -> Vec<&'t str> {
    let ends = |rest: &'t str| rest.split(['"', '?', '/']).next().unwrap_or_default();
    text.split(words).skip(1).map(ends).collect()
}

#[test]
fn a_form_that_is_refused_comes_back_with_the_refusal_in_sight() {
    let at = At::own(&["silence"]);
    let answer = at.post_as("sovereign", "/p/silence/silence/2/break", &[("on", "p1")]);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    // A browser puts the focus there by itself, without script, and so brings it into sight.
    let notice = "id=\"refused\" tabindex=\"-1\" autofocus>";
    assert_eq!(answer.text().matches(notice).count(), 1, "{}", answer.text());
    assert!(!at.get_as("sovereign", "/p/silence/silence/2").text().contains("autofocus"));
}

#[test]
fn the_way_leads_each_to_the_page_where_they_can_do_what_it_says() {
    let at = At::own(&["second-reading", "follow-up"]);
    let front = at.get("/").text();
    let led = |persona: &str, to: &str| {
        let action = format!("action=\"/demo/enter/{persona}\"");
        let forms = front.split(&action).skip(1);
        let mut to_these = forms.filter_map(|form| {
            form.split("name=\"to\" value=\"").nth(1)?.split('"').next().map(str::to_owned)
        });
        to_these.find(|address| address.starts_with(to))
    };
    let floor = led("chair", "/p/second-reading/floor").expect("the chair is led to the floor");
    let floor = at.get_as("chair", &floor).text();
    for act in ["lift-bracket", "suggest-for-closure"] {
        assert!(floor.contains(&format!("/floor/do/{act}\"")), "{act}: {floor}");
    }
    let desk = led("civil-society", "/p/follow-up/mine").expect("they are led to their desk");
    let desk = at.get_as("civil-society", &desk).text();
    assert!(desk.contains("/p/follow-up/contributions/"), "{desk}");
}

#[test]
fn what_one_promised_last_stands_first_and_can_be_reported_on_at_once() {
    let at = At::station("follow-up");
    let desk = at.get_as("sovereign", "/p/follow-up/mine").text();
    let promises = after(&desk, "href=\"/p/follow-up/follow-up/commitments/");
    let cycles: Vec<_> = at.state("follow-up", |state: &State| {
        let cycle = |number: &&str| {
            let id = CommitmentId(number.parse().expect("a number"));
            let one = state.aftermath.commitment(id).expect("a commitment");
            state.texts.document(one.document).expect("a document").cycle
        };
        promises.iter().map(cycle).collect()
    });
    assert!(cycles.len() > 1 && cycles.is_sorted_by(|one, next| one >= next), "{cycles:?}");
    assert!(cycles.first() > cycles.last(), "of several cycles: {cycles:?}");
    for number in promises {
        assert!(desk.contains(&format!("href=\"/p/follow-up/report/{number}\"")), "{number}");
    }
}

#[test]
fn ones_own_contributions_are_marked_in_the_list_of_a_call_and_nobody_elses() {
    let at = At::station("follow-up");
    let (call, own) = at.state("follow-up", |state| {
        let seat = state.roster.seat_named("Digital Rights Assembly").expect("a seat");
        let all = state.inputs.contributions.iter().enumerate();
        let (number, one) = all
            .rev()
            .find(|(_, one)| one.by == seat || one.signed.contains(&seat))
            .expect("they contributed");
        (one.call.0, number)
    });
    let path = format!("/p/follow-up/inputs/calls/{call}");
    let page = at.get_as("civil-society", &path).text();
    let mine =
        page.split("<section aria-labelledby=\"own\">").nth(1).expect("one's own stand apart");
    let mine = mine.split("</section>").next().unwrap_or_default();
    assert!(mine.contains(&format!("/inputs/contributions/{own}\"")), "{mine}");
    assert!(!at.get(&path).text().contains("aria-labelledby=\"own\""));
    assert!(!at.get(&path).text().contains("> yours<"));
}

#[test]
fn what_is_open_is_listed_in_the_order_of_the_text() {
    let at = At::station("second-reading");
    let (open, order) = at.state("second-reading", |state| {
        let draft = &state.texts.rolling.as_ref().expect("a text").draft;
        let labels: std::collections::BTreeMap<_, _> = cited_labels(draft).into_iter().collect();
        let open: Vec<_> = in_the_way_of_clean(state).into_iter().map(|(id, _)| id).collect();
        let order: Vec<_> = draft.visit().map(|visit| visit.provision.id.clone()).collect();
        let order: Vec<_> = order.into_iter().filter(|id| open.contains(id)).collect();
        assert!(labels.len() >= open.len());
        (open, order)
    });
    assert!(open.len() > 10);
    assert_eq!(open, order);
}

#[test]
fn a_dispute_that_was_answered_is_not_offered_for_an_answer() {
    let at = At::station("review");
    let (answered, waiting) = at.state("review", |state| {
        let all = state.aftermath.disputes.iter().enumerate();
        let (answered, waiting): (Vec<_>, Vec<_>) = all.partition(|(_, one)| one.answer.is_some());
        let numbers =
            |list: Vec<(usize, _)>| list.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        (numbers(answered), numbers(waiting))
    });
    assert!(!answered.is_empty(), "the story has answers");
    let page = at.get_as("secretariat", "/p/review/acts/answer-dispute").text();
    for number in answered {
        assert!(!page.contains(&format!("value=\"#{number}\"")), "{number}: {page}");
    }
    for number in waiting {
        assert!(page.contains(&format!("value=\"#{number}\"")), "{number}: {page}");
    }
}

#[test]
fn planning_begins_with_a_stage_that_has_no_place_in_the_timetable() {
    let at = At::station("first-reading");
    let next = at.state("first-reading", |state| {
        let cycle = state.cycle();
        let open = |stage: &&unbracket_negotiation::Stage| {
            **stage > cycle.stage && !cycle.timetable.contains_key(*stage)
        };
        unbracket_negotiation::Stage::ALL.iter().find(open).map(|stage| stage.word())
    });
    let page = at.get_as("secretariat", "/p/first-reading/acts/plan-stage").text();
    let chosen = |stage: &str| page.contains(&format!("value=\"{stage}\" selected"));
    match next {
        Some(stage) => assert!(chosen(stage), "{stage}: {page}"),
        None => assert!(unbracket_negotiation::Stage::ALL.iter().all(|one| !chosen(one.word()))),
    }
}

#[test]
fn the_address_of_all_commitments_leads_to_the_list_of_them() {
    let at = At::station("review");
    let answer = at.get("/p/review/follow-up/commitments");
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/p/review/follow-up");
}

/// A template with `V` for every value, and without conditions; of what begins an address, what it is.
fn without_values(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once('{') {
        plain.push_str(before);
        let end = match behind.chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            _ => "",
        };
        let (inner, after) = behind.split_once(end).unwrap_or((behind, ""));
        if end == "}}" {
            plain.push_str(match inner.trim_matches(['{', ' ']) {
                "told.home" | "home" | "room.base" => "/p/V",
                "address" => "/p/V/",
                _ => "V",
            });
        }
        rest = after;
    }
    plain + rest
}

/// The addresses in a template, with `V` for every value.
fn addresses(text: &str) -> Vec<String> {
    let plain = without_values(text);
    let found = ["href=\"", "action=\""].into_iter().flat_map(|name| plain.split(name).skip(1));
    let found = found.filter_map(|rest| rest.split(['"', '#', '?']).next());
    // Where all of it is one value, it is an address that a page has made.
    let told = found.filter(|address| address.starts_with('/') && *address != "/p/V/");
    told.map(str::to_owned).collect()
}

/// Addresses whose last part is a page that was chosen elsewhere.
const CHOSEN: [&str; 4] = ["/p/V/V", "/p/V/floor/do/V", "/p/V/log/bodies/V", "/p/V/analysis/V"];

/// Whether a route answers an address of a template.
fn leads(address: &str, routes: &[Vec<&str>]) -> bool {
    let parts: Vec<&str> = address.split('/').collect();
    let fits = |(part, of): (&&str, &&str)| of.starts_with('{') || part == of;
    let answers =
        |route: &Vec<&str>| route.len() == parts.len() && parts.iter().zip(route).all(fits);
    CHOSEN.contains(&address) || routes.iter().any(answers)
}

fn templates(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("the folder is part of the crate");
    let mut found = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        match fs::read_to_string(&path) {
            Ok(text) => found.push((path.display().to_string(), text)),
            Err(_) => found.extend(templates(&path)),
        }
    }
    found
}

#[test]
fn every_address_in_a_template_is_that_of_a_page() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let routes = fs::read_to_string(here.join("tests/it/golden/routes.txt")).expect("a file");
    let routes = routes.lines().filter_map(|line| line.split_whitespace().nth(1));
    let routes: Vec<Vec<&str>> = routes.map(|path| path.split('/').collect()).collect();
    let dead = "<a href=\"{{ told.home }}/inputs/{{ one.contribution }}\">{% if x %}";
    assert_eq!(addresses(dead), ["/p/V/inputs/V"]);
    assert!(!leads("/p/V/inputs/V", &routes), "such a link leads nowhere");
    let mut seen = 0;
    for (file, text) in templates(&here.join("templates")) {
        for address in addresses(&text) {
            assert!(leads(&address, &routes), "{file}: {address} leads nowhere");
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen} addresses");
}
