//! Printing JSON: indented for people, up to a depth.
//!
//! **Invariant:** the bytes written are linear in the value. With every level indented, brackets nested
//! to the limit make of a text of two hundred kilobytes a file of more than a gigabyte.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

/// Values below this depth stand on one line: brackets nested four deep are still indented.
const INDENTED: usize = 40;

/// A value as indented JSON with a line feed at its end.
pub(super) fn printed(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut to = Serializer::with_formatter(&mut bytes, Indented::default());
    value.serialize(&mut to).expect("a value of strings, numbers and lists is always written");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON of strings is UTF-8")
}

/// Indents down to [`INDENTED`].
#[derive(Default)]
struct Indented {
    pretty: PrettyFormatter<'static>,
    depth: usize,
}

impl Indented {
    /// The way to print at the depth reached.
    fn now(&mut self) -> Way<'_> {
        if self.depth <= INDENTED { Way::Pretty(&mut self.pretty) } else { Way::Compact }
    }
}

enum Way<'a> {
    Pretty(&'a mut PrettyFormatter<'static>),
    Compact,
}

/// Hands a call on to the formatter of the depth reached.
macro_rules! at_this_depth {
    ($self:ident, $call:ident, $to:ident $(, $argument:ident)?) => {
        match $self.now() {
            Way::Pretty(pretty) => pretty.$call($to $(, $argument)?),
            Way::Compact => CompactFormatter.$call($to $(, $argument)?),
        }
    };
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        self.depth += 1;
        at_this_depth!(self, begin_array, to)
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        let ended = at_this_depth!(self, end_array, to);
        self.depth -= 1;
        ended
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> Result<()> {
        at_this_depth!(self, begin_array_value, to, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        at_this_depth!(self, end_array_value, to)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        self.depth += 1;
        at_this_depth!(self, begin_object, to)
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        let ended = at_this_depth!(self, end_object, to);
        self.depth -= 1;
        ended
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> Result<()> {
        at_this_depth!(self, begin_object_key, to, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        at_this_depth!(self, begin_object_value, to)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> Result<()> {
        at_this_depth!(self, end_object_value, to)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_shallow_value_is_indented_as_ever() {
        let value = json!({"a": [1, {"b": []}], "c": {}});
        assert_eq!(printed(&value), format!("{value:#}\n"));
    }

    #[test]
    fn a_deep_value_is_not_indented_without_end() {
        let mut value: Value = json!([1, 2]);
        for _ in 0..100 {
            value = json!([value, {"b": 1}]);
        }
        let text = printed(&value);
        assert!(text.len() < 20_000, "{} bytes", text.len());
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }
}
