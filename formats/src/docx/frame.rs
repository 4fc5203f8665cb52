//! What an open element has to undo when it closes.

use super::model::ChangeId;

/// An open element.
#[derive(Debug)]
pub(super) enum Frame {
    /// Nothing to undo.
    Plain,
    /// Its characters are text.
    Text,
    /// A tracked change within this one.
    Change { around: ChangeId },
    /// A paragraph; how much text the paragraph around it holds.
    Paragraph { bytes: usize },
    /// A table.
    Table,
    /// A row, which may itself be inserted or deleted.
    Row { around: ChangeId },
    /// A cell, which may itself be inserted or deleted, within another.
    Cell { around: ChangeId, outer: Option<usize> },
    /// The content of a text box, within another flow.
    Flow { outer: usize, fields: Vec<Field> },
    /// A note or comment.
    Attached,
    /// Choices of which one is read.
    Alternate { taken: bool },
    /// Properties.
    Properties(Place),
}

/// Whose properties an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph's.
    Paragraph,
    /// A paragraph mark's.
    Mark,
    /// The numbering's of a paragraph.
    Number,
    /// A run's.
    Run,
    /// A row's.
    Row,
    /// A cell's.
    Cell,
}

/// Where in a field the parser stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// In the instruction, which is not text.
    Instruction,
    /// In the result.
    Result,
}

impl Frame {
    /// Whose properties an element of this name holds.
    pub(super) fn place(name: &str) -> Place {
        match name {
            "pPr" => Place::Paragraph,
            "trPr" => Place::Row,
            "tcPr" => Place::Cell,
            _ => Place::Run,
        }
    }
}
