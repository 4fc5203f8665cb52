//! Files that came with a form.
//!
//! **Invariant:** the name of a file tells what kind it is and goes no further; its bytes are read in the
//! quarantine alone.

use unbracket_quarantine::{Fault, Noticed, Refused};
use unbracket_text::versions::AnotherText;

use crate::failure::Failure;
use crate::site::Site;
use crate::tongue::Tongue;

/// The most that a form with a file may hold, in bytes.
pub(crate) const MOST: usize = 17 << 20;

/// Reads a file in the quarantine, beside the threads that serve pages.
///
/// # Errors
/// Where it is refused, with what would be in order, in the language of the reader.
pub(crate) async fn read(
    (site, tongue): (&Site, Tongue),
    name: String,
    bytes: Vec<u8>,
) -> Result<unbracket_quarantine::Parsed, Failure> {
    let reader = site.reader();
    let parsed = tokio::task::spawn_blocking(move || reader.parse(&bytes, &name)).await;
    let parsed = parsed.map_err(|error| Failure::Unavailable(error.to_string()))?;
    parsed.map_err(|refused| Failure::Said(said(tongue, &refused)))
}

/// Why a file was not read. In English the reader says it exactly; in any other language a sentence of
/// that language stands for it.
pub(crate) fn said(tongue: Tongue, refused: &Refused) -> String {
    let of = |key: &str, found: u64, limit: u64| {
        tongue.with(key, &[("found", &found), ("limit", &limit)])
    };
    match refused {
        Refused::TooLarge { found, limit } => of("upload-too-large", *found, *limit),
        Refused::File(unread) if tongue == Tongue::ENGLISH => unread.why.clone(),
        Refused::File(unread) => match unread.fault {
            Fault::OverLimit { found, limit } => of("upload-over-limit", found, limit),
            Fault::WrongKind => tongue.say("upload-wrong-kind"),
            Fault::Damaged => tongue.say("upload-damaged"),
            Fault::Encrypted => tongue.say("upload-encrypted"),
            Fault::Reader => tongue.say("upload-no-answer"),
        },
        Refused::TooLong(seconds) => tongue.with("upload-too-long", &[("seconds", seconds)]),
        Refused::TooMuch => tongue.say("upload-too-much"),
        Refused::Died => tongue.say("upload-no-answer"),
        Refused::Busy => tongue.say("upload-busy"),
        Refused::NoWorker(_) => tongue.say("upload-no-reader"),
    }
}

/// What a reader noticed. In English it says it exactly, with figures; in any other language a sentence of
/// that language stands for it.
pub(crate) fn noticed(tongue: Tongue, notice: &Noticed) -> String {
    let key = format!("notice-{}", notice.code);
    let words = if tongue == Tongue::ENGLISH || !tongue.has(&key) {
        notice.message.clone()
    } else {
        tongue.say(&key)
    };
    match notice.place.as_str() {
        "" => words,
        place => match place.strip_prefix("paragraph ") {
            Some(number) => {
                format!("{}: {words}", tongue.with("text-paragraph", &[("number", &number)]))
            }
            None => format!("{place}: {words}"),
        },
    }
}

/// That a file holds another text than the one it would change.
pub(crate) fn another_text(tongue: Tongue, found: &AnotherText) -> String {
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("percent", &found.percent), ("limit", &found.limit)];
    tongue.with("upload-another-text", &values)
}

#[cfg(test)]
mod tests {
    use unbracket_quarantine::Unread;

    use super::*;

    #[test]
    fn what_a_reader_notices_is_said_in_the_language_of_the_reader() {
        for code in unbracket_formats::Notice::OF_READERS {
            let message = "12 of the things are dropped".to_owned();
            let notice = Noticed { code: code.to_owned(), place: String::new(), message };
            for tongue in Tongue::all() {
                let exact = noticed(tongue, &notice) == notice.message;
                assert_eq!(exact, tongue == Tongue::ENGLISH, "{code} {}", tongue.code());
            }
        }
    }

    #[test]
    fn every_refusal_of_a_file_is_said_in_the_language_of_the_reader() {
        let file =
            |fault| Refused::File(Unread { fault, why: "the file is what it is".to_owned() });
        let refusals = [
            Refused::TooLarge { found: 12, limit: 7 },
            file(Fault::OverLimit { found: 12, limit: 7 }),
            file(Fault::WrongKind),
            file(Fault::Damaged),
            file(Fault::Encrypted),
            file(Fault::Reader),
            Refused::TooLong(7),
            Refused::TooMuch,
            Refused::Died,
            Refused::Busy,
            Refused::NoWorker("the file is what it is".to_owned()),
        ];
        for tongue in Tongue::all().filter(|tongue| *tongue != Tongue::ENGLISH) {
            for refused in &refusals {
                let words = said(tongue, refused);
                let whole = !words.contains(['⟦', '{']) && !words.contains("the ");
                assert!(whole, "{}: {words}", tongue.code());
                let figures = refused.to_string().contains("12");
                assert!(!figures || (words.contains("12") && words.contains('7')), "{words}");
            }
            let words = another_text(tongue, &AnotherText { percent: 3, limit: 20 });
            assert!(words.contains('3') && words.contains("20"), "{words}");
        }
        assert_eq!(said(Tongue::ENGLISH, &file(Fault::Damaged)), "the file is what it is");
    }
}
