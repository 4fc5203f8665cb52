//! The front page: what this is, in ten seconds; which processes there are; in a demonstration, the
//! way through the story.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::standing::{progress, status};
use unbracket_negotiation::state::Rolling;
use unbracket_negotiation::{Moment, Stage, State};
use unbracket_text::ProvisionId;

use crate::act_form::escaped;
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::hosted::Hosted;
use crate::pages::overview::ahead::{Ahead, ahead};
use crate::pages::shown::{Labels, open_words};
use crate::route::{Access, Route, get};
use crate::story::STATIONS;
use crate::tongue::Tongue;
use crate::visit::Visitor;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/", Access::Anyone, front)]
}

/// What one can try at a moment of the story: as whom (empty for the public), and where.
type Try = (&'static str, &'static str);

/// The moments of the story in their order, each with what to try there; messages of the same names
/// say what it is.
const WALK: &[(&str, &[Try])] = &[
    ("first-reading", &[("", "text"), ("north", "text"), ("secretariat", "office")]),
    ("second-reading", &[("chair", "floor"), ("sovereign", "positions"), ("", "positions")]),
    ("silence", &[("", ""), ("sovereign", "mine"), ("north", "mine")]),
    ("adoption", &[("", "record"), ("president", "decide/adoption"), ("chair", "office/pending")]),
    ("follow-up", &[("", "follow-up"), ("sovereign", "mine"), ("civil-society", "mine")]),
    ("review", &[("", "outcome"), ("", "record/verify"), ("civil-society", "mine")]),
];

/// A process as it stands on the front page.
struct Card {
    name: String,
    title: String,
    stage: &'static str,
    agreed: Option<(usize, usize)>,
    next: Option<Ahead>,
    length: u64,
}

/// A moment of the story.
struct Stop {
    card: Card,
    tries: Vec<(String, &'static str, String)>,
}

/// A paragraph with brackets, as it stands in a text right now.
struct Sample {
    process: String,
    title: String,
    id: String,
    label: String,
    language: String,
    pieces: Vec<(bool, String)>,
}

#[derive(Template)]
#[template(path = "front/front.html")]
struct Front {
    frame: Frame,
    cards: Vec<Card>,
    walk: Vec<Stop>,
    sample: Option<Sample>,
    personas: Vec<String>,
}

async fn front(visitor: Visitor) -> Result<Response, Failure> {
    let (tongue, now) = (visitor.tongue, visitor.now());
    let processes = visitor.site.processes();
    let demo = visitor.site.settings().demo;
    let is_stop = |one: &Hosted| demo && STATIONS.iter().any(|station| station.name == one.name());
    let cards = processes.iter().filter(|one| !is_stop(one)).map(|one| card(tongue, one, now));
    let find = |name: &str| processes.iter().find(|one| demo && one.name() == name);
    let stop = |(name, tries): &(&str, &[Try])| {
        let process = find(name)?;
        let card = card(tongue, process, now);
        let tries = tries.iter().enumerate();
        let tries = tries.map(|(place, (persona, path))| {
            let slash = if path.is_empty() { "" } else { "/" };
            // The floor with a paragraph on the bench, where there is something to lift.
            let at = (*path == "floor").then(|| process.state(bracketed)).flatten();
            let at = at.map(|id| format!("?at={}", escaped(id.as_str()))).unwrap_or_default();
            (format!("walk-{name}-{}", place + 1), *persona, format!("/p/{name}{slash}{path}{at}"))
        });
        Some(Stop { tries: tries.collect(), card })
    };
    let mut sampled = processes.iter().filter_map(|one| sample(tongue, one));
    page(&Front {
        frame: Frame::new(&visitor, tongue.say("front-title")),
        cards: cards.collect(),
        walk: WALK.iter().filter_map(stop).collect(),
        sample: sampled.next(),
        personas: visitor.site.personas().into_iter().map(|(name, _)| name).collect(),
    })
}

fn card(tongue: Tongue, process: &Hosted, now: Moment) -> Card {
    process.state(|state| Card {
        name: process.name().to_owned(),
        title: open_words(tongue, &state.process.title).text,
        stage: state.cycle().stage.word(),
        // What is adopted, or lies before the meeting as a whole, is not counted paragraph by paragraph.
        agreed: progress(state)
            .filter(|_| state.cycle().stage < Stage::Adoption)
            .map(|progress| (progress.agreed, progress.units)),
        next: ahead(tongue, state, now).into_iter().next(),
        length: state.length,
    })
}

/// The title of a process; in a demonstration, where one process stands at several moments, with its moment.
pub(crate) fn called(visitor: &Visitor, process: &Hosted) -> String {
    let (title, name) = (process.state(|state| title(visitor.tongue, state)), process.name());
    let demo = visitor.site.settings().demo && WALK.iter().any(|(stop, _)| *stop == name);
    if !demo {
        return title;
    }
    format!("{title} · {}", visitor.tongue.say(&format!("walk-{name}")))
}

/// A short paragraph of a text in which words stand in brackets.
fn sample(tongue: Tongue, process: &Hosted) -> Option<Sample> {
    process.state(|state| {
        let rolling = state.texts.rolling.as_ref()?;
        let labels = Labels::of(&rolling.draft);
        let found = rolling.draft.visit().map(|visit| visit.provision).find(|provision| {
            let length = provision.content.to_marked_text().chars().count();
            let few = provision.content.brackets().len() == 1;
            let partly = in_brackets(&provision.content.to_marked_text()).len() > 1;
            few && partly && (60..300).contains(&length) && is_bracketed(rolling, &provision.id)
        })?;
        let cited = labels.cite(&found.id);
        Some(Sample {
            process: process.name().to_owned(),
            title: title(tongue, state),
            id: cited.id,
            label: cited.label,
            language: rolling.draft.language().unwrap_or("en").to_owned(),
            pieces: in_brackets(&found.content.to_marked_text()),
        })
    })
}

fn title(tongue: Tongue, state: &State) -> String {
    open_words(tongue, &state.process.title).text
}

/// The first paragraph of the text in which words stand in brackets.
fn bracketed(state: &State) -> Option<ProvisionId> {
    let rolling = state.texts.rolling.as_ref()?;
    let found = rolling.draft.visit().map(|visit| visit.provision).find(|provision| {
        !provision.content.brackets().is_empty() && is_bracketed(rolling, &provision.id)
    });
    found.map(|provision| provision.id.clone())
}

fn is_bracketed(rolling: &Rolling, id: &ProvisionId) -> bool {
    status(rolling, id).word() == "bracketed"
}

/// A marked text in pieces: whether each stands in brackets, and its words.
fn in_brackets(marked: &str) -> Vec<(bool, String)> {
    let (mut pieces, mut depth) = (vec![(false, String::new())], 0_usize);
    for letter in marked.chars() {
        if letter == '[' {
            if depth == 0 {
                pieces.push((true, String::new()));
            }
            depth += 1;
        }
        if let Some((_, text)) = pieces.last_mut() {
            text.push(letter);
        }
        if letter == ']' {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                pieces.push((false, String::new()));
            }
        }
    }
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_within_brackets_stay_in_one_piece_and_nothing_is_lost() {
        let text = "All [may [not] | shall] meet [often].";
        let pieces = in_brackets(text);
        assert_eq!(pieces.iter().filter(|(inside, _)| *inside).count(), 2);
        assert_eq!(pieces.into_iter().map(|(_, text)| text).collect::<String>(), text);
        assert_eq!(
            in_brackets("]a["),
            vec![(false, "]".into()), (false, "a".into()), (true, "[".into())]
        );
    }

    #[test]
    fn every_stop_of_the_way_is_a_moment_of_the_story() {
        let known = |name: &str| STATIONS.iter().any(|station| station.name == name);
        assert!(WALK.iter().all(|(name, _)| known(name)));
        assert_eq!(WALK.len(), STATIONS.len());
    }
}
