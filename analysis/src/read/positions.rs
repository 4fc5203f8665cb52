//! Answers as a long table: one row an answer.
//!
//! Invariant: columns are found by their names in the first row, in any order; every other column is
//! passed over. An empty answer is none; an unknown one is an error with its line and column.
//!
//! Known names, of which the first present is taken, in any case of letters:
//! actor `actor`, `participant`, `who`, `country`, `member`, `delegation`, `raterParticipantId`;
//! item `item`, `statement`, `rcid`, `vote_id`, `roll_call`, `noteId`, `provision`, `paragraph`, `para`
//! (numbers of votes first: a list of votes says beside them which paragraph each was on);
//! answer `answer`, `position`, `vote`, `helpfulnessLevel`, `helpfulNum`;
//! session `session`, `cycle`, `round` (may be absent).

use std::collections::HashMap;

use super::{Head, ReadError, Table};
use crate::ideal::Session;
use crate::{Answer, Answers, AnswersBuilder};

const ACTOR: [&str; 7] =
    ["actor", "participant", "who", "country", "member", "delegation", "raterparticipantid"];
const ITEM: [&str; 9] = [
    "item",
    "statement",
    "rcid",
    "vote_id",
    "roll_call",
    "noteid",
    "provision",
    "paragraph",
    "para",
];
const ANSWER: [&str; 5] = ["answer", "position", "vote", "helpfulnesslevel", "helpfulnum"];
const SESSION: [&str; 3] = ["session", "cycle", "round"];

const WORDS: [&str; 4] = ["short", "title", "descr", "description"];
const PAIR: [[&str; 2]; 2] = [["rcid1", "item1"], ["rcid2", "item2"]];

const PAIRS: &str = "the columns item1 and item2";
const WANTED: &str = "the columns actor, item and answer";
const AGENDA: &str = "the columns item and session";
const SCALE: &str = "an answer: agree, pass or disagree; supports, can live with it or objects; yes, abstain or no; y, a or n; 1, 0 or -1";
const RATED: &str = "a rating: 1 (helpful), 0.5 (somewhat) or 0 (not helpful)";

/// The sessions of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sessions {
    /// In the order of their numbers where all are numbers, else in which they first come; a table
    /// without a column for sessions has one, whose name is empty.
    pub sessions: Vec<Session>,
    /// How many answers took the place of another answer of the same actor on the same item.
    pub replaced: usize,
}

/// Whether a table with these columns, in lower case, is one of positions.
#[must_use]
pub fn is_it(columns: &[String]) -> bool {
    has(columns, &ACTOR) && has(columns, &ITEM) && has(columns, &ANSWER)
}

/// Whether a table with these columns, in lower case, says to which session each item belongs, and
/// holds no answers.
#[must_use]
pub fn is_agenda(columns: &[String]) -> bool {
    has(columns, &ITEM) && has(columns, &SESSION) && !has(columns, &ACTOR) && !has(columns, &ANSWER)
}

/// Whether a table with these columns, in lower case, says itself to which session each answer
/// belongs.
#[must_use]
pub fn has_sessions(columns: &[String]) -> bool {
    has(columns, &SESSION)
}

fn has(columns: &[String], names: &[&str]) -> bool {
    names.iter().any(|name| columns.iter().any(|column| column == name))
}

/// The names of the columns of a table, in lower case; none if its first row cannot be read.
#[must_use]
pub fn columns(text: &str) -> Vec<String> {
    super::table::columns(text)
}

/// Reads a table of one session, or of several taken together: the sessions' names are not read. The
/// last answer of an actor on an item holds.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn answers(text: &str, file: &str) -> Result<Answers, ReadError> {
    let mut builder = Answers::builder();
    each(text, file, |row| lay(&mut builder, &row))?;
    Ok(builder.build())
}

/// Reads a table into its sessions.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn sessions(text: &str, file: &str) -> Result<Sessions, ReadError> {
    let mut builders = Builders::default();
    each(text, file, |row| builders.lay(row.session.unwrap_or_default(), &row))?;
    Ok(builders.done())
}

/// Reads a table whose sessions stand elsewhere: `session_of` gives the session of an item; rows of
/// items for which it gives none are left out.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn sessions_by_item(
    text: &str,
    file: &str,
    session_of: &HashMap<String, String>,
) -> Result<Sessions, ReadError> {
    let mut builders = Builders::default();
    each(text, file, |row| {
        if let Some(session) = session_of.get(row.item) {
            builders.lay(session, &row);
        }
    })?;
    Ok(builders.done())
}

/// What a table says of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The session to which it belongs.
    pub session: String,
    /// What it is called in few words: the first of the columns `short`, `title`, `descr`,
    /// `description` that says something; empty where none does.
    pub short: String,
    /// All that these columns say.
    pub words: String,
}

/// Reads a table that says to which session each item belongs and, where it has the columns, what it
/// was about.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn agenda(text: &str, file: &str) -> Result<HashMap<String, Call>, ReadError> {
    let mut table = Table::open(text, file, AGENDA)?;
    let (item, session) = (table.column(&ITEM)?, table.column(&SESSION)?);
    let about = WORDS.iter().filter_map(|name| table.optional(&[name]).transpose());
    let about: Vec<usize> = about.collect::<Result<_, _>>()?;
    let mut all = HashMap::new();
    table.rows(|record, head| {
        let named = (head.filled(record, item)?, head.filled(record, session)?);
        let words = about.iter().filter_map(|at| record.get(*at));
        let words: Vec<String> = words
            .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|words| !words.is_empty())
            .collect();
        let call = Call {
            session: whole(named.1).to_owned(),
            short: words.first().cloned().unwrap_or_default(),
            words: words.join(" "),
        };
        all.insert(named.0.to_owned(), call);
        Ok(())
    })?;
    Ok(all)
}

/// Whether a table with these columns, in lower case, says which items are the same question.
#[must_use]
pub fn is_pairs(columns: &[String]) -> bool {
    has(columns, &PAIR[0]) && has(columns, &PAIR[1])
}

/// Reads a table of pairs of items that are the same question, put in two sessions.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn pairs(text: &str, file: &str) -> Result<Vec<(String, String)>, ReadError> {
    let mut table = Table::open(text, file, PAIRS)?;
    let (one, other) = (table.column(&PAIR[0])?, table.column(&PAIR[1])?);
    let mut all = Vec::new();
    table.rows(|record, head| {
        let pair = (head.filled(record, one)?, head.filled(record, other)?);
        all.push((whole(pair.0).to_owned(), whole(pair.1).to_owned()));
        Ok(())
    })?;
    Ok(all)
}

/// Some programs write whole numbers as decimals.
fn whole(name: &str) -> &str {
    name.strip_suffix(".0").filter(|rest| rest.parse::<u32>().is_ok()).unwrap_or(name)
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

    fn done(self) -> Sessions {
        let replaced = self.builders.iter().map(AnswersBuilder::replaced).sum();
        let named = self.names.into_iter().zip(self.builders);
        let mut sessions: Vec<Session> =
            named.map(|(name, answers)| Session { name, answers: answers.build() }).collect();
        let number = |session: &Session| session.name.parse::<f64>().ok().filter(|it| !it.is_nan());
        if sessions.iter().all(|session| number(session).is_some()) {
            sessions.sort_by(|a, b| {
                number(a).unwrap_or_default().total_cmp(&number(b).unwrap_or_default())
            });
        }
        Sessions { sessions, replaced }
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
fn each(text: &str, file: &str, mut take: impl FnMut(Row)) -> Result<(), ReadError> {
    let mut table = Table::open(text, file, WANTED)?;
    let (actor, item) = (table.column(&ACTOR)?, table.column(&ITEM)?);
    let (answer, session) = (table.column(&ANSWER)?, table.optional(&SESSION)?);
    let is_rating = table.head[answer].eq_ignore_ascii_case("helpfulnum");
    let said = |record: &csv::StringRecord, head: &Head<'_>| {
        let word = record.get(answer).unwrap_or_default();
        let (known, wanted) = if is_rating { (rated(word), RATED) } else { (meant(word), SCALE) };
        let is_none = word.is_empty();
        if is_none {
            Ok(None)
        } else {
            known.map(Some).ok_or_else(|| head.cell(record, answer, wanted))
        }
    };
    table.rows(|record, head| {
        take(Row {
            actor: head.filled(record, actor)?,
            item: head.filled(record, item)?,
            answer: said(record, head)?,
            session: session.map(|at| head.filled(record, at).map(whole)).transpose()?,
        });
        Ok(())
    })
}

/// The answer that a word or number stands for.
fn meant(word: &str) -> Option<Answer> {
    Some(match word.to_lowercase().as_str() {
        "y" | "yes" | "for" | "agree" | "agrees" | "support" | "supports" | "1" | "+1" | "1.0"
        | "helpful" => Answer::For,
        "a" | "abstain" | "abstains" | "neutral" | "pass" | "can live with it"
        | "can live with" | "can-live-with" | "reserve" | "reserves" | "0" | "0.0"
        | "somewhat_helpful" => Answer::Neutral,
        "n" | "no" | "against" | "disagree" | "disagrees" | "object" | "objects" | "oppose"
        | "opposes" | "-1" | "\u{2212}1" | "-1.0" | "not_helpful" => Answer::Against,
        _ => return None,
    })
}

/// What a rating of Community Notes stands for.
fn rated(word: &str) -> Option<Answer> {
    match word {
        "1" | "1.0" => Some(Answer::For),
        "0.5" | ".5" => Some(Answer::Neutral),
        "0" | "0.0" => Some(Answer::Against),
        _ => None,
    }
}
