//! Keys: their texts, both ways with the crate `signed_note`, and what is refused.

use signed_note::{Signer as _, StandardSigner, StandardVerifier, Verifier as _};
use unbracket_ledger::key::KeyError;
use unbracket_ledger::{KeyKind, KeyName, Note, SignerKey, VerifierKey};

use unbracket_testkit::generate::Seeded;

use crate::support::{key, log_key, witness};

/// The example of C2SP signed-note.
const EXAMPLE_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const EXAMPLE_NOTE: &str = "This is an example message.\n\n\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

#[test]
fn the_example_of_the_specification_verifies() {
    let key: VerifierKey = EXAMPLE_KEY.parse().unwrap();
    assert_eq!(key.to_string(), EXAMPLE_KEY);
    let note = Note::parse(EXAMPLE_NOTE.as_bytes()).unwrap();
    assert_eq!(note.verify([&key]).unwrap().len(), 1);
    assert_eq!(note.to_string(), EXAMPLE_NOTE);
    let altered = EXAMPLE_NOTE.replacen("example", "exemple", 1);
    assert!(Note::parse(altered.as_bytes()).unwrap().verify([&key]).is_err());
}

/// A name of any letters but white space, plus and control characters.
fn random_name(seeded: &mut Seeded) -> String {
    let alphabets = ["abcXYZ019./-_", "éßøłžñ", "名前文書記録", "اسمالسجل", "имяжурнала", "🗳🏛️"];
    let letters: Vec<char> = alphabets.concat().chars().collect();
    let length = 1 + seeded.below(20);
    (0..length).map(|_| letters[seeded.below(letters.len())]).collect()
}

#[test]
fn a_thousand_random_keys_and_names_go_both_ways() {
    let mut seeded = Seeded::new(7);
    for round in 0..1_000 {
        let name = random_name(&mut seeded);
        let mut seed = [0; 32];
        seed.chunks_mut(8).for_each(|part| part.copy_from_slice(&seeded.draw().to_be_bytes()));
        let ours = SignerKey::from_seed(KeyName::new(name).unwrap(), KeyKind::Note, &seed);
        let secret = ours.to_secret_text();
        let public = ours.verifier().to_string();
        assert_eq!(public.parse::<VerifierKey>().unwrap(), *ours.verifier());
        let again = SignerKey::from_secret_text(&secret).unwrap();
        assert_eq!(again.to_secret_text(), secret);
        let (signer, verifier) =
            (StandardSigner::new(&secret).unwrap(), StandardVerifier::new(&public).unwrap());
        assert_eq!(verifier.key_id(), ours.verifier().id());
        let text = format!("act {round}\nof {}\n", seeded.draw());
        // We sign, the oracle verifies.
        let mut note = Note::new(text.clone()).unwrap();
        note.sign(&ours).unwrap();
        assert!(verifier.verify(text.as_bytes(), &note.signatures()[0].signature));
        // The oracle signs, we verify.
        let mut theirs = signed_note::Note::new(text.as_bytes(), &[]).unwrap();
        theirs.add_sigs(&[&signer]).unwrap();
        let bytes = theirs.to_bytes();
        assert_eq!(note.to_string().as_bytes(), bytes);
        assert_eq!(Note::parse(&bytes).unwrap().verify([ours.verifier()]).unwrap().len(), 1);
        assert_eq!(signer.key_id(), ours.verifier().id());
    }
}

#[test]
fn names_with_white_space_plus_or_control_characters_are_refused() {
    let bad = ["", " ", "a b", "a+b", "+", "a\tb", "a\nb", "a\u{a0}b", "a\u{2003}b", "a\u{3000}b"];
    let more = ["a\u{1}b", "a\u{85}b", "a\u{1680}", "\u{2028}", "a\u{202f}", "a\u{205f}b"];
    for name in bad.into_iter().chain(more) {
        assert_eq!(KeyName::new(name), Err(KeyError::Name), "{name:?}");
    }
    assert!(KeyName::new("запись.example/名前").is_ok());
}

#[test]
fn malformed_keys_are_refused() {
    let good = log_key().verifier().to_string();
    let parts: Vec<&str> = good.splitn(3, '+').collect();
    let [name, id, code] = parts[..] else { unreachable!() };
    let upper = id.to_uppercase();
    let weak = "AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let cases = [
        String::new(),
        name.to_owned(),
        format!("{name}+{id}"),
        format!("+{id}+{code}"),
        format!("{name}+{}+{code}", &id[..7]),
        format!("{name}+0{id}+{code}"),
        format!("{name}+{}g+{code}", &id[..7]),
        format!("{name}++{}+{code}", &id[..7]),
        format!("{name}+00000000+{code}"),
        format!("{name}x+{id}+{code}"),
        format!("a {name}+{id}+{code}"),
        format!("{name}+{id}+"),
        format!("{name}+{id}+{}", code.trim_end_matches('=')).repeat(2),
        format!("{name}+{id}+{code}="),
        format!("{name}+{id}+{code}\n"),
        format!("{name}+{id}+ {code}"),
        format!("{name}+{id}+{}", format_args!("Ag{}", &code[2..])),
        format!("{name}+{id}+{}", &code[..40]),
        format!("{name}+{id}+{weak}"),
        format!("{name}+{id}+{}", code.replacen('A', "_", 1)),
    ];
    for case in &cases {
        assert!(case.parse::<VerifierKey>().is_err(), "{case:?}");
    }
    if upper != id {
        assert!(format!("{name}+{upper}+{code}").parse::<VerifierKey>().is_err());
    }
    let secret = log_key().to_secret_text();
    for case in [&good, &secret[1..], &secret.replacen("KEY", "KEx", 1), &format!("{secret}A")] {
        assert!(SignerKey::from_secret_text(case).is_err(), "{case:?}");
    }
}

#[test]
fn a_weak_key_is_refused() {
    let name = KeyName::new("example.com/weak").unwrap();
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(VerifierKey::new(name.clone(), KeyKind::Note, &identity), Err(KeyError::Point));
    assert_eq!(VerifierKey::new(name, KeyKind::Note, &[0; 32]), Err(KeyError::Point));
}

#[test]
fn one_key_has_another_id_for_each_kind_and_name() {
    let ids: Vec<u32> = [
        key("a", KeyKind::Note, 1),
        key("a", KeyKind::Cosignature, 1),
        key("b", KeyKind::Note, 1),
        key("a", KeyKind::Note, 2),
    ]
    .iter()
    .map(|key| key.verifier().id())
    .collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), 4);
}

#[test]
fn secrets_are_never_printed() {
    let key = witness(1);
    let secret = key.to_secret_text();
    let seed = secret.rsplit('+').next().unwrap();
    assert!(!format!("{key:?}").contains(seed));
}
