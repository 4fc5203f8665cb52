//! D4: the process is killed, or told of a failure, at every call that it makes to the file system
//! while it appends, publishes and erases.
//!
//! `strace` counts the calls on each file of the record in an undisturbed run, then disturbs one call a
//! run. Some of its filters switch the disturbance off without a word, so every run has to show that it
//! was disturbed, and two wrong programs have to be found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use unbracket_store::{Batch, Body, Entry, FileHead, Head, Shelf, Store};
use unbracket_store_sqlite::SqliteStore;
use unbracket_testkit::folder::Folder;

use super::checker::{self, Memory};
use super::child::{ABORTS, ERASED, MAKE, ONCE, ONCE_PUBLISHED_FIRST, ONCE_UNSETTLED, entry, tile};
use super::{child, child_under, is_ci, kills, left_out};

/// Calls that need room on the disk, or say that what was written is lost.
const WRITES: [&str; 10] = [
    "fallocate",
    "fdatasync",
    "fsync",
    "ftruncate",
    "mkdir",
    "openat",
    "pwrite64",
    "pwritev",
    "rename",
    "write",
];
/// Entries in the record before the child comes.
const BEFORE: u64 = 3;

/// A call of the child's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    /// The file, relative to the folder of the record.
    file: String,
    call: String,
    /// Which of a thread's calls of this name on this file.
    nth: u32,
}

/// What happens at the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// The process is killed before the call is made.
    Kill,
    /// The call fails, and those after it do not.
    Fails,
    /// The call fails, and all of its name on this file after it.
    FailsFromHere,
    /// There is no room, and will be none.
    Full,
}

impl Fault {
    const ALL: [Self; 4] = [Self::Kill, Self::Fails, Self::FailsFromHere, Self::Full];

    fn concerns(self, call: &str) -> bool {
        match self {
            Self::Kill => true,
            // A file that fails to close is closed; the standard library stops where a folder does. A
            // lock that cannot be given back is held to the end of its process, and all wait for it.
            Self::Fails => !["close", "fcntl"].contains(&call),
            Self::FailsFromHere | Self::Full => WRITES.contains(&call),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of {}", self.call, self.nth, self.file)
    }
}

/// A folder that no disk slows down: what a killed process wrote outlives it in memory as well.
fn in_memory(purpose: &str) -> Folder {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { Folder::within(memory, purpose) } else { Folder::new(purpose) }
}

/// A record with some entries, a body to erase, and something published.
async fn template(folder: &Path) {
    kills::record(folder).await;
    let store = SqliteStore::open(folder.join("log.db")).await.unwrap();
    let epoch = store.lead().await.unwrap();
    let body = Body { salt: [1; 32], bytes: b"to be erased".to_vec() };
    let entries = (0..BEFORE)
        .map(|at| Entry { body: (at == 0).then(|| (ERASED, body.clone())), ..entry(at, at, 0, 1) })
        .collect();
    store.append(Batch { at: 0, epoch, entries }).await.unwrap();
    let shelf = Shelf::open(folder.join("public")).unwrap();
    shelf.put(&format!("tile/{BEFORE}"), &tile(&store, BEFORE).await.unwrap()).unwrap();
    let head = FileHead::at(folder.join("head"));
    head.replace(None, BEFORE.to_string().as_bytes()).await.unwrap();
    shelf.put("checkpoint", BEFORE.to_string().as_bytes()).unwrap();
    store.close().await;
}

/// The same with a journal beside it, as a killed process leaves it.
fn leave_a_journal(folder: &Path) {
    let mut killed = child(ONCE, folder, 1);
    // `abort` in place of an orderly end: the journal stays.
    let status = killed.env(ABORTS, "1").stdout(Stdio::null()).status().unwrap();
    assert_eq!(status.signal(), Some(6), "the child ended as {status}");
    assert!(folder.join("log.db-wal").metadata().unwrap().len() > 0, "there is no journal");
}

fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let target = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&file.path(), &target);
        } else if !file.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(file.path(), target).unwrap();
        }
    }
}

/// The calls of an undisturbed run on the files of the record, and how many there are in all.
fn points(template: &Path, mode: &str) -> (BTreeSet<Point>, u32) {
    let folder = in_memory("calls");
    copy(template, folder.path());
    let trace = folder.join("trace");
    let arguments = ["-f", "-qq", "-y", "-e", "trace=%file,%desc", "-o", &trace.to_string_lossy()]
        .map(str::to_owned);
    let status = child_under("strace", &arguments, (mode, folder.path(), 9))
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success() || mode == ONCE_UNSETTLED, "the undisturbed run ended as {status}");
    let text = String::from_utf8_lossy(&std::fs::read(&trace).unwrap()).into_owned();
    let mut counts: BTreeMap<(String, String, &str), u32> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.contains("resumed>")) {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((call, arguments)) = rest.trim_start().split_once('(') else { continue };
        for file in files(arguments, folder.path()) {
            *counts.entry((file, call.to_owned(), thread)).or_default() += 1;
        }
    }
    let all = counts.values().sum();
    let points = counts.into_iter().flat_map(|((file, call, _), count)| {
        (1..=count).map(move |nth| Point { file: file.clone(), call: call.clone(), nth })
    });
    (points.collect(), all)
}

/// The files of the record that a call names, by path or by descriptor.
fn files(arguments: &str, folder: &Path) -> BTreeSet<String> {
    let folder = folder.to_string_lossy();
    arguments
        .split(['"', '<', '>'])
        .filter_map(|part| part.strip_prefix(&*folder))
        .filter(|file| file.is_empty() || file.starts_with('/'))
        .map(|file| file.trim_start_matches('/').to_owned())
        .filter(|file| file != "trace")
        .collect()
}

/// What a disturbed run showed.
struct Run {
    /// Whether the fault took place.
    was_disturbed: bool,
    found: Result<(), String>,
}

/// Runs the child with one fault at one point, and checks what it leaves.
async fn disturb(template: &Path, mode: &str, point: &Point, fault: Fault) -> Run {
    let folder = in_memory("calls");
    copy(template, folder.path());
    let aside = in_memory("trace");
    let (trace, nth) = (aside.join("trace"), point.nth);
    let what = match fault {
        Fault::Kill => format!("signal=KILL:when={nth}"),
        Fault::Fails => format!("error=EIO:when={nth}"),
        Fault::FailsFromHere => format!("error=EIO:when={nth}+"),
        Fault::Full => format!("error=ENOSPC:when={nth}+"),
    };
    let file = folder.join(&point.file).to_string_lossy().trim_end_matches('/').to_owned();
    let arguments = [
        "-f",
        "-qq",
        "-o",
        &trace.to_string_lossy(),
        "-P",
        &file,
        "-e",
        &format!("trace={}", point.call),
        "-e",
        &format!("inject={}:{what}", point.call),
    ]
    .map(str::to_owned);
    let output = child_under("strace", &arguments, (mode, folder.path(), 9)).output().unwrap();
    let was_disturbed = match fault {
        Fault::Kill => output.status.signal() == Some(9),
        _ => std::fs::read_to_string(&trace).unwrap_or_default().contains("(INJECTED)"),
    };
    let said = String::from_utf8_lossy(&output.stdout);
    if said.contains("FAILED") || said.contains("panicked") {
        return Run { was_disturbed, found: Err(format!("the child panicked: {said}")) };
    }
    let mut memory = Memory::default();
    let mut found = memory.check(folder.path(), &output.stdout).await;
    if found.is_ok() && mode == MAKE {
        found = checker::made(folder.path(), &output.stdout).await;
    }
    if found.is_ok() {
        found = memory.goes_on(folder.path(), u64::MAX).await;
    }
    Run { was_disturbed, found }
}

/// What many disturbed runs showed.
#[derive(Debug, Default)]
struct Tally {
    runs: usize,
    disturbed: usize,
    found: Vec<String>,
}

/// Disturbs every point, or every `step`-th, on all cores.
fn enumerate(template: &Path, mode: &str, work: &[(Point, Fault)]) -> Tally {
    let next = AtomicUsize::new(0);
    let tally = std::sync::Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                let runtime =
                    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                while let Some((point, fault)) = work.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let run = runtime.block_on(disturb(template, mode, point, *fault));
                    let mut tally = tally.lock().unwrap();
                    tally.runs += 1;
                    tally.disturbed += usize::from(run.was_disturbed);
                    let what = |error| format!("{fault:?} at {point}: {error}");
                    tally.found.extend(run.found.err().map(what));
                }
            });
        }
    });
    tally.into_inner().unwrap()
}

/// Whether strace is here and may do its work.
fn strace_is_here() -> bool {
    let tried = Command::new("strace").args(["-qq", "-e", "trace=none", "true"]).output();
    let works = tried.as_ref().is_ok_and(|output| output.status.success());
    if !works {
        left_out(&format!("strace is not here, or may not trace: {tried:?}"));
    }
    works
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Disturbs a share of the points, or all, and finds nothing.
fn no_call_can_break_it(mode: &str, with_journal: bool, share: usize) {
    if !strace_is_here() {
        return;
    }
    let folder = in_memory("template");
    runtime().block_on(template(folder.path()));
    if with_journal {
        leave_a_journal(folder.path());
    }
    let (points, calls) = points(folder.path(), mode);
    let all: Vec<(Point, Fault)> = points
        .iter()
        .flat_map(|point| Fault::ALL.map(|fault| (point.clone(), fault)))
        .filter(|(point, fault)| fault.concerns(&point.call))
        .collect();
    let step = if is_ci() { share } else { all.len() / 30 };
    let work: Vec<_> = all.into_iter().step_by(step.max(1)).collect();
    let tally = enumerate(folder.path(), mode, &work);
    println!(
        "{mode}: {calls} calls, {} points, {} runs, {} disturbed, {} contradictions",
        points.len(),
        tally.runs,
        tally.disturbed,
        tally.found.len()
    );
    assert!(calls > 150, "{calls} calls are too few for what was done");
    assert!(tally.disturbed * 10 >= tally.runs * 9, "strace disturbed too few runs: {tally:?}");
    assert!(tally.found.is_empty(), "{:#?}", tally.found);
}

#[test]
fn no_failing_call_breaks_the_record() {
    no_call_can_break_it(ONCE, false, 1);
}

#[test]
fn no_failing_call_breaks_a_record_that_a_killed_process_left() {
    // The rest is as in the test before.
    no_call_can_break_it(ONCE, true, 3);
}

#[test]
fn no_failing_call_leaves_half_a_log_or_half_a_copy() {
    // Three databases make many calls, and most of them alike.
    no_call_can_break_it(MAKE, false, 5);
}

/// The points of a wrong program at which it is likely to be caught.
fn catch(mode: &str, fault: Fault, is_likely: fn(&Point) -> bool) -> Vec<String> {
    let folder = in_memory("template");
    runtime().block_on(template(folder.path()));
    let (points, _) = points(folder.path(), mode);
    let work: Vec<_> = points.into_iter().filter(is_likely).map(|point| (point, fault)).collect();
    assert!(!work.is_empty(), "the wrong program makes none of the calls");
    enumerate(folder.path(), mode, &work).found
}

#[test]
fn publishing_before_the_append_is_found() {
    if !strace_is_here() {
        return;
    }
    let likely = |point: &Point| point.file == "log.db-wal" && point.call == "pwrite64";
    let found = catch(ONCE_PUBLISHED_FIRST, Fault::Kill, likely);
    assert!(found.iter().any(|told| told.contains("beyond the log")), "{found:#?}");
}

#[test]
fn taking_a_failed_commit_for_none_is_found() {
    if !strace_is_here() {
        return;
    }
    let likely = |point: &Point| point.file == "log.db-wal" && point.call.contains("sync");
    let found = catch(ONCE_UNSETTLED, Fault::Fails, likely);
    assert!(found.iter().any(|told| told.contains("came back")), "{found:#?}");
}
