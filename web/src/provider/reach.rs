//! How far the server reaches: never to a private address, and never for more than it asked for.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;

use openidconnect::reqwest::Client;
use openidconnect::reqwest::dns::{Addrs, Name, Resolve, Resolving};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use webauthn_rs::prelude::Url;

/// More than this is no answer of a provider, in bytes.
const LONGEST: usize = 1 << 18;

/// Why something was not fetched.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreached {
    /// The address is not one that the server goes to.
    #[error("`{0}` is not an address that the server goes to")]
    Forbidden(String),
    /// The answer is too long.
    #[error("the answer is longer than {LONGEST} bytes")]
    Long,
    /// The other side does not answer.
    #[error("no answer: {0}")]
    Silent(String),
}

/// What fetches for a provider.
pub(super) struct Reach {
    pub(super) client: Client,
    /// Whether this machine may be reached.
    pub(super) loopback: bool,
}

impl<'c> AsyncHttpClient<'c> for Reach {
    type Error = Unreached;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unreached>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(fetch(self.client.clone(), self.loopback, request))
    }
}

/// Fetches from a public host, once, without following anything.
async fn fetch(
    client: Client,
    loopback: bool,
    request: HttpRequest,
) -> Result<HttpResponse, Unreached> {
    let silent = |error: &dyn std::fmt::Display| Unreached::Silent(error.to_string());
    let address = request.uri().to_string();
    let forbidden = || Unreached::Forbidden(address.clone());
    let parsed = Url::parse(&address).map_err(|_| forbidden())?;
    if !may_reach(&parsed, loopback) {
        return Err(forbidden());
    }
    let request = request.try_into().map_err(|error| silent(&error))?;
    let mut response = client.execute(request).await.map_err(|error| silent(&error))?;
    let mut built = openidconnect::http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        built = built.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| silent(&error))? {
        if body.len() + chunk.len() > LONGEST {
            return Err(Unreached::Long);
        }
        body.extend_from_slice(&chunk);
    }
    built.body(body).map_err(|error| silent(&error))
}

/// Whether an address may be gone to, as far as it can be told before its name is resolved.
fn may_reach(address: &Url, loopback: bool) -> bool {
    let scheme = address.scheme() == "https" || (loopback && address.scheme() == "http");
    let host = address.host_str().unwrap_or_default();
    let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    let local = host == "localhost" || host.ends_with(".localhost");
    scheme
        && !host.is_empty()
        && number.map_or(!local || loopback, |number| is_reached(number, loopback))
}

/// Whether the server goes to this address.
fn is_reached(address: IpAddr, loopback: bool) -> bool {
    match address.to_canonical() {
        address if address.is_loopback() => loopback,
        IpAddr::V4(address) => is_public(address),
        IpAddr::V6(address) => {
            let within = carried(address);
            let first = address.segments()[0];
            let own =
                first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || first & 0xff00 == 0xff00;
            !address.is_unspecified() && !own && within.is_none_or(is_public)
        }
    }
}

/// The address of four bytes that one of sixteen leads to.
fn carried(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let octets = address.octets();
    let four =
        |at: usize| Ipv4Addr::new(octets[at], octets[at + 1], octets[at + 2], octets[at + 3]);
    match address.segments() {
        [0x64, 0xff9b, ..] => Some(four(12)),
        [0x2002, ..] => Some(four(2)),
        [0, 0, 0, 0, 0, 0, ..] => Some(four(12)),
        _ => None,
    }
}

fn is_public(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let testing = a == 198 && (18..20).contains(&b);
    let assigned = a == 192 && b == 0 && c == 0;
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || a == 0
        || a >= 224
        || shared
        || testing
        || assigned)
}

/// Resolves names, and knows no private address: what a name leads to is looked at when it is used, so
/// that one which leads elsewhere the second time does not get further.
pub(super) struct Guarded {
    pub(super) loopback: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str().to_owned(), 0)).await?;
            let reached: Vec<SocketAddr> =
                found.filter(|address| is_reached(address.ip(), loopback)).collect();
            if reached.is_empty() {
                return Err(Unreached::Forbidden(name.as_str().to_owned()).into());
            }
            let addresses: Addrs = Box::new(reached.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_of_writing_a_private_address_leads_there() {
        for address in [
            "https://127.0.0.1/",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://10.1.2.3/",
            "https://192.168.0.1/",
            "https://172.16.0.1/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fd00::1]/",
            "https://[fe80::1]/",
            "https://[64:ff9b::a00:1]/",
            "https://[2002:7f00:1::]/",
            "https://localhost/",
            "https://a.localhost/",
            "http://example.org/",
            "file:///etc/passwd",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://[::]/",
        ] {
            let parsed = Url::parse(address).unwrap();
            assert!(!may_reach(&parsed, false), "{address}");
        }
        assert!(may_reach(&Url::parse("https://accounts.example.org/").unwrap(), false));
        assert!(may_reach(&Url::parse("https://9.9.9.9/").unwrap(), false));
    }

    #[test]
    fn a_test_reaches_its_own_machine_and_no_other_private_address() {
        let may = |address: &str| may_reach(&Url::parse(address).unwrap(), true);
        assert!(may("http://127.0.0.1:9/") && may("http://localhost:9/"));
        assert!(!may("http://169.254.169.254/") && !may("http://10.0.0.1/"));
    }
}
