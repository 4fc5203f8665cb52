//! Issues the rolling text as it stands, with its numbers put in order.

use std::collections::BTreeMap;

use unbracket_text::{ProvisionKind, renumber};

use super::common::{OFFICE, UNTIL_ADOPTION, apply_text, decide_text, rolling};
use super::symbol::check_symbol;
use crate::act::{Case, Deed, Done};
use crate::brackets::bracketed;
use crate::event::Outcome;
use crate::redraft::Redrafted;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::standing;
use crate::state::{Document, DocumentKind, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Issues the rolling text as a revision, a streamlined text or the final text. This is a
    /// renumbering event: the document carries the concordance of former and present numbers.
    IssueRevision = "issue-revision" {
        /// What it is.
        kind: DocumentKind,
        /// Its symbol.
        symbol: Option<Tag>,
        /// Its title.
        title: Words,
    }
}

impl Deed for IssueRevision {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let rolling = rolling(state)?;
        let inside = matches!(
            self.kind,
            DocumentKind::Revision | DocumentKind::StreamlinedText | DocumentKind::FinalText
        );
        require(inside, Code::Contradiction, rules::TEXT, || {
            said!(
                "a {kind} is not made of the rolling text; issue it with its own text",
                kind = self.kind
            )
        })?;
        require(!self.title.is_blank(), Code::Blank, rules::TEXT, || {
            said!("a document has a title")
        })?;
        check_symbol(state, self.symbol.as_ref())?;
        require(!super::awaits_synthesis(state), Code::NotReady, rules::INPUTS, || {
            said!("the inputs wait for their synthesis report; publish it first")
        })?;
        if self.kind == DocumentKind::FinalText && !standing::brackets_may_stand(state) {
            let holder = |kind| kind == ProvisionKind::Placeholder;
            let open = !bracketed(&rolling.draft).is_empty()
                || rolling.draft.visit().any(|visit| holder(visit.provision.kind));
            require(!open, Code::NotReady, rules::TEXT, || {
                said!("brackets or placeholders are open; the text put forward has none")
            })?;
        }
        let number = u32::try_from(state.texts.documents.len()).unwrap_or(u32::MAX);
        let (renumbered, _) = renumber(&rolling.draft);
        let outcome = decide_text(state, case, &Redrafted::of(renumbered))?;
        Ok(Outcome { made: Some(number), ..outcome })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(rolling) = &state.texts.rolling else { return };
        let (renumbered, concordance) = renumber(&rolling.draft);
        let base = state.texts.document(rolling.base);
        let language = base.and_then(|base| base.language_of_negotiation().cloned());
        apply_text(state, done, Ok(Redrafted::of(renumbered)));
        let Some(rolling) = &state.texts.rolling else { return };
        let document = Document {
            kind: self.kind,
            symbol: self.symbol.clone(),
            title: self.title.clone(),
            draft: rolling.draft.clone(),
            issued: done.at,
            languages: language.map(|language| (language, done.at)).into_iter().collect(),
            cycle: state.present_cycle(),
            by: done.by.seat,
            entry: done.index,
            corrects: None,
            concordance: concordance.rows,
            versions: BTreeMap::new(),
        };
        state.texts.documents.push(document);
    }
}
