//! One process as the pages see it: its record, and what is derived from it and kept for a while.
//!
//! **Invariant:** what is kept here can be thrown away at any moment; it is named by the length of the
//! record from which it was derived, and never shown for another.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use unbracket_negotiation::assembly::{Assembly, assemble};
use unbracket_negotiation::state::deciding::{QuestionId, Standing, standing};
use unbracket_negotiation::{SeatId, State};
use unbracket_secretariat::Secretariat;

use crate::live::Live;

/// A process that the server runs.
pub struct Hosted {
    name: String,
    secretariat: Secretariat,
    assembly: Mutex<Option<(u64, Arc<Assembly>)>>,
    standings: Mutex<BTreeMap<QuestionId, (u64, Arc<Standing>)>>,
    live: Live,
}

impl Hosted {
    /// A process under its name in addresses.
    pub fn new(name: &str, secretariat: Secretariat) -> Self {
        Self { name: name.to_owned(), secretariat, assembly: Mutex::new(None), standings: Mutex::default(), live: Live::default() }
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

    /// The compilation of the present text with all proposals before the room.
    pub fn assembly(&self) -> Arc<Assembly> {
        let length = self.state(|state| state.length);
        let mut kept = self.assembly.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, assembly)) = kept.as_ref()
            && *at == length
        {
            return assembly.clone();
        }
        let (at, assembly) = self.state(|state| (state.length, Arc::new(assemble(state))));
        *kept = Some((at, assembly.clone()));
        assembly
    }

    /// Whoever has a page of it open.
    pub(crate) fn live(&self) -> &Live {
        &self.live
    }

    /// How a question stands. What would turn it can take long to find, so that it is looked for on a
    /// thread of its own, once for each length of the record.
    pub(crate) async fn standing(&self, id: QuestionId) -> Option<Arc<Standing>> {
        let length = self.state(|state| state.length);
        let kept = |found: &BTreeMap<QuestionId, (u64, Arc<Standing>)>| {
            found.get(&id).filter(|(at, _)| *at == length).map(|(_, standing)| standing.clone())
        };
        if let Some(standing) = kept(&self.standings.lock().unwrap_or_else(PoisonError::into_inner))
        {
            return Some(standing);
        }
        let state = self.state(State::clone);
        let at = state.length;
        let found = tokio::task::spawn_blocking(move || standing(&state, id)).await.ok()??;
        let found = Arc::new(found);
        let mut standings = self.standings.lock().unwrap_or_else(PoisonError::into_inner);
        standings.retain(|_, (of, _)| *of == at);
        standings.insert(id, (at, found.clone()));
        Some(found)
    }

    /// The name of a seat, or what stands for it.
    pub fn seat_name(&self, seat: SeatId) -> String {
        self.state(|state| {
            state.roster.seat(seat).map_or_else(|| seat.to_string(), |seat| seat.shown().to_owned())
        })
    }
}
