//! Who may decide, and who is there.
//!
//! *Invariant*: nobody holds two seats, and only who holds a seat can be present.

use std::collections::{BTreeMap, BTreeSet};

/// Who holds a seat; the numbers are the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voter(pub u32);

/// A stakeholder group, for the rules that ask each group; the numbers are the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Constituency(pub u16);

/// A seat in the room, with what the rules ask about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Who sits here.
    pub voter: Voter,
    /// The stakeholder group the seat belongs to.
    pub constituency: Option<Constituency>,
    /// What the seat weighs where seats are weighed: the population, for the Council of the EU.
    pub weight: u64,
    /// A permanent member, whose vote against is a veto (Security Council).
    pub permanent: bool,
    /// Whose vote binds: the committee's members at Apache, P-members at ISO.
    pub binding: bool,
    /// An important part of the concerned interests (ISO).
    pub important: bool,
}

/// The members who may decide, who of them is present, and whose proposal is before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    members: BTreeMap<Voter, Member>,
    present: BTreeSet<Voter>,
    on_commission_proposal: bool,
}

/// Why members do not make a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// One voter was given two seats.
    #[error("one member, one seat: voter {} was given two; name each voter once", .0.0)]
    Duplicate(Voter),
    /// Somebody without a seat was said to be present.
    #[error("only members count as present: voter {} holds no seat; add the seat first", .0.0)]
    NoSeat(Voter),
}

impl Member {
    /// A seat with nothing special about it: weight 1, binding, important, not permanent.
    pub fn new(voter: Voter) -> Self {
        Self {
            voter,
            constituency: None,
            weight: 1,
            permanent: false,
            binding: true,
            important: true,
        }
    }

    /// The same seat in a stakeholder group.
    #[must_use]
    pub fn of(mut self, constituency: Constituency) -> Self {
        self.constituency = Some(constituency);
        self
    }

    /// The same seat with another weight.
    #[must_use]
    pub fn weighing(mut self, weight: u64) -> Self {
        self.weight = weight;
        self
    }
}

impl Room {
    /// A room in which all members are present.
    ///
    /// # Errors
    ///
    /// When a voter was given two seats.
    pub fn new(members: impl IntoIterator<Item = Member>) -> Result<Self, RoomError> {
        let mut seats = BTreeMap::new();
        for member in members {
            let voter = member.voter;
            if seats.insert(voter, member).is_some() {
                return Err(RoomError::Duplicate(voter));
            }
        }
        let present = seats.keys().copied().collect();
        Ok(Self { members: seats, present, on_commission_proposal: true })
    }

    /// The same room with only these present.
    ///
    /// # Errors
    ///
    /// When one of them holds no seat.
    pub fn with_present(
        mut self,
        present: impl IntoIterator<Item = Voter>,
    ) -> Result<Self, RoomError> {
        self.present = present.into_iter().collect();
        match self.present.iter().find(|voter| !self.members.contains_key(voter)) {
            Some(voter) => Err(RoomError::NoSeat(*voter)),
            None => Ok(self),
        }
    }

    /// Says whether the proposal comes from the Commission or the High Representative (Council of
    /// the EU); without it, 72 % of the members are needed.
    #[must_use]
    pub fn on_commission_proposal(mut self, is: bool) -> Self {
        self.on_commission_proposal = is;
        self
    }

    /// The members, by voter.
    pub fn members(&self) -> impl ExactSizeIterator<Item = &Member> {
        self.members.values()
    }

    /// The seat of a voter, if there is one.
    pub fn member(&self, voter: Voter) -> Option<&Member> {
        self.members.get(&voter)
    }

    /// How many members there are.
    pub fn size(&self) -> usize {
        self.members.len()
    }

    /// Who is present.
    pub fn present(&self) -> &BTreeSet<Voter> {
        &self.present
    }

    /// Whether this voter is present.
    pub fn is_present(&self, voter: Voter) -> bool {
        self.present.contains(&voter)
    }

    /// Whether the proposal comes from the Commission or the High Representative.
    pub fn is_on_commission_proposal(&self) -> bool {
        self.on_commission_proposal
    }

    /// The groups that have a seat here.
    pub fn constituencies(&self) -> BTreeSet<Constituency> {
        self.members().filter_map(|member| member.constituency).collect()
    }

    /// The part of the room that one group sits in.
    #[must_use]
    pub fn of(&self, group: Constituency) -> Self {
        let members: BTreeMap<Voter, Member> = self
            .members
            .iter()
            .filter(|(_, member)| member.constituency == Some(group))
            .map(|(voter, member)| (*voter, member.clone()))
            .collect();
        let present = self.present.iter().copied().filter(|v| members.contains_key(v)).collect();
        Self { members, present, on_commission_proposal: self.on_commission_proposal }
    }
}
