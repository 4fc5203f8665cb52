//! Whom to believe: the logs, the witnesses, and how many of which must have signed.
//!
//! Invariant: a policy is satisfied by keys that each count once, through one path to the quorum
//! (C2SP tlog-policy).

mod parse;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::key::{KeyKind, KeyName, VerifierKey};
use crate::note::{Note, NoteError, Signed};

pub use parse::{LineError, PolicyParseError};

/// Logs, witnesses, and the quorum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<VerifierKey>,
    witnesses: Vec<VerifierKey>,
    groups: Vec<Group>,
    quorum: Option<Member>,
}

/// What a quorum is made of; the numbers are places in the lists of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Witness(usize),
    Group(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    needed: usize,
    members: Vec<Member>,
}

/// Which cosignatures count, by their age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Every one: for receipts and archives, where the time of signing is long past.
    Any,
    /// Those no older than `seconds` at `now`, and no more than a minute ahead of it.
    Within {
        /// The present, in seconds since 1970.
        now: u64,
        /// The greatest age in seconds.
        seconds: u64,
    },
}

/// How far a witness's clock may be ahead of ours, in seconds.
const AHEAD: u64 = 60;

/// What a checkpoint has behind it that satisfied a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// Who cosigned, with the latest time each stated; sorted by name.
    pub witnesses: Vec<(KeyName, u64)>,
    /// The operators that stand behind it.
    pub operators: Count,
}

/// How many members of the quorum have witnessed: each member counts once, however many keys it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many have.
    pub witnessed: usize,
    /// How many must.
    pub needed: usize,
    /// How many there are.
    pub members: usize,
}

/// Why a checkpoint is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Not a checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// A signature does not fit.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The log did not sign.
    #[error("no key of the policy for log {0} has signed the checkpoint")]
    Log(String),
    /// Too few cosignatures.
    #[error(
        "{} of {} members of the quorum have cosigned, {} must have",
        .0.witnessed, .0.members, .0.needed
    )]
    Quorum(Count),
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// Names the first line that is not in order.
    pub fn parse(bytes: &[u8]) -> Result<Self, PolicyParseError> {
        parse::policy(bytes)
    }

    /// The policy that believes this log without witnesses.
    ///
    /// # Errors
    /// Where the key is that of a witness.
    pub fn of_log(key: VerifierKey) -> Result<Self, NoteError> {
        let empty = Self { logs: vec![], witnesses: vec![], groups: vec![], quorum: None };
        empty.with_log(key)
    }

    /// The same policy that also believes this log: for policies that leave the log to the context.
    ///
    /// # Errors
    /// Where the key is that of a witness.
    pub fn with_log(mut self, key: VerifierKey) -> Result<Self, NoteError> {
        if key.kind() != KeyKind::Note {
            return Err(NoteError::Kind(key.name().clone()));
        }
        self.logs.push(key);
        Ok(self)
    }

    /// The keys of the logs.
    pub fn logs(&self) -> &[VerifierKey] {
        &self.logs
    }

    /// The keys of the witnesses.
    pub fn witnesses(&self) -> &[VerifierKey] {
        &self.witnesses
    }

    /// Checks a checkpoint, whatever the age of its cosignatures.
    ///
    /// # Errors
    /// Where the note is no checkpoint, a known key fails, the log did not sign, or too few cosigned.
    pub fn satisfied(&self, note: &Note) -> Result<Backing, PolicyError> {
        self.satisfied_at(note, Freshness::Any)
    }

    /// Checks a checkpoint with cosignatures of a certain age.
    ///
    /// # Errors
    /// As `satisfied`; a cosignature that is too old or ahead of time counts as none.
    pub fn satisfied_at(&self, note: &Note, fresh: Freshness) -> Result<Backing, PolicyError> {
        let checkpoint: Checkpoint = note.text().parse()?;
        let own = |key: &&VerifierKey| key.name().as_str() == checkpoint.origin();
        match note.verify(self.logs.iter().filter(own)) {
            Err(NoteError::Unsigned) => {
                return Err(PolicyError::Log(checkpoint.origin().to_owned()));
            }
            other => other?,
        };
        let signed = match note.verify(&self.witnesses) {
            Err(NoteError::Unsigned) => Vec::new(),
            other => other?,
        };
        let times = self.times(&signed, fresh);
        let operators = self.count(&times);
        if operators.witnessed < operators.needed {
            return Err(PolicyError::Quorum(operators));
        }
        Ok(Backing { checkpoint, witnesses: self.named(&times), operators })
    }

    /// For each witness, the latest time that it stated and that counts.
    fn times(&self, signed: &[Signed<'_>], fresh: Freshness) -> Vec<Option<u64>> {
        let latest = |witness: &VerifierKey| {
            let own = signed.iter().filter(|one| one.key == witness);
            own.filter_map(|one| one.time).filter(|time| fresh.counts(*time)).max()
        };
        self.witnesses.iter().map(latest).collect()
    }

    fn named(&self, times: &[Option<u64>]) -> Vec<(KeyName, u64)> {
        let both = self.witnesses.iter().zip(times);
        let mut named: Vec<_> =
            both.filter_map(|(key, time)| Some((key.name().clone(), (*time)?))).collect();
        named.sort();
        named
    }

    fn count(&self, times: &[Option<u64>]) -> Count {
        let Some(quorum) = self.quorum else { return Count::default() };
        // A group comes after its members, so one pass in order knows them all.
        let mut groups: Vec<bool> = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let witnessed = group.members.iter().filter(|m| stands(**m, times, &groups)).count();
            groups.push(witnessed >= group.needed);
        }
        match quorum {
            Member::Witness(_) => {
                let witnessed = usize::from(stands(quorum, times, &groups));
                Count { witnessed, needed: 1, members: 1 }
            }
            Member::Group(place) => {
                let Group { needed, members } = &self.groups[place];
                let witnessed = members.iter().filter(|m| stands(**m, times, &groups)).count();
                Count { witnessed, needed: *needed, members: members.len() }
            }
        }
    }
}

fn stands(member: Member, times: &[Option<u64>], groups: &[bool]) -> bool {
    match member {
        Member::Witness(place) => times[place].is_some(),
        Member::Group(place) => groups[place],
    }
}

impl Freshness {
    fn counts(self, time: u64) -> bool {
        match self {
            Self::Any => true,
            Self::Within { now, seconds } => {
                time <= now.saturating_add(AHEAD) && now.saturating_sub(time) <= seconds
            }
        }
    }
}
