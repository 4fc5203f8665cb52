//! Text that looks the same and is not: hidden characters, borrowed letters, foreign digits.
//!
//! **Invariant:** nothing here changes or refuses a text. A warning says what stands there, so that
//! people can look; honest texts in many scripts raise none.
//!
//! After UTS #39 (confusables, Unicode Consortium) and the Trojan Source attacks (Boucher and
//! Anderson, 2021), which UTS #39 alone does not find.

mod digits;
mod hidden;
mod imitation;

use std::fmt;
use std::ops::Range;

use unicode_security::skeleton;

/// A place in a text that is not what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookalike {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it is.
    pub kind: LookalikeKind,
    /// The characters concerned, as they stand there.
    pub text: String,
}

/// Why a text is not what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LookalikeKind {
    /// A character that shows nothing, or a control character.
    Invisible,
    /// A direction embedding or override: text behind it may be shown in another order.
    DirectionOverride,
    /// A direction isolate that is not closed, or closed without having been opened.
    UnbalancedIsolate,
    /// A direction mark in a text without letters that run from right to left.
    DirectionMark,
    /// A tag character: a hidden copy of a Latin letter.
    Tag,
    /// A variation selector.
    VariationSelector,
    /// A soft hyphen.
    SoftHyphen,
    /// A joiner or non-joiner outside scripts that need it.
    Joiner,
    /// A word of letters from several scripts.
    MixedScripts,
    /// A character that imitates Latin letters, within a Latin word.
    Imitation,
    /// A word of another script whose every letter imitates a Latin one, in a Latin text.
    ImitatedWord,
    /// A digit of another script than the text's, or a number of digits from several scripts.
    ForeignDigit,
}

impl fmt::Display for Lookalike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            LookalikeKind::Invisible => "an invisible character",
            LookalikeKind::DirectionOverride => "a direction override",
            LookalikeKind::UnbalancedIsolate => "a direction isolate without its other half",
            LookalikeKind::DirectionMark => "a direction mark in a text that needs none",
            LookalikeKind::Tag => "a hidden tag character",
            LookalikeKind::VariationSelector => "a variation selector",
            LookalikeKind::SoftHyphen => "a soft hyphen",
            LookalikeKind::Joiner => "a joiner in a script that needs none",
            LookalikeKind::MixedScripts => "a word of several scripts",
            LookalikeKind::Imitation => "a character that imitates a Latin letter",
            LookalikeKind::ImitatedWord => "a word that imitates Latin letters",
            LookalikeKind::ForeignDigit => "a digit of another script",
        };
        write!(f, "{what}:")?;
        for character in self.text.chars() {
            write!(f, " U+{:04X}", u32::from(character))?;
        }
        Ok(())
    }
}

/// What in a text is not what it looks like, in order of place.
pub fn warnings(text: &str) -> Vec<Lookalike> {
    let mut found = hidden::warnings(text);
    if !text.is_ascii() {
        found.extend(imitation::warnings(text));
        found.extend(digits::warnings(text));
    }
    found.sort_by_key(|warning| (warning.at.start, warning.at.end, warning.kind));
    found
}

/// Whether two texts look the same and are not: their bytes differ, and they have one skeleton
/// (UTS #39, section 4) once text under a direction override is put in the order it is shown in.
///
/// Honest pairs do so too (`rn` and `m`): it is a reason to warn, never to refuse.
pub fn look_alike(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let (a, b) = (hidden::as_shown(a), hidden::as_shown(b));
    skeleton(&a).eq(skeleton(&b))
}

fn lookalike(text: &str, at: Range<usize>, kind: LookalikeKind) -> Lookalike {
    Lookalike { text: text[at.clone()].to_owned(), at, kind }
}

/// What a character looks like, where it looks like Latin letters and is none of ASCII.
fn imitated(character: char) -> Option<String> {
    if character.is_ascii() {
        return None;
    }
    let mut buffer = [0; 4];
    let shown: String = skeleton(character.encode_utf8(&mut buffer)).collect();
    let is_latin = !shown.is_empty() && shown.chars().all(|c| c.is_ascii_alphabetic());
    is_latin.then_some(shown)
}
