//! Numbers as they are written in a language.

use std::fmt::Display;

use crate::tongue::Tongue;

/// A number with so many digits after the sign of fractions.
pub(crate) fn number(tongue: Tongue, value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.digits$}", value.abs());
    let negative = value < 0.0 && plain.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let point = if matches!(tongue.code(), "en" | "zh") { '.' } else { ',' };
    let mut out = grouped(whole);
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    if negative { set(tongue, &format!("−{out}")) } else { out }
}

/// A number whose sign is always said.
pub(crate) fn signed(tongue: Tongue, value: f64, digits: usize) -> String {
    let plain = number(tongue, value, digits);
    if value > 0.0 && plain.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        set(tongue, &format!("+{plain}"))
    } else {
        plain
    }
}

/// A whole number.
pub(crate) fn count(value: usize) -> String {
    grouped(&value.to_string())
}

/// A share between 0 and 1.
pub(crate) fn percent(tongue: Tongue, share: f64) -> String {
    if !share.is_finite() {
        return "–".to_owned();
    }
    tongue.with("figure-percent", &[("value", &number(tongue, share * 100.0, 0))])
}

/// Whether there is a range: where both ends are the value there is none, and nothing is known of how
/// sure the value is.
pub(crate) fn is_range((low, high): (f64, f64)) -> bool {
    high - low > 1e-12
}

/// A value with the range in which it may lie, each end as `written` writes it; alone where there is none.
pub(crate) fn ranged(
    tongue: Tongue,
    (value, low, high): (f64, f64, f64),
    written: impl Fn(f64) -> String,
) -> String {
    if !is_range((low, high)) {
        return written(value);
    }
    let [value, low, high] = [value, low, high].map(written);
    let values: [(&str, &dyn Display); 3] = [("value", &value), ("low", &low), ("high", &high)];
    tongue.with("analysis-ranged", &values)
}

/// A sign before a number keeps its place where writing runs from right to left.
fn set(tongue: Tongue, number: &str) -> String {
    if tongue.direction() == "rtl" {
        format!("\u{2066}{number}\u{2069}")
    } else {
        number.to_owned()
    }
}

/// Thousands are set apart by a narrow space, in every language.
fn grouped(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() + digits.len());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_its_language_writes_it() {
        let of = |code| Tongue::find(code).unwrap();
        assert_eq!(number(of("en"), -0.25, 2), "−0.25");
        assert_eq!(number(of("fr"), 12_345.5, 1), "12\u{202f}345,5");
        assert_eq!(number(of("ar"), -1.0, 0), "\u{2066}−1\u{2069}");
        assert_eq!(number(of("en"), -0.001, 2), "0.00", "nothing has no sign");
        assert_eq!(signed(of("en"), 0.2, 1), "+0.2");
        assert_eq!(signed(of("en"), 0.0, 1), "0.0");
        assert_eq!(number(of("en"), f64::NAN, 1), "–");
        assert_eq!(count(9_999), "9999");
        let of = |low, high| ranged(of("en"), (0.0, low, high), |it| percent(of("en"), it));
        assert_eq!((of(0.0, 0.1), of(0.0, 0.0)), ("0% (0% to 10%)".into(), "0%".into()));
    }
}
