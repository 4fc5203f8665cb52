//! Sentences that a page can say in the language of whoever reads it.
//!
//! **Invariant:** a sentence is its own key. Whoever translates finds the English pattern with the names of
//! its values; a pattern that is changed has lost its translations, and a check of the pages says so.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use unbracket_procedure::{Moment, Rule};
use unbracket_text::ProvisionId;

use crate::script::shown;
use crate::words::{Tag, Words};

/// An English sentence, with the values that stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The sentence, with `{name}` where a value stands.
    pub pattern: Cow<'static, str>,
    /// The values by their names.
    pub parts: Vec<(Cow<'static, str>, Part)>,
}

/// A value in a sentence: what it is, so that a page can name it in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A whole number.
    Count(u64),
    /// A word of a closed list, such as `first-reading` of `Stage`.
    Term(Cow<'static, str>, Cow<'static, str>),
    /// The thing of that kind and number, such as `proposal` 3.
    Thing(Cow<'static, str>, u32),
    /// A provision, by its identity.
    Provision(String),
    /// A moment.
    At(Moment),
    /// A field of an act.
    Field(Cow<'static, str>),
    /// A decision rule, as it is written.
    Rule(String),
    /// What somebody wrote, or a sign that is the same in all languages.
    Words(String),
    /// Several.
    All(Vec<Self>),
    /// One of several.
    Any(Vec<Self>),
    /// A sentence in the sentence.
    Said(Box<Said>),
}

impl Said {
    /// A sentence from its pattern and its values; [`said!`](crate::said) writes it.
    pub fn new(
        pattern: impl Into<Cow<'static, str>>,
        parts: Vec<(Cow<'static, str>, Part)>,
    ) -> Self {
        Self { pattern: pattern.into(), parts }
    }

    /// A sentence that no page translates: for those who write scripts, or out of another program.
    pub fn english(sentence: impl Display) -> Self {
        let words = Part::Words(sentence.to_string());
        Self::new("{english}", vec![("english".into(), words)])
    }

    /// The name of its pattern among the messages of a page: its words, joined by hyphens.
    pub fn key(&self) -> String {
        key(&self.pattern)
    }
}

/// The name of a pattern among the messages of a page.
fn key(pattern: &str) -> String {
    let mut key = "said".to_owned();
    for word in pattern.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
    {
        key.push('-');
        key.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    key
}

impl Display for Said {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest: &str = &self.pattern;
        while let Some((before, after)) = rest.split_once('{') {
            f.write_str(before)?;
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            match self.parts.iter().find(|(known, _)| known == name) {
                Some((_, part)) => part.fmt(f)?,
                None => write!(f, "{{{name}}}")?,
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Thing(noun, number) => write!(f, "{noun} {number}"),
            Self::Term(_, word) => f.write_str(word),
            Self::At(moment) => f.write_str(&shown(*moment)),
            Self::Field(name) => f.write_str(name),
            Self::Provision(words) | Self::Rule(words) | Self::Words(words) => f.write_str(words),
            Self::Said(said) => said.fmt(f),
            Self::All(parts) => joined(f, parts, ", "),
            Self::Any(parts) => joined(f, parts, " or "),
        }
    }
}

fn joined(f: &mut Formatter<'_>, parts: &[Part], between: &str) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { between })?;
        part.fmt(f)?;
    }
    Ok(())
}

macro_rules! counts {
    ($($kind:ty),*) => { $(
        impl From<$kind> for Part {
            fn from(count: $kind) -> Self {
                Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
            }
        }
    )* };
}

counts!(u8, u16, u32, u64, usize);

impl From<&str> for Part {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Part {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&Words> for Part {
    fn from(words: &Words) -> Self {
        Self::Words(words.shown().to_owned())
    }
}

impl From<&String> for Part {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<&Tag> for Part {
    fn from(tag: &Tag) -> Self {
        Self::Words(tag.as_str().to_owned())
    }
}

impl From<&ProvisionId> for Part {
    fn from(id: &ProvisionId) -> Self {
        Self::Provision(id.as_str().to_owned())
    }
}

impl From<Moment> for Part {
    fn from(moment: Moment) -> Self {
        Self::At(moment)
    }
}

impl From<&Rule> for Part {
    fn from(rule: &Rule) -> Self {
        Self::Rule(rule.to_string())
    }
}

impl Part {
    /// A kind of thing, such as `proposal`.
    pub(crate) fn noun(noun: &'static str) -> Self {
        Self::Term("Noun".into(), noun.into())
    }

    /// A language by its code.
    pub(crate) fn language(code: &Tag) -> Self {
        Self::Term("Language".into(), code.as_str().to_owned().into())
    }
}

impl From<Said> for Part {
    fn from(said: Said) -> Self {
        Self::Said(Box::new(said))
    }
}

impl<T: Into<Self>> FromIterator<T> for Part {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::All(items.into_iter().map(Into::into).collect())
    }
}

/// A sentence with its values: `said!("{count} votes are counted", count)`, or `count = votes.len()`.
#[macro_export]
macro_rules! said {
    ($pattern:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::Said::new(
            $pattern,
            vec![$((stringify!($name).into(), $crate::said!(@ $name $($value)?))),*],
        )
    };
    (@ $name:ident $value:expr) => { ::std::convert::Into::<$crate::Part>::into($value) };
    (@ $name:ident) => { ::std::convert::Into::<$crate::Part>::into($name) };
}
