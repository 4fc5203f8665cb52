//! A form with a file: its fields, checked for their token, and the bytes that came with it.
//!
//! **Invariant:** the name of a file tells what kind it is and goes no further.

use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visitor;

/// The most that a form with a file may hold.
pub(crate) const MOST: usize = 17 << 20;
/// The most fields that a form has.
const FIELDS: usize = 200;

/// A form with a file.
pub(crate) struct Sent {
    pub(crate) filled: Filled,
    /// The name of the file and its bytes; none where no file was chosen.
    pub(crate) file: Option<(String, Vec<u8>)>,
}

impl FromRequest<Site> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, site).await?;
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, site).await;
        let mut form = form.map_err(|error| Failure::Wrong(error.body_text()))?;
        let (mut pairs, mut file) = (Vec::new(), None);
        while let Some(field) =
            form.next_field().await.map_err(|it| Failure::Wrong(it.body_text()))?
        {
            if pairs.len() >= FIELDS {
                return Err(Failure::Wrong(format!("a form has at most {FIELDS} fields")));
            }
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(ToOwned::to_owned);
            let bytes = field.bytes().await.map_err(|it| Failure::Wrong(it.body_text()))?;
            match file_name {
                Some(_) if bytes.is_empty() => {}
                Some(file_name) => file = Some((file_name, bytes.to_vec())),
                None => pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Ok(Self { filled: Filled::checked(pairs, &visitor)?, file })
    }
}

/// Reads a file in the quarantine, beside the threads that serve pages.
///
/// # Errors
/// Where it is refused, with what would be in order.
pub(crate) async fn read(
    site: &Site,
    name: String,
    bytes: Vec<u8>,
) -> Result<unbracket_quarantine::Parsed, Failure> {
    let reader = site.reader();
    let parsed = tokio::task::spawn_blocking(move || reader.parse(&bytes, &name)).await;
    let parsed = parsed.map_err(|error| Failure::Unavailable(error.to_string()))?;
    parsed.map_err(|refused| Failure::Wrong(refused.to_string()))
}
