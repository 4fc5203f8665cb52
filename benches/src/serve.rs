//! The server under load, on loopback, sharing the machine with whoever loads it: reads of the text
//! page beside a server of fixed bytes, a deadline at which 2,000 people submit, 5,000 open pages that
//! follow live, and what one amendment costs with 10,000 there already.
//!
//! The server is a process of its own, so that its processor time and its memory are its own; so is the
//! server of fixed bytes. Limits stay as they are: people are accounts of their own, each with its
//! token, and one's own machine is no network that is counted. What one amendment costs OpenSlides 3.3
//! is measured by the command that `UNBRACKET_OPENSLIDES` holds, where it is set.

mod client;
mod house;
mod people;
mod reads;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::measure::{cpu_time, load};

/// The part under which this program starts itself as the server.
pub(crate) const CHILD: &str = "serve-child";

/// How a child is told to serve the bytes of a file.
const FIXED: &str = "file ";
/// So many files a server needs open for 5,000 pages that follow, and the load as many.
const FILES: u64 = 16_384;

/// A server in a process of its own.
pub(crate) struct Served {
    child: Child,
    /// Where it listens.
    pub(crate) port: u16,
    /// The tokens of its people.
    pub(crate) tokens: Vec<String>,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It was started here, and nothing of it is needed any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// Starts a server: so many people, so many amendments there already.
    fn start(people: usize, amendments: usize) -> Self {
        Self::child(&format!("{people} {amendments}"), people)
    }

    /// Starts a server that answers everything with the bytes of a file.
    pub(crate) fn fixed(file: &std::path::Path) -> Self {
        Self::child(&format!("{FIXED}{}", file.display()), 0)
    }

    fn child(what: &str, people: usize) -> Self {
        let program = std::env::current_exe().expect("this program lies somewhere");
        let mut child = Command::new(program)
            .arg(CHILD)
            .env("UNBRACKET_BENCH", what)
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts again");
        let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
        let mut line = || lines.next().and_then(Result::ok).expect("the server says where it is");
        let port = line().parse().expect("the server says its port");
        let tokens = (0..people).map(|_| line()).collect();
        Self { child, port, tokens }
    }

    /// The processor time that it has used.
    pub(crate) fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let ticks: u64 =
            fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Duration::from_millis(10 * ticks)
    }

    /// The memory that it holds, in MB.
    pub(crate) fn megabytes(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        kilobytes.unwrap_or(0.0) / 1024.0
    }
}

/// Runs the bench: all of it, or the steps that `UNBRACKET_BENCH_SERVE` names.
pub(crate) fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    let files = rlimit::increase_nofile_limit(FILES).unwrap_or_default();
    let steps = std::env::var("UNBRACKET_BENCH_SERVE").unwrap_or_default();
    let wanted = |step: &str| steps.is_empty() || steps.split(' ').any(|one| one == step);
    println!("serve: one server and its load on this machine; load {}", load());
    runtime.block_on(async {
        if wanted("reads") {
            reads::pages(&Served::start(0, 1_000)).await;
        }
        if wanted("deadline") {
            people::deadline(&Served::start(2_000, 1_000)).await;
        }
        if wanted("amendments") {
            people::amendments(&Served::start(40, 10_000)).await;
        }
        if wanted("following") {
            people::following(&Served::start(40, 200), files).await;
        }
    });
    if wanted("amendments") {
        openslides();
    }
}

/// What the server and whoever loads it have worked since then, for a line of figures.
pub(crate) struct Work(Duration, Duration);

impl Work {
    /// Begins to count.
    pub(crate) fn begin(served: &Served) -> Self {
        Self(served.cpu(), cpu_time())
    }

    /// Milliseconds of the server, and of the load, for each of so many.
    pub(crate) fn each(&self, served: &Served, count: usize) -> (f64, f64) {
        let each = |time: Duration| time.as_secs_f64() * 1000.0 / count.max(1) as f64;
        let (server, own) = (served.cpu() - self.0, cpu_time() - self.1);
        (each(server), each(own))
    }
}

/// Runs as the server, until it is ended.
pub(crate) fn child() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    let _files = rlimit::increase_nofile_limit(FILES);
    let sizes = std::env::var("UNBRACKET_BENCH").unwrap_or_default();
    if let Some(file) = sizes.strip_prefix(FIXED) {
        let bytes = std::fs::read(file).expect("the file of the bench is there");
        return runtime.block_on(reads::serve_fixed(bytes));
    }
    let mut sizes = sizes.split(' ').filter_map(|size| size.parse().ok());
    let (people, amendments) = (sizes.next().unwrap_or(0), sizes.next().unwrap_or(0));
    runtime.block_on(house::serve(people, amendments));
}

fn openslides() {
    let Ok(command) = std::env::var("UNBRACKET_OPENSLIDES") else {
        println!(
            "OpenSlides 3.3 beside it: not measured; UNBRACKET_OPENSLIDES names no command that loads one"
        );
        return;
    };
    match Command::new("sh").arg("-c").arg(&command).output() {
        Ok(output) if output.status.success() => {
            println!("OpenSlides 3.3: {}", String::from_utf8_lossy(&output.stdout).trim());
        }
        Ok(output) => {
            let why = String::from_utf8_lossy(&output.stderr).into_owned();
            println!("OpenSlides 3.3: its command failed: {}", why.trim());
        }
        Err(error) => println!("OpenSlides 3.3: its command cannot be run: {error}"),
    }
}
