#![doc = include_str!("../README.md")]

mod bench;
mod check;
mod examples;
mod figures;
mod house;
mod screenshots;
mod story;
mod tidy;

use std::process::ExitCode;

/// A chore: its name, what it does in one line, and the function that does it.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> anyhow::Result<()>,
}

/// Every chore; a new one is a file and a line here.
const COMMANDS: &[Command] = &[
    Command { name: "tidy", about: "refuse what the compiler cannot see", run: tidy::run },
    Command { name: "check", about: "everything that CI asks for", run: check::run },
    Command { name: "bench", about: "measure speed and memory, beside others", run: bench::run },
    Command {
        name: "figures",
        about: "print what the compile does on real data",
        run: figures::run,
    },
    Command { name: "examples", about: "write the Word files of the example", run: examples::run },
    Command {
        name: "screenshots",
        about: "take the pictures of the README",
        run: screenshots::run,
    },
    Command {
        name: "story",
        about: "write the generated parts of the example story",
        run: story::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        eprintln!("{}", usage());
        return ExitCode::FAILURE;
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("there is no chore called {name}\n\n{}", usage());
        return ExitCode::FAILURE;
    };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut out = "usage: cargo xtask COMMAND\n".to_owned();
    for command in COMMANDS {
        out.push_str(&format!("\n  {:<12}{}", command.name, command.about));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chore_stands_in_the_usage() {
        let usage = usage();
        for command in COMMANDS {
            assert!(usage.contains(command.name), "{} is missing", command.name);
        }
    }
}
