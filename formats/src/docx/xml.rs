//! The XML of a part as a stream of elements and text.
//!
//! **Invariant:** nothing is fetched and nothing is expanded but the five entities and characters by
//! number; a document type declaration is refused; depth is limited and nothing recurses.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::limits::{Limits, ReadError};

/// What the stream brings.
pub(super) enum Token<'a> {
    /// An element opens; an empty one closes at once.
    Open(Element<'a>),
    /// The element opened last closes.
    Close,
    /// Characters.
    Text(Cow<'a, str>),
}

/// The vocabulary to which an element belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML.
    Word,
    /// Equations.
    Math,
    /// Markup compatibility: choices and fallbacks.
    Compatibility,
    /// Any other.
    Other,
}

/// An element with its attributes.
pub(super) struct Element<'a> {
    /// Its vocabulary.
    pub(super) space: Space,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The attribute of this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|one| one.key.local_name().into_inner() == name)?;
        let value = match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => found.value.into_owned(),
        };
        Some(value)
    }

    /// The attribute `val`, which carries most values of the format.
    pub(super) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute of this name as a number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether the attribute `val` says yes: absent, it does.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The stream of one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
    deepest: usize,
    spaces: Vec<(String, Space)>,
}

impl<'a> Xml<'a> {
    /// Opens the text of a part.
    pub(super) fn new(part: &'a str, text: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, part, depth: 0, deepest: limits.depth, spaces: Vec::new() }
    }

    /// The next element or text; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, ReadError> {
        loop {
            let event =
                self.reader.read_event().map_err(|error| self.damaged(&error.to_string()))?;
            match event {
                Event::Start(start) => return self.open(start).map(|open| Some(Token::Open(open))),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Token::Close));
                }
                Event::Text(text) => return Ok(Some(Token::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Token::Text(text.into_inner()))),
                Event::GeneralRef(name) => return Ok(Some(Token::Text(resolve(&name)))),
                Event::DocType(_) => {
                    return Err(ReadError::WrongKind {
                        found: format!("{} holds a document type declaration (DTD)", self.part),
                        hint: "Word never writes one; save the document in Word and send it again"
                            .to_owned(),
                    });
                }
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(self.damaged("it ends before its elements are closed")),
            }
        }
    }

    /// Leaves out everything up to the close of the element opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Element<'a>, ReadError> {
        self.depth += 1;
        if self.depth > self.deepest {
            return Err(ReadError::OverLimit {
                what: "the depth of nested elements",
                found: self.depth as u64,
                limit: self.deepest as u64,
                hint: "save the document in Word and send it again",
            });
        }
        if start.attributes_raw().contains("xmlns") {
            self.declare(&start);
        }
        let space = self.space(&start);
        Ok(Element { space, start })
    }

    /// Notes the prefixes that an element declares; a later declaration of a prefix wins.
    fn declare(&mut self, start: &BytesStart<'_>) {
        const MOST: usize = 256;
        let mut attributes = start.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let key = attribute.key.into_inner();
            let Some(prefix) = key.strip_prefix("xmlns").map(|rest| rest.trim_start_matches(':'))
            else {
                continue;
            };
            let space = space_of(&attribute.value);
            if let Some(known) = self.spaces.iter_mut().find(|(known, _)| known == prefix) {
                known.1 = space;
            } else if self.spaces.len() < MOST {
                self.spaces.push((prefix.to_owned(), space));
            }
        }
    }

    fn space(&self, start: &BytesStart<'_>) -> Space {
        let name = start.name().into_inner();
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        match self.spaces.iter().find(|(known, _)| known == prefix) {
            Some((_, space)) => *space,
            None if prefix == "w" => Space::Word,
            None => Space::Other,
        }
    }

    fn damaged(&self, what: &str) -> ReadError {
        ReadError::Damaged {
            what: format!("{} is not well-formed XML ({what})", self.part),
            hint: "open it in Word, save it and send it again".to_owned(),
        }
    }
}

fn space_of(address: &str) -> Space {
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        _ => Space::Other,
    }
}

/// The character that a reference stands for; an unknown entity stays as it is written.
fn resolve<'a>(name: &BytesRef<'_>) -> Cow<'a, str> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Cow::Owned(c.to_string());
    }
    Cow::Owned(match &**name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    })
}
