//! `cargo xtask tidy`: rules of the house that the compiler cannot see.
//!
//! A rule is a function from the [`House`] to its [`Finding`]s. It reads nothing else, so that each
//! can be tested on a house of strings with a fault planted in it.

mod crates;
mod documents;
mod examples;
mod finding;
mod floors;
mod glossary;
mod house;
mod lints;
mod places;
mod sizes;
mod source;

use anyhow::bail;

use finding::Finding;
use house::House;

/// Every rule; a new one is a file and a line here.
const RULES: &[fn(&House) -> Vec<Finding>] = &[
    floors::check,
    crates::check,
    sizes::check,
    lints::check,
    places::check,
    glossary::check,
    documents::check,
    examples::check,
];

/// Reads the workspace and prints what the rules find.
///
/// # Errors
/// Fails when anything is refused, and when the workspace cannot be read.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("tidy takes no arguments, not {argument}");
    }
    let house = House::read()?;
    let findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&house)).collect();
    for finding in &findings {
        println!("{finding}");
    }
    let refused = findings.iter().filter(|finding| finding.is_refused()).count();
    if refused > 0 {
        bail!("{refused} refused in {} files", house.paths.len());
    }
    println!("tidy: {} files, nothing refused", house.paths.len());
    Ok(())
}
