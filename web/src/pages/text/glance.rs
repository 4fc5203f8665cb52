//! The text at a glance: the stages on its way, and a cell for every paragraph.

use unbracket_negotiation::{Stage, State};

use super::row::{Row, Step};
use crate::frame::Frame;

/// A paragraph in the strip.
pub(super) struct Cell {
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    /// Name and status, for whoever cannot see the cell.
    pub(super) name: String,
    pub(super) word: String,
    pub(super) anchor: String,
}

/// How many paragraphs stand alike.
pub(super) struct Count {
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    pub(super) word: String,
    pub(super) count: usize,
}

/// The strip: one cell for each paragraph that has a status.
pub(super) fn strip(rows: &[Row]) -> Vec<Cell> {
    let cell = |row: &Row| {
        let status = row.status.as_ref()?;
        Some(Cell {
            class: status.class,
            sign: status.sign,
            name: row.name.clone(),
            word: status.word.clone(),
            anchor: row.anchor.clone(),
        })
    };
    rows.iter().filter(|row| row.counts).filter_map(cell).collect()
}

/// The key of the strip: how many paragraphs stand alike, in the order in which they first do.
pub(super) fn key(cells: &[Cell]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for cell in cells {
        match counts.iter_mut().find(|one| one.sign == cell.sign && one.class == cell.class) {
            Some(one) => one.count += 1,
            None => counts.push(Count {
                class: cell.class,
                sign: cell.sign,
                word: cell.word.clone(),
                count: 1,
            }),
        }
    }
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    counts
}

/// The stages of the present cycle, each with the day on which it opens.
pub(super) fn stages(frame: &Frame, state: &State) -> Vec<Step> {
    let cycle = state.cycle();
    let step = |stage: &Stage| {
        let class = match stage.cmp(&cycle.stage) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "ahead",
        };
        let from = match class {
            "now" => Some(cycle.since),
            _ => cycle.timetable.get(stage).map(|slot| slot.from),
        };
        Step { word: frame.term("Stage", stage), from, class }
    };
    Stage::ALL.iter().map(step).collect()
}
