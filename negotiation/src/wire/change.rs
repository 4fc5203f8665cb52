//! Changes to a text and places in it, as fields.

use unbracket_text::{Change, Passage, Place, Provision, ProvisionId};

use super::text::{as_text, entry, text};
use super::{Bodies, Field, Fields, Shape, Value, WireError};
use crate::said;
use crate::script::{ScriptError, Token, World};

impl Field for Place {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(text(match self {
            Self::Start => "start".to_owned(),
            Self::After(id) => format!("after {id}"),
            Self::Under(id) => format!("under {id}"),
            Self::Unnamed => "unnamed".to_owned(),
        }))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        let place = as_text(value)?;
        match place.split_once(' ') {
            None if place == "start" => Ok(Self::Start),
            None if place == "unnamed" => Ok(Self::Unnamed),
            Some(("after", id)) if !id.is_empty() => Ok(Self::After(ProvisionId::new(id))),
            Some(("under", id)) if !id.is_empty() => Ok(Self::Under(ProvisionId::new(id))),
            _ => Err(WireError::wrong("a place")),
        }
    }

    fn shape() -> Shape {
        Shape::Place
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        let want = said!("a place in the text, such as `start`, [after 12] or [under 7]");
        if token.word() == Some("start") {
            return Ok(Self::Start);
        }
        match token.items().as_slice() {
            [way, id] if way.word() == Some("after") => Ok(Self::After(world.provision(id)?)),
            [way, id] if way.word() == Some("under") => Ok(Self::Under(world.provision(id)?)),
            _ => Err(token.wants(want)),
        }
    }
}

/// The change as a map: what it does, to what, and the words.
impl Field for Change {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        let mut entries = Vec::new();
        let mut one = |name: &'static str, value: Option<Value<'static>>| {
            entries.extend(value.map(|value| entry(name, value)));
        };
        match self {
            Self::Replace { provision, wording } => {
                one("do", Some(text("replace")));
                one("provision", provision.put(bodies));
                one("wording", wording.put(bodies));
            }
            Self::Excerpt { provision, quoted, wording } => {
                one("do", Some(text("excerpt")));
                one("provision", provision.put(bodies));
                one("quoted", quoted.put(bodies));
                one("wording", wording.put(bodies));
            }
            Self::Insert { place, rank, provision } => {
                one("do", Some(text("insert")));
                one("place", place.put(bodies));
                one("rank", rank.put(bodies));
                one("new", provision.put(bodies));
            }
            Self::Delete { provision } => {
                one("do", Some(text("delete")));
                one("provision", provision.put(bodies));
            }
            Self::Move { provision, to, rank } => {
                one("do", Some(text("move")));
                one("provision", provision.put(bodies));
                one("place", to.put(bodies));
                one("rank", rank.put(bodies));
            }
            Self::Merge { provisions, wording } => {
                one("do", Some(text("merge")));
                one("provisions", provisions.put(bodies));
                one("wording", wording.put(bodies));
            }
            Self::Split { provision, into } => {
                one("do", Some(text("split")));
                one("provision", provision.put(bodies));
                one("into", into.put(bodies));
            }
            Self::Retain { provision } => {
                one("do", Some(text("retain")));
                one("provision", provision.put(bodies));
            }
        }
        Some(Value::map(entries))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        let fields = Fields::of(value)?;
        let what = fields.raw("do").map(as_text).transpose()?.unwrap_or_default();
        let provision = || fields.take::<ProvisionId>("provision", bodies);
        let wording = || fields.take::<Passage>("wording", bodies);
        let place = || fields.take::<Place>("place", bodies);
        let rank = || fields.take::<u32>("rank", bodies);
        let change = match what {
            "replace" => Self::Replace { provision: provision()?, wording: wording()? },
            "excerpt" => Self::Excerpt {
                provision: provision()?,
                quoted: fields.take("quoted", bodies)?,
                wording: wording()?,
            },
            "insert" => Self::Insert {
                place: place()?,
                rank: rank()?,
                provision: fields.take("new", bodies)?,
            },
            "delete" => Self::Delete { provision: provision()? },
            "move" => Self::Move { provision: provision()?, to: place()?, rank: rank()? },
            "merge" => {
                Self::Merge { provisions: fields.take("provisions", bodies)?, wording: wording()? }
            }
            "split" => Self::Split { provision: provision()?, into: fields.take("into", bodies)? },
            "retain" => Self::Retain { provision: provision()? },
            _ => return Err(WireError::wrong("a kind of change").of("do")),
        };
        fields.done(&[
            "do",
            "provision",
            "provisions",
            "quoted",
            "wording",
            "place",
            "rank",
            "new",
            "into",
        ])?;
        Ok(change)
    }

    /// `[replace 12 "…"]`, `[excerpt 12 "old" "new"]`, `[insert [after 12] "…"]`, `[delete 12]`,
    /// `[move 12 [after 3]]`, `[merge [11 12] "…"]`, `[split 12 ["…" "…"]]`, `[retain 12]`.
    fn shape() -> Shape {
        Shape::Change
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        let items = token.items();
        let Some((verb, rest)) = items.split_first() else {
            return Err(token.wants(said!("a change, such as [replace 12 “…”] or [delete 12]")));
        };
        let provision = |token: &Token| world.provision(token);
        let passage = |token: &Token| Passage::read(token, world);
        match (verb.word().unwrap_or_default(), rest) {
            ("replace", [id, words]) => {
                Ok(Self::Replace { provision: provision(id)?, wording: passage(words)? })
            }
            ("excerpt", [id, old, new]) => Ok(Self::Excerpt {
                provision: provision(id)?,
                quoted: passage(old)?,
                wording: passage(new)?,
            }),
            ("insert", [place, words]) => Ok(Self::Insert {
                place: Place::read(place, world)?,
                rank: 0,
                provision: Provision::read(words, world)?,
            }),
            ("delete", [id]) => Ok(Self::Delete { provision: provision(id)? }),
            ("move", [id, to]) => {
                Ok(Self::Move { provision: provision(id)?, to: Place::read(to, world)?, rank: 0 })
            }
            ("merge", [ids, words]) => {
                Ok(Self::Merge { provisions: Vec::read(ids, world)?, wording: passage(words)? })
            }
            ("split", [id, into]) => {
                Ok(Self::Split { provision: provision(id)?, into: Vec::read(into, world)? })
            }
            ("retain", [id]) => Ok(Self::Retain { provision: provision(id)? }),
            _ => Err(token.wants(said!("a change, such as [replace 12 “…”] or [delete 12]"))),
        }
    }
}
