//! From an act to what its form would hold: to show exactly what would be done, and to begin from what
//! stands.

use unbracket_formats::markdown;
use unbracket_negotiation::record;
use unbracket_negotiation::script::shown;
use unbracket_negotiation::wire::{Bodies, Field, Shape, Value};
use unbracket_negotiation::{Act, Credentials, Event, Moment, Outcome, SeatId};
use unbracket_text::{Draft, Passage, Provision};

use super::read;
use crate::act_form::Filled;

/// What the form of an act holds when it is filled in as this one.
pub(crate) fn spread(act: &Act) -> Filled {
    let by = Credentials::of(SeatId(0));
    let event = Event { act: act.clone(), by, at: Moment(0), outcome: Outcome::none() };
    let mut written = record::write(&event);
    let body = written.body.take().unwrap_or_default();
    let leaf = written.leaf(None);
    let words = match Value::parse(body.trim_ascii_end()) {
        Ok(Value::List(words)) => words,
        _ => Vec::new(),
    };
    let mut spreader = Spreader { words, pairs: Vec::new() };
    if let (Ok(Value::Map(entries)), Some(shapes)) = (Value::parse(&leaf), Act::shapes(act.kind()))
        && let Some((_, Value::Map(fields))) = entries.iter().find(|(name, _)| name == "f")
    {
        spreader.record(&shapes, fields, "");
    }
    Filled::of(spreader.pairs)
}

struct Spreader<'s> {
    /// The body, to which places in the leaf point.
    words: Vec<Value<'s>>,
    pairs: Vec<(String, String)>,
}

type Entries<'v> = [(std::borrow::Cow<'v, str>, Value<'v>)];

impl Spreader<'_> {
    fn record(&mut self, shapes: &[(&'static str, Shape)], fields: &Entries<'_>, path: &str) {
        for (name, shape) in shapes {
            let Some((_, value)) = fields.iter().find(|(key, _)| key == name) else { continue };
            let name = super::dashed(name);
            let path = if path.is_empty() { name } else { format!("{path}.{name}") };
            self.field(shape, value, &path);
        }
    }

    fn push(&mut self, path: &str, value: impl Into<String>) {
        self.pairs.push((path.to_owned(), value.into()));
    }

    fn field(&mut self, shape: &Shape, value: &Value<'_>, path: &str) {
        if let (true, Value::Int(place)) = (in_body(shape), value) {
            let place = usize::try_from(*place).unwrap_or(usize::MAX);
            if let Some(found) = self.words.get(place).cloned() {
                return self.value(shape, &found, path);
            }
        }
        self.value(shape, value, path);
    }

    fn value(&mut self, shape: &Shape, value: &Value<'_>, path: &str) {
        let none = Bodies::new();
        match (shape, value) {
            (Shape::Optional(inner), value) => self.field(inner, value, path),
            (Shape::Record(fields), Value::Map(entries)) => self.record(fields, entries, path),
            (Shape::List(inner), Value::List(items)) => self.items(inner, items, path),
            (Shape::Map(key, inner), Value::List(pairs)) => self.map(key, inner, pairs, path),
            (Shape::Change, Value::Map(entries)) => self.change(entries, path),
            (Shape::Switch, Value::Bool(true)) => self.push(path, "yes"),
            (Shape::Thing(_), Value::Int(number)) => self.push(path, format!("#{number}")),
            (Shape::Moment, Value::Int(at)) => {
                self.push(path, shown(Moment(*at)).replace(' ', "T"));
            }
            (Shape::Day, Value::Int(days)) => {
                let day = shown(Moment(days.saturating_mul(86_400)));
                self.push(path, day.split(' ').next().unwrap_or_default());
            }
            (_, Value::Int(number)) => self.push(path, number.to_string()),
            (Shape::Provision, Value::Text(id)) => self.push(path, format!("#{id}")),
            (Shape::Place, Value::Text(place)) => self.push(path, place.replace(' ', " #")),
            (_, Value::Text(text)) => self.push(path, text.as_ref()),
            (Shape::Passage, value) => {
                if let Ok(passage) = Passage::take(value, &none) {
                    let words = passage.to_marked_text();
                    let words = if words.is_empty() { read::NO_WORDS.to_owned() } else { words };
                    self.push(path, words);
                }
            }
            (Shape::NewProvision, value) => {
                if let Ok(provision) = Provision::take(value, &none) {
                    self.push(path, provision.content.to_marked_text());
                }
            }
            (Shape::Draft, value) => {
                if let Ok(draft) = Draft::take(value, &none) {
                    self.push(path, markdown::write_draft(&draft).text);
                }
            }
            (_, Value::Bool(_) | Value::List(_) | Value::Map(_)) => {}
        }
    }

    fn items(&mut self, inner: &Shape, items: &[Value<'_>], path: &str) {
        for (place, item) in items.iter().enumerate() {
            match inner {
                Shape::Record(_) => self.field(inner, item, &format!("{path}.{place}")),
                _ => self.field(inner, item, path),
            }
        }
    }

    fn map(&mut self, key: &Shape, inner: &Shape, pairs: &[Value<'_>], path: &str) {
        for pair in pairs {
            let Value::List(pair) = pair else { continue };
            if let (Shape::Term { .. }, [Value::Text(word), value]) = (key, pair.as_slice()) {
                self.field(inner, value, &format!("{path}.{word}"));
            }
        }
    }

    fn change(&mut self, entries: &Entries<'_>, path: &str) {
        let parts = [
            ("do", Shape::Label, "do"),
            ("provision", Shape::Provision, "provision"),
            ("provisions", Shape::List(Box::new(Shape::Provision)), "provisions"),
            ("quoted", Shape::Passage, "quoted"),
            ("wording", Shape::Passage, "wording"),
            ("new", Shape::NewProvision, "wording"),
            ("place", Shape::Place, "place"),
            ("into", Shape::List(Box::new(Shape::Passage)), "into"),
        ];
        for (name, shape, into) in parts {
            if let Some((_, value)) = entries.iter().find(|(key, _)| key == name) {
                self.value(&shape, value, &format!("{path}.{into}"));
            }
        }
    }
}

/// Whether a number in the leaf stands for something in the body.
fn in_body(shape: &Shape) -> bool {
    match shape {
        Shape::Words | Shape::Passage | Shape::Draft | Shape::Change | Shape::NewProvision => true,
        Shape::Optional(inner) | Shape::List(inner) => in_body(inner),
        _ => false,
    }
}
