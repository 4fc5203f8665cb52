//! What is ended, kept out or destroyed on one node while another reads it stays so.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use unbracket_negotiation::Moment;
use unbracket_secretariat::accounts::{Account, Accounts, Offer, Proof, Stay};
use unbracket_secretariat::clock::SetClock;
use unbracket_store::{Error, MemoryVault, Vault};

/// What another node does to an entry right after it was read here.
enum Meanwhile {
    Destroy,
    Put(Vec<u8>),
}

/// A vault in which something happens after the next reading of a drawer.
#[derive(Default)]
struct Busy {
    inner: MemoryVault,
    next: Mutex<Option<(&'static str, Meanwhile)>>,
}

impl Busy {
    fn after_reading(&self, drawer: &'static str, then: Meanwhile) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some((drawer, then));
    }

    fn due(&self, drawer: &str) -> Option<Meanwhile> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.take_if(|(of, _)| *of == drawer).map(|(_, then)| then)
    }
}

#[async_trait]
impl Vault for Busy {
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error> {
        self.inner.put(drawer, name, value).await
    }

    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error> {
        self.inner.put_new(drawer, name, value).await
    }

    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error> {
        self.inner.replace(drawer, name, expected, value).await
    }

    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let found = self.inner.get(drawer, name).await?;
        match self.due(drawer) {
            Some(Meanwhile::Destroy) => self.inner.destroy(drawer, name).await?,
            Some(Meanwhile::Put(value)) => self.inner.put(drawer, name, &value).await?,
            None => {}
        }
        Ok(found)
    }

    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error> {
        self.inner.names(drawer).await
    }

    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error> {
        self.inner.destroy(drawer, name).await
    }
}

async fn house() -> (Arc<Busy>, Arc<SetClock>, Accounts, Account) {
    let (vault, clock) = (Arc::new(Busy::default()), Arc::new(SetClock::at(Moment(1_000))));
    let accounts = Accounts::new(vault.clone(), clock.clone());
    let account = accounts.make("Ana", Some("ana@example.org")).await.expect("the vault takes it");
    (vault, clock, accounts, account)
}

#[tokio::test]
async fn a_session_that_ends_while_its_use_is_noted_stays_ended() {
    let (vault, clock, accounts, account) = house().await;
    let secret = accounts.enter(&account.id, Proof::Link, Stay::Own).await.expect("it is begun");
    clock.set(Moment(1_200));
    vault.after_reading("session", Meanwhile::Destroy);
    assert!(accounts.session(&secret).await.expect("the vault is there").is_none());
    assert!(vault.names("session").await.expect("the vault is there").is_empty());
    let other = accounts.enter(&account.id, Proof::Link, Stay::Own).await.expect("it is begun");
    clock.set(Moment(1_400));
    assert!(accounts.session(&other).await.expect("the vault is there").is_some());
}

#[tokio::test]
async fn who_is_kept_out_elsewhere_is_not_let_in_by_a_change_here() {
    let (vault, _, accounts, account) = house().await;
    let out = Account { disabled: true, ..account.clone() };
    let out = serde_json::to_vec(&out).expect("it is JSON");
    vault.after_reading("account", Meanwhile::Put(out));
    let changed = accounts.change(&account.id, |account| account.name = "Anna".to_owned()).await;
    assert!(changed.is_err(), "whoever changes it is told");
    let kept = accounts.account(&account.id).await.expect("the vault is there");
    assert!(kept.expect("it is there").disabled);
    let again = accounts.change(&account.id, |account| account.name = "Anna".to_owned()).await;
    again.expect("nobody else changes it now");
    let kept = accounts.account(&account.id).await.expect("the vault is there");
    let kept = kept.expect("it is there");
    assert!(kept.disabled && kept.name == "Anna");
}

#[tokio::test]
async fn who_was_forgotten_elsewhere_does_not_come_back_by_a_change_here() {
    let (vault, _, accounts, account) = house().await;
    vault.after_reading("account", Meanwhile::Destroy);
    let changed = accounts.change(&account.id, |account| account.name = "Anna".to_owned()).await;
    changed.expect("there is nobody to change");
    assert!(accounts.account(&account.id).await.expect("the vault is there").is_none());
}

#[tokio::test]
async fn links_that_make_the_first_operator_are_over_once_there_is_one() {
    let (_, _, accounts, account) = house().await;
    let first = || Offer { seat: None, operator: true, address: None, language: None };
    let (one, other) = (accounts.invite(first()).await, accounts.invite(first()).await);
    let (one, other) = (one.expect("it is made"), other.expect("it is made"));
    assert!(accounts.invitation(&other).await.expect("the vault is there").is_some());
    let taken = accounts.take_invitation(&one).await.expect("the vault is there");
    accounts.give(&account, &taken.expect("nobody took it")).await.expect("the vault is there");
    assert!(accounts.invitation(&other).await.expect("the vault is there").is_none());
    assert!(accounts.take_invitation(&other).await.expect("the vault is there").is_none());
}
