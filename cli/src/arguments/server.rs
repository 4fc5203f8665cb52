//! What can be typed about the server: serve, demo, backup, restore.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

const DEMO_EXAMPLES: &str = "\
Examples:
  Walk through ten years of a process in ten minutes:
    unbracket demo

  Keep what you do there:
    unbracket demo --data demo-house";

/// Walk through a whole negotiation in the browser, as each of its people.
#[derive(Debug, Args)]
#[command(after_help = DEMO_EXAMPLES)]
pub(crate) struct Demo {
    /// A folder in which the demonstration is kept; without it, it ends with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The address to listen on; only a loopback address, because anybody may be anyone here.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8035")]
    pub(crate) listen: SocketAddr,
}

const SERVE_EXAMPLES: &str = "\
Examples:
  On one machine, behind a proxy that speaks TLS:
    unbracket serve --data /var/lib/unbracket --url https://text.example --proxies 1

  Several nodes on one PostgreSQL database; the same on each:
    UNBRACKET_DATABASE=postgres://record@one,two/assembly \\
      unbracket serve --data /var/lib/unbracket --url https://text.example --proxies 1

  With mail:
    unbracket serve --data /var/lib/unbracket --url https://text.example \\
      --smtp smtps://record@mail.example --smtp-password-file /run/secrets/smtp --from record@text.example";

/// Run the server.
#[derive(Debug, Args)]
#[command(after_help = SERVE_EXAMPLES)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) house: House,
    /// The address to listen on.
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8035",
        env = "UNBRACKET_LISTEN"
    )]
    pub(crate) listen: SocketAddr,
    /// The address under which people reach the server: https:// and a host. Plain http:// is for this
    /// machine alone.
    #[arg(long, value_name = "URL", env = "UNBRACKET_URL")]
    pub(crate) url: String,
    /// How many proxies of yours stand in front: so many of the last addresses in X-Forwarded-For are
    /// believed.
    #[arg(long, value_name = "NUMBER", default_value_t = 0, env = "UNBRACKET_PROXIES")]
    pub(crate) proxies: usize,
    /// The mail server: smtps://user@host, or smtp://user@host with STARTTLS. Without it, letters wait
    /// in the outbox for the operator.
    #[arg(long, value_name = "URL", env = "UNBRACKET_SMTP", requires = "from")]
    pub(crate) smtp: Option<String>,
    /// A file that holds the password of the mail server.
    #[arg(long, value_name = "FILE", env = "UNBRACKET_SMTP_PASSWORD_FILE", requires = "smtp")]
    pub(crate) smtp_password_file: Option<PathBuf>,
    /// The address from which letters are sent.
    #[arg(long, value_name = "ADDRESS", env = "UNBRACKET_FROM")]
    pub(crate) from: Option<String>,
    /// A file that names the organisations with whose word people may enter (OpenID Connect), as JSON.
    #[arg(long, value_name = "FILE", env = "UNBRACKET_PROVIDERS")]
    pub(crate) providers: Option<PathBuf>,
    /// A second address to listen on, for figures and health; keep it to yourself.
    #[arg(long, value_name = "ADDRESS", env = "UNBRACKET_METRICS")]
    pub(crate) metrics: Option<SocketAddr>,
    /// Print a link with which the operator enters, good once: where no mail server is named, nobody else
    /// can hand them one.
    #[arg(long)]
    pub(crate) operator_link: bool,
    /// How much is logged.
    #[arg(long, value_enum, default_value_t = Logged::Info, env = "UNBRACKET_LOG")]
    pub(crate) log: Logged,
}

/// Where a server keeps everything.
#[derive(Debug, Args)]
pub(crate) struct House {
    /// The folder of the house: vault, records, heads and public files. With a database, the public
    /// files alone.
    #[arg(long, value_name = "DIR", env = "UNBRACKET_HOUSE")]
    pub(crate) data: PathBuf,
    /// A PostgreSQL database for the records, which several nodes share. An address with a password
    /// belongs into the environment or a file, where other users of the machine do not see it.
    #[arg(long, value_name = "URL", env = "UNBRACKET_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// A file that holds the address of the database.
    #[arg(long, value_name = "FILE", env = "UNBRACKET_DATABASE_FILE", conflicts_with = "database")]
    pub(crate) database_file: Option<PathBuf>,
    /// Another database for vaults and heads, with other backups; without it, the same.
    #[arg(long, value_name = "URL", env = "UNBRACKET_VAULT_DATABASE", hide_env_values = true)]
    pub(crate) vault_database: Option<String>,
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Logged {
    /// What went wrong.
    Error,
    /// What may go wrong too.
    Warn,
    /// Every request by its route as well.
    Info,
    /// Everything.
    Debug,
}

const BACKUP_EXAMPLES: &str = "\
Examples:
  While the server runs; the vault goes into a file of its own:
    unbracket backup --data /var/lib/unbracket -o /backup/house-1 --vault /vault-backup/house-1

  The records alone:
    unbracket backup --data /var/lib/unbracket -o /backup/house-1";

/// Copy a house as it is at one moment, while it is being served.
#[derive(Debug, Args)]
#[command(after_help = BACKUP_EXAMPLES)]
pub(crate) struct Backup {
    /// The folder of the house.
    #[arg(long, value_name = "DIR", env = "UNBRACKET_HOUSE")]
    pub(crate) data: PathBuf,
    /// The folder to write the records to, which must not be there.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// The folder to write the vaults to, keys and identities: keep it elsewhere, and shorter.
    #[arg(long, value_name = "OUT")]
    pub(crate) vault: Option<PathBuf>,
    /// Print what was copied as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

const RESTORE_EXAMPLES: &str = "\
Examples:
  On a new machine, from both backups:
    unbracket restore /backup/house-1 --vault /vault-backup/house-1 --data /var/lib/unbracket

  The vault is lost: go on from an export, openly under a new name:
    unbracket import review-export --data /var/lib/unbracket/processes/review-2 --origin text.example/review-2";

/// Make a house from its backup.
#[derive(Debug, Args)]
#[command(after_help = RESTORE_EXAMPLES)]
pub(crate) struct Restore {
    /// The folder that `backup` wrote.
    pub(crate) backup: PathBuf,
    /// The folder with the vaults that `backup` wrote.
    #[arg(long, value_name = "DIR")]
    pub(crate) vault: PathBuf,
    /// The folder of the house, in which nothing may be but what is still published.
    #[arg(long, value_name = "DIR", env = "UNBRACKET_HOUSE")]
    pub(crate) data: PathBuf,
    /// Restore a record too that is older than what was signed or published: it is frozen, to be read
    /// alone, until it is filled again from an export.
    #[arg(long)]
    pub(crate) frozen: bool,
    /// Print what was found as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}
