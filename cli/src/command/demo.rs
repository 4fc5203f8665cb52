//! `unbracket demo`: the whole story in the browser, on a fresh embedded store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use unbracket_negotiation::{Event, Moment};
use unbracket_secretariat::House;
use unbracket_secretariat::accounts::Accounts;
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::{AheadClock, Clock, SystemClock};
use unbracket_secretariat::mail::Outbox;
use unbracket_web::story::{self, STATIONS};
use unbracket_web::{Cookies, Settings, Site};

use crate::arguments;
use crate::command::serve::{open_vault, stopped};
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
    let stories: Vec<(&str, Vec<Event>)> = STATIONS
        .iter()
        .map(|station| Ok((station.name, station.events()?)))
        .collect::<anyhow::Result<_>>()?;
    // The clock goes on where the whole story ended.
    let end = stories.iter().filter_map(|(_, events)| events.last()).map(|event| event.at).max();
    let clock: Arc<dyn Clock> =
        Arc::new(AheadClock(end.unwrap_or(Moment(0)).0 - SystemClock.now().0));
    let places = Arc::new(Folder::new(folder.join("processes")));
    let fresh = !folder.join("house.sqlite").exists();
    let house = Arc::new(House::new("demo.example", places, clock.clone(), Chance::System));
    house.open_all().await?;
    if fresh {
        for (name, events) in stories {
            story::play(&house, name, &events).await?;
        }
    }
    let vault = open_vault(&folder.join("house.sqlite")).await?;
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
