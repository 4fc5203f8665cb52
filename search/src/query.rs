//! What somebody asks for.
//!
//! **Invariant:** whatever is typed is a query; nothing typed is an error.

use unbracket_text::token::is_han;

use crate::fold::fold;

/// The longest query that is read, in characters.
const LONGEST: usize = 400;

/// The most parts of a query that are read.
const MOST: usize = 16;

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// These words, one after the other.
    Words(Vec<String>),
    /// A word that begins so.
    Begins(String),
}

/// A question: all parts have to be there, and none of those that must not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What has to be there.
    pub wanted: Vec<Clause>,
    /// What must not.
    pub unwanted: Vec<Clause>,
}

impl Query {
    /// Reads what was typed: words, `"words in order"`, `begin*`, and `-word` for what must not be there.
    pub fn read(typed: &str) -> Self {
        let mut query = Self::default();
        let typed: String = typed.chars().take(LONGEST).collect();
        for (text, quoted) in parts(&typed) {
            let (text, unwanted) = match text.strip_prefix('-').filter(|_| !quoted) {
                Some(rest) => (rest, true),
                None => (text, false),
            };
            let into = if unwanted { &mut query.unwanted } else { &mut query.wanted };
            into.extend(clause(text, quoted));
        }
        query.wanted.truncate(MOST);
        query.unwanted.truncate(MOST);
        query
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }
}

/// The parts of what was typed, each with whether it stood in quotes.
fn parts(typed: &str) -> Vec<(&str, bool)> {
    let is_quote = |c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」');
    let pieces = typed.split(is_quote).enumerate();
    pieces
        .flat_map(|(number, piece)| {
            let quoted = number % 2 == 1;
            let words: Vec<&str> =
                if quoted { vec![piece] } else { piece.split_whitespace().collect() };
            words.into_iter().map(move |word| (word, quoted))
        })
        .collect()
}

/// The clause of one part; none where it holds no word.
fn clause(text: &str, quoted: bool) -> Option<Clause> {
    let begins = !quoted && text.ends_with('*');
    let mut terms: Vec<String> = fold(text).into_iter().map(|word| word.term).collect();
    // The last character of a run of Han text begins a pair in other texts, and one character alone
    // is found wherever it stands.
    let alone =
        terms.last().is_some_and(|last| last.chars().all(is_han) && last.chars().count() == 1);
    match terms.as_slice() {
        [] => None,
        [_] if begins || alone => Some(Clause::Begins(terms.remove(0))),
        _ if alone => {
            terms.pop();
            Some(Clause::Words(terms))
        }
        _ => Some(Clause::Words(terms)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Clause {
        Clause::Words(text.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn a_query_has_words_phrases_beginnings_and_what_must_not_be_there() {
        let query = Query::read("Data \"Digital divides\" sover* -surveillance");
        let begins = Clause::Begins("sover".to_owned());
        assert_eq!(query.wanted, [words("data"), words("digital divide"), begins]);
        assert_eq!(query.unwanted, [words("surveillance")]);
    }

    #[test]
    fn han_words_are_runs_of_pairs() {
        assert_eq!(Query::read("国家").wanted, [words("国家")]);
        assert_eq!(Query::read("发展中").wanted, [words("发展 展中")]);
        assert_eq!(Query::read("国").wanted, [Clause::Begins("国".to_owned())]);
    }

    #[test]
    fn signs_alone_ask_for_nothing() {
        for typed in ["", "  ", "\"", "-", "***", "\"\" - *", "[ ]"] {
            assert!(Query::read(typed).is_empty(), "{typed}");
        }
    }
}
