//! Who leads, as the operator of several nodes is told: one at a time, and why one that should cannot.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use unbracket_testkit::postgres::Server;

use crate::nodes::{ORIGIN, leads};
use crate::serve::{OPENING, Served, get};
use crate::{folder, run, write};

/// How long anything may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

fn until(what: &str, come: impl Fn() -> bool) {
    let since = Instant::now();
    while !come() {
        assert!(since.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Opens a record in a database.
fn opened(place: &Path, url: &str) {
    write(place, "opening.play", OPENING);
    let log = ["--database", url, "--log", "summit", "--origin", ORIGIN, "--unseeded"];
    let ran = run(place, &[&["play", "opening.play"], &log[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
}

fn node(place: &Path, name: &str, databases: &[&str]) -> Served {
    let data = place.join(name);
    let data = ["--data", data.to_str().expect("UTF-8")];
    Served::start(&[&data, databases].concat())
}

#[test]
fn after_the_database_was_away_one_node_says_that_it_leads() {
    let Some(mut server) = Server::start() else { return };
    let (place, url) = (folder("nodes-away"), server.url());
    opened(&place, &url);
    let first = node(&place, "one", &["--database", &url]);
    until("nobody takes the lead", || leads(&first));
    let second = node(&place, "two", &["--database", &url]);
    server.kill();
    server.resume();
    // Nobody acts: what is told hangs on no append. Whoever held the lock has lost it with the server.
    until("the other does not take the lead", || leads(&second));
    until("both say that they lead", || !(leads(&first) && leads(&second)));
    assert!(leads(&first) || leads(&second), "nobody leads");
}

#[test]
fn a_node_that_cannot_lead_says_why_and_leaves_it_to_others() {
    let Some(server) = Server::start() else { return };
    let (place, url) = (folder("nodes-unfit"), server.url());
    server.sql("CREATE DATABASE elsewhere");
    let elsewhere = format!("postgres://postgres@{}/elsewhere?sslmode=disable", server.host());
    opened(&place, &url);
    let first = node(&place, "one", &["--database", &url]);
    until("nothing is published", || place.join("one/public/summit/checkpoint").exists());
    assert_eq!(first.end().0, Some(0));
    // Another vault, so another key than the one that signed what is published.
    let wrong = node(&place, "one", &["--database", &url, "--vault-database", &elsewhere]);
    let ready = || get(&wrong.figures, "/ready");
    until("it is ready to do nothing", || ready().0 == 503);
    assert!(ready().1.contains("was not signed with the key"), "{}", ready().1);
    let frozen = "unbracket_record_frozen{process=\"summit\"} 1";
    assert!(get(&wrong.figures, "/metrics").1.contains(frozen));
    assert!(!leads(&wrong));
    // It does not take the lead to drop it again.
    let epoch = || server.sql("SELECT epoch FROM unbracket.head");
    let before = epoch();
    std::thread::sleep(Duration::from_secs(12));
    assert_eq!(epoch(), before);
    let other = node(&place, "two", &["--database", &url]);
    until("the other does not take the lead", || leads(&other));
    let (_, lines) = wrong.end();
    let lines = lines.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let why: Vec<_> = lines.filter(|line| line["message"] == "frozen").collect();
    assert_eq!(why.len(), 1, "it is said once: {why:?}");
    assert_eq!(why[0]["process"], "summit");
    assert!(why[0]["why"].as_str().is_some_and(|why| why.contains("key")), "{why:?}");
}
