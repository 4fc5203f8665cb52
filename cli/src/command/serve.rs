//! `unbracket serve`: the server, for a house of one node or of several.

use std::fs::{OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use tokio::net::TcpListener;
use unbracket_secretariat::accounts::{Accounts, Offer};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::clock::{Clock, SystemClock};
use unbracket_secretariat::mail::{Carrier, Outbox, Smtp};
use unbracket_secretariat::{House, Places};
use unbracket_store::Vault;
use unbracket_store_postgres::PostgresVault;
use unbracket_store_sqlite::SqliteVault;
use unbracket_web::{Cookies, Provider, Settings, Site};

use super::providers;
use crate::address;
use crate::arguments::{self, Logged};
use crate::failure::{Done, Misuse};
use crate::places::{Database, Folder};
use crate::{input, output, record};

/// The vault of the house within its folder.
pub(crate) const HOUSE: &str = "house.sqlite";
/// The folder of the records within that of the house.
pub(crate) const PROCESSES: &str = "processes";
/// The vault of the house within a database: no process can have this name.
const HOUSE_VAULT: &str = "@house";
/// So many files are asked for: 20,000 connections, and what the stores hold open.
const FILES: u64 = 32_768;
/// With fewer than these the operator is told.
const FEW: u64 = 8_192;
/// A file with one secret in it is never larger.
const SECRET: u64 = 64 << 10;

pub(crate) fn run(options: &arguments::Serve) -> anyhow::Result<Done> {
    let (public, cookies) = address::public(&options.url)?;
    let carrier = carrier(options)?;
    let database = database(&options.house)?;
    let here = cookies == Cookies::Loopback;
    let providers = options.providers.as_deref().map(|list| providers::read(list, here));
    let doors = Doors { carrier, database, providers: providers.transpose()?.unwrap_or_default() };
    let level = match options.log {
        Logged::Error => tracing::Level::ERROR,
        Logged::Warn => tracing::Level::WARN,
        Logged::Info => tracing::Level::INFO,
        Logged::Debug => tracing::Level::DEBUG,
    };
    unbracket_web::log_to_stderr(level)?;
    room_for_connections();
    record::run(async {
        let settings = Settings { public, cookies, demo: false };
        serve(options, settings, doors).await
    })?;
    Ok(Done::Whole)
}

/// What the server speaks to, besides browsers.
struct Doors {
    carrier: Option<Arc<dyn Carrier>>,
    database: Option<String>,
    providers: Vec<Provider>,
}

/// A connection is an open file, and most shells allow a thousand, though the system would allow more.
fn room_for_connections() {
    match rlimit::increase_nofile_limit(FILES) {
        Ok(files) if files < FEW => tracing::warn!(files, "few connections can be open at once"),
        Ok(_) => {}
        Err(error) => tracing::warn!(why = %error, "the limit of open files stays as it is"),
    }
}

fn carrier(options: &arguments::Serve) -> anyhow::Result<Option<Arc<dyn Carrier>>> {
    let (Some(smtp), Some(from)) = (&options.smtp, &options.from) else { return Ok(None) };
    let password = options.smtp_password_file.as_deref().map(secret).transpose()?;
    let smtp = Smtp::new(smtp, password.as_deref(), from);
    Ok(Some(Arc::new(smtp.map_err(|error| Misuse(error.to_string()))?)))
}

/// What a file holds, without the line break at its end.
pub(super) fn secret(path: &Path) -> anyhow::Result<String> {
    let held = String::from_utf8(input::bytes(path, SECRET)?);
    let held = held.with_context(|| format!("{} is no text", path.display()))?;
    Ok(held.trim_end_matches(['\r', '\n']).to_owned())
}

/// The address of the database, from where other users of the machine do not see it.
fn database(house: &arguments::House) -> anyhow::Result<Option<String>> {
    for (address, option) in
        [(&house.database, "DATABASE"), (&house.vault_database, "VAULT_DATABASE")]
    {
        address
            .as_deref()
            .map(|it| address::unseen(it, &format!("UNBRACKET_{option}")))
            .transpose()?;
    }
    match &house.database_file {
        Some(file) => secret(file).map(Some),
        None => Ok(house.database.clone()),
    }
}

async fn serve(
    options: &arguments::Serve,
    settings: Settings,
    Doors { carrier, database, providers }: Doors,
) -> anyhow::Result<()> {
    let listener = listen(options.listen).await?;
    let operator = match options.metrics {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let (places, vault, shared) = stores(&options.house, database).await?;
    let host = settings.public.split_once("://").map_or("", |(_, host)| host).to_owned();
    let house = Arc::new(House::new(host, places, clock.clone(), Chance::System));
    // A process that cannot be opened does not keep the others shut; it is said, and tried again.
    if let Err(error) = house.open_all().await {
        tracing::error!(why = %error, "a process cannot be opened");
    }
    let accounts = Accounts::new(vault.clone(), clock.clone());
    let outbox = Outbox::new(vault.clone(), clock);
    let site = Site::new(settings, house, accounts, outbox);
    if options.proxies == 0 && site.settings().cookies == Cookies::Secure {
        // Something in front speaks TLS; where it runs on this machine, it is taken for the machine.
        tracing::warn!(
            "no proxy is named (--proxies): whoever comes by way of one here is not limited"
        );
    }
    site.trust_proxies(options.proxies);
    site.trust_providers(providers);
    site.watch_vault(vault);
    greet(&site, options.operator_link).await?;
    if carrier.is_none() {
        tracing::warn!(
            "no mail server is named: letters wait in /operator/outbox (docs/operating.md)"
        );
    }
    unbracket_web::begin_upkeep(&site, carrier, shared);
    if let Some(operator) = operator {
        tracing::info!(listen = operator.local_addr()?.to_string(), "figures");
        tokio::spawn(unbracket_web::serve_operator(site.clone(), operator));
    }
    let processes = site.processes().len() as u64;
    let version = env!("CARGO_PKG_VERSION");
    let (at, public) = (listener.local_addr()?.to_string(), site.settings().public.clone());
    tracing::info!(listen = at, public, processes, version, "serving");
    unbracket_web::serve(site, listener, stopped()).await?;
    tracing::info!("ended");
    Ok(())
}

async fn listen(address: std::net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("{address} cannot be listened on"))
}

type Kept = (Arc<dyn Places>, Arc<dyn Vault>, bool);

/// Where records and accounts are, and whether other nodes share them.
async fn stores(house: &arguments::House, database: Option<String>) -> anyhow::Result<Kept> {
    std::fs::create_dir_all(&house.data)
        .with_context(|| format!("the folder {} cannot be made", house.data.display()))?;
    if let Some(address) = database {
        let vaults = house.vault_database.clone().unwrap_or_else(|| address.clone());
        let vault = PostgresVault::open(&vaults, HOUSE_VAULT).await?;
        let places = Database::new(address, vaults, house.data.join("public"));
        return Ok((Arc::new(places), Arc::new(vault), true));
    }
    hold(&house.data)?;
    let vault = open_vault(&house.data.join(HOUSE)).await?;
    Ok((Arc::new(Folder::new(house.data.join(PROCESSES))), vault, false))
}

/// Holds the folder of a house until the program ends: two servers on one folder would each believe
/// that its accounts are their own.
///
/// # Errors
/// Where another server holds it.
pub(crate) fn hold(folder: &Path) -> anyhow::Result<()> {
    let path = folder.join("serve.lock");
    let cannot = || format!("{} cannot be used", path.display());
    let file = OpenOptions::new().create(true).append(true).open(&path).with_context(cannot)?;
    match file.try_lock() {
        Ok(()) => {
            // The lock is over when the file is closed: at the end of the program.
            std::mem::forget(file);
            Ok(())
        }
        Err(TryLockError::WouldBlock) => bail!(
            "another server serves {}: end it first, or let both share a database (docs/operating.md)",
            folder.display()
        ),
        Err(TryLockError::Error(error)) => Err(error).with_context(cannot),
    }
}

/// Opens the vault of a house, and makes it where it is missing.
pub(crate) async fn open_vault(file: &Path) -> anyhow::Result<Arc<dyn Vault>> {
    let vault = if file.exists() {
        SqliteVault::open(file).await?
    } else {
        SqliteVault::create(file).await?
    };
    Ok(Arc::new(vault))
}

/// As long as nobody runs the server, whoever starts it is handed a link that makes them; later, on
/// demand, one with which they enter.
async fn greet(site: &Site, again: bool) -> anyhow::Result<()> {
    if site.accounts().somebody_operates().await? {
        return if again { let_in(site).await } else { Ok(()) };
    }
    let offer = Offer { seat: None, operator: true, address: None, language: None };
    let secret = site.accounts().invite(offer).await?.to_cookie();
    output::print(&format!(
        "Nobody runs this server yet. Open this address once, within 14 days, to be its operator:\n\
         {}/invitation/{secret}\n",
        site.settings().public
    ))
}

/// Prints a link with which the operator enters.
async fn let_in(site: &Site) -> anyhow::Result<()> {
    let all = site.accounts().all().await?;
    let address =
        all.into_iter().filter(|it| it.operator && !it.disabled).find_map(|it| it.address);
    let Some(address) = address else {
        bail!(Misuse("no operator of this server has an address; restore a backup".to_owned()))
    };
    let offer = Offer { seat: None, operator: false, address: Some(address), language: None };
    let secret = site.accounts().invite(offer).await?.to_cookie();
    output::print(&format!(
        "The operator enters by this address, once, within 14 days:\n{}/invitation/{secret}\n",
        site.settings().public
    ))
}

/// Waits until somebody ends the program.
pub(crate) async fn stopped() {
    let interrupted = async {
        // Where the signal cannot be waited for, the program is ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    interrupted.await;
}
