//! The example review that the program carries, played to a moment of it: what the demonstration shows
//! and what the tests of the pages look at.
//!
//! **Invariant:** a process of the story holds exactly the acts that its scripts hold until its moment.

use unbracket_formats::{Names, ReadOptions, brackets};
use unbracket_negotiation::script::{Files, LineKind, Player, Step, parse};
use unbracket_negotiation::{Event, State};
use unbracket_secretariat::accounts::{AccountError, AccountId, Holding};
use unbracket_secretariat::{House, HouseError, Submission, SubmitError};
use unbracket_text::{Draft, Passage};

use crate::site::Site;

include!(concat!(env!("OUT_DIR"), "/review.rs"));

/// How many acts are appended together.
const TOGETHER: usize = 200;

/// A moment of the story at which a process of the demonstration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station {
    /// Its name in addresses.
    pub name: &'static str,
    /// The part in which it ends; all of them where it is empty.
    part: &'static str,
    /// The words of the last line that is played in that part; the whole part where there are none.
    line: &'static str,
}

/// Where the processes of the demonstration stand, the whole story first.
pub const STATIONS: &[Station] = &[
    Station { name: "review", part: "", line: "" },
    Station { name: "first-reading", part: "14-", line: "" },
    Station { name: "second-reading", part: "18-", line: "" },
    Station { name: "silence", part: "20-", line: "=> silence-three" },
    Station { name: "adoption", part: "22-", line: "Uldar: withdraw-objection" },
    Station { name: "follow-up", part: "26-", line: "" },
];

/// Who one can be: the name in addresses and the seat, in every process of the story.
pub const PEOPLE: &[(&str, &str)] = &[
    ("secretariat", "Secretariat"),
    ("chair", "Co-Facilitator North"),
    ("president", "President"),
    ("north", "Marenia"),
    ("sovereign", "Aldoria"),
    ("civil-society", "Digital Rights Assembly"),
];

/// Why the story cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum StoryError {
    /// A line of the example is out of order, which its tests would have said.
    #[error("{file}:{line}: {problem}")]
    Line {
        /// The script.
        file: &'static str,
        /// The line.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// An act of the example is refused.
    #[error("act {place} of the story `{name}`: {error}")]
    Act {
        /// The process.
        name: String,
        /// The act, from 0.
        place: usize,
        /// Why.
        error: SubmitError,
    },
    /// The process cannot be begun.
    #[error(transparent)]
    House(#[from] HouseError),
    /// Its record cannot be signed.
    #[error(transparent)]
    Sign(#[from] SubmitError),
    /// Its people cannot be entered.
    #[error(transparent)]
    Account(#[from] AccountError),
}

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

impl Station {
    /// The moment of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        STATIONS.iter().find(|station| station.name == name)
    }

    /// What happens until this moment.
    ///
    /// # Errors
    /// Where a line of the example is out of order.
    pub fn events(&self) -> Result<Vec<Event>, StoryError> {
        let files = Carried { names: Names::default() };
        let mut player = Player::new(State::default(), &files);
        let mut events = Vec::new();
        for (file, text) in REVIEW.iter().filter(|(name, _)| name.ends_with(".play")) {
            let last = !self.part.is_empty() && file.starts_with(self.part);
            let stop = if last { self.stop(text) } else { None };
            let wrong = |line, problem| StoryError::Line { file, line, problem };
            let lines = parse(text).map_err(|(line, error)| wrong(line, error.to_string()))?;
            for line in &lines {
                if stop.is_some_and(|stop| line.number > stop) {
                    return Ok(events);
                }
                let step = player.step(line);
                let step = step.map_err(|stopped| wrong(line.number, stopped.problem.clone()));
                if let (Step::Done(event), LineKind::Act { .. }) = (step?, &line.kind) {
                    events.push(*event);
                }
            }
            if last {
                break;
            }
        }
        Ok(events)
    }

    /// The number of the last line that is played in the last part.
    fn stop(&self, text: &str) -> Option<usize> {
        let mut lines = (1..).zip(text.lines());
        let is_it = |line: &str| line.contains(self.line) && !line.starts_with("refused");
        let found = lines.find(|(_, line)| !self.line.is_empty() && is_it(line));
        found.map(|(number, _)| number)
    }
}

/// Begins a process of the house and plays what happened in it.
///
/// # Errors
/// Where it cannot be begun, or an act is refused.
pub async fn play(house: &House, name: &str, events: &[Event]) -> Result<(), StoryError> {
    let process = house.begin(name).await?;
    for chunk in events.chunks(TOGETHER) {
        let submissions = chunk.iter().map(|event| Submission {
            act: event.act.clone(),
            by: event.by,
            key: None,
            at: Some(event.at),
            unchanged: Vec::new(),
        });
        let accepted = process.submit_all(submissions.collect()).await;
        let wrong = |(place, error)| StoryError::Act { name: name.to_owned(), place, error };
        accepted.map_err(wrong)?;
    }
    process.checkpoint().await?;
    Ok(())
}

/// Makes an account for everyone whom one can be, with their seats in every process of the site.
///
/// # Errors
/// Where the vault does not take them.
pub async fn let_people_in(site: &Site) -> Result<(), StoryError> {
    let mut people: Vec<(String, AccountId)> = Vec::new();
    for (slug, seat) in PEOPLE {
        let mut account = site.accounts().make(seat, None).await?;
        account.operator = *slug == "secretariat";
        for process in site.processes() {
            let holds = process.state(|state| state.roster.seat_named(seat));
            let held = |seat| Holding { process: process.name().to_owned(), seat };
            account.holdings.extend(holds.map(|seat| held(seat.0)));
        }
        site.accounts().keep(&account).await?;
        people.push(((*slug).to_owned(), account.id));
    }
    site.set_personas(people);
    Ok(())
}
