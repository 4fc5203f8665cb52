//! Alignment: which provision of one draft became which provision of another.
//!
//! **Invariant:** every provision of both drafts stands in exactly one link.
//!
//! Equal provisions are paired first, then those that are alike in the gaps between them, by a
//! chain of greatest worth that keeps the order of both drafts; what is left over is assigned as
//! moves; neighbours of a changed provision that took its words make a split or a merge; last, a
//! provision without a partner that kept the number and the place of another is its rewrite.
//! After Gale and Church (1993) for the beads and Broder (1997) for likeness. Identities are not
//! looked at: a version that comes from a word processor has none.

mod assign;
mod candidate;
mod chain;
mod gaps;
mod parts;
mod rewrite;
mod similarity;
mod unit;

use crate::draft::Draft;
use crate::shingle::Vocabulary;

use assign::assign;
use gaps::{alike, rising_pairs};
use parts::{is_trunk, parts_of};
use rewrite::rewrites;
use unit::{Unit, Words, units};

pub(crate) use chain::longest_increasing;
pub(crate) use unit::same_family;

/// Provisions that left their place must be more alike than those that kept it.
const LEAST_SIMILARITY_OF_MOVES: f64 = 0.6;

/// A provision of fewer words is only taken as moved where not a letter changed.
const TELLING_WORDS: usize = 5;

/// What became of the provisions of a base in a version of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// One link for every provision of either draft, in the reading order of the version, what was
    /// deleted at its place in the base.
    pub links: Vec<Link>,
    /// The share of the base's text, by length, whose words stand in order in the provisions it is
    /// linked to, from 0 to 1; 1 for an empty base.
    pub likeness: f64,
}

/// What became of a provision. Provisions are counted in reading order from 0; similarity is from 0
/// to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// It stands unchanged.
    Same {
        /// In the base.
        base: usize,
        /// In the version.
        version: usize,
    },
    /// It stands with other words.
    Changed {
        /// In the base.
        base: usize,
        /// In the version.
        version: usize,
        /// How alike they are.
        similarity: f64,
    },
    /// It stands elsewhere: behind what it stood before, or before what it stood behind.
    Moved {
        /// In the base.
        base: usize,
        /// In the version.
        version: usize,
        /// How alike they are.
        similarity: f64,
        /// Whether its words changed too.
        changed: bool,
    },
    /// It stands no more.
    Deleted {
        /// In the base.
        base: usize,
    },
    /// It is new.
    Inserted {
        /// In the version.
        version: usize,
    },
    /// It became several that stand side by side.
    Split {
        /// In the base.
        base: usize,
        /// In the version, in order; two at least.
        into: Vec<usize>,
        /// How alike the base and its nearest part are.
        similarity: f64,
    },
    /// Several that stood side by side became one.
    Merged {
        /// In the base, in order; two at least.
        from: Vec<usize>,
        /// In the version.
        version: usize,
        /// How alike the version and its nearest part are.
        similarity: f64,
    },
}

impl Link {
    /// The provisions of the base that it links, in order.
    pub fn base(&self) -> &[usize] {
        match self {
            Self::Same { base, .. }
            | Self::Changed { base, .. }
            | Self::Moved { base, .. }
            | Self::Deleted { base }
            | Self::Split { base, .. } => std::slice::from_ref(base),
            Self::Merged { from, .. } => from,
            Self::Inserted { .. } => &[],
        }
    }

    /// The provisions of the version that it links, in order.
    pub fn version(&self) -> &[usize] {
        match self {
            Self::Same { version, .. }
            | Self::Changed { version, .. }
            | Self::Moved { version, .. }
            | Self::Inserted { version }
            | Self::Merged { version, .. } => std::slice::from_ref(version),
            Self::Split { into, .. } => into,
            Self::Deleted { .. } => &[],
        }
    }
}

/// Aligns two drafts of one text in one language.
pub fn align(base: &Draft, version: &Draft) -> Alignment {
    let mut state = State {
        base: units(base),
        version: units(version),
        vocabulary: Vocabulary::default(),
        is_free_base: Vec::new(),
        is_free_version: Vec::new(),
    };
    let rising = rising_pairs(&mut state.base, &mut state.version, &mut state.vocabulary);
    state.is_free_base = vec![true; state.base.len()];
    state.is_free_version = vec![true; state.version.len()];
    state.take(&rising);
    let moved = state.moves();
    state.take(&moved);
    let links = state.links(&rising, &moved);
    let likeness = state.likeness(&links);
    Alignment { links, likeness }
}

/// Both drafts, and what is still without a partner.
struct State<'a> {
    base: Vec<Unit<'a>>,
    version: Vec<Unit<'a>>,
    vocabulary: Vocabulary,
    is_free_base: Vec<bool>,
    is_free_version: Vec<bool>,
}

impl State<'_> {
    fn take(&mut self, pairs: &[chain::Pair]) {
        for pair in pairs {
            self.is_free_base[pair.base] = false;
            self.is_free_version[pair.version] = false;
        }
    }

    /// Pairs among what the chain left over.
    fn moves(&mut self) -> Vec<chain::Pair> {
        let free = |flags: &[bool]| (0..flags.len()).filter(|&at| flags[at]).collect::<Vec<_>>();
        let (left, right) = (free(&self.is_free_base), free(&self.is_free_version));
        // What is left over on one side alone may still be a part of a split or a merge.
        left.iter().for_each(|&at| self.base[at].read(&mut self.vocabulary));
        right.iter().for_each(|&at| self.version[at].read(&mut self.vocabulary));
        if left.is_empty() || right.is_empty() {
            return Vec::new();
        }
        let (base, version) = (&self.base, &self.version);
        let mut pairs = alike((base, version), (&left, &right), LEAST_SIMILARITY_OF_MOVES);
        pairs.retain(|pair| {
            let (a, b) = (&base[pair.base], &version[pair.version]);
            let words = a.words().numbers.len().min(b.words().numbers.len());
            words >= TELLING_WORDS || (words > 0 && a.same_content(b))
        });
        assign(&pairs)
    }

    fn links(&mut self, rising: &[chain::Pair], moved: &[chain::Pair]) -> Vec<Link> {
        let mut kept: Vec<Link> = Vec::new();
        for (pair, is_moved) in
            rising.iter().map(|pair| (pair, false)).chain(moved.iter().map(|pair| (pair, true)))
        {
            kept.push(self.link(pair, is_moved));
        }
        let free = (self.is_free_base.as_slice(), self.is_free_version.as_slice());
        let rewritten = rewrites((&self.base, &self.version), free, rising);
        self.take(&rewritten);
        kept.extend(rewritten.iter().map(|pair| {
            let (base, version, similarity) = (pair.base, pair.version, pair.similarity);
            Link::Changed { base, version, similarity }
        }));
        let free = (0..self.version.len()).filter(|&at| self.is_free_version[at]);
        kept.extend(free.map(|version| Link::Inserted { version }));
        kept.sort_by_key(|link| link.version().first().copied());
        self.with_deletions(kept)
    }

    /// Lays the deletions in where they stood in the base, before what was put in their place.
    fn with_deletions(&self, kept: Vec<Link>) -> Vec<Link> {
        let mut passed = vec![self.base.len(); kept.len() + 1];
        for (at, link) in kept.iter().enumerate().rev() {
            let holds_order = !matches!(link, Link::Moved { .. });
            let base = link.base().first().filter(|_| holds_order);
            passed[at] = base.copied().unwrap_or(passed[at + 1]);
        }
        let mut deleted = (0..self.base.len()).filter(|&at| self.is_free_base[at]).peekable();
        let mut links = Vec::with_capacity(kept.len());
        for (link, until) in kept.into_iter().zip(passed) {
            while let Some(base) = deleted.next_if(|&at| at < until) {
                links.push(Link::Deleted { base });
            }
            links.push(link);
        }
        links.extend(deleted.map(|base| Link::Deleted { base }));
        links
    }

    fn link(&mut self, pair: &chain::Pair, is_moved: bool) -> Link {
        let (base, version, similarity) = (pair.base, pair.version, pair.similarity);
        let same = self.base[base].same_content(&self.version[version]);
        if is_trunk(&self.base[base], &self.version[version]) {
            let is_free = |at: usize| self.is_free_version[at];
            if let Some(into) = parts_of(&self.base[base], version, &self.version, is_free) {
                into.iter().for_each(|&at| self.is_free_version[at] = false);
                return Link::Split { base, into, similarity };
            }
            let is_free = |at: usize| self.is_free_base[at];
            if let Some(from) = parts_of(&self.version[version], base, &self.base, is_free) {
                from.iter().for_each(|&at| self.is_free_base[at] = false);
                return Link::Merged { from, version, similarity };
            }
        }
        match (is_moved, same) {
            (true, same) => Link::Moved { base, version, similarity, changed: !same },
            (false, true) => Link::Same { base, version },
            (false, false) => Link::Changed { base, version, similarity },
        }
    }

    fn likeness(&self, links: &[Link]) -> f64 {
        let length =
            |bases: &[usize]| bases.iter().map(|&at| self.base[at].length()).sum::<usize>();
        let (mut found, mut all) = (0.0, 0.0);
        for link in links {
            let share = match link {
                Link::Same { .. } | Link::Moved { changed: false, .. } => 1.0,
                Link::Deleted { .. } | Link::Inserted { .. } => 0.0,
                _ => self.words_kept(link),
            };
            #[expect(clippy::cast_precision_loss, reason = "a text is far shorter than 2^52 bytes")]
            let length = length(link.base()) as f64;
            found += share * length;
            all += length;
        }
        if all > 0.0 { found / all } else { 1.0 }
    }

    /// The share of the base's words that stand in order in what it became.
    fn words_kept(&self, link: &Link) -> f64 {
        let joined = |units: &[Unit<'_>], chosen: &[usize]| {
            let numbers = chosen.iter().flat_map(|&at| &units[at].words().numbers).copied();
            Words::of(numbers.collect())
        };
        let base = joined(&self.base, link.base());
        let version = joined(&self.version, link.version());
        let common = similarity::common_subsequence(&base.numbers, &version.numbers);
        similarity::ratio(common, base.numbers.len())
    }
}
