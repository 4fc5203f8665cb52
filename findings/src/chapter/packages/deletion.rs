//! Words that are no wording but ask to leave others out.

/// Words that ask to leave others out, in the languages of the United Nations.
const DELETE: [&str; 16] = [
    "delete",
    "deleted",
    "deletion",
    "omit",
    "remove",
    "supprimer",
    "suppression",
    "suprimir",
    "supresión",
    "eliminar",
    "исключить",
    "удалить",
    "снять",
    "حذف",
    "يحذف",
    "يُحذف",
];
/// What they may ask it of, beside numbers.
const WHOLE: [&str; 22] = [
    "the",
    "this",
    "these",
    "it",
    "all",
    "of",
    "paragraph",
    "paragraphs",
    "provision",
    "provisions",
    "text",
    "words",
    "entirely",
    "whole",
    "two",
    "three",
    "le",
    "la",
    "paragraphe",
    "párrafo",
    "пункт",
    "الفقرة",
];

/// Whether words are no wording but ask to leave out what stands: `Delete`, `Delete the three`.
pub(super) fn asks_to_delete(wording: &str) -> bool {
    let wording = wording.trim().to_lowercase();
    if matches!(wording.as_str(), "" | "删除" | "删去" | "删除本段" | "删去本段") {
        return true;
    }
    let mut words = wording.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let whole = |word: &str| WHOLE.contains(&word) || word.chars().all(char::is_numeric);
    words.next().is_some_and(|first| DELETE.contains(&first)) && words.all(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_to_leave_out_is_no_wording() {
        for words in
            ["Delete", "delete.", "Delete the three", "Omit paragraph 7", "Supprimer", "删除", ""]
        {
            assert!(asks_to_delete(words), "{words}");
        }
        for words in ["Delete personal data after a year;", "Decides to delete", "Deletes"] {
            assert!(!asks_to_delete(words), "{words}");
        }
    }
}
