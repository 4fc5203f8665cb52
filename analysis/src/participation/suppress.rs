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
    suppress_lines(counts, &[(0..counts.len()).collect()])
}

/// The counts of a table, of which the totals of rows and columns are known.
#[must_use]
pub fn suppress_table(counts: &[Vec<u64>]) -> Vec<Vec<Cell>> {
    let mut places = 0..;
    let rows: Vec<Vec<usize>> =
        counts.iter().map(|row| places.by_ref().take(row.len()).collect()).collect();
    let width = counts.iter().map(Vec::len).max().unwrap_or(0);
    let column = |at: usize| rows.iter().filter_map(|row| row.get(at).copied()).collect();
    let columns: Vec<Vec<usize>> = (0..width).map(column).collect();
    let cells = suppress_lines(&counts.concat(), &[rows.clone(), columns].concat());
    rows.iter().map(|row| row.iter().map(|place| cells[*place]).collect()).collect()
}

/// Counts of which some lines are tied: in each line, given by the places of its counts, any one can be
/// computed from the others. Such is a line whose total is known, a total beside its parts, or two
/// counts that are one and the same.
#[must_use]
pub fn suppress_lines(counts: &[u64], lines: &[Vec<usize>]) -> Vec<Cell> {
    let first = |count: &u64| if *count < LEAST { Cell::Withheld } else { Cell::Shown(*count) };
    let mut cells: Vec<Cell> = counts.iter().map(first).collect();
    // Each round withholds one more count, so that this ends.
    loop {
        let mut changed = false;
        for line in lines {
            changed |= protect(&mut cells, counts, line);
        }
        if !changed {
            return cells;
        }
    }
}

/// Withholds the smallest count of a line that needs another; whether there was one.
fn protect(cells: &mut [Cell], counts: &[u64], line: &[usize]) -> bool {
    let places = line.iter().copied().filter(|at| *at < counts.len());
    let (hidden, shown): (Vec<usize>, Vec<usize>) =
        places.partition(|at| cells[*at] == Cell::Withheld);
    let sum: u64 = hidden.iter().map(|at| counts[*at]).sum();
    // Two that are known to be under five and whose sum is extreme are known, too.
    let extreme = sum == 0 || sum == (LEAST - 1) * hidden.len() as u64;
    if hidden.len() != 1 && (hidden.is_empty() || !extreme) {
        return false;
    }
    let least = shown.into_iter().min_by_key(|at| counts[*at]);
    if let Some(at) = least {
        cells[at] = Cell::Withheld;
    }
    least.is_some()
}
