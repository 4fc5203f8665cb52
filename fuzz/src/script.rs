//! Scripts: any text, played in memory from an open process.

use std::sync::OnceLock;

use unbracket_negotiation::State;
use unbracket_negotiation::script::{Files, LineKind, Player, parse, play, shown};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

/// More lines than this are slower and find no more.
const LINES: usize = 200;

const OPENING: &str = r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review" secretariat "Secretariat" modalities [as intergovernmental languages [en]]
Secretariat: accredit name Chair basis office
Secretariat: give-office seat Chair office chair
Secretariat: accredit name Aldoria basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: create-group name "Group of Forty" kind negotiating
Chair: open-stage stage first-reading
Chair: issue-document kind chairs-text title "Text" language en text @base => text
"#;

/// A text of five paragraphs, under the name `@base`.
struct Base;

impl Files for Base {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        let paragraph = |number: usize| {
            Provision::new(
                format!("op{number}"),
                ProvisionKind::OperativeParagraph,
                Passage::words(format!("Decides to take step {number}")),
            )
        };
        Draft::new((1..=5).map(paragraph).collect()).map_err(|error| error.to_string())
    }
}

/// The first byte says whether a process is open already; the others are a script.
pub fn check(data: &[u8]) {
    static OPEN: OnceLock<State> = OnceLock::new();
    let Some((first, script)) = data.split_first() else { return };
    let Ok(script) = std::str::from_utf8(script) else { return };
    let lines = match parse(script) {
        Ok(lines) => lines,
        Err((line, error)) => {
            assert!((1..=script.lines().count()).contains(&line) && error.column > 0, "{error}");
            return;
        }
    };
    let opened = || play(OPENING, &Base).expect("the opening is in order").0;
    let state =
        if first % 2 == 0 { State::default() } else { OPEN.get_or_init(opened).clone() };
    let mut player = Player::new(state, &Base);
    for line in lines.iter().take(LINES) {
        let _ = shown(player.now);
        // A line out of order is left out, so that those behind it are tried as well.
        if let Err(stopped) = player.step(line) {
            assert!(stopped.line == line.number && !stopped.problem.is_empty(), "{stopped}");
            assert!(matches!(line.kind, LineKind::Act { .. } | LineKind::Wait(_)), "{stopped}");
        }
    }
}
