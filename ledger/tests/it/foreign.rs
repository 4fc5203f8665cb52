//! Strangers' programs judge our logs and notes: Go's packages for transparency logs, and the
//! independent Python package `aics-tlog`. Each runs under a time limit, and running over it fails.

#![expect(clippy::disallowed_methods, reason = "other programs are run and read files")]

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use unbracket_ledger::{KeyKind, KeyName, Note, Report, SignerKey};
use unbracket_testkit::generate::Seeded;

use crate::receipts::receipt;
use crate::support::{Log, entry, judged, log, log_key, witness};

/// Sizes at which tiles fill, begin, and end, at two levels.
const SIZES: [u64; 12] = [0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000];
/// No judge takes longer than this on any of these logs, on a slow machine.
const LIMIT: Duration = Duration::from_secs(120);

/// Says that a program is absent; where `CI` is set nothing may be left out.
fn absent(what: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{what} is absent");
    println!("skipped: {what} is absent");
}

/// A folder of this name for a test's own files, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ledger-{name}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn foreign(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign").join(file)
}

fn write_log(log: &Log, folder: &Path) {
    for (path, bytes) in &log.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// What a program prints, whatever its exit code. Running over the limit fails.
fn says(command: &mut Command, input: &[u8]) -> String {
    let (pipe, started) = (Stdio::piped, Instant::now());
    let mut child = command.stdin(pipe()).stdout(pipe()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let mut output = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut said = String::new();
        output.read_to_string(&mut said).map(|_| said)
    });
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > LIMIT {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{command:?} ran for more than {LIMIT:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    reader.join().unwrap().unwrap()
}

/// The Go program, compiled; none where Go or its packages are absent.
fn go(name: &str) -> Option<PathBuf> {
    let packages = std::env::var("UNBRACKET_GOPATH").unwrap_or("/usr/share/gocode".to_owned());
    let there = Path::new(&packages).join("src/golang.org/x/mod/sumdb/tlog").is_dir();
    let runs = Command::new("go").arg("version").output().is_ok_and(|found| found.status.success());
    if !there || !runs {
        absent("Go, or its packages golang.org/x/mod (golang-go, golang-golang-x-mod-dev)");
        return None;
    }
    let program = folder(&format!("go-{name}")).join("verify_log");
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("go-cache");
    let mut build = Command::new("go");
    build.env("GO111MODULE", "off").env("GOPATH", packages).env("GOCACHE", cache);
    build.arg("build").arg("-o").arg(&program).arg(foreign("verify_log.go"));
    let built = build.output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    Some(program)
}

/// A Python that has `aics-tlog`; none where no variable names one.
fn python() -> Option<PathBuf> {
    let python = std::env::var_os("UNBRACKET_AICS").map(PathBuf::from);
    if python.is_none() {
        absent("a Python with aics-tlog, which UNBRACKET_AICS would name");
    }
    python
}

fn go_checks(go: &Path, folder: &Path) -> String {
    let key = log_key().verifier().to_string();
    says(Command::new(go).arg("check").arg(folder).arg(key), b"")
}

fn python_checks(python: &Path, folders: &[PathBuf]) -> Vec<String> {
    let keys = [log_key(), witness(1)].map(|key| key.verifier().to_string());
    let mut command = Command::new(python);
    command.arg(foreign("verify_log.py")).args(keys).args(folders);
    says(&mut command, b"").lines().map(str::to_owned).collect()
}

fn ours(log: &Log) -> Report {
    judged(&log.files, &log.checkpoints)
}

fn sound_logs(name: &str) -> Vec<(u64, Log, PathBuf)> {
    let root = folder(name);
    let made = SIZES.into_iter().map(|size| {
        let (log, folder) = (log(&[size]), root.join(size.to_string()));
        write_log(&log, &folder);
        (size, log, folder)
    });
    made.collect()
}

#[test]
fn go_agrees_with_us_on_logs_of_twelve_sizes() {
    let Some(go) = go("agrees") else { return };
    let mut proofs = 0;
    for (size, log, folder) in sound_logs("go-sound") {
        let report = ours(&log);
        assert!(report.is_sound());
        let root = report.checkpoint.unwrap().root().to_base64();
        let said = go_checks(&go, &folder);
        let words: Vec<&str> = said.split_whitespace().collect();
        let [ok, found, its, count] = words[..] else { panic!("{size}: {said}") };
        assert_eq!((ok, found, its), ("ok", size.to_string().as_str(), root.as_str()));
        proofs += count.parse::<u64>().unwrap();
    }
    println!("Go agrees on {} logs and {proofs} proofs", SIZES.len());
    assert!(proofs > 100);
}

#[test]
fn aics_tlog_agrees_with_us_on_logs_of_twelve_sizes() {
    let Some(python) = python() else { return };
    let logs = sound_logs("aics-sound");
    let folders: Vec<PathBuf> = logs.iter().map(|(.., folder)| folder.clone()).collect();
    let said = python_checks(&python, &folders);
    assert_eq!(said.len(), SIZES.len());
    let (mut files, mut proofs) = (0, 0);
    for ((size, log, _), said) in logs.iter().zip(said) {
        assert!(ours(log).is_sound());
        let numbers: Vec<u64> = said.split_whitespace().filter_map(|w| w.parse().ok()).collect();
        let [found, tiles, bundles, count] = numbers[..] else { panic!("{size}: {said}") };
        // Every file but the checkpoint has been looked at.
        assert_eq!((found, tiles + bundles), (*size, log.files.len() as u64 - 1));
        files += tiles + bundles;
        proofs += count;
    }
    println!("aics-tlog agrees on {} logs, {files} files and {proofs} proofs", SIZES.len());
}

/// A name, and what is done to a log.
type Tampering = (&'static str, fn(&mut Log));

/// What is done to a log that both strangers must find as we do.
const TAMPERINGS: [Tampering; 7] = [
    ("a bit in a bundle", |l| l.files.get_mut("tile/entries/001").unwrap()[9] ^= 1),
    ("a bit in a tile of leaves", |l| l.files.get_mut("tile/0/001").unwrap()[9] ^= 1),
    ("a bit in a tile above", |l| l.files.get_mut("tile/1/000.p/2").unwrap()[9] ^= 1),
    ("no right partial tile", |l| drop(l.files.remove("tile/0/002.p/88"))),
    ("a bundle cut short", |l| {
        l.files.get_mut("tile/entries/001").unwrap().pop();
    }),
    ("an entry more in a full bundle", |l| {
        l.files.get_mut("tile/entries/001").unwrap().extend([0, 1, 7]);
    }),
    ("another size in the checkpoint", |l| {
        let note = String::from_utf8(l.files["checkpoint"].clone()).unwrap();
        l.files.insert("checkpoint".to_owned(), note.replacen("600", "599", 1).into_bytes());
    }),
];

/// The same tamperings, each written to a folder of its own.
fn tampered(name: &str) -> Vec<PathBuf> {
    let root = folder(name);
    let sound = log(&[600]);
    let write = |(number, (name, tamper)): (usize, &Tampering)| {
        let (mut log, folder) = (sound.clone(), root.join(number.to_string()));
        tamper(&mut log);
        assert!(!ours(&log).is_sound(), "{name}");
        write_log(&log, &folder);
        folder
    };
    TAMPERINGS.iter().enumerate().map(write).collect()
}

#[test]
fn go_finds_what_we_find() {
    let Some(go) = go("finds") else { return };
    for ((name, _), folder) in TAMPERINGS.iter().zip(tampered("go-tampered")) {
        let said = go_checks(&go, &folder);
        println!("{name}: {}", said.trim());
        assert!(said.starts_with("failed"), "{name}: {said}");
    }
}

#[test]
fn aics_tlog_finds_what_we_find() {
    let Some(python) = python() else { return };
    let said = python_checks(&python, &tampered("aics-tampered"));
    for ((name, _), said) in TAMPERINGS.iter().zip(&said) {
        println!("{name}: {said}");
        assert!(said.starts_with("failed"), "{name}: {said}");
    }
    assert_eq!(said.len(), TAMPERINGS.len());
}

#[test]
fn go_verifies_our_receipts_offline() {
    let Some(go) = go("receipts") else { return };
    let (folder, log) = (folder("receipts"), log(&[1_000]));
    for index in 0..1_000 {
        let receipt = receipt(&log.files, index, 1_000).with_extra(b"x".repeat(index as usize % 3));
        let file = folder.join(format!("{index}"));
        std::fs::write(&file, entry(index)).unwrap();
        std::fs::write(file.with_extension("tlog-proof"), receipt.to_string()).unwrap();
    }
    let key = log_key().verifier().to_string();
    let check = || says(Command::new(&go).arg("receipts").arg(&folder).arg(&key), b"");
    assert_eq!(check(), "ok 1000\n");
    println!("Go verifies 1000 receipts");
    std::fs::write(folder.join("7"), "another entry").unwrap();
    assert!(check().starts_with("failed"));
}

#[test]
fn go_verifies_what_we_sign_and_we_verify_what_go_signs() {
    let Some(go) = go("signs") else { return };
    let mut seeded = Seeded::new(3);
    for name in ["example.org/log", "запись.example", "名前/文書", "a-very_long.name/with/parts:1"]
    {
        let mut seed = [0; 32];
        seed.fill_with(|| seeded.draw() as u8);
        let key = SignerKey::from_seed(KeyName::new(name).unwrap(), KeyKind::Note, &seed);
        let text = format!("an act of {name}\n\nwith an empty line, number {}\n", seeded.draw());
        let mut note = Note::new(text.clone()).unwrap();
        note.sign(&key).unwrap();
        let public = key.verifier().to_string();
        let opened = says(Command::new(&go).arg("open").arg(&public), note.to_string().as_bytes());
        assert_eq!(opened, text);
        let altered = note.to_string().replacen("act", "cat", 1);
        let refused = says(Command::new(&go).arg("open").arg(&public), altered.as_bytes());
        assert!(refused.starts_with("failed"), "{refused}");
        let secret = key.to_secret_text();
        let signed = says(Command::new(&go).arg("sign").arg(secret), text.as_bytes());
        assert_eq!(signed, note.to_string());
        assert!(Note::parse(signed.as_bytes()).unwrap().verify([key.verifier()]).is_ok());
    }
}

#[test]
fn go_takes_and_refuses_the_names_that_we_do() {
    let Some(go) = go("names") else { return };
    let names = [
        "a",
        "a.b/c",
        "запись",
        "名前",
        "é",
        "e\u{301}",
        "a+b",
        "+",
        "a b",
        " ",
        "a\u{a0}b",
        "a\u{3000}b",
        "a\u{2003}",
        "\u{85}",
        "a\u{200b}b",
        "🗳",
        "a\u{1680}b",
        "\u{2028}",
        "\u{feff}a",
        "a\u{7f}",
    ];
    let said = says(Command::new(&go).arg("names").args(names), b"");
    let theirs: Vec<bool> = said.lines().map(|line| line == "true").collect();
    let ours: Vec<bool> = names.iter().map(|name| KeyName::new(*name).is_ok()).collect();
    assert_eq!(theirs, ours);
}
