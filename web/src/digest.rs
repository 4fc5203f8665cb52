//! The words of letters to subscribers, in the language that each has chosen.

use std::collections::BTreeMap;
use std::fmt::Write;

use unbracket_negotiation::{Event, Moment, Stage};
use unbracket_secretariat::mail::{Coming, Letter, News, Part, Subscription, Teller};

use crate::chronicle::{Stretch, is_news};
use crate::dates;
use crate::failure::Failure;
use crate::site::Site;
use crate::telling::{tell, touched};
use crate::tongue::Tongue;

/// How far ahead a deadline is told, in seconds.
const AHEAD: i64 = 3 * 86_400;

/// Why letters could not be written.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Unwritten(#[from] Failure);

/// The words of a site.
pub(crate) struct Words {
    site: Site,
    /// The stages of each process, as they followed each other.
    stretches: BTreeMap<String, Vec<Stretch>>,
}

impl Words {
    /// The words for what is on the record by now.
    ///
    /// # Errors
    /// Where a record cannot be read.
    pub(crate) async fn of(site: &Site) -> Result<Self, Failure> {
        let mut stretches = BTreeMap::new();
        for process in site.processes() {
            let own = process.chronicle(|it| it.stretches.clone()).await?;
            stretches.insert(process.name().to_owned(), own);
        }
        Ok(Self { site: site.clone(), stretches })
    }

    /// The stage in which an entry was recorded.
    fn stage_of(&self, process: &str, index: u64) -> Option<Stage> {
        let stretches = self.stretches.get(process)?;
        let after = stretches.partition_point(|stretch| stretch.from <= index);
        stretches.get(after.checked_sub(1)?).map(|stretch| stretch.stage)
    }
}

fn tongue(to: &Subscription) -> Tongue {
    Tongue::find(&to.language).unwrap_or(Tongue::ENGLISH)
}

impl Teller for Words {
    fn sentence(&self, to: &Subscription, index: u64, event: &Event) -> Option<String> {
        let process = self.site.process(&to.topic.process)?;
        let tongue = tongue(to);
        let within = self.stage_of(&to.topic.process, index);
        process.secretariat().public(|state| {
            let about = match &to.topic.part {
                Part::Whole => is_news(event),
                Part::Deadlines => false,
                Part::Stage(stage) => within.is_some_and(|it| it.word() == stage),
                Part::Provision(id) => {
                    touched(state, event).iter().any(|provision| provision.as_str() == id)
                }
            };
            if !about {
                return None;
            }
            let day = dates::day(tongue, event.at);
            let what = tell(tongue, state, index, event).text;
            Some(tongue.with("letter-line", &[("day", &day), ("what", &what)]))
        })
    }

    fn coming(&self, to: &Subscription) -> Vec<Coming> {
        let Some(process) = self.site.process(&to.topic.process) else { return Vec::new() };
        let tongue = tongue(to);
        let now = self.site.house().clock().now().0;
        let soon = |at: i64| at > now && at - now <= AHEAD;
        process.secretariat().public(|state| {
            let mut coming = Vec::new();
            let mut add = |what: &str, number: usize, until: Moment| {
                if !soon(until.0) {
                    return;
                }
                let when = dates::moment(tongue, until);
                coming.push(Coming {
                    name: format!("{what} {number} {}", until.0),
                    sentence: tongue.with(what, &[("until", &when)]),
                });
            };
            for (number, call) in state.inputs.calls.iter().enumerate() {
                add("letter-inputs", number, call.until);
            }
            for (number, run) in state.deciding.silences.iter().enumerate() {
                if run.end.is_none() {
                    add("letter-silence", number, run.procedure.terms().deadline);
                }
            }
            coming
        })
    }

    fn letter(&self, to: &Subscription, news: &News, end: &str) -> Letter {
        let tongue = tongue(to);
        let public = &self.site.settings().public;
        let title = self.site.process(&to.topic.process).map(|process| process.title());
        let title = title.unwrap_or_default();
        let mut text = format!("{title}\n{public}/p/{}\n", to.topic.process);
        let mut part = |key: &str, lines: &[String]| {
            if !lines.is_empty() {
                let _ = write!(text, "\n{}\n\n", tongue.say(key));
                lines.iter().for_each(|line| text.push_str(&format!("* {line}\n")));
            }
        };
        part("letter-coming", &news.coming);
        part("letter-happened", &news.happened);
        if news.more > 0 {
            text.push_str(&format!("\n{}\n", tongue.with("letter-more", &[("count", &news.more)])));
        }
        let ending = self.ending(end);
        text.push_str(&format!("\n{}\n{ending}\n", tongue.say("letter-end")));
        // The title is of the process's own office; the name in addresses is ours to check.
        let subject = tongue.with("letter-subject", &[("process", &to.topic.process)]);
        Letter { to: to.address.clone(), subject, text }
    }

    fn ending(&self, end: &str) -> String {
        format!("{}/unsubscribe/{end}", self.site.settings().public)
    }
}
