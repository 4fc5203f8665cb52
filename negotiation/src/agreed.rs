//! What a new cycle has in view: agreed language with who reserved upon it, and open commitments;
//! and the finder of agreed language.

use std::collections::BTreeSet;

use unbracket_text::shingle::{SHINGLE_WORDS, Shingles, Vocabulary};
use unbracket_text::{ProvisionId, ProvisionKind};

use crate::roster::SeatId;
use crate::state::aftermath::CommitmentId;
use crate::state::deciding::{Statement, StatementId, StatementKind};
use crate::state::{Document, DocumentId, DocumentKind, State};

/// What was adopted and promised before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InView {
    /// The provisions of all adopted documents, in order.
    pub agreed_language: Vec<AgreedLanguage>,
    /// What was stated on adopted documents as a whole, or on the consensus.
    pub statements: Vec<StatementId>,
    /// The commitments that are open.
    pub commitments: Vec<CommitmentId>,
}

/// An adopted provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedLanguage {
    /// The document.
    pub document: DocumentId,
    /// The provision.
    pub provision: ProvisionId,
    /// Its words.
    pub text: String,
    /// What was stated on it.
    pub statements: Vec<StatementId>,
    /// Who reserved upon it, or joined somebody who did.
    pub reserved: BTreeSet<SeatId>,
    /// Who dissociated from it, or joined somebody who did.
    pub dissociated: BTreeSet<SeatId>,
    /// The open commitments taken from it.
    pub commitments: BTreeSet<CommitmentId>,
}

/// An adopted provision that shares a run of words with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedRun {
    /// The document.
    pub document: DocumentId,
    /// The provision.
    pub provision: ProvisionId,
    /// The longest run of words that both have, in small letters, as it was found.
    pub run: String,
    /// How many words it has.
    pub words: usize,
    /// How many runs of five words both have.
    pub shingles: usize,
}

/// What is in view when a cycle opens.
pub fn in_view(state: &State) -> InView {
    let agreed_language = adopted(state).flat_map(|(id, document)| {
        provisions(document).map(move |(provision, text)| {
            let stated: Vec<_> = stated(state, document, provision).collect();
            let who = |kind| who(state, &stated, kind);
            AgreedLanguage {
                document: id,
                provision: provision.clone(),
                text,
                reserved: who(StatementKind::Reservation),
                dissociated: who(StatementKind::Dissociation),
                statements: stated.iter().map(|(id, _)| *id).collect(),
                commitments: commitments_of(state, id, provision),
            }
        })
    });
    let adopted_in: BTreeSet<_> = adopted(state).map(|(_, document)| document.cycle).collect();
    let whole = (0..).map(StatementId).zip(&state.deciding.statements);
    let whole =
        whole.filter(|(_, one)| one.provisions.is_empty() && adopted_in.contains(&one.cycle));
    InView {
        agreed_language: agreed_language.collect(),
        statements: whole.map(|(id, _)| id).collect(),
        commitments: state.aftermath.open.iter().copied().collect(),
    }
}

/// Adopted provisions that share a run of at least five words with a text, or all of its words where
/// it has fewer; those that share most come first.
pub fn agreed_language(state: &State, text: &str) -> Vec<SharedRun> {
    let mut vocabulary = Vocabulary::default();
    let wanted = vocabulary.read(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let least = wanted.len().min(SHINGLE_WORDS);
    let shingles = Shingles::of(&wanted);
    let mut found = Vec::new();
    for (id, document) in adopted(state) {
        for (provision, text) in provisions(document) {
            let words = vocabulary.read(&text);
            let shared = shingles.shared(&Shingles::of(&words));
            // A short text has one shingle of its own length, which no longer text can share.
            if shared == 0 && wanted.len() >= SHINGLE_WORDS {
                continue;
            }
            let run = longest_run(&wanted, &words);
            if run.len() >= least {
                found.push(SharedRun {
                    document: id,
                    provision: provision.clone(),
                    run: spell(&vocabulary, run),
                    words: run.len(),
                    shingles: shared,
                });
            }
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.words, one.shingles)));
    found
}

fn adopted(state: &State) -> impl Iterator<Item = (DocumentId, &Document)> {
    let documents = (0..).map(DocumentId).zip(&state.texts.documents);
    documents.filter(|(_, document)| document.kind == DocumentKind::Outcome)
}

/// The provisions of a document that say something, with their words.
fn provisions(document: &Document) -> impl Iterator<Item = (&ProvisionId, String)> {
    let says =
        |kind: ProvisionKind| !matches!(kind, ProvisionKind::Title | ProvisionKind::Heading { .. });
    let visits = document.draft.visit().map(|visit| visit.provision);
    visits
        .filter(move |provision| says(provision.kind) && !provision.content.is_empty())
        .map(|provision| (&provision.id, provision.content.to_marked_text()))
}

/// What was stated on a provision in the cycle that adopted it.
fn stated<'s>(
    state: &'s State,
    document: &Document,
    provision: &ProvisionId,
) -> impl Iterator<Item = (StatementId, &'s Statement)> {
    let cycle = document.cycle;
    state.deciding.statements_on(provision).filter(move |(_, one)| one.cycle == cycle)
}

/// Who made a statement of this kind, or joined one.
fn who(
    state: &State,
    stated: &[(StatementId, &Statement)],
    kind: StatementKind,
) -> BTreeSet<SeatId> {
    let comes_to = |statement: &Statement| match (statement.kind, statement.to) {
        (StatementKind::Alignment, Some(to)) => {
            state.deciding.statements.get(to.place()).map(|joined| joined.kind)
        }
        (kind, _) => Some(kind),
    };
    let of_kind = stated.iter().filter(|(_, one)| comes_to(one) == Some(kind));
    of_kind.map(|(_, statement)| statement.by).collect()
}

fn commitments_of(
    state: &State,
    document: DocumentId,
    provision: &ProvisionId,
) -> BTreeSet<CommitmentId> {
    let from = |id: &&CommitmentId| {
        state.aftermath.commitment(**id).is_some_and(|commitment| {
            commitment.document == document && commitment.provision == *provision
        })
    };
    state.aftermath.open.iter().filter(from).copied().collect()
}

/// The longest run of words that two texts share: the first of those that are equally long.
fn longest_run<'w>(one: &'w [u32], other: &[u32]) -> &'w [u32] {
    let mut best = (0, 0);
    let mut lengths = vec![0_usize; other.len() + 1];
    for (end, word) in one.iter().enumerate() {
        // From the back, so that each place still holds the length of the row before.
        for place in (0..other.len()).rev() {
            lengths[place + 1] = if other[place] == *word { lengths[place] + 1 } else { 0 };
            if lengths[place + 1] > best.1 {
                best = (end + 1, lengths[place + 1]);
            }
        }
    }
    &one[best.0 - best.1..best.0]
}

fn spell(vocabulary: &Vocabulary, words: &[u32]) -> String {
    let words: Vec<_> = words.iter().filter_map(|word| vocabulary.word(*word)).collect();
    words.join(" ")
}
