//! The whole story of a provision: how it reads, where people stand, what is proposed, what was asked
//! for and what became of it, how it read before, what followed from it.
//!
//! **Invariant:** everything told here stands on the record, with its entry; whoever said nothing is
//! counted as silent and as nothing else.

mod life;
mod proposed;
mod stand;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_formats::html::page::markup::{Markup, dotted};
use unbracket_negotiation::standing::cited_labels;
use unbracket_negotiation::state::{DocumentId, State};
use unbracket_negotiation::story::{Story as Told, story as told};
use unbracket_negotiation::{SeatId, Words};
use unbracket_text::{Draft, Provision, ProvisionId};

use super::phrases::phrases;
use super::row::{Standings, Status};
use super::{Asked, at_home, called, coded, rendered};
use crate::analysis::{moved, of_provision};
use crate::chronicle::entries;
use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::{away, kept};
use crate::named;
use crate::visit::Visit;

use life::{Commitment, Event, Input, Stated, Version};
use proposed::Proposed;
use stand::Stand;

pub(super) async fn show(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let path = format!("provisions/{}", coded(&id));
    let visit = at_home(visit, &path, &Asked::default());
    let make = move |visit: Visit| async move {
        let id = ProvisionId::new(&id);
        let acts = acts(&visit, &id).await?;
        away(move || made(&visit, &id, &acts)).await
    };
    kept(visit, &headers, make).await
}

/// The acts that changed a provision or answered a silence on it, as everybody may read them, by the entry; the newest of very many.
pub(super) async fn acts(visit: &Visit, id: &ProvisionId) -> Result<Acts, Failure> {
    let mut found = visit.state(|state| {
        let Told { changes, silences, .. } = told(state, id);
        [changes, silences].concat()
    });
    found.sort_unstable();
    let newest = &found[found.len().saturating_sub(MOST_ACTS)..];
    Ok(entries(visit.process.secretariat(), newest).await?.into_iter().collect())
}

/// The acts of a story by their entries.
pub(super) type Acts = BTreeMap<u64, unbracket_negotiation::Event>;

/// How many acts of one story are read from the record.
const MOST_ACTS: usize = 200;

#[derive(Template)]
#[template(path = "text/provision.html")]
struct Page {
    frame: Frame,
    told: Story,
    /// Whether the reader may propose, and may state a position.
    proposes: bool,
    states: bool,
    /// Whom it divides, as of the findings that were finished last.
    fault: Option<String>,
    /// How it moved from reading to reading, as of the same.
    moved: Vec<String>,
}

fn made(visit: &Visit, id: &ProvisionId, acts: &Acts) -> Result<String, Failure> {
    let frame = Frame::within(visit, Section::Text, String::new());
    let home = format!("/p/{}", visit.process.name());
    let told = visit.state(|state| story(state, (&frame, &home), id, acts));
    let told = told.ok_or(Failure::NotFound)?;
    let frame = Frame { title: told.title.clone(), ..frame };
    let known = visit.process.findings();
    let findings = known.as_ref().map(|known| &known.findings);
    let fault = findings.and_then(|it| of_provision(visit.tongue(), it, id.as_str()));
    let moved = findings.map(|it| moved(visit.tongue(), it, id.as_str())).unwrap_or_default();
    rendered(&Page {
        frame,
        told,
        proposes: visit.may_now("propose"),
        states: visit.may_now("state-position"),
        fault,
        moved,
    })
}

/// The story of a provision, as pages tell it.
pub(super) struct Story {
    pub(super) home: String,
    /// Its identity, as it stands in addresses.
    pub(super) address: String,
    pub(super) title: String,
    pub(super) anchor: String,
    pub(super) status: Option<Status>,
    /// `lang` and `dir` of its words.
    pub(super) attributes: String,
    pub(super) words: String,
    /// The text in which it reads so: the present one, or the last document in which it stood.
    pub(super) stands_in: String,
    /// Whether it stands in the text under negotiation.
    pub(super) present: bool,
    /// Whether it stands no more, neither in the text under negotiation nor, without one, in what was adopted.
    pub(super) gone: bool,
    pub(super) stand: Stand,
    pub(super) proposed: Vec<Proposed>,
    pub(super) inputs: Vec<Input>,
    pub(super) versions: Vec<Version>,
    pub(super) stated: Vec<Stated>,
    pub(super) commitments: Vec<Commitment>,
    /// Provisions that it came from: address and name.
    pub(super) sources: Vec<(String, String)>,
    pub(super) issues: Vec<(String, bool)>,
    /// Texts of other processes to which it is tied: how, and to what.
    pub(super) instruments: Vec<(String, String)>,
    pub(super) events: Vec<Event>,
}

/// What the parts of a story look up.
struct Teller<'a> {
    state: &'a State,
    frame: &'a Frame,
    home: &'a str,
    id: &'a ProvisionId,
    told: Told,
    acts: &'a Acts,
}

/// Tells the story of a provision; none where there never was one.
pub(super) fn story(
    state: &State,
    (frame, home): (&Frame, &str),
    id: &ProvisionId,
    acts: &Acts,
) -> Option<Story> {
    let told = told(state, id);
    let rolling = state.texts.rolling.as_ref();
    let present = rolling.filter(|rolling| rolling.draft.get(id).is_some());
    let last = told.documents.last().and_then(|(id, _)| Some((*id, state.texts.document(*id)?)));
    let (draft, stands_in) = match (present, last) {
        (Some(rolling), _) => (&rolling.draft, frame.t("text-in-present")),
        (None, Some((number, document))) => (&document.draft, called(frame, number, document)),
        (None, None) => return None,
    };
    let provision = draft.get(id)?;
    let label = label_in(draft, id);
    let markup = Markup::of_draft(draft, phrases(frame));
    let standings = present.map(|rolling| Standings::rolling(state, rolling));
    let teller = Teller { state, frame, home, id, told, acts };
    Some(Story {
        home: home.to_owned(),
        address: coded(id.as_str()),
        title: title(frame, &label, provision),
        anchor: unbracket_formats::html::page::markup::anchor(id.as_str()),
        status: standings.and_then(|standings| standings.status(frame, id)),
        attributes: markup.attributes(),
        words: format!("<p class=\"w\">{}</p>", markup.passage(&provision.content)),
        stands_in,
        present: present.is_some(),
        gone: gone(state, id),
        stand: teller.stand(),
        proposed: teller.proposed(),
        inputs: teller.inputs(),
        versions: teller.versions(),
        stated: teller.stated(),
        commitments: teller.commitments(),
        sources: teller.sources(),
        issues: teller.issues(),
        instruments: teller.instruments(),
        events: teller.events(),
    })
}

/// Whether a provision stands in the present text no more; where none is negotiated, in what was adopted.
fn gone(state: &State, id: &ProvisionId) -> bool {
    let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
    let adopted = || state.adopted_document(None).map(|(_, document)| &document.draft);
    rolling.or_else(adopted).is_none_or(|draft| draft.get(id).is_none())
}

/// The number of a provision in a draft, as people cite it.
fn label_in(draft: &Draft, id: &ProvisionId) -> String {
    let mut labels = cited_labels(draft).into_iter();
    labels.find(|(one, _)| one == id).map(|(_, label)| label).unwrap_or_default()
}

fn title(frame: &Frame, label: &str, provision: &Provision) -> String {
    if !label.is_empty() {
        return frame.t1("text-paragraph", "number", label);
    }
    let text = provision.content.to_marked_text();
    let short: String = text.chars().take(60).collect();
    if short.is_empty() { provision.id.to_string() } else { short }
}

impl Teller<'_> {
    /// The name of a seat.
    fn seat(&self, seat: SeatId) -> String {
        named::seat_of(self.frame.tongue, self.state, seat)
    }

    /// Words, or that they are withheld.
    fn words(&self, words: &Words) -> String {
        named::words(self.frame.tongue, words)
    }

    fn sources(&self) -> Vec<(String, String)> {
        let name = |id: &ProvisionId| {
            let documents = (0..).map(DocumentId).zip(&self.state.texts.documents);
            let stands = documents.filter(|(_, one)| one.draft.get(id).is_some());
            let name = stands.last().map(|(number, document)| {
                let label = label_in(&document.draft, id);
                format!("{}, {}", called(self.frame, number, document), dotted(&label))
            });
            let address = format!("{}/provisions/{}", self.home, coded(id.as_str()));
            (address, name.unwrap_or_else(|| id.to_string()))
        };
        self.told.sources.iter().filter(|id| *id != self.id).map(name).collect()
    }

    fn issues(&self) -> Vec<(String, bool)> {
        let found = self.told.issues.iter().filter_map(|(id, _)| {
            let issue = self.state.texts.issues.get(id.0 as usize)?;
            Some((self.words(&issue.title), issue.open))
        });
        found.collect()
    }

    fn instruments(&self) -> Vec<(String, String)> {
        let instruments = &self.state.instruments;
        let found = instruments.links_of(self.id).filter_map(|link| {
            let instrument = instruments.instrument(link.to.instrument)?;
            let how = match link.relation {
                Some(relation) => self.frame.term("Relation", relation),
                None => self.frame.t("text-not-linked"),
            };
            let name = self.words(&instrument.name);
            let place = link.to.at.as_ref().map(|at| format!("{name}, {}", at.as_str()));
            Some((how, place.unwrap_or(name)))
        });
        found.collect()
    }
}
