//! Letters that look like others.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;
use unicode_security::mixed_script::AugmentedScriptSet;

use super::{Lookalike, LookalikeKind, imitated, lookalike};
use crate::token::{TokenKind, tokens};

/// Latin letters of living languages that UTS #39 counts as imitations, each with letters that show
/// that the text is in such a language: French, Danish and Icelandic, Turkish, Ewe.
const HONEST_LETTERS: [(&str, &str); 4] =
    [("ŒœÆæ", "éèêëàâçîïôûùøåáíóúýðþ"), ("þ", "ðæáéíóúýö"), ("ı", "ğşçöüİ"), ("ƒƖɌɣɩʋ", "ɖŋɔɛ")];

pub(crate) fn warnings(text: &str) -> Vec<Lookalike> {
    let is_latin_text = is_mostly_latin(text);
    let mut found = Vec::new();
    for place in words(text) {
        let word = &text[place.clone()];
        if word.is_ascii() {
            continue;
        }
        if mixes_scripts(word) {
            found.push(lookalike(text, place, LookalikeKind::MixedScripts));
        } else if is_latin_text && is_whole_imitation(word) {
            found.push(lookalike(text, place, LookalikeKind::ImitatedWord));
        }
    }
    found.extend(within_words(text));
    found
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    tokens(text).filter_map(move |token| {
        let place = at..at + token.text.len();
        at = place.end;
        (token.kind == TokenKind::Word).then_some(place)
    })
}

/// Whether a word has letters of several scripts. Chinese, Japanese and Korean write Latin letters
/// in one word with their own (UTS #39, restriction level 3).
fn mixes_scripts(word: &str) -> bool {
    if word.is_single_script() {
        return false;
    }
    let rest: String = word.chars().filter(|c| !c.is_ascii()).collect();
    let scripts = AugmentedScriptSet::for_str(&rest);
    !(scripts.hanb || scripts.jpan || scripts.kore)
}

/// Whether most letters are those of ASCII.
fn is_mostly_latin(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (all, latin) = letters.fold((0_usize, 0_usize), |(all, latin), letter| {
        (all + 1, latin + usize::from(letter.is_ascii()))
    });
    latin * 2 > all
}

/// Whether a word of another script could be read as a Latin one.
fn is_whole_imitation(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|letter| !is_latin(letter) && imitated(letter).is_some())
}

/// Single characters that imitate Latin letters beside Latin letters. Word boundaries do not help
/// here: a Han or Thai character is a word of its own, and a symbol is none.
fn within_words(text: &str) -> Vec<Lookalike> {
    let characters: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| !is_combining_mark(*c)).collect();
    let mut found = Vec::new();
    for (index, &(at, character)) in characters.iter().enumerate() {
        if character.is_ascii() || imitated(character).is_none() || is_honest(character, text) {
            continue;
        }
        let neighbour = |index: usize| characters.get(index).map(|entry| entry.1);
        let before = index.checked_sub(1).and_then(neighbour).is_some_and(is_plain_latin);
        let behind = neighbour(index + 1).is_some_and(is_plain_latin);
        // `¡Que` and `3 kg×m` are honest; a letter is none at either side of a word.
        let is_within =
            if character.is_alphanumeric() { before || behind } else { before && behind };
        if is_within || is_styled(character) {
            let place = at..at + character.len_utf8();
            found.push(lookalike(text, place, LookalikeKind::Imitation));
        }
    }
    found
}

/// Mathematical letters, which no language writes words with.
fn is_styled(character: char) -> bool {
    matches!(character, '\u{1D400}'..='\u{1D7FF}')
}

fn is_latin(character: char) -> bool {
    AugmentedScriptSet::for_char(character) == AugmentedScriptSet::for_char('a')
}

/// A Latin letter of ordinary width.
fn is_plain_latin(character: char) -> bool {
    character.is_alphabetic()
        && is_latin(character)
        && !matches!(character, '\u{FF00}'..='\u{FFEF}')
}

fn is_honest(character: char, text: &str) -> bool {
    HONEST_LETTERS.iter().any(|(letters, companions)| {
        letters.contains(character)
            && text
                .chars()
                .flat_map(char::to_lowercase)
                .any(|c| c != character && companions.contains(c))
    })
}
