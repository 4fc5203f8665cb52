//! Any text with square brackets.

use std::time::{Duration, Instant};

use unbracket_formats::Names;
use unbracket_formats::brackets::parse;

/// More than any text of 64 KiB may take, by far, on a slow machine and with a slow build.
const PATIENCE: Duration = Duration::from_secs(3);

/// A text comes back character for character, and soon.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let start = Instant::now();
    for names in [Names::default(), Names::none()] {
        let parsed = parse(&text, &names);
        assert_eq!(parsed.passage.to_marked_text(), text, "characters are lost");
    }
    assert!(start.elapsed() < PATIENCE, "{} bytes took {:?}", data.len(), start.elapsed());
}
