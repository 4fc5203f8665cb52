//! Differences on the terminal: always told by words and signs, colour where it is wanted.

use std::io::IsTerminal;

use crate::arguments::Colour;

/// How differences are painted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    coloured: bool,
}

impl Paint {
    pub(crate) fn new(colour: Colour) -> Self {
        let wanted = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let coloured = match colour {
            Colour::Auto => wanted,
            Colour::Always => true,
            Colour::Never => false,
        };
        Self { coloured }
    }

    pub(crate) fn deleted(self, text: &str) -> String {
        self.wrap("31;9", &format!("[-{}-]", harmless(text)))
    }

    pub(crate) fn inserted(self, text: &str) -> String {
        self.wrap("36;1;4", &format!("{{+{}+}}", harmless(text)))
    }

    pub(crate) fn strong(self, text: &str) -> String {
        self.wrap("1", &harmless(text))
    }

    pub(crate) fn soft(self, text: &str) -> String {
        self.wrap("2", &harmless(text))
    }

    fn wrap(self, code: &str, text: &str) -> String {
        if self.coloured { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Text of a document as a terminal may show it: control characters, which could move the cursor or
/// paint over other lines, and characters that turn the direction of a line become visible signs.
pub(crate) fn harmless(text: &str) -> String {
    let is_harmful = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2028}' | '\u{2029}')
    };
    text.chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }).collect()
}

/// As [`harmless`], on one line: the name of a file or of a sponsor cannot pass for a line of ours.
pub(crate) fn harmless_line(text: &str) -> String {
    harmless(text).replace('\n', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_becomes_a_visible_sign() {
        assert_eq!(
            harmless("a\u{1b}[31mb\u{9b}1m\u{202e}c\nd"),
            "a\u{fffd}[31mb\u{fffd}1m\u{fffd}c\nd"
        );
        assert_eq!(harmless_line("a\nset aside"), "a\u{fffd}set aside");
    }
}
