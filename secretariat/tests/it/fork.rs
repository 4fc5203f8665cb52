//! A record never forks: what contradicts the head freezes the service.

use std::sync::Arc;

use unbracket_negotiation::State;
use unbracket_secretariat::{Secretariat, Stores, Submission, SubmitError};
use unbracket_store::{Batch, MemoryStore, Shelf, Store};

use crate::house::{INPUTS, OPENING, act, place, played, settings, submit};

fn one(state: &State) -> Submission {
    let (by, act) = act(state, "Secretariat: accredit name Marenia basis member-state");
    Submission { act, by, key: None, at: Some(state.now), unchanged: Vec::new() }
}

/// A store with the first entries of another.
async fn backup(of: &Stores, length: u64) -> Arc<dyn Store> {
    let store = MemoryStore::new();
    let leaves = of.log.read(0, length).await.expect("nothing is in its way");
    let mut entries = Vec::new();
    for leaf in leaves {
        let name =
            unbracket_negotiation::record::Leaf::read(&leaf).expect("nothing is in its way").body;
        let name = name.map(|digest| unbracket_store::Name(digest.0));
        let body = match name {
            Some(name) => of
                .log
                .bodies(&[name])
                .await
                .expect("nothing is in its way")
                .remove(0)
                .map(|body| (name, body)),
            None => None,
        };
        entries.push(unbracket_store::Entry { leaf, body, key: None });
    }
    let epoch = store.lead().await.expect("nothing is in its way");
    store.append(Batch { at: 0, epoch, entries }).await.expect("nothing is in its way");
    Arc::new(store)
}

async fn is_frozen(stores: Stores) -> String {
    let service = Secretariat::open(stores, settings()).await.expect("nothing is in its way");
    let frozen = service.frozen().expect("the service is frozen");
    let state = service.state(State::clone);
    assert!(matches!(service.submit(one(&state)).await, Err(SubmitError::Frozen(_))));
    assert!(matches!(service.checkpoint().await, Err(SubmitError::Frozen(_))));
    assert!(state.length > 0, "reading goes on");
    frozen.0
}

#[tokio::test]
async fn a_restored_backup_does_not_sign() {
    let (service, mut stores) = played(&format!("{OPENING}{INPUTS}")).await;
    service.checkpoint().await.expect("nothing is in its way");
    let length = service.state(|state| state.length);
    stores.log = backup(&stores, length - 2).await;
    let why = is_frozen(stores).await;
    assert!(why.contains(&format!("{length} entries were signed")), "{why}");
    assert!(why.contains(&format!("holds {}", length - 2)), "{why}");
}

#[tokio::test]
async fn another_history_of_the_same_length_does_not_sign() {
    let (service, mut stores) = played(OPENING).await;
    submit(&service, "Secretariat: accredit name Marenia basis member-state\n").await;
    service.checkpoint().await.expect("nothing is in its way");
    let (other, others) = played(OPENING).await;
    submit(&other, "Secretariat: accredit name Orsinia basis member-state\n").await;
    stores.log = others.log;
    let why = is_frozen(stores).await;
    assert!(why.contains("not those that were signed"), "{why}");
}

#[tokio::test]
async fn a_published_checkpoint_ahead_of_the_head_freezes() {
    let (service, mut stores) = played(OPENING).await;
    let folder = place("published-ahead");
    stores.shelf = Some(Arc::new(Shelf::open(&folder).expect("nothing is in its way")));
    let note = service.checkpoint().await.expect("nothing is in its way");
    drop(service);
    stores
        .shelf
        .as_ref()
        .expect("nothing is in its way")
        .put("checkpoint", note.to_string().as_bytes())
        .expect("nothing is in its way");
    stores.head = Arc::new(unbracket_store::MemoryHead::default());
    let why = is_frozen(stores).await;
    assert!(why.contains("published"), "{why}");
}

#[tokio::test]
async fn a_second_signer_is_noticed_before_it_publishes() {
    let (service, stores) = played(OPENING).await;
    service.checkpoint().await.expect("nothing is in its way");
    submit(&service, "Secretariat: accredit name Marenia basis member-state\n").await;
    // Somebody else moves the head in between.
    let now = stores.head.load().await.expect("nothing is in its way");
    let other = b"record.example/test\n99\nAAAA\n";
    assert!(stores.head.replace(now.as_deref(), other).await.expect("nothing is in its way"));
    assert!(matches!(service.checkpoint().await, Err(SubmitError::Frozen(_))));
    assert_eq!(
        stores.head.load().await.expect("nothing is in its way").as_deref(),
        Some(other.as_slice())
    );
}

#[tokio::test]
async fn an_untouched_record_opens_and_goes_on() {
    let (service, stores) = played(OPENING).await;
    service.checkpoint().await.expect("nothing is in its way");
    drop(service);
    let service = Secretariat::open(stores, settings()).await.expect("nothing is in its way");
    assert_eq!(service.frozen(), None);
    let state = service.state(State::clone);
    service.submit(one(&state)).await.expect("nothing is in its way");
    service.checkpoint().await.expect("nothing is in its way");
}

#[tokio::test]
async fn what_is_published_is_a_log_that_verifies_at_every_checkpoint() {
    let folder = place("published");
    let mut stores = Stores::in_memory();
    stores.shelf = Some(Arc::new(Shelf::open(&folder).expect("nothing is in its way")));
    let service =
        Secretariat::open(stores.clone(), settings()).await.expect("nothing is in its way");
    submit(&service, OPENING).await;
    for number in 0..300 {
        submit(
            &service,
            &format!("Secretariat: accredit name \"State {number}\" basis observer\n"),
        )
        .await;
        if number % 37 == 0 || number > 290 {
            service.checkpoint().await.expect("nothing is in its way");
            check(&folder, &service);
        }
    }
    // The service is opened again in the middle of a bundle, and goes on publishing.
    drop(service);
    let service = Secretariat::open(stores, settings()).await.expect("nothing is in its way");
    submit(&service, "Secretariat: accredit name \"State 300\" basis observer\n").await;
    service.checkpoint().await.expect("nothing is in its way");
    check(&folder, &service);
}

fn check(folder: &std::path::Path, service: &Secretariat) {
    let shelf = Shelf::open(folder).expect("nothing is in its way");
    let files: unbracket_ledger::Files = shelf
        .list("")
        .expect("nothing is in its way")
        .into_iter()
        .map(|name| {
            (
                name.clone(),
                shelf.get(&name).expect("nothing is in its way").expect("nothing is in its way"),
            )
        })
        .collect();
    let policy =
        unbracket_ledger::Policy::of_log(service.key().clone()).expect("nothing is in its way");
    let terms = unbracket_ledger::verify::Terms::new(&policy);
    let report = unbracket_ledger::verify(&files, &terms, |_, _| {});
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.entries, service.state(|state| state.length));
}
