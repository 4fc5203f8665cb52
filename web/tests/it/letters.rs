//! What subscribers are told, and what they are not.

use std::sync::Mutex;

use unbracket_negotiation::Moment;
use unbracket_secretariat::mail::{Letter, Part, Rhythm, Topic, Wish};

use crate::support::{At, wait};

/// What the first letter tells of a stage to somebody who was there from the start.
fn told(at: &At, station: &str, stage: &str) -> String {
    let subscriptions = at.site.subscriptions();
    let topic = Topic { process: station.to_owned(), part: Part::Stage(stage.to_owned()) };
    let wish = Wish { topic, rhythm: Rhythm::Soon, language: "en".to_owned() };
    let secret = Mutex::new(String::new());
    let write = |given: &str| {
        given.clone_into(&mut secret.lock().expect("nobody panicked with it"));
        Letter { to: String::new(), subject: "confirm".to_owned(), text: String::new() }
    };
    let address = format!("{stage}@example.org");
    wait(subscriptions.ask(&address, wish, write)).expect("the vault takes it");
    wait(subscriptions.confirm(&secret.lock().expect("nobody panicked with it"), |_| Some(0)))
        .expect("the vault takes it");
    let now = at.site.house().clock().now();
    at.clock.set(Moment(now.0 + 700));
    wait(at.site.write_letters()).expect("the vault takes it");
    let waiting = wait(at.site.outbox().waiting()).expect("the vault takes it");
    let own = waiting.into_iter().map(|one| one.letter);
    own.filter(|it| it.to == address && it.subject != "confirm").map(|it| it.text).collect()
}

#[test]
fn a_stage_is_told_by_what_was_done_in_it_whenever_the_letter_is_written() {
    let at = At::own(&["second-reading"]);
    let inputs = told(&at, "second-reading", "inputs");
    assert!(inputs.contains("contribution"), "{inputs}");
    let present = told(&at, "second-reading", "second-reading");
    assert!(!present.is_empty() && !present.contains("contribution"), "{present}");
}
