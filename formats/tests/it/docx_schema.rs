//! What Word demands and LibreOffice forgives: the order of properties, identities, attributes.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use unbracket_formats::docx::{
    WriteOptions, write_comparison, write_compilation, write_draft, write_redline,
};
use unbracket_text::{Reading, compile};

use crate::page::charter;
use crate::page::evaluate::{Element, Node};

/// The order of children that ECMA-376, part 1, sets for the elements that we write (17.3.1.26,
/// 17.3.2.28, 17.7.4.17, 17.15.1.78, 17.6.17).
const ORDERS: [(&str, &str); 8] = [
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
         suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct \
         topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
         contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike \
         outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w \
         kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
         eastAsianLayout specVanish oMath rPrChange",
    ),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
         unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr",
    ),
    (
        "settings",
        "zoom mirrorMargins revisionView trackRevisions documentProtection defaultTabStop \
         compat themeFontLang",
    ),
    ("sectPr", "pgSz pgMar cols titlePg textDirection bidi"),
    ("docDefaults", "rPrDefault pPrDefault"),
    ("styles", "docDefaults latentStyles style"),
    ("document", "background body"),
];

/// The order of the children of an element; none where any will do.
fn order(element: &str) -> Option<Vec<String>> {
    let known = |(name, _): &&(&str, &str)| element.strip_prefix("w:") == Some(name);
    let (_, order) = ORDERS.iter().find(known)?;
    Some(order.split_whitespace().map(|name| format!("w:{name}")).collect())
}

/// The elements that may stand several times in their parent.
const REPEATED: [&str; 1] = ["w:style"];

/// A part as a tree; stops at markup that is not well formed.
fn tree(part: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = part;
    while let Some((text, behind)) = rest.split_once('<') {
        let (tag, behind) = behind.split_once('>').expect("a tag is closed");
        rest = behind;
        let top = open.last_mut().expect("an element is open");
        if !text.is_empty() {
            top.children.push(Node::Text(text.to_owned()));
        }
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().expect("an element is open");
            assert_eq!(closed.name, name, "elements are closed in order");
            open.last_mut().expect("it has a parent").children.push(Node::Element(closed));
        } else if let Some(tag) = tag.strip_suffix('/') {
            top.children.push(Node::Element(element(tag)));
        } else {
            open.push(element(tag));
        }
    }
    assert_eq!(open.len(), 1, "all elements are closed");
    open.pop().expect("the root stays")
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut found = Element { name: name.to_owned(), ..Element::default() };
    while let Some((name, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').expect("a value is quoted");
        assert!(found.get(name.trim()).is_none(), "an attribute stands once: {tag}");
        found.attributes.push((name.trim().to_owned(), value.to_owned()));
        rest = behind;
    }
    found
}

/// The first thing that Word would refuse.
fn fault(element: &Element, ids: &mut BTreeSet<String>) -> Option<String> {
    if let Some(order) = order(&element.name) {
        let mut last = None;
        for child in element.elements() {
            let place = order.iter().position(|name| *name == child.name);
            let repeats = place == last && REPEATED.contains(&child.name.as_str());
            if place.is_none() || (place <= last && !repeats) {
                return Some(format!("{} in {} stands wrong", child.name, element.name));
            }
            last = place;
        }
    }
    let changes = matches!(element.name.as_str(), "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo");
    if changes || element.name.ends_with("RangeStart") && element.name.starts_with("w:move") {
        let id = element.get("w:id").unwrap_or_default();
        let named = element.get("w:author").is_some_and(|author| !author.is_empty());
        let fresh = id.parse::<u32>().is_ok() && ids.insert(id.to_owned());
        if !named || !fresh || element.get("w:date").is_none() {
            return Some(format!("{} {id}: an identity of its own, author, date", element.name));
        }
    }
    let first = element.elements().next().map(|child| child.name.as_str());
    if element.name == "w:p" && element.elements().skip(1).any(|child| child.name == "w:pPr") {
        return Some("w:pPr is the first in w:p".to_owned());
    }
    if element.name == "w:del"
        && element.elements().any(|run| run.elements().any(|t| t.name == "w:t"))
    {
        return Some("w:t in w:del".to_owned());
    }
    if element.name == "w:body" && first.is_none() {
        return Some("a body without a paragraph".to_owned());
    }
    element.elements().find_map(|child| fault(child, ids))
}

pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut out = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("an entry");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        out.push((file.name().expect("a name").into_owned(), text));
    }
    out
}

fn check(bytes: &[u8]) {
    for (name, text) in parts(bytes) {
        assert_eq!(fault(&tree(&text), &mut BTreeSet::new()), None, "{name}");
    }
}

#[test]
fn every_part_that_we_write_is_in_the_order_of_the_standard() {
    let (base, amendments) = charter::charter();
    let options = WriteOptions { author: Some("The Secretariat".to_owned()), date: None };
    for language in [None, Some("ar"), Some("zh"), Some("fr")] {
        let base = base.clone().with_language(language.map(str::to_owned));
        check(&write_draft(&base, &options).bytes);
        let compilation = compile(&base, &amendments);
        check(&write_redline(&compilation, &options).bytes);
        check(&write_compilation(&compilation, &options).bytes);
        for sponsor in compilation.sponsors().keys() {
            let theirs = compilation.reading(&Reading::Sponsor(sponsor));
            check(&write_comparison(&base, &theirs, "The Secretariat", &options).bytes);
            check(&write_comparison(&theirs, &base, "The Secretariat", &options).bytes);
        }
    }
}

#[test]
fn a_fault_in_the_order_is_found() {
    let found = |part: &str| fault(&tree(part), &mut BTreeSet::new()).is_some();
    let change = "w:id=\"1\" w:author=\"A\" w:date=\"2000-01-01T00:00:00Z\"";
    assert!(found("<w:rPr><w:sz/><w:b/></w:rPr>"));
    assert!(found("<w:pPr><w:rPr/><w:ind/></w:pPr>"));
    assert!(found("<w:rPr><w:b/><w:b/></w:rPr>"));
    assert!(found(&format!("<w:p><w:ins {change}/><w:del {change}/></w:p>")));
    assert!(found("<w:p><w:ins w:id=\"1\"/></w:p>"));
    assert!(found(&format!("<w:p><w:del {change}><w:r><w:t>a</w:t></w:r></w:del></w:p>")));
    assert!(!found(&format!("<w:p><w:pPr><w:pStyle/></w:pPr><w:ins {change}/></w:p>")));
}
