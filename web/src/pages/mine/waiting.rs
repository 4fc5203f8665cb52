//! What waits for a seat, derived from the state: deadlines first.
//!
//! **Invariant:** each item is something that this seat can do now, or that was said to it; nothing here
//! is said about others.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use unbracket_negotiation::act::inputs::awaits_synthesis;
use unbracket_negotiation::state::aftermath::{Commitment, CommitmentId, CommitmentState};
use unbracket_negotiation::state::deciding::{
    Question, QuestionId, SilenceId, SilenceRun, Subject, VoteMethod, VoteRun,
};
use unbracket_negotiation::state::{
    Contribution, CureId, Fate, Position, ProposalId, ProposalState, Stance, Target,
};
use unbracket_negotiation::{Capacity, Moment, Right, SeatId, State};
use unbracket_procedure::Voter;
use unbracket_text::ProvisionId;

use crate::named;
use crate::pages::decide::{about, subject};
use crate::pages::delegate::names;
use crate::pages::propose::drafts::Kept;
use crate::pages::wording::Called;
use crate::tongue::Tongue;

/// Things of one kind that wait.
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) items: Vec<Item>,
}

/// Something that waits.
pub(super) struct Item {
    pub(super) text: String,
    pub(super) link: Option<String>,
    pub(super) due: Option<Moment>,
    /// What can be done about it at once: where, and what it is called.
    pub(super) act: Option<(String, String)>,
}

/// Whose desk it is.
pub(super) struct Desk<'a> {
    pub(super) state: &'a State,
    pub(super) seat: SeatId,
    pub(super) now: Moment,
    pub(super) tongue: Tongue,
    /// The address of the process, with a slash behind it.
    pub(super) base: &'a str,
}

/// Everything that waits, kind by kind; kinds of which nothing waits are left out.
pub(super) fn groups(desk: &Desk<'_>) -> Vec<Group> {
    let all = [
        ("mine-silences", desk.silences()),
        ("mine-questions", desk.questions()),
        ("mine-votes", desk.votes()),
        ("mine-pending", desk.pending()),
        ("mine-cures", desk.cures()),
        ("mine-rests", desk.rests()),
        ("mine-open", desk.without_position()),
        ("mine-co-sign", desk.to_sign()),
        ("mine-calls", desk.calls()),
        ("mine-reports", desk.reports()),
        ("mine-promises", desk.promises()),
        ("mine-proposals", desk.proposals()),
        ("mine-inputs", desk.inputs()),
    ];
    let group = |(key, items): (&str, Vec<Item>)| Group { heading: desk.tongue.say(key), items };
    all.into_iter().filter(|(_, items)| !items.is_empty()).map(group).collect()
}

/// Acts that wait for the signature of this person: what each is called, its address, and until when.
pub(super) fn of_signatures(
    tongue: Tongue,
    base: &str,
    acts: Vec<(String, String, Moment)>,
) -> Option<Group> {
    let item = |(text, digest, until)| Item {
        text,
        link: Some(format!("{base}office/pending/{digest}")),
        due: Some(until),
        act: None,
    };
    let items: Vec<_> = acts.into_iter().map(item).collect();
    (!items.is_empty()).then(|| Group { heading: tongue.say("mine-to-sign"), items })
}

/// Drafts that the group of the seat works on.
pub(super) fn of_drafts(tongue: Tongue, base: &str, drafts: &[Kept]) -> Option<Group> {
    let item = |draft: &Kept| Item {
        text: tongue.with("mine-draft", &[("label", &draft.label), ("group", &draft.whose)]),
        link: Some(format!("{base}drafts/{}", draft.id)),
        due: None,
        act: None,
    };
    let items: Vec<_> = drafts.iter().map(item).collect();
    (!items.is_empty()).then(|| Group { heading: tongue.say("mine-drafts"), items })
}

impl Desk<'_> {
    fn item(&self, text: String, path: &str, due: Option<Moment>) -> Item {
        Item { text, link: Some(format!("{}{path}", self.base)), due, act: None }
    }

    fn has(&self, right: Right) -> bool {
        self.state.rights_of(self.seat).contains(&right)
    }

    /// The questions before the room on which the seat has said nothing.
    fn questions(&self) -> Vec<Item> {
        if !self.has(Right::Speak) {
            return Vec::new();
        }
        let all = (0..).map(QuestionId).zip(&self.state.deciding.questions);
        let open = all.filter(|(_, put)| {
            put.end.is_none() && self.state.texts.position(&put.target, self.seat).is_none()
        });
        let item = |(id, _): (QuestionId, &Question)| {
            let about = subject(self.state, &Subject::Question(id), self.tongue);
            let text = self.tongue.with("mine-question", &[("about", &about)]);
            self.item(text, &format!("decide/questions/{}#answer", id.0), None)
        };
        open.map(item).collect()
    }

    /// The votes that are open to the seat.
    fn votes(&self) -> Vec<Item> {
        if !self.has(Right::Vote) {
            return Vec::new();
        }
        let here = Voter(self.seat.0);
        let open = self.state.deciding.votes.iter().filter(|vote| {
            let casts = vote.method != VoteMethod::NonRecorded;
            casts
                && vote.result.is_none()
                && vote.room.is_present(here)
                && !vote.procedure.has_cast(here)
        });
        let item = |vote: &VoteRun| {
            let about = subject(self.state, &vote.subject, self.tongue);
            self.item(self.tongue.with("mine-vote", &[("about", &about)]), "decide#votes", None)
        };
        open.map(item).collect()
    }

    fn silences(&self) -> Vec<Item> {
        let runs = (0..).map(SilenceId).zip(&self.state.deciding.silences);
        let open = runs.filter(|(_, run)| self.runs(run));
        let item = |(id, run): (SilenceId, &SilenceRun)| {
            let broke = run.breaks.iter().any(|one| one.by == self.seat && !one.withdrawn);
            let key = if broke { "mine-silence-broken" } else { "mine-silence-runs" };
            let text = self.tongue.with(key, &[("count", &run.under().count())]);
            self.item(text, &format!("silence/{}", id.0), Some(run.procedure.terms().deadline))
        };
        open.map(item).collect()
    }

    fn runs(&self, run: &SilenceRun) -> bool {
        run.end.is_none()
            && run.cycle == self.state.present_cycle()
            && run.procedure.terms().deadline >= self.now
    }

    fn pending(&self) -> Vec<Item> {
        let Some(rolling) = &self.state.texts.rolling else { return Vec::new() };
        let mine = rolling.pending.iter().filter(|(_, seats)| seats.contains(&self.seat));
        let called = Called::of(&rolling.draft);
        mine.map(|(id, _)| {
            let label = called.label(id);
            let text = self.tongue.with("mine-confirm", &[("label", &label)]);
            self.item(text, &format!("positions/{id}"), None)
        })
        .collect()
    }

    fn cures(&self) -> Vec<Item> {
        let Some(rolling) = &self.state.texts.rolling else { return Vec::new() };
        let cures = (0..).map(CureId).zip(&self.state.texts.cures);
        let open = cures.filter(|(_, cure)| {
            cure.of == self.seat
                && cure.proposal.is_none()
                && cure.cycle == self.state.present_cycle()
        });
        let standing = open.filter(|(_, cure)| {
            let position = self.state.texts.position(&cure.on, self.seat);
            position.is_some_and(|one| one.stance == Stance::Object)
        });
        let called = Called::of(&rolling.draft);
        standing
            .map(|(_, cure)| {
                let who = names(self.tongue, self.state, [&cure.by]).join("");
                let label = called.label(&cure.provision);
                let text = self.tongue.with("mine-cure", &[("who", &who), ("label", &label)]);
                self.item(text, &format!("positions/{}", cure.provision), None)
            })
            .collect()
    }

    /// Objections and reserves of which something that they rest on was settled.
    fn rests(&self) -> Vec<Item> {
        let texts = &self.state.texts;
        let mine = texts.positions.iter().filter_map(|(on, all)| Some((on, all.get(&self.seat)?)));
        let item = |(on, position): (&Target, &Position)| {
            let key = match position.fate(texts)? {
                Fate::Waits => return None,
                Fate::Stands => "mine-rests-stands",
                Fate::Gone => "mine-rests-gone",
            };
            let text = self.tongue.with(key, &[("about", &about(self.state, on, self.tongue))]);
            let path = match (on.proposal, &on.provision) {
                (Some(proposal), _) => format!("proposals/{}", proposal.0),
                (None, Some(id)) => format!("positions/{id}"),
                (None, None) => "positions".to_owned(),
            };
            Some(self.item(text, &path, None))
        };
        mine.filter_map(item).collect()
    }

    /// The provisions that are being read and on which the seat has said nothing.
    fn without_position(&self) -> Vec<Item> {
        let texts = &self.state.texts;
        let (Some(rolling), Some(room)) = (&texts.rolling, &texts.room) else { return Vec::new() };
        if !self.has(Right::Speak) {
            return Vec::new();
        }
        let open = open_provisions(self.state).into_iter().filter(|id| {
            (room.provisions.is_empty() || room.provisions.contains(id))
                && texts.position(&Target::provision(id.clone()), self.seat).is_none()
        });
        let open: Vec<_> = open.collect();
        if open.is_empty() {
            return Vec::new();
        }
        let called = Called::of(&rolling.draft);
        let labels: Vec<_> = open.iter().take(12).map(|id| called.label(id)).collect();
        let text = self.tongue.with(
            "mine-no-position",
            &[("count", &open.len()), ("labels", &labels.join(self.tongue.comma()))],
        );
        vec![self.item(text, "positions", None)]
    }

    fn to_sign(&self) -> Vec<Item> {
        if !self.has(Right::Submit) {
            return Vec::new();
        }
        let all = self.state.inputs.contributions.iter().enumerate();
        let open = all.filter(|(_, one)| {
            let running = one.joint.is_some_and(|joint| joint.until >= self.now);
            running && !one.withdrawn && one.by != self.seat && !one.signed.contains(&self.seat)
        });
        open.map(|(number, one)| {
            let who = names(self.tongue, self.state, [&one.by]).join("");
            let text = self.tongue.with("mine-sign", &[("who", &who)]);
            self.item(text, &format!("contributions/{number}"), one.joint.map(|joint| joint.until))
        })
        .collect()
    }

    fn calls(&self) -> Vec<Item> {
        let open = awaits_synthesis(self.state).filter(|_| self.has(Right::Submit));
        let call = open.and_then(|id| Some((id, self.state.inputs.call(id)?)));
        let call = call.filter(|(_, call)| call.until >= self.now);
        call.into_iter()
            .map(|(id, call)| {
                let path = format!("inputs/{}/contribute", id.0);
                self.item(named::words(self.tongue, &call.title), &path, Some(call.until))
            })
            .collect()
    }

    fn reports(&self) -> Vec<Item> {
        let aftermath = &self.state.aftermath;
        let rounds = aftermath.rounds.iter().filter(|round| round.closed.is_none());
        let due = rounds.flat_map(|round| {
            let silent = round.commitments.difference(&round.reported);
            silent.map(move |id| (*id, round.deadline))
        });
        let own = |id: &CommitmentId| {
            let commitment = aftermath.commitment(*id);
            commitment.is_some_and(|one| one.undertaking.actors.contains(&self.seat))
        };
        let text = |id: CommitmentId| {
            let commitment = aftermath.commitment(id);
            commitment
                .map_or_else(String::new, |it| named::words(self.tongue, &it.undertaking.action))
        };
        due.filter(|(id, _)| own(id))
            .map(|(id, until)| self.item(text(id), &format!("report/{}", id.0), Some(until)))
            .collect()
    }

    /// What the seat promised and is still open: of the last cycle first, there the nearest day first.
    fn promises(&self) -> Vec<Item> {
        let all = (0..).map(CommitmentId).zip(&self.state.aftermath.commitments);
        let mut own: Vec<_> = all
            .filter(|(_, one)| one.state == CommitmentState::Open)
            .filter(|(_, one)| one.undertaking.actors.contains(&self.seat))
            .collect();
        let cycle = |one: &Commitment| self.state.texts.document(one.document).map(|it| it.cycle);
        own.sort_by_key(|(id, one)| {
            let due = one.undertaking.due;
            (Reverse(cycle(one)), due.is_none(), due, *id)
        });
        let item = |(id, one): (CommitmentId, &Commitment)| {
            let text = named::words(self.tongue, &one.undertaking.action);
            let path = format!("follow-up/commitments/{}", id.0);
            let report = format!("{}report/{}", self.base, id.0);
            let act = Some((report, self.tongue.say("act-report-progress")));
            Item { act, ..self.item(text, &path, one.undertaking.due) }
        };
        own.into_iter().map(item).collect()
    }

    /// Open proposals that the seat sponsors, or that somebody put forward for a group of the seat.
    fn proposals(&self) -> Vec<Item> {
        let groups: BTreeSet<_> = self
            .state
            .roster
            .groups()
            .collect::<Vec<_>>()
            .into_iter()
            .filter(|(_, group)| group.has(self.seat, self.now))
            .map(|(id, _)| id)
            .collect();
        let all = (0..).map(ProposalId).zip(&self.state.texts.proposals);
        let ours = all.filter(|(_, one)| {
            let of_group = matches!(one.capacity, Capacity::OnBehalfOf(id) if groups.contains(&id));
            one.state == ProposalState::Open
                && one.cycle == self.state.present_cycle()
                && (of_group || one.sponsors.contains(&self.seat))
        });
        ours.map(|(id, one)| {
            let heading = crate::pages::wording::heading_now(self.tongue, self.state, one);
            let text = format!("{} · {heading}", id.0);
            self.item(text, &format!("proposals/{}", id.0), None)
        })
        .collect()
    }

    fn inputs(&self) -> Vec<Item> {
        let all = self.state.inputs.contributions.iter().enumerate();
        let own = all.filter(|(_, one)| one.by == self.seat || one.signed.contains(&self.seat));
        own.map(|(number, one)| {
            let text = self.input(one);
            self.item(text, &format!("contributions/{number}"), None)
        })
        .collect()
    }

    fn input(&self, one: &Contribution) -> String {
        let disposed = one.points.iter().filter(|id| {
            self.state.inputs.point(**id).is_some_and(|point| point.disposed.is_some())
        });
        let title = if one.title.is_blank() { &one.text } else { &one.title };
        let title: String = named::words(self.tongue, title).chars().take(80).collect();
        self.tongue.with(
            "mine-input",
            &[("title", &title), ("count", &one.points.len()), ("answered", &disposed.count())],
        )
    }
}

/// The paragraphs that are not agreed.
pub(crate) fn open_provisions(state: &State) -> Vec<ProvisionId> {
    use unbracket_negotiation::event::ParagraphStatus::{Agreed, Deleted, Merged};
    use unbracket_negotiation::standing::{is_paragraph, statuses};
    let Some(rolling) = &state.texts.rolling else { return Vec::new() };
    let statuses = statuses(rolling);
    let visits = rolling.draft.visit().filter(|visit| is_paragraph(visit.provision.kind));
    let open = visits.filter(|visit| {
        !matches!(statuses.get(&visit.provision.id), Some(Agreed | Deleted | Merged))
    });
    open.map(|visit| visit.provision.id.clone()).collect()
}
