//! The words of a line.

use super::{ScriptError, World};
use crate::said;
use crate::said::{Part, Said};
use crate::wire::{Field, Recorded};

/// A word of a line: bare, quoted, a file, or several in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    column: usize,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A bare word; in lists a colon ends it and makes it a name.
    Word(String),
    Quoted(String),
    File(String),
    List(Vec<Token>),
}

/// How deep lists may stand in lists.
const DEPTH: usize = 16;

impl Token {
    /// Splits a line into words.
    ///
    /// # Errors
    /// Where a quotation mark or a bracket does not close, or lists nest too deep.
    pub(crate) fn split(text: &str, column: usize) -> Result<Vec<Self>, ScriptError> {
        let mut lexer = Lexer { rest: text.chars().collect(), at: 0, column };
        lexer.tokens(None, DEPTH)
    }

    /// A word that a form or another program gave: it stands for itself, whatever is in it.
    pub fn given(text: impl Into<String>) -> Self {
        Self { column: 1, kind: Kind::Word(text.into()) }
    }

    /// Words that a form or another program gave, where no name is looked for.
    pub fn said(text: impl Into<String>) -> Self {
        Self { column: 1, kind: Kind::Quoted(text.into()) }
    }

    /// The file of that name.
    pub fn of_file(name: impl Into<String>) -> Self {
        Self { column: 1, kind: Kind::File(name.into()) }
    }

    /// Several.
    pub fn several(items: Vec<Self>) -> Self {
        Self { column: 1, kind: Kind::List(items) }
    }

    /// The bare word.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            Kind::Quoted(_) | Kind::File(_) | Kind::List(_) => None,
        }
    }

    /// The word, bare or quoted.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(text) | Kind::Quoted(text) => Some(text),
            Kind::File(_) | Kind::List(_) => None,
        }
    }

    /// The path of a file.
    pub fn file(&self) -> Option<&str> {
        match &self.kind {
            Kind::File(path) => Some(path),
            Kind::Word(_) | Kind::Quoted(_) | Kind::List(_) => None,
        }
    }

    /// The words of a list; a single word is a list of one.
    pub fn items(&self) -> Vec<Self> {
        match &self.kind {
            Kind::List(items) => items.clone(),
            Kind::Word(_) | Kind::Quoted(_) | Kind::File(_) => vec![self.clone()],
        }
    }

    /// The pairs of a list such as `[governments: [attend speak], press: attend]`.
    ///
    /// # Errors
    /// Where a name has no value.
    pub fn pairs(&self) -> Result<Vec<(Self, Self)>, ScriptError> {
        let items = self.items();
        if !items.len().is_multiple_of(2) {
            return Err(self.wants(Said::english("pairs, such as [name: value, name: value]")));
        }
        let named = |name: &Self| {
            let text = name.text().unwrap_or_default().trim_end_matches(':').to_owned();
            let kind = match name.kind {
                Kind::Quoted(_) => Kind::Quoted(text),
                Kind::Word(_) | Kind::File(_) | Kind::List(_) => Kind::Word(text),
            };
            Self { column: name.column, kind }
        };
        Ok(items.chunks_exact(2).map(|pair| (named(&pair[0]), pair[1].clone())).collect())
    }

    /// The error that something else was wanted here.
    pub fn wants(&self, want: Said) -> ScriptError {
        let found = match &self.kind {
            Kind::Word(text) => Part::Words(format!("`{text}`")),
            Kind::Quoted(text) => Part::Words(format!("\"{text}\"")),
            Kind::File(path) => Part::Words(format!("@{path}")),
            Kind::List(_) => said!("a list").into(),
        };
        let problem = said!("{found} stands where {want} is wanted", found, want);
        ScriptError { column: self.column, problem }
    }

    /// Where it begins, in characters from 1.
    pub fn column(&self) -> usize {
        self.column
    }
}

struct Lexer {
    rest: Vec<char>,
    at: usize,
    column: usize,
}

impl Lexer {
    fn error(&self, at: usize, problem: &str) -> ScriptError {
        ScriptError { column: self.column + at, problem: Said::english(problem) }
    }

    fn tokens(&mut self, until: Option<char>, depth: usize) -> Result<Vec<Token>, ScriptError> {
        let start = self.at;
        let mut tokens = Vec::new();
        if depth == 0 {
            return Err(self.error(start, "lists nest too deep; sixteen levels are allowed"));
        }
        while let Some(&next) = self.rest.get(self.at) {
            let column = self.column + self.at;
            if Some(next) == until {
                self.at += 1;
                return Ok(tokens);
            }
            let kind = match next {
                ' ' | '\t' | '\n' | ',' => {
                    self.at += 1;
                    continue;
                }
                ']' => return Err(self.error(self.at, "this bracket closes nothing")),
                '[' => {
                    self.at += 1;
                    Kind::List(self.tokens(Some(']'), depth - 1)?)
                }
                '"' => Kind::Quoted(self.quoted()?),
                '@' => {
                    self.at += 1;
                    Kind::File(self.bare())
                }
                _ => Kind::Word(self.bare()),
            };
            tokens.push(Token { column, kind });
        }
        if until.is_some() { Err(self.error(start, "this list does not end")) } else { Ok(tokens) }
    }

    fn bare(&mut self) -> String {
        let start = self.at;
        while let Some(next) = self.rest.get(self.at) {
            if next.is_whitespace() || matches!(next, ',' | '[' | ']' | '"') {
                break;
            }
            self.at += 1;
        }
        self.rest[start..self.at].iter().collect()
    }

    fn quoted(&mut self) -> Result<String, ScriptError> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(&next) = self.rest.get(self.at) {
            self.at += 1;
            match next {
                '"' => return Ok(text),
                '\\' => {
                    match self.rest.get(self.at) {
                        Some('n') => text.push('\n'),
                        Some(&other) => text.push(other),
                        None => break,
                    }
                    self.at += 1;
                }
                other => text.push(other),
            }
        }
        Err(self.error(start, "this quotation does not end"))
    }
}

/// The fields of a line, each to be taken once.
pub struct Entries<'t> {
    entries: Vec<(&'t Token, &'t Token)>,
    column: usize,
}

impl<'t> Entries<'t> {
    /// Reads `name value name value …`.
    ///
    /// # Errors
    /// Where a name has no value.
    pub(crate) fn new(tokens: &'t [Token], column: usize) -> Result<Self, ScriptError> {
        let (pairs, rest) = tokens.as_chunks::<2>();
        if let [last] = rest {
            return Err(last.wants(Said::english("a field and its value")));
        }
        Ok(Self { entries: pairs.iter().map(|[name, value]| (name, value)).collect(), column })
    }

    /// Takes a field by its name, written with hyphens.
    ///
    /// # Errors
    /// Where it is missing or wrong.
    pub fn take<T: Field>(&mut self, name: &str, world: &World<'_>) -> Result<T, ScriptError> {
        match self.find(name) {
            Some(value) => T::read(value, world),
            None => T::absent().ok_or_else(|| ScriptError {
                column: self.column,
                problem: said!(
                    "{field} is missing",
                    field = Part::Field(name.replace('_', "-").into())
                ),
            }),
        }
    }

    /// Takes a field by its name; where it is missing, it is this.
    ///
    /// # Errors
    /// Where it is wrong.
    pub fn take_or<T: Field>(
        &mut self,
        name: &str,
        preset: T,
        world: &World<'_>,
    ) -> Result<T, ScriptError> {
        self.find(name).map_or(Ok(preset), |value| T::read(value, world))
    }

    fn find(&mut self, name: &str) -> Option<&'t Token> {
        let written = name.replace('_', "-");
        let place = self.entries.iter().position(|(name, _)| {
            name.word().is_some_and(|word| word.trim_end_matches(':') == written)
        })?;
        Some(self.entries.remove(place).1)
    }

    /// Makes sure that every field was taken.
    ///
    /// # Errors
    /// With the first that was not, and the names that there are.
    pub(crate) fn done(self, known: &[&str]) -> Result<(), ScriptError> {
        let Some((name, _)) = self.entries.first() else { return Ok(()) };
        let known: Vec<_> = known.iter().map(|name| name.replace('_', "-")).collect();
        let known = known.join(", ");
        Err(name.wants(Said::english(format_args!("one of the fields {known}, each once,"))))
    }

    /// Reads a record from a list of names and values.
    ///
    /// # Errors
    /// Where a field is missing, unknown or wrong.
    pub(crate) fn record<T: Recorded>(token: &Token, world: &World<'_>) -> Result<T, ScriptError> {
        let items = token.items();
        let (preset, fields) = match items.as_slice() {
            [word, name, rest @ ..] if word.word() == Some("as") => {
                let preset = name.word().and_then(T::preset);
                (
                    Some(preset.ok_or_else(|| name.wants(Said::english("the name of a preset")))?),
                    rest,
                )
            }
            fields => (None, fields),
        };
        let mut entries = Entries::new(fields, token.column())?;
        let record = match preset {
            Some(preset) => preset.read_over(&mut entries, world)?,
            None => T::read_fields(&mut entries, world)?,
        };
        entries.done(T::FIELDS)?;
        Ok(record)
    }
}
