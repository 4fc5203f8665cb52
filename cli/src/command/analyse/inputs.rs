//! What is given to be analysed, recognised by its content: a record, tables, texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use unbracket_findings::gather::{Gathered, Text, gather, of_files};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::verify::{Question, verify};
use unbracket_secretariat::{Secretariat, Settings};

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
        [folder] if folder.join("FORM").is_file() => exported(options, folder),
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

/// A record in an export, which has to verify: figures of a record that was tampered with are none.
fn exported(options: &arguments::Analyse, folder: &Path) -> anyhow::Result<Given> {
    without_exact(options)?;
    let verified = verify(folder, &Question::default());
    if let Some(fault) = verified.faults.first() {
        bail!(
            "{} is not analysed, as it does not verify: {}; see `unbracket verify`",
            folder.display(),
            fault.message
        );
    }
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
    for path in inputs {
        if path.is_dir() && tables.folder(path)? {
            continue;
        }
        if !path.is_dir() && tables::is_table(path) {
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
    let found = tables.done(texts.is_empty())?;
    read.splice(0..0, found.told);
    let mut gathered = of_files(found.tables, texts, options.apart);
    gathered.bridges = found.bridges;
    gathered.conversation = found.conversation;
    Ok(Given { gathered, root: None, read })
}

/// Why a file was refused; of JSON, which may hold anything, what would be in order.
fn told(path: &Path, why: Refused) -> anyhow::Error {
    let is_json = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    let is_read = matches!(why, Refused::Unreadable { .. });
    let why = anyhow::Error::from(why);
    if !(is_json && is_read) {
        return why;
    }
    why.context(format!(
        "{} is JSON, and no draft as `unbracket read` writes it; positions are read from a table (.csv) with \
         the columns actor, item and answer",
        path.display()
    ))
}

/// A document, or those in a folder in order of name; what is not read is named.
fn documents(path: &Path) -> Result<Vec<PathBuf>, Refused> {
    let found = input::gather(&[path.to_owned()])?;
    for (path, why) in &found.passed_over {
        eprintln!("{}", harmless_line(&format!("{}: passed over: {why}", path.display())));
    }
    Ok(found.documents)
}
