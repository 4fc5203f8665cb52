//! The three ways to declare what stands on the record: an act, a part of an act, a closed list of
//! terms. Each gives a type, its bytes and its words in a script from one declaration.

/// Declares a record: a struct with named fields that can stand in an act.
///
/// A field's name is its name in the leaf and, with hyphens, in a script. `as` names a function that
/// finds presets: `[as NAME field value …]` in a script begins from one.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident $(as $preset:path)? {
        $($(#[$fmeta:meta])* $field:ident : $type:ty),* $(,)?
    }) => {
        #[derive(Clone, Debug, PartialEq, Eq)]
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $type),* }

        impl $crate::wire::Recorded for $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn shapes() -> Vec<(&'static str, $crate::wire::Shape)> {
                vec![$((stringify!($field), <$type as $crate::wire::Field>::shape())),*]
            }

            fn put_fields(&self, bodies: &mut $crate::wire::Bodies) -> $crate::wire::Value<'static> {
                let _ = &bodies;
                let fields: [(&str, Option<$crate::wire::Value<'static>>); Self::FIELDS.len()] =
                    [$((stringify!($field), $crate::wire::Field::put(&self.$field, bodies))),*];
                let present = fields.into_iter().filter_map(|(name, value)| {
                    value.map(|value| (std::borrow::Cow::Borrowed(name), value))
                });
                $crate::wire::Value::map(present.collect())
            }

            fn take_fields(
                value: &$crate::wire::Value<'_>,
                bodies: &$crate::wire::Bodies,
            ) -> Result<Self, $crate::wire::WireError> {
                let _ = bodies;
                let fields = $crate::wire::Fields::of(value)?;
                let taken = Self { $($field: fields.take(stringify!($field), bodies)?),* };
                fields.done(Self::FIELDS)?;
                Ok(taken)
            }

            fn read_fields(
                entries: &mut $crate::script::Entries<'_>,
                world: &$crate::script::World<'_>,
            ) -> Result<Self, $crate::script::ScriptError> {
                let _ = (&entries, world);
                Ok(Self { $($field: entries.take(stringify!($field), world)?),* })
            }

            fn read_over(
                self,
                entries: &mut $crate::script::Entries<'_>,
                world: &$crate::script::World<'_>,
            ) -> Result<Self, $crate::script::ScriptError> {
                let _ = (&entries, world);
                Ok(Self { $($field: entries.take_or(stringify!($field), self.$field, world)?),* })
            }

            $(fn preset(name: &str) -> Option<Self> { $preset(name) })?
        }

        impl $crate::wire::Field for $name {
            fn put(&self, bodies: &mut $crate::wire::Bodies) -> Option<$crate::wire::Value<'static>> {
                Some($crate::wire::Recorded::put_fields(self, bodies))
            }

            fn take(
                value: &$crate::wire::Value<'_>,
                bodies: &$crate::wire::Bodies,
            ) -> Result<Self, $crate::wire::WireError> {
                $crate::wire::Recorded::take_fields(value, bodies)
            }

            fn shape() -> $crate::wire::Shape {
                $crate::wire::Shape::Record(<Self as $crate::wire::Recorded>::shapes())
            }

            fn read(
                token: &$crate::script::Token,
                world: &$crate::script::World<'_>,
            ) -> Result<Self, $crate::script::ScriptError> {
                $crate::script::Entries::record(token, world)
            }
        }
    };
}

/// Declares an act: a record with a kind, which is its name in the leaf and in a script.
macro_rules! act {
    ($(#[$meta:meta])* $name:ident = $kind:literal { $($body:tt)* }) => {
        $crate::wire::record! { $(#[$meta])* $name { $($body)* } }

        impl $crate::act::Named for $name {
            const KIND: &'static str = $kind;
        }
    };
}

/// Declares a closed list of terms: an enum of plain variants, each with its word.
macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),* }

        impl $name {
            /// All terms, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word for it, in leaves and scripts.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Finds a term by its word.
            pub fn find(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl From<$name> for $crate::Part {
            fn from(term: $name) -> Self {
                Self::Term(stringify!($name).into(), term.word().into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl $crate::wire::Field for $name {
            fn put(&self, _: &mut $crate::wire::Bodies) -> Option<$crate::wire::Value<'static>> {
                Some($crate::wire::Value::text(self.word()))
            }

            fn take(
                value: &$crate::wire::Value<'_>,
                _: &$crate::wire::Bodies,
            ) -> Result<Self, $crate::wire::WireError> {
                let found = match value {
                    $crate::wire::Value::Text(word) => Self::find(word),
                    _ => None,
                };
                found.ok_or_else(|| $crate::wire::WireError::wrong(
                    concat!("one of", $(" `", $word, "`"),*)))
            }

            fn shape() -> $crate::wire::Shape {
                $crate::wire::Shape::Term { list: stringify!($name), words: vec![$($word),*] }
            }

            fn read(
                token: &$crate::script::Token,
                _: &$crate::script::World<'_>,
            ) -> Result<Self, $crate::script::ScriptError> {
                token.word().and_then(Self::find).ok_or_else(|| {
                    let words = Self::ALL.iter().map(|term| (*term).into()).collect();
                    token.wants($crate::said!("one of {words}", words = $crate::Part::Any(words)))
                })
            }
        }
    };
}

pub(crate) use {act, record, terms};
