//! The series in which numbers are written: letters, Roman figures, Latin adverbs.
//!
//! **Invariant:** each series is written and read back without loss, from 1 to its stated end.

/// The adverbs from the second on; the first member of a series bears no adverb.
const LATIN: [&str; 19] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "octodecies",
    "novodecies",
    "vicies",
];

const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The longest run of one letter that is read as a number: `zzzzzzzz` is 208.
const LETTERS_AT_MOST: usize = 8;

/// The adverb of the `n`-th in a series, `bis` for 2. Behind `vicies` (20) the series goes on as
/// `bis 21`, `bis 22` …: no adverb beyond it is in use.
pub(crate) fn latin(n: u32) -> String {
    let index = (n as usize).saturating_sub(2);
    LATIN.get(index).map_or_else(|| format!("bis {n}"), |&word| word.to_owned())
}

/// The number of an adverb, 2 for `bis`; the abbreviation `quat` is understood.
pub(crate) fn read_latin(word: &str) -> Option<u32> {
    if word == "quat" {
        return Some(4);
    }
    let index = LATIN.iter().position(|&latin| latin == word)?;
    u32::try_from(index + 2).ok()
}

/// Lower-case letters as the UN writes them: `a` … `z`, then `aa`, `bb` … `zz`, `aaa`.
pub(crate) fn letters(n: u32) -> String {
    let index = n.saturating_sub(1);
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1) as usize).collect()
}

/// The number of a run of one lower-case letter.
pub(crate) fn read_letters(text: &str) -> Option<u32> {
    let first = text.bytes().next().filter(u8::is_ascii_lowercase)?;
    if text.len() > LETTERS_AT_MOST || text.bytes().any(|byte| byte != first) {
        return None;
    }
    let runs = u32::try_from(text.len()).ok()? - 1;
    Some(runs * 26 + u32::from(first - b'a') + 1)
}

/// Roman figures in lower case; from 4,000 on Arabic ones, since the series ends there.
pub fn roman(n: u32) -> String {
    if n == 0 || n >= 4000 {
        return n.to_string();
    }
    let mut rest = n;
    let mut out = String::new();
    for (value, figure) in ROMAN {
        while rest >= value {
            out.push_str(figure);
            rest -= value;
        }
    }
    out
}

/// The number of Roman figures in lower case, refused unless written as [`roman`] writes it.
pub fn read_roman(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut value = 0_u32;
    for (worth, figure) in ROMAN {
        while let Some(shorter) = rest.strip_prefix(figure) {
            value = value.checked_add(worth)?;
            rest = shorter;
        }
    }
    (rest.is_empty() && value > 0 && roman(value) == text).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_series_reads_back_what_it_writes() {
        for n in 1..=208 {
            assert_eq!(read_letters(&letters(n)), Some(n));
        }
        for n in 1..4000 {
            assert_eq!(read_roman(&roman(n)), Some(n));
        }
        for n in 2..=20 {
            assert_eq!(read_latin(&latin(n)), Some(n));
        }
    }

    #[test]
    fn letters_double_behind_z() {
        assert_eq!([26, 27, 28, 53].map(letters), ["z", "aa", "bb", "aaa"]);
    }

    #[test]
    fn the_adverbs_go_on_in_figures_behind_vicies() {
        assert_eq!(
            [2, 10, 11, 20, 21].map(latin),
            ["bis", "decies", "undecies", "vicies", "bis 21"]
        );
    }

    #[test]
    fn roman_figures_out_of_order_are_refused() {
        for text in ["iiii", "ic", "vx", "", "12", "mmmm"] {
            assert_eq!(read_roman(text), None, "{text}");
        }
    }
}
