//! Indices of one item's counts.

/// Rice's index of cohesion, |for − against| / (for + against); none if nobody took a side.
/// (Rice, Political Science Quarterly 40, 1925.)
#[must_use]
pub fn rice(against: u64, in_favour: u64) -> Option<f64> {
    let sides = against + in_favour;
    (sides > 0).then(|| against.abs_diff(in_favour) as f64 / sides as f64)
}

/// The agreement index, from 0 (three equal parts) to 1 (all say the same); none if nobody answered.
/// (Hix, Noury and Roland, British Journal of Political Science 35, 2005.)
#[must_use]
pub fn agreement(counts: [u64; 3]) -> Option<f64> {
    let all: u64 = counts.iter().sum();
    let most = counts.into_iter().max()?;
    (all > 0).then(|| (most as f64 - (all - most) as f64 / 2.0) / all as f64)
}

/// Van der Eijk's agreement A on an ordered scale: 1 all in one category, 0 spread evenly, −1 half at
/// each end; none if nobody answered. (Van der Eijk, Quality and Quantity 35, 2001.)
#[must_use]
pub fn van_der_eijk(counts: &[u64]) -> Option<f64> {
    let all: u64 = counts.iter().sum();
    if all == 0 {
        return None;
    }
    let mut left = counts.to_vec();
    let mut sum = 0.0;
    while let Some(height) = left.iter().copied().filter(|count| *count > 0).min() {
        let filled: Vec<bool> = left.iter().map(|count| *count > 0).collect();
        let wide = filled.iter().filter(|filled| **filled).count();
        sum += layer(&filled, wide) * (height * wide as u64) as f64 / all as f64;
        left.iter_mut().for_each(|count| *count = count.saturating_sub(height));
    }
    Some(sum)
}

/// The agreement of a layer, in which `wide` categories are filled to one height.
fn layer(filled: &[bool], wide: usize) -> f64 {
    let all = filled.len();
    if wide == 1 {
        return 1.0;
    }
    if wide == all {
        return 0.0;
    }
    // Triples that rise or fall once (110, 011), and those with a gap (101): a category at the middle
    // of a triple splits the filled ones into those before and behind.
    let (mut whole, mut gaps) = (0.0, 0.0);
    let mut before = 0;
    for (at, is_filled) in filled.iter().enumerate() {
        let behind = wide - before - usize::from(*is_filled);
        if *is_filled {
            let (empty_before, empty_behind) = (at - before, all - 1 - at - behind);
            whole += (before * empty_behind + empty_before * behind) as f64;
            before += 1;
        } else {
            gaps += (before * behind) as f64;
        }
    }
    let all = all as f64;
    let unimodal = ((all - 2.0) * whole - (all - 1.0) * gaps) / ((all - 2.0) * (whole + gaps));
    unimodal * (1.0 - (wide as f64 - 1.0) / (all - 1.0))
}

/// The effective number of parts, 1 / Σ p²; none if there is nothing.
/// (Laakso and Taagepera, Comparative Political Studies 12, 1979.)
#[must_use]
pub fn effective_number(sizes: &[f64]) -> Option<f64> {
    let all: f64 = sizes.iter().sum();
    (all > 0.0).then(|| 1.0 / sizes.iter().map(|size| (size / all).powi(2)).sum::<f64>())
}
