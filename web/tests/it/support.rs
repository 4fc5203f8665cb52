//! A site in memory on which the example review was played, and people who look at it.
//!
//! Tests are plain functions: `At::station("silence").get("/p/silence")`. What is only read is shared
//! by all tests of a run; who writes takes a site of their own by `At::own`.
//!
//! **Invariant:** a request goes through the whole router, with the cookie and the token that a browser
//! would send.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use unbracket_negotiation::{Event, Moment, State};
use unbracket_secretariat::accounts::{Accounts, Secret};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SetClock;
use unbracket_secretariat::mail::Outbox;
use unbracket_secretariat::{House, MemoryPlaces, Secretariat};
use unbracket_store::MemoryVault;
use unbracket_web::story::{self, STATIONS, Station};
use unbracket_web::{Cookies, Settings, Site, router};

/// Where people reach the site of the tests.
pub(crate) const PUBLIC: &str = "http://localhost:9000";

/// No page is larger.
const LARGEST: usize = 64 << 20;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(2).enable_all().build().expect("threads can be started")
});

type Played = BTreeMap<&'static str, Arc<Vec<Event>>>;
type Sites = BTreeMap<&'static str, Arc<At>>;

static PLAYED: LazyLock<Mutex<Played>> = LazyLock::new(Mutex::default);
static SHARED: LazyLock<Mutex<Sites>> = LazyLock::new(Mutex::default);

/// Waits for something of the site.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// What happened until a station, played once in a run.
pub(crate) fn events(station: &str) -> Arc<Vec<Event>> {
    let station = Station::named(station).expect("a station of the story");
    let mut played = PLAYED.lock().unwrap_or_else(PoisonError::into_inner);
    let play = || Arc::new(station.events().expect("the story is in order"));
    played.entry(station.name).or_insert_with(play).clone()
}

/// A site, and the sessions of whoever has entered it.
pub(crate) struct At {
    /// The site.
    pub(crate) site: Site,
    /// Its clock, which stands still until it is set.
    pub(crate) clock: Arc<SetClock>,
    /// Where its secrets lie.
    pub(crate) vault: Arc<MemoryVault>,
    router: Router,
    sessions: Mutex<BTreeMap<String, (String, String)>>,
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: StatusCode,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its bytes.
    pub(crate) bytes: Bytes,
}

impl Answer {
    /// What it says.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl At {
    /// A site with the process of one station, shared with other tests, which only read it.
    pub(crate) fn station(name: &'static str) -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.entry(name).or_insert_with(|| Arc::new(Self::own(&[name]))).clone()
    }

    /// A site of one's own with the processes of these stations, named as they are.
    pub(crate) fn own(stations: &[&str]) -> Self {
        wait(Self::make(stations))
    }

    async fn make(stations: &[&str]) -> Self {
        let stories: Vec<_> = stations.iter().map(|name| (*name, events(name))).collect();
        let last = stories.iter().filter_map(|(_, events)| events.last());
        let end = last.map(|event| event.at.0).max().unwrap_or(2_000_000_000);
        let clock = Arc::new(SetClock::at(Moment(end)));
        let chance = Chance::Stated([9; 32]);
        let house = House::new("record.example", Arc::new(MemoryPlaces), clock.clone(), chance);
        for (name, events) in &stories {
            let own = events.last().map_or(end, |event| event.at.0);
            house.shift_clock(name, own - end);
        }
        for (name, events) in stories {
            story::play(&house, name, &events).await.expect("the story is in order");
        }
        let vault = Arc::new(MemoryVault::default());
        let accounts = Accounts::new(vault.clone(), clock.clone());
        let settings =
            Settings { public: PUBLIC.to_owned(), cookies: Cookies::Loopback, demo: true };
        let outbox = Outbox::new(vault.clone(), clock.clone());
        let site = Site::new(settings, Arc::new(house), accounts, outbox);
        story::let_people_in(&site).await.expect("the vault is empty");
        Self { router: router(site.clone()), site, clock, vault, sessions: Mutex::default() }
    }

    /// The record of a process.
    pub(crate) fn record(&self, process: &str) -> Secretariat {
        self.site.house().process(process).expect("a process of this site")
    }

    /// Where a process stands.
    pub(crate) fn state<T>(&self, process: &str, look: impl FnOnce(&State) -> T) -> T {
        self.record(process).state(look)
    }

    /// The cookie and the token of a persona, who enters where they have not.
    pub(crate) fn session(&self, persona: &str) -> (String, String) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let begin = || {
            let people = self.site.personas();
            let found = people.into_iter().find(|(name, _)| name == persona);
            let (_, account) = found.expect("somebody of the story");
            let accounts = self.site.accounts();
            let begun = wait(accounts.begin_session(&account)).expect("the vault takes it");
            let cookie = begun.to_cookie();
            let secret = Secret::from_cookie(&cookie).expect("it was written so");
            let session = wait(accounts.session(&secret)).expect("the vault has it");
            (format!("unbracket={cookie}"), session.expect("it was begun").token)
        };
        sessions.entry(persona.to_owned()).or_insert_with(begin).clone()
    }

    /// What the public sees.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(asked(Method::GET, path).body(Body::empty()).expect("an address"))
    }

    /// What a persona sees.
    pub(crate) fn get_as(&self, persona: &str, path: &str) -> Answer {
        let (cookie, _) = self.session(persona);
        let asked = asked(Method::GET, path).header(header::COOKIE, cookie);
        self.send(asked.body(Body::empty()).expect("an address"))
    }

    /// A form of a persona; the token of their session goes with it.
    pub(crate) fn post_as(&self, persona: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (cookie, token) = self.session(persona);
        let fields: Vec<_> = fields.iter().copied().chain([("token", token.as_str())]).collect();
        let asked = asked(Method::POST, path).header(header::COOKIE, cookie);
        self.send(form(asked, &fields))
    }

    /// A form of somebody who has not entered.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(asked(Method::POST, path), fields))
    }

    /// Any request.
    pub(crate) fn send(&self, request: Request<Body>) -> Answer {
        wait(async {
            let answer = self.router.clone().oneshot(request).await;
            let (parts, body) = answer.expect("the router answers everything").into_parts();
            let bytes = to_bytes(body, LARGEST).await.expect("an answer has an end");
            Answer { status: parts.status, headers: parts.headers, bytes }
        })
    }
}

/// A request as a browser sends it.
#[expect(clippy::needless_pass_by_value, reason = "a method is named where it is used")]
pub(crate) fn asked(method: Method, path: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method.clone()).uri(path);
    if method == Method::GET { request } else { request.header(header::ORIGIN, PUBLIC) }
}

/// A form as a browser writes it.
fn form(request: axum::http::request::Builder, fields: &[(&str, &str)]) -> Request<Body> {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    let kind = "application/x-www-form-urlencoded";
    let request = request.header(header::CONTENT_TYPE, kind);
    request.body(Body::from(pairs.join("&"))).expect("an address")
}

/// Text within a form or an address.
pub(crate) fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[test]
fn the_story_can_be_read_at_every_station_and_its_people_act_for_their_seats() {
    for station in STATIONS {
        let at = At::station(station.name);
        let answer = at.get(&format!("/p/{}", station.name));
        assert_eq!(answer.status, StatusCode::OK, "{}", station.name);
    }
    let page = At::station("silence").get_as("sovereign", "/p/silence");
    assert!(page.text().contains("Aldoria"));
    assert!(
        !At::station("silence")
            .get("/p/silence")
            .text()
            .contains("class=\"menu\"><summary>Aldoria")
    );
}

#[test]
fn a_form_goes_through_with_its_token_and_not_without() {
    let at = At::own(&["first-reading"]);
    let (cookie, _) = at.session("north");
    let bare = asked(Method::POST, "/leave").header(header::COOKIE, cookie);
    assert_eq!(at.send(form(bare, &[])).status, StatusCode::FORBIDDEN);
    assert_eq!(at.post_as("north", "/leave", &[]).status, StatusCode::SEE_OTHER);
}
