//! `cargo xtask examples`: the Word files of the example, written from their Markdown sources.
//!
//! A Word submission is the redline of what its sponsor proposes: the base, with the changes tracked
//! under the sponsor's name.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::house::{root, run as run_program, unbracket};

/// Writes the Word files.
///
/// # Errors
/// Fails where a source cannot be read or a file cannot be written.
pub(crate) fn run(_arguments: &[String]) -> anyhow::Result<()> {
    let charter = root().join("examples").join("charter");
    let mut sources: Vec<PathBuf> = std::fs::read_dir(charter.join("word-sources"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    sources.sort();
    let program = unbracket()?;
    for source in sources {
        write(&program, &charter, &source)?;
    }
    Ok(())
}

fn write(program: &Path, charter: &Path, source: &Path) -> anyhow::Result<()> {
    let name =
        source.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let out = charter.join("submissions").join(format!("{name}.docx"));
    let mut command = Command::new(program);
    command.arg("compile").arg(charter.join("base.md")).arg(source).arg("--redline").arg(&out);
    command.stdout(std::process::Stdio::null());
    run_program(&mut command)?;
    println!("{}", out.display());
    Ok(())
}
