//! What becomes of the record when its process is killed, its disk fails or fills, or the power goes.
//!
//! Every test works in the same way. A second process writes to the record and says, line by line, what
//! it was told. It is stopped at the worst moments; then the record is opened again and held against
//! what was said (`checker`). The second process is this test binary itself, started for one test with
//! a variable set (`child`). Each test also runs a child that works in a wrong order on purpose, and
//! fails if the checker does not find that.

#[cfg(target_os = "linux")]
mod calls;
mod checker;
mod child;
#[cfg(target_os = "linux")]
mod full;
mod kills;
#[cfg(target_os = "linux")]
mod power;

use std::path::Path;
use std::process::Command;

/// Whether this is the machine on which nothing may be left out.
pub(crate) fn is_ci() -> bool {
    std::env::var_os("CI").is_some()
}

/// How often something is tried: a few times here, often where CI is set, as often as
/// `UNBRACKET_ROUNDS` says in a long run.
pub(crate) fn rounds(here: u64, ci: u64) -> u64 {
    let long = std::env::var("UNBRACKET_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    long.unwrap_or(if is_ci() { ci } else { here })
}

/// Says that a test was left out; where nothing may be, fails.
pub(crate) fn left_out(why: &str) {
    assert!(!is_ci(), "this must run where CI is set, and cannot: {why}");
    println!("left out: {why}");
}

/// This binary again, as the child in one of its modes.
pub(crate) fn child(mode: &str, folder: &Path, round: u64) -> Command {
    child_of(Command::new(std::env::current_exe().unwrap()), (mode, folder, round))
}

/// A program such as strace that starts this binary as the child.
pub(crate) fn child_under(program: &str, arguments: &[String], run: (&str, &Path, u64)) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).arg(std::env::current_exe().unwrap());
    child_of(command, run)
}

fn child_of(mut command: Command, (mode, folder, round): (&str, &Path, u64)) -> Command {
    command
        .args(["--exact", child::NAME, "--ignored", "--nocapture", "--quiet", "--test-threads=1"])
        .env(child::MODE, mode)
        .env(child::FOLDER, folder)
        .env(child::ROUND, round.to_string())
        .env_remove("RUST_BACKTRACE");
    command
}

/// Numbers without a pattern, the same in every run with the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
