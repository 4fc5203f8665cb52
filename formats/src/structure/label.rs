//! Labels typed or printed in front of a paragraph: `12.`, `12 bis.`, `(a)`, `PP3`, `A.`
//!
//! **Invariant:** [`split_label`] takes back what [`print_label`] puts in front, and never takes a
//! year, a decimal number or the `2030` of `2030 Agenda` for a label.

const LATIN: [&str; 12] = [
    "bis",
    "ter",
    "quater",
    "quat",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "alt",
    "alternative",
];
const BULLETS: [char; 12] = ['•', '◦', '▪', '‣', '●', '○', '■', '□', '·', '–', '—', '-'];
const HAN_DIGITS: &str = "一二三四五六七八九十";

/// Cuts the label off the beginning of a paragraph: the label without its closing dot, and the rest.
///
/// Recognises `12.`, `12 bis.`, `12 alt 1.`, `12A.`, `1.2.`, `(a)`, `a)`, `(i)`, `(1)`, `1)`, `a.`,
/// `A.`, `IV.`, `PP3.`, `OP 4`, bullets, Arabic-Indic digits (`١٢-`), Han digits (`一、`) and letters
/// of any script in brackets. The text in front of which no label stands comes back whole.
pub fn split_label(text: &str) -> (Option<String>, &str) {
    let text = text.trim();
    let found = annex(text)
        .or_else(|| bullet(text))
        .or_else(|| preambular_or_operative(text))
        .or_else(|| number(text))
        .or_else(|| in_brackets(text))
        .or_else(|| letters(text));
    match found {
        Some((label, rest)) => (Some(label), rest.trim_start()),
        None => (None, text),
    }
}

/// The label as it is printed in front of a paragraph: with a closing dot where it needs one.
pub fn print_label(label: &str) -> String {
    let closed = label.ends_with([')', '）', '.', ':'])
        || label.starts_with(['(', '（'])
        || label.chars().all(|c| BULLETS.contains(&c));
    if closed || label.is_empty() { label.to_owned() } else { format!("{label}.") }
}

/// The value of a decimal digit of the scripts in which the six languages write numbers.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        '\u{FF10}'..='\u{FF19}' => Some(c as u32 - 0xFF10),
        _ => None,
    }
}

/// The number at the beginning of a text and what stands behind it.
pub(crate) fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() || digits.chars().count() > 4 {
        return None;
    }
    let value = digits.chars().filter_map(digit).fold(0, |sum, digit| sum * 10 + digit);
    Some((value, rest))
}

/// The value of a roman numeral in one case, up to 89.
pub(crate) fn roman(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    if lower.is_empty() || lower.len() > 8 || (text != lower && text != text.to_uppercase()) {
        return None;
    }
    unbracket_text::number::read_roman(&lower).filter(|value| *value < 90)
}

/// A label ends where the text ends or a space follows.
fn ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

/// `Annex`, `Annex II`, alone or with a dot, colon or dash before the title of the annex.
fn annex(text: &str) -> Option<(String, &str)> {
    let rest = ["Annex", "ANNEX"].iter().find_map(|word| text.strip_prefix(word))?;
    let numeral = rest.trim_start();
    let end = numeral.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(numeral.len());
    let (numeral, behind) = numeral.split_at(end);
    let numbered = is_small_number(numeral) || roman(numeral).is_some() || capital(numeral);
    let spaced = rest.starts_with(' ');
    let (label, rest) = if spaced && numbered {
        (format!("Annex {}", numeral.to_uppercase()), behind)
    } else {
        ("Annex".to_owned(), rest)
    };
    let rest = rest.strip_prefix(['.', ':']).unwrap_or(rest);
    let closed = rest.is_empty() || ends(rest) && behind_stop(text, rest);
    closed.then_some((label, rest))
}

fn capital(text: &str) -> bool {
    text.len() == 1 && text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a dot or colon, or a dash, stands before the rest of a text.
fn behind_stop(text: &str, rest: &str) -> bool {
    let before = text.strip_suffix(rest).unwrap_or(text);
    before.ends_with(['.', ':']) || rest.trim_start().starts_with(['–', '—'])
}

fn bullet(text: &str) -> Option<(String, &str)> {
    let first = text.chars().next().filter(|c| BULLETS.contains(c))?;
    let rest = &text[first.len_utf8()..];
    (ends(rest) && !rest.is_empty()).then(|| (first.to_string(), rest))
}

fn preambular_or_operative(text: &str) -> Option<(String, &str)> {
    let name = ["PP", "OP"].into_iter().find(|name| text.starts_with(name))?;
    let (_, rest) = leading_number(text[2..].trim_start())?;
    let digits = digits_before(text[2..].trim_start(), rest);
    let (suffix, rest) = suffixes(rest);
    let rest = rest.strip_prefix(['.', ':', ')']).unwrap_or(rest);
    ends(rest).then(|| (format!("{name}{digits}{suffix}"), rest))
}

fn digits_before<'a>(text: &'a str, rest: &str) -> &'a str {
    text.strip_suffix(rest).unwrap_or(text)
}

/// `12.`, `12 bis.`, `12A.`, `1.2.`, `12)`, `١٢-`, `12、`.
fn number(text: &str) -> Option<(String, &str)> {
    if let Some((label, rest)) = text.split_once('、').filter(|(label, _)| han_number(label)) {
        return Some((label.to_owned(), rest));
    }
    let (value, mut rest) = leading_number(text)?;
    let mut label = digits_before(text, rest).to_owned();
    let mut parts = 1;
    while let Some((_, behind)) = rest.strip_prefix('.').and_then(leading_number) {
        label.push('.');
        label.push_str(digits_before(&rest[1..], behind));
        rest = behind;
        parts += 1;
    }
    let (suffix, behind) = suffixes(rest);
    label.push_str(&suffix);
    if let Some(rest) = behind.strip_prefix(')').filter(|rest| ends(rest)) {
        return Some((label + ")", rest));
    }
    if (1900..=2100).contains(&value) && parts == 1 && suffix.is_empty() {
        return None;
    }
    if let Some(rest) = behind.strip_prefix(['.', '．', '、']) {
        let spaced = ends(rest) || !behind.starts_with('.') || starts_word(rest);
        return spaced.then_some((label, rest));
    }
    let rest = after_dash(text, behind)
        .or_else(|| (parts > 2 && ends(behind)).then_some(behind))
        .or_else(|| (!suffix.is_empty() && opens_sentence(behind)).then_some(behind))?;
    Some((label, rest))
}

/// `12.The`: a dot without the space behind it, before a capital letter or a Han character.
fn starts_word(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_uppercase() || unbracket_text::token::is_han(c))
}

/// `12 bis The …`: what follows a Latin word without a dot must look like a beginning.
fn opens_sentence(rest: &str) -> bool {
    ends(rest) && rest.trim_start().chars().next().is_none_or(|c| !c.is_lowercase())
}

/// Arabic documents close a number with a dash.
fn after_dash<'a>(text: &str, behind: &'a str) -> Option<&'a str> {
    let rest = behind.trim_start().strip_prefix(['-', '–', '—'])?;
    (ends(rest) && unbracket_text::token::runs_right_to_left(text)).then_some(rest)
}

fn han_number(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 3 && text.chars().all(|c| HAN_DIGITS.contains(c))
}

/// ` bis`, ` alt 1`, `A` behind a number, in one spelling, and what follows them.
fn suffixes(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    if let Some(letter) = rest.chars().next().filter(char::is_ascii_uppercase)
        && !rest[1..].starts_with(char::is_alphanumeric)
    {
        out.push(letter);
        rest = &rest[1..];
    }
    while let Some((suffix, behind)) = latin(rest) {
        out.push(' ');
        out.push_str(&suffix);
        rest = behind;
    }
    (out, rest)
}

fn latin(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, mut rest) = text.split_at(end);
    let word = word.to_ascii_lowercase();
    if !LATIN.contains(&word.as_str()) {
        return None;
    }
    let mut suffix = word;
    if suffix.starts_with("alt")
        && let Some((_, behind)) = leading_number(rest.trim_start()).filter(|(n, _)| *n < 100)
    {
        suffix.push(' ');
        suffix.push_str(digits_before(rest.trim_start(), behind));
        rest = behind;
    }
    Some((suffix, rest))
}

/// `(a)`, `(iv)`, `(12)`, `(أ)`, `（一）`, with `bis` behind it or in it.
fn in_brackets(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let (whole, rest) = inner.split_once([')', '）'])?;
    // `(b bis)` is written for `(b) bis`.
    let (inner, within) = match whole.split_once(' ').map(|(head, tail)| (head, suffixes(tail))) {
        Some((head, (within, ""))) => (head, within),
        _ => (whole, String::new()),
    };
    let one_letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    let short = inner.len() <= 12
        && (one_letter || han_number(inner) || is_letter_label(inner) || is_small_number(inner));
    let (suffix, rest) = suffixes(rest);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let open = ends(rest) || rest.starts_with(char::is_alphabetic);
    (short && open).then(|| (format!("({inner}){within}{suffix}"), rest))
}

fn is_small_number(text: &str) -> bool {
    leading_number(text).is_some_and(|(value, rest)| rest.is_empty() && value < 1000)
}

/// One letter, the same letter twice, or a roman numeral.
fn is_letter_label(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next().filter(|c| c.is_alphabetic()) else { return false };
    text.chars().count() <= 2 && chars.all(|c| c == first) || roman(text).is_some()
}

/// `a)`, `iv)`, `A.`, `IV.`, `a.`
fn letters(text: &str) -> Option<(String, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (letters, behind) = text.split_at(end);
    if !is_letter_label(letters) {
        return None;
    }
    // Arabic typists put a space before the bracket: `أ )`.
    let bracket = behind.strip_prefix(' ').unwrap_or(behind).strip_prefix(')');
    if let Some(rest) = bracket.filter(|rest| ends(rest)) {
        return Some((format!("{letters})"), rest));
    }
    let rest = behind.strip_prefix('.').filter(|rest| ends(rest))?;
    Some((letters.to_owned(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, label: &str, rest: &str) {
        let (found, behind) = split_label(text);
        assert_eq!((found.as_deref().unwrap_or(""), behind), (label, rest), "{text}");
    }

    #[test]
    fn labels_of_negotiated_texts_are_recognised() {
        check("12. Reaffirms", "12", "Reaffirms");
        check("12 bis. Decides", "12 bis", "Decides");
        check("12bis Decides", "12 bis", "Decides");
        check("12 alt 1. Decides", "12 alt 1", "Decides");
        check("12 bis alt 2. Decides", "12 bis alt 2", "Decides");
        check("12A. Decides", "12A", "Decides");
        check("(a) To do", "(a)", "To do");
        check("(a) bis To do", "(a) bis", "To do");
        // A space inside the bracket comes from `suffixes`, so that both spellings are one label.
        check("(b bis) relieve", "(b) bis", "relieve");
        check("a) To do", "a)", "To do");
        check("(iv) To do", "(iv)", "To do");
        check("PP3. Recalling", "PP3", "Recalling");
        check("PP 3 bis Recalling", "PP3 bis", "Recalling");
        check("OP4 Decides", "OP4", "Decides");
        check("A. Digital divides", "A", "Digital divides");
        check("IV. Means", "IV", "Means");
        check("1.2. Access", "1.2", "Access");
        check("١٢. تؤكد", "١٢", "تؤكد");
        check("١٢ - تؤكد", "١٢", "تؤكد");
        check("(أ) تؤكد", "(أ)", "تؤكد");
        check("أ ) تؤكد", "أ)", "تؤكد");
        check("一、总则", "一", "总则");
        check("• to act", "•", "to act");
        check("12.", "12", "");
        check("Annex II", "Annex II", "");
        check("ANNEX", "Annex", "");
        check("Annex 1: Terms", "Annex 1", "Terms");
    }

    #[test]
    fn words_and_years_are_no_labels() {
        for text in [
            "2030 Agenda for Sustainable Development",
            "2015. A year",
            "12 months after",
            "1.5 degrees",
            "12.5 per cent",
            "(in other words) we",
            "A new paragraph",
            "i.e. this",
            "OPEC decides",
            "PPP models",
            "(EU) proposes",
            "-5 degrees",
            "Annexes are part of this",
            "Annex I parties shall",
            "",
        ] {
            check(text, "", text);
        }
    }

    #[test]
    fn a_printed_label_is_taken_back() {
        for label in [
            "12", "12 bis", "3A", "(a)", "a)", "PP3", "IV", "A", "•", "1.2", "OP4", "一",
            "Annex II",
        ] {
            check(&format!("{} Words", print_label(label)), label, "Words");
        }
    }
}
