//! The statistics, beside what others use for the same, where that is installed.

mod groups;
mod ideal;
mod language;
mod lineage;
mod meaning;
mod packages;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::measure::ms;

/// Runs every topic.
pub(crate) fn run() {
    groups::run();
    ideal::run();
    language::run();
    lineage::run();
    meaning::run();
    packages::run();
}

/// What a script of `benches/reference` prints, run by the interpreter that `UNBRACKET_REFERENCE`
/// names; none, with a line that says so, where there is none or it fails.
fn reference(script: &str, arguments: &[&Path]) -> Option<String> {
    let Some(interpreter) = std::env::var_os("UNBRACKET_REFERENCE") else {
        println!("  (no reference: UNBRACKET_REFERENCE names no interpreter of Python)");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference").join(script);
    match Command::new(interpreter).arg(&script).args(arguments).output() {
        Ok(output) if output.status.success() => {
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            println!("  (no reference: {})", said.lines().last().unwrap_or("it failed"));
            None
        }
        Err(error) => {
            println!("  (no reference: {error})");
            None
        }
    }
}

/// What the reference calls it, and how long ours took.
type Named = (&'static str, Duration);

/// Runs a script whose lines are name, seconds and a value, parted by tabs, and prints each beside
/// ours of that name.
fn beside(script: &str, arguments: &[&Path], ours: &[Named]) {
    for line in reference(script, arguments).unwrap_or_default().lines() {
        let mut fields = line.split('\t');
        let (name, seconds) =
            (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        let value = fields.next().unwrap_or_default();
        let own = ours.iter().find(|(of, _)| *of == name);
        let (Some((_, time)), Ok(seconds)) = (own, seconds.parse::<f64>()) else {
            println!("  reference: {line}");
            continue;
        };
        let ratio = seconds / time.as_secs_f64().max(1e-9);
        println!(
            "  {name:<20}{:>9.2} ms   {value}; ours {:.2} ms, {ratio:.1} times as fast",
            seconds * 1000.0,
            ms(*time)
        );
    }
}
