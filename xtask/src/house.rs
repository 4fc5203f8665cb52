//! Running the binaries of the house from a chore.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Runs cargo in the folder of the project.
///
/// # Errors
/// Fails where cargo does.
pub(crate) fn cargo(arguments: &[&str], more: &[String]) -> anyhow::Result<()> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(root()).args(arguments).args(more);
    run(&mut command)
}

/// Builds `unbracket` and returns where it lies.
///
/// # Errors
/// Fails where it does not build.
pub(crate) fn unbracket() -> anyhow::Result<PathBuf> {
    cargo(&["build", "--quiet", "--package", "unbracket-cli"], &[])?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("debug").join(format!("unbracket{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs a program and fails with its name where it fails.
///
/// # Errors
/// Fails where the program cannot be started, or says that it failed.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} cannot be started"))?;
    if !status.success() {
        bail!("{name} failed: {status}");
    }
    Ok(())
}

/// The first of these programs that can be started.
pub(crate) fn first_of(names: &[&str]) -> Option<PathBuf> {
    let paths: Vec<PathBuf> =
        std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
    let found = |name: &&str| paths.iter().map(|p| p.join(OsStr::new(name))).find(|p| p.is_file());
    names.iter().find_map(found)
}
