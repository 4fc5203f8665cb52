//! Submitting: to the sequencer of this node, or through the tray to the node that leads.
//!
//! **Invariant:** what was acknowledged to somebody is shown to them on the node where they submitted.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use unbracket_ledger::Note;
use unbracket_negotiation::Event;
use unbracket_store::{Error, Key};

use crate::chance::Chance;
use crate::nodes::{Asked, Told, body_of, event};
use crate::sequencer::Ask;
use crate::service::{Accepted, Secretariat, Submission, SubmitError};

/// How long a node may take to show what the leader has appended.
const CATCHING_UP: Duration = Duration::from_secs(20);

impl Secretariat {
    /// Submits an act; returns when it is durable.
    ///
    /// # Errors
    /// [`SubmitError`], with the rule where it is out of order.
    pub async fn submit(&self, mut submission: Submission) -> Result<Accepted, SubmitError> {
        let Some(hands) = self.hands() else { return self.submit_here(submission).await };
        let named = submission.key.is_some();
        submission.key = Some(named_or_new(submission.key)?);
        let here = self.submit_here(submission.clone()).await;
        if !elsewhere(&here) {
            return here;
        }
        let (first, before) = done(hands.ask(&Asked::One(Box::new(submission))).await?)?;
        let events = self.shown(first, 1).await?;
        let event = events.into_iter().next().flatten();
        Ok(Accepted { index: first, event: event.filter(|_| !(before && named)) })
    }

    /// Submits acts that belong together, in order: all are accepted, or none.
    ///
    /// # Errors
    /// The number of the act that is out of order, from 0, and why.
    pub async fn submit_all(
        &self,
        mut submissions: Vec<Submission>,
    ) -> Result<Vec<Accepted>, (usize, SubmitError)> {
        let Some(hands) = self.hands() else { return self.submit_all_here(submissions).await };
        let none = |error: SubmitError| (0, error);
        if submissions.is_empty() {
            return Ok(Vec::new());
        }
        for submission in &mut submissions {
            submission.key = Some(named_or_new(submission.key).map_err(none)?);
        }
        match self.submit_all_here(submissions.clone()).await {
            Err((place, error)) if !elsewhere::<()>(&Err(error.clone())) => {
                return Err((place, error));
            }
            Err(_) => {}
            done => return done,
        }
        let count = submissions.len() as u64;
        match hands.ask(&Asked::All(submissions)).await.map_err(none)? {
            Told::Not(place, error) => Err((place, error)),
            told => {
                let (first, _) = done(told).map_err(none)?;
                let events = self.shown(first, count).await.map_err(none)?;
                let accepted = (first..).zip(events);
                Ok(accepted.map(|(index, event)| Accepted { index, event }).collect())
            }
        }
    }

    /// Signs and publishes what is durable, and returns the checkpoint.
    ///
    /// # Errors
    /// Where the service is frozen, or head or shelf cannot be written.
    pub async fn checkpoint(&self) -> Result<Note, SubmitError> {
        let here = self.checkpoint_here().await;
        let (Some(hands), true) = (self.hands(), elsewhere(&here)) else { return here };
        match hands.ask(&Asked::Sign).await? {
            Told::Signed(note) => {
                let note = Note::parse(note.as_bytes());
                note.map_err(|error| Error::Unknown(error.to_string()).into())
            }
            Told::Not(_, error) => Err(error),
            Told::Done { .. } => Err(strange()),
        }
    }

    /// What happened from an entry on, as everybody may see it, so many entries at most; none in the
    /// place of one that cannot be read without its words.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn public_events(&self, from: u64, most: u64) -> Result<Vec<Option<Event>>, Error> {
        self.events(from, most, true).await
    }

    async fn events(
        &self,
        from: u64,
        most: u64,
        public: bool,
    ) -> Result<Vec<Option<Event>>, Error> {
        let log = &self.stores().log;
        let leaves = log.read(from, most).await?;
        let names = leaves.iter().map(|leaf| body_of(leaf, public));
        let names: Vec<_> = names.collect();
        let wanted: Vec<_> = names.iter().copied().flatten().collect();
        let mut found = log.bodies(&wanted).await?.into_iter();
        let bodies = names.iter().map(|name| name.and_then(|_| found.next().flatten()));
        let bodies: Vec<_> = bodies.collect();
        Ok(leaves.iter().zip(&bodies).map(|(leaf, body)| event(leaf, body.as_ref())).collect())
    }

    async fn submit_here(&self, submission: Submission) -> Result<Accepted, SubmitError> {
        let (answer, answered) = oneshot::channel();
        self.ask(Ask::Submit { submission: Box::new(submission), answer }).await?;
        answered.await.map_err(|_| SubmitError::ReadOnly)?
    }

    async fn submit_all_here(
        &self,
        submissions: Vec<Submission>,
    ) -> Result<Vec<Accepted>, (usize, SubmitError)> {
        let (answer, answered) = oneshot::channel();
        let ask = Ask::SubmitAll { submissions, answer };
        self.ask(ask).await.map_err(|error| (0, error))?;
        answered.await.unwrap_or(Err((0, SubmitError::ReadOnly)))
    }

    async fn checkpoint_here(&self) -> Result<Note, SubmitError> {
        let (answer, answered) = oneshot::channel();
        self.ask(Ask::Sign { answer }).await?;
        answered.await.map_err(|_| SubmitError::ReadOnly)?
    }

    async fn ask(&self, ask: Ask) -> Result<(), SubmitError> {
        let asks: mpsc::Sender<Ask> = self.asks().ok_or(SubmitError::ReadOnly)?;
        asks.send(ask).await.map_err(|_| SubmitError::ReadOnly)
    }

    /// Waits until this node shows these entries, and returns what happened in them.
    async fn shown(&self, first: u64, count: u64) -> Result<Vec<Option<Event>>, SubmitError> {
        let mut length = self.watch();
        let until = first.saturating_add(count);
        self.view().wanted.notify_one();
        // Where this node lags behind it is done all the same, and shown in a moment.
        let shown = length.wait_for(|length| *length >= until);
        let _ = tokio::time::timeout(CATCHING_UP, shown).await;
        Ok(self.events(first, count, false).await?)
    }
}

fn named_or_new(key: Option<Key>) -> Result<Key, SubmitError> {
    match key {
        Some(key) => Ok(key),
        None => Ok(Key(Chance::System.bytes("key", 0)?)),
    }
}

/// Whether another node has to be asked, because this one does not lead, or was overtaken. An answer
/// that was lost is asked for again as well: the key sees to it that it is done once.
fn elsewhere<T>(done: &Result<T, SubmitError>) -> bool {
    matches!(
        done,
        Err(SubmitError::ReadOnly
            | SubmitError::Store(Error::Fenced { .. } | Error::Led | Error::Unknown(_)))
    )
}

fn done(told: Told) -> Result<(u64, bool), SubmitError> {
    match told {
        Told::Done { first, before } => Ok((first, before)),
        Told::Not(_, error) => Err(error),
        Told::Signed(_) => Err(strange()),
    }
}

fn strange() -> SubmitError {
    Error::Unknown("the answer is to another question".to_owned()).into()
}
