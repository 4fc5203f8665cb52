//! JSON in and out.

use proptest::prelude::*;
use unbracket_formats::{Limits, Names, ReadError, brackets, json, markdown};
use unbracket_text::{Draft, Provision, ProvisionKind};

use crate::drafts::any_draft;
use crate::support::{bytes, data, options};

fn read(text: &str) -> Result<Draft, ReadError> {
    json::read_draft(text.as_bytes(), &Limits::default())
}

fn refused(text: &str) -> String {
    read(text).expect_err("refused").to_string()
}

#[test]
fn the_form_on_the_wire_is_fixed() {
    let passage = brackets::parse("All [EU: shall] [should]", &Names::default()).passage;
    let draft = Draft::new(vec![
        Provision::new("p1", ProvisionKind::Heading { level: 2 }, passage).with_former_label("A"),
    ])
    .expect("one provision");
    let text = json::write_draft(&draft);
    let expected = r#"{
  "unbracket": "draft/1",
  "numbering": {
    "insertion": "negotiation-practice",
    "preambular": "pp",
    "first": 1,
    "restarts": false
  },
  "provisions": [
    {
      "id": "p1",
      "kind": "heading",
      "level": 2,
      "former_label": "A",
      "content": [
        {
          "words": "All "
        },
        {
          "bracket": {
            "alternatives": ["#;
    assert!(text.starts_with(expected), "{text}");
    assert_eq!(read(&text).expect("read"), draft);
}

#[test]
fn a_file_that_is_no_draft_is_refused_with_the_place() {
    assert!(refused("{\"unbracket\": \"draft/2\"}").contains("newer version"));
    assert!(refused("{\"a\": 1}").contains("no field \"unbracket\""));
    assert!(refused("{\"unbracket\": \"compilation/1\"}").contains("not a draft"));
    let text = "{\"unbracket\": \"draft/1\",\n \"provisions\": [{\"id\": 3}]}";
    assert!(refused(text).contains("line 2 column"), "{}", refused(text));
    assert!(refused("{\"unbracket\"").contains("line 1 column"));
    let unknown = "{\"unbracket\": \"draft/1\", \"provisions\": [], \"more\": 1}";
    assert!(refused(unknown).contains("unknown field `more`"));
    let twice = "{\"id\": \"a\", \"kind\": \"title\", \"content\": []}";
    let twice = format!("{{\"unbracket\": \"draft/1\", \"provisions\": [{twice}, {twice}]}}");
    assert!(refused(&twice).contains("two provisions are called a"));
}

#[test]
fn values_nested_too_deep_are_refused_by_name() {
    let error = refused(&"[".repeat(1_000_000));
    assert!(error.starts_with("the depth of nested values is 1000000"), "{error}");
    let error = refused(&format!("{{\"unbracket\": \"draft/1\", \"x\": {}", "[".repeat(1700)));
    assert!(error.contains("damaged"), "{error}");
}

#[test]
fn the_deepest_brackets_come_back() {
    let depth = Limits::default().depth;
    let text = "[".repeat(depth) + "x" + &"]".repeat(depth);
    let passage = brackets::parse(&text, &Names::none()).passage;
    let provision = Provision::new("p1", ProvisionKind::Unnumbered, passage);
    let draft = Draft::new(vec![provision]).expect("one provision");
    assert_eq!(read(&json::write_draft(&draft)).expect("read"), draft);
}

#[test]
fn the_paris_text_comes_back() {
    let Some(file) = data("paris-agreement-cop21/agreement/23-oct-2015/index.md") else { return };
    let draft = markdown::read(&bytes(&file), &options()).expect("read").accepted;
    let text = json::write_draft(&draft);
    assert_eq!(read(&text).expect("read"), draft);
    assert_eq!(json::write_draft(&read(&text).expect("read")), text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_draft_comes_back_exactly(draft in any_draft()) {
        let text = json::write_draft(&draft);
        prop_assert_eq!(read(&text).expect("read"), draft);
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = json::read_draft(&bytes, &Limits::default());
    }

    #[test]
    fn no_damage_makes_the_reader_fail(draft in any_draft(), at in 0usize..4000, byte in any::<u8>()) {
        let mut text = json::write_draft(&draft).into_bytes();
        let at = at % text.len();
        text[at] = byte;
        let _ = json::read_draft(&text, &Limits::default());
    }
}

#[test]
fn a_writer_that_loses_printed_marks_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = runner.run(&any_draft(), |draft| {
        let careless =
            json::write_draft(&draft).replace("\"before\": \"EU: \"", "\"before\": \"\"");
        prop_assert_eq!(read(&careless).expect("read"), draft);
        Ok(())
    });
    assert!(found.is_err());
}
