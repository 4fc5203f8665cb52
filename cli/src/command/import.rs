//! `unbracket import`: a fresh store, filled from an export that verifies.

use std::sync::Arc;

use serde_json::json;
use unbracket_secretariat::Settings;
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::import::import;
use unbracket_secretariat::verify::{Question, verify};

use crate::failure::Done;
use crate::record::{self, Begins, Log};
use crate::{arguments, output};

pub(crate) fn run(options: &arguments::Import) -> anyhow::Result<Done> {
    record::is_folder(&options.folder)?;
    let key = options.key.as_deref().map(record::key).transpose()?;
    let question = Question { key, ..Question::default() };
    // Before a store is made: an export that does not verify leaves nothing behind.
    let verified = verify(&options.folder, &question);
    if let (Some(class), Some(fault)) = (verified.gravest(), verified.faults.first()) {
        eprintln!("unbracket: the export does not verify: {}", fault.message);
        return Ok(Done::Unsound(class.code()));
    }
    let former = verified.origin.unwrap_or_default();
    let origin = options.origin.clone().unwrap_or_else(|| former.clone());
    let begins = if origin == former { Begins::WithItsKey } else { Begins::Renamed };
    let imported = record::run(async {
        record::check_fresh(&options.place, &origin, begins).await?;
        let stores = record::stores(&options.place, Log::Fresh).await?;
        let settings = Settings {
            origin: origin.clone(),
            clock: Arc::new(SystemClock),
            chance: Chance::System,
        };
        let (service, imported) = import(&options.folder, &question, stores, settings).await?;
        service.checkpoint().await?;
        Ok(imported)
    })?;
    output::print(&if options.json {
        let value = json!({
            "origin": origin,
            "entries": imported.entries,
            "continued": imported.continued,
        });
        format!("{value:#}\n")
    } else {
        let how = match imported.continued {
            Some(index) => format!("; entry {index} says that the record goes on as {origin}"),
            None => String::new(),
        };
        format!("{} entries{how}\n", imported.entries)
    })?;
    Ok(Done::Whole)
}
