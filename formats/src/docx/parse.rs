//! From the XML of a part to paragraphs, in one pass over its elements.
//!
//! **Invariant:** nothing recurses; what an element opened is undone when it closes.

use crate::assemble::is_control;
use crate::limits::{Limits, ReadError};

use super::frame::{Field, Frame};
use super::model::{
    Attached, AttachedKind, Cell, ChangeId, Inline, Oddity, Paragraph, Story, UNCHANGED, What,
};
use super::symbols;
use super::xml::{Element, Space, Token, Xml};

/// Reads the main document into a story.
pub(super) fn body(
    story: &mut Story,
    part: &str,
    text: &str,
    limits: &Limits,
) -> Result<(), ReadError> {
    let mut parser = Parser::new(story, limits);
    parser.run(Xml::new(part, text, limits))?;
    parser.story.body = parser.finish();
    Ok(())
}

/// Reads the notes or comments of a part into a story.
pub(super) fn attached(
    story: &mut Story,
    kind: AttachedKind,
    part: &str,
    text: &str,
    limits: &Limits,
) -> Result<(), ReadError> {
    let mut parser = Parser::new(story, limits);
    parser.kind = Some(kind);
    parser.run(Xml::new(part, text, limits))
}

/// What is open at a place of the part.
pub(super) struct Parser<'s> {
    pub(super) story: &'s mut Story,
    pub(super) limits: Limits,
    /// What kind of notes or comments the part holds; none for the body.
    kind: Option<AttachedKind>,
    frames: Vec<Frame>,
    pub(super) change: ChangeId,
    paragraphs: Vec<Paragraph>,
    /// The paragraphs that are open, from the outermost: text boxes stand in paragraphs.
    open: Vec<usize>,
    flow: usize,
    pub(super) cell: Option<usize>,
    row: usize,
    pub(super) tables: usize,
    fields: Vec<Field>,
    /// How many bytes of text the paragraph that is open holds.
    bytes: usize,
}

impl<'s> Parser<'s> {
    fn new(story: &'s mut Story, limits: &Limits) -> Self {
        let flow = story.flows;
        story.flows += 1;
        Self {
            story,
            limits: *limits,
            kind: None,
            frames: Vec::new(),
            change: UNCHANGED,
            paragraphs: Vec::new(),
            open: Vec::new(),
            flow,
            cell: None,
            row: 0,
            tables: 0,
            fields: Vec::new(),
            bytes: 0,
        }
    }

    fn finish(&mut self) -> Vec<Paragraph> {
        std::mem::take(&mut self.paragraphs)
    }

    fn run(&mut self, mut xml: Xml<'_>) -> Result<(), ReadError> {
        while let Some(token) = xml.next()? {
            match token {
                Token::Open(element) => match self.open(&element)? {
                    Some(frame) => self.frames.push(frame),
                    None => xml.skip()?,
                },
                Token::Close => self.close(),
                Token::Text(text) => self.text(&text)?,
            }
        }
        Ok(())
    }

    /// What an element opens; none where it is left out with everything in it.
    fn open(&mut self, element: &Element<'_>) -> Result<Option<Frame>, ReadError> {
        match element.space {
            Space::Word => self.open_word(element),
            Space::Math => Ok(Some(self.open_math(element))),
            Space::Compatibility => Ok(self.open_choice(element)),
            Space::Other => Ok(Some(Frame::Plain)),
        }
    }

    fn open_math(&mut self, element: &Element<'_>) -> Frame {
        match element.name() {
            "t" => Frame::Text,
            "oMath" => {
                self.note(Oddity::Equation);
                Frame::Plain
            }
            _ => Frame::Plain,
        }
    }

    /// The first choice is read; a fallback only where there was none.
    fn open_choice(&mut self, element: &Element<'_>) -> Option<Frame> {
        match element.name() {
            "AlternateContent" => Some(Frame::Alternate { taken: false }),
            "Choice" | "Fallback" => match self.frames.last_mut() {
                Some(Frame::Alternate { taken: true }) => None,
                Some(Frame::Alternate { taken }) => {
                    *taken = true;
                    Some(Frame::Plain)
                }
                _ => Some(Frame::Plain),
            },
            _ => Some(Frame::Plain),
        }
    }

    fn open_word(&mut self, element: &Element<'_>) -> Result<Option<Frame>, ReadError> {
        let name = element.name();
        if let Some(Frame::Properties(place)) = self.frames.last() {
            let place = *place;
            return self.open_property(place, name, element);
        }
        let frame = match name {
            "p" => self.open_paragraph()?,
            "r" | "hyperlink" | "sdt" | "sdtContent" | "smartTag" | "body" | "document" => {
                Frame::Plain
            }
            "t" | "delText" => Frame::Text,
            "ins" | "moveTo" | "del" | "moveFrom" => {
                let around = self.change;
                self.change = self.add_change(element, matches!(name, "ins" | "moveTo"))?;
                Frame::Change { around }
            }
            "pPr" | "rPr" | "trPr" | "tcPr" => Frame::Properties(Frame::place(name)),
            "instrText" | "delInstrText" => {
                self.note(Oddity::FieldInstruction);
                return Ok(None);
            }
            "sdtPr" | "sdtEndPr" | "tblPr" | "tblGrid" | "tblPrEx" | "sectPr" | "rt" => {
                return Ok(None);
            }
            "tbl" | "tr" | "tc" | "txbxContent" => self.open_container(name),
            "footnote" | "endnote" | "comment" => return Ok(self.open_attached(element)),
            _ => return self.open_mark(name, element),
        };
        Ok(Some(frame))
    }

    /// Elements that stand for a character or a place.
    fn open_mark(&mut self, name: &str, element: &Element<'_>) -> Result<Option<Frame>, ReadError> {
        let id = || element.number("id").unwrap_or(-1);
        match name {
            "tab" => self.push_text("\t")?,
            "ptab" | "br" | "cr" => self.push_text(" ")?,
            "noBreakHyphen" => self.push_text("\u{2011}")?,
            "sym" => match symbols::character(element) {
                Some(c) => self.push_text(c.encode_utf8(&mut [0; 4]))?,
                None => self.note(Oddity::Symbol),
            },
            "fldChar" => self.field(element.attribute("fldCharType").as_deref()),
            "fldSimple" => self.note(Oddity::FieldInstruction),
            "commentRangeStart" => self.push(What::CommentOpens(id())),
            "commentRangeEnd" => self.push(What::CommentCloses(id())),
            "commentReference" => self.push(What::CommentMark(id())),
            "footnoteReference" => self.push(What::Note(AttachedKind::Footnote, id())),
            "endnoteReference" => self.push(What::Note(AttachedKind::Endnote, id())),
            "drawing" | "pict" | "object" => self.note(Oddity::Object),
            "altChunk" | "subDoc" => self.note(Oddity::ForeignPart),
            _ => {}
        }
        Ok(Some(Frame::Plain))
    }

    fn open_paragraph(&mut self) -> Result<Frame, ReadError> {
        let count = self.paragraphs.len() + self.story.body.len() + 1;
        if count > self.limits.paragraphs {
            return Err(too_many("the number of paragraphs", count, self.limits.paragraphs));
        }
        self.open.push(self.paragraphs.len());
        self.paragraphs.push(Paragraph {
            mark: self.change,
            flow: self.flow,
            cell: self.cell,
            ..Paragraph::default()
        });
        Ok(Frame::Paragraph { bytes: std::mem::take(&mut self.bytes) })
    }

    fn open_container(&mut self, name: &str) -> Frame {
        match name {
            "tbl" => {
                self.tables += 1;
                if self.tables == 1 {
                    self.note(Oddity::Table);
                }
                Frame::Table
            }
            "tr" => {
                if self.tables <= 1 {
                    self.row += 1;
                }
                Frame::Row { around: self.change }
            }
            "tc" => {
                let frame = Frame::Cell { around: self.change, outer: self.cell };
                if self.tables <= 1 {
                    self.cell = Some(self.story.cells.len());
                    self.story.cells.push(Cell { row: self.row, change: self.change });
                }
                frame
            }
            _ => {
                self.note(Oddity::TextBox);
                let frame =
                    Frame::Flow { outer: self.flow, fields: std::mem::take(&mut self.fields) };
                self.flow = self.story.flows;
                self.story.flows += 1;
                frame
            }
        }
    }

    /// A note or comment; separators between text and notes are none.
    fn open_attached(&mut self, element: &Element<'_>) -> Option<Frame> {
        let Some(kind) = self.kind else { return Some(Frame::Plain) };
        if element.attribute("type").is_some_and(|kind| kind != "normal") {
            return None;
        }
        self.paragraphs.clear();
        let attached = Attached {
            key: (kind, element.number("id").unwrap_or(-1)),
            author: element.attribute("author").unwrap_or_default(),
            date: element.attribute("date"),
            paragraphs: Vec::new(),
        };
        match kind {
            AttachedKind::Comment => self.story.comments.push(attached),
            AttachedKind::Footnote | AttachedKind::Endnote => self.story.notes.push(attached),
        }
        self.flow = self.story.flows;
        self.story.flows += 1;
        Some(Frame::Attached)
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Change { around } | Frame::Row { around }) => self.change = around,
            Some(Frame::Cell { around, outer }) => {
                self.change = around;
                self.cell = outer;
            }
            Some(Frame::Table) => self.tables = self.tables.saturating_sub(1),
            Some(Frame::Flow { outer, fields }) => {
                self.flow = outer;
                self.fields = fields;
            }
            Some(Frame::Paragraph { bytes }) => {
                self.open.pop();
                self.bytes = bytes;
                // An instruction that does not end with its paragraph would swallow the rest.
                self.fields.retain(|field| *field == Field::Result);
            }
            Some(Frame::Attached) => self.close_attached(),
            Some(Frame::Plain | Frame::Text | Frame::Alternate { .. } | Frame::Properties(_))
            | None => {}
        }
    }

    fn close_attached(&mut self) {
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let list = match self.kind {
            Some(AttachedKind::Comment) => &mut self.story.comments,
            _ => &mut self.story.notes,
        };
        if let Some(attached) = list.last_mut() {
            attached.paragraphs = paragraphs;
        }
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        match self.frames.last() {
            Some(Frame::Text) => self.push_text(text),
            _ => Ok(()),
        }
    }

    fn push_text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.open.is_empty() || self.fields.contains(&Field::Instruction) {
            return Ok(());
        }
        self.bytes += text.len();
        if self.bytes > self.limits.paragraph_bytes {
            let limit = self.limits.paragraph_bytes;
            return Err(too_many("the size of a paragraph in bytes", self.bytes, limit));
        }
        let start = self.story.text.len();
        self.story.text.extend(text.chars().filter(|c| !is_control(*c)));
        let controls = text.chars().filter(|c| is_control(*c)).count();
        if controls > 0 {
            *self.story.oddities.entry(Oddity::Control).or_default() += controls;
        }
        self.push(What::Text(start, self.story.text.len()));
        Ok(())
    }

    fn push(&mut self, what: What) {
        let change = self.change;
        let Some(paragraph) = self.current() else { return };
        // Runs that touch in the file and stand in the same change are one.
        if let (What::Text(start, end), Some(last)) = (what, paragraph.inlines.last_mut())
            && last.change == change
            && let What::Text(_, before) = &mut last.what
            && *before == start
        {
            *before = end;
            return;
        }
        paragraph.inlines.push(Inline { change, what });
    }

    /// The paragraph that is open.
    pub(super) fn current(&mut self) -> Option<&mut Paragraph> {
        self.paragraphs.get_mut(*self.open.last()?)
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(Field::Instruction),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Counts what a draft cannot hold.
    pub(super) fn note(&mut self, oddity: Oddity) {
        *self.story.oddities.entry(oddity).or_default() += 1;
    }
}

/// Refuses what exceeds a limit.
pub(super) fn too_many(what: &'static str, found: usize, limit: usize) -> ReadError {
    let hint = "send the text in several files";
    ReadError::OverLimit { what, found: found as u64, limit: limit as u64, hint }
}
