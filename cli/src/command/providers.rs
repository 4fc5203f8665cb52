//! The organisations with whose word people may enter, from the file of the operator.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::bail;
use serde::Deserialize;
use unbracket_web::Provider;

use super::serve::secret;
use crate::failure::Misuse;
use crate::input;

/// A list of organisations is never larger.
const LIST: u64 = 1 << 20;

/// One organisation, as the file names it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Named {
    slug: String,
    name: String,
    issuer: String,
    client: String,
    /// The file that holds the secret, from the folder of the list.
    secret_file: Option<PathBuf>,
}

/// Reads the list. Over plain HTTP an organisation is believed only where the server itself is on this
/// machine alone.
///
/// # Errors
/// Where the list or a secret cannot be read, or an entry cannot be meant.
pub(super) fn read(list: &Path, loopback: bool) -> anyhow::Result<Vec<Provider>> {
    let bytes = input::bytes(list, LIST)?;
    let wrong = |why: String| Misuse(format!("{}: {why}", list.display()));
    let named: Vec<Named> = serde_json::from_slice(&bytes).map_err(|error| {
        wrong(format!(
            "{error}; a list is wanted, of {{\"slug\", \"name\", \"issuer\", \"client\", \
             \"secret-file\"}} (docs/operating.md)"
        ))
    })?;
    let mut slugs = BTreeSet::new();
    let mut providers = Vec::new();
    for one in named {
        let Named { slug, name, issuer, client, secret_file } = one;
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if slug.is_empty() || !slug.bytes().all(letters) {
            bail!(wrong(format!(
                "the slug `{slug}` stands in addresses: small letters, digits, -"
            )));
        }
        if !slugs.insert(slug.clone()) {
            bail!(wrong(format!("two organisations have the slug `{slug}`")));
        }
        if name.trim().is_empty() || client.trim().is_empty() {
            bail!(wrong(format!("`{slug}` has no name, or no client")));
        }
        let plain = loopback && issuer.starts_with("http://");
        if !plain && !issuer.starts_with("https://") {
            bail!(wrong(format!("the issuer of `{slug}` is `{issuer}`; it begins with https://")));
        }
        let folder = list.parent().unwrap_or(Path::new(""));
        let secret = secret_file.map(|file| secret(&folder.join(file))).transpose()?;
        providers.push(Provider { slug, name, issuer, client, secret, loopback });
    }
    Ok(providers)
}
