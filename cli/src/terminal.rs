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
/// paint over other lines, become visible signs.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
