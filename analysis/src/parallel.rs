//! Loops on all threads.
//!
//! Results come in the order of the loop, whatever the number of threads, so that nothing that is
//! added up afterwards depends on it. Threads meet in one place only: the rest of the crate neither
//! reduces in parallel nor compiles the machinery of threads anew for every loop.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Parts for each thread: enough that a slow part holds up nobody.
const PARTS: usize = 8;

/// What `of` gives for each number below `count`, in order.
pub fn each<T: Send>(count: usize, of: impl Fn(usize) -> T + Sync) -> Vec<T> {
    in_parts(count, 1, of)
}

/// What `of` gives for each of these, in order.
pub fn each_of<S: Sync, T: Send>(all: &[S], of: impl Fn(&S) -> T + Sync) -> Vec<T> {
    in_parts(all.len(), 1, |at| of(&all[at]))
}

/// As [`each`], where `least` turns are needed to be worth a thread.
pub(crate) fn in_parts<T: Send>(
    count: usize,
    least: usize,
    of: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let parts = (count / least.max(1)).min(PARTS * rayon::current_num_threads());
    if parts < 2 {
        return (0..count).map(of).collect();
    }
    let done: Vec<Mutex<Vec<T>>> = (0..parts).map(|_| Mutex::new(Vec::new())).collect();
    spread(count, parts, &|part, range| {
        let made = range.map(&of).collect();
        *done[part].lock().unwrap_or_else(PoisonError::into_inner) = made;
    });
    let done = done.into_iter().map(Mutex::into_inner);
    done.flat_map(|part| part.unwrap_or_else(PoisonError::into_inner)).collect()
}

/// Calls `work` with the number and the range of each part of 0 to `count`. Not generic: compiled once.
fn spread(count: usize, parts: usize, work: &(dyn Fn(usize, Range<usize>) + Sync)) {
    (0..parts).into_par_iter().for_each(|part| {
        work(part, part * count / parts..(part + 1) * count / parts);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_once_and_in_order_on_any_number_of_threads() {
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            for count in [0, 1, 2, 7, 39, 40, 41, 1000] {
                for least in [0, 1, 3, 2000] {
                    let all = pool.install(|| in_parts(count, least, |at| at));
                    assert_eq!(all, (0..count).collect::<Vec<_>>());
                }
            }
        }
    }
}
