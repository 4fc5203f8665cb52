//! Limits: how much one person, or one network, may ask of the server in a while.
//!
//! **Invariant:** no address of anybody's device is kept or logged: a network is counted under a keyed
//! digest whose key lives a day, in memory.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use unbracket_negotiation::Moment;
use unbracket_secretariat::Chance;
use unbracket_secretariat::accounts::MAILS_AN_HOUR;

use crate::failure::Failure;

const DAY: i64 = 86_400;
/// More than so many names are not counted at once: those that rest are let go first.
const MANY: usize = 100_000;

/// Whom a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Counted([u8; 16]);

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Anything from one network: a conference hall may sit behind one address.
    Network,
    /// Anything by one account.
    Account,
    /// Acts of one account.
    Acts,
    /// Forms that somebody without an account sends.
    Unknown,
    /// The same, without having worked for it.
    Unworked,
    /// Links to one address that are asked for from one network.
    Links,
}

/// The limits of one server.
pub(crate) struct Limits {
    network: DefaultKeyedRateLimiter<Counted>,
    account: DefaultKeyedRateLimiter<Counted>,
    acts: DefaultKeyedRateLimiter<Counted>,
    unknown: DefaultKeyedRateLimiter<Counted>,
    unworked: DefaultKeyedRateLimiter<Counted>,
    links: DefaultKeyedRateLimiter<Counted>,
    key: Mutex<(i64, [u8; 32])>,
}

fn limiter(a_minute: u32, at_once: u32) -> DefaultKeyedRateLimiter<Counted> {
    let some = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(some(a_minute)).allow_burst(some(at_once)))
}

/// Three links in an hour.
fn links() -> DefaultKeyedRateLimiter<Counted> {
    const HOUR: Duration = Duration::from_secs(3_600);
    const AT_ONCE: NonZeroU32 = NonZeroU32::new(MAILS_AN_HOUR as u32).expect("it is not nought");
    let one = Quota::with_period(HOUR / AT_ONCE.get()).expect("an hour is not nought");
    RateLimiter::keyed(one.allow_burst(AT_ONCE))
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            network: limiter(12_000, 3_000),
            account: limiter(3_000, 1_000),
            acts: limiter(1_200, 600),
            unknown: limiter(60, 300),
            unworked: limiter(1, 20),
            links: links(),
            key: Mutex::default(),
        }
    }
}

impl Limits {
    /// Counts one; refuses it where there were too many.
    ///
    /// # Errors
    /// [`Failure::TooMuch`], with the seconds until the next is welcome.
    pub(crate) fn count(&self, what: What, whom: Counted) -> Result<(), Failure> {
        let limiter = match what {
            What::Network => &self.network,
            What::Account => &self.account,
            What::Acts => &self.acts,
            What::Unknown => &self.unknown,
            What::Unworked => &self.unworked,
            What::Links => &self.links,
        };
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        limiter.check_key(&whom).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            Failure::TooMuch(wait.as_secs() + 1)
        })
    }

    /// What a network is counted under today: an address of four bytes, or the first half of one of
    /// sixteen, which is what one household gets.
    pub(crate) fn network(&self, from: IpAddr, now: Moment) -> Counted {
        let mut key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        let today = now.0.div_euclid(DAY) + 1;
        if key.0 != today
            && let Ok(fresh) = Chance::System.bytes("networks", 0)
        {
            *key = (today, fresh);
        }
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.1).expect("HMAC takes any key");
        match from.to_canonical() {
            IpAddr::V4(address) => mac.update(&address.octets()),
            IpAddr::V6(address) => mac.update(&address.octets()[..8]),
        }
        let digest = mac.finalize().into_bytes();
        Counted(digest[..16].try_into().expect("sixteen of 32"))
    }

    /// What an address is counted under when a network asks for letters to it.
    pub(crate) fn asked_for(network: Counted, address: &str) -> Counted {
        let digest = Sha256::new().chain_update(network.0).chain_update(address).finalize();
        Counted(digest[..16].try_into().expect("sixteen of 32"))
    }

    /// What somebody with this name is counted under.
    pub(crate) fn named(name: &str) -> Counted {
        let digest = Sha256::digest(name.as_bytes());
        Counted(digest[..16].try_into().expect("sixteen of 32"))
    }
}

/// Where a request comes from: the other end of the connection, or what the proxies of this house say
/// that it is. `None` for one's own machine, and where there is no connection.
pub(crate) fn origin(parts: &Parts, proxies: usize) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    if proxies == 0 {
        return Some(peer).filter(|peer| !peer.is_loopback());
    }
    let headers = parts.headers.get_all("x-forwarded-for").iter();
    let all: Vec<_> = headers.filter_map(|value| value.to_str().ok()).collect();
    let chain: Vec<_> = all.iter().flat_map(|value| value.split(',')).map(str::trim).collect();
    // The last was written by the proxy nearest to us; what a visitor wrote stands before them all.
    let said = chain.len().checked_sub(proxies).and_then(|place| chain.get(place));
    said.and_then(|said| said.parse().ok()).or(Some(peer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_stopped_alone_and_told_when_to_come_back() {
        let limits = Limits::default();
        let one = limits.network("203.0.113.7".parse().unwrap(), Moment(0));
        let other = limits.network("203.0.113.8".parse().unwrap(), Moment(0));
        let refused = (0..40).filter_map(|_| limits.count(What::Unworked, one).err()).count();
        assert_eq!(refused, 20);
        assert!(matches!(limits.count(What::Unworked, one), Err(Failure::TooMuch(1..=61))));
        assert!(limits.count(What::Unworked, other).is_ok());
    }

    #[test]
    fn a_network_may_ask_for_much_at_once_and_not_for_more() {
        let limits = Limits::default();
        let one = limits.network("203.0.113.7".parse().unwrap(), Moment(0));
        let other = limits.network("203.0.113.8".parse().unwrap(), Moment(0));
        let taken = (0..1_000_000).take_while(|_| limits.count(What::Network, one).is_ok());
        assert!(taken.count() >= 3_000);
        assert!(limits.count(What::Network, other).is_ok());
    }

    #[test]
    fn a_household_counts_once_and_tomorrow_nobody_knows_it() {
        let limits = Limits::default();
        let one = limits.network("2001:db8:1:2::1".parse().unwrap(), Moment(0));
        let neighbour = limits.network("2001:db8:1:2:ffff::9".parse().unwrap(), Moment(0));
        let stranger = limits.network("2001:db8:1:3::1".parse().unwrap(), Moment(0));
        assert_eq!(one, neighbour);
        assert_ne!(one, stranger);
        let tomorrow = limits.network("2001:db8:1:2::1".parse().unwrap(), Moment(DAY));
        assert_ne!(one, tomorrow);
    }

    #[test]
    fn a_network_that_asks_for_an_address_keeps_no_other_from_asking() {
        let limits = Limits::default();
        let of = |from: &str, address| {
            let network = limits.network(from.parse().unwrap(), Moment(0));
            limits.count(What::Links, Limits::asked_for(network, address)).is_ok()
        };
        let stranger = "203.0.113.7";
        let asked = (0..9).filter(|_| of(stranger, "her@example.org")).count();
        assert_eq!(asked, MAILS_AN_HOUR);
        assert!(of("198.51.100.4", "her@example.org"));
        assert!(of(stranger, "him@example.org"));
    }

    fn parts(forwarded: &str) -> Parts {
        let peer = ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 9)));
        let request = axum::http::Request::builder().header("x-forwarded-for", forwarded);
        let request = request.extension(peer).body(()).unwrap();
        request.into_parts().0
    }

    #[test]
    fn what_a_visitor_says_of_their_own_address_counts_for_nothing() {
        let said = parts("1.1.1.1, 198.51.100.4");
        assert_eq!(origin(&said, 0), Some("10.0.0.1".parse().unwrap()));
        assert_eq!(origin(&said, 1), Some("198.51.100.4".parse().unwrap()));
        assert_eq!(origin(&parts("nonsense"), 1), Some("10.0.0.1".parse().unwrap()));
    }
}
