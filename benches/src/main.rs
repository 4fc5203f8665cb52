#![doc = include_str!("../README.md")]

mod analysis;
mod append;
mod compare;
mod compile;
mod doors;
mod figures;
mod log;
mod measure;
mod places;
mod process;
mod replay;
mod report;
mod search;
mod serve;
mod start;
mod submit;
mod word;

/// A part of the benches: its name, whether it runs when none is named, and what it does.
const PARTS: [(&str, bool, fn()); 17] = [
    ("compile", true, compile::run),
    ("compare", true, compare::run),
    ("word", true, word::run),
    ("log", true, log::run),
    ("append", true, append::run),
    ("replay", true, replay::run),
    ("held", false, replay::held),
    ("submit", true, submit::run),
    ("serve", true, serve::run),
    (serve::CHILD, false, serve::child),
    ("doors", true, doors::run),
    ("analysis", true, analysis::run),
    ("report", true, report::run),
    ("start", true, start::run),
    ("search", true, search::run),
    ("stress", true, word::stress),
    ("figures", false, figures::run),
];

fn main() -> std::process::ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let parts: Vec<_> = PARTS
        .iter()
        .filter(
            |(name, usual, _)| {
                if wanted.is_empty() { *usual } else { wanted.iter().any(|w| w == name) }
            },
        )
        .collect();
    if parts.is_empty() || wanted.iter().any(|w| PARTS.iter().all(|(name, ..)| name != w)) {
        let names: Vec<&str> = PARTS.iter().map(|(name, ..)| *name).collect();
        eprintln!("there is no such bench; the benches are {}", names.join(", "));
        return std::process::ExitCode::FAILURE;
    }
    // Peaks of memory are those of a process: each part of a longer run has its own.
    if let ([_, _, ..], Ok(program)) = (parts.as_slice(), std::env::current_exe()) {
        for (name, ..) in parts {
            let status = std::process::Command::new(&program).arg(name).status();
            if !status.is_ok_and(|status| status.success()) {
                return std::process::ExitCode::FAILURE;
            }
        }
        return std::process::ExitCode::SUCCESS;
    }
    parts.iter().for_each(|(_, _, run)| run());
    std::process::ExitCode::SUCCESS
}
