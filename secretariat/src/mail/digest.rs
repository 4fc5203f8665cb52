//! Digests: what happened since the last letter, gathered into one.
//!
//! **Invariant:** no entry is told twice to the same subscriber, and none is passed over that the teller
//! has a sentence for, short of the limit that the letter names.

use unbracket_negotiation::Event;
use unbracket_store::Error;

use super::subscriptions::{Id, Part, Subscription, Subscriptions};
use super::{Letter, Rhythm};
use crate::accounts::AccountError;
use crate::house::House;
use crate::service::Secretariat;

/// Sentences in one letter at most.
const SENTENCES: usize = 100;
/// Entries that are read at a time.
const CHUNK: u64 = 1_000;

/// Something that is due soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// What and when, in a word: notice of the same is given once.
    pub name: String,
    /// The sentence.
    pub sentence: String,
}

/// Whoever has the words, in every language.
pub trait Teller: Send + Sync {
    /// What happened, in a sentence; none where it is not about the topic, or not for the public.
    fn sentence(&self, to: &Subscription, index: u64, event: &Event) -> Option<String>;

    /// What is due soon.
    fn coming(&self, to: &Subscription) -> Vec<Coming>;

    /// The letter. `more` is how many sentences had no room; `end` is the secret that ends the
    /// subscription.
    fn letter(&self, to: &Subscription, news: &News, end: &str) -> Letter;

    /// The address at which one click ends the subscription.
    fn ending(&self, end: &str) -> String;
}

/// What a letter tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// What happened, in order.
    pub happened: Vec<String>,
    /// How many sentences had no room.
    pub more: usize,
    /// What is due soon.
    pub coming: Vec<String>,
}

impl Subscriptions {
    /// Writes the letters that are due for the processes that this node leads; returns how many.
    ///
    /// # Errors
    /// Where the vault or a record cannot be read.
    pub async fn write_due(
        &self,
        house: &House,
        teller: &dyn Teller,
    ) -> Result<usize, AccountError> {
        let mut written = 0;
        for (id, subscription) in self.confirmed().await? {
            let Some(process) = house.process(&subscription.topic.process) else { continue };
            if process.leads() && self.write(&id, subscription, &process, teller).await? {
                written += 1;
            }
        }
        Ok(written)
    }

    async fn write(
        &self,
        id: &Id,
        mut to: Subscription,
        process: &Secretariat,
        teller: &dyn Teller,
    ) -> Result<bool, AccountError> {
        let end = self.ending(id).await?;
        if to.pending.is_some() {
            self.hand_in(id, &mut to, &teller.ending(&end)).await?;
        }
        let mut coming = teller.coming(&to);
        coming.retain(|one| !to.noticed.contains(&one.name));
        let due = self.now() - to.last >= to.rhythm.seconds();
        // A deadline does not wait for the day of the week.
        if !due && (coming.is_empty() || to.rhythm == Rhythm::Soon) {
            return Ok(false);
        }
        let (mut news, told) = happened(&to, process, teller).await?;
        to.noticed.extend(coming.iter().map(|one| one.name.clone()));
        news.coming = coming.into_iter().map(|one| one.sentence).collect();
        let silent = news == News::default();
        if silent && told == to.told {
            return Ok(false);
        }
        to.told = told;
        if !silent {
            to.last = self.now();
            to.pending = Some(teller.letter(&to, &news, &end));
        }
        // From here on it is told; if the server ends now, the letter goes in at the next start.
        self.keep(id, &to).await?;
        if !silent {
            self.hand_in(id, &mut to, &teller.ending(&end)).await?;
        }
        Ok(!silent)
    }

    async fn hand_in(
        &self,
        id: &Id,
        to: &mut Subscription,
        ending: &str,
    ) -> Result<(), AccountError> {
        let Some(letter) = to.pending.take() else { return Ok(()) };
        let letter = Letter { to: to.address.clone(), ..letter };
        // The same letter has the same name: put in twice, it is there once.
        self.outbox().put_as(&id[..8], to.last, &letter, Some(ending)).await?;
        // Ended meanwhile: then it stays ended.
        if self.read(id).await?.is_some() {
            self.keep(id, to).await?;
        }
        Ok(())
    }
}

async fn happened(
    to: &Subscription,
    process: &Secretariat,
    teller: &dyn Teller,
) -> Result<(News, u64), Error> {
    let length = process.fold(crate::Fold::length);
    let mut news = News::default();
    let mut at = to.told;
    while at < length && to.topic.part != Part::Deadlines {
        let events = process.public_events(at, CHUNK.min(length - at)).await?;
        if events.is_empty() {
            break;
        }
        for (index, event) in (at..).zip(&events) {
            let Some(event) = event else { continue };
            let Some(sentence) = teller.sentence(to, index, event) else { continue };
            if news.happened.len() < SENTENCES {
                news.happened.push(sentence);
            } else {
                news.more += 1;
            }
        }
        at += events.len() as u64;
    }
    Ok((news, if to.topic.part == Part::Deadlines { length } else { at }))
}
