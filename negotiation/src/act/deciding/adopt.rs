//! Adopts an outcome.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_procedure::{BallotTally, Decision, PositionTally, Verdict};
use unbracket_text::{Draft, Provision, ProvisionId, ProvisionKind};

use super::{find, notice};
use crate::act::{Case, Deed, Done};
use crate::brackets::bracketed;
use crate::event::Outcome;
use crate::modalities::{EndRule, Stage};
use crate::redraft::digest;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::roster::{Seat, SeatId};
use crate::rules;
use crate::said;
use crate::state::deciding::{
    Adoption, Question, QuestionEnd, QuestionId, Subject, asked, granted, judge_asked,
};
use crate::state::{Document, DocumentId, DocumentKind, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Adopts a document as the outcome of the cycle: the gavel, or the result of the vote.
    ///
    /// What is written around it (reservations, explanations, dissociations) never changes its text.
    Adopt = "adopt" {
        /// The document.
        document: DocumentId,
        /// The question on it that was put to the room.
        question: QuestionId,
        /// The symbol of the outcome.
        symbol: Option<Tag>,
        /// The title of the outcome; none for that of the document.
        title: Words,
    }
}

impl Deed for Adopt {
    const PERMIT: Permit =
        Permit::new(Who::Office(find::PRESIDES)).by_two().in_stages(&[Stage::Adoption]);
    const RULE: &'static str = rules::CONSENSUS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let document = find::document(state, self.document)?;
        is_put_forward(state, document)?;
        let breaches = notice::check(state, self.document, document, case.now)?;
        let question = find::question(state, self.question)?;
        require(
            question.document == Some(self.document),
            Code::Contradiction,
            rules::CONSENSUS,
            || {
                said!(
                    "{question} is not on {document}; put it to the room",
                    question = self.question,
                    document = self.document
                )
            },
        )?;
        self.nothing_is_pending(state)?;
        let (decision, in_the_way) = self.decided(state, question, case)?;
        let left_out = self.leaves_out(state, &document.draft);
        let adopted = without(&document.draft, &left_out);
        is_clean(&adopted, state.cycle().modalities.end_rule)?;
        let word = if question.voted { "adopted-by-vote" } else { "adopted-without-a-vote" };
        let designation = decision.designation.map(|it| find::designation_word(it.designation));
        let mut tally = tally(&decision.tally.positions, decision.tally.ballots.as_ref());
        let units = find::listed(left_out, "left-out", &mut tally);
        Ok(Outcome {
            made: Some(u32::try_from(state.texts.documents.len()).unwrap_or(u32::MAX)),
            breaches,
            decision: Some(find::word(word)),
            designation,
            in_the_way,
            units,
            tally,
            text: Some(digest(&adopted)),
            ..Outcome::none()
        })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some(document) = state.texts.documents.get(self.document.place()) else { return };
        let cycle = state.present_cycle();
        let title = if self.title.is_blank() { &document.title } else { &self.title }.clone();
        let left_out = if done.outcome.units.is_empty() {
            // So many that the entry only counts them.
            self.leaves_out(state, &document.draft)
        } else {
            done.outcome.units.clone()
        };
        let outcome = DocumentId(u32::try_from(state.texts.documents.len()).unwrap_or(u32::MAX));
        let outcome_text = Document {
            kind: DocumentKind::Outcome,
            symbol: self.symbol.clone(),
            title,
            issued: done.at,
            cycle,
            by: done.by.seat,
            entry: done.index,
            ..in_all_languages(document, &left_out)
        };
        state.texts.documents.push(outcome_text);
        if let Some(question) = state.deciding.questions.get_mut(self.question.place()) {
            question.end = Some(QuestionEnd::Agreed);
        }
        state.deciding.adoptions.push(Adoption {
            outcome: Some(outcome),
            of: Some(self.document),
            decision: done.outcome.decision.clone().unwrap_or_else(|| find::word("adopted")),
            left_out,
            question: Some(self.question),
            cycle,
            entry: done.index,
        });
        let stage = state.cycle_mut();
        stage.stage = Stage::FollowUp;
        stage.since = done.at;
    }
}

impl Adopt {
    /// Refuses while something that comes first is before the room.
    fn nothing_is_pending(&self, state: &State) -> Result<(), Refusal> {
        let deciding = &state.deciding;
        let silence = deciding
            .silences
            .iter()
            .any(|run| run.end.is_none() && run.document == Some(self.document));
        require(!silence, Code::NotReady, rules::SILENCE, || {
            said!("the text is under silence; close that first")
        })?;
        let voting = deciding.votes.last().is_some_and(|vote| vote.result.is_none());
        require(!voting, Code::NotReady, rules::VOTES, || {
            said!("a vote is being taken; close it first")
        })?;
        find::no_motion_pending(state, self.question)?;
        find::no_amendment_waits(state)
    }

    /// What decides the question: the vote that was taken, or else the rule at this moment, with every
    /// objection that stands now.
    fn decided(
        &self,
        state: &State,
        question: &Question,
        case: &Case<'_>,
    ) -> Result<(Decision, BTreeSet<SeatId>), Refusal> {
        let against = question.end.is_some_and(|end| end != QuestionEnd::Agreed);
        require(!against, Code::Closed, rules::CONSENSUS, || {
            said!(
                "{question} was not agreed, or no action was taken on it",
                question = self.question
            )
        })?;
        let (room, asked) = asked(state, self.question, case.now).ok_or_else(|| {
            Refusal::new(Code::Unknown, rules::CONSENSUS, said!("no such question"))
        })?;
        if question.voted && question.end == Some(QuestionEnd::Agreed) {
            let on = |vote: &&crate::state::deciding::VoteRun| {
                vote.subject == Subject::Question(self.question)
            };
            let vote = state.deciding.votes.iter().rev().find(on);
            let rule = vote.map_or(&question.rule, |vote| &vote.rule);
            let (decision, _) = judge_asked(rule, &room, &asked);
            return Ok((decision, BTreeSet::new()));
        }
        let asks = !question.vote_requests.is_empty() || question.voted;
        require(!asks && !question.rule.counts_votes(), Code::NotReady, rules::VOTES, || {
            said!("a vote decides this question; take the vote")
        })?;
        let (decision, in_the_way) = judge_asked(&question.rule, &room, &asked);
        match &decision.verdict {
            Verdict::Passed | Verdict::AdoptedWithoutAVote(_) => Ok((decision, in_the_way)),
            Verdict::NotPassed => Err(Refusal::new(
                Code::Objected,
                rules::CONSENSUS,
                said!(
                    "under {rule}, {seats} stand in the way",
                    rule = &question.rule,
                    seats = named(state, &in_the_way)
                ),
            )),
            Verdict::Undecided { needs } => Err(Refusal::new(
                Code::NotReady,
                rules::CONSENSUS,
                find::undecided(&question.rule, needs),
            )),
        }
    }

    /// What is left out: parts that were voted down, and text in brackets where the end rule says so.
    fn leaves_out(&self, state: &State, draft: &Draft) -> BTreeSet<ProvisionId> {
        let divided = granted(state, self.question);
        let rejected = divided.into_iter().flat_map(|motion| &motion.results);
        let mut left_out: BTreeSet<_> =
            rejected.filter(|(_, kept)| !**kept).map(|(id, _)| id.clone()).collect();
        if state.cycle().modalities.end_rule == EndRule::AgreedMinus {
            left_out.extend(open(draft));
        }
        left_out
    }
}

fn is_put_forward(state: &State, document: &Document) -> Result<(), Refusal> {
    let present = document.cycle == state.present_cycle();
    let kinds = [DocumentKind::FinalText, DocumentKind::ChairsText];
    require(present && kinds.contains(&document.kind), Code::NotReady, rules::TEXT, || {
        said!("what is adopted is a final text or a chair's text of this cycle; issue one")
    })
}

/// The provisions that hold text in brackets, or whose words are still to come.
fn open(draft: &Draft) -> BTreeSet<ProvisionId> {
    let to_come = draft.visit().map(|visit| visit.provision);
    let to_come = to_come.filter(|provision| provision.kind == ProvisionKind::Placeholder);
    let mut open = bracketed(draft);
    open.extend(to_come.map(|provision| provision.id.clone()));
    open
}

/// Refuses text that is not agreed, as the end rule has it.
fn is_clean(draft: &Draft, rule: EndRule) -> Result<(), Refusal> {
    let open = open(draft).len();
    require(open == 0, Code::NotReady, rules::PACKAGE, || {
        let way = match rule {
            EndRule::PackageText => said!("all or nothing: lift the brackets"),
            EndRule::TechnicalRollover => {
                said!("lift the brackets, or record that nothing is adopted")
            }
            EndRule::AgreedMinus => said!("what is not agreed is left out"),
            EndRule::ChairsText => said!("the chair issues a text without them"),
            EndRule::Vote => said!("put them to the vote"),
        };
        said!("{open} provisions hold brackets or are still to come; {way}", open, way)
    })?;
    require(!draft.provisions().is_empty(), Code::NotReady, rules::PACKAGE, || {
        said!("nothing of the text is agreed; record that nothing is adopted")
    })
}

/// A document without some provisions, in every language.
///
/// What is there in a language only elsewhere still holds them: the outcome is then not there in it.
fn in_all_languages(document: &Document, left_out: &BTreeSet<ProvisionId>) -> Document {
    let draft = without(&document.draft, left_out);
    if Arc::ptr_eq(&draft, &document.draft) {
        return document.clone();
    }
    let versions = document.versions.iter();
    let versions: BTreeMap<_, _> =
        versions.map(|(tag, version)| (tag.clone(), without(version, left_out))).collect();
    let mut languages = document.languages.clone();
    let own = document.language_of_negotiation().cloned();
    languages
        .retain(|tag, _| own.as_ref().is_some_and(|own| own == tag) || versions.contains_key(tag));
    // The numbers that it lists went to other provisions, or to none.
    let concordance = Vec::new();
    Document { draft, versions, languages, concordance, ..document.clone() }
}

/// The draft without some provisions, and without what stands below them.
fn without(draft: &Arc<Draft>, left_out: &BTreeSet<ProvisionId>) -> Arc<Draft> {
    fn keep(provisions: &[Provision], left_out: &BTreeSet<ProvisionId>) -> Vec<Provision> {
        let kept = provisions.iter().filter(|provision| !left_out.contains(&provision.id));
        kept.map(|provision| Provision {
            children: keep(&provision.children, left_out),
            ..provision.clone()
        })
        .collect()
    }
    if left_out.is_empty() {
        return draft.clone();
    }
    let kept = draft.with_provisions(keep(draft.provisions(), left_out));
    Arc::new(kept.expect("fewer provisions share no identity, and stand no deeper"))
}

fn tally(said: &PositionTally, cast: Option<&BallotTally>) -> BTreeMap<Tag, u32> {
    match cast {
        Some(cast) => find::counts([
            ("yes", cast.yes),
            ("no", cast.no),
            ("abstain", cast.abstain),
            ("not-participating", cast.not_participating),
            ("absent", cast.absent),
        ]),
        None => find::said(said),
    }
}

/// The names of seats, for a refusal that tells whom to talk to.
fn named(state: &State, seats: &BTreeSet<SeatId>) -> String {
    let names = seats.iter().filter_map(|seat| state.roster.seat(*seat)).map(Seat::shown);
    names.collect::<Vec<_>>().join(", ")
}
