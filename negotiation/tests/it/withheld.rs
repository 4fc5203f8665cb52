//! What follows an adoption goes the same way when the words that people wrote are gone.

use unbracket_negotiation::script::Step;
use unbracket_negotiation::{Event, State, decide, evolve, record};

use crate::adopted::{adopted, go};

/// One accepted use of nearly every act that follows an adoption.
const STORY: &str = r#"
Secretariat: register-instrument name Compact manner declared adopted-by us => compact
Costavia: contest-instrument instrument compact point force reason "it binds nobody" => contest
Costavia: withdraw-contest contest contest
Costavia: contest-instrument instrument compact point adoption reason "we left" => again
Aldoria: link-instrument document 0 provision #op3 to [instrument compact] relation recalls reason so
Costavia: refuse-link document 0 provision #op3 to [instrument compact] reason no
Secretariat: take-commitment provision #op1 what [verb requests actors [Aldoria] others [agency]
    action report due 2036-01-01T00:00 indicators [issued]] => task
Secretariat: amend-commitment commitment task what [verb requests actors [Aldoria] others [agency]
    action "report twice" due 2036-01-01T00:00 indicators [issued]] because moved
Secretariat: establish-task-force name Finance mandate gaps provision #op1 convener Aldoria => force
Secretariat: set-road-map action-line C2 milestones [[what half at 2036-01-01T00:00]] => map
Secretariat: reach-milestone road-map map milestone 1 words "half of them"
Secretariat: set-road-map action-line C2 milestones [[what all at 2036-01-01T00:00]] because split
Secretariat: open-reporting-round deadline +10d => round
Aldoria: add-evidence commitment task what letter place shelf => letter
Aldoria: report-progress commitment task round round progress done words issued evidence [letter] => said
Open Library: assess report said verdict partly reasons "pages are missing" => view
Aldoria: dispute assessment view reason "none is missing" => one
Costavia: dispute report said reason "it is a draft" => two
Open Library: answer-dispute dispute one answer withdrawn because "found it"
Aldoria: answer-dispute dispute two answer stands because "it is final"
Secretariat: close-commitment commitment task state done because "reported and not disputed"
Aldoria: end-task-force task-force force report "three gaps"
Secretariat: establish-forum name Forum mandate meet provision #op2 secretariat Secretariat => forum
Secretariat: plan-meeting forum forum agenda [a b] place here from +30d until +31d chair Costavia => day
Secretariat: plan-meeting forum forum agenda [a] place here from +30d until +31d chair Costavia
    chatham-house yes => quiet
Aldoria: request-floor meeting day item 1 => first
Costavia: request-floor meeting day item 1 => second
Open Library: request-floor meeting day item 1 => third
Open Library: request-floor meeting day item 2 => fourth
Open Library: withdraw-request request fourth
wait 30d
Secretariat: close-reporting-round round round
Costavia: open-meeting meeting day
Costavia: open-meeting meeting quiet
Costavia: give-floor meeting day request first
Aldoria: speak meeting day item 1 turn first words "we agree" provisions [#op2]
Costavia: end-turn meeting day seconds 400
Costavia: give-floor meeting day request second because "a train to catch"
Costavia: end-turn meeting day seconds 4
Costavia: take-up-item meeting day item 2
Costavia: adopt-message meeting day words connect
Costavia: close-meeting meeting day
Costavia: close-meeting meeting quiet
Secretariat: publish-remarks meeting quiet remarks ["some doubt it" "others do not"]
"#;

fn events() -> (State, Vec<Event>) {
    let mut player = adopted();
    let before = player.state.clone();
    let steps = go(&mut player, STORY);
    let events = steps.into_iter().filter_map(|step| match step {
        Step::Done(event) => Some(*event),
        Step::Clock(_) | Step::Refused(_) => None,
    });
    (before, events.collect())
}

/// The event as its leaf alone tells it.
fn without_words(event: &Event) -> Event {
    let written = record::write(event);
    let commitment = written.body.as_deref().map(unbracket_negotiation::event::Digest::of);
    let leaf = written.leaf(commitment);
    record::Leaf::read(&leaf)
        .and_then(|leaf| leaf.event(None))
        .expect("a leaf can be read without its body")
}

/// The number of the first event that would be decided otherwise, where this one is left out.
fn parts(without: Option<usize>) -> Option<usize> {
    let (mut state, events) = events();
    for (place, event) in events.iter().enumerate() {
        if decide(&state, &event.act, &event.by, event.at).as_ref() != Ok(event) {
            return Some(place);
        }
        if Some(place) != without {
            evolve(&mut state, &without_words(event));
        }
    }
    None
}

#[test]
fn withholding_all_words_changes_no_later_decision() {
    assert_eq!(parts(None), None);
}

#[test]
fn leaving_out_a_planted_fact_does_change_them() {
    assert_eq!(parts(Some(0)), Some(1), "the instrument that is contested is not there");
}

#[test]
fn the_story_has_nearly_every_act() {
    let (_, events) = events();
    let told: std::collections::BTreeSet<_> = events.iter().map(|event| event.act.kind()).collect();
    assert_eq!(told.len(), 31);
}

#[test]
fn erasing_afterwards_and_folding_without_the_words_come_to_the_same() {
    let (mut folded, events) = events();
    let first = folded.length;
    let mut player = adopted();
    go(&mut player, STORY);
    go(&mut player, "Secretariat: give-office seat Costavia office chair");
    for (entry, event) in (first..).zip(&events) {
        if event.act.erasable() {
            evolve(&mut folded, &without_words(event));
            let line =
                format!("Secretariat countersigned by Costavia: erase entry {entry} because asked");
            go(&mut player, &line);
        } else {
            evolve(&mut folded, event);
        }
    }
    assert!(events.iter().filter(|event| event.act.erasable()).count() >= 10);
    assert_eq!(player.state.aftermath, folded.aftermath);
    assert_eq!(player.state.forums, folded.forums);
    assert_eq!(player.state.instruments, folded.instruments);
}
