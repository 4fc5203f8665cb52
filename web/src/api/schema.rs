//! From what the fields of an act want to JSON Schema.

use serde_json::{Map, Value, json};
use unbracket_negotiation::Act;
use unbracket_negotiation::wire::Shape;

/// A schema for every kind of act, under its name in the document.
pub(crate) fn acts() -> Vec<(String, Value)> {
    let kinds = Act::kinds();
    kinds.map(|(kind, _, rule)| (name(kind), act(kind, rule))).collect()
}

/// The name of the schema of an act: `open-stage` is `ActOpenStage`.
pub(crate) fn name(kind: &str) -> String {
    let parts = kind.split('-').map(|part| {
        let mut letters = part.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    std::iter::once("Act".to_owned()).chain(parts).collect()
}

fn act(kind: &str, rule: &str) -> Value {
    let fields = Act::shapes(kind).unwrap_or_default();
    json!({
        "type": "object",
        "description": format!("Rule: {rule}"),
        "properties": { "act": { "const": kind }, "fields": record(&fields) },
        "required": ["act", "fields"],
    })
}

fn record(fields: &[(&'static str, Shape)]) -> Value {
    let properties: Map<_, _> =
        fields.iter().map(|(name, shape)| ((*name).to_owned(), schema(shape))).collect();
    let required: Vec<_> =
        fields.iter().filter(|(_, shape)| !shape.may_be_absent()).map(|(name, _)| *name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn schema(shape: &Shape) -> Value {
    match shape {
        Shape::Switch => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "integer" }),
        Shape::Words => json!({ "type": "string", "description": "Free text" }),
        Shape::Label => json!({ "type": "string", "minLength": 1, "maxLength": 64 }),
        Shape::Moment => json!({
            "type": "string",
            "description": "A moment in UTC, such as 2035-03-01T09:00, or from now, such as +72h",
        }),
        Shape::Day => json!({ "type": "string", "description": "A day, such as 2035-03-01" }),
        Shape::Rule => json!({ "type": "string", "description": "A decision rule" }),
        Shape::Term { words, .. } => json!({ "enum": words }),
        Shape::Thing(noun) => json!({
            "type": ["integer", "string"],
            "description": format!("A {noun}, by its number; seats and groups also by name"),
        }),
        Shape::Provision => json!({
            "type": "string",
            "description": "A provision, by its label in the present text, or by # and its identity",
        }),
        Shape::Passage | Shape::NewProvision => json!({
            "type": "string",
            "description": "Words; square brackets are brackets",
        }),
        Shape::Draft => json!({ "type": "string", "description": "A text in Markdown" }),
        Shape::Change => json!({
            "type": "array",
            "description": "A change: a verb and what it concerns, such as [\"replace\", \"12\", \"…\"], \
                [\"excerpt\", \"12\", \"old\", \"new\"], [\"insert\", [\"after\", \"12\"], \"…\"], \
                [\"delete\", \"12\"], [\"move\", \"12\", [\"after\", \"3\"]]",
            "items": {},
        }),
        Shape::Place => json!({
            "description": "A place: \"start\", or [\"after\", \"12\"] and the like",
        }),
        Shape::Digest => json!({ "type": "string", "description": "64 hexadecimal digits" }),
        Shape::Optional(inner) => schema(inner),
        Shape::List(inner) => json!({ "type": "array", "items": schema(inner) }),
        Shape::Map(_, value) => {
            json!({ "type": "object", "additionalProperties": schema(value) })
        }
        Shape::Record(fields) => record(fields),
    }
}
