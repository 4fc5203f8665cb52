//! What the API answers: types of its own, so that the core may change and the API stays.

use serde::Serialize;
use unbracket_negotiation::{Capacity, Moment, Words};
use unbracket_text::ProvisionId;
use utoipa::ToSchema;

use crate::dates;

/// Why a request was not answered as asked.
#[derive(Serialize, ToSchema)]
pub(crate) struct Problem {
    /// What is wrong and what would be right.
    problem: String,
    /// The kind of failure.
    code: String,
    /// The rule that an act breaks.
    rule: Option<String>,
}

/// A process in the list of all.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProcessInList {
    /// Its name in addresses.
    pub(crate) name: String,
    /// Its title.
    pub(crate) title: String,
    /// Its present stage; none before it is opened.
    pub(crate) stage: Option<String>,
    /// How many entries its record has.
    pub(crate) length: u64,
    /// The name of its record.
    pub(crate) origin: String,
}

/// Where a process stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Process {
    /// Its name in addresses.
    pub(crate) name: String,
    /// Its title.
    pub(crate) title: String,
    /// The number of its present cycle, from 0.
    pub(crate) cycle: usize,
    /// Its present stage.
    pub(crate) stage: Option<String>,
    /// The timetable of the present cycle.
    pub(crate) timetable: Vec<Slot>,
    /// How far the text is from being agreed; none before there is one.
    pub(crate) progress: Option<Progress>,
    /// How many entries its record has.
    pub(crate) length: u64,
    /// The name of its record.
    pub(crate) origin: String,
    /// The key under which the record verifies.
    pub(crate) key: String,
    /// Why nothing is written at present.
    pub(crate) frozen: Option<String>,
}

/// The time of a stage.
#[derive(Serialize, ToSchema)]
pub(crate) struct Slot {
    /// The stage.
    pub(crate) stage: String,
    /// When it opens.
    pub(crate) from: String,
    /// When it ends.
    pub(crate) until: String,
}

/// How far a text is from being agreed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Progress {
    /// Paragraphs that have to be agreed.
    pub(crate) paragraphs: usize,
    /// Those that are.
    pub(crate) agreed: usize,
    /// Those that are agreed ad referendum.
    pub(crate) ad_referendum: usize,
    /// Open brackets.
    pub(crate) brackets: usize,
}

/// A seat.
#[derive(Serialize, ToSchema)]
pub(crate) struct Seat {
    /// Its number.
    pub(crate) seat: u32,
    /// Its name; none for somebody under a pseudonym.
    pub(crate) name: Option<String>,
    /// Its public code.
    pub(crate) code: Option<String>,
    /// The basis on which it takes part.
    pub(crate) basis: String,
    /// The number of its stakeholder group.
    pub(crate) side: Option<u32>,
    /// Its offices.
    pub(crate) offices: Vec<String>,
    /// Whether it may act.
    pub(crate) admission: String,
}

/// A group of seats.
#[derive(Serialize, ToSchema)]
pub(crate) struct Group {
    /// Its number.
    pub(crate) group: u32,
    /// Its name.
    pub(crate) name: Option<String>,
    /// What it is for.
    pub(crate) kind: String,
    /// Its present members.
    pub(crate) members: Vec<u32>,
}

/// A document in the list of all.
#[derive(Serialize, ToSchema)]
pub(crate) struct Document {
    /// Its number.
    pub(crate) document: u32,
    /// What it is.
    pub(crate) kind: String,
    /// Its symbol.
    pub(crate) symbol: Option<String>,
    /// Its title.
    pub(crate) title: Option<String>,
    /// When it was issued.
    pub(crate) issued: String,
    /// The languages in which it is there.
    pub(crate) languages: Vec<String>,
    /// The number of its cycle, from 0.
    pub(crate) cycle: usize,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// A document with its text.
#[derive(Serialize, ToSchema)]
pub(crate) struct WholeDocument {
    /// What the list says of it.
    #[serde(flatten)]
    pub(crate) document: Document,
    /// Its provisions, in reading order.
    pub(crate) provisions: Vec<Provision>,
}

/// The present text.
#[derive(Serialize, ToSchema)]
pub(crate) struct Text {
    /// The document from which it started.
    pub(crate) base: Option<u32>,
    /// Its provisions, in reading order.
    pub(crate) provisions: Vec<Provision>,
}

/// A provision of a text.
#[derive(Serialize, ToSchema)]
pub(crate) struct Provision {
    /// Its identity, which lasts.
    pub(crate) id: String,
    /// Its number as people cite it; none where it has none.
    pub(crate) label: Option<String>,
    /// What it is.
    pub(crate) kind: String,
    /// How deep it stands, from 0.
    pub(crate) depth: usize,
    /// Its words, brackets as square brackets.
    pub(crate) text: String,
    /// Its status in the present text; none in a document that was issued.
    pub(crate) status: Option<String>,
}

/// A proposal.
#[derive(Serialize, ToSchema)]
pub(crate) struct Proposal {
    /// Its number.
    pub(crate) proposal: u32,
    /// Who put it forward.
    pub(crate) by: u32,
    /// In which capacity.
    pub(crate) capacity: CapacityOf,
    /// Who sponsors it.
    pub(crate) sponsors: Vec<u32>,
    /// The provisions that it concerns.
    pub(crate) provisions: Vec<String>,
    /// The proposal that it would amend.
    pub(crate) amends: Option<u32>,
    /// Why.
    pub(crate) reason: Option<String>,
    /// What became of it.
    pub(crate) state: String,
    /// When it was put forward.
    pub(crate) at: String,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// In which capacity somebody acts.
#[derive(Serialize, ToSchema)]
pub(crate) struct CapacityOf {
    /// `national`, `on-behalf-of` or `aligned-with`.
    pub(crate) capacity: &'static str,
    /// The group.
    pub(crate) group: Option<u32>,
}

/// Something on which an objection or a reserve rests.
#[derive(Serialize, ToSchema)]
pub(crate) struct Condition {
    /// The provision of a bracket.
    pub(crate) provision: Option<String>,
    /// The bracket in it, from 1.
    pub(crate) bracket: Option<u32>,
    /// The alternative in that, from 1.
    pub(crate) alternative: Option<u32>,
    /// The proposal.
    pub(crate) proposal: Option<u32>,
    /// What became of it: `waits`, `stands` or `gone`.
    pub(crate) fate: &'static str,
}

/// How a seat stands to something.
#[derive(Serialize, ToSchema)]
pub(crate) struct Position {
    /// The seat.
    pub(crate) seat: u32,
    /// The provision; none for the whole text or a proposal.
    pub(crate) provision: Option<String>,
    /// The bracket in it, from 1.
    pub(crate) bracket: Option<u32>,
    /// The alternative in that, from 1.
    pub(crate) alternative: Option<u32>,
    /// The proposal.
    pub(crate) proposal: Option<u32>,
    /// How.
    pub(crate) stance: String,
    /// On which side the text errs.
    pub(crate) direction: Option<String>,
    /// Why.
    pub(crate) reason: Option<String>,
    /// The wording that would lift the objection.
    pub(crate) cure: Option<String>,
    /// On what the objection or the reserve rests: one of these has to stand.
    pub(crate) unless: Vec<Condition>,
    /// When.
    pub(crate) at: String,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// A contribution, as far as it is public.
#[derive(Serialize, ToSchema)]
pub(crate) struct Contribution {
    /// Its number.
    pub(crate) contribution: u32,
    /// The call that it answers.
    pub(crate) call: u32,
    /// Who submitted it.
    pub(crate) by: u32,
    /// Its language.
    pub(crate) language: String,
    /// How whoever contributes is named.
    pub(crate) consent: String,
    /// Its title; none where it is not public.
    pub(crate) title: Option<String>,
    /// Its text; none where it is not public.
    pub(crate) text: Option<String>,
    /// Its points.
    pub(crate) points: Vec<u32>,
    /// Whether it was taken back.
    pub(crate) withdrawn: bool,
    /// When it came in.
    pub(crate) at: String,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// A point of a contribution, and what became of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Point {
    /// Its number.
    pub(crate) point: u32,
    /// The contribution that makes it.
    pub(crate) contribution: u32,
    /// The claim; none where it is not public.
    pub(crate) claim: Option<String>,
    /// The provisions that it is about.
    pub(crate) about: Vec<String>,
    /// The number that all points share that say the same.
    pub(crate) cluster: u32,
    /// What became of it.
    pub(crate) disposition: Option<String>,
    /// The provisions that use it.
    pub(crate) used_in: Vec<String>,
    /// Why.
    pub(crate) reason: Option<String>,
}

/// A statement around a decision.
#[derive(Serialize, ToSchema)]
pub(crate) struct Statement {
    /// Its number.
    pub(crate) statement: u32,
    /// What it is.
    pub(crate) kind: String,
    /// Whose.
    pub(crate) by: u32,
    /// The document that it is on.
    pub(crate) document: Option<u32>,
    /// The provisions that it is on; none for the whole.
    pub(crate) provisions: Vec<String>,
    /// What it says.
    pub(crate) words: Option<String>,
    /// When.
    pub(crate) at: String,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// A commitment, and what was reported on it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Commitment {
    /// Its number.
    pub(crate) commitment: u32,
    /// The adopted document.
    pub(crate) document: u32,
    /// The provision of it.
    pub(crate) provision: String,
    /// Its verb.
    pub(crate) verb: String,
    /// Who has to act, by seat.
    pub(crate) actors: Vec<u32>,
    /// Who else has to act.
    pub(crate) others: Vec<String>,
    /// What they have to do.
    pub(crate) action: Option<String>,
    /// Until when.
    pub(crate) due: Option<String>,
    /// Where it stands.
    pub(crate) state: String,
    /// What was reported on it, in order.
    pub(crate) reports: Vec<Report>,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// A report on a commitment.
#[derive(Serialize, ToSchema)]
pub(crate) struct Report {
    /// Its number.
    pub(crate) report: u32,
    /// Who reports.
    pub(crate) by: u32,
    /// What it says.
    pub(crate) progress: String,
    /// In words.
    pub(crate) words: Option<String>,
    /// What others make of it, by seat.
    pub(crate) assessments: Vec<Assessment>,
    /// When.
    pub(crate) at: String,
    /// The entry that recorded it.
    pub(crate) entry: u64,
}

/// What somebody makes of a report.
#[derive(Serialize, ToSchema)]
pub(crate) struct Assessment {
    /// The seat.
    pub(crate) by: u32,
    /// What it comes to.
    pub(crate) verdict: String,
}

/// An entry of the record.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    /// Its number.
    pub(crate) index: u64,
    /// The leaf, as it stands in the log.
    #[schema(value_type = Object)]
    pub(crate) leaf: Box<serde_json::value::RawValue>,
    /// The body beside it; none where there is none, or it is sealed or erased.
    #[schema(value_type = Option<Vec<serde_json::Value>>)]
    pub(crate) body: Option<Box<serde_json::value::RawValue>>,
    /// The salt of the body's commitment, in hexadecimal digits.
    pub(crate) salt: Option<String>,
    /// `public`, `sealed`, `opened` or `erased`.
    pub(crate) reach: &'static str,
}

/// What followed from an act.
#[derive(Serialize, ToSchema)]
pub(crate) struct Accepted {
    /// The number of its entry; none where it was only tried.
    pub(crate) index: Option<u64>,
    /// The number of what it made.
    pub(crate) made: Option<u32>,
    /// The decision that it brought about.
    pub(crate) decision: Option<String>,
    /// Where its receipt is.
    pub(crate) receipt: Option<String>,
}

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Listed<T> {
    /// The items.
    pub(crate) items: Vec<T>,
    /// Where the next part begins; none at the end.
    pub(crate) next: Option<u64>,
}

impl From<Capacity> for CapacityOf {
    fn from(capacity: Capacity) -> Self {
        match capacity {
            Capacity::National => Self { capacity: "national", group: None },
            Capacity::OnBehalfOf(group) => Self { capacity: "on-behalf-of", group: Some(group.0) },
            Capacity::AlignedWith(group) => Self { capacity: "aligned-with", group: Some(group.0) },
        }
    }
}

/// Words as far as they are public; blank ones are none.
pub(crate) fn said(words: &Words) -> Option<String> {
    words.text().filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

/// A moment as RFC 3339 writes it.
pub(crate) fn at(moment: Moment) -> String {
    dates::machine(moment)
}

/// The identities of provisions.
pub(crate) fn ids<'i>(ids: impl IntoIterator<Item = &'i ProvisionId>) -> Vec<String> {
    ids.into_iter().map(|id| id.as_str().to_owned()).collect()
}
