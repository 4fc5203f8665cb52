//! iCalendar (RFC 5545): events as lines that any calendar reads.
//!
//! **Invariant:** no line is longer than 75 bytes, none is cut within a character, and text never ends
//! a line or a field of its own.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use unbracket_negotiation::Moment;

/// Something with a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// Its lasting name: the same thing has the same for ever, whatever its time.
    pub(super) uid: String,
    pub(super) from: Moment,
    /// None for a deadline.
    pub(super) until: Option<Moment>,
    pub(super) summary: String,
    pub(super) place: String,
    /// A whole address.
    pub(super) url: String,
    /// How often it was changed, as far as is known.
    pub(super) sequence: usize,
}

/// A calendar with these events; `stamp` is when it was made.
pub(super) fn calendar(name: &str, stamp: Moment, events: &[Event]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Unbracket//Calendar//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        line(&format!("DTSTAMP:{}", utc(stamp)));
        line(&format!("DTSTART:{}", utc(event.from)));
        if let Some(until) = event.until.filter(|until| *until > event.from) {
            line(&format!("DTEND:{}", utc(until)));
        }
        line(&format!("SEQUENCE:{}", event.sequence));
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.place.is_empty() {
            line(&format!("LOCATION:{}", escaped(&event.place)));
        }
        line(&format!("URL:{}", event.url));
        // A stage or a deadline keeps nobody from another appointment.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn utc(moment: Moment) -> String {
    let at = Timestamp::from_second(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Ends a line, cut into pieces of 75 bytes at most, each but the first after a space.
fn fold(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_text_is_escaped() {
        let event = Event {
            uid: "call-0@example.org".to_owned(),
            from: Moment(2_000_000_000),
            until: None,
            summary: format!("مدخلات; {}, and \\ more\nlines", "很".repeat(60)),
            place: String::new(),
            url: "https://example.org/p/x".to_owned(),
            sequence: 2,
        };
        let text = calendar("A, B", Moment(1_999_999_999), &[event]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:مدخلات\\; 很"), "{unfolded}");
        assert!(unfolded.contains("\\, and \\\\ more\\nlines\r\n"), "{unfolded}");
        assert!(unfolded.contains("DTSTART:20330518T033320Z\r\n") && !unfolded.contains("DTEND"));
    }
}
