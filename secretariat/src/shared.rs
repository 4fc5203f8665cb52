//! What many look at and one changes, in the memory of this process.
//!
//! **Invariant:** whoever looks may look again meanwhile. A page looks at a negotiation and, while it does,
//! asks for the frame around itself, which looks as well. Were the second look to stand behind somebody who
//! waits to change what is seen, that one would wait for the first look to end, and nobody would go on.
//! Whoever begins to look does stand behind a change, so that changes come to their turn.

use std::cell::Cell;
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, TryLockError};
use std::thread;
use std::time::Duration;

/// How often a change tries whether the last look has ended.
const PAUSE: Duration = Duration::from_micros(20);

thread_local! {
    /// How many looks this thread has open. They never leave it.
    static OPEN: Cell<usize> = const { Cell::new(0) };
}

/// Something to look at and to change.
pub(crate) struct Shared<T> {
    /// Held to begin a look, and by a change until it is done.
    gate: Mutex<()>,
    /// Nobody waits in it to write, since that would keep out those who look again.
    held: RwLock<T>,
}

/// A look, which lasts as long as this.
pub(crate) struct Look<'a, T>(RwLockReadGuard<'a, T>);

impl<T> Shared<T> {
    pub(crate) fn new(held: T) -> Self {
        Self { gate: Mutex::default(), held: RwLock::new(held) }
    }

    /// Looks at it; waits where it is being changed.
    pub(crate) fn look(&self) -> Look<'_, T> {
        let gate = (OPEN.get() == 0).then(|| self.gate());
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        drop(gate);
        OPEN.set(OPEN.get() + 1);
        Look(held)
    }

    /// Changes it, once every look has ended.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let _gate = self.gate();
        let mut held = loop {
            match self.held.try_write() {
                Ok(held) => break held,
                Err(TryLockError::Poisoned(held)) => break held.into_inner(),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        };
        change(&mut held)
    }

    fn gate(&self) -> MutexGuard<'_, ()> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Deref for Look<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Drop for Look<'_, T> {
    fn drop(&mut self) {
        OPEN.set(OPEN.get() - 1);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, mpsc};

    use super::*;

    /// So long nothing here takes on any machine.
    const FOREVER: Duration = Duration::from_secs(60);

    #[test]
    fn whoever_looks_looks_again_while_somebody_waits_to_change() {
        let shared = Arc::new(Shared::new(0));
        let (looks, is_looked_at) = mpsc::channel();
        let (seen, is_seen) = mpsc::channel();
        let looked_at = shared.clone();
        thread::spawn(move || {
            let first = looked_at.look();
            looks.send(()).unwrap();
            // The change waits, and nobody else comes in.
            while looked_at.gate.try_lock().is_ok() {
                thread::yield_now();
            }
            seen.send(*first + *looked_at.look()).unwrap();
        });
        is_looked_at.recv_timeout(FOREVER).unwrap();
        let changed = shared.clone();
        let change = thread::spawn(move || changed.change(|held| *held += 1));
        assert_eq!(is_seen.recv_timeout(FOREVER), Ok(0), "neither goes on");
        change.join().unwrap();
        assert_eq!(*shared.look(), 1);
    }

    #[test]
    fn a_change_comes_to_its_turn_while_everybody_looks() {
        let (shared, over) = (Shared::new(0), AtomicBool::new(false));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while !over.load(Ordering::Relaxed) {
                        let seen = shared.look();
                        thread::yield_now();
                        assert_eq!(*seen, *shared.look(), "it changed under a look");
                    }
                });
            }
            (0..50).for_each(|_| shared.change(|held| *held += 1));
            over.store(true, Ordering::Relaxed);
        });
        assert_eq!(*shared.look(), 50);
    }
}
