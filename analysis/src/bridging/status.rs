//! What Community Notes would call an item.
//!
//! The thresholds of its source: helpful from an intercept of .40 with a factor below .5 in size;
//! not helpful below −.05 − .8 × |factor|; both with five ratings. An item that was helpful stays so
//! down to .39. Helpful must come from both sides of the line: on the side where it is less, the
//! agreements must outnumber the disagreements by 10, or by 4 that are 5 % of all ratings.

/// The state of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Bridges, and from both sides.
    Helpful,
    /// Neither, or too few ratings, or from one side only.
    NeedsMoreRatings,
    /// Received badly across the line.
    NotHelpful,
}

/// What the status of an item hangs on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) intercept: f64,
    pub(crate) factor: f64,
    pub(crate) ratings: u32,
    /// Agreements minus disagreements, of raters with a negative and with a positive factor.
    pub(crate) net: [i64; 2],
    pub(crate) before: Option<Status>,
}

impl Standing {
    /// Whether both sides hold it helpful.
    pub(crate) fn both_sides(&self) -> bool {
        let less = self.net[0].min(self.net[1]);
        less >= 10 || (less >= 4 && less as f64 >= 0.05 * f64::from(self.ratings))
    }

    pub(crate) fn status(&self) -> Status {
        let inertia = if self.before == Some(Status::Helpful) { 0.01 } else { 0.0 };
        if self.ratings < 5 {
            Status::NeedsMoreRatings
        } else if self.intercept >= 0.40 - inertia && self.factor.abs() < 0.5 && self.both_sides() {
            Status::Helpful
        } else if self.intercept < -0.05 - 0.8 * self.factor.abs() {
            Status::NotHelpful
        } else {
            Status::NeedsMoreRatings
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thresholds_are_those_of_the_source() {
        let good =
            Standing { intercept: 0.4, factor: 0.1, ratings: 80, net: [4, 30], before: None };
        assert_eq!(good.status(), Status::Helpful);
        let but = |change: fn(&mut Standing)| {
            let mut other = good;
            change(&mut other);
            other.status()
        };
        assert_eq!(but(|it| it.ratings = 81), Status::NeedsMoreRatings);
        assert_eq!(but(|it| (it.ratings, it.net) = (900, [10, 300])), Status::Helpful);
        assert_eq!(but(|it| it.net = [-1, 79]), Status::NeedsMoreRatings);
        assert_eq!(but(|it| it.factor = -0.5), Status::NeedsMoreRatings);
        assert_eq!(but(|it| it.intercept = 0.395), Status::NeedsMoreRatings);
        assert_eq!(
            but(|it| (it.intercept, it.before) = (0.395, Some(Status::Helpful))),
            Status::Helpful
        );
        assert_eq!(but(|it| it.intercept = -0.14), Status::NotHelpful);
        assert_eq!(but(|it| it.intercept = -0.12), Status::NeedsMoreRatings);
        assert_eq!(but(|it| (it.intercept, it.ratings) = (-0.9, 4)), Status::NeedsMoreRatings);
    }
}
