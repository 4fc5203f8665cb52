//! Which pairs are worth comparing: those that share telling pairs of neighbouring words.

use super::unit::Unit;

/// Up to this many possible pairs, all are compared.
const COMPARE_ALL: usize = 64;

/// A pair of words that stands in more units than this tells nothing.
const TELLING_UNITS: usize = 48;

/// How many of the likeliest partners of a unit are compared.
const PARTNERS: usize = 8;

/// Pairs (base, version) worth comparing among these units, in order; both lists hold indices.
pub(crate) fn candidates(
    (base, version): (&[Unit<'_>], &[Unit<'_>]),
    (left, right): (&[usize], &[usize]),
) -> Vec<(usize, usize)> {
    if left.len() * right.len() <= COMPARE_ALL {
        return left.iter().flat_map(|&b| right.iter().map(move |&v| (b, v))).collect();
    }
    let index = index(version, right);
    let mut counts = vec![0_u32; right.len()];
    let mut found = Vec::new();
    for &b in left {
        let mut met: Vec<usize> = Vec::new();
        for gram in grams(&base[b]) {
            for &(_, at) in telling(&index, gram) {
                if counts[at] == 0 {
                    met.push(at);
                }
                counts[at] += 1;
            }
        }
        let by_count = |&at: &usize| (std::cmp::Reverse(counts[at]), at);
        met.sort_unstable_by_key(by_count);
        found.extend(met.iter().take(PARTNERS).map(|&at| (b, right[at])));
        found.extend(
            right.iter().filter(|&&v| base[b].same_label(&version[v])).map(|&v| (b, v)).take(2),
        );
        met.into_iter().for_each(|at| counts[at] = 0);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn index(units: &[Unit<'_>], chosen: &[usize]) -> Vec<(u64, usize)> {
    let mut index = Vec::new();
    for (at, &unit) in chosen.iter().enumerate() {
        index.extend(grams(&units[unit]).into_iter().map(|gram| (gram, at)));
    }
    index.sort_unstable();
    index
}

fn telling(index: &[(u64, usize)], gram: u64) -> &[(u64, usize)] {
    let start = index.partition_point(|entry| entry.0 < gram);
    let length = index[start..].iter().take_while(|entry| entry.0 == gram).count();
    if length > TELLING_UNITS { &[] } else { &index[start..start + length] }
}

/// The distinct pairs of neighbouring words; a lone word stands with nothing.
fn grams(unit: &Unit<'_>) -> Vec<u64> {
    let words = &unit.words().numbers;
    let mut grams: Vec<u64> = match words.as_slice() {
        [word] => vec![u64::from(*word)],
        _ => words.windows(2).map(|pair| u64::from(pair[0]) << 32 | u64::from(pair[1])).collect(),
    };
    grams.sort_unstable();
    grams.dedup();
    grams
}
