//! Masks: the word that every form of a session carries looks different on every page.
//!
//! **Invariant:** no two pages hold the same bytes of a secret. Pages are compressed, and whoever can
//! make a page repeat words of their choice and sees its length could else guess a secret that stands in
//! it, letter by letter (BREACH).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use unbracket_secretariat::Chance;

/// How many bytes a mask has; a longer word is masked by it over and over.
const MASK: usize = 32;

/// A word under a mask that chance gives; empty for an empty one.
pub(crate) fn masked(word: &str) -> String {
    if word.is_empty() {
        return String::new();
    }
    // Without chance there are no sessions either; the word is then no worse than it was.
    let mask: [u8; MASK] = Chance::System.bytes("mask", 0).unwrap_or_default();
    let bytes: Vec<u8> = mask.into_iter().chain(laid(word.as_bytes(), &mask)).collect();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether `shown` is this word, under a mask or as it is; told in a time that does not depend on where
/// they differ.
pub(crate) fn covers(shown: &str, word: &str) -> bool {
    let bytes = URL_SAFE_NO_PAD.decode(shown).unwrap_or_default();
    let under = bytes.split_at_checked(MASK).map(|(mask, covered)| laid(covered, mask));
    let under: Vec<u8> = under.into_iter().flatten().collect();
    !word.is_empty() && (same(&under, word.as_bytes()) | same(shown.as_bytes(), word.as_bytes()))
}

fn same(one: &[u8], other: &[u8]) -> bool {
    let pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

fn laid(word: &[u8], mask: &[u8]) -> impl Iterator<Item = u8> {
    word.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_another_on_every_page_and_known_again() {
        let word = "fX3-0aPq_".repeat(5);
        let (one, other) = (masked(&word), masked(&word));
        assert_ne!(one, other);
        assert!(!one.contains(&word));
        assert!(covers(&one, &word) && covers(&other, &word) && covers(&word, &word));
    }

    #[test]
    fn another_word_none_and_nonsense_are_not_it() {
        let shown = masked("word");
        for (shown, word) in [
            (shown.as_str(), "work"),
            (&shown, "words"),
            (&shown, "wor"),
            (&shown, ""),
            ("", "word"),
            ("", ""),
            ("?", "word"),
            (&"A".repeat(20), "word"),
        ] {
            assert!(!covers(shown, word), "{shown} {word}");
        }
        assert_eq!(masked(""), "");
    }
}
