//! The walk over the elements of a page, in reading order, collecting paragraphs.

use scraper::Node;
use scraper::node::Element;

use super::elements::{BLOCKS, DROPPED, List, change, heading, is_label, list};
use super::exact;
use crate::assemble::{Found, OpenChanges, Paragraph};
use crate::brackets::counted;
use crate::notice::Notice;

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
    changes: OpenChanges,
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
            self.current.push(text, self.changes.all());
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
            "ins" | "del" | "s" | "strike" => self.changes.open(change(element)),
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
            "ol" | "ul" | "menu" => {
                self.empty_item();
                self.lists.push(list(element));
            }
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
                self.changes.close();
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
            self.current.push(" ", self.changes.all());
            self.broken = true;
        }
    }

    fn cell(&mut self) {
        if self.cells > 0 {
            self.current.push(" | ", self.changes.all());
        }
        self.cells += 1;
    }

    fn image(&mut self, element: &Element) {
        self.images += 1;
        if let Some(alt) = element.attr("alt") {
            self.current.push(alt, self.changes.all());
        }
    }

    /// An item that holds nothing but a list has a number all the same.
    fn empty_item(&mut self) {
        if let Some(label) = self.label.take() {
            let indent = self.lists.len().saturating_sub(1);
            let empty = Paragraph { label: Some(label), indent, ..Paragraph::default() };
            self.found.paragraphs.push(empty);
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
