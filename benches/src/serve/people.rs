//! People who act: all at a deadline, one after the other, and while others look on.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use unbracket_testkit::generate::{Seeded, paragraph};

use super::Served;
use super::client::{Answer, Client};
use super::house::PROCESS;
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
    let start = Instant::now();
    let people = served.cookies.len();
    let all = served.cookies.iter().enumerate().map(|(number, cookie)| {
        let (cookie, path, port) = (cookie.clone(), path.clone(), served.port);
        tokio::spawn(async move {
            // Most come in the last third, as people do.
            let share = number as f64 / people as f64;
            let due = DEADLINE.mul_f64(1.0 - (1.0 - share).powi(2) * 0.98);
            tokio::time::sleep_until((start + due).into()).await;
            let begun = Instant::now();
            let mut client = Client::connect(port, Some(&cookie)).await.ok()?;
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
    let mut receipts = 0;
    let mut client = Client::connect(served.port, None).await.expect("it listens");
    for index in indices.iter().step_by(50) {
        let receipt = client.get(&format!("/api/p/{PROCESS}/receipts/{index}")).await;
        receipts += usize::from(receipt.is_ok_and(|answer| answer.status == 200));
    }
    let mut each: Vec<_> = done.into_iter().map(|(_, took)| took).collect();
    println!(
        "{people} people submit within 60 s: {} accepted, {} entries of their own, {receipts} of {} receipts \
         looked at; p50 {:.1} ms, p99 {:.1} ms",
        each.len(),
        indices.len(),
        indices.len().div_ceil(50),
        percent(&mut each, 50),
        percent(&mut each, 99),
    );
}

/// What one amendment costs where 10,000 are there already.
pub(crate) async fn amendments(served: &Served) {
    let path = format!("/api/p/{PROCESS}/acts");
    let mut client =
        Client::connect(served.port, Some(&served.cookies[0])).await.expect("it listens");
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
    println!(
        "OpenSlides 3.3 needs 65 to 90 ms of server CPU for one (measured the same way): {:.0} to {:.0} times",
        65.0 / cpu,
        90.0 / cpu
    );
}

/// Open pages that follow while others act.
pub(crate) async fn following(served: &Served) {
    let before = served.megabytes();
    let path: Arc<str> = format!("/p/{PROCESS}/live").into();
    // When each entry was acknowledged, in microseconds since the start.
    let start = Instant::now();
    let heard = Arc::new(AtomicU64::new(0));
    let late = Arc::new(std::sync::Mutex::new(Vec::new()));
    let sent = Arc::new(std::sync::Mutex::new(std::collections::BTreeMap::<u64, Instant>::new()));
    let mut open = Vec::new();
    for _ in 0..FOLLOWERS {
        let mut client = Client::connect(served.port, None).await.expect("it listens");
        client.follow(&path).await.expect("a stream begins");
        let (heard, late, sent) = (heard.clone(), late.clone(), sent.clone());
        open.push(tokio::spawn(async move {
            while let Ok(line) = client.line().await {
                let Some(id) =
                    line.strip_prefix("id:").and_then(|id| id.trim().parse::<u64>().ok())
                else {
                    continue;
                };
                heard.fetch_add(1, Ordering::Relaxed);
                let begun = sent
                    .lock()
                    .expect("nobody panics here")
                    .range(..=id)
                    .next_back()
                    .map(|(_, at)| *at);
                if let Some(begun) = begun {
                    late.lock().expect("nobody panics here").push(begun.elapsed());
                }
            }
        }));
    }
    let opened = start.elapsed();
    let acts = format!("/api/p/{PROCESS}/acts");
    let mut client =
        Client::connect(served.port, Some(&served.cookies[1])).await.expect("it listens");
    let begin = Instant::now();
    let count = UPDATES * LOOKED_ON.as_secs();
    for number in 0..count {
        let due = begin + Duration::from_secs_f64(number as f64 / UPDATES as f64);
        tokio::time::sleep_until(due.into()).await;
        let begun = Instant::now();
        let answer = client.post(&acts, &proposal(20_000_000 + number)).await.expect("an answer");
        let index = index(&answer).expect("an amendment is in order");
        sent.lock().expect("nobody panics here").insert(index + 1, begun);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let after = served.megabytes();
    open.iter().for_each(tokio::task::JoinHandle::abort);
    let mut late = std::mem::take(&mut *late.lock().expect("nobody panics here"));
    println!(
        "{FOLLOWERS} open pages ({:.1} s to open), {UPDATES} acts a second: {} updates heard of {}; p50 {:.0} ms, p95 {:.0} ms; \
         server holds {after:.0} MB, {before:.0} before",
        opened.as_secs_f64(),
        heard.load(Ordering::Relaxed),
        count * FOLLOWERS as u64,
        if late.is_empty() { f64::NAN } else { percent(&mut late, 50) },
        if late.is_empty() { f64::NAN } else { percent(&mut late, 95) },
    );
}
