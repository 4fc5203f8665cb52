//! Addresses that a command is given: as others write them, and where others do not see them.

use anyhow::bail;
use unbracket_web::Cookies;

use crate::failure::Misuse;

/// The public address as browsers write it, and how cookies are sent to it.
///
/// # Errors
/// Where it is none, or people would be read and changed on the way to it.
pub(crate) fn public(url: &str) -> anyhow::Result<(String, Cookies)> {
    let url = url.trim_end_matches('/');
    let wrong = |why: &str| Misuse(format!("`{url}` cannot be the public address: {why}"));
    let (scheme, host) = url
        .split_once("://")
        .ok_or_else(|| wrong("it begins with https:// (or http:// on this machine alone)"))?;
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        bail!(wrong("it is a host, with a port perhaps, and nothing else"));
    }
    if !host.is_ascii() {
        bail!(wrong("browsers write the letters of other scripts as xn--…; write it so"));
    }
    let (scheme, host) = (scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
    let (name, port) = parts(&host);
    let port = match port.map(str::parse::<u16>) {
        None => None,
        Some(Ok(port @ 1..)) => Some(port),
        Some(_) => bail!(wrong("a port is a number from 1 to 65535")),
    };
    let (usual, cookies) = match scheme.as_str() {
        "https" => (443, Cookies::Secure),
        "http" if is_here(name) => (80, Cookies::Loopback),
        "http" => bail!(wrong(
            "over plain HTTP sessions and acts can be read and changed on the way; put a proxy that \
             speaks TLS in front and name its https:// address (docs/operating.md)"
        )),
        _ => bail!(wrong("only https:// and, on this machine, http:// are served")),
    };
    // What a browser says of where a form came from has neither capitals nor the usual port.
    let port = port.filter(|port| *port != usual).map(|port| format!(":{port}"));
    Ok((format!("{scheme}://{name}{}", port.unwrap_or_default()), cookies))
}

/// The name of a host and what is said to be its port.
fn parts(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        // A colon within an address of the sixth version is none before a port.
        Some((_, behind)) if behind.ends_with(']') => (host, None),
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    }
}

fn is_here(name: &str) -> bool {
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || bare.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

/// Refuses an address of a database that was typed with its password: every user of the machine can see it
/// in the list of processes.
///
/// # Errors
/// Says where the password belongs: into a variable of this name, or where PostgreSQL's own programs look.
pub(crate) fn unseen(address: &str, variable: &str) -> anyhow::Result<()> {
    let typed = std::env::args().any(|argument| argument.contains(address));
    if typed && has_password(address) {
        bail!(Misuse(format!(
            "the address of the database holds a password, which every user of this machine can see in \
             the list of processes: put it into {variable}"
        )));
    }
    Ok(())
}

fn has_password(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let (place, asked) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.split('/').next().unwrap_or_default();
    let before = host.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'));
    before || asked.split('&').any(|it| it.starts_with("password="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leaves_this_machine() {
        for (url, cookies) in [
            ("https://text.example", Some(Cookies::Secure)),
            ("https://text.example:8443/", Some(Cookies::Secure)),
            ("http://localhost:8035", Some(Cookies::Loopback)),
            ("http://127.0.0.1:8035", Some(Cookies::Loopback)),
            ("http://[::1]:8035", Some(Cookies::Loopback)),
            ("http://[::1]", Some(Cookies::Loopback)),
            ("http://text.example", None),
            ("http://localhost.evil.example", None),
            ("http://127.0.0.1.evil.example", None),
            ("text.example", None),
            ("https://text.example/below", None),
            ("https://user@text.example", None),
            ("https://text.example:99999", None),
            ("https://text.example:0", None),
            ("https://text.example:", None),
            ("https://텍스트.example", None),
        ] {
            assert_eq!(public(url).ok().map(|(_, cookies)| cookies), cookies, "{url}");
        }
    }

    #[test]
    fn the_public_address_is_what_a_browser_names_as_its_origin() {
        for (url, origin) in [
            ("https://Text.Example/", "https://text.example"),
            ("HTTPS://text.example:443", "https://text.example"),
            ("https://text.example:8443", "https://text.example:8443"),
            ("http://localhost:80", "http://localhost"),
            ("http://[::1]:80", "http://[::1]"),
            ("https://text.example:080", "https://text.example:80"),
        ] {
            assert_eq!(public(url).map(|(url, _)| url).ok().as_deref(), Some(origin), "{url}");
        }
    }

    #[test]
    fn a_password_in_an_address_is_seen_wherever_it_stands() {
        for (address, has) in [
            ("postgres://record:secret@host/db", true),
            ("postgres://record@host/db?password=secret", true),
            ("postgres:///db?host=/run&password=secret", true),
            ("postgres://record@host:5432/db?sslmode=verify-full", false),
            ("postgres://host/db", false),
        ] {
            assert_eq!(has_password(address), has, "{address}");
        }
    }
}
