//! From what was filled in to the words of an act.

use std::collections::BTreeMap;

use unbracket_formats::{Names, ReadError, ReadOptions, brackets, markdown};
use unbracket_negotiation::Act;
use unbracket_negotiation::said;
use unbracket_negotiation::script::{Files, Token};
use unbracket_negotiation::wire::Shape;
use unbracket_quarantine::Quarantine;
use unbracket_text::{Draft, Passage};

use crate::act_form::{Fields, Filled};
use crate::failure::Failure;
use crate::pages::uploaded;
use crate::rule_form;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// How many sets of fields a list of them can have in a form.
pub(super) const RECORDS: usize = 60;
/// What stands for no words at all, as in a choice between words and none.
pub(super) const NO_WORDS: &str = "∅";
/// What a change can do.
pub(super) const CHANGES: [&str; 8] =
    ["replace", "excerpt", "insert", "delete", "move", "merge", "split", "retain"];

/// The texts of a form, by the path of their field, read from their files or from what was typed.
#[derive(Default)]
pub(crate) struct Texts(BTreeMap<String, Result<Draft, String>>);

impl Files for Texts {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let found = self.0.get(path).cloned();
        found.unwrap_or_else(|| Err("no such text came with the form".to_owned()))
    }

    fn passage(&self, text: &str) -> Passage {
        brackets::parse(text, &Names::default()).passage
    }
}

/// Reads the texts of a form, away from the threads that answer; a file that was read stands in the
/// form as Markdown afterwards, so that nothing has to be uploaded twice.
///
/// # Errors
/// Where the reading does not come to an end in good order.
pub(crate) async fn texts(
    shapes: &[(&'static str, Shape)],
    filled: &mut Filled,
    (reader, tongue): (&Quarantine, Tongue),
) -> Result<Texts, Failure> {
    let mut texts = Texts::default();
    for (name, shape) in shapes {
        let path = super::dashed(name);
        if !wants_draft(shape) {
            continue;
        }
        let file = filled.file(&path).map(|file| (file.bytes.clone(), file.name.clone()));
        let typed = filled.get(&path).map(ToOwned::to_owned);
        let reader = reader.clone();
        let read = move || match (file, typed) {
            // A file is read by a process of its own, which may do nothing else.
            (Some((bytes, name)), _) => {
                let parsed = reader.parse(&bytes, &name).map(|it| it.accepted);
                Some(parsed.map_err(|refused| uploaded::said(tongue, &refused)))
            }
            (None, Some(text)) => {
                let document = markdown::read(text.as_bytes(), &ReadOptions::default());
                let why = |error: ReadError| match tongue == Tongue::ENGLISH {
                    true => error.to_string(),
                    false => tongue.say("upload-too-much"),
                };
                Some(document.map(|it| it.accepted).map_err(why))
            }
            (None, None) => None,
        };
        let read = tokio::task::spawn_blocking(read).await;
        let read = read.map_err(|_| Failure::Wrong(said!("the text cannot be read")))?;
        let Some(read) = read else { continue };
        if let (Ok(draft), Some(_)) = (&read, filled.file(&path)) {
            filled.put(&path, markdown::write_draft(draft).text);
        }
        texts.0.insert(path, read);
    }
    Ok(texts)
}

pub(super) fn wants_draft(shape: &Shape) -> bool {
    match shape {
        Shape::Draft => true,
        Shape::Optional(inner) => wants_draft(inner),
        _ => false,
    }
}

/// The act of this kind with what was filled in.
///
/// # Errors
/// Where a field is missing or wrong.
pub(crate) fn act(
    kind: &str,
    visit: &Visit,
    filled: &Filled,
    texts: &Texts,
) -> Result<Act, Failure> {
    fields(kind, filled)?.act_with(kind, visit, texts)
}

/// What was filled in for an act of this kind, as words of the core.
///
/// # Errors
/// Where there is no such act.
pub(crate) fn fields(kind: &str, filled: &Filled) -> Result<Fields, Failure> {
    let shapes = Act::shapes(kind).ok_or(Failure::NotFound)?;
    let mut fields = Fields::default();
    for (name, shape) in &shapes {
        if let Some(token) = token(shape, &super::dashed(name), filled) {
            fields = fields.with(name, token);
        }
    }
    Ok(fields)
}

/// What stands under a path, as a word of the core; none where it is blank.
fn token(shape: &Shape, path: &str, filled: &Filled) -> Option<Token> {
    match shape {
        Shape::Optional(inner) => filled.says(path).then(|| token(inner, path, filled)).flatten(),
        Shape::Record(fields) => Some(record(fields, path, filled)),
        Shape::List(inner) => list(inner, path, filled),
        Shape::Map(key, value) => map(key, value, path, filled),
        Shape::Change => change(path, filled),
        Shape::Draft => filled.says(path).then(|| Token::of_file(path)),
        Shape::Place => filled.get(path).map(place),
        Shape::Rule => rule_form::written(filled, path).map(Token::given),
        plain => filled.get(path).map(|value| word(plain, value)),
    }
}

/// One value: words are said, everything else is a word that may be looked up.
fn word(shape: &Shape, value: &str) -> Token {
    match shape {
        Shape::Passage if value == NO_WORDS => Token::said(""),
        Shape::Words | Shape::Passage | Shape::NewProvision | Shape::Label => Token::said(value),
        _ => Token::given(value),
    }
}

fn record(fields: &[(&'static str, Shape)], path: &str, filled: &Filled) -> Token {
    let mut tokens = Vec::new();
    for (name, shape) in fields {
        let name = super::dashed(name);
        if let Some(value) = token(shape, &format!("{path}.{name}"), filled) {
            tokens.push(Token::given(name));
            tokens.push(value);
        }
    }
    Token::several(tokens)
}

fn list(inner: &Shape, path: &str, filled: &Filled) -> Option<Token> {
    let items: Vec<Token> = match inner {
        Shape::Record(fields) => (0..RECORDS)
            .map(|place| format!("{path}.{place}"))
            .filter(|path| filled.says(path))
            .map(|path| record(fields, &path, filled))
            .collect(),
        plain => filled.all(path).map(|value| word(plain, value)).collect(),
    };
    (!items.is_empty()).then(|| Token::several(items))
}

fn map(key: &Shape, value: &Shape, path: &str, filled: &Filled) -> Option<Token> {
    let Shape::Term { words, .. } = key else { return None };
    let mut tokens = Vec::new();
    for word in words {
        let path = format!("{path}.{word}");
        if let Some(value) = filled.says(&path).then(|| token(value, &path, filled)).flatten() {
            tokens.push(Token::given(*word));
            tokens.push(value);
        }
    }
    (!tokens.is_empty()).then(|| Token::several(tokens))
}

/// `start`, `after #id` or `under #id`.
fn place(text: &str) -> Token {
    match text.split_once(' ') {
        Some((way, id)) => Token::several(vec![Token::given(way), Token::given(id)]),
        None => Token::given(text),
    }
}

/// What a change does decides which of its fields are looked at.
fn change(path: &str, filled: &Filled) -> Option<Token> {
    let verb = filled.get(&format!("{path}.do"))?;
    let at = |name: &str| format!("{path}.{name}");
    let one = |name: &str| filled.get(&at(name)).map(Token::given);
    let said = |name: &str| filled.get(&at(name)).map(Token::said);
    let to = || filled.get(&at("place")).map(place);
    let many = |name: &str, of: fn(&str) -> Token| {
        Some(Token::several(filled.all(&at(name)).map(of).collect()))
    };
    let parts = match verb {
        "replace" => vec![one("provision"), said("wording")],
        "excerpt" => vec![one("provision"), said("quoted"), said("wording")],
        "insert" => vec![to(), said("wording")],
        "delete" | "retain" => vec![one("provision")],
        "move" => vec![one("provision"), to()],
        "merge" => vec![many("provisions", |it| Token::given(it)), said("wording")],
        "split" => vec![one("provision"), many("into", |it| Token::said(it))],
        _ => Vec::new(),
    };
    let verb = Some(Token::given(verb));
    Some(Token::several(std::iter::once(verb).chain(parts).flatten().collect()))
}
