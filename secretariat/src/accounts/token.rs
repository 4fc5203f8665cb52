//! Tokens: what a program enters with, for one process and what it may do there.
//!
//! **Invariant:** a token is good for the process for which it was made, and for no other.

use serde::{Deserialize, Serialize};
use unbracket_negotiation::Moment;

use super::kept::handle;
use super::{Account, AccountError, AccountId, Accounts, Secret};

const DRAWER: &str = "token";
/// How a token begins, so that whoever finds one in a file knows what it is.
const BEGINS: &str = "unbracket_";

/// What a program may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scopes {
    /// Read what the person may read.
    pub read: bool,
    /// Act for the person.
    pub submit: bool,
}

/// A token in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// What it is called; opens nothing.
    #[serde(skip)]
    pub handle: String,
    /// What its person calls it.
    pub name: String,
    /// Whose it is.
    pub account: AccountId,
    /// The process for which it was made.
    pub process: String,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it was made, in seconds.
    pub made: i64,
    /// When it ends, in seconds.
    pub until: i64,
}

/// Who enters with a token, and for what.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Whose it is.
    pub account: Account,
    /// The process for which it was made.
    pub process: String,
    /// What it is good for.
    pub scopes: Scopes,
}

impl Token {
    /// When it ends.
    pub fn ends(&self) -> Moment {
        Moment(self.until)
    }
}

fn shelf(account: &AccountId) -> String {
    format!("token-{}", account.as_str())
}

impl Accounts {
    /// Makes a token; what is returned is shown once and kept nowhere.
    ///
    /// # Errors
    /// Where the vault cannot be written, or there is no randomness.
    pub async fn make_token(
        &self,
        account: &AccountId,
        name: &str,
        grant: (&str, Scopes),
        days: i64,
    ) -> Result<String, AccountError> {
        let secret = Secret::fresh()?;
        let (digest, made) = (secret.digest("token"), self.seconds());
        let token = Token {
            handle: String::new(),
            name: name.to_owned(),
            account: account.clone(),
            process: grant.0.to_owned(),
            scopes: grant.1,
            made,
            until: made + days.clamp(1, 366) * 86_400,
        };
        self.write(DRAWER, &digest, &token).await?;
        self.vault.put(&shelf(account), &digest, &[]).await?;
        Ok(format!("{BEGINS}{}", secret.to_cookie()))
    }

    /// Who enters with this token; `None` where it is none, or has ended.
    ///
    /// # Errors
    /// Where the vault cannot be used.
    pub async fn grant(&self, token: &str) -> Result<Option<Grant>, AccountError> {
        let secret = token.strip_prefix(BEGINS).and_then(Secret::from_cookie);
        let Some(secret) = secret else { return Ok(None) };
        let Some(token) = self.read::<Token>(DRAWER, &secret.digest("token")).await? else {
            return Ok(None);
        };
        if token.until < self.seconds() {
            return Ok(None);
        }
        let account = self.account(&token.account).await?.filter(|account| !account.disabled);
        let (process, scopes) = (token.process, token.scopes);
        Ok(account.map(|account| Grant { account, process, scopes }))
    }

    /// The tokens of an account.
    ///
    /// # Errors
    /// Where the vault cannot be read.
    pub async fn tokens(&self, account: &AccountId) -> Result<Vec<Token>, AccountError> {
        let mut tokens = Vec::new();
        for digest in self.vault.names(&shelf(account)).await? {
            let token = self.read::<Token>(DRAWER, &digest).await?;
            tokens.extend(token.map(|token| Token { handle: handle(&digest), ..token }));
        }
        tokens.sort_by_key(|token| std::cmp::Reverse(token.made));
        Ok(tokens)
    }

    /// Ends the token of this name.
    ///
    /// # Errors
    /// Where the vault cannot be written.
    pub async fn end_token(&self, account: &AccountId, named: &str) -> Result<(), AccountError> {
        for digest in self.vault.names(&shelf(account)).await? {
            if handle(&digest) == named {
                self.vault.destroy(DRAWER, &digest).await?;
                self.vault.destroy(&shelf(account), &digest).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn end_tokens(&self, account: &AccountId) -> Result<(), AccountError> {
        for digest in self.vault.names(&shelf(account)).await? {
            self.vault.destroy(DRAWER, &digest).await?;
        }
        self.empty(&shelf(account)).await
    }
}
