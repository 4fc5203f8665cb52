//! The commands, as people run them: what they say, what they write, how they end.

mod analyse;
mod analyse_exports;
mod analyse_files;
mod browser;
mod compile;
mod exit_codes;
mod help;
mod nodes;
mod nodes_lead;
mod record;
mod review;
mod serve;
mod stranger;
mod suspect;
mod tampered;

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the built binary in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_unbracket"))
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .env_remove("UNBRACKET_DATABASE")
        .output()
        .expect("the binary runs");
    Ran {
        code: output.status.code().expect("the binary was not killed"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The example that ships with the project.
pub(crate) fn charter() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/charter")
}

/// An empty folder of this test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// A file of a test.
pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a file for the test");
}

/// A base and versions of it by their names, in a folder of this test's own.
pub(crate) fn play(name: &str, base: &str, versions: &[(&str, &str)]) -> PathBuf {
    let folder = folder(name);
    write(&folder, "base.md", base);
    std::fs::create_dir(folder.join("in")).expect("a folder for the test");
    for (name, text) in versions {
        write(&folder.join("in"), name, text);
    }
    folder
}
