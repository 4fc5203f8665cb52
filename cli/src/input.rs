//! Files in: reading documents, folders of documents, and who sent them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use unbracket_formats::{Document, Names, Notice, ReadOptions};
use unbracket_text::{Draft, ProvisionKind};

use crate::failure::{Misuse, Refused};

/// Endings of files that a folder is searched for.
const ENDINGS: [&str; 10] =
    ["docx", "docm", "md", "markdown", "html", "htm", "txt", "json", "pdf", "text"];

/// Reads one document.
pub(crate) fn document(path: &Path, options: &ReadOptions) -> Result<Document, Refused> {
    let bytes = bytes(path, options.limits.file_bytes)?;
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    unbracket_formats::read(&bytes, &name, options)
        .map_err(|why| Refused::Unreadable { path: path.display().to_string(), why })
}

/// What a command that takes one text from a document passes by: tracked changes that it accepts, and
/// comments. Both may be what a delegation meant to say.
pub(crate) fn passed_by(document: &Document, are_changes_read: bool) -> Vec<Notice> {
    let mut found = Vec::new();
    let changes: usize = document.versions.iter().map(|version| version.changes).sum();
    if changes > 0 && !are_changes_read {
        let message = format!(
            "its tracked changes ({changes}) are taken as accepted; `unbracket read --changes reject` writes \
             the text without them"
        );
        found.push(Notice::new("changes-accepted", "", message));
    }
    let comments = document.comments.len();
    if comments > 0 {
        let message = format!(
            "its comments ({comments}) are not taken in; `unbracket read` shows what they say"
        );
        found.push(Notice::new("comments-left-out", "", message));
    }
    found
}

/// The bytes of a file, one more than the limit at most: the reader names the limit.
pub(crate) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    use std::io::Read;
    let missing = |why| Refused::Missing { path: path.display().to_string(), why };
    let file = std::fs::File::open(path).map_err(missing)?;
    let mut out = Vec::new();
    file.take(limit + 1).read_to_end(&mut out).map_err(missing)?;
    Ok(out)
}

/// How documents are read, with the names that a user supplies.
pub(crate) fn options(names: Option<&Path>) -> anyhow::Result<ReadOptions> {
    let mut options = ReadOptions::default();
    if let Some(path) = names {
        let bytes = bytes(path, options.limits.file_bytes)?;
        let (more, notices) = Names::parse(&String::from_utf8_lossy(&bytes));
        for notice in notices {
            eprintln!(
                "{}",
                crate::terminal::harmless_line(&format!("{}: {notice}", path.display()))
            );
        }
        options.names.extend(&more);
    }
    Ok(options)
}

/// The files that were named, and those found in the folders that were named.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Those that are read, each once: the files of a folder in order of name.
    pub(crate) documents: Vec<PathBuf>,
    /// What a folder holds besides, and why it is not read: what a delegation sent is never lost in
    /// silence.
    pub(crate) passed_over: Vec<(PathBuf, &'static str)>,
}

/// Gathers files and folders; hidden files and Word's lock files are left out.
pub(crate) fn gather(paths: &[PathBuf]) -> Result<Gathered, Refused> {
    let mut out = Gathered::default();
    for path in paths {
        if path.is_dir() {
            folder(path, &mut out)?;
        } else {
            out.documents.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    out.documents.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(out)
}

fn folder(path: &Path, out: &mut Gathered) -> Result<(), Refused> {
    let missing = |why| Refused::Missing { path: path.display().to_string(), why };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(missing)? {
        found.push(entry.map_err(missing)?.path());
    }
    found.retain(|path| !is_hidden(path));
    found.sort();
    let (documents, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|path| path.is_file() && is_document(path));
    if documents.is_empty() {
        return Err(Refused::NoDocuments { path: path.display().to_string() });
    }
    out.documents.extend(documents);
    out.passed_over.extend(others.into_iter().map(|path| {
        let why = if path.is_dir() {
            "a folder within the folder; name it on the command line if it holds submissions"
        } else {
            "its ending is that of no format that is read; save it as .docx"
        };
        (path, why)
    }));
    Ok(())
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with('.') || name.starts_with("~$")
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    ENDINGS.contains(&ending.as_str())
}

/// `FILE=NAME` pairs: who sent a file, by the file's path or name.
pub(crate) fn senders(pairs: &[String]) -> Result<BTreeMap<String, String>, Misuse> {
    let mut out = BTreeMap::new();
    for pair in pairs {
        let Some((file, name)) =
            pair.rsplit_once('=').filter(|(f, n)| !f.is_empty() && !n.trim().is_empty())
        else {
            return Err(Misuse(format!(
                "--by {pair} is not understood; write --by FILE=NAME, such as --by letter.docx=Aldoria"
            )));
        };
        out.insert(file.to_owned(), name.trim().to_owned());
    }
    Ok(out)
}

/// Refuses a `--by` that names none of these files: a slip of the pen would leave the wrong sponsor.
pub(crate) fn check_senders(
    senders: &BTreeMap<String, String>,
    files: &[PathBuf],
) -> Result<(), Misuse> {
    let is_named = |name: &str| files.iter().any(|file| is_called(file, name));
    match senders.keys().find(|name| !is_named(name)) {
        None => Ok(()),
        Some(name) => Err(Misuse(format!(
            "--by names {name}, which is none of the files; write its path, or its name alone"
        ))),
    }
}

/// Whether a file is meant by a path or by a name alone.
pub(crate) fn is_called(file: &Path, name: &str) -> bool {
    file.as_os_str() == name || file.file_name().is_some_and(|own| own == name)
}

/// Who sent a file, if somebody said so.
pub(crate) fn sender<'a>(senders: &'a BTreeMap<String, String>, path: &Path) -> Option<&'a str> {
    let whole = path.to_string_lossy();
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    senders.get(whole.as_ref()).or_else(|| senders.get(name.as_ref())).map(String::as_str)
}

/// The title of a draft: its own, or that of its first provision, or the name of its file.
pub(crate) fn title(draft: &Draft, path: &Path) -> String {
    let first = draft.provisions().first().filter(|p| p.kind == ProvisionKind::Title);
    let own = draft.title().map(str::to_owned);
    own.or_else(|| first.map(|p| p.content.to_marked_text())).unwrap_or_else(|| stem(path))
}

/// The name of a file as the name of its sponsor: `Group_of_Forty.docx` was sent by Group of Forty.
pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    one_line(&stem.replace('_', " "))
}

/// A name on one line, without control characters: it is printed behind every bracket.
pub(crate) fn one_line(name: &str) -> String {
    let printed: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}
