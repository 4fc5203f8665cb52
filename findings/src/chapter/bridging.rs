//! Bridging: what every part of the room could accept, with bounds, and the cures that are on offer.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::bridging::{self, ByGroup, Factors, by_group, factorise};
use unbracket_analysis::groups::Tally;
use unbracket_analysis::{Answers, TooLittle};

use super::packages::same_words;
use super::room::Room;
use crate::findings::{Said, Settings};
use crate::gather::{Cure, Gathered, Item, Positions};

/// The fewest actors of a side that stands for itself.
const LEAST: usize = 5;

/// What could bridge the room.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bridging {
    /// What the parts of the room are.
    pub parts: Parts,
    /// The names of the parts, where they have any.
    pub names: Vec<String>,
    /// Every item on which five or more answered, with what the parts have in common on it, what nobody
    /// objects to first.
    pub common: ByGroup,
    /// On how many others fewer did: they are withheld.
    pub few: usize,
    /// The reception of each item that the line through the room does not explain.
    pub factors: Said<Factors>,
    /// The wordings that were offered to lift objections: what most could live with where fewest could
    /// first (by [`Received::no_objection`], then by fewest objections, then by most support), behind
    /// them those of which nobody has said anything, as they came.
    pub cures: Vec<Offered>,
}

/// A cure, and how it was received.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Offered {
    /// The cure.
    #[serde(flatten)]
    pub cure: Cure,
    /// What was said on the proposal that it became, or on a proposal or an alternative with the same
    /// words; none where nobody has said anything.
    pub received: Option<Received>,
    /// Whether its words are those of the provision as it stands.
    pub stands: bool,
}

/// How a wording was received.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Received {
    /// The item on which that was said, by name.
    pub item: String,
    /// How many said something.
    pub n: u32,
    /// How many support it.
    pub support: u32,
    /// How many object to it.
    pub objecting: u32,
    /// The 5 % bound of the share that does not object, in the part of the room where it is least.
    pub no_objection: f64,
}

/// What the parts of a room are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// The groups that answer alike.
    OpinionGroups,
    /// The stakeholder groups.
    Sides,
    /// Everybody together: neither is large or stable enough.
    Everybody,
}

/// What could bridge the room of the present cycle.
///
/// # Errors
/// Where fewer than five actors have positions.
pub fn bridging(gathered: &Gathered, room: &Said<Room>, settings: &Settings) -> Said<Bridging> {
    let none = TooLittle::Few { what: "actors", have: 0, need: LEAST };
    let answers = &of_now(gathered, gathered.present().ok_or(none)?);
    let rows = 0..answers.actors().len();
    let said = rows.filter(|row| !answers.of(*row).is_empty()).count();
    TooLittle::unless(said, LEAST, "actors")?;
    let opinions = room.as_ref().ok().and_then(|room| room.opinions.as_ref().ok());
    let groups = opinions.and_then(|found| Some((found.of(answers), found.groups.as_ref().ok()?)));
    let (parts, names, of, count) = match groups {
        Some((of, groups)) => (Parts::OpinionGroups, Vec::new(), of, groups.groups.len()),
        None => sides(gathered, answers),
    };
    let asked = bridging::Settings { seed: settings.seed, ..bridging::Settings::default() };
    let tally = Tally::new(answers, &of, count);
    let mut common = by_group(&tally);
    let cures = cures(gathered, &tally, &common);
    let all = common.items.len();
    common.items.retain(|item| item.n as usize >= LEAST);
    Ok(Bridging {
        parts,
        names,
        factors: factorise(answers, &asked, |_| None),
        cures,
        few: all - common.items.len(),
        common,
    })
}

/// The answers, but those on words that stand no more.
fn of_now(gathered: &Gathered, positions: &Positions) -> Answers {
    let answers = &positions.answers;
    let gone = |name: &String| {
        let item = positions.item(name).filter(|_| !gathered.units.is_empty());
        let words = item.and_then(Item::standing_words);
        words.is_some_and(|id| !gathered.units.iter().any(|unit| unit.id == id))
    };
    let items = answers.items();
    let kept: Vec<usize> = (0..items.len()).filter(|at| !gone(&items[*at])).collect();
    answers.pick(&(0..answers.actors().len()).collect::<Vec<_>>(), &kept)
}

/// The cures of the cycle, those first that most could live with where fewest could.
fn cures(gathered: &Gathered, tally: &Tally, common: &ByGroup) -> Vec<Offered> {
    let received = |cure: &Cure| {
        items(gathered, cure).into_iter().find_map(|item| {
            let place = tally.items.iter().position(|name| *name == item)?;
            let all = tally.all(place);
            let no_objection = common.items.iter().find(|one| one.item == item)?.no_objection;
            let (n, support, objecting) = (all.seen, all.agree, all.disagree);
            (n > 0).then_some(Received { item, n, support, objecting, no_objection })
        })
    };
    let offered = gathered.cures.iter().filter(|cure| cure.cycle == gathered.cycle);
    let mut all: Vec<Offered> = offered
        .map(|cure| {
            let (received, stands) = (received(cure), stands(gathered, cure));
            Offered { cure: cure.clone(), received, stands }
        })
        .collect();
    all.sort_by(|a, b| match (&a.received, &b.received) {
        (Some(a), Some(b)) => b
            .no_objection
            .total_cmp(&a.no_objection)
            .then(a.objecting.cmp(&b.objecting))
            .then(b.support.cmp(&a.support)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    all
}

/// Whether the words of a cure are those that stand.
fn stands(gathered: &Gathered, cure: &Cure) -> bool {
    let id = unbracket_text::ProvisionId::new(cure.provision.clone());
    let provision = gathered.of_cycle().last().and_then(|version| version.draft.get(&id));
    provision.is_some_and(|it| same_words(&it.content.to_marked_text(), &cure.wording))
}

/// The items that hold the words of a cure: the proposal that it became, then others on the provision
/// that would put in the same.
fn items(gathered: &Gathered, cure: &Cure) -> Vec<String> {
    let same = |words: &str| !words.trim().is_empty() && words.trim() == cure.wording.trim();
    let proposals = gathered.proposals.iter().filter(|one| {
        one.cycle == cure.cycle && one.provisions.contains(&cure.provision) && same(&one.wording)
    });
    let choices = gathered.choices.iter().filter(|choice| choice.provision == cure.provision);
    let alternatives = choices.flat_map(|choice| &choice.alternatives);
    let own = cure.proposal.iter().cloned();
    own.chain(proposals.map(|one| one.name.clone()))
        .chain(alternatives.filter(|one| same(&one.wording)).map(|one| one.name.clone()))
        .collect()
}

type Divided = (Parts, Vec<String>, Vec<Option<usize>>, usize);

/// The sides, where two are large enough; else everybody.
fn sides(gathered: &Gathered, answers: &Answers) -> Divided {
    let sides = gathered.sides();
    let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
    for (row, name) in answers.actors().iter().enumerate() {
        if let Some(side) = sides.get(name).filter(|_| !answers.of(row).is_empty()) {
            *sizes.entry(side).or_default() += 1;
        }
    }
    let names: Vec<String> = sizes
        .into_iter()
        .filter(|(_, size)| *size >= LEAST)
        .map(|(name, _)| name.clone())
        .collect();
    if names.len() < 2 {
        return (Parts::Everybody, Vec::new(), vec![Some(0); answers.actors().len()], 1);
    }
    let place = |name: &String| names.iter().position(|side| Some(side) == sides.get(name));
    let of = answers.actors().iter().map(place).collect();
    let count = names.len();
    (Parts::Sides, names, of, count)
}
