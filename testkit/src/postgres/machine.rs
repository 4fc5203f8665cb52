//! The machine that a server runs on: its programs, users, ports and processes.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Sends a signal to processes that a server started.
pub fn signal(name: &str, processes: &[u32]) {
    let script = "name=$1; shift; kill -s $name \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, "signal", name]).args(processes.iter().map(u32::to_string));
    let _ = command.stderr(Stdio::null()).status();
}

/// The folder with the programs of PostgreSQL.
pub(super) fn programs() -> Option<PathBuf> {
    let named = std::env::var_os("UNBRACKET_POSTGRES_BIN").map(PathBuf::from);
    let mut packaged: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    packaged.sort_by_key(|folder| version(folder));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = named
        .into_iter()
        .chain(packaged.into_iter().rev())
        .chain(std::env::split_paths(&path))
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file());
    if found.is_none() {
        let absent = "PostgreSQL is not here; install it or set UNBRACKET_POSTGRES_BIN";
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{absent}");
        eprintln!("skipped: {absent}");
    }
    found
}

fn version(folder: &Path) -> u32 {
    let name = folder.parent().and_then(Path::file_name).unwrap_or_default();
    name.to_string_lossy().parse().unwrap_or(0)
}

/// Whom to run the server as, where we are root.
pub(super) fn user() -> Option<&'static str> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if String::from_utf8_lossy(&id.stdout).trim() != "0" {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let here = users.lines().any(|line| line.starts_with("postgres:"));
    Some(if here { "postgres" } else { "nobody" })
}

pub(super) fn as_user() -> Vec<String> {
    user().map_or_else(Vec::new, |user| {
        vec!["setpriv".into(), format!("--reuid={user}"), "--clear-groups".into(), "--".into()]
    })
}

/// A port that nothing uses, below those that outgoing connections are given.
pub(super) fn free_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = 20_000 + (std::process::id().wrapping_mul(17).wrapping_add(step)) % 12_000;
        let port = u16::try_from(port).expect("below 32,000");
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// The processes that a process started.
pub(super) fn children(parent: u32) -> Vec<u32> {
    let of_parent = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // The name stands in brackets and may hold anything; behind it come state and parent.
        let behind = stat.rsplit_once(')').map_or("", |(_, behind)| behind);
        behind.split_whitespace().nth(1) == Some(parent.to_string().as_str())
    };
    let names = fs::read_dir("/proc").into_iter().flatten().flatten();
    names.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(of_parent).collect()
}
