//! Which items speak for a group, after the rules of Polis (representativeness).
//!
//! For agreement with an item by a group, against all other groups taken together:
//! p = (a + 1) / (s + 2); its test 2 √(s + 1) ((a + 1) / (s + 1) − ½); the ratio of p to that of the
//! others; and the two-proportion z with one added to every count. The same for disagreement.
//! An item passes with both tests above 1.2816 (90 %, one-sided), for agreement or for disagreement.

use super::tally::{Count, Tally};
use crate::numeric::wilson;
use crate::{Answer, Interval};

/// The quantile that a test must exceed.
pub(crate) const Z: f64 = 1.2816;
/// How many items a group has at most.
const MOST: usize = 5;

/// An item that speaks for a group.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Representative {
    /// The name of the item.
    pub item: String,
    /// Its place among the items.
    pub place: usize,
    /// Whether the group is for it or against it.
    pub side: Answer,
    /// How many of the group are on that side.
    pub hits: u32,
    /// How many of the group answered.
    pub n: u32,
    /// The share, with one hit and one miss added.
    pub share: f64,
    /// Wilson's 95 % interval of `hits / n`; of what was picked for a high share, so another sample would
    /// rather give a lower one.
    pub share_interval: Interval,
    /// The test of the share against one half (a z).
    pub share_test: f64,
    /// How many times that of the other groups the share is.
    pub ratio: f64,
    /// The test of the two shares (a z).
    pub ratio_test: f64,
    /// If it stands first as the item that most of the group agree with: how many do.
    pub best_agree: Option<u32>,
}

impl Representative {
    fn metric(&self) -> f64 {
        self.ratio * self.ratio_test * self.share * self.share_test
    }
}

/// The share and its test.
pub(crate) fn share(hits: u32, n: u32) -> (f64, f64) {
    let (hits, n) = (f64::from(hits), f64::from(n));
    ((hits + 1.0) / (n + 2.0), 2.0 * (n + 1.0).sqrt() * ((hits + 1.0) / (n + 1.0) - 0.5))
}

/// z of two proportions, one added to every count; 0 where everybody is on that side.
fn two((hits, n): (u32, u32), (other_hits, other_n): (u32, u32)) -> f64 {
    let plus = |count: u32| f64::from(count) + 1.0;
    let (hits, n, other_hits, other_n) = (plus(hits), plus(n), plus(other_hits), plus(other_n));
    let joint = (hits + other_hits) / (n + other_n);
    if joint >= 1.0 {
        return 0.0;
    }
    (hits / n - other_hits / other_n) / (joint * (1.0 - joint) * (1.0 / n + 1.0 / other_n)).sqrt()
}

/// One side of an item in a group.
#[derive(Clone, Copy)]
struct Side {
    hits: u32,
    n: u32,
    share: f64,
    test: f64,
    ratio: f64,
    ratio_test: f64,
}

impl Side {
    fn new((hits, n): (u32, u32), (other_hits, other_n): (u32, u32)) -> Self {
        let (own, test) = share(hits, n);
        let (other, _) = share(other_hits, other_n);
        let ratio_test = two((hits, n), (other_hits, other_n));
        Self { hits, n, share: own, test, ratio: own / other, ratio_test }
    }

    fn passes(&self) -> bool {
        self.ratio_test > Z && self.test > Z
    }
}

/// Both sides of an item in a group.
#[derive(Clone, Copy)]
struct Both {
    agree: Side,
    disagree: Side,
}

impl Both {
    fn new(own: Count, others: Count) -> Self {
        Self {
            agree: Side::new((own.agree, own.seen), (others.agree, others.seen)),
            disagree: Side::new((own.disagree, own.seen), (others.disagree, others.seen)),
        }
    }

    /// Whether this is a better item to agree on than the best so far.
    fn beats(&self, best: Option<&Self>) -> bool {
        let own = self.agree;
        if own.hits == 0 && self.disagree.hits == 0 {
            return false;
        }
        match best.map(|best| best.agree) {
            Some(best) if best.ratio > 1.0 => {
                own.ratio * own.ratio_test * own.share * own.test
                    > best.ratio * best.ratio_test * best.share * best.test
            }
            Some(best) => own.share * own.test > best.share * best.test,
            None => own.test > Z || (own.ratio > 1.0 && own.share > 0.5),
        }
    }

    fn named(&self, item: &str, place: usize) -> Representative {
        let agrees = self.agree.ratio_test > self.disagree.ratio_test;
        let (chosen, side) =
            if agrees { (self.agree, Answer::For) } else { (self.disagree, Answer::Against) };
        Representative {
            item: item.to_owned(),
            place,
            side,
            hits: chosen.hits,
            n: chosen.n,
            share: chosen.share,
            share_interval: wilson(f64::from(chosen.hits), f64::from(chosen.n), 1.96),
            share_test: chosen.test,
            ratio: chosen.ratio,
            ratio_test: chosen.ratio_test,
            best_agree: None,
        }
    }
}

/// For each group up to five items that speak for it: those agreed with first, the best agreed with
/// at the head. A group has none only if nobody in it answered anything. Items at the places
/// `without` (moderated out) are passed over.
#[must_use]
pub fn representative(tally: &Tally, without: &[usize]) -> Vec<Vec<Representative>> {
    (0..tally.sizes.len()).map(|group| of_group(tally, without, group)).collect()
}

fn of_group(tally: &Tally, without: &[usize], group: usize) -> Vec<Representative> {
    let (mut sufficient, mut best) = (Vec::new(), None::<(f64, Representative)>);
    let mut best_agree = None::<(usize, Both)>;
    for (place, item) in
        tally.items.iter().enumerate().filter(|(place, _)| !without.contains(place))
    {
        let both = Both::new(tally.counts[place][group], tally.others(place, group));
        if both.agree.passes() || both.disagree.passes() {
            sufficient.push(both.named(item, place));
        }
        let test = both.agree.ratio_test.max(both.disagree.ratio_test);
        if sufficient.is_empty()
            && both.agree.n > 0
            && best.as_ref().is_none_or(|(best, _)| test > *best)
        {
            best = Some((test, both.named(item, place)));
        }
        if both.beats(best_agree.as_ref().map(|(_, best)| best)) {
            best_agree = Some((place, both));
        }
    }
    let head = best_agree.map(|(place, both)| Representative {
        best_agree: Some(both.agree.hits),
        ..both.named(&tally.items[place], place)
    });
    if sufficient.is_empty() {
        return head.or(best.map(|(_, best)| best)).into_iter().collect();
    }
    sufficient.retain(|item| head.as_ref().is_none_or(|head| head.place != item.place));
    sufficient.sort_by(|a, b| b.metric().total_cmp(&a.metric()));
    let mut chosen: Vec<Representative> = head.into_iter().chain(sufficient).take(MOST).collect();
    chosen.sort_by_key(|item| item.side != Answer::For);
    chosen
}
