//! Fields that hold text: identities, passages, provisions, drafts.
//!
//! A passage is a list: words stand as text, a bracket as a map. How a document had printed a bracket
//! is not part of the record.

use std::borrow::Cow;

use unbracket_text::{
    Alternative, Bracket, BracketReason, Draft, Edge, Passage, Piece, Provision, ProvisionId,
    ProvisionKind, Sponsor, Stance, Standing,
};

use super::{Bodies, Field, Fields, Shape, Value, WireError};
use crate::said;
use crate::said::Said;
use crate::script::{ScriptError, Token, World};

type Entry = (Cow<'static, str>, Value<'static>);

pub(super) fn entry(name: &'static str, value: Value<'static>) -> Entry {
    (Cow::Borrowed(name), value)
}

pub(super) fn text(value: impl Into<String>) -> Value<'static> {
    Value::text(value.into())
}

pub(super) fn as_text<'v>(value: &'v Value<'_>) -> Result<&'v str, WireError> {
    match value {
        Value::Text(text) => Ok(text),
        _ => Err(WireError::wrong("text")),
    }
}

fn as_list<'v, 'a>(value: &'v Value<'a>) -> Result<&'v [Value<'a>], WireError> {
    match value {
        Value::List(items) => Ok(items),
        _ => Err(WireError::wrong("a list")),
    }
}

impl Field for ProvisionId {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(text(self.as_str()))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        match as_text(value)? {
            "" => Err(WireError::wrong("the identity of a provision")),
            name if name.len() > 64 => Err(WireError::wrong("an identity of at most 64 bytes")),
            name => Ok(Self::new(name)),
        }
    }

    fn shape() -> Shape {
        Shape::Provision
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        world.provision(token)
    }
}

impl Field for Passage {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(put_passage(self))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        take_passage(value)
    }

    fn shape() -> Shape {
        Shape::Passage
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        let text = token.text().ok_or_else(|| token.wants(said!("words")))?;
        as_recorded(&world.files.passage(text)).map_err(|error| token.wants(Said::english(error)))
    }
}

/// A text as the record will have it: how a document had printed its brackets is left behind at the door.
fn as_recorded<T: Field>(text: &T) -> Result<T, WireError> {
    let value = text.put(&mut Bodies::new()).ok_or(WireError::Body)?;
    T::take(&value, &Bodies::new())
}

fn put_passage(passage: &Passage) -> Value<'static> {
    Value::List(passage.pieces.iter().map(put_piece).collect())
}

fn put_piece(piece: &Piece) -> Value<'static> {
    match piece {
        Piece::Words(words) => text(words),
        Piece::Bracket(bracket) => put_bracket(bracket),
        Piece::Edge(Edge::Opens) => Value::map(vec![entry("edge", text("opens"))]),
        Piece::Edge(Edge::Closes) => Value::map(vec![entry("edge", text("closes"))]),
        Piece::Break => Value::map(vec![entry("edge", text("break"))]),
    }
}

fn put_bracket(bracket: &Bracket) -> Value<'static> {
    let alternatives = bracket.alternatives.iter().map(put_alternative).collect();
    let mut entries = vec![entry("alternatives", Value::List(alternatives))];
    let reason = match &bracket.reason {
        BracketReason::NotAgreed => None,
        BracketReason::Linked(issue) => {
            entries.push(entry("issue", text(issue)));
            Some("linked")
        }
        BracketReason::PendingInstructions => Some("pending-instructions"),
        BracketReason::Technical => Some("technical"),
        BracketReason::Translation => Some("translation"),
    };
    entries.extend(reason.map(|reason| entry("reason", text(reason))));
    Value::map(entries)
}

fn put_alternative(alternative: &Alternative) -> Value<'static> {
    let mut entries = vec![entry("wording", put_passage(&alternative.wording))];
    if !alternative.sponsors.is_empty() {
        let names = alternative.sponsors.iter().map(|sponsor| text(sponsor.as_str()));
        entries.push(entry("sponsors", Value::List(names.collect())));
    }
    entries.push(entry(
        "stance",
        text(match alternative.stance {
            Stance::Retain => "retain",
            Stance::Propose => "propose",
            Stance::Delete => "delete",
        }),
    ));
    Value::map(entries)
}

fn take_passage(value: &Value<'_>) -> Result<Passage, WireError> {
    let pieces: Result<Vec<_>, _> = as_list(value)?.iter().map(take_piece).collect();
    Ok(Passage { pieces: pieces? })
}

fn take_piece(value: &Value<'_>) -> Result<Piece, WireError> {
    if let Value::Text(words) = value {
        return Ok(Piece::Words(words.clone().into_owned()));
    }
    let fields = Fields::of(value)?;
    let Some(edge) = fields.raw("edge") else { return take_bracket(&fields).map(Piece::Bracket) };
    match as_text(edge)? {
        "opens" => Ok(Piece::Edge(Edge::Opens)),
        "closes" => Ok(Piece::Edge(Edge::Closes)),
        "break" => Ok(Piece::Break),
        _ => Err(WireError::wrong("`opens`, `closes` or `break`").of("edge")),
    }
}

fn take_bracket(fields: &Fields<'_, '_>) -> Result<Bracket, WireError> {
    let list = fields.raw("alternatives").ok_or(WireError::Missing("alternatives".into()))?;
    let alternatives: Result<Vec<_>, _> = as_list(list)?.iter().map(take_alternative).collect();
    let issue = fields.raw("issue").map(as_text).transpose()?;
    let reason = match fields.raw("reason").map(as_text).transpose()? {
        None => BracketReason::NotAgreed,
        Some("linked") => BracketReason::Linked(issue.unwrap_or_default().to_owned()),
        Some("pending-instructions") => BracketReason::PendingInstructions,
        Some("technical") => BracketReason::Technical,
        Some("translation") => BracketReason::Translation,
        Some(_) => return Err(WireError::wrong("a reason for a bracket").of("reason")),
    };
    Ok(Bracket { id: None, reason, alternatives: alternatives? })
}

fn take_alternative(value: &Value<'_>) -> Result<Alternative, WireError> {
    let fields = Fields::of(value)?;
    let wording = fields.raw("wording").ok_or(WireError::Missing("wording".into()))?;
    let stance = match fields.raw("stance").map(as_text).transpose()? {
        Some("retain") => Stance::Retain,
        Some("propose") => Stance::Propose,
        Some("delete") => Stance::Delete,
        _ => return Err(WireError::wrong("`retain`, `propose` or `delete`").of("stance")),
    };
    let mut alternative = Alternative::new(stance, take_passage(wording)?);
    for name in fields.raw("sponsors").map(as_list).transpose()?.unwrap_or_default() {
        alternative.sponsors.insert(Sponsor::new(as_text(name)?));
    }
    Ok(alternative)
}

/// The words for kinds of provisions; headings have a level.
const KINDS: &[(&str, ProvisionKind)] = &[
    ("title", ProvisionKind::Title),
    ("preambular", ProvisionKind::PreambularParagraph),
    ("operative", ProvisionKind::OperativeParagraph),
    ("chapeau", ProvisionKind::Chapeau),
    ("sub", ProvisionKind::SubParagraph),
    ("placeholder", ProvisionKind::Placeholder),
    ("annex", ProvisionKind::Annex),
    ("unnumbered", ProvisionKind::Unnumbered),
];

impl Field for ProvisionKind {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        if let Self::Heading { level } = self {
            return Some(text(format!("heading-{level}")));
        }
        KINDS.iter().find(|(_, kind)| kind == self).map(|(word, _)| text(*word))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        find_kind(as_text(value)?).ok_or_else(|| WireError::wrong("a kind of provision"))
    }

    fn shape() -> Shape {
        let headings = ["heading-1", "heading-2", "heading-3", "heading-4"];
        let words = KINDS.iter().map(|(word, _)| *word).chain(headings).collect();
        Shape::Term { list: "ProvisionKind", words }
    }

    fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
        let found = token.word().and_then(find_kind);
        found.ok_or_else(|| token.wants(said!("a kind of provision, such as `operative`")))
    }
}

fn find_kind(word: &str) -> Option<ProvisionKind> {
    if let Some(level) = word.strip_prefix("heading-") {
        let plain = level.len() == 1;
        return level.parse().ok().filter(|_| plain).map(|level| ProvisionKind::Heading { level });
    }
    KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
}

impl Field for Provision {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        let mut entries = vec![entry("id", text(self.id.as_str()))];
        entries.extend(self.kind.put(bodies).map(|kind| entry("kind", kind)));
        entries.push(entry("content", put_passage(&self.content)));
        match self.standing {
            Standing::Numbered => {}
            Standing::Inserted => entries.push(entry("standing", text("inserted"))),
            Standing::Alternative => entries.push(entry("standing", text("alternative"))),
        }
        entries.extend(self.former_label.iter().map(|label| entry("former", text(label))));
        entries.extend(self.children.put(bodies).map(|below| entry("below", below)));
        Some(Value::map(entries))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        let fields = Fields::of(value)?;
        let id: ProvisionId = fields.take("id", bodies)?;
        let kind = fields.take("kind", bodies)?;
        let content: Passage = fields.take("content", bodies)?;
        let mut provision = Self::new(id.as_str(), kind, content);
        provision.standing = match fields.raw("standing").map(as_text).transpose()? {
            None => Standing::Numbered,
            Some("inserted") => Standing::Inserted,
            Some("alternative") => Standing::Alternative,
            Some(_) => return Err(WireError::wrong("`inserted` or `alternative`").of("standing")),
        };
        provision.former_label =
            fields.raw("former").map(as_text).transpose()?.map(ToOwned::to_owned);
        provision.children = fields.take("below", bodies)?;
        fields.done(&["id", "kind", "content", "standing", "former", "below"])?;
        Ok(provision)
    }

    fn shape() -> Shape {
        Shape::NewProvision
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        let text = token.text().ok_or_else(|| token.wants(said!("words")))?;
        let kind = ProvisionKind::OperativeParagraph;
        let provision = Self::new("new", kind, world.files.passage(text));
        as_recorded(&provision).map_err(|error| token.wants(Said::english(error)))
    }
}

impl Field for Draft {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        let mut entries = Vec::new();
        entries.extend(self.numbering().put(bodies).map(|value| entry("numbering", value)));
        entries.extend(self.title().map(|title| entry("title", text(title))));
        entries.extend(self.language().map(|language| entry("language", text(language))));
        let provisions = self.provisions().iter().filter_map(|one| one.put(bodies)).collect();
        entries.push(entry("provisions", Value::List(provisions)));
        Some(Value::map(entries))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        let fields = Fields::of(value)?;
        let numbering = fields.take("numbering", bodies)?;
        let title = fields.raw("title").map(as_text).transpose()?.map(ToOwned::to_owned);
        let language = fields.raw("language").map(as_text).transpose()?.map(ToOwned::to_owned);
        let provisions = fields.raw("provisions").map(as_list).transpose()?.unwrap_or_default();
        let provisions: Result<Vec<_>, _> =
            provisions.iter().map(|one| Provision::take(one, bodies)).collect();
        fields.done(&["numbering", "title", "language", "provisions"])?;
        let draft = Self::new(provisions?)
            .map_err(|error| WireError::wrong(format!("a draft ({error})")).of("provisions"))?;
        Ok(draft.with_title(title).with_language(language).with_numbering(numbering))
    }

    fn shape() -> Shape {
        Shape::Draft
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        let path = token.file();
        let path = path.ok_or_else(|| token.wants(Said::english("a file of text: @base.md")))?;
        let unread = |error: String| ScriptError {
            column: token.column(),
            problem: said!("the text cannot be read: {error}", error),
        };
        let draft = world.files.draft(path).map_err(unread)?;
        as_recorded(&draft).map_err(|error| unread(error.to_string()))
    }
}
