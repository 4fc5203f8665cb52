//! Proposed provisions at one place: each distinct one once, in an order that every sponsor's own
//! order agrees with wherever that can be.

use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::{Amendment, Place};
use crate::compile::ground::Base;
use crate::compile::plan::Insertion;
use crate::compile::tree::{nearly_same, words_of};
use crate::compile::{CompiledProvision, Origin, Voices, WholeProposals};
use crate::number::Label;
use crate::provision::{Provision, ProvisionId};
use crate::sponsor::Sponsors;

struct Item<'a> {
    provision: &'a Provision,
    voices: Voices,
}

/// The compiled provisions for what is proposed at one place.
pub(crate) fn compile_at(
    base: &Base<'_>,
    place: &Place,
    insertions: &[Insertion<'_>],
    amendments: &[Amendment],
    used: &mut BTreeSet<ProvisionId>,
) -> Vec<CompiledProvision> {
    let mut out: Vec<CompiledProvision> = Vec::new();
    let mut heads: Vec<(ProvisionId, Vec<String>)> = Vec::new();
    for item in merged(insertions, amendments) {
        let words = words_of(&item.provision.content);
        let twin = heads.iter().find(|(_, other)| nearly_same(other, &words));
        let twin = twin.map(|(id, _)| id.clone());
        let first = out.len();
        flatten(item.provision, base.depth_at(place), (place, &item.voices), used, &mut out);
        out[first].nearly_repeats = twin;
        heads.push((out[first].id.clone(), words));
    }
    out
}

/// Merges the sequences of all sponsors into one; what several propose alike stands once.
fn merged<'a>(insertions: &[Insertion<'a>], amendments: &[Amendment]) -> Vec<Item<'a>> {
    let mut sequences: BTreeMap<&Sponsors, Vec<&Insertion<'a>>> = BTreeMap::new();
    for insertion in insertions {
        let amendment = &amendments[insertion.amendment.0 as usize];
        sequences.entry(&amendment.sponsors).or_default().push(insertion);
    }
    let mut items: Vec<Item<'a>> = Vec::new();
    for sequence in sequences.values_mut() {
        sequence.sort_by_key(|insertion| (insertion.rank, insertion.amendment));
        let mut from = 0;
        for insertion in sequence {
            let same = |item: &Item<'_>| same_proposal(item.provision, insertion.provision);
            let at = items[from..].iter().position(same).map_or_else(
                || {
                    let item = Item { provision: insertion.provision, voices: Voices::default() };
                    items.insert(from, item);
                    from
                },
                |offset| from + offset,
            );
            let amendment = &amendments[insertion.amendment.0 as usize];
            items[at].voices.add(insertion.amendment, amendment);
            from = at + 1;
        }
    }
    items
}

/// Whether two proposals put the same words in the same structure; identities do not count.
pub(crate) fn same_proposal(a: &Provision, b: &Provision) -> bool {
    a.kind == b.kind
        && a.content == b.content
        && a.children.len() == b.children.len()
        && a.children.iter().zip(&b.children).all(|(x, y)| same_proposal(x, y))
}

fn flatten(
    provision: &Provision,
    depth: usize,
    (place, voices): (&Place, &Voices),
    used: &mut BTreeSet<ProvisionId>,
    out: &mut Vec<CompiledProvision>,
) {
    out.push(CompiledProvision {
        id: fresh_id(place, provision, used),
        kind: provision.kind,
        depth,
        label: Label::default(),
        origin: Origin::Inserted { place: place.clone(), voices: voices.clone() },
        content: provision.content.clone(),
        whole: WholeProposals::default(),
        nearly_repeats: None,
    });
    for child in &provision.children {
        flatten(child, depth + 1, (place, voices), used, out);
    }
}

/// An identity from the place and the words: the same proposal has the same one in every run.
fn fresh_id(place: &Place, provision: &Provision, used: &mut BTreeSet<ProvisionId>) -> ProvisionId {
    let anchor = match place {
        Place::Start | Place::Unnamed => "start",
        Place::After(id) | Place::Under(id) => id.as_str(),
    };
    // FNV-1a, 32 bits: stable over versions of the compiler, unlike the standard library's.
    let hash = provision
        .content
        .to_marked_text()
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let stem = format!("{anchor}+{hash:08x}");
    let mut id = ProvisionId::new(stem.clone());
    let mut copy = 2;
    while !used.insert(id.clone()) {
        id = ProvisionId::new(format!("{stem}-{copy}"));
        copy += 1;
    }
    id
}
