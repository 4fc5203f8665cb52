//! A table of positions: who, on what, what they say.

use super::{ReadError, Table};
use crate::{Answer, Answers};

const WANTED: &str = "the columns actor, item and answer";
const SCALE: &str = "an answer: agree, pass or disagree; supports, can live with it or objects; yes, abstain or no; 1, 0 or -1";

/// The answer that a word stands for, in any case of letters.
fn answer(word: &str) -> Option<Answer> {
    const WORDS: [(&str, Answer); 22] = [
        ("agree", Answer::For),
        ("agrees", Answer::For),
        ("support", Answer::For),
        ("supports", Answer::For),
        ("yes", Answer::For),
        ("for", Answer::For),
        ("1", Answer::For),
        ("+1", Answer::For),
        ("pass", Answer::Neutral),
        ("abstain", Answer::Neutral),
        ("abstains", Answer::Neutral),
        ("neutral", Answer::Neutral),
        ("can live with it", Answer::Neutral),
        ("0", Answer::Neutral),
        ("disagree", Answer::Against),
        ("disagrees", Answer::Against),
        ("object", Answer::Against),
        ("objects", Answer::Against),
        ("no", Answer::Against),
        ("against", Answer::Against),
        ("-1", Answer::Against),
        ("\u{2212}1", Answer::Against),
    ];
    WORDS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, answer)| *answer)
}

/// Reads a table with the columns `actor`, `item` and `answer`, one answer a row; the last of an
/// actor on an item holds. An empty answer names actor and item and is none.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn positions(text: &str, file: &str) -> Result<Answers, ReadError> {
    let mut table = Table::open(text, file, WANTED)?;
    let actor = table.column(&["actor", "participant", "who"])?;
    let item = table.column(&["item", "paragraph", "statement"])?;
    let said = table.column(&["answer", "position", "vote"])?;
    let mut answers = Answers::builder();
    table.rows(|line, record, head| {
        let (who, what) = (head.filled(line, record, actor)?, head.filled(line, record, item)?);
        match record.get(said).unwrap_or_default() {
            "" => {
                answers.actor(who).item(what);
            }
            word => {
                let answer = answer(word).ok_or_else(|| head.cell(line, said, word, SCALE))?;
                answers.say(who, what, answer);
            }
        }
        Ok(())
    })?;
    Ok(answers.build())
}
