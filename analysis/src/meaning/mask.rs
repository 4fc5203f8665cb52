//! Numbers taken out of a text before its meaning is compared.

use std::borrow::Cow;

/// What stands for every number. Of `0`, `1`, `10`, `#`, nothing and a word, this kept translations of
/// the same provision with numbers nearest to each other on our texts.
const NUMBER: &str = "10";

/// The text with every number the same: digits of any script, with single points, commas,
/// Arabic separators or hard spaces between them.
#[must_use]
pub fn without_numbers(text: &str) -> Cow<'_, str> {
    if !text.contains(is_digit) {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        masked.push_str(&rest[..start]);
        masked.push_str(NUMBER);
        rest = after_number(&rest[start..]);
    }
    masked.push_str(rest);
    Cow::Owned(masked)
}

/// What follows the number with which the text begins.
fn after_number(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_digit);
    while let Some(next) = rest.strip_prefix(['.', ',', '٫', '٬', '\u{a0}', '\u{202f}'])
        && next.starts_with(is_digit)
    {
        rest = next.trim_start_matches(is_digit);
    }
    rest
}

/// Decimal digits of the scripts of the six languages, also those of full width.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '０'..='９')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_becomes_the_same() {
        assert_eq!(without_numbers("no number"), "no number");
        assert_eq!(without_numbers("by 2030, 1,500.5 or 40 %."), "by 10, 10 or 10 %.");
        assert_eq!(without_numbers("٢٫٥ في المائة"), "10 في المائة");
        assert_eq!(without_numbers("在２０３５年"), "在10年");
        assert_eq!(without_numbers("1 000 000 and 7."), "10 10 10 and 10.");
        assert_eq!(without_numbers("1\u{202f}000\u{a0}000"), "10");
    }
}
