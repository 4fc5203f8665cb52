//! "Not this, unless that": what a position rests on is said on its page, shown to everybody, and waits
//! for its holder when it is settled.

use unbracket_negotiation::state::{Fate, Position, ProposalState, Stance, Target};
use unbracket_text::{ProvisionId, ProvisionKind};

use crate::delegate::{open_paragraph, seat, went_on};
use crate::support::At;

const PROCESS: &str = "second-reading";

fn of(at: &At, id: &ProvisionId) -> Position {
    at.state(PROCESS, |state| {
        let on = Target::provision(id.clone());
        state.texts.position(&on, seat(state, "Aldoria")).cloned().expect("it was stated")
    })
}

fn fate(at: &At, id: &ProvisionId) -> Option<Fate> {
    let position = of(at, id);
    at.state(PROCESS, |state| position.fate(&state.texts))
}

/// Aldoria objects to a paragraph in the form for all positions, with a cure.
fn objects(at: &At, (id, words): (&ProvisionId, &str), because: &str) {
    let cure = format!("{words} Subject to national law.");
    let [stance, reason, cured] = ["s", "r", "c"].map(|part| format!("{part}-{id}"));
    let fields = [
        (stance.as_str(), "object"),
        (reason.as_str(), because),
        (cured.as_str(), cure.as_str()),
        ("key", because),
    ];
    went_on(&at.post_as("sovereign", &format!("/p/{PROCESS}/positions"), &fields), "/done/");
}

/// An obstacle stays one when it is said what it rests on, and when its reason changes.
fn an_obstacle_stays_one(at: &At, (id, words): (&ProvisionId, &str), number: &str) {
    let on = ("target.provision", format!("#{id}"));
    let because = ("because", "this we cannot have".to_owned());
    let obstacle = [on, because, ("obstacle", "yes".to_owned()), ("key", "o".to_owned())];
    let obstacle: Vec<_> = obstacle.iter().map(|(name, value)| (*name, value.as_str())).collect();
    went_on(&at.post_as("sovereign", &format!("/p/{PROCESS}/acts/object"), &obstacle), "");
    assert_eq!(fate(at, id), None, "it was said anew");
    let again = [("unless", number), ("key", "u2")];
    went_on(
        &at.post_as("sovereign", &format!("/p/{PROCESS}/positions/{id}/rest"), &again),
        "/done/",
    );
    assert_eq!(fate(at, id), Some(Fate::Waits));
    let is_obstacle = || {
        let on = Target::provision(id.clone());
        let known = at.state(PROCESS, |state| {
            state.objection(&on, seat(state, "Aldoria")).map(|(_, known)| known)
        });
        known.expect("it objects").obstacle
    };
    assert!(is_obstacle());
    objects(at, (id, words), "said in other words");
    assert!(is_obstacle(), "and so it is when its reason changes");
    let side = [
        (format!("s-{id}"), "object"),
        (format!("r-{id}"), "it leans too far"),
        (format!("d-{id}"), "too-far"),
        ("key".to_owned(), "side"),
    ];
    let side: Vec<_> = side.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    went_on(&at.post_as("sovereign", &format!("/p/{PROCESS}/positions"), &side), "/done/");
    assert!(is_obstacle() && of(at, id).direction.is_some(), "an obstacle has a side too");
}

#[test]
fn an_objection_rests_on_what_its_holder_ticks_and_tells_when_that_is_settled() {
    let at = At::own(&[PROCESS]);
    let (id, words) = open_paragraph(&at, PROCESS);
    let one = format!("/p/{PROCESS}/positions/{id}");
    let resting = format!("{one}/rest");
    assert!(
        !at.get_as("sovereign", &one).text().contains("name=\"unless\""),
        "nothing is said yet"
    );
    let refused = at.post_as("sovereign", &resting, &[("unless", "0")]);
    assert_eq!(refused.status, axum::http::StatusCode::NOT_FOUND);

    objects(&at, (&id, &words), "it goes beyond the mandate");

    // North puts a proposal elsewhere, on which the objection is to rest.
    let other = at.state(PROCESS, |state| {
        let draft = &state.texts.rolling.as_ref().expect("a text").draft;
        let open = draft.visit().map(|visit| visit.provision);
        let mut open =
            open.filter(|it| it.id != id && it.kind == ProvisionKind::OperativeParagraph);
        open.next().expect("another paragraph").id.clone()
    });
    let before = at.state(PROCESS, |state| state.texts.proposals.len());
    let fields =
        [("does", "replace"), ("words", "Decides otherwise;"), ("do", "submit"), ("key", "p")];
    at.post_as("north", &format!("/p/{PROCESS}/propose/{other}"), &fields);
    assert_eq!(at.state(PROCESS, |state| state.texts.proposals.len()), before + 1);
    let number = before.to_string();

    assert!(at.get_as("sovereign", &one).text().contains("name=\"unless\""));
    assert!(!at.get_as("north", &one).text().contains("name=\"unless\""), "it objects to nothing");
    let wrong = at.post_as("sovereign", &resting, &[("unless", "nonsense"), ("key", "w")]);
    assert!(wrong.status.is_client_error());
    went_on(
        &at.post_as("sovereign", &resting, &[("unless", number.as_str()), ("key", "u")]),
        "/done/",
    );
    assert_eq!(fate(&at, &id), Some(Fate::Waits));
    let held = of(&at, &id);
    assert_eq!((held.stance, held.reason.shown()), (Stance::Object, "it goes beyond the mandate"));
    assert!(held.cure.is_some(), "the cure stays");
    for page in [&one, &format!("/p/{PROCESS}/provisions/{id}")] {
        let page = at.get(page).text();
        assert!(page.contains("Not unless one of these stands in the text:"), "{page}");
        assert!(page.contains(&format!("Proposal {number}")));
    }
    // Whoever put the proposal, the room and the chair read there that it would settle an objection.
    let proposal = at.get(&format!("/p/{PROCESS}/proposals/{number}")).text();
    let resting = proposal.split("id=\"resting\"").nth(1).expect("objections that rest on it");
    assert!(resting.contains("it goes beyond the mandate"), "{resting}");
    let floor = |on| at.get_as("chair", &format!("/p/{PROCESS}/floor?at={on}")).text();
    assert!(floor(&id).contains("it goes beyond the mandate"), "who is in the way");
    assert!(floor(&other).contains("it goes beyond the mandate"), "and what would settle it");
    let told = at.get(&format!("/api/p/{PROCESS}/positions?limit=1000")).text();
    assert!(told.contains("\"fate\":\"waits\""), "{told}");
    // Another reason, said in the form for all positions, leaves what it rests on.
    objects(&at, (&id, &words), "it goes too far");
    assert_eq!(of(&at, &id).reason.shown(), "it goes too far");
    assert_eq!(fate(&at, &id), Some(Fate::Waits));

    an_obstacle_stays_one(&at, (&id, &words), &number);
    let desk = |who: &str| at.get_as(who, &format!("/p/{PROCESS}/mine")).text();
    let settled = "What I asked for is settled";
    assert!(!desk("sovereign").contains(settled));
    let fields = [("proposal", number.as_str()), ("key", "x")];
    at.post_as("north", &format!("/p/{PROCESS}/proposals/{number}/withdraw"), &fields);
    assert_eq!(fate(&at, &id), Some(Fate::Gone));
    assert!(desk("sovereign").contains(settled));
    assert!(!desk("north").contains(settled));
}

#[test]
fn more_than_a_position_may_rest_on_comes_back_with_what_was_ticked() {
    let at = At::own(&[PROCESS]);
    let (id, words) = open_paragraph(&at, PROCESS);
    objects(&at, (&id, &words), "not so");
    let numbers: Vec<_> = (0..21).map(|number| number.to_string()).collect();
    let mut fields: Vec<_> = numbers.iter().map(|number| ("unless", number.as_str())).collect();
    fields.push(("key", "many"));
    let path = format!("/p/{PROCESS}/positions/{id}/rest?lang=fr");
    let refused = at.post_as("sovereign", &path, &fields);
    assert_eq!(refused.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("id=\"refused\"") && text.contains("id=\"rests\" open"), "{text}");
    assert!(text.matches(" checked").count() > 0, "what was ticked stays ticked");
    assert!(of(&at, &id).unless.is_empty());
}

#[test]
fn a_position_on_a_proposal_is_said_and_shown_on_its_page() {
    let at = At::own(&[PROCESS]);
    let open = at.state(PROCESS, |state| {
        let mut all = state.texts.proposals.iter();
        all.position(|it| it.state == ProposalState::Open).expect("an open proposal")
    });
    let page = format!("/p/{PROCESS}/proposals/{open}");
    assert!(!at.get(&page).text().contains("name=\"stance\""), "the public says nothing");
    let said = [("stance", "reserve"), ("because", "the costs are not known"), ("key", "s")];
    went_on(&at.post_as("north", &format!("{page}/position"), &said), "/done/");
    let public = at.get(&page).text();
    assert!(public.contains("the costs are not known"));
    assert!(at.get_as("north", &page).text().contains("value=\"reserve\" required checked"));
    let nothing = at.post_as("north", &format!("{page}/position"), &[("key", "n")]);
    assert!(nothing.status.is_client_error());
    let back = [("withdraw", "yes"), ("key", "w")];
    went_on(&at.post_as("north", &format!("{page}/position"), &back), "/done/");
    assert!(!at.get(&page).text().contains("the costs are not known"));
}
