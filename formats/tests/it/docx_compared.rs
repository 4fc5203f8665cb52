//! Two drafts as one file with tracked changes: rejected it is the old one, accepted the new one.

use proptest::collection::vec;
use proptest::prelude::*;
use unbracket_formats::Limits;
use unbracket_formats::docx::{WriteOptions, read, write_comparison, write_draft};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind, labels};

use unbracket_testkit::data;

use crate::docx_schema::parts;
use crate::docx_write::{Seed, draft, essence, read_back, seed, wordy};

/// What the next draft does to one of the old.
type Step = (u8, usize, usize, Vec<usize>);

/// A draft and the next one, in which paragraphs are moved, split, merged, put in, taken out and reworded.
fn drafts() -> impl Strategy<Value = (Draft, Draft)> {
    let step = (0..7_u8, 0..12_usize, 0..12_usize, vec(0..26_usize, 1..8));
    (vec(seed(), 0..9), vec(step, 0..6)).prop_map(|(seeds, steps)| {
        let mut next = seeds.clone();
        steps.into_iter().for_each(|step| change(&mut next, step));
        (draft(&seeds), draft(&next))
    })
}

fn change(seeds: &mut Vec<Seed>, (what, at, to, words): Step) {
    if seeds.is_empty() {
        return;
    }
    let (at, to) = (at % seeds.len(), to % seeds.len());
    match what {
        0 => {
            let moved = seeds.remove(at);
            seeds.insert(to, moved);
        }
        1 => drop(seeds.remove(at)),
        2 => seeds.insert(to, Seed { words, ..seeds[at].clone() }),
        3 => {
            let from = to % seeds[at].words.len();
            seeds[at].words.splice(from..=from, words);
        }
        4 => {
            let half = seeds[at].words.len() / 2;
            if half > 0 {
                let behind = seeds[at].words.split_off(half);
                seeds.insert(at + 1, Seed { words: behind, ..seeds[at].clone() });
            }
        }
        5 if at + 1 < seeds.len() => {
            let behind = seeds.remove(at + 1);
            seeds[at].words.extend(behind.words);
        }
        _ => seeds[at].kind = (seeds[at].kind + 1) % 8,
    }
}

fn check(old: &Draft, new: &Draft) {
    let written = write_comparison(old, new, "The Secretariat", &WriteOptions::default());
    let found = read_back(&written.bytes);
    for (found, draft, what) in
        [(&found.rejected, old, "rejected"), (&found.accepted, new, "accepted")]
    {
        let numbers = labels(draft);
        let expected = essence(draft, |provision| numbers[&provision.id].to_string());
        let found = essence(found, |it| it.former_label.clone().unwrap_or_default());
        assert_eq!(found, expected, "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_comparison_holds_both_drafts(case in drafts()) {
        check(&case.0, &case.1);
    }

    #[test]
    fn drafts_that_have_nothing_in_common_are_held_as_well(old in vec(seed(), 0..6), new in vec(seed(), 0..6)) {
        check(&draft(&old), &draft(&new));
    }
}

fn body(bytes: &[u8]) -> String {
    let found = parts(bytes).into_iter().find(|(name, _)| name == "word/document.xml");
    found.expect("a Word file has a document").1
}

/// The kinds of changes in a file, in order, with nothing of them but their names.
fn changes(bytes: &[u8]) -> Vec<String> {
    let text = body(bytes);
    let names = ["ins", "del", "moveFrom", "moveTo"];
    let tags = text.split('<').filter_map(|tag| tag.strip_prefix("w:"));
    let tags = tags.filter_map(|tag| tag.split([' ', '>', '/']).next());
    tags.filter(|tag| names.contains(tag)).map(str::to_owned).collect()
}

fn made(paragraphs: &[&str]) -> Draft {
    let one = |(at, words): (usize, &&str)| {
        let content = Passage::words(*words);
        Provision::new(format!("p{at}"), ProvisionKind::OperativeParagraph, content)
    };
    let provisions = paragraphs.iter().enumerate().map(one).collect();
    Draft::new(provisions).expect("identities are counted")
}

#[test]
fn what_was_moved_unchanged_is_a_move_and_the_rest_is_no_change() {
    let paragraphs = [
        "Decides to meet every year in public and to publish what was said.",
        "Requests the bureau to report on the means that are at hand.",
        "Invites all who are concerned to send their views before the meeting.",
    ];
    let old = made(&paragraphs);
    let new = made(&[paragraphs[1], paragraphs[2], paragraphs[0]]);
    check(&old, &new);
    let written = write_comparison(&old, &new, "A", &WriteOptions::default());
    let found = changes(&written.bytes);
    let count = |kind: &str| found.iter().filter(|it| *it == kind).count();
    // Words and mark, where it stood and where it stands; the numbers of all three.
    assert_eq!((count("moveFrom"), count("moveTo")), (2, 2), "{found:?}");
    assert_eq!((count("del"), count("ins")), (3, 3), "{found:?}");
    // Where it stood and where it stands bear one name.
    let text = body(&written.bytes);
    let name = |kind: &str| {
        let start = text.split(&format!("<w:{kind}RangeStart ")).nth(1).expect("a range begins");
        let end = text.split(&format!("<w:{kind}RangeEnd ")).nth(1).expect("a range ends");
        let word = |tag: &str, name: &str| {
            let value = tag.split(&format!("w:{name}=\"")).nth(1).expect("it is there");
            value.split('"').next().map(str::to_owned)
        };
        assert_eq!(word(start, "id"), word(end, "id"));
        word(start, "name")
    };
    assert_eq!(name("moveFrom"), name("moveTo"));
    let same = write_comparison(&old, &old, "A", &WriteOptions::default());
    assert_eq!(changes(&same.bytes), [""; 0]);
}

#[test]
fn a_paragraph_that_is_split_has_a_new_mark_and_no_new_words() {
    let first = "Decides to meet every year in public, in two parts of equal length.";
    let second = "The first of them is held in the spring, and the second one in the autumn.";
    let old = made(&[&format!("{first} {second}"), "Requests a report."]);
    let new = made(&[first, second, "Requests a report."]);
    check(&old, &new);
    check(&new, &old);
    for (old, new) in [(&old, &new), (&new, &old)] {
        let file = body(&write_comparison(old, new, "A", &WriteOptions::default()).bytes);
        let changed: Vec<_> =
            ["ins", "del"].iter().flat_map(|kind| words_of(&file, kind)).collect();
        assert!(!changed.is_empty(), "{file}");
        assert!(!changed.concat().contains(char::is_alphabetic), "numbers alone: {changed:?}");
    }
}

/// The words of the changes of a kind.
fn words_of(file: &str, kind: &str) -> Vec<String> {
    let opens = format!("<w:{kind} ");
    let changes = file.split(&opens).skip(1);
    let changes = changes.filter_map(|it| it.split_once("><w:r>")?.1.split("</w:r>").next());
    let words = changes
        .map(|run| run.split('<').filter_map(|tag| tag.split_once('>')).map(|it| it.1).collect());
    words.collect()
}

#[test]
fn versions_of_real_texts_are_held() {
    let Some(folder) = data::set("docx-tracked/ptools-RP") else { return };
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|it| it != "docx") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("the file is readable");
        let Ok(document) = read(&bytes, &Limits::default()) else { continue };
        let clean =
            |draft: &Draft| read_back(&write_draft(draft, &WriteOptions::default()).bytes).accepted;
        let (old, new) = (clean(&document.rejected), clean(&document.accepted));
        let written = write_comparison(&old, &new, "A", &WriteOptions::default());
        let found = read_back(&written.bytes);
        assert_eq!(wordy(&found.rejected), wordy(&old), "{}", path.display());
        assert_eq!(wordy(&found.accepted), wordy(&new), "{}", path.display());
        files += 1;
    }
    assert!(files > 0, "files with tracked changes are there");
    eprintln!("{files} files with tracked changes hold both of their versions");
}
