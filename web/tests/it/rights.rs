//! Who may take which act, when, by which means: every kind of act with a body that is in order, as
//! everybody, at several moments of a negotiation, by the page, by the interface for programs, and by the core.
//!
//! The acts are those of the example: of each kind the last one before the moment, which is over or stands,
//! and the first one after it, which is in order for whoever takes it then. So each is tried by its
//! author, whose own things it names, and by everybody else.
//!
//! **Invariants:** what the core refuses is refused everywhere, in its words, and changes nothing; what is in
//! order is taken; and the outcomes of all cells stand in `golden/rights.txt`, where they are read by people.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::{Map, Value, json};
use unbracket_negotiation::wire::Shape;
use unbracket_negotiation::{Act, Credentials, Refusal, Role, SeatId, decide};
use unbracket_secretariat::accounts::{Account, Holding, Proof, Scopes};
use unbracket_secretariat::pending::needs_second;
use unbracket_web::form_of;

use crate::browser::Browser;
use crate::support::{Answer, At, events, wait};

/// Somebody with one seat, and what they enter with.
pub(crate) struct Person {
    /// What the golden table calls them.
    pub(crate) name: String,
    /// Their seat in the process.
    pub(crate) seat: SeatId,
    /// Their account.
    pub(crate) account: Account,
    /// A token of theirs that may submit.
    pub(crate) token: String,
}

/// An act to be tried.
struct Trial {
    act: Act,
    author: SeatId,
    /// `done` where it is on the record already, `next` where it comes later.
    when: &'static str,
}

/// Makes an account that holds a seat.
pub(crate) fn person(at: &At, process: &str, name: &str, seat: SeatId) -> Person {
    let accounts = at.site.accounts();
    let mut account = wait(accounts.make(name, None)).expect("the vault takes it");
    account.holdings.insert(Holding { process: process.to_owned(), seat: seat.0 });
    wait(accounts.keep(&account)).expect("the vault takes it");
    let scopes = Scopes { read: true, submit: true };
    let token = wait(accounts.make_token(&account.id, "t", (process, scopes), 1));
    Person { name: name.to_owned(), seat, account, token: token.expect("the vault takes it") }
}

/// One seat of every basis and one of every office.
pub(crate) fn people(at: &At, process: &str) -> Vec<Person> {
    let seats: Vec<_> = at.state(process, |state| {
        let seats = state.roster.seats().map(|(id, seat)| (id, seat.offices.clone(), seat.basis));
        seats.collect()
    });
    let mut all = Vec::new();
    let mut bases = BTreeSet::new();
    for (seat, offices, basis) in &seats {
        if offices.is_empty() && bases.insert(*basis) {
            all.push(person(at, process, basis.word(), *seat));
        }
    }
    for role in Role::ALL {
        if let Some((seat, ..)) = seats.iter().find(|(_, offices, _)| offices.contains(role)) {
            all.push(person(at, process, role.word(), *seat));
        }
    }
    all
}

/// Of each kind of act the last until a moment and the first after it.
fn trials(station: &'static str) -> Vec<Trial> {
    let (all, until) = (events("review"), events(station).len());
    let mut found: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (place, event) in all.iter().enumerate() {
        if place < until {
            found.insert((event.act.kind(), "done"), place);
        } else {
            found.entry((event.act.kind(), "next")).or_insert(place);
        }
    }
    let trial = |((_, when), place): ((&str, &'static str), usize)| {
        let event = &all[place];
        Trial { act: event.act.clone(), author: event.by.seat, when }
    };
    found.into_iter().map(trial).collect()
}

/// The fields of an act as a program writes them.
fn fields(act: &Act) -> Map<String, Value> {
    let (pairs, shapes) = (form_of(act), Act::shapes(act.kind()).expect("a kind that there is"));
    let each = shapes.iter().filter_map(|(name, shape)| {
        let name = name.replace('_', "-");
        Some((name.clone(), value(shape, &name, &pairs)?))
    });
    each.collect()
}

/// What a form says under a path, as JSON.
fn value(shape: &Shape, path: &str, pairs: &[(String, String)]) -> Option<Value> {
    let below = |path: &str| {
        let within = |key: &str| {
            key.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        pairs.iter().any(|(key, _)| within(key))
    };
    let all = |path: &str| -> Vec<Value> {
        let here = pairs.iter().filter(|(key, _)| key == path);
        here.map(|(_, value)| json!(if value == "∅" { "" } else { value })).collect()
    };
    let record = |fields: &[(&'static str, Shape)], path: &str| {
        let each = fields.iter().filter_map(|(name, shape)| {
            let name = name.replace('_', "-");
            Some((name.clone(), value(shape, &format!("{path}.{name}"), pairs)?))
        });
        Value::Object(each.collect())
    };
    // What wants a set of fields wants it also where none of them is said.
    if !below(path) && !matches!(shape, Shape::Record(_)) {
        return None;
    }
    match shape {
        Shape::Optional(inner) => below(path).then(|| value(inner, path, pairs)).flatten(),
        Shape::Record(fields) => Some(record(fields, path)),
        Shape::List(inner) => match inner.as_ref() {
            Shape::Record(fields) => {
                let places = (0..60).map(|place| format!("{path}.{place}"));
                Some(places.filter(|path| below(path)).map(|path| record(fields, &path)).collect())
            }
            _ => Some(Value::Array(all(path))),
        },
        Shape::Map(key, inner) => {
            let Shape::Term { words, .. } = key.as_ref() else { return None };
            let each = words.iter().filter_map(|word| {
                Some(((*word).to_owned(), value(inner, &format!("{path}.{word}"), pairs)?))
            });
            Some(Value::Object(each.collect()))
        }
        Shape::Place => all(path).first().map(place),
        Shape::Change => Some(change(path, &all)),
        _ => all(path).into_iter().next(),
    }
}

fn place(text: &Value) -> Value {
    let parts = text.as_str().unwrap_or_default().splitn(2, ' ').map(|part| json!(part));
    parts.collect()
}

/// What a change does, and then its parts in the order that its verb wants.
fn change(path: &str, all: &dyn Fn(&str) -> Vec<Value>) -> Value {
    let at = |name: &str| all(&format!("{path}.{name}"));
    let one = |name: &str| at(name).into_iter().next();
    let to = || one("place").map(|text| place(&text));
    let many = |name: &str| Some(Value::Array(at(name)));
    let verb = one("do");
    let parts = match verb.as_ref().and_then(Value::as_str).unwrap_or_default() {
        "replace" => vec![one("provision"), one("wording")],
        "excerpt" => vec![one("provision"), one("quoted"), one("wording")],
        "insert" => vec![to(), one("wording")],
        "move" => vec![one("provision"), to()],
        "merge" => vec![many("provisions"), one("wording")],
        "split" => vec![one("provision"), many("into")],
        _ => vec![one("provision")],
    };
    std::iter::once(verb).chain(parts).flatten().collect()
}

/// What the core says, as things stand.
fn core(at: &At, process: &str, act: &Act, seat: SeatId) -> Result<(), Refusal> {
    let now = at.record(process).now();
    let by = Credentials::of(seat);
    at.record(process).state(|state| decide(state, act, &by, now.max(state.now)).map(|_| ()))
}

/// Asks the interface for programs what would follow.
fn checked(at: &At, process: &str, person: &Person, act: &Act) -> Answer {
    let body = json!({ "act": act.kind(), "fields": fields(act), "check": true });
    api(at, process, Some(&person.token), &body)
}

fn api(at: &At, process: &str, token: Option<&str>, body: &Value) -> Answer {
    let request = Request::builder().method(Method::POST).uri(format!("/api/p/{process}/acts"));
    let request = request.header(header::CONTENT_TYPE, "application/json");
    let request = match token {
        Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        None => request.header(header::ORIGIN, crate::support::PUBLIC),
    };
    at.send(request.body(Body::from(body.to_string())).expect("an address"))
}

/// What is wrong with an answer of the interface, beside what the core says.
fn fault(said: &Result<(), Refusal>, answer: &Answer) -> Option<String> {
    match said {
        Ok(()) => (answer.status != StatusCode::OK).then(|| answer.text()),
        Err(refusal) => {
            let body: Value = serde_json::from_slice(&answer.bytes).unwrap_or_default();
            let same = answer.status == StatusCode::UNPROCESSABLE_ENTITY
                && body["problem"] == refusal.to_string()
                && body["rule"] == refusal.rule;
            (!same).then(|| format!("{} {}, not {refusal}", answer.status, answer.text()))
        }
    }
}

type Ask<'a> = &'a dyn Fn(&At, &Person, &Act) -> Answer;

/// Everybody tries everything; returns the rows of the golden table, how many cells there were, and what
/// was wrong.
fn sweep(at: &At, station: &'static str, ask: Ask<'_>) -> (Vec<String>, usize, Vec<String>) {
    let (mut rows, mut cells, mut faults) = (Vec::new(), 0, Vec::new());
    let everybody = people(at, station);
    let mut authors: BTreeMap<SeatId, Person> = BTreeMap::new();
    for trial in trials(station) {
        let kind = trial.act.kind();
        authors.entry(trial.author).or_insert_with(|| person(at, station, "author", trial.author));
        let mut outcomes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for person in everybody.iter().chain(authors.get(&trial.author)) {
            let said = core(at, station, &trial.act, person.seat);
            if let Some(what) = fault(&said, &ask(at, person, &trial.act)) {
                faults.push(format!("{kind} {} {}: {what}", trial.when, person.name));
            }
            let outcome = said.err().map_or("in order".to_owned(), |it| it.code.to_string());
            outcomes.entry(outcome).or_default().push(&person.name);
            cells += 1;
        }
        let told: Vec<_> =
            outcomes.into_iter().map(|(what, who)| format!("{what}: {}", who.join(" "))).collect();
        rows.push(format!("{station} {kind} {}; {}", trial.when, told.join("; ")));
    }
    (rows, cells, faults)
}

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/rights.txt")
}

/// Compares the rows of a moment with those that were read by somebody.
fn compare(station: &str, rows: &[String]) {
    let kept = std::fs::read_to_string(golden()).unwrap_or_default();
    let here = |row: &&str| row.split(' ').next() == Some(station);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let _turn = TURN.lock().expect("no other moment failed to write");
        let kept = std::fs::read_to_string(golden()).unwrap_or_default();
        let others = kept.lines().filter(|row| !here(row)).map(ToOwned::to_owned);
        let all: BTreeSet<_> = others.chain(rows.iter().cloned()).collect();
        let text = all.into_iter().collect::<Vec<_>>().join("\n") + "\n";
        std::fs::write(golden(), text).expect("the table can be written");
        return;
    }
    let kept: BTreeSet<_> = kept.lines().filter(here).collect();
    let now: BTreeSet<_> = rows.iter().map(String::as_str).collect();
    let (new, gone): (Vec<_>, Vec<_>) =
        (now.difference(&kept).collect(), kept.difference(&now).collect());
    assert!(
        new.is_empty() && gone.is_empty(),
        "look at these rows, and write them with UPDATE_GOLDEN=1 if they are meant\nnew: {new:#?}\ngone: {gone:#?}"
    );
}

/// The interface against the core, and both against the golden table.
fn moment(station: &'static str) {
    let at = At::own(&[station]);
    let before = at.state(station, |state| state.length);
    let ask: Ask<'_> = &|at, person, act| checked(at, station, person, act);
    let (rows, cells, faults) = sweep(&at, station, ask);
    assert!(faults.is_empty(), "{} of {cells}:\n{}", faults.len(), faults.join("\n"));
    assert!(cells > 1_000, "{cells} cells");
    assert_eq!(at.state(station, |state| state.length), before, "who only asks changes nothing");
    compare(station, &rows);
}

#[test]
fn in_the_first_reading_programs_may_do_what_the_core_says_and_nothing_else() {
    moment("first-reading");
}

#[test]
fn under_silence_programs_may_do_what_the_core_says_and_nothing_else() {
    moment("silence");
}

#[test]
fn at_the_adoption_programs_may_do_what_the_core_says_and_nothing_else() {
    moment("adoption");
}

#[test]
fn after_the_adoption_programs_may_do_what_the_core_says_and_nothing_else() {
    moment("follow-up");
}

#[test]
fn a_server_that_judges_one_as_another_is_found() {
    let at = At::own(&["silence"]);
    let chair = at.state("silence", |state| state.roster.officers(Role::Chair).first().copied());
    let chair = person(&at, "silence", "chair", chair.expect("somebody is in the chair"));
    // The fault of a gate that is not there: observers are taken for the chair.
    let ask: Ask<'_> = &|at, person, act| {
        let person = if person.name == "observer" { &chair } else { person };
        checked(at, "silence", person, act)
    };
    let (_, _, faults) = sweep(&at, "silence", ask);
    assert!(faults.len() > 20, "{faults:?}");
    let others: Vec<_> = faults.iter().filter(|fault| !fault.contains(" observer: ")).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// The pages against the core: whoever is refused there is refused here, and nothing is written.
fn pages(station: &'static str) {
    let at = At::own(&[station]);
    let everybody = people(&at, station);
    let (mut faults, mut taken, mut refused) = (Vec::new(), 0, 0);
    for (turn, trial) in trials(station).into_iter().enumerate() {
        let author = person(&at, station, "author", trial.author);
        let others = [turn, turn + everybody.len() / 2];
        let others = others.map(|place| &everybody[place % everybody.len()]);
        for who in others.into_iter().chain([&author]) {
            let said = core(&at, station, &trial.act, who.seat);
            let (by, now) = (Credentials::of(who.seat), at.record(station).now());
            let two = at.record(station).state(|state| needs_second(state, &trial.act, &by, now));
            let before = at.state(station, |state| state.length);
            let answer = sent(&at, station, who, &trial.act);
            let grown = at.state(station, |state| state.length) - before;
            let in_order = match (&said, two) {
                // What two have to sign waits, or is refused to who could not sign it.
                (_, true) => grown == 0,
                (Ok(()), false) => answer.status == StatusCode::SEE_OTHER && grown == 1,
                (Err(_), false) => answer.status == StatusCode::UNPROCESSABLE_ENTITY && grown == 0,
            };
            if !in_order {
                let (kind, when) = (trial.act.kind(), trial.when);
                faults.push(format!("{kind} {when} {}: {} for {said:?}", who.name, answer.status));
            }
            taken += usize::from(grown > 0);
            refused += usize::from(answer.status == StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
    assert!(taken > 5 && refused > 100, "{taken} were taken and {refused} refused");
}

/// The form of an act, filled in as that act, by somebody who is here.
fn sent(at: &At, station: &str, who: &Person, act: &Act) -> Answer {
    let mut browser = Browser::of(&at.site, &who.account, Proof::Link);
    let token = unbracket_secretariat::accounts::Secret::from_cookie(&browser.cookies["unbracket"]);
    let token = token.expect("it was written so").token();
    let pairs = form_of(act);
    let own = [("token", token.as_str()), ("anyway", "yes")];
    let fields: Vec<_> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let fields: Vec<_> = fields.into_iter().chain(own).collect();
    browser.post(&format!("/p/{station}/acts/{}", act.kind()), &fields)
}

#[test]
fn in_the_first_reading_a_form_does_what_the_core_says_and_nothing_else() {
    pages("first-reading");
}

#[test]
fn under_silence_a_form_does_what_the_core_says_and_nothing_else() {
    pages("silence");
}

#[test]
fn after_the_adoption_a_form_does_what_the_core_says_and_nothing_else() {
    pages("follow-up");
}

/// An act of each kind with every token that is not one for it: none is judged, whatever it says.
#[test]
fn only_a_token_of_the_process_that_may_submit_comes_as_far_as_the_core() {
    let at = At::own(&["silence", "first-reading"]);
    let accounts = at.site.accounts();
    let make = |who: &Person, process: &str, submit: bool| {
        let scopes = Scopes { read: true, submit };
        wait(accounts.make_token(&who.account.id, "x", (process, scopes), 1)).expect("a token")
    };
    let mut secretariat = at.state("silence", |state| {
        state.roster.officers(Role::Secretariat).first().copied().expect("it has a seat")
    });
    let who = person(&at, "silence", "secretariat", secretariat);
    let kept_out = person(&at, "silence", "kept out", secretariat);
    wait(accounts.disable(&kept_out.account.id)).expect("the vault takes it");
    // People whose tokens are for something else; each is counted for themselves.
    let reads = make(&person(&at, "silence", "reads", secretariat), "silence", false);
    let elsewhere = person(&at, "silence", "elsewhere", secretariat);
    let elsewhere = make(&elsewhere, "first-reading", true);
    let ended = make(&who, "silence", true);
    let name = wait(accounts.tokens(&who.account.id)).expect("the vault has them");
    let name = name.into_iter().find(|token| token.name == "x").expect("it was made").handle;
    wait(accounts.end_token(&who.account.id, &name)).expect("the vault takes it");
    secretariat.0 += 1;
    let means = [
        ("none", None, StatusCode::UNAUTHORIZED),
        ("made up", Some("unbracket_x".to_owned()), StatusCode::UNAUTHORIZED),
        ("ended", Some(ended), StatusCode::UNAUTHORIZED),
        ("kept out", Some(kept_out.token.clone()), StatusCode::UNAUTHORIZED),
        ("reads", Some(reads), StatusCode::FORBIDDEN),
        ("elsewhere", Some(elsewhere), StatusCode::FORBIDDEN),
    ];
    let (mut cells, before) = (0, at.state("silence", |state| state.length));
    for trial in trials("silence") {
        let act = &trial.act;
        let mut body = json!({ "act": act.kind(), "fields": fields(act) });
        for (name, token, expected) in &means {
            let answer = api(&at, "silence", token.as_deref(), &body);
            assert_eq!(answer.status, *expected, "{name} {}: {}", act.kind(), answer.text());
            cells += 1;
        }
        // A token is for the seats of its person, whatever seat is named.
        body["seat"] = json!(secretariat.0);
        let answer = api(&at, "silence", Some(&who.token), &body);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "another's seat: {}", answer.text());
        cells += 1;
    }
    assert!(cells > 700, "{cells} cells");
    assert_eq!(at.state("silence", |state| state.length), before);
}

/// The session of a browser does nothing at the interface: no form of ours stands before it.
#[test]
fn a_session_does_not_act_by_the_interface_and_a_token_does() {
    let at = At::own(&["silence"]);
    let seat = at.state("silence", |state| {
        state.roster.officers(Role::Secretariat).first().copied().expect("it has a seat")
    });
    let who = person(&at, "silence", "secretariat", seat);
    let mut browser = Browser::of(&at.site, &who.account, Proof::Link);
    let before = at.state("silence", |state| state.length);
    let other = at.state("silence", |state| state.roster.seat_named("Marenia").expect("a seat").0);
    let body = json!({
        "act": "give-office",
        "fields": { "seat": format!("#{other}"), "office": "rapporteur" },
    });
    let mut send = |body: &Value| {
        let request = browser.asked(&Method::POST, "/api/p/silence/acts");
        let request = request.header(header::CONTENT_TYPE, "application/json");
        browser.send(request.body(Body::from(body.to_string())).expect("an address"))
    };
    let answer = send(&body);
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text());
    assert_eq!(at.state("silence", |state| state.length), before);
    // The token of a program was made by somebody who was here: it goes on.
    let answer = api(&at, "silence", Some(&who.token), &body);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}
