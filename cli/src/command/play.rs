//! `unbracket play`: a negotiation from a script.
//!
//! The whole script is played in memory first: a store is touched only when every line is in order.

use std::fmt::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use serde_json::json;
use sha2::{Digest, Sha256};
use unbracket_formats::{Names, ReadOptions, brackets};
use unbracket_negotiation::script::{Files, Line, LineKind, Player, Step, parse, shown};
use unbracket_negotiation::{Event, State};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::{Secretariat, Settings, Stores, Submission};
use unbracket_text::{Draft, Passage};

use crate::failure::{Done, Misuse, Refused};
use crate::record::{self, Begins, Log};
use crate::terminal::harmless_line;
use crate::{arguments, input, output, progress};

/// The largest script, in bytes.
const LARGEST: u64 = 64 << 20;
/// How many acts are appended together.
const TOGETHER: usize = 200;

pub(crate) fn run(options: &arguments::Play) -> anyhow::Result<Done> {
    if options.acts {
        output::print(&super::acts::listed())?;
        return Ok(Done::Whole);
    }
    let scripts = read(&options.scripts)?;
    let end = record::run(async {
        let stores = open(options).await?;
        let chance = if options.unseeded { Chance::System } else { stated(&scripts) };
        if !options.goes_on {
            record::check_fresh(&options.place, &options.origin, Begins::Anew).await?;
            // In memory first, before anything is made on a disk.
            let mut told = String::new();
            let acts = rehearse(&scripts, State::default(), options, &mut told)?;
            output::print(&told)?;
            let stores = match stores {
                Some(stores) => stores,
                None if options.place.data.is_none() && options.place.database.is_none() => {
                    Stores::in_memory()
                }
                None => record::stores(&options.place, Log::Fresh).await?,
            };
            let settings = settings(options.origin.clone(), chance);
            return append(Secretariat::open(stores, settings).await?, acts).await;
        }
        let stores = stores.context("a record to go on from")?;
        let origin = record::origin(&stores).await?;
        let service = Secretariat::open(stores, settings(origin, chance)).await?;
        let mut told = String::new();
        let acts = rehearse(&scripts, service.state(State::clone), options, &mut told)?;
        output::print(&told)?;
        append(service, acts).await
    })?;
    output::print(&if options.json { end.to_json() } else { end.to_text() })?;
    Ok(Done::Whole)
}

fn settings(origin: String, chance: Chance) -> Settings {
    Settings { origin, clock: Arc::new(SystemClock), chance }
}

/// The stores of a record that is gone on with; a fresh one is made later.
async fn open(options: &arguments::Play) -> anyhow::Result<Option<Stores>> {
    if options.goes_on {
        return Ok(Some(record::stores(&options.place, Log::Found).await?));
    }
    Ok(None)
}

/// A script, with its name and the folder of the files that it names.
struct Script {
    name: String,
    folder: PathBuf,
    text: String,
}

/// Salts and keys from the scripts, so that they give the same record wherever they are played.
fn stated(scripts: &[Script]) -> Chance {
    let mut hash = Sha256::new_with_prefix(b"unbracket/play/1\0");
    for script in scripts {
        hash.update((script.text.len() as u64).to_be_bytes());
        hash.update(&script.text);
    }
    Chance::Stated(hash.finalize().into())
}

fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Script>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|why| missing(path, why))?;
        let mut found: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "play"))
            .collect();
        found.sort();
        if found.is_empty() {
            let why = std::io::Error::other("no file in it ends in .play");
            return Err(missing(path, why).into());
        }
        files.append(&mut found);
    }
    files.iter().map(|path| script(path)).collect()
}

fn missing(path: &Path, why: std::io::Error) -> Refused {
    Refused::Missing { path: path.display().to_string(), why }
}

fn script(path: &Path) -> anyhow::Result<Script> {
    let bytes = input::bytes(path, LARGEST)?;
    if bytes.len() as u64 > LARGEST {
        let why = std::io::Error::other("a script has at most 64 MiB");
        return Err(missing(path, why).into());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        anyhow!("{}: not UTF-8 at byte {}", path.display(), error.utf8_error().valid_up_to())
    })?;
    // Some editors begin a file with a mark of its encoding, which nobody sees.
    let text = text.strip_prefix('\u{feff}').map(ToOwned::to_owned).unwrap_or(text);
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    Ok(Script { name: path.display().to_string(), folder, text })
}

/// The files beside a script.
struct Beside {
    folder: PathBuf,
    options: ReadOptions,
    names: Names,
}

impl Files for Beside {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let relative = Path::new(path);
        let plain = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let whole = self.folder.join(relative);
        if !plain || leads_out(&self.folder, &whole) {
            return Err(format!("{path}: a script names files in its own folder"));
        }
        let document = input::document(&whole, &self.options);
        document.map(|document| document.accepted).map_err(|error| error.to_string())
    }

    fn passage(&self, text: &str) -> Passage {
        brackets::parse(text, &self.names).passage
    }
}

/// Whether a link on the way to a file leads out of the folder; a file that is not there does not.
fn leads_out(folder: &Path, file: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (folder.canonicalize(), file.canonicalize()) {
        (Ok(folder), Ok(file)) => !file.starts_with(folder),
        _ => false,
    }
}

/// Plays all scripts in memory and returns what has to be appended.
fn rehearse(
    scripts: &[Script],
    state: State,
    options: &arguments::Play,
    told: &mut String,
) -> anyhow::Result<Acts> {
    let mut acts = Acts { events: Vec::new(), refused: 0 };
    let (mut state, mut labels, mut now) = (state, Default::default(), None);
    let mut lines_of_all = 0;
    for script in scripts {
        let beside = Beside {
            folder: script.folder.clone(),
            options: ReadOptions::default(),
            names: Names::default(),
        };
        let lines = parse(&script.text)
            .map_err(|(line, error)| anyhow!("{}:{line}: {error}", script.name))?;
        let mut player = Player::new(state, &beside);
        player.labels = labels;
        player.now = now.unwrap_or(player.now);
        for line in &lines {
            let step = player.step(line).map_err(|stopped| {
                anyhow!("{}:{}: {}", script.name, line.number, stopped.problem)
            })?;
            if !options.json {
                tell(told, (script, line), &step, options.quiet);
            }
            acts.take(step);
        }
        lines_of_all += lines.len();
        (state, labels, now) = (player.state, player.labels, Some(player.now));
    }
    if lines_of_all == 0 {
        bail!(Misuse("the scripts hold no line to play, only comments or nothing at all".into()));
    }
    Ok(acts)
}

/// What was played.
struct Acts {
    events: Vec<Event>,
    refused: usize,
}

impl Acts {
    fn take(&mut self, step: Step) {
        match step {
            Step::Clock(_) => {}
            Step::Done(event) => self.events.push(*event),
            Step::Refused(_) => self.refused += 1,
        }
    }
}

fn tell(told: &mut String, place: (&Script, &Line), step: &Step, quiet: bool) {
    let (script, line) = place;
    let LineKind::Act { actor, .. } = &line.kind else { return };
    let whom = match &actor.on_behalf_of {
        Some(group) => format!("{} for {group}", actor.name),
        None => actor.name.clone(),
    };
    let text = match step {
        Step::Clock(_) => return,
        Step::Done(_) if quiet => return,
        Step::Done(event) => {
            let mut text = format!("{}  {whom}: {}", shown(event.at), event.act.kind());
            let outcome = &event.outcome;
            if let Some(decision) = &outcome.decision {
                let _ = write!(text, " → {decision}");
            }
            if let Some(designation) = &outcome.designation {
                let _ = write!(text, " ({designation})");
            }
            for breach in &outcome.breaches {
                let _ = write!(text, " · breach: {breach}");
            }
            text
        }
        Step::Refused(refusal) => {
            format!(
                "{}:{}  {whom}: refused ({}): {refusal}",
                script.name, line.number, refusal.code
            )
        }
    };
    let _ = writeln!(told, "{}", harmless_line(&text));
}

/// The end of a play.
struct End {
    acts: usize,
    refused: usize,
    entries: u64,
    root: String,
    key: String,
    origin: String,
    stage: String,
    cycle: usize,
}

async fn append(service: Secretariat, acts: Acts) -> anyhow::Result<End> {
    let bar = progress::bar("appending", acts.events.len());
    let count = acts.events.len();
    let mut done = 0;
    for chunk in acts.events.chunks(TOGETHER) {
        let submissions = chunk.iter().map(|event| Submission {
            act: event.act.clone(),
            by: event.by,
            key: None,
            at: Some(event.at),
            unchanged: Vec::new(),
        });
        let accepted = service.submit_all(submissions.collect()).await;
        accepted.map_err(|(place, error)| {
            anyhow::Error::from(error).context(format!("act {} of the script", done + place + 1))
        })?;
        done += chunk.len();
        bar.set_position(done as u64);
    }
    bar.finish_and_clear();
    service.checkpoint().await?;
    let (entries, root) = service.fold(|fold| {
        (fold.length(), fold.tree.root_at(fold.length()).map(|root| root.to_base64()))
    });
    let (stage, cycle) =
        service.state(|state| (state.cycle().stage.to_string(), state.process.cycles.len()));
    Ok(End {
        acts: count,
        refused: acts.refused,
        entries,
        root: root.unwrap_or_default(),
        key: service.key().to_string(),
        origin: service.key().name().to_string(),
        stage,
        cycle,
    })
}

impl End {
    fn to_text(&self) -> String {
        format!(
            "{} acts, {} refused as the script says; cycle {}, stage {}\n\
             record {}: {} entries, root {}\nkey {}\n",
            self.acts,
            self.refused,
            self.cycle,
            self.stage,
            self.origin,
            self.entries,
            self.root,
            self.key
        )
    }

    fn to_json(&self) -> String {
        let value = json!({
            "acts": self.acts,
            "refused": self.refused,
            "cycle": self.cycle,
            "stage": self.stage,
            "origin": self.origin,
            "entries": self.entries,
            "root": self.root,
            "key": self.key,
        });
        format!("{value:#}\n")
    }
}
