//! From a list of acts to an enum that knows all of them.

/// Declares the acts of a topic.
macro_rules! acts {
    ($(#[$meta:meta])* $enum:ident { $($act:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $enum { $(#[doc = concat!("See [`", stringify!($act), "`].")] $act($act)),* }

        $(impl From<$act> for $enum {
            fn from(act: $act) -> Self { Self::$act(act) }
        }

        impl From<$act> for $crate::act::Act {
            fn from(act: $act) -> Self { Self::from($enum::$act(act)) }
        })*

        impl $enum {
            /// Every kind of act of this topic, with its permit and the rule it relies on.
            pub const KINDS: &'static [(&'static str, $crate::rights::Permit, &'static str)] = &[$((
                <$act as $crate::act::Named>::KIND,
                <$act as $crate::act::Deed>::PERMIT,
                <$act as $crate::act::Deed>::RULE,
            )),*];

            /// Every kind of act of this topic, with the names of its fields.
            pub const FIELDS: &'static [(&'static str, &'static [&'static str])] = &[$((
                <$act as $crate::act::Named>::KIND,
                <$act as $crate::wire::Recorded>::FIELDS,
            )),*];

            pub(crate) fn shapes(kind: &str) -> Option<Vec<(&'static str, $crate::wire::Shape)>> {
                $(if kind == <$act as $crate::act::Named>::KIND {
                    return Some(<$act as $crate::wire::Recorded>::shapes());
                })*
                None
            }

            pub(crate) fn kind(&self) -> &'static str {
                match self { $(Self::$act(_) => <$act as $crate::act::Named>::KIND),* }
            }

            pub(crate) fn fields(&self) -> &'static [&'static str] {
                match self { $(Self::$act(_) => <$act as $crate::wire::Recorded>::FIELDS),* }
            }

            pub(crate) fn permit(&self) -> &'static $crate::rights::Permit {
                match self { $(Self::$act(_) => &<$act as $crate::act::Deed>::PERMIT),* }
            }

            pub(crate) fn rule(&self) -> &'static str {
                match self { $(Self::$act(_) => <$act as $crate::act::Deed>::RULE),* }
            }

            pub(crate) fn erasable(&self) -> bool {
                match self { $(Self::$act(_) => <$act as $crate::act::Deed>::ERASABLE),* }
            }

            pub(crate) fn sealed(&self) -> bool {
                match self { $(Self::$act(act) => $crate::act::Deed::sealed(act)),* }
            }

            pub(crate) fn owns(
                &self,
                state: &$crate::state::State,
                by: &$crate::rights::Credentials,
            ) -> bool {
                match self { $(Self::$act(act) => $crate::act::Deed::owns(act, state, by)),* }
            }

            pub(crate) fn decide(
                &self,
                state: &$crate::state::State,
                case: &$crate::act::Case<'_>,
            ) -> Result<$crate::event::Outcome, $crate::refusal::Refusal> {
                match self { $(Self::$act(act) => $crate::act::Deed::decide(act, state, case)),* }
            }

            pub(crate) fn apply(
                &self,
                state: &mut $crate::state::State,
                done: &$crate::act::Done<'_>,
            ) {
                match self { $(Self::$act(act) => $crate::act::Deed::apply(act, state, done)),* }
            }

            pub(crate) fn put(
                &self,
                bodies: &mut $crate::wire::Bodies,
            ) -> $crate::wire::Value<'static> {
                match self { $(Self::$act(act) => $crate::wire::Recorded::put_fields(act, bodies)),* }
            }

            pub(crate) fn take(
                kind: &str,
                value: &$crate::wire::Value<'_>,
                bodies: &$crate::wire::Bodies,
            ) -> Option<Result<Self, $crate::wire::WireError>> {
                $(if kind == <$act as $crate::act::Named>::KIND {
                    return Some(<$act as $crate::wire::Recorded>::take_fields(value, bodies)
                        .map(Self::$act));
                })*
                None
            }

            pub(crate) fn read(
                kind: &str,
                entries: &mut $crate::script::Entries<'_>,
                world: &$crate::script::World<'_>,
            ) -> Option<Result<Self, $crate::script::ScriptError>> {
                $(if kind == <$act as $crate::act::Named>::KIND {
                    return Some(<$act as $crate::wire::Recorded>::read_fields(entries, world)
                        .map(Self::$act));
                })*
                None
            }
        }
    };
}

/// Declares all topics.
macro_rules! topics {
    ($(#[$meta:meta])* $enum:ident { $($(#[$tmeta:meta])* $topic:ident($type:ty)),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $enum { $($(#[$tmeta])* $topic($type)),* }

        $(impl From<$type> for $enum {
            fn from(act: $type) -> Self { Self::$topic(act) }
        })*

        impl $enum {
            /// Every kind of act, with its permit and the rule it relies on, topic by topic.
            pub fn kinds() -> impl Iterator<
                Item = &'static (&'static str, $crate::rights::Permit, &'static str),
            > {
                std::iter::empty()$(.chain(<$type>::KINDS))*
            }

            /// Every kind of act, with the names of its fields, topic by topic.
            pub fn all_fields() -> impl Iterator<
                Item = &'static (&'static str, &'static [&'static str]),
            > {
                std::iter::empty()$(.chain(<$type>::FIELDS))*
            }

            /// What the fields of an act want, in the order in which they are declared; `None` for a
            /// kind that there is not.
            pub fn shapes(kind: &str) -> Option<Vec<(&'static str, $crate::wire::Shape)>> {
                None$(.or_else(|| <$type>::shapes(kind)))*
            }

            /// Reads an act from what somebody filled in: fields by their names.
            ///
            /// # Errors
            /// Where the kind is unknown, or a field is missing, unknown or wrong.
            pub fn filled_in(
                kind: &str,
                fields: &[$crate::script::Token],
                world: &$crate::script::World<'_>,
            ) -> Result<Self, $crate::script::ScriptError> {
                let mut entries = $crate::script::Entries::new(fields, 1)?;
                let known = Self::all_fields().find(|(name, _)| *name == kind);
                let read = Self::read(kind, &mut entries, world).zip(known);
                let Some((act, (_, known))) = read else {
                    return Err($crate::script::ScriptError {
                        column: 1,
                        problem: $crate::Said::english(format_args!("`{kind}` is no act")),
                    });
                };
                let act = act?;
                entries.done(known)?;
                Ok(act)
            }

            /// The name of the act in leaves and scripts.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$topic(act) => act.kind()),* }
            }

            /// The names of its fields.
            pub fn fields(&self) -> &'static [&'static str] {
                match self { $(Self::$topic(act) => act.fields()),* }
            }

            /// Who may, and when.
            pub fn permit(&self) -> &'static $crate::rights::Permit {
                match self { $(Self::$topic(act) => act.permit()),* }
            }

            /// The rule it relies on.
            pub fn rule(&self) -> &'static str {
                match self { $(Self::$topic(act) => act.rule()),* }
            }

            /// Whether its words may be erased.
            pub fn erasable(&self) -> bool {
                match self { $(Self::$topic(act) => act.erasable()),* }
            }

            /// Whether its body is kept from the public.
            pub fn sealed(&self) -> bool {
                match self { $(Self::$topic(act) => act.sealed()),* }
            }

            /// Whether what it concerns belongs to whoever acts.
            pub(crate) fn owns(
                &self,
                state: &$crate::state::State,
                by: &$crate::rights::Credentials,
            ) -> bool {
                match self { $(Self::$topic(act) => act.owns(state, by)),* }
            }

            pub(crate) fn decide(
                &self,
                state: &$crate::state::State,
                case: &$crate::act::Case<'_>,
            ) -> Result<$crate::event::Outcome, $crate::refusal::Refusal> {
                match self { $(Self::$topic(act) => act.decide(state, case)),* }
            }

            pub(crate) fn apply(
                &self,
                state: &mut $crate::state::State,
                done: &$crate::act::Done<'_>,
            ) {
                match self { $(Self::$topic(act) => act.apply(state, done)),* }
            }

            pub(crate) fn put(
                &self,
                bodies: &mut $crate::wire::Bodies,
            ) -> $crate::wire::Value<'static> {
                match self { $(Self::$topic(act) => act.put(bodies)),* }
            }

            pub(crate) fn take(
                kind: &str,
                value: &$crate::wire::Value<'_>,
                bodies: &$crate::wire::Bodies,
            ) -> Result<Self, $crate::wire::WireError> {
                $(if let Some(taken) = <$type>::take(kind, value, bodies) {
                    return taken.map(Self::$topic);
                })*
                Err($crate::wire::WireError::Kind(kind.to_owned()))
            }

            pub(crate) fn read(
                kind: &str,
                entries: &mut $crate::script::Entries<'_>,
                world: &$crate::script::World<'_>,
            ) -> Option<Result<Self, $crate::script::ScriptError>> {
                $(if let Some(read) = <$type>::read(kind, entries, world) {
                    let settled = |act| $crate::identity::settled(Self::$topic(act), world.state);
                    return Some(read.map(settled));
                })*
                None
            }
        }
    };
}

pub(crate) use {acts, topics};
