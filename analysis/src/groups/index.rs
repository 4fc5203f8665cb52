//! How alike two partitions of the same actors are, and which group of one is which of the other.

/// The counts of each pair of labels.
fn table(one: &[u8], other: &[u8]) -> Vec<Vec<u32>> {
    let size = |labels: &[u8]| labels.iter().max().map_or(0, |most| usize::from(*most) + 1);
    let mut table = vec![vec![0; size(other)]; size(one)];
    for (a, b) in one.iter().zip(other) {
        table[usize::from(*a)][usize::from(*b)] += 1;
    }
    table
}

/// The adjusted Rand index of two partitions given as labels: 1 if they are the same, about 0 if they
/// have no more in common than chance would give them. (Hubert and Arabie 1985.) 1 if both put
/// everybody in one group or everybody alone.
#[must_use]
pub fn rand_index(one: &[u8], other: &[u8]) -> f64 {
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let table = table(one, other);
    let columns = table.first().map_or(0, Vec::len);
    let same: f64 = table.iter().flatten().map(|n| pairs(f64::from(*n))).sum();
    let rows: f64 = table.iter().map(|row| pairs(f64::from(row.iter().sum::<u32>()))).sum();
    let across: f64 =
        (0..columns).map(|c| pairs(f64::from(table.iter().map(|row| row[c]).sum::<u32>()))).sum();
    let all = pairs(one.len().min(other.len()) as f64);
    let (chance, most) = (rows * across / all.max(1.0), (rows + across) / 2.0);
    if (most - chance).abs() < 1e-12 { 1.0 } else { (same - chance) / (most - chance) }
}

/// For each label of `other` the label of `one` that it is best taken for: the one-to-one matching
/// under which the most actors agree, by trying every one; the first in a tie. `count` labels, at
/// most 8.
#[must_use]
pub fn best_match(one: &[u8], other: &[u8], count: usize) -> Vec<u8> {
    let mut counts = vec![vec![0u32; count]; count];
    for (a, b) in one.iter().zip(other) {
        if let Some(cell) =
            counts.get_mut(usize::from(*b)).and_then(|row| row.get_mut(usize::from(*a)))
        {
            *cell += 1;
        }
    }
    let mut best =
        (0, (0..count).map(|at| u8::try_from(at).unwrap_or(u8::MAX)).collect::<Vec<u8>>());
    best.0 = best.1.iter().enumerate().map(|(b, a)| counts[b][usize::from(*a)]).sum();
    let mut path = Vec::with_capacity(count);
    if count <= 8 {
        search(&counts, &mut path, 0, &mut best);
    }
    best.1
}

fn search(counts: &[Vec<u32>], path: &mut Vec<u8>, sum: u32, best: &mut (u32, Vec<u8>)) {
    if path.len() == counts.len() {
        if sum > best.0 {
            *best = (sum, path.clone());
        }
        return;
    }
    for (label, count) in (0u8..).zip(&counts[path.len()]) {
        if !path.contains(&label) {
            path.push(label);
            search(counts, path, sum + count, best);
            path.pop();
        }
    }
}
