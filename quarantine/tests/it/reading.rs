//! What comes back of files that are read, and of bombs.

use std::io::Write;

use unbracket_quarantine::{Limits, Quarantine, Refused, work};
use zip::write::SimpleFileOptions;

use crate::hostile::started;

#[test]
#[ignore = "the body of a worker"]
fn body() {
    work();
}

fn quarantine() -> Quarantine {
    started("reading::body", Limits::default())
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    packed(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
              <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
              <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
        ),
        ("word/document.xml", document.as_bytes()),
    ])
}

const CHANGED: &str = "<w:p><w:r><w:t>1. Parties shall </w:t></w:r>\
    <w:ins w:id=\"1\" w:author=\"Secret Drafter\" w:date=\"2035-01-01T00:00:00Z\">\
    <w:r><w:t xml:space=\"preserve\">jointly </w:t></w:r></w:ins>\
    <w:r><w:t>cooperate.</w:t></w:r></w:p>";

#[test]
fn a_text_comes_back_with_its_brackets() {
    let parsed = quarantine().parse(b"1. Parties [shall] [should] cooperate.", "text.md");
    let parsed = parsed.expect("a plain text is read");
    let words = parsed.accepted.provisions()[0].content.to_marked_text();
    assert_eq!(words, "Parties [shall] [should] cooperate.");
    assert_eq!(parsed.accepted, parsed.rejected);
}

#[test]
fn tracked_changes_come_back_without_their_authors() {
    let parsed = quarantine().parse(&word(CHANGED), "text.docx").expect("a Word document is read");
    assert_ne!(parsed.accepted, parsed.rejected);
    assert_eq!(parsed.versions, vec![parsed.accepted.clone()]);
    assert!(!format!("{parsed:?}").contains("Secret Drafter"));
}

#[test]
fn a_package_that_unpacks_into_too_much_is_refused() {
    let many = vec![b' '; 128 << 20];
    let bomb = packed(&[("word/document.xml", &many)]);
    assert!(bomb.len() < 1 << 20);
    let refused = quarantine().parse(&bomb, "bomb.docx");
    assert!(matches!(refused, Err(Refused::File(_))), "{refused:?}");
}

#[test]
fn elements_nested_without_end_are_refused_or_flattened() {
    let (open, close) =
        ("<w:sdt><w:sdtContent>".repeat(50_000), "</w:sdtContent></w:sdt>".repeat(50_000));
    let refused = quarantine().parse(&word(&format!("{open}{CHANGED}{close}")), "deep.docx");
    assert!(matches!(refused, Err(Refused::File(_))), "{refused:?}");
}

#[test]
fn a_pdf_that_refers_to_itself_does_not_hang_the_reader() {
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1000000000>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    assert!(quarantine().parse(pdf, "loop.pdf").is_err());
}

#[test]
fn a_file_over_the_limit_starts_no_worker() {
    let limits = Limits { input: 4, ..Limits::default() };
    let refused = Quarantine::new("/nowhere", &[], limits).parse(b"12345", "a.md");
    assert_eq!(refused.map(|_| ()), Err(Refused::TooLarge { found: 5, limit: 4 }));
}
