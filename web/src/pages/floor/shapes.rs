//! From what was filled in to the fields of an act, by what each field wants.
//!
//! **Invariant:** a field is read under its own name alone; a field of a record under the names of
//! both, with a dot between.

use unbracket_formats::{Names, brackets};
use unbracket_negotiation::Act;
use unbracket_negotiation::script::{Files, Token};
use unbracket_negotiation::wire::Shape;
use unbracket_text::{Draft, Passage, Piece};

use crate::act_form::{Fields, Filled};
use crate::rule_form;

/// What stands in a form for a wording without words: deletion.
pub(crate) const NOTHING: &str = "∅";

/// The fields of an act of this kind.
pub(super) fn fields(kind: &str, filled: &Filled) -> Fields {
    let mut fields = Fields::default();
    for (name, shape) in Act::shapes(kind).unwrap_or_default() {
        let name = name.replace('_', "-");
        if let Some(token) = token(&shape, &name, filled) {
            fields = fields.with(&name, token);
        }
    }
    fields
}

fn token(shape: &Shape, name: &str, filled: &Filled) -> Option<Token> {
    match shape {
        Shape::Optional(inner) => token(inner, name, filled),
        Shape::List(inner) => {
            let item = |value: &str| match inner.as_ref() {
                // Each value names one record, whose fields stand below that name.
                record @ Shape::Record(_) => token(record, &format!("{name}.{value}"), filled),
                other => Some(one(other, value)),
            };
            let items: Vec<Token> = filled.all(name).filter_map(item).collect();
            (!items.is_empty()).then(|| Token::several(items))
        }
        Shape::Record(fields) => {
            let mut items = Vec::new();
            for (field, shape) in fields {
                let field = field.replace('_', "-");
                if let Some(value) = token(shape, &format!("{name}.{field}"), filled) {
                    items.extend([Token::given(field), value]);
                }
            }
            (!items.is_empty()).then(|| Token::several(items))
        }
        // No form of ours fills in values under names of its own.
        Shape::Map(..) => None,
        Shape::Rule => rule_form::written(filled, name).map(Token::given),
        other => filled.get(name).map(|value| one(other, value)),
    }
}

fn one(shape: &Shape, value: &str) -> Token {
    match shape {
        Shape::Passage if value == NOTHING => Token::said(""),
        Shape::Words | Shape::Passage | Shape::NewProvision => Token::said(value),
        Shape::Place => match value.split_once(' ') {
            Some((way, id)) => Token::several(vec![Token::given(way), Token::given(id)]),
            None => Token::given(value),
        },
        _ => Token::given(value),
    }
}

/// Reads square brackets as brackets; those that stood there before stay what they were.
pub(super) struct Marks {
    /// The passage that is being changed.
    pub(super) old: Option<Passage>,
}

impl Files for Marks {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        Err("this form takes no files".to_owned())
    }

    fn passage(&self, text: &str) -> Passage {
        // Lines are joined: one wording is one paragraph.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let new = brackets::parse(&text, &Names::default()).passage;
        match &self.old {
            Some(old) => kept(old, new),
            None => new,
        }
    }
}

/// The new passage, with each bracket of the old one that stands in it unchanged.
fn kept(old: &Passage, mut new: Passage) -> Passage {
    let marked = |piece: &Piece| Passage { pieces: vec![piece.clone()] }.to_marked_text();
    let is_bracket = |piece: &&Piece| matches!(piece, Piece::Bracket(_));
    let mut before: Vec<_> =
        old.pieces.iter().filter(is_bracket).map(|it| (marked(it), it)).collect();
    for piece in new.pieces.iter_mut().filter(|piece| matches!(piece, Piece::Bracket(_))) {
        let text = marked(piece);
        if let Some(at) = before.iter().position(|(same, _)| *same == text) {
            *piece = before.remove(at).1.clone();
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use unbracket_text::{Alternative, Bracket, BracketReason, Stance};

    use super::*;

    #[test]
    fn a_bracket_that_nobody_touched_stays_what_it_was() {
        let alternative = |text: &str| Alternative::new(Stance::Retain, Passage::words(text));
        let held = Piece::Bracket(Bracket {
            id: None,
            reason: BracketReason::PendingInstructions,
            alternatives: vec![alternative("voluntary")],
        });
        let old = Passage {
            pieces: vec![
                Piece::Words("On ".to_owned()),
                held.clone(),
                Piece::Words(" terms".to_owned()),
            ],
        };
        let marks = Marks { old: Some(old) };
        assert!(marks.passage("On agreed\n[voluntary] terms").pieces.contains(&held));
        assert!(!marks.passage("On agreed [binding] terms").pieces.contains(&held));
    }
}
