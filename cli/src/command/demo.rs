//! `unbracket demo`: the whole story in the browser, on a fresh embedded store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use unbracket_negotiation::Event;
use unbracket_secretariat::House;
use unbracket_secretariat::accounts::Accounts;
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::{AheadClock, Clock, SystemClock};
use unbracket_secretariat::mail::Outbox;
use unbracket_store::Vault;
use unbracket_web::story::{self, STATIONS};
use unbracket_web::{Cookies, Settings, Site};

use crate::arguments;
use crate::command::serve::{hold, open_vault, stopped};
use crate::failure::{Done, Misuse};
use crate::output;
use crate::places::Folder;
use crate::record;

pub(crate) fn run(options: &arguments::Demo) -> anyhow::Result<Done> {
    if !options.listen.ip().is_loopback() {
        bail!(Misuse(format!(
            "{} is not a loopback address; in the demonstration anybody may be anyone, so it stays on \
             this machine: `serve` is for others",
            options.listen
        )));
    }
    record::run(async {
        let passing = if options.data.is_none() { Some(passing_folder()?) } else { None };
        let folder = options.data.clone().or_else(|| passing.clone()).context("a folder")?;
        let served = serve(options, &folder).await;
        if let Some(folder) = passing {
            std::fs::remove_dir_all(&folder)
                .with_context(|| format!("{} cannot be removed", folder.display()))?;
        }
        served
    })?;
    Ok(Done::Whole)
}

/// A folder that goes when the demonstration ends.
fn passing_folder() -> anyhow::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("unbracket-demo-{}", std::process::id()));
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    Ok(folder)
}

async fn serve(options: &arguments::Demo, folder: &Path) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("{} cannot be listened on", options.listen))?;
    let port = listener.local_addr()?.port();
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    hold(folder)?;
    let fresh = !folder.join("house.sqlite").exists();
    let vault = open_vault(&folder.join("house.sqlite")).await?;
    let stories: Vec<(&str, Vec<Event>)> = STATIONS
        .iter()
        .map(|station| Ok((station.name, station.events()?)))
        .collect::<anyhow::Result<_>>()?;
    // The clock of the house goes on where the whole story ended, since the day it was begun; each
    // moment of the story has its own time.
    let begun = begun(vault.as_ref()).await?;
    let ends = |events: &[Event]| events.last().map_or(0, |event| event.at.0);
    let end = stories.iter().map(|(_, events)| ends(events)).max().unwrap_or(0);
    let clock: Arc<dyn Clock> = Arc::new(AheadClock(end - begun));
    let places = Arc::new(Folder::new(folder.join("processes")));
    let house = Arc::new(House::new("demo.example", places, clock.clone(), Chance::System));
    for (name, events) in &stories {
        house.shift_clock(name, ends(events) - end);
    }
    house.open_all().await?;
    if fresh {
        for (name, events) in stories {
            story::play(&house, name, &events).await?;
        }
    }
    let accounts = Accounts::new(vault.clone(), clock.clone());
    let outbox = Outbox::new(vault.clone(), clock);
    let settings = Settings {
        public: format!("http://localhost:{port}"),
        cookies: Cookies::Loopback,
        demo: true,
    };
    let site = Site::new(settings, house, accounts, outbox);
    site.watch_vault(vault);
    story::let_people_in(&site).await?;
    output::print(&format!(
        "The demonstration is at http://localhost:{port}\n\
         Enter there with one click as the secretariat, a co-facilitator, the President, a delegate of \
         either camp, or civil society; or look around as the public.\n\
         Ctrl-C ends it.\n"
    ))?;
    unbracket_web::begin_upkeep(&site, None, false);
    unbracket_web::serve(site, listener, stopped()).await?;
    Ok(())
}

/// When the demonstration in this folder was begun, in seconds since 1970.
async fn begun(vault: &dyn Vault) -> anyhow::Result<i64> {
    let now = SystemClock.now().0.to_be_bytes();
    let kept = vault.put_new("demo", b"begun", &now).await?;
    Ok(i64::from_be_bytes(kept.try_into().unwrap_or(now)))
}
