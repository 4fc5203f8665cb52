//! Issues a document that was written outside: a paper, a zero draft, a chair's text.

use std::collections::BTreeMap;
use std::sync::Arc;

use unbracket_text::Draft;

use super::common::{OFFICE, TEXT_LIMIT, limited};
use super::symbol::check_symbol;
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::modalities::Stage;
use crate::redraft::{Redrafted, digest};
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::{Document, DocumentId, DocumentKind, Rolling, State};
use crate::wire::act;
use crate::words::{Kept, Tag, Words};

act! {
    /// Issues a document that was written outside. A zero draft starts the rolling text, a chair's
    /// text takes its place; any other paper stands beside it.
    IssueDocument = "issue-document" {
        /// What it is.
        kind: DocumentKind,
        /// Its symbol.
        symbol: Option<Tag>,
        /// Its title.
        title: Words,
        /// Its language, as a code.
        language: Tag,
        /// Its text.
        text: Kept<Draft>,
    }
}

impl IssueDocument {
    fn is_rolling(&self) -> bool {
        matches!(self.kind, DocumentKind::ZeroDraft | DocumentKind::ChairsText)
    }
}

impl Deed for IssueDocument {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(&[
        Stage::Modalities,
        Stage::Inputs,
        Stage::FirstReading,
        Stage::SecondReading,
        Stage::Closing,
    ]);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let outside = !matches!(
            self.kind,
            DocumentKind::Revision
                | DocumentKind::FinalText
                | DocumentKind::Outcome
                | DocumentKind::Corrigendum
        );
        require(outside, Code::Contradiction, rules::TEXT, || {
            said!(
                "a {kind} comes from the text of the negotiation, not from outside",
                kind = self.kind
            )
        })?;
        require(!self.title.is_blank(), Code::Blank, rules::TEXT, || {
            said!("a document has a title")
        })?;
        check_symbol(state, self.symbol.as_ref())?;
        limited(&self.text.0, TEXT_LIMIT)?;
        let again = self.kind == DocumentKind::ZeroDraft && state.texts.rolling.is_some();
        require(!again, Code::Repeated, rules::TEXT, || {
            said!("there is a text already; a chair's text takes its place, a revision goes on")
        })?;
        let number = u32::try_from(state.texts.documents.len()).unwrap_or(u32::MAX);
        let mut outcome = Outcome::made(number);
        if self.is_rolling() {
            // A draft answers the inputs before it: first comes the synthesis report.
            require(!super::awaits_synthesis(state), Code::NotReady, rules::INPUTS, || {
                said!("the inputs wait for their synthesis report; publish it first")
            })?;
            outcome.text = Some(digest(&self.text.0));
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = DocumentId(u32::try_from(state.texts.documents.len()).unwrap_or(u32::MAX));
        let draft = Arc::new(self.text.0.clone());
        if self.is_rolling() {
            match state.texts.rolling.take() {
                None => state.texts.rolling = Some(Rolling::new(draft.clone(), id)),
                Some(rolling) => replace(state, rolling, &draft, (id, done.index)),
            }
        }
        let document = Document {
            kind: self.kind,
            symbol: self.symbol.clone(),
            title: self.title.clone(),
            draft,
            issued: done.at,
            languages: [(self.language.clone(), done.at)].into(),
            cycle: state.present_cycle(),
            by: done.by.seat,
            entry: done.index,
            corrects: None,
            concordance: Vec::new(),
            versions: BTreeMap::new(),
        };
        state.texts.documents.push(document);
    }
}

/// A chair's text takes the place of the text: what it leaves as it was keeps its status, what was
/// agreed and reads otherwise is open again, what it leaves out is deleted, what it brings back is open.
fn replace(state: &mut State, rolling: Rolling, new: &Arc<Draft>, (id, entry): (DocumentId, u64)) {
    let mut status = BTreeMap::new();
    for visit in rolling.draft.visit() {
        let old = visit.provision;
        match new.get(&old.id) {
            None => {
                status.insert(old.id.clone(), ParagraphStatus::Deleted);
            }
            Some(now) if now.content != old.content => {
                let agreed = rolling.status(&old.id).is_agreed();
                let then = if agreed { ParagraphStatus::Reopened } else { ParagraphStatus::Open };
                status.insert(old.id.clone(), then);
            }
            Some(_) => {}
        }
    }
    // What had gone and stands in it again is under discussion again.
    let gone = rolling.status.keys().filter(|id| rolling.draft.get(id).is_none());
    let again = gone.filter(|id| new.get(id).is_some());
    status.extend(again.map(|id| (id.clone(), ParagraphStatus::Open)));
    state.texts.rolling = Some(Rolling { base: id, ..rolling });
    state.texts.put(Redrafted::of(Draft::clone(new)), &status, entry);
}
