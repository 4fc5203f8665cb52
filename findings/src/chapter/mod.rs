//! The chapters: one file each. A chapter asks methods, and keeps the addresses of what they say.
//!
//! **Invariant:** a chapter that has too little to go by says so, by the name of what is missing; it
//! never fills the gap.

pub mod axis;
pub mod bridging;
pub mod choice;
mod comparable;
pub mod contested;
pub mod exact;
pub mod fault_lines;
pub mod language;
pub mod lineage;
pub mod movement;
pub mod orders;
pub mod overlap;
pub mod packages;
pub mod participation;
pub mod paths;
pub mod rivals;
pub mod room;
pub mod said;
pub mod telling;
pub mod voices;
pub mod withheld;

use unbracket_analysis::fault;

use crate::findings::{Method, Settings};

/// The methods of all chapters, in their order.
pub(crate) const METHODS: &[Method] = &[
    method(
        "room",
        "principal-components",
        "SVD with gaps filled by the mean of the item; k-means; silhouette (Rousseeuw 1987)",
    ),
    method(
        "room",
        "stability",
        "adjusted Rand index over bootstraps of the items (Hubert & Arabie 1985)",
    ),
    method(
        "room",
        "ordered-probit",
        "Bailey, Strezhnev & Voeten, J. Confl. Resolut. 61 (2017), 430",
    ),
    method("room", "effective-number", "Laakso & Taagepera, Comp. Polit. Stud. 12 (1979), 3"),
    method(
        "fault-lines",
        "pairwise-disagreement",
        "mean distance of pairs of answers; bootstrap over actors",
    ),
    method(
        "fault-lines",
        "permutation",
        "Phipson & Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010), 39",
    ),
    method(
        "fault-lines",
        "false-discovery-rate",
        "Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995), 289",
    ),
    method("fault-lines", "jeffreys-interval", "Brown, Cai & DasGupta, Stat. Sci. 16 (2001), 101"),
    method("bridging", "group-informed-consensus", "Small et al., Recerca 26 (2021); Beta bounds"),
    method("bridging", "matrix-factorisation", "Wojcik et al., Birdwatch (2022)"),
    method("packages", "branch-and-bound", "totals, max-min and leximin, Nash (1950)"),
    method(
        "movement",
        "two-way-bootstrap",
        "pairwise disagreement; Hix, Noury & Roland (2005); van der Eijk (2001)",
    ),
    method("movement", "issue-mix", "Kitagawa, J. Am. Stat. Assoc. 50 (1955), 1168"),
    method(
        "movement",
        "exchange",
        "permutation of paired answers: Phipson & Smyth (2010); Benjamini & Hochberg (1995)",
    ),
    method(
        "language",
        "strength-lexicon",
        "Abbott et al., Int. Organ. 54 (2000), 401; own lexicon",
    ),
    method("language", "rival-terms", "shares with Beta(1/2, 1/2) and a bootstrap over actors"),
    method("language", "wordfish", "Slapin & Proksch, Am. J. Polit. Sci. 52 (2008), 705"),
    method("language", "telling-words", "Monroe, Colaresi & Quinn, Polit. Anal. 16 (2008), 372"),
    method(
        "lineage",
        "provenance",
        "Burgess et al., KDD 2016; Funk & Mullen, Am. Hist. Rev. 123 (2018), 132",
    ),
    method(
        "participation",
        "inequality",
        "Gini; Theil (1967); Herfindahl & Hirschman; Wilson (1927); Kish (1965)",
    ),
    method("participation", "voices-and-chance", "permutation within provision and side; own"),
    method("overlap", "containment", "Broder (1997); TF-IDF of character n-grams"),
    method("choice", "equal-shares", "Peters & Skowron (2020); Brill et al. (2017) for completion"),
    method("choice", "strongest-paths", "Schulze, Soc. Choice Welf. 36 (2011), 267"),
];

const fn method(chapter: &'static str, key: &'static str, source: &'static str) -> Method {
    Method { chapter, key, source }
}

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
