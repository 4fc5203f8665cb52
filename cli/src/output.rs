//! Files out: what is written is decided by the ending of its name.

use std::path::Path;

use anyhow::Context;
use unbracket_formats::Notice;

use crate::failure::{CannotWrite, Misuse};

/// The formats that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Format {
    Word,
    Html,
    Markdown,
    Plain,
    Json,
}

/// The format that an ending names, if the command writes it.
pub(crate) fn format(path: &Path, known: &[Format]) -> Result<Format, Misuse> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let format = match ending.as_str() {
        "docx" => Some(Format::Word),
        "html" | "htm" => Some(Format::Html),
        "md" | "markdown" => Some(Format::Markdown),
        "txt" => Some(Format::Plain),
        "json" => Some(Format::Json),
        _ => None,
    };
    format.filter(|format| known.contains(format)).ok_or_else(|| {
        let endings: Vec<&str> = known.iter().map(|format| format.ending()).collect();
        Misuse(format!(
            "{} cannot be written: its ending names no format that this command writes; use {}",
            path.display(),
            endings.join(", ")
        ))
    })
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Word => ".docx",
            Self::Html => ".html",
            Self::Markdown => ".md",
            Self::Plain => ".txt",
            Self::Json => ".json",
        }
    }
}

/// Writes a file whole or not at all: an interrupted run leaves the file that was there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let cannot = |why: std::io::Error| CannotWrite {
        path: path.display().to_string(),
        why: why.to_string(),
    };
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // The part may not exist; what matters is the first error.
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(cannot)?;
    Ok(())
}

/// Prints to standard output; a reader that has gone away ends the command quietly.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("standard output"),
    }
}

/// Prints notices about a file to standard error.
pub(crate) fn notices(path: &Path, notices: &[Notice]) {
    for notice in notices {
        eprintln!("{}: {}", path.display(), crate::terminal::harmless(&notice.to_string()));
    }
}
