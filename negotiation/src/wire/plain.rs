//! Fields that hold numbers, moments, words, and several of something.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{Day, GroupRulesError, Moment, Rule, RuleTextError};

use super::{Bodies, Field, Shape, Value, WireError};
use crate::said;
use crate::said::Said;
use crate::script::{ScriptError, Token, World};
use crate::words::{Kept, Words};

impl Field for bool {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        self.then_some(Value::Bool(true))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        match value {
            Value::Bool(true) => Ok(true),
            _ => Err(WireError::wrong("`true`, or no such field")),
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn shape() -> Shape {
        Shape::Switch
    }

    fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
        match token.word() {
            Some("yes") => Ok(true),
            Some("no") => Ok(false),
            _ => Err(token.wants(said!("`yes` or `no`"))),
        }
    }
}

macro_rules! integer {
    ($($type:ty = $want:expr),*) => { $(
        impl Field for $type {
            fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
                Some(Value::Int(i64::try_from(*self).unwrap_or(i64::MAX)))
            }

            fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
                match value {
                    Value::Int(number) => Self::try_from(*number).ok(),
                    _ => None,
                }
                .ok_or_else(|| WireError::wrong($want.to_string()))
            }

            fn shape() -> Shape {
                Shape::Number
            }

            fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
                token.word().and_then(|word| word.parse().ok()).ok_or_else(|| token.wants($want))
            }
        }
    )* };
}

integer!(
    u8 = said!("a number up to {most}", most = u8::MAX),
    u16 = said!("a number up to {most}", most = u16::MAX),
    u32 = said!("a number up to {most}", most = u32::MAX),
    i64 = said!("a whole number")
);

impl Field for Moment {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(Value::Int(self.0))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        match value {
            Value::Int(seconds) => Ok(Self(*seconds)),
            _ => Err(WireError::wrong("seconds since 1970")),
        }
    }

    fn shape() -> Shape {
        Shape::Moment
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        world.moment(token)
    }
}

/// A date, in days since 1970.
impl Field for Day {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(Value::Int(self.0))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        match value {
            Value::Int(days) => Ok(Self(*days)),
            _ => Err(WireError::wrong("days since 1970")),
        }
    }

    fn shape() -> Shape {
        Shape::Day
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        world.moment(token).map(|moment| Self(moment.0.div_euclid(86_400)))
    }
}

impl Field for Rule {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(Value::text(self.to_string()))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
        .ok_or_else(|| WireError::wrong("a decision rule"))
    }

    fn shape() -> Shape {
        Shape::Rule
    }

    fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
        let text = token.text().ok_or_else(|| token.wants(said!("a decision rule")))?;
        text.parse().map_err(|error: RuleTextError| {
            token.wants(said!("a decision rule ({error})", error = rule_said(&error)))
        })
    }
}

/// Why a text is no rule.
fn rule_said(error: &RuleTextError) -> Said {
    match error {
        RuleTextError::Unknown(name) => said!(
            "no rule is called `{name}`; write for example un_consensus, ga_two_thirds or silence(72h)",
            name
        ),
        RuleTextError::Parameters { rule, given, example } => {
            said!(
                "{rule} does not take `{given}`; write {example}",
                rule,
                given,
                example = *example
            )
        }
        RuleTextError::Fraction(_) => {
            said!("a share is more than nothing and one at most; write for example 2/3")
        }
        RuleTextError::Groups(GroupRulesError::NoGroup) => {
            said!("a rule by groups asks at least one group; name one")
        }
        RuleTextError::Groups(GroupRulesError::Nested(_)) => {
            said!("a group's own rule asks its members, not groups again")
        }
        RuleTextError::Groups(GroupRulesError::Count { needed, of }) => said!(
            "of {of} groups, 1 to {of} can be asked to agree; {needed} cannot",
            of = *of,
            needed = *needed
        ),
    }
}

impl Field for Words {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        match self {
            Self::Said(text) if text.is_empty() => None,
            Self::Said(text) => Some(bodies.keep(Value::text(text.to_string()))),
            Self::Withheld(place) => Some(Value::Int(i64::from(*place))),
        }
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        match bodies.find(value)? {
            Some(Value::Text(text)) if text.is_empty() => {
                Err(WireError::wrong("words that say something"))
            }
            Some(Value::Text(text)) => Ok(Self::Said(text.as_ref().into())),
            Some(_) => Err(WireError::wrong("text in the body")),
            None => Ok(Self::Withheld(u32::take(value, bodies)?)),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn shape() -> Shape {
        Shape::Words
    }

    fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
        token.text().map(Words::said).ok_or_else(|| token.wants(said!("words")))
    }
}

impl<T: Field> Field for Kept<T> {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        // What a kept value holds is written without a body of its own: it stands in this one.
        let value = self.0.put(&mut Bodies::new())?;
        Some(bodies.keep(value))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        match bodies.find(value)? {
            Some(kept) => T::take(kept, &Bodies::new()).map(Self),
            None => Err(WireError::Body),
        }
    }

    fn absent() -> Option<Self> {
        T::absent().map(Self)
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        T::read(token, world).map(Self)
    }
}

/// A short public label: a symbol, a code, a language. Never free text, never a person's name.
impl Field for crate::words::Tag {
    fn put(&self, _: &mut Bodies) -> Option<Value<'static>> {
        Some(Value::text(self.as_str().to_owned()))
    }

    fn take(value: &Value<'_>, _: &Bodies) -> Result<Self, WireError> {
        match value {
            Value::Text(text) => Self::new(text),
            _ => None,
        }
        .ok_or_else(|| WireError::wrong(Self::want().to_string()))
    }

    fn shape() -> Shape {
        Shape::Label
    }

    fn read(token: &Token, _: &World<'_>) -> Result<Self, ScriptError> {
        token.text().and_then(Self::new).ok_or_else(|| token.wants(Self::want()))
    }
}

impl<T: Field> Field for Option<T> {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        self.as_ref().and_then(|value| value.put(bodies))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        T::take(value, bodies).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        Shape::Optional(Box::new(T::shape()))
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        T::read(token, world).map(Some)
    }
}

fn take_items<T: Field>(value: &Value<'_>, bodies: &Bodies) -> Result<Vec<T>, WireError> {
    match value {
        Value::List(items) if items.is_empty() => Err(WireError::wrong("no such field")),
        Value::List(items) => items.iter().map(|item| T::take(item, bodies)).collect(),
        _ => Err(WireError::wrong("a list")),
    }
}

fn put_items<'i, T: Field + 'i>(
    items: impl Iterator<Item = &'i T>,
    bodies: &mut Bodies,
) -> Option<Value<'static>> {
    let items: Vec<_> = items.filter_map(|item| item.put(bodies)).collect();
    (!items.is_empty()).then_some(Value::List(items))
}

impl<T: Field> Field for Vec<T> {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        put_items(self.iter(), bodies)
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        take_items(value, bodies)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        token.items().iter().map(|item| T::read(item, world)).collect()
    }
}

impl<T: Field + Ord> Field for BTreeSet<T> {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        put_items(self.iter(), bodies)
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        let items: Vec<T> = take_items(value, bodies)?;
        if items.is_sorted_by(|one, other| one < other) {
            Ok(items.into_iter().collect())
        } else {
            Err(WireError::wrong("each once, in order"))
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        token.items().iter().map(|item| T::read(item, world)).collect()
    }
}

/// Pairs in the order of their first halves.
impl<K: Field + Ord, V: Field> Field for BTreeMap<K, V> {
    fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
        let mut pairs = Vec::new();
        for (key, value) in self {
            // An absent half cannot stand in a pair; an empty list stands for it.
            let key = key.put(bodies)?;
            let value = value.put(bodies).unwrap_or(Value::List(Vec::new()));
            pairs.push(Value::List(vec![key, value]));
        }
        (!pairs.is_empty()).then_some(Value::List(pairs))
    }

    fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
        let Value::List(items) = value else { return Err(WireError::wrong("a list of pairs")) };
        let mut map = Self::new();
        for item in items {
            let Value::List(pair) = item else { return Err(WireError::wrong("a pair")) };
            let [key, value] = pair.as_slice() else { return Err(WireError::wrong("a pair")) };
            let key = K::take(key, bodies)?;
            if map.last_key_value().is_some_and(|(last, _)| *last >= key) {
                return Err(WireError::wrong("each once, in order"));
            }
            let value = match value {
                Value::List(none) if none.is_empty() => V::absent(),
                _ => None,
            }
            .map_or_else(|| V::take(value, bodies), Ok)?;
            map.insert(key, value);
        }
        if map.is_empty() { Err(WireError::wrong("no such field")) } else { Ok(map) }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(K::shape()), Box::new(V::shape()))
    }

    fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
        let mut map = Self::new();
        for (key, value) in token.pairs()? {
            map.insert(K::read(&key, world)?, V::read(&value, world)?);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use unbracket_text::{Numbering, Passage, Place, ProvisionId};

    use super::*;
    use crate::words::Tag;

    /// Whether a field comes back from its leaf and its body as it was put in.
    fn comes_back<T: Field + PartialEq>(field: &T) -> bool {
        let mut bodies = Bodies::new();
        let Some(value) = field.put(&mut bodies) else {
            return T::absent().as_ref() == Some(field);
        };
        let bytes = value.write();
        let bodies = bodies.bytes();
        let bodies = bodies.as_deref().map_or_else(Bodies::new, |it| Bodies::parse(it).unwrap());
        T::take(&Value::parse(&bytes).unwrap(), &bodies).is_ok_and(|back| back == *field)
    }

    #[test]
    fn plain_fields_come_back_as_they_were() {
        let tag = |word| Tag::new(word).unwrap();
        assert!(comes_back(&true) && comes_back(&false));
        assert!(comes_back(&0_u32) && comes_back(&u32::MAX) && comes_back(&-1_i64));
        assert!(comes_back(&Moment(2_020_496_400)) && comes_back(&tag("en")));
        assert!(comes_back(&Rule::GA_SIMPLE) && comes_back(&Rule::GaTwoThirds));
        assert!(comes_back(&Words::said("A [draft] \"quoted\" \u{e9}\u{1f54a}")));
        assert!(comes_back(&Words::default()));
        assert!(comes_back(&Numbering::default()));
    }

    #[test]
    fn fields_of_fields_come_back_as_they_were() {
        let ids: BTreeSet<_> = ["op2", "op10"].map(ProvisionId::new).into();
        assert!(comes_back(&Some(3_u32)) && comes_back(&None::<u32>));
        assert!(comes_back(&vec![Words::said("one"), Words::said("two")]));
        assert!(comes_back(&Vec::<u32>::new()) && comes_back(&ids));
        let counts: BTreeMap<_, _> = ids.iter().cloned().zip([1_u32, 2]).collect();
        assert!(comes_back(&counts));
        assert!(comes_back(&Place::After(ProvisionId::new("op1"))) && comes_back(&Place::Start));
        assert!(comes_back(&Kept(Passage::words("Decides to act;"))));
    }

    /// A number that is written one too small.
    #[derive(PartialEq)]
    struct Wrong(u32);

    impl Field for Wrong {
        fn put(&self, bodies: &mut Bodies) -> Option<Value<'static>> {
            self.0.saturating_sub(1).put(bodies)
        }

        fn take(value: &Value<'_>, bodies: &Bodies) -> Result<Self, WireError> {
            u32::take(value, bodies).map(Self)
        }

        fn shape() -> Shape {
            Shape::Number
        }

        fn read(token: &Token, world: &World<'_>) -> Result<Self, ScriptError> {
            u32::read(token, world).map(Self)
        }
    }

    #[test]
    fn a_field_that_comes_back_as_another_is_found() {
        assert!(comes_back(&Wrong(0)) && !comes_back(&Wrong(7)));
    }
}
