//! The parts around the text, and the zip archive: the same bytes for the same text.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::WriteOptions;
use super::markup::{STEP, escape};
use super::sheet::styles;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a document consists of.
pub(super) struct Content<'a> {
    /// Its paragraphs.
    pub(super) body: &'a str,
    /// Its language as a BCP 47 tag.
    pub(super) language: Option<&'a str>,
    /// Whether the whole runs from right to left.
    pub(super) right_to_left: bool,
    /// Whether it holds tracked changes.
    pub(super) tracked: bool,
}

/// Packs a document.
pub(super) fn pack(content: &Content<'_>, options: &WriteOptions) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml", content_types(options)),
        ("_rels/.rels", relationships(options)),
        ("word/document.xml", document(content)),
        ("word/_rels/document.xml.rels", document_relationships()),
        ("word/styles.xml", styles(HEAD, WORD, content.language)),
        ("word/settings.xml", settings(content)),
    ];
    if let Some(author) = &options.author {
        parts.push(("docProps/core.xml", core(author)));
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in parts {
        archive.start_file(name, plain).expect("the names are few, short and distinct");
        archive.write_all(text.as_bytes()).expect("writing to memory does not fail");
    }
    archive.finish().expect("writing to memory does not fail").into_inner()
}

fn content_types(options: &WriteOptions) -> String {
    let core = match options.author {
        Some(_) => {
            "<Override PartName=\"/docProps/core.xml\" \
             ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        }
        None => "",
    };
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{TYPES}.settings+xml\"/>{core}</Types>"
    )
}

fn relationships(options: &WriteOptions) -> String {
    let core = match options.author {
        Some(_) => format!(
            "<Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
             Target=\"docProps/core.xml\"/>"
        ),
        None => String::new(),
    };
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{KINDS}/officeDocument\" Target=\"word/document.xml\"/>\
         {core}</Relationships>"
    )
}

fn document_relationships() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{KINDS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{KINDS}/settings\" Target=\"settings.xml\"/>\
         </Relationships>"
    )
}

fn document(content: &Content<'_>) -> String {
    let body = content.body;
    let direction = if content.right_to_left { "<w:bidi/>" } else { "" };
    format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\"><w:body>{body}<w:sectPr>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" \
         w:footer=\"708\" w:gutter=\"0\"/>{direction}</w:sectPr></w:body></w:document>"
    )
}

fn settings(content: &Content<'_>) -> String {
    let tracked = if content.tracked { "<w:trackRevisions/>" } else { "" };
    format!(
        "{HEAD}<w:settings xmlns:w=\"{WORD}\">{tracked}<w:defaultTabStop w:val=\"{STEP}\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn core(author: &str) -> String {
    let author = escape(author);
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{author}</dc:creator>\
         </cp:coreProperties>"
    )
}
