//! Timing and memory of this process.

use std::time::{Duration, Instant};

/// The median time of several runs, and the last result.
pub(crate) fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::with_capacity(runs);
    let mut last = None;
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        let result = work();
        times.push(start.elapsed());
        last = Some(result);
    }
    times.sort();
    (times[times.len() / 2], last.expect("at least one run"))
}

/// The largest memory this process has held so far, in MB (Linux; none elsewhere).
pub(crate) fn peak_megabytes() -> Option<f64> {
    status("VmHWM:")
}

/// The memory that this process holds now, in MB (Linux; none elsewhere).
pub(crate) fn held_megabytes() -> Option<f64> {
    status("VmRSS:")
}

fn status(of: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(of))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// How long processors have worked for this process, to a hundredth of a second (Linux; nothing
/// elsewhere): on a machine that does other things too, the clock says more than was needed.
pub(crate) fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program may hold spaces; behind it the fields are plain.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(10 * ticks)
}

/// How busy the machine was in the last minute, in processes that want to run (Linux).
pub(crate) fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("unknown").to_owned()
}

/// Milliseconds, for printing.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
