//! `cargo xtask check`: what CI asks for, in the same order, stopping at the first refusal.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, bail};

/// A step: its heading, the arguments for cargo, and variables of its environment.
struct Step {
    heading: &'static str,
    arguments: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
}

const BEFORE_TESTS: &[Step] = &[
    Step { heading: "format", arguments: &["fmt", "--all", "--check"], environment: &[] },
    Step {
        heading: "clippy",
        arguments: &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        environment: &[],
    },
    Step { heading: "tidy", arguments: &["xtask", "tidy"], environment: &[] },
    Step {
        heading: "documentation",
        arguments: &["doc", "--workspace", "--no-deps"],
        environment: &[("RUSTDOCFLAGS", "-D warnings")],
    },
];

const NEXTEST: &[Step] = &[
    Step {
        heading: "documentation tests",
        arguments: &["test", "--workspace", "--doc"],
        environment: &[],
    },
    Step { heading: "tests", arguments: &["nextest", "run", "--workspace"], environment: &[] },
];

const PLAIN_TEST: &[Step] =
    &[Step { heading: "tests", arguments: &["test", "--workspace"], environment: &[] }];

/// Runs every step.
///
/// # Errors
/// Fails with the heading of the first step that does not pass.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("check takes no arguments, not {argument}; to run one step, use cargo itself");
    }
    let tests = if has_nextest() { NEXTEST } else { PLAIN_TEST };
    for step in BEFORE_TESTS.iter().chain(tests) {
        run_step(step)?;
    }
    Ok(())
}

fn run_step(step: &Step) -> anyhow::Result<()> {
    println!("== {}", step.heading);
    let started = Instant::now();
    let status = Command::new(cargo())
        .args(step.arguments)
        .envs(step.environment.iter().copied())
        .status()
        .with_context(|| format!("cannot start cargo for {}", step.heading))?;
    println!("== {}: {:.1} s", step.heading, started.elapsed().as_secs_f64());
    if !status.success() {
        bail!(
            "{} did not pass; the lines above say why (cargo {})",
            step.heading,
            step.arguments.join(" ")
        );
    }
    Ok(())
}

/// The cargo that runs us, so that a toolchain named on the command line stays in force.
pub(crate) fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn has_nextest() -> bool {
    Command::new(cargo())
        .args(["nextest", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
