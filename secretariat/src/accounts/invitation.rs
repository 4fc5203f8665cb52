//! Invitations: a letter that makes somebody's account, or adds a seat to the one that they have.
//!
//! **Invariant:** an invitation is taken once; whoever takes it gets what it offers and nothing else.

use serde::{Deserialize, Serialize};
use unbracket_negotiation::Moment;

use super::kept::{handle, parsed, written};
use super::{Account, AccountError, Accounts, Holding, Secret};

const DRAWER: &str = "invitation";
const DAYS: i64 = 14;
/// So often an invitation may be tried with an address that is somebody else's already; then it is over, so
/// that nobody finds out with it who has an account here.
const TRIES: u32 = 3;

/// What an invitation offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The seat that it gives; none makes an account and no more.
    pub seat: Option<Holding>,
    /// Whether it makes the first operator: it is over as soon as there is one, since every start of a server
    /// without one writes such an invitation into its journal.
    pub operator: bool,
    /// The address to which it went; none where it was handed over.
    pub address: Option<String>,
    /// The language of the letter.
    pub language: Option<String>,
}

/// An invitation that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What it is called; opens nothing.
    #[serde(skip)]
    pub handle: String,
    /// What it offers.
    pub offer: Offer,
    /// When it was made, in seconds.
    pub made: i64,
    /// Until when it can be taken, in seconds.
    pub until: i64,
    /// How often it was tried with the address of somebody else's account.
    #[serde(default)]
    pub tries: u32,
}

impl Invitation {
    /// Until when it can be taken.
    pub fn ends(&self) -> Moment {
        Moment(self.until)
    }
}

impl Accounts {
    /// Makes an invitation; whoever holds the secret can take it for 14 days.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn invite(&self, offer: Offer) -> Result<Secret, AccountError> {
        let (secret, made) = (Secret::fresh()?, self.seconds());
        let until = made + DAYS * 86_400;
        let invitation = Invitation { handle: String::new(), offer, made, until, tries: 0 };
        self.write(DRAWER, &secret.digest("invitation"), &invitation).await?;
        Ok(secret)
    }

    /// The invitation of this secret, if it can still be taken.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn invitation(&self, secret: &Secret) -> Result<Option<Invitation>, AccountError> {
        let found = self.read::<Invitation>(DRAWER, &secret.digest("invitation")).await?;
        let found = found.filter(|invitation| invitation.until >= self.seconds());
        match found {
            Some(it) if it.offer.operator && self.somebody_operates().await? => Ok(None),
            other => Ok(other),
        }
    }

    /// Whether there is an operator.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn somebody_operates(&self) -> Result<bool, AccountError> {
        Ok(self.all().await?.iter().any(|account| account.operator))
    }

    /// Takes an invitation: `None` where somebody has, or it is over.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn take_invitation(&self, secret: &Secret) -> Result<Option<Offer>, AccountError> {
        let Some(invitation) = self.invitation(secret).await? else { return Ok(None) };
        let name = secret.digest("invitation");
        if !self.spend(&name).await? {
            return Ok(None);
        }
        self.vault.destroy(DRAWER, &name).await?;
        Ok(Some(invitation.offer))
    }

    /// Counts that an invitation was tried with the address of somebody else's account.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn tried_in_vain(&self, secret: &Secret) -> Result<(), AccountError> {
        let name = secret.digest("invitation");
        loop {
            let Some(before) = self.vault.get(DRAWER, &name).await? else { return Ok(()) };
            let mut invitation: Invitation = parsed(&before)?;
            invitation.tries += 1;
            if invitation.tries >= TRIES {
                return Ok(self.vault.destroy(DRAWER, &name).await?);
            }
            if self.vault.replace(DRAWER, &name, &before, &written(&invitation)?).await? {
                return Ok(());
            }
        }
    }

    /// Gives an account what an invitation offers.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn give(&self, account: &Account, offer: &Offer) -> Result<(), AccountError> {
        let offer = offer.clone();
        self.change(&account.id, |account| {
            account.operator |= offer.operator;
            account.holdings.extend(offer.seat);
            if account.language.is_none() {
                account.language = offer.language;
            }
        })
        .await
    }

    /// The invitations that wait, for one process or for all, the newest first.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn invitations(
        &self,
        process: Option<&str>,
    ) -> Result<Vec<Invitation>, AccountError> {
        let mut found = Vec::new();
        for name in self.vault.names(DRAWER).await? {
            let Some(invitation) = self.read::<Invitation>(DRAWER, &name).await? else { continue };
            let of = invitation.offer.seat.as_ref().map(|seat| seat.process.as_str());
            let wanted = process.is_none() || process == of;
            if wanted && invitation.until >= self.seconds() {
                found.push(Invitation { handle: handle(&name), ..invitation });
            }
        }
        found.sort_by_key(|invitation| std::cmp::Reverse(invitation.made));
        Ok(found)
    }

    /// Takes an invitation back: the one of this name in this process.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn take_back(&self, process: &str, named: &str) -> Result<(), AccountError> {
        for name in self.vault.names(DRAWER).await? {
            if handle(&name) != named {
                continue;
            }
            let invitation = self.read::<Invitation>(DRAWER, &name).await?;
            let seat = invitation.and_then(|invitation| invitation.offer.seat);
            if seat.is_some_and(|seat| seat.process == process) {
                self.vault.destroy(DRAWER, &name).await?;
            }
        }
        Ok(())
    }
}
