//! What can be typed about statistics.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Place;

const EXAMPLES: &str = "\
Examples:
  What divides the room, what would bridge it, whose words stand, from the export of a record:
    unbracket analyse review-export -o findings.html -o findings.json

  The same from the record itself, as a table for a notebook:
    unbracket analyse --data review -o findings.parquet

  The votes of a conversation, or a table with the columns actor, item, answer:
    unbracket analyse participants-votes.csv -o findings.csv

  The drafts of a text in the order in which they came:
    unbracket analyse zero-draft.docx rev1.docx final.docx -o findings.json";

/// Say what statistics can say of a record, of positions, or of texts.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Analyse {
    /// The folder that `export` wrote; or tables (.csv, .tsv, also packed as .gz) in order of time; or texts in
    /// order of time; or the folder of an exported conversation. What a file is, is recognised by its content.
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Where to write the findings; the ending decides: .html to be read, .json with everything, .csv or .parquet with
    /// every number, .zip with a table a chapter, .tsv with the lexicon that was used. May be repeated.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(crate) outputs: Vec<PathBuf>,
    /// The seed of everything in which chance has a part: with the same, anybody gets the same.
    #[arg(long, value_name = "N", default_value_t = 2025)]
    pub(crate) seed: u64,
    /// How often data are resampled for an interval.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) bootstraps: u32,
    /// How often labels are permuted for a probability.
    #[arg(long, value_name = "N", default_value_t = 999, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) permutations: u32,
    /// Whose positions are counted.
    #[arg(long, value_enum, default_value_t = Voices::Seats)]
    pub(crate) voices: Voices,
    /// The language of the page.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) language: Language,
    /// The texts are instruments of their own: compare each with each.
    #[arg(long)]
    pub(crate) apart: bool,
    /// Of the votes of a Polis conversation, also give groups, representative comments, consensus and
    /// priorities as Polis computes them.
    #[arg(long)]
    pub(crate) exact: bool,
    /// A model of meaning: the package, or a folder with weights.npz and sp.model.
    #[arg(long, value_name = "PATH")]
    pub(crate) model: Option<PathBuf>,
    /// A lexicon of your own for the strength of clauses, in the form that -o NAME.tsv writes.
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Print the findings as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Whose positions are counted.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Voices {
    /// Each seat's, with what it said itself.
    Seats,
    /// What was said on behalf of a group is the group's.
    Groups,
    /// What was said on behalf of a group is that of every member that said nothing itself.
    Members,
}

/// The languages in which pages are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// Arabic.
    Ar,
    /// English.
    En,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Russian.
    Ru,
    /// Chinese.
    Zh,
}

impl Language {
    /// Its code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Ru => "ru",
            Self::Zh => "zh",
        }
    }
}

impl From<Voices> for unbracket_findings::Voices {
    fn from(voices: Voices) -> Self {
        match voices {
            Voices::Seats => Self::Seats,
            Voices::Groups => Self::Groups,
            Voices::Members => Self::Members,
        }
    }
}
