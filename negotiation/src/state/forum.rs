//! Standing forums: their meetings, speakers' lists, what was said, and their messages.
//!
//! **Invariants:** within an agenda item, requests keep their order within each of the two benches, and
//! the floor alternates between them while both wait. A meeting under the Chatham House Rule
//! holds no request, no turn and no statement: there is no field in which a speaker could stand.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use super::DocumentId;
use super::aftermath::Funding;
use crate::rights::Capacity;
use crate::roster::{GroupId, SeatId};
use crate::wire::{id, terms};
use crate::words::{Tag, Words};

id! {
    /// A standing forum.
    ForumId = "forum",
    /// A meeting.
    MeetingId = "meeting",
    /// A request for the floor.
    RequestId = "request",
    /// A statement in a meeting.
    InterventionId = "intervention",
    /// A message of a meeting.
    MessageId = "message",
}

terms! {
    /// The two benches between which the floor alternates.
    Bench {
        /// Governments.
        Governments = "governments",
        /// All other stakeholders.
        Others = "others",
    }
}

terms! {
    /// Where a meeting stands.
    MeetingState {
        /// It is announced.
        Planned = "planned",
        /// It sits.
        Open = "open",
        /// It is over.
        Closed = "closed",
    }
}

terms! {
    /// What became of a request for the floor.
    RequestState {
        /// It waits.
        Waiting = "waiting",
        /// The speaker has the floor.
        Speaking = "speaking",
        /// The speaker has spoken.
        Heard = "heard",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
        /// The meeting closed over it.
        Unheard = "unheard",
    }
}

/// A standing forum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forum {
    /// What it is called.
    pub name: Words,
    /// What it is for.
    pub mandate: Words,
    /// The adopted document that establishes it.
    pub document: DocumentId,
    /// The provision.
    pub provision: ProvisionId,
    /// From where its means come.
    pub funding: BTreeSet<Funding>,
    /// Who serves it.
    pub secretariat: SeatId,
    /// When its mandate ends; none means that it is permanent.
    pub until: Option<Moment>,
    /// When it was established.
    pub at: Moment,
}

/// A meeting, of a forum or of the negotiation itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The forum; none where the negotiation itself meets.
    pub forum: Option<ForumId>,
    /// Its agenda.
    pub agenda: Vec<Words>,
    /// Where.
    pub place: Words,
    /// Whether one can take part from afar.
    pub online: bool,
    /// From when.
    pub from: Moment,
    /// Until when.
    pub until: Moment,
    /// Whether anybody may listen.
    pub public: bool,
    /// Whether it sits under the Chatham House Rule.
    pub chatham_house: bool,
    /// Who leads it.
    pub chair: SeatId,
    /// Where it stands.
    pub state: MeetingState,
    /// The agenda item that is being discussed, from 1.
    pub item: u32,
    /// How many seconds each speaker has.
    pub seconds: u32,
    /// Who waits, by agenda item and bench.
    pub waiting: BTreeMap<(u32, Bench), BTreeSet<RequestId>>,
    /// Who has the floor.
    pub speaking: Option<RequestId>,
    /// The bench that had the floor last.
    pub last: Option<Bench>,
    /// The turns, in their order.
    pub turns: Vec<RequestId>,
    /// What was said, where nobody may tell who said it.
    pub remarks: Option<Vec<Words>>,
    /// The statements.
    pub interventions: Vec<InterventionId>,
    /// The messages.
    pub messages: Vec<MessageId>,
    /// When it was announced.
    pub announced: Moment,
}

/// A request for the floor, and the turn that came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The meeting.
    pub meeting: MeetingId,
    /// The agenda item, from 1.
    pub item: u32,
    /// Who.
    pub by: SeatId,
    /// In which capacity.
    pub capacity: Capacity,
    /// On which bench.
    pub bench: Bench,
    /// The stakeholder group.
    pub group: Option<GroupId>,
    /// What became of it.
    pub state: RequestState,
    /// How many seconds the speaker had.
    pub allotted: u32,
    /// How many seconds the speaker used.
    pub used: u32,
    /// When the speaker was given the floor.
    pub began: Option<Moment>,
    /// Why it was heard out of its order.
    pub out_of_order: Words,
    /// The statement made in the turn.
    pub intervention: Option<InterventionId>,
    /// When it was made.
    pub at: Moment,
}

/// A statement in a meeting, spoken or in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intervention {
    /// The meeting.
    pub meeting: MeetingId,
    /// The agenda item, from 1.
    pub item: u32,
    /// The turn in which it was made; none for a statement in writing.
    pub turn: Option<RequestId>,
    /// What it says.
    pub words: Words,
    /// The provisions that it is about.
    pub provisions: BTreeSet<ProvisionId>,
    /// Who.
    pub by: SeatId,
    /// In which capacity.
    pub capacity: Capacity,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A message of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The meeting.
    pub meeting: MeetingId,
    /// What it says.
    pub words: Words,
    /// The provisions that it is about.
    pub provisions: BTreeSet<ProvisionId>,
    /// To which body it is addressed.
    pub to: Option<Tag>,
    /// When it was adopted.
    pub at: Moment,
}

/// How long a group spoke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeakingTime {
    /// How many turns.
    pub turns: u32,
    /// How many seconds were used.
    pub used: u64,
    /// How many seconds were allotted.
    pub allotted: u64,
    /// How many turns took longer than allotted.
    pub over: u32,
}

/// All standing forums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forums {
    /// The forums.
    pub standing: Vec<Forum>,
    /// All meetings.
    pub meetings: Vec<Meeting>,
    /// All requests for the floor.
    pub requests: Vec<Request>,
    /// All statements.
    pub interventions: Vec<Intervention>,
    /// All messages.
    pub messages: Vec<Message>,
    /// Of which meeting the remarks were published in which entry.
    pub(crate) published: BTreeMap<u64, MeetingId>,
}

impl Bench {
    /// The other bench.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Governments => Self::Others,
            Self::Others => Self::Governments,
        }
    }
}

impl Meeting {
    /// The request that waits longest on the present item, on a bench.
    fn first(&self, bench: Bench) -> Option<RequestId> {
        self.waiting.get(&(self.item, bench))?.first().copied()
    }

    /// Who is next on the present item: the first of the bench that did not speak last, if it waits.
    pub fn next_speaker(&self) -> Option<RequestId> {
        match self.last {
            Some(last) => self.first(last.other()).or_else(|| self.first(last)),
            None => [self.first(Bench::Governments), self.first(Bench::Others)]
                .into_iter()
                .flatten()
                .min(),
        }
    }
}

impl Forums {
    /// A meeting by its number.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.get(id.place())
    }

    /// The forum that meets; none where the negotiation itself does.
    pub fn of_meeting(&self, meeting: &Meeting) -> Option<&Forum> {
        self.standing.get(meeting.forum?.place())
    }

    /// A request by its number.
    pub fn request(&self, id: RequestId) -> Option<&Request> {
        self.requests.get(id.place())
    }

    /// Who is next in a meeting.
    pub fn next_speaker(&self, id: MeetingId) -> Option<RequestId> {
        self.meeting(id)?.next_speaker()
    }

    /// Takes away the words of an entry; that they were there stays.
    pub(crate) fn withhold(&mut self, entry: u64) {
        if let Ok(place) = self.interventions.binary_search_by_key(&entry, |it| it.entry) {
            self.interventions[place].words.withhold(0);
        }
        let meeting = self.published.get(&entry).copied();
        let meeting = meeting.and_then(|id| self.meetings.get_mut(id.place()));
        for (place, remark) in
            (0..).zip(meeting.and_then(|it| it.remarks.as_mut()).into_iter().flatten())
        {
            remark.withhold(place);
        }
    }

    /// How long each stakeholder group spoke in a meeting; none stands for seats without a group.
    pub fn speaking_time(&self, id: MeetingId) -> BTreeMap<Option<GroupId>, SpeakingTime> {
        let mut times: BTreeMap<Option<GroupId>, SpeakingTime> = BTreeMap::new();
        let turns = self.meeting(id).map(|meeting| meeting.turns.as_slice()).unwrap_or_default();
        for turn in turns.iter().filter_map(|turn| self.request(*turn)) {
            let time = times.entry(turn.group).or_default();
            time.turns += 1;
            time.used += u64::from(turn.used);
            time.allotted += u64::from(turn.allotted);
            time.over += u32::from(turn.used > turn.allotted);
        }
        times
    }
}
