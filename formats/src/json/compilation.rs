//! Compilations on the wire, written only.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_text::{
    Amendment, AmendmentId, Anchor, Capacity, Change, Compilation, CompiledProvision, Origin,
    Place, ProvisionId, Relation, Unplaced, UnplacedReason, Voices,
};

use super::COMPILATION;
use super::draft::{DraftWire, KindWire, ProvisionWire, kind_to_wire};
use super::passage::{PieceWire, names, to_wire};

#[derive(Serialize)]
pub(super) struct CompilationWire {
    unbracket: &'static str,
    base: DraftWire,
    sponsors: BTreeMap<String, usize>,
    amendments: Vec<AmendmentWire>,
    provisions: Vec<CompiledWire>,
    unplaced: Vec<UnplacedWire>,
    /// Pairs of amendments that are not simply compatible; all others are.
    relations: Vec<RelationWire>,
}

#[derive(Serialize)]
struct RelationWire {
    amendments: [u32; 2],
    relation: &'static str,
}

#[derive(Serialize)]
struct AmendmentWire {
    id: u32,
    sponsors: Vec<String>,
    capacity: CapacityWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// How its quotation was found, for those that quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<AnchorWire>,
    change: ChangeWire,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum CapacityWire {
    National,
    OnBehalfOf(String),
    Secretariat,
    Chair,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum AnchorWire {
    Whole,
    Excerpt,
    Inexact { percent: u8 },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum PlaceWire {
    Start,
    After(String),
    Under(String),
    Unnamed,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum ChangeWire {
    Replace { provision: String, wording: Vec<PieceWire> },
    Excerpt { provision: String, quoted: Vec<PieceWire>, wording: Vec<PieceWire> },
    Insert { place: PlaceWire, rank: u32, provision: Box<ProvisionWire> },
    Delete { provision: String },
    Move { provision: String, to: PlaceWire, rank: u32 },
    Merge { provisions: Vec<String>, wording: Vec<PieceWire> },
    Split { provision: String, into: Vec<Vec<PieceWire>> },
    Retain { provision: String },
}

#[derive(Serialize)]
struct CompiledWire {
    id: String,
    kind: KindWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    depth: usize,
    label: String,
    /// Present where the provision is itself proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted: Option<InsertedWire>,
    content: Vec<PieceWire>,
    #[serde(skip_serializing_if = "WholeWire::is_empty")]
    whole: WholeWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearly_repeats: Option<String>,
}

#[derive(Serialize)]
struct InsertedWire {
    place: PlaceWire,
    #[serde(flatten)]
    voices: VoicesWire,
}

#[derive(Serialize)]
struct VoicesWire {
    sponsors: Vec<String>,
    amendments: Vec<u32>,
}

#[derive(Serialize)]
struct WholeWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    delete: Option<VoicesWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retain: Option<VoicesWire>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moves: Vec<MoveWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<VoicesWire>,
}

#[derive(Serialize)]
struct MoveWire {
    to: PlaceWire,
    #[serde(flatten)]
    voices: VoicesWire,
}

#[derive(Serialize)]
struct UnplacedWire {
    amendment: u32,
    sponsors: Vec<String>,
    /// A short fixed name for machines.
    code: &'static str,
    /// In words for its sponsor.
    reason: String,
}

impl WholeWire {
    fn is_empty(&self) -> bool {
        self.delete.is_none()
            && self.retain.is_none()
            && self.moves.is_empty()
            && self.join.is_none()
    }
}

impl From<&Compilation> for CompilationWire {
    fn from(compilation: &Compilation) -> Self {
        let count = |(sponsor, count): (&unbracket_text::Sponsor, usize)| {
            (sponsor.as_str().to_owned(), count)
        };
        let numbered = compilation.amendments().iter().zip(0..);
        Self {
            unbracket: COMPILATION,
            base: compilation.base().into(),
            sponsors: compilation.sponsors().into_iter().map(count).collect(),
            amendments: numbered
                .map(|(amendment, id)| amendment_wire(amendment, id, compilation))
                .collect(),
            provisions: compilation.provisions().iter().map(CompiledWire::from).collect(),
            unplaced: compilation
                .unplaced()
                .iter()
                .map(|unplaced| unplaced_wire(unplaced, compilation))
                .collect(),
            relations: compilation.related_pairs().into_iter().map(relation_wire).collect(),
        }
    }
}

fn relation_wire((a, b, relation): (AmendmentId, AmendmentId, Relation)) -> RelationWire {
    let relation = match relation {
        Relation::Identical => "identical",
        Relation::Compatible => "compatible",
        Relation::Touching => "touching",
        Relation::Conflict => "conflict",
    };
    RelationWire { amendments: [a.0, b.0], relation }
}

fn amendment_wire(amendment: &Amendment, id: u32, compilation: &Compilation) -> AmendmentWire {
    let anchor = compilation.anchor(AmendmentId(id)).map(|anchor| match anchor {
        Anchor::Whole => AnchorWire::Whole,
        Anchor::Excerpt => AnchorWire::Excerpt,
        Anchor::Inexact { percent } => AnchorWire::Inexact { percent },
    });
    AmendmentWire {
        id,
        sponsors: names(&amendment.sponsors),
        capacity: match &amendment.capacity {
            Capacity::National => CapacityWire::National,
            Capacity::OnBehalfOf(group) => CapacityWire::OnBehalfOf(group.clone()),
            Capacity::Secretariat => CapacityWire::Secretariat,
            Capacity::Chair => CapacityWire::Chair,
        },
        reason: amendment.reason.clone(),
        reference: amendment.reference.clone(),
        anchor,
        change: change(&amendment.change),
    }
}

fn change(change: &Change) -> ChangeWire {
    match change {
        Change::Replace { provision, wording } => {
            ChangeWire::Replace { provision: name(provision), wording: to_wire(wording) }
        }
        Change::Excerpt { provision, quoted, wording } => ChangeWire::Excerpt {
            provision: name(provision),
            quoted: to_wire(quoted),
            wording: to_wire(wording),
        },
        Change::Insert { place: at, rank, provision } => ChangeWire::Insert {
            place: place(at),
            rank: *rank,
            provision: Box::new(provision.into()),
        },
        Change::Delete { provision } => ChangeWire::Delete { provision: name(provision) },
        Change::Move { provision, to, rank } => {
            ChangeWire::Move { provision: name(provision), to: place(to), rank: *rank }
        }
        Change::Merge { provisions, wording } => ChangeWire::Merge {
            provisions: provisions.iter().map(name).collect(),
            wording: to_wire(wording),
        },
        Change::Split { provision, into } => ChangeWire::Split {
            provision: name(provision),
            into: into.iter().map(to_wire).collect(),
        },
        Change::Retain { provision } => ChangeWire::Retain { provision: name(provision) },
    }
}

impl From<&CompiledProvision> for CompiledWire {
    fn from(provision: &CompiledProvision) -> Self {
        let (kind, level) = kind_to_wire(provision.kind);
        let whole = &provision.whole;
        Self {
            id: name(&provision.id),
            kind,
            level,
            depth: provision.depth,
            label: provision.label.as_str().to_owned(),
            inserted: match &provision.origin {
                Origin::Base => None,
                Origin::Inserted { place: at, voices } => {
                    Some(InsertedWire { place: place(at), voices: voices_wire(voices) })
                }
            },
            content: to_wire(&provision.content),
            whole: WholeWire {
                delete: spoken(&whole.delete),
                retain: spoken(&whole.retain),
                moves: whole
                    .moves
                    .iter()
                    .map(|(to, voices)| MoveWire { to: place(to), voices: voices_wire(voices) })
                    .collect(),
                join: spoken(&whole.join),
            },
            nearly_repeats: provision.nearly_repeats.as_ref().map(name),
        }
    }
}

fn unplaced_wire(unplaced: &Unplaced, compilation: &Compilation) -> UnplacedWire {
    let amendment = compilation.amendment(unplaced.amendment);
    UnplacedWire {
        amendment: unplaced.amendment.0,
        sponsors: amendment.map(|amendment| names(&amendment.sponsors)).unwrap_or_default(),
        code: code(&unplaced.reason),
        reason: unplaced.reason.to_string(),
    }
}

fn code(reason: &UnplacedReason) -> &'static str {
    match reason {
        UnplacedReason::NoSuchProvision(_) => "no-such-provision",
        UnplacedReason::QuoteNotFound { .. } => "quote-not-found",
        UnplacedReason::NoChange => "no-change",
        UnplacedReason::NotNeighbours => "not-neighbours",
        UnplacedReason::NoSponsor => "no-sponsor",
        UnplacedReason::NoPlace => "no-place",
        UnplacedReason::MoveIntoItself(_) => "move-into-itself",
    }
}

fn spoken(voices: &Voices) -> Option<VoicesWire> {
    (!voices.is_empty()).then(|| voices_wire(voices))
}

fn voices_wire(voices: &Voices) -> VoicesWire {
    VoicesWire {
        sponsors: names(&voices.sponsors),
        amendments: voices.amendments.iter().map(|id| id.0).collect(),
    }
}

fn place(place: &Place) -> PlaceWire {
    match place {
        Place::Start => PlaceWire::Start,
        Place::After(provision) => PlaceWire::After(name(provision)),
        Place::Under(provision) => PlaceWire::Under(name(provision)),
        Place::Unnamed => PlaceWire::Unnamed,
    }
}

fn name(provision: &ProvisionId) -> String {
    provision.as_str().to_owned()
}
