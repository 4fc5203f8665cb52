//! What is given to be analysed, recognised by its content: a record, tables, texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use unbracket_analysis::Answers;
use unbracket_analysis::read;
use unbracket_findings::gather::{Gathered, Table, Text, gather, of_files};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::verify::{Question, verify};
use unbracket_secretariat::{Secretariat, Settings};

use crate::failure::{Misuse, Refused};
use crate::record::{self, Log};
use crate::{arguments, input, output};

/// The largest table, in bytes.
const LARGEST: u64 = 512 << 20;

/// What was gathered, and what each input was taken for.
pub(super) struct Given {
    pub(super) gathered: Gathered,
    /// The root of the record, where there is one.
    pub(super) root: Option<String>,
    /// A line an input: its name, and what it is.
    pub(super) read: Vec<(String, &'static str)>,
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

/// A record in a store.
fn stored(options: &arguments::Analyse) -> anyhow::Result<Given> {
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
        Ok(Given { gathered, root: None, read: vec![(origin, "record")] })
    })
}

/// A record in an export, which has to verify: figures of a record that was tampered with are none.
fn exported(options: &arguments::Analyse, folder: &Path) -> anyhow::Result<Given> {
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
        read: vec![(folder.display().to_string(), "record")],
    })
}

/// Tables and texts.
fn files(options: &arguments::Analyse, inputs: &[PathBuf]) -> anyhow::Result<Given> {
    let (mut tables, mut texts, mut read) = (Vec::new(), Vec::new(), Vec::new());
    let read_options = input::options(None)?;
    for path in listed(inputs)? {
        let name = path.display().to_string();
        if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
            let bytes = input::bytes(&path, LARGEST)?;
            if bytes.len() as u64 > LARGEST {
                bail!("{name} is larger than 512 MiB; split it by session");
            }
            let text = String::from_utf8(bytes)
                .ok()
                .with_context(|| format!("{name} is not UTF-8; save it as CSV in UTF-8"))?;
            let (what, found) = table(&text, &name)?;
            tables.extend(found.into_iter().map(|answers| Table { file: name.clone(), answers }));
            read.push((name, what));
        } else {
            let document = input::document(&path, &read_options)?;
            output::notices(&path, &document.notices);
            output::notices(&path, &input::passed_by(&document, false));
            texts.push(Text { file: name.clone(), draft: document.accepted });
            read.push((name, "text"));
        }
    }
    Ok(Given { gathered: of_files(tables, texts, options.apart), root: None, read })
}

/// The files that were named, and those in folders that were named, in order of name.
fn listed(inputs: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in inputs {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let missing = |why| Refused::Missing { path: path.display().to_string(), why };
        let mut tables = Vec::new();
        for entry in std::fs::read_dir(path).map_err(missing)? {
            let file = entry.map_err(missing)?.path();
            if file.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
                tables.push(file);
            }
        }
        tables.sort();
        if tables.is_empty() {
            all.extend(input::gather(std::slice::from_ref(path))?.documents);
        }
        all.extend(tables);
    }
    Ok(all)
}

/// Recognises a table by the names of its columns.
fn table(text: &str, file: &str) -> anyhow::Result<(&'static str, Vec<Answers>)> {
    let head = text.lines().next().unwrap_or_default().to_lowercase();
    let columns: Vec<&str> = head
        .trim_start_matches('\u{feff}')
        .split(',')
        .map(|name| name.trim_matches(['"', ' ']))
        .collect();
    let has = |name: &str| columns.contains(&name);
    if has("group-id") {
        return Ok((
            "votes of a conversation",
            vec![read::polis::participants_votes(text, file)?.answers],
        ));
    }
    if has("voter-id") && has("comment-id") {
        return Ok(("votes of a conversation", vec![read::polis::votes(text, file)?]));
    }
    if has("comment-body") {
        // The words of comments are read beside the votes on them; alone they hold no answer.
        read::polis::comments(text, file)?;
        return Ok(("comments of a conversation, which hold no answers", Vec::new()));
    }
    let is_one_room = has("actor") && !has("session");
    if is_one_room || has("statement") || has("paragraph") || has("participant") || has("who") {
        return Ok(("positions", vec![read::positions(text, file)?]));
    }
    let sessions = read::roll_calls::sessions(text).with_context(|| {
        format!(
            "{file} is no table that is known: the votes of a Polis conversation, actor, item and answer, \
             or roll calls"
        )
    })?;
    let what = if sessions.len() > 1 { "positions of several sessions" } else { "positions" };
    Ok((what, sessions.into_iter().map(|session| session.answers).collect()))
}
