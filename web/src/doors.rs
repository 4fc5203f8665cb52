//! What stands at the doors of a server: limits, puzzles, passkeys, and providers of identities.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::sync::OnceCell;
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::failure::Failure;
use crate::limits::Limits;
use crate::pow::Puzzles;
use crate::provider::Provider;
use crate::site::Site;
use crate::streams::Streams;

/// What is over is destroyed every ten minutes.
const SWEEP: i64 = 600;

/// The doors of one server.
#[derive(Default)]
pub(crate) struct Doors {
    limits: Limits,
    streams: Arc<Streams>,
    puzzles: OnceCell<Puzzles>,
    webauthn: OnceLock<Option<Webauthn>>,
    providers: OnceLock<Vec<Provider>>,
    proxies: AtomicUsize,
    swept: AtomicI64,
}

impl Doors {
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The live streams that are open.
    pub(crate) fn streams(&self) -> &Arc<Streams> {
        &self.streams
    }

    /// Puzzles, under a key that all nodes of the house share.
    pub(crate) async fn puzzles(&self, site: &Site) -> Result<&Puzzles, Failure> {
        let made = self.puzzles.get_or_try_init(|| async {
            Ok::<_, Failure>(Puzzles::new(site.accounts().shared_key("puzzles").await?))
        });
        made.await
    }

    /// What checks passkeys; they belong to the address under which people reach the server.
    pub(crate) fn webauthn(&self, site: &Site) -> Result<&Webauthn, Failure> {
        let made = self.webauthn.get_or_init(|| webauthn(&site.settings().public));
        made.as_ref().ok_or_else(|| {
            Failure::Unavailable("passkeys need a name for the server, not a number".to_owned())
        })
    }

    pub(crate) fn providers(&self) -> &[Provider] {
        self.providers.get().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn set_providers(&self, providers: Vec<Provider>) {
        // Who was named first stays: a server does not change whom it trusts while it runs.
        let _ = self.providers.set(providers);
    }

    /// Destroys what is over at the door, now and then.
    pub(crate) async fn sweep(&self, site: &Site) -> Result<(), Failure> {
        let now = site.house().clock().now().0;
        let last = self.swept.load(Ordering::Relaxed);
        let takes_turn = now - last > SWEEP
            && self.swept.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if takes_turn {
            site.accounts().sweep().await?;
        }
        Ok(())
    }

    pub(crate) fn proxies(&self) -> usize {
        self.proxies.load(Ordering::Relaxed)
    }

    pub(crate) fn set_proxies(&self, proxies: usize) {
        self.proxies.store(proxies, Ordering::Relaxed);
    }
}

fn webauthn(public: &str) -> Option<Webauthn> {
    let origin = Url::parse(public).ok()?;
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin).ok()?.rp_name("Unbracket").build().ok()
}
