//! What kind of file it is: by its content first, by its name second.
//!
//! **Invariant:** the name only chooses between kinds of text (Markdown, plain), and tells a Word document
//! that lost its bytes from a text; it never makes a file something that its bytes are not.

use crate::limits::ReadError;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A Word document (Office Open XML).
    Docx,
    /// An HTML page.
    Html,
    /// A text in Markdown.
    Markdown,
    /// A plain text.
    Plain,
    /// JSON.
    Json,
    /// PDF.
    Pdf,
    /// An old binary Word document, or an encrypted new one: both are compound files.
    Word97,
    /// An OpenDocument text.
    OpenDocument,
    /// Rich Text Format.
    Rtf,
    /// XML other than HTML.
    Xml,
    /// A zip archive of another kind.
    Package,
    /// Bytes that are not text.
    Binary,
    /// Named as a Word document, and no archive: what was one is damaged.
    Damaged,
    /// No bytes at all.
    Empty,
}

/// Found within this many bytes from the beginning.
const HEAD: usize = 4096;

/// What kind of file these bytes are; `name` may be empty.
pub fn kind(bytes: &[u8], name: &str) -> Kind {
    let head = &bytes[..bytes.len().min(HEAD)];
    if bytes.is_empty() {
        Kind::Empty
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        package(bytes)
    } else if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        Kind::Word97
    } else if position(&head[..head.len().min(1024)], b"%PDF-").is_some() {
        Kind::Pdf
    } else if head.starts_with(b"{\\rtf") {
        Kind::Rtf
    } else {
        text(bytes, name)
    }
}

/// Why a file of a kind that is not read is refused.
pub fn refusal(kind: Kind, name: &str) -> ReadError {
    let named = match extension(name) {
        Some(extension) => format!(", named .{extension}"),
        None => String::new(),
    };
    let (what, hint) = match kind {
        Kind::Word97 => (
            "an old binary Word document, or one with a password,",
            "open it in a word processor and save it as .docx without a password",
        ),
        Kind::OpenDocument => ("an OpenDocument text", "save it as .docx"),
        Kind::Rtf => ("a Rich Text document", "save it as .docx"),
        Kind::Xml => ("XML of a kind that is not read", "send it as .docx or .html"),
        Kind::Package => ("a zip archive", "unpack it and send the documents in it"),
        Kind::Empty => ("empty", "send it again"),
        Kind::Binary => ("not text", "send it as .docx, .html, .md, .txt or .pdf"),
        Kind::Damaged => {
            let what = format!("a Word document is an archive, and this is none{named}");
            let hint = "open it in a word processor, save it as .docx once more and send that";
            return ReadError::Damaged { what, hint: hint.to_owned() };
        }
        Kind::Docx => ("a Word document", "save it as .html, .md or .txt"),
        Kind::Html | Kind::Markdown | Kind::Plain | Kind::Json | Kind::Pdf => {
            ("of another kind than expected", "send it under its proper name")
        }
    };
    let what = what.trim_end_matches(',');
    ReadError::WrongKind { found: format!("the file is {what}{named}"), hint: hint.to_owned() }
}

/// What a zip archive holds, by the names of its parts.
fn package(bytes: &[u8]) -> Kind {
    if position(bytes, b"mimetypeapplication/vnd.oasis.opendocument.text").is_some() {
        return Kind::OpenDocument;
    }
    let tail = &bytes[bytes.len().saturating_sub(1 << 20)..];
    let head = &bytes[..bytes.len().min(1 << 20)];
    let word = |part: &[u8]| position(part, b"word/").is_some();
    if word(head) || word(tail) { Kind::Docx } else { Kind::Package }
}

fn text(bytes: &[u8], name: &str) -> Kind {
    let extension = extension(name);
    let word = matches!(extension.as_deref(), Some("docx" | "docm" | "dotx" | "dotm"));
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if !wide && (bytes[..bytes.len().min(HEAD)].contains(&0) || !mostly_utf8(bytes)) {
        return if word { Kind::Damaged } else { Kind::Binary };
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).replace('\0', "");
    let head = head.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
    if looks_like_json(head) && !word && extension.as_deref() != Some("md") {
        return Kind::Json;
    }
    let lower = head.to_ascii_lowercase();
    let html = ["<!doctype html", "<html", "<head", "<body", "<article", "<p", "<h1", "<div"];
    if html.iter().any(|tag| opens_with(&lower, tag)) {
        return Kind::Html;
    }
    if lower.starts_with("<?xml") {
        return if lower.contains("<html") { Kind::Html } else { Kind::Xml };
    }
    match extension.as_deref() {
        _ if word => Kind::Damaged,
        Some("html" | "htm" | "xhtml") => Kind::Html,
        Some("md" | "markdown" | "mkd") => Kind::Markdown,
        Some("txt" | "text" | "asc") => Kind::Plain,
        Some("json") => Kind::Json,
        _ if looks_like_markdown(head) => Kind::Markdown,
        _ => Kind::Plain,
    }
}

fn opens_with(text: &str, tag: &str) -> bool {
    text.strip_prefix(tag).is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '\r', '\t']))
}

/// `{` followed by a name, or `[` followed by `{`: a bracketed text opens with `[` too.
fn looks_like_json(head: &str) -> bool {
    let inner = head.strip_prefix('{').map(str::trim_start);
    inner.is_some_and(|inner| inner.starts_with(['"', '}']))
}

fn looks_like_markdown(head: &str) -> bool {
    let heading = |line: &str| {
        let hashes = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    };
    head.lines().any(heading) || head.contains("**")
}

/// A file may be cut within a character, and a few bytes of another encoding make it no binary.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let broken = String::from_utf8_lossy(head).chars().filter(|c| *c == '\u{FFFD}').count();
    broken * 20 <= head.len()
}

fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let plain = !stem.is_empty() && (1..=8).contains(&extension.len());
    (plain && extension.chars().all(|c| c.is_ascii_alphanumeric()))
        .then(|| extension.to_ascii_lowercase())
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
