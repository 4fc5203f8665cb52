//! Which kind a file is, and reading by kind.

use proptest::prelude::*;
use unbracket_formats::limits::ReadError;
use unbracket_formats::sniff::kind;
use unbracket_formats::{Kind, read};

use crate::support::{options, text};

fn check(bytes: &[u8], name: &str, expected: Kind) {
    assert_eq!(kind(bytes, name), expected, "{name} {:?}", String::from_utf8_lossy(bytes));
}

#[test]
fn content_decides_and_the_name_only_chooses_between_texts() {
    check(b"", "a.docx", Kind::Empty);
    check(b"PK\x03\x04....word/document.xml", "a.zip", Kind::Docx);
    check(b"PK\x03\x04....photo.jpg", "a.docx", Kind::Package);
    check(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "", Kind::OpenDocument);
    check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", "a.docx", Kind::Word97);
    check(b"%PDF-1.7\n", "a.txt", Kind::Pdf);
    check(b"{\\rtf1 hello}", "a.docx", Kind::Rtf);
    check(b"{\"unbracket\": \"draft/1\"}", "", Kind::Json);
    check(b"[shall] [should]", "", Kind::Plain);
    check(b"\xEF\xBB\xBF <!DOCTYPE HTML><p>", "a.txt", Kind::Html);
    check(b"<?xml version=\"1.0\"?><akomaNtoso/>", "", Kind::Xml);
    check(b"# Title\n\ntext", "", Kind::Markdown);
    check(b"# Title\n\ntext", "a.txt", Kind::Plain);
    check(b"text", "a.md", Kind::Markdown);
    check(b"text", "a.html", Kind::Html);
    check(b"\xFF\xFEa\0", "a.txt", Kind::Plain);
    check(b"\x7FELF\0\0\0\0", "a.txt", Kind::Binary);
    check(&[0x89, b'P', b'N', b'G', 0xFE, 0xFD, 0xFC], "a.docx", Kind::Damaged);
    check(b"ten bytes.", "a.docx", Kind::Damaged);
    check(b"<html><p>a", "a.docx", Kind::Html);
}

#[test]
fn kinds_that_are_not_read_are_refused_with_a_hint() {
    let refused =
        |bytes: &[u8], name: &str| read(bytes, name, &options()).expect_err("refused").to_string();
    assert_eq!(
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "draft.docx"),
        "the file is an old binary Word document, or one with a password, named .docx; open it in a \
         word processor and save it as .docx without a password"
    );
    assert!(refused(b"\0\0\0\0", "a.txt").starts_with("the file is not text, named .txt; "));
    let damaged = refused(b"ten bytes.", "ours.docx");
    assert!(damaged.starts_with("the file is damaged: ") && damaged.contains(", named .docx; "));
    // Whoever says it in another language goes by the kind of the refusal.
    let read = read(b"ten bytes.", "ours.docx", &options());
    assert!(matches!(read, Err(ReadError::Damaged { .. })), "{read:?}");
    assert!(refused(b"", "a").starts_with("the file is empty; "));
}

#[test]
fn every_kind_of_text_is_read_through_one_door() {
    for (source, name) in [
        ("1. [shall] [should]", "a.txt"),
        ("1. [shall] [should]", "a.md"),
        ("<ol><li>[shall] [should]</ol>", "a.html"),
    ] {
        let document = read(source.as_bytes(), name, &options()).expect("read");
        assert_eq!(text(&document.accepted), "1 [shall] [should]");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_any_reader_fail(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
        name in "[a-z]{0,3}\\.(md|txt|html|json|docx|pdf|)",
    ) {
        let _ = read(&bytes, &name, &options());
    }
}
