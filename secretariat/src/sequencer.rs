//! The sequencer: one task that decides, appends and signs; everybody else waits for its answers.
//!
//! **Invariant:** its own fold runs ahead of the view by what is not yet durable, and by nothing else;
//! after an append that failed it begins again from the view.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use unbracket_ledger::Note;
use unbracket_negotiation::act::process::ProcessAct;
use unbracket_negotiation::{Act, Basis, Event, Moment, decide};
use unbracket_store::{Batch, Entry, Epoch, Error, Key, Name, Store};

use crate::entry;
use crate::fold::{self, Fold, FoldError};
use crate::service::{Accepted, Settings, Submission, SubmitError, View};
use crate::signer::{SignError, Signer};
use crate::stores::Stores;

/// How many submissions are appended together at most.
const TOGETHER: usize = 256;
/// How many submissions wait before whoever submits has to wait as well.
const WAITING: usize = 1_024;
/// How often it is asked what became of an append whose answer was lost.
const LOOKS: u32 = 40;

pub(crate) type Answer<T> = oneshot::Sender<Result<T, SubmitError>>;

/// What the sequencer is asked to do.
pub(crate) enum Ask {
    Submit { submission: Box<Submission>, answer: Answer<Accepted> },
    SubmitAll { submissions: Vec<Submission>, answer: oneshot::Sender<AllAnswer> },
    Sign { answer: Answer<Note> },
}

/// All accepted, or the number of the one that was not, and why.
pub(crate) type AllAnswer = Result<Vec<Accepted>, (usize, SubmitError)>;

pub(crate) struct Sequencer {
    pub(crate) stores: Stores,
    pub(crate) settings: Settings,
    pub(crate) epoch: Epoch,
    pub(crate) fold: Fold,
    pub(crate) signer: Signer,
    pub(crate) view: Arc<View>,
    /// Whether other nodes can take over: then what would freeze a lone leader ends this one's lead.
    pub(crate) yields: bool,
    /// Whether the lead has ended.
    pub(crate) over: bool,
}

/// A decided act on its way to the store.
struct Decided {
    entry: Entry,
    event: Event,
}

/// Starts the sequencer; it ends when nobody can ask any more, or when its lead is over.
pub(crate) fn start(mut sequencer: Sequencer) -> (mpsc::Sender<Ask>, JoinHandle<()>) {
    let (asks, mut asked) = mpsc::channel(WAITING);
    let ended = tokio::spawn(async move {
        while let Some(first) = asked.recv().await {
            let mut round = vec![first];
            while round.len() < TOGETHER
                && let Ok(next) = asked.try_recv()
            {
                round.push(next);
            }
            sequencer.round(round).await;
            if sequencer.over {
                return;
            }
        }
    });
    (asks, ended)
}

/// Follows what another node appends, for as long as somebody holds the view.
pub(crate) fn follow(log: Arc<dyn Store>, view: &Arc<View>) {
    let view = Arc::downgrade(view);
    let mut grown = log.watch();
    tokio::spawn(async move {
        while grown.changed().await.is_ok() {
            let Some(view) = view.upgrade() else { return };
            match view.catch_up(log.as_ref()).await {
                // A damaged entry stays damaged; a store that cannot be reached wakes us again.
                Err(error @ FoldError::Entry { .. }) => view.freeze(error.to_string()),
                Ok(()) | Err(FoldError::Store(_)) => {}
            }
        }
    });
}

/// Submissions that are appended together, and those that are not.
#[derive(Default)]
struct Round {
    keys: BTreeSet<Key>,
    decided: Vec<Decided>,
    answers: Vec<(Submission, Answer<Accepted>)>,
    refused: Vec<(Option<Key>, SubmitError, Answer<Accepted>)>,
}

impl View {
    /// Takes what the store holds and is not yet shown; readers wait for the folding of a chunk at
    /// most, never for the store.
    pub(crate) async fn catch_up(&self, log: &dyn Store) -> Result<(), FoldError> {
        loop {
            let from = self.read().length();
            let ready = fold::read_on(log, from, || {}).await?;
            if ready.is_empty() {
                return Ok(());
            }
            self.change(|fold| fold.take_all(ready));
        }
    }

    /// Changes what readers see, and tells them.
    fn change(&self, change: impl FnOnce(&mut Fold)) {
        let length = self.fold.change(|fold| {
            change(fold);
            fold.length()
        });
        self.length.send_replace(length);
    }

    fn take(&self, decided: &[Decided]) {
        self.change(|fold| {
            for one in decided {
                fold.take(&one.entry.leaf, one.name(), &one.event);
            }
        });
    }
}

impl Decided {
    fn name(&self) -> Option<Name> {
        self.entry.body.as_ref().map(|(name, _)| *name)
    }
}

impl Sequencer {
    async fn round(&mut self, asks: Vec<Ask>) {
        let mut together = Vec::new();
        for ask in asks {
            match ask {
                Ask::Submit { submission, answer } => together.push((*submission, answer)),
                Ask::SubmitAll { submissions, answer } => {
                    self.submit_together(std::mem::take(&mut together)).await;
                    let _ = answer.send(self.submit_all(submissions).await);
                }
                Ask::Sign { answer } => {
                    self.submit_together(std::mem::take(&mut together)).await;
                    let _ = answer.send(self.sign().await);
                }
            }
        }
        self.submit_together(together).await;
    }

    /// Submissions that know nothing of one another: each stands or falls alone.
    async fn submit_together(&mut self, submissions: Vec<(Submission, Answer<Accepted>)>) {
        let mut round = Round::default();
        for (submission, answer) in submissions {
            let repeats = submission.key.is_some_and(|key| !round.keys.insert(key));
            let decided = if repeats {
                // What stands in front of it under the same name may be on its way to the store.
                Err(SubmitError::Store(Error::Unknown("the first of this name fell".to_owned())))
            } else {
                self.decide(&submission)
            };
            match decided {
                Ok(one) => {
                    round.decided.push(one);
                    round.answers.push((submission, answer));
                }
                Err(error) => round.refused.push((submission.key, error, answer)),
            }
        }
        if !round.decided.is_empty() {
            let appended = self.append(&round.decided).await;
            self.answer(appended, round.decided, round.answers).await;
        }
        // Only now is it known what was accepted before under the same name.
        for (key, error, answer) in round.refused {
            let _ = answer.send(self.perhaps_repeated(key, error).await);
        }
    }

    async fn answer(
        &mut self,
        appended: Result<u64, Error>,
        decided: Vec<Decided>,
        answers: Vec<(Submission, Answer<Accepted>)>,
    ) {
        match appended {
            Ok(first) => {
                for ((one, (_, answer)), index) in decided.into_iter().zip(answers).zip(first..) {
                    let _ = answer.send(Ok(Accepted { index, event: Some(one.event) }));
                }
            }
            Err(Error::Repeated { .. }) if answers.len() > 1 => {
                // One of them was here before: then each is tried alone.
                for one in answers {
                    Box::pin(self.submit_together(vec![one])).await;
                }
            }
            Err(Error::Repeated { index, .. }) => {
                for (_, answer) in answers {
                    let _ = answer.send(Ok(Accepted { index, event: None }));
                }
            }
            Err(error) => {
                for (_, answer) in answers {
                    let _ = answer.send(Err(self.told(error.clone())));
                }
            }
        }
    }

    /// Submissions that belong together: all, or none.
    async fn submit_all(&mut self, submissions: Vec<Submission>) -> AllAnswer {
        let mut decided = Vec::with_capacity(submissions.len());
        for (place, submission) in submissions.iter().enumerate() {
            match self.decide(submission) {
                Ok(one) => decided.push(one),
                Err(error) => {
                    // To begin again costs as much as the record is long.
                    if !decided.is_empty() {
                        self.begin_again();
                    }
                    return Err((place, error));
                }
            }
        }
        if decided.is_empty() {
            return Ok(Vec::new());
        }
        let first = self.append(&decided).await.map_err(|error| (0, self.told(error)))?;
        let accepted = decided.into_iter().zip(first..);
        Ok(accepted.map(|(one, index)| Accepted { index, event: Some(one.event) }).collect())
    }

    fn decide(&mut self, submission: &Submission) -> Result<Decided, SubmitError> {
        if self.over {
            return Err(SubmitError::ReadOnly);
        }
        if let Some(frozen) = self.view.frozen() {
            return Err(frozen.into());
        }
        let state = &self.fold.state;
        if let Some(known) = submission.unchanged.iter().find(|known| !known.holds(state)) {
            return Err(SubmitError::Changed(known.provision.clone()));
        }
        let now = submission.at.unwrap_or_else(|| self.settings.clock.now().max(state.now));
        // What is out of order at the exact moment is out of order, however coarse the record is.
        let exact = decide(state, &submission.act, &submission.by, now)?;
        let coarse = self.coarse(submission, now);
        let event = if coarse == now {
            exact
        } else {
            decide(state, &submission.act, &submission.by, coarse)?
        };
        let number = self.fold.length();
        let entry = entry::write(&event, number, &self.settings.chance, submission.key)?;
        self.fold.take(&entry.leaf, entry.body.as_ref().map(|(name, _)| *name), &event);
        Ok(Decided { entry, event })
    }

    /// The moment for the record: seconds for offices and organisations, the hour for a person under
    /// a pseudonym, but never before the entry in front.
    fn coarse(&self, submission: &Submission, now: Moment) -> Moment {
        let seat = self.fold.state.roster.seat(submission.by.seat);
        let person = seat.is_some_and(|seat| seat.basis != Basis::Office && seat.name.is_blank());
        if !person || submission.at.is_some() {
            return now;
        }
        Moment(now.0 - now.0.rem_euclid(3_600)).max(self.fold.state.now)
    }

    /// Appends, and shows it once it is durable.
    async fn append(&mut self, decided: &[Decided]) -> Result<u64, Error> {
        let at = self.view.read().length();
        let entries: Vec<Entry> = decided.iter().map(|one| one.entry.clone()).collect();
        let batch = Batch { at, epoch: self.epoch, entries };
        let done = match self.stores.log.append(batch).await {
            Err(Error::Unknown(why)) => self.look(at, decided, why).await,
            other => other.map(|_| ()),
        };
        if let Err(error) = done {
            self.begin_again();
            return Err(error);
        }
        self.view.take(decided);
        self.signer.take(decided.iter().map(|one| one.entry.leaf.as_slice()));
        if decided.iter().any(|one| matches!(one.event.act, Act::Process(ProcessAct::Erase(_)))) {
            self.erase().await;
        }
        Ok(at)
    }

    /// The answer was lost: asks until the store tells what became of the append.
    async fn look(&mut self, at: u64, decided: &[Decided], why: String) -> Result<(), Error> {
        for _ in 0..LOOKS {
            tokio::time::sleep(Duration::from_millis(250)).await;
            let Ok(found) = self.stores.log.read(at, decided.len() as u64).await else { continue };
            let same = found.iter().eq(decided.iter().map(|one| &one.entry.leaf));
            return if same {
                Ok(())
            } else if found.is_empty() {
                Err(Error::Unavailable(why))
            } else {
                Err(Error::Damaged(format!("other entries than ours stand from {at} on")))
            };
        }
        self.stop(format!("it is not known whether entry {at} was written: {why}"));
        Err(Error::Unknown(why))
    }

    async fn erase(&self) {
        let names: Vec<Name> = {
            let fold = self.view.read();
            let erased = fold.state.process.entries.erased();
            erased.filter_map(|index| *fold.bodies.get(usize::try_from(index).ok()?)?).collect()
        };
        if let Err(error) = self.stores.log.erase(&names).await {
            self.view.freeze(format!("what was to be erased could not be: {error}"));
        }
    }

    /// Writing on would be unsafe: another node, or this one after looking anew, goes on; a lone leader
    /// freezes.
    fn stop(&mut self, why: String) {
        if self.yields {
            self.over = true;
        } else {
            self.view.freeze(why);
        }
    }

    fn begin_again(&mut self) {
        self.fold = self.view.read().clone().alone();
    }

    /// An error of the store, as it is told; what makes further writing unsafe freezes the service.
    fn told(&mut self, error: Error) -> SubmitError {
        match &error {
            Error::WrongLength { .. } | Error::Fenced { .. } | Error::Led => {
                self.stop(error.to_string());
            }
            Error::Damaged(_) => self.view.freeze(error.to_string()),
            Error::Repeated { .. }
            | Error::Full(_)
            | Error::Refused(_)
            | Error::Foreign(_)
            | Error::Unavailable(_)
            | Error::Unknown(_) => {}
        }
        SubmitError::Store(error)
    }

    /// A refusal may only mean that the same submission was accepted before.
    async fn perhaps_repeated(
        &self,
        key: Option<Key>,
        error: SubmitError,
    ) -> Result<Accepted, SubmitError> {
        let perhaps = matches!(
            error,
            SubmitError::Refused(_)
                | SubmitError::Changed(_)
                | SubmitError::Store(Error::Unknown(_))
        );
        let Some(key) = key.filter(|_| perhaps) else { return Err(error) };
        match self.stores.log.find(&key).await? {
            Some(index) => Ok(Accepted { index, event: None }),
            None => Err(error),
        }
    }

    async fn sign(&mut self) -> Result<Note, SubmitError> {
        if self.over {
            return Err(SubmitError::ReadOnly);
        }
        if let Some(frozen) = self.view.frozen() {
            return Err(frozen.into());
        }
        match self.signer.sign(&self.fold.tree).await {
            Ok(note) => Ok(note),
            Err(SignError::Store(error)) => Err(error.into()),
            Err(SignError::Unwitnessed(why)) => Err(SubmitError::Unwitnessed(why)),
            Err(SignError::Overtaken) if self.yields => {
                self.over = true;
                Err(SubmitError::ReadOnly)
            }
            Err(error @ SignError::Overtaken) => {
                self.view.freeze(error.to_string());
                Err(crate::service::Frozen(error.to_string()).into())
            }
            Err(SignError::Fork(why)) => {
                self.view.freeze(why.clone());
                Err(crate::service::Frozen(why).into())
            }
        }
    }
}
