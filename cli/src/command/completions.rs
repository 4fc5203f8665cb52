//! `unbracket completions`: what a shell needs to complete the command line.

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::failure::Done;

pub(crate) fn run(options: &Completions) -> anyhow::Result<Done> {
    let mut out = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "unbracket", &mut out);
    crate::output::print(&String::from_utf8_lossy(&out))?;
    Ok(Done::Whole)
}
