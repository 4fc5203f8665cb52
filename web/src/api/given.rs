//! From JSON to the words of the core.
//!
//! **Invariant:** a string stays a string: it never becomes a name, a list or a file of ours.

use serde_json::Value;
use unbracket_formats::{Names, ReadOptions, brackets};
use unbracket_negotiation::Said;
use unbracket_negotiation::script::{Files, Token};
use unbracket_negotiation::wire::Shape;
use unbracket_text::{Draft, Passage};

use crate::failure::Failure;

/// How deep what is given may nest.
const DEPTH: usize = 12;

/// Texts that came with an act, each under its number.
#[derive(Default)]
pub(crate) struct Texts(Vec<String>);

impl Files for Texts {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let number: usize = path.parse().map_err(|_| "there is no such text".to_owned())?;
        let text = self.0.get(number).ok_or_else(|| "there is no such text".to_owned())?;
        let read = unbracket_formats::read(text.as_bytes(), "text.md", &ReadOptions::default());
        read.map(|document| document.accepted).map_err(|error| error.to_string())
    }

    fn passage(&self, text: &str) -> Passage {
        brackets::parse(text, &Names::default()).passage
    }
}

impl Texts {
    /// The fields of an act as words of the core.
    ///
    /// # Errors
    /// Where something nests too deep.
    pub(crate) fn fields(
        &mut self,
        given: &serde_json::Map<String, Value>,
        shapes: &[(&'static str, Shape)],
    ) -> Result<Vec<Token>, Failure> {
        let mut tokens = Vec::new();
        for (name, value) in given {
            if value.is_null() {
                continue;
            }
            let plain = name.replace('-', "_");
            let shape = shapes.iter().find(|(field, _)| *field == plain).map(|(_, shape)| shape);
            tokens.push(Token::given(plain.replace('_', "-")));
            tokens.push(self.token(value, shape, DEPTH)?);
        }
        Ok(tokens)
    }

    fn token(
        &mut self,
        value: &Value,
        shape: Option<&Shape>,
        depth: usize,
    ) -> Result<Token, Failure> {
        if depth == 0 {
            return Err(Failure::Wrong(Said::english("what is given nests too deep")));
        }
        Ok(match (value, shape) {
            (_, Some(Shape::Optional(inner))) => self.token(value, Some(inner), depth - 1)?,
            (Value::String(text), Some(Shape::Draft)) => {
                self.0.push(text.clone());
                Token::of_file((self.0.len() - 1).to_string())
            }
            (Value::String(text), Some(Shape::Words | Shape::Passage | Shape::NewProvision)) => {
                Token::said(text)
            }
            (Value::String(text), _) => Token::given(text),
            (Value::Bool(yes), _) => Token::given(if *yes { "yes" } else { "no" }),
            (Value::Number(number), _) => Token::given(number.to_string()),
            (Value::Null, _) => Token::given(""),
            (Value::Array(items), shape) => {
                let inner = match shape {
                    Some(Shape::List(inner)) => Some(inner.as_ref()),
                    _ => None,
                };
                let items = items.iter().map(|item| self.token(item, inner, depth - 1));
                Token::several(items.collect::<Result<_, _>>()?)
            }
            (Value::Object(fields), shape) => {
                let mut items = Vec::new();
                for (name, value) in fields {
                    let inner = match shape {
                        Some(Shape::Map(_, inner)) => Some(inner.as_ref()),
                        Some(Shape::Record(fields)) => {
                            let plain = name.replace('-', "_");
                            fields.iter().find(|(field, _)| *field == plain).map(|(_, shape)| shape)
                        }
                        _ => None,
                    };
                    let name = match shape {
                        Some(Shape::Record(_)) => name.replace('_', "-"),
                        _ => name.clone(),
                    };
                    items.push(Token::said(&name));
                    items.push(self.token(value, inner, depth - 1)?);
                }
                if let Some(Shape::Record(_) | Shape::Map(..)) = shape {
                    // Names of fields are bare words, and so are those of a closed list.
                    items = items
                        .into_iter()
                        .enumerate()
                        .map(|(place, item)| match (place % 2, item.text()) {
                            (0, Some(name)) => Token::given(name),
                            _ => item,
                        })
                        .collect();
                }
                Token::several(items)
            }
        })
    }
}
