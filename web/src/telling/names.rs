//! What things are called in sentences.

use std::collections::BTreeSet;

use unbracket_negotiation::state::aftermath::{CommitmentId, ReportId};
use unbracket_negotiation::state::deciding::{QuestionId, SilenceId, Subject, VoteId};
use unbracket_negotiation::state::forum::MeetingId;
use unbracket_negotiation::state::{CallId, ContributionId, DocumentId, ProposalId, Target};
use unbracket_negotiation::{Capacity, Event, GroupId, Words};
use unbracket_text::{Change, ProvisionId};

use super::{Teller, Told};
use crate::named;

/// How many paragraphs are named before the others are counted.
const NAMED: usize = 3;

impl Teller<'_> {
    /// Who acted, and for whom.
    pub(super) fn actor(&self, event: &Event) -> String {
        let who = self.seat(event.by.seat);
        let (key, group) = match event.by.capacity {
            Capacity::National => return who,
            Capacity::OnBehalfOf(group) => ("tell-for-group", group),
            Capacity::AlignedWith(group) => ("tell-with-group", group),
        };
        self.tongue.with(key, &[("who", &who), ("group", &self.group(group))])
    }

    pub(super) fn group(&self, group: GroupId) -> String {
        let known = self.state.roster.group(group);
        known.map_or_else(|| group.to_string(), |group| self.words(&group.name))
    }

    /// Words, or that they are withheld.
    pub(crate) fn words(&self, words: &Words) -> String {
        named::words(self.tongue, words)
    }

    pub(super) fn provision(&self, id: &ProvisionId) -> String {
        match self.numbers.of(id, self.at) {
            Some(label) => self.tongue.with("tell-paragraph", &[("label", &label)]),
            None => self.t("tell-part"),
        }
    }

    /// Several paragraphs, or the whole text where none is named.
    pub(super) fn provisions<'p>(&self, all: impl IntoIterator<Item = &'p ProvisionId>) -> String {
        let all: Vec<&ProvisionId> = all.into_iter().collect();
        let numbers: Vec<_> = all.iter().map(|id| self.numbers.of(id, self.at)).collect();
        match all.as_slice() {
            [] => return self.t("tell-text"),
            [one] => return self.provision(one),
            _ if numbers.iter().all(Option::is_none) => return self.t("tell-part"),
            _ => {}
        }
        let named = all.iter().zip(numbers);
        let mut labels: Vec<String> = Vec::new();
        let mut bare = 0_usize;
        for (id, number) in named {
            match number.or_else(|| self.part_of(id)) {
                Some(label) => labels.push(label),
                None => bare += 1,
            }
        }
        if bare > 0 {
            labels.push(self.tongue.with("tell-without-number", &[("count", &bare)]));
        }
        let more = labels.len().saturating_sub(NAMED + 1);
        if more > 0 {
            labels.truncate(NAMED);
            let more = all.len() - NAMED;
            let labels = labels.join(self.tongue.comma());
            return self
                .tongue
                .with("tell-paragraphs-more", &[("labels", &labels), ("more", &more)]);
        }
        self.tongue.with("tell-paragraphs", &[("labels", &labels.join(self.tongue.comma()))])
    }

    /// What came and went between two texts has no number: it is a part of what it was split from, where
    /// that has one.
    fn part_of(&self, id: &ProvisionId) -> Option<String> {
        let sources = self.state.texts.sources_of(id);
        let label = sources.iter().find_map(|source| self.numbers.of(source, self.at))?;
        Some(self.tongue.with("tell-part-of", &[("label", &label)]))
    }

    /// What a sentence says of paragraphs.
    pub(super) fn on_provisions<'p>(
        &self,
        all: impl IntoIterator<Item = &'p ProvisionId, IntoIter: Clone>,
    ) -> Told {
        let all = all.into_iter();
        let to = all.clone().next().map(|id| format!("provisions/{id}"));
        Told {
            on: self.provisions(all),
            to: to.or_else(|| Some("text".to_owned())),
            ..Told::default()
        }
    }

    pub(super) fn on_provision(&self, id: &ProvisionId) -> Told {
        self.on_provisions([id])
    }

    pub(super) fn on_proposal(&self, id: ProposalId) -> Told {
        let number = id.0.to_string();
        let found = self.state.texts.proposal(id).and_then(|it| changed(&it.change));
        let on = match found {
            Some(on) => self
                .tongue
                .with("tell-proposal-on", &[("number", &number), ("on", &self.provision(on))]),
            None => self.tongue.with("tell-proposal", &[("number", &number)]),
        };
        Told { on, to: Some(format!("proposals/{}", id.0)), ..Told::default() }
    }

    pub(super) fn on_target(&self, target: &Target) -> Told {
        match (&target.provision, target.proposal) {
            (_, Some(proposal)) => self.on_proposal(proposal),
            (Some(provision), None) => self.on_provision(provision),
            (None, None) => self.on_provisions(std::iter::empty()),
        }
    }

    pub(super) fn on_document(&self, id: DocumentId) -> Told {
        let to = Some(format!("documents/{}", id.0));
        let Some(document) = self.state.texts.document(id) else {
            return Told { on: id.to_string(), to, ..Told::default() };
        };
        let title = self.words(&document.title);
        let on = match &document.symbol {
            Some(symbol) => format!("{title} ({symbol})"),
            None => title,
        };
        Told { on, to, ..Told::default() }
    }

    /// A document, or paragraphs of it.
    pub(super) fn on_parts(&self, id: DocumentId, parts: &BTreeSet<ProvisionId>) -> Told {
        let told = self.on_document(id);
        if parts.is_empty() {
            return told;
        }
        let on = self
            .tongue
            .with("tell-in-document", &[("on", &self.provisions(parts)), ("document", &told.on)]);
        Told { on, ..told }
    }

    pub(super) fn on_call(&self, id: CallId) -> Told {
        let on = self.state.inputs.call(id).map(|call| self.words(&call.title));
        let to = Some(format!("inputs/calls/{}", id.0));
        Told { on: on.unwrap_or_else(|| id.to_string()), to, ..Told::default() }
    }

    /// A contribution: by its title once it is published, else by its number alone.
    pub(super) fn on_contribution(&self, id: ContributionId) -> Told {
        let number = id.0.to_string();
        let title = self.state.inputs.contribution(id).filter(|_| self.is_open(id));
        let title = title.and_then(|one| one.title.text()).filter(|title| !title.is_empty());
        let on = match title {
            Some(title) => self.tongue.with("tell-contribution-called", &[("title", &title)]),
            None => self.tongue.with("tell-contribution", &[("number", &number)]),
        };
        let call = self.state.inputs.contribution(id).map(|one| one.call);
        Told { on, to: call.map(|call| format!("inputs/calls/{}", call.0)), ..Told::default() }
    }

    pub(crate) fn on_silence(&self, id: SilenceId) -> Told {
        let run = self.state.deciding.silences.get(id.place());
        let document = run.and_then(|run| run.document).map(|id| self.on_document(id));
        let named = || run.map(|run| self.on_provisions(&run.provisions));
        let told = document.or_else(named).unwrap_or_default();
        Told { to: Some(format!("silence/{}", id.0)), ..told }
    }

    pub(super) fn on_question(&self, id: QuestionId) -> Told {
        let question = self.state.deciding.questions.get(id.place());
        let told = question.map(|question| match question.document {
            Some(document) => self.on_document(document),
            None => self.on_target(&question.target),
        });
        Told { to: Some(format!("decide/questions/{}", id.0)), ..told.unwrap_or_default() }
    }

    pub(super) fn on_vote(&self, id: VoteId) -> Told {
        let subject = self.state.deciding.votes.get(id.place()).map(|vote| &vote.subject);
        let told = match subject {
            Some(Subject::Question(question)) => self.on_question(*question),
            Some(Subject::Part(_, provision)) => self.on_provision(provision),
            Some(Subject::Proposal(proposal)) => self.on_proposal(*proposal),
            Some(Subject::Motion(motion)) => {
                let kind = self.state.deciding.motions.get(motion.place()).map(|it| it.kind);
                let on = kind.map(|kind| self.term("MotionKind", kind.word()));
                Told { on: on.unwrap_or_default(), ..Told::default() }
            }
            None => Told::default(),
        };
        Told { to: Some("outcome".to_owned()), ..told }
    }

    pub(super) fn on_commitment(&self, id: CommitmentId) -> Told {
        let number = id.0.to_string();
        let provision = self.state.aftermath.commitments.get(id.place()).map(|it| &it.provision);
        let on = match provision {
            Some(on) => self
                .tongue
                .with("tell-commitment-on", &[("number", &number), ("on", &self.provision(on))]),
            None => self.tongue.with("tell-commitment", &[("number", &number)]),
        };
        Told { on, to: Some(format!("follow-up/commitments/{number}")), ..Told::default() }
    }

    pub(super) fn on_report(&self, id: ReportId) -> Told {
        let report = self.state.aftermath.reports.get(id.place());
        report.map(|report| self.on_commitment(report.commitment)).unwrap_or_default()
    }

    pub(super) fn on_meeting(&self, id: MeetingId) -> Told {
        let meeting = self.state.forums.meeting(id);
        let forum = meeting.and_then(|it| self.state.forums.of_meeting(it));
        let on = forum.map(|forum| self.words(&forum.name));
        let on = on.unwrap_or_else(|| self.t("meetings-negotiation"));
        Told { on, to: Some(format!("meetings/{}", id.0)), ..Told::default() }
    }
}

/// The provision that a change is on.
pub(super) fn changed(change: &Change) -> Option<&ProvisionId> {
    match change {
        Change::Replace { provision, .. }
        | Change::Excerpt { provision, .. }
        | Change::Delete { provision }
        | Change::Move { provision, .. }
        | Change::Split { provision, .. }
        | Change::Retain { provision } => Some(provision),
        Change::Merge { provisions, .. } => provisions.first(),
        Change::Insert { .. } => None,
    }
}
