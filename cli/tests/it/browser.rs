//! The demonstration in a real browser, and its API before a program that tries everything.
//!
//! `UNBRACKET_NODE_MODULES` names the folder in which playwright-core and axe-core lie,
//! `UNBRACKET_SCHEMATHESIS` the program of that name. Where `CI` is set, their absence is a failure.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The demonstration, on a port of its own; it ends with the test.
struct Demo {
    child: Child,
    url: String,
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It was started here, and its folder goes with the target folder.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Demo {
    fn start(name: &str) -> Self {
        let folder = crate::folder(&format!("demo-{name}"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_unbracket"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.join("house"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let output = BufReader::new(child.stdout.take().expect("it was asked for"));
        let mut lines = output.lines().map_while(Result::ok);
        let url = lines.find_map(|line| Some(line.split_once(" is at ")?.1.trim().to_owned()));
        Self { child, url: url.expect("the demonstration says where it is") }
    }
}

/// What a variable names; `None` where the suite is switched off.
fn switched_on(variable: &str) -> Option<String> {
    match std::env::var(variable) {
        Ok(value) => Some(value),
        Err(_) if std::env::var_os("CI").is_some() => panic!("{variable} names nothing"),
        Err(_) => {
            eprintln!("left out: {variable} names nothing");
            None
        }
    }
}

fn script(name: &str, arguments: &[&str]) {
    if switched_on("UNBRACKET_NODE_MODULES").is_none() {
        return;
    }
    let demo = Demo::start(&format!("{name}-{}", arguments.join("-")));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../e2e").join(name);
    let ran = Command::new("node")
        .arg(path)
        .args(arguments)
        .env("UNBRACKET_URL", &demo.url)
        .output()
        .expect("node is where its modules are");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}{}", String::from_utf8_lossy(&ran.stderr));
    print!("{said}");
}

#[test]
fn every_page_that_the_public_reaches_is_sound_in_both_directions_of_writing() {
    script("crawl.mjs", &["-", "en", "1280", "120"]);
    script("crawl.mjs", &["-", "ar", "390", "120"]);
}

#[test]
fn every_page_that_a_delegate_reaches_is_sound_in_both_directions_of_writing() {
    script("crawl.mjs", &["north", "en", "390", "120"]);
    script("crawl.mjs", &["north", "ar", "1280", "120"]);
}

#[test]
fn every_page_that_the_offices_reach_is_sound_in_both_directions_of_writing() {
    script("crawl.mjs", &["secretariat", "en", "1280", "150"]);
    script("crawl.mjs", &["chair", "ar", "390", "120"]);
}

#[test]
fn the_jobs_of_every_role_are_done_in_the_browser() {
    script("jobs.mjs", &["en", "script"]);
    script("jobs.mjs", &["ar", "script"]);
}

#[test]
fn every_sign_of_every_key_of_a_picture_can_be_seen() {
    script("figures.mjs", &["en", "1280"]);
    script("figures.mjs", &["ar", "390"]);
}

#[test]
fn reading_and_proposing_need_no_script() {
    script("jobs.mjs", &["en", "noscript"]);
    script("jobs.mjs", &["ar", "noscript"]);
}

#[test]
fn the_api_answers_as_its_document_says_whatever_it_is_asked() {
    let Some(program) = switched_on("UNBRACKET_SCHEMATHESIS") else { return };
    let demo = Demo::start("api");
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../e2e/schemathesis.toml");
    let ran = Command::new(program)
        .arg("--config-file")
        .arg(config)
        .arg("run")
        .arg(format!("{}/api/openapi.json", demo.url))
        .args(["--max-examples", "40", "--header"])
        .arg(format!("Origin: {}", demo.url))
        .current_dir(crate::folder("schemathesis"))
        .output()
        .expect("the program is where the variable says");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}{}", String::from_utf8_lossy(&ran.stderr));
}
