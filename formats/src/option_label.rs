//! Paragraphs that open as rival versions do: `Option 1:`, `Alt 2.`, `Alternative A –`.

/// Cuts `Option 1:` off the beginning of a paragraph: the label and the rest.
///
/// The label must be closed by a colon, a dot, a parenthesis or the end, for `Option 1 is preferred`
/// is a sentence.
pub(crate) fn split_option(text: &str) -> Option<(String, &str)> {
    const WORDS: [&str; 6] = ["option", "alternative", "alt", "opción", "opcion", "вариант"];
    let (word, rest) = text.split_once(' ')?;
    if !WORDS.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (number, behind) = rest.split_at(end);
    let short = (1..=4).contains(&number.chars().count());
    let numbered = number.chars().all(char::is_numeric)
        || number.chars().all(|c| "IVX".contains(c))
        || number.chars().count() == 1;
    let closed = behind.is_empty() || behind.starts_with([':', '.', ')', '：']);
    let rest = behind.strip_prefix([':', '.', ')', '：']).unwrap_or(behind);
    let spaced = rest.is_empty() || rest.starts_with(' ');
    (short && numbered && closed && spaced).then(|| (format!("{word} {number}"), rest.trim_start()))
}

/// Whether a label is one that [`split_option`] reads.
pub(crate) fn is_option_label(label: &str) -> bool {
    split_option(label).is_some_and(|(whole, rest)| whole == label && rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_cut_off_its_words() {
        assert_eq!(split_option("Option 1: No text"), Some(("Option 1".into(), "No text")));
        assert_eq!(split_option("Option 2:"), Some(("Option 2".into(), "")));
        assert_eq!(split_option("Alt II. Each Party"), Some(("Alt II".into(), "Each Party")));
        assert!(is_option_label("Alternative A"));
    }

    #[test]
    fn a_sentence_on_options_is_no_label() {
        for text in ["Option 1 is preferred", "Options: none", "Option one: text", "Alt", ""] {
            assert_eq!(split_option(text), None, "{text}");
        }
    }
}
