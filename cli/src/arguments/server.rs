//! What can be typed about the server: serve, demo.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

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
