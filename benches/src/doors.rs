//! Whether time tells who is known: the same question at a door for an address that is known and for one that
//! is not, one after the other in an order that chance decides, over a vault in SQLite.
//!
//! For each door the medians of both, their difference with an interval of 95 percent from 2,000 draws with
//! replacement (the percentile bootstrap; Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993,
//! chapter 13), and how likely it is that a question about a known address takes longer than one about an
//! unknown one (the statistic of Mann and Whitney, *Annals of Mathematical Statistics* 18, 1947, divided
//! by the number of pairs): one half where time tells nothing, with its p from the normal approximation.
//! The last lines are a control: a door that reads the vault once more for whom it knows.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use tower::ServiceExt;
use unbracket_negotiation::Moment;
use unbracket_secretariat::accounts::Accounts;
use unbracket_secretariat::clock::{Clock, SetClock};
use unbracket_secretariat::mail::Outbox;
use unbracket_secretariat::{Chance, House, MemoryPlaces};
use unbracket_store::Vault;
use unbracket_store_sqlite::SqliteVault;
use unbracket_testkit::generate::Seeded;
use unbracket_web::story::{Station, play};
use unbracket_web::{Cookies, Settings, Site, router};

use crate::measure::load;
use crate::places::folder;

/// Where people reach the site of the bench.
const PUBLIC: &str = "http://localhost:9000";
const PROCESS: &str = "first-reading";
/// Questions of each kind; `UNBRACKET_BENCH_PAIRS` asks for another number.
const PAIRS: usize = 400;
/// Draws of the bootstrap.
const DRAWS: usize = 2_000;
const SEED: u64 = 7;

/// A door: what it is called, and how it is asked about an address.
#[derive(Clone, Copy)]
enum Door {
    /// A link to enter by.
    Link,
    /// News by mail, which the known ones get already.
    News,
    /// The control: a link, with one more look into the vault for those who are known.
    Leaky,
}

impl Door {
    fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::News => "subscription",
            Self::Leaky => "control",
        }
    }
}

/// The site, and what moves its clock.
struct Bench {
    app: Router,
    site: Site,
    clock: Arc<SetClock>,
}

/// Runs the bench.
pub(crate) fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    let pairs = std::env::var("UNBRACKET_BENCH_PAIRS").ok().and_then(|text| text.parse().ok());
    let pairs = pairs.unwrap_or(PAIRS);
    println!(
        "doors: {pairs} known and {pairs} unknown addresses, interleaved; seed {SEED}; load {}",
        load()
    );
    println!(
        "{:<14} {:>10} {:>10} {:>30} {:>9} {:>7}",
        "", "known ms", "unknown ms", "difference of medians, 95 %", "P(k > u)", "p"
    );
    let folder = folder("doors");
    runtime.block_on(async {
        let bench = Bench::open(folder.path()).await;
        for door in [Door::Link, Door::News, Door::Leaky] {
            let (known, unknown) = bench.measured(door, pairs).await;
            print(door.name(), &known, &unknown);
        }
    });
}

impl Bench {
    async fn open(folder: &std::path::Path) -> Self {
        let events = Station::named(PROCESS).expect("a station of the story").events();
        let events = events.expect("the story is in order");
        let end = events.last().map_or(Moment(0), |event| event.at);
        let clock = Arc::new(SetClock::at(end));
        let house =
            House::new("record.example", Arc::new(MemoryPlaces), clock.clone(), Chance::System);
        play(&house, PROCESS, &events).await.expect("the story is in order");
        let vault = SqliteVault::create(folder.join("house.sqlite")).await.expect("a fresh vault");
        let vault: Arc<dyn Vault> = Arc::new(vault);
        let accounts = Accounts::new(vault.clone(), clock.clone());
        let outbox = Outbox::new(vault, clock.clone());
        let settings =
            Settings { public: PUBLIC.to_owned(), cookies: Cookies::Loopback, demo: false };
        let site = Site::new(settings, Arc::new(house), accounts, outbox);
        Self { app: router(site.clone()), site, clock }
    }

    /// The times of both kinds of questions, in milliseconds.
    async fn measured(&self, door: Door, pairs: usize) -> (Vec<f64>, Vec<f64>) {
        let mut chance = Seeded::new(SEED);
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for pair in 0..pairs {
            let name = door.name();
            let (theirs, nobodys) =
                (format!("k{pair}@{name}.example"), format!("u{pair}@{name}.example"));
            self.prepare(door, &theirs).await;
            let turn = [(true, &theirs), (false, &nobodys)];
            let first = usize::from(chance.below(2) == 1);
            for (is_known, address) in [turn[first], turn[1 - first]] {
                let took = self.asked(door, address, is_known).await;
                if is_known { &mut known } else { &mut unknown }.push(took.as_secs_f64() * 1_000.0);
            }
        }
        (known, unknown)
    }

    /// Makes an address one that is known.
    async fn prepare(&self, door: Door, address: &str) {
        self.site.accounts().make("Ana", Some(address)).await.expect("the vault takes it");
        if !matches!(door, Door::News) {
            return;
        }
        self.asked(door, address, false).await;
        let letters = self.site.outbox().waiting().await.expect("the vault has them");
        for waiting in letters {
            if waiting.letter.to == address {
                let path = waiting.letter.text.split(PUBLIC).nth(1).unwrap_or_default();
                let path = path.split(['?', '\n']).next().unwrap_or("/").to_owned();
                self.send(&path, "", Some("")).await;
            }
            self.site.outbox().take_out(&waiting.name).await.expect("the vault takes it");
        }
    }

    /// Asks, and tells how long the answer took; the page before it is not counted.
    async fn asked(&self, door: Door, address: &str, known: bool) -> Duration {
        let path = match door {
            Door::Link | Door::Leaky => "/enter".to_owned(),
            Door::News => format!("/p/{PROCESS}/subscribe"),
        };
        let (page, cookies) = self.send(&path, "", None).await;
        self.clock.set(Moment(self.clock.now().0 + 7));
        let value = |name: &str| {
            let found = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
            found.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
        };
        let body = format!(
            "address={}&door={}&puzzle={}&topic=whole",
            address.replace('@', "%40"),
            value("door"),
            value("puzzle")
        );
        let begun = Instant::now();
        if matches!(door, Door::Leaky) && known {
            self.site.accounts().by_address(address).await.expect("the vault answers");
        }
        self.send(&path, &cookies, Some(&body)).await;
        begun.elapsed()
    }

    /// Sends a form, or asks for a page where there is none; the page, and the cookies that came with it.
    async fn send(&self, path: &str, cookies: &str, form: Option<&str>) -> (String, String) {
        let request = Request::builder().uri(path).header(header::COOKIE, cookies);
        let request = match form {
            Some(form) => request
                .method("POST")
                .header(header::ORIGIN, PUBLIC)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(form.to_owned())),
            None => request.body(Body::empty()),
        };
        let answer = self.app.clone().oneshot(request.expect("an address")).await;
        let (parts, body) = answer.expect("the router answers everything").into_parts();
        let cookies = parts.headers.get_all(header::SET_COOKIE).iter();
        let cookies = cookies.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let bytes = to_bytes(body, 16 << 20).await.expect("an answer has an end");
        (String::from_utf8_lossy(&bytes).into_owned(), cookies)
    }
}

fn print(name: &str, known: &[f64], unknown: &[f64]) {
    let (low, high) = interval(known, unknown);
    let (likely, p) = mann_whitney(known, unknown);
    let (of_known, of_unknown) = (median(known), median(unknown));
    println!(
        "{name:<14} {of_known:>10.3} {of_unknown:>10.3} {:>+9.3} [{low:>+8.3}, {high:>+8.3}] {likely:>9.3} {p:>7.3}",
        of_known - of_unknown
    );
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[half],
        _ => f64::midpoint(sorted[half - 1], sorted[half]),
    }
}

/// The middle 95 percent of the difference of medians over draws with replacement.
fn interval(known: &[f64], unknown: &[f64]) -> (f64, f64) {
    let mut chance = Seeded::new(SEED);
    let mut draw = |of: &[f64]| -> f64 {
        let drawn: Vec<f64> = of.iter().map(|_| of[chance.below(of.len())]).collect();
        median(&drawn)
    };
    let mut differences: Vec<f64> = (0..DRAWS).map(|_| draw(known) - draw(unknown)).collect();
    differences.sort_by(f64::total_cmp);
    (differences[DRAWS / 40], differences[DRAWS - 1 - DRAWS / 40])
}

/// The part of all pairs in which the known one took longer, ties by half, and the two-sided p.
fn mann_whitney(known: &[f64], unknown: &[f64]) -> (f64, f64) {
    let pairs = (known.len() * unknown.len()) as f64;
    let longer: f64 = known
        .iter()
        .map(|k| {
            unknown.iter().map(|u| if k > u { 1.0 } else { 0.5 * f64::from(k == u) }).sum::<f64>()
        })
        .sum();
    let deviation = (pairs * (known.len() + unknown.len() + 1) as f64 / 12.0).sqrt();
    let z = (longer - pairs / 2.0).abs() / deviation;
    (longer / pairs, 2.0 * upper_tail(z))
}

/// How much of the normal distribution lies above `z`, for `z` from 0: formula 26.2.17 of Abramowitz and
/// Stegun, *Handbook of Mathematical Functions*, 1964; wrong by at most 0.000000075.
fn upper_tail(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let terms = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let sum = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_found_and_none_is_not() {
        let steady: Vec<f64> = (0..200).map(|n| f64::from(n % 20)).collect();
        let slower: Vec<f64> = steady.iter().map(|value| value + 10.0).collect();
        let (likely, p) = mann_whitney(&steady, &steady);
        assert!((likely - 0.5).abs() < 1e-12 && p > 0.99, "{likely} {p}");
        let (likely, p) = mann_whitney(&slower, &steady);
        assert!(likely > 0.8 && p < 0.001, "{likely} {p}");
        let (low, high) = interval(&slower, &steady);
        assert!(low > 5.0 && high < 15.0, "{low} {high}");
        let (low, high) = interval(&steady, &steady);
        assert!(low <= 0.0 && high >= 0.0, "{low} {high}");
    }

    #[test]
    fn the_tail_is_that_of_the_tables() {
        for (z, tail) in [(0.0, 0.5), (1.0, 0.158_655), (1.96, 0.024_998), (3.0, 0.001_350)] {
            assert!((upper_tail(z) - tail).abs() < 1e-6, "{z}");
        }
    }
}
