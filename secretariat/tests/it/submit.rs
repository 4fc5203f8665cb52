//! Submitting: what is acknowledged is durable, once, and verifies.

use unbracket_ledger::Policy;
use unbracket_negotiation::script::Files;
use unbracket_negotiation::{Code, State};
use unbracket_secretariat::{Fold, Known, Secretariat, Submission, SubmitError};
use unbracket_store::Key;
use unbracket_text::{Draft, Passage, Provision, ProvisionId, ProvisionKind};

use crate::house::{INPUTS, OPENING, act, played, settings, submission};

fn keyed(state: &State, line: &str, key: u8) -> Submission {
    let (by, act) = act(state, line);
    Submission { act, by, key: Some(Key([key; 32])), at: Some(state.now), unchanged: Vec::new() }
}

#[tokio::test]
async fn the_state_is_the_fold_of_what_lies_in_the_store() {
    let (service, stores) = played(&format!("{OPENING}{INPUTS}")).await;
    let mut again = Fold::default();
    again.catch_up(stores.log.as_ref()).await.expect("nothing is in its way");
    assert_eq!(again.length(), service.state(|state| state.length));
    assert!(service.state(|state| *state == again.state));
}

#[tokio::test]
async fn a_submission_that_is_repeated_acts_once() {
    let (service, _) = played(OPENING).await;
    let line = "Secretariat: accredit name Marenia basis member-state";
    let first = keyed(&service.state(State::clone), line, 1);
    let one = service.submit(first.clone()).await.expect("nothing is in its way");
    let two = service.submit(first).await.expect("nothing is in its way");
    assert!(one.event.is_some() && two.event.is_none());
    assert_eq!(one.index, two.index);
    assert_eq!(service.state(|state| state.roster.seats().count()), 7);
}

#[tokio::test]
async fn two_hundred_identical_submissions_at_once_have_one_effect() {
    let (service, _) = played(OPENING).await;
    let state = service.state(State::clone);
    let one = keyed(&state, "Secretariat: accredit name Marenia basis member-state", 2);
    let all: Vec<_> = (0..200)
        .map(|_| {
            let (service, one) = (service.clone(), one.clone());
            tokio::spawn(async move { service.submit(one).await })
        })
        .collect();
    let mut fresh = 0;
    for waiting in all {
        fresh += u32::from(
            waiting
                .await
                .expect("nothing is in its way")
                .expect("nothing is in its way")
                .event
                .is_some(),
        );
    }
    assert_eq!(fresh, 1);
    assert_eq!(service.state(|now| now.length), state.length + 1);
}

#[tokio::test]
async fn what_is_refused_leaves_nothing_behind() {
    let (service, stores) = played(OPENING).await;
    let state = service.state(State::clone);
    let refused = keyed(&state, "Aldoria: open-stage stage first-reading", 3);
    match service.submit(refused).await {
        Err(SubmitError::Refused(refusal)) => assert_eq!(refusal.code, Code::NotPermitted),
        other => panic!("{other:?}"),
    }
    assert_eq!(stores.log.length().await.expect("nothing is in its way"), state.length);
    assert!(service.state(|now| *now == state));
}

#[tokio::test]
async fn acts_that_belong_together_stand_or_fall_together() {
    let (service, _) = played(OPENING).await;
    let state = service.state(State::clone);
    let good = keyed(&state, "Secretariat: accredit name Marenia basis member-state", 4);
    let bad = keyed(&state, "Aldoria: open-stage stage first-reading", 5);
    let (place, _) = service.submit_all(vec![good.clone(), bad]).await.unwrap_err();
    assert_eq!(place, 1);
    assert!(service.state(|now| *now == state));
    assert_eq!(service.submit(good).await.expect("nothing is in its way").index, state.length);
}

#[tokio::test]
async fn every_entry_has_a_receipt_that_verifies_offline() {
    let (service, stores) = played(&format!("{OPENING}{INPUTS}")).await;
    let policy = Policy::of_log(service.key().clone()).expect("nothing is in its way");
    let leaves = stores.log.read(0, 1_000).await.expect("nothing is in its way");
    for (index, leaf) in (0..).zip(&leaves) {
        let receipt = service.receipt(index).await.expect("nothing is in its way");
        let text = receipt.to_string();
        let read =
            unbracket_ledger::Receipt::parse(text.as_bytes()).expect("nothing is in its way");
        read.verify(leaf, &policy).expect("nothing is in its way");
        let mut other = leaf.clone();
        other[0] ^= 1;
        assert!(read.verify(&other, &policy).is_err());
    }
    assert!(service.receipt(leaves.len() as u64).await.is_err());
}

#[tokio::test]
async fn a_node_that_follows_sees_what_the_leader_appends() {
    let (leader, stores) = played(OPENING).await;
    let reader = Secretariat::follow(stores, settings()).await.expect("nothing is in its way");
    let mut grown = reader.watch();
    let before = reader.state(|state| state.length);
    let state = leader.state(State::clone);
    let one = keyed(&state, "Secretariat: accredit name Marenia basis member-state", 6);
    leader.submit(one.clone()).await.expect("nothing is in its way");
    grown.changed().await.expect("nothing is in its way");
    assert_eq!(reader.state(|state| state.length), before + 1);
    assert!(matches!(reader.submit(one).await, Err(SubmitError::ReadOnly)));
}

#[tokio::test]
async fn a_person_under_a_pseudonym_is_recorded_by_the_hour() {
    let (service, _) = played(OPENING).await;
    let (stores, mut settings) = (service.stores().clone(), settings());
    drop(service);
    // 2034-01-11 10:23:45 UTC.
    let now = unbracket_negotiation::Moment(2_020_587_825);
    settings.clock = std::sync::Arc::new(unbracket_secretariat::clock::SetClock::at(now));
    let service = Secretariat::open(stores, settings).await.expect("nothing is in its way");
    let state = service.state(State::clone);
    let line =
        "Digital Rights Assembly: contribute call 0 language en consent anonymous text \"x\"";
    let (mut by, contribution) = act(&state, line);
    by.seat = unbracket_negotiation::SeatId(4);
    let submitted =
        Submission { act: contribution, by, key: None, at: None, unchanged: Vec::new() };
    let event = service
        .submit(submitted)
        .await
        .expect("nothing is in its way")
        .event
        .expect("nothing is in its way");
    assert_eq!(event.at.0 % 3_600, 0);
    assert!(event.at < now);
    let office = act(&state, "Secretariat: accredit name Marenia basis member-state");
    let office =
        Submission { act: office.1, by: office.0, key: None, at: None, unchanged: Vec::new() };
    assert_eq!(
        service
            .submit(office)
            .await
            .expect("nothing is in its way")
            .event
            .expect("nothing is in its way")
            .at,
        now
    );
}

#[tokio::test]
async fn the_same_script_gives_the_same_record() {
    let (one, _) = played(&format!("{OPENING}{INPUTS}")).await;
    let (two, _) = played(&format!("{OPENING}{INPUTS}")).await;
    let (one, two) = (
        one.checkpoint().await.expect("nothing is in its way"),
        two.checkpoint().await.expect("nothing is in its way"),
    );
    assert_eq!(one.to_string(), two.to_string());
    let event = crate::house::acts(State::default(), OPENING).remove(0);
    assert!(submission(&event).at.is_some());
}

/// A text of one provision, and what is known of it before and after it was issued.
async fn with_a_text() -> (Secretariat, Known) {
    let (service, _) = played(
        r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review" secretariat "Secretariat" modalities [as intergovernmental]
Secretariat: accredit name Chair basis office
Secretariat: give-office seat Chair office chair
Secretariat: open-stage stage first-reading
"#,
    )
    .await;
    let events = crate::house::acts_with(
        service.state(State::clone),
        "Chair: issue-document kind zero-draft title \"Zero draft\" language en text @text",
        &OneProvision,
    );
    let submissions = events.iter().map(submission).collect();
    service.submit_all(submissions).await.expect("the text is in order");
    let known = service.state(|state| Known::of(state, ProvisionId::new("op1")));
    (service, known)
}

struct OneProvision;

impl Files for OneProvision {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        let words = Passage::words("Decides to meet;");
        let provision = Provision::new("op1", ProvisionKind::OperativeParagraph, words);
        Draft::new(vec![provision]).map_err(|error| error.to_string())
    }
}

fn revision(service: &Secretariat, words: &str, key: u8, known: &Known) -> Submission {
    let line =
        format!("Secretariat: revise-provision provision #op1 wording \"{words}\" because x");
    let one = keyed(&service.state(State::clone), &line, key);
    Submission { unchanged: vec![known.clone()], ..one }
}

#[tokio::test]
async fn of_many_who_knew_the_same_text_one_changes_it_and_the_others_are_told() {
    let (service, known) = with_a_text().await;
    let all =
        (0..40).map(|number| revision(&service, &format!("Decides {number};"), number, &known));
    let all: Vec<_> = all.collect();
    // All at once: whatever is decided together is decided in an order.
    let asked: Vec<_> = all
        .iter()
        .map(|one| {
            let (service, one) = (service.clone(), one.clone());
            tokio::spawn(async move { service.submit(one).await })
        })
        .collect();
    let mut taken = Vec::new();
    for (one, answer) in all.iter().zip(asked) {
        match answer.await.expect("nothing is in its way") {
            Ok(accepted) => taken.push((one.clone(), accepted.index)),
            Err(SubmitError::Changed(provision)) => assert_eq!(provision.as_str(), "op1"),
            Err(error) => panic!("{error}"),
        }
    }
    let [(first, index)] = taken.as_slice() else { panic!("{} were taken", taken.len()) };
    // The one that was taken is known again, although the text has changed since: by itself.
    let again = service.submit(first.clone()).await.expect("it was taken before");
    assert_eq!((again.index, again.event), (*index, None));
    let now = service.state(|state| Known::of(state, ProvisionId::new("op1")));
    assert_eq!(now.change, index + 1);
    let later = revision(&service, "Decides at last;", 99, &now);
    assert!(service.submit(later).await.is_ok());
}
