//! The record as it is served: files, receipts, and the archive that verifies.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use unbracket_ledger::{Policy, Receipt};
use unbracket_secretariat::verify::{Question, verify};

use crate::support::{At, wait};

/// An empty place of this test's own.
fn place(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&place);
    place
}

/// The files of a tar archive, as POSIX.1-1988 has them.
fn unpacked(mut tar: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    while tar.len() >= 512 && tar[0] != 0 {
        let text = |from: usize, length: usize| {
            let bytes = &tar[from..from + length];
            let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(length);
            String::from_utf8_lossy(&bytes[..end]).trim().to_owned()
        };
        let size = usize::from_str_radix(&text(124, 12), 8).expect("a size in octal digits");
        files.insert(text(0, 100), tar[512..512 + size].to_vec());
        tar = &tar[512 + size.next_multiple_of(512)..];
    }
    files
}

/// The archive of a process, as its files below their folder.
fn archive(at: &At, process: &str) -> BTreeMap<String, Vec<u8>> {
    let answer = at.get(&format!("/p/{process}/record/export.tar.gz"));
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/gzip");
    let mut tar = Vec::new();
    let mut packed = flate2::read::GzDecoder::new(answer.bytes.as_ref());
    packed.read_to_end(&mut tar).expect("it is a gzip file");
    let cut = |(name, bytes): (String, Vec<u8>)| {
        (name.split_once('/').map_or("", |(_, rest)| rest).to_owned(), bytes)
    };
    unpacked(&tar).into_iter().map(cut).collect()
}

fn written(files: &BTreeMap<String, Vec<u8>>, folder: &Path) {
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
}

#[test]
fn the_archive_of_a_live_process_verifies_and_one_that_was_touched_does_not() {
    let at = At::station("follow-up");
    let files = archive(&at, "follow-up");
    let folder = place("archive");
    written(&files, &folder);
    let key = at.record("follow-up").key().to_string();
    let question = Question { key: key.parse().ok(), ..Question::default() };
    let verified = verify(&folder, &question);
    assert!(verified.is_sound(), "{:?}", verified.faults);
    assert_eq!(verified.replayed, at.state("follow-up", |state| state.length));
    let body = files.keys().find(|name| name.starts_with("bodies/")).expect("there are bodies");
    fs::write(folder.join(body), b"something else").expect("a file can be written");
    assert!(!verify(&folder, &question).is_sound());
}

#[test]
fn every_file_of_the_archive_is_served_live_with_the_same_bytes() {
    let at = At::station("silence");
    let files = archive(&at, "silence");
    assert!(files.len() > 50);
    for (name, bytes) in &files {
        let answer = at.get(&format!("/p/silence/log/{name}"));
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert!(answer.bytes == *bytes, "{name} differs");
        let for_ever = answer.header("cache-control").contains("immutable");
        assert_eq!(for_ever, name.starts_with("tile/"), "{name}");
    }
}

#[test]
fn the_archive_is_made_once_for_a_checkpoint_and_anew_for_the_next() {
    let at = At::own(&["first-reading"]);
    let first = archive(&at, "first-reading");
    assert_eq!(first, archive(&at, "first-reading"));
    let (act, by) = at.record("first-reading").state(|state| {
        let labels = Default::default();
        let files = unbracket_negotiation::script::NoFiles;
        let world = unbracket_negotiation::script::World {
            state,
            labels: &labels,
            files: &files,
            now: state.now,
        };
        let line = "Secretariat: declare-holiday days [2036-01-01] because \"New year\"";
        let lines = unbracket_negotiation::script::parse(line).expect("a line of a script");
        let (by, act) = lines[0].act(&world).expect("it is understood").expect("it is an act");
        (act, by)
    });
    let submission =
        unbracket_secretariat::Submission { act, by, key: None, at: None, unchanged: Vec::new() };
    wait(at.record("first-reading").submit(submission)).expect("it is in order");
    let next = archive(&at, "first-reading");
    assert_ne!(first["checkpoint"], next["checkpoint"]);
    let folder = place("archive-next");
    written(&next, &folder);
    assert!(verify(&folder, &Question::default()).is_sound());
}

#[test]
fn a_receipt_holds_for_its_entry_and_for_no_other() {
    let at = At::station("follow-up");
    let record = at.record("follow-up");
    let policy = Policy::of_log(record.key().clone()).expect("a policy of one key");
    for index in [0, 1, 255, 256, 1_000] {
        let answer = at.get(&format!("/p/follow-up/receipts/{index}/file"));
        assert_eq!(answer.status, StatusCode::OK);
        let name = format!("follow-up-{index}.tlog-proof");
        assert!(answer.header("content-disposition").contains(&name));
        let receipt = Receipt::parse(&answer.bytes).expect("a receipt");
        let leaves = wait(record.leaves(index, 2)).expect("the store can be read");
        assert!(receipt.verify(&leaves[0], &policy).is_ok());
        assert!(receipt.verify(&leaves[1], &policy).is_err());
        let page = at.get(&format!("/p/follow-up/receipts/{index}")).text();
        assert!(page.contains(&format!("--receipt {name}")));
    }
}

#[test]
fn a_body_is_served_where_it_is_public_and_nowhere_else() {
    let at = At::station("review");
    let record = at.record("review");
    let length = record.state(|state| state.length);
    let (mut open, mut closed, mut erased) = (0, 0, 0);
    for from in (0..length).step_by(1_000) {
        for entry in wait(record.entries(from, 1_000)).expect("the store can be read") {
            let Some(name) = entry.commitment else { continue };
            let name: String = name.0.iter().map(|byte| format!("{byte:02x}")).collect();
            let path = format!("/p/review/log/bodies/{}/{name}", &name[..2]);
            let public = record.state(|state| state.process.entries.is_public(entry.index));
            // Every sealed one, and every twentieth of those that are open.
            if public && entry.index % 20 != 0 {
                continue;
            }
            let answer = at.get(&path);
            let wanted = if public { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(answer.status, wanted, "entry {}", entry.index);
            let is_erased = record.state(|state| state.process.entries.is_erased(entry.index));
            (open, closed) = (open + u32::from(public), closed + u32::from(!public));
            erased += u32::from(is_erased);
            assert_eq!(public, entry.body.is_some(), "entry {}", entry.index);
        }
    }
    assert!(open > 10 && closed > 10 && erased > 0, "{open}, {closed}, {erased}");
}

#[test]
fn no_tile_is_served_that_the_log_does_not_have() {
    let at = At::station("first-reading");
    let length = at.state("first-reading", |state| state.length);
    let (full, rest) = (length / 256, length % 256);
    assert!(full > 0 && rest > 0);
    for (path, there) in [
        ("0/000".to_owned(), true),
        (format!("0/{full:03}.p/{rest}"), true),
        (format!("entries/{full:03}.p/{}", rest - 1), true),
        (format!("0/{full:03}.p/{}", rest + 1), false),
        (format!("0/{full:03}"), false),
        (format!("1/000.p/{full}"), true),
        ("1/000".to_owned(), false),
        ("9/000.p/1".to_owned(), false),
        ("64/000".to_owned(), false),
        ("0/0".to_owned(), false),
        ("0/x001/000".to_owned(), false),
        ("entries/../../checkpoint".to_owned(), false),
    ] {
        let answer = at.get(&format!("/p/first-reading/log/tile/{path}"));
        assert_eq!(answer.status == StatusCode::OK, there, "{path}");
    }
}

#[test]
fn the_list_narrows_by_kind_seat_and_provision_and_leads_on_to_the_first_entry() {
    let at = At::station("silence");
    let rows = |page: &str| page.matches("<a href=\"/p/silence/receipts/").count();
    let page = at.get("/p/silence/record?kind=start-silence").text();
    let runs = at.state("silence", |state| state.deciding.silences.len());
    assert_eq!(rows(&page), runs);
    let seat = at.state("silence", |state| state.roster.seat_named("Costavia")).expect("a seat");
    let page = at.get(&format!("/p/silence/record?seat={}", seat.0)).text();
    assert!(rows(&page) > 0 && page.matches("Costavia").count() > rows(&page));
    let provision = at.state("silence", |state| {
        let rolling = state.texts.rolling.as_ref().expect("there is a text");
        let mut visits = rolling.draft.visit().map(|visit| visit.provision.id.clone());
        visits.find(|id| !unbracket_negotiation::story::story(state, id).changes.is_empty())
    });
    let provision = provision.expect("some paragraph was changed");
    assert!(rows(&at.get(&format!("/p/silence/record?provision={provision}")).text()) > 0);
    let (mut path, mut seen) = ("/p/silence/record?kind=accredit".to_owned(), 0);
    for _ in 0..100 {
        let page = at.get(&path).text();
        seen += rows(&page);
        let Some(next) = page.split("rel=\"next\" href=\"").nth(1) else { break };
        let query = next.split('"').next().unwrap_or_default().replace("&amp;", "&");
        path = format!("/p/silence/record{}", query.replace("&#38;", "&"));
    }
    let all = wait(at.record("silence").entries(0, 1_000)).expect("the store can be read");
    let more = wait(at.record("silence").entries(1_000, 1_000)).expect("the store can be read");
    let kinds = all.iter().chain(&more).filter(|entry| entry.event.act.kind() == "accredit");
    assert_eq!(seen, kinds.count());
}

#[test]
fn the_page_of_an_entry_shows_its_bytes_and_what_became_of_its_words() {
    let at = At::station("review");
    let erased = at.record("review").state(|state| state.process.entries.erased().next());
    let erased = erased.expect("something was erased");
    let page = at.get(&format!("/p/review/record/{erased}")).text();
    assert!(page.contains("The body was erased."));
    assert!(!page.contains("<dt>Salt</dt>"));
    let open = at.get("/p/review/record/0").text();
    assert!(open.contains("&#34;act&#34;:&#34;open-process&#34;"), "{open}");
    assert!(open.contains("<dt>Salt</dt>"));
}
