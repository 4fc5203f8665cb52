//! Chatham House: what was said is kept until the end of a meeting, and who said it is kept nowhere.
//!
//! **Invariant:** a remark is in the vault without a speaker, a time or a place in an order; when the
//! meeting is over all are published at once, and the vault forgets them.

use unbracket_negotiation::act::forum::PublishRemarks;
use unbracket_negotiation::state::forum::MeetingId;
use unbracket_negotiation::{Act, Credentials, Words};
use unbracket_store::Vault;

use crate::chance::Chance;
use crate::service::{Accepted, Secretariat, Submission, SubmitError};
use crate::vault::VaultError;

/// Why remarks were not published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemarksError {
    /// The vault cannot be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The act was not accepted.
    #[error(transparent)]
    Submit(#[from] SubmitError),
}

fn drawer(meeting: MeetingId) -> String {
    format!("remarks-{}", meeting.0)
}

/// Takes down a remark, under a name that chance gives.
///
/// # Errors
/// Where the vault cannot be written.
pub async fn take_down(
    vault: &dyn Vault,
    meeting: MeetingId,
    remark: &str,
    chance: &Chance,
) -> Result<(), VaultError> {
    let number = vault.names(&drawer(meeting)).await?.len() as u64;
    let name = chance.bytes("remark", number)?;
    Ok(vault.put(&drawer(meeting), &name, remark.as_bytes()).await?)
}

/// Publishes the remarks of a meeting that is over, and forgets them.
///
/// # Errors
/// Where the act is out of order, or the vault cannot be used; then nothing is forgotten.
pub async fn publish(
    service: &Secretariat,
    meeting: MeetingId,
    by: Credentials,
) -> Result<Accepted, RemarksError> {
    let vault = service.stores().vault.clone();
    let names = vault.names(&drawer(meeting)).await.map_err(VaultError::from)?;
    let mut remarks = Vec::with_capacity(names.len());
    for name in &names {
        let remark = vault.get(&drawer(meeting), name).await.map_err(VaultError::from)?;
        remarks.extend(remark.map(|remark| Words::said(String::from_utf8_lossy(&remark))));
    }
    let act = Act::from(PublishRemarks::without_order(meeting, remarks));
    let accepted =
        service.submit(Submission { act, by, key: None, at: None, unchanged: Vec::new() }).await?;
    for name in &names {
        vault.destroy(&drawer(meeting), name).await.map_err(VaultError::from)?;
    }
    Ok(accepted)
}
