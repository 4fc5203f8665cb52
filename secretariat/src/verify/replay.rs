//! Replaying: every entry read, and its act decided again.

use std::collections::BTreeMap;

use rayon::prelude::*;
use unbracket_ledger::Source;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::{Event, State, decide, evolve};
use unbracket_store::Body;

use super::{CHUNK, Class, Fault, MOST};
use crate::entry;
use crate::export;
use crate::folder::Folder;

/// Replays entries: read many at a time, decided one by one.
pub(super) struct Replay<'s> {
    pub(super) source: &'s Folder,
    pub(super) state: State,
    pub(super) waiting: Vec<(u64, Vec<u8>)>,
    /// The bodies that are here, with the entry of each.
    pub(super) bodies: BTreeMap<String, u64>,
    pub(super) withheld: u64,
    pub(super) replayed: u64,
    pub(super) faults: Vec<Fault>,
    /// The commitments of the entries so far, for what may be withheld.
    pub(super) absent: Vec<(u64, String, bool)>,
    /// The names of the bodies, by entry.
    pub(super) names: BTreeMap<u64, String>,
    /// How many entries came.
    pub(super) taken: u64,
    /// Whether every entry came and could be read.
    pub(super) is_whole: bool,
    pub(super) stopped: bool,
}

/// An entry that was read, or what is wrong with it.
struct Read {
    index: u64,
    event: Result<Event, (Class, String)>,
    /// The name of its body, whether it is here, and whether it is sealed.
    body: Option<(String, bool, bool)>,
}

impl<'s> Replay<'s> {
    pub(super) fn new(source: &'s Folder) -> Self {
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

    pub(super) fn take(&mut self, index: u64, leaf: &[u8]) {
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
    pub(super) fn finish(&mut self) {
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
