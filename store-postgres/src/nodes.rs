//! The servers among which one takes writes.
//!
//! Invariant: there is at least one, and no password is ever printed.

use std::fmt;
use std::str::FromStr;

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use unbracket_store::Error;

/// The servers of one database: the one that takes writes, and those that may follow it.
///
/// ```
/// use unbracket_store_postgres::Nodes;
///
/// let nodes = Nodes::parse("postgres://record:secret@one,two:5433/assembly")?;
/// assert_eq!(nodes.to_string(), "one:5432/assembly, two:5433/assembly");
/// # Ok::<(), unbracket_store::Error>(())
/// ```
#[derive(Clone)]
pub struct Nodes(Vec<PgConnectOptions>);

impl Nodes {
    /// Reads an address: `postgres://user:password@one,two:5433/database`, with one or several hosts.
    ///
    /// Several addresses, each with its own user or database, stand side by side with a blank between.
    /// Parameters are those of the driver, such as `sslmode=verify-full`; whatever
    /// `target_session_attrs` says, writes go to a server that takes them.
    ///
    /// # Errors
    /// [`Error::Refused`] where an address cannot be read; the message does not repeat it, because it
    /// may hold a password.
    pub fn parse(addresses: &str) -> Result<Self, Error> {
        let mut nodes = Vec::new();
        for address in addresses.split_whitespace() {
            for single in single_hosts(address)? {
                let options = PgConnectOptions::from_str(&single)
                    .map_err(|e| refused(&format!("cannot be read ({e})")))?;
                nodes.push(options.application_name("unbracket").disable_statement_logging());
            }
        }
        if nodes.is_empty() {
            return Err(refused("is empty"));
        }
        Ok(Self(nodes))
    }

    pub(crate) fn all(&self) -> &[PgConnectOptions] {
        &self.0
    }
}

impl fmt::Display for Nodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, node) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            match node.get_socket() {
                Some(socket) => write!(f, "{}", socket.display())?,
                None => write!(f, "{}:{}", node.get_host(), node.get_port())?,
            }
            write!(f, "/{}", node.get_database().unwrap_or_default())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Nodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nodes({self})")
    }
}

/// One address for each host: the driver knows only addresses with one.
fn single_hosts(address: &str) -> Result<Vec<String>, Error> {
    let (scheme, rest) = address.split_once("://").ok_or_else(|| refused("has no `://`"))?;
    if !matches!(scheme, "postgres" | "postgresql") {
        return Err(refused("does not begin with `postgres://`"));
    }
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (user, hosts) = authority.rsplit_once('@').map_or(("", authority), |(u, h)| (u, h));
    let at = if authority.contains('@') { "@" } else { "" };
    Ok(hosts.split(',').map(|host| format!("{scheme}://{user}{at}{host}{path}")).collect())
}

fn refused(what: &str) -> Error {
    Error::Refused(format!(
        "the address of the database {what}; write postgres://user@host/database"
    ))
}

#[cfg(test)]
mod tests {
    use super::Nodes;

    #[test]
    fn every_host_of_an_address_is_a_node() {
        let nodes = Nodes::parse("postgres://u:p,@a,b:1,[::1]:2/db?sslmode=disable").unwrap();
        assert_eq!(nodes.to_string(), "a:5432/db, b:1/db, [::1]:2/db");
        assert_eq!(Nodes::parse("postgres://a/x postgresql://b/y").unwrap().all().len(), 2);
    }

    #[test]
    fn an_address_that_cannot_be_read_is_refused_and_not_repeated() {
        for address in ["", "  ", "a/b", "mysql://geheim@a/b", "postgres://u:geheim@a:port/b"] {
            let error = Nodes::parse(address).unwrap_err().to_string();
            assert!(!error.contains("geheim"), "{error}");
        }
    }

    #[test]
    fn a_password_is_never_printed() {
        let nodes = Nodes::parse("postgres://u:geheim@a/b").unwrap();
        assert!(!format!("{nodes:?} {nodes}").contains("geheim"));
    }
}
