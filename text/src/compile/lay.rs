//! Laying all amendments in.

use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::{Amendment, AmendmentId, Place};
use crate::atom::Lexicon;
use crate::compile::anchor::anchor;
use crate::compile::ground::Base;
use crate::compile::insertion::compile_at;
use crate::compile::plan::{Plan, TextChange, plan};
use crate::compile::relation::Touch;
use crate::compile::tree::{Distinct, Ground, lay};
use crate::compile::words::{WordCount, Words, count, count_flat};
use crate::compile::{Anchor, Compilation, CompiledProvision, Origin, Unplaced, UnplacedReason};
use crate::draft::Draft;
use crate::edit::{Edit, Grain, edits, edits_of_both_grains};
use crate::number::label_sequence;
use crate::passage::{BracketId, Passage, Piece};
use crate::provision::{ProvisionId, Standing};

/// Lays amendments into a draft.
///
/// Never fails: an amendment that cannot be laid in stands in [`Compilation::unplaced`] with the
/// reason. The order of `amendments` does not matter.
pub fn compile(draft: &Draft, amendments: &[Amendment]) -> Compilation {
    let mut amendments = amendments.to_vec();
    amendments.sort();
    let base = Base::of(draft);
    let plan = plan(&base, &amendments);
    let mut work = Work::new(amendments.len(), &plan);
    let mut contents: Vec<Passage> = Vec::with_capacity(base.visits.len());
    for (at, changes) in plan.texts.iter().enumerate() {
        contents.push(work.lay_words(&base, at, changes, &amendments));
    }
    work.touch_wholes(&base, &plan);
    let mut provisions = in_reading_order(&base, &plan, &amendments, contents);
    number_brackets(&mut provisions);
    label(draft, &mut provisions);
    let Work { unplaced, anchors, touches, words } = work;
    Compilation { base: draft.clone(), amendments, provisions, unplaced, anchors, touches, words }
}

/// What is found out about amendments while they are laid in.
struct Work {
    unplaced: Vec<Unplaced>,
    anchors: BTreeMap<AmendmentId, Anchor>,
    touches: Vec<Vec<Touch>>,
    words: Words,
}

impl Work {
    fn new(amendments: usize, plan: &Plan<'_>) -> Self {
        Self {
            unplaced: plan.unplaced.clone(),
            anchors: BTreeMap::new(),
            touches: vec![Vec::new(); amendments],
            words: Words::default(),
        }
    }

    /// The words and brackets of one provision of the base.
    fn lay_words(
        &mut self,
        base: &Base<'_>,
        at: usize,
        changes: &[(AmendmentId, TextChange<'_>)],
        amendments: &[Amendment],
    ) -> Passage {
        let content = &base.provision(at).content;
        if changes.is_empty() {
            return content.clone();
        }
        let mut lexicon = Lexicon::default();
        let atoms = lexicon.read(content);
        let mut distinct = Distinct::new();
        let mut fine: BTreeSet<Edit> = BTreeSet::new();
        let mut known: BTreeMap<&Passage, Vec<Edit>> = BTreeMap::new();
        for (id, change) in changes {
            let found = match change {
                TextChange::Wording(wording) => {
                    let wording: &Passage = wording;
                    if let Some(found) = known.get(wording) {
                        Ok(found.clone())
                    } else {
                        let new = lexicon.read(wording);
                        let (finest, found) = edits_of_both_grains(&lexicon, &atoms, &new);
                        fine.extend(finest);
                        known.insert(wording, found.clone());
                        Ok(found)
                    }
                }
                TextChange::Excerpt { quoted, wording } => {
                    let (quoted, wording) = (lexicon.read(quoted), lexicon.read(wording));
                    anchor(&lexicon, &atoms, &quoted, &wording).map(|(found, how)| {
                        self.anchors.insert(*id, how);
                        let new = crate::edit::apply(&atoms, &found);
                        fine.extend(edits(&lexicon, &atoms, &new, Grain::Fine));
                        found
                    })
                }
            };
            match found {
                Ok(found) => self.note(*id, at, &found, &mut distinct),
                Err(percent) => {
                    let provision = base.id(at).clone();
                    let reason = UnplacedReason::QuoteNotFound { provision, percent };
                    self.unplaced.push(Unplaced { amendment: *id, reason });
                }
            }
        }
        let ground = Ground { lexicon: &lexicon, base: &atoms, amendments };
        let laid = lay(&ground, &distinct);
        let needed = fine.iter().map(|edit| lexicon.count_words(&edit.new)).sum::<usize>();
        let count = WordCount {
            needed: lexicon.count_words(&atoms) + needed,
            printed: count(&laid),
            flat: count_flat(&lexicon, &atoms, &distinct),
        };
        self.words.add(base.id(at), count);
        laid
    }

    fn note(&mut self, id: AmendmentId, at: usize, found: &[Edit], distinct: &mut Distinct) {
        for edit in found {
            distinct.entry(edit.clone()).or_default().insert(id);
            let words =
                Touch::Words { at, start: edit.start, end: edit.end, new: edit.new.clone() };
            self.touches[id.0 as usize].push(words);
        }
    }

    /// Notes what amendments do to provisions as wholes, and which change nothing at all.
    fn touch_wholes(&mut self, base: &Base<'_>, plan: &Plan<'_>) {
        let mut silent: BTreeSet<AmendmentId> = BTreeSet::new();
        for (at, whole) in plan.whole.iter().enumerate() {
            for id in &whole.delete.amendments {
                self.touches[id.0 as usize].push(Touch::Delete { at });
            }
            for id in &whole.join.amendments {
                self.touches[id.0 as usize].push(Touch::Join { at });
            }
            for (to, voices) in &whole.moves {
                for id in &voices.amendments {
                    self.touches[id.0 as usize].push(Touch::Move { at, to: to.clone() });
                }
            }
            silent.extend(&whole.retain.amendments);
        }
        for (place, insertions) in &plan.insertions {
            let at = base.anchor(place).ok().flatten();
            for insertion in insertions {
                let words = insertion.provision.clone();
                let touch = Touch::Insert { at, place: place.clone(), words };
                self.touches[insertion.amendment.0 as usize].push(touch);
            }
        }
        silent.extend(self.unplaced.iter().map(|unplaced| unplaced.amendment));
        for (index, touches) in self.touches.iter().enumerate() {
            let amendment = AmendmentId(u32::try_from(index).unwrap_or(u32::MAX));
            if touches.is_empty() && !silent.contains(&amendment) {
                self.unplaced.push(Unplaced { amendment, reason: UnplacedReason::NoChange });
            }
        }
        self.unplaced.sort_by_key(|unplaced| unplaced.amendment);
    }
}

/// The provisions of the base and the proposed ones, each at its place.
fn in_reading_order(
    base: &Base<'_>,
    plan: &Plan<'_>,
    amendments: &[Amendment],
    contents: Vec<Passage>,
) -> Vec<CompiledProvision> {
    let mut used: BTreeSet<ProvisionId> =
        base.visits.iter().map(|visit| visit.provision.id.clone()).collect();
    let mut proposed = |place: &Place, out: &mut Vec<CompiledProvision>| {
        if let Some(insertions) = plan.insertions.get(place) {
            out.extend(compile_at(base, place, insertions, amendments, &mut used));
        }
    };
    let mut out = Vec::new();
    proposed(&Place::Start, &mut out);
    let mut open: Vec<usize> = Vec::new();
    for (at, content) in contents.into_iter().enumerate() {
        while open.last().is_some_and(|&above| base.ends[above] <= at) {
            let closed = open.pop().expect("one is open");
            proposed(&Place::After(base.id(closed).clone()), &mut out);
        }
        let visit = &base.visits[at];
        out.push(CompiledProvision {
            id: visit.provision.id.clone(),
            kind: visit.provision.kind,
            depth: visit.depth,
            label: crate::number::Label::default(),
            origin: Origin::Base,
            content,
            whole: plan.whole[at].clone(),
            nearly_repeats: None,
        });
        proposed(&Place::Under(visit.provision.id.clone()), &mut out);
        open.push(at);
    }
    while let Some(closed) = open.pop() {
        proposed(&Place::After(base.id(closed).clone()), &mut out);
    }
    out
}

/// Numbers brackets, and the links between parts of one edit, in reading order, from 1.
fn number_brackets(provisions: &mut [CompiledProvision]) {
    let mut numbers = Numbers::default();
    for provision in provisions {
        numbers.links.clear();
        numbers.number(&mut provision.content);
    }
}

/// What is numbered through a whole compilation.
#[derive(Default)]
struct Numbers {
    brackets: u32,
    all_links: u32,
    /// The links of one provision, which its edits number from 1, by their number in the whole.
    links: BTreeMap<u32, u32>,
}

impl Numbers {
    fn number(&mut self, passage: &mut Passage) {
        for piece in &mut passage.pieces {
            let Piece::Bracket(bracket) = piece else { continue };
            if bracket.id.is_some() {
                self.brackets += 1;
                bracket.id = Some(BracketId(self.brackets));
            }
            for alternative in &mut bracket.alternatives {
                alternative.link = alternative.link.map(|link| self.link(link));
                self.number(&mut alternative.wording);
            }
        }
    }

    fn link(&mut self, within: u32) -> u32 {
        *self.links.entry(within).or_insert_with(|| {
            self.all_links += 1;
            self.all_links
        })
    }
}

/// Derives the numbers; proposed provisions take theirs as insertions.
fn label(draft: &Draft, provisions: &mut [CompiledProvision]) {
    let standings: BTreeMap<&ProvisionId, Standing> =
        draft.visit().map(|visit| (&visit.provision.id, visit.provision.standing)).collect();
    let items: Vec<_> = provisions
        .iter()
        .map(|p| (p.kind, p.depth, standings.get(&p.id).copied().unwrap_or(Standing::Inserted)))
        .collect();
    for (provision, label) in provisions.iter_mut().zip(label_sequence(&items, draft.numbering())) {
        provision.label = label;
    }
}
