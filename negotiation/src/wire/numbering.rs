//! The numbering of a process, as a field.

use unbracket_text::{InsertionConvention, Numbering, PreambularStyle};

use super::text::{as_text, text};
use super::{Bodies, Field, Shape, Value, WireError};
use crate::said;
use crate::script::{ScriptError, Token, World};

/// Convention, preamble, first number, whether numbers restart: `negotiation-practice pp 1`.
impl Field for Numbering {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        let insertion = match self.insertion {
            InsertionConvention::NegotiationPractice => "negotiation-practice",
            InsertionConvention::EditorialManual => "editorial-manual",
            InsertionConvention::LetterSuffix => "letter-suffix",
        };
        let preambular = match self.preambular {
            PreambularStyle::Pp => "pp",
            PreambularStyle::Letters => "letters",
            PreambularStyle::Consecutive => "consecutive",
            PreambularStyle::Unnumbered => "unnumbered",
        };
        let restarts = if self.restarts { " restarts" } else { "" };
        Some(text(format!("{insertion} {preambular} {}{restarts}", self.first)))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        let found = find_numbering(as_text(value)?);
        let same = found.clone().and_then(|found| found.put(&mut bodies.clone()));
        found
            .filter(|_| same.as_ref() == Some(value))
            .ok_or_else(|| WireError::wrong("a numbering"))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn shape() -> Shape {
        Shape::Optional(Box::new(Shape::Label))
    }

    fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
        token
            .text()
            .and_then(find_numbering)
            .ok_or_else(|| token.wants(said!("a numbering, such as `negotiation-practice`")))
    }
}

fn find_numbering(text: &str) -> Option<Numbering> {
    let mut words = text.split(' ');
    let insertion = match words.next()? {
        "negotiation-practice" => InsertionConvention::NegotiationPractice,
        "editorial-manual" => InsertionConvention::EditorialManual,
        "letter-suffix" => InsertionConvention::LetterSuffix,
        _ => return None,
    };
    let mut numbering = Numbering { insertion, ..Numbering::default() };
    for word in words {
        match word {
            "pp" => numbering.preambular = PreambularStyle::Pp,
            "letters" => numbering.preambular = PreambularStyle::Letters,
            "consecutive" => numbering.preambular = PreambularStyle::Consecutive,
            "unnumbered" => numbering.preambular = PreambularStyle::Unnumbered,
            "restarts" => numbering.restarts = true,
            number => numbering.first = number.parse().ok()?,
        }
    }
    Some(numbering)
}
