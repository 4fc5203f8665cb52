//! One process as the pages see it: its record, and what is derived from it and kept for a while.
//!
//! **Invariant:** what is kept here can be thrown away at any moment; it is named by what it was
//! derived from, and nobody who writes waits while it is derived.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use unbracket_negotiation::assembly::{Assembly, Gathered};
use unbracket_negotiation::state::deciding::{QuestionId, Standing, standing};
use unbracket_negotiation::{SeatId, State};
use unbracket_search::Index;
use unbracket_secretariat::Secretariat;

use crate::analysis::keep::Kept;
use crate::chronicle::Chronicle;
use crate::failure::Failure;
use crate::kept::{Pages, away};
use crate::live::Live;
use crate::named;
use crate::tongue::Tongue;

/// So long at least, and as long as it took to make it, a compilation is followed by no other when
/// pages ask for it: what is submitted meanwhile is laid in together.
const PAUSE: Duration = Duration::from_millis(150);

/// A process that the server runs.
pub struct Hosted {
    name: String,
    secretariat: Secretariat,
    laid: Mutex<Option<Laid>>,
    /// One page at a time waits for the next compilation; the others wait for that page.
    turn: tokio::sync::Mutex<()>,
    pages: Arc<Pages>,
    /// One page at a time works out how a question stands; the others wait for what it finds.
    standings: tokio::sync::Mutex<BTreeMap<QuestionId, (u64, Arc<Standing>)>>,
    live: Live,
    index: RwLock<Index>,
    /// One at a time brings the index up to date; the others wait for that.
    indexing: Mutex<()>,
    chronicle: tokio::sync::Mutex<Chronicle>,
    findings: Kept,
}

/// A compilation with what it was made from.
struct Laid {
    length: u64,
    made: Instant,
    took: Duration,
    gathered: Gathered,
    assembly: Arc<Assembly>,
}

impl Hosted {
    /// A process under its name in addresses.
    pub fn new(name: &str, secretariat: Secretariat) -> Self {
        Self {
            name: name.to_owned(),
            secretariat,
            laid: Mutex::new(None),
            turn: tokio::sync::Mutex::default(),
            pages: Arc::default(),
            standings: tokio::sync::Mutex::default(),
            live: Live::default(),
            index: RwLock::default(),
            indexing: Mutex::default(),
            chronicle: tokio::sync::Mutex::default(),
            findings: Kept::default(),
        }
    }

    /// Its name in addresses.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its record.
    pub fn secretariat(&self) -> &Secretariat {
        &self.secretariat
    }

    /// Looks at where the negotiation stands, as everybody may see it: what is sealed is withheld.
    pub fn state<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.secretariat.public(look)
    }

    /// Looks at where the negotiation stands, sealed words among it: for the offices that serve the
    /// process, and for whoever wrote the words.
    pub fn sealed_state<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.secretariat.state(look)
    }

    /// The title of the process.
    pub fn title(&self) -> String {
        self.state(|state| state.process.title.shown().to_owned())
    }

    /// Looks into the index over everything public, which takes in what is new first: away from the
    /// threads that serve requests, and while words are taken in, nobody waits for the state.
    ///
    /// # Errors
    /// Where the server ends.
    pub(crate) async fn index<T: Send + 'static>(
        self: Arc<Self>,
        look: impl FnOnce(&Index) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        away(move || {
            self.bring_up_to_date();
            Ok(look(&self.index.read().unwrap_or_else(PoisonError::into_inner)))
        })
        .await
    }

    fn bring_up_to_date(&self) {
        let _turn = self.indexing.lock().unwrap_or_else(PoisonError::into_inner);
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        let news = self.state(|state| index.news(state));
        drop(index);
        if let Some(news) = news {
            self.index.write().unwrap_or_else(PoisonError::into_inner).take_in(news);
        }
    }

    /// Looks into the chronicle, which reads what is new first.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub(crate) async fn chronicle<T>(
        &self,
        look: impl FnOnce(&Chronicle) -> T,
    ) -> Result<T, Failure> {
        let mut chronicle = self.chronicle.lock().await;
        chronicle.follow(&self.secretariat).await?;
        Ok(look(&chronicle))
    }

    /// The findings that are kept.
    pub(crate) fn kept_findings(&self) -> &Kept {
        &self.findings
    }

    /// The pages that are kept for the public.
    pub(crate) fn pages(&self) -> &Arc<Pages> {
        &self.pages
    }

    /// The compilation of the present text with all proposals before the room.
    ///
    /// Takes some milliseconds where something was proposed since it was last asked for: pages ask
    /// for `laid_in`.
    pub fn assembly(&self) -> Arc<Assembly> {
        let mut kept = self.laid.lock().unwrap_or_else(PoisonError::into_inner);
        let before = kept.as_ref().map(|laid| &laid.gathered);
        let length = self.state(|state| state.length);
        if let Some(laid) = kept.as_ref().filter(|laid| laid.length == length) {
            return laid.assembly.clone();
        }
        let (length, gathered) = self.state(|state| (state.length, Gathered::from(state, before)));
        if let Some(laid) = kept.as_mut().filter(|laid| laid.gathered.is_same(&gathered)) {
            laid.length = length;
            return laid.assembly.clone();
        }
        let begun = Instant::now();
        let assembly = Arc::new(gathered.assemble());
        let (made, took) = (Instant::now(), begun.elapsed());
        *kept = Some(Laid { length, made, took, gathered, assembly: assembly.clone() });
        assembly
    }

    /// Whoever has a page of it open.
    pub(crate) fn live(&self) -> &Live {
        &self.live
    }

    /// How a question stands. What would turn it can take long to find, so that it is looked for on a
    /// thread of its own, once for each length of the record.
    pub(crate) async fn standing(&self, id: QuestionId) -> Option<Arc<Standing>> {
        let mut standings = self.standings.lock().await;
        let length = self.state(|state| state.length);
        if let Some((_, standing)) = standings.get(&id).filter(|(at, _)| *at == length) {
            return Some(standing.clone());
        }
        let state = self.state(State::clone);
        let at = state.length;
        let found = tokio::task::spawn_blocking(move || standing(&state, id)).await.ok()??;
        let found = Arc::new(found);
        standings.retain(|_, (of, _)| *of == at);
        standings.insert(id, (at, found.clone()));
        Some(found)
    }

    /// As [`Hosted::assembly`], away from the threads that serve requests, and not more often than
    /// every 150 milliseconds: whoever asks meanwhile waits, and then sees everything that was
    /// recorded when they asked.
    pub(crate) async fn laid_in(self: Arc<Self>) -> Arc<Assembly> {
        let turn = self.turn.lock().await;
        let rest = {
            let kept = self.laid.lock().unwrap_or_else(PoisonError::into_inner);
            let length = self.state(|state| state.length);
            match kept.as_ref() {
                Some(laid) if laid.length == length => return laid.assembly.clone(),
                Some(laid) => PAUSE.max(laid.took).saturating_sub(laid.made.elapsed()),
                None => Duration::ZERO,
            }
        };
        tokio::time::sleep(rest).await;
        let hosted = self.clone();
        let made = tokio::task::spawn_blocking(move || hosted.assembly()).await;
        drop(turn);
        // The task fails where the runtime ends; then the page is nobody's any more.
        made.unwrap_or_else(|_| self.assembly())
    }

    /// The name of a seat, or what stands for it in a language.
    pub fn seat_name(&self, tongue: Tongue, seat: SeatId) -> String {
        self.state(|state| named::seat_of(tongue, state, seat))
    }
}
