//! Notes and checkpoints: what is refused, and what each signature is worth.

use unbracket_ledger::checkpoint::CheckpointError;
use unbracket_ledger::hash::empty_root;
use unbracket_ledger::{
    Checkpoint, Hash, Head, KeyKind, Note, NoteError, SignatureLine, cosign, leaf_hash,
};

use crate::support::{NOON, ORIGIN, key, log_key, signed, witness};

fn good() -> String {
    signed(5, leaf_hash(b"root")).to_string()
}

/// Notes that no parser of notes may take.
fn malformed_notes() -> Vec<(&'static str, Vec<u8>)> {
    let good = good();
    let line = good.lines().last().unwrap().to_owned();
    let text = "text\n";
    let with = |lines: &str| format!("{text}\n{lines}").into_bytes();
    let name = line.split(' ').nth(1).unwrap().to_owned();
    let code = line.split(' ').nth(2).unwrap().to_owned();
    let of = |name: &str, code: &str| with(&format!("\u{2014} {name} {code}\n"));
    let mut bad_utf8 = good.clone().into_bytes();
    bad_utf8[3] = 0xff;
    vec![
        ("nothing", vec![]),
        ("a newline", b"\n".to_vec()),
        ("two newlines", b"\n\n".to_vec()),
        ("no signatures", b"text\n".to_vec()),
        ("no signature lines", b"text\n\n".to_vec()),
        ("no empty line", format!("text\n{line}\n").into_bytes()),
        ("no final newline", good.trim_end().as_bytes().to_vec()),
        ("two final newlines", format!("{good}\n").into_bytes()),
        ("text after the signatures", format!("{good}more\n").into_bytes()),
        ("not UTF-8", bad_utf8),
        ("a carriage return", good.replace('\n', "\r\n").into_bytes()),
        ("a tab", good.replacen("record", "rec\tord", 1).into_bytes()),
        ("a zero byte", good.replacen("record", "rec\0ord", 1).into_bytes()),
        ("an escape", good.replacen("record", "rec\u{1b}ord", 1).into_bytes()),
        ("a hyphen for the dash", with(&format!("- {name} {code}\n"))),
        ("an en dash", with(&format!("\u{2013} {name} {code}\n"))),
        ("no space after the dash", with(&format!("\u{2014}{name} {code}\n"))),
        ("two spaces after the dash", with(&format!("\u{2014}  {name} {code}\n"))),
        ("no name", with(&format!("\u{2014} {code}\n"))),
        ("no code", with(&format!("\u{2014} {name}\n"))),
        ("an empty code", of(&name, "")),
        ("a plus in the name", of("a+b", &code)),
        ("a no-break space in the name", of("a\u{a0}b", &code)),
        ("an ideographic space in the name", of("a\u{3000}b", &code)),
        ("two spaces before the code", of(&name, &format!(" {code}"))),
        ("a word after the code", of(&name, &format!("{code} more"))),
        ("a space after the code", of(&name, &format!("{code} "))),
        ("code without padding", of(&name, code.trim_end_matches('='))),
        ("code with more padding", of(&name, &format!("{code}="))),
        ("code of another alphabet", of(&name, "____AAAAAAAA")),
        ("code that is not canonical", of(&name, "AAAAAAB=")),
        ("code cut short", of(&name, &code[..code.len() - 3])),
        ("an id alone", of(&name, "AAAAAA==")),
        ("less than an id", of(&name, "AAAA")),
        ("an empty line between signatures", with(&format!("{line}\n\n"))),
        ("a second line that is none", with(&format!("{line}\nnone\n"))),
        ("101 signatures", with(&format!("{line}\n").repeat(101))),
        ("more than a mebibyte", [vec![b'a'; 1 << 20], with(&format!("{line}\n"))].concat()),
    ]
}

/// Texts that no parser of checkpoints may take.
fn malformed_checkpoints() -> Vec<(&'static str, String)> {
    let root = leaf_hash(b"root").to_base64();
    let of = |origin: &str, size: &str, root: &str| format!("{origin}\n{size}\n{root}\n");
    vec![
        ("nothing", String::new()),
        ("a newline", "\n".to_owned()),
        ("origin alone", format!("{ORIGIN}\n")),
        ("two lines", format!("{ORIGIN}\n5\n")),
        ("no final newline", of(ORIGIN, "5", &root).trim_end().to_owned()),
        ("an extension line", format!("{}more\n", of(ORIGIN, "5", &root))),
        ("an empty fourth line", format!("{}\n", of(ORIGIN, "5", &root))),
        ("no origin", of("", "5", &root)),
        ("an empty line first", format!("\n{}", of(ORIGIN, "5", &root))),
        ("no size", of(ORIGIN, "", &root)),
        ("a leading zero", of(ORIGIN, "05", &root)),
        ("zero zero", of(ORIGIN, "00", &empty_root().to_base64())),
        ("a sign", of(ORIGIN, "+5", &root)),
        ("less than nothing", of(ORIGIN, "-5", &root)),
        ("a space before the size", of(ORIGIN, " 5", &root)),
        ("a space after the size", of(ORIGIN, "5 ", &root)),
        ("hexadecimal", of(ORIGIN, "0x5", &root)),
        ("a fraction", of(ORIGIN, "5.0", &root)),
        ("an exponent", of(ORIGIN, "5e1", &root)),
        ("Arabic digits", of(ORIGIN, "٥", &root)),
        ("2^63", of(ORIGIN, "9223372036854775808", &root)),
        ("2^64", of(ORIGIN, "18446744073709551616", &root)),
        ("40 digits", of(ORIGIN, &"1".repeat(40), &root)),
        ("no root", of(ORIGIN, "5", "")),
        ("a root in hexadecimal", of(ORIGIN, "5", &leaf_hash(b"root").to_string())),
        ("a root without padding", of(ORIGIN, "5", root.trim_end_matches('='))),
        ("a root of 31 bytes", of(ORIGIN, "5", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")),
        ("a root of 33 bytes", of(ORIGIN, "5", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        ("a root that is not canonical", of(ORIGIN, "5", &format!("{}B=", "A".repeat(42)))),
        ("a root with a space", of(ORIGIN, "5", &format!(" {root}"))),
        ("another root of nothing", of(ORIGIN, "0", &root)),
        ("a control character", of("rec\u{1}ord", "5", &root)),
    ]
}

#[test]
fn malformed_notes_and_checkpoints_are_refused() {
    let notes = malformed_notes();
    for (name, note) in &notes {
        assert!(Note::parse(note).is_err(), "{name}");
        assert!(Checkpoint::parse_note(note).is_err(), "{name}");
    }
    let checkpoints = malformed_checkpoints();
    for (name, text) in &checkpoints {
        assert!(text.parse::<Checkpoint>().is_err(), "{name}");
    }
    println!("refused: {} notes, {} checkpoints", notes.len(), checkpoints.len());
    assert!(notes.len() + checkpoints.len() >= 60);
    // The same checks take what is in order.
    let (checkpoint, note) = Checkpoint::parse_note(good().as_bytes()).unwrap();
    assert_eq!((checkpoint.size(), note.to_string()), (5, good()));
}

#[test]
fn signed_note_refuses_what_we_refuse_of_notes() {
    for (name, note) in malformed_notes() {
        // Go's package, of which this crate is a port, takes empty texts and bases that are not canonical.
        let theirs = signed_note::Note::from_bytes(&note);
        if theirs.is_ok() {
            println!("taken by signed_note: {name}");
        }
    }
    assert!(signed_note::Note::from_bytes(good().as_bytes()).is_ok());
}

#[test]
fn a_text_may_hold_empty_lines_and_what_looks_like_signatures() {
    let text = format!("first\n\n{}\n\nlast\n", good().lines().last().unwrap());
    let mut note = Note::new(text.clone()).unwrap();
    note.sign(&log_key()).unwrap();
    let again = Note::parse(note.to_string().as_bytes()).unwrap();
    assert_eq!((again.text(), again.signatures().len()), (text.as_str(), 1));
}

#[test]
fn sixteen_signatures_and_a_hundred_are_read() {
    for count in [16, 100] {
        let mut note = Note::new("text\n").unwrap();
        for number in 0..count {
            note.sign(&key(&format!("signer.example/{number}"), KeyKind::Note, number)).unwrap();
        }
        let again = Note::parse(note.to_string().as_bytes()).unwrap();
        assert_eq!(again.signatures().len(), usize::from(count));
    }
}

#[test]
fn unknown_keys_are_passed_over_and_a_known_one_that_fails_refuses_the_note() {
    let mut note = signed(5, leaf_hash(b"root"));
    note.sign(&key("stranger.example", KeyKind::Note, 3)).unwrap();
    let log = log_key();
    assert_eq!(note.verify([log.verifier()]).unwrap().len(), 1);
    let other = key("other.example", KeyKind::Note, 4);
    assert_eq!(note.verify([other.verifier()]), Err(NoteError::Unsigned));
    let none: [&unbracket_ledger::VerifierKey; 0] = [];
    assert_eq!(note.verify(none), Err(NoteError::Unsigned));
    // A second signature in the name of a known key that does not fit.
    let mut forged = note.signatures()[0].clone();
    forged.signature[10] ^= 1;
    let two = Note::parse(format!("{note}{forged}\n").as_bytes()).unwrap();
    let refused = two.verify([log.verifier()]);
    assert_eq!(refused, Err(NoteError::Signature(log.verifier().name().clone())));
}

#[test]
fn a_key_stands_under_a_note_once() {
    let mut note = signed(5, leaf_hash(b"root"));
    for time in [NOON, NOON + 1, NOON + 2] {
        let line = cosign(&note, &witness(1), time).unwrap();
        note.add(line);
    }
    note.sign(&log_key()).unwrap();
    assert_eq!(note.signatures().len(), 2);
    let keys = [log_key(), witness(1)];
    let times: Vec<_> =
        note.verify(keys.iter().map(unbracket_ledger::SignerKey::verifier)).unwrap();
    assert_eq!(times.iter().filter_map(|signed| signed.time).collect::<Vec<_>>(), [NOON + 2]);
}

#[test]
fn the_same_name_with_another_id_is_a_stranger() {
    let note = signed(5, leaf_hash(b"root"));
    let namesake = key(ORIGIN, KeyKind::Note, 9);
    assert_eq!(note.verify([namesake.verifier()]), Err(NoteError::Unsigned));
}

#[test]
fn a_log_signs_only_its_own_checkpoints() {
    let head = Head { size: 1, root: leaf_hash(b"x") };
    let checkpoint = Checkpoint::new("another.example/log", head).unwrap();
    assert!(matches!(checkpoint.sign(&log_key()), Err(CheckpointError::Name { .. })));
    let witness = key("another.example/log", KeyKind::Cosignature, 3);
    assert!(matches!(checkpoint.sign(&witness), Err(CheckpointError::Note(NoteError::Kind(_)))));
}

#[test]
fn a_cosignature_holds_for_one_text_one_time_one_key() {
    let note = signed(5, leaf_hash(b"root"));
    let witness = witness(1);
    let line = cosign(&note, &witness, NOON).unwrap();
    let with = |line: SignatureLine| {
        let mut note = note.clone();
        note.add(line);
        note
    };
    let signed_by = with(line.clone());
    assert_eq!(signed_by.verify([witness.verifier()]).unwrap()[0].time, Some(NOON));
    for at in 0..line.signature.len() {
        let mut altered = line.clone();
        altered.signature[at] ^= 1;
        assert!(with(altered).verify([witness.verifier()]).is_err(), "byte {at}");
    }
    let mut short = line.clone();
    short.signature.pop();
    assert!(with(short).verify([witness.verifier()]).is_err());
    let mut other = signed(6, leaf_hash(b"root"));
    other.add(line);
    assert!(other.verify([witness.verifier()]).is_err());
}

#[test]
fn a_witness_signs_checkpoints_alone_and_times_in_range() {
    let plain = Note::new("not a checkpoint\n").unwrap();
    assert!(cosign(&plain, &witness(1), NOON).is_err());
    let note = signed(5, leaf_hash(b"root"));
    assert!(cosign(&note, &log_key(), NOON).is_err());
    assert!(cosign(&note, &witness(1), 1 << 63).is_err());
    assert!(cosign(&note, &witness(1), (1 << 63) - 1).is_ok());
    assert!(plain.clone().sign(&witness(1)).is_err());
}

#[test]
fn a_checkpoint_has_the_bytes_of_the_specification() {
    let root = Hash::from_base64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=").unwrap();
    let head = Head { size: 20_852_163, root };
    let checkpoint = Checkpoint::new("example.com/behind-the-sofa", head).unwrap();
    let text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    assert_eq!(checkpoint.to_string(), text);
    assert_eq!(text.parse::<Checkpoint>().unwrap(), checkpoint);
}

#[test]
fn checkpoints_are_read_alike_by_tlog_tiles() {
    let (checkpoint, note) = Checkpoint::parse_note(good().as_bytes()).unwrap();
    let theirs = tlog_tiles::Checkpoint::from_bytes(note.text().as_bytes()).unwrap();
    assert_eq!((theirs.origin(), theirs.size()), (checkpoint.origin(), checkpoint.size()));
    assert_eq!(theirs.hash().0, *checkpoint.root().as_bytes());
    assert_eq!(theirs.to_bytes(), note.text().as_bytes());
}
