//! What can be typed. Help teaches by example; man pages and completions come from here.

mod analyse;
mod record;
mod server;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use analyse::{Analyse, Language};
pub(crate) use record::{Export, Import, Place, Play, Verify};
pub(crate) use server::{Backup, Demo, House, Logged, Restore, Serve};

/// What the exit codes mean, as help and man pages say it.
pub(crate) const EXIT_CODES: &str = "Exit codes: 0 done · 1 done, something was set aside and is named · \
2 the command line is not understood · 3 an input was refused · 4 an output could not be written";

/// Negotiated texts: hundreds of amendments become one compilation.
#[derive(Debug, Parser)]
#[command(name = "unbracket", version, propagate_version = true, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lay what delegations sent back into the base text, as one compilation.
    Compile(Compile),
    /// Compare two versions of a text, word by word.
    Compare(Compare),
    /// Read a document and say what is in it, or convert it.
    Read(Read),
    /// Find whose words survived in a final text.
    Trace(Trace),
    /// Say what statistics can say of a record, of positions, or of texts.
    Analyse(Analyse),
    /// Run a negotiation from a script: every act, every refusal, and the record of it.
    Play(Play),
    /// Check an export of a record, strictly and offline.
    Verify(Verify),
    /// Write a record as a folder of plain files, with which anybody can verify it.
    Export(Export),
    /// Fill a fresh store from an export, and go on from there.
    Import(Import),
    /// Walk through a whole negotiation in the browser, as each of its people.
    Demo(Demo),
    /// Run the server.
    Serve(Serve),
    /// Copy a house as it is at one moment, while it is being served.
    Backup(Backup),
    /// Make a house from its backup.
    Restore(Restore),
    /// Read one file from the standard input, confined; the server starts it.
    #[command(hide = true)]
    Worker,
    /// Print the completions of a shell.
    Completions(Completions),
    /// Write the man pages.
    Man(Man),
}

const COMPILE_EXAMPLES: &str = "\
Examples:
  Compile a folder of submissions to Word and to a page for the browser:
    unbracket compile base.docx submissions/ -o compilation.docx -o compilation.html

  Say who sent a file whose name does not:
    unbracket compile base.md letter-17.docx --by letter-17.docx=Aldoria -o out.md

  A delegation sent only the section that it would change:
    unbracket compile base.docx submissions/ --excerpt Aldoria.docx -o compilation.docx

  A redline with one author of tracked changes a delegation, and the text as one would have it:
    unbracket compile base.docx submissions/ --redline redline.docx --clean aldoria.docx --as Aldoria";

/// Lay what delegations sent back into the base text.
#[derive(Debug, Args)]
#[command(after_help = COMPILE_EXAMPLES)]
pub(crate) struct Compile {
    /// The text that everybody amends.
    pub(crate) base: PathBuf,
    /// Versions of it: Word with or without tracked changes, Markdown, HTML, plain text, PDF, JSON.
    /// A folder stands for the files in it.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Where to write the compilation; the ending decides: .docx, .html, .md, .json. May be repeated.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(crate) outputs: Vec<PathBuf>,
    /// Who proposes what a file holds, instead of its tracked author or its name.
    #[arg(long = "by", value_name = "FILE=NAME")]
    pub(crate) by: Vec<String>,
    /// Write a Word file with every amendment as tracked changes of its sponsor.
    #[arg(long, value_name = "OUT.docx")]
    pub(crate) redline: Option<PathBuf>,
    /// Write a clean text: the base, or with --as the text as one sponsor would have it.
    #[arg(long, value_name = "OUT")]
    pub(crate) clean: Option<PathBuf>,
    /// Whose reading --clean writes.
    #[arg(long = "as", value_name = "SPONSOR", requires = "clean")]
    pub(crate) sponsor: Option<String>,
    /// A file that holds only a part of the base: what it leaves out is not proposed to be deleted.
    /// May be repeated.
    #[arg(long = "excerpt", value_name = "FILE")]
    pub(crate) excerpts: Vec<String>,
    /// The least share of the base, in percent, that a version must hold to count as one.
    #[arg(long, value_name = "PERCENT", default_value_t = 35)]
    pub(crate) likeness: u8,
    /// Names of stakeholders and groups, one a line: `Name: alias, alias`.
    #[arg(long, value_name = "FILE")]
    pub(crate) names: Option<PathBuf>,
    /// The author to be named in the metadata of the Word files that are written; nobody without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) author: Option<String>,
    /// How new paragraphs are labelled; without it, as the labels of the base show, else as practice.
    #[arg(long, value_enum)]
    pub(crate) labels: Option<Labels>,
    /// Print the summary as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// The conventions for the labels of inserted and alternative paragraphs.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Labels {
    /// 12 bis is a new paragraph, 12 alt a rival version of 12.
    Practice,
    /// 12 bis is a rival version of 12, 12A a new paragraph.
    Editorial,
    /// 12A is a new paragraph, 12 alt a rival version.
    Letters,
}

const COMPARE_EXAMPLES: &str = "\
Examples:
  See what changed between two drafts:
    unbracket compare zero-draft.docx rev1.docx

  The same as a page, and as a Word file with tracked changes:
    unbracket compare zero-draft.docx rev1.docx -o changes.html -o changes.docx";

/// Compare two versions of a text.
#[derive(Debug, Args)]
#[command(after_help = COMPARE_EXAMPLES)]
pub(crate) struct Compare {
    /// The version before.
    pub(crate) old: PathBuf,
    /// The version after.
    pub(crate) new: PathBuf,
    /// Where to write the comparison: .html, .docx (tracked changes), .json. May be repeated.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(crate) outputs: Vec<PathBuf>,
    /// Show unchanged provisions too.
    #[arg(long)]
    pub(crate) all: bool,
    /// When to use colour; words say the same without it.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
    /// Print the comparison as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// When the terminal shows colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

const READ_EXAMPLES: &str = "\
Examples:
  See what a file holds: its provisions, brackets, tracked changes, comments, notices:
    unbracket read rev2.docx

  Convert it; accept or reject its tracked changes on the way:
    unbracket read rev2.docx -o rev2.md
    unbracket read rev2.docx --changes reject -o base.docx";

/// Read a document, or convert it.
#[derive(Debug, Args)]
#[command(after_help = READ_EXAMPLES)]
pub(crate) struct Read {
    /// The document.
    pub(crate) file: PathBuf,
    /// Where to write it: .docx, .html, .md, .txt, .json. May be repeated.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(crate) outputs: Vec<PathBuf>,
    /// What to do with its tracked changes: accept, reject, or the name of an author whose
    /// changes alone are accepted.
    #[arg(long, value_name = "WHICH", default_value = "accept")]
    pub(crate) changes: String,
    /// Names of stakeholders and groups, one a line: `Name: alias, alias`.
    #[arg(long, value_name = "FILE")]
    pub(crate) names: Option<PathBuf>,
    /// Print what was found as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

const TRACE_EXAMPLES: &str = "\
Examples:
  Whose words stand in the outcome document:
    unbracket trace outcome.docx --inputs submissions/ --base zero-draft.docx

  Words that were agreed earlier count for nobody:
    unbracket trace outcome.docx --inputs submissions/ --base zero.docx --agreed resolutions/";

/// Find whose words survived.
#[derive(Debug, Args)]
#[command(after_help = TRACE_EXAMPLES)]
pub(crate) struct Trace {
    /// The final text.
    pub(crate) final_text: PathBuf,
    /// The inputs, in the order in which they came: files one by one, or folders of files that came
    /// together and share the credit for words that several of them hold.
    #[arg(long, required = true, num_args = 1..)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The text that the inputs were made to.
    #[arg(long)]
    pub(crate) base: PathBuf,
    /// Texts that were agreed before: their words are nobody's.
    #[arg(long, num_args = 1..)]
    pub(crate) agreed: Vec<PathBuf>,
    /// Who sent a file, instead of its name.
    #[arg(long = "by", value_name = "FILE=NAME")]
    pub(crate) by: Vec<String>,
    /// Print the result as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  Complete commands and options in bash:
    unbracket completions bash > ~/.local/share/bash-completion/completions/unbracket";

/// Print completions.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct Completions {
    /// Which shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

const MAN_EXAMPLES: &str = "\
Examples:
  Read the manual of a command:
    unbracket man ~/.local/share/man/man1 && man unbracket-compile";

/// Write the man pages.
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(crate) struct Man {
    /// The folder to write them to.
    pub(crate) folder: PathBuf,
}
