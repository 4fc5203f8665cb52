//! The chapters, one file each: what of the findings is told, in which order, with which pictures.

mod bridging;
mod camps;
mod choice;
mod exact;
pub(super) mod fault_lines;
mod language;
mod lineage;
pub(super) mod movement;
mod overlap;
mod packages;
mod participation;
mod paths;
mod room;
mod terms;
mod voices;

use super::Chapter;
use super::sheet::Sheet;

/// Writes a chapter.
pub(super) fn write(sheet: &mut Sheet<'_>, chapter: Chapter) {
    let findings = sheet.findings();
    let written = match chapter {
        Chapter::Room => findings.room.as_ref().map(|it| room::write(sheet, it)),
        Chapter::FaultLines => {
            findings.fault_lines.as_ref().map(|it| fault_lines::write(sheet, it))
        }
        Chapter::Bridging => findings.bridging.as_ref().map(|it| bridging::write(sheet, it)),
        Chapter::Movement => findings.movement.as_ref().map(|it| movement::write(sheet, it)),
        Chapter::Language => findings.language.as_ref().map(|it| language::write(sheet, it)),
        Chapter::Lineage => findings.lineage.as_ref().map(|it| lineage::write(sheet, it)),
        Chapter::Participation => {
            findings.participation.as_ref().map(|it| participation::write(sheet, it))
        }
        Chapter::Overlap => findings.overlap.as_ref().map(|it| overlap::write(sheet, it)),
        Chapter::Packages => findings.packages.as_ref().map(|it| packages::write(sheet, it)),
        Chapter::Choice => findings.choice.as_ref().map(|it| choice::write(sheet, it)),
    };
    if let Err(why) = written {
        sheet.too_little(why);
    }
    if chapter == Chapter::Participation {
        participation::groups(sheet);
    }
}
