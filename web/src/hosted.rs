//! One process as the pages see it: its record, and what is derived from it and kept for a while.
//!
//! **Invariant:** what is kept here can be thrown away at any moment; it is named by the length of the
//! record from which it was derived, and never shown for another.

use std::sync::{Arc, Mutex};

use unbracket_negotiation::assembly::{Assembly, assemble};
use unbracket_negotiation::{SeatId, State};
use unbracket_secretariat::Secretariat;

/// A process that the server runs.
pub struct Hosted {
    name: String,
    secretariat: Secretariat,
    assembly: Mutex<Option<(u64, Arc<Assembly>)>>,
}

impl Hosted {
    /// A process under its name in addresses.
    pub fn new(name: &str, secretariat: Secretariat) -> Self {
        Self { name: name.to_owned(), secretariat, assembly: Mutex::new(None) }
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
        let mut kept = self.assembly.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((at, assembly)) = kept.as_ref()
            && *at == length
        {
            return assembly.clone();
        }
        let (at, assembly) = self.state(|state| (state.length, Arc::new(assemble(state))));
        *kept = Some((at, assembly.clone()));
        assembly
    }

    /// The name of a seat, or what stands for it.
    pub fn seat_name(&self, seat: SeatId) -> String {
        self.state(|state| {
            state.roster.seat(seat).map_or_else(|| seat.to_string(), |seat| seat.shown().to_owned())
        })
    }
}
