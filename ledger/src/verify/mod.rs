//! The strict verifier of a whole log.
//!
//! Invariant: a log without faults has exactly the files of its size, every byte of which is
//! determined by the entries and the checkpoint, and the checkpoint is believed by the policy. No
//! more than a few bundles are held at a time, whatever the size of the log.

mod fault;
mod files;
mod rows;
mod walk;

use crate::bundle::{Bundle, Hashed};
use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::key::VerifierKey;
use crate::note::Note;
use crate::policy::{Backing, Freshness, Policy, PolicyError};
use crate::source::Source;

pub use fault::{Class, Fault};

/// The path of the checkpoint.
pub const CHECKPOINT: &str = "checkpoint";
/// After so many faults the walk over the entries stops.
pub const MOST_FAULTS: usize = 10_000;

/// What a log is held against.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// Who must have signed the checkpoint.
    pub policy: &'a Policy,
    /// How old cosignatures may be.
    pub fresh: Freshness,
    /// Checkpoints of the same log that were seen before.
    pub older: &'a [Older],
    /// Beginnings of paths that belong to somebody else, such as `bodies/`; they are not judged.
    pub beside: &'a [&'a str],
    /// Hashes bundles, in their order. `one_by_one` does; a caller with threads may spread them by
    /// `|bundles| bundles.par_iter().map(Bundle::hash).collect()`.
    pub hash: &'a dyn Fn(&[Bundle]) -> Vec<Hashed>,
}

/// A checkpoint that was seen before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// What to call it in a fault, such as the name of its file.
    pub place: String,
    /// The signed note as it was kept.
    pub note: Vec<u8>,
}

/// What the verifier found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The checkpoint, where it could be read; it is believed only if no fault says otherwise.
    pub checkpoint: Option<Checkpoint>,
    /// Who stands behind it, where the policy is satisfied.
    pub backing: Option<Backing>,
    /// How many entries were read and hashed.
    pub entries: u64,
    /// How many files were read.
    pub files: u64,
    /// Everything that is wrong.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The gravest sort of fault.
    pub fn gravest(&self) -> Option<Class> {
        self.faults.iter().map(Fault::class).min()
    }
}

impl<'a> Terms<'a> {
    /// The policy alone: cosignatures of any age, nothing seen before, no other files.
    pub fn new(policy: &'a Policy) -> Self {
        Self { policy, fresh: Freshness::Any, older: &[], beside: &[], hash: &one_by_one }
    }
}

/// Hashes bundles on the spot.
pub fn one_by_one(bundles: &[Bundle]) -> Vec<Hashed> {
    bundles.iter().map(Bundle::hash).collect()
}

/// Verifies a whole log and hands out every entry, in order, with its index.
///
/// Entries are handed out as they are read: they can be trusted only once the report is sound.
pub fn verify<S: Source + ?Sized>(
    source: &S,
    terms: &Terms<'_>,
    each: impl FnMut(u64, &[u8]),
) -> Report {
    let mut report = Report::default();
    let note = match source.read(CHECKPOINT) {
        Ok(Some(note)) => note,
        Ok(None) => {
            report.faults.push(Fault::Missing { path: CHECKPOINT.to_owned() });
            return report;
        }
        Err(error) => {
            report.faults.push(error.into());
            return report;
        }
    };
    report.files = 1;
    let Some(checkpoint) = read_checkpoint(&note, terms, &mut report) else { return report };
    let marks = marks(&checkpoint, terms, &mut report);
    report.checkpoint = Some(checkpoint.clone());
    walk::walk(source, terms, &walk::Claims { checkpoint, marks }, &mut report, each);
    report
}

fn read_checkpoint(note: &[u8], terms: &Terms<'_>, report: &mut Report) -> Option<Checkpoint> {
    let place = || CHECKPOINT.to_owned();
    let (checkpoint, note) = match Checkpoint::parse_note(note) {
        Ok(read) => read,
        Err(error) => {
            report.faults.push(Fault::Checkpoint { place: place(), error });
            return None;
        }
    };
    match terms.policy.satisfied_at(&note, terms.fresh) {
        Ok(backing) => report.backing = Some(backing),
        Err(error) => report.faults.push(Fault::Signature { place: place(), error }),
    }
    Some(checkpoint)
}

/// An older checkpoint that is really the log's, to be held against the entries.
struct Mark {
    place: String,
    checkpoint: Checkpoint,
}

fn marks(now: &Checkpoint, terms: &Terms<'_>, report: &mut Report) -> Vec<Mark> {
    let mut marks = Vec::new();
    for older in terms.older {
        match mark(older, now, terms.policy.logs()) {
            Ok(mark) => marks.push(mark),
            Err(fault) => report.faults.push(fault),
        }
    }
    marks.sort_by_key(|mark| mark.checkpoint.size());
    marks
}

fn mark(older: &Older, now: &Checkpoint, logs: &[VerifierKey]) -> Result<Mark, Fault> {
    let place = older.place.clone();
    let (checkpoint, note) = Checkpoint::parse_note(&older.note)
        .map_err(|error| Fault::Checkpoint { place: place.clone(), error })?;
    if checkpoint.origin() != now.origin() {
        let (expected, found) = (now.origin().to_owned(), checkpoint.origin().to_owned());
        return Err(Fault::Origin { place, expected, found });
    }
    signed_by_the_log(&note, &checkpoint, logs)
        .map_err(|error| Fault::Signature { place: place.clone(), error })?;
    if checkpoint.size() > now.size() {
        return Err(Fault::Behind { place, size: checkpoint.size(), now: now.size() });
    }
    Ok(Mark { place, checkpoint })
}

/// Witnesses are not asked again: the signature of the log alone makes a contradiction its own.
fn signed_by_the_log(
    note: &Note,
    checkpoint: &Checkpoint,
    logs: &[VerifierKey],
) -> Result<(), PolicyError> {
    let own = logs.iter().filter(|key| key.name().as_str() == checkpoint.origin());
    note.verify(own)
        .map(|_| ())
        .map_err(|error| PolicyError::Checkpoint(CheckpointError::Note(error)))
}
