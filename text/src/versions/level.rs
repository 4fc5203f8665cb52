//! Amendments level by level, from the outermost inwards.
//!
//! On each level the most provisions that kept their order stay; the others are moved or, where no
//! place can be named for them, deleted and put in anew.

use super::outline::Pairing;
use crate::align::longest_increasing;
use crate::amendment::{Change, Place};
use crate::provision::{Provision, ProvisionId, Standing};

/// Writes changes as it walks down the version.
pub(crate) struct Writer<'a> {
    pairing: &'a Pairing<'a>,
    is_kept: Vec<bool>,
    changes: Vec<Change>,
}

/// What stands at a place of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// A provision of the version that stays where it is in the base.
    Stays(usize, usize),
    /// One that comes from elsewhere in the base.
    Moves(usize, usize),
    /// One that the base does not have.
    New(usize),
}

/// A level: the provision it stands below, in the version and in the base; none for the outermost.
type Above = Option<(usize, usize)>;

impl<'a> Writer<'a> {
    pub(crate) fn new(pairing: &'a Pairing<'a>) -> Self {
        let is_kept = vec![false; pairing.base.provisions.len()];
        Self { pairing, is_kept, changes: Vec::new() }
    }

    pub(crate) fn write(mut self) -> Vec<Change> {
        self.level(None);
        self.deletions();
        self.changes
    }

    fn level(&mut self, above: Above) {
        let mut place = above.map_or(Place::Start, |(_, base)| Place::Under(self.id(base)));
        let mut rank = 0;
        for item in self.items(above) {
            match item {
                Item::Stays(version, base) => {
                    self.wording(version, base, true);
                    let absorbed = self.pairing.merges[version].last();
                    place = Place::After(self.id(absorbed.copied().unwrap_or(base)));
                    rank = 0;
                    self.level(Some((version, base)));
                }
                Item::Moves(version, base) => {
                    let provision = self.id(base);
                    self.changes.push(Change::Move { provision, to: place.clone(), rank });
                    self.wording(version, base, false);
                    rank += 1;
                    self.level(Some((version, base)));
                }
                Item::New(version) => {
                    let provision = as_inserted(self.pairing.version.provisions[version]);
                    self.changes.push(Change::Insert { place: place.clone(), rank, provision });
                    rank += 1;
                }
            }
        }
    }

    /// What stands on a level, in order, without the later parts of splits whose head stays.
    fn items(&self, above: Above) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for &version in self.pairing.version.below(above.map(|(version, _)| version)) {
            items.push(match self.pairing.partners[version] {
                Some(base) if self.can_stand(base, above) => Item::Moves(version, base),
                _ => Item::New(version),
            });
        }
        self.mark_stays(&mut items, above.map(|(_, base)| base));
        let heads = items.iter().filter_map(|item| match item {
            Item::Stays(version, _) => Some(*version),
            Item::Moves(..) | Item::New(_) => None,
        });
        let parts: Vec<usize> =
            heads.flat_map(|head| &self.pairing.splits[head]).copied().collect();
        items.retain(|item| !matches!(item, Item::New(version) if parts.contains(version)));
        items
    }

    /// A provision cannot be moved to a place within itself, nor below one that has left it: to
    /// find that place, the moves would have to be made in a certain order.
    fn can_stand(&self, base: usize, above: Above) -> bool {
        let pairing = self.pairing;
        let mut level = above.map(|(version, _)| version);
        while let Some(version) = level {
            let is_inside = |other: usize| pairing.base.is_within(other, base);
            if pairing.partners[version].is_some_and(is_inside) {
                return false;
            }
            level = pairing.version.parents[version];
        }
        true
    }

    /// Of those that stood on this level, the most that kept their order stay.
    fn mark_stays(&self, items: &mut [Item], parent: Option<usize>) {
        let here: Vec<(usize, usize)> = items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| match *item {
                Item::Moves(_, base) if self.pairing.base.parents[base] == parent => {
                    Some((at, base))
                }
                _ => None,
            })
            .collect();
        let bases: Vec<usize> = here.iter().map(|place| place.1).collect();
        for chosen in longest_increasing(&bases) {
            let at = here[chosen].0;
            if let Item::Moves(version, base) = items[at] {
                items[at] = Item::Stays(version, base);
            }
        }
    }

    fn wording(&mut self, version: usize, base: usize, stays: bool) {
        self.is_kept[base] = true;
        let pairing = self.pairing;
        let content = |at: usize| pairing.version.provisions[at].content.clone();
        let (parts, absorbed) = (&pairing.splits[version], &pairing.merges[version]);
        if stays && !parts.is_empty() {
            let into = std::iter::once(version).chain(parts.iter().copied()).map(content);
            self.changes.push(Change::Split { provision: self.id(base), into: into.collect() });
        } else if stays && !absorbed.is_empty() {
            absorbed.iter().for_each(|&at| self.is_kept[at] = true);
            let provisions = std::iter::once(&base).chain(absorbed).map(|&at| self.id(at));
            let provisions = provisions.collect();
            self.changes.push(Change::Merge { provisions, wording: content(version) });
        } else if pairing.base.provisions[base].content != content(version) {
            let (provision, wording) = (self.id(base), content(version));
            self.changes.push(Change::Replace { provision, wording });
        }
    }

    /// What is not kept is deleted, named once with what stands below it.
    fn deletions(&mut self) {
        for at in 0..self.is_kept.len() {
            let goes_with_parent =
                self.pairing.base.parents[at].is_some_and(|parent| !self.is_kept[parent]);
            if !self.is_kept[at] && !goes_with_parent {
                self.changes.push(Change::Delete { provision: self.id(at) });
            }
        }
    }

    fn id(&self, base: usize) -> ProvisionId {
        self.pairing.base.provisions[base].id.clone()
    }
}

fn as_inserted(provision: &Provision) -> Provision {
    let mut inserted = provision.clone();
    if inserted.standing == Standing::Numbered {
        inserted.standing = Standing::Inserted;
    }
    inserted
}
