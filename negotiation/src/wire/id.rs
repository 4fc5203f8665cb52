//! Ids: plain numbers in a leaf, each a type of its own.

/// Declares an id: the place of a thing in its list, given by the act that made it.
macro_rules! id {
    ($($(#[$meta:meta])* $name:ident = $noun:literal),* $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the list.
            pub fn place(self) -> usize {
                usize::try_from(self.0).unwrap_or(usize::MAX)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($noun, " {}"), self.0)
            }
        }

        impl From<$name> for $crate::Part {
            fn from(id: $name) -> Self {
                Self::Thing($noun.into(), id.0)
            }
        }

        impl From<&$name> for $crate::Part {
            fn from(id: &$name) -> Self {
                (*id).into()
            }
        }

        impl $crate::wire::Field for $name {
            fn put(&self, _: &mut $crate::wire::Bodies) -> Option<$crate::wire::Value<'static>> {
                Some($crate::wire::Value::Int(i64::from(self.0)))
            }

            fn take(
                value: &$crate::wire::Value<'_>,
                bodies: &$crate::wire::Bodies,
            ) -> Result<Self, $crate::wire::WireError> {
                <u32 as $crate::wire::Field>::take(value, bodies).map(Self)
            }

            fn shape() -> $crate::wire::Shape {
                $crate::wire::Shape::Thing($noun)
            }

            fn read(
                token: &$crate::script::Token,
                world: &$crate::script::World<'_>,
            ) -> Result<Self, $crate::script::ScriptError> {
                world.number(token, $noun).map(Self)
            }
        }
    )* };
}

pub(crate) use id;
