//! Plans a meeting.

use std::collections::BTreeMap;

use unbracket_procedure::Moment;

use super::unknown;
use crate::act::aftermath::{known_seats, serves};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::next;
use crate::state::forum::{ForumId, Meeting, MeetingState};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Announces a meeting of a forum, by those who serve it; or of the negotiation itself, by its chair
    /// or its secretariat.
    PlanMeeting = "plan-meeting" {
        /// The forum; none means that the negotiation itself meets.
        forum: Option<ForumId>,
        /// Its agenda.
        agenda: Vec<Words>,
        /// Where.
        place: Words,
        /// Whether one can take part from afar.
        online: bool,
        /// From when.
        from: Moment,
        /// Until when.
        until: Moment,
        /// Whether anybody may listen.
        public: bool,
        /// Whether it sits under the Chatham House Rule.
        chatham_house: bool,
        /// Who leads it.
        chair: SeatId,
        /// How many seconds each speaker has; none means what the modalities say.
        seconds: Option<u32>,
        /// Why the notice is shorter than the modalities ask for.
        because: Words,
    }
}

impl Deed for PlanMeeting {
    const PERMIT: Permit =
        Permit::new(Who::Either(Right::Attend, &[Role::Secretariat, Role::Chair])).on_own();
    const RULE: &'static str = rules::MEETINGS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let Some(forum) = self.forum else {
            let chairs = state.roster.officers(Role::Chair).contains(&by.seat);
            return serves(state, by) || chairs;
        };
        let forum = state.forums.standing.get(forum.place());
        serves(state, by) || forum.is_none_or(|forum| forum.secretariat == by.seat)
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let forum =
            self.forum.map(|id| state.forums.standing.get(id.place()).ok_or_else(|| unknown(id)));
        let forum = forum.transpose()?;
        self.check_contents(state)?;
        let mandate = forum.and_then(|forum| forum.until);
        let stands = mandate.is_none_or(|until| self.from <= until);
        require(stands, Code::TooLate, rules::MEETINGS, || {
            said!("the mandate of the forum ends before this meeting")
        })?;
        require(self.from > case.now, Code::TooLate, rules::NOTICE, || {
            said!("a meeting is announced before it begins")
        })?;
        let mut outcome = Outcome::made(next(&state.forums.meetings));
        // A forum is called from afar; who negotiates is in the building.
        let days = if forum.is_some() { state.cycle().modalities.input_days } else { 1 };
        if self.from < state.process.working_days(case.now, days) {
            require(!self.because.is_blank(), Code::ShortNotice, rules::NOTICE, || {
                said!(
                    "a meeting is announced {days} working days ahead; less needs a public reason",
                    days
                )
            })?;
            outcome.breaches.insert(Tag::known(rules::NOTICE));
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let seconds = self.seconds.unwrap_or(state.cycle().modalities.speaking_seconds);
        state.forums.meetings.push(Meeting {
            forum: self.forum,
            agenda: self.agenda.clone(),
            place: self.place.clone(),
            online: self.online,
            from: self.from,
            until: self.until,
            public: self.public,
            chatham_house: self.chatham_house,
            chair: self.chair,
            state: MeetingState::Planned,
            item: 1,
            seconds,
            waiting: BTreeMap::new(),
            speaking: None,
            last: None,
            turns: Vec::new(),
            remarks: None,
            interventions: Vec::new(),
            messages: Vec::new(),
            announced: done.at,
        });
    }
}

impl PlanMeeting {
    fn check_contents(&self, state: &State) -> Result<(), Refusal> {
        let agenda = !self.agenda.is_empty() && !self.agenda.iter().any(Words::is_blank);
        require(agenda, Code::Blank, rules::MEETINGS, || {
            said!("a meeting has an agenda, and each item says what it is")
        })?;
        require(self.online || !self.place.is_blank(), Code::Blank, rules::MEETINGS, || {
            said!("a meeting has a place, or is held online")
        })?;
        require(self.until > self.from, Code::Contradiction, rules::MEETINGS, || {
            said!("a meeting ends after it begins")
        })?;
        let quiet = !(self.public && self.chatham_house);
        require(quiet, Code::Contradiction, rules::CHATHAM_HOUSE, || {
            said!("where anybody may listen, nobody is kept from telling who spoke")
        })?;
        known_seats(state, [&self.chair])
    }
}
