//! How many live streams are open: of one network, and in all.
//!
//! **Invariant:** whoever opens streams without end takes no connection that a page would need: the
//! streams of all together stay below what the server accepts, and those of one network far below.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::failure::Failure;
use crate::limits::Counted;

/// So many streams are open at once, of the 20,000 connections that the server accepts.
pub(crate) const MOST: usize = 15_000;
/// So many of them from one network: a conference hall may sit behind one address.
pub(crate) const OF_ONE: usize = 2_000;
/// When somebody who was refused may come back, in seconds.
const LATER: u64 = 60;

/// The streams that are open.
#[derive(Default)]
pub(crate) struct Streams(Mutex<Open>);

#[derive(Default)]
struct Open {
    all: usize,
    of: HashMap<Counted, usize>,
}

/// The place of one stream, which is free again when this is dropped.
pub(crate) struct Place {
    streams: Arc<Streams>,
    network: Option<Counted>,
}

impl Streams {
    /// Takes a place for a stream to a network; one's own machine is no network.
    ///
    /// # Errors
    /// [`Failure::TooMuch`] where too many are open.
    pub(crate) fn take(self: &Arc<Self>, network: Option<Counted>) -> Result<Place, Failure> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_one = network.and_then(|network| open.of.get(&network)).copied().unwrap_or_default();
        if open.all >= MOST || of_one >= OF_ONE {
            return Err(Failure::TooMuch(LATER));
        }
        open.all += 1;
        if let Some(network) = network {
            *open.of.entry(network).or_default() += 1;
        }
        Ok(Place { streams: self.clone(), network })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.all = open.all.saturating_sub(1);
        let Some(network) = self.network else { return };
        // A network without a stream is not remembered.
        if let Some(count) = open.of.get_mut(&network) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.of.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn a_network_that_opens_too_many_is_refused_and_another_is_not() {
        let streams = Arc::new(Streams::default());
        let (one, other) = (Limits::named("one"), Limits::named("other"));
        let mut open: Vec<_> =
            (0..OF_ONE).map(|_| streams.take(Some(one)).expect("there is room")).collect();
        assert!(matches!(streams.take(Some(one)), Err(Failure::TooMuch(_))));
        assert!(streams.take(Some(other)).is_ok() && streams.take(None).is_ok());
        open.pop();
        assert!(streams.take(Some(one)).is_ok(), "a place that was left is free");
    }

    #[test]
    fn all_together_leave_room_for_pages_and_what_is_closed_is_forgotten() {
        let streams = Arc::new(Streams::default());
        let open: Vec<_> = (0..MOST).map(|_| streams.take(None).expect("there is room")).collect();
        assert!(streams.take(None).is_err());
        drop(open);
        let place = streams.take(Some(Limits::named("one"))).expect("there is room again");
        drop(place);
        let left = streams.0.lock().expect("nobody panicked");
        assert!(left.all == 0 && left.of.is_empty());
    }
}
