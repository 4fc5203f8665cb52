//! The map of a room: actors and items on the two directions along which the answers differ most.
//!
//! Principal components of the answers, every gap filled with the mean of its item; the sign of each
//! is fixed by the rule of [`Map`].

use super::lanczos::{Aim, leading};
use super::matrix::Matrix;
use crate::Answers;

/// How exactly the components are found: residual relative to the first eigenvalue.
const EXACT: f64 = 1e-10;
/// In how many steps at most.
const STEPS: usize = 400;

/// Where an actor lies.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Place {
    /// The name.
    pub actor: String,
    /// Along the first direction.
    pub x: f64,
    /// Along the second.
    pub y: f64,
    /// How many items the actor answered: who answered few lies where the noise puts them.
    pub answers: usize,
}

/// What an item says about the map.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ItemPlace {
    /// The name.
    pub item: String,
    /// How many answered it.
    pub answers: usize,
    /// The mean of the answers, −1 to 1; 0 where nobody answered.
    pub mean: f64,
    /// Its loading on the first direction: how far a difference on it moves an actor.
    pub x: f64,
    /// Its loading on the second direction.
    pub y: f64,
}

/// Actors and items on two directions, both in the order of their names.
///
/// The loadings of a direction have length 1, and the first of those that are largest in size (by
/// the names of items, within 10⁻⁹) is positive. An actor's place is √(C / n) Σ (answer − mean) ×
/// loading over the n items answered of C.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Map {
    /// The actors.
    pub actors: Vec<Place>,
    /// The items.
    pub items: Vec<ItemPlace>,
    /// Which share of the variance (gaps filled) lies along each direction.
    pub explained: [f64; 2],
    /// Whether everybody lies in the same place: the map tells nobody apart.
    pub collapsed: bool,
}

/// Loadings and places, before names are put to them.
pub(crate) struct Plane {
    pub(crate) loadings: [Vec<f64>; 2],
    pub(crate) places: Vec<[f64; 2]>,
    pub(crate) explained: [f64; 2],
}

/// Makes the first of the largest entries positive.
fn fix_sign(vector: &mut [f64]) {
    let most = vector.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    let first = vector.iter().find(|v| v.abs() >= most * (1.0 - 1e-9));
    if first.is_some_and(|v| *v < 0.0) {
        vector.iter_mut().for_each(|v| *v = -*v);
    }
}

/// The plane of a matrix; the second direction is 0 where there is but one.
pub(crate) fn plane(matrix: &Matrix) -> Plane {
    let weights = vec![1.0; matrix.items.len()];
    let aim = Aim { want: 2, tolerance: EXACT, steps: STEPS };
    let found = leading(|v, out| matrix.gram(&weights, v, out), weights.len(), None, aim);
    let energy = matrix.energy(&weights);
    let mut loadings = [vec![0.0; weights.len()], vec![0.0; weights.len()]];
    let mut explained = [0.0; 2];
    for (at, (value, vector)) in found.values.iter().zip(found.vectors).enumerate() {
        if *value > 1e-12 * energy {
            loadings[at] = vector;
            fix_sign(&mut loadings[at]);
            explained[at] = value / energy;
        }
    }
    let places = matrix.project(&weights, [&loadings[0], &loadings[1]]);
    Plane { loadings, places, explained }
}

/// Puts names to a plane.
pub(crate) fn named(answers: &Answers, matrix: &Matrix, plane: &Plane) -> Map {
    let actors =
        matrix.actors.iter().zip(&plane.places).enumerate().map(|(row, (actor, [x, y]))| Place {
            actor: answers.actors()[*actor].clone(),
            x: *x,
            y: *y,
            answers: matrix.answers(row),
        });
    let items = matrix.items.iter().enumerate().map(|(column, item)| ItemPlace {
        item: answers.items()[*item].clone(),
        answers: matrix.answered[column] as usize,
        mean: matrix.means[column],
        x: plane.loadings[0][column],
        y: plane.loadings[1][column],
    });
    Map {
        actors: actors.collect(),
        items: items.collect(),
        explained: plane.explained,
        collapsed: super::collapsed(plane.places.iter().map(|place| place[0]))
            && super::collapsed(plane.places.iter().map(|place| place[1])),
    }
}
