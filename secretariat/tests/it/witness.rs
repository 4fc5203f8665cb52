//! Witnesses: one down, one lying, one that has seen another history.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use unbracket_ledger::witness::{Refusal, Request};
use unbracket_ledger::{
    Checkpoint, KeyKind, KeyName, Policy, SignatureLine, SignerKey, VerifierKey, cosign, proof,
};
use unbracket_negotiation::State;
use unbracket_secretariat::witness::{Declined, Witness};
use unbracket_secretariat::{Secretariat, Stores, SubmitError, Witnesses};

use crate::house::{OPENING, settings, submit};

/// A witness as the specification has it, in memory.
struct Honest {
    key: SignerKey,
    log: VerifierKey,
    last: Mutex<Option<proof::Head>>,
}

/// A witness with a fault.
enum Faulty {
    Down,
    SignsWithAnotherKey(SignerKey),
}

fn key(name: &str, seed: u8) -> SignerKey {
    let name = KeyName::new(name).expect("a name");
    SignerKey::from_seed(name, KeyKind::Cosignature, &[seed; 32])
}

#[async_trait]
impl Witness for Honest {
    fn name(&self) -> &str {
        self.key.verifier().name().as_str()
    }

    async fn cosign(&self, request: Request) -> Result<Vec<SignatureLine>, Declined> {
        let mut last = self.last.lock().expect("nobody panics here");
        match request.judge(std::slice::from_ref(&self.log), last.as_ref()) {
            Ok(checkpoint) => {
                *last = Some(*checkpoint.head());
                let line = cosign(&request.checkpoint, &self.key, 2_020_000_000);
                Ok(vec![line.expect("a checkpoint can be cosigned")])
            }
            Err(Refusal::Conflict(size)) => Err(Declined::From(size)),
            Err(refusal) => Err(Declined::Refused(refusal.to_string())),
        }
    }
}

#[async_trait]
impl Witness for Faulty {
    fn name(&self) -> &str {
        "faulty"
    }

    async fn cosign(&self, request: Request) -> Result<Vec<SignatureLine>, Declined> {
        match self {
            Self::Down => Err(Declined::Away("no route".to_owned())),
            Self::SignsWithAnotherKey(key) => {
                let line = cosign(&request.checkpoint, key, 2_020_000_000);
                Ok(vec![line.expect("a checkpoint can be cosigned")])
            }
        }
    }
}

struct House {
    stores: Stores,
    log: VerifierKey,
    one: Arc<Honest>,
    two: Arc<Honest>,
    three: SignerKey,
}

async fn house() -> House {
    let stores = Stores::in_memory();
    let log = Secretariat::open(stores.clone(), settings()).await.expect("opens").key().clone();
    let honest =
        |key: SignerKey| Arc::new(Honest { key, log: log.clone(), last: Mutex::new(None) });
    House {
        one: honest(key("gov.example/w", 1)),
        two: honest(key("cs.example/w", 2)),
        three: key("tech.example/w", 3),
        stores,
        log,
    }
}

impl House {
    /// Two of three operators.
    fn policy(&self) -> Policy {
        let keys = [self.one.key.verifier(), self.two.key.verifier(), self.three.verifier()];
        let text = format!(
            "log {}\nwitness gov {}\nwitness cs {}\nwitness tech {}\ngroup all-sides 2 gov cs tech\nquorum all-sides\n",
            self.log, keys[0], keys[1], keys[2]
        );
        Policy::parse(text.as_bytes()).expect("a policy")
    }

    async fn open(&self, witnesses: Vec<Arc<dyn Witness>>) -> Secretariat {
        let witnesses = Witnesses::new(witnesses, self.policy());
        let opened = Secretariat::open_witnessed(self.stores.clone(), settings(), witnesses).await;
        opened.expect("the service opens")
    }
}

#[tokio::test]
async fn two_of_three_suffice_when_one_is_down() {
    let house = house().await;
    let witnesses: Vec<Arc<dyn Witness>> =
        vec![house.one.clone(), Arc::new(Faulty::Down), house.two.clone()];
    let service = house.open(witnesses).await;
    submit(&service, OPENING).await;
    for number in 0..3 {
        submit(&service, &format!("Secretariat: accredit name \"S {number}\" basis observer\n"))
            .await;
        let note = service.checkpoint().await.expect("a quorum is there");
        let backing = house.policy().satisfied(&note).expect("the policy is satisfied");
        assert_eq!(backing.witnesses.len(), 2);
    }
    let receipt = service.receipt(0).await.expect("a receipt");
    let leaf = service.stores().log.read(0, 1).await.expect("reads").remove(0);
    receipt.verify(&leaf, &house.policy()).expect("the receipt satisfies the policy");
}

#[tokio::test]
async fn one_is_not_enough_and_nothing_is_lost() {
    let house = house().await;
    let stranger = key("elsewhere.example/w", 9);
    let liar = Arc::new(Faulty::SignsWithAnotherKey(stranger));
    let service = house.open(vec![house.one.clone(), liar]).await;
    submit(&service, OPENING).await;
    assert!(matches!(service.checkpoint().await, Err(SubmitError::Unwitnessed(_))));
    assert_eq!(service.frozen(), None);
    assert!(service.state(|state: &State| state.length) > 0);
    drop(service);
    // With a second witness it goes on, and the first is asked from where it stands.
    let service = house.open(vec![house.one.clone(), house.two.clone()]).await;
    submit(&service, "Secretariat: accredit name Marenia basis observer\n").await;
    let note = service.checkpoint().await.expect("a quorum is there");
    let checkpoint: Checkpoint = note.text().parse().expect("a checkpoint");
    assert_eq!(checkpoint.size(), service.state(|state| state.length));
}

#[tokio::test]
async fn a_witness_that_saw_another_history_does_not_sign_this_one() {
    let house = house().await;
    let service = house.open(vec![house.one.clone(), house.two.clone()]).await;
    submit(&service, OPENING).await;
    service.checkpoint().await.expect("a quorum is there");
    drop(service);
    // The operator begins again with another history, and has lost the head as well.
    let forked = House {
        stores: Stores { vault: house.stores.vault.clone(), ..Stores::in_memory() },
        ..house
    };
    let service = forked.open(vec![forked.one.clone(), forked.two.clone()]).await;
    submit(&service, &OPENING.replace("Aldoria", "Orsinia")).await;
    submit(&service, "Secretariat: accredit name Marenia basis observer\n").await;
    assert!(matches!(service.checkpoint().await, Err(SubmitError::Unwitnessed(_))));
}
