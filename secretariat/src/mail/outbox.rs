//! The outbox: letters that were not sent yet, in the vault.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unbracket_store::Vault;

use super::Letter;
use crate::accounts::AccountError;
use crate::chance::Chance;
use crate::clock::Clock;

const DRAWER: &str = "outbox";
/// Who sends which letter at present, so that of several nodes one does.
const CLAIMS: &str = "outbox-claim";
/// Letters that will never arrive.
const DEAD: &str = "outbox-dead";
/// Where the work of a letter is done that is not sent.
const HELD: &str = "outbox-held";
/// A node that has not sent what it claimed within this time is gone, in seconds.
const GONE: i64 = 600;

/// Letters on their way out.
#[derive(Clone)]
pub struct Outbox {
    vault: Arc<dyn Vault>,
    clock: Arc<dyn Clock>,
}

/// A letter that waits, under the name by which it is taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its name: the second in which it was put in, and chance.
    pub name: Vec<u8>,
    /// The letter.
    pub letter: Letter,
    /// Where whoever receives it ends such letters; none for letters that nobody subscribed to.
    pub unsubscribe: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    letter: Letter,
    #[serde(default)]
    unsubscribe: Option<String>,
}

impl Waiting {
    /// When it was put in, in seconds since 1970.
    pub fn since(&self) -> i64 {
        let bytes = self.name.first_chunk::<8>();
        bytes.map_or(0, |bytes| i64::from_be_bytes(*bytes))
    }
}

impl Outbox {
    /// The outbox in this vault.
    pub fn new(vault: Arc<dyn Vault>, clock: Arc<dyn Clock>) -> Self {
        Self { vault, clock }
    }

    pub(crate) fn parts(&self) -> (Arc<dyn Vault>, Arc<dyn Clock>) {
        (self.vault.clone(), self.clock.clone())
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Puts a letter in; it will be sent even if the server ends now.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn put(&self, letter: &Letter) -> Result<(), AccountError> {
        let chance = Chance::System.bytes("letter", 0)?;
        self.put_as(&chance[..8], self.clock.now().0, letter, None).await
    }

    /// Does the work of putting a letter in, and sends nothing: where a letter is held back, the time that
    /// it takes tells nobody. What is written holds nothing of the letter but its length.
    ///
    /// # Errors
    /// As for [`Outbox::put`].
    pub async fn hold_back(&self, letter: &Letter) -> Result<(), AccountError> {
        let chance = Chance::System.bytes("letter", 0)?;
        let blank = |text: &str| "-".repeat(text.len());
        let (to, subject) = (blank(&letter.to), blank(&letter.subject));
        let letter = Letter { to, subject, text: blank(&letter.text) };
        let kept = (Kept { letter, unsubscribe: None }, &chance[..8]);
        let bytes =
            serde_json::to_vec(&kept).map_err(|error| AccountError::Damaged(error.to_string()))?;
        // One name for all of them: nothing piles up.
        Ok(self.vault.put(HELD, b"letter", &bytes).await?)
    }

    /// Puts in a letter that somebody subscribed to; under the same mark and moment it is put in once.
    pub(crate) async fn put_as(
        &self,
        mark: &[u8],
        at: i64,
        letter: &Letter,
        unsubscribe: Option<&str>,
    ) -> Result<(), AccountError> {
        let kept = Kept { letter: letter.clone(), unsubscribe: unsubscribe.map(ToOwned::to_owned) };
        let bytes =
            serde_json::to_vec(&kept).map_err(|error| AccountError::Damaged(error.to_string()))?;
        let name = [&at.to_be_bytes()[..], mark].concat();
        self.vault.put_new(DRAWER, &name, &bytes).await?;
        Ok(())
    }

    /// The letters that wait, the oldest first.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn waiting(&self) -> Result<Vec<Waiting>, AccountError> {
        self.drawer(DRAWER).await
    }

    /// The letters that could not be delivered and were given up, the oldest first.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn dead(&self) -> Result<Vec<Waiting>, AccountError> {
        self.drawer(DEAD).await
    }

    async fn drawer(&self, drawer: &str) -> Result<Vec<Waiting>, AccountError> {
        let mut waiting = Vec::new();
        for name in self.vault.names(drawer).await? {
            let Some(bytes) = self.vault.get(drawer, &name).await? else { continue };
            let kept: Kept = serde_json::from_slice(&bytes)
                .map_err(|error| AccountError::Damaged(error.to_string()))?;
            waiting.push(Waiting { name, letter: kept.letter, unsubscribe: kept.unsubscribe });
        }
        Ok(waiting)
    }

    /// Takes a letter out: it was sent, or is not to be.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn take_out(&self, name: &[u8]) -> Result<(), AccountError> {
        self.vault.destroy(DRAWER, name).await?;
        self.vault.destroy(DEAD, name).await?;
        Ok(self.vault.destroy(CLAIMS, name).await?)
    }

    /// Gives a letter up: it is kept for the operator to see, and not tried again.
    pub(crate) async fn give_up(&self, waiting: &Waiting) -> Result<(), AccountError> {
        if let Some(bytes) = self.vault.get(DRAWER, &waiting.name).await? {
            self.vault.put(DEAD, &waiting.name, &bytes).await?;
        }
        self.vault.destroy(DRAWER, &waiting.name).await?;
        self.let_go(&waiting.name).await
    }

    /// Claims a letter for this node; not while another node has it.
    pub(crate) async fn claim(&self, name: &[u8], node: [u8; 8]) -> Result<bool, AccountError> {
        let now = self.clock.now().0;
        let mine = [&node[..], &now.to_be_bytes()].concat();
        let claimed = self.vault.put_new(CLAIMS, name, &mine).await?;
        if claimed == mine {
            // Somebody may have sent it since it was read.
            let there = self.vault.get(DRAWER, name).await?.is_some();
            if !there {
                self.let_go(name).await?;
            }
            return Ok(there);
        }
        let since = claimed.last_chunk::<8>().map_or(0, |at| i64::from_be_bytes(*at));
        if now - since > GONE {
            self.let_go(name).await?;
        }
        Ok(false)
    }

    pub(crate) async fn let_go(&self, name: &[u8]) -> Result<(), AccountError> {
        Ok(self.vault.destroy(CLAIMS, name).await?)
    }
}
