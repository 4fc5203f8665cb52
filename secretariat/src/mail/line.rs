//! The line to a mail server: called anew for every letter, one command after the other, because what a
//! refusal means depends on what was asked.
//!
//! **Invariant:** only what is said about the recipient or the letter itself is final. What the server says
//! of us (it is busy, it wants a password, it does not know this one, it does not like the sender) may be
//! mended, and no letter is lost meanwhile.

use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::{Address, Message};

use super::Undelivered;

/// How long a server may take to be reached.
const CALL: Duration = Duration::from_secs(30);
/// How long it may take for a letter in all: the next one waits meanwhile.
const PATIENCE: Duration = Duration::from_secs(120);
/// Answers that are about a recipient or a letter, where these were what was asked for: no such mailbox,
/// not here, too large, no such name, not wanted, a domain without mail. Others of 5 are about us.
const FINAL: [u16; 7] = [501, 550, 551, 552, 553, 554, 556];

/// How a line is kept from being read.
pub(super) enum Tls {
    /// It is not: on this machine.
    None,
    /// From the first byte on.
    Whole(TlsParameters),
    /// From `STARTTLS` on, before anything is said.
    Demanded(TlsParameters),
}

/// The way to a mail server.
pub(super) struct Line {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) credentials: Option<Credentials>,
}

impl Line {
    /// Hands a letter over; when it returns, the server has it.
    pub(super) async fn hand_over(&self, message: &Message) -> Result<(), Undelivered> {
        match tokio::time::timeout(PATIENCE, self.talk(message)).await {
            Ok(said) => said,
            Err(_) => Err(Undelivered::Later("the mail server does not answer in time".to_owned())),
        }
    }

    async fn talk(&self, message: &Message) -> Result<(), Undelivered> {
        let mut line = self.call().await.map_err(later)?;
        let envelope = message.envelope();
        let international = envelope.from().into_iter().chain(envelope.to()).any(beyond_ascii);
        let mut with = Vec::new();
        if international {
            if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
                let why = "the mail server takes no address beyond Latin letters";
                return Err(Undelivered::Later(why.to_owned()));
            }
            with.push(MailParameter::SmtpUtfEight);
            with.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        line.command(Mail::new(envelope.from().cloned(), with)).await.map_err(later)?;
        for to in envelope.to() {
            line.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(perhaps_never)?;
        }
        line.command(Data).await.map_err(later)?;
        line.message(&message.formatted()).await.map_err(perhaps_never)?;
        // It has the letter; whether it says goodbye makes no difference.
        line.abort().await;
        Ok(())
    }

    /// Calls, and says who we are where that is wanted.
    async fn call(&self) -> Result<AsyncSmtpConnection, Error> {
        let (server, hello) = ((self.host.as_str(), self.port), ClientId::default());
        let whole = match &self.tls {
            Tls::Whole(tls) => Some(tls.clone()),
            Tls::None | Tls::Demanded(_) => None,
        };
        let mut line =
            AsyncSmtpConnection::connect_tokio1(server, Some(CALL), &hello, whole, None).await?;
        if let Tls::Demanded(tls) = &self.tls {
            line.starttls(tls.clone(), &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            line.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(line)
    }
}

fn beyond_ascii(address: &Address) -> bool {
    !AsRef::<str>::as_ref(address).is_ascii()
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn later(error: Error) -> Undelivered {
    Undelivered::Later(short(&error))
}

/// What the server said of a recipient or of a letter.
fn perhaps_never(error: Error) -> Undelivered {
    match error.status() {
        Some(code) if FINAL.contains(&u16::from(code)) => Undelivered::Never(short(&error)),
        _ => later(error),
    }
}

/// What a server said, without what may name a person.
fn short(error: &Error) -> String {
    let why = match error.status() {
        Some(code) => return format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server does not answer in time",
        None if error.is_client() => {
            "the mail server offers no TLS, or takes no password as we give it"
        }
        None if error.is_response() => "the mail server says what is no SMTP",
        None => "the mail server cannot be reached, or its certificate is not accepted",
    };
    why.to_owned()
}
