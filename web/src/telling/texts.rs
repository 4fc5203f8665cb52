//! Sentences about the text and positions on it.

use unbracket_negotiation::Event;
use unbracket_negotiation::act::texts::TextsAct as A;
use unbracket_negotiation::state::{CureId, DocumentId, IssueId, Target};

use super::{Teller, Told};

impl Teller<'_> {
    pub(super) fn of_texts(&self, act: &A, event: &Event) -> Told {
        let made = event.outcome.made.unwrap_or(u32::MAX);
        match act {
            A::DropProposal(act) => self.on_proposal(act.proposal),
            A::AcceptProposal(act) => self.on_proposal(act.proposal),
            A::JoinSponsors(act) => self.on_proposal(act.proposal),
            A::LeaveSponsors(act) => self.on_proposal(act.proposal),
            A::SecondProposal(act) => self.on_proposal(act.proposal),
            A::WithdrawProposal(act) => self.on_proposal(act.proposal),
            A::ReintroduceProposal(act) => self.on_proposal(act.proposal),
            A::Propose(act) => match act.amends {
                Some(amended) => {
                    Told { to: Some(format!("proposals/{made}")), ..self.on_proposal(amended) }
                }
                None => self.proposed(made),
            },
            A::MakeAvailable(act) => {
                let language = crate::tongue::Tongue::find(act.language.as_str());
                let word =
                    language.map_or_else(|| act.language.to_string(), |it| it.name().to_owned());
                Told { word, ..self.on_document(act.document) }
            }
            A::IssueDocument(act) => self.issued(made, act.kind.word()),
            A::IssueRevision(act) => self.issued(made, act.kind.word()),
            A::CorrectDocument(act) => self.on_document(act.document),
            A::OpenReading(act) => Told {
                word: self.term("ReadingPass", act.pass.word()),
                ..self.on_provisions(&act.provisions)
            },
            A::CloseReading(_) => Told::default(),
            A::PutInBrackets(act) => Told {
                word: self.term("BracketCause", act.reason.word()),
                ..self.on_provision(&act.provision)
            },
            A::StatePosition(act) => {
                Told { word: self.term("Stance", act.stance.word()), ..self.on_target(&act.on) }
            }
            A::WithdrawPosition(act) => self.on_target(&act.on),
            A::ProposeCure(act) => self.on_target(&act.on),
            A::AcceptCure(act) => self.cure(act.cure),
            A::ApplyCure(act) => Told { whom: self.seat(act.of), ..self.on_target(&act.on) },
            A::UnlinkIssues(act) => self.issue(act.issue),
            A::LinkIssues(act) => self.on_provisions(&act.provisions),
            A::InsertProvision(_) => {
                let changed = event.outcome.status.keys().next();
                changed.map_or_else(|| self.part(), |id| self.on_provision(id))
            }
            other => self.changed(other),
        }
    }

    /// What an act changed in the text.
    fn changed(&self, act: &A) -> Told {
        match act {
            A::ReleaseBracket(act) => self.on_provision(&act.provision),
            A::LiftBracket(act) => self.on_provision(&act.provision),
            A::ReviseProvision(act) => self.on_provision(&act.provision),
            A::DeleteProvision(act) => self.on_provision(&act.provision),
            A::MoveProvision(act) => self.on_provision(&act.provision),
            A::SplitProvision(act) => self.on_provision(&act.provision),
            A::MergeProvisions(act) => self.on_provisions(&act.provisions),
            A::SuggestForClosure(act) => self.on_provisions(&act.provisions),
            A::Agree(act) => self.on_provisions(&act.provisions),
            A::ConfirmAgreement(act) => self.on_provisions(&act.provisions),
            A::Reopen(act) => self.on_provisions(&act.provisions),
            _ => self.part(),
        }
    }

    fn part(&self) -> Told {
        Told { on: self.t("tell-part"), to: Some("text".to_owned()), ..Told::default() }
    }

    fn proposed(&self, made: u32) -> Told {
        let proposals = &self.state.texts.proposals;
        let proposal = usize::try_from(made).ok().and_then(|place| proposals.get(place));
        let on = proposal.and_then(|proposal| super::names::changed(&proposal.change));
        let on = on.map_or_else(|| self.t("tell-text"), |id| self.provision(id));
        Told { on, to: Some(format!("proposals/{made}")), ..Told::default() }
    }

    fn issued(&self, made: u32, kind: &str) -> Told {
        Told { word: self.term("DocumentKind", kind), ..self.on_document(DocumentId(made)) }
    }

    fn cure(&self, id: CureId) -> Told {
        let cure = self.state.texts.cures.get(id.place());
        self.on_target(&cure.map_or_else(Target::text, |cure| cure.on.clone()))
    }

    fn issue(&self, id: IssueId) -> Told {
        let issue = self.state.texts.issues.get(id.place());
        issue.map(|issue| self.on_provisions(&issue.provisions)).unwrap_or_else(|| self.part())
    }
}
