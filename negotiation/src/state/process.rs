//! The process: its cycles, each with its modalities and its stage.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{Moment, Rule};
use unbracket_text::Numbering;

use crate::modalities::{EndRule, Modalities, ProcessKind, Stage};
use crate::words::Words;

/// The process through all its cycles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// What it is called.
    pub title: Words,
    /// Its cycles, the present one last.
    pub cycles: Vec<Cycle>,
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
}

impl Cycle {
    pub(crate) fn new(modalities: Modalities, since: Moment) -> Self {
        Self { modalities, stage: Stage::Modalities, since, title: Words::default(), review: None }
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
