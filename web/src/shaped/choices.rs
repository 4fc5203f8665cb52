//! What can be chosen in a field: the things of the state by their names, the provisions by their
//! labels, the words of closed lists.

use std::collections::BTreeMap;

use unbracket_negotiation::standing::cited_labels;
use unbracket_negotiation::state::{ProposalState, Target};
use unbracket_negotiation::wire::Shape;
use unbracket_negotiation::{State, Words};
use unbracket_text::{Draft, Provision, ProvisionId};

use crate::clip::clip;
use crate::frame::Frame;
use crate::named;

/// How many characters of a thing's words stand in its name.
const SHOWN: usize = 72;

/// Fields of words that are one line.
pub(super) fn is_short(name: &str) -> bool {
    matches!(name, "name" | "title" | "place" | "secretariat" | "adopted_by" | "former")
}

/// What can be chosen for a field: value and name; none where it is filled in freely.
pub(super) fn of(
    frame: &Frame,
    state: &State,
    name: &str,
    shape: &Shape,
) -> Option<Vec<(String, String)>> {
    match shape {
        Shape::Term { list, words } => {
            let term = |word: &&str| ((*word).to_owned(), frame.term(list, word));
            Some(words.iter().map(term).collect())
        }
        Shape::Thing(noun) => Some(things(frame, state, noun)),
        Shape::Provision => Some(provisions(state)),
        Shape::Place => Some(places(frame, state)),
        Shape::Label if matches!(name, "language" | "languages") => Some(languages(frame, state)),
        Shape::Label if name == "numbering" => Some(numberings(frame)),
        _ => None,
    }
}

fn languages(frame: &Frame, state: &State) -> Vec<(String, String)> {
    let ours = crate::tongue::LANGUAGES.iter().map(|(code, name, _)| (*code, *name));
    let mut found: Vec<_> = ours.map(|(code, name)| (code.to_owned(), name.to_owned())).collect();
    let more = state.cycle().modalities.languages.iter().map(unbracket_negotiation::Tag::as_str);
    for code in more {
        if !found.iter().any(|(known, _)| known == code) {
            found.push((code.to_owned(), code.to_owned()));
        }
    }
    // The language of the page first: it is the likeliest.
    found.sort_by_key(|(code, _)| code != frame.tongue.code());
    found
}

fn numberings(frame: &Frame) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for insertion in ["negotiation-practice", "editorial-manual", "letter-suffix"] {
        for preambular in ["pp", "letters", "consecutive", "unnumbered"] {
            let insertion_name = frame.t(&format!("shape-numbering-{insertion}"));
            let preambular_name = frame.t(&format!("shape-numbering-{preambular}"));
            let name = format!("{insertion_name} · {preambular_name}");
            found.push((format!("{insertion} {preambular} 1"), name));
        }
    }
    found
}

/// The text in which provisions are named: the rolling one, else the latest outcome.
fn text(state: &State) -> Option<&Draft> {
    let rolling = state.texts.rolling.as_ref().map(|rolling| rolling.draft.as_ref());
    let adopted = || state.adopted_document(None).map(|(_, document)| document.draft.as_ref());
    rolling.or_else(adopted)
}

/// The label of every provision by which it is cited.
pub(crate) fn labels(state: &State) -> BTreeMap<ProvisionId, String> {
    text(state).map(cited_labels).unwrap_or_default().into_iter().collect()
}

/// The provisions of the present text: value and name.
pub(crate) fn provisions(state: &State) -> Vec<(String, String)> {
    let Some(draft) = text(state) else { return Vec::new() };
    let labels = labels(state);
    let all = draft.visit().map(|visit| {
        let label = labels.get(&visit.provision.id).cloned().unwrap_or_default();
        (format!("#{}", visit.provision.id), begin(&format!("{label} {}", words(visit.provision))))
    });
    all.collect()
}

fn places(frame: &Frame, state: &State) -> Vec<(String, String)> {
    let mut found = vec![("start".to_owned(), frame.t("shape-place-start"))];
    for (id, label) in provisions(state) {
        found.push((format!("after {id}"), frame.t1("shape-place-after", "provision", &label)));
        found.push((format!("under {id}"), frame.t1("shape-place-under", "provision", &label)));
    }
    found
}

fn words(provision: &Provision) -> String {
    provision.content.to_marked_text()
}

/// The first words of a text.
pub(crate) fn begin(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clip(&text, SHOWN)
}

/// The things of a kind: number and name. Those that are most likely meant stand first: the latest.
fn things(frame: &Frame, state: &State, noun: &str) -> Vec<(String, String)> {
    let told = |words: &Words| named::words(frame.tongue, words);
    let names: Vec<String> = match noun {
        "seat" => return seats(frame, state),
        "group" => state.roster.groups().map(|(_, one)| one.name.shown().to_owned()).collect(),
        "ruling" => state.process.rulings.iter().map(|it| told(&it.ruling)).collect(),
        "call" => state.inputs.calls.iter().map(|it| told(&it.title)).collect(),
        "contribution" => {
            let name = |it: &unbracket_negotiation::state::Contribution| {
                format!("{} {}", told(&it.title), told(&it.text))
            };
            state.inputs.contributions.iter().map(name).collect()
        }
        "point" => state.inputs.points.iter().map(|it| told(&it.claim)).collect(),
        "document" => documents(frame, state),
        "proposal" => proposals(frame, state),
        "issue" => state.texts.issues.iter().map(|it| told(&it.title)).collect(),
        "cure" => state.texts.cures.iter().map(|it| it.wording.to_marked_text()).collect(),
        _ => return later(frame, state, noun),
    };
    let latest_first = !matches!(noun, "group");
    numbered(names, latest_first)
}

/// The things of deciding, meetings and follow-up.
fn later(frame: &Frame, state: &State, noun: &str) -> Vec<(String, String)> {
    let (deciding, after, forums) = (&state.deciding, &state.aftermath, &state.forums);
    let seat = |id| named::seat_of(frame.tongue, state, id);
    let told = |words: &Words| named::words(frame.tongue, words);
    let said = |id, words: &Words| format!("{}: {}", seat(id), told(words));
    let plain = |count: usize| vec![String::new(); count];
    let names: Vec<String> = match noun {
        "silence" => {
            let named = |id: unbracket_negotiation::state::DocumentId| {
                let all = documents(frame, state);
                all.get(id.place()).cloned().unwrap_or_default()
            };
            deciding.silences.iter().map(|it| it.document.map(named).unwrap_or_default()).collect()
        }
        "question" => deciding.questions.iter().map(|it| target(state, &it.target)).collect(),
        "vote" => deciding.votes.iter().map(|it| frame.day(&it.at)).collect(),
        "motion" => deciding
            .motions
            .iter()
            .map(|it| format!("{}: {}", seat(it.by), frame.term("MotionKind", it.kind)))
            .collect(),
        "statement" => deciding
            .statements
            .iter()
            .map(|it| format!("{}: {}", seat(it.by), frame.term("StatementKind", it.kind)))
            .collect(),
        "commitment" => after.commitments.iter().map(|it| told(&it.undertaking.action)).collect(),
        "round" => after.rounds.iter().map(|it| frame.day(&it.deadline)).collect(),
        "report" => after.reports.iter().map(|it| said(it.by, &it.words)).collect(),
        "evidence" => after.evidence.iter().map(|it| told(&it.what)).collect(),
        "assessment" => after.assessments.iter().map(|it| said(it.by, &it.reasons)).collect(),
        // Only an answer names one, and an answered one takes no other.
        "dispute" => {
            let names = after.disputes.iter().map(|it| said(it.by, &it.reason)).collect();
            let waits = after.disputes.iter().map(|it| it.answer.is_none()).collect::<Vec<_>>();
            let waiting = numbered(names, false).into_iter().zip(waits);
            return waiting.filter(|(_, waits)| *waits).map(|(one, _)| one).rev().collect();
        }
        "task-force" => after.task_forces.iter().map(|it| told(&it.name)).collect(),
        "road-map" => after.road_maps.iter().map(|it| it.action_line.to_string()).collect(),
        "forum" => forums.standing.iter().map(|it| told(&it.name)).collect(),
        "meeting" => forums.meetings.iter().map(|it| frame.moment(&it.from)).collect(),
        "request" => forums.requests.iter().map(|it| seat(it.by)).collect(),
        "intervention" => plain(forums.interventions.len()),
        "message" => forums.messages.iter().map(|it| told(&it.words)).collect(),
        "instrument" => state.instruments.registered.iter().map(|it| told(&it.name)).collect(),
        "contest" => state.instruments.contests.iter().map(|it| said(it.by, &it.reason)).collect(),
        "link" => plain(state.instruments.links.len()),
        _ => Vec::new(),
    };
    numbered(names, true)
}

fn numbered(names: Vec<String>, latest_first: bool) -> Vec<(String, String)> {
    let numbered = names.into_iter().enumerate();
    let mut found: Vec<_> = numbered
        .map(|(number, name)| {
            let name = if name.trim().is_empty() { String::new() } else { format!(" · {name}") };
            (format!("#{number}"), begin(&format!("{number}{name}")))
        })
        .collect();
    if latest_first {
        found.reverse();
    }
    found
}

fn seats(frame: &Frame, state: &State) -> Vec<(String, String)> {
    let all = state.roster.seats();
    let mut found: Vec<_> =
        all.map(|(id, seat)| (format!("#{}", id.0), named::seat(frame.tongue, id, seat))).collect();
    found.sort_by_cached_key(|one| one.1.to_lowercase());
    found
}

fn documents(frame: &Frame, state: &State) -> Vec<String> {
    let name = |it: &unbracket_negotiation::state::Document| {
        let symbol = it.symbol.as_ref().map(ToString::to_string).unwrap_or_default();
        let title = named::words(frame.tongue, &it.title);
        format!("{symbol} {title} ({})", frame.term("DocumentKind", it.kind))
    };
    state.texts.documents.iter().map(name).collect()
}

fn proposals(frame: &Frame, state: &State) -> Vec<String> {
    let name = |it: &unbracket_negotiation::state::Proposal| {
        let by = named::seat_of(frame.tongue, state, it.by);
        let stands = it.state == ProposalState::Open;
        let state = if stands { String::new() } else { frame.term("ProposalState", it.state) };
        format!("{by} {} {state}", named::words(frame.tongue, &it.reason))
    };
    state.texts.proposals.iter().map(name).collect()
}

fn target(state: &State, on: &Target) -> String {
    let Some(id) = &on.provision else { return String::new() };
    let value = format!("#{id}");
    let found = provisions(state).into_iter().find(|(known, _)| *known == value);
    found.map_or(value, |(_, label)| label)
}
