//! What became of the words of every entry: open to all, sealed, opened, erased.
//!
//! **Invariant:** what is erased never comes back, and the entries themselves are never fewer.

use std::collections::BTreeSet;

use crate::event::Event;
use crate::roster::SeatId;

/// Whether the words of an entry may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By everybody, from the beginning.
    Public,
    /// By the secretariat and whoever wrote them.
    Sealed,
    /// By everybody, since they were opened.
    Opened,
    /// By nobody: they are erased.
    Erased,
}

/// One entry of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who acted.
    pub by: SeatId,
    /// Whether its words may be erased.
    pub erasable: bool,
    /// Whether its words may be read.
    pub reach: Reach,
}

/// All entries of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    all: Vec<Entry>,
    erased: BTreeSet<u64>,
    sealed: BTreeSet<u64>,
}

impl Entries {
    /// An entry by its number.
    pub fn get(&self, number: u64) -> Option<&Entry> {
        self.all.get(usize::try_from(number).ok()?)
    }

    /// The entries whose words are erased, in order.
    pub fn erased(&self) -> impl Iterator<Item = u64> {
        self.erased.iter().copied()
    }

    /// The entries whose words are sealed, in order.
    pub fn sealed(&self) -> impl ExactSizeIterator<Item = u64> {
        self.sealed.iter().copied()
    }

    /// Whether the words of an entry are erased.
    pub fn is_erased(&self, number: u64) -> bool {
        self.get(number).is_some_and(|entry| entry.reach == Reach::Erased)
    }

    /// Whether everybody may read the words of an entry.
    pub fn is_public(&self, number: u64) -> bool {
        let reach = self.get(number).map(|entry| entry.reach);
        matches!(reach, Some(Reach::Public | Reach::Opened))
    }

    pub(crate) fn add(&mut self, event: &Event) {
        let reach = if event.act.sealed() { Reach::Sealed } else { Reach::Public };
        if reach == Reach::Sealed {
            self.sealed.insert(self.all.len() as u64);
        }
        self.all.push(Entry { by: event.by.seat, erasable: event.act.erasable(), reach });
    }

    pub(crate) fn erase(&mut self, number: u64) {
        self.set(number, Reach::Erased);
        if self.get(number).is_some() {
            self.erased.insert(number);
        }
    }

    pub(crate) fn open(&mut self, number: u64) {
        if self.get(number).is_some_and(|entry| entry.reach == Reach::Sealed) {
            self.set(number, Reach::Opened);
        }
    }

    fn set(&mut self, number: u64, reach: Reach) {
        self.sealed.remove(&number);
        let place = usize::try_from(number).ok();
        if let Some(entry) = place.and_then(|place| self.all.get_mut(place)) {
            entry.reach = reach;
        }
    }
}
