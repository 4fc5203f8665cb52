//! Digits of another script.

use unicode_security::mixed_script::AugmentedScriptSet;

use super::{Lookalike, LookalikeKind, lookalike};

/// The noughts of the decimal digits in use (Unicode, general category Nd).
const NOUGHTS: [u32; 44] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x11066, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0,
];

pub(crate) fn warnings(text: &str) -> Vec<Lookalike> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let Some(first) = places.iter().find(|place| nought(place.1).is_some()) else {
        return Vec::new();
    };
    let script = script_of_letters(text);
    let mut found = Vec::new();
    for (index, &(at, digit)) in places.iter().enumerate().skip_while(|place| place.1 != first) {
        let Some(own) = nought(digit) else { continue };
        let neighbours = [index.checked_sub(1), Some(index + 1)];
        let is_mixed = neighbours.into_iter().flatten().any(|near| {
            places.get(near).is_some_and(|&(_, c)| {
                c.is_ascii_digit() || nought(c).is_some_and(|other| other != own)
            })
        });
        if is_mixed || script.is_some_and(|script| is_foreign(digit, script)) {
            let place = at..at + digit.len_utf8();
            found.push(lookalike(text, place, LookalikeKind::ForeignDigit));
        }
    }
    found
}

/// The nought of the series of a digit that is none of ASCII.
fn nought(character: char) -> Option<u32> {
    let code = u32::from(character);
    NOUGHTS.into_iter().find(|&nought| (nought..nought + 10).contains(&code))
}

/// The script of most letters.
fn script_of_letters(text: &str) -> Option<AugmentedScriptSet> {
    let mut counts: Vec<(AugmentedScriptSet, usize)> = Vec::new();
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        let script = AugmentedScriptSet::for_char(letter);
        match counts.iter_mut().find(|entry| entry.0 == script) {
            Some(entry) => entry.1 += 1,
            None => counts.push((script, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|entry| entry.1).map(|entry| entry.0)
}

/// Wide and styled digits belong to no script: they are at home beside Han text only.
fn is_foreign(digit: char, script: AugmentedScriptSet) -> bool {
    let own = AugmentedScriptSet::for_char(digit);
    if own.is_all() {
        return !script.hanb;
    }
    let mut shared = own;
    shared.intersect_with(script);
    shared.is_empty()
}
