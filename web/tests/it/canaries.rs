//! What is private is entered through the pages, each under a word that stands nowhere else; then everything
//! that others can see is searched for these words.
//!
//! **Invariant:** a private word stands where [`ALLOWED`] says that it may, with a reason, and nowhere else:
//! not in the log of the server, its figures, the record, an export, a receipt, a feed, a page of somebody
//! else, an answer of the interface, a search, a letter to somebody else, a header, or an error page.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use flate2::read::GzDecoder;
use tower::ServiceExt;
use unbracket_negotiation::Moment;
use unbracket_secretariat::accounts::{Account, Holding, Passkey, Secret};
use unbracket_web::{described, operator_router, router};

use crate::browser::{Browser, send};
use crate::support::{Answer, At, asked, wait};

/// Where there is an open call, and where there is a text that is negotiated.
const CALL: &str = "review";
const TEXT: &str = "first-reading";

/// Where a private word may stand: what it is, where, and why.
const ALLOWED: &[(&str, &str, &str)] = &[
    (
        "sealed words",
        "bodies",
        "the body of the entry, which the store gives to nobody but the offices",
    ),
    (
        "sealed words",
        "secretariat /p/review/office/inputs",
        "whoever serves the process reads inputs",
    ),
    ("mail", "secretariat /operator/outbox", "the operator of a demonstration hands letters over"),
    ("link", "secretariat /operator/outbox", "the operator of a demonstration hands letters over"),
    (
        "subscription",
        "secretariat /operator/outbox",
        "the operator of a demonstration hands letters over",
    ),
    (
        "invited",
        "secretariat /operator/outbox",
        "the operator of a demonstration hands letters over",
    ),
    ("invited", "secretariat /p/first-reading/office/invitations", "who invites sees whom"),
    (
        "ground of an erasure",
        "secretariat /p/first-reading/office/pending/",
        "who has to sign reads what",
    ),
    (
        "ground of an erasure",
        "chair /p/first-reading/office/pending/",
        "who has to sign reads what",
    ),
];

/// Lines of the log that hold a private word; every line of this run goes by here.
static LOGGED: Mutex<(usize, Vec<String>)> = Mutex::new((0, Vec::new()));
/// How all private words begin.
const MARK: &str = "zqx7";

/// Logging begins once for all tests of the run, so that threads of the server are heard too.
static LOGS: LazyLock<()> = LazyLock::new(|| {
    let hear = |line: &str| {
        let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
        logged.0 += 1;
        if line.contains(MARK) {
            logged.1.push(line.to_owned());
        }
    };
    unbracket_web::log_to(tracing::Level::TRACE, hear).expect("nobody else logs");
});

/// A private word, and what it is.
type Private = (&'static str, String);

/// Somewhere that is searched: its name, and what stands there.
type Place = (String, Vec<u8>);

/// A place may hold a private word if a row says so.
fn allowed(what: &str, place: &str) -> Option<usize> {
    let row = |(of, at, _): &(&str, &str, &str)| *of == what && place.starts_with(at);
    ALLOWED.iter().position(row)
}

/// Which private words stand where they must not; and the rows that were needed.
fn leaks(private: &[Private], places: &[Place]) -> (Vec<String>, BTreeSet<usize>) {
    let (mut found, mut needed) = (Vec::new(), BTreeSet::new());
    for (place, bytes) in places {
        for (what, word) in private {
            if !bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                continue;
            }
            match allowed(what, place) {
                Some(row) => {
                    needed.insert(row);
                }
                None => found.push(format!("{what} stands in {place}")),
            }
        }
    }
    (found, needed)
}

/// Somebody who takes part, in their browser.
struct Person {
    account: Account,
    browser: Browser,
}

impl Person {
    /// Sends a form with the token of the session, as a participant with a network and a program would.
    fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let secret =
            Secret::from_cookie(&self.browser.cookies["unbracket"]).expect("it was written so");
        let token = secret.token();
        let fields: Vec<_> = fields.iter().copied().chain([("token", token.as_str())]).collect();
        let request = self.browser.asked(&Method::POST, path);
        let request =
            request.header(header::USER_AGENT, "zqx7agent").header("x-forwarded-for", "zqx7net");
        let peer = ConnectInfo(std::net::SocketAddr::from(([203, 0, 113, 77], 9)));
        self.browser.send(crate::browser::written(request.extension(peer), &fields))
    }

    fn takes(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.send(path, fields);
        assert!(answer.status.is_redirection(), "{path}: {} {}", answer.status, answer.text());
        answer.header("location").to_owned()
    }
}

fn value(page: &str, name: &str) -> String {
    let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the page has it");
    from.split('"').next().expect("a value has an end").to_owned()
}

fn seat(at: &At, process: &str, name: &str) -> u32 {
    at.state(process, |state| state.roster.seat_named(name).expect("somebody of the story").0)
}

/// Enters by a link, as people do; returns the secret of the link.
fn enter(at: &At, address: &str) -> (Browser, String) {
    let mut browser = Browser::new(&at.site);
    let page = browser.get("/enter").text();
    let now = at.site.house().clock().now();
    at.clock.set(Moment(now.0 + 7));
    let (door, puzzle) = (value(&page, "door"), value(&page, "puzzle"));
    browser.post("/enter", &[("address", address), ("door", &door), ("puzzle", &puzzle)]);
    let letters = wait(at.site.outbox().waiting()).expect("the vault has them");
    let letter = letters.into_iter().rfind(|one| one.letter.to == address);
    let text = letter.expect("a letter was written").letter.text;
    let secret = text.split("/enter/link/").nth(1).expect("a link stands in it");
    let secret = secret.split_whitespace().next().expect("it has an end").to_owned();
    let path = format!("/enter/link/{secret}");
    assert!(browser.fill(&path, &path, &[]).status.is_redirection());
    (browser, secret)
}

/// Everything private is entered; returns the words.
fn entered(at: &At) -> Vec<Private> {
    let mail = "zqx7mail@example.org";
    let mut account = wait(at.site.accounts().make("Ana", Some(mail))).expect("the vault takes it");
    account.holdings.insert(Holding {
        process: CALL.to_owned(),
        seat: seat(at, CALL, "Digital Rights Assembly"),
    });
    account.holdings.insert(Holding { process: TEXT.to_owned(), seat: seat(at, TEXT, "Marenia") });
    wait(at.site.accounts().keep(&account)).expect("the vault takes it");
    let (browser, link) = enter(at, mail);
    let mut ana = Person { account, browser };
    let mut private = vec![("mail", mail.to_owned()), ("link", link)];
    private.push(("session", ana.browser.cookies["unbracket"].clone()));
    private.extend([("program", "zqx7agent".to_owned()), ("network", "203.0.113.77".to_owned())]);
    private.extend([("network, as it says", "zqx7net".to_owned())]);
    ana.takes("/account", &[("name", "zqx7name")]);
    private.push(("name", "zqx7name".to_owned()));
    private.extend(of_the_account(at, &mut ana));
    private.extend(of_the_text(at, &mut ana));
    private.extend(of_the_offices(at));
    contributes(at, &mut ana);
    private.push(("sealed words", "zqx7sealed".to_owned()));
    let subscribed = "zqx7reader@example.org";
    subscribes(at, subscribed);
    private.push(("subscription", subscribed.to_owned()));
    private
}

fn of_the_account(at: &At, ana: &mut Person) -> Vec<Private> {
    let fields = [("name", "zqx7program"), ("process", TEXT), ("scope", "read")];
    let made = ana.send("/account/tokens", &fields).text();
    let token = made.split("unbracket_").nth(1).expect("it is shown once");
    let token: String =
        token.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    assert!(token.len() > 30, "{token}");
    let passkey = Passkey {
        id: b"zqx7key".to_vec(),
        name: "zqx7passkey".to_owned(),
        made: 0,
        credential: serde_json::json!({ "secret": "zqx7credential" }),
    };
    wait(at.site.accounts().keep_passkey(&ana.account.id, &passkey)).expect("the vault takes it");
    vec![
        ("token", token),
        ("name of a token", "zqx7program".to_owned()),
        ("account", ana.account.id.as_str().to_owned()),
        ("passkey", "zqx7key".to_owned()),
        ("passkey in digits", passkey.handle()),
        ("name of a passkey", "zqx7passkey".to_owned()),
        ("passkey", "zqx7credential".to_owned()),
    ]
}

/// A draft of a group, with a comment, and one of one's own.
fn of_the_text(at: &At, ana: &mut Person) -> Vec<Private> {
    let (id, group) = at.state(TEXT, |state| {
        let draft = &state.texts.rolling.as_ref().expect("there is a text").draft;
        let found = draft.visit().find(|visit| {
            unbracket_negotiation::standing::is_paragraph(visit.provision.kind)
                && visit.provision.content.is_clean()
        });
        let group = state.roster.group_named("Northern Partnership").expect("a group of the story");
        (found.expect("there are paragraphs").provision.id.to_string(), group.0.to_string())
    });
    let path = format!("/p/{TEXT}/propose/{id}");
    let fields = [("words", "zqx7draft of all of us"), ("group", &*group), ("do", "keep")];
    let draft = ana.takes(&path, &fields);
    ana.takes(&draft, &[("comment", "zqx7comment"), ("do", "comment")]);
    let fields =
        [("words", "zqx7alone"), ("because", "zqx7why"), ("group", "none"), ("do", "keep")];
    ana.takes(&path, &fields);
    vec![
        ("draft of a group", "zqx7draft".to_owned()),
        ("comment on a draft", "zqx7comment".to_owned()),
        ("draft", "zqx7alone".to_owned()),
        ("reason in a draft", "zqx7why".to_owned()),
    ]
}

/// Somebody is invited, and an erasure waits for a second officer.
fn of_the_offices(at: &At) -> Vec<Private> {
    let invited = "zqx7invited@example.org";
    let seat = seat(at, TEXT, "Marenia").to_string();
    let path = format!("/p/{TEXT}/office/invitations");
    let sent = at.post_as("secretariat", &path, &[("address", invited), ("seat", &seat)]);
    assert!(sent.status.is_redirection(), "{}", sent.text());
    let entry = at.state(TEXT, |state| {
        let erasable =
            |entry: &u64| state.process.entries.get(*entry).is_some_and(|it| it.erasable);
        (0..state.length).rev().find(erasable).expect("something can be erased").to_string()
    });
    let fields = [("entry", &*entry), ("because", "zqx7ground")];
    let asked = at.post_as("secretariat", &format!("/p/{TEXT}/acts/erase"), &fields);
    assert!(asked.header("location").contains("/office/pending/"), "{}", asked.text());
    vec![("invited", invited.to_owned()), ("ground of an erasure", "zqx7ground".to_owned())]
}

/// A contribution to the open call, for the eyes of the secretariat alone.
fn contributes(at: &At, ana: &mut Person) {
    let now = at.record(CALL).now();
    let call = at.state(CALL, |state| {
        let open = |call: &unbracket_negotiation::state::Call| {
            call.until >= now && call.synthesised.is_none() && !call.lapsed
        };
        state.inputs.calls.iter().position(open).expect("a call is open")
    });
    let path = format!("/p/{CALL}/inputs/{call}/contribute");
    let fields = [
        ("language", "en"),
        ("consent", "secretariat-only"),
        ("heading", "zqx7sealed heading"),
        ("text", "zqx7sealed text, which second word nobody finds: zqx7sealedtoo"),
        ("anyway", "yes"),
    ];
    ana.takes(&path, &fields);
}

fn subscribes(at: &At, address: &str) {
    let mut browser = Browser::new(&at.site);
    let path = format!("/p/{TEXT}/subscribe");
    let page = browser.get(&path).text();
    let now = at.site.house().clock().now();
    at.clock.set(Moment(now.0 + 7));
    let puzzle = value(&page, "puzzle");
    let fields = [("address", address), ("topic", "whole"), ("puzzle", &*puzzle)];
    assert!(browser.post(&path, &fields).status.is_success());
}

/// The addresses under a route: with the first and the last of whatever it names.
fn addresses(at: &At, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    for process in [CALL, TEXT] {
        let (length, contributions, calls, provision) = at.state(process, |state| {
            let rolling = state.texts.rolling.as_ref();
            let first = rolling.and_then(|it| it.draft.visit().next());
            let id = first.map(|it| it.provision.id.to_string()).unwrap_or_default();
            (state.length, state.inputs.contributions.len(), state.inputs.calls.len(), id)
        });
        let last = |part: &str| match part {
            "{call}" => calls.saturating_sub(1).to_string(),
            "{contribution}" | "{id}" if path.contains("contributions") => {
                contributions.saturating_sub(1).to_string()
            }
            "{provision}" | "{id}" if !provision.is_empty() => provision.clone(),
            _ => (length - 1).to_string(),
        };
        for first in [true, false] {
            let parts = path.split('/').map(|part| match part {
                "{process}" => process.to_owned(),
                part if !part.starts_with('{') => part.to_owned(),
                _ if first => "0".to_owned(),
                part => last(part),
            });
            all.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    all.dedup();
    all.sort();
    all.dedup();
    all
}

/// An answer with its headers; what is packed is unpacked.
fn whole(answer: &Answer) -> Vec<u8> {
    let mut bytes = format!("{:?}\n", answer.headers).into_bytes();
    let mut unpacked = Vec::new();
    match answer.bytes.starts_with(&[0x1f, 0x8b]) {
        true => {
            GzDecoder::new(&*answer.bytes).read_to_end(&mut unpacked).expect("it is whole");
            bytes.extend(unpacked);
        }
        false => bytes.extend_from_slice(&answer.bytes),
    }
    bytes
}

/// Every page and file, as the public and as others who take part.
fn pages(at: &At) -> Vec<Place> {
    let reads = described().into_iter().filter(|(method, ..)| *method == "GET");
    let paths: BTreeSet<_> = reads.flat_map(|(_, path, _)| addresses(at, path)).collect();
    let pending = wait(at.site.accounts().pending(TEXT).all()).expect("the vault has them");
    let pending = pending.iter().map(|one| format!("/p/{TEXT}/office/pending/{}", one.digest));
    let searches =
        [CALL, TEXT].map(|process| format!("/p/{process}/search?q=sealed+zqx7sealedtoo"));
    let paths: Vec<_> = paths.into_iter().chain(pending).collect();
    let mut places = Vec::new();
    for who in ["public", "sovereign", "chair", "secretariat"] {
        let mut seen = |path: &str| {
            let mut request = asked(Method::GET, path);
            if who != "public" {
                request = request.header(header::COOKIE, at.session(who).0);
            }
            let request = request.body(Body::empty()).expect("an address");
            let answer = wait(send(router(at.site.clone()), request));
            places.push((format!("{who} {path}"), whole(&answer)));
        };
        paths.iter().for_each(|path| seen(path));
    }
    for path in searches {
        let text = at.get(&path).text().replace("zqx7sealedtoo", "what was asked");
        places.push((format!("search {path}"), text.into_bytes()));
    }
    places
}

/// Whatever is no page: the record, its bodies, letters, figures, the log of the server.
fn others(at: &At, mail: &[&str]) -> Vec<Place> {
    let mut places = Vec::new();
    for process in [CALL, TEXT] {
        let record = at.record(process);
        let log = record.stores().log.clone();
        let length = wait(log.length()).expect("the store is there");
        let leaves = wait(log.read(0, length)).expect("the store is there").concat();
        places.push((format!("record {process}"), leaves));
        let names: Vec<_> = record.fold(|fold| fold.bodies.iter().flatten().copied().collect());
        let bodies = wait(log.bodies(&names)).expect("the store is there");
        let bodies = bodies.into_iter().flatten().flat_map(|body| body.bytes);
        places.push((format!("bodies {process}"), bodies.collect()));
    }
    for waiting in wait(at.site.outbox().waiting()).expect("the vault has them") {
        if !mail.contains(&waiting.letter.to.as_str()) {
            let letter = waiting.letter;
            places.push(("letter".to_owned(), format!("{letter:?}").into_bytes()));
        }
    }
    let request = Request::builder().uri("/metrics").body(Body::empty()).expect("an address");
    let answer = wait(async {
        let answer = operator_router(at.site.clone()).oneshot(request).await;
        let body = answer.expect("it answers everything").into_body();
        axum::body::to_bytes(body, 1 << 24).await.expect("it has an end")
    });
    assert!(answer.len() > 1_000);
    places.push(("figures".to_owned(), answer.to_vec()));
    places
}

/// Pages that say no, asked for with private words in every part of the address.
fn errors(at: &At, private: &[Private]) {
    for (_, word) in private {
        for path in
            ["/nowhere/", "/p/", "/p/review/record/", "/invitation/", "/enter/link/", "/help/"]
        {
            let path = format!("{path}{}", crate::support::escaped(word));
            at.get(&path);
            at.get(&format!("{path}?q={}", crate::support::escaped(word)));
        }
        at.post("/enter", &[("address", word), ("door", word), ("puzzle", word)]);
    }
}

fn logged() -> (usize, Vec<String>) {
    LOGGED.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[test]
fn what_is_private_stands_where_it_may_and_nowhere_else() {
    LazyLock::force(&LOGS);
    let at = At::own(&[CALL, TEXT]);
    let private = entered(&at);
    assert!(private.len() > 20, "{}", private.len());
    let mail: Vec<_> = private.iter().map(|(_, word)| word.as_str()).collect();
    let mut places = pages(&at);
    errors(&at, &private);
    places.extend(others(&at, &mail));
    let (lines, told) = logged();
    assert!(lines > 500, "{lines} lines were logged");
    places.push(("log of the server".to_owned(), told.concat().into_bytes()));
    assert!(places.len() > 800, "{} places", places.len());
    let (found, needed) = leaks(&private, &places);
    assert!(found.is_empty(), "{} leaks:\n{}", found.len(), found.join("\n"));
    let idle: Vec<_> =
        ALLOWED.iter().enumerate().filter(|(row, _)| !needed.contains(row)).collect();
    assert!(idle.is_empty(), "what is allowed and never stands there is no reason: {idle:?}");
}

#[test]
fn a_private_word_that_leaks_is_found_wherever_it_stands() {
    LazyLock::force(&LOGS);
    let private = [("name", "zqx7planted".to_owned()), ("sealed words", "zqx7shut".to_owned())];
    // In a line of the log, under a name that is logged; and not under one that is not.
    tracing::info!(target: "unbracket_web::planted", why = "zqx7planted", "a page failed");
    tracing::info!(target: "unbracket_web::planted", address = "zqx7planted elsewhere", "a page");
    let (_, told) = logged();
    let told: Vec<_> = told.iter().filter(|line| line.contains("zqx7planted")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let log = ("log of the server".to_owned(), told[0].clone().into_bytes());
    // In a file that is packed, in a header, and in a place that may hold another word.
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packer, b"... zqx7shut ...").expect("a vector takes it");
    let packed = Answer {
        status: axum::http::StatusCode::OK,
        headers: [(header::ETAG, "zqx7planted".parse().expect("a header"))].into_iter().collect(),
        bytes: packer.finish().expect("a vector takes it").into(),
    };
    let places = [log, ("public /export".to_owned(), whole(&packed))];
    let (found, _) = leaks(&private, &places);
    let expected = [
        "name stands in log of the server",
        "name stands in public /export",
        "sealed words stands in public /export",
    ];
    assert_eq!(found, expected);
    let (found, _) =
        leaks(&private, &[("bodies review".to_owned(), b"zqx7planted zqx7shut".to_vec())]);
    assert_eq!(found, ["name stands in bodies review"]);
}
