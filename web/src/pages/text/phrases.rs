//! The words of a page within the text, in the language of the page.

use unbracket_formats::html::page::markup::Phrases;

use crate::frame::Frame;

/// The words in the language of a page.
pub(super) fn phrases(frame: &Frame) -> Phrases {
    let escape = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
    let within = |text: String| format!(" {} ", escape(text));
    let aside = |text: String| format!(" · {}", escape(text));
    let (code, direction) = (frame.tongue.code(), frame.tongue.direction());
    Phrases {
        language: code.to_owned(),
        text: frame.process.as_ref().and_then(|process| process.language.clone()),
        attributes: format!(" lang=\"{code}\" dir=\"{direction}\""),
        proposed_by: within(frame.t("text-proposed-by")),
        delete: within(frame.t("text-delete")),
        delete_whole: within(frame.t("text-delete-whole")),
        nearly_as: format!("{} ", aside(frame.t("text-nearly-as"))),
        links: [
            aside(frame.t("text-with-next")),
            aside(frame.t("text-with-before")),
            aside(frame.t("text-with-both")),
        ],
        paragraph_begins: within(frame.t("text-paragraph-begins")),
        inserted: within(frame.t("text-inserted")),
        end_inserted: within(frame.t("text-end-inserted")),
        deleted: within(frame.t("text-deleted")),
        end_deleted: within(frame.t("text-end-deleted")),
    }
}
