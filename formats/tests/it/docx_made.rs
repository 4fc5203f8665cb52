//! Small documents made by hand, one for each thing that Word can hold.

use std::io::{Cursor, Write};

use unbracket_formats::docx::{ReadOptions, read, read_with};
use unbracket_formats::{Document, Limits};
use unbracket_text::{Alternative, Bracket, Draft, Passage, Piece, ProvisionKind, Stance};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package of a body and further parts, each by its kind: `styles`, `comments`.
fn package(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).expect("names differ");
        archive.write_all(text.as_bytes()).expect("memory does not fail");
    };
    add(
        "_rels/.rels",
        &format!(
            "<r><Relationship Type=\"{KINDS}/officeDocument\" Target=\"/text/main.xml\"/></r>"
        ),
    );
    add("text/main.xml", &format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"));
    let mut relations = String::new();
    for (kind, text) in parts {
        let part = format!("<w:{kind} {SPACES}>{text}</w:{kind}>");
        add(&format!("parts/{kind}.xml"), &part);
        relations.push_str(&format!(
            "<Relationship Type=\"{KINDS}/{kind}\" Target=\"../parts/{kind}.xml\"/>"
        ));
    }
    add("text/_rels/main.xml.rels", &format!("<r>{relations}</r>"));
    archive.finish().expect("memory does not fail").into_inner()
}

fn document(body: &str, parts: &[(&str, &str)]) -> Document {
    read(&package(body, parts), &Limits::default()).expect("it is read")
}

/// `label|words` of each provision, deeper ones behind spaces.
fn text(draft: &Draft) -> Vec<String> {
    draft
        .visit()
        .map(|visit| {
            let provision = visit.provision;
            let label = provision.former_label.as_ref().map_or(String::new(), |l| format!("{l}|"));
            format!("{}{label}{}", " ".repeat(visit.depth), provision.content.to_marked_text())
        })
        .collect()
}

#[track_caller]
fn check(body: &str, accepted: &[&str], rejected: &[&str]) -> Document {
    let found = document(body, &[]);
    assert_eq!(text(&found.accepted), accepted);
    assert_eq!(text(&found.rejected), rejected);
    found
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn ins(author: &str, inner: &str) -> String {
    format!(
        "<w:ins w:author=\"{author}\" w:date=\"2025-11-0{}T10:00:00Z\">{inner}</w:ins>",
        author.len() % 9
    )
}

fn del(author: &str, text: &str) -> String {
    format!(
        "<w:del w:author=\"{author}\"><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del>"
    )
}

fn marked(kind: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:{kind} w:author=\"EU\"/></w:rPr></w:pPr>{inner}</w:p>")
}

fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn version(document: &Document, author: &str) -> Vec<String> {
    let found = document.versions.iter().find(|version| version.author.0 == author);
    text(&found.expect("the author has a version").draft)
}

#[test]
fn one_author_deletes_within_what_another_inserts() {
    let inner = format!("{}{}", run("inserted "), del("China", "and deleted "));
    let found = check(
        &p(&format!("{}{}{}", run("Kept "), ins("EU", &inner), run("end"))),
        &["Kept inserted end"],
        &["Kept end"],
    );
    assert_eq!(version(&found, "EU"), ["Kept inserted and deleted end"]);
    assert_eq!(version(&found, "China"), ["Kept end"]);
    let eu = found.versions.iter().find(|version| version.author.0 == "EU");
    assert_eq!(
        eu.and_then(|version| version.since.clone()).as_deref(),
        Some("2025-11-02T10:00:00Z")
    );
}

#[test]
fn an_inserted_mark_splits_a_paragraph_and_rejecting_it_joins() {
    let body =
        format!("{}{}{}", marked("ins", &run("First ")), p(&run("second")), p(&run("third")));
    let found = check(&body, &["First", "second", "third"], &["First second", "third"]);
    let names =
        |draft: &Draft| draft.visit().map(|v| v.provision.id.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&found.accepted), ["p1", "p2", "p3"]);
    assert_eq!(names(&found.rejected), ["p1", "p3"]);
}

#[test]
fn a_paragraph_inserted_before_another_leaves_that_one_its_name() {
    let body = format!("{}{}", marked("ins", &ins("EU", &run("New"))), p(&run("Old")));
    let found = check(&body, &["New", "Old"], &["Old"]);
    assert_eq!(found.rejected.provisions()[0].id.as_str(), "p2");
    assert_eq!(found.accepted.provisions()[1].id.as_str(), "p2");
}

#[test]
fn a_deleted_mark_joins_when_it_is_accepted() {
    let body = format!("{}{}", marked("del", &run("One ")), p(&run("two")));
    check(&body, &["One two"], &["One", "two"]);
}

#[test]
fn a_moved_paragraph_stands_in_one_place() {
    let from = "<w:moveFrom w:author=\"EU\"><w:r><w:t>Moved</w:t></w:r></w:moveFrom>";
    let to = "<w:moveTo w:author=\"EU\"><w:r><w:t>Moved</w:t></w:r></w:moveTo>";
    let body = format!("{}{}{}", marked("moveFrom", from), p(&run("Between")), p(to));
    check(&body, &["Between", "Moved"], &["Moved", "Between"]);
}

#[test]
fn rows_and_cells_come_and_go() {
    let cell = |text: &str, change: &str| {
        format!("<w:tc><w:tcPr>{change}</w:tcPr><w:p>{}</w:p></w:tc>", run(text))
    };
    let row = |change: &str, cells: &str| format!("<w:tr><w:trPr>{change}</w:trPr>{cells}</w:tr>");
    let new = row("<w:ins w:author=\"EU\"/>", &(cell("new", "") + &cell("row", "")));
    let old = row("<w:del w:author=\"EU\"/>", &cell("gone", ""));
    let kept = row("", &(cell("left", "") + &cell("cell", "<w:cellIns w:author=\"EU\"/>")));
    let body = format!("{}<w:tbl>{new}{old}{kept}</w:tbl>{}", p(&run("Before")), p(&run("After")));
    let accepted = ["Before", "new | row", "left | cell", "After"];
    check(&body, &accepted, &["Before", "gone", "left", "After"]);
}

#[test]
fn characters_that_are_elements_are_kept() {
    let inner = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>\
        <w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>";
    check(&p(inner), &["a b c\u{2011}deα"], &["a b c\u{2011}deα"]);
}

#[test]
fn wrappers_are_transparent_and_choices_are_read_once() {
    let wrapped = format!(
        "<w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag><w:sdt><w:sdtPr><w:alias/></w:sdtPr>\
         <w:sdtContent>{}</w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice>{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>",
        run("a "),
        run("b "),
        run("c "),
        run("d "),
        run("d ")
    );
    check(&p(&wrapped), &["a b c d x+y"], &["a b c d x+y"]);
}

#[test]
fn the_text_of_a_box_stands_behind_its_paragraph() {
    let inner = format!(
        "{}<w:r><w:pict><w:txbxContent>{}{}</w:txbxContent></w:pict></w:r>{}",
        run("Outer "),
        p(&run("box one")),
        p(&run("box two")),
        run("words")
    );
    let lines = ["Outer words", "box one", "box two", "Next"];
    check(&(p(&inner) + &p(&run("Next"))), &lines, &lines);
}

#[test]
fn only_the_result_of_a_field_is_text() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let inner = format!(
        "{}{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}{}{}{}",
        run("See "),
        mark("begin"),
        mark("separate"),
        run("12"),
        mark("end"),
        run(" there")
    );
    let found = check(&p(&inner), &["See 12 there"], &["See 12 there"]);
    assert!(found.notices.iter().any(|notice| notice.code == "field-instruction-dropped"));
}

#[test]
fn an_unfinished_field_does_not_swallow_the_document() {
    let inner = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    check(&(p(inner) + &p(&run("Kept"))), &["Kept"], &["Kept"]);
}

#[test]
fn changes_of_formatting_alone_are_one_notice() {
    let body = "<w:p><w:pPr><w:pPrChange w:author=\"EU\"><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr>\
        <w:b/><w:rPrChange w:author=\"EU\"><w:rPr/></w:rPrChange></w:rPr><w:t>Words</w:t></w:r></w:p>";
    let found = check(body, &["Words"], &["Words"]);
    assert!(found.versions.is_empty());
    let notice = found.notices.iter().find(|one| one.code == "formatting-changes-dropped");
    assert!(notice.is_some_and(|notice| notice.message.starts_with("2 ")));
}

#[test]
fn notes_stand_at_the_end_while_the_text_refers_to_them() {
    let notes = format!(
        "<w:footnote w:id=\"0\" w:type=\"separator\">{0}</w:footnote>\
         <w:footnote w:id=\"1\">{0}{1}</w:footnote>",
        p(&run("A note")),
        p(&ins("EU", &run("with more")))
    );
    let body = p(&format!(
        "{}<w:del w:author=\"US\"><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:del>",
        run("Text")
    ));
    let found = document(&body, &[("footnotes", &notes)]);
    assert_eq!(text(&found.accepted), ["Text"]);
    assert_eq!(text(&found.rejected), ["Text", "A note"]);
    assert_eq!(version(&found, "EU"), ["Text", "A note with more"]);
}

#[test]
fn comments_know_their_words_and_their_provision() {
    let comments = format!(
        "<w:comment w:id=\"7\" w:author=\"US\" w:date=\"2025-11-01T00:00:00Z\">{}{}</w:comment>\
         <w:comment w:id=\"8\" w:author=\"EU\">{}</w:comment>",
        p(&run("First line")),
        p(&run("Second line")),
        p(&run("Nowhere"))
    );
    let body = format!(
        "{}{}",
        p(&run("Before")),
        p(&format!(
            "{}<w:commentRangeStart w:id=\"7\"/>{}{}<w:commentRangeEnd w:id=\"7\"/>{}",
            run("The "),
            run("quoted"),
            ins("EU", &run(" words")),
            run(" end")
        ))
    );
    let found = document(&body, &[("comments", &comments)]);
    let comment = found.comments.first().expect("a comment");
    assert_eq!(comment.author.0, "US");
    assert_eq!(comment.quoted, "quoted words");
    assert_eq!(comment.text, "First line\nSecond line");
    assert_eq!(comment.provision.as_ref().map(unbracket_text::ProvisionId::as_str), Some("p2"));
    assert_eq!(found.comments.len(), 2);
    assert_eq!(found.comments[1].provision, None);
}

const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"3\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"(%3)\"/></w:lvl>\
    </w:abstractNum><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperRoman\"/>\
    <w:lvlText w:val=\"%1.\"/><w:pStyle w:val=\"Kop\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"3\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";

const STYLES: &str = "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:name w:val=\"heading 2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Kop\"><w:name w:val=\"My heading\"/><w:basedOn w:val=\"Base\"/>\
    <w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>";

fn item(list: u8, level: u8, inner: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{inner}</w:p>"
    )
}

#[test]
fn lists_print_their_labels_and_styles_make_headings() {
    let body = [
        format!("<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr>{}</w:p>", run("Outcome")),
        format!("<w:p><w:pPr><w:pStyle w:val=\"Kop\"/></w:pPr>{}</w:p>", run("Access")),
        item(1, 0, &run("Decides:")),
        item(1, 1, &run("one;")),
        item(1, 2, &run("in part;")),
        item(1, 1, &run("two;")),
        item(1, 0, &ins("EU", &run("Adds;"))),
        item(1, 0, &run("Ends;")),
        item(1, 1, &run("again;")),
        item(3, 0, &run("Anew.")),
    ];
    let found = document(&body.concat(), &[("numbering", NUMBERING), ("styles", STYLES)]).accepted;
    let expected = [
        "Outcome",
        "I|Access",
        "5|Decides:",
        " (a)|one;",
        "  (i)|in part;",
        " (b)|two;",
        "6|Adds;",
        "7|Ends;",
        " (a)|again;",
        "1|Anew.",
    ];
    assert_eq!(text(&found), expected);
    let kinds: Vec<_> = found.provisions().iter().map(|provision| provision.kind).collect();
    assert_eq!(
        kinds[..3],
        [ProvisionKind::Title, ProvisionKind::Heading { level: 2 }, ProvisionKind::Chapeau]
    );
    assert_eq!(found.numbering().first, 5);
}

#[test]
fn a_paragraph_that_does_not_exist_is_not_counted() {
    let new = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:ins w:author=\"EU\"/></w:rPr></w:pPr>";
    let body = format!(
        "{}{new}{}</w:p>{}",
        item(1, 0, &run("One;")),
        ins("EU", &run("New;")),
        item(1, 0, &run("Two."))
    );
    let found = document(&body, &[("numbering", NUMBERING)]);
    assert_eq!(text(&found.accepted), ["5|One;", "6|New;", "7|Two."]);
    assert_eq!(text(&found.rejected), ["5|One;", "6|Two."]);
}

#[test]
fn brackets_typed_in_the_text_go_through_the_parser_that_is_given() {
    let parse = |text: &str| match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(inner) => {
            let alternative = Alternative::new(Stance::Retain, Passage::words(inner));
            Passage { pieces: vec![Piece::Bracket(Bracket::new(vec![alternative]))] }
        }
        None => Passage::words(text),
    };
    let options = ReadOptions { limits: Limits::default(), parse: &parse };
    let body = package(&p(&run("1. [Not agreed]")), &[]);
    let found = read_with(&body, &options).expect("it is read").accepted;
    assert_eq!(found.provisions()[0].content.brackets().len(), 1);
    assert_eq!(text(&found), ["1|[Not agreed]"]);
}
