//! Nested values: bounded before they are read, and handled on a stack with room for them.

use crate::assemble::over;
use crate::limits::{Limits, ReadError};

/// A bracket in a bracket nests this many JSON values: piece, bracket, list, alternative, list.
const VALUES: usize = 6;
/// Values around the brackets: the tree of provisions at its deepest.
const AROUND: usize = 256;
/// Stack for values nested as deep as the limits allow.
const ROOM: usize = 256 << 20;

/// Refuses a text whose values nest too deep, counting brackets and braces outside strings.
pub(super) fn bounded(text: &str, limits: &Limits) -> Result<(), ReadError> {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let mut bytes = text.bytes();
    let mut in_string = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => {
                bytes.next();
            }
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    // Beyond this even the room below would not do, whatever limit was asked for.
    let limit = (limits.depth.min(1024)) * VALUES + AROUND;
    over("the depth of nested values", deepest, limit)
}

/// Runs a piece of work that recurses into nested values where the stack has room for it.
pub(super) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(ROOM);
        let thread = thread.spawn_scoped(scope, work).expect("the system gives a thread");
        match thread.join() {
            Ok(value) => value,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
