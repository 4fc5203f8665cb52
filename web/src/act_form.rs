//! From a form to an act: what was filled in, checked for its token, turned into words of the core,
//! and submitted.
//!
//! **Invariant:** nothing that was filled in is read as anything but itself: a value never becomes a
//! name, a list or a file.

use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use unbracket_negotiation::script::{Files, Labels, NoFiles, Token, World};
use unbracket_negotiation::{Act, Credentials};
use unbracket_secretariat::{Accepted, Submission};
use unbracket_store::Key;

use crate::failure::Failure;
use crate::site::Site;
use crate::visit::{Visit, Visitor};

/// What a form holds: names and values in order. Only a form with the token of its session is one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filled(Vec<(String, String)>);

impl FromRequest<Site> for Filled {
    type Rejection = Failure;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visitor = <Visitor as axum::extract::FromRequestParts<Site>>::from_request_parts(
            &mut parts, site,
        )
        .await?;
        let request = Request::from_parts(parts, body);
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, site)
            .await
            .map_err(|error| match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
                _ => Failure::Wrong(error.body_text()),
            })?;
        let filled = Self(pairs);
        // Without a session there is nothing that another site could misuse.
        let token = filled.get("token").unwrap_or_default();
        if visitor.session.is_some() && !same(token, visitor.token()) {
            return Err(Failure::Stale);
        }
        Ok(filled)
    }
}

/// Whether two words are the same, told in a time that does not depend on where they differ.
fn same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    one.len() == other.len() && pairs.fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

impl Filled {
    /// Everything that was filled in.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first value of a name; none where it is missing or blank.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All values of a name that are not blank.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let found = self.0.iter().filter(move |(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// A form that is filled in by a test.
    #[cfg(test)]
    pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// The value of a name.
    ///
    /// # Errors
    /// Where it is missing.
    pub(crate) fn need(&self, name: &str) -> Result<&str, Failure> {
        self.get(name).ok_or_else(|| Failure::Wrong(format!("`{name}` is missing")))
    }
}

/// Fields of an act under construction.
#[derive(Default)]
pub(crate) struct Fields(Vec<Token>);

impl Fields {
    /// One value under a name.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: Token) -> Self {
        self.0.push(Token::given(name.replace('_', "-")));
        self.0.push(value);
        self
    }

    /// A word or text under a name; left out where it is blank.
    #[must_use]
    pub(crate) fn text(self, name: &str, value: Option<&str>) -> Self {
        match value.filter(|value| !value.trim().is_empty()) {
            Some(value) => self.with(name, Token::given(value)),
            None => self,
        }
    }

    /// Several words under a name; left out where there are none.
    #[must_use]
    pub(crate) fn list<'f>(self, name: &str, values: impl Iterator<Item = &'f str>) -> Self {
        let items: Vec<_> = values.map(Token::given).collect();
        if items.is_empty() { self } else { self.with(name, Token::several(items)) }
    }

    /// The act of this kind with these fields.
    ///
    /// # Errors
    /// Where a field is missing, unknown or wrong.
    pub(crate) fn act(&self, kind: &str, visit: &Visit) -> Result<Act, Failure> {
        self.act_with(kind, visit, &NoFiles)
    }

    /// As [`Fields::act`], with texts that were uploaded.
    ///
    /// # Errors
    /// Where a field is missing, unknown or wrong.
    pub(crate) fn act_with(
        &self,
        kind: &str,
        visit: &Visit,
        files: &dyn Files,
    ) -> Result<Act, Failure> {
        let (labels, now) = (Labels::new(), visit.now());
        visit.state(|state| {
            let world = World { state, labels: &labels, files, now };
            Ok(Act::filled_in(kind, &self.0, &world)?)
        })
    }
}

/// Submits an act for somebody; the key makes sure that a form that is sent twice acts once.
///
/// # Errors
/// Where the act is out of order, or nothing can be written.
pub(crate) async fn submit(
    visit: &Visit,
    by: Credentials,
    act: Act,
    key: Option<Key>,
) -> Result<Accepted, Failure> {
    let submission = Submission { act, by, key, at: None };
    Ok(visit.process.secretariat().submit(submission).await?)
}
