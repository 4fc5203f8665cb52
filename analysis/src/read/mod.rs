//! Tables of answers, read from text.
//!
//! A reader takes the text of a file and its name and gives answers or an error that says in which
//! line and column what stands, and what would be in order. It never guesses: a cell outside the
//! scale is an error, an empty one is no answer. Cells are parted by commas, semicolons or tabs,
//! whichever parts the first row into most.

pub mod polis;
pub mod positions;
mod table;

pub(crate) use table::{Head, Table};

use thiserror::Error;

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// There is nothing in it, or nothing but its head.
    #[error("{file}: there are no rows; {wanted} would be in order")]
    Empty {
        /// The name of the file.
        file: String,
        /// What would be in order.
        wanted: &'static str,
    },
    /// A column is missing.
    #[error("{file}, line 1: there is no column {column}; in order would be {wanted}")]
    Column {
        /// The name of the file.
        file: String,
        /// The column that is missing.
        column: &'static str,
        /// What would be in order.
        wanted: &'static str,
    },
    /// Two columns have one name.
    #[error("{file}, line 1: column {column} comes twice; each item has a column of its own")]
    Twice {
        /// The name of the file.
        file: String,
        /// The name that comes twice.
        column: String,
    },
    /// A cell holds what it cannot hold.
    #[error("{file}, line {line}, column {column}: {found:?} is not {wanted}")]
    Cell {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The name of the column.
        column: String,
        /// What stands there, its first 40 characters.
        found: String,
        /// What would be in order.
        wanted: &'static str,
    },
    /// A name goes on for too long.
    #[error(
        "{file}, line {line}, column {column}: the name has {length} characters, and may have {NAME} at most; \
         a quotation that was never closed swallows what follows it"
    )]
    Long {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The name of the column.
        column: String,
        /// How many characters it has.
        length: usize,
    },
    /// A row is longer or shorter than the head.
    #[error("{file}, line {line}: {reason}; every row has as many cells as the first")]
    Row {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// What the table's reader says.
        reason: String,
    },
    /// A quotation does not end.
    #[error(
        "{file}, line {line}: a quotation begins that never ends; the file was cut, or a quotation mark within \
         a cell was not doubled"
    )]
    Quote {
        /// The name of the file.
        file: String,
        /// The line on which the quotation begins, counted from 1.
        line: u64,
    },
    /// There is a character that no text has.
    #[error(
        "{file}, line {line}: there is a NUL character, which no text has; the file is damaged, or no table of text"
    )]
    Nul {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
    },
}

/// The most characters of a name.
const NAME: usize = 1000;
