//! What is given to be analysed, recognised by its content: a record, tables, texts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use unbracket_findings::Voices;
use unbracket_findings::gather::{Gathered, Text, gather, of_files};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::{Secretariat, Settings};

use super::exports;
use super::tables::{self, Tables};
use crate::failure::{Misuse, Refused};
use crate::record::{self, Log};
use crate::terminal::harmless_line;
use crate::{arguments, input, output};

/// What was gathered, and what each input was taken for.
pub(super) struct Given {
    pub(super) gathered: Gathered,
    /// The root of the record, where there is one.
    pub(super) root: Option<String>,
    /// A line an input: its name, and what it is.
    pub(super) read: Vec<(String, String)>,
}

pub(super) fn gathered(options: &arguments::Analyse) -> anyhow::Result<Given> {
    match options.inputs.as_slice() {
        [] if options.place.data.is_some() || options.place.database.is_some() => stored(options),
        [] => bail!(Misuse(
            "what is to be analysed? name an export, tables or texts, or a record with --data"
                .to_owned()
        )),
        _ if options.place.data.is_some() => {
            bail!(Misuse("name either a record with --data or files, not both".to_owned()))
        }
        [folder] if exports::is_export(folder) => exported(options, folder),
        inputs => files(options, inputs),
    }
}

/// What Polis computes is asked of the votes of a conversation alone.
fn without_exact(options: &arguments::Analyse) -> anyhow::Result<()> {
    if options.exact {
        bail!(Misuse(
            "--exact computes as Polis does, from the votes of a Polis conversation; a record has none"
                .to_owned()
        ));
    }
    Ok(())
}

/// A record in a store.
fn stored(options: &arguments::Analyse) -> anyhow::Result<Given> {
    without_exact(options)?;
    record::run(async {
        let stores = record::stores(&options.place, Log::Found).await?;
        let origin = record::origin(&stores).await?;
        let settings = Settings {
            origin: origin.clone(),
            clock: Arc::new(SystemClock),
            chance: Chance::System,
        };
        let service = Secretariat::follow(stores, settings).await?;
        let gathered = service.public(|state| gather(state, options.voices.into()));
        Ok(Given { gathered, root: None, read: vec![(origin, "record".to_owned())] })
    })
}

/// A record in an export.
fn exported(options: &arguments::Analyse, folder: &Path) -> anyhow::Result<Given> {
    without_exact(options)?;
    let verified = exports::verified(folder)?;
    let gathered = gather(&verified.state, options.voices.into());
    Ok(Given {
        gathered,
        root: verified.root,
        read: vec![(folder.display().to_string(), "record".to_owned())],
    })
}

/// Tables and texts.
fn files(options: &arguments::Analyse, inputs: &[PathBuf]) -> anyhow::Result<Given> {
    let (mut tables, mut texts, mut read) = (Tables::new(options.exact), Vec::new(), Vec::new());
    let read_options = input::options(None)?;
    let (mut records, mut known) = (Vec::new(), BTreeSet::new());
    for path in inputs {
        if !known.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
            read.push((path.display().to_string(), "named twice, and read once".to_owned()));
            continue;
        }
        if exports::is_export(path) {
            let (text, what) = exports::latest(path)?;
            read.push((path.display().to_string(), what));
            records.push((path, text));
            continue;
        }
        if path.is_dir() && tables.folder(path)? {
            continue;
        }
        if !path.is_dir() && tables::is_table(path) || tables::is_unnamed(path) {
            tables.file(path)?;
            continue;
        }
        for path in documents(path)? {
            let name = path.display().to_string();
            let document = input::document(&path, &read_options).map_err(|why| told(&path, why))?;
            output::notices(&path, &document.notices);
            output::notices(&path, &input::passed_by(&document, false));
            texts.push(Text { file: name.clone(), draft: document.accepted });
            read.push((name, "text".to_owned()));
        }
    }
    let mut found = tables.done(texts.is_empty() && records.is_empty())?;
    read.splice(0..0, found.told);
    let files = || found.tables.iter().map(|it| &it.file).chain(texts.iter().map(|it| &it.file));
    let names = short(files());
    found.tables.iter_mut().for_each(|it| it.file = names[&it.file].clone());
    texts.iter_mut().for_each(|it| it.file = names[&it.file].clone());
    let apart = options.apart || records.len() > 1;
    told_apart(records, &mut texts);
    read.extend(without_effect(options, texts.len()));
    let mut gathered = of_files(found.tables, texts, apart);
    gathered.bridges = found.bridges;
    gathered.conversation = found.conversation;
    Ok(Given { gathered, root: None, read })
}

/// Lays the texts of records in under names that no other text has.
fn told_apart(records: Vec<(&PathBuf, Text)>, texts: &mut Vec<Text>) {
    for (path, mut text) in records {
        if texts.iter().any(|other| other.file == text.file) {
            text.file = format!("{} ({})", text.file, path.display());
        }
        texts.push(text);
    }
}

/// What was asked for and makes no difference to these files.
fn without_effect(options: &arguments::Analyse, texts: usize) -> Vec<(String, String)> {
    let mut told = Vec::new();
    if options.apart && texts < 2 {
        told.push(("--apart", "makes no difference: it is for two texts or more"));
    }
    if Voices::from(options.voices) != Voices::default() {
        told.push(("--voices", "makes no difference: only a record tells who speaks for a group"));
    }
    told.into_iter().map(|(name, what)| (name.to_owned(), what.to_owned())).collect()
}

/// What each file is called in what is written, by its path: its name, with as many folders before it as
/// tell it from the others. So the same files give the same bytes wherever they lie.
fn short<'p>(paths: impl Iterator<Item = &'p String>) -> BTreeMap<String, String> {
    let paths: BTreeSet<&String> = paths.collect();
    let end = |path: &str, parts: usize| -> PathBuf {
        let all: Vec<_> = Path::new(path).components().collect();
        all[all.len().saturating_sub(parts)..].iter().collect()
    };
    let shared = |path: &str, parts: usize| {
        let own = end(path, parts);
        own != Path::new(path) && paths.iter().filter(|other| end(other, parts) == own).count() > 1
    };
    let name = |path: &String| {
        let parts = (1..).find(|parts| !shared(path, *parts)).unwrap_or(1);
        (path.clone(), end(path, parts).display().to_string())
    };
    paths.iter().map(|path| name(path)).collect()
}

/// Why a file was refused; of JSON, which may hold anything, what would be in order.
fn told(path: &Path, why: Refused) -> anyhow::Error {
    let is_json = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    let is_read = matches!(why, Refused::Unreadable { .. });
    let why = anyhow::Error::from(why);
    if !(is_json && is_read) {
        return why;
    }
    if is_of_polis(path) {
        return why.context(format!(
            "{} is JSON as the interface of Polis gives it, which is not read; the report of the conversation \
             offers its data as CSV: participants-votes.csv or votes.csv, with comments.csv beside it",
            path.display()
        ));
    }
    why.context(format!(
        "{} is JSON, and no draft as `unbracket read` writes it; positions are read from a table (.csv) with \
         the columns actor, item and answer",
        path.display()
    ))
}

/// So much of a file tells of what form it is.
const HEAD: u64 = 4 << 10;

/// Whether a file lists votes or comments in the words of the interface of Polis.
fn is_of_polis(path: &Path) -> bool {
    let bytes = input::bytes(path, HEAD).unwrap_or_default();
    let head = String::from_utf8_lossy(&bytes);
    head.contains("\"tid\":") && head.contains("\"pid\":")
}

/// A document, or those in a folder in order of name; what is not read is named.
fn documents(path: &Path) -> Result<Vec<PathBuf>, Refused> {
    let found = input::gather(&[path.to_owned()])?;
    for (path, why) in &found.passed_over {
        eprintln!("{}", harmless_line(&format!("{}: passed over: {why}", path.display())));
    }
    Ok(found.documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_what_tells_it_from_the_others() {
        let named = |paths: &[&str]| -> Vec<String> {
            let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
            short(paths.iter()).into_values().collect()
        };
        assert_eq!(named(&["/set/votes.csv"]), ["votes.csv"]);
        assert_eq!(
            named(&["/a/x/v.csv", "/a/y/v.csv", "b/text.md"]),
            ["x/v.csv", "y/v.csv", "text.md"]
        );
        assert_eq!(named(&["v.csv", "./x/v.csv"]), ["x/v.csv", "v.csv"]);
    }
}
