//! Proposals, cures and linked issues.

use serde::Serialize;
use unbracket_negotiation::State;
use unbracket_negotiation::story::concerned;
use unbracket_text::{Change, Draft, Passage};

use super::actors::Names;
use super::source::Source;
use super::text::Labels;

/// A proposal to change the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Its name among items, such as `proposal 12`.
    pub name: String,
    /// Who put it forward.
    pub by: String,
    /// All who sponsor it, by name.
    pub sponsors: Vec<String>,
    /// The provisions that it concerns; none where it puts in a new one.
    pub provisions: Vec<String>,
    /// The words that it would put in the text.
    pub wording: String,
    /// What it does to the provision.
    pub kind: ProposalKind,
    /// The provision as it would read.
    pub text: String,
    /// The provision as it read before; empty where it puts in a new one.
    pub replaces: String,
    /// What became of it, as the record words it.
    pub state: String,
    /// Whether it amends another proposal.
    pub amends: bool,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When it was put forward, in seconds since 1970.
    pub at: i64,
    /// The entry that recorded it, which tells what came first within a second.
    pub entry: u64,
    /// Where it stands.
    pub source: Source,
}

/// What a proposal does to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalKind {
    /// It puts in words.
    Words,
    /// It leaves the provision out.
    Delete,
    /// It keeps the provision as it stands.
    Retain,
    /// It puts the provision elsewhere.
    Move,
}

/// A wording offered to lift an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cure {
    /// The provision, by its identity.
    pub provision: String,
    /// How the provision is cited.
    pub label: String,
    /// Whose objection it would lift.
    pub of: String,
    /// Who offers it; the objector, where the objection came with its own cure.
    pub by: String,
    /// The words.
    pub wording: String,
    /// Whether the objector took it up.
    pub accepted: bool,
    /// The proposal that it became then, by name.
    pub proposal: Option<String>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// Where it stands.
    pub source: Source,
}

/// Provisions that are parked together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// What it is about.
    pub title: String,
    /// The provisions, by identity.
    pub provisions: Vec<String>,
    /// Whether they are still linked.
    pub open: bool,
    /// The entry that linked them.
    pub source: Source,
}

pub(super) fn proposals(state: &State, names: &Names) -> Vec<Proposal> {
    let proposals = (0..).zip(&state.texts.proposals);
    let public = proposals.filter(|(_, one)| state.process.entries.is_public(one.entry));
    public
        .map(|(number, one)| {
            let mut sponsors: Vec<String> =
                one.sponsors.iter().map(|seat| names.seat(*seat).to_owned()).collect();
            sponsors.sort();
            Proposal {
                name: format!("proposal {number}"),
                by: names.seat(one.by).to_owned(),
                sponsors,
                provisions: concerned(&one.change)
                    .iter()
                    .map(|id| id.as_str().to_owned())
                    .collect(),
                wording: wording(&one.change),
                kind: kind(&one.change),
                text: in_place(&one.change, &one.base),
                replaces: replaced(&one.change, &one.base),
                state: one.state.to_string(),
                amends: one.amends.is_some(),
                cycle: one.cycle,
                at: one.at.0,
                entry: one.entry,
                source: Source::Proposal { proposal: number },
            }
        })
        .collect()
}

fn kind(change: &Change) -> ProposalKind {
    match change {
        Change::Delete { .. } => ProposalKind::Delete,
        Change::Retain { .. } => ProposalKind::Retain,
        Change::Move { .. } => ProposalKind::Move,
        Change::Replace { .. }
        | Change::Excerpt { .. }
        | Change::Insert { .. }
        | Change::Merge { .. }
        | Change::Split { .. } => ProposalKind::Words,
    }
}

/// The words that a change would put in the text.
fn wording(change: &Change) -> String {
    match change {
        Change::Replace { wording, .. }
        | Change::Excerpt { wording, .. }
        | Change::Merge { wording, .. } => wording.to_marked_text(),
        Change::Insert { provision, .. } => provision.content.to_marked_text(),
        Change::Delete { .. } | Change::Move { .. } | Change::Retain { .. } => String::new(),
        Change::Split { into, .. } => {
            into.iter().map(Passage::to_marked_text).collect::<Vec<_>>().join(" ")
        }
    }
}

/// The words of the provisions that a change concerns, as they stood.
fn replaced(change: &Change, base: &Draft) -> String {
    let texts = concerned(change).into_iter().filter_map(|id| base.get(id));
    texts.map(|it| it.content.to_marked_text()).collect::<Vec<_>>().join(" ")
}

/// The provision as a change would have it.
fn in_place(change: &Change, base: &Draft) -> String {
    match change {
        Change::Excerpt { quoted, wording, .. } => {
            let (before, quoted) = (replaced(change, base), quoted.to_marked_text());
            let wording = wording.to_marked_text();
            // A quotation that does not stand there word for word is placed by readers alone.
            if before.contains(&quoted) { before.replacen(&quoted, &wording, 1) } else { wording }
        }
        _ => wording(change),
    }
}

/// The cures that others offered, and those that objectors named themselves.
pub(super) fn cures(state: &State, names: &Names, labels: &Labels) -> Vec<Cure> {
    let offered = (0..).zip(&state.texts.cures).map(|(number, cure)| Cure {
        provision: cure.provision.as_str().to_owned(),
        label: labels.of(cure.cycle, &cure.provision),
        of: names.seat(cure.of).to_owned(),
        by: names.seat(cure.by).to_owned(),
        wording: cure.wording.to_marked_text(),
        accepted: cure.proposal.is_some(),
        proposal: cure.proposal.map(|id| id.to_string()),
        cycle: cure.cycle,
        source: Source::Cure { cure: number },
    });
    let mut all: Vec<Cure> = offered.collect();
    let former = state.texts.former_positions.iter();
    for (cycle, stated) in former.chain(std::iter::once(&state.texts.positions)).enumerate() {
        for (target, seats) in stated {
            let Some(provision) = &target.provision else { continue };
            for (seat, position) in seats {
                let Some(wording) = &position.cure else { continue };
                all.push(Cure {
                    provision: provision.as_str().to_owned(),
                    label: labels.of(cycle, provision),
                    of: names.seat(*seat).to_owned(),
                    by: names.seat(*seat).to_owned(),
                    wording: wording.to_marked_text(),
                    accepted: false,
                    proposal: None,
                    cycle,
                    source: Source::Entry { entry: position.entry },
                });
            }
        }
    }
    all
}

pub(super) fn issues(state: &State) -> Vec<Issue> {
    let issue = |issue: &unbracket_negotiation::state::Issue| Issue {
        title: issue.title.text().unwrap_or_default().to_owned(),
        provisions: issue.provisions.iter().map(|id| id.as_str().to_owned()).collect(),
        open: issue.open,
        source: Source::Entry { entry: issue.entry },
    };
    state.texts.issues.iter().map(issue).collect()
}
