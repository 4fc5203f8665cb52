//! Paths: where actors stood on one line through all sessions.
//!
//! **Invariant:** sessions are laid on one line only where enough questions were put in several of
//! them. A record's provisions of two cycles are never taken for the same question.

use std::collections::BTreeSet;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::ideal::{self, Fit, Position, Session, paths as placed, shared};

use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Positions};

/// Fewer questions that were put in several sessions make no bridge.
const BRIDGES: usize = 5;
/// So many answers may be drawn anew in all: the more there are, the fewer draws, though never fewer
/// than [`DRAWS`].
const DRAWN: usize = 20_000_000;
/// With fewer draws the ends of an interval would be accidents.
const DRAWS: usize = 50;

/// Where actors stood through all sessions, on one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paths {
    /// A session each, in the order of time.
    pub sessions: Vec<Passed>,
    /// How many questions were put in more than one of them.
    pub bridged: usize,
    /// How well the line gives the answers back.
    pub fit: Fit,
    /// How it was made; of very many answers fewer are drawn than the settings of the findings say.
    pub settings: ideal::Settings,
}

/// A session on the line of all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passed {
    /// Its cycle, from 0.
    pub cycle: usize,
    /// What it is called: its name in the table, else its number from 1.
    pub session: String,
    /// Where its actors stood, by name.
    pub positions: Vec<Position>,
    /// How many actors answered too few of its questions.
    pub left_out: usize,
    /// How many questions it put.
    pub items: usize,
    /// How many of them another session put too.
    pub bridged: usize,
}

/// The paths of the actors through the sessions of tables.
///
/// # Errors
/// Where there is one session, where fewer than five questions were put in several, and where too few
/// actors or questions divide.
pub(super) fn paths(gathered: &Gathered, settings: &Settings) -> Said<Paths> {
    let with: Vec<&Positions> =
        gathered.positions.iter().filter(|positions| !positions.answers.is_empty()).collect();
    TooLittle::unless(with.len(), 2, "sessions")?;
    // What stands under a number in one cycle of a record is another provision in the next.
    let is_table = with.iter().all(|positions| positions.stands.is_empty());
    let name = |cycle: usize| {
        gathered.sessions.get(&cycle).cloned().unwrap_or_else(|| (cycle + 1).to_string())
    };
    let session = |positions: &&Positions| Session {
        name: name(positions.cycle),
        answers: positions.answers.clone(),
    };
    let sessions: Vec<Session> = with.iter().map(session).collect();
    let common = if is_table { shared(&sessions, &gathered.bridges) } else { Vec::new() };
    TooLittle::unless(common.len(), BRIDGES, "questions put in several sessions")?;
    let answers: usize = sessions.iter().map(|session| session.answers.len()).sum();
    let most = (DRAWN / answers.max(1)).max(DRAWS);
    let asked = ideal::Settings {
        seed: settings.seed,
        draws: u64::from(settings.bootstraps).min(most as u64),
        level: settings.level,
        ..ideal::Settings::default()
    };
    let found = placed(&sessions, &gathered.bridges, &asked)?;
    let holds = |at: usize| common.iter().filter(|of: &&BTreeSet<usize>| of.contains(&at)).count();
    let passed = found.sessions.into_iter().enumerate().map(|(at, one)| Passed {
        cycle: with[at].cycle,
        session: one.name,
        positions: one.positions,
        left_out: one.left_out.len(),
        items: sessions[at].answers.items().len(),
        bridged: holds(at),
    });
    Ok(Paths {
        sessions: passed.collect(),
        bridged: common.len(),
        fit: found.fit,
        settings: found.settings,
    })
}
