//! Templates of processes: where somebody who sets one up begins. Every clause can be changed.
//!
//! **Invariant:** each template opens as it stands; a test opens them all.

use unbracket_negotiation::modalities::{intergovernmental, multistakeholder};
use unbracket_negotiation::{Basis, EndRule, Modalities, Right, Rule, Stage, Tag};
use unbracket_text::{InsertionConvention, Numbering};

/// Where a process begins.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name in addresses and messages.
    pub name: &'static str,
    /// Its rules.
    pub modalities: Modalities,
    /// Its first timetable: after how many days each stage opens, and for how many it lasts.
    pub timetable: &'static [(Stage, u32, u32)],
    /// The words of its stakeholder groups in messages; none where its members are all of one kind.
    pub sides: &'static [&'static str],
}

/// As the World Summit on the Information Society names them.
const SIDES: &[&str] = &[
    "governments",
    "private-sector",
    "civil-society",
    "technical-community",
    "academia",
    "international-organisations",
];

const REVIEW: &[(Stage, u32, u32)] = &[
    (Stage::Inputs, 14, 60),
    (Stage::FirstReading, 90, 45),
    (Stage::SecondReading, 150, 45),
    (Stage::Closing, 210, 30),
    (Stage::Adoption, 245, 3),
];
const FORUM: &[(Stage, u32, u32)] = &[
    (Stage::Inputs, 10, 30),
    (Stage::FirstReading, 45, 21),
    (Stage::SecondReading, 70, 21),
    (Stage::Closing, 95, 14),
    (Stage::Adoption, 112, 3),
];
const STANDARDS: &[(Stage, u32, u32)] = &[
    (Stage::Inputs, 7, 60),
    (Stage::FirstReading, 70, 60),
    (Stage::SecondReading, 135, 60),
    (Stage::Closing, 200, 28),
    (Stage::Adoption, 230, 14),
];
const ASSEMBLY: &[(Stage, u32, u32)] = &[
    (Stage::Inputs, 7, 21),
    (Stage::FirstReading, 30, 10),
    (Stage::SecondReading, 42, 10),
    (Stage::Closing, 54, 5),
    (Stage::Adoption, 60, 1),
];

/// All templates.
pub fn all() -> Vec<Template> {
    vec![
        of("review", intergovernmental(), REVIEW, SIDES),
        of("forum", forum(), FORUM, SIDES),
        of("standards", standards(), STANDARDS, SIDES),
        of("assembly", assembly(), ASSEMBLY, &[]),
    ]
}

fn of(
    name: &'static str,
    modalities: Modalities,
    timetable: &'static [(Stage, u32, u32)],
    sides: &'static [&'static str],
) -> Template {
    Template { name, modalities, timetable, sides }
}

/// The template of that name.
pub fn find(name: &str) -> Option<Template> {
    all().into_iter().find(|template| template.name == name)
}

/// A regional forum: all stakeholders are equals, short periods, what is not agreed is left out.
fn forum() -> Modalities {
    Modalities { speaking_seconds: 120, closure_suffices: true, ..multistakeholder() }
}

/// A standards body: rough consensus, long last calls, numbers that stay.
fn standards() -> Modalities {
    let numbering =
        Numbering { insertion: InsertionConvention::LetterSuffix, ..Numbering::default() };
    Modalities {
        rule: Rule::IetfRough,
        silence_hours: 336,
        input_days: 10,
        text_hours: 168,
        numbering,
        supporters: 1,
        closure_suffices: true,
        ..multistakeholder()
    }
}

/// An assembly of members: what is not agreed is voted upon, by two thirds.
fn assembly() -> Modalities {
    let observer = [Right::Attend, Right::Speak, Right::Submit].into();
    let member = Right::ALL.iter().copied().collect();
    Modalities {
        rights: [(Basis::MemberState, member), (Basis::Observer, observer)].into(),
        rule: Rule::GaTwoThirds,
        end_rule: EndRule::Vote,
        package: false,
        needs_sponsor: false,
        languages: Tag::new("en").into_iter().collect(),
        ..intergovernmental()
    }
}

#[cfg(test)]
mod tests {
    use unbracket_negotiation::act::process::OpenProcess;
    use unbracket_negotiation::{Credentials, Moment, SeatId, State, Words, decide};

    use super::*;

    #[test]
    fn every_template_opens_as_it_stands() {
        for template in all() {
            let act = OpenProcess {
                title: Words::said("A process"),
                secretariat: Words::said("Secretariat"),
                modalities: template.modalities,
            };
            let by = Credentials::of(SeatId(0));
            let opened = decide(&State::default(), &act.into(), &by, Moment(1_000));
            assert!(opened.is_ok(), "{}: {opened:?}", template.name);
            let stages: Vec<_> = template.timetable.iter().map(|(stage, ..)| *stage).collect();
            assert!(stages.is_sorted() && find(template.name).is_some());
        }
        assert!(find("nothing").is_none());
    }
}
