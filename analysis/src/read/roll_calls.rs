//! Answers as a long table: one row an answer.
//!
//! Invariant: columns are found by their names in the first row, in any order; every other column is
//! passed over. An empty answer is none; an unknown one is an error with its line and column.
//!
//! Known names, of which the first present is taken:
//! actor `actor`, `country`, `member`, `delegation`; item `item`, `rcid`, `vote_id`, `roll_call`;
//! answer `answer`, `vote`, `position`; session `session`, `cycle`, `round` (may be absent).

use std::collections::HashMap;

use thiserror::Error;

use crate::ideal::Session;
use crate::{Answer, Answers, AnswersBuilder};

const ACTOR: [&str; 4] = ["actor", "country", "member", "delegation"];
const ITEM: [&str; 4] = ["item", "rcid", "vote_id", "roll_call"];
const ANSWER: [&str; 3] = ["answer", "vote", "position"];
const SESSION: [&str; 3] = ["session", "cycle", "round"];

/// What is wrong with a table. Lines count from 1, the header's; columns are fields, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// The header lacks a column.
    #[error("line 1 names no column for the {what}; one of {known} would be in order")]
    NoColumn {
        /// For what.
        what: &'static str,
        /// Names that would do.
        known: String,
    },
    /// A field that has to say something is empty or absent.
    #[error("line {line}, column {column}: the {what} is missing")]
    Missing {
        /// Where.
        line: u64,
        /// Which field.
        column: usize,
        /// What it would be.
        what: &'static str,
    },
    /// An answer that is not on the scale.
    #[error(
        "line {line}, column {column}: {found:?} is no answer; yes, no or abstain (y, n, a), for, \
         against or neutral, 1, -1 or 0 would be in order"
    )]
    Answer {
        /// Where.
        line: u64,
        /// Which field.
        column: usize,
        /// What stands there.
        found: String,
    },
    /// The text is no table of comma-separated values in UTF-8.
    #[error("line {line}: the row cannot be read as comma-separated values: {what}")]
    Table {
        /// Where.
        line: u64,
        /// What the parser says.
        what: String,
    },
}

/// Reads a table of one session, or of several taken together: the sessions' names are not read.
///
/// # Errors
/// [`enum@Error`], at the first fault.
pub fn answers(table: &str) -> Result<Answers, Error> {
    let mut builder = Answers::builder();
    each(table, |row| {
        lay(&mut builder, &row);
    })?;
    Ok(builder.build())
}

/// Reads a table into its sessions, in the order in which they first come; a table without a column
/// for sessions has one, whose name is empty.
///
/// # Errors
/// [`enum@Error`], at the first fault.
pub fn sessions(table: &str) -> Result<Vec<Session>, Error> {
    let mut builders = Builders::default();
    each(table, |row| builders.lay(row.session.unwrap_or_default(), &row))?;
    Ok(builders.done())
}

/// Reads a table whose sessions stand elsewhere: `session_of` gives the session of an item; rows of
/// items for which it gives none are left out.
///
/// # Errors
/// [`enum@Error`], at the first fault.
pub fn sessions_by_item(
    table: &str,
    session_of: &HashMap<String, String>,
) -> Result<Vec<Session>, Error> {
    let mut builders = Builders::default();
    each(table, |row| {
        if let Some(session) = session_of.get(row.item) {
            builders.lay(session, &row);
        }
    })?;
    Ok(builders.done())
}

#[derive(Default)]
struct Builders {
    names: Vec<String>,
    builders: Vec<AnswersBuilder>,
    places: HashMap<String, usize>,
}

impl Builders {
    fn lay(&mut self, session: &str, row: &Row) {
        let at = if let Some(at) = self.places.get(session) {
            *at
        } else {
            self.places.insert(session.to_owned(), self.names.len());
            self.names.push(session.to_owned());
            self.builders.push(Answers::builder());
            self.names.len() - 1
        };
        lay(&mut self.builders[at], row);
    }

    fn done(self) -> Vec<Session> {
        let sessions = self.names.into_iter().zip(self.builders);
        sessions.map(|(name, answers)| Session { name, answers: answers.build() }).collect()
    }
}

/// A row as it was read; an empty answer is none.
struct Row<'a> {
    actor: &'a str,
    item: &'a str,
    answer: Option<Answer>,
    session: Option<&'a str>,
}

fn lay(builder: &mut AnswersBuilder, row: &Row) {
    builder.actor(row.actor).item(row.item);
    if let Some(answer) = row.answer {
        builder.say(row.actor, row.item, answer);
    }
}

/// Reads every row and hands it on.
fn each(table: &str, mut take: impl FnMut(Row)) -> Result<(), Error> {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(table, &error))?.clone();
    let find = |known: &[&str]| {
        let named = |name: &&str| header.iter().position(|field| field.eq_ignore_ascii_case(name));
        known.iter().find_map(named)
    };
    let need = |known: &[&str], what| {
        find(known).ok_or_else(|| Error::NoColumn { what, known: known.join(", ") })
    };
    let (actor, item) = (need(&ACTOR, "actor")?, need(&ITEM, "item")?);
    let (answer, session) = (need(&ANSWER, "answer")?, find(&SESSION));
    let line_of = |record: &csv::StringRecord| {
        record.position().map_or(1, |position| line_at(table, position.byte()))
    };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| unreadable(table, &error))? {
        let field = |at: usize, what| {
            let missing = || Error::Missing { line: line_of(&record), column: at + 1, what };
            record.get(at).filter(|field| !field.is_empty()).ok_or_else(missing)
        };
        let said = record.get(answer).unwrap_or_default();
        let said = known(said).map_err(|()| Error::Answer {
            line: line_of(&record),
            column: answer + 1,
            found: said.chars().take(40).collect(),
        })?;
        take(Row {
            actor: field(actor, "actor")?,
            item: field(item, "item")?,
            answer: said,
            session: session.map(|at| field(at, "session")).transpose()?,
        });
    }
    Ok(())
}

/// The answer that a word or number stands for; none if it is empty.
fn known(word: &str) -> Result<Option<Answer>, ()> {
    Ok(Some(match word.to_ascii_lowercase().as_str() {
        "" => return Ok(None),
        "y" | "yes" | "for" | "agree" | "support" | "1" | "+1" => Answer::For,
        "n" | "no" | "against" | "disagree" | "object" | "-1" => Answer::Against,
        "a" | "abstain" | "neutral" | "pass" | "0" => Answer::Neutral,
        _ => return Err(()),
    }))
}

fn unreadable(table: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, |position| line_at(table, position.byte()));
    Error::Table { line, what: error.to_string() }
}

/// The line of a row that begins at this byte or, where empty lines stand there, behind them.
fn line_at(table: &str, byte: u64) -> u64 {
    let bytes = table.as_bytes();
    let at = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
    let empty = bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    1 + bytes[..at + empty].iter().filter(|byte| **byte == b'\n').count() as u64
}
