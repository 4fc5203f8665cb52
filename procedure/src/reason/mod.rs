//! Why a rule says what it says: a closed list, so that a door can say each in any language.
//!
//! *Invariant*: a reason is a kind and its figures and holds no words; its English is one way to say it.

mod figure;
mod list;

pub use figure::Figure;
pub use list::Reason;

/// Declares the list: each reason with its key, its figures, and its English.
macro_rules! reasons {
    ($(
        $(#[$doc:meta])+
        $name:ident $({ $( $(#[$field_doc:meta])+ $field:ident: $type:ty ),+ $(,)? })?
            = $key:literal, $text:literal $(, $value:expr)*;
    )+) => {
        /// Why a rule says what it says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Reason {
            $( $(#[$doc])+ $name $({ $( $(#[$field_doc])+ $field: $type ),+ })? ),+
        }

        impl Reason {
            /// The word by which doors know it. It is stable.
            pub fn key(&self) -> &'static str {
                match self { $( Self::$name $({ $($field: _),+ })? => $key ),+ }
            }

            /// Its figures, each with its name, in the order in which they stand in it.
            pub fn figures(&self) -> Vec<(&'static str, Figure)> {
                let mut figures = Vec::new();
                match *self {
                    $( Self::$name $({ $($field),+ })? => {
                        $( $( $field.lay(stringify!($field), &mut figures); )+ )?
                    } )+
                }
                figures
            }

            /// One of each kind, with figures that mean nothing: for whoever puts reasons into words, to
            /// see that none is left out.
            pub fn one_of_each() -> Vec<Self> {
                let mut number = 1;
                vec![ $( {
                    Self::$name $({ $( $field: Figured::sample(&mut number) ),+ })?
                } ),+ ]
            }
        }

        impl fmt::Display for Reason {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( Self::$name $({ $($field),+ })? => write!(f, $text $(, $value)*) ),+
                }
            }
        }
    };
}

use reasons;
