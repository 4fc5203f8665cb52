//! Which language a text is in, where nobody said it.
//!
//! By its letters, then by its small words: the languages of the United Nations, and those of their
//! neighbours with which they would be confused. A short text, or one in two languages, is not recognised.

use crate::words::words;

/// The commonest small words of languages in Latin letters.
const SMALL: [(&str, &str); 6] = [
    (
        "en",
        "the of and to in that for is with as by be are on this all or which its their from shall",
    ),
    (
        "es",
        "el los las del y en con para por una su como al sus se lo más o entre todas todos este",
    ),
    (
        "fr",
        "le les des et du dans pour par une sur aux au leur leurs est qui ou ce cette avec ainsi sont",
    ),
    ("de", "der die das und den von zu mit für ist des dem im auf ein eine nicht sich oder werden"),
    ("it", "il gli della delle dei e di che per una con nel alla sono nella degli come anche ai"),
    ("pt", "o os as do da dos das e em no na para com uma não ao à pelo seus são mais como"),
];

/// Letters of Cyrillic that Russian does not have, and of Arabic script that Arabic does not have.
const FOREIGN: &str =
    "іїєґўјљњћђџѓќөүұқғңәһ\u{67e}\u{686}\u{698}\u{6af}\u{679}\u{688}\u{691}\u{6d2}";

/// The fewest small words by which a language is recognised.
const LEAST: usize = 10;
/// The fewest letters of another script.
const LETTERS: usize = 40;

/// The code of the language of a text (ISO 639-1); none where it is too short to tell, or in another
/// language than those known here.
#[must_use]
pub fn recognise(text: &str) -> Option<&'static str> {
    let mut counts = [0_usize; 4];
    let mut is_foreign = false;
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        is_foreign |= FOREIGN.contains(lower);
        match u32::from(letter) {
            0x0041..=0x024f => counts[0] += 1,
            0x0400..=0x04ff => counts[1] += 1,
            0x0600..=0x06ff => counts[2] += 1,
            0x4e00..=0x9fff => counts[3] += 1,
            // Kana and Hangul.
            0x3040..=0x30ff | 0xac00..=0xd7a3 => is_foreign = true,
            _ => {}
        }
    }
    let all: usize = counts.iter().sum();
    let most = (0..counts.len()).max_by_key(|&script| counts[script])?;
    // Names and abbreviations in other letters stand in every text.
    if counts[most] < LETTERS || counts[most] * 3 < all * 2 {
        return None;
    }
    match most {
        0 => by_words(text),
        script => (!is_foreign).then_some(["", "ru", "ar", "zh"][script]),
    }
}

/// The language of most of the small words, if no other has two thirds as many.
fn by_words(text: &str) -> Option<&'static str> {
    let words = words(text);
    let count = |of: &str| {
        let of: Vec<&str> = of.split(' ').collect();
        words.iter().filter(|word| of.contains(&word.folded.as_str())).count()
    };
    let mut found = SMALL.map(|(code, of)| (count(of), code));
    found.sort_unstable();
    let [.., second, first] = found;
    (first.0 >= LEAST && second.0 * 3 < first.0 * 2).then_some(first.1)
}
