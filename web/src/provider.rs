//! Providers of identities: the houses whose word we take for who somebody is, over OpenID Connect.
//!
//! **Invariant:** the server speaks to the issuers that its operator named, and to no other host; it
//! follows no redirect, and reaches no private address unless a test says so.

/// A provider of identities, as the operator names it.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its name in addresses: small letters.
    pub slug: String,
    /// What people call it.
    pub name: String,
    /// The issuer, exactly as it calls itself.
    pub issuer: String,
    /// Under which name it knows us.
    pub client: String,
    /// The secret that it gave us.
    pub secret: Option<String>,
    /// Whether it may be on this machine, over plain HTTP: in tests alone.
    pub loopback: bool,
}
