//! How acts become bytes: a small leaf of facts, and a body of words beside it.
//!
//! Everything that a person wrote freely (reasons, names, texts) goes into the *body*, a list of
//! values; the *leaf* keeps its place in that list. A body can be sealed or erased: what it held
//! comes back as [`Words::Withheld`](crate::words::Words::Withheld), and the facts stay.
//!
//! **Invariant:** a kind of act that was ever written stays readable for ever; the golden bytes in
//! `tests/it/golden` prove it. A field's name is part of the bytes: to rename one, add a new kind.

mod change;
mod field;
mod id;
mod macros;
mod numbering;
mod plain;
mod shape;
mod text;
mod value;

pub use field::{Bodies, Field, Fields, Recorded};
pub use shape::Shape;
pub use value::Value;

pub(crate) use id::id;
pub(crate) use macros::{act, record, terms};

/// Why bytes are not an entry of a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Not canonical JSON.
    #[error("not canonical JSON at byte {at}: {want} is wanted")]
    Json {
        /// The offset of the first wrong byte.
        at: usize,
        /// What would be right there.
        want: &'static str,
    },
    /// A field is missing.
    #[error("the field `{0}` is missing")]
    Missing(String),
    /// A field is there that the kind does not have.
    #[error("the field `{0}` is unknown")]
    Unknown(String),
    /// A field holds something else than it should.
    #[error("the field `{field}` is wrong: {want} is wanted")]
    Wrong {
        /// The field.
        field: String,
        /// What would be right.
        want: String,
    },
    /// The kind of act is not known to this version.
    #[error("the act `{0}` is not known to this version; a newer version may have written it")]
    Kind(String),
    /// The entry was written in a form that this version does not know.
    #[error("the entry has form {0}, this version reads form 1; use a newer version")]
    Form(i64),
    /// The body of an act that cannot stand without it is not there.
    #[error("the body is missing; this act cannot be read without it")]
    Body,
}

impl WireError {
    pub(crate) fn wrong(want: impl Into<String>) -> Self {
        Self::Wrong { field: String::new(), want: want.into() }
    }

    /// The same error, said of a field.
    pub(crate) fn of(self, name: &str) -> Self {
        match self {
            Self::Wrong { field, want } if field.is_empty() => {
                Self::Wrong { field: name.to_owned(), want }
            }
            Self::Wrong { field, want } => Self::Wrong { field: format!("{name}.{field}"), want },
            Self::Json { .. }
            | Self::Missing(_)
            | Self::Unknown(_)
            | Self::Kind(_)
            | Self::Form(_)
            | Self::Body => self,
        }
    }
}
