//! From a form to an act: what was filled in, checked for its token, and turned into words of the core.
//!
//! **Invariant:** nothing that was filled in is read as anything but itself: a value never becomes a
//! name, a list or a file.

use axum::Form;
use axum::body::HttpBody;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{Method, StatusCode, header};
use unbracket_negotiation::script::{Files, Labels, NoFiles, Token, World};
use unbracket_negotiation::{Act, Moment, State};
use unbracket_negotiation::{Part, Said, said};

use crate::failure::{Failure, Kept};
use crate::mask;
use crate::site::Site;
use crate::visit::{Visit, Visitor};

/// How many values a form may hold.
const MOST: usize = 5_000;
/// How many bytes of words a form may hold beside its files, where the route takes files: words are looked
/// at here, and files in the quarantine.
const WORDS: usize = 4 << 20;
/// How many bytes of a form are kept where its sender has to enter first.
const KEPT: u64 = 1 << 18;

/// A file that came with a form.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    /// The name of the field.
    pub(crate) field: String,
    /// The name of the file, as the sender calls it.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Something to choose in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// What a form holds: names and values in order. Only a form with the token of its session is one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filled {
    pairs: Vec<(String, String)>,
    files: Vec<Upload>,
}

impl FromRequest<Site> for Filled {
    type Rejection = Failure;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visitor = <Visitor as axum::extract::FromRequestParts<Site>>::from_request_parts(
            &mut parts, site,
        )
        .await?;
        Self::sent(Request::from_parts(parts, body), site).await?.check_token(&visitor)
    }
}

/// The failure with the form of a request that was not let through, where it came with one of a size that
/// people write.
pub(crate) async fn kept(why: Failure, request: Request, site: &Site) -> Failure {
    let length = request.body().size_hint().exact();
    let of_pages = request.method() == Method::POST && !request.uri().path().starts_with("/api/");
    if !of_pages || length.is_none_or(|length| length == 0 || length > KEPT) {
        return why;
    }
    match Filled::sent(request, site).await {
        Ok(filled) => filled.kept(why),
        Err(_) => why,
    }
}

async fn plain(request: Request, site: &Site) -> Result<Filled, Failure> {
    let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, site)
        .await
        .map_err(|error| problem(error.status(), error.body_text()))?;
    check(pairs.len())?;
    check_words(pairs.iter().map(|(_, value)| value.len()).sum())?;
    Ok(Filled { pairs, files: Vec::new() })
}

/// A form with files.
async fn parted(request: Request, site: &Site) -> Result<Filled, Failure> {
    let wrong = |error: axum::extract::multipart::MultipartError| {
        problem(error.status(), error.body_text())
    };
    let mut parts = Multipart::from_request(request, site)
        .await
        .map_err(|error| problem(error.status(), error.body_text()))?;
    let mut filled = Filled::default();
    let mut words = 0;
    while let Some(part) = parts.next_field().await.map_err(wrong)? {
        check(filled.pairs.len() + filled.files.len() + 1)?;
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(ToOwned::to_owned) {
            Some(name) => {
                let bytes = part.bytes().await.map_err(wrong)?.to_vec();
                // A browser sends an empty file where none was chosen.
                if !bytes.is_empty() {
                    filled.files.push(Upload { field, name, bytes });
                }
            }
            None => {
                let text = part.text().await.map_err(wrong)?;
                words += text.len();
                check_words(words)?;
                filled.pairs.push((field, text));
            }
        }
    }
    Ok(filled)
}

fn problem(status: StatusCode, text: String) -> Failure {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Wrong(Said::english(text)),
    }
}

fn check(count: usize) -> Result<(), Failure> {
    if count <= MOST {
        return Ok(());
    }
    Err(Failure::Wrong(said!("the form holds more than {most} values", most = MOST)))
}

fn check_words(bytes: usize) -> Result<(), Failure> {
    if bytes <= WORDS { Ok(()) } else { Err(Failure::TooLarge) }
}

impl Filled {
    /// What was sent, whoever sent it.
    async fn sent(request: Request, site: &Site) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            parted(request, site).await
        } else {
            plain(request, site).await
        }
    }

    fn check_token(self, visitor: &Visitor) -> Result<Self, Failure> {
        // Without a session there is nothing that another site could misuse.
        let token = self.get("token").unwrap_or_default();
        if visitor.session.is_some() && !mask::covers(token, visitor.token()) {
            return Err(self.kept(Failure::Stale));
        }
        Ok(self)
    }

    /// The failure with this form, to be sent once more when the failure is mended.
    pub(crate) fn kept(&self, why: Failure) -> Failure {
        match why {
            Failure::Enter
            | Failure::Stale
            | Failure::Prove
            | Failure::LookAlike(_)
            | Failure::Patience(_) => {
                let (form, files) = (self.pairs.clone(), !self.files.is_empty());
                Failure::Kept(Box::new(Kept { why, form, files }))
            }
            other => other,
        }
    }

    /// What stands in these names already: what a link says, or an act that is to be changed.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        Self { pairs: pairs.into_iter().take(MOST).collect(), files: Vec::new() }
    }

    /// Everything that was filled in.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The first value of a name; none where it is missing or blank.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All values of a name that are not blank.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let found = self.pairs.iter().filter(move |(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether any value under this name, or under one below it, says something.
    pub(crate) fn says(&self, path: &str) -> bool {
        let below = |key: &str| {
            key.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.pairs.iter().any(|(key, value)| below(key) && !value.trim().is_empty())
            || self.files.iter().any(|file| below(&file.field))
    }

    /// A form that is filled in by a test.
    #[cfg(test)]
    pub(crate) fn of_test(pairs: &[(&str, &str)]) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self::of(pairs.iter().map(own).collect())
    }

    /// The value of a name.
    ///
    /// # Errors
    /// Where it is missing.
    pub(crate) fn need(&self, name: &str) -> Result<&str, Failure> {
        self.get(name).ok_or_else(|| {
            Failure::Wrong(said!("{field} is missing", field = Part::Field(name.to_owned().into())))
        })
    }

    /// The file under a name.
    pub(crate) fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == name)
    }

    /// Puts a value under a name, in the place of all that stand there.
    pub(crate) fn put(&mut self, name: &str, value: String) {
        self.pairs.retain(|(key, _)| key != name);
        self.pairs.push((name.to_owned(), value));
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
        let now = visit.now();
        visit.state(|state| self.act_in(kind, state, now, files))
    }

    /// As [`Fields::act_with`], in a state of one's own.
    ///
    /// # Errors
    /// Where a field is missing, unknown or wrong.
    pub(crate) fn act_in(
        &self,
        kind: &str,
        state: &State,
        now: Moment,
        files: &dyn Files,
    ) -> Result<Act, Failure> {
        let labels = Labels::new();
        let world = World { state, labels: &labels, files, now };
        Ok(Act::filled_in(kind, &self.0, &world)?)
    }
}

/// Text as it stands within an address.
pub(crate) fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let escape =
        |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(escape).collect()
}
