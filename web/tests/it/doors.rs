//! Entering and leaving: links, invitations, sessions, tokens, and what nobody can find out at the door.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use unbracket_negotiation::Moment;
use unbracket_secretariat::accounts::{Account, Holding, Offer, Proof, Scopes};
use unbracket_web::router;

use crate::browser::{Browser, send, written};
use crate::support::{Answer, At, wait};

const HERE: &str = "silence";
const OTHER: &str = "first-reading";
const ADDRESS: &str = "ana@example.org";

fn site() -> At {
    At::own(&[HERE])
}

fn person(at: &At, address: &str) -> Account {
    wait(at.site.accounts().make("Ana", Some(address))).expect("the vault takes it")
}

fn wait_seconds(at: &At, seconds: i64) {
    let now = at.site.house().clock().now();
    at.clock.set(Moment(now.0 + seconds));
}

/// Asks for a link as a browser without scripts does: the page is open for a while.
fn ask(at: &At, browser: &mut Browser, address: &str) -> Answer {
    let page = browser.get("/enter").text();
    wait_seconds(at, 7);
    let value = |name: &str| {
        let from = page.find(&format!("name=\"{name}\" value=\""))?;
        let rest = &page[from..];
        let rest = &rest[rest.find("value=\"")? + 7..];
        Some(rest[..rest.find('"')?].to_owned())
    };
    let (door, puzzle) = (value("door").expect("a door"), value("puzzle").expect("a puzzle"));
    browser.post("/enter", &[("address", address), ("door", &door), ("puzzle", &puzzle)])
}

/// The letters that lie in the outbox, and takes them out.
fn letters(at: &At) -> Vec<(String, String)> {
    wait(async {
        let mut letters = Vec::new();
        for waiting in at.site.outbox().waiting().await.expect("the vault is there") {
            at.site.outbox().take_out(&waiting.name).await.expect("the vault is there");
            letters.push((waiting.letter.to, waiting.letter.text));
        }
        letters
    })
}

/// The path in a letter.
fn path_in(text: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("http://localhost:9000/"));
    line.expect("a letter has an address").replace("http://localhost:9000", "")
}

fn link(at: &At, browser: &mut Browser) -> String {
    assert_eq!(ask(at, browser, ADDRESS).status, StatusCode::SEE_OTHER);
    path_in(&letters(at).pop().expect("a letter").1)
}

#[test]
fn a_link_lets_in_once_with_a_new_session_in_the_browser_that_asked() {
    let at = site();
    person(&at, ADDRESS);
    let mut browser = Browser::new(&at.site);
    let path = link(&at, &mut browser);
    let mut other = Browser::new(&at.site);
    other.get("/enter");
    assert!(other.get(&path).status.is_success());
    let stolen = other.fill(&path, &path, &[]);
    assert_eq!(stolen.status, StatusCode::BAD_REQUEST);
    assert!(!other.is_in());
    // Programs that look into letters open the link, again and again.
    for _ in 0..5 {
        assert!(browser.get(&path).status.is_success());
    }
    let before = browser.cookies.clone();
    assert_eq!(browser.fill(&path, &path, &[]).status, StatusCode::SEE_OTHER);
    assert!(browser.is_in());
    assert!(!before.values().any(|value| Some(value) == browser.cookies.get("unbracket")));
    let mut again = Browser::new(&at.site);
    again.cookies = before;
    assert_eq!(again.fill(&path, &path, &[]).status, StatusCode::BAD_REQUEST);
    assert!(!again.is_in());
}

#[test]
fn of_a_thousand_who_use_one_link_at_once_one_gets_in() {
    let at = site();
    person(&at, ADDRESS);
    let mut browser = Browser::new(&at.site);
    let path = link(&at, &mut browser);
    let page = browser.get(&path).text();
    let door = page.split("name=\"door\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let door = door.expect("the button belongs to a browser").to_owned();
    let app = router(at.site.clone());
    let entered = wait(async {
        let tries: Vec<_> = (0..1_000)
            .map(|_| {
                let request = written(browser.asked(&Method::POST, &path), &[("door", &door)]);
                tokio::spawn(send(app.clone(), request))
            })
            .collect();
        let mut entered = 0;
        for one in tries {
            let answer = one.await.expect("nothing panics");
            entered += usize::from(answer.status == StatusCode::SEE_OTHER);
        }
        entered
    });
    assert_eq!(entered, 1);
}

#[test]
fn a_link_is_over_after_ten_minutes() {
    let at = site();
    person(&at, ADDRESS);
    let mut browser = Browser::new(&at.site);
    let path = link(&at, &mut browser);
    wait_seconds(&at, 601);
    assert_eq!(browser.fill(&path, &path, &[]).status, StatusCode::BAD_REQUEST);
    assert!(!browser.is_in());
}

#[test]
fn the_vault_holds_no_secret_that_lets_in() {
    let at = site();
    let account = person(&at, ADDRESS);
    let mut browser = Browser::new(&at.site);
    let path = link(&at, &mut browser);
    let secret = path.rsplit('/').next().expect("a secret").to_owned();
    let session = Browser::of(&at.site, &account, Proof::Link).cookies["unbracket"].clone();
    let grant = (HERE, Scopes { read: true, submit: true });
    let token = wait(at.site.accounts().make_token(&account.id, "x", grant, 1)).unwrap();
    let vault: &dyn unbracket_store::Vault = at.vault.as_ref();
    let kept = wait(async {
        let mut kept = Vec::new();
        for drawer in ["once", "session", "token", "spent", "account", "invitation", "door-key"] {
            for name in vault.names(drawer).await.unwrap() {
                kept.extend(vault.get(drawer, &name).await.unwrap().unwrap_or_default());
                kept.extend(name);
                kept.push(b'\n');
            }
        }
        kept
    });
    assert!(kept.len() > 200);
    for secret in [secret.as_str(), session.as_str(), token.trim_start_matches("unbracket_")] {
        let plain = kept.windows(secret.len()).any(|bytes| bytes == secret.as_bytes());
        let bytes = unbracket_secretariat::accounts::Secret::from_cookie(secret).unwrap();
        assert!(!plain, "{bytes:?}");
    }
}

#[test]
fn whoever_asks_cannot_tell_an_address_that_is_known_from_one_that_is_not() {
    let at = site();
    person(&at, ADDRESS);
    let mut seen = Vec::new();
    for address in [ADDRESS, "nobody@example.org"] {
        let mut browser = Browser::new(&at.site);
        let answer = ask(&at, &mut browser, address);
        let sent = browser.get("/enter/sent");
        let names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        let letters: Vec<_> = letters(&at).into_iter().map(|(to, _)| to).collect();
        assert_eq!(letters, [address]);
        // The page says what time it is: the two were not asked for at the same moment.
        let now = at.site.house().clock().now().0.to_string();
        let page = sent.text().replace(&now, "now");
        seen.push((answer.status, answer.bytes.clone(), names, sent.status, page));
    }
    assert_eq!(seen[0], seen[1]);
}

#[test]
fn no_more_than_three_letters_an_hour_go_to_one_address() {
    let at = site();
    person(&at, ADDRESS);
    for _ in 0..6 {
        let answer = ask(&at, &mut Browser::new(&at.site), ADDRESS);
        assert_eq!(answer.header("location"), "/enter/sent");
    }
    assert_eq!(letters(&at).len(), 3);
    wait_seconds(&at, 3_600);
    ask(&at, &mut Browser::new(&at.site), ADDRESS);
    assert_eq!(letters(&at).len(), 1);
}

#[test]
fn an_address_that_would_write_another_header_sends_nothing() {
    let at = site();
    for address in ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "<a@b.example>"]
    {
        let answer = ask(&at, &mut Browser::new(&at.site), address);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address:?}");
    }
    assert!(letters(&at).is_empty());
}

#[test]
fn a_form_without_work_waits_and_one_without_its_browser_goes_nowhere() {
    let at = site();
    let mut browser = Browser::new(&at.site);
    let early = browser.fill("/enter", "/enter", &[("address", ADDRESS)]);
    assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(early.text().contains(ADDRESS), "what was typed is kept");
    let mut other = Browser::new(&at.site);
    assert_eq!(other.post("/enter", &[("address", ADDRESS)]).status, StatusCode::FORBIDDEN);
    assert!(letters(&at).is_empty());
}

#[test]
fn a_session_that_was_planted_in_a_browser_is_not_the_one_that_is_entered() {
    let at = site();
    let attacker = Browser::of(&at.site, &person(&at, "mallory@example.org"), Proof::Link);
    person(&at, ADDRESS);
    let mut victim = Browser::new(&at.site);
    let path = link(&at, &mut victim);
    let planted = attacker.cookies["unbracket"].clone();
    let html = victim.get(&path).text();
    let door = html.split("name=\"door\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    victim.cookies.insert("unbracket".to_owned(), planted.clone());
    let secret = unbracket_secretariat::accounts::Secret::from_cookie(&planted).unwrap();
    let fields = [("door", door), ("token", &*secret.token())];
    assert_eq!(victim.post(&path, &fields).status, StatusCode::SEE_OTHER);
    assert_ne!(victim.cookies["unbracket"], planted);
    // What was there before is over: nobody goes on in it.
    assert!(wait(at.site.accounts().session(&secret)).unwrap().is_none());
    // A cookie that nobody gave out opens nothing, whatever is entered later.
    let mut made_up = Browser::new(&at.site);
    made_up.cookies.insert("unbracket".to_owned(), "A".repeat(43));
    assert!(!made_up.is_in());
}

#[test]
fn a_session_ends_when_nobody_uses_it_and_after_its_longest_time() {
    use unbracket_secretariat::accounts::Stay;
    let at = site();
    let account = person(&at, ADDRESS);
    let accounts = at.site.accounts();
    let alive = |secret| {
        // Without the memory of the last second.
        let fresh =
            unbracket_secretariat::accounts::Accounts::new(at.vault.clone(), at.clock.clone());
        wait(fresh.session(secret)).unwrap().is_some()
    };
    let shared = wait(accounts.enter(&account.id, Proof::Link, Stay::Shared)).unwrap();
    wait_seconds(&at, 29 * 60);
    assert!(alive(&shared));
    wait_seconds(&at, 31 * 60);
    assert!(!alive(&shared));
    let shared = wait(accounts.enter(&account.id, Proof::Link, Stay::Shared)).unwrap();
    for _ in 0..48 {
        assert!(alive(&shared));
        wait_seconds(&at, 15 * 60);
    }
    wait_seconds(&at, 60);
    assert!(!alive(&shared));
}

#[test]
fn leaving_ends_the_session_and_ending_all_ends_them_everywhere() {
    let at = site();
    let account = person(&at, ADDRESS);
    let mut one = Browser::of(&at.site, &account, Proof::Link);
    let mut two = Browser::of(&at.site, &account, Proof::Link);
    let kept = one.clone();
    assert_eq!(one.fill("/account", "/leave", &[]).status, StatusCode::SEE_OTHER);
    assert!(!one.is_in() && !kept.clone().is_in() && two.is_in());
    let mut three = Browser::of(&at.site, &account, Proof::Link);
    let answer =
        three.fill("/account", "/account/sessions/end", &[("session", ""), ("all", "yes")]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(!two.is_in() && !three.is_in());
}

#[test]
fn what_opens_doors_needs_somebody_who_is_here_now() {
    let at = site();
    let mut account = person(&at, ADDRESS);
    account.holdings.insert(Holding { process: HERE.to_owned(), seat: 0 });
    wait(at.site.accounts().keep(&account)).unwrap();
    let wanted = [("name", "x"), ("process", HERE), ("scope", "read")];
    for (proof, seconds, may) in [
        (Proof::Link, 0, true),
        (Proof::Link, 901, false),
        (Proof::Passkey, 0, true),
        (Proof::Invitation, 0, false),
        (Proof::Provider, 0, false),
    ] {
        let mut browser = Browser::of(&at.site, &account, proof);
        wait_seconds(&at, seconds);
        let answer = browser.fill("/account", "/account/tokens", &wanted);
        assert_eq!(answer.status.is_success(), may, "{proof:?} after {seconds}");
    }
    // Who has a passkey shows it: a mailbox that somebody else reads is not enough.
    let passkey = unbracket_secretariat::accounts::Passkey {
        id: vec![1],
        name: "key".to_owned(),
        made: 0,
        credential: serde_json::Value::Null,
    };
    wait(at.site.accounts().keep_passkey(&account.id, &passkey)).unwrap();
    let mut browser = Browser::of(&at.site, &account, Proof::Link);
    let answer = browser.fill("/account", "/account/tokens", &wanted);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

fn with_token(at: &At, token: &str, method: &str, path: &str) -> StatusCode {
    let request = Request::builder().method(method).uri(path);
    let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    let request = request.header(header::CONTENT_TYPE, "application/json");
    at.send(request.body(Body::from("{}")).expect("an address")).status
}

/// Decidim's CVE-2026-45414: a token of one organisation was taken by another.
#[test]
fn a_token_works_in_its_process_for_its_scope_and_under_the_interface_alone() {
    let at = At::own(&[HERE, OTHER]);
    let mut account = person(&at, ADDRESS);
    for process in [HERE, OTHER] {
        let seat = at.state(process, |state| state.roster.seat_named("Marenia")).unwrap();
        account.holdings.insert(Holding { process: process.to_owned(), seat: seat.0 });
    }
    let accounts = at.site.accounts();
    wait(accounts.keep(&account)).unwrap();
    let make = |submit| {
        let scopes = Scopes { read: true, submit };
        wait(accounts.make_token(&account.id, "x", (HERE, scopes), 30)).unwrap()
    };
    let (reads, acts) = (make(false), make(true));
    let here = format!("/api/p/{HERE}/acts");
    let there = format!("/api/p/{OTHER}/acts");
    assert_eq!(with_token(&at, &reads, "GET", &here), StatusCode::OK);
    assert_eq!(with_token(&at, &reads, "POST", &here), StatusCode::FORBIDDEN);
    let taken = with_token(&at, &acts, "POST", &here);
    assert!(taken != StatusCode::FORBIDDEN && taken != StatusCode::UNAUTHORIZED, "{taken}");
    for token in [&reads, &acts] {
        assert_eq!(with_token(&at, token, "GET", &there), StatusCode::FORBIDDEN);
        assert_eq!(with_token(&at, token, "POST", &there), StatusCode::FORBIDDEN);
        assert_eq!(with_token(&at, token, "GET", "/account"), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(with_token(&at, "unbracket_x", "GET", &here), StatusCode::UNAUTHORIZED);
    wait_seconds(&at, 31 * 86_400);
    assert_eq!(with_token(&at, &reads, "GET", &here), StatusCode::UNAUTHORIZED);
}

#[test]
fn an_invitation_makes_an_account_with_its_seat_once() {
    let at = site();
    let seat = at.state(HERE, |state| state.roster.seat_named("Marenia")).unwrap();
    let path = format!("/p/{HERE}/office/invitations");
    let fields = [("seat", seat.0.to_string()), ("address", "new@example.org".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(at.post_as("secretariat", &path, &fields).status, StatusCode::SEE_OTHER);
    assert!(at.get_as("secretariat", &path).text().contains("new@example.org"));
    let invitation = path_in(&letters(&at)[0].1);
    let mut browser = Browser::new(&at.site);
    let page = browser.get(&invitation).text();
    assert!(page.contains("Marenia"));
    let taken = browser.fill(&invitation, &invitation, &[("name", "New Delegate")]);
    assert_eq!(taken.header("location"), format!("/p/{HERE}"));
    assert!(browser.get("/account").text().contains("Marenia"));
    let mut late = Browser::new(&at.site);
    assert_eq!(late.get(&invitation).status, StatusCode::NOT_FOUND);
    let answer = late.post(&invitation, &[("name", "Somebody else")]);
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!late.is_in());
}

#[test]
fn an_invitation_that_was_handed_over_opens_no_account_that_is_there() {
    let at = site();
    person(&at, ADDRESS);
    let offer = Offer { seat: None, operator: false, address: None, language: None };
    let secret = wait(at.site.accounts().invite(offer)).unwrap();
    let path = format!("/invitation/{}", secret.to_cookie());
    let mut browser = Browser::new(&at.site);
    let answer = browser.fill(&path, &path, &[("name", "Eve"), ("address", ADDRESS)]);
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(!browser.is_in());
    let answer = browser.fill(&path, &path, &[("name", "Op"), ("address", "op@example.org")]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(browser.is_in());
}

#[test]
fn the_seat_that_somebody_chose_is_the_one_for_which_they_act() {
    let at = site();
    let mut account = person(&at, ADDRESS);
    let seats =
        ["Marenia", "Aldoria"].map(|name| at.state(HERE, |s| s.roster.seat_named(name)).unwrap());
    account.holdings.extend(seats.map(|seat| Holding { process: HERE.to_owned(), seat: seat.0 }));
    wait(at.site.accounts().keep(&account)).unwrap();
    let mut browser = Browser::of(&at.site, &account, Proof::Link);
    for (seat, name) in [(seats[0], "Marenia"), (seats[1], "Aldoria")] {
        let fields = [("process", HERE), ("seat", &*seat.0.to_string())];
        browser.fill("/account", "/account/seat", &fields);
        let page = browser.get(&format!("/p/{HERE}")).text();
        assert!(page.contains(&format!("<summary>{name}</summary>")), "{name}");
    }
    let other = at.state(HERE, |state| state.roster.seat_named("President")).unwrap();
    let fields = [("process", HERE), ("seat", &*other.0.to_string())];
    let answer = browser.fill("/account", "/account/seat", &fields);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

/// Decidim's CVE-2026-45377, -45378 and CVE-2025-65017: exports behind links that anybody could use, or
/// that led to somebody else's. Ours has no link and no number: it is what the session may have.
#[test]
fn ones_own_acts_are_given_to_the_session_alone_with_words_and_receipts() {
    let at = site();
    assert_eq!(at.get("/account/acts.json").status, StatusCode::UNAUTHORIZED);
    let answer = at.get_as("north", "/account/acts.json");
    let all: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("it is JSON");
    let acts = all["processes"][0]["acts"].as_array().expect("acts").clone();
    let seat = at.state(HERE, |state| state.roster.seat_named("Marenia")).unwrap();
    assert!(!acts.is_empty());
    for act in &acts {
        assert_eq!(act["act"]["by"], seat.0, "{act}");
        assert!(act["receipt"].as_str().is_some_and(|it| it.starts_with("c2sp.org/tlog-proof")));
    }
    assert!(acts.iter().any(|act| act["words"].is_array()));
    assert!(answer.header("cache-control").contains("no-store"));
    // An office has acts by the hundred: all of them, each once, in order.
    let answer = at.get_as("secretariat", "/account/acts.json");
    let all: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("it is JSON");
    let of_office = all["processes"][0]["acts"].as_array().expect("acts").iter();
    let found: Vec<_> = of_office.map(|act| act["entry"].as_u64().expect("a number")).collect();
    let office = at.state(HERE, |state| state.roster.seat_named("Secretariat")).unwrap();
    let own = at.state(HERE, |state| {
        let by = |at: &u64| state.process.entries.get(*at).is_some_and(|it| it.by == office);
        (0..state.length).filter(by).collect::<Vec<_>>()
    });
    assert!(own.len() > 100 && found == own, "{} {}", own.len(), found.len());
    // As browsers ask for it.
    let (cookie, _) = at.session("secretariat");
    let request = crate::support::asked(Method::GET, "/account/acts.json");
    let request = request.header(header::COOKIE, cookie).header(header::ACCEPT_ENCODING, "gzip");
    let packed = at.send(request.body(Body::empty()).expect("an address"));
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(!packed.bytes.is_empty() && packed.bytes.len() < answer.bytes.len());
}

#[test]
fn whoever_leaves_for_good_is_forgotten_and_the_seat_stays() {
    let at = site();
    let mut account = person(&at, ADDRESS);
    let seat = at.state(HERE, |state| state.roster.seat_named("Marenia")).unwrap();
    account.holdings.insert(Holding { process: HERE.to_owned(), seat: seat.0 });
    wait(at.site.accounts().keep(&account)).unwrap();
    let mut browser = Browser::of(&at.site, &account, Proof::Link);
    assert_eq!(browser.fill("/account", "/account/forget", &[]).status, StatusCode::BAD_REQUEST);
    let gone = browser.fill("/account", "/account/forget", &[("sure", "yes")]);
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!browser.is_in());
    assert!(wait(at.site.accounts().account(&account.id)).unwrap().is_none());
    assert!(wait(at.site.accounts().by_address(ADDRESS)).unwrap().is_none());
    assert!(at.state(HERE, |state| state.roster.seat(seat).is_some()));
}

#[test]
fn a_name_that_looks_like_another_is_shown_before_it_is_kept() {
    let at = site();
    let alike = "\u{410}ldoria";
    let shown = at.post_as("north", "/account", &[("name", alike)]);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.text().contains("U+0410") && shown.text().contains("anyway"));
    let kept = at.post_as("north", "/account", &[("name", alike), ("anyway", "yes")]);
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
}

/// Fifty people with names and addresses like no others take part; then everything that others can see is
/// searched for them.
#[test]
fn of_fifty_people_who_take_part_no_mark_is_found_outside_the_vault() {
    let at = site();
    let marks: Vec<_> = (0..50).map(|n| format!("canary{n}x7q")).collect();
    let seats: Vec<_> =
        at.state(HERE, |state| state.roster.seats().map(|(seat, _)| seat.0).collect());
    let before = at.state(HERE, |state| state.length);
    for (number, mark) in marks.iter().enumerate() {
        let account = wait(at.site.accounts().make(mark, Some(&format!("{mark}@example.org"))));
        let mut account = account.expect("the vault takes it");
        let seat = seats[number % seats.len()];
        account.holdings.insert(Holding { process: HERE.to_owned(), seat });
        wait(at.site.accounts().keep(&account)).unwrap();
        let mut browser = Browser::of(&at.site, &account, Proof::Link);
        browser.get(&format!("/p/{HERE}"));
        let acts =
            r#"{"act":"state-position","fields":{"on":["provision","3"],"stance":"support"}}"#;
        let grant = (HERE, Scopes { read: true, submit: true });
        let token = wait(at.site.accounts().make_token(&account.id, mark, grant, 1)).unwrap();
        let request = browser.asked(&Method::POST, &format!("/api/p/{HERE}/acts"));
        let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        browser.send(request.body(Body::from(acts)).unwrap());
    }
    assert!(at.state(HERE, |state| state.length) > before + 10, "they took part");
    let log = at.record(HERE).stores().log.clone();
    let length = wait(log.length()).unwrap();
    let leaves = wait(log.read(0, length)).unwrap().concat();
    let mut public = String::from_utf8_lossy(&leaves).into_owned();
    for (method, path, _) in unbracket_web::described() {
        if method == "GET" {
            let path = crate::matrix::address(path, HERE);
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            public.push_str(&wait(send(router(at.site.clone()), request)).text());
        }
    }
    assert!(public.len() > 100_000);
    let found: Vec<_> = marks.iter().filter(|mark| public.contains(mark.as_str())).collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(at.site.personas().len() < marks.len(), "the people of the story are others");
}
