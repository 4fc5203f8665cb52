//! Opinion groups: real conversations, known partitions, laws.

mod border;
mod polis;
mod robust;

use unbracket_analysis::{Answer, Answers, Seed};

/// A room of two camps and a few in between: actors `a000…`, items `i00…`, answers with gaps.
pub(crate) fn two_camps(actors: usize, items: usize, seed: u64) -> Answers {
    let mut chance = Seed(seed).stream("two camps", 0);
    let mut room = Answers::builder();
    for actor in 0..actors {
        for item in 0..items {
            let camp = if actor % 5 < 2 { 1.0 } else { -1.0 };
            let side = if item % 2 == 0 { camp } else { 0.8 };
            let drawn = side + 0.6 * chance.normal();
            let answer = if drawn > 0.3 {
                Answer::For
            } else if drawn < -0.3 {
                Answer::Against
            } else {
                Answer::Neutral
            };
            if chance.unit() < 0.7 {
                room.say(&format!("a{actor:03}"), &format!("i{item:02}"), answer);
            }
        }
    }
    room.build()
}
