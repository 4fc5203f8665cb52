//! The hands of a node that follows: they put a request into the tray and bring its answer.
//!
//! **Invariant:** whoever asks hears an answer, or that none is known, within a set time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::oneshot;
use unbracket_store::{Error, Key, Tray};

use super::wire::{Asked, Told};
use crate::chance::Chance;
use crate::service::SubmitError;

/// How long a request waits for an answer: longer than it takes another node to take the lead.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often answers are looked for, whatever happens to notifications.
const LOOK: Duration = Duration::from_millis(500);

type Waiting = BTreeMap<Key, oneshot::Sender<Vec<u8>>>;

/// What waits for answers on this node.
pub(crate) struct Hands {
    tray: Arc<dyn Tray>,
    chance: Chance,
    waiting: Mutex<Waiting>,
}

impl Hands {
    /// Hands for a tray; they rest when nobody holds them any more.
    pub(crate) fn new(tray: Arc<dyn Tray>, chance: Chance) -> Arc<Self> {
        let hands = Arc::new(Self { tray, chance, waiting: Mutex::default() });
        tokio::spawn(bring(Arc::downgrade(&hands), hands.tray.watch()));
        hands
    }

    pub(crate) fn tray(&self) -> &Arc<dyn Tray> {
        &self.tray
    }

    /// Asks whoever leads, and waits for the answer.
    pub(crate) async fn ask(&self, asked: &Asked) -> Result<Told, SubmitError> {
        let request = asked.write(&self.chance)?;
        let name = Key(Chance::System.bytes("request", 0)?);
        let (answer, answered) = oneshot::channel();
        self.waiting().insert(name, answer);
        let heard = match self.tray.put(&name, &request).await {
            Ok(()) => tokio::time::timeout(PATIENCE, answered).await,
            Err(error) => {
                self.let_go(name).await;
                return Err(unanswered(&error));
            }
        };
        let Ok(Ok(bytes)) = heard else {
            self.let_go(name).await;
            return Err(unanswered(&"no node that leads answered in time"));
        };
        Told::read(&bytes).map_err(|error| Error::Unknown(error.to_string()).into())
    }

    async fn let_go(&self, name: Key) {
        self.waiting().remove(&name);
        // What stays behind is cleared away by whoever leads.
        let _ = self.tray.withdraw(&[name]).await;
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// It may have been done and the answer be lost.
fn unanswered(why: &dyn std::fmt::Display) -> SubmitError {
    Error::Unknown(why.to_string()).into()
}

/// Brings answers to those who wait, as long as somebody holds the hands.
async fn bring(hands: Weak<Hands>, mut woken: tokio::sync::watch::Receiver<u64>) {
    loop {
        if let Ok(Err(_)) = tokio::time::timeout(LOOK, woken.changed()).await {
            return;
        }
        let Some(hands) = hands.upgrade() else { return };
        let names: Vec<Key> = hands.waiting().keys().copied().collect();
        if names.is_empty() {
            continue;
        }
        // A server that is away answers the next look.
        let Ok(answers) = hands.tray.take(&names).await else { continue };
        for (name, bytes) in answers {
            if let Some(answer) = hands.waiting().remove(&name) {
                let _ = answer.send(bytes);
            }
        }
    }
}
