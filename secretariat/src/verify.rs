//! The verifier: holds an export against everything that it claims, strictly and offline.
//!
//! First the log (signatures, tiles, bundles), then every entry (its form, the commitment of its body,
//! and whether the act was in order under the rules in force at that moment), then the texts, which
//! must be those that the accepted acts give.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use unbracket_ledger::verify::{self as log, Terms};
use unbracket_ledger::{Policy, Receipt, Source, VerifierKey};
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::{Event, State, decide, evolve};
use unbracket_store::Body;

use crate::entry;
use crate::export::{self, FORM};
use crate::folder::Folder;

pub use unbracket_ledger::verify::Older;

/// The sort of a fault; each has its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The folder is no export, or one of a newer form.
    Form,
    /// The record contradicts what was signed before.
    Fork,
    /// A signature is missing or does not fit.
    Signature,
    /// The checkpoint is none, or is not what the entries lead to.
    Checkpoint,
    /// Entries are not what the tree says.
    Bundle,
    /// Hashes are not what the entries say.
    Tile,
    /// A file is missing.
    Missing,
    /// A file does not belong there.
    Surplus,
    /// A file could not be read.
    Source,
    /// An entry is not in the form of one.
    Entry,
    /// A body is not the one that its entry commits to, or is missing.
    Body,
    /// An act was not in order, or something else followed from it.
    Replay,
    /// A text is not the one that the acts give.
    Text,
    /// A receipt does not hold.
    Receipt,
}

/// One thing that is wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its sort.
    pub class: Class,
    /// Where, and what.
    pub message: String,
}

/// What is asked of the verifier.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The key under which the record has to verify; the export's own where none is given.
    pub key: Option<VerifierKey>,
    /// A policy of witnesses that has to be satisfied.
    pub policy: Option<Policy>,
    /// Checkpoints that were seen before.
    pub older: Vec<Older>,
    /// Receipts that have to hold: a name, and the bytes.
    pub receipts: Vec<(String, Vec<u8>)>,
}

/// What the verifier found.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// The number of entries.
    pub entries: u64,
    /// The root of the tree, in Base64, where it could be read.
    pub root: Option<String>,
    /// The name of the record.
    pub origin: Option<String>,
    /// The key under which it was verified.
    pub key: Option<String>,
    /// How many bodies were opened and found to be what was committed to.
    pub bodies: u64,
    /// How many bodies are sealed or erased.
    pub withheld: u64,
    /// How many acts were decided again, with the same outcome.
    pub replayed: u64,
    /// How many texts were reproduced.
    pub texts: u64,
    /// Everything that is wrong.
    pub faults: Vec<Fault>,
    /// Where the negotiation stands after the last act that could be replayed.
    pub state: State,
}

/// How many entries are decoded at a time.
const CHUNK: usize = 4_096;
/// After so many faults no more are told.
const MOST: usize = 1_000;

impl Class {
    /// The exit code of the command line.
    pub fn code(self) -> u8 {
        10 + self as u8
    }
}

/// Verifies an export.
pub fn verify(folder: &Path, question: &Question) -> Verified {
    let source = Folder::at(folder);
    let mut verified = Verified::default();
    let Some(policy) = policy(&source, question, &mut verified) else { return verified };
    let mut replay = Replay::new(&source);
    let hash = |bundles: &[unbracket_ledger::bundle::Bundle]| {
        bundles.par_iter().map(unbracket_ledger::bundle::Bundle::hash).collect()
    };
    let terms = Terms {
        older: &question.older,
        beside: &["bodies/", "texts/", "FORM", "VERIFY.md", "key", "policy", "erasures"],
        hash: &hash,
        ..Terms::new(&policy)
    };
    let report = log::verify(&source, &terms, |index, leaf| replay.take(index, leaf));
    replay.finish();
    verified.entries = report.entries;
    let size = report.checkpoint.as_ref().map(unbracket_ledger::Checkpoint::size);
    replay.is_whole = !replay.stopped && size == Some(replay.taken);
    if let Some(checkpoint) = &report.checkpoint {
        verified.root = Some(checkpoint.root().to_base64());
        verified.origin = Some(checkpoint.origin().to_owned());
    }
    let told =
        |fault: &log::Fault| Fault { class: class(fault.class()), message: fault.to_string() };
    verified.faults.extend(report.faults.iter().take(MOST).map(told));
    beside(&source, &replay, &mut verified);
    texts(&source, &replay.state, &mut verified);
    receipts(&source, &policy, question, &mut verified);
    verified.bodies = replay.bodies.len() as u64;
    verified.withheld = replay.withheld;
    verified.replayed = replay.replayed;
    verified.faults.extend(replay.faults);
    verified.faults.truncate(MOST);
    verified.state = replay.state;
    verified
}

fn class(class: log::Class) -> Class {
    match class {
        log::Class::Fork => Class::Fork,
        log::Class::Signature => Class::Signature,
        log::Class::Checkpoint => Class::Checkpoint,
        log::Class::Bundle => Class::Bundle,
        log::Class::Tile => Class::Tile,
        log::Class::Missing => Class::Missing,
        log::Class::Surplus => Class::Surplus,
        log::Class::Source => Class::Source,
    }
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The gravest sort of fault.
    pub fn gravest(&self) -> Option<Class> {
        self.faults.iter().map(|fault| fault.class).min()
    }

    fn fault(&mut self, class: Class, message: impl Into<String>) {
        self.faults.push(Fault { class, message: message.into() });
    }
}

/// Reads the form and the key; the policy is the asker's, or that of the key alone.
fn policy(source: &Folder, question: &Question, verified: &mut Verified) -> Option<Policy> {
    match source.text("FORM") {
        Ok(Some(form)) if form == FORM => {}
        Ok(Some(form)) => {
            let form = form.lines().next().unwrap_or_default().to_owned();
            let want = FORM.trim_end();
            verified.fault(
                Class::Form,
                format!("FORM says `{form}`, this version reads `{want}`; use a newer version"),
            );
            return None;
        }
        Ok(None) => {
            verified.fault(Class::Form, "there is no file FORM: this folder is no export");
            return None;
        }
        Err(error) => {
            verified.fault(Class::Source, error.to_string());
            return None;
        }
    }
    let own = own_key(source, verified);
    if let (Some(own), Some(known)) = (&own, &question.key)
        && own != known
    {
        verified.fault(Class::Signature, format!("the export names the key {own}, not {known}"));
    }
    let key = question.key.clone().or(own)?;
    verified.key = Some(key.to_string());
    let policy = match question.policy.clone() {
        Some(policy) if policy.logs().is_empty() => policy.with_log(key),
        Some(policy) => Ok(policy),
        None => Policy::of_log(key),
    };
    policy.map_err(|error| verified.fault(Class::Signature, error.to_string())).ok()
}

fn own_key(source: &Folder, verified: &mut Verified) -> Option<VerifierKey> {
    let text = match source.text("key") {
        Ok(Some(text)) => text,
        Ok(None) => {
            verified.fault(Class::Missing, "key is missing");
            return None;
        }
        Err(error) => {
            verified.fault(Class::Source, error.to_string());
            return None;
        }
    };
    let Some(line) = text.strip_suffix('\n') else {
        verified.fault(Class::Form, "key does not end in a line feed");
        return None;
    };
    let key = line.parse();
    key.map_err(|error| verified.fault(Class::Signature, format!("key: {error}"))).ok()
}

/// Replays entries: read many at a time, decided one by one.
struct Replay<'s> {
    source: &'s Folder,
    state: State,
    waiting: Vec<(u64, Vec<u8>)>,
    /// The bodies that are here, with the entry of each.
    bodies: BTreeMap<String, u64>,
    withheld: u64,
    replayed: u64,
    faults: Vec<Fault>,
    /// The commitments of the entries so far, for what may be withheld.
    absent: Vec<(u64, String, bool)>,
    /// The names of the bodies, by entry.
    names: BTreeMap<u64, String>,
    /// How many entries came.
    taken: u64,
    /// Whether every entry came and could be read.
    is_whole: bool,
    stopped: bool,
}

/// An entry that was read, or what is wrong with it.
struct Read {
    index: u64,
    event: Result<Event, (Class, String)>,
    /// The name of its body, whether it is here, and whether it is sealed.
    body: Option<(String, bool, bool)>,
}

impl<'s> Replay<'s> {
    fn new(source: &'s Folder) -> Self {
        Self {
            source,
            state: State::default(),
            waiting: Vec::new(),
            bodies: BTreeMap::new(),
            withheld: 0,
            replayed: 0,
            faults: Vec::new(),
            absent: Vec::new(),
            names: BTreeMap::new(),
            taken: 0,
            is_whole: false,
            stopped: false,
        }
    }

    fn take(&mut self, index: u64, leaf: &[u8]) {
        self.taken += 1;
        self.waiting.push((index, leaf.to_vec()));
        if self.waiting.len() >= CHUNK {
            self.flush();
        }
    }

    fn fault(&mut self, class: Class, message: String) {
        if self.faults.len() < MOST {
            self.faults.push(Fault { class, message });
        }
    }

    fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let source = self.source;
        let read: Vec<Read> =
            waiting.par_iter().map(|(index, leaf)| read(source, *index, leaf)).collect();
        for one in read {
            if let Some((name, here, sealed)) = one.body {
                self.names.insert(one.index, name.clone());
                if here {
                    self.bodies.insert(name, one.index);
                } else {
                    self.withheld += 1;
                    self.absent.push((one.index, name, sealed));
                }
            }
            match one.event {
                Ok(event) => self.replay(one.index, &event),
                Err((class, message)) => {
                    self.fault(class, format!("entry {}: {message}", one.index));
                    // Behind an entry that cannot be read, what follows cannot be judged.
                    self.stopped = true;
                }
            }
        }
    }

    fn replay(&mut self, index: u64, event: &Event) {
        if self.stopped {
            return;
        }
        match decide(&self.state, &event.act, &event.by, event.at) {
            Ok(again) if again == *event => self.replayed += 1,
            Ok(_) => self.fault(
                Class::Replay,
                format!(
                    "entry {index} ({}): something else follows from this act",
                    event.act.kind()
                ),
            ),
            Err(refusal) => self.fault(
                Class::Replay,
                format!("entry {index} ({}): was not in order: {refusal}", event.act.kind()),
            ),
        }
        evolve(&mut self.state, event);
    }

    /// A body is absent where it is sealed or was erased, and nowhere else.
    fn finish(&mut self) {
        self.flush();
        let entries = &self.state.process.entries;
        let kept = self.bodies.iter().filter(|(_, index)| !entries.is_public(**index));
        let kept: Vec<_> = kept.map(|(name, index)| (name.clone(), *index)).collect();
        // What is withheld cannot be told behind an entry that cannot be read.
        for (name, index) in if self.stopped { Vec::new() } else { kept } {
            let path = export::body_path(&name);
            self.fault(Class::Surplus, format!("entry {index}: {path} is withheld, and is here"));
        }
        for (index, name, sealed) in std::mem::take(&mut self.absent) {
            let entries = &self.state.process.entries;
            let public = if sealed { entries.is_public(index) } else { !entries.is_erased(index) };
            if public && !self.stopped {
                let path = export::body_path(&name);
                self.fault(Class::Body, format!("entry {index}: {path} is missing"));
            }
        }
    }
}

fn read(source: &Folder, index: u64, leaf: &[u8]) -> Read {
    let parsed = match Leaf::read(leaf) {
        Ok(parsed) => parsed,
        Err(error) => {
            return Read { index, event: Err((Class::Entry, error.to_string())), body: None };
        }
    };
    let name = parsed.body.map(|digest| digest.to_string());
    let body = match name.as_deref().map(|name| body(source, name)).transpose() {
        Ok(body) => body.flatten(),
        Err(message) => return Read { index, event: Err((Class::Body, message)), body: None },
    };
    let state = name.map(|name| (name, body.is_some(), parsed.sealed));
    let event = entry::read(&parsed, body.as_ref()).map_err(|error| match error {
        entry::EntryError::Commitment => (Class::Body, error.to_string()),
        entry::EntryError::Wire(_) => (Class::Entry, error.to_string()),
    });
    Read { index, event, body: state }
}

fn body(source: &Folder, name: &str) -> Result<Option<Body>, String> {
    let path = export::body_path(name);
    let Some(bytes) = source.read(&path).map_err(|error| error.to_string())? else {
        return Ok(None);
    };
    let (salt, bytes) = bytes.split_first_chunk::<32>().ok_or(format!("{path} is too short"))?;
    Ok(Some(Body { salt: *salt, bytes: bytes.to_vec() }))
}

/// Bodies and texts that nobody commits to do not belong in the folder; the erasures are as told.
fn beside(source: &Folder, replay: &Replay<'_>, verified: &mut Verified) {
    let paths = match source.paths() {
        Ok(paths) => paths.unwrap_or_default(),
        Err(error) => return verified.fault(Class::Source, error.to_string()),
    };
    // What an entry that cannot be read commits to is not known: then no body is called surplus.
    for path in paths.iter().filter(|path| replay.is_whole && path.starts_with("bodies/")) {
        let known = path.rsplit('/').next().is_some_and(|name| {
            replay.bodies.contains_key(name) && *path == export::body_path(name)
        });
        if !known {
            verified.fault(Class::Surplus, format!("{path} belongs to no entry"));
        }
    }
    let numbers = 0..replay.state.texts.documents.len();
    let texts: BTreeSet<String> = numbers.map(export::text_path).collect();
    for path in paths.iter().filter(|path| path.starts_with("texts/") && !texts.contains(*path)) {
        verified.fault(Class::Surplus, format!("{path} belongs to no document"));
    }
    own_policy(source, verified);
    match source.text("VERIFY.md") {
        Ok(Some(_)) => {}
        Ok(None) => verified.fault(Class::Missing, "VERIFY.md is missing"),
        Err(error) => verified.fault(Class::Source, error.to_string()),
    }
    erasures(source, replay, verified);
}

/// The policy that lies there believes the key that lies there.
fn own_policy(source: &Folder, verified: &mut Verified) {
    let text = match source.text("policy") {
        Ok(Some(text)) => text,
        Ok(None) => return verified.fault(Class::Missing, "policy is missing"),
        Err(error) => return verified.fault(Class::Source, error.to_string()),
    };
    let key: Option<VerifierKey> =
        source.text("key").ok().flatten().and_then(|key| key.trim_end().parse().ok());
    match Policy::parse(text.as_bytes()) {
        Ok(policy) if key.is_none_or(|key| policy.logs().contains(&key)) => {}
        Ok(_) => verified.fault(Class::Signature, "policy does not believe the key of the record"),
        Err(error) => verified.fault(Class::Signature, format!("policy: {error}")),
    }
}

fn erasures(source: &Folder, replay: &Replay<'_>, verified: &mut Verified) {
    let told = match source.text("erasures") {
        Ok(Some(told)) => told,
        Ok(None) => return verified.fault(Class::Missing, "erasures is missing"),
        Err(error) => return verified.fault(Class::Source, error.to_string()),
    };
    let erased = replay.state.process.entries.erased();
    let listed: String = erased
        .filter_map(|index| Some(export::erasure(index, replay.names.get(&index)?)))
        .collect();
    if replay.is_whole && told != listed {
        verified.fault(Class::Body, "erasures does not list what the record says was erased");
    }
}

fn texts(source: &Folder, state: &State, verified: &mut Verified) {
    for (number, document) in state.texts.documents.iter().enumerate() {
        let path = export::text_path(number);
        match source.read(&path) {
            Ok(Some(bytes)) if bytes == export::text_bytes(&document.draft) => verified.texts += 1,
            Ok(Some(_)) => verified
                .fault(Class::Text, format!("{path} is not the text that the accepted acts give")),
            Ok(None) => verified.fault(Class::Text, format!("{path} is missing")),
            Err(error) => verified.fault(Class::Source, error.to_string()),
        }
    }
}

fn receipts(source: &Folder, policy: &Policy, question: &Question, verified: &mut Verified) {
    for (name, bytes) in &question.receipts {
        let checked =
            Receipt::parse(bytes).map_err(|error| error.to_string()).and_then(|receipt| {
                let leaf = leaf(source, receipt.index())?;
                receipt.verify(&leaf, policy).map_err(|error| error.to_string())
            });
        if let Err(message) = checked {
            verified.fault(Class::Receipt, format!("{name}: {message}"));
        }
    }
}

/// One entry, from its bundle.
fn leaf(source: &Folder, index: u64) -> Result<Vec<u8>, String> {
    use unbracket_ledger::{Layer, Tile};
    let size = source
        .read("checkpoint")
        .map_err(|error| error.to_string())?
        .and_then(|note| unbracket_ledger::Checkpoint::parse_note(&note).ok())
        .map_or(0, |(checkpoint, _)| checkpoint.size());
    let absent = || format!("the export has no entry {index}");
    let tile = Tile::at(Layer::Entries, index / 256, size).ok_or_else(absent)?;
    let bytes = source.read(&tile.path()).map_err(|error| error.to_string())?;
    let bytes = bytes.ok_or_else(absent)?;
    let entries = unbracket_ledger::bundle::decode(&bytes, tile.width());
    let entries = entries.map_err(|error| error.to_string())?;
    let place = usize::try_from(index % 256).map_err(|_| absent())?;
    entries.get(place).map(|entry| entry.to_vec()).ok_or_else(absent)
}
