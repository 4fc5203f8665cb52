//! Values of the record and their one byte form: canonical JSON (RFC 8785), integers only.
//!
//! **Invariant:** `parse(write(v)) == v`, and `parse` accepts nothing that `write` would not have
//! written, so that a value has exactly one sequence of bytes.

use std::borrow::Cow;

use super::WireError;

/// How deep values may nest.
const DEPTH: usize = 64;

/// The largest integer that every JSON reader keeps exactly: 2^53 - 1.
const LARGEST: i64 = (1 << 53) - 1;

/// How many bytes of a string are looked at together.
const BLOCK: usize = 32;

/// A value as it stands in a leaf or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// An integer of at most 53 bits.
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// Values in order.
    List(Vec<Value<'a>>),
    /// Values under names; written in the order of the names.
    Map(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Text that is borrowed or owned.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Value::Text(text.into())
    }

    /// A map from names that are distinct, in any order.
    pub fn map(mut entries: Vec<(Cow<'a, str>, Value<'a>)>) -> Self {
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        Value::Map(entries)
    }

    /// Writes the canonical bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        write(self, &mut out);
        out
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`WireError::Json`] with the offset of the first byte that is not canonical JSON.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, WireError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| WireError::Json { at: error.valid_up_to(), want: "UTF-8" })?;
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEPTH)?;
        if reader.at == text.len() { Ok(value) } else { Err(reader.wants("the end")) }
    }
}

fn write(value: &Value<'_>, out: &mut Vec<u8>) {
    match value {
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Int(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::Text(text) => write_text(text, out),
        Value::List(items) => {
            out.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::Map(entries) => {
            out.push(b'{');
            for (place, (name, item)) in entries.iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write_text(name, out);
                out.push(b':');
                write(item, out);
            }
            out.push(b'}');
        }
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            0x08 => out.extend_from_slice(b"\\b"),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            0x0c => out.extend_from_slice(b"\\f"),
            b'\r' => out.extend_from_slice(b"\\r"),
            0..0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn wants(&self, want: &'static str) -> WireError {
        WireError::Json { at: self.at, want }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8, want: &'static str) -> Result<(), WireError> {
        if self.peek() != Some(byte) {
            return Err(self.wants(want));
        }
        self.at += 1;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, WireError> {
        if depth == 0 {
            return Err(self.wants("less nesting"));
        }
        match self.peek() {
            Some(b'"') => Ok(Value::Text(self.string()?)),
            Some(b'{') => self.entries(depth),
            Some(b'[') => self.items(depth),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.wants("a value")),
        }
    }

    fn word(&mut self, word: &'static str, value: Value<'a>) -> Result<Value<'a>, WireError> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.wants(word));
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'a>, WireError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        let digits = &self.text[start..self.at];
        let canonical = digits == "0" || !digits.trim_start_matches('-').starts_with('0');
        match digits.parse::<i64>() {
            Ok(number) if canonical && number.abs() <= LARGEST => Ok(Value::Int(number)),
            _ => Err(WireError::Json { at: start, want: "a plain integer of at most 53 bits" }),
        }
    }

    fn items(&mut self, depth: usize) -> Result<Value<'a>, WireError> {
        self.at += 1;
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth - 1)?);
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Value::List(items));
            }
            self.eat(b',', "a comma or the end of the list")?;
        }
    }

    fn entries(&mut self, depth: usize) -> Result<Value<'a>, WireError> {
        self.at += 1;
        let mut entries: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Map(entries));
        }
        loop {
            let start = self.at;
            let name = self.string()?;
            if entries.last().is_some_and(|(last, _)| *last >= name) {
                return Err(WireError::Json { at: start, want: "names in order, each once" });
            }
            self.eat(b':', "a colon")?;
            let value = self.value(depth - 1)?;
            entries.push((name, value));
            if self.peek() == Some(b'}') {
                self.at += 1;
                return Ok(Value::Map(entries));
            }
            self.eat(b',', "a comma or the end of the map")?;
        }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, WireError> {
        self.eat(b'"', "a quotation mark")?;
        let start = self.at;
        self.skip_plain();
        match self.peek() {
            Some(b'"') => {
                let text = &self.text[start..self.at];
                self.at += 1;
                Ok(Cow::Borrowed(text))
            }
            Some(b'\\') => self.escaped(start),
            Some(_) => Err(self.wants("an escaped control character")),
            None => Err(self.wants("a closing quotation mark")),
        }
    }

    /// Goes to the next byte that ends a string or may not stand in one as itself.
    fn skip_plain(&mut self) {
        let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
        let rest = &self.text.as_bytes()[self.at..];
        // All bytes of a block are looked at together, which compiles to a few instructions.
        let plain = |block: &&[u8; BLOCK]| !block.iter().fold(false, |any, b| any | special(b));
        let (blocks, _) = rest.as_chunks::<BLOCK>();
        let skipped = blocks.iter().take_while(plain).count() * BLOCK;
        let place = rest[skipped..].iter().position(special);
        self.at += skipped + place.unwrap_or(rest.len() - skipped);
    }

    fn escaped(&mut self, start: usize) -> Result<Cow<'a, str>, WireError> {
        let mut text = self.text[start..self.at].to_owned();
        let mut copied = self.at;
        loop {
            match self.peek() {
                Some(b'"') => {
                    text.push_str(&self.text[copied..self.at]);
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    text.push_str(&self.text[copied..self.at]);
                    text.push(self.escape()?);
                    copied = self.at;
                }
                Some(0..0x20) => return Err(self.wants("an escaped control character")),
                Some(_) => self.skip_plain(),
                None => return Err(self.wants("a closing quotation mark")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, WireError> {
        let rest = &self.text.as_bytes()[self.at..];
        let (character, length) = match rest.get(1) {
            Some(b'"') => ('"', 2),
            Some(b'\\') => ('\\', 2),
            Some(b'b') => ('\u{8}', 2),
            Some(b't') => ('\t', 2),
            Some(b'n') => ('\n', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'r') => ('\r', 2),
            Some(b'u') => (self.control(rest)?, 6),
            _ => return Err(self.wants("an escape that had to be one")),
        };
        self.at += length;
        Ok(character)
    }

    /// Only control characters without a short form are written as `\u00xx`, in small letters.
    fn control(&self, rest: &[u8]) -> Result<char, WireError> {
        let wrong = || self.wants("\\u00 and two small hexadecimal digits of a control character");
        let digits = rest.get(2..6).ok_or_else(wrong)?;
        let text = std::str::from_utf8(digits).map_err(|_| wrong())?;
        let code = u8::from_str_radix(text, 16).map_err(|_| wrong())?;
        let short = matches!(code, 0x08 | 0x09 | 0x0a | 0x0c | 0x0d);
        if code < 0x20 && !short && text == format!("{code:04x}") {
            Ok(char::from(code))
        } else {
            Err(wrong())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_sequence_of_bytes() {
        let bytes = br#"{"a":[1,-2,true],"b":{"c":"x\n\"\u0001\u00e9"}}"#;
        assert!(Value::parse(bytes).is_err(), "é is written as itself");
        let bytes = "{\"a\":[1,-2,true],\"b\":{\"c\":\"x\\n\\\"\\u0001é\"}}".as_bytes();
        assert_eq!(Value::parse(bytes).map(|value| value.write()), Ok(bytes.to_vec()));
    }

    #[test]
    fn every_other_spelling_is_refused() {
        for wrong in [
            "",
            " 1",
            "1 ",
            "01",
            "-0",
            "1.0",
            "1e3",
            "+1",
            "null",
            "9007199254740992",
            "[1,]",
            "[1 ,2]",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "\"\\/\"",
            "\"\\u0009\"",
            "\"\\u001F\"",
            "\"\\u0041\"",
            "\"a",
            "\"\t\"",
            "{\"a\" :1}",
            "tru",
            "[",
            "{",
            "{}x",
        ] {
            assert!(Value::parse(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(Value::parse("[".repeat(100_000).as_bytes()).is_err());
        assert!(Value::parse(&[b'"', 0xff, b'"']).is_err());
    }
}
