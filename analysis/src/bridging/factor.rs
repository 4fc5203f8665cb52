//! Reception beyond the common line: the factorisation of Community Notes.

use super::descent::{Ended, descend};
use super::loss::{FACTOR, INTERCEPT, Ratings};
use super::status::{Standing, Status};
use crate::groups::collapsed;
use crate::parallel::each;
use crate::{Answers, Interval, Seed, TooLittle};

/// Below so many raters the common line is not determined.
const RATERS: usize = 50;

/// How the least loss is sought.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Settings {
    /// The seed of the starts.
    pub seed: Seed,
    /// From how many starts; the best end is taken.
    pub starts: u64,
    /// The gain of ten steps, as a share of the loss, below which it is over.
    pub tolerance: f64,
    /// Steps at most.
    pub steps: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: Seed::default(), starts: 2, tolerance: 1e-10, steps: 2000 }
    }
}

/// An item.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Bridge {
    /// The name.
    pub item: String,
    /// The reception that the line does not explain: the bridging score.
    pub intercept: f64,
    /// The least and the greatest intercept if one more rater, as extreme as any there is on either
    /// side or in the middle, had rated it fully or not at all: bounds of that case, no range in which chance
    /// would leave the score.
    pub bounds: Interval,
    /// Where it lies on the line.
    pub factor: f64,
    /// How many rated it.
    pub n: u32,
    /// Agreements minus disagreements, of raters with a negative and with a positive factor.
    pub net: [i64; 2],
    /// What Community Notes would call it.
    pub status: Status,
}

/// A rater.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Rater {
    /// The name.
    pub actor: String,
    /// How generous the rater is.
    pub intercept: f64,
    /// Where the rater lies on the line.
    pub factor: f64,
    /// How many items were rated.
    pub n: usize,
}

/// The factorisation. The line has no direction of its own; the first of the items that lie farthest
/// out (by name, within 10⁻⁶) lies on its positive side.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Factors {
    /// How many ratings there are.
    pub ratings: usize,
    /// What was asked for, with the seed.
    pub settings: Settings,
    /// μ, the common level.
    pub level: f64,
    /// The loss reached.
    pub loss: f64,
    /// In how many steps.
    pub steps: usize,
    /// Whether the end was reached in the steps allowed.
    pub converged: bool,
    /// The greatest difference of an intercept between the ends of the starts: what is left to chance.
    pub between_starts: f64,
    /// The items, by name.
    pub items: Vec<Bridge>,
    /// The raters, by name.
    pub raters: Vec<Rater>,
    /// Whether the intercepts tell nothing apart.
    pub collapsed: bool,
}

/// Factorises the answers, agreement taken for 1, a pass for ½, disagreement for 0. `before` gives
/// the last status of an item by name, which an item keeps a little longer.
///
/// # Errors
/// [`TooLittle::Few`] below 50 raters: show [`super::by_group`] alone. [`TooLittle::Same`] where all
/// answers are the same.
pub fn factorise(
    answers: &Answers,
    settings: &Settings,
    before: impl Fn(&str) -> Option<Status>,
) -> Result<Factors, TooLittle> {
    let sorted = answers.sorted();
    let ratings = Ratings::of(&sorted);
    TooLittle::unless(ratings.raters.len(), RATERS, "actors who answered")?;
    let mut said = sorted.iter().map(|(_, _, answer)| answer);
    let first = said.next();
    if said.all(|answer| Some(answer) == first) {
        return Err(TooLittle::Same { what: "answers" });
    }
    let ends = ends(&ratings, settings);
    let [_, _, _, i_n, f_n, _] = ratings.layout();
    let mut best = 0;
    for at in 1..ends.len() {
        if ends[at].value < ends[best].value {
            best = at;
        }
    }
    let apart = |end: &Ended| {
        let pairs = end.x[i_n..f_n].iter().zip(&ends[best].x[i_n..f_n]);
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    };
    let between_starts = ends.iter().map(apart).fold(0.0, f64::max);
    let end = &ends[best];
    let x = turned(&ratings, &end.x);
    let items = bridges(&sorted, &ratings, &x, before);
    Ok(Factors {
        ratings: ratings.len(),
        settings: settings.clone(),
        level: x[0],
        loss: end.value,
        steps: end.steps,
        converged: end.converged,
        between_starts,
        collapsed: collapsed(items.iter().map(|item| item.intercept)),
        items,
        raters: raters(&sorted, &ratings, &x),
    })
}

/// The end of the descent from each start.
fn ends(ratings: &Ratings, settings: &Settings) -> Vec<Ended> {
    let [_, _, fu, i_n, f_n, length] = ratings.layout();
    let scale = ratings.scale();
    each(usize::try_from(settings.starts.max(1)).unwrap_or(usize::MAX), |turn| {
        let mut chance = settings.seed.stream("bridging: start", turn as u64);
        let mut x = vec![0.0; length];
        x[0] = ratings.mean();
        for at in (fu..i_n).chain(f_n..length) {
            x[at] = 0.3 * chance.normal();
        }
        let until = (settings.tolerance, settings.steps);
        descend(|x, slope| ratings.loss(x, slope), x, &scale, until)
    })
}

/// The parameters with the direction of the line fixed.
fn turned(ratings: &Ratings, x: &[f64]) -> Vec<f64> {
    let [_, _, fu, i_n, f_n, length] = ratings.layout();
    let most = x[f_n..length].iter().fold(0.0_f64, |most, factor| most.max(factor.abs()));
    let first = x[f_n..length].iter().find(|factor| factor.abs() >= most * (1.0 - 1e-6));
    let mut x = x.to_vec();
    if first.is_some_and(|factor| *factor < 0.0) {
        x[fu..i_n].iter_mut().for_each(|factor| *factor = -*factor);
        x[f_n..length].iter_mut().for_each(|factor| *factor = -*factor);
    }
    x
}

fn raters(sorted: &Answers, ratings: &Ratings, x: &[f64]) -> Vec<Rater> {
    let [_, iu, fu, ..] = ratings.layout();
    let rater = |(at, actor): (usize, &usize)| Rater {
        actor: sorted.actors()[*actor].clone(),
        intercept: x[iu + at],
        factor: x[fu + at],
        n: ratings.of_rater(at).len(),
    };
    ratings.raters.iter().enumerate().map(rater).collect()
}

/// The sums over the raters of an item from which its own two parameters follow.
#[derive(Clone, Copy, Default)]
struct Sums {
    n: u32,
    factor: f64,
    square: f64,
    target: f64,
    along: f64,
    net: [i64; 2],
}

impl Sums {
    /// With a rater of this factor, whose rating minus level and generosity is `target`.
    fn with(mut self, factor: f64, target: f64) -> Self {
        self.n += 1;
        self.factor += factor;
        self.square += factor * factor;
        self.target += target;
        self.along += factor * target;
        self
    }

    /// The best intercept, all raters held fixed: two equations.
    fn intercept(&self, weights: [f64; 2]) -> f64 {
        let (a, b, d) = (f64::from(self.n) + weights[0], self.factor, self.square + weights[1]);
        (self.target * d - self.along * b) / (a * d - b * b)
    }
}

fn bridges(
    sorted: &Answers,
    ratings: &Ratings,
    x: &[f64],
    before: impl Fn(&str) -> Option<Status>,
) -> Vec<Bridge> {
    let [_, iu, fu, i_n, f_n, _] = ratings.layout();
    let mut sums = vec![Sums::default(); ratings.items];
    for rater in 0..ratings.raters.len() {
        let (level, factor) = (x[0] + x[iu + rater], x[fu + rater]);
        for (item, rating) in ratings.of_rater(rater) {
            let sum = &mut sums[*item as usize];
            *sum = sum.with(factor, rating - level);
            // 1, ½, 0 are 1, 0, −1 of the net.
            sum.net[usize::from(factor > 0.0)] +=
                i64::from(*rating > 0.75) - i64::from(*rating < 0.25);
        }
    }
    let extremes = extremes(&x[iu..fu], &x[fu..i_n], x[0]);
    let each = ratings.len() as f64 / ratings.items.max(1) as f64;
    let weights = [INTERCEPT * each, FACTOR * each];
    let bridge = |(at, sums): (usize, &Sums)| {
        let item = &sorted.items()[at];
        let (intercept, factor) = (x[i_n + at], x[f_n + at]);
        let with =
            extremes.iter().map(|(factor, target)| sums.with(*factor, *target).intercept(weights));
        let (low, high) =
            with.fold((intercept, intercept), |(low, high), i| (low.min(i), high.max(i)));
        let standing =
            Standing { intercept, factor, ratings: sums.n, net: sums.net, before: before(item) };
        Bridge {
            item: item.clone(),
            intercept,
            bounds: Interval { low, high },
            factor,
            n: sums.n,
            net: sums.net,
            status: standing.status(),
        }
    };
    sums.iter().enumerate().map(bridge).collect()
}

/// The twelve extreme ratings of the source: the least or greatest generosity; the least factor, 0 or
/// the greatest; all or nothing. As factor, and rating minus level and generosity.
fn extremes(intercepts: &[f64], factors: &[f64], level: f64) -> Vec<(f64, f64)> {
    let ends = |values: &[f64]| {
        values
            .iter()
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)))
    };
    let ((mean, generous), (left, right)) = (ends(intercepts), ends(factors));
    let mut extremes = Vec::with_capacity(12);
    for intercept in [mean, generous] {
        for factor in [left, 0.0, right] {
            extremes.extend([0.0, 1.0].map(|rating| (factor, rating - level - intercept)));
        }
    }
    extremes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answer;

    #[test]
    fn with_all_raters_held_fixed_the_intercepts_are_those_of_the_descent() {
        let mut room = Answers::builder();
        let mut chance = Seed(2).stream("raters", 0);
        for actor in 0..60 {
            for item in 0..8 {
                let answer = [Answer::For, Answer::Neutral, Answer::Against][chance.below(3)];
                room.say(&format!("{actor:02}"), &item.to_string(), answer);
            }
        }
        let room = room.build().sorted();
        let ratings = Ratings::of(&room);
        let settings = Settings { tolerance: 1e-14, ..Settings::default() };
        let x = &ends(&ratings, &settings)[0].x;
        let [_, iu, fu, i_n, ..] = ratings.layout();
        let each = ratings.len() as f64 / ratings.items as f64;
        for item in 0..ratings.items {
            let mut sums = Sums::default();
            for rater in 0..ratings.raters.len() {
                let own = ratings.of_rater(rater).iter().find(|(own, _)| *own as usize == item);
                let rating = own.expect("everybody rated everything").1;
                sums = sums.with(x[fu + rater], rating - x[0] - x[iu + rater]);
            }
            let closed = sums.intercept([INTERCEPT * each, FACTOR * each]);
            assert!((closed - x[i_n + item]).abs() < 1e-4, "{closed} {}", x[i_n + item]);
        }
    }
}
