#![doc = include_str!("../README.md")]

mod address;
mod arguments;
mod command;
mod failure;
mod input;
mod output;
mod places;
mod progress;
mod record;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Compile(options) => command::compile::run(&options),
        Command::Compare(options) => command::compare::run(&options),
        Command::Read(options) => command::read::run(&options),
        Command::Trace(options) => command::trace::run(&options),
        Command::Analyse(options) => command::analyse::run(&options),
        Command::Play(options) => command::play::run(&options),
        Command::Verify(options) => command::verify::run(&options),
        Command::Export(options) => command::export::run(&options),
        Command::Import(options) => command::import::run(&options),
        Command::Demo(options) => command::demo::run(&options),
        Command::Serve(options) => command::serve::run(&options),
        Command::Backup(options) => command::backup::run(&options),
        Command::Restore(options) => command::restore::run(&options),
        Command::Worker => unbracket_quarantine::work(),
        Command::Completions(options) => command::completions::run(&options),
        Command::Man(options) => command::man::run(&options),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(error) => failure::report(&error),
    }
}
