//! Deciding: silence, consensus, votes, adoption, statements.

mod adoption;
mod carried;
mod consensus;
mod fixtures;
mod large;
mod silence;
mod statements;
mod votes;

use unbracket_negotiation::event::Outcome;
use unbracket_negotiation::script::{Files, Step, play};
use unbracket_negotiation::{SeatId, State};
use unbracket_text::{
    Alternative, Bracket, Draft, Passage, Piece, Provision, ProvisionId, ProvisionKind, Stance,
};

/// Texts by name.
pub(crate) struct Texts;

impl Files for Texts {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        match path {
            "base" => Ok(draft(5, None)),
            "brackets" => Ok(draft(5, Some(3))),
            "long" => Ok(draft(40, None)),
            "long-changed" => {
                let mut provisions = draft(40, None).provisions().to_vec();
                provisions[29].content = Passage::words("Calls upon all to report every year;");
                Draft::new(provisions).map_err(|error| error.to_string())
            }
            _ => Err(format!("no text {path}")),
        }
    }
}

/// A preambular paragraph `pp1` and operative ones `op1` …, one of them with words in brackets.
pub(crate) fn draft(operative: usize, bracketed: Option<usize>) -> Draft {
    let mut provisions = vec![Provision::new(
        "pp1",
        ProvisionKind::PreambularParagraph,
        Passage::words("Recalling the Charter,"),
    )];
    for number in 1..=operative {
        let mut content = Passage::words(format!("Decides to take step {number} "));
        if bracketed == Some(number) {
            content.push(Piece::Bracket(Bracket::new(vec![
                Alternative::new(Stance::Retain, Passage::words("at once")),
                Alternative::new(Stance::Delete, Passage::default()),
            ])));
        }
        provisions.push(Provision::new(
            format!("op{number}"),
            ProvisionKind::OperativeParagraph,
            content,
        ));
    }
    Draft::new(provisions).unwrap()
}

/// A process with officers and seven States, in first reading, its text on the screen.
pub(crate) fn world(modalities: &str, text: &str) -> String {
    format!(
        r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]
                ecosoc-special: [attend speak submit]]
        input-days 7 text-hours 24 languages [en] supporters 0 speaking-seconds 180
        {modalities}]
Secretariat: accredit name Chair basis office
Secretariat: accredit name President basis office
Secretariat: give-office seat Chair office chair
Secretariat: give-office seat President office presiding-officer
Secretariat: accredit name Aldoria basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: accredit name Estoria basis member-state
Secretariat: accredit name Fennmark basis member-state
Secretariat: accredit name Galvia basis member-state
Secretariat: accredit name Hestia basis member-state
Secretariat: accredit name Ilmaria basis member-state
Secretariat: accredit name "Digital Rights Assembly" basis ecosoc-special
Secretariat: open-stage stage first-reading
Chair: issue-document kind zero-draft title "Zero draft" language en text @{text} => zero
"#
    )
}

/// The usual modalities: consensus, 72 hours of silence, all or nothing.
pub(crate) const USUAL: &str =
    "rule un_consensus silence-hours 72 end-rule package-text breakers-named yes";

/// A text put forward, in the stage of adoption, two days later.
pub(crate) fn put_forward(modalities: &str) -> String {
    format!(
        "{}
Chair: open-stage stage closing
Chair: issue-document kind chairs-text title \"Chair's text\" language en text @base => text
wait 2d
Chair: open-stage stage adoption
",
        world(modalities, "base")
    )
}

/// Plays a script that has to go through; the state and every outcome.
pub(crate) fn played(script: &str) -> (State, Vec<Outcome>) {
    let (state, steps) = play(script, &Texts).unwrap_or_else(|stopped| panic!("{stopped}"));
    let outcomes = steps.into_iter().filter_map(|step| match step {
        Step::Done(event) => Some(event.outcome),
        Step::Clock(_) | Step::Refused(_) => None,
    });
    (state, outcomes.collect())
}

pub(crate) fn last(script: &str) -> Outcome {
    played(script).1.pop().unwrap()
}

pub(crate) fn word(outcome: &Outcome) -> &str {
    outcome.decision.as_ref().map_or("", |tag| tag.as_str())
}

pub(crate) fn count(outcome: &Outcome, name: &str) -> u32 {
    let found = outcome.tally.iter().find(|(tag, _)| tag.as_str() == name);
    found.map_or(0, |(_, count)| *count)
}

pub(crate) fn op(number: usize) -> ProvisionId {
    ProvisionId::new(format!("op{number}"))
}

pub(crate) fn seat(state: &State, name: &str) -> SeatId {
    state.roster.seat_named(name).unwrap()
}
