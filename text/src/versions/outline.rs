//! Both drafts as outlines, and which provision of the version stands for which of the base.

use crate::align::{Link, same_family};
use crate::draft::Draft;
use crate::provision::Provision;

/// A draft in reading order, with who stands below whom.
pub(crate) struct Outline<'a> {
    pub(crate) provisions: Vec<&'a Provision>,
    pub(crate) parents: Vec<Option<usize>>,
    pub(crate) children: Vec<Vec<usize>>,
    pub(crate) roots: Vec<usize>,
}

impl<'a> Outline<'a> {
    fn new(draft: &'a Draft) -> Self {
        let mut outline =
            Self { provisions: vec![], parents: vec![], children: vec![], roots: vec![] };
        let mut above: Vec<usize> = Vec::new();
        for visit in draft.visit() {
            let at = outline.provisions.len();
            above.truncate(visit.depth);
            let parent = above.last().copied();
            match parent {
                Some(parent) => outline.children[parent].push(at),
                None => outline.roots.push(at),
            }
            outline.provisions.push(visit.provision);
            outline.parents.push(parent);
            outline.children.push(Vec::new());
            above.push(at);
        }
        outline
    }

    /// The provisions below one, or the outermost.
    pub(crate) fn below(&self, parent: Option<usize>) -> &[usize] {
        parent.map_or(&self.roots, |parent| &self.children[parent])
    }

    /// Whether `at` stands in the subtree of `above`, or is it.
    pub(crate) fn is_within(&self, at: usize, above: usize) -> bool {
        let mut place = Some(at);
        while let Some(here) = place {
            if here == above {
                return true;
            }
            place = self.parents[here];
        }
        false
    }

    /// Whether these are neighbours on one level with nothing below them.
    fn are_plain_neighbours(&self, run: &[usize]) -> bool {
        let first = self.parents[run[0]];
        run.iter().all(|&at| self.children[at].is_empty() && self.parents[at] == first)
    }

    fn longest(&self, run: &[usize]) -> usize {
        let length = |at: usize| self.provisions[at].content.to_marked_text().len();
        // Of equals the first, so that the choice does not hang on the order of comparison.
        run.iter().copied().max_by_key(|&at| (length(at), std::cmp::Reverse(at))).unwrap_or(run[0])
    }
}

/// Which provision of the version stands for which of the base.
pub(crate) struct Pairing<'a> {
    pub(crate) base: Outline<'a>,
    pub(crate) version: Outline<'a>,
    /// For each provision of the version, that of the base.
    pub(crate) partners: Vec<Option<usize>>,
    /// For the head of a split, its other parts in the version.
    pub(crate) splits: Vec<Vec<usize>>,
    /// For a merged provision of the version, the others of the base that it absorbs.
    pub(crate) merges: Vec<Vec<usize>>,
}

impl<'a> Pairing<'a> {
    pub(crate) fn new(base: &'a Draft, version: &'a Draft, links: &[Link]) -> Self {
        let (base, version) = (Outline::new(base), Outline::new(version));
        let count = version.provisions.len();
        let mut pairing = Self {
            base,
            version,
            partners: vec![None; count],
            splits: vec![Vec::new(); count],
            merges: vec![Vec::new(); count],
        };
        for link in links {
            pairing.enter(link);
        }
        pairing
    }

    fn enter(&mut self, link: &Link) {
        match link {
            Link::Same { base, version }
            | Link::Changed { base, version, .. }
            | Link::Moved { base, version, .. } => self.pair(*base, *version),
            Link::Split { base, into, .. } => self.split(*base, into),
            Link::Merged { from, version, .. } => self.merge(from, *version),
            Link::Deleted { .. } | Link::Inserted { .. } => {}
        }
    }

    /// An amendment cannot change what a provision is, so another kind is another provision.
    fn pair(&mut self, base: usize, version: usize) {
        if self.is_same_family(base, version) {
            self.partners[version] = Some(base);
        }
    }

    fn is_same_family(&self, base: usize, version: usize) -> bool {
        same_family(self.base.provisions[base].kind, self.version.provisions[version].kind)
    }

    fn split(&mut self, base: usize, into: &[usize]) {
        let plain = self.base.children[base].is_empty()
            && self.version.are_plain_neighbours(into)
            && into.iter().all(|&part| self.is_same_family(base, part));
        if plain {
            self.partners[into[0]] = Some(base);
            self.splits[into[0]] = into[1..].to_vec();
        } else {
            self.pair(base, self.version.longest(into));
        }
    }

    fn merge(&mut self, from: &[usize], version: usize) {
        let plain = self.version.children[version].is_empty()
            && self.base.are_plain_neighbours(from)
            && from.iter().all(|&part| self.is_same_family(part, version));
        if plain {
            self.partners[version] = Some(from[0]);
            self.merges[version] = from[1..].to_vec();
        } else {
            self.pair(self.base.longest(from), version);
        }
    }
}
