//! Acts that wait for a second officer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_negotiation::{Act, Code, Credentials, Moment, SeatId, State};
use unbracket_secretariat::accounts::{Account, AccountId, Accounts, Holding};
use unbracket_secretariat::clock::{Clock, SetClock};
use unbracket_secretariat::pending::{PendingActs, PendingError, WAITS, needs_second};
use unbracket_secretariat::{Secretariat, SubmitError};
use unbracket_store::MemoryVault;

use crate::house::{INPUTS, OPENING, act, played};

const ERASE: &str = "Secretariat: erase entry 11 because \"Personal data\"";
/// The clock of the service stands here.
const NOW: Moment = Moment(2_020_600_000);

struct Room {
    service: Secretariat,
    pending: PendingActs,
    clock: Arc<SetClock>,
    act: Act,
    by: Credentials,
    chair: SeatId,
}

async fn room() -> Room {
    let (service, _) = played(&format!("{OPENING}{INPUTS}")).await;
    let (by, act) = service.state(|state| act(state, ERASE));
    let chair = service.state(|state| state.roster.seat_named("The Chair").expect("a chair"));
    let clock = Arc::new(SetClock::at(NOW));
    let accounts = Accounts::new(Arc::new(MemoryVault::default()), clock.clone());
    Room { service, pending: accounts.pending("review"), clock, act, by, chair }
}

/// The account of whoever asks.
fn asker() -> AccountId {
    AccountId::from_bytes(&[1; 16])
}

/// A person with these seats.
fn person(number: u8, seats: &[SeatId]) -> Account {
    let holding = |seat: &SeatId| Holding { process: "review".to_owned(), seat: seat.0 };
    Account {
        id: AccountId::from_bytes(&[number; 16]),
        name: String::new(),
        address: None,
        holdings: seats.iter().map(holding).collect(),
        operator: false,
        language: None,
        acting: BTreeMap::new(),
        disabled: false,
        identities: BTreeSet::new(),
    }
}

/// Whoever signs.
fn signer() -> Account {
    person(2, &[])
}

impl Room {
    fn seat(&self, name: &str) -> SeatId {
        self.service.state(|state| state.roster.seat_named(name).expect("a seat"))
    }
}

#[tokio::test]
async fn what_the_second_officer_signs_is_submitted_with_both_names() {
    let room = room().await;
    let needs = |state: &State| needs_second(state, &room.act, &room.by, NOW);
    assert!(room.service.state(needs));
    let waiting =
        room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    assert_eq!(room.pending.all().await.unwrap(), std::slice::from_ref(&waiting));
    let length = room.service.state(|state| state.length);
    let done =
        room.pending.sign(&room.service, waiting.digest, room.chair, &signer()).await.unwrap();
    assert_eq!(done.index, length);
    let event = done.event.unwrap();
    assert_eq!((event.act, event.by.countersigned), (room.act.clone(), Some(room.chair)));
    assert_eq!(room.pending.all().await.unwrap(), []);
    let again = room.pending.sign(&room.service, waiting.digest, room.chair, &signer()).await;
    assert!(matches!(again, Err(PendingError::Gone)));
}

#[tokio::test]
async fn nobody_signs_alone_and_no_delegate_signs_as_an_officer() {
    let room = room().await;
    let waiting =
        room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    for who in [room.by.seat, room.seat("Aldoria")] {
        let signed = room.pending.sign(&room.service, waiting.digest, who, &signer()).await;
        let Err(PendingError::Submit(SubmitError::Refused(refusal))) = signed else {
            panic!("seat {who} signed")
        };
        assert_eq!(refusal.code, Code::Countersignature);
    }
    let declined = room.pending.decline(&room.service, waiting.digest, room.seat("Aldoria")).await;
    assert!(matches!(declined, Err(PendingError::Refused(_))));
    assert_eq!(room.pending.all().await.unwrap(), [waiting]);
}

#[tokio::test]
async fn one_person_in_two_seats_is_one_person() {
    let room = room().await;
    let asked = room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await;
    let waiting = asked.unwrap();
    let length = room.service.state(|state| state.length);
    // The one who asked, in another seat; and another who holds the seat that asked.
    for alone in [person(1, &[room.chair]), person(2, &[room.by.seat, room.chair])] {
        let signed = room.pending.sign(&room.service, waiting.digest, room.chair, &alone).await;
        assert!(matches!(signed, Err(PendingError::Alone)));
    }
    assert_eq!(room.service.state(|state| state.length), length);
    assert_eq!(room.pending.all().await.unwrap(), [waiting], "it goes on waiting");
}

#[tokio::test]
async fn asking_twice_is_asking_once() {
    let room = room().await;
    let first = room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    room.clock.set(Moment(NOW.0 + 60));
    let second =
        room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    assert_eq!(first, second);
}

#[tokio::test]
async fn what_is_declined_is_signed_by_nobody_and_can_be_asked_anew() {
    let room = room().await;
    let waiting =
        room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    room.pending.decline(&room.service, waiting.digest, room.chair).await.unwrap();
    let all = room.pending.all().await.unwrap();
    assert_eq!(all[0].declined, Some(room.chair));
    let signed = room.pending.sign(&room.service, waiting.digest, room.chair, &signer()).await;
    assert!(matches!(signed, Err(PendingError::Declined)));
    let anew = room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    assert_eq!(anew.declined, None);
    // Whoever asked takes it back.
    room.pending.decline(&room.service, anew.digest, room.by.seat).await.unwrap();
    assert_eq!(room.pending.all().await.unwrap(), []);
}

#[tokio::test]
async fn after_a_day_it_waits_no_more() {
    let room = room().await;
    let waiting =
        room.pending.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    room.clock.set(Moment(NOW.0 + WAITS));
    assert_eq!(room.pending.all().await.unwrap().len(), 1);
    room.clock.set(Moment(room.clock.now().0 + 1));
    assert_eq!(room.pending.all().await.unwrap(), []);
    let signed = room.pending.sign(&room.service, waiting.digest, room.chair, &signer()).await;
    assert!(matches!(signed, Err(PendingError::Gone)));
}

#[tokio::test]
async fn what_would_be_refused_does_not_wait() {
    let room = room().await;
    let (by, act) = room
        .service
        .state(|state| act(state, "Secretariat: erase entry 0 because \"Personal data\""));
    let asked = room.pending.ask(&room.service, act, by, &asker()).await;
    assert!(matches!(asked, Err(PendingError::Refused(refusal)) if refusal.rule == "erasure"));
}

#[tokio::test]
async fn the_acts_of_another_process_are_not_found() {
    let room = room().await;
    let vault: Arc<MemoryVault> = Arc::default();
    let accounts = Accounts::new(vault, room.clock.clone());
    let (here, there) = (accounts.pending("review"), accounts.pending("review-two"));
    let waiting = here.ask(&room.service, room.act.clone(), room.by, &asker()).await.unwrap();
    assert_eq!(there.get(waiting.digest).await.unwrap(), None);
    assert_eq!(there.all().await.unwrap(), []);
}
