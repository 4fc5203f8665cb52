//! What happened, in plain words: one sentence for every kind of act, in six languages.
//!
//! **Invariant:** a sentence says no more than everybody may know. Words that are withheld are called
//! so; whoever contributes without a name or breaks a silence unnamed is not named.

mod aftermath;
mod deciding;
mod inputs;
mod names;
mod numbers;
mod process;
mod texts;
mod touched;

use std::rc::Rc;

use unbracket_negotiation::{Act, Event, Moment, SeatId, State};
use unbracket_text::ProvisionId;

use crate::dates;
use crate::tongue::Tongue;

pub(crate) use touched::touched;

/// A sentence about an act, and the page of what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What happened.
    pub text: String,
    /// Where more of it stands: a path within the process, without a slash before it.
    pub to: Option<String>,
}

/// What a sentence says beside who acted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// What it is about.
    pub(crate) on: String,
    /// A word of a closed list.
    word: String,
    /// A moment or a time.
    when: String,
    /// Somebody else whom it concerns.
    whom: String,
    /// The page of what it is about.
    to: Option<String>,
    /// Whether who acted is not to be told.
    unnamed: bool,
}

/// Tells what happened in one process, in one language.
#[derive(Clone)]
pub struct Teller<'a> {
    tongue: Tongue,
    state: &'a State,
    numbers: Rc<numbers::Numbers<'a>>,
    /// The entry that is told; none where things are named as they are now.
    at: Option<u64>,
}

/// Tells what an entry did, as everybody may know it; `state` is the public view.
///
/// Whoever tells several events makes a [`Teller`] once.
pub fn tell(tongue: Tongue, state: &State, index: u64, event: &Event) -> Sentence {
    Teller::new(tongue, state).tell(index, event)
}

impl<'a> Teller<'a> {
    /// Somebody who tells in this language; `state` is the public view.
    pub fn new(tongue: Tongue, state: &'a State) -> Self {
        Self { tongue, state, numbers: Rc::new(numbers::Numbers::new(state)), at: None }
    }

    /// Tells what the act of an entry did, with the numbers that paragraphs had then.
    pub fn tell(&self, index: u64, event: &Event) -> Sentence {
        Self { at: Some(index), ..self.clone() }.sentence(event)
    }

    fn sentence(&self, event: &Event) -> Sentence {
        let told = self.told(event);
        let who = if told.unnamed { self.t("tell-somebody") } else { self.actor(event) };
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("who", &who),
            ("on", &told.on),
            ("word", &told.word),
            ("when", &told.when),
            ("whom", &told.whom),
        ];
        let mut text = self.tongue.with(&format!("tell-{}", event.act.kind()), &values);
        for after in self.after(event) {
            text.push(' ');
            text.push_str(&after);
        }
        Sentence { text, to: told.to }
    }

    fn told(&self, event: &Event) -> Told {
        match &event.act {
            Act::Process(act) => self.of_process(act, event),
            Act::Inputs(act) => self.of_inputs(act, event),
            Act::Texts(act) => self.of_texts(act, event),
            Act::Deciding(act) => self.of_deciding(act, event),
            Act::Aftermath(act) => self.of_aftermath(act),
            Act::Forum(act) => self.of_forum(act, event),
            Act::Instruments(act) => self.of_instruments(act),
        }
    }

    /// The decision that followed, and the rules that were broken.
    fn after(&self, event: &Event) -> Vec<String> {
        let outcome = &event.outcome;
        // A designation is told by the act that makes it.
        let decided = outcome.decision.as_ref().map(|word| format!("term-Decision-{word}"));
        let decided = decided.filter(|key| self.tongue.has(key));
        let told = decided.map(|key| self.tongue.with("tell-decided", &[("word", &self.t(&key))]));
        let broken = outcome.breaches.iter().map(|clause| {
            let name = crate::frame::clause(self.tongue, clause.as_str());
            self.tongue.with("tell-breach", &[("word", &name)])
        });
        told.into_iter().chain(broken).collect()
    }

    /// The language in which it tells.
    pub(crate) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// A message.
    pub(crate) fn t(&self, key: &str) -> String {
        self.tongue.say(key)
    }

    /// A message with values.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        self.tongue.with(key, values)
    }

    /// The name of a paragraph.
    pub(crate) fn paragraph(&self, id: &ProvisionId) -> String {
        self.provision(id)
    }

    /// The number of a provision, or the last that it had; its identity where it never had one.
    pub(crate) fn number(&self, id: &ProvisionId) -> String {
        self.numbers.of(id, self.at).unwrap_or_else(|| id.to_string())
    }

    /// A word of a closed list.
    pub(crate) fn term(&self, list: &str, word: &str) -> String {
        self.tongue.term(list, word)
    }

    fn day(&self, moment: Moment) -> String {
        dates::day(self.tongue, moment)
    }

    fn moment(&self, moment: Moment) -> String {
        dates::moment(self.tongue, moment)
    }

    fn span(&self, from: Moment, until: Moment) -> String {
        let (from, until) = (self.day(from), self.day(until));
        if from == until { from } else { format!("{from} – {until}") }
    }

    fn seat(&self, seat: SeatId) -> String {
        let known = self.state.roster.seat(seat);
        let name = known.filter(|seat| !seat.name.is_blank()).map(|seat| &seat.name);
        name.map_or_else(|| self.t("tell-somebody"), |name| self.words(name))
    }
}
