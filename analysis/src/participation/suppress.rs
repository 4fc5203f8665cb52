//! Small counts are withheld, and so is what would give them away.
//!
//! Invariant: no withheld count can be computed from the total of its row or column and the counts
//! shown there: in every line of which the total is known, none or at least two are withheld.
//! What the totals of several tables give away together is not seen here.

/// The least count that is shown.
pub const LEAST: u64 = 5;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// The count.
    Shown(u64),
    /// Under five, or withheld so that no other can be computed.
    Withheld,
}

/// The counts of one line whose total is known.
#[must_use]
pub fn suppress(counts: &[u64]) -> Vec<Cell> {
    let mut cells = vec![counts.iter().map(|count| first(*count)).collect::<Vec<Cell>>()];
    protect(&mut cells, &[counts.to_vec()], false);
    cells.remove(0)
}

/// The counts of a table, rows of one length, of which the totals of rows and columns are known.
#[must_use]
pub fn suppress_table(counts: &[Vec<u64>]) -> Vec<Vec<Cell>> {
    let mut cells: Vec<Vec<Cell>> =
        counts.iter().map(|row| row.iter().map(|count| first(*count)).collect()).collect();
    // Each round withholds one more count, so that this ends.
    while protect(&mut cells, counts, true) {}
    cells
}

fn first(count: u64) -> Cell {
    if count < LEAST { Cell::Withheld } else { Cell::Shown(count) }
}

/// Withholds the smallest count of every line that needs another; whether there was one.
fn protect(cells: &mut [Vec<Cell>], counts: &[Vec<u64>], columns: bool) -> bool {
    let width = counts.iter().map(Vec::len).max().unwrap_or(0);
    let rows = (0..cells.len()).map(|row| (0..cells[row].len()).map(|at| (row, at)).collect());
    let mut lines: Vec<Vec<(usize, usize)>> = rows.collect();
    if columns {
        let column = |at| {
            (0..counts.len()).filter(|row| at < counts[*row].len()).map(|row| (row, at)).collect()
        };
        lines.extend((0..width).map(column));
    }
    let mut changed = false;
    for line in lines {
        let (hidden, shown): (Vec<_>, Vec<_>) =
            line.into_iter().partition(|(row, at)| cells[*row][*at] == Cell::Withheld);
        let sum: u64 = hidden.iter().map(|(row, at)| counts[*row][*at]).sum();
        // Two that are known to be under five and whose sum is extreme are known, too.
        let extreme = sum == 0 || sum == (LEAST - 1) * hidden.len() as u64;
        if hidden.len() == 1 || (!hidden.is_empty() && extreme) {
            let least = shown.into_iter().min_by_key(|(row, at)| counts[*row][*at]);
            if let Some((row, at)) = least {
                cells[row][at] = Cell::Withheld;
                changed = true;
            }
        }
    }
    changed
}
