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
    method("room", "principal-components", "Rousseeuw, J. Comput. Appl. Math. 20 (1987), 53"),
    method("room", "stability", "Hubert & Arabie, J. Classif. 2 (1985), 193"),
    method(
        "room",
        "ordered-probit",
        "Bailey, Strezhnev & Voeten, J. Confl. Resolut. 61 (2017), 430",
    ),
    method("room", "effective-number", "Laakso & Taagepera, Comp. Polit. Stud. 12 (1979), 3"),
    method("fault-lines", "pairwise-disagreement", ""),
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
    method("bridging", "group-informed-consensus", "Small et al., Recerca 26 (2021)"),
    method("bridging", "matrix-factorisation", "Wojcik et al., Birdwatch (2022)"),
    method("packages", "branch-and-bound", "Nash, Econometrica 18 (1950), 155"),
    method("movement", "two-way-bootstrap", "Hix, Noury & Roland (2005); van der Eijk (2001)"),
    method("movement", "issue-mix", "Kitagawa, J. Am. Stat. Assoc. 50 (1955), 1168"),
    method("movement", "exchange", "Phipson & Smyth (2010); Benjamini & Hochberg (1995)"),
    method("language", "strength-lexicon", "Abbott et al., Int. Organ. 54 (2000), 401"),
    method("language", "rival-terms", ""),
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
    method("participation", "voices-and-chance", ""),
    method("overlap", "containment", "Broder (1997)"),
    method("choice", "equal-shares", "Peters & Skowron (2020); Brill et al. (2017)"),
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
