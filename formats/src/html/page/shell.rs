//! The file around a page: its policy, its style, its script.

use super::PageOptions;
use super::digest::policy_digest;
use super::escape::escaped;
use crate::wording::Wording;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The title and the sentence under it.
pub(super) fn title(options: &PageOptions) -> String {
    let title = escaped(&options.title);
    let lede = options.lede.as_deref().map(|lede| {
        let lede = escaped(lede);
        format!("<p class=\"lede\" dir=\"auto\">{lede}</p>")
    });
    format!("<h1 dir=\"auto\">{title}</h1>{}\n", lede.unwrap_or_default())
}

/// A whole file.
///
/// The policy forbids every request; it names the page's own style and script by their digests.
pub(super) fn page(options: &PageOptions, wording: &Wording, head: &str, main: &str) -> String {
    let title = escaped(&options.title);
    let (language, skip) = (wording.page.language, wording.page.skip);
    let direction = if wording.right_to_left { "rtl" } else { "ltr" };
    let (style, script) = (policy_digest(STYLE.as_bytes()), policy_digest(SCRIPT.as_bytes()));
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#_text\">{skip}</a>\n<header>\n{head}</header>\n\
         <main>\n{main}</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )
}
