//! Beginning processes in a house: one service for each, whatever happens beside it or in between.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tokio::sync::Notify;
use unbracket_negotiation::Moment;
use unbracket_secretariat::clock::SetClock;
use unbracket_secretariat::house::HouseError;
use unbracket_secretariat::places::{PlaceError, Places};
use unbracket_secretariat::{Chance, House, Secretariat, Stores};
use unbracket_store::Tray;

use crate::house::{OPENING, submit};

/// Places in memory where to make one takes as long as the test wants, and the last step can fail.
#[derive(Default)]
struct Slow {
    made: Mutex<BTreeMap<String, Stores>>,
    opened: AtomicUsize,
    is_made: Notify,
    may_go_on: Notify,
    fails: AtomicBool,
}

#[async_trait]
impl Places for Slow {
    async fn names(&self) -> Result<Vec<String>, PlaceError> {
        Ok(self.made.lock().expect("whole").keys().cloned().collect())
    }

    async fn open(&self, name: &str) -> Result<Stores, PlaceError> {
        self.opened.fetch_add(1, Ordering::SeqCst);
        let made = self.made.lock().expect("whole");
        made.get(name).cloned().ok_or_else(|| PlaceError("there is none".to_owned()))
    }

    async fn make(&self, name: &str) -> Result<Stores, PlaceError> {
        let stores = {
            let mut made = self.made.lock().expect("whole");
            made.entry(name.to_owned()).or_insert_with(Stores::in_memory).clone()
        };
        self.is_made.notify_one();
        self.may_go_on.notified().await;
        Ok(stores)
    }

    async fn tray(&self, _: &str) -> Result<Option<Arc<dyn Tray>>, PlaceError> {
        if self.fails.load(Ordering::SeqCst) {
            return Err(PlaceError("too many clients already".to_owned()));
        }
        Ok(None)
    }
}

fn house(places: &Arc<Slow>) -> Arc<House> {
    let clock = Arc::new(SetClock::at(Moment(2_020_000_000)));
    Arc::new(House::new("record.example", places.clone(), clock, Chance::Stated([3; 32])))
}

/// Whether two are over the same stores.
fn same(one: &Secretariat, other: &Secretariat) -> bool {
    Arc::ptr_eq(&one.stores().vault, &other.stores().vault)
}

#[tokio::test]
async fn a_process_that_is_being_begun_is_not_opened_beside_that() {
    let places = Arc::new(Slow::default());
    let house = house(&places);
    let begins = tokio::spawn({
        let house = house.clone();
        async move { house.begin("summit").await }
    });
    places.is_made.notified().await;
    house.open_all().await.expect("nothing is to be opened");
    assert_eq!(places.opened.load(Ordering::SeqCst), 0, "the name is there, and is being begun");
    assert!(matches!(house.begin("summit").await, Err(HouseError::Busy(_))));
    places.may_go_on.notify_one();
    let begun = begins.await.expect("it ends").expect("nothing is in its way");
    house.open_all().await.expect("nothing is to be opened");
    assert_eq!(places.opened.load(Ordering::SeqCst), 0, "it is open");
    submit(&begun, OPENING).await;
    let there = house.process("summit").expect("it was begun");
    assert!(there.leads() && there.is_begun(), "pages and upkeep ask the one that leads");
    assert_eq!(house.sign_all().await.len(), 0);
    assert!(begun.stores().head.load().await.expect("it is in memory").is_some(), "it is signed");
}

#[tokio::test]
async fn a_second_service_of_a_process_does_not_take_the_place_of_the_first() {
    let places = Arc::new(Slow::default());
    let house = house(&places);
    places.may_go_on.notify_one();
    let first = house.begin("summit").await.expect("nothing is in its way");
    let settings = crate::house::settings();
    let second = Secretariat::open(Stores::in_memory(), settings).await.expect("it opens");
    let stands = house.take_in("summit", second);
    assert!(same(&stands, &first));
    assert!(same(&house.process("summit").expect("it is there"), &first));
}

#[tokio::test]
async fn what_was_begun_and_broken_off_can_be_begun_again_until_it_has_an_entry() {
    let places = Arc::new(Slow::default());
    let house = house(&places);
    places.fails.store(true, Ordering::SeqCst);
    places.may_go_on.notify_one();
    assert!(matches!(house.begin("summit").await, Err(HouseError::Place(_))), "after it was made");
    places.fails.store(false, Ordering::SeqCst);
    places.may_go_on.notify_one();
    let begun = house.begin("summit").await.expect("there is nothing in it");
    assert_eq!(house.heads(), Vec::<String>::new(), "no letter tells of it");
    let again = house.begin("summit").await.expect("there is nothing in it still");
    assert!(same(&begun, &again));
    submit(&begun, OPENING).await;
    assert_eq!(house.heads().len(), 1);
    assert!(matches!(house.begin("summit").await, Err(HouseError::Taken(_))));
}
