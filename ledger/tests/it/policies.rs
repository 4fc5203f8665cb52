//! Policies: which lines are in order, and which cosignatures are enough.

use unbracket_ledger::policy::Count;
use unbracket_ledger::{Freshness, KeyKind, Note, Policy, PolicyError, cosign, leaf_hash};

use crate::support::{NOON, key, log_key, signed, witness};

fn keys() -> String {
    let mut text = format!("log {} https://record.example.org/charter\n", log_key().verifier());
    for number in 1..7 {
        text += &format!("witness w{number} {}\n", witness(number).verifier());
    }
    text
}

fn policy(rest: &str) -> Policy {
    Policy::parse(format!("{}{rest}", keys()).as_bytes()).unwrap()
}

fn cosigned(by: &[u8]) -> Note {
    cosigned_at(by, NOON)
}

fn cosigned_at(by: &[u8], time: u64) -> Note {
    let mut note = signed(9, leaf_hash(b"root"));
    by.iter().for_each(|number| note.add(cosign(&note, &witness(*number), time).unwrap()));
    note
}

/// Constituencies: two governments of which one, two of civil society of which one, two of the
/// technical community of which both are one operator.
const CONSTITUENCIES: &str = "\
# three constituencies\n\
\tgroup gov any w1 w2\n\
group society any w3 w4  \n\
\n\
group tech any w5 w6\n\
group all-three all gov society tech\n\
quorum all-three\n";

#[test]
fn operators_count_and_not_keys() {
    let policy = policy(CONSTITUENCIES);
    let enough = policy.satisfied(&cosigned(&[1, 3, 5])).unwrap();
    assert_eq!(enough.operators, Count { witnessed: 3, needed: 3, members: 3 });
    assert_eq!(enough.witnesses.len(), 3);
    let refused = policy.satisfied(&cosigned(&[1, 2, 5, 6]));
    let count = Count { witnessed: 2, needed: 3, members: 3 };
    assert_eq!(refused, Err(PolicyError::Quorum(count)));
}

/// Whether the quorum stands, given which witnesses have signed.
type Rule = fn(&dyn Fn(u8) -> bool) -> bool;

#[test]
fn every_subset_of_six_witnesses_is_judged_as_the_rule_says() {
    let rules: [(&str, Rule); 6] = [
        ("quorum none\n", |_| true),
        ("quorum w2\n", |has| has(2)),
        ("group g any w1 w2 w3\nquorum g\n", |has| has(1) || has(2) || has(3)),
        ("group g all w1 w2 w3\nquorum g\n", |has| has(1) && has(2) && has(3)),
        ("group g 4 w1 w2 w3 w4 w5 w6\nquorum g\n", |has| {
            (1..7).filter(|number| has(*number)).count() >= 4
        }),
        (CONSTITUENCIES, |has| (has(1) || has(2)) && (has(3) || has(4)) && (has(5) || has(6))),
    ];
    for (rest, rule) in rules {
        let policy = policy(rest);
        for subset in 0_u8..64 {
            let has = |number: u8| subset >> (number - 1) & 1 == 1;
            let by: Vec<u8> = (1..7).filter(|number| has(*number)).collect();
            let judged = policy.satisfied(&cosigned(&by)).is_ok();
            assert_eq!(judged, rule(&has), "{rest} {by:?}");
        }
    }
}

#[test]
fn a_group_may_stand_in_a_group() {
    let policy = policy("group a 2 w1 w2 w3\ngroup b any w4\ngroup c all a b w5\nquorum c\n");
    assert!(policy.satisfied(&cosigned(&[1, 3, 4, 5])).is_ok());
    assert!(policy.satisfied(&cosigned(&[1, 4, 5])).is_err());
    assert!(policy.satisfied(&cosigned(&[1, 2, 3, 4])).is_err());
}

#[test]
fn lines_that_are_not_in_order_are_refused() {
    let log = log_key().verifier().to_string();
    let (w1, w9) = (witness(1).verifier().to_string(), witness(9).verifier().to_string());
    let renamed = key("renamed.example", KeyKind::Cosignature, 101).verifier().to_string();
    let cases: Vec<(&str, String)> = vec![
        ("no quorum", String::new()),
        ("two quorums", "quorum w1\nquorum w2\n".into()),
        ("two quorums of none", "quorum none\nquorum none\n".into()),
        ("no final newline", "quorum w1".into()),
        ("an unknown name", "quorum w9\n".into()),
        ("a name of a later line", format!("quorum w9\nwitness w9 {w9}\n")),
        ("a group of a later line", "group g any h\ngroup h any w1\nquorum g\n".into()),
        ("a group of itself", "group g any g\nquorum g\n".into()),
        ("a group of nobody", "group g any\nquorum g\n".into()),
        ("a group without a number", "group g w1 w2\nquorum g\n".into()),
        ("none of the members", "group g 0 w1\nquorum g\n".into()),
        ("more than the members", "group g 3 w1 w2\nquorum g\n".into()),
        ("a number with a zero", "group g 01 w1 w2\nquorum g\n".into()),
        ("a sign", "group g +1 w1 w2\nquorum g\n".into()),
        ("none as a member", "group g any none\nquorum g\n".into()),
        ("none as a group", "group none any w1\nquorum none\n".into()),
        ("none as a witness", format!("witness none {w9}\nquorum none\n")),
        ("a member twice", "group g 2 w1 w1\nquorum g\n".into()),
        ("a member of two groups", "group g any w1\ngroup h any w1 w2\nquorum h\n".into()),
        ("a name twice", "group w1 any w2\nquorum w1\n".into()),
        ("a group twice", "group g any w1\ngroup g any w2\nquorum g\n".into()),
        ("a key twice", format!("witness again {w1}\nquorum again\n")),
        ("a key twice by another name", format!("witness again {renamed}\nquorum again\n")),
        ("a log twice", format!("log {log}\nquorum none\n")),
        ("a log with the key of a witness", format!("log {w9}\nquorum none\n")),
        ("a witness with the key of a log", format!("witness x {log}\nquorum none\n")),
        ("a key that is none", "witness x y\nquorum none\n".into()),
        ("a key of ML-DSA", "witness x example.com+00000000+BgAA\nquorum none\n".into()),
        ("a word too many", "quorum w1 w2\n".into()),
        ("an unknown word", "witnesses w1\nquorum none\n".into()),
        ("upper case", "QUORUM none\n".into()),
        ("a carriage return", "quorum none\r\n".into()),
        ("a zero byte", "# \0\nquorum none\n".into()),
        ("a delete", "# \u{7f}\nquorum none\n".into()),
        ("a no-break space between words", "quorum\u{a0}none\n".into()),
    ];
    for (name, rest) in &cases {
        assert!(Policy::parse(format!("{}{rest}", keys()).as_bytes()).is_err(), "{name}");
    }
    // Names are bytes: these two look alike and are two.
    let bytes = [keys().as_bytes(), b"group \xff any w1\nquorum \xff\n"].concat();
    assert!(Policy::parse(&bytes).is_ok());
    assert!(Policy::parse(format!("{}quorum \u{212a}\n", keys()).as_bytes()).is_err());
    println!("refused: {} policies", cases.len());
}

#[test]
fn forty_of_each_are_read() {
    let mut text = String::new();
    for number in 0..40 {
        text +=
            &format!("log {}\n", key(&format!("log{number}"), KeyKind::Note, number).verifier());
        let witness = key(&format!("w{number}"), KeyKind::Cosignature, 100 + number);
        text += &format!("witness w{number} {}\n", witness.verifier());
        text += &format!("group g{number} any w{number}\n");
    }
    let all: String = (0..40).map(|number| format!(" g{number}")).collect();
    let policy = Policy::parse(format!("{text}group all 21{all}\nquorum all\n").as_bytes());
    assert_eq!(policy.unwrap().witnesses().len(), 40);
}

#[test]
fn the_log_itself_must_have_signed() {
    let policy = policy("quorum none\n");
    let head = unbracket_ledger::Head { size: 9, root: leaf_hash(b"root") };
    let checkpoint = unbracket_ledger::Checkpoint::new("other.example", head).unwrap();
    let other = checkpoint.sign(&key("other.example", KeyKind::Note, 5)).unwrap();
    assert_eq!(policy.satisfied(&other), Err(PolicyError::Log("other.example".to_owned())));
    // The right key under a checkpoint of another log is no signature of that log.
    let mut borrowed = Note::new(checkpoint.to_string()).unwrap();
    borrowed.sign(&log_key()).unwrap();
    assert!(matches!(policy.satisfied(&borrowed), Err(PolicyError::Log(_))));
}

#[test]
fn old_cosignatures_and_those_of_the_future_are_not_fresh() {
    let policy = policy("group g 2 w1 w2 w3\nquorum g\n");
    let fresh = |now| Freshness::Within { now, seconds: 86_400 };
    let note = cosigned(&[1, 2]);
    assert!(policy.satisfied_at(&note, fresh(NOON)).is_ok());
    assert!(policy.satisfied_at(&note, fresh(NOON + 86_400)).is_ok());
    assert!(policy.satisfied_at(&note, fresh(NOON + 86_401)).is_err());
    assert!(policy.satisfied_at(&note, fresh(NOON - 60)).is_ok());
    assert!(policy.satisfied_at(&note, fresh(NOON - 61)).is_err());
    assert!(policy.satisfied(&note).is_ok());
    // A later cosignature of the same witness makes it fresh again.
    let mut renewed = note;
    let line = cosign(&renewed, &witness(1), NOON + 90_000).unwrap();
    renewed.add(line);
    let line = cosign(&renewed, &witness(2), NOON + 90_000).unwrap();
    renewed.add(line);
    let backing = policy.satisfied_at(&renewed, fresh(NOON + 90_000)).unwrap();
    assert!(backing.witnesses.iter().all(|(_, time)| *time == NOON + 90_000));
}

#[test]
fn a_known_witness_whose_signature_fails_refuses_the_checkpoint() {
    let policy = policy("quorum none\n");
    let mut note = cosigned(&[1]);
    let mut forged = cosigned(&[2]).signatures()[1].clone();
    forged.signature[20] ^= 1;
    note.add(forged);
    assert!(matches!(policy.satisfied(&note), Err(PolicyError::Note(_))));
}
