//! Makes a document available in another language.

use std::sync::Arc;

use unbracket_text::Draft;

use super::common::{OFFICE, TEXT_LIMIT, document, limited, same_provisions};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::state::{DocumentId, State};
use crate::wire::act;
use crate::words::{Kept, Tag};

act! {
    /// Makes a document available in another language, with its text or as a paper elsewhere. Numbers
    /// are the same in every language: so are the provisions.
    MakeAvailable = "make-available" {
        /// The document.
        document: DocumentId,
        /// The language, as a code.
        language: Tag,
        /// The text; none where it stands elsewhere.
        text: Option<Kept<Draft>>,
    }
}

impl Deed for MakeAvailable {
    const PERMIT: Permit = Permit::new(OFFICE);
    const RULE: &'static str = rules::NOTICE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = document(state, self.document)?;
        let there = found.languages.contains_key(&self.language);
        require(!there, Code::Repeated, rules::NOTICE, || {
            said!(
                "{document} is available in {language} already",
                document = self.document,
                language = Part::language(&self.language)
            )
        })?;
        if let Some(text) = &self.text {
            limited(&text.0, TEXT_LIMIT)?;
            same_provisions(&found.draft, &text.0)?;
        }
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(found) = state.texts.documents.get_mut(self.document.place()) else { return };
        found.languages.insert(self.language.clone(), done.at);
        if let Some(text) = &self.text {
            found.versions.insert(self.language.clone(), Arc::new(text.0.clone()));
        }
    }
}
