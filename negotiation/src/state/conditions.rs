//! What an objection or a reserve rests on: "not this, unless that".
//!
//! **Invariant:** a condition lifts nothing by itself. When what it asks for stands, the objection still
//! does, until its holder takes it back; all that changes is what the holder is told.

use std::collections::BTreeSet;

use super::texts::{Position, ProposalState, Target, Texts};
use unbracket_text::{Passage, ProvisionId};

/// One of the things of which one has to stand, so that an objection need not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// A proposal, or an alternative of a bracket.
    pub on: Target,
    /// The words of the alternative when it was named, by which it is found where its bracket changes; none
    /// of a proposal.
    pub words: String,
    /// What became of the bracket; a proposal says that of itself.
    pub(super) fate: Fate,
}

/// What became of what an objection rests on; of several things, the best that became of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is before the room no more: another wording stands, or it was withdrawn or fell.
    Gone,
    /// It is open.
    Waits,
    /// It went into the text.
    Stands,
}

impl Fate {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Stands => "stands",
            Self::Gone => "gone",
        }
    }
}

impl Condition {
    /// Of everything that an objection rests on, in order.
    pub(crate) fn of(unless: &BTreeSet<Target>, texts: &Texts) -> Vec<Self> {
        let condition = |on: &Target| Self {
            on: on.clone(),
            words: words(on, texts).unwrap_or_default(),
            fate: Fate::Waits,
        };
        unless.iter().map(condition).collect()
    }
}

/// The words of an alternative of a bracket as it stands.
fn words(on: &Target, texts: &Texts) -> Option<String> {
    let place = |number: Option<u32>| usize::try_from(number?).ok()?.checked_sub(1);
    let provision = texts.rolling.as_ref()?.draft.get(on.provision.as_ref()?)?;
    let brackets = provision.content.brackets();
    let alternative = brackets.get(place(on.bracket)?)?.alternatives.get(place(on.alternative)?)?;
    Some(alternative.wording.to_marked_text())
}

/// Where an alternative with these words stands now, as the numbers of the bracket and of itself.
fn found(words: &str, content: &Passage) -> Option<(u32, u32)> {
    let mut all = (1..).zip(content.brackets()).flat_map(|(bracket, one)| {
        (1..).zip(&one.alternatives).map(move |(number, it)| (bracket, number, it))
    });
    let (bracket, number, _) = all.find(|(.., it)| it.wording.to_marked_text() == words)?;
    Some((bracket, number))
}

impl Position {
    /// What it rests on and is still open.
    pub fn waits_for(&self, texts: &Texts) -> BTreeSet<Target> {
        let open = self.unless.iter().filter(|it| texts.fate(it) == Fate::Waits);
        open.map(|it| it.on.clone()).collect()
    }

    /// What became of all that it rests on: it stands where one of them does, and is gone where all are.
    /// None where it rests on nothing.
    pub fn fate(&self, texts: &Texts) -> Option<Fate> {
        self.unless.iter().map(|it| texts.fate(it)).max()
    }
}

impl Texts {
    /// What became of one thing that an objection rests on.
    pub fn fate(&self, condition: &Condition) -> Fate {
        let Some(id) = condition.on.proposal else { return condition.fate };
        match self.proposal(id).map(|proposal| proposal.state) {
            Some(ProposalState::Open) => Fate::Waits,
            Some(ProposalState::Accepted) => Fate::Stands,
            Some(ProposalState::Withdrawn | ProposalState::Fallen) | None => Fate::Gone,
        }
    }

    /// What rests on the brackets of a provision follows them to where they stand now: `now` gives the
    /// number of a bracket, `lifted` the bracket and the alternative that was chosen.
    pub(super) fn follow_conditions(
        &mut self,
        id: &ProvisionId,
        now: impl Fn(u32) -> Option<u32>,
        lifted: Option<(u32, u32)>,
    ) {
        if !self.awaited.contains(id) {
            return;
        }
        let draft = self.rolling.as_ref().map(|rolling| rolling.draft.clone());
        let content = draft.as_ref().and_then(|draft| draft.get(id)).map(|it| &it.content);
        let positions = self.positions.values_mut().flat_map(|seats| seats.values_mut());
        let conditions = positions.flat_map(|position| &mut position.unless);
        for condition in conditions.filter(|it| it.on.provision.as_ref() == Some(id)) {
            condition.follow(&now, lifted, content);
        }
    }
}

impl Condition {
    fn follow(
        &mut self,
        now: &impl Fn(u32) -> Option<u32>,
        lifted: Option<(u32, u32)>,
        content: Option<&Passage>,
    ) {
        let Some(bracket) = self.on.bracket else { return };
        let chosen = lifted.filter(|(of, _)| *of == bracket).map(|(_, chosen)| chosen);
        match (self.fate, now(bracket), chosen) {
            (Fate::Gone, ..) => {}
            // What went into the text can be changed again.
            (Fate::Stands, ..) => {
                let keeps = |it: &Passage| it.to_marked_text().contains(&self.words);
                if !content.is_some_and(keeps) {
                    self.fate = Fate::Gone;
                }
            }
            (Fate::Waits, Some(number), _) => self.on.bracket = Some(number),
            (Fate::Waits, None, Some(chosen)) => {
                let is_it = self.on.alternative == Some(chosen);
                self.fate = if is_it { Fate::Stands } else { Fate::Gone };
            }
            // The bracket is another one by now: the same words may stand in it all the same.
            (Fate::Waits, None, None) => {
                match content.and_then(|content| found(&self.words, content)) {
                    Some((bracket, number)) => {
                        (self.on.bracket, self.on.alternative) = (Some(bracket), Some(number));
                    }
                    None => self.fate = Fate::Gone,
                }
            }
        }
    }
}
