//! The shortest edit script inside a small gap (Myers 1986, "An O(ND) difference algorithm"), with
//! the frontier of every step kept so that the script can be read back.

use super::Matches;

/// The largest product of steps that is searched before a gap counts as rewritten.
const MOST_STEPS: usize = 1_200;

/// Adds the matches of a shortest script between two runs that start at these places.
/// Returns false, and adds nothing, where the script is longer than is worth searching.
pub(super) fn diff(old: &[u32], new: &[u32], at: (usize, usize), matches: &mut Matches) -> bool {
    let Some(frontiers) = search(old, new) else {
        return false;
    };
    read_back(old, new, &frontiers, &mut |x, y, length| matches.push(at.0 + x, at.1 + y, length));
    true
}

/// The furthest old index on each diagonal after each number of edits; diagonal `k` of step `d` is
/// stored at `k + d`.
fn search(old: &[u32], new: &[u32]) -> Option<Vec<Vec<usize>>> {
    let mut frontiers: Vec<Vec<usize>> = Vec::new();
    for step in 0..=(old.len() + new.len()).min(MOST_STEPS) {
        let mut frontier = vec![0; 2 * step + 1];
        for index in (0..=2 * step).step_by(2) {
            let mut x = start(frontiers.last().map(Vec::as_slice), step, index);
            let Some(mut y) = (x + step).checked_sub(index) else { continue };
            while x < old.len() && y < new.len() && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            frontier[index] = x;
            if x >= old.len() && y >= new.len() {
                frontiers.push(frontier);
                return Some(frontiers);
            }
        }
        frontiers.push(frontier);
    }
    None
}

/// Where step `step` starts on the diagonal stored at `index`: one deletion right of the diagonal
/// below, or one insertion down from the diagonal above, whichever reaches further.
fn start(before: Option<&[usize]>, step: usize, index: usize) -> usize {
    let Some(before) = before else { return 0 };
    // Diagonal k stands at k + step here and at k + step - 1 in the frontier before.
    let from_below = index.checked_sub(2).and_then(|i| before.get(i)).map(|x| x + 1);
    let from_above = before.get(index).copied();
    match (from_below, from_above) {
        (Some(below), Some(above)) if index != 2 * step => below.max(above),
        (Some(below), _) => below,
        (None, Some(above)) => above,
        (None, None) => 0,
    }
}

fn read_back(
    old: &[u32],
    new: &[u32],
    frontiers: &[Vec<usize>],
    found: &mut dyn FnMut(usize, usize, usize),
) {
    let (mut x, mut y) = (old.len(), new.len());
    for step in (0..frontiers.len()).rev() {
        let index = x + step - y;
        let before = step.checked_sub(1).map(|s| frontiers[s].as_slice());
        let begin = start(before, step, index);
        let run = x - begin;
        found(begin, y - run, run);
        (x, y) = (begin, y - run);
        if step == 0 {
            break;
        }
        let below = index.checked_sub(2).and_then(|i| before.and_then(|b| b.get(i)));
        if below.is_some_and(|b| b + 1 == x) && x > 0 {
            x -= 1;
        } else {
            y -= 1;
        }
    }
}
