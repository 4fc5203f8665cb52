//! A tick of the server: all steps, from the state of the last one.

use super::clusters::{Cluster, Point, nearest_cluster, on_points, silhouette};
use super::components::{Components, components};
use super::measures::{Consensus, consensus, group_aware, priorities};
use super::participants::{ParticipantStats, in_conversation, rows_of, stats};
use crate::groups::{Representative, Tally, collapsed, representative};
use crate::{Answers, TooLittle};

/// What moderators decided, as places of items.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Moderation {
    /// Moderated out: without weight in the map, never representative, but counted in group votes.
    pub out: Vec<usize>,
    /// Items about the conversation itself: their priority is 49.
    pub meta: Vec<usize>,
}

/// The numbers of the server.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Parameters {
    /// Steps of power iteration.
    pub iterations: usize,
    /// Base clusters.
    pub base: usize,
    /// Steps of k-means for them.
    pub base_iterations: usize,
    /// Groups at most.
    pub most: usize,
    /// Steps of k-means for them; the server runs 20, whatever its setting says.
    pub group_iterations: usize,
    /// How many ticks in a row a new number of groups must have been best.
    pub buffer: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            iterations: 100,
            base: 100,
            base_iterations: 100,
            most: 5,
            group_iterations: 20,
            buffer: 4,
        }
    }
}

/// Step 8: the number of groups, and how long it has been the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Smoothing {
    /// The best number at this tick.
    pub last: usize,
    /// For how many ticks in a row.
    pub count: usize,
    /// The number in force.
    pub smoothed: usize,
}

impl Smoothing {
    /// The smoothing after a tick whose best number is `best`.
    #[must_use]
    pub fn after(before: Option<Self>, best: usize, buffer: usize) -> Self {
        let count =
            before.filter(|before| before.last == best).map_or(1, |before| before.count + 1);
        let smoothed = match before {
            Some(before) if count < buffer => before.smoothed,
            _ => best,
        };
        Self { last: best, count, smoothed }
    }
}

/// Steps 9 to 13, once there are groups.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Measures {
    /// The votes of each group, groups in the order of the clusters.
    pub votes: Tally,
    /// The items that speak for each group.
    pub representative: Vec<Vec<Representative>>,
    /// The items on which everybody is on one side.
    pub consensus: Consensus,
    /// The group-aware consensus of each item.
    pub group_aware: Vec<f64>,
    /// The priority of each item.
    pub priorities: Vec<f64>,
    /// Whether the priorities tell nothing apart: whatever is shown by them is shown by lot.
    pub priorities_collapsed: bool,
    /// Where everybody in a group stands.
    pub participants: Vec<ParticipantStats>,
}

/// The state after a tick; the next begins with it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tick {
    /// Who is in the conversation, rows ascending.
    pub within: Vec<usize>,
    /// Centre, components, places.
    pub components: Components,
    /// Base clusters of participants.
    pub base: Vec<Cluster>,
    /// For each number of groups from 2: the clusters of base clusters, and their silhouette.
    pub tried: Vec<(Vec<Cluster>, f64)>,
    /// The number of groups and its history.
    pub smoothing: Smoothing,
    /// The groups in force.
    pub groups: Vec<Cluster>,
    /// What follows from them.
    pub measures: Measures,
}

/// A tick: everything anew from the votes and the state of the last tick. Rows and items keep their
/// places from tick to tick; new ones come after them.
///
/// # Errors
/// [`TooLittle::Few`] without two participants and an item; [`TooLittle::Same`] where all participants lie
/// in one place.
pub fn tick(
    answers: &Answers,
    moderation: &Moderation,
    before: Option<&Tick>,
    parameters: &Parameters,
) -> Result<Tick, TooLittle> {
    TooLittle::unless(answers.actors().len(), 2, "actors")?;
    TooLittle::unless(answers.items().len(), 1, "items")?;
    let within = in_conversation(answers, before.map_or(&[], |before| &before.within));
    let last = before.map(|before| &before.components.components);
    let components = components(answers, &moderation.out, last, parameters.iterations);
    let point = |row: &usize| Point { id: *row, place: components.places[*row], weight: 1.0 };
    let points: Vec<Point> = within.iter().map(point).collect();
    let base = on_points(
        &points,
        parameters.base,
        before.map(|b| b.base.as_slice()),
        parameters.base_iterations,
    );
    if base.len() < 2 {
        return Err(TooLittle::Same { what: "answers" });
    }
    let tried = tried(&base, before, parameters);
    let mut best = 0;
    for at in 1..tried.len() {
        if tried[at].1 >= tried[best].1 {
            best = at;
        }
    }
    let smoothing =
        Smoothing::after(before.map(|before| before.smoothing), best + 2, parameters.buffer);
    let in_force = smoothing.smoothed.saturating_sub(2).min(tried.len() - 1);
    let groups = tried[in_force].0.clone();
    let votes = before.map(|before| &before.measures.votes);
    let measures = measures(answers, moderation, (&components, &base, &groups), votes);
    Ok(Tick { within, components, base, tried, smoothing, groups, measures })
}

/// Group clusters for each number from 2 to min(most, 2 + base clusters / 12).
fn tried(
    base: &[Cluster],
    before: Option<&Tick>,
    parameters: &Parameters,
) -> Vec<(Vec<Cluster>, f64)> {
    let point = |c: &Cluster| Point { id: c.id, place: c.centre, weight: c.members.len() as f64 };
    let points: Vec<Point> = base.iter().map(point).collect();
    (2..=parameters.most.min(2 + base.len() / 12).max(2))
        .map(|k| {
            let last = before.and_then(|before| before.tried.get(k - 2)).map(|(c, _)| c.as_slice());
            let clusters = on_points(&points, k, last, parameters.group_iterations);
            let mean = silhouette(&points, &clusters);
            (clusters, mean)
        })
        .collect()
}

fn measures(
    answers: &Answers,
    moderation: &Moderation,
    (components, base, groups): (&Components, &[Cluster], &[Cluster]),
    before: Option<&Tally>,
) -> Measures {
    let mut of = vec![None; answers.actors().len()];
    for (at, group) in groups.iter().enumerate() {
        for row in rows_of(group, base) {
            if let Some(of) = of.get_mut(row) {
                *of = Some(at);
            }
        }
    }
    let votes = Tally::new(answers, &of, groups.len());
    let priorities = priorities(before, &components.extremity, &moderation.meta);
    Measures {
        representative: representative(&votes, &moderation.out),
        consensus: consensus(&votes, &moderation.out),
        group_aware: group_aware(&votes),
        priorities_collapsed: collapsed(priorities.iter().copied()),
        priorities,
        participants: stats(answers, &components.places, base, groups),
        votes,
    }
}

/// Groups as they were published: base clusters with their members, group clusters of which only id
/// and centre are read.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Base clusters: members are rows.
    pub base: &'a [Cluster],
    /// Group clusters.
    pub groups: &'a [Cluster],
    /// The votes of the groups at the tick before, for the priorities.
    pub votes: Option<&'a Tally>,
}

/// What follows from given groups: each base cluster goes to the nearest group centre; then votes,
/// representative items, consensus, priorities. The groups come back with their members.
#[must_use]
pub fn given(
    answers: &Answers,
    moderation: &Moderation,
    given: Given<'_>,
    components: &Components,
) -> (Vec<Cluster>, Measures) {
    let mut groups: Vec<Cluster> =
        given.groups.iter().map(|group| Cluster { members: Vec::new(), ..group.clone() }).collect();
    for base in given.base {
        if let Some(at) = nearest_cluster(base.centre, &groups) {
            groups[at].members.push(base.id);
        }
    }
    let base: Vec<Cluster> = given
        .base
        .iter()
        .map(|base| {
            let known = base.members.iter().copied().filter(|row| *row < answers.actors().len());
            Cluster { members: known.collect(), ..base.clone() }
        })
        .collect();
    let measures = measures(answers, moderation, (components, &base, &groups), given.votes);
    (groups, measures)
}
