//! What single elements of a page mean.

use scraper::node::Element;

use crate::assemble::{Change, UNNAMED};

/// Elements whose content is no text of the document.
pub(super) const DROPPED: [&str; 17] = [
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "select",
    "textarea", "button", "audio", "video", "canvas", "nav", "datalist", "applet",
];

/// Elements that begin and end a paragraph.
pub(super) const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "ul",
    "html",
];

/// A list under way.
pub(super) struct List {
    style: Option<String>,
    /// The number of the next item.
    pub(super) next: u32,
}

impl List {
    /// The label as a browser prints it, without the closing dot.
    pub(super) fn label(&self) -> String {
        let letter = |first: u8| {
            let place = u8::try_from(self.next.checked_sub(1)?).ok().filter(|place| *place < 26)?;
            Some(char::from(first + place).to_string())
        };
        let label = match self.style.as_deref() {
            None => return "•".to_owned(),
            Some("a") => letter(b'a'),
            Some("A") => letter(b'A'),
            Some("i") => Some(unbracket_text::number::roman(self.next)),
            Some("I") => Some(unbracket_text::number::roman(self.next).to_uppercase()),
            Some(_) => None,
        };
        label.unwrap_or_else(|| self.next.to_string())
    }
}

/// The list that an element opens.
pub(super) fn list(element: &Element) -> List {
    let ordered = element.name() == "ol";
    let start = element.attr("start").and_then(|start| start.parse().ok());
    let style = ordered.then(|| element.attr("type").unwrap_or("1").to_owned());
    List { style, next: start.unwrap_or(1) }
}

/// The number in front of a paragraph of a page written here.
pub(super) fn is_label(element: &Element) -> bool {
    element.name() == "span" && element.attr("data-label").is_some()
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}

/// The tracked change that `ins` or `del` stands for.
pub(super) fn change(element: &Element) -> Change {
    let author = element.attr("data-author").map_or(UNNAMED, str::trim);
    Change {
        inserted: element.name() == "ins",
        author: if author.is_empty() { UNNAMED } else { author }.to_owned(),
        date: element.attr("datetime").map(str::to_owned),
    }
}
