//! Who is known here shows in nothing that whoever asks can see: not in bytes, not in headers, not in the
//! work that is done, and so not in time. What the work costs on a clock is measured by `cargo xtask bench
//! doors`; here the calls of the store are compared, one by one.
//!
//! **Invariant:** at every door the same calls are made, in the same order, for an address that is known and
//! for one that is not, and beyond the limit of letters as well.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use axum::http::{Method, StatusCode};
use unbracket_negotiation::Moment;
use unbracket_secretariat::accounts::{Account, Accounts, Offer, Proof};
use unbracket_secretariat::mail::Outbox;
use unbracket_store::{Error, MemoryVault, Vault};
use unbracket_web::Site;

use crate::browser::{Browser, written};
use crate::support::{Answer, At, wait};

const HERE: &str = "silence";

/// A vault that writes down what it is asked: the call and the drawer.
#[derive(Clone, Default)]
struct Watched {
    inner: MemoryVault,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Watched {
    fn note(&self, call: &str, drawer: &str) {
        // The drawers of an account are named after it.
        let drawer = drawer.split_once('-').map_or(drawer, |(drawer, _)| drawer);
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        calls.push(format!("{call} {drawer}"));
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.calls.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Vault for Watched {
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error> {
        self.note("write", drawer);
        self.inner.put(drawer, name, value).await
    }

    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error> {
        self.note("write", drawer);
        self.inner.put_new(drawer, name, value).await
    }

    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error> {
        self.note("write", drawer);
        self.inner.replace(drawer, name, expected, value).await
    }

    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.note("read", drawer);
        self.inner.get(drawer, name).await
    }

    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error> {
        self.note("list", drawer);
        self.inner.names(drawer).await
    }

    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error> {
        self.note("destroy", drawer);
        self.inner.destroy(drawer, name).await
    }
}

/// A site over a vault that is watched.
struct Scene {
    at: At,
    site: Site,
    vault: Watched,
}

/// What somebody at a door could tell: the answer, and the work behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    status: StatusCode,
    headers: Vec<(String, String)>,
    bytes: Vec<u8>,
    calls: Vec<String>,
    letters: usize,
}

impl Scene {
    fn new() -> Self {
        let (at, vault) = (At::own(&[HERE]), Watched::default());
        let kept: Arc<dyn Vault> = Arc::new(vault.clone());
        let accounts = Accounts::new(kept.clone(), at.clock.clone());
        let outbox = Outbox::new(kept, at.clock.clone());
        let (settings, house) = (at.site.settings().clone(), at.site.house().clone());
        let site = Site::new(settings, house, accounts, outbox);
        let scene = Self { at, site, vault };
        // What a server does once, such as making its keys, is done before anything is compared.
        scene.link("first@example.org");
        scene.subscribe("first@example.org");
        scene
    }

    fn account(&self, address: &str) -> Account {
        wait(self.site.accounts().make("Ana", Some(address))).expect("the vault takes it")
    }

    fn later(&self, seconds: i64) {
        let now = self.site.house().clock().now();
        self.at.clock.set(Moment(now.0 + seconds));
    }

    /// Sends a form, and looks at what comes of it.
    fn seen(&self, send: impl FnOnce() -> Answer) -> Seen {
        self.vault.take();
        let before = wait(self.site.outbox().waiting()).expect("the vault has them").len();
        self.vault.take();
        let answer = send();
        let calls = self.vault.take();
        let after = wait(self.site.outbox().waiting()).expect("the vault has them").len();
        let header = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
            let value = value.to_str().expect("headers are text");
            // A cookie is another for everybody; its name and what is said of it are the same.
            let secret = value.split(['=', ';']).nth(1).filter(|_| name == "set-cookie");
            (name.to_string(), value.replace(secret.unwrap_or("\0"), ""))
        };
        Seen {
            status: answer.status,
            headers: answer.headers.iter().map(header).collect(),
            bytes: answer.bytes.to_vec(),
            calls,
            letters: after - before,
        }
    }

    /// Asks for a link as a browser without scripts does, which waits a while.
    fn link(&self, address: &str) -> Seen {
        let mut browser = Browser::new(&self.site);
        let page = browser.get("/enter").text();
        self.later(7);
        let (door, puzzle) = (value(&page, "door"), value(&page, "puzzle"));
        let fields = [("address", address), ("door", &door), ("puzzle", &puzzle)];
        self.seen(|| browser.post("/enter", &fields))
    }

    fn subscribe(&self, address: &str) -> Seen {
        let mut browser = Browser::new(&self.site);
        let path = format!("/p/{HERE}/subscribe");
        let page = browser.get(&path).text();
        self.later(7);
        let puzzle = value(&page, "puzzle");
        let fields = [("address", address), ("topic", "whole"), ("puzzle", &*puzzle)];
        self.seen(|| browser.post(&path, &fields))
    }

    /// A subscription that was asked for and confirmed.
    fn subscriber(&self, address: &str) {
        self.subscribe(address);
        let letters = wait(self.site.outbox().waiting()).expect("the vault has them");
        let letter = letters.into_iter().rfind(|one| one.letter.to == address);
        let text = letter.expect("a letter was written").letter.text;
        let path = text.split("http://localhost:9000").nth(1).expect("an address stands in it");
        let path = path.split(['?', '\n']).next().expect("it has an end").to_owned();
        let answer = Browser::new(&self.site).post(&path, &[]);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
}

/// What a hidden field of a page holds.
fn value(page: &str, name: &str) -> String {
    let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the page has it");
    from.split('"').next().expect("a value has an end").to_owned()
}

#[test]
fn asking_for_a_link_is_the_same_for_everybody() {
    let scene = Scene::new();
    scene.account("ana@example.org");
    let out = scene.account("out@example.org");
    wait(scene.site.accounts().disable(&out.id)).expect("the vault takes it");
    let known = scene.link("ana@example.org");
    assert_eq!((known.status, known.letters), (StatusCode::SEE_OTHER, 1));
    assert!(known.calls.len() > 5, "{:?}", known.calls);
    assert_eq!(scene.link("nobody@example.org"), known);
    assert_eq!(scene.link("out@example.org"), known, "who is kept out is told of nobody else");
    assert_eq!(scene.link("ANA@example.org "), known, "however it is spelt");
}

#[test]
fn beyond_the_limit_of_letters_the_same_is_done_and_nothing_is_sent() {
    let scene = Scene::new();
    scene.account("ana@example.org");
    let writes = |seen: &Seen| seen.calls.iter().filter(|call| call.starts_with("write")).count();
    let asked: Vec<_> = (0..4).map(|_| scene.link("ana@example.org")).collect();
    assert_eq!(asked.iter().map(|seen| seen.letters).collect::<Vec<_>>(), [1, 1, 1, 0]);
    assert_eq!((asked[3].status, &asked[3].headers), (asked[0].status, &asked[0].headers));
    assert_eq!(writes(&asked[3]), writes(&asked[0]), "{:?}", asked[3].calls);
    let topics: Vec<_> = (0..4).map(|_| scene.subscribe("ana@example.org")).collect();
    assert_eq!(topics.iter().map(|seen| seen.letters).collect::<Vec<_>>(), [1, 1, 1, 0]);
    assert_eq!((topics[3].status, &topics[3].headers), (topics[0].status, &topics[0].headers));
    assert_eq!(writes(&topics[3]), writes(&topics[0]), "{:?}", topics[3].calls);
    // And of an address of which nothing was known before the limit, nothing stays but the count.
    let held: Vec<_> = wait(scene.vault.names("outbox-held")).expect("the vault has them");
    assert_eq!(held.len(), 1, "nothing piles up");
    let kept = wait(scene.vault.get("outbox-held", &held[0])).expect("it").expect("it is there");
    assert!(!String::from_utf8_lossy(&kept).contains("ana@example.org"));
}

#[test]
fn asking_for_a_subscription_is_the_same_for_everybody() {
    let scene = Scene::new();
    scene.subscriber("reader@example.org");
    scene.account("ana@example.org");
    let (mut known, mut unknown) =
        (scene.subscribe("reader@example.org"), scene.subscribe("nobody@example.org"));
    let ana = scene.subscribe("ana@example.org");
    // The page says what time it is.
    for seen in [&mut known, &mut unknown] {
        seen.bytes.clear();
    }
    assert_eq!((known.status, known.letters), (StatusCode::OK, 1));
    assert_eq!(known, unknown);
    assert_eq!(Seen { bytes: Vec::new(), ..ana }, unknown);
    assert!(wait(scene.vault.names("subscription-waiting")).expect("them").len() > 1);
}

#[test]
fn the_page_that_answers_a_subscription_is_the_same_but_for_the_time() {
    let scene = Scene::new();
    scene.subscriber("reader@example.org");
    let page = |address: &str| {
        let seen = scene.subscribe(address);
        let now = scene.site.house().clock().now().0.to_string();
        String::from_utf8(seen.bytes).expect("a page is text").replace(&now, "now")
    };
    assert_eq!(page("reader@example.org"), page("nobody@example.org"));
}

#[test]
fn an_office_that_invites_is_not_told_who_has_an_account() {
    let scene = Scene::new();
    scene.account("ana@example.org");
    let seat = scene.at.state(HERE, |state| {
        let officers = state.roster.officers(unbracket_negotiation::Role::Secretariat);
        officers.first().copied().expect("it has a seat")
    });
    let mut office = scene.account("office@example.org");
    let process = HERE.to_owned();
    office.holdings.insert(unbracket_secretariat::accounts::Holding { process, seat: seat.0 });
    wait(scene.site.accounts().keep(&office)).expect("the vault takes it");
    let mut browser = Browser::of(&scene.site, &office, Proof::Link);
    let path = format!("/p/{HERE}/office/invitations");
    let seat = seat.0.to_string();
    let mut invite = |address: &str| {
        let page = browser.get(&path).text();
        let token = value(&page, "token");
        let request = browser.asked(&Method::POST, &path);
        let fields = [("address", address), ("seat", seat.as_str()), ("token", token.as_str())];
        scene.seen(|| browser.send(written(request, &fields)))
    };
    let known = invite("ana@example.org");
    assert_eq!((known.status, known.letters), (StatusCode::SEE_OTHER, 1));
    assert_eq!(invite("nobody@example.org"), known);
}

#[test]
fn an_invitation_that_was_handed_over_is_no_list_of_who_has_an_account() {
    let scene = Scene::new();
    for number in 0..5 {
        scene.account(&format!("ana{number}@example.org"));
    }
    let out = scene.account("out@example.org");
    wait(scene.site.accounts().disable(&out.id)).expect("the vault takes it");
    let offer = Offer { seat: None, operator: false, address: None, language: None };
    let secret = wait(scene.site.accounts().invite(offer)).expect("the vault takes it");
    let path = format!("/invitation/{}", secret.to_cookie());
    let tries: Vec<_> = ["ana0", "out", "ana1", "ana2", "ana3"]
        .iter()
        .map(|name| {
            let fields = [("name", "Eve"), ("address", &*format!("{name}@example.org"))];
            Browser::new(&scene.site).post(&path, &fields).status.as_u16()
        })
        .collect();
    assert_eq!(tries, [401, 401, 401, 404, 404], "after three of them it is over");
}

#[test]
fn a_passkey_that_nobody_has_is_refused_as_one_that_is_not_right() {
    let scene = Scene::new();
    let known = scene.account("ana@example.org").id.to_bytes();
    let enter = |handle: [u8; 16]| {
        let mut browser = Browser::new(&scene.site);
        let page = browser.get("/enter").text();
        let door = value(&page, "door");
        let asked = browser.post("/enter/passkey/ask", &[("door", &door)]);
        let asked: serde_json::Value = serde_json::from_slice(&asked.bytes).expect("JSON");
        let ceremony = asked["ceremony"].as_str().expect("a ceremony").to_owned();
        let credential = serde_json::json!({
            "id": "AQ", "rawId": "AQ", "type": "public-key", "extensions": {},
            "response": {
                "authenticatorData": "AA", "clientDataJSON": "e30", "signature": "AA",
                "userHandle": base64::Engine::encode(
                    &base64::engine::general_purpose::URL_SAFE_NO_PAD, handle),
            },
        });
        let credential = credential.to_string();
        let fields = [("door", &*door), ("ceremony", &ceremony), ("credential", &credential)];
        let mut seen = scene.seen(|| browser.post("/enter/passkey", &fields));
        let now = scene.site.house().clock().now().0.to_string();
        let page = String::from_utf8_lossy(&seen.bytes).replace(&now, "now");
        seen.bytes = page.into_bytes();
        seen
    };
    let right = enter(known);
    assert_eq!(right.status, StatusCode::BAD_REQUEST);
    assert_eq!(enter([7; 16]), right);
}

/// The fault that would be there: a door that does less for whom it does not know.
#[test]
fn a_door_that_does_less_for_some_is_found() {
    let scene = Scene::new();
    scene.account("ana@example.org");
    let (known, mut unknown) = (scene.link("ana@example.org"), scene.link("nobody@example.org"));
    unknown.calls.pop();
    assert_ne!(known, unknown);
    let also = scene.seen(|| {
        let _looked = wait(scene.site.accounts().by_address("ana@example.org"));
        Browser::new(&scene.site).get("/enter/sent")
    });
    assert!(also.calls.contains(&"read address".to_owned()), "{:?}", also.calls);
}
