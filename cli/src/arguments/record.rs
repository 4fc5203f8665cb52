//! What can be typed about records: play, verify, export, import.

use std::path::PathBuf;

use clap::Args;

/// What the exit codes of `verify` mean.
pub(crate) const VERIFY_CODES: &str = "\
Exit codes, by the gravest fault: 0 sound · 10 no export, or of a newer form · 11 contradicts an older \
checkpoint · 12 signature · 13 checkpoint · 14 entries · 15 hashes · 16 a file is missing · 17 a file \
does not belong · 18 a file cannot be read · 19 the form of an entry · 20 a body · 21 an act that was not \
in order · 22 a text · 23 a receipt · 2 the command line is not understood";

/// Where a record is kept.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// A folder for the record: the log and the vault in SQLite, the head, and the public files.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL database for the log, such as postgres://user@host/db. With --data, the vault, the
    /// head and the public files lie in the folder; without, the vault and the head lie in the database
    /// as well, where one operator can roll back all three.
    #[arg(long, value_name = "URL", env = "UNBRACKET_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// The name of the log within the database.
    #[arg(long, value_name = "NAME", default_value = "process", requires = "database")]
    pub(crate) log: String,
}

const PLAY_EXAMPLES: &str = "\
Examples:
  See a whole review happen, in memory:
    unbracket play examples/review

  Keep its record, and hand it to a stranger:
    unbracket play examples/review --data review
    unbracket export --data review -o review-export
    unbracket verify review-export

  The same on PostgreSQL; the record ends the same:
    unbracket play examples/review --database postgres://localhost/review";

/// Run a negotiation from a script.
#[derive(Debug, Args)]
#[command(after_help = PLAY_EXAMPLES)]
pub(crate) struct Play {
    /// Scripts, played in order as one; a folder stands for the files in it that end in .play.
    #[arg(required_unless_present = "acts")]
    pub(crate) scripts: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) place: Place,
    /// The name of the record: a host and a path, without scheme.
    #[arg(long, value_name = "NAME", default_value = "play.example/process")]
    pub(crate) origin: String,
    /// Go on from the record that is there, instead of beginning a fresh one.
    #[arg(long = "continue")]
    pub(crate) goes_on: bool,
    /// Draw salts and keys at random: for a real process. Without it they come from the script, so that
    /// it gives the same record wherever it is played, and whoever has the script knows them.
    #[arg(long)]
    pub(crate) unseeded: bool,
    /// Print every act there is, with its fields, who may take it and the rule it relies on; play nothing.
    #[arg(long)]
    pub(crate) acts: bool,
    /// Print only what was refused, and the end.
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Print the end as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

const VERIFY_EXAMPLES: &str = "\
Examples:
  Check an export, offline, from the signatures to the adopted text:
    unbracket verify review-export

  Under the key that you know, against a checkpoint and a receipt that you kept:
    unbracket verify review-export --key record.example+1234abcd+AZ… --older checkpoint --receipt mine.tlog-proof";

/// Check an export of a record, strictly and offline.
#[derive(Debug, Args)]
#[command(after_help = VERIFY_EXAMPLES, after_long_help = VERIFY_CODES)]
pub(crate) struct Verify {
    /// The folder that `export` wrote.
    pub(crate) folder: PathBuf,
    /// The key under which it has to verify, or a file that holds it. Without it, the key in the export
    /// is taken, and printed: compare it with the one that you know.
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// A policy of witnesses that has to be satisfied.
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    /// A checkpoint of the same record that was kept; may be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) older: Vec<PathBuf>,
    /// A receipt that has to hold; may be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) receipt: Vec<PathBuf>,
    /// Print what was found as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  unbracket export --data review -o review-export
  unbracket export --database postgres://localhost/review -o review-export";

/// Write a record as a folder of plain files, with which anybody can verify it.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The folder to write, which must not be there.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// Print what was written as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  Go on from an export, openly under a new name, because its key is not at hand:
    unbracket import review-export --data review-2 --origin record.example/review-2

  Refill a database that was lost; the vault in the folder still holds the key:
    unbracket import review-export --data review";

/// Fill a fresh store from an export, and go on from there.
#[derive(Debug, Args)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(crate) struct Import {
    /// The folder that `export` wrote.
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    /// The name under which the record goes on; without it, the same name, with the key in the vault.
    #[arg(long, value_name = "NAME")]
    pub(crate) origin: Option<String>,
    /// The key under which the export has to verify, or a file that holds it.
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// Print what was done as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}
