//! Acts that wait for a second officer: the first submits, the second sees exactly what would be done
//! and signs, or declines.
//!
//! A waiting act lies in the vault of the house, under its digest, and never on the record: only when
//! the second has signed is it submitted, with both names. It waits for one day.
//!
//! **Invariant:** what is submitted is what the second officer saw: a waiting act is found by the digest
//! of its kind, its fields, its words and whoever asks, and is read back from the bytes of that digest.
//! The two are two persons, not two seats: neither the account that asked signs, in whichever seat, nor one
//! that holds the seat that asked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use unbracket_negotiation::event::Digest;
use unbracket_negotiation::record::{self, Leaf};
use unbracket_negotiation::{
    Act, Code, Credentials, Event, Moment, Outcome, Refusal, SeatId, State, decide,
};
use unbracket_store::{Key, Vault};

use crate::accounts::{Account, AccountError, AccountId, Accounts};
use crate::clock::Clock;
use crate::service::{Accepted, Secretariat, Submission, SubmitError};

const DRAWER: &str = "pending";
/// How long an act waits for its second officer, in seconds.
pub const WAITS: i64 = 86_400;

/// Why an act cannot wait, or is not signed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PendingError {
    /// It is out of order, now or for whoever signs.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It was signed, and nothing was written.
    #[error(transparent)]
    Submit(#[from] SubmitError),
    /// The vault cannot be used.
    #[error(transparent)]
    Vault(#[from] AccountError),
    /// No such act waits any more.
    #[error("no such act waits: it was signed, taken back, or its day is over; submit it anew")]
    Gone,
    /// A second officer has declined it.
    #[error("a second officer has declined this; whoever asked can submit it anew")]
    Declined,
    /// Whoever signs is the person who asked, in another seat.
    #[error("you asked for this yourself; a second person has to sign it")]
    Alone,
}

/// An act that waits for a second officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingAct {
    /// The digest of what would be done, and by whom: its name.
    pub digest: Digest,
    /// What would be done.
    pub act: Act,
    /// Who asks, in which capacity.
    pub by: Credentials,
    /// Since when.
    pub asked: Moment,
    /// Who has declined it.
    pub declined: Option<SeatId>,
    /// The account that asked.
    pub account: Option<AccountId>,
}

/// The acts of one process that wait.
#[derive(Clone)]
pub struct PendingActs {
    vault: Arc<dyn Vault>,
    clock: Arc<dyn Clock>,
    process: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    leaf: String,
    body: Option<String>,
    asked: i64,
    declined: Option<u32>,
    #[serde(default)]
    account: Option<AccountId>,
}

impl Accounts {
    /// The acts of a process that wait for a second officer.
    pub fn pending(&self, process: &str) -> PendingActs {
        let (vault, clock) = (self.vault.clone(), self.clock.clone());
        PendingActs { vault, clock, process: process.to_owned() }
    }
}

/// Whether an act of these credentials waits for a second officer: it would be in order if one signed.
pub fn needs_second(state: &State, act: &Act, by: &Credentials, now: Moment) -> bool {
    let alone = Credentials { countersigned: None, ..*by };
    let refused = decide(state, act, &alone, now.max(state.now)).err();
    act.permit().two || refused.is_some_and(|refusal| refusal.code == Code::Countersignature)
}

/// The officers who could sign an act with the one who asks.
///
/// # Errors
/// Why the act is out of order, whoever signs.
pub fn seconds(
    state: &State,
    act: &Act,
    by: &Credentials,
    now: Moment,
) -> Result<Vec<SeatId>, Refusal> {
    let now = now.max(state.now);
    let officers = state.roster.seats().filter(|(id, seat)| {
        *id != by.seat && !seat.offices.is_empty() && state.roster.present(*id, now).is_ok()
    });
    let mut found = Vec::new();
    let alone = Credentials { countersigned: None, ..*by };
    let mut refused = None;
    for (id, _) in officers {
        match decide(state, act, &Credentials { countersigned: Some(id), ..*by }, now) {
            Ok(_) => found.push(id),
            Err(refusal) => refused = Some(refusal),
        }
    }
    match (found.is_empty(), refused) {
        (false, _) => Ok(found),
        (true, Some(refusal)) => Err(refusal),
        // Nobody else holds an office: the core says that a second is wanted.
        (true, None) => decide(state, act, &alone, now).map(|_| Vec::new()),
    }
}

impl PendingAct {
    /// Until when it waits.
    pub fn until(&self) -> Moment {
        Moment(self.asked.0.saturating_add(WAITS))
    }

    /// Whether a person asked for it, or holds the seat that did: then somebody else has to sign.
    pub fn is_of(&self, person: &Account, process: &str) -> bool {
        self.account.as_ref() == Some(&person.id)
            || person.seats(process).any(|seat| seat == self.by.seat)
    }

    /// Whether a seat could sign it now.
    ///
    /// # Errors
    /// Why not.
    pub fn signable(&self, state: &State, second: SeatId, now: Moment) -> Result<(), Refusal> {
        let by = Credentials { countersigned: Some(second), ..self.by };
        decide(state, &self.act, &by, now.max(state.now)).map(|_| ())
    }

    /// The name of the submission: signing twice acts once, asking anew is another submission.
    fn key(&self) -> Key {
        let mut hash = Sha256::new_with_prefix("pending act");
        hash.update(self.digest.0);
        hash.update(self.asked.0.to_be_bytes());
        Key(hash.finalize().into())
    }
}

impl PendingActs {
    /// Lets an act wait for a second officer. Asking for the same again changes nothing, unless it was
    /// declined or its day is over.
    ///
    /// # Errors
    /// Where it would be out of order with any second signature, or there is nobody to give one.
    pub async fn ask(
        &self,
        service: &Secretariat,
        act: Act,
        by: Credentials,
        account: &AccountId,
    ) -> Result<PendingAct, PendingError> {
        let by = Credentials { countersigned: None, ..by };
        let asked = self.clock.now();
        let now = service.now();
        service.state(|state| seconds(state, &act, &by, now))?;
        let (digest, kept) = written(&act, &by, asked);
        let account = Some(account.clone());
        if let Some(waiting) = self.get(digest).await?
            && waiting.declined.is_none()
        {
            return Ok(waiting);
        }
        self.keep(digest, &Kept { account: account.clone(), ..kept }).await?;
        Ok(PendingAct { digest, act, by, asked, declined: None, account })
    }

    /// All that wait or were declined within their day, the oldest first.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn all(&self) -> Result<Vec<PendingAct>, AccountError> {
        let prefix = self.name(None);
        let mut found = Vec::new();
        for name in self.vault.names(DRAWER).await? {
            let digest = name.strip_prefix(prefix.as_slice());
            let Some(digest) = digest.and_then(|digest| digest.try_into().ok()) else { continue };
            found.extend(self.get(Digest(digest)).await?);
        }
        found.sort_by_key(|waiting| waiting.asked);
        Ok(found)
    }

    /// One that waits; none where its day is over.
    ///
    /// # Errors
    /// Where the vault cannot be used, or what it holds is damaged.
    pub async fn get(&self, digest: Digest) -> Result<Option<PendingAct>, AccountError> {
        let name = self.name(Some(digest));
        let Some(bytes) = self.vault.get(DRAWER, &name).await? else { return Ok(None) };
        let waiting = read(digest, &bytes)?;
        if self.clock.now() > waiting.until() {
            self.vault.destroy(DRAWER, &name).await?;
            return Ok(None);
        }
        Ok(Some(waiting))
    }

    /// Signs as the second officer and submits the act with both names.
    ///
    /// # Errors
    /// Where it waits no more, whoever signs is the one who asked, or the act is out of order by now; then
    /// it goes on waiting.
    pub async fn sign(
        &self,
        service: &Secretariat,
        digest: Digest,
        second: SeatId,
        person: &Account,
    ) -> Result<Accepted, PendingError> {
        let waiting = self.get(digest).await?.ok_or(PendingError::Gone)?;
        if waiting.declined.is_some() {
            return Err(PendingError::Declined);
        }
        if waiting.is_of(person, &self.process) {
            return Err(PendingError::Alone);
        }
        let key = Some(waiting.key());
        let by = Credentials { countersigned: Some(second), ..waiting.by };
        let submission = Submission { act: waiting.act, by, key, at: None, unchanged: Vec::new() };
        let accepted = service.submit(submission).await?;
        // Were the house to fall here, signing again would find the entry that is written.
        self.forget(digest).await?;
        Ok(accepted)
    }

    /// Declines: whoever asked sees it until the day is over. Where it is whoever asked, it is taken
    /// back.
    ///
    /// # Errors
    /// Where it waits no more, or whoever declines could not have signed.
    pub async fn decline(
        &self,
        service: &Secretariat,
        digest: Digest,
        who: SeatId,
    ) -> Result<(), PendingError> {
        let waiting = self.get(digest).await?.ok_or(PendingError::Gone)?;
        if who == waiting.by.seat {
            return Ok(self.forget(digest).await?);
        }
        let now = service.now();
        // What is out of order by now may be declined as well: only being no second officer counts.
        let signable = service.state(|state| waiting.signable(state, who, now));
        if let Err(refusal) = signable
            && matches!(refusal.code, Code::Countersignature | Code::NotPermitted)
        {
            return Err(refusal.into());
        }
        let (_, kept) = written(&waiting.act, &waiting.by, waiting.asked);
        let kept = Kept { declined: Some(who.0), account: waiting.account, ..kept };
        Ok(self.keep(digest, &kept).await?)
    }

    async fn keep(&self, digest: Digest, kept: &Kept) -> Result<(), AccountError> {
        let bytes =
            serde_json::to_vec(kept).map_err(|error| AccountError::Damaged(error.to_string()))?;
        Ok(self.vault.put(DRAWER, &self.name(Some(digest)), &bytes).await?)
    }

    async fn forget(&self, digest: Digest) -> Result<(), AccountError> {
        Ok(self.vault.destroy(DRAWER, &self.name(Some(digest))).await?)
    }

    /// The process, a zero, which no name of a process holds, and the digest.
    fn name(&self, digest: Option<Digest>) -> Vec<u8> {
        let mut name = self.process.as_bytes().to_vec();
        name.push(0);
        name.extend(digest.iter().flat_map(|digest| digest.0));
        name
    }
}

/// An act as it is kept, and the digest of it. The moment stands beside it: the same act of the same
/// seat is the same, whenever it is asked for.
fn written(act: &Act, by: &Credentials, asked: Moment) -> (Digest, Kept) {
    let (act, by) = (act.clone(), *by);
    let event = Event { act, by, at: Moment(0), outcome: Outcome::none() };
    let mut written = record::write(&event);
    let body = written.body.take();
    let leaf = written.leaf(body.as_deref().map(Digest::of));
    let digest = Digest::of(&leaf);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let (leaf, body, asked) = (text(leaf), body.map(text), asked.0);
    (digest, Kept { leaf, body, asked, declined: None, account: None })
}

fn read(digest: Digest, bytes: &[u8]) -> Result<PendingAct, AccountError> {
    let damaged = |what: String| AccountError::Damaged(what);
    let kept: Kept = serde_json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?;
    let leaf = Leaf::read(kept.leaf.as_bytes()).map_err(|error| damaged(error.to_string()))?;
    let body = kept.body.as_deref().map(str::as_bytes);
    if Digest::of(kept.leaf.as_bytes()) != digest || leaf.body != body.map(Digest::of) {
        return Err(damaged("an act that waits is not what its name says".to_owned()));
    }
    let event = leaf.event(body).map_err(|error| damaged(error.to_string()))?;
    let (declined, account) = (kept.declined.map(SeatId), kept.account);
    let asked = Moment(kept.asked);
    Ok(PendingAct { digest, act: event.act, by: event.by, asked, declined, account })
}
