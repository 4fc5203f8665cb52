//! What the pages of the follow-up show, derived from the state.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_negotiation::state::DocumentId;
use unbracket_negotiation::state::aftermath::{Commitment, CommitmentId, Money};
use unbracket_negotiation::state::follow_up::{Status, Unfunded};
use unbracket_negotiation::{Moment, SeatId, State};
use unbracket_text::ProvisionId;

use crate::act_form::escaped;
use crate::pages::shown::{Asked, Cited, Labels, Said, open_words, said, seat};
use crate::tongue::Tongue;

/// Which commitments are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct By {
    /// `overdue`, `silent`, `unfunded`, or empty for all.
    pub(crate) only: String,
    pub(crate) actor: Option<u32>,
    pub(crate) provision: Option<String>,
}

impl By {
    pub(crate) fn asked(asked: &Asked) -> Self {
        let only =
            asked.get("only").filter(|only| ["overdue", "silent", "unfunded"].contains(only));
        Self {
            only: only.unwrap_or_default().to_owned(),
            actor: asked.number("actor"),
            provision: asked.get("provision").map(str::to_owned),
        }
    }

    pub(crate) fn is_actor(&self, value: &str) -> bool {
        self.actor.is_some_and(|actor| actor.to_string() == value)
    }

    pub(crate) fn is_provision(&self, value: &str) -> bool {
        self.provision.as_deref() == Some(value)
    }

    /// The address of this list, for its other parts.
    pub(crate) fn base(&self) -> String {
        let actor = self.actor.map(|actor| actor.to_string()).unwrap_or_default();
        let provision = escaped(self.provision.as_deref().unwrap_or_default());
        format!("?only={}&actor={actor}&provision={provision}&", self.only)
    }

    /// Whether this narrows anything.
    pub(crate) fn narrows(&self) -> bool {
        *self != Self::default()
    }

    fn fits(&self, line: &Line, commitment: &Commitment) -> bool {
        let only = match self.only.as_str() {
            "overdue" => line.overdue,
            "silent" => line.silent,
            "unfunded" => line.unfunded.is_some(),
            _ => true,
        };
        let actor =
            self.actor.is_none_or(|actor| commitment.undertaking.actors.contains(&SeatId(actor)));
        let provision = self.provision.as_deref();
        // Addresses that name a provision alone are out there: they go on meaning it in every outcome.
        let is = |asked: &str| {
            asked == commitment.provision.as_str()
                || asked == place(commitment.document, &commitment.provision)
        };
        only && actor && provision.is_none_or(is)
    }
}

/// A commitment as it stands in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: u32,
    pub(crate) verb: &'static str,
    pub(crate) actors: Vec<String>,
    pub(crate) action: Said,
    pub(crate) provision: Cited,
    pub(crate) due: Option<Moment>,
    pub(crate) state: &'static str,
    /// What the last report says; none where nobody reported.
    pub(crate) progress: Option<&'static str>,
    /// How many seats say what of that report.
    pub(crate) assessed: Vec<(&'static str, usize)>,
    pub(crate) disputed: usize,
    pub(crate) overdue: bool,
    pub(crate) silent: bool,
    /// Why it counts as unfunded, in words.
    pub(crate) unfunded: Option<String>,
}

impl Line {
    /// What needs eyes comes first.
    fn rank(&self) -> (bool, bool, bool, Moment) {
        let far = Moment(i64::MAX);
        (!self.overdue, !self.silent, self.unfunded.is_none(), self.due.unwrap_or(far))
    }
}

/// The commitments that are asked for, what needs eyes first.
pub(crate) fn lines(tongue: Tongue, state: &State, by: &By, now: Moment) -> Vec<Line> {
    let (labels, silent) = (Adopted::of(state), silent(state));
    let unfunded: BTreeMap<_, _> = state.aftermath.unfunded().into_iter().collect();
    let all = (0..).map(CommitmentId).zip(&state.aftermath.commitments);
    let line = |(id, one): (CommitmentId, &Commitment)| {
        let status = state.aftermath.status_of(id, now)?;
        let lack = unfunded.get(&id).map(|lack| lacking(tongue, lack));
        let mut line = line(tongue, state, (id, one), &status);
        line.provision = labels.cite(one);
        (line.silent, line.unfunded) = (silent.contains(&id), lack);
        Some(line).filter(|line| by.fits(line, one))
    };
    let mut lines: Vec<Line> = all.filter_map(line).collect();
    lines.sort_by_key(Line::rank);
    lines
}

/// The numbers of the texts in which commitments stand: what was promised in paragraph 4 of one outcome may
/// stand in paragraph 1 of the next.
struct Adopted(BTreeMap<DocumentId, (Option<String>, Labels)>);

impl Adopted {
    fn of(state: &State) -> Self {
        let mut all = BTreeMap::new();
        for one in &state.aftermath.commitments {
            if let Some(document) = state.texts.document(one.document) {
                let symbol = document.symbol.as_ref().map(ToString::to_string);
                all.entry(one.document).or_insert_with(|| (symbol, Labels::of(&document.draft)));
            }
        }
        Self(all)
    }

    /// The provision of a commitment; with the symbol of its text where there are several.
    fn cite(&self, one: &Commitment) -> Cited {
        let Some((symbol, labels)) = self.0.get(&one.document) else {
            return Labels::default().cite(&one.provision);
        };
        let mut cited = labels.cite(&one.provision);
        if let Some(symbol) = symbol.as_ref().filter(|_| self.0.len() > 1) {
            cited.label = format!("{symbol}, {}", cited.label);
        }
        cited
    }
}

/// A commitment as far as it tells of itself.
fn line(
    tongue: Tongue,
    state: &State,
    (id, one): (CommitmentId, &Commitment),
    status: &Status,
) -> Line {
    let undertaking = &one.undertaking;
    let seats = undertaking.actors.iter().map(|id| seat(tongue, state, *id));
    let others = undertaking.others.iter().map(|one| open_words(tongue, one).text);
    Line {
        number: id.0,
        verb: undertaking.verb.word(),
        actors: seats.chain(others).collect(),
        action: said(tongue, state, one.entry, &undertaking.action),
        provision: Cited { label: String::new(), id: String::new() },
        due: undertaking.due,
        state: status.state.word(),
        progress: status.progress.map(unbracket_negotiation::state::aftermath::Progress::word),
        assessed: status.assessed.iter().map(|(verdict, count)| (verdict.word(), *count)).collect(),
        disputed: status.disputed,
        overdue: status.overdue,
        silent: false,
        unfunded: None,
    }
}

/// The commitments on which nobody reported in a round that has ended or whose time is over.
fn silent(state: &State) -> BTreeSet<CommitmentId> {
    let rounds = state.aftermath.rounds.iter();
    let over = rounds.filter(|round| round.closed.is_some() || round.deadline < state.now);
    // What the last round that asked for it was told counts; an earlier silence may be made good.
    let mut silent = BTreeSet::new();
    for round in over {
        for id in &round.commitments {
            if round.reported.contains(id) {
                silent.remove(id)
            } else {
                silent.insert(*id)
            };
        }
    }
    silent
}

/// Why a commitment lacks means.
pub(crate) fn lacking(tongue: Tongue, lack: &Unfunded) -> String {
    match lack {
        Unfunded::NoMeans => tongue.say("follow-up-no-means"),
        Unfunded::NothingPledged => tongue.say("follow-up-nothing-pledged"),
        Unfunded::Short(money) => tongue.with("follow-up-short", &[("amount", &amount(money))]),
        Unfunded::OtherCurrency => tongue.say("follow-up-other-currency"),
    }
}

/// An amount in the unit of its currency: `USD 1 250 000.00`.
pub(crate) fn amount(money: &Money) -> String {
    let (whole, part) = (money.amount / 100, (money.amount % 100).abs());
    let digits = whole.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    let sign = if money.amount < 0 { "−" } else { "" };
    format!("{}\u{a0}{sign}{grouped}.{part:02}", money.currency)
}

/// How many commitments need eyes, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) all: usize,
    pub(crate) open: usize,
    pub(crate) reported: usize,
    pub(crate) overdue: usize,
    pub(crate) silent: usize,
    pub(crate) unfunded: usize,
}

pub(crate) fn totals(state: &State, now: Moment) -> Totals {
    let aftermath = &state.aftermath;
    Totals {
        all: aftermath.commitments.len(),
        open: aftermath.open.len(),
        reported: aftermath.commitments.iter().filter(|one| !one.reports.is_empty()).count(),
        overdue: aftermath.overdue(now).len(),
        silent: silent(state).len(),
        unfunded: aftermath.unfunded().len(),
    }
}

/// A reporting round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoundLine {
    pub(crate) number: usize,
    pub(crate) opened: Moment,
    pub(crate) deadline: Moment,
    pub(crate) closed: Option<Moment>,
    pub(crate) reported: usize,
    pub(crate) asked: usize,
}

pub(crate) fn rounds(state: &State) -> Vec<RoundLine> {
    let rounds = (1..).zip(&state.aftermath.rounds);
    let line =
        |(number, round): (usize, &unbracket_negotiation::state::aftermath::Round)| RoundLine {
            number,
            opened: round.opened,
            deadline: round.deadline,
            closed: round.closed,
            reported: round.reported.len(),
            asked: round.commitments.len(),
        };
    let mut rounds: Vec<RoundLine> = rounds.map(line).collect();
    rounds.reverse();
    rounds
}

/// A provision of one outcome in an address: paragraph 4 of this outcome is not paragraph 4 of another.
fn place(document: DocumentId, provision: &ProvisionId) -> String {
    format!("{}:{provision}", document.0)
}

/// What can be chosen: its value in the address, its name, how many commitments it has.
pub(crate) type Choice = (String, String, usize);

/// The actors and the provisions by which one can narrow.
pub(crate) fn choices(tongue: Tongue, state: &State) -> (Vec<Choice>, Vec<Choice>) {
    let mut actors: BTreeMap<SeatId, usize> = BTreeMap::new();
    let mut provisions: BTreeMap<(DocumentId, &ProvisionId), (String, usize)> = BTreeMap::new();
    let labels = Adopted::of(state);
    for one in &state.aftermath.commitments {
        one.undertaking.actors.iter().for_each(|id| *actors.entry(*id).or_default() += 1);
        let chosen = provisions.entry((one.document, &one.provision));
        chosen.or_insert_with(|| (labels.cite(one).label, 0)).1 += 1;
    }
    let actor = |(id, count): (SeatId, usize)| (id.0.to_string(), seat(tongue, state, id), count);
    let mut actors: Vec<Choice> = actors.into_iter().map(actor).collect();
    actors.sort_by(|one, other| one.1.cmp(&other.1));
    let mut provisions: Vec<_> = provisions.into_iter().collect();
    let order = |label: &str| {
        let number = label.rsplit(' ').next().unwrap_or_default();
        (number.parse::<u32>().unwrap_or(u32::MAX), label.to_owned())
    };
    provisions.sort_by_key(|((document, _), (label, _))| (*document, order(label)));
    let choice =
        |((document, id), (label, count)): ((DocumentId, &ProvisionId), (String, usize))| {
            (place(document, id), label, count)
        };
    let provisions = provisions.into_iter().map(choice).collect();
    (actors, provisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_grouped_and_keeps_its_smallest_units() {
        let currency = unbracket_negotiation::Tag::new("USD").unwrap();
        let money = |amount| amount_of(amount, &currency);
        assert_eq!(money(125_000_000), "USD\u{a0}1\u{202f}250\u{202f}000.00");
        assert_eq!(money(5), "USD\u{a0}0.05");
    }

    fn amount_of(amount: i64, currency: &unbracket_negotiation::Tag) -> String {
        super::amount(&Money { amount, currency: currency.clone() })
    }
}
