//! Symbols of fonts that have no Unicode characters of their own.

use super::xml::Element;

/// The Unicode character of a `w:sym`; none where it is not known.
pub(super) fn character(element: &Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(element.attribute("char")?.trim(), 16).ok()?;
    let font = element.attribute("font").unwrap_or_default().to_ascii_lowercase();
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    if font == "symbol" {
        return greek(place);
    }
    if font.starts_with("wingdings") {
        return wingding(place);
    }
    char::from_u32(code).filter(|c| !matches!(c, '\u{E000}'..='\u{F8FF}') && !c.is_control())
}

fn greek(place: u32) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match place {
        0x20..=0x40 => char::from_u32(place),
        0x41..=0x5A => CAPITALS.chars().nth(place as usize - 0x41),
        0x61..=0x7A => SMALL.chars().nth(place as usize - 0x61),
        0xA3 => Some('≤'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB7 => Some('•'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0xA5 => Some('∞'),
        0xAE => Some('→'),
        0xAC => Some('←'),
        0xD2 => Some('®'),
        0xD3 => Some('©'),
        0xD4 => Some('™'),
        0xE5 => Some('∑'),
        0xF2 => Some('∫'),
        _ => None,
    }
}

fn wingding(place: u32) -> Option<char> {
    match place {
        0x28 => Some('☎'),
        0x6C => Some('●'),
        0x6E => Some('■'),
        0x6F | 0xA8 => Some('☐'),
        0x9F | 0xB7 => Some('•'),
        0xA7 => Some('▪'),
        0xD8 => Some('➢'),
        0xDF => Some('←'),
        0xE0 => Some('→'),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFD => Some('☒'),
        0xFE => Some('☑'),
        _ => None,
    }
}
