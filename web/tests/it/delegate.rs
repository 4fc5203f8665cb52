//! What a delegate does, through the router: proposing, positions, silence, statements, contributions.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use unbracket_negotiation::state::deciding::StatementKind;
use unbracket_negotiation::state::{ProposalState, Stance, Target};
use unbracket_negotiation::{SeatId, State};
use unbracket_quarantine::{Limits, Quarantine, work};
use unbracket_text::ProvisionId;

use crate::support::{Answer, At, asked};

/// The body of the worker that reads files: the tests start this very program with its name.
#[test]
#[ignore = "the body of a worker"]
fn worker() {
    work();
}

/// A site with a worker that reads files.
pub(crate) fn with_reader(station: &str) -> At {
    let at = At::own(&[station]);
    let program = std::env::current_exe().expect("a test knows its program");
    let arguments = ["--ignored", "--exact", "delegate::worker", "--nocapture"];
    at.site.set_reader(Quarantine::new(program, &arguments, Limits::default()));
    at
}

/// A form with a file, as a browser sends it.
pub(crate) fn upload(
    at: &At,
    who: &str,
    path: &str,
    fields: &[(&str, &str)],
    file: (&str, &[u8]),
) -> Answer {
    let (cookie, token) = at.session(who);
    let mut body = Vec::new();
    for (name, value) in fields.iter().copied().chain([("token", token.as_str())]) {
        let part =
            format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n",
        file.0
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file.1);
    body.extend_from_slice(b"\r\n--b--\r\n");
    let request = asked(Method::POST, path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    at.send(request.body(Body::from(body)).expect("an address"))
}

/// The text of a process as a file, with more words at the end of a paragraph.
pub(crate) fn with_more(at: &At, process: &str, paragraph: &str, more: &str) -> String {
    let draft =
        at.state(process, |state| state.texts.rolling.as_ref().expect("a text").draft.clone());
    let text = unbracket_formats::markdown::write_draft(&draft).text;
    let changed = text.replacen(paragraph, &format!("{paragraph} {more}"), 1);
    assert_ne!(text, changed, "the paragraph stands in the file as it is");
    changed
}

/// The changes of a file that a page offers to tick.
pub(crate) fn ticks(page: &str) -> Vec<&str> {
    let each = page.split("name=\"tick\" value=\"").skip(1);
    each.filter_map(|rest| rest.split('"').next()).collect()
}

pub(crate) fn seat(state: &State, name: &str) -> SeatId {
    state.roster.seat_named(name).expect("somebody of the story")
}

/// A paragraph that is not agreed, with its words.
pub(crate) fn open_paragraph(at: &At, process: &str) -> (ProvisionId, String) {
    at.state(process, |state| {
        let rolling = state.texts.rolling.as_ref().expect("there is a text");
        let statuses = unbracket_negotiation::standing::statuses(rolling);
        let found = rolling.draft.visit().find(|visit| {
            statuses[&visit.provision.id] == unbracket_negotiation::event::ParagraphStatus::Open
                && unbracket_negotiation::standing::is_paragraph(visit.provision.kind)
                && visit.provision.content.is_clean()
        });
        let provision = found.expect("not everything is agreed").provision;
        (provision.id.clone(), provision.content.to_marked_text())
    })
}

pub(crate) fn proposals(at: &At, process: &str) -> usize {
    at.state(process, |state| state.texts.proposals.len())
}

pub(crate) fn went_on(answer: &Answer, to: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert!(answer.header("location").contains(to), "{}", answer.header("location"));
}

#[test]
fn a_change_is_seen_as_others_will_see_it_before_it_is_submitted() {
    let at = At::own(&["first-reading"]);
    let (id, words) = open_paragraph(&at, "first-reading");
    let path = format!("/p/first-reading/propose/{id}");
    let form = at.get_as("north", &path).text();
    assert!(form.contains("<textarea id=\"words\""));
    let before = proposals(&at, "first-reading");
    let changed = format!("{words} And so it ends.");
    let mut fields = vec![("does", "replace"), ("words", changed.as_str()), ("key", "k1")];
    fields.push(("do", "preview"));
    let seen = at.post_as("north", &path, &fields).text();
    assert!(seen.contains("<ins><span class=\"vh\" lang=\"en\">added: </span>"), "{seen}");
    assert_eq!(proposals(&at, "first-reading"), before);
    fields.pop();
    fields.push(("do", "submit"));
    let done = at.post_as("north", &path, &fields);
    went_on(&done, "/done/");
    // The form was sent twice.
    went_on(&at.post_as("north", &path, &fields), done.header("location"));
    assert_eq!(proposals(&at, "first-reading"), before + 1);
    let page = at.get_as("north", done.header("location"));
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("/receipts/"));
    assert_eq!(at.get_as("sovereign", done.header("location")).status, StatusCode::NOT_FOUND);
}

#[test]
fn words_that_are_missing_are_asked_for_and_half_a_bracket_is_pointed_out() {
    let at = At::station("first-reading");
    let (id, words) = open_paragraph(&at, "first-reading");
    let path = format!("/p/first-reading/propose/{id}");
    let preview = |does: &str, words: &str| {
        let fields = [("does", does), ("words", words), ("do", "preview"), ("key", "1")];
        at.post_as("north", &path, &fields).text()
    };
    for does in ["replace", "insert"] {
        assert!(preview(does, "  ").contains("There are no words."), "{does}");
    }
    assert!(!preview("delete", "").contains("There are no words."));
    let half = "without its other half";
    assert!(preview("replace", &format!("{words} [now")).contains(half));
    assert!(!preview("replace", &format!("{words} [now]")).contains(half));
}

#[test]
fn a_proposal_that_is_out_of_order_comes_back_with_what_was_typed() {
    let at = At::station("first-reading");
    let (id, words) = open_paragraph(&at, "first-reading");
    let fields = [
        ("does", "replace"),
        ("words", words.as_str()),
        ("because", "as I typed it"),
        ("do", "submit"),
    ];
    let answer = at.post_as("north", &format!("/p/first-reading/propose/{id}"), &fields);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("as I typed it") && answer.text().contains("role=\"alert\""));
}

#[test]
fn others_join_a_proposal_and_amend_it() {
    let at = At::own(&["first-reading"]);
    let (id, words) = open_paragraph(&at, "first-reading");
    let words = format!("{words} So it is in every country of the world.");
    let fields = [("does", "replace"), ("words", words.as_str()), ("do", "submit")];
    went_on(&at.post_as("north", &format!("/p/first-reading/propose/{id}"), &fields), "/done/");
    let number = proposals(&at, "first-reading") - 1;
    let page = format!("/p/first-reading/proposals/{number}");
    assert!(at.get(&page).text().contains("<ins>"));
    went_on(&at.post_as("sovereign", &format!("{page}/join"), &[]), "/done/");
    let sponsors = at.state("first-reading", |state| {
        state.texts.proposals[number].sponsors.contains(&seat(state, "Aldoria"))
    });
    assert!(sponsors);
    let form = at.get_as("sovereign", &format!("{page}/amend"));
    assert_eq!(form.status, StatusCode::OK);
    let amended = words.replace("every country", "each country");
    let number_text = number.to_string();
    let fields = [
        ("does", "replace"),
        ("amends", number_text.as_str()),
        ("words", amended.as_str()),
        ("do", "submit"),
    ];
    went_on(&at.post_as("sovereign", &format!("/p/first-reading/propose/{id}"), &fields), "/done/");
    let amends = at.state("first-reading", |state| {
        state
            .texts
            .proposals
            .last()
            .and_then(|proposal| proposal.amends)
            .map(unbracket_negotiation::state::ProposalId::place)
    });
    assert_eq!(amends, Some(number));
    let early = at.post_as("north", &format!("{page}/withdraw"), &[]);
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "another sponsors it as well");
    went_on(&at.post_as("sovereign", &format!("{page}/leave"), &[]), "/done/");
    went_on(&at.post_as("north", &format!("{page}/withdraw"), &[]), "/done/");
    let state = at.state("first-reading", |state| state.texts.proposals[number].state);
    assert_eq!(state, ProposalState::Withdrawn);
}

#[test]
fn a_draft_is_seen_by_the_members_of_its_group_alone_and_stands_on_no_record() {
    let at = At::own(&["first-reading"]);
    let (id, words) = open_paragraph(&at, "first-reading");
    let group = at.state("first-reading", |state| {
        state
            .roster
            .group_named("Northern Partnership")
            .expect("a group of the story")
            .0
            .to_string()
    });
    let length = at.state("first-reading", |state| state.length);
    let words = format!("{words} A secret of the North.");
    let fields = [("words", words.as_str()), ("group", group.as_str()), ("do", "keep")];
    let kept = at.post_as("north", &format!("/p/first-reading/propose/{id}"), &fields);
    went_on(&kept, "/drafts/");
    let path = kept.header("location").to_owned();
    assert!(at.get_as("north", &path).text().contains("A secret of the North."));
    for other in ["sovereign", "chair", "secretariat", "civil-society"] {
        assert_eq!(at.get_as(other, &path).status, StatusCode::NOT_FOUND, "{other}");
        let posted = at.post_as(other, &path, &[("do", "discard")]);
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert!(!at.get_as("sovereign", "/p/first-reading/mine").text().contains(&path));
    let desk = at.get_as("north", "/p/first-reading/mine").text();
    assert!(desk.contains(&path), "{path} {desk}");
    assert_eq!(at.state("first-reading", |state| state.length), length);
    // Whoever has not seen the last change does not overwrite it.
    let save = [("words", words.as_str()), ("version", "1"), ("do", "save")];
    went_on(&at.post_as("north", &path, &save), "/drafts/");
    assert_eq!(at.post_as("north", &path, &save).status, StatusCode::CONFLICT);
    went_on(&at.post_as("north", &path, &[("comment", "Shorter?"), ("do", "comment")]), "/drafts/");
    assert!(at.get_as("north", &path).text().contains("Shorter?"));
    let capacity = format!("for:{group}");
    let submit = [
        ("words", words.as_str()),
        ("version", "2"),
        ("capacity", capacity.as_str()),
        ("do", "submit"),
    ];
    went_on(&at.post_as("north", &path, &submit), "/done/");
    assert_eq!(at.get_as("north", &path).status, StatusCode::NOT_FOUND);
    assert_eq!(at.state("first-reading", |state| state.length), length + 1);
}

#[test]
fn a_file_becomes_the_proposals_that_are_ticked_and_no_others() {
    let at = with_reader("first-reading");
    let (id, words) = open_paragraph(&at, "first-reading");
    let changed = with_more(&at, "first-reading", &words, "With a new end.");
    let before = proposals(&at, "first-reading");
    let path = "/p/first-reading/propose/upload";
    let waits = |at: &At| at.get_as("north", path).text().contains("/upload/understood\"");
    assert!(!waits(&at));
    let body = understood(&at, ("ours.md", changed.as_bytes()));
    assert!(body.contains("With a new end."), "{body}");
    // What was understood stays until it is sent; it is nobody else's.
    assert!(waits(&at));
    assert_eq!(at.get_as("sovereign", &format!("{path}/understood")).status, StatusCode::GONE);
    let ticks = ticks(&body);
    assert_eq!(ticks.len(), 1, "{id}: {body}");
    assert_eq!(proposals(&at, "first-reading"), before);
    let confirm = format!("{path}/confirm");
    let nothing = at.post_as("north", &confirm, &[("do", "all"), ("key", "k")]);
    assert_eq!(nothing.status, StatusCode::OK);
    let stale = at.post_as("north", &confirm, &[("do", "all"), ("key", "k"), ("tick", "0000")]);
    assert!(stale.text().contains("role=\"alert\""));
    assert_eq!(proposals(&at, "first-reading"), before);
    let fields = [("do", "all"), ("key", "k"), ("tick", ticks[0])];
    let taken = at.post_as("north", &confirm, &fields);
    went_on(&taken, "/done/");
    assert_eq!(proposals(&at, "first-reading"), before + 1);
    // Sent twice it leads to the same receipt; another form finds no file any more.
    let again = at.post_as("north", &confirm, &fields);
    assert_eq!(again.header("location"), taken.header("location"), "{}", again.text());
    let other = [("do", "all"), ("key", "k2"), ("tick", ticks[0])];
    let gone = at.post_as("north", &confirm, &other);
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.text().contains("Upload it again"), "{}", gone.text());
    assert_eq!(at.get_as("north", &format!("{path}/understood")).status, StatusCode::GONE);
    assert!(!waits(&at));
    assert_eq!(proposals(&at, "first-reading"), before + 1);
}

/// The page that a file for the first reading leads to.
pub(crate) fn understood(at: &At, file: (&str, &[u8])) -> String {
    let taken = upload(at, "north", "/p/first-reading/propose/upload", &[], file);
    went_on(&taken, "/upload/understood");
    at.get_as("north", taken.header("location")).text()
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_what_would_be_in_order() {
    let at = with_reader("first-reading");
    let path = "/p/first-reading/propose/upload";
    let page = upload(&at, "north", path, &[], ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("role=\"alert\""));
    let none = upload(&at, "north", path, &[], ("", b""));
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn many_positions_are_stated_at_once_and_only_what_changed() {
    let at = At::own(&["second-reading"]);
    let process = "second-reading";
    let (id, words) = open_paragraph(&at, process);
    let length = at.state(process, |state| state.length);
    let (stance, because, cure) = (format!("s-{id}"), format!("r-{id}"), format!("c-{id}"));
    let path = "/p/second-reading/positions";
    // An objection without a reason is refused, and what was typed stays.
    let fields = [(stance.as_str(), "object"), (cure.as_str(), "typed before")];
    let refused = at.post_as("sovereign", path, &fields);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("typed before"));
    assert_eq!(at.state(process, |state| state.length), length);
    let cured = format!("{words} Subject to national law.");
    let fields = [
        (stance.as_str(), "object"),
        (because.as_str(), "it goes beyond the mandate"),
        (cure.as_str(), cured.as_str()),
        ("key", "k"),
    ];
    went_on(&at.post_as("sovereign", path, &fields), "/done/");
    let on = Target::provision(id.clone());
    let position = at.state(process, |state| {
        state.texts.position(&on, seat(state, "Aldoria")).cloned().expect("it was stated")
    });
    assert_eq!((position.stance, position.cure.is_some()), (Stance::Object, true));
    let length = at.state(process, |state| state.length);
    let again = [fields[0], fields[1], fields[2], ("key", "other")];
    went_on(&at.post_as("sovereign", path, &again), "/positions");
    assert_eq!(at.state(process, |state| state.length), length);
    // Somebody offers a cure; the objector sees it among what waits, and accepts it.
    let of = at.state(process, |state| seat(state, "Aldoria").0.to_string());
    let offered = format!("{words} In accordance with international law.");
    let one = format!("/p/second-reading/positions/{id}");
    let fields = [("of", of.as_str()), ("words", offered.as_str())];
    went_on(&at.post_as("north", &format!("{one}/cure"), &fields), "/done/");
    let desk = at.get_as("sovereign", "/p/second-reading/mine").text();
    assert!(desk.contains(&format!("positions/{id}")), "{id} {desk}");
    let cure = at.state(process, |state| (state.texts.cures.len() - 1).to_string());
    assert!(at.get_as("sovereign", &one).text().contains("In accordance with international law."));
    let taken = at.post_as("north", &format!("{one}/accept"), &[("cure", cure.as_str())]);
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    went_on(
        &at.post_as("sovereign", &format!("{one}/accept"), &[("cure", cure.as_str())]),
        "/done/",
    );
}

#[test]
fn whoever_says_nothing_stands_under_silence_in_the_matrix() {
    let page = At::station("second-reading").get("/p/second-reading/positions").text();
    assert!(page.contains("class=\"stance-mark said-nothing\""));
    assert!(!page.contains("<textarea"), "the public states no positions");
}

#[test]
fn a_silence_is_broken_on_named_paragraphs_with_a_reason() {
    let at = At::own(&["silence"]);
    let id = at.state("silence", |state| state.deciding.silences.len() - 1);
    let path = format!("/p/silence/silence/{id}");
    let page = at.get_as("sovereign", &path);
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("datetime="));
    let provision = at.state("silence", |state| {
        state.deciding.silences[id].under().next().expect("something lies under it").to_string()
    });
    // An understanding breaks nothing, and has a form and words of its own.
    let understood = [("on", provision.as_str()), ("understanding", ""), ("because", "not this")];
    let empty = at.post_as("north", &format!("{path}/understand"), &understood);
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("<details open>"), "{}", empty.text());
    let understood = [("on", provision.as_str()), ("understanding", "within the budget")];
    went_on(&at.post_as("north", &format!("{path}/understand"), &understood), "/done/");
    let said = at.state("silence", |state| {
        let run = &state.deciding.silences[id];
        (run.breaks.len(), run.understandings.last().map(|it| it.words.shown().to_owned()))
    });
    assert_eq!(said, (0, Some("within the budget".to_owned())));
    let bare = at.post_as("sovereign", &format!("{path}/break"), &[("on", provision.as_str())]);
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.text().contains("checked"), "what was ticked stays ticked");
    let fields = [("on", provision.as_str()), ("because", "instructions of the capital")];
    went_on(&at.post_as("sovereign", &format!("{path}/break"), &fields), "/done/");
    let named = at.state("silence", |state| {
        let run = &state.deciding.silences[id];
        run.breaks.last().expect("it was broken").provisions.len()
    });
    assert_eq!(named, 1);
    went_on(&at.post_as("sovereign", &format!("{path}/withdraw"), &[]), "/done/");
}

#[test]
fn a_statement_stands_on_exact_paragraphs_and_others_join_it() {
    let at = At::own(&["follow-up"]);
    let (document, provision) = at.state("follow-up", |state| {
        let (id, document) = state.adopted_document(None).expect("it was adopted");
        let paragraph = document.draft.visit().last().expect("it has words").provision.id.clone();
        (id.0.to_string(), paragraph.to_string())
    });
    let fields = [
        ("kind", "reserve"),
        ("document", document.as_str()),
        ("on", provision.as_str()),
        ("words", "We read it in the light of our constitution."),
    ];
    let answer = at.post_as("north", "/p/follow-up/statements/new", &fields);
    went_on(&answer, "/done/");
    let (number, kind) = at.state("follow-up", |state| {
        let all = &state.deciding.statements;
        (all.len() - 1, all.last().expect("it was made").kind)
    });
    assert_eq!(kind, StatementKind::Reservation);
    let page = at.get("/p/follow-up/statements").text();
    assert!(page.contains("in the light of our constitution"));
    let join = format!("/p/follow-up/statements/{number}/align");
    went_on(&at.post_as("sovereign", &join, &[("words", "So do we.")]), "/done/");
}

#[test]
fn sealed_words_of_a_contribution_are_shown_to_whoever_wrote_them_and_to_nobody_else() {
    let at = At::own(&["review"]);
    let open = at.state("review", |state| {
        let calls = state.inputs.calls.iter().enumerate();
        let now = at.record("review").now();
        let mut open =
            calls.filter(|(_, it)| it.until >= now && it.synthesised.is_none() && !it.lapsed);
        open.next().map(|(id, _)| id)
    });
    let Some(call) = open else { panic!("the third cycle of the story has an open call") };
    let path = format!("/p/review/inputs/{call}/contribute");
    let (cookie, token) = at.session("civil-society");
    let fields = [
        ("language", "en"),
        ("consent", "organisation"),
        ("text", "Words that nobody else may read yet."),
        ("token", token.as_str()),
        ("key", "k"),
    ];
    let mut body = String::new();
    for (name, value) in fields {
        body.push_str(&format!(
            "--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str("--b--\r\n");
    let request = asked(Method::POST, &path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    went_on(&at.send(request.body(Body::from(body)).expect("an address")), "/done/");
    let number = at.state("review", |state| state.inputs.contributions.len() - 1);
    let own = format!("/p/review/contributions/{number}");
    assert!(at.get_as("civil-society", &own).text().contains("nobody else may read"));
    for other in ["north", "sovereign", "chair"] {
        assert_eq!(at.get_as(other, &own).status, StatusCode::NOT_FOUND, "{other}");
    }
    let change = format!("{own}/consent");
    let answer = at.post_as("civil-society", &change, &[("consent", "secretariat-only")]);
    went_on(&answer, "/done/");
    assert_ne!(at.post_as("north", &change, &[("consent", "name")]).status, StatusCode::SEE_OTHER);
}

#[test]
fn every_page_of_a_delegate_is_there_at_every_moment_and_speaks_every_language() {
    for station in ["review", "first-reading", "silence", "adoption", "follow-up"] {
        let at = At::station(station);
        for page in
            ["mine", "propose", "positions", "statements", "statements/new", "propose/upload"]
        {
            for language in ["en", "ar"] {
                let path = format!("/p/{station}/{page}?lang={language}");
                let answer = at.get_as("north", &path);
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert!(!answer.text().contains('⟦'), "{path}");
            }
        }
    }
}

/// The first question that is before the room.
fn open_question(at: &At, process: &str) -> usize {
    let found = at
        .state(process, |state| state.deciding.questions.iter().position(|put| put.end.is_none()));
    found.expect("a question is before the room")
}

#[test]
fn a_question_before_the_room_waits_for_its_answer_and_takes_it() {
    let at = At::own(&["adoption"]);
    let number = open_question(&at, "adoption");
    let place = format!("/p/adoption/decide/questions/{number}");
    let waits = |at: &At| at.get_as("north", "/p/adoption/mine").text();
    assert!(waits(&at).contains(&format!("{place}#answer")), "{}", waits(&at));
    let page = at.get_as("north", &place).text();
    assert!(page.contains(&format!("{place}/answer")), "{page}");
    assert!(!at.get(&place).text().contains("/answer\""), "the public has none to give");
    let fields = [
        ("stance", "object"),
        ("because", "It says nothing of means"),
        ("obstacle", "yes"),
        ("key", "one"),
    ];
    let blank = at.post_as("north", &format!("{place}/answer"), &[("stance", "object")]);
    assert!(blank.status.is_client_error(), "an objection has its reason");
    let taken = at.post_as("north", &format!("{place}/answer"), &fields);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let obstacle = at.state("adoption", |state| {
        let put = &state.deciding.questions[number];
        let seats = state.roster.seats().filter_map(|(id, _)| state.objection(&put.target, id));
        seats
            .filter(|(it, known)| known.obstacle && it.reason.shown() == "It says nothing of means")
            .count()
    });
    assert_eq!(obstacle, 1);
    assert!(!waits(&at).contains(&format!("{place}#answer")), "it is answered");
    assert!(at.get_as("north", &place).text().contains("You said:"));
}

#[test]
fn who_stood_where_in_an_earlier_cycle_is_told_in_the_next() {
    let then = At::station("follow-up");
    let (number, who) = then.state("follow-up", |state| {
        let questions = state.deciding.questions.iter().enumerate();
        let said = questions.rev().find_map(|(number, put)| {
            let seats = state.texts.positions.get(&put.target)?;
            Some((number, state.roster.shown(*seats.keys().next()?)))
        });
        said.expect("somebody took a position on a question")
    });
    let later = At::station("review");
    assert!(later.state("review", |state| state.process.cycles.len()) > 1);
    let page = later.get(&format!("/p/review/decide/questions/{number}")).text();
    assert!(page.contains(&format!("<b>{who}</b>")), "{who}: {page}");
    assert!(!page.contains("It has to be taken"), "a vote that was taken is asked for no more");
}

#[test]
fn explaining_a_vote_is_offered_where_there_was_one() {
    let at = At::own(&["follow-up"]);
    let page = at.get_as("north", "/p/follow-up/statements/new").text();
    assert!(!page.contains("value=\"explain-vote\""), "no text was voted on: {page}");
    let hub = at.get_as("north", "/p/follow-up/decide").text();
    assert!(hub.contains("/p/follow-up/acts/explain-vote?vote="), "{hub}");
    let fields = [("kind", "explain-vote"), ("document", "0"), ("words", "x"), ("key", "two")];
    let none = at.post_as("north", "/p/follow-up/statements/new", &fields);
    assert!(none.status.is_client_error() && none.text().contains("No vote was taken"));
}
