//! Files that came with a form.
//!
//! **Invariant:** the name of a file tells what kind it is and goes no further; its bytes are read in the
//! quarantine alone.

use crate::failure::Failure;
use crate::site::Site;

/// The most that a form with a file may hold, in bytes.
pub(crate) const MOST: usize = 17 << 20;

/// Reads a file in the quarantine, beside the threads that serve pages.
///
/// # Errors
/// Where it is refused, with what would be in order.
pub(crate) async fn read(
    site: &Site,
    name: String,
    bytes: Vec<u8>,
) -> Result<unbracket_quarantine::Parsed, Failure> {
    let reader = site.reader();
    let parsed = tokio::task::spawn_blocking(move || reader.parse(&bytes, &name)).await;
    let parsed = parsed.map_err(|error| Failure::Unavailable(error.to_string()))?;
    parsed.map_err(|refused| Failure::Wrong(refused.to_string()))
}
