//! The six languages of the interface: messages in Fluent, one folder a language, one file a topic.
//!
//! **Invariant:** every message is there in every language; a test says which is not.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::assets::LOCALES;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tongue(usize);

/// Code, own name, and whether it runs from right to left.
pub const LANGUAGES: &[(&str, &str, bool)] = &[
    ("ar", "العربية", true),
    ("zh", "中文", false),
    ("en", "English", false),
    ("fr", "Français", false),
    ("ru", "Русский", false),
    ("es", "Español", false),
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<BTreeMap<&'static str, Bundle>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(code, ..)| (*code, bundle(code))).collect());

fn bundle(code: &'static str) -> Bundle {
    let language = code.parse().expect("the codes of the six languages are well-formed");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Values are set apart where their direction may differ: see `set_apart`.
    bundle.set_use_isolating(false);
    for (_, text) in LOCALES.iter().filter(|(of, _)| *of == code) {
        // A message that is damaged or said twice is found by the test over all of them.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
    }
    bundle
}

impl Tongue {
    /// English.
    pub const ENGLISH: Self = Self(2);

    /// All languages.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(Self)
    }

    /// The language of a code such as `fr` or `fr-CA`.
    pub fn find(code: &str) -> Option<Self> {
        let base = code.split(['-', '_']).next()?.to_ascii_lowercase();
        LANGUAGES.iter().position(|(known, ..)| *known == base).map(Self)
    }

    /// What a language is called in this one; its code where it is none of the six.
    pub(crate) fn name_of(self, code: &str) -> String {
        let known = Self::find(code).map(|it| format!("term-Language-{}", it.code()));
        known.map_or_else(|| code.to_owned(), |key| self.say(&key))
    }

    /// The first of ours in what a browser prefers, such as `ar,en;q=0.5`.
    pub fn preferred(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = Vec::new();
        for part in header.split(',').take(32) {
            let mut parts = part.trim().split(';');
            let Some(tongue) = parts.next().and_then(Self::find) else { continue };
            let weight = parts.find_map(|one| one.trim().strip_prefix("q=")?.parse().ok());
            wanted.push((weight.unwrap_or(1.0), tongue));
        }
        wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
        wanted.first().map(|(_, tongue)| *tongue)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        LANGUAGES[self.0].1
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        if LANGUAGES[self.0].2 { "rtl" } else { "ltr" }
    }

    /// What stands between what was and what becomes of it: it points where the language runs.
    pub(crate) fn arrow(self) -> &'static str {
        if self.direction() == "rtl" { "←" } else { "→" }
    }

    /// The sign that leads back: it points against the language.
    pub(crate) fn back(self) -> &'static str {
        if self.direction() == "rtl" { "→" } else { "←" }
    }

    /// What stands between the parts of a list.
    pub(crate) fn comma(self) -> &'static str {
        match self.code() {
            "ar" => "، ",
            "zh" => "、",
            _ => ", ",
        }
    }

    /// What stands between a name and what is said of it.
    pub(crate) fn colon(self) -> &'static str {
        match self.code() {
            "fr" => "\u{a0}: ",
            "zh" => "：",
            _ => ": ",
        }
    }

    /// What stands between parts of a list that hold commas themselves.
    pub(crate) fn semicolon(self) -> &'static str {
        match self.code() {
            "ar" => "؛ ",
            "fr" => "\u{202f}; ",
            "zh" => "；",
            _ => "; ",
        }
    }

    /// A message.
    pub fn say(self, key: &str) -> String {
        self.message(key, None)
    }

    /// A message with named values; whole numbers choose among plural forms.
    pub fn with(self, key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            let text = value.to_string();
            let value = match text.parse::<i64>() {
                Ok(number) if number.to_string() == text => FluentValue::from(number),
                _ => FluentValue::from(self.set_apart(text)),
            };
            arguments.set((*name).to_owned(), value);
        }
        self.message(key, Some(&arguments))
    }

    /// A word by its message; one that a newer version wrote has none, and is shown as it is.
    pub(crate) fn word(self, key: &str, word: &str) -> String {
        if self.has(key) { self.say(key) } else { word.to_owned() }
    }

    /// A word of a closed list of the negotiation, such as `first-reading` of `Stage`.
    pub(crate) fn term(self, list: &str, word: &str) -> String {
        self.word(&format!("term-{list}-{word}"), word)
    }

    /// A thing by its kind and number, such as `proposal` 3.
    pub(crate) fn thing(self, noun: &str, number: impl std::fmt::Display) -> String {
        format!("{} {number}", self.word(&format!("noun-{noun}"), noun))
    }

    /// Whether there is such a message.
    pub fn has(self, key: &str) -> bool {
        BUNDLES[self.code()].has_message(key)
    }

    /// A name in another script keeps its own direction in the sentence around it. What was put together
    /// here of parts that are set apart already, or of numbers and signs alone, has no letter of its own that
    /// would tell its direction: it runs as the language runs.
    pub(crate) fn set_apart(self, text: String) -> String {
        let rightward = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}');
        let rtl = self.direction() == "rtl";
        if !rtl && !text.chars().any(rightward) {
            return text;
        }
        let begins = if rtl && !has_own_letters(&text) { '\u{2067}' } else { '\u{2068}' };
        format!("{begins}{text}\u{2069}")
    }

    fn message(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = &BUNDLES[self.code()];
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        // Better a key on a page than no page; the test over all messages refuses it before that.
        let Some(pattern) = pattern else { return format!("⟦{key}⟧") };
        let mut errors = Vec::new();
        let text: Cow<'_, str> = bundle.format_pattern(pattern, arguments, &mut errors);
        text.into_owned()
    }
}

/// Whether there are letters outside of all that is set apart.
fn has_own_letters(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().any(|c| {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c.is_alphabetic()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_language_that_it_prefers() {
        let code = |header| Tongue::preferred(header).map(Tongue::code);
        assert_eq!(code("de, fr-CA;q=0.8, en;q=0.9"), Some("en"));
        assert_eq!(code("zh-Hans-CN"), Some("zh"));
        assert_eq!(code("tlh"), None);
    }

    #[test]
    fn what_was_put_together_runs_as_the_language_runs() {
        let arabic = Tongue::find("ar").unwrap();
        let day =
            arabic.set_apart("\u{2068}الجمعة\u{2069} 29 \u{2068}آذار\u{2069} 2041".to_owned());
        assert!(day.starts_with('\u{2067}'), "{day:?}");
        assert!(arabic.set_apart("6 ← 5".to_owned()).starts_with('\u{2067}'));
        for name in ["Aldoria", "UN/2035/L.1", "المقترح 3"] {
            assert!(arabic.set_apart(name.to_owned()).starts_with('\u{2068}'), "{name}");
        }
        let english = Tongue::find("en").unwrap();
        assert_eq!(english.set_apart("6 → 5".to_owned()), "6 → 5");
        assert!(english.set_apart("الجمعة".to_owned()).starts_with('\u{2068}'));
    }
}
