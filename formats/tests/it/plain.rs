//! Plain text in and out.

use proptest::prelude::*;
use unbracket_formats::{ReadError, plain};
use unbracket_text::{Draft, Passage, Standing};

use crate::drafts::{any_draft, resolution};
use crate::support::{bytes, data, options, outline, recall, text};

fn check(source: &str, expected: &str) {
    let document = plain::read(source.as_bytes(), &options()).expect("read");
    assert_eq!(text(&document.accepted), expected, "{source}");
}

#[test]
fn wrapped_lines_are_joined() {
    check(
        "1. Parties shall take the measures that are\nneeded, and [shall][should]\nreport;\n\n2. Two.",
        "1 Parties shall take the measures that are needed, and [shall][should] report;\n2 Two.",
    );
}

#[test]
fn labels_on_lines_of_their_own_are_joined_to_their_words() {
    check(
        "Pp2 \nIn furtherance of the objective of the Convention,\n7. \nThe \nsecretariat \nshall \
         maintain a registry.\n(a) \n[Other].\n",
        "PP2 In furtherance of the objective of the Convention,\n7 The secretariat shall maintain a \
         registry.\n(a) [Other].",
    );
}

#[test]
fn each_line_of_an_unwrapped_text_is_a_paragraph() {
    let long = "word ".repeat(60);
    check(
        &format!("1. {long}\nB. Short one,\nthird"),
        &format!("1 {}\nB Short one,\n third", long.trim()),
    );
}

#[test]
fn texts_of_all_encodings_are_read() {
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("[é]".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for source in ["[é]".as_bytes(), "\u{feff}[é]".as_bytes(), &wide] {
        let document = plain::read(source, &options()).expect("read");
        assert_eq!(text(&document.accepted), " [é]");
    }
}

#[test]
fn what_is_not_text_is_refused_by_name() {
    for source in [&b"\xFF\xFEa"[..], b"caf\xE9", b"\0\0\0\0"] {
        let error = plain::read(source, &options()).expect_err("refused");
        assert!(matches!(error, ReadError::WrongKind { .. }), "{error}");
    }
}

#[test]
fn limits_are_refused_by_name() {
    let mut options = options();
    options.limits.paragraphs = 2;
    let error = plain::read(b"a\n\nb\n\nc", &options).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "the number of paragraphs is 3, over the limit of 2; cut the document into parts"
    );
    options.limits.changes = 1;
    let error = plain::read(b"[a] [b]", &options).expect_err("refused");
    assert!(error.to_string().starts_with("the number of brackets is 2"), "{error}");
    options.limits.file_bytes = 3;
    assert!(plain::read(b"abcd", &options).is_err());
}

#[test]
fn control_characters_are_taken_out_with_a_notice() {
    let document = plain::read("a\u{8}b\u{202e}c".as_bytes(), &options()).expect("read");
    assert_eq!(text(&document.accepted), " abc");
    assert_eq!(document.notices[0].message, "2 control characters taken out");
}

#[test]
fn options_and_alternatives_stand_as_rivals() {
    let document = plain::read(b"12. One\n\n12 alt. Two\n\nAlt 1: Three\n\nOption 2", &options())
        .expect("read");
    assert_eq!(text(&document.accepted), "12 One\n12 alt Two\nAlt 1 Three\nOption 2 ");
    let rivals =
        document.accepted.visit().filter(|v| v.provision.standing == Standing::Alternative);
    assert_eq!(rivals.count(), 3);
}

#[test]
fn all_words_of_the_non_paper_are_read() {
    let Some(file) = data("paris-agreement-cop21/archive/8infnot.txt") else { return };
    let source = bytes(&file);
    let document = plain::read(&source, &options()).expect("read");
    let source = String::from_utf8(source).expect("UTF-8");
    let share = recall(&source, &text(&document.accepted));
    let provisions = document.accepted.visit().count();
    println!("8infnot.txt: {provisions} provisions, {share:.4} of the words of the source");
    assert!(share >= 0.9999, "{share}");
}

#[test]
fn the_wsis_and_compact_drafts_are_read_by_paragraphs() {
    let Some(folder) = data("wsis-gdc-excerpts") else { return };
    let expected = [
        ("gdc-rev1_2024-05-15_paras1-5.txt", 5),
        ("gdc-rev2_2024-06-26_paras1-5.txt", 5),
        ("gdc-final_2024-09-22_paras1-2.txt", 2),
        ("wsis10_draft_2015-12-07_preamble1-3.txt", 3),
        ("wsis10_final_2015-12-16_preamble1-2.txt", 3),
        ("wsis2005_DT15_2005-09-30_paras62-66.txt", 5),
        ("wsis2005_proposal_AZ-BY-MD-RU_on_DT10_paras39-43.txt", 5),
        ("wsis20_zero-draft_2025-08_preambleA-D.txt", 4),
    ];
    for (file, count) in expected {
        let source = bytes(&folder.join(file));
        let document = plain::read(&source, &options()).expect("read");
        assert_eq!(document.accepted.visit().count(), count, "{file}");
        let source = String::from_utf8(source).expect("UTF-8");
        assert!(recall(&source, &text(&document.accepted)) > 0.9999, "{file}");
    }
}

#[test]
fn a_writer_that_forgets_labels_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = runner.run(&resolution(), |source| {
        let draft = plain::read(source.as_bytes(), &options()).expect("read").accepted;
        let careless = plain::write_draft(&draft).text.replace("(a) ", "");
        let back = plain::read(careless.as_bytes(), &options()).expect("read").accepted;
        prop_assert_eq!(outline(&back), outline(&draft));
        Ok(())
    });
    assert!(found.is_err());
}

/// The outline of a draft with the labels that are printed: a number that is derived comes back as one
/// that was read.
fn printed(draft: &Draft) -> Vec<(usize, String, Option<String>, String, Passage)> {
    let labels = unbracket_text::number::labels(draft);
    let rows = outline(draft).into_iter().zip(draft.visit());
    rows.map(|((depth, kind, label, standing, content), visit)| {
        let derived = labels.get(&visit.provision.id).map(ToString::to_string);
        (depth, kind, label.or(derived), standing, content)
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_resolution_comes_back_as_it_was(source in resolution()) {
        let draft = plain::read(source.as_bytes(), &options()).expect("read").accepted;
        let written = plain::write_draft(&draft);
        prop_assert_eq!(&written.notices, &Vec::new());
        let back = plain::read(written.text.as_bytes(), &options()).expect("read").accepted;
        prop_assert_eq!(back, draft);
    }

    #[test]
    fn what_does_not_come_back_is_told(draft in any_draft()) {
        let written = plain::write_draft(&draft);
        let back = plain::read(written.text.as_bytes(), &options()).expect("read").accepted;
        prop_assert!(printed(&back) == printed(&draft) || !written.notices.is_empty());
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = plain::read(&bytes, &options());
    }

    #[test]
    fn no_text_loses_words(source in "[\\[\\]()0-9a-zA-Z.,;: \n-]{0,200}") {
        let document = plain::read(source.as_bytes(), &options()).expect("read");
        let squeezed = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric() || "[]".contains(*c)).collect()
        };
        // Labels lose their closing dots, and `Pp1` is spelt `PP1`; nothing else changes.
        prop_assert_eq!(
            squeezed(&text(&document.accepted)).to_lowercase(),
            squeezed(&source).to_lowercase()
        );
    }
}
