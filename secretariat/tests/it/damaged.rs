//! A damaged export: the fault is found, named by its sort and place, and nothing is imported.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::export::export;
use unbracket_secretariat::import::{ImportError, import};
use unbracket_secretariat::verify::{Class, Older, Question, Verified, verify};
use unbracket_secretariat::{Settings, Stores};
use unbracket_testkit::generate::Seeded;

use crate::house::{INPUTS, OPENING, place, played, submit};

async fn exported(name: &str) -> PathBuf {
    let (service, _) = played(&format!("{OPENING}{INPUTS}")).await;
    for number in 0..300 {
        submit(
            &service,
            &format!("Secretariat: accredit name \"State {number}\" basis observer\n"),
        )
        .await;
    }
    let folder = place(name).join("export");
    export(&service, &folder).await.expect("nothing is in its way");
    folder
}

fn found(folder: &Path) -> Verified {
    verify(folder, &Question::default())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("nothing is in its way") {
            let path = entry.expect("nothing is in its way").path();
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

#[tokio::test]
async fn an_untouched_export_is_sound() {
    let verified = found(&exported("untouched").await);
    assert!(verified.is_sound(), "{:?}", verified.faults);
    assert_eq!(verified.entries, verified.replayed);
    assert!(verified.entries > 300);
}

#[tokio::test]
async fn every_one_of_two_hundred_byte_flips_is_found() {
    let folder = exported("flips").await;
    // VERIFY.md explains, and claims nothing.
    let all: Vec<_> =
        files(&folder).into_iter().filter(|path| !path.ends_with("VERIFY.md")).collect();
    let mut random = Seeded::new(20_341_110);
    let mut flips = 0;
    while flips < 200 {
        let path = &all[random.below(all.len())];
        let mut bytes = fs::read(path).expect("nothing is in its way");
        if bytes.is_empty() {
            continue;
        }
        let (at, bit) = (random.below(bytes.len()), random.below(8));
        bytes[at] ^= 1 << bit;
        fs::write(path, &bytes).expect("nothing is in its way");
        let verified = found(&folder);
        assert!(!verified.is_sound(), "byte {at}, bit {bit} of {}", path.display());
        bytes[at] ^= 1 << bit;
        fs::write(path, &bytes).expect("nothing is in its way");
        flips += 1;
    }
    assert!(found(&folder).is_sound());
}

/// Damages a copy and tells what the verifier says is the gravest.
async fn gravest(name: &str, damage: impl FnOnce(&Path)) -> Option<Class> {
    let folder = exported(name).await;
    damage(&folder);
    found(&folder).gravest()
}

fn first_body(folder: &Path) -> PathBuf {
    files(&folder.join("bodies")).remove(0)
}

#[tokio::test]
async fn each_sort_of_damage_has_its_name() {
    let case = |name, class| (name, class);
    let (_, form) = case("newer", Class::Form);
    let newer = gravest("newer", |folder| {
        fs::write(folder.join("FORM"), "unbracket-export 2\n").expect("nothing is in its way");
    });
    assert_eq!(newer.await, Some(form));
    let no_form = gravest("no-form", |folder| {
        fs::remove_file(folder.join("FORM")).expect("nothing is in its way");
    });
    assert_eq!(no_form.await, Some(Class::Form));
    let body = gravest("body-gone", |folder| {
        fs::remove_file(first_body(folder)).expect("nothing is in its way");
    });
    assert_eq!(body.await, Some(Class::Body));
    let surplus = gravest("body-more", |folder| {
        let name = "ab".repeat(32);
        fs::create_dir_all(folder.join("bodies/ab")).expect("nothing is in its way");
        fs::write(folder.join("bodies/ab").join(name), "x").expect("nothing is in its way");
    });
    assert_eq!(surplus.await, Some(Class::Surplus));
    let cut = gravest("truncated", |folder| {
        let path = folder.join("tile/entries/000");
        let bytes = fs::read(&path).expect("nothing is in its way");
        fs::write(path, &bytes[..bytes.len() - 7]).expect("nothing is in its way");
    });
    assert_eq!(cut.await, Some(Class::Bundle));
    let tile = gravest("tile-gone", |folder| {
        fs::remove_file(folder.join("tile/0/000")).expect("nothing is in its way");
    });
    assert_eq!(tile.await, Some(Class::Missing));
    let stray = gravest("stray", |folder| {
        fs::write(folder.join("stray"), "x").expect("nothing is in its way");
    });
    assert_eq!(stray.await, Some(Class::Surplus));
}

#[tokio::test]
async fn an_older_checkpoint_that_says_otherwise_is_a_fork() {
    let one = exported("fork-one").await;
    let (service, _) = played(&format!("{OPENING}{INPUTS}")).await;
    let note = service.checkpoint().await.expect("nothing is in its way").to_string().into_bytes();
    let older = vec![Older { place: "kept".to_owned(), note }];
    let question = Question { older: older.clone(), ..Question::default() };
    assert!(verify(&one, &question).is_sound());
    let (other, _) = played(OPENING).await;
    for number in 0..3 {
        submit(&other, &format!("Secretariat: accredit name \"Other {number}\" basis observer\n"))
            .await;
    }
    let note = other.checkpoint().await.expect("nothing is in its way").to_string().into_bytes();
    let question = Question { older: vec![Older { place: "kept".to_owned(), note }], ..question };
    assert_eq!(verify(&one, &question).gravest(), Some(Class::Fork));
}

#[tokio::test]
async fn an_act_that_was_never_in_order_is_found_though_the_log_is_sound() {
    // Whoever holds the key can sign anything; the replay finds what the rules do not allow.
    let (service, stores) = played(&format!("{OPENING}{INPUTS}")).await;
    let leaf = br#"{"act":"open-stage","at":2020500000,"by":1,"f":{"stage":"adoption"},"rule":"stages","v":1}"#;
    let at = service.state(|state| state.length);
    drop(service);
    let epoch = stores.log.lead().await.expect("nothing is in its way");
    let entries = vec![unbracket_store::Entry { leaf: leaf.to_vec(), body: None, key: None }];
    stores
        .log
        .append(unbracket_store::Batch { at, epoch, entries })
        .await
        .expect("nothing is in its way");
    let forged = unbracket_secretariat::Secretariat::open(stores, crate::house::settings())
        .await
        .expect("nothing is in its way");
    let folder = place("forged").join("export");
    export(&forged, &folder).await.expect("nothing is in its way");
    let verified = found(&folder);
    assert_eq!(verified.gravest(), Some(Class::Replay));
    assert!(verified.faults[0].message.contains(&format!("entry {at} (open-stage)")));
}

#[tokio::test]
async fn an_import_goes_on_under_a_new_name_and_says_so() {
    let folder = exported("import").await;
    let settings = Settings {
        origin: "record.example/second".to_owned(),
        clock: Arc::new(SystemClock),
        chance: Chance::System,
    };
    let question = Question::default();
    let (service, imported) = import(&folder, &question, Stores::in_memory(), settings)
        .await
        .expect("nothing is in its way");
    assert_eq!(imported.continued, Some(imported.entries));
    let next = place("import-next").join("export");
    export(&service, &next).await.expect("nothing is in its way");
    let verified = found(&next);
    assert!(verified.is_sound(), "{:?}", verified.faults);
    assert_eq!(verified.entries, imported.entries + 1);
}

#[tokio::test]
async fn an_import_under_the_same_name_needs_its_key() {
    let folder = exported("same-name").await;
    let question = Question::default();
    let stores = Stores::in_memory();
    let refused = import(&folder, &question, stores.clone(), crate::house::settings()).await;
    assert!(matches!(refused.err(), Some(ImportError::NoKey(_))));
    assert_eq!(stores.log.length().await.expect("nothing is in its way"), 0);
    let (_, owner) = played(OPENING).await;
    let with_key = Stores { vault: owner.vault, ..stores };
    let (_, imported) = import(&folder, &question, with_key, crate::house::settings())
        .await
        .expect("nothing is in its way");
    assert_eq!(imported.continued, None);
}

#[tokio::test]
async fn a_damaged_export_is_not_imported() {
    let folder = exported("not-imported").await;
    fs::remove_file(first_body(&folder)).expect("nothing is in its way");
    let stores = Stores::in_memory();
    let refused =
        import(&folder, &Question::default(), stores.clone(), crate::house::settings()).await;
    assert!(matches!(refused.err(), Some(ImportError::Unsound(..))));
    assert_eq!(stores.log.length().await.expect("nothing is in its way"), 0);
}
