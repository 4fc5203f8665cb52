//! The process: its cycles with their modalities, stages and timetables, and what is public about
//! how it is run: waivers, breaches, rulings, corrections, and what became of the entries' words.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{Calendar, Day, Moment, Period, Rule, notice};
use unbracket_text::Numbering;

use super::entries::Entries;
use crate::event::Digest;
use crate::event::Event;
use crate::modalities::{EndRule, Modalities, ProcessKind, Stage};
use crate::refusal::{Code, Refusal, require};
use crate::roster::SeatId;
use crate::rules;
use crate::said::Said;
use crate::wire::{id, terms};
use crate::words::{Tag, Words};

id! {
    /// A ruling of the chair on a point of order.
    RulingId = "ruling",
}

terms! {
    /// A clause of the modalities that can be broken or waived in public.
    Clause {
        /// The timetable is published within seven days of the naming of the chair.
        TimetablePublished = "timetable-published",
        /// A stage opens when the timetable says.
        Timetable = "timetable",
        /// The rules are settled before the inputs are called for.
        Modalities = "modalities",
        /// A call for inputs is open long enough.
        InputDays = "input-days",
        /// A text lies on the desks long enough before a decision on it.
        TextHours = "text-hours",
        /// A silence procedure is long enough.
        SilenceHours = "silence-hours",
        /// A text is there in every language before a decision on it.
        Languages = "languages",
    }
}

/// The process through all its cycles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// What it is called.
    pub title: Words,
    /// Its cycles, the present one last.
    pub cycles: Vec<Cycle>,
    /// The records that this one continues: name and key, length, root.
    pub continues: Vec<(Words, u32, Digest)>,
    /// The declared holidays of its duty stations.
    pub holidays: BTreeSet<Day>,
    /// Every breach of its rules that is on record, in order.
    pub breaches: Vec<Breach>,
    /// The chair's rulings, in order.
    pub rulings: Vec<Ruling>,
    /// Objections to proposed accreditations, by the seat concerned and the State that objects.
    pub objections: BTreeMap<SeatId, BTreeMap<SeatId, Words>>,
    /// Corrections of entries, in order.
    pub corrections: Vec<Correction>,
    /// What became of the words of every entry.
    pub entries: Entries,
}

/// One cycle: from its modalities to its follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Its rules.
    pub modalities: Modalities,
    /// Its present stage.
    pub stage: Stage,
    /// Since when.
    pub since: Moment,
    /// What the cycle is called; the first is called as the process.
    pub title: Words,
    /// When the next cycle is due.
    pub review: Option<Moment>,
    /// Its public timetable.
    pub timetable: BTreeMap<Stage, Slot>,
    /// When a chair was first named in it.
    pub chaired: Option<Moment>,
    /// Clauses that are waived for the next act that would break them.
    pub waivers: BTreeMap<Clause, Words>,
}

/// The time of a stage in the timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it opens.
    pub from: Moment,
    /// When it ends.
    pub until: Moment,
}

/// A breach of the rules of the process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The clause or rule.
    pub clause: Tag,
    /// Who put it on record; none where it follows from the act that the entry records.
    pub noted_by: Option<SeatId>,
    /// What is said of it.
    pub reason: Words,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A ruling of the chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The rule of procedure on which it rests.
    pub article: Tag,
    /// What was ruled.
    pub ruling: Words,
    /// Why.
    pub reason: Words,
    /// Who ruled.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// Who appealed against it, and why.
    pub appeal: Option<(SeatId, Words)>,
    /// Whether an appeal upheld it; none while no appeal is decided.
    pub upheld: Option<bool>,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A correction of an entry: both stay on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The entry that is corrected.
    pub corrects: u64,
    /// How it should read.
    pub correction: Words,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

impl Process {
    /// The first instant at which a notice of so many working days is long enough.
    pub fn working_days(&self, from: Moment, days: u32) -> Moment {
        let calendar = Calendar::at_offset(0).with_holidays(self.holidays.iter().copied());
        let days = u16::try_from(days).unwrap_or(u16::MAX);
        notice(from, Period::WorkingDays(days), &calendar)
    }

    /// Whether a ruling stands: it was upheld, or nobody overruled it.
    pub fn stands(&self, ruling: RulingId) -> bool {
        self.rulings.get(ruling.place()).is_some_and(|ruling| ruling.upheld != Some(false))
    }

    /// Withholds the words of a breach that somebody noted.
    pub(crate) fn withhold(&mut self, entry: u64) {
        if let Ok(place) = self.breaches.binary_search_by_key(&entry, |breach| breach.entry) {
            self.breaches[place].reason.withhold(0);
        }
    }

    /// Takes down the entry of an event and the breaches that follow from it, each of which uses up
    /// the waiver of its clause.
    pub(crate) fn take_down(&mut self, event: &Event, entry: u64) {
        self.entries.add(event);
        for clause in &event.outcome.breaches {
            let found = Clause::find(clause.as_str());
            let waiver = found
                .zip(self.cycles.last_mut())
                .and_then(|(clause, cycle)| cycle.waivers.remove(&clause));
            self.breaches.push(Breach {
                clause: clause.clone(),
                noted_by: None,
                reason: waiver.unwrap_or_default(),
                at: event.at,
                entry,
            });
        }
    }
}

impl Cycle {
    pub(crate) fn new(modalities: Modalities, since: Moment) -> Self {
        Self {
            modalities,
            stage: Stage::Modalities,
            since,
            timetable: BTreeMap::new(),
            chaired: None,
            waivers: BTreeMap::new(),
            title: Words::default(),
            review: None,
        }
    }

    /// Checks a period of notice: what it breaks, which is nothing where it is kept and the clause
    /// where that is waived.
    ///
    /// # Errors
    /// Where it is neither kept nor waived, with what would be in order.
    pub(crate) fn notice(
        &self,
        clause: Clause,
        kept: bool,
        message: impl FnOnce() -> Said,
    ) -> Result<BTreeSet<Tag>, Refusal> {
        if kept {
            return Ok(BTreeSet::new());
        }
        require(self.waivers.contains_key(&clause), Code::ShortNotice, rules::NOTICE, message)?;
        Ok(clause.broken())
    }
}

impl Clause {
    /// Whether it is a period of notice, which can be waived beforehand.
    pub fn can_be_waived(self) -> bool {
        match self {
            Self::InputDays | Self::TextHours | Self::SilenceHours | Self::Languages => true,
            Self::TimetablePublished | Self::Timetable | Self::Modalities => false,
        }
    }

    /// The breach of it, for an outcome.
    pub(crate) fn broken(self) -> BTreeSet<Tag> {
        [Tag::known(self.word())].into()
    }
}

/// What stands before the process is opened: nobody may do anything.
pub(super) static NONE: std::sync::LazyLock<Cycle> = std::sync::LazyLock::new(|| {
    Cycle::new(
        Modalities {
            kind: ProcessKind::Intergovernmental,
            rights: BTreeMap::new(),
            rule: Rule::UnConsensus,
            silence_hours: 72,
            input_days: 7,
            text_hours: 24,
            languages: BTreeSet::new(),
            numbering: Numbering::default(),
            supporters: 0,
            needs_sponsor: false,
            end_rule: EndRule::PackageText,
            package: false,
            breakers_named: true,
            closure_suffices: false,
            speaking_seconds: 180,
        },
        Moment(0),
    )
});
