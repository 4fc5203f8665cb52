//! Whether the colours of the page can be told apart: the ratio that WCAG 2.2 asks for (1.4.3).

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../../src/html/page/page.css");

/// Red, green, blue and opacity, each from 0 to 1.
type Colour = [f64; 4];

/// The colours that a block of the style names.
fn colours(block: &str) -> BTreeMap<String, Colour> {
    let named =
        block.split(';').filter_map(|part| part.trim().strip_prefix("--")?.split_once(":#"));
    named.map(|(name, hex)| (name.to_owned(), colour(hex))).collect()
}

fn colour(hex: &str) -> Colour {
    let digits: Vec<f64> = hex.chars().map(|c| f64::from(c.to_digit(16).unwrap())).collect();
    let pair = |at: usize| match digits.len() {
        3 => digits[at] * 17.0 / 255.0,
        _ => (digits[2 * at] * 16.0 + digits[2 * at + 1]) / 255.0,
    };
    [pair(0), pair(1), pair(2), if digits.len() == 8 { pair(3) } else { 1.0 }]
}

fn over(top: Colour, below: Colour) -> Colour {
    let mix = |at: usize| top[at] * top[3] + below[at] * (1.0 - top[3]);
    [mix(0), mix(1), mix(2), 1.0]
}

fn luminance(colour: Colour) -> f64 {
    let linear = |value: f64| {
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The lowest ratio of letters to what they stand on, with both.
fn lowest(colours: &BTreeMap<String, Colour>) -> (f64, String) {
    let paper = colours["paper"];
    let grounds = |name: &str| match name {
        // Brackets within brackets are tinted three deep.
        "deep" => (0..3).fold(paper, |ground, _| over(colours["tint"], ground)),
        "deep-wash" => (0..3).fold(colours["wash"], |ground, _| over(colours["tint"], ground)),
        name => colours[name],
    };
    let pairs = [
        ("ink", "paper sheet wash deep deep-wash fill fill2"),
        ("soft", "paper sheet wash deep deep-wash"),
        ("accent", "paper sheet wash"),
        ("sign", "paper sheet wash deep deep-wash"),
        ("new", "paper wash deep deep-wash"),
        ("gone", "paper wash deep deep-wash"),
    ];
    let mut lowest = (f64::INFINITY, String::new());
    for (letters, all) in pairs {
        for ground in all.split(' ') {
            let ratio = ratio(colours[letters], grounds(ground));
            if ratio < lowest.0 {
                lowest = (ratio, format!("{letters} on {ground}"));
            }
        }
    }
    lowest
}

#[test]
fn letters_stand_out_from_what_they_stand_on() {
    let (light, rest) = STYLE.split_once("@media (prefers-color-scheme:dark){:root{").unwrap();
    let dark = rest.split_once('}').unwrap().0;
    let light = light.split_once(":root{").unwrap().1.split_once('}').unwrap().0;
    for (name, block) in [("light", light), ("dark", dark)] {
        let (ratio, pair) = lowest(&colours(block));
        println!("{name}: lowest contrast {ratio:.2}, {pair}");
        assert!(ratio >= 4.5, "{name}: {ratio:.2}, {pair}");
    }
}

#[test]
fn letters_that_fade_are_found() {
    let light = STYLE.split_once(":root{").unwrap().1.split_once('}').unwrap().0;
    let mut faded = colours(light);
    faded.insert("soft".to_owned(), colour("8a929c"));
    assert!(lowest(&faded).0 < 4.5);
}
