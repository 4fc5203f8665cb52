//! The modalities: the rules of one process, as data.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Rule;
use unbracket_text::Numbering;

use crate::refusal::{Code, Refusal, at_most, require};
use crate::rights::{Basis, Right};
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::wire::{record, terms};
use crate::words::Tag;

terms! {
    /// The model of governance under which a process is run.
    ProcessKind {
        /// States decide; the other stakeholder groups are consultative.
        Intergovernmental = "intergovernmental",
        /// All stakeholder groups are equals.
        Multistakeholder = "multistakeholder",
    }
}

terms! {
    /// A stage of a cycle, in order.
    Stage {
        /// The rules of the process are being settled.
        Modalities = "modalities",
        /// Inputs are called for; elements are written.
        Inputs = "inputs",
        /// First reading: collects.
        FirstReading = "first-reading",
        /// Second reading: resolves.
        SecondReading = "second-reading",
        /// The chair's text, silence, the call for consensus.
        Closing = "closing",
        /// Adoption and the statements around it.
        Adoption = "adoption",
        /// What was promised is followed until the next cycle.
        FollowUp = "follow-up",
    }
}

terms! {
    /// What happens to text that still stands in brackets at the end.
    EndRule {
        /// All or nothing.
        PackageText = "package-text",
        /// The former text stands on.
        TechnicalRollover = "technical-rollover",
        /// What is not agreed is left out.
        AgreedMinus = "agreed-minus",
        /// The chair puts a text on their own authority.
        ChairsText = "chairs-text",
        /// It is put to the vote.
        Vote = "vote",
    }
}

record! {
    /// The rules of a process: who may do what, which notice is due, what decides.
    Modalities as Modalities::preset {
        /// The model of governance.
        kind: ProcessKind,
        /// Who may do what, by basis of accreditation; what is not listed is not permitted.
        rights: BTreeMap<Basis, BTreeSet<Right>>,
        /// The rule by which the outcome is decided.
        rule: Rule,
        /// The least length of a silence procedure, in hours.
        silence_hours: u32,
        /// The least time for which a call for inputs is open, in working days.
        input_days: u32,
        /// The least time between a text and a decision on it, in hours.
        text_hours: u32,
        /// The languages in which a text has to be there for a decision, as codes.
        languages: BTreeSet<Tag>,
        /// How provisions are numbered during the negotiation.
        numbering: Numbering,
        /// How many others must support a proposal for it to be kept in the compilation.
        supporters: u32,
        /// Whether a proposal of somebody who may not decide needs the sponsorship of one who may.
        needs_sponsor: bool,
        /// What happens to text still in brackets at the end.
        end_rule: EndRule,
        /// Whether nothing is agreed until everything is agreed.
        package: bool,
        /// Whether the record tells who broke a silence.
        breakers_named: bool,
        /// Whether suggested for closure suffices for a clean text.
        closure_suffices: bool,
        /// How many seconds a speaker has.
        speaking_seconds: u32,
    }
}

/// Modalities of a review by States under United Nations practice: States decide by consensus, the
/// other stakeholders attend, speak and submit.
///
/// The periods are those that the field asks for (practice 9.8).
pub fn intergovernmental() -> Modalities {
    let all: BTreeSet<Right> = Right::ALL.iter().copied().collect();
    let consultative: BTreeSet<Right> = [Right::Attend, Right::Speak, Right::Submit].into();
    let rights = Basis::ALL.iter().filter_map(|basis| match basis {
        Basis::MemberState => Some((*basis, all.clone())),
        Basis::Office => None,
        _ => Some((*basis, consultative.clone())),
    });
    Modalities {
        kind: ProcessKind::Intergovernmental,
        rights: rights.collect(),
        rule: Rule::UnConsensus,
        silence_hours: 72,
        input_days: 7,
        text_hours: 24,
        languages: ["ar", "en", "es", "fr", "ru", "zh"].map(Tag::known).into(),
        numbering: Numbering::default(),
        supporters: 0,
        needs_sponsor: true,
        end_rule: EndRule::PackageText,
        package: true,
        breakers_named: true,
        closure_suffices: false,
        speaking_seconds: 180,
    }
}

/// Modalities of a process in which all stakeholder groups are equals.
///
/// The same periods; nobody needs a sponsor, and everybody may propose and object.
pub fn multistakeholder() -> Modalities {
    let all: BTreeSet<Right> = Right::ALL.iter().copied().collect();
    let bases = Basis::ALL.iter().filter(|basis| **basis != Basis::Office);
    Modalities {
        kind: ProcessKind::Multistakeholder,
        rights: bases.map(|basis| (*basis, all.clone())).collect(),
        languages: [Tag::known("en")].into(),
        needs_sponsor: false,
        end_rule: EndRule::AgreedMinus,
        package: false,
        ..intergovernmental()
    }
}

impl Modalities {
    /// The preset of that name.
    pub fn preset(name: &str) -> Option<Self> {
        match ProcessKind::find(name)? {
            ProcessKind::Intergovernmental => Some(intergovernmental()),
            ProcessKind::Multistakeholder => Some(multistakeholder()),
        }
    }

    /// Checks that the rules do not contradict themselves.
    ///
    /// # Errors
    /// A refusal with what would be in order.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let decides = self
            .rights
            .values()
            .any(|rights| rights.contains(&Right::Object) || rights.contains(&Right::Vote));
        require(decides, Code::Contradiction, rules::RIGHTS, || {
            said!("somebody has to have the right to object or to vote")
        })?;
        require(
            !self.rights.contains_key(&Basis::Office),
            Code::Contradiction,
            rules::RIGHTS,
            || said!("an office has no rights of its own but its office's"),
        )?;
        at_most(self.languages.len(), said!("languages"))?;
        let spans = [
            ("silence-hours", self.silence_hours, 8_784),
            ("input-days", self.input_days, 366),
            ("text-hours", self.text_hours, 8_784),
            ("speaking-seconds", self.speaking_seconds, 86_400),
        ];
        for (name, span, most) in spans {
            require(span <= most, Code::TooMuch, rules::LIMITS, || {
                said!(
                    "{name} is {span}; {most} is the most",
                    name = Part::Field(name.into()),
                    span,
                    most
                )
            })?;
        }
        require(!self.languages.is_empty(), Code::Blank, rules::NOTICE, || {
            said!("at least one language in which a text has to be there")
        })
    }
}
