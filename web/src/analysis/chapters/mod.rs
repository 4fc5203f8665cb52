//! The chapters, one file each: what of the findings is told, in which order, with which pictures.

pub(super) mod fault_lines;
mod room;

use super::Chapter;
use super::sheet::Sheet;

/// Writes a chapter.
pub(super) fn write(sheet: &mut Sheet<'_>, chapter: Chapter) {
    let findings = sheet.findings();
    let written = match chapter {
        Chapter::Room => findings.room.as_ref().map(|it| room::write(sheet, it)),
        Chapter::FaultLines => findings.fault_lines.as_ref().map(|it| fault_lines::write(sheet, it)),
    };
    if let Err(why) = written {
        sheet.too_little(why);
    }
}
