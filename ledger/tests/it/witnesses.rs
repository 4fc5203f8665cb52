//! A witness signs what goes on from what it signed, and nothing else.

use unbracket_ledger::witness::{Refusal, Request};
use unbracket_ledger::{
    Checkpoint, Hash, Head, KeyKind, Note, Tree, VerifierKey, cosign, leaf_hash, proof,
};
use unbracket_testkit::generate::Seeded;

use crate::support::{NOON, ORIGIN, entry, key, log_key, signed, witness};

/// A witness with its memory of one log, and the rule by which it signs.
struct Witness {
    last: Option<Head>,
    judge: Judge,
}

type Judge = fn(&Request, &[VerifierKey], Option<&Head>) -> Result<Checkpoint, Refusal>;

impl Witness {
    fn new(judge: Judge) -> Self {
        Self { last: None, judge }
    }

    fn ask(&mut self, request: &Request) -> u16 {
        let logs = [log_key().verifier().clone()];
        match (self.judge)(request, &logs, self.last.as_ref()) {
            Err(refusal) => refusal.status(),
            Ok(checkpoint) => {
                self.last = Some(*checkpoint.head());
                let line = cosign(&request.checkpoint, &witness(1), NOON).unwrap();
                let mut note = request.checkpoint.clone();
                note.add(line);
                assert!(note.verify([witness(1).verifier()]).is_ok());
                200
            }
        }
    }
}

fn tree(size: u64, rewritten: Option<u64>) -> Tree {
    let leaf = |index| match rewritten {
        Some(other) if other == index => leaf_hash(b"rewritten"),
        _ => leaf_hash(&entry(index)),
    };
    (0..size).map(leaf).collect()
}

fn head(tree: &Tree, size: u64) -> Head {
    Head { size, root: tree.root_at(size).unwrap() }
}

fn request(tree: &Tree, old: u64, new: u64) -> Request {
    let Head { size, root } = head(tree, new);
    let proof = if old <= new { proof::consistency(tree, old, new).unwrap() } else { vec![] };
    Request { old, proof, checkpoint: signed(size, root) }
}

#[test]
fn the_cases_of_the_specification_get_their_answers() {
    let (honest, lying) = (tree(1_000, None), tree(1_000, Some(300)));
    let mut witness = Witness::new(Request::judge);
    assert_eq!(witness.ask(&request(&honest, 0, 256)), 200);
    assert_eq!(witness.ask(&request(&honest, 256, 500)), 200);
    assert_eq!(witness.ask(&request(&honest, 500, 500)), 200);
    assert_eq!(witness.ask(&request(&honest, 256, 800)), 409);
    assert_eq!(witness.ask(&request(&honest, 0, 800)), 409);
    assert_eq!(witness.ask(&request(&lying, 500, 800)), 422);
    assert_eq!(witness.ask(&request(&lying, 500, 500)), 422);
    assert_eq!(witness.ask(&request(&honest, 500, 300)), 400);
    assert_eq!(witness.ask(&request(&honest, 300, 300)), 409);
    let mut proofless = request(&honest, 500, 800);
    proofless.proof.pop();
    assert_eq!(witness.ask(&proofless), 422);
    let stranger = key("other.example", KeyKind::Note, 7);
    let other = Checkpoint::new("other.example", head(&honest, 800)).unwrap();
    let unknown =
        Request { checkpoint: other.sign(&stranger).unwrap(), ..request(&honest, 500, 800) };
    assert_eq!(witness.ask(&unknown), 404);
    let mut unsigned = Note::new(signed(800, head(&honest, 800).root).text()).unwrap();
    unsigned.sign(&stranger).unwrap();
    let unsigned = Request { checkpoint: unsigned, ..request(&honest, 500, 800) };
    assert_eq!(witness.ask(&unsigned), 403);
    assert_eq!(witness.ask(&request(&honest, 500, 1_000)), 200);
}

#[test]
fn the_first_meeting_asks_for_no_proof_and_takes_none() {
    let tree = tree(10, None);
    let mut first = request(&tree, 0, 10);
    first.proof = vec![leaf_hash(b"x")];
    assert_eq!(Witness::new(Request::judge).ask(&first), 422);
    // A log that was seen empty is gone on with likewise.
    let mut witness = Witness::new(Request::judge);
    assert_eq!(witness.ask(&request(&tree, 0, 0)), 200);
    assert_eq!(witness.ask(&request(&tree, 0, 10)), 200);
}

#[test]
fn an_empty_log_with_another_root_is_unprocessable() {
    let root = leaf_hash(b"not nothing").to_base64();
    let mut note = Note::new(format!("{ORIGIN}\n0\n{root}\n")).unwrap();
    note.sign(&log_key()).unwrap();
    let request = Request { old: 0, proof: vec![], checkpoint: note };
    assert_eq!(Witness::new(Request::judge).ask(&request), 422);
}

/// How many of a thousand attempts to lead a witness astray succeed.
fn forks_signed(judge: Judge) -> usize {
    let honest = tree(600, None);
    let liars: Vec<Tree> = (0..20).map(|number| tree(600, Some(number * 5))).collect();
    let mut seeded = Seeded::new(6);
    let mut signed_forks = 0;
    for _ in 0..1_000 {
        // What the liar rewrote lies below what the witness has signed.
        let (known, lying) = (100 + seeded.draw() % 500, &liars[seeded.below(20)]);
        let mut witness = Witness::new(judge);
        witness.last = Some(head(&honest, known));
        let new = seeded.draw() % 601;
        let mut attempt = match seeded.below(5) {
            0 => request(lying, known, new.max(known)),
            1 => request(lying, seeded.draw() % 600, new),
            2 => request(lying, 0, new),
            3 => Request { old: known, ..request(lying, 0, new) },
            _ => request(&honest, known, new.min(known - 1)),
        };
        if seeded.below(3) == 0 {
            attempt.proof.truncate(seeded.below(4));
        }
        signed_forks += usize::from(witness.ask(&attempt) == 200);
    }
    signed_forks
}

#[test]
fn none_of_a_thousand_forks_is_signed() {
    assert_eq!(forks_signed(Request::judge), 0);
    // Planted: a witness that forgets, one that takes any size, one that takes any proof.
    let forgets: Judge = |request, logs, _| request.judge(logs, None);
    let any_size: Judge = |request, logs, last| match request.judge(logs, last) {
        Err(Refusal::Conflict(_)) => Ok(request.checkpoint.text().parse().unwrap()),
        other => other,
    };
    let any_proof: Judge = |request, logs, last| match request.judge(logs, last) {
        Err(Refusal::Inconsistent(_)) => Ok(request.checkpoint.text().parse().unwrap()),
        other => other,
    };
    for (name, judge) in [("forgets", forgets), ("any size", any_size), ("any proof", any_proof)] {
        let found = forks_signed(judge);
        println!("{name}: {found} forks signed");
        assert!(found > 0, "{name}");
    }
}

#[test]
fn requests_are_written_and_read_alike() {
    let tree = tree(600, None);
    for (old, new) in [(0, 1), (0, 600), (300, 600), (512, 513), (600, 600)] {
        let request = request(&tree, old, new);
        let body = request.to_string();
        assert!(body.starts_with(&format!("old {old}\n")));
        assert_eq!(Request::parse(body.as_bytes()).unwrap(), request);
    }
    let good = request(&tree, 300, 600).to_string();
    let zero = format!("{}=\n", "A".repeat(43));
    let cases = [
        String::new(),
        good.replacen("old", "new", 1),
        good.replacen("old 300", "old 0300", 1),
        good.replacen("old 300", "old -1", 1),
        good.replacen("old 300", "old  300", 1),
        good.replacen("old 300", "old 9223372036854775808", 1),
        good.replacen("old 300\n", &format!("old 300\n{}", zero.repeat(64)), 1),
        good.replacen("old 300\n", "old 300\nAAAA\n", 1),
        good.replacen("\n\n", "\n", 1),
        good.replace('\n', "\r\n"),
        format!("\n{good}"),
        good.split_once("\n\n").unwrap().0.to_owned() + "\n\n",
    ];
    for case in &cases {
        assert_eq!(Request::parse(case.as_bytes()).unwrap_err().status(), 400, "{case}");
    }
}

/// The body that the specification shows, whose log we do not know.
#[test]
fn the_example_of_the_specification_is_read() {
    let body = "old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n\
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n\
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n\
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n\
        example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
        \u{2014} example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
    let request = Request::parse(body.as_bytes()).unwrap();
    assert_eq!((request.old, request.proof.len()), (20_852_014, 4));
    assert_eq!(request.checkpoint.signatures().len(), 2);
    assert_eq!(request.to_string(), body);
    assert_eq!(request.judge(&[], None).unwrap_err().status(), 404);
    let first = Hash::from_base64("PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=").unwrap();
    assert_eq!(request.proof[0], first);
}
