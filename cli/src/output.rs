//! Files out: what is written is decided by the ending of its name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde_json::{Value, json};
use unbracket_formats::Notice;

use crate::failure::{CannotWrite, Misuse};
use crate::terminal::harmless_line;

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
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let missing = folder.filter(|folder| !folder.is_dir());
    let cannot = |why: std::io::Error| CannotWrite {
        path: path.display().to_string(),
        why: match missing {
            Some(folder) => format!("there is no folder {}; make it first", folder.display()),
            None => why.to_string(),
        },
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
        eprintln!("{}", harmless_line(&format!("{}: {notice}", path.display())));
    }
}

/// Notices about a file, as JSON.
pub(crate) fn notices_json(path: &Path, notices: &[Notice]) -> Vec<Value> {
    let file = path.display().to_string();
    let one =
        |n: &Notice| json!({"file": file, "code": n.code, "place": n.place, "message": n.message});
    notices.iter().map(one).collect()
}

/// Refuses outputs that would overwrite an input or each other, before anything is read: a base that
/// is overwritten by its compilation is lost.
pub(crate) fn apart<'a>(
    inputs: impl IntoIterator<Item = &'a Path>,
    outputs: &[&Path],
) -> Result<(), Misuse> {
    let place = |path: &Path| {
        let whole = path.canonicalize();
        // An output that does not exist yet is known by its folder.
        let folder =
            || path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        whole
            .or_else(|_| {
                folder().canonicalize().map(|f| f.join(path.file_name().unwrap_or_default()))
            })
            .unwrap_or_else(|_| path.to_owned())
    };
    let inputs: BTreeSet<PathBuf> = inputs.into_iter().map(place).collect();
    let mut seen = BTreeSet::new();
    for output in outputs {
        let at = place(output);
        if inputs.contains(&at) {
            return Err(Misuse(format!(
                "{} is read and would be overwritten; give the output another name or folder",
                output.display()
            )));
        }
        if !seen.insert(at) {
            return Err(Misuse(format!("{} is named twice as an output", output.display())));
        }
    }
    Ok(())
}
