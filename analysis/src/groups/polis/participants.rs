//! Steps 1 and 13: who takes part, and where each stands in their group.

use super::clusters::{Cluster, distance};
use super::counts;
use crate::Answers;

/// From how many votes on somebody is in.
const VOTES: usize = 7;
/// How many are taken in at least, if there are so many.
const GREEDY: usize = 15;

/// Who is in the conversation: whoever was, whoever has 7 votes (or voted on every item), and if
/// these are fewer than 15, those with the most votes until there are 15. Rows, ascending.
#[must_use]
pub fn in_conversation(answers: &Answers, before: &[usize]) -> Vec<usize> {
    let counts = counts(answers);
    let need = VOTES.min(answers.items().len());
    let mut within: Vec<bool> = counts.iter().map(|count| *count >= need).collect();
    for row in before {
        if let Some(within) = within.get_mut(*row) {
            *within = true;
        }
    }
    let missing = GREEDY.saturating_sub(within.iter().filter(|within| **within).count());
    let mut others: Vec<usize> = (0..counts.len()).filter(|row| !within[*row]).collect();
    others.sort_by_key(|row| std::cmp::Reverse(counts[*row]));
    others.into_iter().take(missing).for_each(|row| within[row] = true);
    (0..counts.len()).filter(|row| within[*row]).collect()
}

/// Where a participant stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ParticipantStats {
    /// The row.
    pub row: usize,
    /// The id of the group.
    pub group: usize,
    /// How many votes there are.
    pub votes: usize,
    /// 1 − the distance to the centre of everybody.
    pub centricness: f64,
    /// 1 − the distance to the centre of the group.
    pub coreness: f64,
    /// How far beyond the centre of the group, in the direction away from that of everybody.
    pub extremeness: f64,
}

fn centre(places: impl Iterator<Item = [f64; 2]>) -> [f64; 2] {
    let [x, y, n] = places.fold([0.0_f64; 3], |sum, [x, y]| [sum[0] + x, sum[1] + y, sum[2] + 1.0]);
    [x / n.max(1.0), y / n.max(1.0)]
}

/// The stats of everybody in a group, group by group.
pub(crate) fn stats(
    answers: &Answers,
    places: &[[f64; 2]],
    base: &[Cluster],
    groups: &[Cluster],
) -> Vec<ParticipantStats> {
    let everybody = centre(places.iter().copied());
    let counts = counts(answers);
    let mut stats = Vec::new();
    for group in groups {
        let rows: Vec<usize> = rows_of(group, base);
        let own = centre(rows.iter().map(|row| places[*row]));
        let far = distance(own, everybody);
        let unit = if far > 0.0 {
            [(own[0] - everybody[0]) / far, (own[1] - everybody[1]) / far]
        } else {
            [0.0, 0.0]
        };
        stats.extend(rows.into_iter().map(|row| {
            let place = places[row];
            ParticipantStats {
                row,
                group: group.id,
                votes: counts[row],
                centricness: 1.0 - distance(place, everybody),
                coreness: 1.0 - distance(place, own),
                extremeness: (place[0] - own[0]) * unit[0] + (place[1] - own[1]) * unit[1],
            }
        }));
    }
    stats
}

/// The participants of a group cluster.
pub(crate) fn rows_of(group: &Cluster, base: &[Cluster]) -> Vec<usize> {
    let own = base.iter().filter(|base| group.members.contains(&base.id));
    own.flat_map(|base| base.members.iter().copied()).collect()
}
