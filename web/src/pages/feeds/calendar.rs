//! The calendar of a process: stages, deadlines of calls and silences, meetings, reporting rounds,
//! reviews of designations, the next review.

use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_negotiation::state::aftermath::Commitment;
use unbracket_negotiation::state::deciding::SilenceId;
use unbracket_negotiation::{Moment, State};

use super::ical::{self, Event};
use super::tagged;
use crate::failure::Failure;
use crate::pages::shown::{open_words, said, seat, who_meets};
use crate::shaped::begin;
use crate::telling::Teller;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// Sends the calendar.
pub(super) async fn calendar(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    let public = &visit.visitor.site.settings().public;
    let host = public.split("//").nth(1).unwrap_or("localhost");
    let host = host.split(':').next().unwrap_or(host);
    let (title, now, events) = visit.state(|state| {
        let noted = Noted {
            tongue: visit.tongue(),
            teller: Teller::new(visit.tongue(), state),
            state,
            within: format!("{public}{}", visit.address("")),
            host: format!("{}.{host}", visit.process.name()),
        };
        (state.process.title.shown().to_owned(), state.now, noted.all())
    });
    // Stamped with the last entry, so that the same record gives the same bytes.
    let text = ical::calendar(&title, now, &events);
    Ok(tagged(&headers, "text/calendar; charset=utf-8", text))
}

struct Noted<'a> {
    tongue: Tongue,
    teller: Teller<'a>,
    state: &'a State,
    within: String,
    host: String,
}

impl Noted<'_> {
    fn all(&self) -> Vec<Event> {
        let mut events = self.stages();
        events.extend(self.deadlines());
        events.extend(self.meetings());
        events.sort_by(|one, other| one.from.cmp(&other.from).then(one.uid.cmp(&other.uid)));
        events
    }

    fn event(&self, name: &str, from: Moment, summary: String, path: &str) -> Event {
        Event {
            uid: format!("{name}@{}", self.host),
            from,
            until: None,
            summary,
            place: String::new(),
            url: format!("{}{path}", self.within),
            sequence: 0,
        }
    }

    fn stages(&self) -> Vec<Event> {
        let mut events = Vec::new();
        for (number, cycle) in self.state.process.cycles.iter().enumerate() {
            for (stage, slot) in &cycle.timetable {
                let name = self.teller.term("Stage", stage.word());
                let summary = self.teller.with("feeds-stage", &[("stage", &name)]);
                let path = format!("stages/{}", stage.word());
                let uid = format!("stage-{number}-{stage}");
                let event = self.event(&uid, slot.from, summary, &path);
                events.push(Event { until: Some(slot.until), ..event });
            }
            if let Some(review) = cycle.review {
                let summary = self.teller.t("feeds-review");
                events.push(self.event(&format!("review-{number}"), review, summary, ""));
            }
        }
        events
    }

    fn deadlines(&self) -> Vec<Event> {
        let mut events = Vec::new();
        for (number, call) in self.state.inputs.calls.iter().enumerate() {
            let title = self.teller.words(&call.title);
            let summary = self.teller.with("feeds-call", &[("title", &title)]);
            events.push(self.event(&format!("call-{number}"), call.until, summary, "inputs"));
        }
        for (number, run) in (0_u32..).zip(&self.state.deciding.silences) {
            let on = self.teller.on_silence(SilenceId(number)).on;
            let summary = self.teller.with("feeds-silence", &[("on", &on)]);
            let at = run.procedure.terms().deadline;
            let path = format!("silence/{number}");
            events.push(self.event(&format!("silence-{number}"), at, summary, &path));
        }
        for (number, round) in self.state.aftermath.rounds.iter().enumerate() {
            let summary = self.teller.t("feeds-round");
            events.push(self.event(
                &format!("round-{number}"),
                round.deadline,
                summary,
                "follow-up",
            ));
        }
        for (number, question) in self.state.deciding.questions.iter().enumerate() {
            if let Some(at) = question.review_at {
                let summary = self.teller.t("feeds-question");
                let path = format!("decide/questions/{number}");
                events.push(self.event(&format!("question-{number}"), at, summary, &path));
            }
        }
        for (number, one) in self.state.aftermath.commitments.iter().enumerate() {
            if let Some(due) = one.undertaking.due {
                let summary = self.promised(one);
                let path = format!("follow-up/commitments/{number}");
                events.push(self.event(&format!("commitment-{number}"), due, summary, &path));
            }
        }
        events
    }

    /// Who has to do what, in the words of the follow-up; of a long promise its beginning.
    fn promised(&self, one: &Commitment) -> String {
        let undertaking = &one.undertaking;
        let seats = undertaking.actors.iter().map(|id| seat(self.tongue, self.state, *id));
        let others = undertaking.others.iter().map(|it| open_words(self.tongue, it).text);
        let who = seats.chain(others).collect::<Vec<_>>().join(self.tongue.comma());
        let what = said(self.tongue, self.state, one.entry, &undertaking.action).text;
        self.teller.with("feeds-commitment", &[("who", &who), ("what", &begin(&what))])
    }

    fn meetings(&self) -> Vec<Event> {
        let meeting =
            |(number, meeting): (usize, &unbracket_negotiation::state::forum::Meeting)| {
                let forum = who_meets(self.tongue, self.state, meeting);
                let summary = self.teller.with("feeds-meeting", &[("forum", &forum)]);
                let path = format!("meetings/{number}");
                let event = self.event(&format!("meeting-{number}"), meeting.from, summary, &path);
                let place = meeting.place.text().unwrap_or_default().to_owned();
                Event { until: Some(meeting.until), place, ..event }
            };
        self.state.forums.meetings.iter().enumerate().map(meeting).collect()
    }
}
