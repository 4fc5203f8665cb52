//! A small negotiation of six paragraphs, put together line by line.

use std::fmt::Write as _;

use unbracket_findings::chapter::movement::Movement;
use unbracket_findings::gather::{Gathered, Positions};
use unbracket_findings::{Findings, Settings, Voices, find, gather};
use unbracket_negotiation::State;
use unbracket_negotiation::script::{Files, play};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

pub(crate) struct Six;

impl Files for Six {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let paragraph = |number: usize| {
            let words = Passage::words(format!("Decides to take step {number} at once;"));
            let of =
                Provision::new(format!("op{number}"), ProvisionKind::OperativeParagraph, words);
            let first = Passage::words("the first part;");
            let part = Provision::new("op3.1", ProvisionKind::SubParagraph, first);
            if path == PARTED && number == 3 { of.with_children(vec![part]) } else { of }
        };
        Draft::new((1..=6).map(paragraph).collect()).map_err(|error| error.to_string())
    }
}

/// The six paragraphs, the third of them with a part.
const PARTED: &str = "parted";

/// The States of the room; the first half sits on one side in most tests.
pub(crate) const STATES: [&str; 12] = [
    "Aldoria", "Bantara", "Costavia", "Drovania", "Estoria", "Fennmark", "Galvia", "Hestia",
    "Ilmaria", "Jundland", "Kesria", "Lagoa",
];

/// A process in its first reading with a zero draft on the screen, and then these lines; `breakers`
/// says whether it is told who breaks a silence.
pub(crate) fn opening(breakers: &str) -> String {
    let mut script = format!(
        r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        supporters 0 end-rule package-text breakers-named {breakers} speaking-seconds 180]
Secretariat: accredit name Chair basis office
Secretariat: accredit name President basis office
Secretariat: give-office seat Chair office chair
Secretariat: give-office seat President office presiding-officer
Secretariat: create-group name North kind negotiating
Secretariat: create-group name South kind negotiating
"#
    );
    for (place, name) in STATES.iter().enumerate() {
        let group = if place < 6 { "North" } else { "South" };
        writeln!(script, "Secretariat: accredit name {name} basis member-state").expect("memory");
        writeln!(script, "Secretariat: join-group group {group} seat {name}").expect("memory");
    }
    script
        + "Chair: issue-document kind zero-draft title \"Zero draft\" language en text @six => zero\n\
           Secretariat: open-stage stage first-reading\n"
}

/// A version that says the same in other words, so that the next reading begins.
pub(crate) const REVISION: &str = "\
Chair: revise-provision provision 6 wording \"Decides to take step 6 soon;\" because \"clearer\"\n\
Chair: issue-revision kind revision symbol UN/2034/L.1/Rev.1 title \"Rev.1\"\n";

/// The stances of these States on a paragraph: a letter each, `f` for, `l` lives with it, `r` reserves,
/// `a` against, a dot for nothing said.
pub(crate) fn said(paragraph: usize, letters: &str) -> String {
    let line = |(name, letter): (&&str, char)| {
        let stance = match letter {
            'f' => "support",
            'l' => "can-live-with",
            'r' => "reserve",
            'a' => "object because \"it goes too far\"",
            _ => return String::new(),
        };
        format!("{name}: state-position on [provision #op{paragraph}] stance {stance}\n")
    };
    STATES.iter().zip(letters.chars()).map(line).collect()
}

pub(crate) fn played(lines: &str) -> State {
    played_with("yes", lines)
}

/// What is found where the third paragraph has a part, `#op3.1`.
pub(crate) fn parted(lines: &str) -> Findings {
    let script = opening("yes").replace("@six", &format!("@{PARTED}")) + lines;
    match play(&script, &Six) {
        Ok((state, _)) => find(&gather(&state, Voices::Seats), &settings()),
        Err(stopped) => panic!("{stopped}"),
    }
}

pub(crate) fn played_with(breakers: &str, lines: &str) -> State {
    match play(&(opening(breakers) + lines), &Six) {
        Ok((state, _)) => state,
        Err(stopped) => panic!("{stopped}"),
    }
}

pub(crate) fn gathered(lines: &str) -> Gathered {
    gather(&played(lines), Voices::Seats)
}

/// Few turns: what is tested does not hang on how many there are.
pub(crate) fn settings() -> Settings {
    Settings { bootstraps: 100, permutations: 199, ..Settings::default() }
}

pub(crate) fn found(lines: &str) -> Findings {
    find(&gathered(lines), &settings())
}

pub(crate) fn movement(lines: &str) -> Movement {
    found(lines).movement.expect("there is a text")
}

/// What a State said on an item, as where it stands and in which word; none where it said nothing.
pub(crate) fn word<'p>(
    positions: &'p Positions,
    actor: &str,
    item: &str,
) -> Option<(&'p str, &'static str)> {
    let stand = positions.stands.iter().find(|one| one.actor == actor && one.item == item)?;
    Some((&stand.stance, stand.word))
}
