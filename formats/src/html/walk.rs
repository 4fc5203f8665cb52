//! The walk over the elements of a page, in reading order, collecting paragraphs.

use scraper::Node;
use scraper::node::Element;

use super::exact;
use crate::assemble::{Change, Found, Paragraph, UNNAMED};
use crate::brackets::counted;
use crate::notice::Notice;

/// Elements whose content is no text of the document.
const DROPPED: [&str; 17] = [
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "select",
    "textarea", "button", "audio", "video", "canvas", "nav", "datalist", "applet",
];

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 30] = [
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

/// What has been collected so far.
#[derive(Default)]
pub(super) struct Walk {
    found: Found,
    current: Paragraph,
    /// How many elements are open whose content is dropped.
    dropped: usize,
    in_title: bool,
    heads: usize,
    lists: Vec<List>,
    /// The label of a list item that no paragraph has taken yet.
    label: Option<String>,
    changes: Vec<Change>,
    /// Whether a line break was the last thing met.
    broken: bool,
    cells: usize,
    links: usize,
    images: usize,
    emphasis: usize,
    scripts: usize,
    hidden: usize,
    exact: ExactHead,
}

/// What the article of a page written here says of the whole draft.
#[derive(Default)]
struct ExactHead {
    is: bool,
    title: Option<String>,
    language: Option<String>,
}

struct List {
    style: Option<String>,
    next: u32,
}

impl Walk {
    pub(super) fn open(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => self.open_element(element),
            Node::Document
            | Node::Fragment
            | Node::Doctype(_)
            | Node::Comment(_)
            | Node::ProcessingInstruction(_) => {}
        }
    }

    pub(super) fn close(&mut self, node: &Node) {
        if let Node::Element(element) = node {
            self.close_element(element);
        }
    }

    pub(super) fn finish(mut self) -> Found {
        self.flush();
        let headings = self.found.paragraphs.iter().filter(|p| p.heading == Some(1)).count();
        let first = self.found.paragraphs.first_mut().filter(|p| p.heading == Some(1));
        if let Some(first) = first.filter(|_| headings == 1) {
            first.title = true;
        }
        if self.exact.is {
            self.found.title = self.exact.title.take();
            self.found.language = self.exact.language.take();
        }
        self.tell();
        self.found
    }

    fn tell(&mut self) {
        let told = [
            (self.links, "links-dropped", "link target", "dropped; the words are kept"),
            (self.images, "images-dropped", "image", "dropped; their descriptions are kept"),
            (self.emphasis, "emphasis-dropped", "mark of emphasis", "dropped; the words are kept"),
            (self.scripts, "scripts-dropped", "script, style or control", "dropped"),
            (self.hidden, "hidden-dropped", "hidden element", "dropped with their words"),
        ];
        for (count, code, what, fate) in told {
            if count > 0 {
                let message = format!("{} {fate}", counted(count, what));
                self.found.notices.push(Notice::new(code, "", message));
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            let title = unbracket_text::token::normalise(text);
            self.found.title = Some(title).filter(|title| !title.is_empty());
        } else if self.dropped == 0 && self.heads == 0 {
            if !text.trim().is_empty() {
                self.broken = false;
            }
            self.current.push(text, self.changes.last());
        }
    }

    fn open_element(&mut self, element: &Element) {
        let name = element.name();
        let hidden = element.attr("hidden").is_some();
        if self.dropped > 0 || hidden || DROPPED.contains(&name) || is_label(element) {
            if self.dropped == 0 {
                self.hidden += usize::from(hidden);
                self.scripts += usize::from(!hidden && DROPPED.contains(&name));
                if let Some(label) = element
                    .attr("data-label")
                    .filter(|label| is_label(element) && !label.is_empty())
                {
                    self.current.label = Some(label.to_owned());
                }
            }
            self.dropped += 1;
            return;
        }
        self.language(element);
        match name {
            "head" => self.heads += 1,
            "title" if self.heads > 0 => self.in_title = true,
            "br" => self.line_break(),
            "tr" => {
                self.flush();
                self.cells = 0;
            }
            "td" | "th" => self.cell(),
            "ins" | "del" | "s" | "strike" => self.changes.push(change(element)),
            "b" | "strong" | "i" | "em" | "u" | "mark" => self.emphasis += 1,
            "a" => self.links += usize::from(element.attr("href").is_some()),
            "img" => self.image(element),
            _ => self.open_block(element),
        }
    }

    fn open_block(&mut self, element: &Element) {
        let name = element.name();
        if let Some(level) = heading(name) {
            self.flush();
            self.current.heading = Some(level);
        } else if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "article" if element.attr("data-unbracket") == Some(exact::SCHEMA) => {
                self.exact.is = true;
                self.exact.title = element.attr("data-title").map(str::to_owned);
                self.exact.language = element.attr("data-language").map(str::to_owned);
                self.found.numbering = exact::numbering(|name| element.attr(name));
            }
            "ol" | "ul" | "menu" => self.lists.push(list(element)),
            "li" => self.item(element),
            _ => {}
        }
        let said = exact::paragraph(|name| element.attr(name)).filter(|_| self.exact.is);
        if said.is_some() {
            self.current.exact = said;
        }
    }

    fn close_element(&mut self, element: &Element) {
        if self.dropped > 0 {
            self.dropped -= 1;
            return;
        }
        match element.name() {
            "head" => self.heads = self.heads.saturating_sub(1),
            "title" => self.in_title = false,
            "tr" => self.flush(),
            "ins" | "del" | "s" | "strike" => {
                self.changes.pop();
            }
            "ol" | "ul" | "menu" => {
                self.flush();
                self.lists.pop();
            }
            "li" => {
                self.flush();
                self.label = None;
            }
            name if heading(name).is_some() || BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        self.broken = false;
        let mut paragraph = std::mem::take(&mut self.current);
        if paragraph.is_blank() && paragraph.label.is_none() && paragraph.exact.is_none() {
            self.current.runs.clear();
            return;
        }
        if paragraph.label.is_none() {
            paragraph.label = self.label.take();
        }
        paragraph.indent = self.lists.len().saturating_sub(1);
        self.found.paragraphs.push(paragraph);
    }

    /// One line break is a space, two end the paragraph.
    fn line_break(&mut self) {
        if self.broken && self.current.exact.is_none() {
            self.flush();
        } else {
            self.current.push(" ", self.changes.last());
            self.broken = true;
        }
    }

    fn cell(&mut self) {
        if self.cells > 0 {
            self.current.push(" | ", self.changes.last());
        }
        self.cells += 1;
    }

    fn image(&mut self, element: &Element) {
        self.images += 1;
        if let Some(alt) = element.attr("alt") {
            self.current.push(alt, self.changes.last());
        }
    }

    fn item(&mut self, element: &Element) {
        let Some(list) = self.lists.last_mut() else { return };
        if let Some(value) = element.attr("value").and_then(|value| value.parse().ok()) {
            list.next = value;
        }
        self.label = Some(list.label());
        list.next = list.next.saturating_add(1);
    }

    fn language(&mut self, element: &Element) {
        let known = matches!(element.name(), "html" | "body" | "article" | "main");
        if let Some(language) = element.attr("lang").filter(|lang| known && !lang.is_empty()) {
            self.found.language = Some(language.to_owned());
        }
    }
}

impl List {
    /// The label as a browser prints it, without the closing dot.
    fn label(&self) -> String {
        let letter = |first: u8| {
            let place = u8::try_from(self.next.checked_sub(1)?).ok().filter(|place| *place < 26)?;
            Some(char::from(first + place).to_string())
        };
        let label = match self.style.as_deref() {
            None => return "•".to_owned(),
            Some("a") => letter(b'a'),
            Some("A") => letter(b'A'),
            Some("i") => Some(crate::structure::to_roman(self.next)),
            Some("I") => Some(crate::structure::to_roman(self.next).to_uppercase()),
            Some(_) => None,
        };
        label.unwrap_or_else(|| self.next.to_string())
    }
}

fn list(element: &Element) -> List {
    let ordered = element.name() == "ol";
    let start = element.attr("start").and_then(|start| start.parse().ok());
    let style = ordered.then(|| element.attr("type").unwrap_or("1").to_owned());
    List { style, next: start.unwrap_or(1) }
}

/// The number in front of a paragraph of a page written here.
fn is_label(element: &Element) -> bool {
    element.name() == "span" && element.attr("data-label").is_some()
}

fn heading(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}

/// The tracked change that `ins` or `del` stands for.
fn change(element: &Element) -> Change {
    let author = element.attr("data-author").map_or(UNNAMED, str::trim);
    Change {
        inserted: element.name() == "ins",
        author: if author.is_empty() { UNNAMED } else { author }.to_owned(),
        date: element.attr("datetime").map(str::to_owned),
    }
}
