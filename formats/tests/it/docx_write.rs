//! Word documents that we write: read back the same, with everyone's changes.

use proptest::collection::vec;
use proptest::prelude::*;
use unbracket_formats::Limits;
use unbracket_formats::docx::{WriteOptions, read, write_compilation, write_draft, write_redline};
use unbracket_text::{
    Amendment, Change, Compilation, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind,
    Reading, Sponsor, Sponsors, compile, labels,
};

use unbracket_testkit::{data, gdpr};

const WORDS: [&str; 26] = [
    "States",
    "shall",
    "12.",
    "(a)",
    "[",
    "]",
    "–",
    "Annex",
    "placeholder",
    "&",
    "<w:t>",
    "\"so\"",
    "2030",
    "PP3",
    "open,",
    "free;",
    "the",
    "secure",
    "发展",
    "中国",
    "تدعو",
    "الدول",
    "d’Ivoire",
    "•",
    "A.",
    "networks",
];

fn text(words: &[usize]) -> String {
    words
        .iter()
        .filter_map(|word| WORDS.get(word % WORDS.len()))
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A random provision: what it is, its words, and sub-paragraphs below it.
#[derive(Debug, Clone)]
pub(crate) struct Seed {
    pub(crate) kind: u8,
    pub(crate) words: Vec<usize>,
    pub(crate) below: Vec<(Vec<usize>, Vec<Vec<usize>>)>,
}

pub(crate) fn seed() -> impl Strategy<Value = Seed> {
    let below = vec((vec(0..26_usize, 1..8), vec(vec(0..26_usize, 1..8), 0..3)), 0..4);
    (0..8_u8, vec(0..26_usize, 1..20), below).prop_map(|(kind, words, below)| Seed {
        kind,
        words,
        below,
    })
}

pub(crate) fn draft(seeds: &[Seed]) -> Draft {
    let mut count = 0;
    let mut next = |kind, text: String| {
        count += 1;
        Provision::new(format!("p{count}"), kind, Passage::words(text))
    };
    let mut provisions = Vec::new();
    for seed in seeds {
        let kind = match seed.kind {
            0 => ProvisionKind::Heading { level: 1 + seed.words.len() as u8 % 4 },
            1 => ProvisionKind::PreambularParagraph,
            2 => ProvisionKind::Unnumbered,
            3 => ProvisionKind::Placeholder,
            4 => ProvisionKind::Annex,
            5 => ProvisionKind::Chapeau,
            _ => ProvisionKind::OperativeParagraph,
        };
        // A heading whose words begin like a label is read with a label.
        let plain = matches!(kind, ProvisionKind::Heading { .. } | ProvisionKind::Annex);
        let words = if plain { format!("On {}", text(&seed.words)) } else { text(&seed.words) };
        let mut provision = next(kind, words);
        if matches!(kind, ProvisionKind::Chapeau | ProvisionKind::OperativeParagraph) {
            for (words, deeper) in &seed.below {
                let mut child = next(ProvisionKind::SubParagraph, text(words));
                for words in deeper {
                    child.children.push(next(ProvisionKind::SubParagraph, text(words)));
                }
                provision.children.push(child);
            }
        }
        provisions.push(provision);
    }
    Draft::new(provisions).expect("identities are counted").with_language(Some("en".to_owned()))
}

/// What a round trip must keep of a draft: depth, kind, label and words of every provision.
pub(crate) fn essence(draft: &Draft, label: impl Fn(&Provision) -> String) -> Vec<String> {
    draft
        .visit()
        .map(|visit| {
            let provision = visit.provision;
            let text = provision.content.to_marked_text();
            format!("{} {:?} {} {text}", visit.depth, provision.kind, label(provision))
        })
        .collect()
}

pub(crate) fn read_back(bytes: &[u8]) -> unbracket_formats::Document {
    read(bytes, &Limits::default()).expect("what we write is read")
}

fn check_round_trip(draft: &Draft) {
    let written = write_draft(draft, &WriteOptions::default());
    let found = read_back(&written.bytes).accepted;
    let numbers = labels(draft);
    let expected = essence(draft, |provision| numbers[&provision.id].to_string());
    let found = essence(&found, |provision| provision.former_label.clone().unwrap_or_default());
    assert_eq!(found, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_draft_survives_word(seeds in vec(seed(), 0..12)) {
        check_round_trip(&draft(&seeds));
    }

    #[test]
    fn rejecting_every_change_of_a_redline_gives_the_base(case in case()) {
        let compilation = compile(&case.0, &case.1);
        let written = write_redline(&compilation, &WriteOptions::default());
        let found = read_back(&written.bytes).rejected;
        let numbers = labels(&case.0);
        let expected = essence(&case.0, |provision| numbers[&provision.id].to_string());
        let found = essence(&found, |provision| provision.former_label.clone().unwrap_or_default());
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn accepting_a_sponsor_s_changes_of_a_redline_gives_that_sponsor_s_text(case in case()) {
        let compilation = compile(&case.0, &case.1);
        check_versions(&compilation);
    }

    #[test]
    fn a_compilation_is_written_and_read(case in case()) {
        let compilation = compile(&case.0, &case.1);
        let written = write_compilation(&compilation, &WriteOptions::default());
        let text = lines(&read_back(&written.bytes).accepted).join("\n");
        for sponsor in compilation.sponsors().keys() {
            prop_assert!(text.contains(sponsor.as_str()));
        }
        prop_assert_eq!(written, write_compilation(&compilation, &WriteOptions::default()));
    }
}

fn lines(draft: &Draft) -> Vec<String> {
    draft.visit().map(|visit| visit.provision.content.to_marked_text()).collect()
}

/// The words of a draft, without provisions that have none: a file does not keep those.
pub(crate) fn wordy(draft: &Draft) -> Vec<String> {
    let squeezed = |line: String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines(draft).into_iter().map(squeezed).filter(|line| !line.is_empty()).collect()
}

fn check_versions(compilation: &Compilation) {
    let written = write_redline(compilation, &WriteOptions::default());
    let document = read_back(&written.bytes);
    let odd = |code: &str| written.notices.iter().any(|notice| notice.code == code);
    if odd("move-not-in-redline") || odd("join-not-in-redline") {
        return;
    }
    for sponsor in compilation.sponsors().keys() {
        let expected = wordy(&compilation.reading(&Reading::Sponsor(sponsor)));
        let version = document.versions.iter().find(|one| one.author.0 == sponsor.as_str());
        let found = wordy(version.map_or(&document.rejected, |version| &version.draft));
        assert_eq!(found, expected, "{sponsor}");
    }
}

/// A draft of operative paragraphs and what a few sponsors propose for it.
fn case() -> impl Strategy<Value = (Draft, Vec<Amendment>)> {
    let words = || vec(0..WORDS.len(), 1..16);
    let change = (0..6_usize, 0..10_u8, 0..16_usize, 0..6_usize, vec(0..WORDS.len(), 0..5));
    (vec(words(), 1..6), vec(vec(change, 0..4), 1..5)).prop_map(|(paragraphs, sponsors)| {
        let provision = |(at, words): (usize, &Vec<usize>)| {
            let content = Passage::words(text(words));
            Provision::new(format!("p{at}"), ProvisionKind::OperativeParagraph, content)
        };
        let provisions = paragraphs.iter().enumerate().map(provision).collect();
        let draft = Draft::new(provisions).expect("identities are counted");
        let mut amendments = Vec::new();
        for (index, changes) in sponsors.iter().enumerate() {
            let sponsors: Sponsors = [Sponsor::new(&format!("Sponsor {index}"))].into();
            let mut touched = std::collections::BTreeSet::new();
            for (rank, (at, kind, from, length, new)) in (0..).zip(changes) {
                let at = at % paragraphs.len();
                let id = ProvisionId::new(format!("p{at}"));
                let mut words = paragraphs.get(at).cloned().unwrap_or_default();
                let change = match kind {
                    0 => {
                        let content = Passage::words(format!("Decides {}", text(new)));
                        let provision =
                            Provision::new("new", ProvisionKind::OperativeParagraph, content);
                        Change::Insert { place: Place::After(id), rank, provision }
                    }
                    _ if !touched.insert(at) => continue,
                    1 => Change::Delete { provision: id },
                    2 => {
                        let cut = (from % words.len()).max(1).min(words.len());
                        let (left, right) = words.split_at(cut);
                        // A part that begins like a label would be read with one.
                        if !text(right).starts_with(char::is_lowercase) {
                            continue;
                        }
                        let into = vec![Passage::words(text(left)), Passage::words(text(right))];
                        Change::Split { provision: id, into }
                    }
                    _ => {
                        let from = (*from).min(words.len());
                        let to = (from + length).min(words.len());
                        words.splice(from..to, new.iter().copied());
                        let wording = Passage::words(text(&words));
                        Change::Replace { provision: id, wording }
                    }
                };
                amendments.push(Amendment::new(sponsors.clone(), change));
            }
        }
        (draft, amendments)
    })
}

#[test]
fn a_real_arabic_contribution_survives_word_in_both_readings() {
    let Some(folder) = data::set("docx-tracked/ptools-RP") else { return };
    let bytes = std::fs::read(folder.join("RP051-Arabic.docx")).expect("the file is readable");
    let document = read_back(&bytes);
    for draft in [&document.accepted, &document.rejected] {
        assert_eq!(draft.language(), Some("ar"));
        let written = write_draft(draft, &WriteOptions::default());
        let found = read_back(&written.bytes).accepted;
        assert_eq!(found.language(), Some("ar"));
        assert_eq!(lines(&found), lines(draft));
    }
}

#[test]
fn a_file_names_nobody_unless_asked() {
    let draft = draft(&[]);
    let nobody = write_draft(&draft, &WriteOptions::default()).bytes;
    let named = WriteOptions { author: Some("The Secretariat".to_owned()), date: None };
    let named = write_draft(&draft, &named).bytes;
    let names = |bytes: &[u8]| bytes.windows(8).any(|window| window == b"core.xml");
    assert!(!names(&nobody));
    assert!(names(&named));
}

#[test]
fn a_redline_of_real_amendments_gives_the_base_and_everyone_s_text() {
    let Some(gdpr) = gdpr::load() else { return };
    let compilation = compile(&gdpr.base, &gdpr.amendments);
    let written = write_redline(&compilation, &WriteOptions::default());
    let document = read_back(&written.bytes);
    assert_eq!(wordy(&document.rejected), wordy(&gdpr.base));
    check_versions(&compilation);
    let sponsors = compilation.sponsors().len();
    eprintln!("the texts of {sponsors} sponsors came back from one redline");
}
