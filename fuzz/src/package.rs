//! A Word package around any XML, so that a fuzzer gets past the zip archive.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The parts behind the body, in the order in which they stand in the input.
const PARTS: [&str; 5] = ["styles", "numbering", "comments", "footnotes", "endnotes"];
/// Stands between the parts of an input.
pub const BETWEEN: char = '\u{1}';

/// A package whose parts are those of the input, cut at [`BETWEEN`]: the body first, then styles,
/// numbering, comments, footnotes and endnotes. A part that opens with `<?` stands as it is; any
/// other is put within its root element.
pub fn around(text: &str) -> Vec<u8> {
    let mut texts = text.split(BETWEEN);
    let body = texts.next().unwrap_or_default();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, options).expect("names differ");
        archive.write_all(text.as_bytes()).expect("memory does not fail");
    };
    add(
        "_rels/.rels",
        &format!(
            "<r><Relationship Type=\"{KINDS}/officeDocument\" Target=\"/word/main.xml\"/></r>"
        ),
    );
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    add("word/main.xml", if body.starts_with("<?") { body } else { &document });
    let mut relations = String::new();
    for (kind, text) in PARTS.into_iter().zip(texts) {
        let part = format!("<w:{kind} {SPACES}>{text}</w:{kind}>");
        add(&format!("word/{kind}.xml"), if text.starts_with("<?") { text } else { &part });
        relations
            .push_str(&format!("<Relationship Type=\"{KINDS}/{kind}\" Target=\"{kind}.xml\"/>"));
    }
    add("word/_rels/main.xml.rels", &format!("<r>{relations}</r>"));
    archive.finish().expect("memory does not fail").into_inner()
}
