//! Markdown in and out.

use proptest::prelude::*;
use unbracket_formats::{Document, markdown, plain};
use unbracket_text::{Draft, ProvisionKind, Standing};

use crate::drafts::{any_draft, resolution};
use crate::support::{bytes, data, options, outline, recall, text};

fn read(text: &str) -> Document {
    markdown::read(text.as_bytes(), &options()).expect("Markdown is read")
}

fn check(source: &str, expected: &str) {
    let document = read(source);
    assert_eq!(text(&document.accepted), expected, "{source}");
}

fn codes(document: &Document) -> Vec<&'static str> {
    document.notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn labels_are_those_printed_in_the_source() {
    check("3. three\n3. three again\n7) seven\n", "3 three\n3 three again\n7) seven");
    check("1. - one\n", "1 \n• one");
    check("* one\n* two\n", "• one\n• two");
    check("(a) one\n\nPP1. two\n\n12 bis. Three\n", "(a) one\nPP1 two\n12 bis Three");
}

#[test]
fn brackets_are_text_and_links_are_markup() {
    let document = read(
        "[shall][should] see [the page](http://x.example) and [it][ref][^1]\n\n\
                         [ref]: http://y.example\n\n[^1]: A note\n",
    );
    assert_eq!(text(&document.accepted), " [shall][should] see the page and it\n A note");
    assert_eq!(codes(&document), ["links-dropped", "footnote-marks-dropped"]);
    assert!(document.notices[0].message.starts_with("2 link targets"));
}

#[test]
fn emphasis_is_dropped_with_one_notice() {
    let document = read("*[Taking* account] **of** r*ecognizing*");
    assert_eq!(text(&document.accepted), " [Taking account] of recognizing");
    assert_eq!(codes(&document), ["emphasis-dropped"]);
    assert!(document.notices[0].message.starts_with("3 "));
}

#[test]
fn titles_and_headings_are_told_apart() {
    let document =
        read("---\ntitle: \"On \\\"it\\\"\"\nlang: fr\n---\n# Title\n\n## Part\n\n1. One\n");
    assert_eq!(document.accepted.title(), Some("On \"it\""));
    assert_eq!(document.accepted.language(), Some("fr"));
    let kinds: Vec<_> = document.accepted.visit().map(|visit| visit.provision.kind).collect();
    let expected = [
        ProvisionKind::Title,
        ProvisionKind::Heading { level: 1 },
        ProvisionKind::OperativeParagraph,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn options_are_rival_versions() {
    let document = read("1. One\n\n**Option 1:** [Parties aim]\n\n**Option 2:**\n\nNo text\n");
    assert_eq!(text(&document.accepted), "1 One\nOption 1 [Parties aim]\nOption 2 \n No text");
    let options =
        document.accepted.visit().filter(|visit| visit.provision.standing == Standing::Alternative);
    assert_eq!(options.count(), 2);
}

#[test]
fn insertions_and_deletions_are_tracked_changes() {
    let document = read(
        "All <del data-author=\"EU\">men</del><ins data-author=\"EU\">people</ins> \
                         ~~shall~~ have rights",
    );
    assert_eq!(text(&document.accepted), " All people have rights");
    assert_eq!(text(&document.rejected), " All men shall have rights");
    let versions: Vec<_> = document
        .versions
        .iter()
        .map(|version| (version.author.0.as_str(), text(&version.draft), version.changes))
        .collect();
    let expected = [
        ("EU", " All people shall have rights".to_owned(), 2),
        ("unnamed author", " All men have rights".to_owned(), 1),
    ];
    assert_eq!(versions, expected);
}

#[test]
fn attribute_lists_and_tables_are_no_paragraphs() {
    let document =
        read("## Part\n{:.no_toc}\n\n* TOC\n{:toc}\n\n| a | b |\n|---|---|\n| c | d |\n");
    assert_eq!(text(&document.accepted), " Part\n a | b\n c | d");
    assert_eq!(codes(&document), ["attributes-dropped", "tables-flattened"]);
}

#[test]
fn all_words_of_the_paris_texts_are_read() {
    let Some(folder) = data("paris-agreement-cop21/agreement") else { return };
    for state in ["23-oct-2015", "9-dec-2015", "12-dec-2015"] {
        let source = bytes(&folder.join(state).join("index.md"));
        let document = markdown::read(&source, &options()).expect("read");
        let source = String::from_utf8(source).expect("UTF-8");
        let body = source.split("\n---\n").nth(1).unwrap_or(&source);
        // Markup joins words in the source: r*eaffirming*. What is left are addresses of links.
        let body = body.replace(['*', '\\'], "");
        let share = recall(&body, &text(&document.accepted));
        let count = document.accepted.visit().count();
        println!("{state}: {count} provisions, {share:.4} of the words of the source");
        assert!(share > 0.995, "{state}: {share}");
        let back = markdown::write_draft(&document.accepted);
        let again = read(&back.text);
        let same = outline(&again.accepted)
            .iter()
            .zip(outline(&document.accepted))
            .filter(|(a, b)| **a == *b)
            .count();
        println!("  {same} of {count} come back alike; {} notices", back.notices.len());
        assert!(same * 100 >= count * 95 || !back.notices.is_empty());
        let (again, whole) = (text(&again.accepted), text(&document.accepted));
        for (line, expected) in again.lines().zip(whole.lines()) {
            assert_eq!(line, expected, "{state}");
        }
    }
}

/// A writer that forgets to escape: the law must find it out.
fn careless(draft: &Draft) -> String {
    let lines = draft.visit().map(|visit| visit.provision.content.to_marked_text());
    lines.collect::<Vec<_>>().join("\n\n")
}

fn comes_back(draft: &Draft, written: &str) -> bool {
    outline(&read(written).accepted) == outline(draft)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_resolution_comes_back_as_it_was(source in resolution()) {
        let draft = plain::read(source.as_bytes(), &options()).expect("read").accepted;
        let written = markdown::write_draft(&draft);
        prop_assert_eq!(&written.notices, &Vec::new());
        prop_assert!(comes_back(&draft, &written.text));
    }

    #[test]
    fn what_does_not_come_back_is_told(draft in any_draft()) {
        let written = markdown::write_draft(&draft);
        let back = read(&written.text).accepted;
        let same = outline(&back) == outline(&draft)
            && back.title() == draft.title()
            && back.language() == draft.language()
            && back.numbering() == draft.numbering();
        prop_assert!(same || !written.notices.is_empty());
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = markdown::read(&bytes, &options());
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[\\[\\]()*_`#<>&!|~{}: \n0-9a-z.-]{0,120}") {
        let document = read(&text);
        let again = markdown::write_draft(&document.accepted);
        prop_assert!(again.text.ends_with('\n'));
    }
}

#[test]
fn a_writer_that_does_not_escape_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = runner.run(&any_draft(), |draft| {
        // Only the words are asked for: a careless writer loses kinds in any case.
        let back = read(&careless(&draft)).accepted;
        let words = |draft: &Draft| -> Vec<String> {
            draft.visit().map(|visit| visit.provision.content.to_marked_text()).collect()
        };
        prop_assert_eq!(words(&back), words(&draft));
        Ok(())
    });
    assert!(found.is_err());
}
