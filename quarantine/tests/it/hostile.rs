//! A worker that was taken over tries what it should not be able to do.
//!
//! The ignored tests are the bodies of workers: the others start this very program with their name.
//! Each attempt is also made without confinement, where it succeeds: that it fails is no accident.

use std::io::Write;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use unbracket_quarantine::{Limits, Quarantine, Refused, answer_refusal, confine};

pub(crate) fn started(test: &str, limits: Limits) -> Quarantine {
    let program = std::env::current_exe().expect("a test knows its program");
    Quarantine::new(program, &["--ignored", "--exact", test, "--nocapture"], limits)
}

fn said(test: &str) -> String {
    let refused = started(test, limits())
        .parse(b"bytes", "name.txt")
        .map(|_| ())
        .expect_err("a hostile worker gives nothing");
    refused.to_string()
}

fn limits() -> Limits {
    Limits { wall: Duration::from_secs(5), cpu_seconds: 4, ..Limits::default() }
}

fn confined() {
    let confined = confine(4, 1 << 30);
    assert!(!confined.lacking.iter().any(|it| it.starts_with("seccomp")), "{confined:?}");
}

fn file() -> String {
    match std::fs::read("/etc/passwd") {
        Ok(_) => "read it".to_owned(),
        Err(error) => format!("failed: {error}"),
    }
}

fn socket() -> String {
    match TcpListener::bind("127.0.0.1:0") {
        Ok(_) => "bound it".to_owned(),
        Err(error) => format!("failed: {error}"),
    }
}

fn program() -> String {
    match Command::new("/bin/true").status() {
        Ok(_) => "ran it".to_owned(),
        Err(error) => format!("failed: {error}"),
    }
}

fn thread() -> String {
    match std::thread::Builder::new().spawn(|| 7).map(std::thread::JoinHandle::join) {
        Ok(Ok(7)) => "has one".to_owned(),
        other => format!("failed: {other:?}"),
    }
}

#[test]
#[ignore = "the body of a worker"]
fn free_body() {
    answer_refusal(&format!("{}, {}, {}", file(), socket(), program()));
}

#[test]
#[ignore = "the body of a worker"]
fn file_body() {
    confined();
    answer_refusal(&file());
}

#[test]
#[ignore = "the body of a worker"]
fn socket_body() {
    confined();
    answer_refusal(&socket());
}

#[test]
#[ignore = "the body of a worker"]
fn program_body() {
    confined();
    answer_refusal(&program());
}

#[test]
#[ignore = "the body of a worker"]
fn thread_body() {
    confined();
    answer_refusal(&thread());
}

#[test]
#[ignore = "the body of a worker"]
fn memory_body() {
    confined();
    let mut all = Vec::new();
    for _ in 0..64 {
        all.push(vec![1u8; 256 << 20]);
    }
    answer_refusal(&format!("took {}", all.len()));
}

#[test]
#[ignore = "the body of a worker"]
fn endless_body() {
    confined();
    loop {
        std::hint::spin_loop();
    }
}

#[test]
#[ignore = "the body of a worker"]
fn flood_body() {
    confined();
    let mut out = std::io::stdout().lock();
    while out.write_all(&[b'x'; 65536]).is_ok() {}
}

#[test]
fn without_confinement_the_same_attempts_succeed() {
    assert_eq!(said("hostile::free_body"), "read it, bound it, ran it");
}

#[test]
fn a_worker_opens_no_file() {
    assert!(said("hostile::file_body").starts_with("failed"));
}

#[test]
fn a_worker_opens_no_connection() {
    assert!(said("hostile::socket_body").starts_with("failed"));
}

#[test]
fn a_worker_starts_no_program_but_threads_of_its_own() {
    assert!(said("hostile::program_body").starts_with("failed"));
    assert_eq!(said("hostile::thread_body"), "has one");
}

#[test]
fn a_worker_that_takes_more_memory_than_it_is_given_dies_alone() {
    let refused = started("hostile::memory_body", limits()).parse(b"bytes", "name.txt");
    assert_eq!(refused.map(|_| ()), Err(Refused::Died));
}

#[test]
fn a_worker_that_does_not_end_is_ended() {
    let begun = Instant::now();
    let limits = Limits { wall: Duration::from_secs(1), ..limits() };
    let refused = started("hostile::endless_body", limits).parse(b"bytes", "name.txt");
    assert_eq!(refused.map(|_| ()), Err(Refused::TooLong(1)));
    assert!(begun.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_worker_that_says_too_much_is_not_heard_out() {
    let limits = Limits { output: 1 << 20, ..limits() };
    let refused = started("hostile::flood_body", limits).parse(b"bytes", "name.txt");
    assert_eq!(refused.map(|_| ()), Err(Refused::TooMuch));
}

#[test]
fn only_so_many_work_at_once() {
    let limits = Limits {
        at_once: 1,
        patience: Duration::from_millis(50),
        wall: Duration::from_secs(1),
        ..limits()
    };
    let quarantine = started("hostile::endless_body", limits);
    let first = quarantine.clone();
    let first = std::thread::spawn(move || first.parse(b"bytes", "name.txt").map(|_| ()));
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(quarantine.parse(b"bytes", "name.txt").map(|_| ()), Err(Refused::Busy));
    assert_eq!(first.join().expect("it does not panic"), Err(Refused::TooLong(1)));
}
