//! Fault lines of the text: for every provision and bracket whom it divides, how strongly and with what
//! certainty, and which few provisions hold the rest.

mod holding;

use rayon::prelude::*;
use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::fault::{
    Divided, Line, Parameters, Partition, Tally, Whole, divided, line, whole,
};
use unbracket_analysis::numeric::benjamini_hochberg;

use super::comparable::comparable;
use crate::findings::{Said, Settings};
use crate::gather::{Bloc, BlocKind, Gathered, Item, ItemKind, Positions, Source, answer};

pub use holding::Holding;

/// The name of the part of a line that holds everybody who is not in the bloc.
pub const OTHERS: &str = "*";

/// The fault lines of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FaultLines {
    /// How many actors have a position on something.
    pub actors: usize,
    /// The lines that were looked for.
    pub dividers: Vec<Divider>,
    /// Every provision of the text in reading order, and behind them those with positions that the
    /// text no longer holds.
    pub provisions: Vec<Strip>,
    /// The statements of a table, which are no provisions of a text: the most divided first, behind
    /// them those on which too few answered, by name.
    pub statements: Vec<Statement>,
    /// The provisions that hold most of the objections, the heaviest first.
    pub holding: Vec<Holding>,
}

/// A line that may run through the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Divider {
    /// What divides.
    pub kind: BlocKind,
    /// The bloc that stands against all others; none where all blocs of the kind are told apart.
    pub bloc: Option<String>,
    /// The parts; [`OTHERS`] for whoever is not in the bloc.
    pub parts: Vec<String>,
    /// How it divides the text as a whole: the words that stand on which five or more have a position.
    pub whole: Said<Whole>,
    /// The probability of chance in `whole`, adjusted for the number of dividers.
    pub q: Option<f64>,
}

/// A provision, or a part of one, with what divides it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strip {
    /// The identity of the provision.
    pub provision: String,
    /// How it is cited, or the name of the bracket, alternative or proposal.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
    /// Who stands how.
    pub stances: Stances,
    /// How divided the answers are.
    pub divided: Said<Divided>,
    /// The lines that run through it and have enough to go by, the strongest first.
    pub lines: Vec<Crossing>,
    /// Its brackets, their alternatives, and proposals on it that have positions.
    pub parts: Vec<Strip>,
    /// The passage and the positions behind the numbers.
    pub sources: Vec<Source>,
}

/// A statement of a table, and how divided the answers to it are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Its name.
    pub item: String,
    /// How divided the answers are.
    pub divided: Said<Divided>,
    /// The file that it stands in.
    pub sources: Vec<Source>,
}

/// How many stand how; whoever said nothing is in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stances {
    /// In favour.
    pub support: usize,
    /// Not in favour and not in the way.
    pub can_live_with: usize,
    /// Not yet in a position to agree.
    pub reserve: usize,
    /// Against.
    pub object: usize,
    /// How many actors of this cycle said nothing on this.
    pub silent: usize,
}

impl Stances {
    /// Counts one more of a stance, as the record words it.
    pub(crate) fn add(&mut self, stance: &str) {
        match stance {
            "support" => self.support += 1,
            "can-live-with" => self.can_live_with += 1,
            "reserve" => self.reserve += 1,
            "object" => self.object += 1,
            _ => {}
        }
    }
}

/// A line through a provision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Crossing {
    /// Its place in [`FaultLines::dividers`].
    pub divider: usize,
    /// The line.
    pub line: Line,
    /// The probability of chance, adjusted for all lines through all provisions.
    pub q: f64,
}

/// The fault lines of the text of the present cycle.
///
/// # Errors
/// Where fewer than five actors have positions.
pub fn fault_lines(gathered: &Gathered, settings: &Settings) -> Said<FaultLines> {
    let positions = gathered.present().ok_or(few(0))?;
    let rows = 0..positions.answers.actors().len();
    let actors = rows.filter(|row| !positions.answers.of(*row).is_empty()).count();
    TooLittle::unless(actors, unbracket_analysis::fault::LEAST, "actors")?;
    let parameters = settings.fault();
    let partitions = partitions(&gathered.blocs);
    let together = comparable(positions);
    let mut dividers: Vec<Divider> = partitions
        .iter()
        .map(|(kind, bloc, parts)| Divider {
            kind: *kind,
            bloc: bloc.clone(),
            parts: parts.parts.clone(),
            whole: whole(&together, parts, &parameters),
            q: None,
        })
        .collect();
    adjust_whole(&mut dividers);
    let looker = Looker { positions, partitions: &partitions, parameters, actors };
    let mut provisions = looker.provisions(gathered);
    adjust_lines(&mut provisions);
    let statements = looker.statements();
    let holding = holding::holding(gathered, positions);
    Ok(FaultLines { actors, dividers, provisions, statements, holding })
}

fn few(have: usize) -> TooLittle {
    TooLittle::Few { what: "actors", have, need: unbracket_analysis::fault::LEAST }
}

/// Sides are told apart all at once, every other bloc from all who are not in it.
pub(super) fn partitions(blocs: &[Bloc]) -> Vec<(BlocKind, Option<String>, Partition)> {
    let mut sides = Partition::default();
    for bloc in blocs.iter().filter(|bloc| bloc.kind == BlocKind::Stakeholder) {
        sides.of.extend(bloc.members.iter().map(|name| (name.clone(), sides.parts.len())));
        sides.parts.push(bloc.name.clone());
    }
    let mut all = Vec::new();
    if sides.parts.len() > 1 {
        all.push((BlocKind::Stakeholder, None, sides));
    }
    let everybody: Vec<&String> = blocs.iter().flat_map(|bloc| &bloc.members).collect();
    for bloc in blocs.iter().filter(|bloc| bloc.kind != BlocKind::Stakeholder) {
        let mut parts = Partition {
            parts: vec![bloc.name.clone(), OTHERS.to_owned()],
            of: everybody.iter().map(|name| ((*name).clone(), 1)).collect(),
        };
        parts.of.extend(bloc.members.iter().map(|name| (name.clone(), 0)));
        all.push((bloc.kind, Some(bloc.name.clone()), parts));
    }
    all
}

struct Looker<'g> {
    positions: &'g Positions,
    partitions: &'g [(BlocKind, Option<String>, Partition)],
    parameters: Parameters,
    actors: usize,
}

impl Looker<'_> {
    /// All strips, those of the text in reading order.
    fn provisions(&self, gathered: &Gathered) -> Vec<Strip> {
        let units = gathered
            .units
            .iter()
            .map(|unit| (unit.id.clone(), unit.label.clone(), unit.source.clone()));
        let mut wanted: Vec<(String, String, Source)> = units.collect();
        for item in &self.positions.items {
            let Some(id) = &item.provision else { continue };
            if !wanted.iter().any(|(known, ..)| known == id) {
                let whole = self.positions.items.iter();
                let mut whole = whole.filter(|it| it.kind == ItemKind::Provision);
                let named = whole.find(|it| it.provision.as_ref() == Some(id));
                let label = named.map_or_else(|| id.clone(), |it| it.name.clone());
                wanted.push((id.clone(), label, Source::Provision { provision: id.clone() }));
            }
        }
        wanted.par_iter().map(|(id, label, source)| self.provision(id, label, source)).collect()
    }

    fn statements(&self) -> Vec<Statement> {
        let answers = &self.positions.answers;
        let mut tallies = vec![Tally::default(); answers.items().len()];
        answers.iter().for_each(|(_, item, answer)| tallies[item].add(answer));
        let items = self.positions.items.par_iter();
        let mut all: Vec<Statement> = items
            .filter(|item| item.kind == ItemKind::Statement)
            .map(|item| {
                let column = answers.items().binary_search(&item.name).ok();
                let tally = column.map(|at| tallies[at]).unwrap_or_default();
                Statement {
                    item: item.name.clone(),
                    divided: divided(tally, &self.parameters),
                    sources: vec![item.source.clone()],
                }
            })
            .collect();
        let rank = |one: &Statement| one.divided.as_ref().map_or(-1.0, |it| it.disagreement.value);
        all.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then_with(|| a.item.cmp(&b.item)));
        all
    }

    fn provision(&self, id: &str, label: &str, source: &Source) -> Strip {
        let items = self.positions.items.iter();
        let (whole, parts): (Vec<&Item>, Vec<&Item>) = items
            .filter(|item| item.provision.as_deref() == Some(id))
            .partition(|item| item.kind == ItemKind::Provision);
        let mut strip = self.strip(id, label, ItemKind::Provision, whole.first().copied());
        strip.sources.insert(0, source.clone());
        strip.parts = parts
            .into_iter()
            .map(|item| {
                let mut part = self.strip(id, &item.name, item.kind, Some(item));
                part.sources.insert(0, item.source.clone());
                part
            })
            .collect();
        strip
    }

    fn strip(&self, id: &str, label: &str, kind: ItemKind, item: Option<&Item>) -> Strip {
        let name = item.map(|item| item.name.as_str());
        let stands = self.positions.stands.iter();
        let stands: Vec<_> = stands.filter(|stand| Some(stand.item.as_str()) == name).collect();
        let (mut stances, mut tally) = (Stances::default(), Tally::default());
        for stand in &stands {
            stances.add(&stand.stance);
            tally.add(answer(&stand.stance));
        }
        stances.silent = self.actors.saturating_sub(stands.len());
        let entries = stands.iter().map(|stand| Source::Entry { entry: stand.entry });
        let mut sources: Vec<Source> = entries.collect();
        sources.sort();
        sources.dedup();
        Strip {
            provision: id.to_owned(),
            label: label.to_owned(),
            kind,
            stances,
            divided: divided(tally, &self.parameters),
            lines: name.map(|name| self.lines(name)).unwrap_or_default(),
            parts: Vec::new(),
            sources,
        }
    }

    fn lines(&self, item: &str) -> Vec<Crossing> {
        let answers = &self.positions.answers;
        let Ok(column) = answers.items().binary_search_by(|name| name.as_str().cmp(item)) else {
            return Vec::new();
        };
        let lines = self.partitions.iter().enumerate().filter_map(|(divider, (.., parts))| {
            let line = line(answers, column, parts, &self.parameters).ok()?;
            Some(Crossing { divider, q: line.p, line })
        });
        let mut lines: Vec<Crossing> = lines.collect();
        lines.sort_by(|a, b| b.line.strength.value.total_cmp(&a.line.strength.value));
        lines
    }
}

fn adjust_whole(dividers: &mut [Divider]) {
    let found: Vec<f64> =
        dividers.iter().filter_map(|it| Some(it.whole.as_ref().ok()?.p)).collect();
    let mut adjusted = benjamini_hochberg(&found).into_iter();
    for divider in dividers.iter_mut().filter(|divider| divider.whole.is_ok()) {
        divider.q = adjusted.next();
    }
}

/// Adjusts over all lines through all provisions and their parts.
fn adjust_lines(strips: &mut [Strip]) {
    let all = |strips: &[Strip]| -> Vec<f64> {
        let each = strips.iter().flat_map(|strip| {
            strip.lines.iter().chain(strip.parts.iter().flat_map(|part| &part.lines))
        });
        each.map(|crossing| crossing.line.p).collect()
    };
    let mut adjusted = benjamini_hochberg(&all(strips)).into_iter();
    for strip in strips {
        let parts = strip.parts.iter_mut().flat_map(|part| &mut part.lines);
        for crossing in strip.lines.iter_mut().chain(parts) {
            crossing.q = adjusted.next().unwrap_or(1.0);
        }
    }
}
