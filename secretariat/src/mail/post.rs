//! The post: takes letters from the outbox to a carrier, again and again until they are gone.
//!
//! **Invariant:** a letter leaves the outbox only when a carrier has taken it, or when it is given up; an
//! address gets no more in an hour, and all together no more in a minute, than the limits say.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::outbox::{Outbox, Waiting};
use super::smtp::{Carrier, Undelivered};
use crate::accounts::AccountError;
use crate::chance::{Chance, NoChance};

/// How much is sent at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Letters to one address in an hour.
    pub address: usize,
    /// Letters to anybody in a minute.
    pub all: usize,
}

impl Default for Limits {
    /// Twelve in an hour to one address; 120 in a minute to all.
    fn default() -> Self {
        Self { address: 12, all: 120 }
    }
}

/// What became of the letters of one round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// They were taken by the carrier.
    pub sent: usize,
    /// They will be tried again.
    pub later: usize,
    /// They were given up.
    pub given_up: usize,
    /// Why some were not sent, each reason once: what the carrier said, which names nobody.
    pub why: BTreeSet<String>,
}

/// What stands at the foot of every letter.
pub type Foot = Arc<dyn Fn() -> String + Send + Sync>;

/// The post of one node.
pub struct Post {
    outbox: Outbox,
    carrier: Arc<dyn Carrier>,
    limits: Limits,
    foot: Foot,
    node: [u8; 8],
    tried: BTreeMap<Vec<u8>, Tried>,
    /// When letters went to an address, under its digest; and to all.
    sent: BTreeMap<[u8; 32], VecDeque<i64>>,
    all: VecDeque<i64>,
}

#[derive(Clone, Copy)]
struct Tried {
    times: u32,
    next: i64,
}

/// The first pause after a failure and the longest, in seconds.
const PAUSES: (i64, i64) = (30, 3_600);
/// A letter that could not be sent for so long is given up, in seconds.
const LONGEST: i64 = 3 * 86_400;
/// How often the outbox is looked into.
const LOOK: Duration = Duration::from_secs(2);

impl Post {
    /// A post from an outbox to a carrier.
    ///
    /// # Errors
    /// Where there is no randomness to tell nodes apart.
    pub fn new(
        outbox: Outbox,
        carrier: Arc<dyn Carrier>,
        limits: Limits,
        foot: Foot,
    ) -> Result<Self, NoChance> {
        let mut node = [0; 8];
        node.copy_from_slice(&Chance::System.bytes("node", 0)?[..8]);
        let (tried, sent, all) = Default::default();
        Ok(Self { outbox, carrier, limits, foot, node, tried, sent, all })
    }

    /// Works for ever; `told` hears what became of the letters of each round.
    pub async fn run(mut self, told: impl Fn(Result<Round, AccountError>) + Send) {
        loop {
            let round = self.round().await;
            if round != Ok(Round::default()) {
                told(round);
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Tries every letter whose time has come.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn round(&mut self) -> Result<Round, AccountError> {
        let mut round = Round::default();
        let waiting = self.outbox.waiting().await?;
        self.tried.retain(|name, _| waiting.iter().any(|one| one.name == *name));
        for one in waiting {
            let now = self.outbox.clock().now().0;
            let due = self.tried.get(&one.name).is_none_or(|tried| tried.next <= now);
            if !due || !self.within_limits(&one, now) {
                continue;
            }
            if self.outbox.claim(&one.name, self.node).await? {
                self.send(one, now, &mut round).await?;
            }
        }
        Ok(round)
    }

    async fn send(
        &mut self,
        one: Waiting,
        now: i64,
        round: &mut Round,
    ) -> Result<(), AccountError> {
        let mut letter = one.letter.clone();
        let foot = (self.foot)();
        if !foot.is_empty() {
            letter.text = format!("{}\n\n-- \n{foot}\n", letter.text.trim_end());
        }
        match self.carrier.carry(&letter, one.unsubscribe.as_deref()).await {
            Ok(()) => {
                round.sent += 1;
                self.sent.entry(digest(&one.letter.to)).or_default().push_back(now);
                self.all.push_back(now);
                self.outbox.take_out(&one.name).await
            }
            Err(Undelivered::Never(why)) => {
                round.why.insert(why);
                round.given_up += 1;
                self.outbox.give_up(&one).await
            }
            Err(Undelivered::Later(why)) => {
                round.why.insert(why);
                self.try_later(&one, now, round).await
            }
        }
    }

    async fn try_later(
        &mut self,
        one: &Waiting,
        now: i64,
        round: &mut Round,
    ) -> Result<(), AccountError> {
        if now - one.since() > LONGEST {
            round.given_up += 1;
            return self.outbox.give_up(one).await;
        }
        round.later += 1;
        let times = self.tried.get(&one.name).map_or(0, |tried| tried.times);
        let pause = PAUSES.0.saturating_mul(1 << times.min(10)).min(PAUSES.1);
        let tried = Tried { times: times + 1, next: now + pause };
        self.tried.insert(one.name.clone(), tried);
        self.outbox.let_go(&one.name).await
    }

    fn within_limits(&mut self, one: &Waiting, now: i64) -> bool {
        forget(&mut self.all, now - 60);
        self.sent.retain(|_, times| {
            forget(times, now - 3_600);
            !times.is_empty()
        });
        let to = self.sent.get(&digest(&one.letter.to)).map_or(0, VecDeque::len);
        self.all.len() < self.limits.all && to < self.limits.address
    }
}

fn forget(times: &mut VecDeque<i64>, until: i64) {
    while times.front().is_some_and(|at| *at <= until) {
        times.pop_front();
    }
}

fn digest(address: &str) -> [u8; 32] {
    Sha256::digest(address.to_lowercase().as_bytes()).into()
}
