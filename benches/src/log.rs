//! A log of a million entries, verified strictly, beside plain SHA-256 of the same bytes and beside
//! Go's packages for transparency logs.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use unbracket_ledger::bundle::{Bundle, Hashed};
use unbracket_ledger::verify::{Terms, verify};
use unbracket_ledger::{
    Checkpoint, Files, Head, KeyKind, KeyName, Policy, SignerKey, Source, SourceError, Writer,
};
use unbracket_testkit::generate::Seeded;

use crate::measure::{median, ms, peak_megabytes};

const ENTRIES: u64 = 1_000_000;
const ORIGIN: &str = "record.example.org/bench";
/// How long an entry is.
const BYTES: std::ops::Range<usize> = 200..400;

pub(crate) fn run() {
    let key = SignerKey::from_seed(
        KeyName::new(ORIGIN).expect("the origin is a name"),
        KeyKind::Note,
        &[1; 32],
    );
    let (making, files) = median(1, || make(&key));
    let policy = Policy::of_log(key.verifier().clone()).expect("the key is a log's");
    let entries: Vec<&Vec<u8>> = bundles(&files);
    let bytes: usize = entries.iter().map(|bundle| bundle.len()).sum();
    println!("log: {ENTRIES} entries, {:.0} MB in {} files", megabytes(bytes), files.len());
    println!("  made                         {:>9.1} ms", ms(making));
    let (plain, _) = median(3, || sha256(&entries));
    println!(
        "  plain SHA-256 of the entries {:>9.1} ms   {:.0} MB/s",
        ms(plain),
        rate(bytes, plain)
    );
    let show = |name: &str, source: &dyn Source, terms: &Terms<'_>| {
        let (time, sound) = median(3, || verify(source, terms, |_, _| {}).is_sound());
        assert!(sound, "the log of the bench is sound");
        println!(
            "  {name:<28} {:>9.1} ms   {:.2} times plain SHA-256",
            ms(time),
            times(time, plain)
        );
        time
    };
    let (one, all) = (Terms::new(&policy), Terms { hash: &on_all_cores, ..Terms::new(&policy) });
    show("verified, one core", &files, &one);
    show("verified, all cores", &files, &all);
    let folder = std::env::temp_dir().join(format!("unbracket-log-{}", std::process::id()));
    if let Err(error) = write(&files, &folder) {
        println!("  from disk                    not measured: {error}");
        return;
    }
    let disk = Folder(folder.clone());
    let ours = show("verified from disk, one core", &disk, &one);
    show("verified from disk, all cores", &disk, &all);
    go(&folder, &key.verifier().to_string(), ours);
    println!(
        "  peak {:.0} MB, of which the log {:.0}",
        peak_megabytes().unwrap_or(0.0),
        megabytes(bytes)
    );
    if let Err(error) = std::fs::remove_dir_all(&folder) {
        println!("  {} stays: {error}", folder.display());
    }
}

fn on_all_cores(bundles: &[Bundle]) -> Vec<Hashed> {
    bundles.par_iter().map(Bundle::hash).collect()
}

fn make(key: &SignerKey) -> Files {
    let (mut log, mut files, mut seeded) = (Writer::new(), Files::new(), Seeded::new(1));
    for _ in 0..ENTRIES {
        let length = BYTES.start + seeded.below(BYTES.len());
        let entry: Vec<u8> = (0..length.div_ceil(8))
            .flat_map(|_| seeded.draw().to_be_bytes())
            .take(length)
            .collect();
        log.append(&entry).expect("an entry of the bench is short");
        files.extend(log.take_full().into_iter().map(|file| (file.tile.path(), file.bytes)));
    }
    files.extend(log.publish().into_iter().map(|file| (file.tile.path(), file.bytes)));
    let head = Head { size: log.size(), root: log.root() };
    let checkpoint = Checkpoint::new(ORIGIN, head).and_then(|it| it.sign(key));
    let note = checkpoint.expect("the key is the log's own").to_string();
    files.insert("checkpoint".to_owned(), note.into_bytes());
    files
}

fn bundles(files: &Files) -> Vec<&Vec<u8>> {
    let own = files.iter().filter(|(path, _)| path.starts_with("tile/entries/"));
    own.map(|(_, bytes)| bytes).collect()
}

fn sha256(parts: &[&Vec<u8>]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().into()
}

fn write(files: &Files, folder: &Path) -> io::Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// A log in a folder.
struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        match std::fs::read(self.0.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(SourceError { path: path.to_owned(), reason: error.to_string() }),
        }
    }

    fn paths(&self) -> Result<Option<Vec<String>>, SourceError> {
        let mut paths = Vec::new();
        list(&self.0, "", &mut paths)
            .map_err(|error| SourceError { path: String::new(), reason: error.to_string() })?;
        Ok(Some(paths))
    }
}

fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// What Go needs to rebuild the root from the entries, and to check every tile too.
fn go(folder: &Path, key: &str, ours: Duration) {
    let Some(program) = compiled(folder) else {
        println!("  Go                           not measured: golang-go, golang-golang-x-mod-dev");
        return;
    };
    for (name, mode) in
        [("Go, entries and root alone", "root"), ("Go, with tiles and proofs", "check")]
    {
        let started = Instant::now();
        let output = Command::new(&program).arg(mode).arg(folder).arg(key).output();
        let took = started.elapsed();
        let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        match said {
            Ok(said) if said.starts_with("ok") => {
                let ratio = times(took, ours);
                println!(
                    "  {name:<28} {:>9.1} ms   ours on one core is {ratio:.1} times as fast",
                    ms(took)
                );
            }
            other => println!("  {name:<28} failed: {other:?}"),
        }
    }
}

fn compiled(folder: &Path) -> Option<PathBuf> {
    let packages = std::env::var("UNBRACKET_GOPATH").unwrap_or("/usr/share/gocode".to_owned());
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../ledger/tests/foreign/verify_log.go");
    let program = folder.with_extension("go");
    let mut build = Command::new("go");
    build.env("GO111MODULE", "off").env("GOPATH", packages);
    build.arg("build").arg("-o").arg(&program).arg(source);
    build.output().is_ok_and(|output| output.status.success()).then_some(program)
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn rate(bytes: usize, time: Duration) -> f64 {
    megabytes(bytes) / time.as_secs_f64()
}

fn times(time: Duration, other: Duration) -> f64 {
    time.as_secs_f64() / other.as_secs_f64()
}
