//! What works once and for a short while: links, ceremonies, the way to another house and back.
//!
//! **Invariant:** of all callers that take the same thing, one gets it; whoever comes with another
//! browser gets nothing, and uses nothing up.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{AccountError, Accounts, Secret};

const DRAWER: &str = "once";
const SPENT: &str = "spent";
/// A mark that something was used stays longer than anything that works once.
const REMEMBERED: i64 = 31 * 86_400;

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    until: i64,
    browser: [u8; 32],
    value: T,
}

impl Accounts {
    /// Lays something by for this browser, for so many seconds; returns the secret that takes it out.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn lay_by<T: Serialize + Sync>(
        &self,
        kind: &str,
        browser: &Secret,
        value: &T,
        seconds: i64,
    ) -> Result<Secret, AccountError> {
        let secret = Secret::fresh()?;
        let until = self.seconds() + seconds;
        let kept = Kept { until, browser: browser.digest("browser"), value };
        self.write(DRAWER, &secret.digest(kind), &kept).await?;
        Ok(secret)
    }

    /// Takes out what was laid by: once, in time, in the same browser.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn take_out<T: DeserializeOwned>(
        &self,
        kind: &str,
        browser: &Secret,
        secret: &Secret,
    ) -> Result<Option<T>, AccountError> {
        let name = secret.digest(kind);
        let Some(kept) = self.read::<Kept<T>>(DRAWER, &name).await? else { return Ok(None) };
        if kept.until < self.seconds() || kept.browser != browser.digest("browser") {
            return Ok(None);
        }
        if !self.spend(&name).await? {
            return Ok(None);
        }
        self.vault.destroy(DRAWER, &name).await?;
        Ok(Some(kept.value))
    }

    /// Marks something as used; true for the first caller alone.
    pub(super) async fn spend(&self, name: &[u8]) -> Result<bool, AccountError> {
        let mut mark = self.seconds().to_be_bytes().to_vec();
        mark.extend_from_slice(&Self::random()?);
        Ok(self.vault.put_new(SPENT, name, &mark).await? == mark)
    }

    /// Destroys what is over: links and ceremonies out of time, and marks that nothing needs any more.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn sweep(&self) -> Result<(), AccountError> {
        #[derive(Deserialize)]
        struct Until {
            until: i64,
        }
        let now = self.seconds();
        for name in self.vault.names(DRAWER).await? {
            let kept = self.read::<Until>(DRAWER, &name).await?;
            if kept.is_some_and(|kept| kept.until < now) {
                self.vault.destroy(DRAWER, &name).await?;
            }
        }
        for name in self.vault.names(SPENT).await? {
            let mark = self.vault.get(SPENT, &name).await?.unwrap_or_default();
            let at = mark.get(..8).and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes);
            if at.is_none_or(|at| now - at > REMEMBERED) {
                self.vault.destroy(SPENT, &name).await?;
            }
        }
        Ok(())
    }
}
