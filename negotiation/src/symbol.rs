//! Document symbols: `A/C.3/68/L.75/Rev.1`.
//!
//! **Invariant:** what parses is printed again character for character.

use std::fmt;
use std::str::FromStr;

/// The symbol of a document: an organ, the parts of its path, and suffixes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    organ: String,
    parts: Vec<String>,
    suffixes: Vec<Suffix>,
    session: Option<String>,
}

/// What says that a document goes with another of the same symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suffix {
    /// Takes its place.
    Revision(u32),
    /// Adds to it.
    Addendum(u32),
    /// Corrects it.
    Corrigendum(u32),
    /// Would amend it.
    Amendment(u32),
    /// Sums it up.
    Summary,
    /// Issued again for technical reasons.
    Reissued,
}

/// Why a text is no symbol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{part}` is no part of a document symbol; one looks like A/80/L.41 or A/520/Rev.20")]
pub struct SymbolError {
    /// The part that is wrong.
    pub part: String,
}

/// Parts that stand with a number: `L.41`.
const NUMBERED: &[&str] =
    &["C", "CN", "AC", "CONF", "WG", "Sub", "L", "PV", "SR", "CRP", "WP", "R", "DP", "SC", "GC"];

/// Parts that stand alone.
const PLAIN: &[&str] = &["RES", "PC", "INF", "PRST", "DEC", "NGO"];

impl Symbol {
    /// The organ that issued it: `A` for the General Assembly.
    pub fn organ(&self) -> &str {
        &self.organ
    }

    /// The parts behind the organ, without suffixes.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(String::as_str)
    }

    /// The suffixes, in order.
    pub fn suffixes(&self) -> &[Suffix] {
        &self.suffixes
    }

    /// The session or the year in parentheses, as old resolutions bear it.
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }
}

impl FromStr for Symbol {
    type Err = SymbolError;

    fn from_str(text: &str) -> Result<Self, SymbolError> {
        let wrong = |part: &str| SymbolError { part: part.to_owned() };
        let (path, session) = match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
            Some((path, session)) => (path, Some(session)),
            None => (text, None),
        };
        let (path, reissued) = path.strip_suffix('*').map_or((path, false), |path| (path, true));
        let mut parts = path.split('/');
        let organ = parts.next().filter(|organ| is_organ(organ)).ok_or_else(|| wrong(text))?;
        let mut symbol =
            Self { organ: organ.to_owned(), parts: vec![], suffixes: vec![], session: None };
        for part in parts {
            if let Some(suffix) = suffix(part) {
                symbol.suffixes.push(suffix);
            } else if symbol.suffixes.is_empty() && is_part(part) {
                symbol.parts.push(part.to_owned());
            } else {
                return Err(wrong(part));
            }
        }
        if symbol.parts.is_empty() {
            return Err(wrong(text));
        }
        if reissued {
            symbol.suffixes.push(Suffix::Reissued);
        }
        if let Some(session) = session {
            let of_resolution = symbol.parts().next() == Some("RES") && is_session(session);
            symbol.session = Some(session).filter(|_| of_resolution).map(str::to_owned);
            symbol.session.as_ref().ok_or_else(|| wrong(session))?;
        }
        Ok(symbol)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.organ)?;
        self.parts.iter().try_for_each(|part| write!(f, "/{part}"))?;
        for suffix in &self.suffixes {
            match suffix {
                Suffix::Revision(number) => write!(f, "/Rev.{number}")?,
                Suffix::Addendum(number) => write!(f, "/Add.{number}")?,
                Suffix::Corrigendum(number) => write!(f, "/Corr.{number}")?,
                Suffix::Amendment(number) => write!(f, "/Amend.{number}")?,
                Suffix::Summary => f.write_str("/Summary")?,
                Suffix::Reissued => f.write_str("*")?,
            }
        }
        self.session.iter().try_for_each(|session| write!(f, " ({session})"))
    }
}

fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain)
}

/// A word in capitals: `A`, `CRC`, `UNEP`, or the letters of a body outside the United Nations.
fn is_organ(text: &str) -> bool {
    let mut letters = text.bytes();
    letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'0'..=b'9' | b'-'))
}

fn is_part(text: &str) -> bool {
    if let Some((word, rest)) = text.split_once('.') {
        return NUMBERED.contains(&word) && number(rest).is_some();
    }
    let emergency = |text: &str| text.strip_prefix("ES-").or(text.strip_prefix("S-")).is_some();
    number(text).is_some()
        || PLAIN.contains(&text)
        || (text.len() == 1 && is_organ(text))
        || text.strip_prefix("NGO").and_then(number).is_some()
        || (emergency(text) && number(text.rsplit('-').next().unwrap_or_default()).is_some())
}

fn suffix(text: &str) -> Option<Suffix> {
    if text == "Summary" {
        return Some(Suffix::Summary);
    }
    let (word, rest) = text.split_once('.')?;
    let rest = number(rest)?;
    match word {
        "Rev" => Some(Suffix::Revision(rest)),
        "Add" => Some(Suffix::Addendum(rest)),
        "Corr" => Some(Suffix::Corrigendum(rest)),
        "Amend" => Some(Suffix::Amendment(rest)),
        _ => None,
    }
}

/// The session in Roman numerals, or the year.
fn is_session(text: &str) -> bool {
    let roman = unbracket_text::number::read_roman(&text.to_lowercase()).is_some();
    let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase());
    (roman && capitals) || (text.len() == 4 && number(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_in_use_are_read_and_printed_again() {
        for text in [
            "A/RES/80/173",
            "A/80/L.41",
            "A/C.3/68/L.75",
            "A/C.3/68/SR.54",
            "A/53/PV.64",
            "A/520/Rev.20",
            "A/RES/475 (V)",
            "S/RES/1325 (2000)",
            "A/80/L.41/Rev.1/Add.2",
            "A/CONF.167/9/Corr.1",
            "CRC/C/156",
            "E/CN.16/2025/L.1*",
            "A/ES-11/L.1",
            "IGF/2035/INF/2",
        ] {
            assert_eq!(
                text.parse::<Symbol>().map(|symbol| symbol.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn the_parts_of_a_symbol_have_names() {
        let symbol: Symbol = "A/80/L.41/Rev.2".parse().unwrap();
        assert_eq!((symbol.organ(), symbol.suffixes()), ("A", &[Suffix::Revision(2)][..]));
        assert_eq!(symbol.parts().collect::<Vec<_>>(), ["80", "L.41"]);
        let old: Symbol = "A/RES/475 (V)".parse().unwrap();
        assert_eq!(old.session(), Some("V"));
    }

    #[test]
    fn what_only_looks_like_a_symbol_is_refused() {
        for text in [
            "",
            "A",
            "a/80/1",
            "A/",
            "A//1",
            "A/80/L.",
            "A/80/L.x",
            "A/080/L.1",
            "A/Rev.1/80",
            "A/80/L.41/Rev.1x",
            "A/80 (V)",
            "A/RES/475 (W)",
            "A/RES/475 (v)",
            "A/RES/475 (12)",
            "Final draft",
            "A/80/../1",
            "A/80/L.1 ",
            "/80",
        ] {
            assert!(text.parse::<Symbol>().is_err(), "{text}");
        }
    }
}
