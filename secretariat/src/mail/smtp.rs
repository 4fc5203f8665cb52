//! The way out: a mail server, reached over TLS.
//!
//! **Invariant:** what would break out of its header is not sent, and a password never goes over a line
//! that anybody can read.

use async_trait::async_trait;
use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::TlsParameters;

use super::Letter;
use super::line::{Line, Tls};
use crate::chance::Chance;

/// Why a letter did not go out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// It may go out later.
    #[error("not now: {0}")]
    Later(String),
    /// It never will.
    #[error("never: {0}")]
    Never(String),
}

/// Whoever takes letters away.
#[async_trait]
pub trait Carrier: Send + Sync {
    /// Takes a letter; `unsubscribe` is the address at which whoever receives it can end such letters
    /// with one click.
    ///
    /// # Errors
    /// [`Undelivered`].
    async fn carry(&self, letter: &Letter, unsubscribe: Option<&str>) -> Result<(), Undelivered>;
}

/// Why a mail server cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    /// The address of the server is none.
    #[error(
        "the address of the mail server is not of the form smtps://[user@]host[:port] or smtp://[user@]host[:port]: {0}"
    )]
    Address(String),
    /// It would be reached in the clear.
    #[error(
        "`{0}` would be reached without TLS; only a server on this machine may be (smtp+plain://)"
    )]
    Plain(String),
    /// The sender is no mail address.
    #[error("`{0}` is no mail address to send from")]
    From(String),
    /// It would be asked for a user without a password.
    #[error(
        "the address of the mail server names the user `{0}`, and no password is given: put it into a file \
         and name that with --smtp-password-file, or leave the user out"
    )]
    Password(String),
    /// TLS cannot be set up.
    #[error("TLS cannot be set up: {0}")]
    Tls(String),
}

/// A mail server.
pub struct Smtp {
    line: Line,
    from: Mailbox,
}

/// An address of a mail server, in parts.
struct Address<'a> {
    scheme: &'a str,
    user: Option<&'a str>,
    host: &'a str,
    port: Option<u16>,
}

impl Smtp {
    /// A mail server by its address: `smtps://user@host` (TLS from the start, port 465), `smtp://user@host`
    /// (STARTTLS, which is demanded, port 587), `smtp+plain://127.0.0.1:25` on this machine. The
    /// password is given apart from the address, which anybody may see.
    ///
    /// # Errors
    /// [`SmtpError`].
    pub fn new(address: &str, password: Option<&str>, from: &str) -> Result<Self, SmtpError> {
        let from = from.parse().map_err(|_| SmtpError::From(from.to_owned()))?;
        let parts = parts(address)?;
        let (tls, port) = match parts.scheme {
            "smtps" => (Tls::Whole(tls(parts.host)?), 465),
            "smtp" => (Tls::Demanded(tls(parts.host)?), 587),
            _ if is_here(parts.host) => (Tls::None, 25),
            _ => return Err(SmtpError::Plain(parts.host.to_owned())),
        };
        let credentials = match (parts.user, password) {
            (Some(user), None) => return Err(SmtpError::Password(user.to_owned())),
            (Some(user), Some(password)) => {
                Some(Credentials::new(user.to_owned(), password.to_owned()))
            }
            (None, _) => None,
        };
        let host = bare(parts.host).to_owned();
        let line = Line { host, port: parts.port.unwrap_or(port), tls, credentials };
        Ok(Self { line, from })
    }
}

fn tls(host: &str) -> Result<TlsParameters, SmtpError> {
    TlsParameters::new(host.to_owned()).map_err(|error| SmtpError::Tls(error.to_string()))
}

#[async_trait]
impl Carrier for Smtp {
    async fn carry(&self, letter: &Letter, unsubscribe: Option<&str>) -> Result<(), Undelivered> {
        let message = message(&self.from, letter, unsubscribe)?;
        self.line.hand_over(&message).await
    }
}

/// A letter as it goes out.
fn message(from: &Mailbox, letter: &Letter, end: Option<&str>) -> Result<Message, Undelivered> {
    let never = |what: &str| Undelivered::Never(what.to_owned());
    let breaks_out = |text: &str| text.chars().any(char::is_control);
    if breaks_out(&letter.subject) || breaks_out(&letter.to) || end.is_some_and(breaks_out) {
        return Err(never("a header holds a line break or another control character"));
    }
    let to: lettre::Address = letter.to.parse().map_err(|_| never("no mail address"))?;
    let chance = Chance::System.bytes("message", 0).map_err(|error| never(&error.to_string()))?;
    let id: String = chance[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(&letter.subject)
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone());
    let mut message = message.map_err(|error| never(&error.to_string()))?;
    let mut add = |name: &'static str, value: String| {
        let name = HeaderName::new_from_ascii_str(name);
        message.headers_mut().insert_raw(HeaderValue::new(name, value));
    };
    add("Auto-Submitted", "auto-generated".to_owned());
    if let Some(end) = end {
        add("List-Unsubscribe", format!("<{end}>"));
        add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    }
    Ok(message)
}

fn parts(address: &str) -> Result<Address<'_>, SmtpError> {
    let wrong = |why: &str| SmtpError::Address(why.to_owned());
    let (scheme, rest) = address.split_once("://").ok_or_else(|| wrong("no scheme"))?;
    if !matches!(scheme, "smtp" | "smtps" | "smtp+plain") {
        return Err(wrong("another scheme"));
    }
    let rest = rest.trim_end_matches('/');
    let (user, host) = match rest.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, rest),
    };
    if user.is_some_and(|user| user.contains(':')) {
        return Err(wrong("it holds a password, which stands in a file of its own"));
    }
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
            (host, Some(port.parse().map_err(|_| wrong("the port is no number"))?))
        }
        _ => (host, None),
    };
    if host.is_empty() {
        return Err(wrong("no host"));
    }
    Ok(Address { scheme, user, host, port })
}

/// A host without the brackets of an address of the sixth version.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

fn is_here(host: &str) -> bool {
    host == "localhost" || bare(host).parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(to: &str, subject: &str, end: Option<&str>) -> Result<String, Undelivered> {
        let from: Mailbox = "Unbracket <record@example.org>".parse().unwrap();
        let letter =
            Letter { to: to.into(), subject: subject.into(), text: "Nachrichten: ж".into() };
        let bytes = message(&from, &letter, end)?.formatted();
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn nothing_breaks_out_of_a_header() {
        for (to, subject, end) in [
            ("one@example.org\r\nBcc: two@example.org", "News", None),
            ("one@example.org", "News\r\nBcc: two@example.org", None),
            ("one@example.org", "News\nX: y", None),
            ("one@example.org", "News", Some("https://a/\r\nBcc: two@example.org")),
            ("one@example.org, two@example.org", "News", None),
            ("", "News", None),
        ] {
            assert!(
                matches!(sent(to, subject, end), Err(Undelivered::Never(_))),
                "{to:?} {subject:?}"
            );
        }
        let mail =
            sent("one@example.org", "Bcc: two@example.org ж", Some("https://a/end")).unwrap();
        assert!(!mail.lines().any(|line| line.starts_with("Bcc:")), "{mail}");
        assert!(mail.contains("List-Unsubscribe: <https://a/end>\r\n"), "{mail}");
        assert!(mail.contains("Auto-Submitted: auto-generated\r\n"), "{mail}");
    }

    #[test]
    fn a_server_elsewhere_is_reached_over_tls_alone() {
        let smtp = |address| Smtp::new(address, None, "record@example.org").err();
        let with_password = Smtp::new("smtp://user@mail.example:2525", Some("word"), "r@a.example");
        assert_eq!(with_password.err(), None);
        assert_eq!(smtp("smtps://mail.example"), None);
        assert_eq!(smtp("smtp+plain://127.0.0.1:25"), None);
        assert_eq!(smtp("smtp+plain://[::1]:25"), None);
        assert!(matches!(smtp("smtp+plain://mail.example"), Some(SmtpError::Plain(_))));
        for wrong in ["mail.example", "http://mail.example", "smtp://", "smtp://u:secret@host"] {
            let error = smtp(wrong).expect("none of ours");
            assert!(matches!(error, SmtpError::Address(_)), "{wrong}");
            assert!(!error.to_string().contains("secret"));
        }
        assert!(matches!(Smtp::new("smtps://h", None, "nobody"), Err(SmtpError::From(_))));
        let user = smtp("smtps://record@mail.example").expect("no password");
        assert_eq!(user, SmtpError::Password("record".to_owned()));
    }
}
