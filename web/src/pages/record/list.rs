//! The list of entries, newest first, narrowed by kind, seat or provision.
//!
//! **Invariant:** a request looks at a bounded number of entries; where it finds too few, the page leads
//! on from where it stopped.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::story::story;
use unbracket_negotiation::{Act, Moment, SeatId, State};
use unbracket_secretariat::PublicEntry;
use unbracket_secretariat::reading::MOST;
use unbracket_text::ProvisionId;

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{Asked, Labels, seat};
use crate::telling::Teller;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// How many entries stand on one page.
const LENGTH: usize = 50;
/// How many entries are looked at for one page.
const LOOKED_AT: u64 = 20 * MOST;

/// An entry as it stands in the list.
pub(super) struct Line {
    pub(super) index: u64,
    pub(super) at: Moment,
    pub(super) what: String,
    pub(super) kind: &'static str,
    pub(super) rule: &'static str,
    /// `public`, `sealed`, `opened` or `erased`.
    pub(super) reach: &'static str,
    pub(super) breaches: Vec<String>,
}

impl Line {
    /// The message that says whether its words may be read.
    pub(super) fn reach_key(&self) -> String {
        format!("reach-{}", self.reach)
    }

    /// The message that says why they may not.
    pub(super) fn reach_why(&self) -> String {
        format!("reach-{}-why", self.reach)
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
struct Filter {
    kind: Option<String>,
    seat: Option<u32>,
    provision: Option<String>,
    /// Entries below this number.
    before: Option<u64>,
}

/// What a visitor may choose from, and has chosen.
#[derive(Template)]
#[template(path = "record/list.html")]
struct Listed {
    frame: Frame,
    process: String,
    length: u64,
    lines: Vec<Line>,
    kinds: Vec<(&'static str, String)>,
    seats: Vec<(String, String)>,
    provisions: Vec<(String, String)>,
    filter: Filter,
    /// Where older entries go on; none where there are none.
    older: Option<u64>,
    /// The filter as it stands in an address.
    query: String,
}

impl Filter {
    fn of(asked: &Asked) -> Self {
        Self {
            kind: asked.get("kind").map(str::to_owned),
            seat: asked.number("seat"),
            provision: asked.get("provision").map(str::to_owned),
            before: asked.number("before"),
        }
    }

    fn is_kind(&self, kind: &str) -> bool {
        self.kind.as_deref() == Some(kind)
    }

    fn is_seat(&self, seat: &str) -> bool {
        self.seat.is_some_and(|asked| asked.to_string() == seat)
    }

    fn is_provision(&self, id: &str) -> bool {
        self.provision.as_deref() == Some(id)
    }

    fn query(&self) -> String {
        let kind =
            self.kind.as_ref().map(|kind| format!("kind={}", crate::act_form::escaped(kind)));
        let seat = self.seat.map(|seat| format!("seat={seat}"));
        let provision = self.provision.as_ref();
        let provision = provision.map(|id| format!("provision={}", crate::act_form::escaped(id)));
        [kind, seat, provision].into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    fn fits(&self, entry: &PublicEntry, of_provision: Option<&BTreeSet<u64>>) -> bool {
        self.kind.as_ref().is_none_or(|kind| entry.event.act.kind() == kind)
            && self.seat.is_none_or(|seat| entry.event.by.seat == SeatId(seat))
            && of_provision.is_none_or(|entries| entries.contains(&entry.index))
    }
}

pub(super) async fn listed(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let filter = Filter::of(&asked);
    let (found, older) = find(&visit, &filter).await?;
    let tongue = visit.tongue();
    let shown = visit.state(|state| {
        let (labels, teller) = (labels(state), Teller::new(tongue, state));
        Listed {
            frame: Frame::within(&visit, Section::Record, tongue.say("nav-record")),
            process: visit.process.name().to_owned(),
            length: state.length,
            lines: found.iter().map(|entry| line(&teller, entry)).collect(),
            kinds: kinds(tongue),
            seats: seats(tongue, state),
            provisions: labels,
            query: filter.query(),
            filter,
            older,
        }
    });
    page(&shown)
}

/// The newest entries that fit, and where to go on.
async fn find(visit: &Visit, filter: &Filter) -> Result<(Vec<PublicEntry>, Option<u64>), Failure> {
    let provision = filter.provision.as_ref().map(|id| ProvisionId::new(id.as_str()));
    let of_provision = provision.map(|id| visit.state(|state| entries_of(state, &id)));
    let length = visit.state(|state| state.length);
    let mut before = filter.before.unwrap_or(length).min(length);
    let last = before.saturating_sub(LOOKED_AT);
    let narrow = filter.kind.is_some() || filter.seat.is_some() || of_provision.is_some();
    let step = if narrow { MOST } else { LENGTH as u64 };
    let mut found = Vec::new();
    while before > last && found.len() < LENGTH {
        let from = before.saturating_sub(step).max(last);
        let entries = visit.process.secretariat().entries(from, before - from).await?;
        for entry in entries.into_iter().rev() {
            if found.len() == LENGTH {
                break;
            }
            before = entry.index;
            if filter.fits(&entry, of_provision.as_ref()) {
                found.push(entry);
            }
        }
    }
    Ok((found, Some(before).filter(|before| *before > 0)))
}

/// The entries that concern a provision.
fn entries_of(state: &State, id: &ProvisionId) -> BTreeSet<u64> {
    let story = story(state, id);
    let statements = state.deciding.statements_on(id).map(|(_, one)| one.entry);
    let promised = state.aftermath.commitments.iter();
    let promised = promised.filter(|one| one.provision == *id).map(|one| one.entry);
    let numbered = story.documents.iter().map(|(_, entry)| *entry);
    numbered
        .chain(story.changes.iter().copied())
        .chain(story.proposals.iter().map(|(_, entry)| *entry))
        .chain(story.points.iter().map(|(_, entry)| *entry))
        .chain(story.positions.iter().map(|(.., entry)| *entry))
        .chain(story.cures.iter().map(|(_, entry)| *entry))
        .chain(story.issues.iter().map(|(_, entry)| *entry))
        .chain(statements)
        .chain(promised)
        .collect()
}

/// An entry as it stands in the list.
pub(super) fn line(teller: &Teller<'_>, entry: &PublicEntry) -> Line {
    Line {
        index: entry.index,
        at: entry.event.at,
        what: teller.tell(entry.index, &entry.event).text,
        kind: entry.event.act.kind(),
        rule: entry.event.act.rule(),
        reach: reach(entry),
        breaches: entry.event.outcome.breaches.iter().map(ToString::to_string).collect(),
    }
}

/// Whether the words of an entry may be read, as a word.
pub(super) fn reach(entry: &PublicEntry) -> &'static str {
    use unbracket_negotiation::state::Reach;
    match entry.reach {
        Reach::Public => "public",
        Reach::Sealed => "sealed",
        Reach::Opened => "opened",
        Reach::Erased => "erased",
    }
}

fn kinds(tongue: Tongue) -> Vec<(&'static str, String)> {
    let name = |kind: &'static str| {
        let key = format!("act-{kind}");
        (kind, if tongue.has(&key) { tongue.say(&key) } else { kind.replace('-', " ") })
    };
    let mut kinds: Vec<_> = Act::kinds().map(|(kind, ..)| name(kind)).collect();
    kinds.sort_by(|one, other| one.1.cmp(&other.1));
    kinds
}

fn seats(tongue: Tongue, state: &State) -> Vec<(String, String)> {
    let mut seats: Vec<_> =
        state.roster.seats().map(|(id, _)| (id.0.to_string(), seat(tongue, state, id))).collect();
    seats.sort_by(|one, other| one.1.cmp(&other.1));
    seats
}

/// The provisions of the present text, or of the last outcome, in reading order.
fn labels(state: &State) -> Vec<(String, String)> {
    let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
    let draft = rolling.or_else(|| Some(&state.adopted_document(None)?.1.draft));
    let Some(draft) = draft else { return Vec::new() };
    let cited = Labels::of(draft);
    let visits = draft.visit().map(|visit| &visit.provision.id);
    let all = visits.map(|id| (id.to_string(), cited.cite(id).label));
    all.filter(|(id, label)| id != label).collect()
}
