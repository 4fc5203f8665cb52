//! People who act: all at a deadline, one after the other, and while others look on.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use unbracket_testkit::generate::{Seeded, paragraph};

use super::client::{Answer, Client};
use super::house::PROCESS;
use super::{Served, Work};
use crate::measure::ms;

/// The span in which everybody submits.
const DEADLINE: Duration = Duration::from_secs(60);
const FOLLOWERS: usize = 5_000;
/// Acts a second while others look on, and for how long.
const UPDATES: u64 = 20;
const LOOKED_ON: Duration = Duration::from_secs(15);

fn proposal(number: u64) -> String {
    let mut seeded = Seeded::new(1_000_000 + number);
    let words = paragraph(&mut seeded, 12).join(" ");
    let provision = 1 + seeded.below(150);
    format!(
        r##"{{"act":"propose","fields":{{"change":["insert",["after","#p{provision}"],"{words} {number};"],"because":"for the bench"}},"key":"bench {number}"}}"##
    )
}

fn index(answer: &Answer) -> Option<u64> {
    let value: Value = serde_json::from_slice(&answer.body).ok()?;
    value["index"].as_u64().filter(|_| answer.status == 200)
}

fn percent(each: &mut [Duration], percent: usize) -> f64 {
    each.sort();
    ms(each[(each.len() - 1) * percent / 100])
}

/// Everybody submits within a minute; nothing may be lost or doubled, and everybody has a receipt.
pub(crate) async fn deadline(served: &Served) {
    let path: Arc<str> = format!("/api/p/{PROCESS}/acts").into();
    let (start, work) = (Instant::now(), Work::begin(served));
    let people = served.tokens.len();
    let all = served.tokens.iter().enumerate().map(|(number, token)| {
        let (token, path, port) = (token.clone(), path.clone(), served.port);
        tokio::spawn(async move {
            // Most come in the last third, as people do.
            let share = number as f64 / people as f64;
            let due = DEADLINE.mul_f64(1.0 - (1.0 - share).powi(2) * 0.98);
            tokio::time::sleep_until((start + due).into()).await;
            let begun = Instant::now();
            let mut client = Client::connect(port, Some(&token)).await.ok()?;
            let answer = client.post(&path, &proposal(number as u64)).await.ok()?;
            let index = index(&answer)?;
            let took = begun.elapsed();
            // A form that is sent twice acts once.
            let again = client.post(&path, &proposal(number as u64)).await.ok()?;
            assert_eq!(self::index(&again), Some(index), "a repeated submission is the same one");
            Some((index, took))
        })
    });
    let mut done = Vec::new();
    for one in all.collect::<Vec<_>>() {
        done.extend(one.await.expect("a person ends"));
    }
    let mut indices: Vec<_> = done.iter().map(|(index, _)| *index).collect();
    indices.sort_unstable();
    indices.dedup();
    let (server, load) = work.each(served, people);
    // What was accepted last is under the next checkpoint, a second later.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let mut receipts = 0;
    let mut client = Client::connect(served.port, None).await.expect("it listens");
    for index in &indices {
        let receipt = client.get(&format!("/api/p/{PROCESS}/receipts/{index}")).await;
        receipts += usize::from(receipt.is_ok_and(|answer| answer.status == 200));
    }
    let mut each: Vec<_> = done.into_iter().map(|(_, took)| took).collect();
    println!(
        "{people} people submit within 60 s: {} accepted, {} entries of their own, {receipts} receipts; \
         p50 {:.1} ms, p99 {:.1} ms; {server:.2} ms of server CPU for each and their repetition, \
         {load:.2} of load",
        each.len(),
        indices.len(),
        percent(&mut each, 50),
        percent(&mut each, 99),
    );
}

/// What one amendment costs where 10,000 are there already.
pub(crate) async fn amendments(served: &Served) {
    let path = format!("/api/p/{PROCESS}/acts");
    let mut client =
        Client::connect(served.port, Some(&served.tokens[0])).await.expect("it listens");
    let mut each = Vec::new();
    let count = 200;
    let before = served.cpu();
    for number in 0..count {
        let begun = Instant::now();
        let answer = client.post(&path, &proposal(10_000_000 + number)).await.expect("an answer");
        assert!(index(&answer).is_some(), "{}", String::from_utf8_lossy(&answer.body));
        each.push(begun.elapsed());
    }
    let cpu = ms(served.cpu() - before) / count as f64;
    println!(
        "an amendment with 10,000 there already: {cpu:.2} ms of server CPU; p50 {:.1} ms, p95 {:.1} ms",
        percent(&mut each, 50),
        percent(&mut each, 95),
    );
}

/// What 5,000 listeners are told, and how late.
struct Told {
    start: Instant,
    /// The number of the first entry that counts.
    first: u64,
    /// When each act was sent, in microseconds since the start.
    sent: Vec<AtomicU64>,
    /// How many were told of an act after so many milliseconds.
    late: Vec<AtomicU64>,
    messages: AtomicU64,
}

impl Told {
    fn of(first: u64, acts: u64) -> Self {
        let zeroes = |count| (0..count).map(|_| AtomicU64::new(0)).collect();
        let messages = AtomicU64::new(0);
        Self { start: Instant::now(), first, sent: zeroes(acts), late: zeroes(30_000), messages }
    }

    fn micros(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Somebody who knew a length is told another.
    fn heard(&self, known: u64, length: u64) {
        let now = self.micros();
        self.messages.fetch_add(1, Ordering::Relaxed);
        for index in known.max(self.first)..length {
            let Some(sent) = self.sent.get((index - self.first) as usize) else { return };
            let late = now.saturating_sub(sent.load(Ordering::Relaxed)) / 1_000;
            let place = (late as usize).min(self.late.len() - 1);
            self.late[place].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How often somebody was told of an act, and the milliseconds within which so many percent were.
    fn percents<const N: usize>(&self, percents: [u64; N]) -> (u64, [usize; N]) {
        let counts: Vec<u64> = self.late.iter().map(|it| it.load(Ordering::Relaxed)).collect();
        let all: u64 = counts.iter().sum();
        let within = |percent: u64| {
            let mut sum = 0;
            let reached = counts.iter().position(|count| {
                sum += count;
                sum * 100 >= all * percent
            });
            reached.unwrap_or(0)
        };
        (all, percents.map(within))
    }
}

/// Open pages that follow while others act.
pub(crate) async fn following(served: &Served, files: u64) {
    if files < FOLLOWERS as u64 + 64 {
        println!("{FOLLOWERS} open pages: not measured; {files} files may be open here");
        return;
    }
    let before = served.megabytes();
    let path = format!("/p/{PROCESS}/live");
    let acts = format!("/api/p/{PROCESS}/acts");
    let token = Some(served.tokens[1].as_str());
    let mut client = Client::connect(served.port, token).await.expect("it listens");
    let answer = client.post(&acts, &proposal(20_000_000)).await.expect("an answer");
    let first = index(&answer).expect("an amendment is in order") + 1;
    let count = UPDATES * LOOKED_ON.as_secs();
    let told = Arc::new(Told::of(first, count));
    let mut open = Vec::new();
    for _ in 0..FOLLOWERS {
        let mut client = Client::connect(served.port, None).await.expect("it listens");
        client.follow(&path).await.expect("a stream begins");
        open.push(tokio::spawn(listen(client, told.clone())));
    }
    let (opened, begin, work) = (told.start.elapsed(), Instant::now(), Work::begin(served));
    for (number, sent) in told.sent.iter().enumerate() {
        let due = begin + Duration::from_secs_f64(number as f64 / UPDATES as f64);
        tokio::time::sleep_until(due.into()).await;
        sent.store(told.micros(), Ordering::Relaxed);
        let answer = client.post(&acts, &proposal(20_000_001 + number as u64)).await;
        let made = index(&answer.expect("an answer"));
        assert_eq!(made, Some(first + number as u64), "nobody else acts here");
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (server, load) = work.each(served, 10 * LOOKED_ON.as_secs() as usize);
    let after = served.megabytes();
    open.iter().for_each(tokio::task::JoinHandle::abort);
    let (heard, [half, most, all]) = told.percents([50, 95, 100]);
    let messages = told.messages.load(Ordering::Relaxed);
    println!(
        "{FOLLOWERS} open pages ({:.1} s to open), {UPDATES} acts a second: {heard} of {} times told, in \
         {messages} messages; p50 {half} ms, p95 {most} ms, latest {all} ms",
        opened.as_secs_f64(),
        count * FOLLOWERS as u64,
    );
    println!(
        "  the server holds {after:.0} MB, {before:.0} before; {server:.0} % of a core for it, {load:.0} % \
         for the load"
    );
}

async fn listen(mut client: Client, told: Arc<Told>) {
    let mut known = 0;
    while let Ok(line) = client.line().await {
        let id = line.strip_prefix("id:").and_then(|id| id.trim().parse::<u64>().ok());
        if let Some(length) = id {
            told.heard(known, length);
            known = length;
        }
    }
}
