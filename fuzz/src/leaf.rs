//! Entries of a record: a leaf and its body, as they come out of a store or an export.

use unbracket_negotiation::record::{Leaf, write};
use unbracket_negotiation::{State, decide, evolve};

/// What stands between a leaf and its body; canonical JSON holds no such byte.
const BETWEEN: u8 = 0;

/// What is read is written back byte for byte, and no entry makes the verifier panic.
pub fn check(data: &[u8]) {
    let (bytes, body) = match data.iter().position(|byte| *byte == BETWEEN) {
        Some(place) => (&data[..place], Some(&data[place + 1..])),
        None => (data, None),
    };
    let Ok(leaf) = Leaf::read(bytes) else { return };
    let commitment = leaf.body;
    let Ok(event) = leaf.event(body) else { return };
    let written = write(&event);
    if body.is_some() && commitment.is_some() {
        assert_eq!(written.body.as_deref(), body, "the body of {}", event.act.kind());
    }
    let again = written.leaf(commitment);
    assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(bytes));
    replay(&event);
}

/// What the verifier does with an entry: it decides again, and takes it in any case.
fn replay(event: &unbracket_negotiation::Event) {
    let mut state = State::default();
    for _ in 0..2 {
        let _ = decide(&state, &event.act, &event.by, event.at);
        evolve(&mut state, event);
    }
}
