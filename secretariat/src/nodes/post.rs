//! The post of the node that leads: it takes requests out of the tray, has them done, and answers.
//!
//! **Invariant:** a request is answered after it is durable, or not at all: then it stays in the tray for
//! the next leader.

use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;
use unbracket_store::{Error, Request, Store};

use super::hands::Hands;
use super::wire::{Asked, Told};
use crate::sequencer::{AllAnswer, Ask};
use crate::service::{Accepted, Submission, SubmitError};

/// How many requests are taken together.
const TOGETHER: u32 = 256;
/// How long a request may lie before it counts as forgotten.
const FORGOTTEN: Duration = Duration::from_secs(300);
/// How often the tray is looked into where nothing wakes us, and cleared.
const LOOK: Duration = Duration::from_secs(1);
const CLEAR: Duration = Duration::from_secs(60);

/// An answer on its way from the sequencer.
enum Coming {
    One(oneshot::Receiver<Result<Accepted, SubmitError>>),
    All(oneshot::Receiver<AllAnswer>),
    Note(oneshot::Receiver<Result<unbracket_ledger::Note, SubmitError>>),
    Known(Told),
}

/// Serves the tray, as long as the sequencer works and somebody holds the hands.
pub(crate) async fn serve(hands: Weak<Hands>, asks: mpsc::WeakSender<Ask>, log: Arc<dyn Store>) {
    let Some(tray) = hands.upgrade().map(|hands| hands.tray().clone()) else { return };
    let mut woken = tray.watch();
    let mut cleared = Instant::now();
    loop {
        woken.borrow_and_update();
        // A server that is away is asked again.
        let waiting = tray.waiting(TOGETHER).await.unwrap_or_default();
        if waiting.is_empty() {
            if matches!(tokio::time::timeout(LOOK, woken.changed()).await, Ok(Err(_))) {
                return;
            }
        } else {
            let Some(asks) = asks.upgrade() else { return };
            let answers = done(waiting, &asks, log.as_ref()).await;
            if answers.is_empty() {
                // The sequencer has ended; the next leader finds them where they are.
                return;
            }
            if tray.answer(&answers).await.is_err() {
                tokio::time::sleep(LOOK).await;
            }
        }
        if cleared.elapsed() > CLEAR {
            cleared = Instant::now();
            let _ = tray.clear(FORGOTTEN).await;
        }
    }
}

/// Has requests done, in order; those that the next leader has to do are left out.
async fn done(waiting: Vec<Request>, asks: &mpsc::Sender<Ask>, log: &dyn Store) -> Vec<Request> {
    let mut coming = Vec::with_capacity(waiting.len());
    for (name, bytes) in waiting {
        let asked = match Asked::read(&bytes) {
            Ok(asked) => hand_on(asked, asks, log).await,
            Err(error) => {
                let error = SubmitError::Store(Error::Refused(error.to_string()));
                Some(Coming::Known(Told::Not(0, error)))
            }
        };
        coming.extend(asked.map(|asked| (name, asked)));
    }
    let mut answers = Vec::with_capacity(coming.len());
    for (name, one) in coming {
        if let Some(told) = one.come().await {
            answers.push((name, told.write()));
        }
    }
    answers
}

async fn hand_on(asked: Asked, asks: &mpsc::Sender<Ask>, log: &dyn Store) -> Option<Coming> {
    let (ask, coming) = match asked {
        Asked::One(submission) => {
            let (answer, answered) = oneshot::channel();
            (Ask::Submit { submission, answer }, Coming::One(answered))
        }
        Asked::All(submissions) => {
            if let Some(first) = happened(&submissions, log).await? {
                return Some(Coming::Known(Told::Done { first, before: true }));
            }
            let (answer, answered) = oneshot::channel();
            (Ask::SubmitAll { submissions, answer }, Coming::All(answered))
        }
        Asked::Sign => {
            let (answer, answered) = oneshot::channel();
            (Ask::Sign { answer }, Coming::Note(answered))
        }
    };
    asks.send(ask).await.ok()?;
    Some(coming)
}

/// Whether acts that belong together were appended before, by a leader who could not answer.
async fn happened(submissions: &[Submission], log: &dyn Store) -> Option<Option<u64>> {
    let Some(key) = submissions.first().and_then(|first| first.key) else { return Some(None) };
    log.find(&key).await.ok()
}

impl Coming {
    /// The answer; none where this node leads no longer and nothing was done.
    async fn come(self) -> Option<Told> {
        let not = |place: usize, error: SubmitError| match error {
            SubmitError::ReadOnly | SubmitError::Store(Error::Fenced { .. } | Error::Led) => None,
            error => Some(Told::Not(place, error)),
        };
        match self {
            Self::Known(told) => Some(told),
            Self::One(answered) => match answered.await.ok()? {
                Ok(accepted) => {
                    Some(Told::Done { first: accepted.index, before: accepted.event.is_none() })
                }
                Err(error) => not(0, error),
            },
            Self::All(answered) => match answered.await.ok()? {
                Ok(all) => {
                    let first = all.first().map_or(0, |first| first.index);
                    Some(Told::Done { first, before: false })
                }
                Err((place, error)) => not(place, error),
            },
            Self::Note(answered) => match answered.await.ok()? {
                Ok(note) => Some(Told::Signed(note.to_string())),
                Err(error) => not(0, error),
            },
        }
    }
}
