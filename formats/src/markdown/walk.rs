//! The walk over the tree of a Markdown text, in reading order, collecting paragraphs.

use comrak::nodes::{AstNode, ListType, NodeValue};

use super::read::holds_text;
use super::source::{Source, attribute, front_matter, is_attribute_list};
use crate::assemble::{Change, Found, OpenChanges, Paragraph, UNNAMED};
use crate::brackets::counted;
use crate::html;
use crate::limits::{Limits, ReadError};
use crate::notice::Notice;

/// What has been collected so far.
pub(super) struct Walk<'a> {
    source: Source<'a>,
    limits: &'a Limits,
    found: Found,
    current: Paragraph,
    /// The label of a list item that no paragraph has taken yet.
    label: Option<String>,
    lists: usize,
    changes: OpenChanges,
    cells: usize,
    /// Whether the current paragraph held a list of attributes.
    attributed: bool,
    counts: Counts,
}

/// What was met and not kept.
#[derive(Default)]
struct Counts {
    emphasis: usize,
    links: usize,
    images: usize,
    footnotes: usize,
    html: usize,
    attributes: usize,
    tables: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, limits: &'a Limits) -> Self {
        Self {
            source: Source::new(text),
            limits,
            found: Found::default(),
            current: Paragraph::default(),
            label: None,
            lists: 0,
            changes: OpenChanges::default(),
            cells: 0,
            attributed: false,
            counts: Counts::default(),
        }
    }

    /// Enters a node; true where what stands below it is not to be visited.
    pub(super) fn open(&mut self, node: &AstNode<'_>) -> Result<bool, ReadError> {
        let data = node.data.borrow();
        match &data.value {
            NodeValue::FrontMatter(text) => {
                self.found.title = front_matter(text, "title");
                self.found.language = front_matter(text, "lang");
            }
            NodeValue::List(_) => {
                // A list right behind the mark of an item: the item has no words of its own.
                if self.label.is_some() {
                    self.flush();
                }
                self.lists += 1;
            }
            NodeValue::Item(list) => {
                let start = data.sourcepos.start;
                self.label = self.source.label(start.line, start.column).or_else(|| {
                    let ordered = list.list_type == ListType::Ordered;
                    Some(if ordered { list.start.to_string() } else { "•".to_owned() })
                });
            }
            NodeValue::Heading(heading) => self.current.heading = Some(heading.level),
            NodeValue::Table(_) => self.counts.tables += 1,
            NodeValue::TableRow(_) => self.cells = 0,
            NodeValue::TableCell => self.cell(),
            NodeValue::CodeBlock(code) => self.verbatim(&code.literal),
            NodeValue::HtmlBlock(block) => self.html_block(&block.literal)?,
            value => self.inline(value),
        }
        Ok(false)
    }

    fn inline(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Text(text) => self.text(text),
            NodeValue::Code(code) => self.push(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.push(" "),
            NodeValue::HtmlInline(tag) => self.tag(tag),
            NodeValue::Emph | NodeValue::Strong | NodeValue::Superscript => {
                self.counts.emphasis += 1;
            }
            NodeValue::Strikethrough => self.changes.open(unnamed(false)),
            NodeValue::Link(_) => self.counts.links += 1,
            NodeValue::Image(_) => self.counts.images += 1,
            NodeValue::FootnoteReference(_) => self.counts.footnotes += 1,
            _ => {}
        }
    }

    pub(super) fn close(&mut self, node: &AstNode<'_>) {
        if holds_text(node) {
            self.flush();
        }
        match node.data.borrow().value {
            NodeValue::List(_) => self.lists -= 1,
            NodeValue::Item(_) if self.label.is_some() => self.flush(),
            NodeValue::Strikethrough => {
                self.changes.close();
            }
            _ => {}
        }
    }

    pub(super) fn finish(mut self) -> Found {
        self.flush();
        let headings = self.found.paragraphs.iter().filter(|p| p.heading == Some(1)).count();
        let titled = headings == 1
            && self.found.paragraphs.first().is_some_and(|first| first.heading == Some(1));
        if titled {
            for paragraph in &mut self.found.paragraphs {
                paragraph.title = paragraph.heading == Some(1);
                paragraph.heading = paragraph.heading.map(|level| level - 1).filter(|l| *l > 0);
            }
        }
        self.tell();
        self.found
    }

    fn tell(&mut self) {
        let counts = &self.counts;
        let told = [
            (
                counts.emphasis,
                "emphasis-dropped",
                "mark of emphasis",
                "dropped; the words are kept",
            ),
            (counts.links, "links-dropped", "link target", "dropped; the words are kept"),
            (counts.images, "images-dropped", "image", "dropped; their descriptions are kept"),
            (
                counts.footnotes,
                "footnote-marks-dropped",
                "footnote mark",
                "dropped; notes are kept",
            ),
            (counts.html, "html-dropped", "HTML tag", "dropped; the words are kept"),
            (counts.attributes, "attributes-dropped", "attribute list", "dropped"),
            (counts.tables, "tables-flattened", "table", "read as a paragraph for each row"),
        ];
        for (count, code, what, fate) in told {
            if count > 0 {
                let message = format!("{} {fate}", counted(count, what));
                self.found.notices.push(Notice::new(code, "", message));
            }
        }
    }

    fn text(&mut self, text: &str) {
        if is_attribute_list(text) {
            self.counts.attributes += 1;
            self.attributed = true;
        } else {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        self.current.push(text, self.changes.all());
    }

    fn cell(&mut self) {
        if self.cells > 0 {
            self.push(" | ");
        }
        self.cells += 1;
    }

    fn verbatim(&mut self, text: &str) {
        for part in text.split("\n\n") {
            self.push(part);
            self.flush();
        }
    }

    fn html_block(&mut self, text: &str) -> Result<(), ReadError> {
        self.counts.html += 1;
        let inner = html::fragment(text, self.limits)?;
        self.found.paragraphs.extend(
            inner.paragraphs.into_iter().map(|paragraph| Paragraph { exact: None, ..paragraph }),
        );
        Ok(())
    }

    /// A tag within a paragraph: `ins` and `del` are tracked changes, others are dropped.
    fn tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        match (name.as_str(), tag.starts_with("</")) {
            ("ins" | "del", false) => {
                let mut change = unnamed(name == "ins");
                if let Some(author) = attribute(tag, "data-author") {
                    change.author = author;
                }
                change.date = attribute(tag, "datetime");
                self.changes.open(change);
            }
            ("ins" | "del", true) => {
                self.changes.close();
            }
            ("br", _) => self.push(" "),
            _ => self.counts.html += 1,
        }
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let mut paragraph = std::mem::take(&mut self.current);
        let attributed = std::mem::take(&mut self.attributed);
        self.changes = OpenChanges::default();
        let label = self.label.take();
        let words: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
        let contents_mark = attributed && words.trim() == "TOC";
        if contents_mark || paragraph.is_blank() && label.is_none() {
            return;
        }
        paragraph.label = label;
        paragraph.indent = self.lists.saturating_sub(1);
        self.found.paragraphs.push(paragraph);
    }
}

fn unnamed(inserted: bool) -> Change {
    Change { inserted, author: UNNAMED.to_owned(), date: None }
}
