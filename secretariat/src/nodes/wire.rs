//! What nodes say to each other through the tray: requests and answers as bytes.
//!
//! **Invariant:** both ends run versions that may differ: what cannot be read is refused by its reader,
//! never guessed. An act goes in the form in which it will stand on the record.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use unbracket_negotiation::event::Outcome;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::{Code, Event, Moment, Refusal, Said, rules};
use unbracket_store::{Body, Error, Key, Name};
use unbracket_text::ProvisionId;

use super::said::Sentence;
use crate::chance::Chance;
use crate::entry;
use crate::service::{Frozen, Known, Submission, SubmitError};

/// What the node that leads is asked.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// One act.
    One(Box<Submission>),
    /// Acts that belong together.
    All(Vec<Submission>),
    /// A checkpoint.
    Sign,
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// The entry of the first act, and whether all this happened before.
    Done { first: u64, before: bool },
    /// The place of the act that was not accepted, and why.
    Not(usize, SubmitError),
    /// The checkpoint.
    Signed(String),
}

/// Why bytes are none of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what another node wrote cannot be read ({0}); let all nodes run the same version")]
pub(crate) struct Unreadable(String);

#[derive(Serialize, Deserialize)]
struct Act {
    leaf: String,
    body: Option<(String, String)>,
    key: Option<String>,
    stated: bool,
    /// Provisions and their last changes. A node of a version that knows no conditions takes the act
    /// without them.
    #[serde(default)]
    unchanged: Vec<(String, u64)>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Request {
    One(Act),
    All(Vec<Act>),
    Sign,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Done {
        first: u64,
        before: bool,
    },
    Not {
        place: usize,
        kind: String,
        rule: String,
        text: String,
        /// The text as a sentence that can be said in other languages; a node of an earlier version
        /// writes none.
        #[serde(default)]
        said: Option<Sentence>,
    },
    Signed(String),
}

impl Asked {
    pub(crate) fn write(&self, chance: &Chance) -> Result<Vec<u8>, SubmitError> {
        let request = match self {
            Self::One(submission) => Request::One(act(submission, chance)?),
            Self::All(all) => {
                let acts = all.iter().map(|one| act(one, chance));
                Request::All(acts.collect::<Result<_, _>>()?)
            }
            Self::Sign => Request::Sign,
        };
        serde_json::to_vec(&request)
            .map_err(|error| SubmitError::Store(Error::Refused(error.to_string())))
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        Ok(match serde_json::from_slice(bytes).map_err(|error| unreadable(&error))? {
            Request::One(act) => Self::One(Box::new(submission(&act)?)),
            Request::All(acts) => Self::All(acts.iter().map(submission).collect::<Result<_, _>>()?),
            Request::Sign => Self::Sign,
        })
    }
}

impl Told {
    pub(crate) fn write(&self) -> Vec<u8> {
        let answer = match self {
            Self::Done { first, before } => Answer::Done { first: *first, before: *before },
            Self::Signed(note) => Answer::Signed(note.clone()),
            Self::Not(place, error) => {
                let (kind, rule, text) = said(error);
                let said = match error {
                    SubmitError::Refused(refusal) => Some((&refusal.message).into()),
                    _ => None,
                };
                Answer::Not { place: *place, kind: kind.into(), rule: rule.into(), text, said }
            }
        };
        // Numbers and strings alone: nothing in it can fail.
        serde_json::to_vec(&answer).unwrap_or_default()
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        Ok(match serde_json::from_slice(bytes).map_err(|error| unreadable(&error))? {
            Answer::Done { first, before } => Self::Done { first, before },
            Answer::Signed(note) => Self::Signed(note),
            Answer::Not { place, kind, rule, text, said } => {
                let said = said.map_or_else(|| Said::english(&text), Said::from);
                Self::Not(place, error(&kind, &rule, text, said))
            }
        })
    }
}

fn act(submission: &Submission, chance: &Chance) -> Result<Act, SubmitError> {
    let event = Event {
        act: submission.act.clone(),
        by: submission.by,
        at: submission.at.unwrap_or(Moment(0)),
        outcome: Outcome::none(),
    };
    let entry = entry::write(&event, 0, chance, submission.key)?;
    let body =
        entry.body.map(|(_, body)| (STANDARD.encode(body.salt), STANDARD.encode(body.bytes)));
    Ok(Act {
        leaf: STANDARD.encode(entry.leaf),
        body,
        key: submission.key.map(|key| STANDARD.encode(key.0)),
        stated: submission.at.is_some(),
        unchanged: submission
            .unchanged
            .iter()
            .map(|it| (it.provision.to_string(), it.change))
            .collect(),
    })
}

fn submission(act: &Act) -> Result<Submission, Unreadable> {
    let leaf = bytes(&act.leaf)?;
    let leaf = Leaf::read(&leaf).map_err(|error| unreadable(&error))?;
    let body = match &act.body {
        Some((salt, text)) => Some(Body { salt: exact(&bytes(salt)?)?, bytes: bytes(text)? }),
        None => None,
    };
    let event = entry::read(&leaf, body.as_ref()).map_err(|error| unreadable(&error))?;
    let key = act.key.as_deref().map(|key| Ok(Key(exact(&bytes(key)?)?))).transpose()?;
    let known = act.unchanged.iter();
    let known =
        known.map(|(id, change)| Known { provision: ProvisionId::new(id), change: *change });
    Ok(Submission {
        act: event.act,
        by: event.by,
        key,
        at: act.stated.then_some(event.at),
        unchanged: known.collect(),
    })
}

/// The event of an entry, as the store holds it.
pub(crate) fn event(leaf: &[u8], body: Option<&Body>) -> Option<Event> {
    entry::read(&Leaf::read(leaf).ok()?, body).ok()
}

/// The name of the body of an entry; for the public none where it is sealed.
pub(crate) fn body_of(leaf: &[u8], public: bool) -> Option<Name> {
    let leaf = Leaf::read(leaf).ok()?;
    if public && leaf.sealed { None } else { entry::name(&leaf) }
}

fn said(error: &SubmitError) -> (&str, &str, String) {
    match error {
        SubmitError::Refused(refusal) => {
            (refusal.code.word(), refusal.rule, refusal.message.to_string())
        }
        SubmitError::Changed(provision) => ("changed!", "", provision.to_string()),
        SubmitError::Frozen(Frozen(why)) => ("frozen!", "", why.clone()),
        SubmitError::Unwitnessed(why) => ("unwitnessed!", "", why.clone()),
        SubmitError::Store(Error::Full(why)) => ("full!", "", why.clone()),
        SubmitError::Store(Error::Refused(why)) => ("refused!", "", why.clone()),
        SubmitError::Store(Error::Damaged(why)) => ("damaged!", "", why.clone()),
        SubmitError::Store(Error::Unknown(why)) => ("unknown!", "", why.clone()),
        other => ("unavailable!", "", other.to_string()),
    }
}

/// Words of ours end with a mark that no code of the core has.
fn error(kind: &str, rule: &str, text: String, said: Said) -> SubmitError {
    if let Some(code) = Code::find(kind) {
        let known = rules::ALL.iter().map(|(name, _)| *name).find(|name| *name == rule);
        return Refusal::new(code, known.unwrap_or(rules::LIMITS), said).into();
    }
    match kind {
        "changed!" => SubmitError::Changed(ProvisionId::new(text)),
        "frozen!" => Frozen(text).into(),
        "unwitnessed!" => SubmitError::Unwitnessed(text),
        "full!" => Error::Full(text).into(),
        "refused!" => Error::Refused(text).into(),
        "damaged!" => Error::Damaged(text).into(),
        "unknown!" => Error::Unknown(text).into(),
        _ => Error::Unavailable(text).into(),
    }
}

fn bytes(text: &str) -> Result<Vec<u8>, Unreadable> {
    STANDARD.decode(text).map_err(|error| unreadable(&error))
}

fn exact(bytes: &[u8]) -> Result<[u8; 32], Unreadable> {
    bytes.try_into().map_err(|_| Unreadable(format!("{} bytes, not 32", bytes.len())))
}

fn unreadable(error: &dyn std::fmt::Display) -> Unreadable {
    Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use unbracket_negotiation::{Part, Rule, said};

    use super::*;

    #[test]
    fn an_answer_is_read_as_it_was_written() {
        let refusal = {
            let message = said!(
                "{seat} and {others}: {count} of {things}, by {moment}",
                seat = Part::Thing("seat".into(), 4),
                others = Part::All(vec![Part::Provision("p7".to_owned()), "words".into()]),
                count = 3_u32,
                things = Part::Any(vec![Code::TooLate.into(), Part::Field("until".into())]),
                moment = said!("{at} under {rule}", at = Moment(60), rule = &Rule::UnConsensus),
            );
            Refusal::new(Code::TooLate, rules::SILENCE, message)
        };
        for told in [
            Told::Done { first: 7, before: true },
            Told::Signed("record.example\n1\n".to_owned()),
            Told::Not(2, refusal.into()),
            Told::Not(0, SubmitError::Changed(ProvisionId::new("p7"))),
            Told::Not(0, Frozen("forked".to_owned()).into()),
            Told::Not(0, Error::Full("no room".to_owned()).into()),
        ] {
            assert_eq!(Told::read(&told.write()), Ok(told));
        }
    }

    #[test]
    fn what_is_none_of_ours_is_refused() {
        for bytes in [&b""[..], b"{}", b"[1]", b"{\"one\":{\"leaf\":\"?\"}}", b"\xff"] {
            assert!(Asked::read(bytes).is_err());
            assert!(Told::read(bytes).is_err());
        }
    }
}
