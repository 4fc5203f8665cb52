//! `unbracket verify`: holds an export against everything that it claims.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::Context;
use serde_json::{Value, json};
use unbracket_ledger::Policy;
use unbracket_secretariat::verify::{Older, Question, Verified, verify};

use crate::failure::Done;
use crate::terminal::harmless_line;
use crate::{arguments, input, output, record};

pub(crate) fn run(options: &arguments::Verify) -> anyhow::Result<Done> {
    record::is_folder(&options.folder)?;
    let verified = verify(&options.folder, &question(options)?);
    output::print(&if options.json { to_json(&verified) } else { to_text(&verified, options) })?;
    Ok(verified.gravest().map_or(Done::Whole, |class| Done::Unsound(class.code())))
}

fn question(options: &arguments::Verify) -> anyhow::Result<Question> {
    let read = |path: &PathBuf| -> anyhow::Result<(String, Vec<u8>)> {
        let name = path.display().to_string();
        let bytes = input::bytes(path, record::NOTE)?;
        Ok((name, bytes))
    };
    let older: Result<Vec<_>, anyhow::Error> = options
        .older
        .iter()
        .map(|path| read(path).map(|(place, note)| Older { place, note }))
        .collect();
    let policy = match &options.policy {
        Some(path) => {
            let (name, bytes) = read(path)?;
            Some(Policy::parse(&bytes).with_context(|| format!("{name} holds no policy"))?)
        }
        None => None,
    };
    Ok(Question {
        key: options.key.as_deref().map(record::key).transpose()?,
        policy,
        older: older?,
        receipts: options.receipt.iter().map(read).collect::<Result<_, _>>()?,
    })
}

fn to_text(verified: &Verified, options: &arguments::Verify) -> String {
    let mut out = String::new();
    for fault in &verified.faults {
        let class = fault.class;
        let line = harmless_line(&format!("{class:?} ({}): {}", class.code(), fault.message));
        let _ = writeln!(out, "{line}");
    }
    let origin = verified.origin.as_deref().unwrap_or("unknown");
    let root = verified.root.as_deref().unwrap_or("unknown");
    let _ = writeln!(out, "record     {}", harmless_line(origin));
    if let Some(key) = &verified.key {
        let whose = if options.key.is_some() { "as given" } else { "the export's own: compare it" };
        let _ = writeln!(out, "key        {} ({whose})", harmless_line(key));
    }
    let _ = writeln!(out, "entries    {}, root {root}", verified.entries);
    let _ = writeln!(
        out,
        "bodies     {} opened, {} sealed or erased",
        verified.bodies, verified.withheld
    );
    let _ = writeln!(out, "acts       {} decided again, with the same outcome", verified.replayed);
    let _ = writeln!(out, "texts      {} reproduced", verified.texts);
    let end = match verified.faults.len() {
        0 => "sound".to_owned(),
        1 => "NOT SOUND: 1 fault".to_owned(),
        many => format!("NOT SOUND: {many} faults"),
    };
    let _ = writeln!(out, "{end}");
    out
}

fn to_json(verified: &Verified) -> String {
    let faults: Vec<Value> = verified
        .faults
        .iter()
        .map(|fault| {
            let class = format!("{:?}", fault.class).to_lowercase();
            json!({ "class": class, "code": fault.class.code(), "message": fault.message })
        })
        .collect();
    let value = json!({
        "sound": verified.is_sound(),
        "origin": verified.origin,
        "key": verified.key,
        "entries": verified.entries,
        "root": verified.root,
        "bodies": verified.bodies,
        "withheld": verified.withheld,
        "acts": verified.replayed,
        "texts": verified.texts,
        "faults": faults,
    });
    format!("{value:#}\n")
}
