//! Who is credited with which words, by proposal.

use std::collections::{BTreeMap, BTreeSet};

use super::count;
use crate::lineage::provenance::{Kind, Provenance};

/// The credits of all actors, or of all groups.
pub(super) struct Credits {
    /// Names in order.
    pub(super) names: Vec<String>,
    /// One a name.
    pub(super) tallies: Vec<Tally>,
    /// Proposals with new words, or with words credited, in the order of the sources.
    pub(super) proposals: Vec<Proposal>,
    /// The sponsorships that occur: names with their shares.
    pub(super) sponsorships: Vec<Vec<(usize, f64)>>,
    /// How many strata there are.
    pub(super) strata: usize,
}

/// What one name has.
#[derive(Clone, Default)]
pub(super) struct Tally {
    pub(super) sources: usize,
    pub(super) proposed: f64,
    pub(super) credited: f64,
    pub(super) survived: f64,
    pub(super) holding: usize,
    pub(super) alone: usize,
}

/// A passage of a source: what may change hands.
pub(super) struct Proposal {
    pub(super) source: usize,
    /// Which of the sponsorships.
    pub(super) sponsorship: usize,
    /// Within which it may change hands: provision and group.
    pub(super) stratum: usize,
    pub(super) proposed: f64,
    pub(super) credited: f64,
}

impl Proposal {
    /// How many of the words proposed survived: one that stands several times survived once.
    pub(super) fn survived(&self) -> f64 {
        self.credited.min(self.proposed)
    }
}

impl Credits {
    pub(super) fn of_actors(found: &Provenance, groups: &BTreeMap<String, String>) -> Self {
        let actors = |source: usize| equal_shares(found.sources[source].actors.iter());
        let class = |source: usize| -> BTreeSet<Option<&String>> {
            found.sources[source].actors.iter().map(|actor| groups.get(actor)).collect()
        };
        Self::new(found, actors, class)
    }

    pub(super) fn of_groups(found: &Provenance, groups: &BTreeMap<String, String>) -> Self {
        let of = |source: usize| {
            let actors = &found.sources[source].actors;
            equal_shares(actors.iter().filter_map(|actor| groups.get(actor)))
        };
        Self::new(found, of, |_| BTreeSet::new())
    }

    fn new<'a>(
        found: &'a Provenance,
        sponsors: impl Fn(usize) -> Vec<(&'a String, f64)>,
        class: impl Fn(usize) -> BTreeSet<Option<&'a String>>,
    ) -> Self {
        let names: BTreeSet<&String> =
            (0..found.sources.len()).flat_map(&sponsors).map(|sponsor| sponsor.0).collect();
        let names: Vec<String> = names.into_iter().cloned().collect();
        let number = |name: &String| names.binary_search(name).unwrap_or_default();
        let sponsors = |source: usize| -> Vec<(usize, f64)> {
            sponsors(source).into_iter().map(|(name, share)| (number(name), share)).collect()
        };
        let mut credits = Self {
            tallies: vec![Tally::default(); names.len()],
            names: names.clone(),
            proposals: Vec::new(),
            sponsorships: Vec::new(),
            strata: 0,
        };
        let credited = credited(found);
        let mut strata = BTreeMap::new();
        for (source, card) in found.sources.iter().enumerate() {
            let sponsorship = credits.sponsorship(sponsors(source));
            for (passage, proposed) in card.passages.iter().enumerate() {
                let credited = credited.get(&(source, passage)).copied().unwrap_or(0.0);
                if card.kind == Kind::Agreed || (proposed.words == 0 && credited == 0.0) {
                    continue;
                }
                let fresh = strata.len();
                let stratum = *strata.entry((&proposed.provision, class(source))).or_insert(fresh);
                let proposed = count(proposed.words);
                let proposal = Proposal { source, sponsorship, stratum, proposed, credited };
                credits.proposals.push(proposal);
            }
        }
        credits.strata = strata.len();
        credits.sum();
        credits.presence(found, sponsors);
        credits
    }

    /// The words credited to proposals without a sponsor.
    pub(super) fn unsigned(&self) -> f64 {
        let unsigned =
            self.proposals.iter().filter(|one| self.sponsorships[one.sponsorship].is_empty());
        unsigned.map(|proposal| proposal.credited).sum()
    }

    fn sponsorship(&mut self, sponsors: Vec<(usize, f64)>) -> usize {
        let known = self.sponsorships.iter().position(|known| *known == sponsors);
        known.unwrap_or_else(|| {
            self.sponsorships.push(sponsors);
            self.sponsorships.len() - 1
        })
    }

    fn sum(&mut self) {
        let mut last = vec![None; self.names.len()];
        for proposal in &self.proposals {
            for &(name, share) in &self.sponsorships[proposal.sponsorship] {
                let tally = &mut self.tallies[name];
                tally.proposed += share * proposal.proposed;
                tally.credited += share * proposal.credited;
                tally.survived += share * proposal.survived();
                if last[name].replace(proposal.source) != Some(proposal.source) {
                    tally.sources += 1;
                }
            }
        }
    }

    /// Who has the new words at all, and who alone.
    fn presence(&mut self, found: &Provenance, sponsors: impl Fn(usize) -> Vec<(usize, f64)>) {
        let runs = found.provisions.iter().flat_map(|provision| &provision.runs);
        for run in runs.filter(|run| !run.holders.is_empty() && !run.is_agreed(&found.sources)) {
            let behind: Vec<BTreeSet<usize>> = run
                .holders
                .iter()
                .map(|holder| sponsors(holder.source).into_iter().map(|one| one.0).collect())
                .collect();
            let all: BTreeSet<usize> = behind.iter().flatten().copied().collect();
            for name in all {
                self.tallies[name].holding += run.words.len();
                // What a source has without the name, or agreed language has, stays.
                if behind.iter().all(|sponsors| sponsors.contains(&name)) {
                    self.tallies[name].alone += run.words.len();
                }
            }
        }
    }
}

/// The words credited to each passage of each source.
fn credited(found: &Provenance) -> BTreeMap<(usize, usize), f64> {
    let mut credited = BTreeMap::new();
    let runs = found.provisions.iter().flat_map(|provision| &provision.runs);
    for run in runs.filter(|run| !run.is_agreed(&found.sources)) {
        for holder in &run.holders {
            *credited.entry((holder.source, holder.passage)).or_insert(0.0) +=
                count(run.words.len()) * holder.share;
        }
    }
    credited
}

/// Each name once, with its share among all that are given: a name that is given twice has twice.
fn equal_shares<'a>(names: impl Iterator<Item = &'a String>) -> Vec<(&'a String, f64)> {
    let mut shares: BTreeMap<&String, usize> = BTreeMap::new();
    for name in names {
        *shares.entry(name).or_insert(0) += 1;
    }
    let all = count(shares.values().sum());
    shares.into_iter().map(|(name, times)| (name, count(times) / all)).collect()
}
