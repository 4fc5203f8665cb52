//! The style sheet: the look of a United Nations text.

use std::fmt::Write as _;

use unbracket_text::ProvisionKind;

use super::super::styles::style_of_kind;
use super::markup::{STEP, escape};

const DEEPEST_HEADING: u8 = 9;

/// The identity of the style in which a kind of provision is written.
pub(super) fn style_id(kind: ProvisionKind) -> String {
    match kind {
        ProvisionKind::Title => "Title".to_owned(),
        ProvisionKind::Heading { level } => format!("Heading{}", level.clamp(1, DEEPEST_HEADING)),
        kind => style_of_kind(kind).unwrap_or("Normal").replace([' ', '-'], ""),
    }
}

/// The part that holds the styles.
pub(super) fn styles(head: &str, word: &str, language: Option<&str>) -> String {
    let mut out = format!("{head}<w:styles xmlns:w=\"{word}\">");
    out.push_str(&defaults(language));
    out.push_str(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
    );
    let title = "<w:jc w:val=\"center\"/>";
    paragraph(
        &mut out,
        "Title",
        "Title",
        &format!("<w:keepNext/>{}{title}", space(240, 240)),
        &bold(32),
    );
    for level in 1..=DEEPEST_HEADING {
        let look =
            format!("<w:keepNext/>{}<w:outlineLvl w:val=\"{}\"/>", space(240, 120), level - 1);
        let size = match level {
            1 => 28,
            2 => 24,
            _ => 22,
        };
        let run = if level > 2 {
            format!("{}<w:i/><w:iCs/>{}", "<w:b/><w:bCs/>", sizes(size))
        } else {
            bold(size)
        };
        paragraph(&mut out, &format!("Heading{level}"), &format!("heading {level}"), &look, &run);
    }
    provisions(&mut out);
    paragraph(
        &mut out,
        "Proposals",
        "Proposals on the paragraph",
        &(space(0, 120) + &indent(STEP, 0)),
        &sizes(18),
    );
    paragraph(&mut out, "Legend", "Legend", &(space(0, 60) + &indent(284, 284)), &sizes(20));
    character(&mut out, "Proposed", "Proposed words", "<w:b/><w:bCs/><w:u w:val=\"single\"/>");
    character(&mut out, "Struck", "Struck words", "<w:strike/>");
    character(&mut out, "Sponsors", "Sponsors", &sizes(17));
    character(&mut out, "Mark", "Compilation bracket", "<w:b/><w:bCs/>");
    out.push_str("</w:styles>");
    out
}

fn provisions(out: &mut String) {
    let kinds = [
        (ProvisionKind::PreambularParagraph, indent(STEP, STEP)),
        (ProvisionKind::OperativeParagraph, indent(STEP, STEP)),
        (ProvisionKind::Chapeau, indent(STEP, STEP)),
        (ProvisionKind::SubParagraph, indent(STEP * 2, STEP)),
        (ProvisionKind::Placeholder, indent(STEP, STEP)),
        (ProvisionKind::Unnumbered, String::new()),
    ];
    for (kind, look) in kinds {
        let name = style_of_kind(kind).unwrap_or_default();
        paragraph(out, &style_id(kind), name, &(space(0, 120) + &look), "");
    }
    let look = format!("<w:keepNext/>{}<w:outlineLvl w:val=\"0\"/>", space(480, 120));
    paragraph(out, "Annex", "Annex", &look, &bold(28));
}

fn defaults(language: Option<&str>) -> String {
    let tag = escape(language.unwrap_or("en"));
    let primary = tag.split('-').next().unwrap_or_default();
    let (latin, asian, complex) = match primary {
        "ar" | "fa" | "he" | "ur" => ("en", "zh-CN", tag.as_str()),
        "zh" => ("en", tag.as_str(), "ar"),
        _ => (tag.as_str(), "zh-CN", "ar"),
    };
    format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" \
         w:hAnsi=\"Times New Roman\" w:eastAsia=\"SimSun\" w:cs=\"Times New Roman\"/>{}\
         <w:lang w:val=\"{latin}\" w:eastAsia=\"{asian}\" w:bidi=\"{complex}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>",
        sizes(22),
        space(0, 120),
    )
}

fn paragraph(out: &mut String, id: &str, name: &str, look: &str, run: &str) {
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    );
}

fn character(out: &mut String, id: &str, name: &str, run: &str) {
    let _ = write!(
        out,
        "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\">\
         <w:name w:val=\"{name}\"/><w:rPr>{run}</w:rPr></w:style>"
    );
}

fn space(before: u32, after: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>")
}

fn indent(start: u32, hanging: u32) -> String {
    format!("<w:ind w:left=\"{start}\" w:hanging=\"{hanging}\"/>")
}

fn bold(size: u32) -> String {
    format!("<w:b/><w:bCs/>{}", sizes(size))
}

/// The size of letters in half points, for all scripts.
fn sizes(size: u32) -> String {
    format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}
