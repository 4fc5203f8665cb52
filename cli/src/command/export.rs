//! `unbracket export`: a record as a folder of plain files.

use std::sync::Arc;

use serde_json::json;
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::export::{ExportError, export};
use unbracket_secretariat::{OpenError, Secretariat, Settings};

use crate::failure::{CannotWrite, Done};
use crate::record::{self, Log};
use crate::{arguments, output};

pub(crate) fn run(options: &arguments::Export) -> anyhow::Result<Done> {
    let exported = record::run(async {
        let stores = record::stores(&options.place, Log::Found).await?;
        let origin = record::origin(&stores).await?;
        let settings = Settings { origin, clock: Arc::new(SystemClock), chance: Chance::System };
        let service = match Secretariat::open(stores.clone(), settings.clone()).await {
            // Somebody serves this record: what they have signed is exported beside them.
            Err(OpenError::Store(unbracket_store::Error::Led)) => {
                Secretariat::follow(stores, settings).await?
            }
            opened => opened?,
        };
        export(&service, &options.output).await.map_err(|error| match error {
            ExportError::Write { path, error } => {
                CannotWrite { path: path.display().to_string(), why: error.to_string() }.into()
            }
            ExportError::There(path) => {
                let why = "it is there already; name a folder that is not".to_owned();
                CannotWrite { path: path.display().to_string(), why }.into()
            }
            other => anyhow::Error::from(other),
        })
    })?;
    let out = options.output.display().to_string();
    output::print(&if options.json {
        let value = json!({
            "folder": out,
            "entries": exported.entries,
            "bodies": exported.bodies,
            "withheld": exported.withheld,
            "texts": exported.documents,
        });
        format!("{value:#}\n")
    } else {
        format!(
            "{out}: {} entries, {} bodies ({} sealed or erased), {} texts\nverify it: unbracket verify {out}\n",
            exported.entries, exported.bodies, exported.withheld, exported.documents
        )
    })?;
    Ok(Done::Whole)
}
