//! PDF: its text, read as plain text. Headings, tables and tracked changes do not survive PDF.
//!
//! **Invariant:** a broken file gives a refusal, never a panic of the whole program.

mod running;

use unbracket_text::token::runs_right_to_left;

use crate::assemble::{Found, assemble, over};
use crate::brackets::counted;
use crate::document::Document;
use crate::limits::{Limits, ReadError};
use crate::notice::Notice;
use crate::plain;
use crate::read::ReadOptions;

/// Stack for the extraction, which recurses into nested forms.
const ROOM: usize = 64 << 20;

/// Reads the text of a PDF.
///
/// # Errors
/// Refuses a file over a limit, a damaged or encrypted one, and one that holds no text.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let mut pages = pages(bytes, &options.limits)?;
    let heads = running::take_out(&mut pages);
    let text = running::joined(&pages);
    let mut notices = vec![Notice::new(
        "pdf-structure-inferred",
        "",
        "paragraphs and labels were inferred from the lines of a PDF; prefer the Word document",
    )];
    if !heads.is_empty() {
        let message =
            format!("lines that recur on every page were left out: {}", heads.join(" / "));
        notices.push(Notice::new("running-heads-dropped", "", message));
    }
    let paragraphs = plain::paragraphs(&text, options.limits.paragraphs);
    let right_to_left =
        text.lines().filter(|line| runs_right_to_left(line) && !line.trim().is_empty()).count();
    if right_to_left > 0 {
        let message = format!(
            "{} run from right to left; a PDF may hold their words in visual order, so compare them \
             with the page or send the Word document",
            counted(right_to_left, "line")
        );
        notices.push(Notice::new("pdf-right-to-left", "", message));
    }
    assemble(Found { paragraphs, notices, ..Found::default() }, options)
}

/// The text of all pages of a PDF.
///
/// # Errors
/// As [`read`].
pub fn text(bytes: &[u8], limits: &Limits) -> Result<String, ReadError> {
    Ok(pages(bytes, limits)?.join("\n"))
}

fn pages(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, ReadError> {
    let limit = usize::try_from(limits.file_bytes).unwrap_or(usize::MAX);
    over("the size of the file in bytes", bytes.len(), limit)?;
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(ReadError::WrongKind {
            found: "the file is no PDF".to_owned(),
            hint: "send it under its proper name".to_owned(),
        });
    }
    let pages = extracted(bytes)?;
    let limit = usize::try_from(limits.unpacked_bytes).unwrap_or(usize::MAX);
    over("the size of the text in bytes", pages.iter().map(String::len).sum(), limit)?;
    if pages.iter().all(|page| page.trim().is_empty()) {
        return Err(ReadError::WrongKind {
            found: "the PDF holds no text: it is perhaps a scan".to_owned(),
            hint: "send the Word document, or a PDF with text".to_owned(),
        });
    }
    Ok(pages)
}

/// The text of each page; the extraction is foreign code that panics on broken files.
fn extracted(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let result = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("pdf".to_owned()).stack_size(ROOM);
        let spawned =
            thread.spawn_scoped(scope, || pdf_extract::extract_text_from_mem_by_pages(bytes));
        spawned.map(std::thread::ScopedJoinHandle::join)
    });
    match result {
        Ok(Ok(Ok(pages))) => Ok(pages),
        Ok(Ok(Err(error))) => Err(refused(&error.to_string())),
        Ok(Err(_)) => Err(refused("its text cannot be drawn out")),
        Err(error) => Err(refused(&error.to_string())),
    }
}

fn refused(error: &str) -> ReadError {
    let lower = error.to_lowercase();
    if lower.contains("encrypt") || lower.contains("password") || lower.contains("decrypt") {
        return ReadError::Encrypted;
    }
    ReadError::Damaged {
        what: error.to_owned(),
        hint: "save the PDF anew, or send the Word document".to_owned(),
    }
}
