//! Sessions: a secret in the browser, its digest in the vault.
//!
//! **Invariant:** a session ends by itself, when nobody used it for a while and after its longest time
//! whatever happens; entering always begins a new one.

use std::time::Instant;

use serde::{Deserialize, Serialize};
use unbracket_negotiation::Moment;

use super::kept::{handle, parsed, written};
use super::{Account, AccountError, AccountId, Accounts, Secret};

const DRAWER: &str = "session";
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
/// Who enters is taken as present for so long, for acts that bind, in seconds.
const PRESENT: i64 = 15 * MINUTE;

/// How somebody showed who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Proof {
    /// By an invitation, which may lie in a mailbox for days.
    Invitation,
    /// By a link that was sent to their address minutes ago.
    Link,
    /// By a passkey.
    Passkey,
    /// By a provider of identities.
    Provider,
    /// By saying so: in a demonstration, where everybody is invented.
    Demonstration,
}

/// On what kind of device a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stay {
    /// One that others use too: it ends after 30 minutes without use, and after 12 hours.
    Shared,
    /// One's own: it ends after 12 hours without use, and after 7 days.
    Own,
}

/// A session that is open.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// What every form of this session carries, so that no other site can send one.
    pub token: String,
    /// What it is called in lists; opens nothing.
    pub handle: String,
    /// How it was begun.
    pub proof: Proof,
    /// When it was begun.
    pub begun: Moment,
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// What it is called.
    pub handle: String,
    /// How it was begun.
    pub proof: Proof,
    /// When it was begun.
    pub begun: Moment,
    /// When it was last used, to the minute.
    pub used: Moment,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    account: AccountId,
    begun: i64,
    used: i64,
    #[serde(default = "long_ago")]
    proof: Proof,
    #[serde(default = "shared")]
    stay: Stay,
}

fn long_ago() -> Proof {
    Proof::Invitation
}

fn shared() -> Stay {
    Stay::Shared
}

impl Sitting {
    /// How it was begun, as the name of a message.
    pub fn way(&self) -> &'static str {
        match self.proof {
            Proof::Invitation => "proof-invitation",
            Proof::Link => "proof-link",
            Proof::Passkey => "proof-passkey",
            Proof::Provider => "proof-provider",
            Proof::Demonstration => "proof-demonstration",
        }
    }
}

impl Stay {
    /// Seconds without use, and seconds altogether.
    fn limits(self) -> (i64, i64) {
        match self {
            Self::Shared => (30 * MINUTE, 12 * HOUR),
            Self::Own => (12 * HOUR, 7 * 24 * HOUR),
        }
    }
}

impl Kept {
    fn is_over(&self, now: i64) -> bool {
        let (idle, longest) = self.stay.limits();
        now - self.used > idle || now - self.begun > longest
    }
}

impl Session {
    /// Whether this person is certainly here now: they entered minutes ago by a link or a passkey.
    pub fn is_present(&self, now: Moment) -> bool {
        match self.proof {
            Proof::Demonstration => true,
            Proof::Link | Proof::Passkey => now.0 - self.begun.0 <= PRESENT,
            Proof::Invitation | Proof::Provider => false,
        }
    }
}

fn shelf(account: &AccountId) -> String {
    format!("session-{}", account.as_str())
}

impl Accounts {
    /// Opens a session for one of the people of a demonstration, who prove nothing.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn begin_session(&self, account: &AccountId) -> Result<Secret, AccountError> {
        self.enter(account, Proof::Demonstration, Stay::Own).await
    }

    /// Opens a session for somebody who showed who they are.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn enter(
        &self,
        account: &AccountId,
        proof: Proof,
        stay: Stay,
    ) -> Result<Secret, AccountError> {
        let secret = Secret::fresh()?;
        let (now, digest) = (self.seconds(), secret.digest("session"));
        let kept = Kept { account: account.clone(), begun: now, used: now, proof, stay };
        self.write(DRAWER, &digest, &kept).await?;
        self.vault.put(&shelf(account), &digest, &[]).await?;
        Ok(secret)
    }

    /// Who is in this session; `None` where it has ended.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn session(&self, secret: &Secret) -> Result<Option<Session>, AccountError> {
        let digest = secret.digest("session");
        if let Some(known) = self.recent.get(&digest) {
            return Ok(Some(known));
        }
        let read = Instant::now();
        let Some(bytes) = self.vault.get(DRAWER, &digest).await? else { return Ok(None) };
        let mut kept: Kept = parsed(&bytes)?;
        let account = self.account(&kept.account).await?;
        let account = account.filter(|account| !account.disabled);
        let (Some(account), false) = (account, kept.is_over(self.seconds())) else {
            self.end(&kept.account, &digest).await?;
            return Ok(None);
        };
        if self.seconds() - kept.used > MINUTE {
            kept.used = self.seconds();
            // Written over what was read alone: a session that was ended meanwhile stays ended.
            let noted = self.vault.replace(DRAWER, &digest, &bytes, &written(&kept)?).await?;
            if !noted && self.vault.get(DRAWER, &digest).await?.is_none() {
                return Ok(None);
            }
        }
        let session = Session {
            account,
            token: secret.token(),
            handle: handle(&digest),
            proof: kept.proof,
            begun: Moment(kept.begun),
        };
        self.recent.put(digest, read, &session);
        Ok(Some(session))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn end_session(&self, secret: &Secret) -> Result<(), AccountError> {
        let digest = secret.digest("session");
        if let Some(kept) = self.read::<Kept>(DRAWER, &digest).await? {
            self.end(&kept.account, &digest).await?;
        }
        Ok(())
    }

    /// The sessions of an account.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn sessions(&self, account: &AccountId) -> Result<Vec<Sitting>, AccountError> {
        let mut sittings = Vec::new();
        for digest in self.vault.names(&shelf(account)).await? {
            let kept = self.read::<Kept>(DRAWER, &digest).await?;
            match kept.filter(|kept| !kept.is_over(self.seconds())) {
                Some(kept) => sittings.push(Sitting {
                    handle: handle(&digest),
                    proof: kept.proof,
                    begun: Moment(kept.begun),
                    used: Moment(kept.used),
                }),
                None => self.end(account, &digest).await?,
            }
        }
        sittings.sort_by_key(|sitting| std::cmp::Reverse(sitting.used));
        Ok(sittings)
    }

    /// Ends the sessions of an account: the one of this name, or all.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn end_sessions(
        &self,
        account: &AccountId,
        named: Option<&str>,
    ) -> Result<(), AccountError> {
        for digest in self.vault.names(&shelf(account)).await? {
            if named.is_none_or(|named| handle(&digest) == named) {
                self.end(account, &digest).await?;
            }
        }
        Ok(())
    }

    async fn end(&self, account: &AccountId, digest: &[u8]) -> Result<(), AccountError> {
        self.vault.destroy(DRAWER, digest).await?;
        self.vault.destroy(&shelf(account), digest).await?;
        self.recent.forget();
        Ok(())
    }
}
