//! Where actors stand on the one line that best orders their answers.
//!
//! Invariant: an actor has a position only in a session in which it answered often enough, from its
//! own answers; a missing answer is never filled in, and what chance could turn round is not ordered.
//!
//! The model is the ordered probit of Bailey, Strezhnev and Voeten ("Estimating Dynamic State
//! Preferences from United Nations Voting Data", Journal of Conflict Resolution 61(2), 2017): behind
//! the answer of actor `i` on item `v` lies `slope_v · place_i + ε`, `ε ~ N(0, 1)`, and two cut points
//! divide that line into against, neutral and for. An item on which only two of the three were said
//! has one cut. Priors: a place N(0, 1), or, in several sessions, N(the place before, drift ×
//! answers now / answers now and before); slope N(0, 1), cuts N(0, 25). Places have mean 0 and standard deviation 1 over all actors and sessions.
//! Sessions are comparable as far as items are shared between them (under one name, or bridged).
//!
//! The settings are those of the published work where it names any. What the method is worth on data that had
//! no part in a choice is in the tests (`held_out`): answers that were hidden are foretold, and settings
//! that are chosen on early sessions are taken to late ones.
//!
//! What it cannot say: which side is right, how far apart two proposals are, or anything about what
//! was agreed without an answer. One line is a summary; rooms can divide on several.

mod bootstrap;
mod fit;
mod panel;
mod probit;
mod standing;
mod start;
mod sweep;

pub use panel::shared;
pub use standing::Standing;

use crate::{Answers, Interval, Seed, TooLittle};

/// How positions are computed; [`Settings::default`] is the published method.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Settings {
    /// Items of which a larger share of the answers than this is the same are left out (0.975).
    pub lopsided: f64,
    /// Answers on the items kept that an actor needs in a session to be given a position there (5).
    pub fewest: usize,
    /// Sweeps over actors and items at most (500).
    pub sweeps: usize,
    /// Done when the places of two sweeps correlate above one less this (10⁻⁷).
    pub tolerance: f64,
    /// Variance of the step from one session to the next, for one with nothing before (0.5, as in
    /// the published work: a quarter between sessions with equally many answers).
    pub drift: f64,
    /// The actor whose mean place is put above 0. Without one, what is high is the side that says
    /// "for" more often: the sum of the slopes is not negative.
    pub anchor: Option<String>,
    /// Draws of the parametric bootstrap (200); none with 0.
    pub draws: u64,
    /// Level of the intervals (0.9).
    pub level: f64,
    /// The seed of the bootstrap.
    pub seed: Seed,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lopsided: 0.975,
            fewest: 5,
            sweeps: 500,
            tolerance: 1e-7,
            drift: 0.5,
            anchor: None,
            draws: 200,
            level: 0.9,
            seed: Seed::default(),
        }
    }
}

/// The answers of one session, cycle or round.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its name.
    pub name: String,
    /// Who said what. An item that has the name of an item of another session is the same item.
    pub answers: Answers,
}

/// Positions, with all that is needed to judge and repeat them.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Positions {
    /// One for each session given, in the order given.
    pub sessions: Vec<SessionPositions>,
    /// The items that the positions rest on, by name; of bridged items the first by name.
    pub items: Vec<ItemFit>,
    /// Items left out because (nearly) everybody said the same, by name.
    pub dropped: Vec<String>,
    /// How well places and items give the answers back.
    pub fit: Fit,
    /// What was asked for.
    pub settings: Settings,
}

/// The positions in one session.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct SessionPositions {
    /// The session.
    pub name: String,
    /// Actors by name.
    pub positions: Vec<Position>,
    /// Actors, by name, that answered too few of the items kept.
    pub left_out: Vec<LeftOut>,
}

/// One actor's place.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Position {
    /// The actor.
    pub actor: String,
    /// How many answers it rests on.
    pub answers: usize,
    /// The place, in standard deviations of all places from their mean.
    pub place: f64,
    /// Where it may lie, at the level of the settings; none if no draws were asked for.
    pub interval: Option<Interval>,
}

/// An actor without a position.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LeftOut {
    /// The actor.
    pub actor: String,
    /// How many of the items kept it answered in the session.
    pub answers: usize,
}

/// What the model holds of one item.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ItemFit {
    /// The item.
    pub item: String,
    /// How many answered.
    pub answers: usize,
    /// How sharply it divides, and which way: positive if high places say "for" more often.
    pub slope: f64,
    /// The cut between the lowest and the next answer that was given.
    pub low_cut: f64,
    /// The cut below the highest answer; the same as `low_cut` where only two were given.
    pub high_cut: f64,
}

/// How well the model gives the answers back.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Fit {
    /// Answers that entered.
    pub answers: usize,
    /// Share of answers that were the likeliest under the model.
    pub correct: f64,
    /// Share that would be right if everybody were said to give each item's commonest answer.
    pub commonest: f64,
    /// Geometric mean of the probabilities that the model gives to the answers.
    pub mean_probability: f64,
    /// Sweeps made.
    pub sweeps: usize,
    /// Whether the tolerance was reached.
    pub converged: bool,
}

/// Fewest actors with a position, and fewest items that divide, to say anything.
const NEEDED: usize = 10;

/// The positions of the actors of one session.
///
/// # Errors
/// [`TooLittle`] with fewer than ten actors or ten items that divide.
pub fn positions(answers: &Answers, settings: &Settings) -> Result<Positions, TooLittle> {
    let session = Session { name: String::new(), answers: answers.clone() };
    paths(&[session], &[], settings)
}

/// The positions of actors through sessions, which stand in the order of time, one step apart.
///
/// `bridges` are pairs of names of items that are the same (identical resolutions): together with
/// items of one name they make the sessions comparable. A name that no session has is passed over.
///
/// # Errors
/// [`TooLittle`] with fewer than ten actors or ten items that divide.
pub fn paths(
    sessions: &[Session],
    bridges: &[(String, String)],
    settings: &Settings,
) -> Result<Positions, TooLittle> {
    let panel = panel::Panel::of(sessions, bridges, settings);
    TooLittle::unless(panel.actors(), NEEDED, "actors")?;
    TooLittle::unless(panel.items.len(), NEEDED, "items that divide")?;
    let Settings { sweeps, tolerance, drift, .. } = *settings;
    let run = fit::Run { sweeps, tolerance, drift };
    let mut model = start::start(&panel.shape, &panel.marks, run);
    let (sweeps, converged) = fit::maximise(&panel.shape, &panel.marks, &mut model, run);
    if panel.is_upside_down(&model, settings.anchor.as_deref()) {
        model.turn();
    }
    let intervals = bootstrap::intervals(&panel.shape, &model, settings);
    let fit = fit::quality(&panel.shape, &panel.marks, &model);
    let fit = Fit { sweeps, converged, ..fit };
    Ok(panel.report(&model, intervals.as_deref(), fit, settings))
}
