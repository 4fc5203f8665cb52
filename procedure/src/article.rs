//! What a reason rests on.
//!
//! *Invariant*: the citation of a body is its own and is not translated; ours are named, not cited.

use std::fmt;

/// The article that a reason rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// Of a rule, as its body cites it.
    Cited(&'static str),
    /// Ours: how positions are read as ballots (decision 0011).
    Reading,
    /// Ours: who may decide.
    Eligibility,
    /// Ours: a plain threshold.
    Threshold,
    /// Ours: each group decides by its own rule.
    PerGroup,
    /// Ours: consensus as the United Nations practise it, for which no rule of theirs stands.
    UnPractice,
}

impl Article {
    /// The articles of ours, which doors put in words.
    pub const OURS: [Self; 5] =
        [Self::Reading, Self::Eligibility, Self::Threshold, Self::PerGroup, Self::UnPractice];

    /// The word by which doors know one of ours; none for what a body cites.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Cited(_) => None,
            Self::Reading => Some("reading"),
            Self::Eligibility => Some("eligibility"),
            Self::Threshold => Some("threshold"),
            Self::PerGroup => Some("per-group"),
            Self::UnPractice => Some("un-practice"),
        }
    }
}

impl From<&'static str> for Article {
    fn from(cited: &'static str) -> Self {
        Self::Cited(cited)
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cited(words) => words,
            Self::Reading => "reading of positions as ballots",
            Self::Eligibility => "eligibility",
            Self::Threshold => "threshold",
            Self::PerGroup => "per-group consensus",
            Self::UnPractice => "UN practice of consensus",
        })
    }
}
