//! The server under load, on loopback, sharing the machine with whoever loads it: reads of the text
//! page beside a server of fixed bytes, a deadline at which 2,000 people submit, 5,000 open pages that
//! follow live, and what one amendment costs with 10,000 there already.
//!
//! The server is a process of its own, so that its processor time and its memory are its own. What one
//! amendment costs OpenSlides 3.3 is measured by the script that `UNBRACKET_OPENSLIDES` names, where it
//! is set.

mod client;
mod house;
mod people;
mod reads;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::measure::load;

/// The part under which this program starts itself as the server.
pub(crate) const CHILD: &str = "serve-child";

/// A server in a process of its own.
pub(crate) struct Served {
    child: Child,
    /// Where it listens.
    pub(crate) port: u16,
    /// The cookies of its people.
    pub(crate) cookies: Vec<String>,
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
        let program = std::env::current_exe().expect("this program lies somewhere");
        let mut child = Command::new(program)
            .arg(CHILD)
            .env("UNBRACKET_BENCH", format!("{people} {amendments}"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts again");
        let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
        let mut line = || lines.next().and_then(Result::ok).expect("the server says where it is");
        let port = line().parse().expect("the server says its port");
        let cookies = (0..people).map(|_| line()).collect();
        Self { child, port, cookies }
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

/// Runs the bench.
pub(crate) fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    println!("serve: one server and its load on this machine; load {}", load());
    runtime.block_on(async {
        let served = Served::start(0, 1_000);
        reads::pages(&served).await;
        drop(served);
        let served = Served::start(2_000, 1_000);
        people::deadline(&served).await;
        drop(served);
        let served = Served::start(40, 10_000);
        people::amendments(&served).await;
        drop(served);
        let served = Served::start(40, 200);
        people::following(&served).await;
    });
    openslides();
}

/// Runs as the server, until it is ended.
pub(crate) fn child() {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    let sizes = std::env::var("UNBRACKET_BENCH").unwrap_or_default();
    let mut sizes = sizes.split(' ').filter_map(|size| size.parse().ok());
    let (people, amendments) = (sizes.next().unwrap_or(0), sizes.next().unwrap_or(0));
    runtime.block_on(house::serve(people, amendments));
}

fn openslides() {
    let Ok(script) = std::env::var("UNBRACKET_OPENSLIDES") else {
        println!(
            "OpenSlides 3.3 beside it: name a script that starts and loads it by UNBRACKET_OPENSLIDES"
        );
        return;
    };
    let output = Command::new("sh").arg("-c").arg(&script).output();
    let told = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    println!("OpenSlides 3.3: {}", told.unwrap_or_default().trim());
}
