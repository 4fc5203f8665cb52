//! What happened, in plain words: the news of a process, and of each of its stages.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::state::Slot;
use unbracket_negotiation::{Moment, Stage};

use crate::chronicle::entries;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::route::{Access, Route, get};
use crate::telling::{Sentence, Teller};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/news", Access::Anyone, news),
        get("/p/{process}/stages/{stage}", Access::Anyone, stage),
    ]
}

/// How many news a page shows.
const MOST: usize = 60;

/// Something that happened, told.
pub(crate) struct Item {
    pub(crate) index: u64,
    pub(crate) at: Moment,
    pub(crate) sentence: Sentence,
}

/// The news of one stretch of the process.
struct Chapter {
    cycle: usize,
    stage: &'static str,
    items: Vec<Item>,
}

/// A step of the timetable.
struct Step {
    word: &'static str,
    here: bool,
    slot: Option<Slot>,
}

#[derive(Template)]
#[template(path = "news/news.html")]
struct News {
    frame: Frame,
    name: String,
    steps: Vec<Step>,
    chapters: Vec<Chapter>,
}

#[derive(Template)]
#[template(path = "news/stage.html")]
struct OfStage {
    frame: Frame,
    name: String,
    stage: &'static str,
    steps: Vec<Step>,
    slot: Option<Slot>,
    present: bool,
    /// The cycle of which it tells, from 1, where the present one has not come to this stage.
    former: Option<usize>,
    items: Vec<Item>,
}

/// Tells entries by their numbers.
///
/// # Errors
/// Where the record cannot be read.
pub(crate) async fn told(visit: &Visit, indices: &[u64]) -> Result<Vec<Item>, Failure> {
    let events = entries(visit.process.secretariat(), indices).await?;
    Ok(visit.state(|state| {
        let teller = Teller::new(visit.tongue(), state);
        let tell = |(index, event): &(u64, unbracket_negotiation::Event)| Item {
            index: *index,
            at: event.at,
            sentence: teller.tell(*index, event),
        };
        events.iter().map(tell).collect()
    }))
}

fn steps(visit: &Visit, marked: Option<Stage>) -> Vec<Step> {
    visit.state(|state| {
        let cycle = state.cycle();
        let step = |stage: &Stage| Step {
            word: stage.word(),
            here: marked.unwrap_or(cycle.stage) == *stage,
            slot: cycle.timetable.get(stage).copied(),
        };
        Stage::ALL.iter().map(step).collect()
    })
}

async fn news(visit: Visit) -> Result<Response, Failure> {
    let (latest, stretches) =
        visit.process.chronicle(|it| (it.latest(MOST), it.stretches.clone())).await?;
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut of = None;
    for item in told(&visit, &latest).await? {
        let place = stretches.partition_point(|stretch| stretch.from <= item.index);
        let stretch = place.checked_sub(1).and_then(|place| stretches.get(place));
        if of != Some(place) {
            chapters.push(Chapter {
                cycle: stretch.map_or(0, |it| it.cycle) + 1,
                stage: stretch.map_or(Stage::Modalities, |it| it.stage).word(),
                items: Vec::new(),
            });
            of = Some(place);
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.items.push(item);
        }
    }
    page(&News {
        frame: Frame::within(&visit, Section::Overview, visit.tongue().say("news-title")),
        name: visit.process.name().to_owned(),
        steps: steps(&visit, None),
        chapters,
    })
}

async fn stage(visit: Visit, Path((_, word)): Path<(String, String)>) -> Result<Response, Failure> {
    let stage = Stage::find(&word).ok_or(Failure::NotFound)?;
    let (cycle, present, slot) = visit.state(|state| {
        let cycle = state.process.cycles.len().checked_sub(1);
        (cycle, state.cycle().stage == stage, state.cycle().timetable.get(&stage).copied())
    });
    // A cycle that has not come to this stage leaves the page to the last one that had.
    let (last, indices) = visit
        .process
        .chronicle(|it| {
            let last = it.last_with(stage);
            (last, it.of_stage(stage, last))
        })
        .await?;
    let indices: Vec<u64> = indices.into_iter().take(MOST).collect();
    let title = visit.tongue().say(&format!("term-Stage-{}", stage.word()));
    page(&OfStage {
        frame: Frame::within(&visit, Section::Overview, title),
        name: visit.process.name().to_owned(),
        stage: stage.word(),
        steps: steps(&visit, Some(stage)),
        slot,
        present,
        former: last.filter(|last| Some(*last) != cycle).map(|last| last + 1),
        items: told(&visit, &indices).await?,
    })
}
