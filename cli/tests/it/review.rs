//! The whole story that ships with the project: played, kept, exported, verified.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{folder, run};

fn review() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/review")
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let ran = run(folder, arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).expect("the command prints JSON")
}

#[test]
fn the_review_runs_to_the_next_cycle_and_a_stranger_verifies_every_act_of_it() {
    let folder = folder("review");
    let scripts = review();
    let scripts = scripts.to_str().expect("a path of this project");
    let memory = json(&folder, &["play", scripts, "--json"]);
    let kept = json(&folder, &["play", scripts, "--data", "record", "--json"]);
    assert_eq!(memory, kept, "the record is the same wherever it is kept");
    let acts = kept["acts"].as_u64().expect("a number");
    assert!(acts >= 2_000 && kept["refused"].as_u64() >= Some(25), "{kept}");
    assert_eq!(kept["cycle"], 3);
    json(&folder, &["export", "--data", "record", "-o", "export", "--json"]);
    let verified = json(&folder, &["verify", "export", "--json"]);
    assert_eq!(verified["sound"], true);
    assert_eq!(verified["acts"], acts);
    assert_eq!(verified["root"], kept["root"]);
    assert!(verified["texts"].as_u64() >= Some(10), "{verified}");
    let few = ["--bootstraps", "20", "--permutations", "19", "--json"];
    let analyse = |of: &[&str]| json(&folder, &[&["analyse"], of, &few].concat());
    let mut of_export =
        analyse(&["export", "-o", "findings.parquet", "-o", "findings.zip", "-o", "findings.html"]);
    assert_eq!(of_export["made"]["root"].take(), kept["root"]);
    assert_eq!(
        of_export,
        analyse(&["--data", "record"]),
        "the record says the same wherever it lies"
    );
    assert!(of_export["fault_lines"]["Ok"].is_object() && of_export["lineage"]["Ok"].is_object());
    let table = std::fs::read(folder.join("findings.parquet")).expect("it was written");
    assert!(table.starts_with(b"PAR1") && table.ends_with(b"PAR1"));
    let page = std::fs::read_to_string(folder.join("findings.html")).expect("it was written");
    assert!(page.contains("<svg") && !page.contains("<script"), "a page that stands alone");
    assert!(std::fs::read(folder.join("findings.zip")).expect("it was written").starts_with(b"PK"));
}

#[test]
fn the_page_of_acts_is_what_the_program_prints() {
    let printed = run(&folder("acts"), &["play", "--acts"]).out;
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/acts.md");
    let kept = std::fs::read_to_string(page).expect("the page is there");
    assert!(printed == kept, "run `unbracket play --acts > docs/acts.md`");
}
