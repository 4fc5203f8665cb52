//! Drafts on the wire.

use serde::{Deserialize, Serialize};
use unbracket_text::{
    Draft, DraftError, InsertionConvention, Numbering, PreambularStyle, Provision, ProvisionId,
    ProvisionKind, Standing,
};

use super::DRAFT;
use super::passage::{PieceWire, from_wire, to_wire};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftWire {
    unbracket: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default)]
    numbering: NumberingWire,
    provisions: Vec<ProvisionWire>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct NumberingWire {
    insertion: InsertionWire,
    preambular: PreambularWire,
    first: u32,
    restarts: bool,
}

impl Default for NumberingWire {
    fn default() -> Self {
        Self::from(&Numbering::default())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum InsertionWire {
    NegotiationPractice,
    EditorialManual,
    LetterSuffix,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PreambularWire {
    Pp,
    Letters,
    Consecutive,
    Unnumbered,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProvisionWire {
    id: String,
    kind: KindWire,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(default, skip_serializing_if = "StandingWire::is_default")]
    standing: StandingWire,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    former_label: Option<String>,
    content: Vec<PieceWire>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    children: Vec<Self>,
}

/// What a provision is.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KindWire {
    Title,
    Heading,
    PreambularParagraph,
    OperativeParagraph,
    Chapeau,
    SubParagraph,
    Placeholder,
    Annex,
    Unnumbered,
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum StandingWire {
    #[default]
    Numbered,
    Inserted,
    Alternative,
}

impl StandingWire {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl From<&Draft> for DraftWire {
    fn from(draft: &Draft) -> Self {
        Self {
            unbracket: DRAFT.to_owned(),
            title: draft.title().map(str::to_owned),
            language: draft.language().map(str::to_owned),
            numbering: draft.numbering().into(),
            provisions: draft.provisions().iter().map(ProvisionWire::from).collect(),
        }
    }
}

impl TryFrom<DraftWire> for Draft {
    type Error = DraftError;

    fn try_from(wire: DraftWire) -> Result<Self, DraftError> {
        let provisions = wire.provisions.into_iter().map(Provision::from).collect();
        Ok(Self::new(provisions)?
            .with_title(wire.title)
            .with_language(wire.language)
            .with_numbering(wire.numbering.into()))
    }
}

impl From<&Numbering> for NumberingWire {
    fn from(numbering: &Numbering) -> Self {
        Self {
            insertion: match numbering.insertion {
                InsertionConvention::NegotiationPractice => InsertionWire::NegotiationPractice,
                InsertionConvention::EditorialManual => InsertionWire::EditorialManual,
                InsertionConvention::LetterSuffix => InsertionWire::LetterSuffix,
            },
            preambular: match numbering.preambular {
                PreambularStyle::Pp => PreambularWire::Pp,
                PreambularStyle::Letters => PreambularWire::Letters,
                PreambularStyle::Consecutive => PreambularWire::Consecutive,
                PreambularStyle::Unnumbered => PreambularWire::Unnumbered,
            },
            first: numbering.first,
            restarts: numbering.restarts,
        }
    }
}

impl From<NumberingWire> for Numbering {
    fn from(numbering: NumberingWire) -> Self {
        Self {
            insertion: match numbering.insertion {
                InsertionWire::NegotiationPractice => InsertionConvention::NegotiationPractice,
                InsertionWire::EditorialManual => InsertionConvention::EditorialManual,
                InsertionWire::LetterSuffix => InsertionConvention::LetterSuffix,
            },
            preambular: match numbering.preambular {
                PreambularWire::Pp => PreambularStyle::Pp,
                PreambularWire::Letters => PreambularStyle::Letters,
                PreambularWire::Consecutive => PreambularStyle::Consecutive,
                PreambularWire::Unnumbered => PreambularStyle::Unnumbered,
            },
            first: numbering.first,
            restarts: numbering.restarts,
        }
    }
}

impl From<&Provision> for ProvisionWire {
    fn from(provision: &Provision) -> Self {
        let (kind, level) = kind_to_wire(provision.kind);
        Self {
            id: provision.id.as_str().to_owned(),
            kind,
            level,
            standing: match provision.standing {
                Standing::Numbered => StandingWire::Numbered,
                Standing::Inserted => StandingWire::Inserted,
                Standing::Alternative => StandingWire::Alternative,
            },
            former_label: provision.former_label.clone(),
            content: to_wire(&provision.content),
            children: provision.children.iter().map(Self::from).collect(),
        }
    }
}

impl From<ProvisionWire> for Provision {
    fn from(wire: ProvisionWire) -> Self {
        Self {
            id: ProvisionId::new(wire.id),
            kind: kind_from_wire(&wire.kind, wire.level),
            standing: match wire.standing {
                StandingWire::Numbered => Standing::Numbered,
                StandingWire::Inserted => Standing::Inserted,
                StandingWire::Alternative => Standing::Alternative,
            },
            former_label: wire.former_label,
            content: from_wire(wire.content),
            children: wire.children.into_iter().map(Self::from).collect(),
        }
    }
}

/// The name of a kind, and the level of a heading.
pub(super) fn kind_to_wire(kind: ProvisionKind) -> (KindWire, Option<u8>) {
    match kind {
        ProvisionKind::Title => (KindWire::Title, None),
        ProvisionKind::Heading { level } => (KindWire::Heading, Some(level)),
        ProvisionKind::PreambularParagraph => (KindWire::PreambularParagraph, None),
        ProvisionKind::OperativeParagraph => (KindWire::OperativeParagraph, None),
        ProvisionKind::Chapeau => (KindWire::Chapeau, None),
        ProvisionKind::SubParagraph => (KindWire::SubParagraph, None),
        ProvisionKind::Placeholder => (KindWire::Placeholder, None),
        ProvisionKind::Annex => (KindWire::Annex, None),
        ProvisionKind::Unnumbered => (KindWire::Unnumbered, None),
    }
}

fn kind_from_wire(kind: &KindWire, level: Option<u8>) -> ProvisionKind {
    match kind {
        KindWire::Title => ProvisionKind::Title,
        KindWire::Heading => ProvisionKind::Heading { level: level.unwrap_or(1) },
        KindWire::PreambularParagraph => ProvisionKind::PreambularParagraph,
        KindWire::OperativeParagraph => ProvisionKind::OperativeParagraph,
        KindWire::Chapeau => ProvisionKind::Chapeau,
        KindWire::SubParagraph => ProvisionKind::SubParagraph,
        KindWire::Placeholder => ProvisionKind::Placeholder,
        KindWire::Annex => ProvisionKind::Annex,
        KindWire::Unnumbered => ProvisionKind::Unnumbered,
    }
}
