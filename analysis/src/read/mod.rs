//! Tables of answers, read from text.
//!
//! A reader takes the text of a file and its name and gives answers or an error that says in which
//! line and column what stands, and what would be in order. It never guesses: a cell outside the
//! scale is an error, an empty one is no answer.

pub mod polis;
pub mod roll_calls;
mod table;

pub use table::positions;

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
    /// A row is longer or shorter than the head, or a quotation does not end.
    #[error("{file}, line {line}: {reason}; every row has as many cells as the first")]
    Row {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// What the table's reader says.
        reason: String,
    },
}

/// A table with a head: what the readers share.
pub(crate) struct Table<'a> {
    pub(crate) file: &'a str,
    pub(crate) head: Vec<String>,
    reader: csv::Reader<&'a [u8]>,
    wanted: &'static str,
}

impl<'a> Table<'a> {
    /// Reads the head; `wanted` says what would be in order.
    pub(crate) fn open(
        text: &'a str,
        file: &'a str,
        wanted: &'static str,
    ) -> Result<Self, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let head = reader.headers().map_err(|error| row_error(file, &error))?;
        let head: Vec<String> = head.iter().map(str::to_owned).collect();
        if head.iter().all(String::is_empty) {
            return Err(ReadError::Empty { file: file.to_owned(), wanted });
        }
        Ok(Self { file, head, reader, wanted })
    }

    /// The place of a column by one of its names, in any case of letters.
    pub(crate) fn column(&self, names: &[&'static str]) -> Result<usize, ReadError> {
        let known = |head: &String| names.iter().any(|name| head.eq_ignore_ascii_case(name));
        self.head.iter().position(known).ok_or(ReadError::Column {
            file: self.file.to_owned(),
            column: names.first().copied().unwrap_or_default(),
            wanted: self.wanted,
        })
    }

    /// Calls `each` with line and cells of every row; an error if there is none.
    pub(crate) fn rows(
        &mut self,
        mut each: impl FnMut(u64, &csv::StringRecord, &Head<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let head = Head { file: self.file, names: &self.head };
        let mut record = csv::StringRecord::new();
        let mut any = false;
        while self.reader.read_record(&mut record).map_err(|error| row_error(self.file, &error))? {
            any = true;
            each(record.position().map_or(0, csv::Position::line), &record, &head)?;
        }
        if any {
            Ok(())
        } else {
            Err(ReadError::Empty { file: self.file.to_owned(), wanted: self.wanted })
        }
    }
}

/// The head of a table, for what is said about its cells.
pub(crate) struct Head<'a> {
    file: &'a str,
    names: &'a [String],
}

impl Head<'_> {
    /// That a cell holds what it cannot hold.
    pub(crate) fn cell(
        &self,
        line: u64,
        column: usize,
        found: &str,
        wanted: &'static str,
    ) -> ReadError {
        ReadError::Cell {
            file: self.file.to_owned(),
            line,
            column: self.names.get(column).cloned().unwrap_or_default(),
            found: found.chars().take(40).collect(),
            wanted,
        }
    }

    /// A cell that may not be empty.
    pub(crate) fn filled<'r>(
        &self,
        line: u64,
        record: &'r csv::StringRecord,
        column: usize,
    ) -> Result<&'r str, ReadError> {
        let cell = record.get(column).unwrap_or_default();
        if cell.is_empty() { Err(self.cell(line, column, cell, "a name")) } else { Ok(cell) }
    }
}

fn row_error(file: &str, error: &csv::Error) -> ReadError {
    let line = error.position().map_or(1, csv::Position::line);
    let reason = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("there are {len} cells and not {expected_len}")
        }
        _ => error.to_string(),
    };
    ReadError::Row { file: file.to_owned(), line, reason }
}
