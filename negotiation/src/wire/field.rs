//! What a field of an act can do: stand in a leaf, come back from one, and be read from a script.

use std::borrow::Cow;

use super::{Shape, Value, WireError};
use crate::script::{ScriptError, Token, World};

/// A value that an act can hold.
pub trait Field: Sized {
    /// Puts it into the leaf, its words into the body; `None` where it is absent.
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>>;

    /// Takes it out of the leaf and the body again.
    ///
    /// # Errors
    /// [`WireError::Wrong`] with what would be right.
    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError>;

    /// What it is when nothing stands there; `None` where something has to.
    fn absent() -> Option<Self> {
        None
    }

    /// What it wants.
    fn shape() -> Shape;

    /// Reads it from a word of a script, with the names that hold at that moment.
    ///
    /// # Errors
    /// [`ScriptError`] with what would be right.
    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError>;
}

/// The body that is being filled or read: what stands beside the leaf, in order.
///
/// Words are taken in the order in which they were put, each once, so that a body holds nothing that
/// its leaf does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bodies<'a> {
    items: Option<Vec<Value<'a>>>,
    /// How many were taken.
    taken: std::cell::Cell<usize>,
}

impl<'a> Bodies<'a> {
    /// A body to fill.
    pub fn new() -> Self {
        Self { items: Some(Vec::new()), taken: std::cell::Cell::new(0) }
    }

    /// A body that was sealed or erased.
    pub fn withheld() -> Self {
        Self { items: None, taken: std::cell::Cell::new(0) }
    }

    /// Reads the bytes of a body.
    ///
    /// # Errors
    /// Where they are not a list in canonical JSON.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, WireError> {
        match Value::parse(bytes)? {
            Value::List(items) => Ok(Self { items: Some(items), taken: std::cell::Cell::new(0) }),
            _ => Err(WireError::wrong("a list").of("body")),
        }
    }

    /// The bytes of the body; `None` where no words were put in.
    pub fn bytes(self) -> Option<Vec<u8>> {
        self.items.filter(|items| !items.is_empty()).map(|items| Value::List(items).write())
    }

    /// The words in it: drafts and wordings, which have rules of their own, are none.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.items.iter().flatten().filter_map(|value| match value {
            Value::Text(text) => Some(text.as_ref()),
            _ => None,
        })
    }

    /// Puts a value into the body and returns what stands for it in the leaf.
    pub(crate) fn keep(&mut self, value: Value<'static>) -> Value<'static> {
        let items = self.items.get_or_insert_default();
        items.push(value);
        Value::Int(i64::try_from(items.len() - 1).unwrap_or(i64::MAX))
    }

    /// Finds what a place in the leaf stands for; `Ok(None)` where the body is withheld.
    pub(crate) fn find(&self, place: &Value<'_>) -> Result<Option<&Value<'a>>, WireError> {
        let Value::Int(place) = place else {
            return Err(WireError::wrong("a place in the body"));
        };
        let Some(items) = &self.items else { return Ok(None) };
        let next = self.taken.get();
        let found = usize::try_from(*place).ok().filter(|place| *place == next);
        let found = found.and_then(|place| items.get(place));
        self.taken.set(next + 1);
        found.map(Some).ok_or_else(|| WireError::wrong("the next place of the body"))
    }

    /// Whether everything was taken; what is withheld cannot tell.
    pub(crate) fn is_taken(&self) -> bool {
        self.items.as_ref().is_none_or(|items| items.len() == self.taken.get())
    }
}

/// The fields of a record, each to be taken once.
pub struct Fields<'v, 'a> {
    entries: &'v [(Cow<'a, str>, Value<'a>)],
    taken: std::cell::Cell<usize>,
}

impl<'v, 'a> Fields<'v, 'a> {
    /// Looks into a map.
    ///
    /// # Errors
    /// Where the value is no map.
    pub fn of(value: &'v Value<'a>) -> Result<Self, WireError> {
        match value {
            Value::Map(entries) => Ok(Self { entries, taken: std::cell::Cell::new(0) }),
            Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::List(_) => {
                Err(WireError::wrong("a map"))
            }
        }
    }

    /// The value under a name.
    pub fn raw(&self, name: &str) -> Option<&'v Value<'a>> {
        let place = self.entries.binary_search_by(|entry| entry.0.as_ref().cmp(name)).ok()?;
        self.taken.set(self.taken.get() + 1);
        Some(&self.entries[place].1)
    }

    /// Takes a field.
    ///
    /// # Errors
    /// Where it is missing or wrong.
    pub fn take<T: Field>(&self, name: &str, bodies: &Bodies) -> Result<T, WireError> {
        match self.raw(name) {
            Some(value) => T::take(value, bodies).map_err(|error| error.of(name)),
            None => T::absent().ok_or_else(|| WireError::Missing(name.to_owned())),
        }
    }

    /// Makes sure that every field was taken.
    ///
    /// # Errors
    /// [`WireError::Unknown`] with the first that is not among `known`.
    pub fn done(self, known: &[&str]) -> Result<(), WireError> {
        if self.taken.get() == self.entries.len() {
            return Ok(());
        }
        let unknown = self.entries.iter().find(|(name, _)| !known.contains(&name.as_ref()));
        Err(WireError::Unknown(unknown.map_or_else(String::new, |(name, _)| name.to_string())))
    }
}

/// A record of named fields: an act, or a part of one.
pub trait Recorded: Sized {
    /// The names of its fields, in the order in which they are declared.
    const FIELDS: &'static [&'static str];

    /// What the fields want, in the order in which they are declared.
    fn shapes() -> Vec<(&'static str, Shape)>;

    /// Puts the fields into the leaf, their words into the body.
    fn put_fields(&self, bodies: &mut Bodies) -> Value<'static>;

    /// Takes the fields out again.
    ///
    /// # Errors
    /// Where one is missing, unknown or wrong.
    fn take_fields(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError>;

    /// Reads the fields from the words of a script.
    ///
    /// # Errors
    /// Where one is missing, unknown or wrong.
    fn read_fields(
        entries: &mut crate::script::Entries<'_>,
        world: &World<'_>,
    ) -> Result<Self, ScriptError>;

    /// Reads from the words of a script the fields that differ from this record.
    ///
    /// # Errors
    /// Where one is unknown or wrong.
    fn read_over(
        self,
        entries: &mut crate::script::Entries<'_>,
        world: &World<'_>,
    ) -> Result<Self, ScriptError>;

    /// Finds a preset of that name.
    fn preset(_: &str) -> Option<Self> {
        None
    }
}
