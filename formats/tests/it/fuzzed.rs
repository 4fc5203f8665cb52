//! What fuzzing found, each as the fact that holds since.

use std::io::{Cursor, Write};

use unbracket_formats::docx::{WriteOptions, read, write_draft};
use unbracket_formats::{Document, Limits, Names, brackets};
use unbracket_text::{Draft, Provision, ProvisionKind, Reading, compile};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The document that a Word file with this body is read as.
fn word(body: &str) -> Document {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let text = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("one part");
    archive.write_all(text.as_bytes()).expect("memory does not fail");
    let bytes = archive.finish().expect("memory does not fail").into_inner();
    read(&bytes, &Limits::default()).expect("it is read")
}

/// Label and words of each provision.
fn lines(draft: &Draft) -> Vec<(Option<String>, String)> {
    let line = |visit: unbracket_text::draft::Visit<'_>| {
        (visit.provision.former_label.clone(), visit.provision.content.to_marked_text())
    };
    draft.visit().map(line).collect()
}

/// The draft, written as a Word file and read again.
fn again(draft: &Draft) -> Draft {
    let written = write_draft(draft, &WriteOptions::default());
    read(&written.bytes, &Limits::default()).expect("our own file is read").accepted
}

#[test]
fn control_characters_in_word_are_taken_out_with_a_notice() {
    let found = word("<w:p><w:r><w:t>zn\u{1a}N\u{202e}m</w:t></w:r></w:p>");
    assert_eq!(lines(&found.accepted), [(None, "znNm".to_owned())]);
    let notice = found.notices.iter().find(|notice| notice.code == "control-characters");
    assert_eq!(notice.expect("it is told").message, "2 × control character, taken out");
    assert_eq!(lines(&again(&found.accepted)), lines(&found.accepted));
}

#[test]
fn a_bracket_that_names_a_sponsor_and_no_words_holds_no_words() {
    for text in ["States [EU: ]", "[(EU)] act", "[Option 1:][Option 2: shall]"] {
        let passage = brackets::parse(text, &Names::default()).passage;
        assert_eq!(passage.to_marked_text(), text);
        for bracket in passage.brackets() {
            for alternative in &bracket.alternatives {
                let wording = &alternative.wording;
                assert_eq!(wording.is_empty(), wording.pieces.is_empty(), "{text}: {wording:?}");
            }
        }
        let provision = Provision::new("p1", ProvisionKind::OperativeParagraph, passage);
        let draft = Draft::new(vec![provision]).expect("one provision");
        assert_eq!(compile(&draft, &[]).reading(&Reading::Base), draft, "{text}");
    }
}

#[test]
fn blanks_between_to_and_the_verb_of_a_position_are_no_panic() {
    for text in ["[EU: to  – na]", "[EU: to   delete]", "[EU: to \u{2003}ß–]"] {
        let passage = brackets::parse(text, &Names::default()).passage;
        assert_eq!(passage.to_marked_text(), text);
    }
}
