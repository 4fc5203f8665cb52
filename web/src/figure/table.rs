//! The table behind a picture.

use super::markup::Node;

/// A cell: words, and the passages that they lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) link: Option<String>,
    /// Passages named beside it.
    beside: Vec<(String, Option<String>)>,
}

impl Cell {
    pub(crate) fn to(text: impl Into<String>, link: Option<String>) -> Self {
        let link = link.filter(|link| is_ours(link));
        Self { text: text.into(), link, beside: Vec::new() }
    }

    /// Names a passage beside it.
    pub(crate) fn beside(mut self, name: String, link: Option<String>) -> Self {
        self.beside.push((name, link.filter(|link| is_ours(link))));
        self
    }

    pub(crate) fn nodes(&self) -> Vec<Node> {
        let named = |(name, link): (&String, &Option<String>)| match link {
            Some(link) => Node::new("a").at("href", link).at("dir", "auto").text(name),
            None => Node::new("bdi").text(name),
        };
        let own = (!self.text.is_empty()).then(|| named((&self.text, &self.link)));
        let beside =
            self.beside.iter().map(|(name, link)| Node::new("small").child(named((name, link))));
        own.into_iter().chain(beside).collect()
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::to(text, None)
    }
}

/// Whether an address is one of this house, or a place on the same page.
fn is_ours(link: &str) -> bool {
    link.starts_with('#') || (link.starts_with('/') && !link.starts_with("//"))
}

/// Rows under heads; the first cell of a row names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The table, in a part of the page that scrolls.
    pub(crate) fn html(&self, title: &str) -> String {
        let head = self.head.iter().map(|text| Node::new("th").at("scope", "col").text(text));
        let head = Node::new("thead").child(Node::new("tr").children(head));
        let body = Node::new("tbody").children(self.rows.iter().map(|row| row_of(row)));
        let caption = Node::new("caption").class("vh").text(title);
        let table = Node::new("table").child(caption).child(head).child(body);
        Node::new("div").class("scroll").at("tabindex", 0).child(table).done()
    }
}

fn row_of(cells: &[Cell]) -> Node {
    let cells = cells.iter().enumerate().map(|(place, cell)| {
        let node = if place == 0 { Node::new("th").at("scope", "row") } else { Node::new("td") };
        let node = if cell.beside.is_empty() { node } else { node.class("passages") };
        node.children(cell.nodes())
    });
    Node::new("tr").children(cells)
}
