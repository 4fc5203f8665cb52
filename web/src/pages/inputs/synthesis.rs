//! The synthesis of a call: what became of every point, and how each stakeholder group fared.
//!
//! **Invariant:** the counts are those of the core's synthesis, which the record states when it is
//! published; nothing is weighed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::inputs::{InputsAct, Synthesis, SynthesisPoint, synthesis};
use unbracket_negotiation::state::CallId;
use unbracket_negotiation::{Act, GroupId, Moment, State, Words};

use super::Outcomes;
use super::points::{PointLine, point_line};
use crate::chronicle::entries;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{Asked, Labels, Part, Said, group, number, open_words, said};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// How many points stand on one page.
const LENGTH: usize = 80;

/// How the points of a stakeholder group fared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// Its name; none for those of no group, or of whoever is not named.
    group: Option<String>,
    outcomes: Outcomes,
}

#[derive(Template)]
#[template(path = "inputs/synthesis.html")]
struct Shown {
    frame: Frame,
    process: String,
    call: (u32, String),
    published: Option<Moment>,
    /// What the secretariat said of it, and the entry where it stands.
    report: Option<(u64, Said)>,
    contributions: u32,
    rows: Vec<Row>,
    all: Outcomes,
    points: Vec<PointLine>,
    part: Part,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, call)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Failure> {
    let id = CallId(number(&call)?);
    let tongue = visit.tongue();
    let written = written(&visit, id).await?;
    let shown = visit.state(|state| {
        let call = state.inputs.call(id)?;
        let report = synthesis(state, id)?;
        let labels = Labels::present(state);
        // Points that say the same stand together; the first of each speaks for them.
        let first = |point: &&SynthesisPoint| point.same.first() == Some(&point.point);
        let mut ids: Vec<_> = report.points.iter().filter(first).map(|point| point.point).collect();
        let part = Part::cut(&mut ids, &asked, LENGTH);
        Some(Shown {
            frame: Frame::within(&visit, Section::Inputs, tongue.say("inputs-synthesis")),
            process: visit.process.name().to_owned(),
            call: (id.0, open_words(tongue, &call.title).text),
            published: call.synthesised,
            report: written
                .as_ref()
                .map(|(index, words)| (*index, said(tongue, state, *index, words))),
            contributions: report.contributions,
            rows: rows(tongue, state, &report),
            all: Outcomes::of(report.points.iter().map(|point| &point.disposed)),
            points: ids
                .into_iter()
                .filter_map(|id| point_line(tongue, state, id, &labels))
                .collect(),
            part,
        })
    });
    page(&shown.ok_or(Failure::NotFound)?)
}

/// The report with which the synthesis was published, and its entry.
async fn written(visit: &Visit, call: CallId) -> Result<Option<(u64, Words)>, Failure> {
    let Some(index) = visit.process.chronicle(|it| it.synthesis_of(call)).await? else {
        return Ok(None);
    };
    let found = entries(visit.process.secretariat(), &[index]).await?;
    Ok(found.into_iter().find_map(|(index, event)| match event.act {
        Act::Inputs(InputsAct::PublishSynthesis(act)) if !act.report.is_blank() => {
            Some((index, act.report))
        }
        _ => None,
    }))
}

fn rows(tongue: Tongue, state: &State, report: &Synthesis) -> Vec<Row> {
    let mut rows: BTreeMap<_, Outcomes> = BTreeMap::new();
    for point in &report.points {
        let disposition = point.disposed.as_ref().map(|one| one.disposition);
        rows.entry(point.group).or_default().add(disposition);
    }
    let row = |(id, outcomes): (Option<GroupId>, Outcomes)| Row {
        group: id.and_then(|id| group(tongue, state, id)),
        outcomes,
    };
    let mut rows: Vec<Row> = rows.into_iter().map(row).collect();
    rows.sort_by_key(|row| (row.group.is_none(), std::cmp::Reverse(row.outcomes.total())));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_outcomes_add_up_to_all_points() {
        use unbracket_negotiation::state::Disposition;
        let mut outcomes = Outcomes::default();
        let all = Disposition::ALL.iter().map(|one| Some(*one));
        all.chain([None, None]).for_each(|one| outcomes.add(one));
        let parts: usize = outcomes.parts().iter().map(|(.., count)| count).sum();
        assert_eq!((parts, outcomes.total(), outcomes.waiting), (6, 6, 2));
    }
}
