//! Reading a policy file.
//!
//! Invariant: a line refers only to names of lines above it, so no group can hold itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Member, Policy};
use crate::key::{KeyError, KeyKind, VerifierKey};
use crate::tile::decimal;

/// The longest policy that is read, in bytes.
const LONGEST: usize = 1 << 20;
/// The name that stands for no witness at all.
const NONE: &[u8] = b"none";

/// A policy that is not in order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the policy: {error}")]
pub struct PolicyParseError {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub error: LineError,
}

/// What is wrong with a line of a policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Longer than is read.
    #[error("a policy has at most {LONGEST} bytes")]
    Long,
    /// A control character.
    #[error("a policy has no control characters but tabs and newlines, and ends in a newline")]
    Control,
    /// Not a line that policies have.
    #[error(
        "a line is `log <key> [<url>]`, `witness <name> <key> [<url>]`, `group <name> <all, any or a number> <name>...` or `quorum <name>`"
    )]
    Form,
    /// A key that cannot be read.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A key of the wrong kind.
    #[error("a log has a key of kind 1, a witness one of kind 4")]
    Kind,
    /// The same key a second time.
    #[error("this key stands in the policy already; every log and every witness has its own")]
    SameKey,
    /// A name that is taken.
    #[error(
        "this name is taken; witnesses and groups share one list of names, and none is no name"
    )]
    Name,
    /// A name that no line above has given.
    #[error("no line above gives the name {0}")]
    Unknown(String),
    /// A name that is a member already.
    #[error("{0} is a member of a group already; every name counts once")]
    Twice(String),
    /// A number that no group can reach.
    #[error("a group asks for 1 to {0} of its members")]
    Needed(usize),
    /// A second quorum, or none.
    #[error("a policy has one quorum line")]
    Quorum,
}

#[derive(Default)]
struct Parser<'a> {
    logs: Vec<VerifierKey>,
    witnesses: Vec<VerifierKey>,
    groups: Vec<Group>,
    quorum: Option<Option<Member>>,
    names: BTreeMap<&'a [u8], Member>,
    members: BTreeSet<Member>,
}

pub(super) fn policy(bytes: &[u8]) -> Result<Policy, PolicyParseError> {
    let at = |line: usize| move |error: LineError| PolicyParseError { line, error };
    if bytes.len() > LONGEST {
        return Err(at(1)(LineError::Long));
    }
    let lines = bytes.split(|byte| *byte == b'\n');
    let last = lines.clone().count();
    let mut parser = Parser::default();
    for (line, number) in lines.zip(1..) {
        // After the last newline nothing may follow.
        let rest = number == last && !line.is_empty();
        let control = line.iter().any(|byte| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f);
        if rest || control {
            return Err(at(number)(LineError::Control));
        }
        parser.line(line).map_err(at(number))?;
    }
    let Parser { logs, witnesses, groups, quorum, .. } = parser;
    let quorum = quorum.ok_or(LineError::Quorum).map_err(at(last))?;
    Ok(Policy { logs, witnesses, groups, quorum })
}

impl<'a> Parser<'a> {
    fn line(&mut self, line: &'a [u8]) -> Result<(), LineError> {
        let blank = |byte: &u8| *byte == b' ' || *byte == b'\t';
        let words: Vec<&[u8]> = line.split(blank).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with(b"#") => Ok(()),
            [b"log", key] | [b"log", key, _] => self.log(key),
            [b"witness", name, key] | [b"witness", name, key, _] => self.witness(name, key),
            [b"group", name, needed, members @ ..] if !members.is_empty() => {
                self.group(name, needed, members)
            }
            [b"quorum", name] => self.quorum(name),
            _ => Err(LineError::Form),
        }
    }

    fn log(&mut self, text: &[u8]) -> Result<(), LineError> {
        push_key(&mut self.logs, text, KeyKind::Note)
    }

    fn witness(&mut self, name: &'a [u8], text: &[u8]) -> Result<(), LineError> {
        push_key(&mut self.witnesses, text, KeyKind::Cosignature)?;
        self.name(name, Member::Witness(self.witnesses.len() - 1))
    }

    fn group(&mut self, name: &'a [u8], needed: &[u8], list: &[&[u8]]) -> Result<(), LineError> {
        let mut members = Vec::new();
        for name in list {
            let member = self.known(name)?;
            if !self.members.insert(member) {
                return Err(LineError::Twice(shown(name)));
            }
            members.push(member);
        }
        let count = members.len();
        let needed = match needed {
            b"any" => 1,
            b"all" => count,
            number => std::str::from_utf8(number)
                .ok()
                .and_then(|number| decimal(number, count as u64))
                .filter(|number| *number > 0)
                .ok_or(LineError::Needed(count))? as usize,
        };
        self.groups.push(Group { needed, members });
        self.name(name, Member::Group(self.groups.len() - 1))
    }

    fn quorum(&mut self, name: &[u8]) -> Result<(), LineError> {
        let member = if name == NONE { None } else { Some(self.known(name)?) };
        if self.quorum.replace(member).is_some() { Err(LineError::Quorum) } else { Ok(()) }
    }

    fn name(&mut self, name: &'a [u8], member: Member) -> Result<(), LineError> {
        let taken = name == NONE || self.names.insert(name, member).is_some();
        if taken { Err(LineError::Name) } else { Ok(()) }
    }

    fn known(&self, name: &[u8]) -> Result<Member, LineError> {
        self.names.get(name).copied().ok_or_else(|| LineError::Unknown(shown(name)))
    }
}

fn push_key(keys: &mut Vec<VerifierKey>, text: &[u8], kind: KeyKind) -> Result<(), LineError> {
    let text = std::str::from_utf8(text).map_err(|_| LineError::Key(KeyError::Form))?;
    let key: VerifierKey = text.parse()?;
    if key.kind() != kind {
        return Err(LineError::Kind);
    }
    if keys.iter().any(|other| other.public() == key.public()) {
        return Err(LineError::SameKey);
    }
    keys.push(key);
    Ok(())
}

fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}
