//! Hostile and broken files: refused by name or read, quickly, and never with a panic.

use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use unbracket_formats::docx::read;
use unbracket_formats::{Document, Limits, ReadError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A package of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("names differ");
        archive.write_all(text.as_bytes()).expect("memory does not fail");
    }
    archive.finish().expect("memory does not fail").into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", &text)])
}

/// Reads within a second, whatever the file is.
fn check(bytes: &[u8]) -> Result<Document, ReadError> {
    let begun = Instant::now();
    let found = read(bytes, &Limits::default());
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(4), "took {taken:?}");
    found
}

#[track_caller]
fn refused(bytes: &[u8], with: &str) {
    let message = check(bytes).expect_err("it is refused").to_string();
    assert!(message.contains(with), "{message}");
}

#[test]
fn a_bomb_is_refused_by_its_ratio() {
    let spaces = " ".repeat(40 << 20);
    refused(&document(&format!("<w:p>{spaces}</w:p>")), "unpacked bytes for each packed byte");
}

#[test]
fn unpacked_bytes_are_counted_over_all_parts() {
    let limits = Limits { unpacked_bytes: 1000, ..Limits::default() };
    let bytes = document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "so ".repeat(500)));
    let error = read(&bytes, &limits).expect_err("it is refused").to_string();
    assert!(error.contains("the unpacked size in bytes"), "{error}");
}

#[test]
fn declared_sizes_are_not_believed() {
    let mut bytes = document("<w:p><w:r><w:t>Words</w:t></w:r></w:p>");
    let at = bytes.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory");
    for size in [0_u32, 1, u32::MAX - 1] {
        bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
        drop(check(&bytes));
    }
}

#[test]
fn too_many_parts_are_refused() {
    let names: Vec<String> = (0..65_536).map(|at| format!("part{at}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    refused(&package(&parts), "the number of parts in the package");
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let mut bytes = package(&[("word/document.xml", "<a/>"), ("word/documenu.xml", "<b/>")]);
    let name = b"word/documenu.xml";
    while let Some(at) = bytes.windows(name.len()).position(|window| window == name) {
        bytes[at + 12] = b't';
    }
    refused(&bytes, "two parts of one name");
    refused(&package(&[("word/document.xml", "<a/>"), ("WORD/document.xml", "")]), "two parts");
}

#[test]
fn encrypted_files_are_refused_as_such() {
    let mut bytes = document("<w:p/>");
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|four| four == mark).expect("a header");
        bytes[at + flags] |= 1;
    }
    assert_eq!(check(&bytes), Err(ReadError::Encrypted));
    let mut sealed = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    sealed.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(check(&sealed), Err(ReadError::Encrypted));
}

#[test]
fn files_of_other_kinds_are_named() {
    refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old binary Office document");
    refused(b"", "empty");
    refused(b"Just words.", "not a Word document");
    refused(b"%PDF-1.7", "PDF");
    refused(b"{\\rtf1 words}", "rich text");
    refused(b"<html></html>", "web page");
    refused(&package(&[("xl/workbook.xml", "<workbook/>")]), "a spreadsheet");
    refused(&package(&[("other.xml", "<other/>")]), "no main document");
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let bytes = document(&"<w:p><w:r><w:t>Words</w:t></w:r></w:p>".repeat(50));
    for length in (0..bytes.len()).step_by(7) {
        assert!(check(bytes.get(..length).unwrap_or_default()).is_err(), "{length}");
    }
}

#[test]
fn bytes_changed_anywhere_do_no_harm() {
    let bytes = document(&"<w:p><w:r><w:t>Words</w:t></w:r></w:p>".repeat(5));
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            drop(read(&changed, &Limits::default()));
        }
    }
}

#[test]
fn a_document_type_declaration_is_refused_unread() {
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    let text = format!("{bomb}<w:document {WORD}><w:body/></w:document>");
    refused(&package(&[("word/document.xml", &text)]), "document type declaration");
    let fetch = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    refused(&package(&[("word/document.xml", fetch)]), "document type declaration");
}

#[test]
fn unknown_entities_stay_as_they_are_written() {
    let found = check(&document("<w:p><w:r><w:t>a &xxe; b &#x41; &amp;</w:t></w:r></w:p>"));
    let found = found.expect("it is read").accepted;
    let text = found.provisions().first().map(|one| one.content.to_marked_text());
    assert_eq!(text.as_deref(), Some("a &xxe; b A &"));
}

#[test]
fn deep_nesting_is_refused_by_depth_and_overflows_nothing() {
    for element in ["w:p", "w:ins", "w:tbl", "w:sdt", "x:y"] {
        let body = format!(
            "{}{}",
            format!("<{element}>").repeat(100_000),
            format!("</{element}>").repeat(100_000)
        );
        let bytes = document(&format!("<!--{}-->{body}", noise(200_000)));
        refused(&bytes, "the depth of nested elements");
        let limits = Limits { depth: usize::MAX, ratio: u64::MAX, ..Limits::default() };
        drop(read(&bytes, &limits));
    }
}

/// Characters that hardly pack, so that only what is tested exceeds a limit.
fn noise(length: usize) -> String {
    let mut state = 1_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from(state >> 59).unwrap_or(0) % 26)
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn a_million_attributes_are_read_in_time() {
    let attributes: String = (0..300_000).map(|at| format!(" a{at}=\"{at}\"")).collect();
    let found = check(&document(&format!("<w:p{attributes}><w:r><w:t>Words</w:t></w:r></w:p>")));
    assert_eq!(found.expect("it is read").accepted.provisions().len(), 1);
}

#[test]
fn paragraphs_changes_and_their_sizes_are_limited() {
    let small = Limits { paragraphs: 10, changes: 10, paragraph_bytes: 10, ..Limits::default() };
    let refused = |body: &str, with: &str| {
        let error = read(&document(body), &small).expect_err("it is refused").to_string();
        assert!(error.contains(with), "{error}");
    };
    refused(&"<w:p/>".repeat(11), "the number of paragraphs");
    refused(&format!("<w:p>{}</w:p>", "<w:ins/>".repeat(11)), "the number of tracked changes");
    refused("<w:p><w:r><w:t>more than ten</w:t></w:r></w:p>", "the size of a paragraph");
}

#[test]
fn very_many_authors_are_refused_rather_than_multiplied() {
    let change = |at: usize| {
        format!("<w:p><w:ins w:author=\"{at}\"><w:r><w:t>Words of it</w:t></w:r></w:ins></w:p>")
    };
    let body: String = (0..20_000).map(change).collect();
    refused(&document(&body), "all authors' versions");
}

#[test]
fn random_bytes_in_a_package_do_no_harm() {
    for length in [1, 10, 1000, 100_000] {
        let text = noise(length);
        drop(check(&package(&[("word/document.xml", &text)])));
        drop(check(&package(&[("word/document.xml", &text.replace('e', "<"))])));
    }
}

#[test]
fn text_in_utf_16_is_read() {
    let text = format!(
        "\u{FEFF}<w:document {WORD}><w:body><w:p><w:r><w:t>Décide</w:t></w:r></w:p></w:body></w:document>"
    );
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("one name");
    archive.write_all(&bytes).expect("memory does not fail");
    let bytes = archive.finish().expect("memory does not fail").into_inner();
    let found = check(&bytes).expect("it is read").accepted;
    let text = found.provisions().first().map(|one| one.content.to_marked_text());
    assert_eq!(text.as_deref(), Some("Décide"));
}

/// The text of a part of a package.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

#[test]
fn real_documents_with_elements_taken_out_or_doubled_do_no_harm() {
    let Some(folder) = unbracket_testkit::data::set("docx-tracked/ptools-RP") else { return };
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is readable").flatten() {
        let bytes = std::fs::read(entry.path()).expect("the file is readable");
        let Some(text) = part(&bytes, "word/document.xml") else { continue };
        let tags: Vec<&str> = text.split_inclusive('>').collect();
        let step = (tags.len() / 12).max(1);
        for at in (0..tags.len()).step_by(step) {
            let (before, behind) = tags.split_at(at);
            let without = before.concat() + &behind.get(1..).unwrap_or_default().concat();
            let doubled = before.concat() + behind.first().unwrap_or(&"") + &behind.concat();
            for changed in [without, doubled] {
                drop(check(&package(&[("word/document.xml", &changed)])));
                count += 1;
            }
        }
    }
    eprintln!("{count} damaged documents");
}

#[test]
fn long_patterns_and_overlapping_comments_do_not_multiply() {
    let long = "x".repeat(100_000);
    let levels = format!(
        "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{long}%1\"/></w:lvl>"
    );
    let numbering = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"1\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let comment = |id: usize| format!("<w:comment w:id=\"{id}\"><w:p/></w:comment>");
    let comments: String = (0..20_000).map(comment).collect();
    let comments = format!("<w:comments {WORD}>{comments}</w:comments>");
    let opened: String =
        (0..20_000).map(|id| format!("<w:commentRangeStart w:id=\"{id}\"/>")).collect();
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Words</w:t></w:r></w:p>";
    let body = format!("<w:p>{opened}</w:p>{}", item.repeat(20_000));
    let text = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<r><Relationship Type=\"{kinds}/numbering\" Target=\"numbering.xml\"/>\
         <Relationship Type=\"{kinds}/comments\" Target=\"comments.xml\"/></r>"
    );
    let bytes = package(&[
        ("word/document.xml", &text),
        ("word/_rels/document.xml.rels", &relations),
        ("word/numbering.xml", &numbering),
        ("word/comments.xml", &comments),
    ]);
    let found = check(&bytes).expect("it is read");
    assert_eq!(found.comments.len(), 20_000);
    assert_eq!(found.accepted.visit().count(), 20_000);
}
