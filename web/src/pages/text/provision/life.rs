//! How a provision read before, what was asked for, what was stated and what followed.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_formats::html::page::markup::{Markup, anchor};
use unbracket_negotiation::Moment;
use unbracket_negotiation::state::{Consent, DocumentId};
use unbracket_text::Passage;

use super::{Teller, label_in};
use crate::pages::text::called;
use crate::pages::text::phrases::phrases;

/// How it read in a document.
pub(in crate::pages::text) struct Version {
    pub(in crate::pages::text) number: u32,
    pub(in crate::pages::text) anchor: String,
    pub(in crate::pages::text) name: String,
    pub(in crate::pages::text) label: String,
    pub(in crate::pages::text) issued: Moment,
    /// Its words against those before, as markup; none where they are the same.
    pub(in crate::pages::text) words: Option<String>,
}

/// A point of an input, and what became of it.
pub(in crate::pages::text) struct Input {
    pub(in crate::pages::text) contribution: u32,
    pub(in crate::pages::text) claim: String,
    pub(in crate::pages::text) who: String,
    pub(in crate::pages::text) class: &'static str,
    pub(in crate::pages::text) sign: &'static str,
    pub(in crate::pages::text) disposition: String,
    pub(in crate::pages::text) reason: String,
    pub(in crate::pages::text) entry: u64,
}

/// A statement around a decision.
pub(in crate::pages::text) struct Stated {
    pub(in crate::pages::text) kind: String,
    pub(in crate::pages::text) who: String,
    pub(in crate::pages::text) words: String,
    pub(in crate::pages::text) at: Moment,
    pub(in crate::pages::text) entry: u64,
}

/// A commitment that flows from it.
pub(in crate::pages::text) struct Commitment {
    pub(in crate::pages::text) number: u32,
    pub(in crate::pages::text) what: String,
    pub(in crate::pages::text) actors: String,
    pub(in crate::pages::text) due: Option<Moment>,
    pub(in crate::pages::text) state: String,
    /// The reports on it: when, by whom, what they say, in words.
    pub(in crate::pages::text) reports: Vec<(Moment, String, String, String)>,
}

/// An entry of the record that concerns it.
pub(in crate::pages::text) struct Event {
    pub(in crate::pages::text) entry: u64,
    pub(in crate::pages::text) at: Option<Moment>,
    pub(in crate::pages::text) what: String,
}

impl Teller<'_> {
    /// Oldest first; what reads as before says so.
    pub(super) fn versions(&self) -> Vec<Version> {
        let mut before: Option<Passage> = None;
        let version = |(number, _): &(DocumentId, u64)| {
            let document = self.state.texts.document(*number)?;
            let content = document.draft.get(self.id)?.content.clone();
            let markup = Markup::of_draft(&document.draft, phrases(self.frame));
            let shown = match &before {
                Some(old) if *old == content => None,
                Some(old) => Some(markup.comparison(old, &content)),
                None => Some(markup.passage(&content)),
            };
            before = Some(content);
            let attributes = markup.attributes();
            Some(Version {
                number: number.0,
                anchor: anchor(self.id.as_str()),
                name: called(self.frame, *number, document),
                label: label_in(&document.draft, self.id),
                issued: document.issued,
                words: shown.map(|words| format!("<span class=\"w\"{attributes}>{words}</span>")),
            })
        };
        self.told.documents.iter().filter_map(version).collect()
    }

    /// Points that may be shown: not confidential, of contributions that are not kept private.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let inputs = &self.state.inputs;
        let found = self.told.points.iter().filter_map(|(id, entry)| {
            let point = inputs.point(*id).filter(|point| !point.confidential)?;
            let from = inputs.contribution(point.contribution)?;
            if from.consent == Consent::SecretariatOnly || from.withdrawn {
                return None;
            }
            let became = point.disposed.as_ref().map(|disposed| disposed.disposition);
            let (sign, class) = crate::status::disposition(became);
            let disposition = match became {
                Some(became) => self.frame.term("Disposition", became),
                None => self.frame.t("text-not-answered"),
            };
            let reason = point.disposed.as_ref().map(|it| self.words(&it.reason));
            Some(Input {
                contribution: point.contribution.0,
                claim: self.words(&point.claim),
                who: match from.consent {
                    Consent::Anonymous => self.frame.t("text-anonymous"),
                    _ => self.seat(from.by),
                },
                class,
                sign,
                disposition,
                reason: reason.unwrap_or_default(),
                entry: *entry,
            })
        });
        found.collect()
    }

    pub(super) fn stated(&self) -> Vec<Stated> {
        let all = self.state.deciding.statements_on(self.id);
        let stated = all.map(|(_, statement)| Stated {
            kind: self.frame.term("StatementKind", statement.kind),
            who: self.seat(statement.by),
            words: self.words(&statement.words),
            at: statement.at,
            entry: statement.entry,
        });
        stated.collect()
    }

    pub(super) fn commitments(&self) -> Vec<Commitment> {
        let aftermath = &self.state.aftermath;
        let of_it = (0..).zip(&aftermath.commitments).filter(|(_, it)| it.provision == *self.id);
        let commitment =
            |(number, it): (u32, &unbracket_negotiation::state::aftermath::Commitment)| {
                let under = &it.undertaking;
                let others = under.others.iter().map(|other| self.words(other));
                let actors = under.actors.iter().map(|seat| self.seat(*seat)).chain(others);
                let reports = it.reports.iter().filter_map(|id| aftermath.report(*id));
                Commitment {
                    number,
                    what: self.words(&under.action),
                    actors: actors.collect::<Vec<_>>().join(self.frame.tongue.comma()),
                    due: under.due,
                    state: self.frame.term("CommitmentState", it.state),
                    reports: reports
                        .map(|report| {
                            let progress = self.frame.term("Progress", report.progress);
                            (report.at, self.seat(report.by), progress, self.words(&report.words))
                        })
                        .collect(),
                }
            };
        of_it.map(commitment).collect()
    }

    /// Everything on the record that concerns it, oldest first.
    pub(super) fn events(&self) -> Vec<Event> {
        let mut events = self.made_and_said();
        events.extend(self.positions_by_day());
        let known: BTreeSet<u64> = events.iter().map(|event| event.entry).collect();
        let acts: BTreeSet<_> = self.told.changes.iter().chain(&self.told.silences).collect();
        let changes = acts.into_iter().filter(|entry| !known.contains(entry));
        let sentences = crate::telling::Teller::new(self.frame.tongue, self.state);
        events.extend(changes.map(|entry| {
            let act = self.acts.get(entry);
            let what = act.map(|act| sentences.tell(*entry, act).text);
            Event {
                entry: *entry,
                at: act.map(|act| act.at),
                // Of a very long story the oldest acts are not read again.
                what: what.unwrap_or_else(|| self.frame.t("text-event-changed")),
            }
        }));
        events.sort_by_key(|event| event.entry);
        events
    }

    /// The positions that were stated on one day are one event: who stated which stands beside.
    fn positions_by_day(&self) -> Vec<Event> {
        let positions = self.told.positions.iter();
        let found = positions.filter_map(|(on, seat, entry)| {
            let one = self.state.texts.position(on, *seat)?;
            Some((one.at.0.div_euclid(86_400), *entry, one.at))
        });
        let mut days: BTreeMap<i64, (usize, u64, Moment)> = BTreeMap::new();
        for (day, entry, at) in found {
            let told = days.entry(day).or_insert((0, entry, at));
            *told = (told.0 + 1, told.1.min(entry), told.2);
        }
        let tell = |(count, entry, at)| Event {
            entry,
            at: Some(at),
            what: self.frame.n("text-event-positions", count),
        };
        days.into_values().map(tell).collect()
    }

    fn made_and_said(&self) -> Vec<Event> {
        let (frame, state) = (self.frame, self.state);
        let mut events = Vec::new();
        let mut tell = |entry: u64, at: Moment, what: String| {
            events.push(Event { entry, at: Some(at), what });
        };
        for (id, entry) in &self.told.documents {
            if let Some(one) = state.texts.document(*id) {
                tell(
                    *entry,
                    one.issued,
                    frame.t1("text-event-issued", "document", called(frame, *id, one)),
                );
            }
        }
        for (id, entry) in &self.told.proposals {
            if let Some(one) = state.texts.proposal(*id) {
                tell(*entry, one.at, frame.t1("text-event-proposed", "who", self.seat(one.by)));
            }
        }
        for (id, _) in &self.told.points {
            if let Some(disposed) = state.inputs.point(*id).and_then(|one| one.disposed.as_ref()) {
                let word = frame.term("Disposition", disposed.disposition);
                tell(disposed.entry, disposed.at, frame.t1("text-event-answered", "answer", word));
            }
        }
        for (_, one) in state.deciding.statements_on(self.id) {
            let kind = frame.term("StatementKind", one.kind);
            tell(
                one.entry,
                one.at,
                frame.t2("text-event-stated", "who", self.seat(one.by), "kind", kind),
            );
        }
        for one in state.aftermath.commitments.iter().filter(|one| one.provision == *self.id) {
            tell(one.entry, one.at, frame.t("text-event-commitment"));
        }
        events
    }
}
