//! Map, groups and their stability: what is shown.

use super::cluster::{Clustering, best, run};
use super::map::{Map, Plane, named, plane};
use super::matrix::Matrix;
use super::silhouette::{MOST, Silhouette, silhouettes};
use super::stability::{Draw, Stability, Tested, stability};
use crate::parallel::each;
use crate::{Answers, Interval, Seed, TooLittle};

/// How groups are sought, and when they are shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Settings {
    /// The seed.
    pub seed: Seed,
    /// Who answered at least this many items (or all, if there are fewer) is put into a group.
    pub answers: usize,
    /// The largest number of groups sought; at most 8.
    pub most: usize,
    /// Starts of k-means for each number of groups.
    pub starts: usize,
    /// Bootstraps of the statements; with 0 no groups are shown, for nothing is known of them.
    pub bootstraps: usize,
    /// How many times as many are made at most, where they are too few to tell whether the groups are
    /// stable.
    pub at_border: usize,
    /// How the statements are drawn in each.
    pub draw: Draw,
    /// The median adjusted Rand index from which on groups are shown.
    pub stable: f64,
    /// The smallest group shown, in actors.
    pub smallest: usize,
    /// The smallest group shown, as a share of those put into groups.
    pub share: f64,
}

impl Default for Settings {
    /// 7 answers, up to 5 groups, 20 starts, 200 draws of 80 % of the items and up to 1,600 of them at
    /// the border, 0.8, 5 actors and 5 %.
    fn default() -> Self {
        Self {
            seed: Seed::default(),
            answers: 7,
            most: 5,
            starts: 20,
            bootstraps: 200,
            at_border: 8,
            draw: Draw::Share(0.8),
            stable: 0.8,
            smallest: 5,
            share: 0.05,
        }
    }
}

/// One group.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Group {
    /// How many are in it.
    pub size: usize,
    /// The centre on the map.
    pub centre: [f64; 2],
}

/// In which group an actor was put.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Membership {
    /// The name.
    pub actor: String,
    /// The place of the group in [`Groups::groups`].
    pub group: usize,
    /// The share of bootstraps in which the actor fell into this group; near 1 / groups, nothing is
    /// known.
    pub probability: f64,
}

/// Groups that are stable enough to be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Groups {
    /// The groups, largest first; in a tie the one of the first name comes first.
    pub groups: Vec<Group>,
    /// Who is where, by name; who answered too little is absent.
    pub members: Vec<Membership>,
    /// How stable they are.
    pub stability: Stability,
}

/// What a room divides into.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Opinions {
    /// How many actors there are.
    pub actors: usize,
    /// How many of them answered enough to be put into a group.
    pub placed: usize,
    /// How many items there are.
    pub items: usize,
    /// How many answers there are.
    pub answers: usize,
    /// What was asked for, with the seed.
    pub settings: Settings,
    /// Where everybody lies who answered enough.
    pub map: Map,
    /// Each number of groups that was tried.
    pub tried: Vec<Silhouette>,
    /// The groups, or why none are shown.
    pub groups: Result<Groups, TooLittle>,
}

impl Opinions {
    /// For each actor of these answers the group it is in; none for who is in none, and none at all
    /// where no groups are shown.
    #[must_use]
    pub fn of(&self, answers: &Answers) -> Vec<Option<usize>> {
        let Ok(groups) = &self.groups else { return vec![None; answers.actors().len()] };
        let find = |name: &String| {
            let at = groups.members.binary_search_by(|member| member.actor.cmp(name)).ok()?;
            Some(groups.members[at].group)
        };
        answers.actors().iter().map(find).collect()
    }
}

/// The fewest actors, each with enough answers, among whom groups are sought.
pub(crate) const ACTORS: usize = 15;
/// The fewest items.
pub(crate) const ITEMS: usize = 7;

/// Map and groups of a room.
///
/// The number of groups is the one with the best mean silhouette (the smaller in a tie) among those
/// whose smallest group is large enough; beyond 3,000 actors the silhouette is that of a sample.
///
/// # Errors
/// [`TooLittle::Few`] below 7 items or 15 actors who answered enough of them: show
/// [`super::agreement()`] instead. [`TooLittle::Same`] where every item was answered in one way.
/// Groups that are too small, not stable, or too close to the border to tell are no error:
/// [`Opinions::groups`] says so.
pub fn opinions(answers: &Answers, settings: &Settings) -> Result<Opinions, TooLittle> {
    TooLittle::unless(answers.items().len(), ITEMS, "items")?;
    let matrix = Matrix::of(answers);
    let enough = settings.answers.min(matrix.items.len());
    let rows: Vec<usize> =
        (0..matrix.rows()).filter(|row| matrix.answers(*row) >= enough).collect();
    TooLittle::unless(rows.len(), ACTORS, "actors with enough answers")?;
    let plane = plane(&matrix);
    if plane.explained[0] <= 0.0 {
        return Err(TooLittle::Same { what: "answers" });
    }
    let points: Vec<[f64; 2]> = rows.iter().map(|row| plane.places[*row]).collect();
    let found = sought(&points, settings);
    let tried = silhouettes(&points, &sample(points.len(), settings.seed), &found);
    let need = settings.smallest.max((settings.share * rows.len() as f64).ceil() as usize);
    let groups = chosen(&found, &tried, need)
        .and_then(|found| shown(answers, &matrix, (&plane, &rows), (found, settings)));
    let mut map = named(answers, &matrix, &plane);
    // Who answered too little to be told apart lies where the few answers happen to pull.
    map.actors.retain(|place| place.answers >= enough);
    Ok(Opinions {
        actors: answers.actors().len(),
        placed: rows.len(),
        items: answers.items().len(),
        answers: answers.len(),
        settings: settings.clone(),
        map,
        tried,
        groups,
    })
}

/// The best clustering for each number of groups.
fn sought(points: &[[f64; 2]], settings: &Settings) -> Vec<Clustering> {
    let (most, starts) = (settings.most.clamp(2, 8), settings.starts.max(1));
    let runs = each((most - 1) * starts, |turn| {
        run(points, 2 + turn / starts, &mut settings.seed.stream("groups: start", turn as u64))
    });
    runs.chunks(starts).filter_map(|runs| best(runs.iter().cloned())).collect()
}

/// The points over which a silhouette is taken.
fn sample(count: usize, seed: Seed) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    if count > MOST {
        seed.stream("groups: silhouette", 0).shuffle(&mut all);
        all.truncate(MOST);
        all.sort_unstable();
    }
    all
}

/// The clustering with the best silhouette of those whose groups are large enough.
fn chosen<'a>(
    found: &'a [Clustering],
    tried: &[Silhouette],
    need: usize,
) -> Result<&'a Clustering, TooLittle> {
    let mut best: Option<usize> = None;
    for at in (0..found.len()).filter(|at| tried[*at].smallest >= need) {
        if best.is_none_or(|best| tried[at].mean > tried[best].mean) {
            best = Some(at);
        }
    }
    let have = tried.iter().map(|tried| tried.smallest).max().unwrap_or(0);
    best.map(|at| &found[at]).ok_or(TooLittle::Few {
        what: "actors in the smallest group",
        have,
        need,
    })
}

/// The groups with their stability, if it is enough.
fn shown(
    answers: &Answers,
    matrix: &Matrix,
    (plane, rows): (&Plane, &[usize]),
    (found, settings): (&Clustering, &Settings),
) -> Result<Groups, TooLittle> {
    let (labels, groups) = by_size(found);
    TooLittle::unless(settings.bootstraps, 1, "bootstraps")?;
    let start: Vec<f64> =
        plane.loadings[0].iter().zip(&plane.loadings[1]).map(|(x, y)| x + y).collect();
    let Settings { seed, bootstraps, draw, stable: need, .. } = *settings;
    let tested = Tested { rows, labels: &labels, groups: groups.len(), draw, stable: need };
    let most = bootstraps.saturating_mul(settings.at_border);
    let (stability, own) = stability(matrix, &tested, &start, (seed, bootstraps, most))
        .ok_or(TooLittle::Few { what: "bootstraps", have: 0, need: 1 })?;
    let measure = "the median adjusted Rand index between bootstraps of the statements";
    let (found, Interval { low, high }) = (stability.median, stability.median_between);
    match stability.reaches(need) {
        Some(true) => {}
        Some(false) => return Err(TooLittle::Unstable { measure, found, need }),
        None => return Err(TooLittle::Close { measure, found, low, high, need }),
    }
    let members = rows.iter().zip(&labels).zip(own).map(|((row, label), probability)| Membership {
        actor: answers.actors()[matrix.actors[*row]].clone(),
        group: usize::from(*label),
        probability,
    });
    Ok(Groups { groups, members: members.collect(), stability })
}

/// Labels in the order of size, and the groups.
fn by_size(found: &Clustering) -> (Vec<u8>, Vec<Group>) {
    let mut sizes = vec![(0usize, usize::MAX); found.centres.len()];
    for (at, label) in found.labels.iter().enumerate() {
        let (size, first) = &mut sizes[usize::from(*label)];
        *size += 1;
        *first = at.min(*first);
    }
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(sizes[*at].0), sizes[*at].1));
    let mut new = vec![0u8; sizes.len()];
    for (label, old) in (0u8..).zip(&order) {
        new[*old] = label;
    }
    let labels = found.labels.iter().map(|label| new[usize::from(*label)]).collect();
    let group = |at: &usize| Group { size: sizes[*at].0, centre: found.centres[*at] };
    (labels, order.iter().map(group).collect())
}
