//! Who takes part: seats, groups, and dated membership.
//!
//! A seat's number is its name on the record; it is given by the act that accredits it. A person who
//! takes part under a pseudonym has a seat without a name: who it is stands in the vault alone.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Moment;

use crate::refusal::{Code, Refusal, require};
use crate::rights::{Basis, Capacity, Credentials, Role};
use crate::rules;
use crate::said;
use crate::wire::{id, terms};
use crate::words::{Tag, Words};

id! {
    /// A seat: who takes part.
    SeatId = "seat",
    /// A group of seats.
    GroupId = "group",
}

terms! {
    /// What a group is for.
    GroupKind {
        /// A side of stakeholders: governments, private sector, civil society, technical community,
        /// academia, international organisations.
        Stakeholder = "stakeholder",
        /// A constituency across the sides, such as youth.
        CrossCutting = "cross-cutting",
        /// Seats that negotiate together; one can be in several.
        Negotiating = "negotiating",
        /// A region.
        Regional = "regional",
    }
}

terms! {
    /// Whether a seat may act.
    Admission {
        /// Proposed; States may still object.
        Proposed = "proposed",
        /// Accredited.
        Accredited = "accredited",
        /// Refused, on an objection.
        Refused = "refused",
        /// Ended.
        Ended = "ended",
    }
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its name; blank for somebody who takes part under a pseudonym.
    pub name: Words,
    /// A public code, such as that of a country.
    pub code: Option<Tag>,
    /// The basis on which it takes part.
    pub basis: Basis,
    /// The stakeholder group to which it belongs.
    pub side: Option<GroupId>,
    /// Its offices.
    pub offices: BTreeSet<Role>,
    /// Whether it may act.
    pub admission: Admission,
    /// Until when its accreditation holds; none means to the end.
    pub until: Option<Moment>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub kind: GroupKind,
    /// Its members, each with the spans in which they belonged: from, and until.
    pub members: BTreeMap<SeatId, Vec<(Moment, Option<Moment>)>>,
}

/// All seats and groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    seats: Vec<Seat>,
    groups: Vec<Group>,
    seat_names: BTreeMap<String, SeatId>,
    group_names: BTreeMap<String, GroupId>,
    officers: BTreeMap<Role, BTreeSet<SeatId>>,
}

impl Seat {
    /// Its name, or what stands for it.
    pub fn shown(&self) -> &str {
        if self.name.is_blank() { "a participant under a pseudonym" } else { self.name.shown() }
    }
}

impl Group {
    /// Tells whether a seat belongs to it at a moment.
    pub fn has(&self, seat: SeatId, at: Moment) -> bool {
        self.members.get(&seat).is_some_and(|spans| {
            spans.iter().any(|(from, until)| *from <= at && until.is_none_or(|until| at < until))
        })
    }
}

impl Roster {
    /// Whether nobody was ever accredited.
    pub fn is_empty(&self) -> bool {
        self.seats.is_empty()
    }

    /// All seats with their numbers.
    pub fn seats(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        (0..).map(SeatId).zip(&self.seats)
    }

    /// All groups with their numbers.
    pub fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        (0..).map(GroupId).zip(&self.groups)
    }

    /// A seat by its number.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(id.place())
    }

    /// How a seat is shown; its number where there is none.
    pub fn shown(&self, id: SeatId) -> String {
        self.seat(id).map_or_else(|| id.to_string(), |seat| seat.shown().to_owned())
    }

    /// A group by its number.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.place())
    }

    /// The seat of that name.
    pub fn seat_named(&self, name: &str) -> Option<SeatId> {
        self.seat_names.get(name).copied()
    }

    /// The group of that name.
    pub fn group_named(&self, name: &str) -> Option<GroupId> {
        self.group_names.get(name).copied()
    }

    /// Those who hold an office.
    pub fn officers(&self, role: Role) -> &BTreeSet<SeatId> {
        static NOBODY: BTreeSet<SeatId> = BTreeSet::new();
        self.officers.get(&role).unwrap_or(&NOBODY)
    }

    /// Whether a registrar leaves accrediting to this seat: where there is one, nobody else accredits.
    pub fn leaves_accrediting_to(&self, seat: SeatId) -> bool {
        let registrars = self.officers(Role::Registrar);
        registrars.is_empty() || registrars.contains(&seat)
    }

    /// Checks that a seat may accredit: the registrar, or the secretariat as long as there is none.
    ///
    /// # Errors
    /// Where there is a registrar and this is not one.
    pub(crate) fn check_registrar(&self, seat: SeatId) -> Result<(), Refusal> {
        let may = self.leaves_accrediting_to(seat);
        require(may, Code::NotPermitted, rules::ACCREDITATION, || {
            said!("there is a registrar; nobody else accredits, the secretariat included")
        })
    }

    /// The seat, if it may act now.
    ///
    /// # Errors
    /// Where there is no such seat, or it is not (or no longer) accredited.
    pub fn present(&self, id: SeatId, now: Moment) -> Result<&Seat, Refusal> {
        let seat = self.seat(id).ok_or_else(|| {
            Refusal::new(Code::NotPermitted, rules::ACCREDITATION, said!("there is no {id}", id))
        })?;
        let valid = seat.until.is_none_or(|until| now <= until);
        require(
            seat.admission == Admission::Accredited && valid,
            Code::NotPermitted,
            rules::ACCREDITATION,
            || {
                said!(
                    "{seat} is not accredited ({admission})",
                    seat = seat.shown(),
                    admission = seat.admission
                )
            },
        )?;
        Ok(seat)
    }

    /// Checks that a seat may act in its capacity.
    pub(crate) fn check_capacity(&self, by: &Credentials, now: Moment) -> Result<(), Refusal> {
        let group = match by.capacity {
            Capacity::National => return Ok(()),
            Capacity::OnBehalfOf(group) | Capacity::AlignedWith(group) => group,
        };
        let found = self.group(group).ok_or_else(|| {
            Refusal::new(Code::Unknown, rules::CAPACITY, said!("there is no {id}", id = group))
        })?;
        require(found.has(by.seat, now), Code::NotPermitted, rules::CAPACITY, || {
            said!(
                "only a member speaks for {name} or aligns itself with it",
                name = found.name.shown()
            )
        })
    }

    pub(crate) fn add_seat(&mut self, seat: Seat) -> SeatId {
        let id = SeatId(u32::try_from(self.seats.len()).unwrap_or(u32::MAX));
        if let Some(name) = seat.name.text().filter(|name| !name.is_empty()) {
            // Whoever was refused or has left gives the name free; the latest seat has it.
            self.seat_names.insert(name.to_owned(), id);
        }
        for role in &seat.offices {
            self.officers.entry(*role).or_default().insert(id);
        }
        self.seats.push(seat);
        id
    }

    pub(crate) fn give_office(&mut self, id: SeatId, role: Role) {
        if let Some(seat) = self.seats.get_mut(id.place()) {
            seat.offices.insert(role);
            self.officers.entry(role).or_default().insert(id);
        }
    }

    pub(crate) fn end_office(&mut self, id: SeatId, role: Role) {
        if let Some(seat) = self.seats.get_mut(id.place()) {
            seat.offices.remove(&role);
            self.officers.entry(role).or_default().remove(&id);
        }
    }

    pub(crate) fn add_group(&mut self, group: Group) -> GroupId {
        let id = GroupId(u32::try_from(self.groups.len()).unwrap_or(u32::MAX));
        if let Some(name) = group.name.text().filter(|name| !name.is_empty()) {
            self.group_names.entry(name.to_owned()).or_insert(id);
        }
        self.groups.push(group);
        id
    }

    pub(crate) fn seat_mut(&mut self, id: SeatId) -> Option<&mut Seat> {
        self.seats.get_mut(id.place())
    }

    pub(crate) fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        self.groups.get_mut(id.place())
    }

    pub(crate) fn next_seat(&self) -> u32 {
        u32::try_from(self.seats.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn next_group(&self) -> u32 {
        u32::try_from(self.groups.len()).unwrap_or(u32::MAX)
    }
}
