//! The attributes by which a page written here says what its paragraphs are.

use unbracket_text::{InsertionConvention, Numbering, PreambularStyle, ProvisionKind, Standing};

use crate::assemble::Exact;

/// The value of `data-unbracket` on an article that holds a draft.
pub(super) const SCHEMA: &str = "draft/1";

/// The name of a kind and the level of a heading.
pub(super) fn kind_name(kind: ProvisionKind) -> (&'static str, Option<u8>) {
    match kind {
        ProvisionKind::Title => ("title", None),
        ProvisionKind::Heading { level } => ("heading", Some(level)),
        ProvisionKind::PreambularParagraph => ("preambular-paragraph", None),
        ProvisionKind::OperativeParagraph => ("operative-paragraph", None),
        ProvisionKind::Chapeau => ("chapeau", None),
        ProvisionKind::SubParagraph => ("sub-paragraph", None),
        ProvisionKind::Placeholder => ("placeholder", None),
        ProvisionKind::Annex => ("annex", None),
        ProvisionKind::Unnumbered => ("unnumbered", None),
    }
}

fn kind(name: &str, level: Option<&str>) -> Option<ProvisionKind> {
    Some(match name {
        "title" => ProvisionKind::Title,
        "heading" => ProvisionKind::Heading { level: level?.parse().ok()? },
        "preambular-paragraph" => ProvisionKind::PreambularParagraph,
        "operative-paragraph" => ProvisionKind::OperativeParagraph,
        "chapeau" => ProvisionKind::Chapeau,
        "sub-paragraph" => ProvisionKind::SubParagraph,
        "placeholder" => ProvisionKind::Placeholder,
        "annex" => ProvisionKind::Annex,
        "unnumbered" => ProvisionKind::Unnumbered,
        _ => return None,
    })
}

/// The name of a standing.
pub(super) fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Numbered => "numbered",
        Standing::Inserted => "inserted",
        Standing::Alternative => "alternative",
    }
}

/// What the attributes of a paragraph say, where they say all of it.
pub(super) fn paragraph<'a>(attribute: impl Fn(&str) -> Option<&'a str>) -> Option<Exact> {
    Some(Exact {
        id: attribute("id")?.to_owned(),
        kind: kind(attribute("data-kind")?, attribute("data-level"))?,
        standing: match attribute("data-standing") {
            None | Some("numbered") => Standing::Numbered,
            Some("inserted") => Standing::Inserted,
            Some("alternative") => Standing::Alternative,
            Some(_) => return None,
        },
        depth: attribute("data-depth")?.parse().ok()?,
    })
}

/// The attributes of an article that say how its draft is numbered.
pub(super) fn numbering_attributes(numbering: &Numbering) -> String {
    let insertion = match numbering.insertion {
        InsertionConvention::NegotiationPractice => "negotiation-practice",
        InsertionConvention::EditorialManual => "editorial-manual",
        InsertionConvention::LetterSuffix => "letter-suffix",
    };
    let preambular = match numbering.preambular {
        PreambularStyle::Pp => "pp",
        PreambularStyle::Letters => "letters",
        PreambularStyle::Consecutive => "consecutive",
        PreambularStyle::Unnumbered => "unnumbered",
    };
    let (first, restarts) = (numbering.first, numbering.restarts);
    format!(
        " data-insertion=\"{insertion}\" data-preambular=\"{preambular}\" data-first=\"{first}\" \
         data-restarts=\"{restarts}\""
    )
}

/// The numbering that the attributes of an article say.
pub(super) fn numbering<'a>(attribute: impl Fn(&str) -> Option<&'a str>) -> Option<Numbering> {
    Some(Numbering {
        insertion: match attribute("data-insertion")? {
            "negotiation-practice" => InsertionConvention::NegotiationPractice,
            "editorial-manual" => InsertionConvention::EditorialManual,
            "letter-suffix" => InsertionConvention::LetterSuffix,
            _ => return None,
        },
        preambular: match attribute("data-preambular")? {
            "pp" => PreambularStyle::Pp,
            "letters" => PreambularStyle::Letters,
            "consecutive" => PreambularStyle::Consecutive,
            "unnumbered" => PreambularStyle::Unnumbered,
            _ => return None,
        },
        first: attribute("data-first")?.parse().ok()?,
        restarts: attribute("data-restarts")?.parse().ok()?,
    })
}
