//! The properties that say what a paragraph is, and the tracked changes of marks, rows and cells.

use crate::limits::ReadError;

use super::frame::{Frame, Place};
use super::model::{ChangeId, Oddity, UNCHANGED};
use super::parse::{Parser, too_many};
use super::styles::note_look;
use super::xml::Element;

impl Parser<'_> {
    /// What a property of a paragraph, run, row or cell opens; most are left out.
    pub(super) fn open_property(
        &mut self,
        place: Place,
        name: &str,
        element: &Element<'_>,
    ) -> Result<Option<Frame>, ReadError> {
        match (place, name) {
            (
                _,
                "pPrChange" | "rPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange"
                | "numberingChange",
            ) => {
                self.story.changes.formatting += 1;
                Ok(None)
            }
            (_, "sectPr") => Ok(None),
            (Place::Paragraph, "rPr") => Ok(Some(Frame::Properties(Place::Mark))),
            (Place::Paragraph, "numPr") => Ok(Some(Frame::Properties(Place::Number))),
            (Place::Number, "ins") => {
                self.story.changes.formatting += 1;
                Ok(None)
            }
            (Place::Paragraph | Place::Number, _) => {
                if let Some(paragraph) = self.current() {
                    note_look(&mut paragraph.look, name, element);
                }
                Ok(Some(Frame::Plain))
            }
            (Place::Mark, "ins" | "moveTo" | "del" | "moveFrom") => {
                let inserts = matches!(name, "ins" | "moveTo");
                let around = self.current().map_or(UNCHANGED, |paragraph| paragraph.mark);
                let mark = self.add_change_in(around, element, inserts)?;
                if let Some(paragraph) = self.current() {
                    paragraph.mark = mark;
                }
                Ok(None)
            }
            (Place::Row, "ins" | "del") | (Place::Cell, "cellIns" | "cellDel") => {
                self.change = self.add_change(element, matches!(name, "ins" | "cellIns"))?;
                if let (Place::Cell, Some(at), 1) = (place, self.cell, self.tables)
                    && let Some(cell) = self.story.cells.get_mut(at)
                {
                    cell.change = self.change;
                }
                Ok(None)
            }
            (Place::Run, "vanish" | "specVanish") => {
                if element.is_on() {
                    self.note(Oddity::Hidden);
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    /// Adds a change within those that are open.
    pub(super) fn add_change(
        &mut self,
        element: &Element<'_>,
        inserts: bool,
    ) -> Result<ChangeId, ReadError> {
        self.add_change_in(self.change, element, inserts)
    }

    fn add_change_in(
        &mut self,
        around: ChangeId,
        element: &Element<'_>,
        inserts: bool,
    ) -> Result<ChangeId, ReadError> {
        let count = self.story.changes.len() + 1;
        if count > self.limits.changes {
            return Err(too_many("the number of tracked changes", count, self.limits.changes));
        }
        let author = element.attribute("author").unwrap_or_default();
        let date = element.attribute("date");
        Ok(self.story.changes.add(around, inserts, author.trim(), date.as_deref()))
    }
}
