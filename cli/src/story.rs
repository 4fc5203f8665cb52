//! The example review that the program carries: played to a moment of it.

use anyhow::anyhow;
use unbracket_formats::{Names, ReadOptions, brackets};
use unbracket_negotiation::script::{Files, LineKind, Player, Step, parse};
use unbracket_negotiation::{Event, State};
use unbracket_text::{Draft, Passage};

include!(concat!(env!("OUT_DIR"), "/review.rs"));

/// A moment of the story at which a process of the demonstration stands.
pub(crate) struct Station {
    /// Its name in addresses.
    pub(crate) name: &'static str,
    /// The part in which it ends; all of them where it is empty.
    pub(crate) part: &'static str,
    /// The words of the last line that is played in that part; the whole part where there are none.
    pub(crate) line: &'static str,
}

/// Where the processes of the demonstration stand, the whole story first.
pub(crate) const STATIONS: &[Station] = &[
    Station { name: "review", part: "", line: "" },
    Station { name: "first-reading", part: "14-", line: "" },
    Station { name: "second-reading", part: "18-", line: "" },
    Station { name: "silence", part: "20-", line: "=> silence-three" },
    Station { name: "adoption", part: "22-", line: "open-stage stage adoption" },
    Station { name: "follow-up", part: "26-", line: "" },
];

/// The files of the example.
struct Carried {
    names: Names,
}

impl Files for Carried {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let found = REVIEW.iter().find(|(name, _)| *name == path);
        let (name, text) = found.ok_or_else(|| format!("the example holds no file `{path}`"))?;
        let document = unbracket_formats::read(text.as_bytes(), name, &ReadOptions::default());
        document.map(|document| document.accepted).map_err(|error| error.to_string())
    }

    fn passage(&self, text: &str) -> Passage {
        brackets::parse(text, &self.names).passage
    }
}

/// What happens until a station.
///
/// # Errors
/// Where a line of the example is out of order, which its tests would have said.
pub(crate) fn until(station: &Station) -> anyhow::Result<Vec<Event>> {
    let files = Carried { names: Names::default() };
    let mut player = Player::new(State::default(), &files);
    let mut events = Vec::new();
    for (name, text) in REVIEW.iter().filter(|(name, _)| name.ends_with(".play")) {
        let last = !station.part.is_empty() && name.starts_with(station.part);
        let raw: Vec<&str> = text.lines().collect();
        let stop = raw.iter().position(|line| {
            last && !station.line.is_empty()
                && line.contains(station.line)
                && !line.starts_with("refused")
        });
        let lines = parse(text).map_err(|(line, error)| anyhow!("{name}:{line}: {error}"))?;
        for line in &lines {
            if stop.is_some_and(|stop| line.number > stop + 1) {
                return Ok(events);
            }
            let step = player
                .step(line)
                .map_err(|stopped| anyhow!("{name}:{}: {}", line.number, stopped.problem))?;
            if let (Step::Done(event), LineKind::Act { .. }) = (step, &line.kind) {
                events.push(*event);
            }
        }
        if last {
            break;
        }
    }
    Ok(events)
}
