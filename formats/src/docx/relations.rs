//! Which part of the package is what, by its relationships.

use crate::limits::{Limits, ReadError};

use super::package::Package;
use super::xml::{Token, Xml};

/// The names of the parts that are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// The main document.
    pub(super) document: String,
    /// Styles.
    pub(super) styles: Option<String>,
    /// Definitions of numbered lists.
    pub(super) numbering: Option<String>,
    /// Footnotes.
    pub(super) footnotes: Option<String>,
    /// Endnotes.
    pub(super) endnotes: Option<String>,
    /// Comments.
    pub(super) comments: Option<String>,
}

/// Finds the main document and the parts that it uses.
pub(super) fn find(package: &mut Package<'_>, limits: &Limits) -> Result<Parts, ReadError> {
    let document = read(package, "", limits)?
        .into_iter()
        .find(|(kind, _)| kind == "officeDocument")
        .map(|(_, target)| target)
        .filter(|target| package.has(target))
        .unwrap_or_else(|| "word/document.xml".to_owned());
    if let Some(kind) = other_office_kind(&document, package) {
        return Err(ReadError::WrongKind {
            found: format!("the file is {kind}, not a Word document"),
            hint: "send the text as a Word document (.docx)".to_owned(),
        });
    }
    if !package.has(&document) {
        return Err(ReadError::WrongKind {
            found: format!("the package has no main document ({document})"),
            hint: "save it as a Word document (.docx) and send it again".to_owned(),
        });
    }
    let mut parts = Parts::default();
    for (kind, target) in read(package, &document, limits)? {
        let slot = match kind.as_str() {
            "styles" => &mut parts.styles,
            "numbering" => &mut parts.numbering,
            "footnotes" => &mut parts.footnotes,
            "endnotes" => &mut parts.endnotes,
            "comments" => &mut parts.comments,
            _ => continue,
        };
        *slot = Some(target);
    }
    parts.document = document;
    Ok(parts)
}

fn other_office_kind(document: &str, package: &Package<'_>) -> Option<&'static str> {
    if document.starts_with("xl/") || package.has("xl/workbook.xml") {
        Some("a spreadsheet")
    } else if document.starts_with("ppt/") || package.has("ppt/presentation.xml") {
        Some("a presentation")
    } else if package.has("content.xml") && package.has("mimetype") {
        Some("an OpenDocument file")
    } else {
        None
    }
}

/// The relationships of a part, as the last word of their type and the name of the part meant.
fn read(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<(String, String)>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let Some(text) = package.text(&name)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&name, &text, limits);
    let mut found = Vec::new();
    while let Some(token) = xml.next()? {
        let Token::Open(element) = token else { continue };
        // What stands outside the package is never fetched.
        let inside = element.attribute("TargetMode").as_deref() != Some("External");
        let kind = element.attribute("Type");
        if let (true, Some(kind), Some(target)) = (inside, kind, element.attribute("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push((kind, absolute(folder, &target)));
        }
    }
    Ok(found)
}

/// The name of a part from a target written relative to a folder.
fn absolute(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}
