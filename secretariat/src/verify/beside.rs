//! What lies beside the log: bodies, texts, policy, erasures, and receipts that were brought along.

use std::collections::BTreeSet;

use unbracket_ledger::{Policy, Receipt, Source, VerifierKey};
use unbracket_negotiation::State;

use super::replay::Replay;
use super::{Class, Question, Verified};
use crate::export;
use crate::folder::Folder;

/// Bodies and texts that nobody commits to do not belong in the folder; the erasures are as told.
pub(super) fn beside(source: &Folder, replay: &Replay<'_>, verified: &mut Verified) {
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

pub(super) fn texts(source: &Folder, state: &State, verified: &mut Verified) {
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

pub(super) fn receipts(
    source: &Folder,
    policy: &Policy,
    question: &Question,
    verified: &mut Verified,
) {
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
