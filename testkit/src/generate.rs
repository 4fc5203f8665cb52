//! Generated texts: the same seed gives the same text on every machine.

use unbracket_text::{
    Amendment, Change, Draft, Passage, Provision, ProvisionId, ProvisionKind, Sponsor,
};

/// A small generator (SplitMix64, Steele et al. 2014): enough for texts, not for secrets.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// A generator from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a bound, which must not be 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.draw() % u64::try_from(bound).unwrap_or(1)).unwrap_or(0)
    }
}

const STEMS: [&str; 40] = [
    "govern",
    "network",
    "access",
    "capacity",
    "finance",
    "right",
    "state",
    "forum",
    "partner",
    "data",
    "secure",
    "open",
    "inform",
    "develop",
    "report",
    "review",
    "commit",
    "consult",
    "measure",
    "region",
    "cooper",
    "respons",
    "public",
    "standard",
    "privacy",
    "algorithm",
    "learn",
    "languag",
    "youth",
    "women",
    "island",
    "connect",
    "afford",
    "sustain",
    "account",
    "transpar",
    "includ",
    "diverse",
    "trust",
    "safe",
];
const ENDINGS: [&str; 8] = ["", "s", "ing", "ed", "al", "ity", "able", "ation"];
const SMALL: [&str; 12] =
    ["the", "of", "and", "to", "in", "for", "all", "by", "with", "shall", "should", "their"];

fn word(seeded: &mut Seeded) -> String {
    if seeded.below(100) < 42 {
        return SMALL[seeded.below(SMALL.len())].to_owned();
    }
    format!("{}{}", STEMS[seeded.below(STEMS.len())], ENDINGS[seeded.below(ENDINGS.len())])
}

/// Words of a paragraph; about every twelfth is followed by a comma.
pub fn paragraph(seeded: &mut Seeded, words: usize) -> Vec<String> {
    let mut out = Vec::with_capacity(words);
    for _ in 0..words {
        let mut word = word(seeded);
        if seeded.below(12) == 0 {
            word.push(',');
        }
        out.push(word);
    }
    out
}

/// A draft of so many paragraphs of so many words, and its paragraphs as words.
///
/// # Panics
/// Never: identities differ.
pub fn draft(seeded: &mut Seeded, paragraphs: usize, words: usize) -> (Draft, Vec<Vec<String>>) {
    let texts: Vec<Vec<String>> = (0..paragraphs).map(|_| paragraph(seeded, words)).collect();
    let provision = |(at, words): (usize, &Vec<String>)| {
        let content = Passage::words(format!("{};", words.join(" ")));
        Provision::new(format!("p{}", at + 1), ProvisionKind::OperativeParagraph, content)
    };
    let draft = Draft::new(texts.iter().enumerate().map(provision).collect());
    (draft.expect("identities differ"), texts)
}

/// Edits of one paragraph: one to four places where up to five words give way to up to five others.
pub fn edited(seeded: &mut Seeded, words: &[String]) -> Vec<String> {
    let mut out = words.to_vec();
    for _ in 0..=seeded.below(4) {
        let from = seeded.below(out.len().max(1)).min(out.len());
        let to = (from + seeded.below(6)).min(out.len());
        let count = seeded.below(6);
        let new = paragraph(seeded, count);
        out.splice(from..to, new);
    }
    out
}

/// The stress shape of the field: amendments spread over a draft, most of them on its hot
/// paragraphs (the first ones).
pub fn amendments(
    seeded: &mut Seeded,
    texts: &[Vec<String>],
    count: usize,
    hot: usize,
) -> Vec<Amendment> {
    let one = |index: usize, seeded: &mut Seeded| {
        let at = match index % 5 {
            0 => seeded.below(texts.len()),
            _ => seeded.below(hot),
        };
        let wording = Passage::words(format!("{};", edited(seeded, &texts[at]).join(" ")));
        let provision = ProvisionId::new(format!("p{}", at + 1));
        let sponsor = Sponsor::new(&format!("Delegation {}", index % 193 + 1));
        Amendment::new([sponsor].into(), Change::Replace { provision, wording })
    };
    (0..count).map(|index| one(index, seeded)).collect()
}
