//! A form for every act, made from what the act's declaration says that its fields want.
//!
//! A field has a path: its name, and within a record or a map the names on the way, with dots between.
//! A form is a row of [`Item`]s; what was filled in is read back by the same shapes.
//!
//! **Invariant:** what a form shows of an act, read back, is that act: every shape can be shown, read
//! and spread, and a test goes through all of them.

mod choices;
mod read;
mod spread;

pub(crate) use choices::{begin, labels, provisions};
pub(crate) use read::{act, fields, texts};
pub(crate) use spread::spread;

use unbracket_negotiation::State;
use unbracket_negotiation::wire::Shape;

use crate::act_form::{Choice, Filled};
use crate::frame::Frame;
use crate::rule_form::{Offer, RuleForm};
use crate::rules;

/// What the form of an act holds when it is filled in as this one: names and values, in order, as a browser
/// sends them to `/p/{process}/acts/{kind}`.
pub fn form_of(act: &unbracket_negotiation::Act) -> Vec<(String, String)> {
    spread(act).pairs().to_vec()
}

/// Lists of at most so many are shown as boxes to tick.
const BOXES: usize = 14;
/// Empty rows that are shown where there may be any number.
const ROWS: usize = 2;

/// One piece of a form, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A set of fields begins.
    Open {
        legend: String,
        hint: String,
    },
    /// It ends.
    Close,
    Field(Control),
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Control {
    /// Its path.
    pub(crate) name: String,
    pub(crate) label: String,
    /// Empty where there is none.
    pub(crate) hint: String,
    /// Whether the act is not whole without it.
    pub(crate) required: bool,
    pub(crate) how: How,
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// One line; the word is the type of the input.
    Line(&'static str, String),
    /// Several lines.
    Lines(String),
    Switch(bool),
    One(Vec<Choice>),
    /// A decision rule, with the figures that it takes.
    Rule(RuleForm),
    /// Any number of a few.
    Boxes(Vec<Choice>),
    /// Any number of many.
    Many(Vec<Choice>),
    /// Any number of lines; the word is the type of the inputs.
    Rows(&'static str, Vec<String>),
    /// A text: a file, or Markdown.
    Draft(String),
}

/// A form for these fields, with what stands in it.
pub(crate) fn form(
    frame: &Frame,
    state: &State,
    shapes: &[(&'static str, Shape)],
    filled: &Filled,
) -> Vec<Item> {
    let mut maker = Maker { frame, state, filled, items: Vec::new() };
    for (name, shape) in shapes {
        maker.field(&dashed(name), name, shape, false);
    }
    maker.items
}

/// What stands in a form, to be read: label and value, blank ones left out.
pub(crate) fn shown(items: &[Item], yes: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut legends: Vec<&str> = Vec::new();
    for item in items {
        match item {
            Item::Open { legend, .. } => legends.push(legend),
            Item::Close => {
                legends.pop();
            }
            Item::Field(control) => {
                let value = control.how.shown(yes);
                if !value.is_empty() {
                    let label = legends.iter().copied().chain([control.label.as_str()]);
                    rows.push((label.collect::<Vec<_>>().join(" · "), value));
                }
            }
        }
    }
    rows
}

impl How {
    fn shown(&self, yes: &str) -> String {
        match self {
            Self::Line(_, value) | Self::Lines(value) | Self::Draft(value) => value.clone(),
            Self::Switch(on) => if *on { yes } else { "" }.to_owned(),
            Self::One(choices) | Self::Boxes(choices) | Self::Many(choices) => {
                let chosen = choices.iter().filter(|one| one.chosen && !one.value.is_empty());
                chosen.map(|one| one.label.as_str()).collect::<Vec<_>>().join("; ")
            }
            Self::Rule(form) => form.plain.clone(),
            Self::Rows(_, values) => {
                let said = values.iter().filter(|value| !value.is_empty());
                said.map(String::as_str).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

struct Maker<'m> {
    frame: &'m Frame,
    state: &'m State,
    filled: &'m Filled,
    items: Vec<Item>,
}

impl Maker<'_> {
    /// A field with all that is in it; `free` where it may be left out whatever its shape.
    fn field(&mut self, path: &str, name: &str, shape: &Shape, free: bool) {
        match shape {
            Shape::Optional(inner) => self.field(path, name, inner, true),
            Shape::Record(fields) => self.record(path, name, fields, free),
            Shape::Map(key, value) => self.map(path, name, key, value),
            Shape::Change => self.change(path, name),
            Shape::List(inner) => self.list(path, name, inner),
            plain => {
                let how = self.plain(path, name, plain, free);
                self.push(path, name, !free && !plain.may_be_absent(), how);
            }
        }
    }

    fn push(&mut self, path: &str, name: &str, required: bool, how: How) {
        let (label, hint) = (label(self.frame, name), hint(self.frame, path, name));
        self.items.push(Item::Field(Control { name: path.to_owned(), label, hint, required, how }));
    }

    fn open(&mut self, legend: String, hint: String) {
        self.items.push(Item::Open { legend, hint });
    }

    fn plain(&self, path: &str, name: &str, shape: &Shape, free: bool) -> How {
        let value = self.filled.get(path).unwrap_or_default().to_owned();
        match shape {
            Shape::Switch => How::Switch(value == "yes"),
            Shape::Number => How::Line("number", value),
            Shape::Moment => How::Line("datetime-local", value),
            Shape::Day => How::Line("date", value),
            Shape::Words if choices::is_short(name) => How::Line("text", value),
            Shape::Words | Shape::Passage | Shape::NewProvision => How::Lines(value),
            Shape::Draft => How::Draft(value),
            Shape::Rule => How::Rule(self.rule(path, name, free)),
            other => match choices::of(self.frame, self.state, name, other) {
                Some(choices) => How::One(self.chosen(path, choices, !free && value.is_empty())),
                None => How::Line("text", value),
            },
        }
    }

    fn rule(&self, path: &str, name: &str, free: bool) -> RuleForm {
        let tongue = self.frame.tongue;
        let in_force = || rules::plain(tongue, &self.state.cycle().modalities.rule);
        let blank = free.then(|| self.frame.t1("rule-in-force", "rule", in_force()));
        let names = (path, label(self.frame, name));
        let form = RuleForm::new(tongue, Offer::All, names, blank, self.filled);
        RuleForm { hint: hint(self.frame, path, name), ..form }
    }

    /// Marks what is chosen. A choice that is given and not among them is one all the same: the core
    /// will say what is wrong with it.
    fn chosen(&self, path: &str, choices: Vec<(String, String)>, single: bool) -> Vec<Choice> {
        let mut wanted: Vec<&str> = self.filled.all(path).collect();
        let only = single && choices.len() == 1 && wanted.is_empty();
        let mut marked: Vec<_> = choices
            .into_iter()
            .map(|(value, label)| {
                let chosen = only || wanted.contains(&value.as_str());
                wanted.retain(|one| *one != value);
                Choice { value, label, chosen }
            })
            .collect();
        let given = wanted.into_iter().map(|value| {
            let value = value.to_owned();
            Choice { label: value.clone(), value, chosen: true }
        });
        marked.extend(given);
        marked
    }

    fn list(&mut self, path: &str, name: &str, inner: &Shape) {
        if let Shape::Record(fields) = inner {
            return self.records(path, name, fields);
        }
        let how = match choices::of(self.frame, self.state, name, inner) {
            Some(choices) => {
                let chosen = self.chosen(path, choices, false);
                if chosen.len() <= BOXES { How::Boxes(chosen) } else { How::Many(chosen) }
            }
            None => {
                let kind = match inner {
                    Shape::Day => "date",
                    Shape::Number => "number",
                    Shape::Moment => "datetime-local",
                    Shape::Words | Shape::Passage => "words",
                    _ => "text",
                };
                let mut values: Vec<_> = self.filled.all(path).map(ToOwned::to_owned).collect();
                values.resize(values.len() + self.empty_rows(path), String::new());
                How::Rows(kind, values)
            }
        };
        self.push(path, name, false, how);
        if let (Shape::Passage, Some(Item::Field(control))) = (inner, self.items.last_mut()) {
            control.hint = self.frame.t1("shape-no-words", "sign", read::NO_WORDS);
        }
    }

    /// More where more were asked for, without script.
    fn empty_rows(&self, path: &str) -> usize {
        if self.filled.get("more") == Some(path) { ROWS + 4 } else { ROWS }
    }

    fn record(&mut self, path: &str, name: &str, fields: &[(&'static str, Shape)], free: bool) {
        self.open(label(self.frame, name), hint(self.frame, path, name));
        for (name, shape) in fields {
            self.field(&format!("{path}.{}", dashed(name)), name, shape, free);
        }
        self.items.push(Item::Close);
    }

    /// Sets of fields, each under its place: those that say something, and empty ones.
    fn records(&mut self, path: &str, name: &str, fields: &[(&'static str, Shape)]) {
        let said = (0..read::RECORDS)
            .rposition(|place| self.filled.says(&format!("{path}.{place}")))
            .map_or(0, |last| last + 1);
        let count = (said + self.empty_rows(path)).min(read::RECORDS);
        for place in 0..count {
            let legend = format!("{} {}", label(self.frame, name), place + 1);
            self.open(
                legend,
                if place == 0 { hint(self.frame, path, name) } else { String::new() },
            );
            for (name, shape) in fields {
                self.field(&format!("{path}.{place}.{}", dashed(name)), name, shape, true);
            }
            self.items.push(Item::Close);
        }
    }

    /// One field for each key of a closed list.
    fn map(&mut self, path: &str, name: &str, key: &Shape, value: &Shape) {
        let Shape::Term { list, words } = key else { return };
        self.open(label(self.frame, name), hint(self.frame, path, name));
        for word in words {
            let before = self.items.len();
            self.field(&format!("{path}.{word}"), name, value, true);
            if let Some(Item::Field(control)) = self.items.get_mut(before) {
                control.label = self.frame.term(list, word);
                control.hint.clear();
            }
        }
        self.items.push(Item::Close);
    }

    /// A change of the text: what is done, to what, and the words.
    fn change(&mut self, path: &str, name: &str) {
        self.open(label(self.frame, name), self.frame.t("shape-change-hint"));
        let verbs = read::CHANGES
            .iter()
            .map(|verb| ((*verb).to_owned(), self.frame.t(&format!("shape-change-{verb}"))));
        let verbs = self.chosen(&format!("{path}.do"), verbs.collect(), false);
        self.push(&format!("{path}.do"), "do", true, How::One(verbs));
        let parts: [(&str, Shape); 6] = [
            ("provision", Shape::Provision),
            ("provisions", Shape::List(Box::new(Shape::Provision))),
            ("place", Shape::Place),
            ("quoted", Shape::Passage),
            ("wording", Shape::Passage),
            ("into", Shape::List(Box::new(Shape::Passage))),
        ];
        for (part, shape) in parts {
            self.field(&format!("{path}.{part}"), part, &shape, true);
        }
        self.items.push(Item::Close);
    }
}

/// A name as it stands in forms.
pub(crate) fn dashed(name: &str) -> String {
    name.replace('_', "-")
}

/// What a field is called.
pub(crate) fn label(frame: &Frame, name: &str) -> String {
    let key = format!("field-{}", dashed(name));
    if frame.tongue.has(&key) { frame.t(&key) } else { dashed(name).replace('-', " ") }
}

/// A line on what a field is for; a clause of the modalities is explained.
fn hint(frame: &Frame, path: &str, name: &str) -> String {
    let name = dashed(name);
    let clause = path.starts_with("modalities.").then(|| format!("modality-{name}"));
    let keys = [clause.unwrap_or_default(), format!("field-{name}-hint")];
    keys.iter().find(|key| frame.tongue.has(key)).map(|key| frame.t(key)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use unbracket_negotiation::{Act, evolve};

    use super::*;
    use crate::story::STATIONS;

    /// What comes back of an act that is shown in its form and read again.
    fn back(act: &Act, state: &State, now: unbracket_negotiation::Moment) -> Result<Act, String> {
        let filled = spread(act);
        let fields = fields(act.kind(), &filled).map_err(|error| error.to_string())?;
        let texts = read::Texts::default();
        fields.act_in(act.kind(), state, now, &texts).map_err(|error| error.to_string())
    }

    #[test]
    fn every_act_of_the_story_comes_back_from_its_form_as_it_was() {
        let mut state = State::default();
        let (mut compared, mut lost) = (0, Vec::new());
        for event in STATIONS[0].events().expect("the story plays") {
            let shapes = Act::shapes(event.act.kind()).expect("a kind that is known");
            // A whole text comes back as a file, which is read at the door and not here.
            if !shapes.iter().any(|(_, shape)| read::wants_draft(shape)) {
                compared += 1;
                let found = back(&event.act, &state, event.at);
                if found.as_ref() != Ok(&event.act) {
                    lost.push(format!(
                        "{}: {:?} came back as {found:?}",
                        event.act.kind(),
                        event.act
                    ));
                }
            }
            evolve(&mut state, &event);
        }
        assert!(compared > 1_500, "{compared}");
        assert!(lost.is_empty(), "{} of {compared}: {}", lost.len(), lost[0]);
    }

    #[test]
    fn an_act_that_loses_a_field_on_the_way_is_found() {
        let events = STATIONS[0].events().expect("the story plays");
        let open = &events[0];
        let mut filled = spread(&open.act);
        filled.put("modalities.silence-hours", "71".to_owned());
        let fields = fields(open.act.kind(), &filled).expect("a kind that is known");
        let texts = read::Texts::default();
        let found = fields.act_in(open.act.kind(), &State::default(), open.at, &texts);
        assert_ne!(found.ok().as_ref(), Some(&open.act));
    }
}
