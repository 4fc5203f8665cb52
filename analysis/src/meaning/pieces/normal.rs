//! Normalisation by the table that the file brings (NFKC with the changes of `SentencePiece`), and spaces.
//!
//! The table is a double array (Aoe 1989, in the packing of darts-clone): from state `s` with the byte
//! `b` one goes to the unit `s ^ b`, if that carries the label `b`; a unit says how far away its
//! children are and whether a value stands among them. A value is the place of the replacement, which
//! ends with a zero byte.

use super::message::{Value, fields};

/// What stands for a space in pieces: U+2581.
const SPACE: &[u8] = "\u{2581}".as_bytes();

/// A table of replacements of beginnings of a text.
#[derive(Debug)]
pub(super) struct Normal {
    units: Vec<u32>,
    replacements: Vec<u8>,
    /// Whether the table has nothing to say about this byte and what follows, when ASCII follows.
    is_itself: [bool; 128],
}

impl Normal {
    /// Reads the rules of a file; none where they are broken.
    pub(super) fn read(rules: &[u8]) -> Option<Self> {
        let mut table: &[u8] = &[];
        for field in fields(rules) {
            if let (2, Value::Bytes(found)) = field? {
                table = found;
            }
        }
        let (size, rest) = table.split_first_chunk()?;
        let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
        let (units, replacements) = rest.split_at_checked(size)?;
        let units = units.as_chunks().0.iter().map(|unit| u32::from_le_bytes(*unit)).collect();
        let mut normal =
            Self { units, replacements: replacements.to_vec(), is_itself: [false; 128] };
        normal.is_itself = std::array::from_fn(|byte| {
            let byte = u8::try_from(byte).unwrap_or(0);
            byte != b' ' && (0..128).all(|next| normal.longest(&[byte, next]).is_none())
        });
        Some(normal)
    }

    /// The normal form: a space before the text, one between words, none after it, each as U+2581.
    /// Empty where nothing but spaces is left.
    pub(super) fn of(&self, text: &[u8]) -> Vec<u8> {
        let mut normal = Vec::with_capacity(text.len() + text.len() / 4 + SPACE.len());
        let mut is_after_space = false;
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, length) = self.beginning(rest);
            for &byte in piece {
                if byte == b' ' {
                    is_after_space = true;
                    continue;
                }
                if is_after_space || normal.is_empty() {
                    normal.extend_from_slice(SPACE);
                    is_after_space = false;
                }
                normal.push(byte);
            }
            rest = &rest[length..];
        }
        normal
    }

    /// The normal form of the beginning of a text, and how many bytes that was.
    fn beginning<'a>(&'a self, text: &'a [u8]) -> (&'a [u8], usize) {
        let is_ascii = |at: usize| text.get(at).is_none_or(u8::is_ascii);
        let is_itself = self.is_itself.get(usize::from(text[0])).is_some_and(|is| *is);
        if is_itself && is_ascii(1) {
            return (&text[..1], 1);
        }
        self.longest(text).unwrap_or_else(|| {
            let length = character(text);
            (&text[..length], length)
        })
    }

    /// The replacement of the longest beginning that the table has, and the length of that beginning.
    fn longest(&self, text: &[u8]) -> Option<(&[u8], usize)> {
        let mut found = None;
        let mut at = offset(*self.units.first()?);
        for (read, &byte) in text.iter().enumerate() {
            let Some(&unit) = self.units.get(at ^ usize::from(byte)) else { break };
            if unit & 0x8000_00ff != u32::from(byte) {
                break;
            }
            at ^= usize::from(byte) ^ offset(unit);
            if unit & 0x100 != 0 {
                let value = self.units.get(at).map_or(u32::MAX, |unit| unit & 0x7fff_ffff);
                found = self.replacement(value).map(|text| (text, read + 1)).or(found);
            }
        }
        found
    }

    fn replacement(&self, value: u32) -> Option<&[u8]> {
        self.replacements.get(usize::try_from(value).ok()?..)?.split(|byte| *byte == 0).next()
    }
}

/// How far the children of a unit are.
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}

/// How many bytes the first character of a text has; 1 where the text is not UTF-8.
pub(super) fn character(text: &[u8]) -> usize {
    let length = match text.first() {
        Some(0xc0..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf7) => 4,
        _ => 1,
    };
    let is_whole = text.get(1..length).is_some_and(|rest| rest.iter().all(|byte| byte >> 6 == 2));
    if is_whole { length } else { 1 }
}
