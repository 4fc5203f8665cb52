//! Styles: which are headings and titles, and which are numbered.

use std::collections::BTreeMap;

use unbracket_text::ProvisionKind;

use crate::limits::{Limits, ReadError};

use super::model::Look;
use super::xml::{Element, Space, Token, Xml};

/// How long a chain of styles based on styles is followed.
const LONGEST_CHAIN: usize = 32;

/// How much of the name of a style is looked at, for every paragraph anew.
const LONGEST_NAME: usize = 64;

/// All paragraph styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    standard: Option<String>,
    /// The language of the document, as its defaults say.
    pub(super) language: Option<String>,
    /// The language of its right-to-left text.
    pub(super) language_right_to_left: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    look: Look,
}

/// What a style says of a paragraph, with what it takes from the styles that it is based on.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<usize>,
    /// The list it is numbered by.
    pub(super) list: Option<i64>,
    /// Its level in the list.
    pub(super) level: Option<usize>,
    /// Its indentation.
    pub(super) indent: Option<i64>,
    /// Whether it is the title.
    pub(super) title: bool,
    /// What it is, where the style is one of ours.
    pub(super) kind: Option<ProvisionKind>,
}

impl Styles {
    /// Reads the part that holds the styles.
    pub(super) fn read(part: &str, text: &str, limits: &Limits) -> Result<Self, ReadError> {
        let mut xml = Xml::new(part, text, limits);
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        while let Some(token) = xml.next()? {
            let Token::Open(element) = token else { continue };
            if element.space != Space::Word {
                continue;
            }
            match element.name() {
                "style" => {
                    styles.keep(current.take());
                    current = styles.begin(&element);
                }
                "lang" if current.is_none() && styles.language.is_none() => {
                    styles.language = element.val();
                    styles.language_right_to_left = element.attribute("bidi");
                }
                "tblStylePr" => xml.skip()?,
                name => {
                    if let Some((_, style)) = &mut current {
                        style.note(name, &element);
                    }
                }
            }
        }
        styles.keep(current);
        Ok(styles)
    }

    fn begin(&mut self, element: &Element<'_>) -> Option<(String, Style)> {
        let id = element.attribute("styleId")?;
        let paragraph = element.attribute("type").is_none_or(|kind| kind == "paragraph");
        let standard = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
        if paragraph && standard {
            self.standard = Some(id.clone());
        }
        Some((id, Style::default()))
    }

    fn keep(&mut self, style: Option<(String, Style)>) {
        if let Some((id, style)) = style {
            self.by_id.insert(id, style);
        }
    }

    /// What a style says, or the standard style where none is named.
    pub(super) fn resolve(&self, id: Option<&str>) -> Resolved {
        let mut found = Resolved::default();
        let mut next = id.or(self.standard.as_deref());
        for step in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            let name = style.name.to_ascii_lowercase();
            found.title |= step == 0 && name == "title";
            found.kind = found.kind.or_else(|| kind_of_style(&style.name));
            let look = &style.look;
            found.outline = found.outline.or(look.outline).or_else(|| heading_level(&name));
            found.list = found.list.or(look.list);
            found.level = found.level.or(look.level);
            found.indent = found.indent.or(look.indent);
            next = style.based_on.as_deref();
        }
        found
    }
}

impl Style {
    fn note(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "name" => {
                self.name = element.val().unwrap_or_default().chars().take(LONGEST_NAME).collect();
            }
            "basedOn" => self.based_on = element.val(),
            _ => note_look(&mut self.look, name, element),
        }
    }
}

/// Takes from an element of paragraph properties what says what the paragraph is.
pub(super) fn note_look(look: &mut Look, name: &str, element: &Element<'_>) {
    let small =
        |number: Option<i64>| number.and_then(|n| usize::try_from(n).ok()).filter(|n| *n < 10);
    match name {
        "pStyle" => look.style = element.val(),
        "numId" => look.list = element.number("val"),
        "ilvl" => look.level = small(element.number("val")),
        "outlineLvl" => look.outline = small(element.number("val")),
        "ind" => {
            let start = element.number("start").or_else(|| element.number("left"));
            look.indent = start.or(look.indent);
        }
        _ => {}
    }
}

/// `heading 2` is at outline level 1.
fn heading_level(name: &str) -> Option<usize> {
    let level: usize = name.strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

/// The styles by which our own documents say what a paragraph is; whoever edits them in Word keeps
/// the styles without knowing.
const KINDS: [(&str, ProvisionKind); 7] = [
    ("Preambular Paragraph", ProvisionKind::PreambularParagraph),
    ("Operative Paragraph", ProvisionKind::OperativeParagraph),
    ("Chapeau", ProvisionKind::Chapeau),
    ("Sub-paragraph", ProvisionKind::SubParagraph),
    ("Placeholder", ProvisionKind::Placeholder),
    ("Annex", ProvisionKind::Annex),
    ("Unnumbered Paragraph", ProvisionKind::Unnumbered),
];

fn kind_of_style(name: &str) -> Option<ProvisionKind> {
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

/// The name of the style that says what a paragraph is; headings and titles have Word's own.
pub(super) fn style_of_kind(kind: ProvisionKind) -> Option<&'static str> {
    KINDS.iter().find(|(_, known)| *known == kind).map(|(name, _)| *name)
}
