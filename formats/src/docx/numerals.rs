//! Numbers as lists print them, in the formats of the six languages.

use unbracket_text::number::roman;

/// Prints a number in a format of the file (`decimal`, `lowerRoman` …); unknown ones as decimal.
pub(super) fn print(value: i64, format: &str) -> String {
    let Ok(number) = u32::try_from(value) else { return value.to_string() };
    match format {
        "upperRoman" => roman(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperLetter" => repeated(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => repeated(number, "abcdefghijklmnopqrstuvwxyz"),
        "russianLower" => repeated(number, "абвгдежзиклмнопрстуфхцчшщыэюя"),
        "russianUpper" => repeated(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
        "arabicAlpha" => repeated(number, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        "arabicAbjad" => repeated(number, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
        "hindiNumbers" => digits(number, '\u{0660}'),
        "decimalFullWidth" => digits(number, '\u{FF10}'),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => ordinal(number),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital" => han(number),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

/// The bullet of a level: a character, where the file has one of a symbol font.
pub(super) fn bullet(text: &str) -> String {
    match text.chars().next() {
        None => String::new(),
        Some('\u{E000}'..='\u{F8FF}' | '*') => "•".to_owned(),
        Some('o') => "◦".to_owned(),
        Some(c) => c.to_string(),
    }
}

/// a … z, aa, bb …
fn repeated(number: u32, alphabet: &str) -> String {
    const LONGEST: usize = 8;
    let length = alphabet.chars().count().max(1);
    let Some(place) = (number as usize).checked_sub(1) else { return number.to_string() };
    let times = place / length + 1;
    if times > LONGEST {
        return number.to_string();
    }
    alphabet.chars().nth(place % length).map(|c| c.to_string().repeat(times)).unwrap_or_default()
}

fn digits(number: u32, zero: char) -> String {
    let shift = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit));
    number.to_string().chars().filter_map(shift).collect()
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Up to 99 in Han characters, beyond in digits.
fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or_default();
    match number {
        0 => "〇".to_owned(),
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_in_their_format() {
        let printed: Vec<String> = [
            (4, "upperRoman"),
            (28, "lowerLetter"),
            (3, "arabicAbjad"),
            (12, "hindiNumbers"),
            (23, "chineseCounting"),
            (5, "decimalZero"),
            (22, "ordinal"),
            (7, "unheardOf"),
            (-1, "lowerRoman"),
        ]
        .into_iter()
        .map(|(value, format)| print(value, format))
        .collect();
        assert_eq!(printed, ["IV", "bb", "ج", "١٢", "二十三", "05", "22nd", "7", "-1"]);
    }
}
