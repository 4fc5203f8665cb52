//! Corrects the editing of a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use unbracket_text::Draft;

use super::common::{OFFICE, TEXT_LIMIT, document, limited, reasoned, same_provisions};
use super::symbol::check_symbol;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, check_second};
use crate::rules;
use crate::said;
use crate::state::{Document, DocumentId, DocumentKind, State};
use crate::wire::act;
use crate::words::{Kept, Tag, Words};

act! {
    /// Issues a corrigendum: the document with its editing corrected. The corrected document stays on
    /// the record, and so does the rolling text: substance is changed by other acts. What was adopted is
    /// corrected by two officers.
    CorrectDocument = "correct-document" {
        /// The document.
        document: DocumentId,
        /// The symbol of the corrigendum.
        symbol: Option<Tag>,
        /// The whole text, corrected.
        text: Kept<Draft>,
        /// What was wrong.
        because: Words,
    }
}

impl Deed for CorrectDocument {
    const PERMIT: Permit = Permit::new(OFFICE);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let found = document(state, self.document)?;
        if found.kind == DocumentKind::Outcome {
            check_second(state, case)?;
        }
        reasoned(&self.because, rules::TEXT)?;
        check_symbol(state, self.symbol.as_ref())?;
        limited(&self.text.0, TEXT_LIMIT)?;
        same_provisions(&found.draft, &self.text.0)?;
        require(*found.draft != self.text.0, Code::Repeated, rules::TEXT, || {
            said!("the document reads so already")
        })?;
        Ok(Outcome::made(u32::try_from(state.texts.documents.len()).unwrap_or(u32::MAX)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(found) = state.texts.document(self.document) else { return };
        let document = Document {
            kind: DocumentKind::Corrigendum,
            symbol: self.symbol.clone(),
            title: found.title.clone(),
            draft: Arc::new(self.text.0.clone()),
            issued: done.at,
            languages: found
                .language_of_negotiation()
                .map(|tag| (tag.clone(), done.at))
                .into_iter()
                .collect(),
            cycle: state.present_cycle(),
            by: done.by.seat,
            entry: done.index,
            corrects: Some(self.document),
            concordance: Vec::new(),
            versions: BTreeMap::new(),
        };
        state.texts.documents.push(document);
    }
}
