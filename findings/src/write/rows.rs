//! The long form: a row for every number of the chapters.

use serde_json::{Map, Value};

use super::WriteError;
use crate::Findings;

/// One number.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The chapter, such as `fault_lines`.
    pub chapter: String,
    /// What is measured: the names of the fields that lead to it, with dots between.
    pub measure: String,
    /// Of whom or what: the names met on the way, with ` · ` between.
    pub subject: String,
    /// The number; none where there is too little to say.
    pub value: Option<f64>,
    /// The lower end of its interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// On how many cases it rests, where it says so.
    pub n: Option<u64>,
    /// Why there is no number: `few`, `same`, `settled`, `unstable`, `close`.
    pub why: Option<String>,
}

/// What stands beside the chapters in findings.
const BESIDE: [&str; 8] =
    ["made", "cycle", "sessions", "actors", "blocs", "items", "units", "passages"];
/// Longer strings are wordings, not names.
const NAME: usize = 80;

/// A row for every number of the chapters, in the order of chapters and fields by name.
///
/// # Errors
/// Where a value cannot be put into JSON.
pub fn rows(findings: &Findings) -> Result<Vec<Row>, WriteError> {
    let mut rows = Vec::new();
    if let Value::Object(all) = serde_json::to_value(findings)? {
        for (chapter, value) in all.iter().filter(|(key, _)| !BESIDE.contains(&key.as_str())) {
            let mut walker = Walker { chapter, rows: &mut rows };
            walker.walk(value, &Place::default());
        }
    }
    Ok(rows)
}

/// Where in a chapter.
#[derive(Clone, Default)]
struct Place {
    measure: Vec<String>,
    subject: Vec<String>,
    n: Option<u64>,
}

impl Place {
    fn within(&self, field: &str) -> Self {
        let mut within = self.clone();
        within.measure.push(field.to_owned());
        within
    }
}

struct Walker<'w> {
    chapter: &'w str,
    rows: &'w mut Vec<Row>,
}

impl Walker<'_> {
    fn walk(&mut self, value: &Value, at: &Place) {
        match value {
            Value::Object(fields) => self.object(fields, at),
            Value::Array(all) => {
                for (place, one) in all.iter().enumerate().filter(|(_, one)| !one.is_string()) {
                    let mut at = at.clone();
                    if one.as_object().is_none_or(|fields| names(fields).is_empty()) {
                        at.subject.push(place.to_string());
                    }
                    self.walk(one, &at);
                }
            }
            Value::Number(number) => self.row(at, number.as_f64(), None),
            Value::Bool(is) => self.row(at, Some(f64::from(u8::from(*is))), None),
            Value::String(_) | Value::Null => {}
        }
    }

    fn object(&mut self, fields: &Map<String, Value>, at: &Place) {
        if fields.contains_key("is") {
            return;
        }
        if let (Some(inner), 1) = (fields.get("Ok"), fields.len()) {
            return self.walk(inner, at);
        }
        if let (Some(error), 1) = (fields.get("Err"), fields.len()) {
            let why = error.get("why").and_then(Value::as_str).unwrap_or("refused");
            return self.row(at, None, Some(why.to_owned()));
        }
        let mut at = at.clone();
        at.subject.extend(names(fields).into_iter().map(str::to_owned));
        at.n = fields.get("n").and_then(Value::as_u64).or(at.n);
        for (key, value) in fields.iter().filter(|(key, _)| *key != "sources") {
            if estimated(fields, key).is_some() {
                continue;
            }
            let is_value = key == "value" && fields.len() == 2;
            let at = if is_value { at.clone() } else { at.within(key) };
            if value.is_null() {
                continue;
            }
            if let Some(interval) = interval_of(fields, key) {
                self.estimate(fields, (value, interval), &at);
                continue;
            }
            match (key.as_str(), value, fields.get("actors")) {
                ("pairs", Value::Array(rows), Some(Value::Array(actors))) => {
                    self.pairs(rows, actors, &at);
                }
                _ => self.walk(value, &at),
            }
        }
    }

    /// A number beside its interval, and on how many cases it rests.
    fn estimate(
        &mut self,
        of: &Map<String, Value>,
        (value, interval): (&Value, &Value),
        at: &Place,
    ) {
        let end = |key: &str| interval.get(key).and_then(Value::as_f64);
        let cases = ["n", "common", "answers"].into_iter().find_map(|key| of.get(key)?.as_u64());
        self.row(at, value.as_f64(), None);
        if let Some(row) = self.rows.last_mut() {
            (row.low, row.high, row.n) = (end("low"), end("high"), cases.or(row.n));
        }
    }

    /// A triangle of pairs: a row for each actor but the first, with those before it.
    fn pairs(&mut self, rows: &[Value], actors: &[Value], at: &Place) {
        let name =
            |at: usize| actors.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        for (row, pairs) in rows.iter().enumerate() {
            for (column, pair) in pairs.as_array().into_iter().flatten().enumerate() {
                let mut at = at.clone();
                at.subject.extend([name(column), name(row + 1)]);
                self.walk(pair, &at);
            }
        }
    }

    fn row(&mut self, at: &Place, value: Option<f64>, why: Option<String>) {
        self.rows.push(Row {
            chapter: self.chapter.to_owned(),
            measure: at.measure.join("."),
            subject: at.subject.join(" · "),
            value,
            low: None,
            high: None,
            n: at.n,
            why,
        });
    }
}

/// What an `interval` is of, the first that stands beside it.
const ESTIMATED: [&str; 6] = ["value", "share", "place", "median", "theta", "log_odds"];

/// The number that the interval in this field is of: that of the field `share_interval` is `share`.
fn estimated<'f>(fields: &'f Map<String, Value>, key: &str) -> Option<&'f str> {
    if !fields.get(key)?.is_object() {
        return None;
    }
    let of = if key == "interval" {
        ESTIMATED.into_iter().find(|name| fields.contains_key(*name))?
    } else {
        key.strip_suffix("_interval")?
    };
    let (name, value) = fields.get_key_value(of)?;
    // Where there is no number, its interval is none either.
    (value.is_number() || value.is_null()).then_some(name)
}

/// The interval of the number in this field.
fn interval_of<'f>(fields: &'f Map<String, Value>, key: &str) -> Option<&'f Value> {
    let mut all = fields.iter();
    all.find(|(other, _)| estimated(fields, other) == Some(key)).map(|(_, interval)| interval)
}

/// The names that an object bears itself.
fn names(fields: &Map<String, Value>) -> Vec<&str> {
    let strings = fields.values().filter_map(Value::as_str);
    strings.filter(|text| !text.is_empty() && text.chars().count() <= NAME).collect()
}
