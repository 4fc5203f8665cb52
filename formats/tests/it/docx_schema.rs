//! What Word demands and LibreOffice forgives: the order of properties, identities, attributes.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use unbracket_formats::docx::{WriteOptions, write_compilation, write_draft, write_redline};
use unbracket_text::compile;

use crate::page::charter;
use crate::page::evaluate::{Element, Node};

/// The order of children that ECMA-376, part 1, sets for the elements that we write (17.3.1.26,
/// 17.3.2.28, 17.7.4.17, 17.15.1.78, 17.6.17).
fn order(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "w:pPr" => &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:bidi",
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:suppressOverlap",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:textboxTightWrap",
            "w:outlineLvl",
            "w:divId",
            "w:cnfStyle",
            "w:rPr",
            "w:sectPr",
            "w:pPrChange",
        ],
        "w:rPr" => &[
            "w:ins",
            "w:del",
            "w:moveFrom",
            "w:moveTo",
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:smallCaps",
            "w:strike",
            "w:dstrike",
            "w:outline",
            "w:shadow",
            "w:emboss",
            "w:imprint",
            "w:noProof",
            "w:snapToGrid",
            "w:vanish",
            "w:webHidden",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:effect",
            "w:bdr",
            "w:shd",
            "w:fitText",
            "w:vertAlign",
            "w:rtl",
            "w:cs",
            "w:em",
            "w:lang",
            "w:eastAsianLayout",
            "w:specVanish",
            "w:oMath",
            "w:rPrChange",
        ],
        "w:style" => &[
            "w:name",
            "w:aliases",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:autoRedefine",
            "w:hidden",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:locked",
            "w:personal",
            "w:rsid",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
        "w:settings" => &[
            "w:zoom",
            "w:mirrorMargins",
            "w:revisionView",
            "w:trackRevisions",
            "w:documentProtection",
            "w:defaultTabStop",
            "w:compat",
            "w:themeFontLang",
        ],
        "w:sectPr" => &["w:pgSz", "w:pgMar", "w:cols", "w:titlePg", "w:textDirection", "w:bidi"],
        "w:docDefaults" => &["w:rPrDefault", "w:pPrDefault"],
        "w:styles" => &["w:docDefaults", "w:latentStyles", "w:style"],
        "w:document" => &["w:background", "w:body"],
        _ => return None,
    })
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
    if matches!(element.name.as_str(), "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo") {
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

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
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
    for base in [base.clone(), base.with_language(Some("ar".to_owned()))] {
        check(&write_draft(&base, &options).bytes);
        let compilation = compile(&base, &amendments);
        check(&write_redline(&compilation, &options).bytes);
        check(&write_compilation(&compilation, &options).bytes);
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
