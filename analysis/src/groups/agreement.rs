//! Who agrees with whom: what remains to be said where a room is too small for groups.

use crate::{Answers, Interval, TooLittle, numeric::wilson};

/// Two actors.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Pair {
    /// How many items both answered.
    pub common: u32,
    /// How many of these they answered alike.
    pub same: u32,
    /// `same / common`; nothing where they have no item in common.
    pub share: Option<f64>,
    /// Wilson's 95 % interval of the share, the items taken for a sample of those that might be put.
    pub interval: Interval,
}

/// The share of common items on which each two actors agree.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Agreement {
    /// The actors that are compared, by name.
    pub actors: Vec<String>,
    /// How many items there are.
    pub items: usize,
    /// A row for each actor but the first: the pairs with those before it.
    pub pairs: Vec<Vec<Pair>>,
}

impl Agreement {
    /// The pair of two different actors, by place.
    #[must_use]
    pub fn pair(&self, one: usize, other: usize) -> Option<Pair> {
        let row = self.pairs.get(one.max(other).checked_sub(1)?)?;
        row.get(one.min(other)).copied().filter(|_| one != other)
    }
}

/// The most actors of whom every pair is listed: more than there are states.
const MOST: usize = 300;

/// Compares each two actors.
///
/// Of more than 300 actors those are compared who answered most items, of equals the first by name: a
/// larger room has groups, and nobody reads two million pairs.
///
/// # Errors
/// [`TooLittle::Few`] below two actors.
pub fn agreement(answers: &Answers) -> Result<Agreement, TooLittle> {
    TooLittle::unless(answers.actors().len(), 2, "actors")?;
    let whole = answers.sorted();
    let mut rows: Vec<usize> = (0..whole.actors().len()).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(whole.of(*row).len()), *row));
    rows.truncate(MOST);
    rows.sort_unstable();
    let items: Vec<usize> = (0..whole.items().len()).collect();
    let sorted = whole.pick(&rows, &items);
    let count = rows.len();
    let mut row = vec![None; sorted.items().len()];
    let mut pairs = Vec::with_capacity(count - 1);
    for one in 1..count {
        row.fill(None);
        for (item, answer) in sorted.of(one) {
            row[*item as usize] = Some(*answer);
        }
        let with = |other: usize| {
            let (mut common, mut same) = (0u32, 0u32);
            for (item, answer) in sorted.of(other) {
                if let Some(own) = row[*item as usize] {
                    common += 1;
                    same += u32::from(own == *answer);
                }
            }
            let share = (common > 0).then(|| f64::from(same) / f64::from(common));
            Pair { common, same, share, interval: wilson(f64::from(same), f64::from(common), 1.96) }
        };
        pairs.push((0..one).map(with).collect());
    }
    Ok(Agreement { actors: sorted.actors().to_vec(), items: items.len(), pairs })
}
