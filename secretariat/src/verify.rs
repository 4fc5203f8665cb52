//! The verifier: holds an export against everything that it claims, strictly and offline.
//!
//! First the log (signatures, tiles, bundles), then every entry (its form, the commitment of its body,
//! and whether the act was in order under the rules in force at that moment), then the texts, which
//! must be those that the accepted acts give.

mod beside;
mod replay;

use std::path::Path;

use rayon::prelude::*;
use unbracket_ledger::verify::{self as log, Terms};
use unbracket_ledger::{Policy, VerifierKey};
use unbracket_negotiation::State;

use crate::export::FORM;
use crate::folder::Folder;
use beside::{beside, receipts, texts};
use replay::Replay;

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
