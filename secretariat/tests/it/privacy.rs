//! What is sealed, erased or in the vault is nowhere else.

use unbracket_negotiation::{SeatId, State};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::export::export;
use unbracket_secretariat::verify::{Question, verify};
use unbracket_secretariat::{Secretariat, vault};

use crate::house::{INPUTS, OPENING, place, played, settings, submit};

/// Every file below a folder that holds a marker.
fn holding(folder: &std::path::Path, marker: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("nothing is in its way") {
            let path = entry.expect("nothing is in its way").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).expect("nothing is in its way");
                if bytes.windows(marker.len()).any(|window| window == marker.as_bytes()) {
                    found.push(path);
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn a_sealed_body_is_not_in_an_export_and_a_planted_public_one_is() {
    let (service, _) = played(&format!("{OPENING}{INPUTS}")).await;
    let folder = place("sealed").join("export");
    export(&service, &folder).await.expect("nothing is in its way");
    assert!(holding(&folder, "MARKER-SEALED").is_empty());
    // The search itself finds what is public: the title of the process.
    assert_eq!(holding(&folder, "Review of the Charter").len(), 1);
    assert!(verify(&folder, &Question::default()).is_sound());
}

#[tokio::test]
async fn what_is_erased_is_gone_and_everything_still_verifies() {
    let (service, stores) = played(&format!("{OPENING}{INPUTS}")).await;
    let index = service.state(|state| state.length) - 1;
    let name = service
        .fold(|fold| *fold.bodies.last().expect("nothing is in its way"))
        .expect("nothing is in its way");
    assert!(stores.log.bodies(&[name]).await.expect("nothing is in its way")[0].is_some());
    let erase = format!(
        "Secretariat countersigned by The Chair: erase entry {index} because \"asked to\"\n"
    );
    submit(&service, &erase).await;
    assert_eq!(stores.log.bodies(&[name]).await.expect("nothing is in its way"), [None]);
    assert_eq!(stores.log.erased().await.expect("nothing is in its way"), [name]);
    let folder = place("erased").join("export");
    export(&service, &folder).await.expect("nothing is in its way");
    assert!(holding(&folder, "MARKER-ERASED").is_empty());
    let verified = verify(&folder, &Question::default());
    assert!(verified.is_sound(), "{:?}", verified.faults);
    // A fold of what is left stands where the service stands, but for the words.
    let before = service.state(State::clone);
    let again = Secretariat::follow(stores, settings()).await.expect("nothing is in its way");
    assert_eq!(again.state(|state| state.length), before.length);
    assert_eq!(again.state(|state| state.inputs.contributions.len()), 3);
}

#[tokio::test]
async fn two_hundred_people_leave_no_trace_outside_the_vault() {
    let (service, stores) = played(OPENING).await;
    for number in 0..200_u32 {
        submit(&service, "Secretariat: accredit basis open\n").await;
        let seat = service.state(|state| SeatId(state.roster.seats().count() as u32 - 1));
        let identity = format!("CANARY-{number:03} Person, person{number}@example.org");
        vault::keep_identity(stores.vault.as_ref(), seat, &identity)
            .await
            .expect("nothing is in its way");
        let kept =
            vault::identity(stores.vault.as_ref(), seat).await.expect("nothing is in its way");
        assert_eq!(kept, Some(identity));
    }
    let folder = place("canaries").join("export");
    export(&service, &folder).await.expect("nothing is in its way");
    assert!(holding(&folder, "CANARY").is_empty());
    assert!(holding(&folder, "@example.org").is_empty());
    vault::forget_identity(stores.vault.as_ref(), SeatId(6)).await.expect("nothing is in its way");
    assert_eq!(
        vault::identity(stores.vault.as_ref(), SeatId(6)).await.expect("nothing is in its way"),
        None
    );
}

#[tokio::test]
async fn the_key_in_the_vault_is_made_once_and_belongs_to_one_record() {
    let stores = unbracket_secretariat::Stores::in_memory();
    let one = vault::signer(stores.vault.as_ref(), "a.example/x", &Chance::System)
        .await
        .expect("nothing is in its way");
    let two = vault::signer(stores.vault.as_ref(), "a.example/x", &Chance::System)
        .await
        .expect("nothing is in its way");
    assert_eq!(one.verifier(), two.verifier());
    let other = vault::signer(stores.vault.as_ref(), "b.example/y", &Chance::System).await;
    assert!(other.unwrap_err().to_string().contains("a.example/x"));
}

#[tokio::test]
async fn what_everybody_sees_holds_no_sealed_word_until_it_is_opened() {
    let (service, stores) = played(&format!("{OPENING}{INPUTS}")).await;
    let shown = |service: &Secretariat| service.public(|state| format!("{state:?}"));
    assert!(!shown(&service).contains("MARKER-SEALED"));
    // The office that serves the process sees it; so the search above can find something.
    assert!(service.state(|state| format!("{state:?}")).contains("MARKER-SEALED"));
    // What was built act by act is what is derived at once, here and after a restart.
    let derived = |service: &Secretariat| service.state(State::as_public);
    assert!(service.public(State::clone) == derived(&service));
    let sealed = service.state(|state| state.process.entries.sealed().next());
    let sealed = sealed.expect("the inputs are sealed");
    let open =
        format!("Secretariat: open-sealed entry {sealed} because \"its author asked for it\"\n");
    submit(&service, &open).await;
    assert!(service.public(State::clone) == derived(&service));
    let again = Secretariat::follow(stores, settings()).await.expect("nothing is in its way");
    assert!(again.public(State::clone) == derived(&service));
}
