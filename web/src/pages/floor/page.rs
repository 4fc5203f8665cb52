//! The screen from which a reading is run: the outline of the text, and the provision on the bench.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::assembly::carried;
use unbracket_negotiation::standing::{counts, is_retained};
use unbracket_negotiation::state::{Proposal, ProposalId, Rolling, Stance};
use unbracket_negotiation::{Moment, Stage, Target};
use unbracket_secretariat::Known;
use unbracket_text::{Alternative, BracketReason, Change, Passage, ProvisionId, compare, sponsor};

use super::take::Done;
use super::view::{self, Bit, Line, Seen};
use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::positions::said::{Place, Said};
use crate::visit::Visit;

/// The provision that is worked on.
struct Bench {
    line: Line,
    language: String,
    direction: &'static str,
    /// Its words with brackets as characters, as they are edited.
    marked: String,
    seen: String,
    brackets: Vec<Bracket>,
    proposals: Vec<Proposed>,
    cures: Vec<Cure>,
    /// Who stands in the way, and on what it rests.
    said: Vec<Said>,
    /// The seats whose capitals may have still to confirm an agreement.
    capitals: Vec<(u32, String)>,
    previous: Option<String>,
    next: Option<String>,
}

/// A bracket that can be lifted.
struct Bracket {
    number: usize,
    alternatives: Vec<(usize, String, String)>,
    holders: Vec<String>,
    /// The issue for which it waits.
    waits: Option<String>,
}

/// A proposal before the room.
struct Proposed {
    number: u32,
    by: String,
    reason: String,
    words: Vec<Bit>,
    /// Whether it no longer fits the text.
    stale: bool,
    /// Where people stand on it, and what of theirs rests on it.
    said: Vec<Said>,
    resting: Vec<Said>,
}

/// A wording that would lift an objection.
struct Cure {
    seat: u32,
    by: String,
    reason: String,
    words: Vec<Bit>,
}

/// The reading that is open.
struct Reading {
    pass: &'static str,
    provisions: usize,
    since: Moment,
}

#[derive(Template)]
#[template(path = "floor/floor.html")]
struct Floor {
    frame: Frame,
    lines: Vec<Line>,
    bench: Option<Bench>,
    reading: Option<Reading>,
    /// Proposals for new provisions.
    fresh: Vec<Proposed>,
    issues: Vec<(usize, String)>,
    /// Whether texts are negotiated in this stage.
    in_stage: bool,
    stage: &'static str,
    name: String,
    /// The address of the process.
    address: String,
    here: String,
    key: String,
    done: Done,
}

pub(super) async fn floor(visit: Visit) -> Result<Response, Failure> {
    let query = visit.visitor.address.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let at = query.split('&').find_map(|pair| pair.strip_prefix("at="));
    let at = at.map(ProvisionId::new);
    let here = match &at {
        Some(id) => visit.address(&format!("floor?at={id}")),
        None => visit.address("floor"),
    };
    let (now, home) = (visit.now(), visit.address(""));
    let template = visit.state(|state| {
        let rolling = state.texts.rolling.as_ref();
        let worked_on = rolling.zip(at.as_ref());
        let place = Place { state, tongue: visit.tongue(), home: &home };
        let bench = worked_on.and_then(|(rolling, id)| bench(place, rolling, id, now));
        let reading = state.texts.room.as_ref().map(|room| Reading {
            pass: room.pass.word(),
            provisions: room.provisions.len(),
            since: room.since,
        });
        let issues = state.texts.issues.iter().enumerate().filter(|(_, issue)| issue.open);
        Floor {
            frame: Frame::within(&visit, Section::Text, visit.tongue().say("floor-title")),
            lines: rolling.map(|rolling| view::lines(state, rolling)).unwrap_or_default(),
            bench,
            reading,
            fresh: rolling.map(|rolling| proposals(place, rolling, None)).unwrap_or_default(),
            issues: issues
                .map(|(number, issue)| (number, named::words(place.tongue, &issue.title)))
                .collect(),
            in_stage: negotiated(state.cycle().stage),
            stage: state.cycle().stage.word(),
            name: visit.process.name().to_owned(),
            address: home.clone(),
            here,
            key: fresh_key(),
            done: Done::of(&visit),
        }
    });
    page(&template)
}

fn negotiated(stage: Stage) -> bool {
    matches!(stage, Stage::FirstReading | Stage::SecondReading | Stage::Closing | Stage::Adoption)
}

fn bench(place: Place<'_>, rolling: &Rolling, id: &ProvisionId, now: Moment) -> Option<Bench> {
    let state = place.state;
    let provision = rolling.draft.get(id)?;
    let mut lines = view::lines(state, rolling);
    let at = lines.iter().position(|line| line.id == id.as_str())?;
    let beside = |at: Option<usize>| Some(lines.get(at?)?.id.clone());
    let (previous, next) = (beside(at.checked_sub(1)), beside(at.checked_add(1)));
    let all = provision.content.brackets();
    let holders = rolling.holders.get(id);
    let brackets = (1_usize..).zip(all).map(|(number, bracket)| Bracket {
        number,
        alternatives: (1..).zip(&bracket.alternatives).map(alternative).collect(),
        holders: u32::try_from(number)
            .ok()
            .and_then(|number| holders?.get(&number))
            .into_iter()
            .flatten()
            .map(|seat| named::seat_of(place.tongue, state, *seat))
            .collect(),
        waits: match &bracket.reason {
            BracketReason::Linked(issue) => Some(issue.clone()),
            _ => None,
        },
    });
    Some(Bench {
        brackets: brackets.collect(),
        language: rolling.draft.language().unwrap_or("en").to_owned(),
        direction: view::direction(&rolling.draft),
        marked: provision.content.to_marked_text(),
        seen: Seen(Known::of(state, id.clone())).to_string(),
        proposals: proposals(place, rolling, Some(id)),
        said: in_the_way(place, id, &provision.content),
        cures: cures(place, id, &provision.content),
        capitals: capitals(place, now),
        previous,
        next,
        line: lines.swap_remove(at),
    })
}

fn alternative((number, one): (usize, &Alternative)) -> (usize, String, String) {
    (number, one.wording.to_marked_text(), sponsor::names(&one.sponsors))
}

/// Who objects to a provision or holds a reserve on it.
fn in_the_way(place: Place<'_>, id: &ProvisionId, content: &Passage) -> Vec<Said> {
    let all = place.of_provision(&Target::provision(id.clone()), content);
    let against = [Stance::Object.word(), Stance::Reserve.word()];
    all.into_iter().filter(|one| against.contains(&one.stance)).collect()
}

/// Only seats that may object have capitals to confirm.
fn capitals(place: Place<'_>, now: Moment) -> Vec<(u32, String)> {
    let Place { state, tongue, .. } = place;
    let seats = state.roster.seats().filter(|(id, _)| counts(state, *id, now));
    let mut all: Vec<_> = seats.map(|(id, seat)| (id.0, named::seat(tongue, id, seat))).collect();
    all.sort_by(|(_, one), (_, other)| one.cmp(other));
    all
}

/// The proposals on a provision; without one, those for new provisions.
fn proposals(place: Place<'_>, rolling: &Rolling, on: Option<&ProvisionId>) -> Vec<Proposed> {
    let state = place.state;
    let numbered = (0..).map(ProposalId).zip(&state.texts.proposals);
    let kept = numbered.filter(|(_, proposal)| is_retained(state, proposal));
    kept.filter(|(_, proposal)| touches(&proposal.change).contains(&on))
        .map(|(id, proposal)| proposed(place, rolling, id, proposal))
        .collect()
}

fn proposed(place: Place<'_>, rolling: &Rolling, id: ProposalId, proposal: &Proposal) -> Proposed {
    let Place { state, tongue, .. } = place;
    let now = carried(proposal, &rolling.draft);
    let change = match &now {
        Ok(Some(change)) => change,
        Ok(None) | Err(_) => &proposal.change,
    };
    let names = proposal.sponsors.iter().map(|seat| named::seat_of(tongue, state, *seat));
    Proposed {
        number: id.0,
        by: names.collect::<Vec<_>>().join(", "),
        reason: named::words(tongue, &proposal.reason),
        words: proposes(change, rolling),
        stale: !matches!(now, Ok(Some(_))),
        said: place.of_proposal(id),
        resting: place.resting_on(id),
    }
}

/// The provisions that a change is on; none stands for a new one.
fn touches(change: &Change) -> Vec<Option<&ProvisionId>> {
    match change {
        Change::Replace { provision, .. }
        | Change::Excerpt { provision, .. }
        | Change::Delete { provision }
        | Change::Move { provision, .. }
        | Change::Split { provision, .. }
        | Change::Retain { provision } => vec![Some(provision)],
        Change::Merge { provisions, .. } => provisions.iter().map(Some).collect(),
        Change::Insert { .. } => vec![None],
    }
}

/// What a change would make of the words.
fn proposes(change: &Change, rolling: &Rolling) -> Vec<Bit> {
    let old = |id: &ProvisionId| {
        let found = rolling.draft.get(id).map(|one| one.content.clone());
        found.unwrap_or_else(|| Passage { pieces: Vec::new() })
    };
    match change {
        Change::Replace { provision, wording } => view::runs(&compare(&old(provision), wording)),
        Change::Excerpt { quoted, wording, .. } => view::runs(&compare(quoted, wording)),
        Change::Insert { provision, .. } => {
            vec![Bit::Added(provision.content.to_marked_text())]
        }
        Change::Delete { provision } => vec![Bit::Taken(old(provision).to_marked_text())],
        Change::Merge { wording, .. } => view::bits(wording),
        Change::Split { into, .. } => {
            into.iter().map(|one| Bit::Added(format!("{} ", one.to_marked_text()))).collect()
        }
        Change::Move { provision, .. } | Change::Retain { provision } => {
            view::bits(&old(provision))
        }
    }
}

/// Objections to the provision that name the wording which would lift them.
fn cures(place: Place<'_>, id: &ProvisionId, content: &Passage) -> Vec<Cure> {
    let Place { state, tongue, .. } = place;
    let on = Target::provision(id.clone());
    let seats = state.texts.positions.get(&on).into_iter().flatten();
    let objects = seats.filter(|(_, position)| position.stance == Stance::Object);
    objects
        .filter_map(|(seat, position)| {
            let cure = position.cure.as_ref()?;
            Some(Cure {
                seat: seat.0,
                by: named::seat_of(tongue, state, *seat),
                reason: named::words(tongue, &position.reason),
                words: view::runs(&compare(content, cure)),
            })
        })
        .collect()
}
