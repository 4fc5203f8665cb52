//! What is and was proposed for a provision.

use unbracket_formats::html::page::markup::Markup;
use unbracket_negotiation::Moment;
use unbracket_negotiation::state::{Proposal, ProposalId, ProposalState};
use unbracket_text::{Change, Passage};

use super::Teller;
use crate::pages::text::phrases::phrases;

/// A proposal.
pub(in crate::pages::text) struct Proposed {
    pub(in crate::pages::text) number: u32,
    pub(in crate::pages::text) sponsors: String,
    pub(in crate::pages::text) state: String,
    pub(in crate::pages::text) open: bool,
    /// What it would do, where its words do not say it.
    pub(in crate::pages::text) deed: Option<String>,
    /// What it would change, as markup.
    pub(in crate::pages::text) words: String,
    pub(in crate::pages::text) reason: String,
    pub(in crate::pages::text) at: Moment,
    pub(in crate::pages::text) entry: u64,
}

impl Teller<'_> {
    pub(super) fn proposed(&self) -> Vec<Proposed> {
        let found = self.told.proposals.iter().rev().filter_map(|(id, entry)| {
            let proposal = self.state.texts.proposal(*id)?;
            Some(self.proposal(*id, proposal, *entry))
        });
        found.collect()
    }

    fn proposal(&self, id: ProposalId, proposal: &Proposal, entry: u64) -> Proposed {
        let sponsors = proposal.sponsors.iter().map(|seat| self.seat(*seat));
        let (deed, words) = self.change(proposal);
        Proposed {
            number: id.0,
            sponsors: sponsors.collect::<Vec<_>>().join(self.frame.tongue.comma()),
            state: self.frame.term("ProposalState", proposal.state),
            open: proposal.state == ProposalState::Open,
            deed: deed.map(|key| self.frame.t(key)),
            words,
            reason: self.words(&proposal.reason),
            at: proposal.at,
            entry,
        }
    }

    /// What a proposal would do, by its key, and its words against those of its base.
    fn change(&self, proposal: &Proposal) -> (Option<&'static str>, String) {
        let markup = Markup::of_draft(&proposal.base, phrases(self.frame));
        let attributes = markup.attributes();
        let shown = |words: String| format!("<span class=\"w\"{attributes}>{words}</span>");
        let base = |id| proposal.base.get(id).map(|it| it.content.clone()).unwrap_or_default();
        let against = |old: &Passage, new: &Passage| shown(markup.comparison(old, new));
        match &proposal.change {
            Change::Replace { provision, wording } => (None, against(&base(provision), wording)),
            Change::Excerpt { quoted, wording, .. } => (None, against(quoted, wording)),
            Change::Insert { provision, .. } => {
                let new = against(&Passage::default(), &provision.content);
                (Some("text-deed-insert"), new)
            }
            Change::Delete { .. } => (Some("text-deed-delete"), String::new()),
            Change::Move { .. } => (Some("text-deed-move"), String::new()),
            Change::Merge { wording, .. } => {
                (Some("text-deed-merge"), shown(markup.passage(wording)))
            }
            Change::Split { into, .. } => {
                let parts = into.iter().map(|part| markup.passage(part));
                (Some("text-deed-split"), shown(parts.collect::<Vec<_>>().join(" ¶ ")))
            }
            Change::Retain { .. } => (Some("text-deed-retain"), String::new()),
        }
    }
}
