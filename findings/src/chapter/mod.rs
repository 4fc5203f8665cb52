//! The chapters: one file each. A chapter asks methods, and keeps the addresses of what they say.
//!
//! **Invariant:** a chapter that has too little to go by says so, by the name of what is missing; it
//! never fills the gap.

pub mod fault_lines;
pub mod language;
pub mod lineage;
pub mod overlap;
pub mod room;

use unbracket_analysis::fault;

use crate::findings::{Method, Settings};

/// The methods of all chapters.
pub(crate) const METHODS: &[Method] = &[
    Method {
        chapter: "fault-lines",
        key: "pairwise-disagreement",
        source: "mean distance of pairs of answers; bootstrap over actors",
    },
    Method {
        chapter: "fault-lines",
        key: "permutation",
        source: "Phipson & Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010), 39",
    },
    Method {
        chapter: "fault-lines",
        key: "false-discovery-rate",
        source: "Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995), 289",
    },
    Method {
        chapter: "fault-lines",
        key: "jeffreys-interval",
        source: "Brown, Cai & DasGupta, Stat. Sci. 16 (2001), 101",
    },
];

impl Settings {
    /// The same, as the method of fault lines wants it.
    pub(crate) fn fault(&self) -> fault::Parameters {
        fault::Parameters {
            seed: self.seed,
            permutations: self.permutations,
            bootstraps: self.bootstraps,
            level: self.level,
        }
    }
}
