//! The base as a list with its tree: what every step of a compilation looks things up in.

use std::collections::BTreeMap;

use crate::amendment::Place;
use crate::compile::UnplacedReason;
use crate::draft::{Draft, Visit};
use crate::provision::{Provision, ProvisionId};

/// The provisions of a base in reading order.
pub(crate) struct Base<'a> {
    pub(crate) visits: Vec<Visit<'a>>,
    pub(crate) parents: Vec<Option<usize>>,
    /// Behind the last provision of each subtree.
    pub(crate) ends: Vec<usize>,
    index: BTreeMap<&'a ProvisionId, usize>,
}

impl<'a> Base<'a> {
    pub(crate) fn of(draft: &'a Draft) -> Self {
        let visits: Vec<Visit<'a>> = draft.visit().collect();
        let index: BTreeMap<_, _> =
            visits.iter().enumerate().map(|(at, visit)| (&visit.provision.id, at)).collect();
        let parents =
            visits.iter().map(|visit| visit.parent.and_then(|id| index.get(id).copied())).collect();
        let mut ends = vec![visits.len(); visits.len()];
        let mut open: Vec<usize> = Vec::new();
        for at in 0..visits.len() {
            while open.last().is_some_and(|&o| visits[o].depth >= visits[at].depth) {
                ends[open.pop().expect("one is open")] = at;
            }
            open.push(at);
        }
        Self { visits, parents, ends, index }
    }

    pub(crate) fn find(&self, id: &ProvisionId) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub(crate) fn provision(&self, at: usize) -> &'a Provision {
        self.visits[at].provision
    }

    pub(crate) fn id(&self, at: usize) -> &'a ProvisionId {
        &self.visits[at].provision.id
    }

    /// Whether a provision is another, or stands below it.
    pub(crate) fn is_within(&self, at: usize, above: usize) -> bool {
        (above..self.ends[above]).contains(&at)
    }

    /// The provision that a place is named by; none for the start.
    pub(crate) fn anchor(&self, place: &Place) -> Result<Option<usize>, UnplacedReason> {
        match place {
            Place::Start => Ok(None),
            Place::Unnamed => Err(UnplacedReason::NoPlace),
            Place::After(id) | Place::Under(id) => {
                self.find(id).map(Some).ok_or_else(|| UnplacedReason::NoSuchProvision(id.clone()))
            }
        }
    }

    /// The depth at which something put at a place stands.
    pub(crate) fn depth_at(&self, place: &Place) -> usize {
        match place {
            Place::Start | Place::Unnamed => 0,
            Place::After(id) => self.find(id).map_or(0, |at| self.visits[at].depth),
            Place::Under(id) => self.find(id).map_or(0, |at| self.visits[at].depth + 1),
        }
    }
}
