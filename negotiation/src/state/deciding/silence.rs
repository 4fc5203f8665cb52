//! Silence procedures, as they were recorded; `procedure` judges them.

use std::collections::BTreeSet;
use std::sync::Arc;

use unbracket_procedure::{Moment, Scope, Silence, Unit};
use unbracket_text::{Draft, ProvisionId};

use crate::roster::SeatId;
use crate::state::DocumentId;
use crate::wire::id;
use crate::words::{Tag, Words};

id! {
    /// A silence procedure.
    SilenceId = "silence",
}

/// A silence procedure with what was said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilenceRun {
    /// The document under silence; none for the rolling text.
    pub document: Option<DocumentId>,
    /// The text under silence, as it stood at the start.
    pub draft: Arc<Draft>,
    /// The provisions of that text; the place of each is its unit.
    pub provisions: Vec<ProvisionId>,
    /// The clock and what counts.
    pub procedure: Silence,
    /// The zone in which the deadline is shown; nothing is computed from it.
    pub zone: Tag,
    /// Every objection that came, in order: also those that came late or were withdrawn.
    pub breaks: Vec<Breaking>,
    /// What was understood, in order.
    pub understandings: Vec<Understanding>,
    /// How it ended.
    pub end: Option<SilenceEnd>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// The entry that recorded its start.
    pub entry: u64,
}

/// An objection to a text under silence, in its author's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaking {
    /// Whose.
    pub by: SeatId,
    /// To which provisions; none for the whole text.
    pub provisions: BTreeSet<ProvisionId>,
    /// Why.
    pub reason: Words,
    /// The wording that would lift it.
    pub cure: Words,
    /// When.
    pub at: Moment,
    /// Whether it came after the deadline.
    pub late: bool,
    /// Whether it was withdrawn in time.
    pub withdrawn: bool,
    /// The entry that recorded it.
    pub entry: u64,
}

/// With which understanding somebody receives a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understanding {
    /// Whose.
    pub by: SeatId,
    /// Of which provisions; none for the whole text.
    pub provisions: BTreeSet<ProvisionId>,
    /// What.
    pub words: Words,
    /// The entry that recorded it.
    pub entry: u64,
}

/// How a silence procedure ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilenceEnd {
    /// Nobody objected in time; nobody is in favour for that.
    NotBroken,
    /// Somebody did.
    Broken,
    /// The text was withdrawn before the deadline.
    Withdrawn,
    /// Its cycle was followed by another before anybody closed it: it says nothing.
    Lapsed,
}

impl SilenceRun {
    /// The parts of the procedure that provisions are; none named means the whole.
    pub(crate) fn scope(&self, named: &BTreeSet<ProvisionId>) -> Scope {
        scope(&self.provisions, named)
    }

    /// Whether a seat objects already to the whole text, or to one of these provisions under silence.
    pub(crate) fn objects(&self, seat: SeatId, provisions: &BTreeSet<ProvisionId>) -> bool {
        let same = |it: &Breaking| match provisions.is_empty() {
            true => it.provisions.is_empty(),
            false => self.under().any(|id| provisions.contains(id) && it.provisions.contains(id)),
        };
        self.breaks.iter().any(|it| it.by == seat && !it.late && !it.withdrawn && same(it))
    }

    /// The provisions that lie under silence.
    pub fn under(&self) -> impl Iterator<Item = &ProvisionId> {
        self.of(&self.procedure.terms().scope)
    }

    /// The provisions of a part of the procedure.
    pub(crate) fn of<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = &'a ProvisionId> {
        let within = |unit: u32| match scope {
            Scope::All => true,
            Scope::Units(units) => units.contains(&Unit(unit)),
        };
        (0..).zip(&self.provisions).filter(move |(unit, _)| within(*unit)).map(|(_, id)| id)
    }
}

/// The parts that provisions of a text are, by place; those that it does not hold are left out.
pub(crate) fn scope(provisions: &[ProvisionId], named: &BTreeSet<ProvisionId>) -> Scope {
    if named.is_empty() {
        return Scope::All;
    }
    let units = (0..).map(Unit).zip(provisions).filter(|(_, id)| named.contains(id));
    Scope::Units(units.map(|(unit, _)| unit).collect())
}
