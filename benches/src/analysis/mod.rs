//! The statistics, beside what others use for the same, where that is installed.

mod groups;
mod lineage;
mod meaning;
mod packages;

use std::path::Path;
use std::process::Command;

/// Runs every topic.
pub(crate) fn run() {
    groups::run();
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
