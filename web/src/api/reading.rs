//! Processes and texts.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use unbracket_negotiation::State;
use unbracket_negotiation::standing::{cited_labels, progress, statuses};
use unbracket_negotiation::state::DocumentId;
use unbracket_text::Draft;

use super::json;
use super::lists::document_of;
use super::reply::{self, Problem, at};
use crate::failure::Failure;
use crate::visit::{Visit, Visitor};

/// The processes that this server runs.
#[utoipa::path(get, path = "/api/processes",
    responses((status = 200, description = "All of them", body = Vec<reply::ProcessInList>)))]
pub(crate) async fn processes(visitor: Visitor) -> Result<Response, Failure> {
    let processes = visitor.site.processes();
    let listed: Vec<_> = processes
        .iter()
        .map(|process| reply::ProcessInList {
            name: process.name().to_owned(),
            title: process.title(),
            stage: process.state(stage),
            length: process.state(|state| state.length),
            origin: process.secretariat().key().name().to_string(),
        })
        .collect();
    json(&listed)
}

fn stage(state: &State) -> Option<String> {
    (!state.process.cycles.is_empty()).then(|| state.cycle().stage.to_string())
}

/// Where a process stands.
#[utoipa::path(get, path = "/api/p/{process}",
    params(("process" = String, Path, description = "The name of the process")),
    responses(
        (status = 200, description = "Where it stands", body = reply::Process),
        (status = 404, description = "There is no such process", body = Problem)))]
pub(crate) async fn process(visit: Visit) -> Result<Response, Failure> {
    let secretariat = visit.process.secretariat();
    let shown = visit.state(|state| reply::Process {
        name: visit.process.name().to_owned(),
        title: state.process.title.shown().to_owned(),
        cycle: state.present_cycle(),
        stage: stage(state),
        timetable: state
            .cycle()
            .timetable
            .iter()
            .map(|(stage, slot)| reply::Slot {
                stage: stage.to_string(),
                from: at(slot.from),
                until: at(slot.until),
            })
            .collect(),
        progress: progress(state).map(|progress| reply::Progress {
            paragraphs: progress.units,
            agreed: progress.agreed,
            ad_referendum: progress.ad_referendum,
            brackets: progress.brackets,
        }),
        length: state.length,
        origin: secretariat.key().name().to_string(),
        key: secretariat.key().to_string(),
        frozen: secretariat.frozen().map(|frozen| frozen.0),
    });
    json(&shown)
}

/// A document with its text.
#[utoipa::path(get, path = "/api/p/{process}/documents/{document}",
    params(
        ("process" = String, Path, description = "The name of the process"),
        ("document" = u32, Path, description = "The number of the document")),
    responses(
        (status = 200, description = "The document", body = reply::WholeDocument),
        (status = 404, description = "There is no such document", body = Problem)))]
pub(crate) async fn document(
    visit: Visit,
    Path((_, number)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = DocumentId(number.parse().map_err(|_| Failure::NotFound)?);
    let whole = visit.state(|state| {
        let document = document_of(state, id)?;
        let provisions = provisions(&state.texts.document(id)?.draft, None);
        Some(reply::WholeDocument { document, provisions })
    });
    json(&whole.ok_or(Failure::NotFound)?)
}

/// The present text with its brackets, and the status of every provision.
#[utoipa::path(get, path = "/api/p/{process}/text",
    params(("process" = String, Path, description = "The name of the process")),
    responses(
        (status = 200, description = "The text; without provisions before there is one", body = reply::Text),
        (status = 404, description = "There is no such process", body = Problem)))]
pub(crate) async fn text(visit: Visit) -> Result<Response, Failure> {
    let text = visit.state(|state| match &state.texts.rolling {
        Some(rolling) => reply::Text {
            base: Some(rolling.base.0),
            provisions: provisions(&rolling.draft, Some(rolling)),
        },
        None => reply::Text { base: None, provisions: Vec::new() },
    });
    json(&text)
}

/// The compilation of the present text with all proposals that are before the room.
#[utoipa::path(get, path = "/api/p/{process}/compilation",
    params(("process" = String, Path, description = "The name of the process")),
    responses(
        (status = 200, description = "The compilation, as the file format describes it", body = Object),
        (status = 404, description = "There is no such process", body = Problem)))]
pub(crate) async fn compilation(visit: Visit) -> Result<Response, Failure> {
    let assembly = visit.process.clone().laid_in().await;
    let body = unbracket_formats::json::write_compilation(&assembly.compilation);
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

fn provisions(
    draft: &Draft,
    rolling: Option<&unbracket_negotiation::state::Rolling>,
) -> Vec<reply::Provision> {
    let labels: std::collections::BTreeMap<_, _> = cited_labels(draft).into_iter().collect();
    let status = rolling.map(statuses).unwrap_or_default();
    let mut shown = Vec::new();
    for visit in draft.visit() {
        let provision = visit.provision;
        shown.push(reply::Provision {
            id: provision.id.as_str().to_owned(),
            label: labels.get(&provision.id).cloned(),
            kind: kind(provision.kind).to_owned(),
            depth: visit.depth,
            text: provision.content.to_marked_text(),
            status: status.get(&provision.id).map(ToString::to_string),
        });
    }
    shown
}

fn kind(kind: unbracket_text::ProvisionKind) -> &'static str {
    use unbracket_text::ProvisionKind as Kind;
    match kind {
        Kind::Title => "title",
        Kind::Heading { .. } => "heading",
        Kind::PreambularParagraph => "preambular-paragraph",
        Kind::OperativeParagraph => "operative-paragraph",
        Kind::Chapeau => "chapeau",
        Kind::SubParagraph => "sub-paragraph",
        Kind::Placeholder => "placeholder",
        Kind::Annex => "annex",
        Kind::Unnumbered => "unnumbered",
    }
}
