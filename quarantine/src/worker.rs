//! The worker: confines itself, reads a head and bytes, and answers.
//!
//! **Invariant:** no byte of the file is looked at before the confinement stands.

use std::io::{BufRead, Read, Write};

use unbracket_formats::limits::Limits as FileLimits;
use unbracket_formats::{ReadOptions, read};

use crate::confine::confine;
use crate::wire::{Answer, BEGINS, Fault, Head, Unread};

/// The head is one short line.
const HEAD_LIMIT: u64 = 4096;

/// Reads one file from the standard input, answers on the standard output, and ends the process.
pub fn work() -> ! {
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    let taken = input.by_ref().take(HEAD_LIMIT).read_until(b'\n', &mut line);
    let head = taken.ok().and_then(|_| serde_json::from_slice::<Head>(&line).ok());
    let Some(head) = head else { answer(&refusal("the request has no head")) };
    let confined = confine(head.cpu_seconds, head.memory);
    let mut bytes = Vec::new();
    let read_in = input.take(head.file_bytes + 1).read_to_end(&mut bytes);
    let mut said = match read_in {
        Ok(_) => read_file(&bytes, &head),
        Err(error) => refusal(&error.to_string()),
    };
    said.lacking = confined.lacking;
    answer(&said)
}

fn read_file(bytes: &[u8], head: &Head) -> Answer {
    let limits = FileLimits { file_bytes: head.file_bytes, ..limits() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    match read(bytes, &head.name, &options) {
        Ok(document) => Answer::of(&document),
        Err(error) => Answer { refused: Some(Unread::from(&error)), ..Answer::default() },
    }
}

/// How much is read of one file that somebody uploads: far less than at the command line.
pub(crate) fn limits() -> FileLimits {
    FileLimits {
        unpacked_bytes: 96 << 20,
        parts: 1_024,
        depth: 64,
        paragraphs: 10_000,
        paragraph_bytes: 256 << 10,
        changes: 20_000,
        ..FileLimits::default()
    }
}

fn refusal(why: &str) -> Answer {
    let refused = Unread { fault: Fault::Reader, why: why.to_owned() };
    Answer { refused: Some(refused), ..Answer::default() }
}

/// Answers with a refusal and ends the process: what a worker of a test says of its attempts.
pub fn answer_refusal(why: &str) -> ! {
    answer(&refusal(why))
}

fn answer(answer: &Answer) -> ! {
    let mut out = std::io::stdout().lock();
    let written = out
        .write_all(BEGINS)
        .and_then(|()| serde_json::to_writer(&mut out, answer).map_err(Into::into))
        .and_then(|()| out.flush());
    std::process::exit(i32::from(written.is_err()))
}
