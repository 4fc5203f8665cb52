//! What each group said on each item.

use crate::{Answer, Answers};

/// The answers of a group on an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// How many are for it.
    pub agree: u32,
    /// How many are against it.
    pub disagree: u32,
    /// How many answered at all, those who passed among them.
    pub seen: u32,
}

impl Count {
    fn add(&mut self, answer: Answer) {
        self.seen += 1;
        self.agree += u32::from(answer == Answer::For);
        self.disagree += u32::from(answer == Answer::Against);
    }

    /// Two groups taken together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            agree: self.agree + other.agree,
            disagree: self.disagree + other.disagree,
            seen: self.seen + other.seen,
        }
    }
}

/// Counts by item and group.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tally {
    /// The items, in the order of the answers.
    pub items: Vec<String>,
    /// How many actors are in each group.
    pub sizes: Vec<u32>,
    /// For each item, a count for each group.
    pub counts: Vec<Vec<Count>>,
    /// For each item, the count of those who are in no group.
    pub outside: Vec<Count>,
}

impl Tally {
    /// Counts the answers; `of` gives the group of each actor, places below `groups`.
    #[must_use]
    pub fn new(answers: &Answers, of: &[Option<usize>], groups: usize) -> Self {
        let items = answers.items();
        let mut tally = Self {
            items: items.to_vec(),
            sizes: vec![0; groups],
            counts: vec![vec![Count::default(); groups]; items.len()],
            outside: vec![Count::default(); items.len()],
        };
        let group = |actor: usize| of.get(actor).copied().flatten().filter(|group| *group < groups);
        for group in (0..answers.actors().len()).filter_map(group) {
            tally.sizes[group] += 1;
        }
        for (actor, item, answer) in answers.iter() {
            match group(actor) {
                Some(group) => tally.counts[item][group].add(answer),
                None => tally.outside[item].add(answer),
            }
        }
        tally
    }

    /// Everybody's count on an item.
    ///
    /// # Panics
    /// If there is no such item.
    #[must_use]
    pub fn all(&self, item: usize) -> Count {
        self.counts[item].iter().fold(self.outside[item], |sum, count| sum.and(*count))
    }

    /// The count on an item of all groups but one, without those outside.
    ///
    /// # Panics
    /// If there is no such item.
    #[must_use]
    pub fn others(&self, item: usize, group: usize) -> Count {
        let others = self.counts[item].iter().enumerate().filter(|(at, _)| *at != group);
        others.fold(Count::default(), |sum, (_, count)| sum.and(*count))
    }
}
