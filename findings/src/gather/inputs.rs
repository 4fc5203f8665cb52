//! Inputs, the floor of meetings, and how long texts and calls lay open.

use serde::Serialize;
use unbracket_negotiation::State;
use unbracket_negotiation::state::forum::RequestState;
use unbracket_negotiation::state::{self, Consent};

use super::actors::Names;
use super::source::Source;

/// A contribution that everybody may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// Its number.
    pub number: u32,
    /// Who submitted it.
    pub by: String,
    /// Who signed it besides, by name.
    pub signed: Vec<String>,
    /// Its language, as a tag.
    pub language: String,
    /// Its words, title first.
    pub text: String,
    /// The provisions that it is about.
    pub about: Vec<String>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When it came in, in seconds since 1970.
    pub at: i64,
    /// The entry that recorded it, which tells what came first within a second.
    pub entry: u64,
    /// How long after its call was opened, in seconds.
    pub after: i64,
    /// Where it stands.
    pub source: Source,
}

/// A point made in a contribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The number of the contribution.
    pub contribution: u32,
    /// Who made it.
    pub by: String,
    /// The claim.
    pub claim: String,
    /// A number that all points share which say the same.
    pub cluster: u32,
    /// What became of it, as the record words it; none as long as that is open.
    pub disposition: Option<String>,
    /// Whether the text says at least a part of it.
    pub used: bool,
    /// The provisions that use it.
    pub used_in: Vec<String>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// Where it stands.
    pub source: Source,
}

/// A turn on the floor of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Floor {
    /// The number of the meeting.
    pub meeting: u32,
    /// Who.
    pub by: String,
    /// Whether the speaker was heard.
    pub heard: bool,
    /// How many seconds were used.
    pub used: u32,
    /// The statement, where one was recorded.
    pub source: Option<Source>,
}

/// How long something lay open before it was acted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What: `call` for a call for inputs, `text` for a text before it was adopted.
    pub what: &'static str,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// How long, in seconds.
    pub seconds: i64,
    /// Where it stands.
    pub source: Source,
}

/// Whether anybody may read a contribution.
fn is_public(state: &State, one: &state::Contribution) -> bool {
    one.published.is_some()
        && one.stands()
        && one.consent != Consent::SecretariatOnly
        && state.process.entries.is_public(one.entry)
}

pub(super) fn contributions(state: &State, names: &Names) -> Vec<Contribution> {
    let all = (0..).zip(&state.inputs.contributions);
    all.filter(|(_, one)| is_public(state, one))
        .map(|(number, one)| {
            let call = state.inputs.call(one.call);
            let words = [&one.title, &one.text].map(|words| words.text().unwrap_or_default());
            let mut signed: Vec<String> =
                one.signed.iter().map(|seat| names.seat(*seat).to_owned()).collect();
            signed.sort();
            Contribution {
                number,
                by: names.seat(one.by).to_owned(),
                signed,
                language: one.language.to_string(),
                text: words.join("\n"),
                about: one.about.iter().map(|id| id.as_str().to_owned()).collect(),
                cycle: call.map(|call| call.cycle).unwrap_or_default(),
                at: one.at.0,
                entry: one.entry,
                after: call.map_or(0, |call| one.at.0.saturating_sub(call.opened.0)),
                source: Source::Contribution { contribution: number },
            }
        })
        .collect()
}

pub(super) fn points(state: &State, names: &Names) -> Vec<Point> {
    let mut all = Vec::new();
    for (number, point) in (0..).zip(&state.inputs.points) {
        let of = state.inputs.contribution(point.contribution);
        let Some(of) = of.filter(|of| is_public(state, of) && !point.confidential) else {
            continue;
        };
        if !state.process.entries.is_public(point.entry) {
            continue;
        }
        let disposed = point.disposed.as_ref();
        let disposed = disposed.filter(|it| state.process.entries.is_public(it.entry));
        let used_in = disposed.map(|it| &it.used_in).into_iter().flatten();
        all.push(Point {
            contribution: point.contribution.0,
            by: names.seat(of.by).to_owned(),
            claim: point.claim.text().unwrap_or_default().to_owned(),
            cluster: point.cluster.0,
            disposition: disposed.map(|it| it.disposition.to_string()),
            used: disposed.is_some_and(|it| it.disposition.uses()),
            used_in: used_in.map(|id| id.as_str().to_owned()).collect(),
            cycle: state.inputs.call(of.call).map(|call| call.cycle).unwrap_or_default(),
            source: Source::Point { point: number },
        });
    }
    all
}

/// The turns of public meetings that name their speakers.
pub(super) fn floor(state: &State, names: &Names) -> Vec<Floor> {
    let mut all = Vec::new();
    for (number, meeting) in (0..).zip(&state.forums.meetings) {
        if !meeting.public || meeting.chatham_house {
            continue;
        }
        let requests = state.forums.requests.iter();
        for request in requests.filter(|request| request.meeting.0 == number) {
            if request.state == RequestState::Withdrawn {
                continue;
            }
            let intervention = request.intervention;
            all.push(Floor {
                meeting: number,
                by: names.seat(request.by).to_owned(),
                heard: request.state == RequestState::Heard,
                used: request.used,
                source: intervention.map(|id| Source::Intervention { intervention: id.0 }),
            });
        }
    }
    all
}

/// How long calls were open, and how long texts lay on the desks before they were adopted.
pub(super) fn notices(state: &State) -> Vec<Notice> {
    let calls = state.inputs.calls.iter().map(|call| Notice {
        what: "call",
        cycle: call.cycle,
        seconds: call.until.0.saturating_sub(call.opened.0),
        source: Source::Entry { entry: call.entry },
    });
    let texts = state.deciding.adoptions.iter().filter_map(|adoption| {
        let document = adoption.of?;
        let issued = state.texts.document(document)?.issued;
        let adopted = state.texts.document(adoption.outcome?)?.issued;
        Some(Notice {
            what: "text",
            cycle: adoption.cycle,
            seconds: adopted.0.saturating_sub(issued.0),
            source: Source::Document { document: document.0 },
        })
    });
    calls.chain(texts).collect()
}
